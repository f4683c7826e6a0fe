"""A server with LibreTranslate's interface: `GET /languages` and `POST /translate`."""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from transform.catalogs.drafting.model import Form, Languages, Request
from transform.catalogs.tags import escape
from transform.errors import InputError, UsageError
from transform.locale import fallbacks, normalize
from transform.outside import Answer, Server, Unanswered, server_host
from transform.wording.formats import maximized

__all__ = ["LibreTranslate"]

BATCH = 20
"""Texts in one request."""

LONGEST_WAIT = 60.0
"""Seconds that a server may ask to wait, for one request and all its repetitions."""

_OURS = re.compile(r"(</?(?:a|br|code|em|fn|img|strong|t)\d+/?>)")
_BUSY = {429, 503}


@dataclass(slots=True)
class LibreTranslate:
    """`key` is the server's api_key, or ""; `timeout` in seconds is for a batch of texts.

    A busy server (429, 503) is asked again when it says, within a limit; every other failure ends
    the work: what is drafted stays.
    """

    server: Server
    languages: Languages
    key: str = field(default="", repr=False)
    wait: Callable[[float], None] = field(default=time.sleep, repr=False)
    _codes: tuple[str, str] | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        return f"libretranslate {server_host(self.server.url)}"

    @property
    def forms(self) -> tuple[Form, ...]:
        return ("tagged", "plain")

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        """Raises UsageError for languages the server has not, InputError where it fails."""
        if self._codes is None:
            self._codes = self._agreed(self._ask("/languages", None))
        source, target = self._codes
        for first in range(0, len(requests), BATCH):
            texts = [request.text for request in requests[first : first + BATCH]]
            payload = {"q": texts, "source": source, "target": target, "format": "html"}
            answered = self._ask("/translate", payload)
            for number, text in enumerate(self._texts(answered, len(texts)), first):
                yield Answer(number, _as_message(text))

    def close(self) -> None:
        """Every request is a connection of its own."""

    def _ask(self, path: str, payload: Mapping[str, Any] | None) -> Any:
        if payload is not None and self.key:
            payload = {**payload, "api_key": self.key}
        waited, pause = 0.0, 1.0
        while True:
            try:
                return json.loads(self.server.ask(path, payload))
            except (ValueError, RecursionError):
                raise self._failed("gave an answer that is no JSON") from None
            except Unanswered as error:
                seconds = pause if error.wait is None else error.wait
                if error.status not in _BUSY or waited + seconds > LONGEST_WAIT:
                    busy = f" and asks to wait {seconds:g} seconds" if error.status in _BUSY else ""
                    raise self._failed(f"{error.problem}{busy}") from None
            self.wait(seconds)
            # A server that says "0 seconds" again and again is not asked for ever.
            waited, pause = waited + max(seconds, 1.0), pause * 2

    def _failed(self, problem: str) -> InputError:
        return InputError(
            f'the server "{server_host(self.server.url)}" {problem}',
            "mend it or wait, and run again: what is drafted stays",
        )

    def _texts(self, answered: Any, count: int) -> list[str]:
        texts = answered.get("translatedText") if isinstance(answered, dict) else None
        if isinstance(texts, str) and count == 1:
            texts = [texts]
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise self._failed("gave an answer without translatedText")
        if len(texts) != count:
            raise self._failed(f"gave {len(texts)} answers to {count} texts")
        return texts

    def _agreed(self, listed: Any) -> tuple[str, str]:
        """The server's own codes of the two languages."""
        try:
            targets = {str(row["code"]): row.get("targets") for row in listed}
        except (TypeError, KeyError, AttributeError):
            raise self._failed("gave no list of languages") from None
        source = _code(self.languages.source, targets)
        stated = targets.get(source)
        target = _code(self.languages.target, stated if isinstance(stated, list) else targets)
        if not source or not target:
            missing = self.languages.target if source else self.languages.source
            raise UsageError(
                f'the server "{server_host(self.server.url)}" does not know the language {missing}',
                f"it knows {', '.join(sorted(targets)) or 'none'}",
            )
        return source, target


# How LibreTranslate calls what BCP 47 calls otherwise.
_OWN_CODES = {"zt": "zh-Hant", "pb": "pt-BR"}


def _code(tag: str, codes: Any) -> str:
    """The server's code for a tag, or for what stands in for it; "" where there is none."""
    known: dict[str, str] = {}
    for code in map(str, codes):
        try:
            meant = normalize(_OWN_CODES.get(code, code))
        except UsageError:
            continue
        known |= {maximized(meant): code, meant: code}
    tags = fallbacks(tag)
    return next((known[one] for one in (*tags, maximized(tag)) if one in known), "")


def _as_message(text: str) -> str:
    """HTML as a message is written: our tags as they are, no entities but those of `<` and `&`."""
    pieces = _OURS.split(text)
    return "".join(
        piece if place % 2 else escape(html.unescape(piece)) for place, piece in enumerate(pieces)
    )
