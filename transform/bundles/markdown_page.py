"""A page as Markdown: front matter, draft label, text, words to know, credit."""

from __future__ import annotations

import json
from collections.abc import Iterator

from transform.addresses import web_address
from transform.bundles.credit import split_addresses
from transform.bundles.languages import joined
from transform.bundles.local_help import help_blocks, page_resources
from transform.bundles.markdown import to_markdown
from transform.bundles.markdown_inlines import MarkdownStyle
from transform.bundles.model import BundleInputs, Page, Passage
from transform.bundles.notices import (
    draft_note,
    gaps_notice,
    label_key,
    official_notices,
    review_notices,
)
from transform.bundles.pages import showable_images
from transform.bundles.standing import last_reviewed
from transform.locale import direction
from transform.model import Emphasis, Heading, Inline, Link, Paragraph, Quote, Strong, Text
from transform.wording import say

__all__ = ["render_markdown"]


def render_markdown(page: Page, inputs: BundleInputs) -> str:
    """The whole page. Links are absolute; terms lead to their explanation on the page."""
    return "\n\n".join(part.strip("\n") for part in _parts(page, inputs)) + "\n"


def _parts(page: Page, inputs: BundleInputs) -> Iterator[str]:
    locale = page.frame.locale
    yield _front_matter(page, inputs)
    if page.standing.status == "draft":
        label, note = say(label_key(page.frame.what), locale), say(draft_note(page.frame), locale)
        # The mark and the space behind the label are those of its language.
        rest = joined((label, note), locale).removeprefix(label)
        yield _quoted((Strong((Text(label),)), Text(rest)))
    if reviews := joined((notice.text for notice in review_notices(page)), locale):
        yield _quoted((Text(reviews),))
    for notice in official_notices(page, inputs):
        yield _in_language(_quoted(_with_links(notice.text)), notice.language, locale)
    yield to_markdown((Heading(1, (Text(page.title.text),)),))
    for subtitle in page.subtitles:
        yield to_markdown((Paragraph(subtitle),))
    if page.frame.what == "excerpt":
        yield _quoted((Text(say("page.excerpt", locale)),))
    if page.gaps:
        yield _quoted((Text(gaps_notice(page, inputs.document.language).text),))
    for passage in page.passages:
        yield from _passage(passage, page, inputs)
    if page.terms:
        yield _terms(page)
    if page_resources(page, inputs):
        for language, blocks in help_blocks(page, inputs):
            yield _in_language(to_markdown(blocks), language, locale)
    yield _about(page)


def _front_matter(page: Page, inputs: BundleInputs) -> str:
    frame, attribution = page.frame, inputs.decision.attribution
    stated = {
        "title": page.title.text,
        "lang": frame.locale,
        "dir": direction(frame.locale),
        "kind": frame.kind,
        "status": page.standing.status,
        "robots": "noindex" if page.standing.status == "draft" else "",
        "reviewed": last_reviewed(page.standing),
        "source": web_address(attribution.url),
        "license": inputs.decision.license,
    }
    # A JSON string is a YAML string, whatever is in it.
    lines = (
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in stated.items() if value
    )
    return "\n".join(("---", *lines, "---"))


def _passage(passage: Passage, page: Page, inputs: BundleInputs) -> Iterator[str]:
    locale = page.frame.locale
    style = MarkdownStyle(
        inputs.decision.attribution.url,
        absolute=True,
        explained=frozenset(term.id for term in page.terms),
        pictures=showable_images(page, inputs.decision),
        locale=passage.language,
    )
    if passage.language != locale:
        yield _quoted((Emphasis((Text(say("page.gap", locale)),)),))
    if passage.heading is not None:
        yield to_markdown((Heading(2, (Text(passage.heading.text),)),))
    yield _in_language(to_markdown(passage.blocks, style), passage.language, locale)


def _terms(page: Page) -> str:
    locale = page.frame.locale
    head = to_markdown(
        (
            Heading(2, (Text(say("page.terms", locale)),)),
            Paragraph((Text(say("page.terms_note", locale)),)),
        )
    )
    lines = (
        f'- <a id="term-{term.id}"></a>'
        + to_markdown((Paragraph((Strong((Text(term.name),)), Text(f": {term.definition}"))),))
        for term in page.terms
    )
    return f"{head}\n{''.join(lines)}"


def _about(page: Page) -> str:
    locale = page.frame.locale
    return to_markdown(
        (
            Heading(2, (Text(say("page.about", locale)),)),
            *(Paragraph(_with_links(line)) for line in page.credit.text.splitlines()),
            Paragraph((Text(say("attribution.medical_disclaimer", locale)),)),
        )
    )


def _with_links(text: str) -> tuple[Inline, ...]:
    return tuple(
        Link(address, (Text(shown),)) if address else Text(shown)
        for shown, address in split_addresses(text)
    )


def _in_language(text: str, tag: str, within: str) -> str:
    """Markdown cannot name a language; an HTML element around it can."""
    if tag == within:
        return text
    return f'<div lang="{tag}" dir="{direction(tag)}">\n\n{text.strip()}\n\n</div>'


def _quoted(inlines: tuple[Inline, ...]) -> str:
    return to_markdown((Quote((Paragraph(inlines),)),))
