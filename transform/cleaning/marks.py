"""Lines of plain text: how far in they stand, which mark they begin with, where they were cut."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from transform.data import load_lines
from transform.inlines import plain_text
from transform.model import Inline, SourceSpan, Text

__all__ = ["Line", "is_hyphenated", "level_of", "line_of", "with_bare_marks", "wraps"]

# Marks that are nothing but bullets may touch their text; the others need white space after.
# Word processors export the bullets of symbol fonts as private characters (U+F020 to U+F0FF).
_DRAWN = (
    "•●▪■◦○▫□‣⁃►▶➤➢➔→✓✔☑✗✘✕×❖◆◇★∙⁌⁍◘❍❏❐❑❒⚫⚪☐☒✦✧✱✲✳✴✶❇➜➙➛➞➣➥➧➨➲▸▹▻◼◻◾◽⬛⬜⦁⬤⬥⬦⬧∗￭❯❱☛☞✿❥◉◎⊙⚬"
    "🔹🔸🔵🔴🟢👉✅❌\uf020-\uf0ff"
)
_BULLET = re.compile(rf"(?:[{_DRAWN}]\ufe0f?\s*|(?:--|[-–—―‒−*+·»›§¤º])\s+|o\s+(?=\S))(?=[^\s])")
_CROSSES = "✗✘✕×❌☒"  # "✗ Beer" says "no beer": there the mark stays with the words
_BARE = re.compile(rf"(?:[{_DRAWN}·]\ufe0f?|[-–—*o])\s*")
_NUMBER = re.compile(r"\(?(?P<number>[0-9]{1,2})(?:[.)]|\s?[-–]\s)(?:\s+|(?=[^\W\d_]))(?=\S)")
_LETTER = re.compile(r"(?!\(c\)\s+(?:[12]\d{3}|copyright))\(?(?P<letter>[a-z])\)\s+(?=\S)")
_RULE = re.compile(r"(?:[-=_*~]\s?){2,}$")
_END = re.compile(r"[.!?:;…][\"”’')\]]*$")
_HYPHEN = re.compile(r"[^\W\d_][-‐]$")
_BETWEEN_HYPHENS = {"and", "or", "to", "y", "o", "u", "e", "und", "oder", "bis", "et", "ou"}
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its indentation and its mark; `mark` is "" where it has none.

    `number` is that of a numbered item, `rule` is True for a line that is drawn, not read.
    """

    indent: int
    mark: str
    number: int | None
    texts: tuple[Inline, ...]
    rule: bool = False
    text: str = field(init=False, compare=False)  # asked for many times

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", plain_text(self.texts))

    @property
    def inlines(self) -> tuple[Inline, ...]:
        return self.texts

    @property
    def span(self) -> SourceSpan | None:
        first = self.texts[0]
        return first.span if isinstance(first, Text) else None


def line_of(inlines: tuple[Inline, ...]) -> Line:
    """A line with its indentation and its mark told apart from its words."""
    first = inlines[0]
    if not isinstance(first, Text):
        return Line(0, "", None, inlines)
    body = first.value.lstrip()
    lead = first.value[: len(first.value) - len(body)]
    indent = len(lead.expandtabs(_TAB))
    if _RULE.fullmatch(body) and len(inlines) == 1:
        return Line(indent, "", None, (Text(body, first.span),), rule=True)
    mark, number, cut = _mark(body)
    rest = _cut(first, len(lead) + cut)
    return Line(indent, mark, number, (rest, *inlines[1:]))


def with_bare_marks(lines: list[Line]) -> list[Line]:
    """Without lines that are nothing but a bullet: the line below is the text of it.

    So do lists come out of some PDF files. A mark with nothing under it stays what it is.
    """
    if not any(map(_is_bare, lines)):
        return lines
    made: list[Line] = []
    bullet: Line | None = None
    for line in lines:
        if _is_bare(line) and bullet is None:
            bullet = line
            continue
        if bullet is not None and not line.mark and not line.rule and not _is_bare(line):
            made.append(replace(line, mark=bullet.text.strip(), indent=bullet.indent))
        else:
            made.extend(filter(None, (bullet, line)))
        bullet = None
    return made if bullet is None else [*made, bullet]


def _is_bare(line: Line) -> bool:
    return not line.mark and len(line.text) < 4 and _BARE.fullmatch(line.text) is not None


def _mark(body: str) -> tuple[str, int | None, int]:
    if match := _BULLET.match(body):
        mark = match[0].strip() or "•"
        says = mark[0] in _CROSSES and not _negates(body[match.end() :])
        return mark, None, 0 if says else match.end()
    if match := _NUMBER.match(body):
        return "1", int(match["number"]), match.end()
    if match := _LETTER.match(body):
        return "a", ord(match["letter"]) - ord("a") + 1, match.end()
    return "", None, 0


def _negates(words: str) -> bool:
    return words.lower().replace("’", "'").startswith(load_lines("cleaning/negations.txt"))


def _cut(text: Text, start: int) -> Text:
    """A text without its first characters."""
    value = text.value[start:]
    spaces = len(value) - len(value.lstrip())
    span = text.span
    if span is not None and span.start is not None:
        span = replace(span, start=span.start + start + spaces)
    return Text(value.lstrip(), span)


# How deep word processors use a mark when they set lists as text: under "•" stands "o" or "–".
_LEVELS = {
    **dict.fromkeys("•●∙·⚫⬤⦁◉", 1),
    **dict.fromkeys("o○◦⚬-–—⁃−‒", 2),
    **dict.fromkeys("▪■§◼◾▫□", 3),
}


def level_of(mark: str) -> int:
    """How deep a bullet stands by its look alone, 0 where its look does not say.

    >>> level_of("•"), level_of("o"), level_of("✓")
    (1, 2, 0)
    """
    return _LEVELS.get(mark, 0)


def is_hyphenated(text: str, following: str) -> bool:
    """Whether a line was cut at a hyphen, so that no space stands where its next part begins.

    >>> is_hyphenated("an anti-", "inflammatory drug"), is_hyphenated("pre-", "and postnatal")
    (True, False)
    """
    cut = _HYPHEN.search(text) is not None and following[:1].islower()
    return cut and following.split(maxsplit=1)[0] not in _BETWEEN_HYPHENS


def wraps(line: Line, after: Line, width: int, *, begun: bool = True) -> bool:
    """Whether `after` goes on with the sentence of `line`, which was cut at the column `width`.

    It was cut there if the next word would not have fitted. Otherwise the line ends where its
    author ended it, unless the next one begins in the middle of a sentence; `begun` is whether
    the sentence had a beginning, for lines that all begin small are items of a list.
    """
    text, following = line.text, after.text
    if not text or not following:
        return False
    if _HYPHEN.search(text) and following[0].islower():
        return True
    word = following.split(maxsplit=1)[0]
    if width and len(text) + 1 + len(word) + line.indent > width and len(text) > width // 2:
        return True
    return begun and not _END.search(text) and following[0].islower() and len(text) > 40
