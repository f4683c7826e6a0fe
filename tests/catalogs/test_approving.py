"""Who may approve of what, what stands of it, and what stays a draft."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from transform.catalogs import (
    approval_hash,
    carry_drafts,
    load_approvals,
    load_reviews,
    merge,
    reviews_path,
    status,
    update_catalogs,
    write_catalog,
    write_templates,
)
from transform.catalogs.appending import append_records
from transform.catalogs.approvals import NO_REVIEWS, Record, Role, Verdict, read_records, standing
from transform.catalogs.approving import NOBODY, Review, approve, find_unfit, record_drafts
from transform.catalogs.model import Catalog, Message
from transform.catalogs.sharing import with_shared
from transform.catalogs.store import catalog_path
from transform.errors import InputError, UsageError

REST = Message("Rest.", "Descanse.")
WATER = Message("Drink <em1>water</em1>.", "Beba <em1>agua</em1>.")
FUZZY = Message("Sleep.", "Duerma.", flags=("fuzzy",))
BROKEN = Message("Take <em1>2</em1>.", "Tome 2.")
OPEN = Message("Walk.")
MESSAGES = (REST, WATER, FUZZY, BROKEN, OPEN)
BEN = (("Last-Translator", "Ben Soto <ben@example.org>"),)
LEAFLET = Catalog("leaflet", "es", MESSAGES, BEN)
ANA = Review("Ana Ruiz", "reviser", "2026-02-03")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return reviews_path(tmp_path, "es", "leaflet")


def test_an_approval_is_one_line_and_is_said_once(path: Path, tmp_path: Path) -> None:
    assert approve(path, LEAFLET, ANA, [REST.key, WATER.key]) == 2
    assert approve(path, LEAFLET, ANA, [REST.key]) == 0
    assert read_records(path) == tuple(
        Record(approval_hash(m), "Ana Ruiz", "reviser", "2026-02-03") for m in (REST, WATER)
    )
    assert load_approvals(tmp_path, "es", "leaflet") == {approval_hash(REST), approval_hash(WATER)}


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        (FUZZY, "it is fuzzy"),
        (BROKEN, "<em1> is missing"),
        (OPEN, "it is not translated"),
    ],
)
def test_what_is_unfit_is_named_and_nothing_is_recorded(
    path: Path, message: Message, problem: str
) -> None:
    with pytest.raises(InputError, match="1 of 2 messages") as raised:
        approve(path, LEAFLET, ANA, [REST.key, message.key])
    assert message.msgid in raised.value.problem
    assert problem in raised.value.problem
    assert not path.exists()
    (unfit,) = find_unfit(path, LEAFLET, ANA, [REST.key, message.key])
    assert unfit.message == message


def test_a_message_that_is_not_there_is_an_error(path: Path) -> None:
    with pytest.raises(InputError, match=r"no message 'Run\.'"):
        approve(path, LEAFLET, ANA, [("", "Run.")])


@pytest.mark.parametrize(
    "name", ["Ben Soto", "ben  soto", "Benito <BEN@example.org>", "Ben Soto <b@example.org>"]
)
def test_translators_cannot_approve_of_their_own_words(path: Path, name: str) -> None:
    with pytest.raises(InputError, match="translated it"):
        approve(path, LEAFLET, replace(ANA, who=name), [REST.key])
    assert approve(path, LEAFLET, replace(ANA, who=name, verdict="rejected"), [REST.key]) == 1


@pytest.mark.parametrize("header", [(), (("Last-Translator", "FULL NAME <EMAIL@ADDRESS>"),)])
def test_an_unknown_translator_has_to_be_named_once(
    path: Path, header: tuple[tuple[str, str], ...]
) -> None:
    unsigned = replace(LEAFLET, header=header)
    with pytest.raises(InputError, match=NOBODY):
        approve(path, unsigned, ANA, [REST.key])
    with pytest.raises(InputError, match="Ana Ruiz translated it"):
        approve(path, unsigned, ANA, [REST.key], "ana ruiz")
    assert approve(path, unsigned, ANA, [REST.key], "Ben Soto") == 2
    assert approve(path, unsigned, replace(ANA, who="Gil", role="clinician"), [REST.key]) == 1
    with pytest.raises(InputError, match="Ben Soto translated it"):
        approve(path, unsigned, replace(ANA, who="Ben Soto"), [REST.key])


def test_a_nameless_review_is_refused(path: Path) -> None:
    with pytest.raises(UsageError):
        approve(path, LEAFLET, replace(ANA, who=" "), [REST.key])
    with pytest.raises(UsageError):
        record_drafts(path, [REST], "")


def test_a_change_voids_an_approval(path: Path, tmp_path: Path) -> None:
    approve(path, LEAFLET, ANA, [REST.key, WATER.key])
    template = replace(LEAFLET, messages=tuple(replace(m, msgstr="") for m in MESSAGES))
    before = status(template, LEAFLET, load_reviews(tmp_path, "es", "leaflet"))
    assert (before.translated, before.approved, before.voided) == (3, 2, 0)
    for changed in (
        replace(REST, msgstr="Descansa."),
        replace(REST, msgctxt="verb"),
    ):
        catalog = replace(LEAFLET, messages=(changed, WATER))
        after = status(template, catalog, load_reviews(tmp_path, "es", "leaflet"))
        assert (after.approved, after.voided) == (1, 1)
    commented = replace(REST, comments=("Paragraph",), translator_comments=("sic",))
    kept = replace(LEAFLET, messages=(commented, WATER))
    assert status(template, kept, load_reviews(tmp_path, "es", "leaflet")).approved == 2


@pytest.mark.parametrize(
    ("said", "approved", "draft"),
    [
        ([("reviser", "approved")], True, False),
        ([("clinician", "approved")], True, False),
        ([("translator", "approved")], False, False),
        ([("reviser", "approved"), ("clinician", "rejected")], False, True),
        ([("clinician", "rejected"), ("reviser", "approved")], False, True),
        ([("reviser", "rejected"), ("reviser", "approved")], True, False),
        ([("draft", "draft")], False, True),
        ([("draft", "draft"), ("translator", "approved")], False, False),
        ([("draft", "draft"), ("reviser", "approved")], True, False),
        ([("reviser", "approved"), ("draft", "draft")], True, False),
        ([("reviser", "rejected"), ("translator", "approved")], False, True),
    ],
)
def test_what_stands(said: list[tuple[Role, Verdict]], approved: bool, draft: bool) -> None:
    found = standing(Record("h", f"{role} A", role, "", verdict) for role, verdict in said)
    assert (found.approved == {"h"}, found.drafts == {"h"}) == (approved, draft)


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "{",
        '{"hash": "h", "who": "A", "role": "revisor", "verdict": "approved"}',
        '{"hash": "h", "who": "A", "role": "reviser", "verdict": "yes"}',
        '{"hash": "h", "who": "A", "role": ["reviser"], "verdict": "approved"}',
    ],
)
def test_a_line_that_is_no_record_is_named(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"reviews\.jsonl:2: "):
        read_records(path)


def test_a_draft_is_known_by_its_words_whatever_its_flags(path: Path, tmp_path: Path) -> None:
    assert record_drafts(path, [FUZZY, OPEN], "engine en-es") == 1
    finished = replace(FUZZY, flags=())
    came_back = replace(LEAFLET, messages=(finished,), header=())
    assert load_reviews(tmp_path, "es", "leaflet").drafts == {approval_hash(finished)}
    with pytest.raises(InputError, match="Engine EN-ES translated it"):
        approve(path, came_back, replace(ANA, who="Engine EN-ES"), None)
    assert approve(path, came_back, ANA) == 1  # its translator is known: the engine
    assert load_reviews(tmp_path, "es", "leaflet").drafts == frozenset()


def test_a_line_without_its_end_is_not_written_into(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(
        '{"hash": "h", "who": "Ana", "role": "reviser", "verdict": "approved"}', encoding="utf-8"
    )
    append_records(path, [Record("i", "Ána", "reviser", note="two\nlines")])
    assert [(r.hash, r.who, r.note) for r in read_records(path)] == [
        ("h", "Ana", ""),
        ("i", "Ána", "two\nlines"),
    ]


def write_many(path: Path, who: str) -> None:
    for number in range(60):
        append_records(path, [Record(f"{who}{number}{part}", who, "reviser") for part in "ab"])


def test_two_writers_at_once_lose_nothing(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_many, args=(path, who)) for who in ("Ana", "Ben")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    found = [record.hash for record in read_records(path)]
    assert len(found) == len(set(found)) == 240
    assert all(
        first[:-1] == second[:-1] for first, second in zip(found[::2], found[1::2], strict=True)
    )


def test_a_draft_stays_one_when_its_sentence_changes_or_is_shared(tmp_path: Path) -> None:
    draft = Message("Rest at home for some days.", "Descanse en casa unos días.", flags=("fuzzy",))
    old = Catalog("leaflet", "es", (draft,))
    path = reviews_path(tmp_path, "es", "leaflet")
    record_drafts(path, [draft], "engine")
    template = Catalog("leaflet", "", (Message("Rest at home for many days."),))
    changed = merge(template, old)
    assert changed.messages[0].fuzzy
    assert carry_drafts(path, changed) == 1
    assert carry_drafts(path, changed) == 0
    assert approval_hash(changed.messages[0]) in load_reviews(tmp_path, "es", "leaflet").drafts

    short = Catalog("leaflet.summary", "es", (Message(f"{draft.msgid} Walk."), Message("Walk.")))
    whole = replace(old, messages=(draft, Message("Walk.", "Camine.")))
    filled = with_shared(short, whole)
    assert [message.msgstr for message in filled.messages] == [f"{draft.msgstr} Camine.", "Camine."]
    assert carry_drafts(reviews_path(tmp_path, "es", "leaflet.summary"), filled, whole) == 1
    drafts = load_reviews(tmp_path, "es", "leaflet.summary").drafts
    assert drafts == {approval_hash(filled.messages[0])}  # a person translated the other


def test_an_update_carries_drafts_on(tmp_path: Path) -> None:
    write_templates(tmp_path, [Catalog("leaflet", "", (Message("Rest at home for 2 days."),))])
    draft = Message("Rest at home for some days.", "Descanse en casa unos días.", flags=("fuzzy",))
    write_catalog(catalog_path(tmp_path, "es", "leaflet"), Catalog("leaflet", "es", (draft,)))
    update_catalogs(tmp_path, "es")
    assert load_reviews(tmp_path, "es", "leaflet") == NO_REVIEWS
    write_catalog(catalog_path(tmp_path, "es", "leaflet"), Catalog("leaflet", "es", (draft,)))
    record_drafts(reviews_path(tmp_path, "es", "leaflet"), [draft], "engine")
    update_catalogs(tmp_path, "es")
    assert len(load_reviews(tmp_path, "es", "leaflet").drafts) == 2
