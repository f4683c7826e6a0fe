"""Bytes -> text: the encoding is told by its mark, its bytes, or what the document declares."""

from __future__ import annotations

import codecs
import re

from transform.errors import InputError, Place

__all__ = ["decode", "normalize_line_ends"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What other programs write at the start of their files.
_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)

# Browsers read these labels as Windows-1252, and pages that carry them rely on it.
_WINDOWS = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"}
# Python calls these encodings too; no page is in one of them.
_NO_CHARSETS = {
    "base64", "bz2", "hex", "idna", "palmos", "punycode", "quopri", "rot-13",
    "raw-unicode-escape", "undefined", "unicode-escape", "utf-7", "uu", "zlib",
}  # fmt: skip
_CONTROLS = "".join(map(chr, (*range(9), *range(14, 32), 127)))
_CONTROL = re.compile(f"[{_CONTROLS}]")
_LINE_END = re.compile(r"\r\n?")


def decode(data: bytes, path: str) -> str:
    r"""The text of a document without its byte order mark; line ends stay as they are.

    Raises InputError for what is empty, binary, or in no encoding that can be told.

    >>> decode(b"\xef\xbb\xbfcaf\xc3\xa9", "a.txt"), decode(b"caf\xe9", "a.txt")
    ('café', 'café')
    """
    for start, kind in _BINARY:
        if data.startswith(start):
            raise InputError(
                f"this is {kind}, not a text", "export it as HTML, Markdown or text", Place(path)
            )
    text = _decode(data, path)
    if not text.strip():
        raise InputError("the document is empty", "give it some text", Place(path))
    _check_controls(text, path)
    return text


def normalize_line_ends(text: str) -> str:
    r"""Every line end as `\n`.

    >>> normalize_line_ends("a\r\nb\rc")
    'a\nb\nc'
    """
    return _LINE_END.sub("\n", text) if "\r" in text else text


def _decode(data: bytes, path: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, path)
    if wide := _utf16_without_mark(data):
        return _strictly(data, wide, path)
    declared = _declared(data)
    if declared.startswith("iso-2022"):  # pure ASCII bytes, so that UTF-8 would take them
        return _strictly(data, declared, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, declared, path)


def _declared(data: bytes) -> str:
    """The encoding that a page names in its first kilobytes, as Python calls it, or ""."""
    if b"<" not in data[:4096]:
        return ""
    from bs4.dammit import EncodingDetector  # here: it takes a while to import

    name = EncodingDetector.find_declared_encoding(data[:4096], is_html=True) or ""
    if name in _WINDOWS:
        return "cp1252"
    try:
        found = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    return "" if found in _NO_CHARSETS else found


def _legacy(data: bytes, declared: str, path: str) -> str:
    """Text that is not UTF-8: what it declares, a mix that can be mended, or Windows-1252."""
    if declared and declared != "utf-8":
        try:
            return data.decode(declared)
        except (UnicodeError, LookupError):
            pass
    multibyte = re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", data)
    stray = len(re.findall(rb"[\x80-\xff]", data)) - sum(map(len, multibyte))
    try:
        if len(multibyte) > stray:  # UTF-8 into which some Windows-1252 was pasted
            return data.decode("utf-8", "windows-1252-within")
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise InputError(
            "the encoding cannot be told", "save the file as UTF-8", Place(path)
        ) from None


def _windows_within(error: UnicodeError) -> tuple[str, int]:
    """The bytes that are no UTF-8 as Windows-1252, one by one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 1].decode("cp1252"), error.start + 1


codecs.register_error("windows-1252-within", _windows_within)


def _utf16_without_mark(data: bytes) -> str:
    sample = data[:2000]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"the file says that it is {encoding} and is not", "save it as UTF-8", Place(path, line)
        ) from None


def _check_controls(text: str, path: str) -> None:
    if not any(map(text.__contains__, _CONTROLS)):  # each sought alone: faster than all at once
        return
    count = sum(1 for _ in _CONTROL.finditer(text))
    if count > len(text) * 0.01 + 8:
        raise InputError("this is a binary file, not a text", "name a text file", Place(path))
    if "\0" in text:
        at = text.index("\0")
        raise InputError(
            "there is a NUL byte in the text",
            "take it out, or export the document again",
            Place(path, len(_LINE_END.sub("\n", text[:at]).split("\n"))),
        )
