"""The program's own sentences follow each other as their language does, in Markdown too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.bundles.samples import inputs, spanish
from transform.bundles import assemble
from transform.bundles.languages import joined
from transform.wording import say


@pytest.mark.parametrize(
    ("locale", "between"), [("es", ". "), ("ar", ". "), ("zh-Hans", "。"), ("vi", ". ")]
)
def test_a_draft_label_and_its_note_in_markdown(locale: str, between: str) -> None:
    edition = replace(spanish(), locale=locale)
    text = assemble(inputs(edition)).file(f"{locale}/summary.md").decode()
    label, note = (say(f"page.draft_translation{end}", locale) for end in ("", "_note"))
    assert f"> **{label}**{between}{note}\n" in text


def test_a_sentence_that_has_its_mark_gets_no_other() -> None:
    assert joined(["One?", "Two"], "en") == "One? Two."
    assert joined(["一？", "二"], "zh-Hans") == "一？二。"
    assert joined(["Two", "one"], "tlh") == "Two. one.", "English stands in"
