from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.rights.documents import metadata, paragraph
from transform.metadata import MetaMap, MetaValue
from transform.model import Document
from transform.rights import attribution_text, decide

HASH = "ab" * 32
TODAY = date(2026, 6, 1)
GRANT: dict[str, MetaValue] = {
    "by": "A Clinic, rights office",
    "scope": ("verbatim", "translation"),
    "expires": "2026-12-31",
    "document_sha256": HASH,
}


def _document(grant: dict[str, MetaValue], origin: str = "a.meta.yaml") -> Document:
    fields: dict[str, MetaValue] = {
        "license": "all rights reserved",
        "source": "A Clinic",
        "grants": (MetaMap(tuple(grant.items())),),
    }
    blocks = (paragraph("Rest. © 2024 A Clinic. All rights reserved."),)
    return Document("a", "a.md", "markdown", "en", metadata(fields, origin), blocks, (), (), HASH)


def test_a_recorded_grant_allows_what_is_in_its_scope() -> None:
    decision = decide(_document(GRANT), today=TODAY)
    assert {use.use for use in decision.uses if use.rule == "grant"} == {"verbatim", "translation"}
    assert decision.allows("translation")
    assert not decision.allows("adapted_summary")
    assert "A Clinic, rights office" in decision.use("verbatim").reason
    assert any("until 2026-12-31" in line for line in decision.evidence)
    assert "Used with permission of A Clinic." in attribution_text(decision, "verbatim", "en")


BROKEN: list[tuple[dict[str, MetaValue], str]] = [
    ({"expires": "2026-05-31"}, "it ended on 2026-05-31"),
    ({"expires": "never"}, "names no last day"),
    ({"expires": None}, "names no last day"),
    ({"document_sha256": "cd" * 32}, "for another text"),
    ({"document_sha256": None}, "for another text"),
    ({"by": " "}, "does not say who"),
    ({"scope": ()}, "names no uses"),
    ({"scope": ("verbatim", "everything")}, "names no uses"),
    ({"scope": True}, "names no uses"),
]


@pytest.mark.parametrize(("change", "why"), BROKEN)
def test_a_grant_that_is_over_foreign_or_incomplete_grants_nothing(
    change: dict[str, MetaValue], why: str
) -> None:
    decision = decide(_document(GRANT | change), today=TODAY)
    assert not decision.publishable
    assert any(why in line for line in decision.evidence)


def test_a_grant_in_front_matter_is_ignored() -> None:
    decision = decide(_document(GRANT, origin="a.md"), today=TODAY)
    assert not decision.publishable
    assert any("recorded in a sidecar" in line for line in decision.evidence)


def test_a_bare_flag_is_no_grant() -> None:
    fields: dict[str, MetaValue] = {"license": "all rights reserved", "grants": True}
    made = replace(_document(GRANT), metadata=metadata(fields, "a.meta.yaml"))
    assert not decide(made, today=TODAY).publishable


def test_the_last_day_of_a_grant_still_counts() -> None:
    assert decide(_document(GRANT | {"expires": "2026-06-01"}), today=TODAY).publishable


def test_a_document_without_a_hash_has_no_grant() -> None:
    made = replace(_document(GRANT | {"document_sha256": ""}), source_hash="")
    assert not decide(made, today=TODAY).publishable
