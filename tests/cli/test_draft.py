"""`transform catalog draft` as people type it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.servers import Reply, Said, json_reply, server
from transform.catalogs import catalog_path, load_catalog, write_catalog
from transform.catalogs.model import Catalog, Message
from transform.cli.root import cli

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs/schemas/catalog-draft.schema.json").read_text("utf-8")
)
ENGINE = (
    "import json, sys, time\n"
    "for line in sys.stdin:\n"
    "    asked = json.loads(line)\n"
    "    said = {'Rest.': 'Descanse.', 'Do not run.': 'Corra.'}.get(asked['text'], 'Ya.')\n"
    "    print(json.dumps({'id': asked['id'], 'text': said}), flush=True)\n"
)


def catalogs(folder: Path, *texts: str, domain: str = "d") -> None:
    messages = tuple(Message(text) for text in texts)
    write_catalog(catalog_path(folder, "es", domain), Catalog(domain, "es", messages))


def engine(folder: Path, body: str = ENGINE) -> str:
    path = folder / "engine.py"
    path.write_text(body, encoding="utf-8")
    return f"{sys.executable} -I {path}"


def run(folder: Path, *arguments: str) -> Result:
    words = ["catalog", "draft", "--locale", "es", "--locales-dir", str(folder), *arguments]
    return CliRunner().invoke(cli, words)


def translated(folder: Path, domain: str = "d") -> dict[str, str]:
    return {m.msgid: m.msgstr for m in load_catalog(folder, "es", domain).messages}


def test_drafts_are_written_and_what_failed_is_told(tmp_path: Path) -> None:
    catalogs(tmp_path, "Rest.", "Do not run.")
    result = run(tmp_path, "--with", engine(tmp_path))
    assert result.exit_code == 0
    assert translated(tmp_path) == {"Rest.": "Descanse.", "Do not run.": ""}
    assert "d (es): not drafted: 'Do not run.': the source says “not”" in result.stderr
    assert "drafted" in result.stdout


def test_json_follows_its_schema(tmp_path: Path) -> None:
    catalogs(tmp_path, "Rest.", "Do not run.")
    catalogs(tmp_path, "Now.", domain="e")
    result = run(tmp_path, "--with", engine(tmp_path), "--format", "json")
    record = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(record)
    assert [(c["domain"], c["drafted"], c["left"]) for c in record["catalogs"]] == [
        ("d", 1, 1),
        ("e", 1, 0),
    ]


def test_one_domain_and_a_limit(tmp_path: Path) -> None:
    catalogs(tmp_path, "Rest.", "Sleep.")
    catalogs(tmp_path, "Now.", "Eat.", domain="e")
    run(tmp_path, "--with", engine(tmp_path), "--domain", "e")
    assert (translated(tmp_path)["Rest."], translated(tmp_path, "e")["Now."]) == ("", "Ya.")
    catalogs(tmp_path, "Now.", "Eat.", domain="e")
    run(tmp_path, "--with", engine(tmp_path), "--limit", "3")
    assert [bool(text) for text in translated(tmp_path).values()] == [True, True]
    assert sum(bool(text) for text in translated(tmp_path, "e").values()) == 1


@pytest.mark.parametrize("arguments", [("--locale", "fr"), ("--domain", "nothing")])
def test_a_catalog_that_is_not_there_is_wrong_usage(
    tmp_path: Path, arguments: tuple[str, str]
) -> None:
    catalogs(tmp_path, "Rest.")
    result = run(tmp_path, "--with", engine(tmp_path), *arguments)
    assert result.exit_code == 2
    assert "catalog update --locale" in result.stderr


def test_an_engine_that_stops_keeps_what_it_gave(tmp_path: Path) -> None:
    catalogs(tmp_path, "Rest.", "Sleep.", "Eat.")
    stops = ENGINE + "    if asked['id'] == 1: sys.exit('tired')\n"
    result = run(tmp_path, "--with", engine(tmp_path, stops))
    assert result.exit_code == 3
    assert "ended with code 1: tired" in result.stderr
    assert [bool(text) for text in translated(tmp_path).values()] == [True, True, False]


def test_a_servers_key_is_read_from_the_environment_and_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(said: Said) -> Reply:
        if said.payload is None:
            return json_reply([{"code": "en", "targets": ["es"]}])
        return Reply(b"", 403)

    monkeypatch.setenv("MY_KEY", "very-secret")
    catalogs(tmp_path, "Rest.")
    with server(answer) as (url, asked):
        result = run(tmp_path, "--with", url, "--api-key", "MY_KEY")
    assert (asked[1].payload or {})["api_key"] == "very-secret"
    assert result.exit_code == 3
    assert result.stderr.count("the messages to draft are sent to 127.0.0.1") == 1
    assert "very-secret" not in result.output + result.stderr


def test_nothing_is_told_to_leave_the_machine_where_nothing_does(tmp_path: Path) -> None:
    catalogs(tmp_path, "Rest.")
    assert run(tmp_path, "--with", engine(tmp_path)).stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    catalogs(tmp_path, "Rest.", "Sleep.", "Eat.")
    told = tmp_path / "told"
    slow = ENGINE + f"    if asked['id'] == 1: open({str(told)!r}, 'w').close(); time.sleep(60)\n"
    command = [sys.executable, "-m", "transform", "catalog", "draft", "--locale", "es"]
    program = subprocess.Popen(
        [*command, "--locales-dir", str(tmp_path), "--with", engine(tmp_path, slow)],
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 20
    while not told.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    program.send_signal(signal.SIGINT)
    program.communicate(timeout=20)
    assert program.returncode != 0
    assert list(translated(tmp_path).values()) == ["Descanse.", "Ya.", ""]
