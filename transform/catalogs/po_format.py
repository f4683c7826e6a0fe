"""Writing PO, byte for byte as `msgcat --no-wrap` would.

Lines are not wrapped: a changed sentence is one changed line in a diff, and no tool's idea of
where a line may break makes two files of the same messages differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform.catalogs.model import Catalog, Message

__all__ = ["format_catalog"]

_SPECIAL = re.compile(r'[\\"\a\b\f\n\r\t\v]')
_WIDTH = 79
_ESCAPED = {
    "\\": r"\\", '"': r"\"", "\a": r"\a", "\b": r"\b", "\f": r"\f", "\n": r"\n",
    "\r": r"\r", "\t": r"\t", "\v": r"\v",
}  # fmt: skip


def format_catalog(catalog: Catalog) -> str:
    r"""The PO text of a catalog (POT of a template): header, messages, obsolete ones last.

    >>> print(format_catalog(Catalog("d", "es", (Message("a", "b", flags=("fuzzy",)),))))
    msgid ""
    msgstr ""
    <BLANKLINE>
    #, fuzzy
    msgid "a"
    msgstr "b"
    <BLANKLINE>
    """
    live = [message for message in catalog.messages if not message.obsolete]
    gone = [message for message in catalog.messages if message.obsolete]
    entries = [_header(catalog), *map(_entry, live), *map(_entry, gone)]
    return "\n\n".join(entries) + "\n"


def _header(catalog: Catalog) -> str:
    lines = [_comment("#", line) for line in catalog.header_comment.split("\n") if line]
    fields = "".join(f"{name}: {value}\n" for name, value in catalog.header)
    lines += ['msgid ""', 'msgstr ""']
    lines += [f'"{_escape(line)}"' for line in fields.splitlines(keepends=True)]
    return "\n".join(lines)


def _entry(message: Message) -> str:
    return "\n".join(_lines(message))


def _lines(message: Message) -> Iterator[str]:
    for comment in message.translator_comments:
        yield _comment("#", comment)
    if not message.obsolete:  # where an obsolete message stood is no longer true
        for comment in message.comments:
            yield _comment("#.", comment)
        if message.references:
            yield from _references(message.references)
    if message.flags:
        yield "#, " + ", ".join(sorted(message.flags, key=lambda flag: flag != "fuzzy"))
    mark = "#~" if message.obsolete else ""
    previous = f"{mark}| " if mark else "#| "
    if message.previous_msgctxt:
        yield from _field(previous, "msgctxt", message.previous_msgctxt)
    if message.previous_msgid:
        yield from _field(previous, "msgid", message.previous_msgid)
    mark = f"{mark} " if mark else ""
    if message.msgctxt:
        yield from _field(mark, "msgctxt", message.msgctxt)
    yield from _field(mark, "msgid", message.msgid)
    yield from _field(mark, "msgstr", message.msgstr)


def _references(references: tuple[str, ...]) -> Iterator[str]:
    """References in lines of 79 bytes at most: gettext wraps them even where it wraps no string."""
    line = "#:"
    for reference in references:
        if line != "#:" and len(f"{line} {reference}".encode()) > _WIDTH:
            yield line
            line = "#:"
        line = f"{line} {reference}"
    yield line


def _comment(mark: str, text: str) -> str:
    if text.endswith("\\"):
        text += " "  # gettext would read the next line as a part of this one
    return f"{mark} {text}" if text else mark


def _field(mark: str, keyword: str, text: str) -> Iterator[str]:
    if "\n" not in text[:-1]:
        yield f'{mark}{keyword} "{_escape(text)}"'
        return
    yield f'{mark}{keyword} ""'
    for line in text.split("\n")[:-1]:
        yield f'{mark}"{_escape(line)}\\n"'
    last = text.rpartition("\n")[2]
    if last:
        yield f'{mark}"{_escape(last)}"'


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPED[match[0]], text)
