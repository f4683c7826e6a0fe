"""`summarize` and `simplify` on the command line: traces, what was left out, rewriters."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.conftest import Run
from tests.engines.test_rewriters import asked, chat, server

LEAFLET = """\
---
title: Flu
language: en
license: CC0-1.0
---

# Flu

## What is flu?

Flu is an infection of the nose, throat, and lungs. Flu is common.

## What are the symptoms of flu?

Signs and symptoms of flu may include fever and cough. See your doctor prior to travel if you have signs of flu. Do not take aspirin if you are under 16.

## What is the outlook for people with flu?

Most people with flu get well in a week.

Doctors estimate survival by how groups of people have done. These rates may not be right for you. \
About 90% of people over 80 are alive a year later.
"""


def leaflet(folder: Path) -> Path:
    path = folder / "flu.md"
    path.write_text(LEAFLET, encoding="utf-8")
    return path


def test_the_trace_names_lines_edits_and_verdicts(run: Run, tmp_path: Path) -> None:
    result = run("summarize", leaflet(tmp_path), "--trace")
    assert result.exit_code == 0
    assert "[edited] See your doctor before travel if you have signs of flu." in result.stdout
    assert "plain-word: 'prior to' -> 'before'" in result.stdout
    assert "flu.md:15: See your doctor prior to travel" in result.stdout


def test_survival_figures_are_folded(run: Run, tmp_path: Path) -> None:
    result = run("summarize", leaflet(tmp_path))
    head, _, folded = result.stdout.partition("<details>")
    assert "90%" not in head
    assert "may not be right for you" in folded.partition("</details>")[0]
    assert "90%" in folded.partition("</details>")[0]


def test_a_lying_server_changes_no_fact(run: Run, tmp_path: Path) -> None:
    path = leaflet(tmp_path)
    plain = run("summarize", path).stdout

    def lie(request: dict[str, object]) -> tuple[int, bytes]:
        text = asked(request)
        return chat(text.replace(" not ", " ").replace("16", "6").replace(" may ", " will "))

    with server(lie) as (url, got):
        result = run("summarize", path, "--rewriter", url, "--rewriter-model", "liar")
        trace = run("summarize", path, "--rewriter", url, "--rewriter-model", "liar", "--trace")
    assert result.exit_code == 0
    assert result.stdout == plain
    assert got
    assert "refused liar: " in trace.stdout


def test_an_honest_server_is_named_in_the_trace(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.md"
    path.write_text(LEAFLET.replace("cough. See", "cough; it is bad. See"), encoding="utf-8")

    def honest(request: dict[str, object]) -> tuple[int, bytes]:
        return chat(asked(request).replace("cough; it", "cough. It"))

    with server(honest) as (url, _):
        result = run("summarize", path, "--rewriter", url, "--trace")
    assert "fever and cough. It is bad." in result.stdout
    assert "rewriter server: " in result.stdout


def test_a_failing_rewriter_is_one_line(run: Run, tmp_path: Path) -> None:
    with server(lambda _: (500, b"")) as (url, _):
        result = run("summarize", leaflet(tmp_path), "--rewriter", url)
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert "answered with status 500" in result.stderr
    assert "Traceback" not in result.output


def test_a_rewriter_that_cannot_be_run_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    result = run("summarize", leaflet(tmp_path), "--rewriter", "no-such-program-anywhere")
    assert result.exit_code != 0
    assert "cannot be run" in result.stderr
    assert "Traceback" not in result.output


def test_lines_with_a_command(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "shout.py"
    script.write_text(
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    asked = json.loads(line)\n"
        "    asked['text'] = asked['text'].replace('may', 'will').replace('small; it', 'small. It')\n"
        "    print(json.dumps(asked))\n",
        encoding="utf-8",
    )
    lines = "They utilize it.\n\nIt may end.\nIt is so small; it may end.\n"
    command = f'"{sys.executable}" "{script}"'
    result = run("simplify", "--lines", "--rewriter", command, "-", stdin=lines)
    assert result.exit_code == 0
    assert result.stdout == "They use it.\n\nIt may end.\nIt is so small; it may end.\n"


def test_lines_without_a_rewriter_come_as_they_are_read(run: Run) -> None:
    result = run("simplify", "--lines", "-", stdin="They utilize it.\n\nIt may end.\n")
    assert result.stdout == "They use it.\n\nIt may end.\n"
