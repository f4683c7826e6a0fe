"""The packaged glossary: every popup term of the NCI seed, plain, short and in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from transform.data import load_text
from transform.glossary import Term, packaged_glossary
from transform.model import Paragraph, Text
from transform.readability import score_blocks
from transform.settings import Settings

SEED = Path(__file__).parents[2] / "seeds" / "nci-soft-tissue-sarcoma-treatment.md"
WORD_LIMITS = {"en": 20, "es": 22}
HIGHEST_GRADE = 7.0
POPUP = re.compile(r"\[([^\[\]]+)\]\([^)]*popDefinition\.aspx\?id=(?:CDR0*)?(\d+)")
ALLOWED = re.compile(r"[A-Za-z0-9ÁÉÍÓÚÜÑáéíóúüñ ,;.'-]+")
LOCALES = tuple(WORD_LIMITS)
TERMS = tuple(term for locale in LOCALES for term in packaged_glossary(locale).terms)


def by_id(term: Term) -> str:
    return f"{term.locale}-{term.id}"


def seed_surfaces() -> dict[str, set[str]]:
    """Term ids of the seed's popup links, each with the words it stands behind."""
    surfaces: dict[str, set[str]] = {}
    for words, term_id in POPUP.findall(SEED.read_text(encoding="utf-8")):
        surfaces.setdefault(term_id, set()).add(words.casefold())
    return surfaces


def stems(text: str) -> set[str]:
    return {word[:4] for word in re.findall(r"\w+", text.casefold())}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_popup_term_of_the_seed_is_there(locale: str) -> None:
    wanted = seed_surfaces()
    assert len(wanted) == 174
    assert sorted(wanted) == sorted(
        term.id for term in packaged_glossary(locale).terms if term.id in wanted
    )


def test_both_languages_hold_the_same_terms_in_the_same_order() -> None:
    english, spanish = (packaged_glossary(locale).terms for locale in LOCALES)
    assert [term.id for term in english] == [term.id for term in spanish]


@pytest.mark.parametrize("locale", LOCALES)
def test_ids_and_names_stand_once(locale: str) -> None:
    terms = packaged_glossary(locale).terms
    assert len({term.id for term in terms}) == len(terms)
    assert len({term.name.casefold() for term in terms}) == len(terms)


def test_a_name_fits_the_words_that_link_to_it() -> None:
    glossary = packaged_glossary("en")
    for term_id, surfaces in seed_surfaces().items():
        term = glossary.get(term_id)
        assert term is not None
        for surface in surfaces:
            assert stems(surface) & stems(term.name), f"{term_id}: {surface!r} and {term.name!r}"


@pytest.mark.parametrize("term", TERMS, ids=by_id)
def test_a_definition_is_short_and_reads_in_brackets(term: Term) -> None:
    definition = term.definition
    assert 4 <= len(definition.split()) <= WORD_LIMITS[term.locale]
    assert definition == definition.strip()
    assert ALLOWED.fullmatch(definition), "a character that does not belong"
    assert "  " not in definition
    assert not definition.endswith((".", ",", ";", ":"))
    assert definition[0].islower()
    assert not re.search(r"\. [A-Z]", definition.replace("U.S. ", "US "))


@pytest.mark.parametrize("term", TERMS, ids=by_id)
def test_a_definition_does_not_lean_on_its_own_term(term: Term) -> None:
    words = rf"\b{re.escape(term.name.casefold())}s?\b"
    assert not re.search(words, term.definition.casefold())
    assert term.id not in term.definition
    assert "PDQ" not in term.definition + term.name


@pytest.mark.parametrize("locale", LOCALES)
def test_rows_have_three_columns_and_the_file_names_its_source(locale: str) -> None:
    lines = load_text(f"glossary/{locale}.tsv").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert lines[: len(comments)] == comments
    assert any("Written for this project" in line for line in comments)
    assert rows[0] == ["id", "name", "definition"]
    assert all(len(row) == 3 and all(row) and row[0].isdigit() for row in rows[1:])


def test_a_definition_says_nothing_of_how_well_a_drug_works() -> None:
    promise = re.compile(r"\b(cures?|effective|surviv\w*|live longer|success\w*|safe)\b")
    drugs = {"44893", "468779", "527219", "535555", "597183", "740896", "764538", "767747"}
    drugs |= {"793179", "795811"}
    glossary = packaged_glossary("en")
    for term_id in drugs:
        term = glossary.get(term_id)
        assert term is not None
        assert term.definition.startswith("a drug")
        assert not promise.search(term.definition)


def test_a_region_has_its_language() -> None:
    assert packaged_glossary("es-MX") == packaged_glossary("es")
    organ = packaged_glossary("es-MX").get("257523")
    assert organ is not None
    assert organ.name == "órgano"


def test_english_definitions_are_at_most_grade_seven() -> None:
    settings = Settings().readability
    grades = {
        term.name: score_blocks((Paragraph((Text(f"{term.definition}."),)),), "en", settings).grade
        for term in packaged_glossary("en").terms
    }
    assert {
        name: grade for name, grade in grades.items() if grade is None or grade > HIGHEST_GRADE
    } == {}
