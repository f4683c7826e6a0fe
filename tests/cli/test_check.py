"""`transform check` where editors work: gates, baselines, formats, lines, watching."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from jsonschema import validate  # type: ignore[import-untyped]

from tests.conftest import ROOT, Run, objects
from tests.reports.documents import HARD
from transform.cli.checking import watch

SCHEMAS = ROOT / "docs" / "schemas"
PROFILE = ROOT / "tests" / "schemas" / "sarif-profile.schema.json"


@pytest.fixture
def leaflet(run: Run) -> Path:
    """A document with findings, in the folder that commands run in."""
    path = Path("leaflet.md")
    path.write_text(HARD, encoding="utf-8")
    return path


def test_findings_alone_fail_nothing(run: Run, leaflet: Path) -> None:
    result = run("check", leaflet)
    assert result.exit_code == 0
    assert "leaflet.md:11: warning: hard-word: " in result.stdout
    assert "words left out" in result.stdout
    assert "Grade " in result.stdout
    assert "can't see" in result.stdout
    assert "leaflet.md:15: ignored: passive: the law says it so" in result.stdout
    assert "\x1b[" not in result.stdout


@pytest.mark.parametrize(("severity", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on_a_severity(run: Run, leaflet: Path, severity: str, code: int) -> None:
    result = run("check", leaflet, "--fail-on", severity)
    assert result.exit_code == code
    assert (f"at or over {severity}" in result.stderr) == bool(code)


def test_fail_on_and_severities_may_stand_in_the_project_file(run: Run, leaflet: Path) -> None:
    table = '[readability.severity]\nhard-word = "error"\nlong-sentence = "off"\n'
    Path("transform.toml").write_text(f'[readability]\nfail_on = "error"\n\n{table}')
    result = run("check", leaflet)
    assert result.exit_code == 1
    assert "error: hard-word: " in result.stdout
    assert "long-sentence" not in result.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[readability.severity]\nhard-wrd = "error"\n', 'Did you mean "hard-word"?'),
        ('[readability.severity]\nhard-word = "fatal"\n', ":2: "),
        ('[readability]\nseverity = "error"\n', "is not a table"),
        ('[readability]\nfail_on = "always"\n', '"error", "warning", "info", "never"'),
        ('[readability]\nmax_difficulty = "B2"\n', "float"),
    ],
)
def test_a_wrong_setting_is_wrong_usage(run: Run, leaflet: Path, text: str, said: str) -> None:
    Path("transform.toml").write_text(text)
    result = run("check", leaflet)
    assert result.exit_code == 2
    assert result.stderr.startswith("transform.toml")
    assert said in result.stderr


def test_a_difficulty_limit_holds(run: Run, leaflet: Path) -> None:
    assert run("check", leaflet, "--max-difficulty", 6).exit_code == 0
    result = run("check", leaflet, "--max-difficulty", 1.5)
    assert result.exit_code == 1
    assert "is over 1.5" in result.stderr
    assert "error: max-difficulty: " in result.stdout
    Path("transform.toml").write_text("[readability]\nmax_difficulty = 1.5\n")
    assert run("check", leaflet).exit_code == 1


def test_a_grade_limit_that_cannot_be_held_is_told(run: Run, documents: Path) -> None:
    result = run("check", documents / "resfriado.md", "--max-grade", 1)
    assert result.exit_code == 0
    assert "the grade limit cannot be held" in result.stderr


def test_a_reason_for_missing_figures_is_said_once(run: Run) -> None:
    Path("empty.md").write_text("---\nlanguage: en\n---\n\n# Only a heading\n")
    result = run("check", "empty.md", "--max-grade", 1, "--max-difficulty", 1)
    assert result.exit_code == 0
    assert "0 words in 0 sentences scored, 3 words left out" in result.stdout
    assert result.stdout.count("the text has no sentence to score") == 1


def test_quiet_shows_what_fails_and_nothing_else(run: Run, leaflet: Path) -> None:
    assert run("check", leaflet, "--quiet").output == ""
    result = run("check", leaflet, "--quiet", "--fail-on", "warning")
    assert result.stdout == ""
    assert "leaflet.md:11: warning: hard-word: " in result.stderr
    assert "info: passive" not in result.stderr


def test_a_baseline_fails_only_on_what_got_worse(run: Run, leaflet: Path) -> None:
    written = run("check", leaflet, "--write-baseline", "known.json", "--fail-on", "info")
    assert written.exit_code == 0
    assert "written down" in written.stderr
    assert run("check", leaflet, "--baseline", "known.json").exit_code == 0
    leaflet.write_text(HARD.replace("# Your", "Read this first.\n\n# Your"))
    assert run("check", leaflet, "--baseline", "known.json").exit_code == 0
    leaflet.write_text(HARD.replace("Rest well.", "Commence now."))
    worse = run("check", leaflet, "--baseline", "known.json")
    assert worse.exit_code == 1
    assert "1 finding at or over info, new or worse" in worse.stderr
    assert "hard-word [new]: " in worse.stdout
    assert run("check", leaflet, "--baseline", "known.json", "--fail-on", "error").exit_code == 0


def test_a_baseline_is_found_from_another_folder(
    run: Run, leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("check", leaflet, "--write-baseline", "known.json")
    absolute = leaflet.resolve()
    assert run("check", absolute, "--baseline", "known.json").exit_code == 0
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    assert run("check", "../leaflet.md", "--baseline", "../known.json").exit_code == 0


def test_no_baseline_is_written_from_half_the_documents(run: Run, leaflet: Path) -> None:
    result = run("check", leaflet, "absent.md", "--write-baseline", "known.json")
    assert result.exit_code == 3
    assert not Path("known.json").exists()
    assert "not written" in result.stderr


def test_a_baseline_that_is_none_is_an_invalid_input(run: Run, leaflet: Path) -> None:
    assert run("check", leaflet, "--baseline", "absent.json").exit_code == 3
    Path("known.json").write_text("{}")
    result = run("check", leaflet, "--baseline", "known.json")
    assert result.exit_code == 3
    assert result.stderr.startswith("known.json: ")


def test_json_has_what_programs_need(run: Run, leaflet: Path) -> None:
    run("check", leaflet, "--write-baseline", "known.json")
    result = run("check", leaflet, "--format", "json", "--baseline", "known.json")
    (document,) = json.loads(result.stdout)["documents"]
    assert 1 <= document["difficulty"] <= 6
    assert document["grades"]["lowest"] < document["grades"]["highest"]
    assert document["ignored"][0]["reason"] == "the law says it so"
    assert document["gone"] == []
    assert document["unheld_limits"] == []
    (word,) = [one for one in document["findings"] if one["text"] == "utilize"]
    assert word["baseline"] == "unchanged"
    assert word["worse"] is False
    assert word["gain"] > 0
    assert any(sentence["gain"] for sentence in document["sentence_list"])
    assert len(word["fingerprint"]) == 32
    line = HARD.split("\n")[word["line"] - 1]
    assert line[word["column"] - 1 : word["end_column"] - 1] == "utilize"


def test_what_is_written_holds_to_the_schemas(run: Run, leaflet: Path, documents: Path) -> None:
    check, baseline = (
        json.loads((SCHEMAS / f"{name}.schema.json").read_text()) for name in ("check", "baseline")
    )
    run("check", leaflet, documents, "--write-baseline", "known.json")
    validate(json.loads(Path("known.json").read_text()), baseline)
    leaflet.write_text(HARD.replace("utilize", "commence with"))
    for options in ((), ("--compare", "textstat"), ("--checklist",), ("--baseline", "known.json")):
        result = run("check", leaflet, documents, "--format", "json", *options)
        validate(json.loads(result.stdout), check)


def test_gains_and_scores_without_defined_terms_are_shown(run: Run, leaflet: Path) -> None:
    leaflet.write_text(
        HARD.replace(
            "Rest well.",
            "Anticoagulants (medicines that keep blood from clotting) help. Take anticoagulants.",
        )
    )
    result = run("check", leaflet)
    assert "Mending it lowers the grade by 0." in result.stdout
    document = json.loads(run("check", leaflet, "--format", "json").stdout)["documents"][0]
    assert document["defined_terms"]
    without, scores = document["scores_without_terms"], document["scores"]
    assert without["flesch_kincaid_grade"] < scores["flesch_kincaid_grade"]
    assert "without terms" in result.stdout
    assert "Terms that the text defines: " in result.stdout
    page = run("check", leaflet, "--format", "html").stdout
    assert "without the terms it defines" in page
    assert "Mending it lowers the grade by" in page


def test_the_checklist_says_what_needs_a_person(run: Run, leaflet: Path) -> None:
    shown = run("check", leaflet, "--checklist").stdout
    assert "needs a person" in shown
    assert "CDC Index: " in shown
    assert "PEMAT-P: " in shown
    record = json.loads(run("check", leaflet, "--checklist", "--format", "json").stdout)
    items = record["documents"][0]["checklist"]
    assert len(items) > 40
    by_id = {item["id"]: item for item in items}
    assert by_id["cdc-7"]["verdict"] == "not met"
    assert by_id["cdc-1"]["verdict"] == "person"
    # A rule that is off finds nothing, and the item is none the better for it.
    Path("transform.toml").write_text('[readability.severity]\nhard-word = "off"\n')
    record = json.loads(run("check", leaflet, "--checklist", "--format", "json").stdout)
    again = {item["id"]: item for item in record["documents"][0]["checklist"]}
    assert again["cdc-7"] == by_id["cdc-7"]
    assert "<h3>Checklist</h3>" in run("check", leaflet, "--checklist", "--format", "html").stdout
    assert run("check", leaflet, "--checklist", "--format", "sarif").exit_code == 2


def test_sarif_holds_to_its_profile_and_says_when_an_input_failed(run: Run, leaflet: Path) -> None:
    result = run("check", leaflet, "--format", "sarif")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    validate(record, json.loads(PROFILE.read_text()))
    failed = run("check", leaflet, "absent.md", "--format", "sarif", "--fail-on", "warning")
    assert failed.exit_code == 3
    run_record = json.loads(failed.stdout)["runs"][0]
    assert run_record["invocations"][0]["executionSuccessful"] is False
    assert len(run_record["artifacts"]) == 1


def test_github_and_html(run: Run, leaflet: Path) -> None:
    github = run("check", leaflet, "--format", "github")
    assert "::warning file=leaflet.md,line=8," in github.stdout
    html = run("check", leaflet, "--format", "html")
    assert html.stdout.startswith("<!DOCTYPE html>\n")
    assert html.stdout.endswith("</html>\n")


def test_a_comment_without_a_reason_is_reported(run: Run, leaflet: Path) -> None:
    leaflet.write_text(HARD.replace("passive: the law says it so", "passive"))
    result = run("check", leaflet)
    assert "leaflet.md:13: warning: ignore-without-reason: " in result.stdout
    assert 'passive: "be kept"' in result.stdout


def test_ignore_comments_work_in_html(run: Run) -> None:
    page = (
        '<html lang="en"><body><h1>Care</h1>\n<p>Rest well every day.</p>\n'
        "<!-- transform-ignore hard-word: their own word -->\n"
        "<p>They utilize\n a coating.</p>\n<p>We commence today.</p></body></html>\n"
    )
    Path("page.html").write_text(page)
    result = run("check", "page.html", "--format", "json")
    (document,) = json.loads(result.stdout)["documents"]
    assert [one["text"] for one in document["ignored"]] == ["utilize"]
    assert [one["text"] for one in document["findings"]] == ["commence"]


def test_lines_give_one_object_each_in_order(run: Run) -> None:
    texts = ["Rest.", "", "It is done. You may go home now.", "[/b] {x} 5%", "   ", "a\tb"]
    result = run(
        "check", "--lines", "--language", "en", "--format", "json", "-", stdin="\n".join(texts)
    )
    assert result.exit_code == 0
    records = objects(result)
    assert [record["text"] for record in records] == texts
    assert [record["line"] for record in records] == [1, 2, 3, 4, 5, 6]
    assert records[1]["difficulty"] is None
    assert records[1]["notes"]["difficulty"]
    assert records[2]["sentences"] == 2
    assert records[2]["words"] == 8
    assert all(1 <= records[n]["difficulty"] <= 6 for n in (0, 2))
    table = run("check", "--lines", "--language", "en", stdin="\n".join(texts))
    assert "[/b] {x} 5%" in table.stdout


def test_harder_lines_are_more_difficult(run: Run) -> None:
    text = (
        "Drink water.\n"
        "The haematological consequences of immunosuppressive therapy necessitate surveillance.\n"
    )
    easy, hard = objects(
        run("check", "--lines", "--language", "en", "--format", "json", stdin=text)
    )
    assert easy["difficulty"] < 2
    assert hard["difficulty"] > 4
    result = run("check", "--lines", "--language", "en", "--max-difficulty", 3, stdin=text)
    assert result.exit_code == 1
    assert "line 2: difficulty" in result.stderr
    assert "line 1:" not in result.stderr


def test_lines_never_guess_a_language(run: Run) -> None:
    assert run("check", "--lines", stdin="Rest.\n").exit_code == 2
    assert run("check", "--lines", "--language", "tlh", stdin="Qapla.\n").exit_code == 3
    Path("transform.toml").write_text('language = "en"\n')
    assert run("check", "--lines", stdin="Rest.\n").exit_code == 0
    result = run("check", "--lines", "--language", "es", "--format", "json", stdin="Descanse.\n")
    assert objects(result)[0]["grade"] is None
    assert "grade" in objects(result)[0]["notes"]


@pytest.mark.parametrize(
    "options",
    [
        ("--lines", "--language", "en", "--format", "sarif"),
        ("--lines", "--language", "en", "--watch"),
        ("--watch", "--format", "json"),
        ("--compare", "textstat", "--format", "github"),
        ("--max-difficulty", "7"),
        ("--fail-on", "fatal"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    run: Run, leaflet: Path, options: tuple[str, ...]
) -> None:
    assert run("check", leaflet, *options).exit_code == 2


@pytest.mark.skipif(os.name == "nt", reason="terminals as POSIX has them")
@pytest.mark.parametrize("colour", [True, False])
def test_a_terminal_gets_colour_and_lines_that_fit(leaflet: Path, colour: bool) -> None:
    shown = _on_a_terminal(60, leaflet, {} if colour else {"NO_COLOR": "1"})
    lines = shown.replace("\r", "").split("\n")
    assert ("\x1b[33m" in shown) == colour
    assert all(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= 60 for line in lines)
    assert any(line.startswith("    ") for line in lines)


def _on_a_terminal(columns: int, path: Path, environment: dict[str, str]) -> str:
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(leader, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "NO_COLOR"}}
    with subprocess.Popen(
        [sys.executable, "-m", "transform", "check", str(path)],
        stdin=follower,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env=kept | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"} | environment,
    ):
        os.close(follower)
        parts = []
        # Linux says with an error that the other side has closed.
        with suppress(OSError):
            while part := os.read(leader, 65536):
                parts.append(part)
    os.close(leader)
    return b"".join(parts).decode()


class _EnoughError(Exception):
    pass


def test_watching_acts_at_first_and_then_only_on_changes() -> None:
    stamps: Iterator[int] = iter([1, 1, 2, 2, 2, 1])
    acted: list[int] = []
    now = 0

    def look() -> tuple[tuple[str, int, int], ...]:
        nonlocal now
        try:
            now = next(stamps)
        except StopIteration:
            raise _EnoughError from None
        return (("a.md", now, 0),)

    with pytest.raises(_EnoughError):
        watch(look, lambda: acted.append(now), lambda: None)
    assert acted == [1, 2, 1]


@pytest.mark.skipif(os.name == "nt", reason="signals as a terminal sends them")
def test_watching_a_file_redraws_and_ends_cleanly_on_ctrl_c(leaflet: Path) -> None:
    log = Path("log.txt")
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "transform", "check", "--watch", str(leaflet)],
            stdout=stream,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        try:
            _wait(log, "Watching", 1)
            leaflet.write_text(HARD.replace("Rest well.", "Commence now."))
            _wait(log, "Watching", 2)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()
    said = log.read_text()
    assert said.count("leaflet.md (en): ") == 2
    assert said.count('"Commence" has a plainer word') == 1
    assert "Traceback" not in said
    assert "Aborted" not in said


def _wait(log: Path, word: str, times: int) -> None:
    for _ in range(200):
        if log.read_text().count(word) >= times:
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text())
