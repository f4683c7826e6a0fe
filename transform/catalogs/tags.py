"""Inline markup as short tags that carry meaning, and back again, strictly.

`<t1>organs</t1>` is a glossary term, `<a1>` a link, `<em1>`, `<strong1>` and `<code1>` what HTML
calls so, `<img1>` an image in running text with its alt text inside; `<br1/>` is a line break and
`<fn1/>` a footnote's mark. An address that is shown as such is `<a1/>`, linked or not: nobody
translates it, and nobody can break it. A literal `<` or `&` is written `&lt;` and `&amp;`, so that a message is always a
well-formed XML fragment and the tag checks of translation tools work on it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import assert_never

from transform.inlines import plain_text, walk_inlines
from transform.model import (
    Code,
    Emphasis,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    Strong,
    TermRef,
    Text,
)

__all__ = [
    "Parsed",
    "Tag",
    "Tagged",
    "addresses",
    "escape",
    "parse",
    "strip_tags",
    "tagged",
    "unescape",
]

_OURS = re.compile(r"</?(?:a|br|code|em|fn|img|strong|t)\d+/?>")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\s*(/?)>|<(?=[/A-Za-z])")
_ADDRESS = re.compile(
    r"(?<![\w.+-])(?:(?:[a-z][a-z0-9+.-]*+://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]}'’»]"
    r"|[\w.+-]++@[\w-]++(?:\.[\w-]++)+)",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(lt|amp|gt|quot|apos);")
_ENTITIES = {"lt": "<", "amp": "&", "gt": ">", "quot": '"', "apos": "'"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of one message and the inline it stands for."""

    name: str
    inline: Inline

    @property
    def single(self) -> bool:
        """Whether nothing stands inside: `<br1/>`."""
        return isinstance(self.inline, LineBreak | FootnoteRef | Text) or _is_bare_address(
            self.inline
        )


