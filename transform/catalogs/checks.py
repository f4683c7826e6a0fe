"""What is wrong with translations, found without knowing the language well.

Findings are for translators. Only a `placeholder` error keeps a translation out of a bundle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from transform.catalogs.changes import numbers
from transform.catalogs.model import Catalog, Message
from transform.catalogs.numerals import quantities
from transform.catalogs.tags import Tag, Tagged, parse, strip_tags
from transform.data import load_toml
from transform.locale import base_language
from transform.model import (
    Code,
    Emphasis,
    Finding,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    Severity,
    Strong,
    TermRef,
    Text,
)

__all__ = ["check_catalog", "check_message"]

_TAG = re.compile(r"<((a|br|code|em|fn|img|strong|t)\d+)(/?)>")
_INSIDE: tuple[Inline, ...] = (Text("x"),)
_KINDS: dict[str, Inline] = {
    "a": Link("", _INSIDE),
    "a/": Link("", (Text("https://x"),)),
    "br/": LineBreak(),
    "code": Code("x"),
    "em": Emphasis(_INSIDE),
    "fn/": FootnoteRef(""),
    "img": Image("", "x"),
    "strong": Strong(_INSIDE),
    "t": TermRef("", _INSIDE),
}


def check_catalog(catalog: Catalog, language: str) -> tuple[Finding, ...]:
    """Everything found in a catalog's translations of messages in `language`, in their order."""
    return tuple(
        finding
        for message in catalog.messages
        if message.msgstr and not message.obsolete
        for finding in check_message(message, language, catalog.locale)
    )


def check_message(message: Message, language: str, locale: str) -> Iterator[Finding]:
    """What is wrong with one translation.

    >>> [f.message for f in check_message(Message("Take 2.", "Tome 3."), "en", "es")]
    ['2 is missing', '3 is not in the source']
    """
    found = (
        *_placeholders(message),
        *_numbers(message, language, locale),
        *_spaces(message),
        *_ending(message, base_language(locale)),
    )
    for rule, severity, words in found:
        yield Finding(rule, severity, words, message.msgid, "")


_Found = Iterator[tuple[str, Severity, str]]


def _placeholders(message: Message) -> _Found:
    tags = (
        Tag(name, _KINDS.get(kind + single, _KINDS.get(kind, LineBreak())))
        for name, kind, single in _TAG.findall(message.msgid)
    )
    source = Tagged(message.msgid, tuple(tags))
    accepted = parse(message.msgid, source).problems  # the source's own oddities
    parsed = parse(message.msgstr, source)
    for problem in parsed.problems:
        if problem not in accepted:
            yield "placeholder", "error", problem
    for warning in parsed.warnings:
        yield "placeholder", "warning", warning


def _numbers(message: Message, language: str, locale: str) -> _Found:
    left = Counter(quantities(message.msgid, language))
    unknown: list[tuple[str, str]] = []
    written = quantities(message.msgstr, locale)
    for number, as_source in zip(written, quantities(message.msgstr, language), strict=True):
        if left[number]:
            left[number] -= 1
        else:
            unknown.append((number, as_source))
    extra: list[str] = []
    for number, as_source in unknown:
        if left[as_source]:
            left[as_source] -= 1
            yield "number-format", "warning", f"{as_source} is not written as {locale} does"
        else:
            extra.append(number)
    # A number may be a word in one of the two languages: so many may be missing or new.
    if left.total() > _number_words(message.msgstr, locale):
        for number in left.elements():
            # "3-dimensional" may be one word without a number
            compound = re.search(rf"\b{re.escape(number)}-[^\W\d_]", message.msgid)
            yield "number", "warning" if compound else "error", f"{number} is missing"
    if len(extra) > _number_words(message.msgid, language):
        for number in extra:
            yield "number", "error", f"{number} is not in the source"


def _number_words(text: str, locale: str) -> int:
    found = numbers(text, locale).items()
    return sum(count for word, count in found if word.isalpha() and word == word.casefold())


def _spaces(message: Message) -> _Found:
    if message.msgstr != message.msgstr.strip():
        yield "space", "warning", "space at the beginning or end"
    if "  " in message.msgstr and "  " not in message.msgid:
        yield "space", "warning", "two spaces in a row"


def _ending(message: Message, language: str) -> _Found:
    rules = load_toml("catalogs/punctuation.toml")
    source, target = strip_tags(message.msgid).rstrip(), strip_tags(message.msgstr).rstrip()
    mark = source[-1:]
    ends = rules["ends"].get(mark)
    if ends is None or not target or language in rules["unmarked"]["languages"]:
        return
    if target.rstrip("\"'”’»)")[-1:] not in ends:
        yield "end", "warning", f"the source ends with {mark}"
    opening = rules["opens"].get(language, {}).get(mark)
    if opening and opening not in target:
        yield "end", "warning", f"{opening} is missing"
