"""What `catalog check` says about good translations, and which seeded faults it finds.

    python -m tests.benchmarks.catalog_check

Translations are the Spanish pages of the corpus, which people wrote, beside their English pages:
elements in the same order, where both pages have the same sequence of them between two headings.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import html

from tests.shared import SHARED
from transform.catalogs.checking import check_catalogs, check_message
from transform.catalogs.checking.checker import Options
from transform.catalogs.checking.registry import Severities
from transform.catalogs.model import Catalog, Message
from transform.catalogs.tags import escape
from transform.glossary import packaged_glossary
from transform.language import sentence_spans

__all__ = ["SEEDS", "Seed", "aligned_messages", "false_alarms", "recall"]

_BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "dt", "dd", "td", "th", "figcaption")
_TERM = re.compile(r"[?&]id=(?:CDR0*)?(\d+)")


@dataclass(frozen=True, slots=True)
class Seed:
    """A fault: the rule that should find it, and how a translation gets it ("" where it cannot)."""

    name: str
    rule: str
    plant: Callable[[Message], str]


def aligned_messages() -> tuple[Message, ...]:
    """One message for each pair of sentences; terms are tags where both texts have the same ids."""
    found: dict[tuple[str, str], Message] = {}
    for path in sorted((SHARED / "corpus" / "pdq").glob("*.en.html")):
        other = path.with_name(path.name.replace(".en.", ".es."))
        for source, target in _aligned(path.read_text(), other.read_text()):
            message = _message(source, target)
            for sentence in () if message is None else _sentences(message):
                found.setdefault(sentence.key, sentence)
    return tuple(found.values())


def _aligned(source: str, target: str) -> Iterator[tuple[html.HtmlElement, html.HtmlElement]]:
    left, right = list(_sections(source)), list(_sections(target))
    if len(left) != len(right):
        return
    for one, other in zip(left, right, strict=True):
        if [element.tag for element in one] == [element.tag for element in other]:
            yield from zip(one, other, strict=True)


def _sections(page: str) -> Iterator[list[html.HtmlElement]]:
    """The elements from one heading to the next."""
    elements = [e for e in html.fromstring(page).iter(*_BLOCKS) if not e.xpath("ancestor::td")]
    starts = [i for i, e in enumerate(elements) if e.tag in {"h2", "h3"}]
    for start, stop in pairwise([*starts, len(elements)]):
        yield elements[start:stop]


def _sentences(message: Message) -> Iterator[Message]:
    """A message for each sentence, as catalogs have them, where both texts have as many and every
    tag stands in the same one; else the whole.
    """
    pairs = [
        [text[start:end] for start, end in sentence_spans(text, language)]
        for text, language in ((message.msgid, "en"), (message.msgstr, "es"))
    ]
    if len(pairs[0]) != len(pairs[1]) or any(
        sorted(re.findall(r"</?t\d+>", one)) != sorted(re.findall(r"</?t\d+>", other))
        for one, other in zip(*pairs, strict=True)
    ):
        yield message
        return
    for one, other in zip(*pairs, strict=True):
        comments = (c for c in message.comments if f"<{c.partition(':')[0]}>" in one)
        yield replace(message, msgid=one, msgstr=other, comments=tuple(comments))


def _message(source: html.HtmlElement, target: html.HtmlElement) -> Message | None:
    ids, other_ids = _ids(source), _ids(target)
    tagged = sorted(ids) == sorted(other_ids) and len(set(ids)) == len(ids)
    names = {id_: f"t{number}" for number, id_ in enumerate(ids, 1)} if tagged else {}
    msgid, msgstr = _text(source, names), _text(target, names)
    if not re.search(r"[a-z]", msgid) or not msgstr:
        return None
    comments = tuple(f'{name}: term {id_} "{_name(id_)}"' for id_, name in names.items())
    return Message(msgid, msgstr, comments=comments)


def _name(id_: str) -> str:
    term = packaged_glossary("en").get(id_)
    return term.name if term else ""


def _ids(element: html.HtmlElement) -> list[str]:
    return [_term_id(a) for a in element.iter("a") if _term_id(a) and _is_own(a, element)]


def _is_own(a: html.HtmlElement, element: html.HtmlElement) -> bool:
    nearest = next(e for e in a.iterancestors() if e.tag in _BLOCKS)
    return nearest is element


def _term_id(a: html.HtmlElement) -> str:
    found = _TERM.search(str(a.get("href", "")))
    return found[1].lstrip("0") if found else ""


def _text(element: html.HtmlElement, names: dict[str, str]) -> str:
    """The element's own running text, without that of blocks inside it."""
    parts = [escape(element.text or "")]
    for child in element:
        if child.tag not in (*_BLOCKS, "ul", "ol", "figure", "table", "div", "section"):
            name = names.get(_term_id(child)) if child.tag == "a" else None
            inside = _text(child, names)
            parts.append(f"<{name}>{inside.strip()}</{name}>" if name else inside)
        parts.append(escape(child.tail or ""))
    text = "".join(parts)
    return " ".join(text.split()) if element.tag in _BLOCKS else text


def _replaced(pattern: str, by: str | Callable[[re.Match[str]], str]) -> Callable[[Message], str]:
    """The first match replaced, in running text."""

    def plant(message: Message) -> str:
        new = re.sub(pattern, by, message.msgstr, count=1)
        return new if new != message.msgstr else ""

    return plant


def _next_digit(match: re.Match[str]) -> str:
    return str((int(match[0]) + 1) % 10 or 1)


