"""PO written and read: nothing is lost, and other programs read the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given

from tests.catalogs.strategies import catalogs
from transform.catalogs import format_catalog, parse_catalog, read_catalog
from transform.catalogs.model import Catalog, Message
from transform.errors import InputError

EMPTY = Catalog("leaflet", "es", ())


@given(catalogs)
def test_what_is_written_is_read_again(catalog: Catalog) -> None:
    text = format_catalog(catalog)
    assert parse_catalog(text.encode(), EMPTY) == catalog
    assert format_catalog(parse_catalog(text.encode(), EMPTY)) == text


@given(catalogs)
def test_line_ends_and_a_byte_order_mark_change_nothing(catalog: Catalog) -> None:
    data = b"\xef\xbb\xbf" + format_catalog(catalog).encode().replace(b"\n", b"\r\n")
    assert parse_catalog(data, EMPTY) == catalog


FULL = Catalog(
    "leaflet",
    "es",
    (
        Message(
            'Take "two" <t1>tablets</t1>\\day.\n\tNow.',
            "Tome «dos».",
            "term 5",
            comments=("Paragraph", "t1: term 5"),
            translator_comments=("ask the nurse", "", "twice"),
            references=("leaflet#dose", "leaflet#café/é"),
            flags=("fuzzy",),
            previous_msgid="Take one.",
            previous_msgctxt="term 4",
        ),
        Message("Gone.", "Ido.", flags=("fuzzy",), previous_msgid="Going.", obsolete=True),
    ),
    (("Language", "es"), ("Content-Type", "text/plain; charset=UTF-8")),
    "A leaflet",
)
FULL_TEXT = r"""# A leaflet
msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"

# ask the nurse
#
# twice
#. Paragraph
#. t1: term 5
#: leaflet#dose leaflet#café/é
#, fuzzy
#| msgctxt "term 4"
#| msgid "Take one."
msgctxt "term 5"
msgid ""
"Take \"two\" <t1>tablets</t1>\\day.\n"
"\tNow."
msgstr "Tome «dos»."

#, fuzzy
#~| msgid "Going."
#~ msgid "Gone."
#~ msgstr "Ido."
"""


def test_every_field_has_its_place() -> None:
    assert format_catalog(FULL) == FULL_TEXT
    assert parse_catalog(FULL_TEXT.encode(), EMPTY) == FULL


def test_polib_reads_the_same() -> None:
    entry, gone = polib.pofile(format_catalog(FULL))
    first = FULL.messages[0]
    assert (entry.msgid, entry.msgstr, entry.msgctxt) == (first.msgid, first.msgstr, "term 5")
    assert (entry.previous_msgid, entry.previous_msgctxt) == ("Take one.", "term 4")
    assert entry.comment.split("\n") == list(first.comments)
    assert gone.obsolete


def test_format_flags_that_tools_guess_are_taken_out() -> None:
    text = '#, python-format, fuzzy, no-c-format, max-length:9\nmsgid "5 %"\nmsgstr "5 %"\n'
    (message,) = parse_catalog(text.encode(), EMPTY).messages
    assert message.flags == ("fuzzy", "max-length:9")


def test_wrapped_strings_and_other_escapes_are_read() -> None:
    text = 'msgid ""\n"Rest "\n  "and \\x64rink\\056"\nmsgstr "" "\\tDescanse"\n'
    with pytest.raises(InputError, match="line is not PO"):
        parse_catalog(text.encode(), EMPTY)
    text = text.replace('"" "\\t', '"\\t')
    (message,) = parse_catalog(text.encode(), EMPTY).messages
    assert (message.msgid, message.msgstr) == ("Rest and drink.", "\tDescanse")


def test_another_charset_is_read_as_the_header_says() -> None:
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'
    data = (text + 'msgid "x"\nmsgstr "café"\n').encode("latin-1")
    assert parse_catalog(data, EMPTY).messages[0].msgstr == "café"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 4, "stands on line 1 too"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 3, "a second msgid"),
        ('msgid "a"\n', 1, "no msgstr"),
        ('msgid "a"\n# note\nmsgstr ""\n', 2, "no msgstr"),
        ('msgstr "a"\n', 1, "without a msgid"),
        ('"a"\n', 1, "without a keyword"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', 2, "no plurals"),
        ('<<<<<<< HEAD\nmsgid "a"\nmsgstr ""\n', 1, "not PO"),
        ('msgid "a" b"\nmsgstr ""\n', 1, "not PO"),
        ('msgid "a\nmsgstr ""\n', 1, "not PO"),
    ],
)
def test_what_is_no_catalog_is_said_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        parse_catalog(text.encode(), EMPTY, "x.po")
    assert str(caught.value).startswith(f"x.po:{line}: ")


def test_bytes_that_are_no_text_are_said_with_their_line() -> None:
    with pytest.raises(InputError, match=r"x\.po:2: .*UTF-8"):
        parse_catalog(b'msgid "a"\nmsgstr "\xff"\n', EMPTY, "x.po")


def test_a_file_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_catalog(tmp_path / "x.po", "x", "es")


def test_obsolete_messages_stand_last() -> None:
    mixed = replace(FULL, messages=FULL.messages[::-1])
    assert format_catalog(mixed) == FULL_TEXT
