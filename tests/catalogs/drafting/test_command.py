"""Commands that draft: real programs, some of which die, hang or talk nonsense."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from transform.catalogs.drafting import Access, Languages, Request, TermNames, engine_for
from transform.catalogs.drafting.command import CommandEngine
from transform.errors import InputError, UsageError

ES = Languages("en", "es")


def script(folder: Path, body: str, timeout: float = 10) -> CommandEngine:
    path = folder / "engine.py"
    path.write_text(f"import json, os, subprocess, sys, time\n{body}\n", encoding="utf-8")
    return CommandEngine((sys.executable, "-I", str(path)), ES, timeout)


def test_a_command_is_told_everything(tmp_path: Path) -> None:
    made = script(
        tmp_path,
        "for line in sys.stdin:\n"
        "    asked = json.loads(line)\n"
        "    print(json.dumps({'id': asked.pop('id'), 'text': json.dumps(asked, sort_keys=True)}))",
    )
    request = Request("<t1>Organs</t1> &lt; 5", (TermNames("organ", "órgano"),), "In: Body")
    (answer,) = made.translate([request])
    assert answer.text == (
        '{"context": "In: Body", "source": "Organs < 5", "source_language": "en", '
        '"target_language": "es", "terms": [{"source": "organ", "target": "\\u00f3rgano"}], '
        '"text": "<t1>Organs</t1> &lt; 5"}'
    )


def test_answers_come_as_they_are_made(tmp_path: Path) -> None:
    made = script(
        tmp_path,
        "for line in sys.stdin:\n"
        "    asked = json.loads(line)\n"
        "    print(json.dumps({'id': asked['id'], 'text': 'x'}), flush=True)\n"
        "    if asked['id'] == 1: sys.exit('out of memory')",
    )
    answers = made.translate([Request("a"), Request("b"), Request("c")])
    assert [next(answers).id, next(answers).id] == [0, 1]
    with pytest.raises(InputError, match="ended with code 1: out of memory"):
        next(answers)


def test_a_large_order_blocks_nobody(tmp_path: Path) -> None:
    made = script(
        tmp_path,
        "for line in sys.stdin:\n"
        "    print(json.dumps({'id': json.loads(line)['id'], 'text': 'x' * 500}), flush=True)",
    )
    asks = [Request("y" * 500)] * 2_000
    assert len(list(made.translate(asks))) == 2_000


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("print('hello')", "wrote a line that is no"),
        ('print(\'{"id": 7, "text": "x"}\')', "not asked"),
        ('print(\'{"id": "0", "text": "x"}\')', "not asked"),
        ('print(\'{"id": 0, "text": "x"}\\n{"id": 0, "text": "y"}\')', "answered line 0 twice"),
        ("sys.stdout.buffer.write(b'\\xff\\xfe\\n')", "wrote a line that is no"),
        ("sys.stdout.write('x' * 3_000_000)", "too long"),
        ("os.close(1); time.sleep(0.1); sys.exit(3)", "ended with code 3"),
    ],
)
def test_a_command_that_fails_is_one_error(tmp_path: Path, body: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        list(script(tmp_path, body).translate([Request("a")]))


@pytest.mark.skipif(os.name == "nt", reason="needs process groups")
def test_a_command_that_hangs_is_ended_with_what_it_started(tmp_path: Path) -> None:
    body = (
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(tmp_path / 'child')!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)"
    )
    with pytest.raises(InputError, match=r"no answer in 1 seconds"):
        list(script(tmp_path, body, 1).translate([Request("a")]))
    pid = int((tmp_path / "child").read_text())
    deadline = time.monotonic() + 5
    while _lives(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _lives(pid)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state != "Z"  # ended, and nobody has asked how


@pytest.mark.parametrize("spec", ["", "  ", "'open", "http://", "https://[x", "http://a b"])
def test_what_is_no_engine_is_wrong_usage(spec: str) -> None:
    with pytest.raises(UsageError):
        engine_for(spec, ES)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(UsageError) as caught:
        engine_for("http://me:secret@localhost:5000", ES)
    assert "secret" not in str(caught.value)


def test_a_command_that_is_not_there_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="cannot be run"):
        list(engine_for("no-such-program-anywhere", ES, Access()).translate([Request("a")]))
