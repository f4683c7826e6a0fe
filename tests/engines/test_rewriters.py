"""Rewriters behind a command and behind a real local HTTP server, some of which lie or fail."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.servers import Reply, Said
from tests.servers import server as local_server
from transform.engines.rewriters import (
    KEY_VARIABLE,
    CommandRewriter,
    ServerRewriter,
    rewriter_for,
)
from transform.errors import InputError, UsageError

Answer = Callable[[dict[str, Any]], tuple[int, bytes]]


@contextmanager
def server(answer: Answer) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server whose answers `answer` makes of each request; gives its address and what it got."""
    got: list[dict[str, Any]] = []

    def reply(said: Said) -> Reply:
        request = said.payload or {}
        got.append({"path": said.path, "key": said.headers.get("Authorization"), **request})
        status, body = answer(request)
        if status in {301, 302, 307, 308}:
            return Reply(b"", status, {"Location": body.decode()})
        return Reply(body, status)

    with local_server(reply) as (address, _):
        yield f"{address}/v1", got


def chat(text: object) -> tuple[int, bytes]:
    return 200, json.dumps({"choices": [{"message": {"content": text}}]}).encode()


def asked(request: dict[str, Any]) -> str:
    found: str = request["messages"][-1]["content"]
    return found


def test_a_server_is_asked_sentence_by_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "secret")
    with server(lambda request: chat(asked(request).upper())) as (url, got):
        answers = rewriter_for(url, "plain", 5).rewrite(["One.", "Two."], "en")
    assert answers == ("ONE.", "TWO.")
    assert [request["path"] for request in got] == ["/v1/chat/completions"] * 2
    assert {request["model"] for request in got} == {"plain"}
    assert {request["key"] for request in got} == {"Bearer secret"}
    assert "may, can" in got[0]["messages"][0]["content"]


def test_no_key_is_sent_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    with server(lambda request: chat(asked(request))) as (url, got):
        rewriter_for(url, "", 5).rewrite(["One."], "en")
    assert got[0]["key"] is None


def deep(_: dict[str, Any]) -> tuple[int, bytes]:
    return 200, b"[" * 200_000


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (lambda _: (500, b"no"), "answered with status 500"),
        (lambda _: (401, b""), "answered with status 401"),
        (lambda _: (200, b"not json"), "without choices"),
        (lambda _: (200, b"[]"), "without choices"),
        (lambda _: (200, b'{"choices": []}'), "without choices"),
        (lambda _: (200, b'{"choices": [{"message": null}]}'), "without choices"),
        (deep, "without choices"),
        (lambda _: (200, b"\xff\xfe\x00"), "without choices"),
        (lambda _: chat(5), "that is no text"),
        (lambda _: (200, b" " * 1_100_000), "too long"),
        (lambda _: (302, b"http://127.0.0.1:9/elsewhere"), "answered with status 302"),
    ],
)
def test_a_server_that_fails_is_one_error(answer: Answer, problem: str) -> None:
    with server(answer) as (url, _), pytest.raises(InputError, match=problem):
        ServerRewriter(url, "m", 5).rewrite(["One."], "en")


def test_a_slow_server_is_left() -> None:
    gone = threading.Event()

    def slow(_: dict[str, Any]) -> tuple[int, bytes]:
        gone.wait(5)
        return chat("late")

    with server(slow) as (url, _):
        with pytest.raises(InputError, match=r"no answer in 0\.2 seconds"):
            ServerRewriter(url, "m", 0.2).rewrite(["One."], "en")
        gone.set()


def test_no_server_is_one_error() -> None:
    with pytest.raises(InputError, match="cannot be reached"):
        ServerRewriter("http://127.0.0.1:9/v1", "m", 2).rewrite(["One."], "en")


def script(folder: Path, body: str) -> CommandRewriter:
    path = folder / "plainer.py"
    path.write_text(f"import json, sys, time\n{body}\n", encoding="utf-8")
    return CommandRewriter((sys.executable, "-I", str(path)), 10)


def test_a_command_reads_and_writes_json_lines(tmp_path: Path) -> None:
    made = script(
        tmp_path,
        "for line in reversed(list(sys.stdin)):\n"
        "    asked = json.loads(line)\n"
        "    if asked['text'] != 'Skip.':\n"
        "        print(json.dumps({'id': asked['id'], 'text': asked['text'] + asked['language']}))",
    )
    assert made.rewrite(["Uno.", "Skip.", "Dos, é."], "es") == ("Uno.es", "", "Dos, é.es")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("sys.exit('out of memory')", "ended with code 1: out of memory"),
        ("print('hello')", "wrote a line that is no"),
        ("print('[' * 100000)", "wrote a line that is no"),
        ("print('{\"id\": 0}')", "wrote a line that is no"),
        ('print(\'{"id": 7, "text": "x"}\')', "not asked"),
        ('print(\'{"id": true, "text": "x"}\')', "not asked"),
        ('print(\'{"id": -1, "text": "x"}\')', "not asked"),
        ('print(\'{"id": 0, "text": 5}\')', "not asked"),
        ("sys.stdout.buffer.write(b'\\xff\\n')", "wrote a line that is no"),
    ],
)
def test_a_command_that_fails_is_one_error(tmp_path: Path, body: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        script(tmp_path, body).rewrite(["One."], "en")


def test_a_slow_command_is_ended(tmp_path: Path) -> None:
    slow = script(tmp_path, "time.sleep(30)")
    with pytest.raises(InputError, match=r"no answer in 0\.2 seconds"):
        CommandRewriter(slow.command, 0.2).rewrite(["One."], "en")


@pytest.mark.parametrize("spec", ["", "   ", "'open", "http://", "http:// x", "https://[bad"])
def test_what_is_no_rewriter_is_wrong_usage(spec: str) -> None:
    with pytest.raises(UsageError):
        rewriter_for(spec, "", 5)


def test_a_command_that_is_not_there_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="cannot be run"):
        rewriter_for("no-such-program-anywhere", "", 5).rewrite(["One."], "en")
