"""Which format a file has, told by its content, and its catalogs."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from typing import Literal, assert_never, cast, get_args

from transform.catalogs.exchange.units import Portion
from transform.errors import InputError, Place

__all__ = ["FORMS", "SUFFIXES", "Form", "form_of", "format_portions", "read_portions"]

Form = Literal["xliff12", "xliff21", "tmx", "tbx", "xlsx", "csv"]
FORMS = cast("tuple[Form, ...]", get_args(Form))

SUFFIXES: dict[Form, str] = {
    "xliff12": ".xlf",
    "xliff21": ".xliff",
    "tmx": ".tmx",
    "tbx": ".tbx",
    "xlsx": ".xlsx",
    "csv": ".csv",
}

_REMEDY = "give XLIFF 1.2 or 2, TMX, TBX, XLSX or CSV"


def form_of(data: bytes, path: str) -> Form:
    """The format of a file, whatever its name is.

    Raises InputError for another one.

    >>> form_of(b'<tmx version="1.4"/>', "a.xml")
    'tmx'
    """
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    if _is_xml(data):
        return _xml_form(data, path)
    if not data.strip():
        raise InputError("the file is empty", _REMEDY, Place(path))
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\x00" in data[:4096] and not wide:
        raise InputError("this is no format for translators that we know", _REMEDY, Place(path))
    return "csv"


def _is_xml(data: bytes) -> bool:
    start = data[:400].removeprefix(codecs.BOM_UTF8)
    start = start.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE)
    return start.replace(b"\x00", b"").lstrip().startswith(b"<")


def _xml_form(data: bytes, path: str) -> Form:
    name, version = _root(data, path)
    match name:
        case "xliff":
            if version.startswith("1."):
                return "xliff12"
            if version.startswith("2."):
                return "xliff21"
            raise InputError(f'XLIFF of version "{version}" is not known', _REMEDY, Place(path))
        case "tmx":
            return "tmx"
        case "tbx" | "martif":
            return "tbx"
        case _:
            raise InputError(f"<{name}> is no format for translators", _REMEDY, Place(path))


def _root(data: bytes, path: str) -> tuple[str, str]:
    from lxml import etree

    from transform.catalogs.exchange.xml_tree import unreadable

    events = etree.iterparse(
        io.BytesIO(data), events=("start",), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        _, root = next(iter(events))
    except (etree.XMLSyntaxError, ValueError, StopIteration) as error:
        raise unreadable(error, path) from None
    tag: object = root.tag
    return (tag.rpartition("}")[2] if isinstance(tag, str) else ""), root.get("version", "")


def read_portions(data: bytes, form: Form, path: str) -> tuple[Portion, ...]:
    """The catalogs of a file of a format that holds messages, all but TBX.

    Raises InputError with file and line for what cannot be read.
    """
    match form:
        case "xliff12" | "xliff21":
            from transform.catalogs.exchange.xliff12 import read_xliff12
            from transform.catalogs.exchange.xliff21 import read_xliff21
            from transform.catalogs.exchange.xml_tree import parse_xml

            root = parse_xml(data, path)
            return tuple(read_xliff12(root) if form == "xliff12" else read_xliff21(root))
        case "tmx":
            from transform.catalogs.exchange import tmx_portions

            return tmx_portions.read_portions(data, path)
        case "xlsx":
            from transform.catalogs.exchange.xlsx import read_xlsx

            return read_xlsx(data, path)
        case "csv":
            from transform.catalogs.exchange.csv_table import read_csv

            return read_csv(data, path)
        case "tbx":
            raise ValueError("a glossary holds no messages")
    assert_never(form)


def format_portions(portions: tuple[Portion, ...], form: Form) -> bytes:
    """The file of some catalogs of one locale in a format that holds messages, all but TBX.

    Raises InputError where the format cannot hold a message.
    """
    return _writer(form)(portions)


def _writer(form: Form) -> Callable[[tuple[Portion, ...]], bytes]:
    match form:
        case "xliff12":
            from transform.catalogs.exchange.xliff12 import format_xliff12

            return format_xliff12
        case "xliff21":
            from transform.catalogs.exchange.xliff21 import format_xliff21

            return format_xliff21
        case "tmx":
            from transform.catalogs.exchange.tmx_portions import format_portions as format_tmx

            return format_tmx
        case "xlsx":
            from transform.catalogs.exchange.xlsx import format_xlsx

            return format_xlsx
        case "csv":
            from transform.catalogs.exchange.csv_table import format_csv

            return format_csv
        case "tbx":
            raise ValueError("a glossary holds no messages")
    assert_never(form)
