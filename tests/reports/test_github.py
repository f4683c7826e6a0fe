"""Workflow commands of GitHub Actions, read back as the runner reads them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.documents import HARD, check_text
from transform.model import Finding, SourceSpan
from transform.reports.checks import Checked, Reported
from transform.reports.github import workflow_commands

Command = tuple[str, dict[str, str], str]


def parse(line: str) -> Command:
    """As actions/runner does: properties end at the first `::`, then codes are read."""
    head, _, data = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in rest.split(","))
    codes = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))

    def read(value: str, used: int) -> str:
        for code, char in (*codes[:used], codes[-1]):
            value = value.replace(code, char)
        return value

    return name, {key: read(value, 4) for key, value in properties.items()}, read(data, 2)


def with_finding(checked: Checked, finding: Finding) -> Checked:
    return replace(checked, findings=(Reported(finding, "f"),), ignored=())


def test_each_finding_is_one_command_and_the_count_is_a_plain_line() -> None:
    checked = check_text(HARD)
    *commands, last = workflow_commands([checked])
    assert len(commands) == len(checked.findings)
    name, properties, message = parse(commands[0])
    assert name == "warning"
    assert properties["file"] == "leaflet.md"
    assert properties["line"] == "8"
    assert properties["title"] == "long-sentence"
    assert message.startswith("This sentence has 25 words")
    assert last.startswith(f"Checked leaflet.md: {checked.scored.words} words in ")
    assert f"{checked.scored.excluded_words} words left out" in last


def test_commas_colons_percents_and_line_ends_survive() -> None:
    finding = Finding(
        "hard-word", "error", "100% sure:\r\nyes, ::error::no %0A", span=SourceSpan(3, 3)
    )
    checked = with_finding(check_text(HARD, path="a, b/50%:c.md"), finding)
    line, _ = workflow_commands([checked])
    assert "\n" not in line
    assert "\r" not in line
    name, properties, message = parse(line)
    assert name == "error"
    assert properties["file"] == "a, b/50%:c.md"
    assert message == finding.message


@given(text=st.text(st.sampled_from("a%2:,5\r\nA0DC\u2028 ")), path=st.text("ab%:,/2C", min_size=1))
def test_every_text_and_path_is_read_back_as_it_was(text: str, path: str) -> None:
    finding = Finding("hard-word", "warning", f"m{text}m", span=SourceSpan(3, 3))
    checked = replace(with_finding(_CHECKED, finding), document=replace(_DOCUMENT, path=path))
    line, _ = workflow_commands([checked])
    _, properties, message = parse(line)
    assert properties["file"] == path
    assert message == finding.message


_CHECKED = check_text(HARD)
_DOCUMENT = _CHECKED.document


def test_a_document_cannot_write_commands_of_its_own() -> None:
    checked = check_text(HARD, path="x\n::error::y.md")
    assert all(
        line.startswith(("::warning file=", "::notice file=", "Checked "))
        for line in workflow_commands([checked])
    )


def test_errors_come_first_and_info_is_a_notice() -> None:
    checked = check_text(HARD)
    severities = [parse(line)[0] for line in workflow_commands([checked]) if line[:2] == "::"]
    assert severities == sorted(severities, key=("error", "warning", "notice").index)
    assert "notice" in severities


def test_what_is_no_worse_than_the_baseline_is_not_annotated() -> None:
    checked = check_text(HARD)
    first, *rest = checked.findings
    known = (replace(first, state="unchanged", worse=False), *rest)
    lines = list(workflow_commands([replace(checked, findings=known)]))
    assert len(lines) == len(rest) + 1


def test_standard_input_has_no_file() -> None:
    line = next(iter(workflow_commands([check_text(HARD, path="-")])))
    assert "file=" not in line
    assert "title=long-sentence::" in line