def _negation_dropped(message: Message) -> str:
    return _replaced(r"\b[Nn]o (?!(?:solo|más|obstante)\b)|\bsin (?!embargo)", "")(message)


def _modal_dropped(message: Message) -> str:
    if not re.search(r"\b(?:may|might|could)\b", message.msgid):
        return ""
    new = re.sub(
        r"\b(?:pued[ea]n?|podrían?|quizás?|tal vez|posibles?|posiblemente) ?", "", message.msgstr
    )
    return new if new != message.msgstr else ""


def _source_left(message: Message) -> str:
    return message.msgid if len(message.msgid.split()) > 3 else ""


def _halved(message: Message) -> str:
    words = message.msgstr.split()
    return (
        "" if len(words) < 20 or "<" in message.msgstr else " ".join(words[: len(words) // 4]) + "."
    )


def _without_end(message: Message) -> str:
    return (
        message.msgstr[:-1] if message.msgstr.endswith(".") and message.msgid.endswith(".") else ""
    )


def _doubled(message: Message) -> str:
    return (
        re.sub(r"(?<![\w<])(de|la|el|en|los|las)(?= [a-záéíóú])", r"\1 \1", message.msgstr, count=1)
        if re.search(r"(?<![\w<])(de|la|el|en|los|las)(?= [a-záéíóú])", message.msgstr)
        else ""
    )


SEEDS = (
    Seed("negation dropped (no, sin)", "negation", _negation_dropped),
    Seed("digit changed", "number", _replaced(r"(?<![\w<.,-])\d(?![\w>]*>)", _next_digit)),
    Seed("number dropped", "number", _replaced(r"(?<![\w<.,-])\d+(?:[.,]\d+)* (?=[a-z])", "")),
    Seed("number word changed (dos, tres)", "number", _replaced(r"\b(?:dos|tres)\b", lambda m: {"dos": "tres", "tres": "dos"}[m[0]])),
    Seed("stage changed", "number", _replaced(r"\b(?:II|III|IV)(?=[ABC]?\b)", lambda m: {"II": "III", "III": "IV", "IV": "II"}[m[0]])),
    Seed("unit changed", "unit", _replaced(r"(?<=\d )(?:mg|cm|centímetros|semanas|meses|años|horas|días)\b", lambda m: {"mg": "g", "cm": "mm", "centímetros": "milímetros", "semanas": "días", "meses": "semanas", "años": "meses", "horas": "minutos", "días": "horas"}[m[0]])),
    Seed("percent lost", "unit", _replaced(r"(?<=\d) ?%", "")),
    Seed("tag not closed", "placeholder", _replaced(r"</t\d+>", "")),
    Seed("modal dropped (puede, podría)", "hedge", _modal_dropped),
    Seed("left in English", "unchanged", _source_left),
    Seed("three quarters cut off", "length", _halved),
    Seed("full stop dropped", "end", _without_end),
    Seed("question not opened", "end", _replaced("¿", "")),
    Seed("word doubled", "doubled-word", _doubled),
    Seed("bracket not closed", "bracket", _replaced(r"\)", "")),
    Seed("two spaces", "space", _replaced(r" (?=[a-z])", "  ")),
    Seed("space before a comma", "space", _replaced(r",", " ,")),
    Seed("direction overridden", "bidi", _replaced(r" ", " \u202e")),
)  # fmt: skip


def _options() -> Options:
    return Options(Severities(), packaged_glossary("es"))


def false_alarms(messages: tuple[Message, ...]) -> Counter[tuple[str, str]]:
    """How many translations have a finding, by rule and severity; ("*", severity) is any rule."""
    (checked,) = check_catalogs([Catalog("pdq", "es", messages)], "en", _options())
    said = {(one.message.key, one.finding.rule, one.finding.severity) for one in checked.found}
    any_rule = {(key, "*", severity) for key, _, severity in said}
    return Counter((rule, severity) for _, rule, severity in said | any_rule)


def recall(messages: tuple[Message, ...], seed: Seed) -> tuple[int, int]:
    """Of how many planted faults the right rule finds how many."""
    planted = found = 0
    for message in messages:
        spoilt = seed.plant(message)
        if not spoilt:
            continue
        planted += 1
        found += bool(_said(replace(message, msgstr=spoilt), seed.rule) - _said(message, seed.rule))
    return planted, found


def _said(message: Message, rule: str) -> Counter[tuple[str, str]]:
    found = check_message(message, "en", "es", _options())
    return Counter((one.severity, one.message) for one in found if one.rule == rule)


def _main() -> None:
    messages = aligned_messages()
    print(f"{len(messages)} aligned messages")
    for (rule, severity), count in sorted(false_alarms(messages).items()):
        print(f"| {rule} | {severity} | {count} | {100 * count / len(messages):.2f} % |")
    for seed in SEEDS:
        planted, found = recall(messages, seed)
        print(f"| {seed.name} | {seed.rule} | {planted} | {100 * found / max(planted, 1):.1f} % |")
    # Each text is another one, so that no figure of one is kept for the next.
    many = [
        replace(m, msgid=f"{m.msgid} {'x' * n}", msgstr=f"{m.msgstr} {'x' * n}")
        for n in range(10_000 // len(messages) + 1)
        for m in messages
    ]
    start = time.process_time()
    check_catalogs([Catalog("pdq", "es", tuple(many[:10_000]))], "en", _options())
    print(f"10,000 messages: {time.process_time() - start:.2f} s")


if __name__ == "__main__":
    _main()
