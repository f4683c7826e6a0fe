"""What goes out comes back: into the same catalog, and into an empty one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.catalogs.exchange.leaflet import EN, MESSAGE_FORMS, catalog, export, load
from tests.catalogs.strategies import catalogs, tagged_catalogs
from transform.catalogs import format_catalog
from transform.catalogs.exchange.applying import apply_portion
from transform.catalogs.exchange.forms import Form, form_of
from transform.catalogs.exchange.nodes import canonical
from transform.catalogs.exchange.xlsx import fits
from transform.catalogs.model import Catalog, Message

forms = pytest.mark.parametrize("form", MESSAGE_FORMS)
either = st.one_of(catalogs, tagged_catalogs).filter(lambda catalog: bool(catalog.messages))
ample = settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)


def emptied(full: Catalog) -> Catalog:
    """The catalog as its template gives it: no translation, no note, nothing obsolete."""
    live = (
        Message(m.msgid, "", m.msgctxt, m.comments, (), m.references)
        for m in full.messages
        if not m.obsolete
    )
    return replace(full, messages=tuple(live))


@forms
def test_an_export_says_what_format_it_is(form: Form) -> None:
    assert form_of(export(catalog(), form), "file") == form


@forms
@pytest.mark.parametrize("locale", ["es", "ar", "zh-Hans", "pt-BR"])
def test_a_file_that_nobody_touched_changes_nothing(form: Form, locale: str) -> None:
    data = export(catalog(locale), form)
    assert data == export(catalog(locale), form)
    done = apply_portion(catalog(locale), load(data, form), EN)
    assert format_catalog(done.catalog) == format_catalog(catalog(locale))
    assert not done.notices
    assert (done.changed, done.obsolete) == (0, 0)


@forms
def test_a_file_has_all_that_an_empty_catalog_lacks(form: Form) -> None:
    full = catalog()
    done = apply_portion(emptied(full), load(export(full, form), form), EN)
    # An empty line among notes is nothing, and a bare "&" in a translation is written as one.
    notes = tuple(filter(None, full.messages[3].translator_comments))
    expected = [*full.messages]
    expected[3] = replace(expected[3], translator_comments=notes)
    assert done.catalog.messages == tuple(expected)
    assert not done.notices


@forms
@ample
@given(full=either)
def test_any_catalog_comes_back_byte_for_byte(form: Form, full: Catalog) -> None:
    if form == "tmx" and not any(message.msgstr for message in full.messages):
        return  # a memory of nothing
    done = apply_portion(full, load(export(full, form), form), EN)
    assert format_catalog(done.catalog) == format_catalog(full)
    assert not done.notices


@forms
@ample
@given(full=either)
def test_any_catalog_is_told_by_its_file_alone(form: Form, full: Catalog) -> None:
    if form == "tmx" and not any(message.msgstr for message in full.messages):
        return
    done = apply_portion(emptied(full), load(export(full, form), form), EN)
    found = {(m.msgctxt, canonical(m.msgid)): m for m in done.catalog.messages}
    broken = {n.msgid for n in done.notices if n.rule == "placeholder"}
    for message in full.messages:
        if not message.msgstr.strip():
            continue  # nothing, or white space alone, is no translation
        back = found[message.msgctxt, canonical(message.msgid)]
        assert same(back.msgstr) == same(message.msgstr)
        assert back.obsolete == message.obsolete
        assert back.fuzzy == (
            message.fuzzy
            or (bool(back.msgstr) and canonical(message.msgid) in set(map(canonical, broken)))
        )
        assert canonical(back.previous_msgid) == canonical(message.previous_msgid)
        assert back.previous_msgctxt == message.previous_msgctxt
        assert set(back.translator_comments) >= {
            " ".join(c.splitlines()).strip() for c in message.translator_comments
        } - {""}


def same(text: str) -> str:
    """A text but for what may differ: entities, line ends, line breaks at its ends."""
    return canonical(text).replace("\r\n", "\n").strip("\n")


@forms
@ample
@given(
    full=tagged_catalogs,
    chosen=st.integers(0, 5),
    words=st.sampled_from(
        ["Nuevo.", "=1+1", "1-2", "00123", "]]>", "\u202bعربي\u202c", "\U0001f600", "a\nb"]
    ),
)
def test_exactly_the_edited_message_changes(
    form: Form, full: Catalog, chosen: int, words: str
) -> None:
    live = [m for m in full.messages if not m.obsolete and (m.msgstr or form != "tmx")]
    if not live:
        return
    message = live[chosen % len(live)]
    if words == message.msgstr:
        return
    edited = replace(
        load(export(full, form), form),
        units=tuple(
            replace(unit, message=replace(unit.message, msgstr=words, flags=("fuzzy",)))
            if unit.message.key == (message.msgctxt, canonical_of(form, message.msgid))
            and not unit.message.obsolete
            else unit
            for unit in load(export(full, form), form).units
        ),
    )
    # What a program writes back is what a catalog with these words would have exported.
    done = apply_portion(full, edited, EN)
    for before, after in zip(full.messages, done.catalog.messages, strict=True):
        if before is message:
            assert after.msgstr == words
            assert after.fuzzy
        else:
            assert after == before


def canonical_of(form: Form, msgid: str) -> str:
    return msgid if form in {"csv", "xlsx", "tmx"} else canonical(msgid)


def test_a_text_that_no_cell_holds_is_refused_not_cut() -> None:
    assert fits("x" * 32_767)
    assert not fits("x" * 32_768)
