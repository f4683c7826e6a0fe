from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rights.documents import document, metadata, paragraph, pdq_fields
from transform.metadata import MetaMap, MetaValue
from transform.model import Document, Figure, Finding, Link, Paragraph, Removal, SourceSpan, Text
from transform.rights import decide
from transform.rights.claims import Claims, read_claims
from transform.rights.words import read_words


def _claims(made: Document) -> Claims:
    return read_claims(made, read_words(made))


def _removal(text: str) -> Removal:
    return Removal("boilerplate", "a legal line", text, span=SourceSpan(9, 9))


AGAINST = [
    ("public_domain", "© 2020-2024 A Clinic. All rights reserved."),
    ("CC BY 4.0", "© 2024 A Clinic. ALL RIGHTS RESERVED"),
    ("CC BY 4.0", "© 2024 Una clínica. Todos los derechos reservados."),
    ("CC BY 4.0", "This leaflet may not be reproduced."),
    ("CC BY 4.0", "No part may be copied in any form without our prior permission."),
    ("CC0", "Copyright 2024 A Clinic"),
    ("public_domain", "© 2024 A Clinic"),
    ("public_domain", "© A Clinic 2024"),
    ("CC BY 4.0", "This leaflet is licensed under CC BY-NC 4.0."),
    ("public_domain", "Shared under https://creativecommons.org/licenses/by-nd/4.0/"),
]


@pytest.mark.parametrize(("license_", "text"), AGAINST)
def test_a_text_that_speaks_against_its_license_is_held_back(license_: str, text: str) -> None:
    for made in (
        document({"license": license_}, paragraph("Rest."), paragraph(text, 7)),
        document({"license": license_}, paragraph("Rest."), removals=(_removal(text),)),
    ):
        decision = decide(made, noncommercial=True)
        assert decision.rule == "contradictory"
        assert [use.use for use in decision.uses if use.allowed] == ["score"]


def test_the_terms_behind_a_link_are_read() -> None:
    link = Link("https://creativecommons.org/licenses/by-nc/4.0/", (Text("Some rights reserved"),))
    made = document({"license": "CC BY 4.0"}, Paragraph((link,), SourceSpan(4, 4)))
    decision = decide(made)
    assert decision.rule == "contradictory"
    assert "a.md:4: puts the text under CC-BY-NC-4.0" in decision.evidence


HARMLESS = [
    ("CC BY 4.0", "© 2024 A Clinic. This leaflet is licensed under CC BY 3.0."),
    ("CC BY 4.0", "The photo is available under CC BY-NC 4.0."),
    ("public_domain", "Your records cannot be shared without your written consent."),
    ("public_domain", "Copy this list and bring it to your doctor."),
    ("public_domain", "All patients have rights. Beds are reserved for them."),
    ("public_domain", "Answers by nc doctors in 2024."),
]


@pytest.mark.parametrize(("license_", "text"), HARMLESS)
def test_words_that_are_no_claim_change_nothing(license_: str, text: str) -> None:
    assert decide(document({"license": license_}, paragraph(text))).publishable


def test_a_notice_about_a_figure_says_nothing_of_the_text() -> None:
    figure = Figure("a.png", "© 2020 A. Painter", (Text("Drawing. © 2020 A. Painter"),))
    assert decide(document({"license": "public_domain"}, figure)).rule == "public-domain"


def test_a_text_alone_grants_nothing() -> None:
    made = document({}, paragraph("This leaflet is licensed under CC BY 4.0.", 3))
    decision = decide(made, noncommercial=True)
    assert decision.rule == "missing"
    assert not decision.publishable
    assert decision.evidence == ("a.md:3: names CC-BY-4.0, which no metadata claims",)


def test_a_text_that_reserves_all_rights_needs_no_metadata_to_be_believed() -> None:
    made = document({}, paragraph("Rest. © 2024 A Clinic. All rights reserved.", 3))
    decision = decide(made)
    assert (decision.rule, decision.evidence) == (
        "all-rights-reserved",
        ("a.md:3: reserves all rights",),
    )


CONTRADICTORY: list[dict[str, MetaValue]] = [
    {"license": "CC BY 4.0", "rights": "CC BY-NC 4.0"},
    {"license": "CC BY 4.0", "license_url": "https://creativecommons.org/licenses/by-nd/4.0/"},
    {"license": "public_domain", "copyright": "© 2024 A Clinic"},
    {"license": "CC BY 4.0", "copyright": "© 2024 A Clinic. All rights reserved."},
    {"rights": ("CC BY 4.0", "All rights reserved")},
]


@pytest.mark.parametrize("fields", CONTRADICTORY)
def test_metadata_that_disagrees_with_itself_is_no_license(fields: dict[str, MetaValue]) -> None:
    assert _claims(document(fields)).standing == "contradictory"


AGREEING: list[tuple[dict[str, MetaValue], str]] = [
    (
        {"license": "CC BY", "license_url": "https://creativecommons.org/licenses/by/4.0/"},
        "CC-BY-4.0",
    ),
    ({"license": "CC BY 4.0", "copyright": "© 2024 A Clinic"}, "CC-BY-4.0"),
    ({"rights": MetaMap((("name", "CC BY 4.0"), ("id", "CC-BY-4.0")))}, "CC-BY-4.0"),
    ({"copyright": "© 2024 A Clinic"}, "LicenseRef-all-rights-reserved"),
    ({"copyright": "A Clinic"}, "LicenseRef-all-rights-reserved"),
]


@pytest.mark.parametrize(("fields", "license_"), AGREEING)
def test_metadata_that_agrees(fields: dict[str, MetaValue], license_: str) -> None:
    claims = _claims(document(fields))
    assert (claims.standing, claims.license) == ("claimed", license_)


@pytest.mark.parametrize("value", [True, 4, "", None, "yes", ("CC BY 4.0", "what we say")])
def test_values_that_name_no_license_grant_nothing(value: MetaValue) -> None:
    assert not decide(document({"license": value}), noncommercial=True).publishable


def test_a_sidecar_that_disagrees_with_front_matter_grants_nothing() -> None:
    warning = Finding("metadata-conflict", "warning", '"license" says one thing and another')
    made = replace(document({"license": "public_domain"}), warnings=(warning,))
    assert decide(made).rule == "contradictory"


def test_a_claim_names_its_evidence_or_says_that_there_is_none() -> None:
    alone = decide(document({"license": "public_domain"}))
    assert alone.evidence == (
        "a.md: license: public_domain",
        "nothing but this claim speaks for it",
    )
    supported = document(pdq_fields(), paragraph("This text can be used freely as text.", 8))
    assert "a.md:8: says that its text can be used freely" in decide(supported).evidence


def test_a_declared_license_names_who_declared_it_and_where() -> None:
    fields: dict[str, MetaValue] = {
        "license": "public_domain",
        "license_declared_by": "the maintainers",
        "license_evidence": ("https://example.org/reuse",),
    }
    made: Document = replace(document({}), metadata=metadata(fields, "a.meta.yaml"))
    assert decide(made).evidence == (
        "a.meta.yaml: license: public_domain",
        "a.meta.yaml: declared by the maintainers",
        "a.meta.yaml: evidence https://example.org/reuse",
    )


def test_evidence_quotes_no_word_of_the_text() -> None:
    text = "Secret sentence. © 2024 A Clinic. All rights reserved."
    assert "Secret" not in str(decide(document({}, paragraph(text))))
