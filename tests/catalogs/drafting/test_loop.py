"""What becomes of an engine's answers: checked, mended where that is sure, else left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.catalogs.drafting.engines import Book, task
from transform.catalogs.drafting import Attempt, draft
from transform.catalogs.model import Message
from transform.errors import InputError

ORGAN = ('t1: term 1 "organ" - a part',)


def drafted(message: Message, book: Callable[[str], str | None]) -> Attempt:
    (attempt,) = draft([message], Book(book), task())
    return attempt


def test_a_good_answer_is_a_draft() -> None:
    message = Message("Take 2 <t1>organs</t1> now.", comments=ORGAN)
    attempt = drafted(message, lambda text: "Tome 2 <t1>órganos</t1> ya.")
    assert (attempt.msgstr, attempt.problems) == ("Tome 2 <t1>órganos</t1> ya.", ())


@pytest.mark.parametrize(
    ("msgid", "answer", "problem"),
    [
        ("Do not take this.", "Tome esto.", "not"),
        ("It is never safe.", "Es seguro.", "never"),
        ("Take 2 tablets.", "Tome 20 tabletas.", "2 is missing"),
        ("Take 5 mg.", "Tome 5 g.", "mg"),
        ("See <a1>this page</a1>.", "Vea esa hoja.", "<a1> is missing"),
        ("Call <a1/>.", "Llame.", "<a1> is missing"),
        ("It is a long sentence.", "It is a long sentence.", "the source itself"),
        ("Rest.", "", "no answer"),
        ("Rest.", "   ", "no answer"),
        ("Rest.", "Descanse \x00 ya.", "characters"),
        ("Rest.", "\u202eDescanse.", "characters"),
        ("Rest.", "Descanse. " * 20, "longer"),
        ("Rest.", "Descanse <b>ya</b>.", "no|tag"),
    ],
)
def test_what_an_engine_does_wrong_is_no_draft(msgid: str, answer: str, problem: str) -> None:
    attempt = drafted(Message(msgid), lambda text: answer if text[-1] in ".!" else "otra cosa")
    assert attempt.msgstr == ""
    assert problem.split("|", maxsplit=1)[0] in " ".join(attempt.problems)


def test_an_engine_that_says_nothing_fails_message_by_message() -> None:
    messages = [Message("Rest."), Message("Sleep.")]
    found = list(draft(messages, Book(lambda t: None if t == "Rest." else "Duerma."), task()))
    assert {attempt.message.msgid: attempt.msgstr for attempt in found} == {
        "Rest.": "",
        "Sleep.": "Duerma.",
    }


def test_an_engine_that_breaks_tags_is_asked_without_them() -> None:
    book = {
        "Your <t1>organs</t1> and <em1>skin</em1>.": "Sus órganos y piel.",
        "Your organs and skin.": "Sus órganos y piel.",
        "organs": "órgano",
        "skin": "piel.",
    }
    message = Message("Your <t1>organs</t1> and <em1>skin</em1>.", comments=ORGAN)
    assert drafted(message, book.get).msgstr == "Sus <t1>órganos</t1> y <em1>piel</em1>."


def test_the_glossary_names_the_term() -> None:
    message = Message("<t1>Organs</t1> rest.", comments=ORGAN)
    answers = {"<t1>Organs</t1> rest.": "<t1>Cuerpos</t1> descansan."}
    assert drafted(message, answers.get).msgstr == "<t1>Órgano</t1> descansan."


def test_the_glossary_names_the_term_where_the_engine_lost_its_tag() -> None:
    message = Message("<t1>Organs</t1> rest.", comments=ORGAN)
    book = {"Organs rest.": "Cuerpos descansan.", "Organs": "Cuerpo"}
    assert drafted(message, book.get).msgstr == "<t1>Órgano</t1> descansan."


def test_a_term_without_a_tag_gets_its_name_too() -> None:
    book = {"Soft tissue hurts.": "La tela suave duele.", "Soft tissue": "tela suave"}
    (attempt,) = draft([Message("Soft tissue hurts.")], Book(book.get, ("plain",)), task())
    assert attempt.msgstr == "La tejido blando duele."


def test_an_inflected_name_stays() -> None:
    message = Message("<t1>Organs</t1> rest.", comments=ORGAN)
    answers = {"<t1>Organs</t1> rest.": "Los <t1>órganos</t1> descansan."}
    assert drafted(message, answers.get).msgstr == "Los <t1>órganos</t1> descansan."


def test_words_that_are_not_the_terms_name_are_left_to_the_engine() -> None:
    message = Message("The <t1>thing</t1> rests.", comments=ORGAN)
    answers = {message.msgid: "La <t1>cosa</t1> descansa."}
    assert drafted(message, answers.get).msgstr == "La <t1>cosa</t1> descansa."


def test_a_draft_that_lost_a_term_is_better_than_none() -> None:
    message = Message("The <t1>thing</t1> rests.", comments=ORGAN)
    book = {message.msgid: "Eso descansa.", "thing": "cosa"}
    assert drafted(message, book.get).msgstr == "Eso descansa."


def test_engines_are_told_of_terms_and_context() -> None:
    engine = Book(lambda text: "Los <t1>órganos</t1> y el tejido blando.")
    message = Message("<t1>Organs</t1> and soft tissue.", comments=(*ORGAN, "In: Body"))
    list(draft([message], engine, task()))
    told = engine.asked[0]
    assert {(term.source, term.target) for term in told.terms} == {
        ("organ", "órgano"),
        ("soft tissue", "tejido blando"),
    }
    assert "In: Body" in told.context


def test_what_came_before_an_engine_stopped_is_given() -> None:
    def stop(count: int) -> None:
        if count == 3:  # when it is asked again, in the other form
            raise InputError("the engine is gone", "wait")

    message = Message("The <t1>thing</t1> rests.", comments=ORGAN)
    engine = Book(lambda text: "Eso descansa." if "thing" in text else "Duerma.", stop=stop)
    found: list[str] = []
    attempts = draft([message, Message("Sleep."), Message("Now.")], engine, task())
    with pytest.raises(InputError):
        found.extend(attempt.message.msgid for attempt in attempts)
    assert sorted(found) == ["Now.", "Sleep.", "The <t1>thing</t1> rests."]
