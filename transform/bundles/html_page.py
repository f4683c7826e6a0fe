"""A page as HTML that stands alone: header, text, words to know, credit."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from transform.addresses import web_address
from transform.bundles.credit import linked, marked
from transform.bundles.inline_markup import Surroundings
from transform.bundles.languages import in_language, lang_attributes, phrase, visible
from transform.bundles.linked_data import dublin_core, linked_data, script_hash, script_text
from transform.bundles.local_help import help_items, help_note
from transform.bundles.markup import FragmentWriter
from transform.bundles.model import BundleInputs, Page, Said
from transform.bundles.notices import (
    draft_note,
    gaps_notice,
    label_key,
    official_notices,
    review_notices,
)
from transform.bundles.pages import footnote_labels, showable_images
from transform.bundles.templates import css_string, fill, style_sheet
from transform.bundles.versions import alternates, reachable, versions
from transform.glossary import Term
from transform.locale import direction, fallbacks
from transform.wording import say

__all__ = ["Fragments", "credit_markup", "render_html", "write_fragments"]

# A list of contents helps where a page is longer than it looks.
FEWEST_CONTENTS = 4


@dataclass(frozen=True, slots=True)
class Fragments:
    """The text of a page and its explanations as HTML, with what they can be reached by."""

    body: Markup
    terms: Markup
    subtitles: tuple[Markup, ...]
    sections: tuple[tuple[str, Said], ...]


def write_fragments(page: Page, inputs: BundleInputs) -> Fragments:
    """The inside of a page, which a content management system can take as it is."""
    locale = page.frame.locale
    around = Surroundings(
        locale,
        inputs.decision.attribution.url,
        frozenset(term.id for term in page.terms),
        footnote_labels(page),
        showable_images(page, inputs.decision),
    )
    writer = FragmentWriter(around)
    writer.expect(page.passages)
    subtitles = tuple(map(writer.text.inlines, page.subtitles))
    parts = []
    for passage in page.passages:
        inside = writer.passage(passage)
        if passage.language != locale:
            inside = Markup(
                '<p class="gap">{}</p>\n<div class="untranslated"{}>\n{}</div>\n'
            ).format(phrase("page.gap", locale), lang_attributes(passage.language, locale), inside)
        parts.append(inside)
    sections = ((a.id, Said(a.text, a.language)) for a in writer.anchors if a.level == 2)
    terms = _definitions(page.terms, locale, frozenset(writer.text.met))
    return Fragments(Markup("").join(parts), terms, subtitles, tuple(sections))


def credit_markup(page: Page, inputs: BundleInputs) -> Markup:
    """The attribution line by line, with links, the source's own words marked with their language."""
    attribution, language = inputs.decision.attribution, inputs.document.language
    foreign = (attribution.citation.rstrip("."), attribution.title, attribution.source)
    own_words = tuple(Said(words, language) for words in foreign)
    attributes = lang_attributes(page.credit.language, page.frame.locale)
    lines = (
        Markup("<p{}>{}</p>\n").format(
            attributes, marked(Said(line, page.credit.language), own_words)
        )
        for line in page.credit.text.splitlines()
    )
    return Markup("").join(lines)


def render_html(page: Page, made: Fragments, inputs: BundleInputs, pages: tuple[Page, ...]) -> str:
    """The whole page around its fragments; `pages` are all of the bundle's."""
    frame, attribution = page.frame, inputs.decision.attribution
    locale = frame.locale
    label = label_key(frame.what)
    helps = help_items(page, inputs)
    others = reachable(page, pages)
    data = script_text(linked_data(page, inputs, others))
    return fill(
        "page.html.j2",
        {
            "locale": locale,
            "dir": direction(locale),
            "say": lambda key: phrase(key, locale),
            "generator": f"transform {inputs.provenance.tool_version}",
            "title": visible(page.title.text),
            "kind_label": say(f"page.to_{frame.kind}", locale),
            "title_attributes": lang_attributes(page.title.language, locale),
            "description": visible(page.description.text),
            "dublin_core": dublin_core(page, inputs),
            "license_url": web_address(attribution.license_url),
            "alternates": alternates(page, others),
            "css": style_sheet(),
            "draft_for_print": css_string(say(label, locale)),
            "linked_data": data,
            "linked_data_hash": script_hash(data),
            "draft": page.standing.status == "draft",
            "draft_label": label,
            "draft_note": draft_note(frame),
            "reviews": [
                in_language(said.text, said.language, locale) for said in review_notices(page)
            ],
            "official": _official(page, inputs),
            "versions": versions(page, inputs.document.language, others),
            "subtitles": made.subtitles,
            "excerpt": frame.what == "excerpt",
            "gaps": _gaps(page, inputs.document.language),
            "contents": _contents(made, locale),
            "body": made.body,
            "terms": made.terms,
            "help": helps,
            "help_note": help_note(page, inputs) if helps else "",
            "credit": credit_markup(page, inputs),
            "source_url": web_address(attribution.url),
            "source_language": inputs.document.language,
        },
    )


def _definitions(terms: tuple[Term, ...], locale: str, met: frozenset[str]) -> Markup:
    if not terms:
        return Markup("")
    return Markup("<dl>\n{}</dl>\n").format(
        Markup("").join(_definition(term, locale, linked=term.id in met) for term in terms)
    )


def _definition(term: Term, locale: str, *, linked: bool) -> Markup:
    own = term.locale if term.locale not in fallbacks(locale) else locale
    back = Markup("")
    if linked:
        back = Markup(
            ' <a class="back" href="#ref-{}"><span aria-hidden="true">↩</span>'
            '<span class="hidden">{}</span></a>'
        ).format(term.id, phrase("page.term_back", locale, term=term.name))
    return Markup('<dt id="term-{}"><dfn{}>{}</dfn></dt>\n<dd><span{}>{}</span>{}</dd>\n').format(
        term.id,
        lang_attributes(own, locale),
        visible(term.name),
        lang_attributes(own, locale),
        visible(term.definition),
        back,
    )


@dataclass(frozen=True, slots=True)
class _Notice:
    text: Markup
    attributes: Markup


def _official(page: Page, inputs: BundleInputs) -> list[_Notice]:
    return [
        _Notice(
            linked(notice.text, short=True), lang_attributes(notice.language, page.frame.locale)
        )
        for notice in official_notices(page, inputs)
    ]


def _gaps(page: Page, source: str) -> Markup:
    if not page.gaps:
        return Markup("")
    notice = gaps_notice(page, source)
    return in_language(notice.text, notice.language, page.frame.locale)


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    text: Markup
    attributes: Markup


def _contents(made: Fragments, locale: str) -> list[_Entry]:
    sections = [
        _Entry(anchor, visible(title.text), lang_attributes(title.language, locale))
        for anchor, title in made.sections
    ]
    if made.terms:
        sections.append(_Entry("terms", phrase("page.terms", locale), Markup("")))
    return sections if len(sections) >= FEWEST_CONTENTS else []
