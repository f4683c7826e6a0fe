"""Nothing is released without two people's approvals of exactly its text."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundles.samples import (
    SPANISH_PAGE,
    arabic,
    document,
    inputs,
    page_key,
    paragraph,
    released,
    spanish,
    text,
)
from transform.bundles import BundleInputs, assemble
from transform.bundles.pages import build_pages
from transform.bundles.standing import (
    ROLES,
    Approval,
    Recall,
    Releases,
    missing_roles,
    stand,
    standing_recalls,
)
from transform.catalogs.people import same_person
from transform.glossary import Glossary
from transform.model import Link

PAGE = page_key("es")
OTHER = page_key("fr")
PEOPLE = ["Ana Ruiz", "ana  ruiz <ana@example.org>", "Luis Gil", "A. R. <ana@example.org>", "Eva"]

SAID = st.builds(
    Approval,
    st.sampled_from([PAGE, PAGE, PAGE, OTHER]),
    st.sampled_from(["now", "now", "now", "before"]),
    st.sampled_from(ROLES),
    st.sampled_from(PEOPLE),
    verdict=st.sampled_from(["approved", "approved", "approved", "rejected"]),
)
TRANSLATORS = st.lists(
    st.tuples(st.sampled_from(["es", "fr"]), st.sampled_from(PEOPLE)), max_size=2
)


def allowed(said: list[Approval], translators: list[tuple[str, str]]) -> bool:
    """The rule again, as people would say it."""
    mine = [(n, s) for n, s in enumerate(said) if (s.page, s.hash) == (PAGE, "now")]
    rejected = {
        role: max((n for n, s in mine if s.role == role and s.verdict == "rejected"), default=-1)
        for role in ROLES
    }
    standing = [s for n, s in mine if s.verdict == "approved" and n > rejected[s.role]]
    people = [
        s
        for s in standing
        if not any(same_person(s.who, w) for tag, w in translators if tag == "es")
    ]
    return any(
        (one.role, two.role) == ROLES and not same_person(one.who, two.who)
        for one, two in product(people, people)
    )


@given(st.lists(SAID, max_size=8), TRANSLATORS)
def test_no_records_release_a_page_but_two_peoples_approvals(
    said: list[Approval], translators: list[tuple[str, str]]
) -> None:
    releases = Releases(tuple(said), (), tuple(translators))
    found = stand(PAGE, "now", releases)
    assert (found.status == "released") == allowed(said, translators)
    assert (not missing_roles(PAGE, "now", releases)) == (found.status == "released")
    if found.status == "released":
        assert [one.role for one in found.approvals] == list(ROLES)
        assert {(one.page, one.hash) for one in found.approvals} == {(PAGE, "now")}


@given(st.lists(SAID, max_size=6))
def test_without_required_reviews_only_a_rejection_holds_a_page_back(said: list[Approval]) -> None:
    found = stand(PAGE, "now", Releases(tuple(said), required=False))
    last = {s.role: s.verdict for s in said if (s.page, s.hash) == (PAGE, "now")}
    if stand(PAGE, "now", Releases(tuple(said))).status == "released":
        assert found.review == "recorded"
    else:
        assert (found.status == "draft") == ("rejected" in last.values())
        assert found.review != "recorded"


def test_a_page_tells_that_it_was_released_for_an_earlier_text() -> None:
    said = (
        Approval(PAGE, "before", "language", "Ana"),
        Approval(PAGE, "before", "clinical", "Eva"),
    )
    assert stand(PAGE, "before", Releases(said)).review == "recorded"
    assert stand(PAGE, "now", Releases(said)).review == "outdated"
    assert stand(PAGE, "now", Releases(said[:1])).review == "missing"


def test_what_is_missing() -> None:
    ana = Approval(PAGE, "now", "language", "Ana")
    assert missing_roles(PAGE, "now", Releases()) == ROLES
    assert missing_roles(PAGE, "now", Releases((ana,))) == ("clinical",)
    both = (ana, replace(ana, role="clinical"))
    assert missing_roles(PAGE, "now", Releases(both)) == ROLES


@given(st.lists(st.sampled_from(["recalled", "lifted"]), max_size=5))
def test_the_last_word_on_a_recall_stands(verdicts: list[str]) -> None:
    recalls = [Recall(PAGE, "why", verdict=v) for v in verdicts]  # type: ignore[arg-type]  # the two
    assert (PAGE in standing_recalls(recalls)) == (verdicts[-1:] == ["recalled"])


def hashes(made: BundleInputs) -> dict[tuple[str, str], str]:
    return {
        (page.frame.locale, page.frame.kind): page.standing.content_hash
        for page in build_pages(made)
    }


@pytest.fixture
def made() -> BundleInputs:
    return inputs(spanish(), arabic())


def changed(made: BundleInputs, other: BundleInputs) -> set[tuple[str, str]]:
    before, after = hashes(made), hashes(other)
    return {page for page in before if before[page] != after[page]}


def test_pages_have_hashes_of_their_own(made: BundleInputs) -> None:
    assert len(set(hashes(made).values())) == len(hashes(made)) == 5


def test_program_dates_and_notices_are_no_part_of_the_text(made: BundleInputs) -> None:
    newer = replace(made.provenance, tool_version="9.9", settings_hash="e" * 64, date="2031-01-01")
    assert changed(made, replace(made, provenance=newer)) == set()
    dated = inputs(
        spanish(), arabic(), lastReviewed="2031-01-01", official_translations=SPANISH_PAGE
    )
    assert changed(made, dated) == set()


def test_a_changed_word_of_a_translation_voids_that_page_alone(made: BundleInputs) -> None:
    edition = spanish()
    assert edition.document is not None
    sections = (replace(edition.document.sections[0], blocks=(paragraph("Otra cosa."),)),)
    other = replace(
        edition,
        document=replace(edition.document, sections=(*sections, *edition.document.sections[1:])),
    )
    assert changed(made, inputs(other, arabic())) == {("es", "document")}


def test_a_changed_source_voids_its_translations_too(made: BundleInputs) -> None:
    blocks = (*document().blocks, paragraph("It can come back."))
    other = replace(made, document=replace(made.document, blocks=blocks))
    assert changed(made, other) == {("en", "document"), ("es", "document")}
    assert made.summary is not None
    short = replace(made.summary, sections=made.summary.sections[:2])
    assert changed(made, replace(made, summary=short)) == {
        ("en", "summary"), ("es", "summary"), ("ar", "summary"),
    }  # fmt: skip


def test_an_explanation_or_an_address_that_changes_voids(made: BundleInputs) -> None:
    terms = tuple(replace(term, definition="another thing") for term in made.glossary.terms)
    other = replace(made, glossary=Glossary("en", terms))
    assert changed(made, other) == {("en", "document"), ("en", "summary")}

    def linked(address: str) -> BundleInputs:
        link = paragraph(Link(address, (text("call us"),)))
        return replace(made, document=replace(made.document, blocks=(link,)))

    assert ("en", "document") in changed(linked("tel:1"), linked("tel:2"))


def test_a_released_page_says_so_and_the_others_do_not(made: BundleInputs) -> None:
    bundle = assemble(released(made, page_key("es")))
    page, draft = bundle.file("es/summary.html").decode(), bundle.file("en/summary.html").decode()
    assert 'name="robots"' not in page
    assert 'id="draft"' not in page
    assert '"lastReviewed": "2024-05-10"' in page
    assert '"name": "Ana Ruiz"' in page
    assert "ana@example.org" not in b"".join(data for _, data in bundle.files).decode()
    assert 'name="robots" content="noindex"' in draft
    assert 'id="draft"' in draft
    assert "reviewedBy" not in draft
