"""Bundles: pages, catalogs, manifest and credits of a document, as they may leave the house.

`assemble` makes a bundle's files of values, `write_bundle` and `write_index` put them on disk,
`verify` checks what is there. `to_markdown` and `to_text` render blocks alone. Each is imported when
it is first asked for: most commands need none of them, or one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from transform.bundles.model import Bundle, BundleInputs, CatalogText, Edition, Provenance

if TYPE_CHECKING:
    from transform.bundles.assembling import assemble
    from transform.bundles.index import write_index
    from transform.bundles.markdown import to_markdown
    from transform.bundles.plaintext import to_text
    from transform.bundles.store import write_bundle
    from transform.bundles.verifying import verify

__all__ = [
    "Bundle",
    "BundleInputs",
    "CatalogText",
    "Edition",
    "Provenance",
    "assemble",
    "to_markdown",
    "to_text",
    "verify",
    "write_bundle",
    "write_index",
]

_HOMES = {
    "assemble": "assembling",
    "to_markdown": "markdown",
    "to_text": "plaintext",
    "verify": "verifying",
    "write_bundle": "store",
    "write_index": "index",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
