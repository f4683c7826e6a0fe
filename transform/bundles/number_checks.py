"""That no number changed on its way: from the source to the summary, from each page to its
translation, and from the records to the pages that people read.

Translations are judged by the catalogs' own rules, which read numbers and dates as the locale
writes them.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transform.bundles.manifest_reading import ManifestFile, PageEntry
from transform.bundles.names import inside
from transform.bundles.page_reading import read_page
from transform.catalogs.checking.date import date
from transform.catalogs.checking.number import number
from transform.catalogs.checking.pair import read_pair
from transform.catalogs.model import Message
from transform.catalogs.numerals import quantities
from transform.model import Finding, Severity

__all__ = ["check_numbers"]

_BLOCKS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "th", "td", "dt", "dd",
                     "caption", "figcaption", "summary", "pre"})  # fmt: skip
# What a page says of itself, and what its glossary says, is not the document's text.
_OWN_WORDS = re.compile(
    r'<nav.*?</nav>|<sup.*?</sup>|<section id="terms">.*?</section>|<p class="(?:notice|gap)[^>]*>.*?</p>',
    re.DOTALL,
)
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)


def check_numbers(folder: Path, made: ManifestFile) -> Iterator[Finding]:
    """Numbers of pages that are not those of what they were made from; `text` is the file.

    What cannot be read is told by other checks and passed over here.
    """
    shown = [page for page in made.pages if page.status != "recalled" and inside(page.html)]
    originals = {page.kind: page for page in shown if page.locale == made.language}
    for page in shown:
        if page.kind == "summary":
            yield from _summary(folder, page, made.language)
        original = originals.get(page.kind)
        if original is not None and page.locale != made.language:
            yield from _translation(folder, original, page)


def _summary(folder: Path, page: PageEntry, language: str) -> Iterator[Finding]:
    """A summary's record against its page and, in its own language, against its sources."""
    name = f"{page.html.removesuffix('.html')}.json"
    sentences = list(_sentences(folder / name))
    shown = _letters(_text(folder / page.html))
    for sentence in sentences:
        if _letters(sentence["text"]) not in shown:
            yield _error(
                "trace", page.html, f"{name} has what the page has not: {_short(sentence)}"
            )
    if page.locale == language:
        for message in _drift(sentences, language):
            yield _error("number", name, message)


def _drift(sentences: list[dict[str, Any]], language: str) -> Iterator[str]:
    """Numbers that a sentence has and its sources have not, and the other way round: then all the
    sentences count that were made from the same source.
    """
    told: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        sources = [(one["line"], one["text"]) for one in sentence["sources"]]
        if not sources or any(text is None for _, text in sources):
            continue  # a sentence of our own, or sources that may not be quoted
        own = Counter(quantities(sentence["text"], language))
        theirs = Counter(n for _, text in sources for n in quantities(text, language))
        for value in sorted((own - theirs).elements()):
            yield f"{value} is not in the source: {_short(sentence)}"
        for source in sources:
            told[source] |= own
    for (line, text), numbers in told.items():
        for value in sorted((Counter(quantities(text, language)) - numbers).elements()):
            yield f"{value} of line {line} of the source is missing"


def _translation(folder: Path, original: PageEntry, page: PageEntry) -> Iterator[Finding]:
    before, after = _blocks(folder / original.html), _blocks(folder / page.html)
    whole = len(before) != len(after)  # sentences were put together: judged as one text
    if whole:
        before, after = ["\n".join(before)], ["\n".join(after)]
    for source, target in zip(before, after, strict=True):
        if source == target:
            continue
        pair = read_pair(Message(source, target), original.locale, page.locale)
        place = "on the whole page" if whole else _shortened(target)
        for rule in (number, date):
            for hit in rule(pair):
                severity: Severity = "warning" if hit.lesser else "error"
                message = f"{hit.message}: {place}"
                yield Finding("bundle-number", severity, message, text=page.html)


def _blocks(path: Path) -> list[str]:
    found = read_page(_main(path)).elements
    return [" ".join(element.text.split()) for element in found if element.name in _BLOCKS]


def _text(path: Path) -> str:
    return "".join(element.text for element in read_page(_main(path)).named("main"))


def _main(path: Path) -> str:
    try:
        found = _MAIN.search(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""
    return _OWN_WORDS.sub("", found[0]) if found else ""


def _sentences(path: Path) -> Iterator[dict[str, Any]]:
    try:
        sections = json.loads(path.read_bytes())["sections"]
        for section in sections:
            for sentence in section["sentences"]:
                [(one["line"], one["text"]) for one in sentence["sources"]]
                if isinstance(sentence["text"], str):
                    yield sentence
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return


def _short(sentence: dict[str, Any]) -> str:
    return _shortened(sentence["text"])


def _shortened(text: str) -> str:
    return f'"{text if len(text) <= 80 else text[:79] + "…"}"'


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _error(rule: str, name: str, message: str) -> Finding:
    return Finding(f"bundle-{rule}", "error", message, text=name)
