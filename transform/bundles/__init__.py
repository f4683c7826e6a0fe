"""Bundles: pages, catalogs, manifest and credits of a document, as they may leave the house.

`assemble` makes a bundle's files of values, `write_bundle` and `write_index` put them on disk,
`verify` checks what is there. `to_markdown` and `to_text` render blocks alone.
"""

from transform.bundles.assemble import assemble
from transform.bundles.index import write_index
from transform.bundles.markdown import to_markdown
from transform.bundles.model import Bundle, BundleInputs, CatalogText, Edition, Provenance
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
