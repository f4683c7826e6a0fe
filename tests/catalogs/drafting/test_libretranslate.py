"""A real local server with LibreTranslate's interface, some of which lie, stumble or stall."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from tests.catalogs.drafting.engines import task
from tests.servers import Reply, Said, json_reply, server
from transform.catalogs.drafting import Languages, Request, draft
from transform.catalogs.drafting.libretranslate import BATCH, LONGEST_WAIT, LibreTranslate
from transform.catalogs.model import Message
from transform.errors import InputError, UsageError
from transform.outside import Server

LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["en", "es", "zh-Hans", "pb", "pt"]},
    {"code": "es", "name": "Spanish", "targets": ["en", "es"]},
    {"code": "pb", "name": "Portuguese (Brazil)", "targets": ["en"]},
]
ES = Languages("en", "es")


def translating(book: Callable[[str], str]) -> Callable[[Said], Reply]:
    def answer(said: Said) -> Reply:
        if said.payload is None:
            return json_reply(LANGUAGES)
        return json_reply({"translatedText": [book(text) for text in said.payload["q"]]})

    return answer


def client(
    url: str, languages: Languages = ES, timeout: float = 5, key: str = ""
) -> LibreTranslate:
    return LibreTranslate(Server(url, timeout), languages, key, wait=lambda seconds: None)


def test_texts_go_in_batches_and_come_back_in_order() -> None:
    asks = [Request(f"text {n}") for n in range(BATCH + 3)]
    with server(translating(str.upper)) as (url, asked):
        answers = list(client(url, key="secret").translate(asks))
    assert [(a.id, a.text) for a in answers] == [(n, f"TEXT {n}") for n in range(BATCH + 3)]
    assert [said.path for said in asked] == ["/languages", "/translate", "/translate"]
    payload = asked[1].payload or {}
    assert {key: payload[key] for key in ("source", "target", "format", "api_key")} == {
        "source": "en",
        "target": "es",
        "format": "html",
        "api_key": "secret",
    }


def test_no_key_is_sent_where_there_is_none_and_none_is_shown() -> None:
    with server(translating(str)) as (url, asked):
        list(client(url).translate([Request("x")]))
        assert "secret" not in repr(client(url, key="secret"))
    assert "api_key" not in (asked[1].payload or {})


@pytest.mark.parametrize(
    ("wanted", "code"), [("zh-CN", "zh-Hans"), ("es-MX", "es"), ("pt-BR", "pb"), ("pt-PT", "pt")]
)
def test_the_servers_own_code_of_a_language_is_found(wanted: str, code: str) -> None:
    with server(translating(str)) as (url, asked):
        list(client(url, Languages("en-US", wanted)).translate([Request("x")]))
    assert (asked[1].payload or {})["target"] == code


@pytest.mark.parametrize("languages", [Languages("en", "zh-Hant"), Languages("ru", "es")])
def test_a_language_the_server_has_not_is_wrong_usage(languages: Languages) -> None:
    with server(translating(str)) as (url, _), pytest.raises(UsageError, match="does not know"):
        list(client(url, languages).translate([Request("x")]))


def test_entities_come_back_as_messages_have_them() -> None:
    said = "<t1>&quot;A&quot;</t1> &lt; B &amp; C &#39;d&#39; é"
    with server(translating(lambda text: said)) as (url, _):
        (answer,) = client(url).translate([Request("x")])
    assert answer.text == "<t1>\"A\"</t1> &lt; B &amp; C 'd' é"


def to_posts(reply: Reply) -> Callable[[Said], Reply]:
    return lambda said: json_reply(LANGUAGES) if said.payload is None else reply


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (lambda said: Reply(b"no", 500), "answered with status 500"),
        (lambda said: json_reply({"error": "x"}), "no list of languages"),
        (lambda said: json_reply([1]), "no list of languages"),
        (to_posts(Reply(b"no", 500)), "answered with status 500"),
        (to_posts(Reply(b"not json")), "no JSON"),
        (to_posts(Reply(b"[" * 200_000)), "no JSON"),
        (to_posts(json_reply({})), "without translatedText"),
        (to_posts(json_reply([])), "without translatedText"),
        (to_posts(json_reply({"translatedText": [None, "b"]})), "without translatedText"),
        (to_posts(json_reply({"translatedText": ["a"]})), "1 answers to 2 texts"),
        (to_posts(json_reply({"translatedText": ["a", "b", "c"]})), "3 answers to 2 texts"),
        (to_posts(Reply(b'{"transl', length=400)), "broke its answer off|cannot be reached"),
        (to_posts(Reply(b" " * 1_100_000)), "too long"),
        (to_posts(Reply(b"", 302, {"Location": "http://127.0.0.1:9/"})), "status 302"),
    ],
)
def test_a_server_that_fails_is_one_error(answer: Callable[[Said], Reply], problem: str) -> None:
    with server(answer) as (url, _), pytest.raises(InputError, match=problem):
        list(client(url).translate([Request("x"), Request("y")]))


def test_no_server_and_a_slow_one_are_one_error() -> None:
    with pytest.raises(InputError, match="cannot be reached"):
        list(client("http://127.0.0.1:9").translate([Request("x")]))
    gone = threading.Event()

    def slow(said: Said) -> Reply:
        gone.wait(5)
        return json_reply(LANGUAGES)

    with server(slow) as (url, _):
        with pytest.raises(InputError, match=r"no answer in 0\.2 seconds"):
            list(client(url, timeout=0.2).translate([Request("x")]))
        gone.set()


def busy(times: int, headers: dict[str, str], status: int = 429) -> Callable[[Said], Reply]:
    left = [times]

    def answer(said: Said) -> Reply:
        if said.payload is not None and left[0]:
            left[0] -= 1
            return Reply(b"{}", status, headers)
        return translating(str.upper)(said)

    return answer


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(status: int) -> None:
    waited: list[float] = []
    with server(busy(2, {"Retry-After": "7"}, status)) as (url, _):
        made = LibreTranslate(Server(url, 5), ES, wait=waited.append)
        assert [a.text for a in made.translate([Request("x")])] == ["X"]
    assert waited == [7.0, 7.0]


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry-After": str(int(LONGEST_WAIT) + 1)},
        {"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"},
        {"Retry-After": "0"},
        {"Retry-After": "soon"},
        {},
    ],
)
def test_no_server_is_waited_for_without_end(headers: dict[str, str]) -> None:
    waited: list[float] = []
    with server(busy(1_000, headers)) as (url, _):
        made = LibreTranslate(Server(url, 5), ES, wait=waited.append)
        with pytest.raises(InputError, match="status 429"):
            list(made.translate([Request("x")]))
    assert sum(waited) <= LONGEST_WAIT


@pytest.mark.parametrize(
    ("msgid", "lie"),
    [
        ("Do not take 2 <t1>organs</t1>.", "Tome 2 <t1>órganos</t1>."),
        ("Take 2 <t1>organs</t1>.", "Tome 3 <t1>órganos</t1>."),
        ("See <a1>the page</a1>.", "Vea."),
        ("Take 5 mg now.", "Tome 5 mcg ya."),
    ],
)
def test_what_a_lying_server_says_is_no_draft(msgid: str, lie: str) -> None:
    with server(translating(lambda text: lie if text[-1] == "." else "otra")) as (url, _):
        (attempt,) = draft([Message(msgid)], client(url), task())
    assert attempt.msgstr == ""
    assert attempt.problems


def test_what_an_honest_server_says_is_a_draft() -> None:
    msgid = "Do not take 2 <t1>organs</t1>."
    with server(translating({msgid: "No tome 2 <t1>órganos</t1>."}.__getitem__)) as (url, _):
        (attempt,) = draft([Message(msgid)], client(url), task())
    assert attempt.msgstr == "No tome 2 <t1>órganos</t1>."
