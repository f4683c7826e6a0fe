"""`transform clean` from end to end: what is shown, kept and removed, and what is refused."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

N = 100_000
PAGE = """<html lang="en"><body><nav><a href="/">Home</a><a href="/a">About us</a></nav>
<main><h1>Gout</h1><p>Gout hurts a lot at night, mostly in the big toe of one foot.</p>
<div class="newsletter"><p>Subscribe to our newsletter.</p></div>
<p>Ask Nurse Pat.</p></main>
<footer><p>© 2025 Quiet Hospital. All rights reserved.</p></footer></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_removed_text_is_shown_with_its_place_class_and_reason(run: Run, page: Path) -> None:
    rows = [row.split("\t") for row in run("clean", page, "--removed").stdout.splitlines()]
    assert [(row[0].rpartition(":")[2], row[1], row[3]) for row in rows] == [
        ("1", "navigation", "Home About us"),
        ("3", "newsletter", "Subscribe to our newsletter."),
        ("5", "legal", "© 2025 Quiet Hospital. All rights reserved."),
    ]
    assert all(row[2] for row in rows)


@pytest.mark.parametrize(
    ("category", "text"),
    [
        ("navigation", "About us"),
        ("newsletter", "Subscribe to our newsletter."),
        ("legal", "All rights reserved."),
    ],
)
def test_a_class_is_brought_back(run: Run, page: Path, category: str, text: str) -> None:
    assert text not in run("clean", page).stdout
    assert text in run("clean", page, "--keep", category).stdout
    assert text not in run("clean", page, "--keep", category, "--removed").stdout


def test_the_project_file_keeps_classes_and_adds_phrases(
    run: Run, page: Path, tmp_path: Path
) -> None:
    settings = '[cleaning]\nkeep = ["newsletter"]\nphrases = ["Ask Nurse Pat"]\n'
    (tmp_path / "transform.toml").write_text(settings, encoding="utf-8")
    shown = run("clean", page).stdout
    assert "Subscribe to our newsletter." in shown
    assert "Nurse" not in shown
    assert "Ask Nurse Pat." in run("clean", page, "--removed").stdout


def test_a_class_that_is_none_is_refused(run: Run, page: Path) -> None:
    result = run("clean", page, "--keep", "newsleter")
    assert result.exit_code == 2
    assert "newsletter" in result.stderr


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_is_kept_byte_for_byte(run: Run, tmp_path: Path, end: str) -> None:
    front = f"---{end}title:   'Gout'  # a title{end}language: en{end}x: [1,   2]{end}---{end}"
    path = tmp_path / "gout.md"
    path.write_bytes(f"{front}{end}# Gout{end}{end}It hurts.{end}".encode())
    result = run("clean", path, "--format", "markdown")
    assert result.stdout_bytes.startswith(front.encode())
    assert result.stdout_bytes.removeprefix(front.encode()).split() == b"# Gout It hurts.".split()


REFUSED = {
    "empty.md": (b"", "empty"),
    "binary.md": (bytes(range(256)) * 40, "binary"),
    "nul.md": (b"one\ntwo \x00 three four five", "nul.md:2: there is a NUL"),
    "open.md": (b"---\ntitle: x\nGout hurts.\n", "open.md:1: the front matter is not closed"),
    "broken.md": (b'---\nid: a\ntitle: "x\n---\nGout.\n', "broken.md:"),
    "twice.md": (b"---\nid: a\nid: b\n---\nGout.\n", "twice.md:3: "),
    "list.md": (b"---\ntitle: [a]\n---\nGout.\n", "list.md:2: "),
    "no.md": (b"---\nid: a\nlanguage: no\n---\nGout hurts.\n", "no.md:3: "),
    "bomb.md": (
        b"---\na: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n---\nGout.\n",
        "bomb.md:3: ",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_refused_with_its_place(run: Run, tmp_path: Path, name: str) -> None:
    data, word = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    result = run("clean", name)
    assert result.exit_code != 0
    assert word in result.stderr
    assert "Traceback" not in result.stderr


def test_turned_text_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "turned.txt"
    path.write_text("Take 1\u202e0 mg\u202c of it each day with food.\n", encoding="utf-8")
    result = run("clean", path, "--language", "en")
    assert result.stdout == "Take 10 mg of it each day with food.\n"
    assert "direction" in result.stderr


LARGE = {
    "large.txt": b"a word " * (50_000_000 // 7),
    "line.txt": b"word and more " * 720_000,
    "nested.html": b"<div>" * N + b"Gout hurts.",
    "quotes.md": b">" * N + b" Gout hurts.",
}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))
    # Seconds of the processor, so that a busy machine is no fault; past them it is killed.
    resource.setrlimit(resource.RLIMIT_CPU, (5, 5))


@pytest.mark.parametrize("name", LARGE)
def test_large_input_takes_five_seconds_and_a_gigabyte_at_most(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(LARGE[name])
    result = subprocess.run(
        [sys.executable, "-m", "transform", "clean", str(path), "--language", "en"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_limit,
    )
    assert "Traceback" not in result.stderr
    assert result.returncode == 0 or name in result.stderr


def test_json_holds_what_was_removed(run: Run, page: Path) -> None:
    record = json.loads(run("clean", page, "--format", "json").stdout)
    assert {one["class"] for one in record["removed"]} == {"navigation", "newsletter", "legal"}
