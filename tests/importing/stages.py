"""The same document as its publisher's site meets it, build after build."""

from __future__ import annotations

from dataclasses import replace

from tests.bundles.samples import (
    arabic,
    every_block,
    inputs,
    page_key,
    paragraph,
    recalled,
    released,
    spanish,
)
from transform.bundles import BundleInputs, assemble
from transform.bundles.names import RECORDS
from transform.bundles.pages import build_pages

__all__ = ["built", "changed", "drafts", "online", "recalled_spanish", "without_arabic"]

BLOCKS = every_block()


def built(made: BundleInputs) -> bytes:
    return assemble(made).file(RECORDS)


def drafts() -> BundleInputs:
    made = inputs(spanish(), arabic())
    more = (*made.document.blocks, paragraph("It's \"5'\" & C:\\path <2 mg> \\u00e9 🙂."), *BLOCKS)
    return replace(made, document=replace(made.document, blocks=more))


def online() -> BundleInputs:
    """Every page is released."""
    made = drafts()
    return released(made, *(page.frame.key for page in build_pages(made)))


def changed() -> BundleInputs:
    """The whole text has one more sentence, and is released with it."""
    made = drafts()
    blocks = (*made.document.blocks, paragraph("One more sentence."))
    made = replace(made, document=replace(made.document, blocks=blocks))
    return released(made, *(page.frame.key for page in build_pages(made)))


def recalled_spanish() -> BundleInputs:
    return recalled(online(), page_key("es"))


def without_arabic() -> BundleInputs:
    made = inputs(spanish())
    made = replace(made, document=drafts().document)
    return released(made, *(page.frame.key for page in build_pages(made)))
