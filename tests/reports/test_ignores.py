"""Ignore comments: what they cover, what they need, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from transform.model import Finding, Format, Paragraph, SourceSpan
from transform.reports.ignores import Sifted, read_ignores, sift
from transform.reports.rule_book import rule_book


def blocks(*lines: tuple[int, int]) -> list[Paragraph]:
    return [Paragraph((), SourceSpan(first, last)) for first, last in lines]


def finding(rule: str, first: int, last: int | None = None) -> Finding:
    return Finding(rule, "warning", "message", "text", span=SourceSpan(first, last or first))


def sifted(text: str, *findings: Finding, kind: Format = "markdown") -> Sifted:
    standing = blocks(
        *((n, n) for n, line in enumerate(text.split("\n"), 1) if line and line[0] != "<")
    )
    return sift(findings, read_ignores(text, kind, standing))


def test_a_comment_of_its_own_covers_the_next_block_and_no_other() -> None:
    text = "One.\n\n<!-- transform-ignore passive: a quotation -->\n\nTwo.\n\nThree.\n"
    result = sifted(text, finding("passive", 1), finding("passive", 5), finding("passive", 7))
    assert [ignored.finding.span for ignored in result.ignored] == [SourceSpan(5, 5)]
    assert result.ignored[0].reason == "a quotation"
    assert [kept.span for kept in result.kept] == [SourceSpan(1, 1), SourceSpan(7, 7)]
    assert result.about_comments == ()


def test_the_next_block_is_the_outermost_one_with_all_its_lines() -> None:
    text = "<!-- transform-ignore passive: a list from the law -->\n- a\n- b\n"
    found = read_ignores(text, "markdown", blocks((2, 3), (2, 2), (3, 3)))
    assert (found[0].first_line, found[0].last_line) == (2, 3)


def test_a_comment_beside_text_covers_its_line() -> None:
    text = "One.\nTwo. <!-- transform-ignore passive: said so -->\nThree.\n"
    result = sifted(text, finding("passive", 2), finding("passive", 3), finding("passive", 1, 2))
    assert [ignored.finding.span for ignored in result.ignored] == [
        SourceSpan(2, 2),
        SourceSpan(1, 2),
    ]


def test_a_file_comment_covers_all_lines_and_findings_that_have_none() -> None:
    text = "One.\n\n<!-- transform-ignore-file passive, long-sentence: house style -->\n"
    everywhere = Finding("passive", "info", "message")
    result = sifted(text, finding("passive", 1), everywhere, finding("hard-word", 1))
    assert len(result.ignored) == 2
    assert [kept.rule for kept in result.kept] == ["hard-word"]


def test_no_rule_means_every_rule_except_a_limit() -> None:
    text = "<!-- transform-ignore-file: a legal text, printed as it is -->\nOne.\n"
    result = sifted(text, finding("passive", 2), finding("max-grade", 1))
    assert [kept.rule for kept in result.kept] == ["max-grade"]
    named = text.replace("file:", "file max-grade:")
    assert sifted(named, finding("max-grade", 1)).kept == ()


@pytest.mark.parametrize("comment", ["transform-ignore passive", "transform-ignore passive:  "])
def test_a_comment_without_a_reason_is_a_finding_and_ignores_nothing(comment: str) -> None:
    result = sifted(f"<!-- {comment} -->\nOne.\n", finding("passive", 2))
    assert len(result.kept) == 1
    (about,) = result.about_comments
    assert about.rule == "ignore-without-reason"
    assert about.severity == "warning"
    assert about.span is not None
    assert about.span.first_line == 1


def test_a_misspelt_rule_is_told_its_neighbour() -> None:
    result = sifted("<!-- transform-ignore pasive: a quote -->\nOne.\n", finding("passive", 2))
    (about,) = result.about_comments
    assert about.rule == "ignore-unknown-rule"
    assert about.suggestion == 'Did you mean "passive"?'


def test_a_comment_with_nothing_to_ignore_is_told() -> None:
    result = sifted("<!-- transform-ignore passive: a quote -->\nOne.\n")
    assert [about.rule for about in result.about_comments] == ["ignore-unused"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("```\n<!-- transform-ignore passive: x -->\n```\n\nOne.\n", "markdown"),
        ("~~~~ html\n<!-- transform-ignore passive: x -->\n~~~~\n\nOne.\n", "markdown"),
        ("Write `<!-- transform-ignore passive: x -->` above.\n\nOne.\n", "markdown"),
        ("<script>\n'<!-- transform-ignore passive: x -->'\n</script>\nOne.\n", "html"),
        ("<!-- transform-ignore passive: x -->\nOne.\n", "text"),
        ("<!-- transform-ignored passive: x -->\nOne.\n", "markdown"),
        ("<!-- not transform-ignore passive: x -->\nOne.\n", "html"),
        ("<!-- transform-ignore passive: never closed\nOne.\n", "markdown"),
    ],
)
def test_what_only_looks_like_a_comment_is_none(text: str, kind: Format) -> None:
    assert read_ignores(text, kind, ()) == ()


def test_a_comment_may_run_over_lines_and_hold_a_backtick() -> None:
    text = "<!-- transform-ignore\n  passive: one ` tick,\n  two lines -->\nOne `x`.\n"
    (found,) = read_ignores(text, "markdown", blocks((4, 4)))
    assert found.rules == ("passive",)
    assert found.reason == "one ` tick, two lines"
    assert (found.first_line, found.last_line) == (4, 4)


def test_every_rule_has_a_guideline_or_is_our_own_and_web_addresses_are_secure() -> None:
    for rule in rule_book().values():
        assert rule.guideline or rule.name.startswith("ignore-"), rule.name
        assert rule.url.startswith("https://") or rule.name.startswith("ignore-"), rule.name


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("<!--", "markdown"),
        ("<!-- transform-ignore passive: x -->", "html"),
        ("<!-- transform-ignore passive: x -->\n", "markdown"),
        ("<script>", "html"),
        ("</style><style>", "html"),
        ("```\n~~~~\n", "markdown"),
        ("`` ` ", "markdown"),
        ("~", "markdown"),
    ],
)
def test_a_hostile_text_takes_no_longer_than_its_length(piece: str, kind: Format) -> None:
    text = piece * (300_000 // len(piece)) + "\ntransform-ignore"
    began = time.process_time()
    read_ignores(text, kind, blocks((1, 1)))
    assert time.process_time() - began < 5
