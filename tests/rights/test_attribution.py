from __future__ import annotations

from typing import get_args

import pytest

from tests.rights.documents import PDQ_URL, document, paragraph, pdq_fields
from transform.metadata import MetaValue
from transform.rights import Way, attribution_text, decide
from transform.wording import available_locales

WAYS: tuple[Way, ...] = get_args(Way)
CITATION = "PDQ® Example Board. PDQ Asthma Treatment. Updated <MM/DD/YYYY>. [PMID: 1]"


def _pdq() -> dict[str, MetaValue]:
    title = "Asthma Treatment (PDQ®)–Patient Version - NCI"
    return pdq_fields() | {"title": title, "lastReviewed": "2025-12-30"}


@pytest.mark.parametrize("locale", available_locales())
@pytest.mark.parametrize("what", WAYS)
def test_the_name_pdq_stands_only_inside_the_citation(what: Way, locale: str) -> None:
    decision = decide(document(_pdq(), paragraph(CITATION)))
    text = attribution_text(decision, what, locale)
    citation = decision.attribution.citation
    assert citation in text
    assert "PDQ" not in text.replace(citation, "")


@pytest.mark.parametrize("locale", available_locales())
@pytest.mark.parametrize("what", WAYS)
def test_title_source_and_address_are_named_in_every_language(what: Way, locale: str) -> None:
    text = attribution_text(decide(document(_pdq())), what, locale)
    for fact in ("Asthma Treatment", "National Cancer Institute", PDQ_URL):
        assert fact in text


def test_the_credit_says_what_was_done() -> None:
    decision = decide(document(_pdq()))
    first = {what: attribution_text(decision, what, "en").splitlines()[0] for what in WAYS}
    work = "“Asthma Treatment” (National Cancer Institute)"
    assert first == {
        "verbatim": f"Originally published as {work}.",
        "excerpt": f"Excerpt from {work}.",
        "adapted": f"Adapted from {work}.",
        "translated": f"Adapted from {work}, and translated.",
    }


def test_a_review_is_no_update() -> None:
    lines = attribution_text(decide(document(_pdq())), "adapted", "en").splitlines()
    assert "Last updated by its publisher: not stated." in lines
    assert "Last reviewed by its publisher: December 30, 2025." in lines
    updated = decide(document(_pdq() | {"updated": "2025-03-07"}))
    text = attribution_text(updated, "adapted", "en")
    assert "Last updated by its publisher: March 7, 2025." in text


def test_nobody_may_think_that_the_publisher_endorses_the_page() -> None:
    for what in WAYS:
        text = attribution_text(decide(document(_pdq())), what, "en")
        assert "has not reviewed or endorsed this page" in text


LICENSES = [
    ("CC BY 4.0", "adapted", "License: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"),
    ("CC BY 4.0", "adapted", "Changes: the text was shortened and put into plain language."),
    ("CC BY", "verbatim", "License: CC BY."),
    ("CC BY-SA 4.0", "translated", "This page is shared under the same license."),
    ("CC BY-NC 4.0", "adapted", "Not for commercial use."),
    (
        "OGL v3",
        "adapted",
        (
            "Contains public sector information licensed under the Open Government Licence v3.0 "
            "(https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/)."
        ),
    ),
    ("public_domain", "verbatim", "License: none needed, the text is in the public domain."),
    ("CC0", "adapted", "License: CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/"),
    ("all rights reserved", "adapted", "All rights reserved."),
    ("Friendly 7", "adapted", "License: not known."),
]


@pytest.mark.parametrize(("license_", "what", "line"), LICENSES)
def test_the_license_is_named_with_its_terms(license_: str, what: Way, line: str) -> None:
    decision = decide(document({"license": license_, "title": "Asthma"}), noncommercial=True)
    assert line in attribution_text(decision, what, "en").splitlines()


def test_authors_and_their_copyright_line_are_kept() -> None:
    fields: dict[str, MetaValue] = {
        "license": "CC BY 4.0",
        "title": "Asthma",
        "author": ("Ana Doe", "Bo Roe"),
        "source": "A Clinic",
        "copyright": "© 2024 A Clinic",
    }
    lines = attribution_text(decide(document(fields)), "adapted", "en").splitlines()
    assert lines[0] == "Adapted from “Asthma” (Ana Doe, Bo Roe, A Clinic)."
    assert "© 2024 A Clinic" in lines


def test_a_verbatim_page_states_no_changes() -> None:
    decision = decide(document({"license": "CC BY 4.0", "title": "Asthma"}))
    assert "Changes" not in attribution_text(decision, "verbatim", "en")


def test_what_may_not_be_published_says_so() -> None:
    held_back = attribution_text(decide(document({"title": "Asthma"})), "adapted", "en")
    assert held_back.startswith("For reading here only")
    public = attribution_text(decide(document({"license": "CC0"})), "adapted", "en")
    assert "For reading here only" not in public
