"""A server that speaks JSON over HTTP, at an address that a user named and nowhere else."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from transform.outside.failure import Unanswered

__all__ = ["LARGEST_ANSWER", "Server", "is_address", "seconds_asked", "server_host"]

LARGEST_ANSWER = 1_000_000
"""Bytes."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A server may not send what it was asked on to another one."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def is_address(spec: str) -> bool:
    """Whether this is the http(s) address of a server.

    >>> is_address("http://localhost:5000"), is_address("http://"), is_address("python x.py")
    (True, False, False)
    """
    return spec.startswith(("http://", "https://")) and bool(server_host(spec))


def server_host(url: str) -> str:
    """The host of an address; "" where it has none or cannot be read."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return ""
    return "" if host is None or any(character.isspace() for character in url) else host


@dataclass(frozen=True, slots=True)
class Server:
    """What lies under `url`; `timeout` is in seconds, for one whole answer."""

    url: str
    timeout: float

    def ask(self, path: str, payload: Mapping[str, Any] | None = None, key: str = "") -> bytes:
        """The body of the answer to a POST of JSON, or to a GET where there is no payload.

        `key` goes into the Authorization header. Raises Unanswered.
        """
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        data = None if payload is None else json.dumps(payload).encode()
        request = urllib.request.Request(  # noqa: S310  # an http(s) address: see is_address
            f"{self.url.rstrip('/')}{path}", data, headers
        )
        late = Unanswered(f"gave no answer in {self.timeout:g} seconds")
        try:
            with _OPENER.open(request, timeout=self.timeout) as response:
                return self._body(response, late)
        except urllib.error.HTTPError as error:
            wait = seconds_asked(error.headers.get("Retry-After", ""))
            error.close()
            raise Unanswered(f"answered with status {error.code}", error.code, wait) from None
        except TimeoutError:
            raise late from None
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise late from None
            raise Unanswered(f"cannot be reached ({reason})") from None

    def _body(self, response: http.client.HTTPResponse, late: Unanswered) -> bytes:
        # The socket's own limit is for each piece: one byte a minute would never end.
        limit, body = monotonic() + self.timeout, b""
        while piece := response.read1(65_536):
            body += piece
            if len(body) > LARGEST_ANSWER:
                raise Unanswered("gave an answer that is too long")
            if monotonic() > limit:
                raise late
        if response.length:
            raise Unanswered("broke its answer off")
        return body


def seconds_asked(stated: str) -> float | None:
    """The seconds that a Retry-After header asks for: a number, or a date; None for neither."""
    if stated.strip().isdigit():
        return float(stated)
    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, TypeError):
        return None
    if moment.tzinfo is None:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
