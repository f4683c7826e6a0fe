"""A publisher's own resources on a page, and in its records: never among the source's words."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from transform.bundles.credit import marked
from transform.bundles.json_files import Record
from transform.bundles.languages import lang_attributes, said, visible
from transform.bundles.model import BundleInputs, Page, Said
from transform.bundles.resources import Resource, phone_address
from transform.model import Block, Heading, Inline, ItemList, Link, ListItem, Paragraph, Text
from transform.model import Strong as Bold

__all__ = ["help_blocks", "help_items", "help_note", "help_records", "page_resources"]


def page_resources(page: Page, inputs: BundleInputs) -> tuple[Resource, ...]:
    """The resources that a page shows."""
    frame = page.frame
    return inputs.resources.of_page(frame.document_id, frame.locale, inputs.document.language)


def help_note(page: Page, inputs: BundleInputs) -> Markup:
    """Who says so, in the page's language."""
    name, language = inputs.resources.publisher_in(page.frame.locale)
    note = said("page.resources_note", page.frame.locale, publisher=name)
    inside = marked(note, (Said(name, language),))
    if note.language == page.frame.locale:
        return inside
    return Markup("<span{}>{}</span>").format(
        lang_attributes(note.language, page.frame.locale), inside
    )


def help_items(page: Page, inputs: BundleInputs) -> list[Markup]:
    """The items of the list: attributes and inside of each `<li>`."""
    return [
        Markup("<li{}>{}</li>").format(
            lang_attributes(entry.locale, page.frame.locale), _item(entry)
        )
        for entry in page_resources(page, inputs)
    ]


def help_blocks(page: Page, inputs: BundleInputs) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The same as blocks, with the language of each."""
    name, _ = inputs.resources.publisher_in(page.frame.locale)
    locale = page.frame.locale
    note = said("page.resources_note", locale, publisher=name)
    heading = Heading(2, (Text(said("page.resources", locale).text),))
    yield note.language, (heading, Paragraph((Text(note.text),)))
    entries = page_resources(page, inputs)
    items = tuple(ListItem((Paragraph(_inlines(entry)),)) for entry in entries)
    yield entries[0].locale, (ItemList(False, items),)


def help_records(page: Page, inputs: BundleInputs) -> list[Record]:
    """The same for programs; what is not stated is None."""
    found = page_resources(page, inputs)
    if not found:
        return []
    name, language = inputs.resources.publisher_in(page.frame.locale)
    return [
        {
            "langcode": entry.locale,
            "publisher": name,
            "publisher_langcode": language,
            "name": entry.name,
            "text": entry.text or None,
            "phone": entry.phone or None,
            "url": entry.url or None,
        }
        for entry in found
    ]


def _item(entry: Resource) -> Markup:
    parts = [Markup("<strong>{}</strong>").format(visible(entry.name))]
    if entry.text:
        parts.append(visible(entry.text))
    if entry.phone:
        # A number runs from left to right, in a text of either direction.
        parts.append(
            Markup('<a href="{}" dir="ltr">{}</a>').format(phone_address(entry.phone), entry.phone)
        )
    if entry.url:
        parts.append(Markup('<a href="{}" dir="ltr">{}</a>').format(entry.url, entry.url))
    return Markup("<br>").join(parts)


def _inlines(entry: Resource) -> tuple[Inline, ...]:
    parts: list[Inline] = [Bold((Text(entry.name),))]
    if entry.text:
        parts += [Text(f" – {entry.text}")]
    for address, shown in ((phone_address(entry.phone), entry.phone), (entry.url, entry.url)):
        if shown:
            parts += [Text(" – "), Link(address, (Text(shown),))]
    return tuple(parts)