@dataclass(frozen=True, slots=True)
class Tagged:
    """A msgid and its tags in order."""

    text: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a translation turned into. With `problems` its inlines may not be used."""

    inlines: tuple[Inline, ...]
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def tagged(inlines: tuple[Inline, ...]) -> Tagged:
    """The message of some inlines.

    >>> tagged((Text("A & "), TermRef("257523", (Text("organs"),)))).text
    'A &amp; <t1>organs</t1>'
    """
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        text = inlines[0].value
        if not _may_hold_address(text):
            return Tagged(escape(text), ())
    writer = _Writer()
    text = writer.write(inlines)
    return Tagged(text, tuple(writer.tags))


class _Writer:
    """Numbers the tags of each kind in reading order."""

    def __init__(self) -> None:
        self.tags: list[Tag] = []
        self._counts: Counter[str] = Counter()

    def write(self, inlines: tuple[Inline, ...]) -> str:
        return "".join(map(self._write, inlines))

    def _write(self, inline: Inline) -> str:
        match inline:
            case Text(value):
                return self._text(value)
            case TermRef():
                return self._pair("t", inline, inline.children)
            case Emphasis(children):
                return self._pair("em", inline, children)
            case Strong(children):
                return self._pair("strong", inline, children)
            case Link():
                if _is_bare_address(inline):
                    return self._single("a", inline)
                return self._pair("a", inline, inline.children)
            case Code(value):
                return self._pair("code", inline, text=value)
            case Image():
                return self._pair("img", inline, text=inline.alt)
            case LineBreak():
                return self._single("br", inline)
            case FootnoteRef():
                return self._single("fn", inline)
        assert_never(inline)

    def _name(self, kind: str, inline: Inline) -> str:
        self._counts[kind] += 1
        name = f"{kind}{self._counts[kind]}"
        self.tags.append(Tag(name, inline))
        return name

    def _text(self, text: str) -> str:
        if not _may_hold_address(text):
            return escape(text)
        parts: list[str] = []
        position = 0
        for address in _ADDRESS.finditer(text):
            parts += (
                escape(text[position : address.start()]),
                self._single("a", Text(address[0])),
            )
            position = address.end()
        return "".join(parts) + escape(text[position:])

    def _pair(
        self, kind: str, inline: Inline, children: tuple[Inline, ...] = (), text: str = ""
    ) -> str:
        name = self._name(kind, inline)
        return f"<{name}>{self.write(children)}{escape(text)}</{name}>"

    def _single(self, kind: str, inline: Inline) -> str:
        return f"<{self._name(kind, inline)}/>"


def _may_hold_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text or "WWW." in text


def _is_bare_address(inline: Inline) -> bool:
    return isinstance(inline, Link) and _ADDRESS.fullmatch(plain_text(inline.children)) is not None


def escape(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;") if "<" in text else text


def unescape(text: str) -> str:
    """Text without its entities. A bare `&` is taken as what it says: translators write "R & D"."""
    return _ENTITY.sub(lambda entity: _ENTITIES[entity[1]], text) if "&" in text else text


def addresses(text: str) -> tuple[str, ...]:
    """The web and e-mail addresses of a text.

    >>> addresses("See https://example.org/a, or write to a@example.org.")
    ('https://example.org/a', 'a@example.org')
    """
    if not _may_hold_address(text):
        return ()
    return tuple(found[0] for found in _ADDRESS.finditer(text))


def strip_tags(text: str) -> str:
    """The words of a message alone.

    >>> strip_tags("<t1>Organs</t1> &lt; 5")
    'Organs < 5'
    """
    return unescape(_OURS.sub("", text))


def parse(text: str, source: Tagged) -> Parsed:
    """A translation as inlines, its tags being those of its source message.

    Tags may move and a glossary term's tag may be missing, with a warning. Any other tag that is
    missing, doubled, unknown, crossed or emptied is a problem.

    >>> parse("los <t1>órganos", Tagged("<t1>organs</t1>", (Tag("t1", TermRef("1", ())),))).problems
    ('<t1> is not closed',)
    """
    return _Reader(source).read(text)


class _Reader:
    """Parses one translation, collecting every problem on the way."""

    def __init__(self, source: Tagged) -> None:
        self._source = source
        self._tags = {tag.name: tag for tag in source.tags}
        self._problems: list[str] = []
        self._seen: Counter[str] = Counter()
        self._open: list[tuple[str, list[Inline]]] = [("", [])]

    def read(self, text: str) -> Parsed:
        position = 0
        for match in _TAG.finditer(text):
            self._add_text(text[position : match.start()])
            self._add_tag(match)
            position = match.end()
        self._add_text(text[position:])
        for name, _ in self._open[1:]:
            self._problem(f"<{name}> is not closed")
        missing = [tag for tag in self._source.tags if not self._seen[tag.name]]
        self._problems += [
            f"<{tag.name}> is missing" for tag in missing if not isinstance(tag.inline, TermRef)
        ]
        self._problems += [f"<{name}> stands twice" for name, n in self._seen.items() if n > 1]
        warnings = [
            f"the glossary term <{tag.name}> is missing"
            for tag in missing
            if isinstance(tag.inline, TermRef)
        ]
        return Parsed(tuple(self._open[0][1]), tuple(self._problems), tuple(warnings))

    def _problem(self, words: str) -> None:
        self._problems.append(words)

    def _add_text(self, text: str) -> None:
        if text:
            self._open[-1][1].append(Text(unescape(text)))

    def _add_tag(self, match: re.Match[str]) -> None:
        closing, name, selfclosing = match[1], match[2] or "", match[3]
        tag = self._tags.get(name)
        if tag is None:
            self._problem(f"{match[0]} is not a tag of the source (a plain < is written &lt;)")
        elif closing:
            self._close(name, tag)
        elif tag.single:
            self._seen[name] += 1
            self._open[-1][1].append(tag.inline)
            if not selfclosing:
                self._problem(f"<{name}> has to be written <{name}/>")
        elif selfclosing:
            self._problem(f"{match[0]} has to stand around words")
        else:
            self._seen[name] += 1
            self._check_nesting(tag)
            self._open.append((name, []))

    def _check_nesting(self, tag: Tag) -> None:
        # A link in a link is no valid page; where the source itself has one, so be it.
        for name, _ in self._open[1:]:
            outer = self._tags[name].inline
            links = isinstance(outer, Link | TermRef) and isinstance(tag.inline, Link | TermRef)
            if isinstance(outer, Code | Image) or (
                links and tag.inline not in walk_inlines((outer,))
            ):
                self._problem(f"<{tag.name}> stands inside <{name}>")

    def _close(self, name: str, tag: Tag) -> None:
        if self._open[-1][0] != name:
            self._problem(f"</{name}> closes what is not open, or crosses another tag")
            return
        children = tuple(self._open.pop()[1])
        if not plain_text(children).strip() and plain_text((tag.inline,)).strip():
            self._problem(f"<{name}> is empty")
        self._open[-1][1].append(_filled(tag.inline, children))


def _filled(inline: Inline, children: tuple[Inline, ...]) -> Inline:
    match inline:
        case Emphasis() | Strong() | Link() | TermRef():
            return replace(inline, children=children)
        case Code():
            return replace(inline, value=plain_text(children))
        case Image():
            return replace(inline, alt=plain_text(children))
        case Text() | LineBreak() | FootnoteRef():
            return inline
    assert_never(inline)
