"""Reading PO: every field of every message, or an error that names the line.

Its own reader, because the others lose what an update needs: Babel's drops previous msgids and
sets format flags by guess, polib's drops the previous msgid of obsolete messages, and neither
names the line of a duplicate.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from transform.catalogs.model import Catalog, Message
from transform.errors import InputError, Place

__all__ = ["Lines", "parse_catalog", "parse_with_lines"]

_STRING = re.compile(
    r"(?P<mark>\#~\||\#\||\#~|)\s*(?:(?P<keyword>msgctxt|msgid|msgstr|msgid_plural|msgstr\[\d+\])\s*)?"
    r'"(?P<text>(?:[^"\\]|\\.)*)"\s*'
)
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]+)|(.))")
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_REFERENCE = re.compile(r"\u2068[^\u2069]*\u2069\S*|\S+")
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")


@dataclass(slots=True)
class _Draft:
    """An entry while its lines are read."""

    line: int
    translator_comments: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    strings: dict[str, list[str]] = field(default_factory=dict)
    obsolete: bool = False
    current: str = ""

    def text(self, name: str) -> str:
        return "".join(self.strings.get(name, ()))

    def message(self) -> Message:
        return Message(
            msgid=self.text("msgid"),
            msgstr=self.text("msgstr"),
            msgctxt=self.text("msgctxt"),
            comments=tuple(self.comments),
            translator_comments=tuple(self.translator_comments),
            references=tuple(self.references),
            flags=tuple(dict.fromkeys(self.flags)),
            previous_msgid=self.text("previous msgid"),
            previous_msgctxt=self.text("previous msgctxt"),
            obsolete=self.obsolete,
        )


def parse_catalog(data: bytes, catalog: Catalog, path: str = "") -> Catalog:
    r"""The messages of a PO file, with the domain and locale of `catalog`.

    Raises InputError with file and line for what is no PO, for plurals (no document has any) and
    for a message that stands twice.

    >>> parse_catalog(b'msgid "a"\nmsgstr "b"\n', Catalog("d", "es", ())).messages[0].msgstr
    'b'
    """
    return parse_with_lines(data, catalog, path)[0]


Lines = Mapping[tuple[str, str, bool], int]
"""The line of each message's msgid, by its context, msgid and whether it is obsolete."""


def parse_with_lines(data: bytes, catalog: Catalog, path: str = "") -> tuple[Catalog, Lines]:
    r"""As :func:`parse_catalog`, and where each message stands.

    >>> parse_with_lines(b'\nmsgid "a"\nmsgstr "b"\n', Catalog("d", "es", ()))[1]
    {('', 'a', False): 2}
    """
    reader = _Reader(path)
    for number, line in enumerate(_decode(data, path).split("\n"), 1):
        reader.read(number, line.strip(" \t\r"))
    reader.finish()
    found = Catalog(
        catalog.domain, catalog.locale, tuple(reader.messages), reader.header, reader.header_comment
    )
    return found, reader.lines


def _decode(data: bytes, path: str) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    named = _CHARSET.search(data)
    charset = named[1].decode("ascii") if named else "UTF-8"
    try:
        codecs.lookup(charset)
    except LookupError:
        charset = "UTF-8"  # "CHARSET", as a fresh template says
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"the catalog is not valid {charset}", "save it as UTF-8", Place(path, line)
        ) from None


class _Reader:
    """Collects messages line by line."""

    def __init__(self, path: str) -> None:
        self.messages: list[Message] = []
        self.header: tuple[tuple[str, str], ...] = ()
        self.header_comment = ""
        self._path = path
        self.lines: dict[tuple[str, str, bool], int] = {}
        self._draft: _Draft | None = None

    def read(self, number: int, line: str) -> None:
        if not line:
            return
        match = _STRING.fullmatch(line)
        if match is not None:
            self._read_string(number, match)
        elif line.startswith("#") and not line.startswith(("#|", "#~")):
            self._read_comment(number, line)
        else:
            raise self._error(
                number, "this line is not PO", "mend it, or take the file from before"
            )

    def _error(self, number: int, problem: str, remedy: str) -> InputError:
        return InputError(problem, remedy, Place(self._path, number))

    def _entry(self, number: int) -> _Draft:
        """The entry that a comment or a first keyword belongs to: a new one after a msgstr."""
        if self._draft is not None and "msgstr" in self._draft.strings:
            self.finish()
        if self._draft is None:
            self._draft = _Draft(number)
        return self._draft

    def _read_comment(self, number: int, line: str) -> None:
        draft = self._entry(number)
        if "msgid" in draft.strings:
            raise self._error(number, "the message above has no msgstr", 'add msgstr ""')
        kind, rest = line[1:2], line[2:]
        match kind:
            case ".":
                draft.comments.append(rest.removeprefix(" "))
            case ":":
                draft.references += _REFERENCE.findall(rest)
            case "," | "=":
                flags = (flag.strip() for flag in rest.split(","))
                draft.flags += [flag for flag in flags if flag and not flag.endswith("-format")]
            case _:
                draft.translator_comments.append(line[1:].removeprefix(" "))

    def _read_string(self, number: int, match: re.Match[str]) -> None:
        mark, keyword, text = match["mark"], match["keyword"], _unescape(match["text"])
        if keyword is None:
            if self._draft is None or not self._draft.current:
                raise self._error(number, "a string without a keyword", "put msgid before it")
            self._draft.strings[self._draft.current].append(text)
            return
        if keyword not in {"msgctxt", "msgid", "msgstr"}:
            raise self._error(number, "documents have no plurals", "take this message out")
        name = f"previous {keyword}" if mark.endswith("|") else keyword
        draft = self._entry(number) if name != "msgstr" else self._draft
        if draft is None or (name == "msgstr" and "msgid" not in draft.strings):
            raise self._error(number, "a msgstr without a msgid", "put msgid before it")
        if name in draft.strings:
            raise self._error(number, f"a second {keyword} in one message", "remove one")
        if keyword == "msgid" and name == "msgid":
            draft.line, draft.obsolete = number, mark == "#~"
        draft.strings[name] = [text]
        draft.current = name

    def finish(self) -> None:
        draft, self._draft = self._draft, None
        if draft is None or not draft.strings:
            return  # comments at the end of the file belong to no message
        if "msgstr" not in draft.strings:
            raise self._error(draft.line, "the message has no msgstr", 'add msgstr ""')
        message = draft.message()
        if not message.msgid and not message.msgctxt:
            self.header = _header(message.msgstr)
            self.header_comment = "\n".join(message.translator_comments)
            return
        first = self.lines.setdefault((*message.key, message.obsolete), draft.line)
        if first != draft.line:
            raise self._error(
                draft.line, f"this message stands on line {first} too", "remove one of the two"
            )
        self.messages.append(message)


def _unescape(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    octal, hexadecimal, letter = match.groups()
    if octal:
        return chr(int(octal, 8))
    if hexadecimal:
        return chr(int(hexadecimal, 16) & 0xFF)
    return _ESCAPES.get(letter, letter)


def _header(text: str) -> tuple[tuple[str, str], ...]:
    fields: list[tuple[str, str]] = []
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.append((name.strip(), value.strip()))
        elif line.strip() and fields:  # a field that was wrapped
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
    return tuple(fields)
