"""Files from a web server: in pieces, continued after a cut, and never more than is allowed.

Redirects lead nowhere but to the same host; what comes compressed though nobody asked for that is
refused, so that a small answer cannot become a large file.
"""

from __future__ import annotations

import http.client
import re
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import urljoin, urlsplit

from transform.outside.failure import Unanswered
from transform.outside.server import seconds_asked

__all__ = ["Limits", "NotAllowed", "continue_download", "download_if_changed"]

_SLOWEST = 1_000
"""Bytes a second, on the average, once the time for an answer is over."""


class NotAllowed(Unanswered):
    """The server answers with what is not taken, however often it is asked."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`timeout`: seconds until the answer's head, and between its pieces; `largest`: bytes."""

    timeout: float
    largest: int


class _Impatient(http.client.HTTPConnection):
    """Ends the wait for an answer's head: the socket's own limit is for each byte of it."""

    def getresponse(self) -> http.client.HTTPResponse:
        end = Timer(float(self.timeout or 60), self._cut)
        end.daemon = True
        end.start()
        try:
            return super().getresponse()
        finally:
            end.cancel()

    def _cut(self) -> None:
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class _ImpatientTls(_Impatient, http.client.HTTPSConnection):
    """The same over TLS."""


class _Http(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Impatient, req)


class _Https(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_ImpatientTls, req)


class _SameHost(urllib.request.HTTPRedirectHandler):
    def redirect_request(  # noqa: PLR0913, PLR0917  # as urllib calls it
        self,
        req: urllib.request.Request,
        fp: Any,
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:
        before, after = urlsplit(req.full_url), urlsplit(urljoin(req.full_url, newurl))
        same = (before.scheme, before.netloc) == (after.scheme, after.netloc)
        safer = (before.scheme, after.scheme) == ("http", "https")
        if not same and not (safer and before.hostname == after.hostname):
            raise NotAllowed(f"leads away to {after.scheme}://{after.hostname or ''}", code)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


# Proxies are those of the environment, as everywhere.
_OPENER = urllib.request.build_opener(_Http, _Https, _SameHost)


def download_if_changed(url: str, etag: str, limits: Limits) -> tuple[bytes | None, str]:
    """What lies at an address and its ETag ("" for none), or None where that is what `etag` names.

    Raises Unanswered.
    """
    headers = {"If-None-Match": etag} if etag else {}
    with _told(limits):
        try:
            response = _opened(url, headers, limits)
        except urllib.error.HTTPError as error:
            if error.code == 304 and etag:
                error.close()
                return None, etag
            raise
        with response:
            _of_kind(response, limits, 0)
            body = b"".join(_pieces(response, limits, 0))
            return body, response.headers.get("ETag", "")


def continue_download(url: str, part: Path, limits: Limits) -> None:
    """Write what lies at an address to `part`, behind what is there from an earlier attempt.

    The ETag that belongs to it stands beside it. What is there then is as long as the server says,
    and may be anything: compare it with a checksum. Raises Unanswered; `part` then holds what came.
    """
    stands, tag = part.stat().st_size if part.is_file() else 0, part.with_suffix(".etag")
    headers = {"Range": f"bytes={stands}-"} if stands else {}
    if stands and tag.is_file():
        headers["If-Range"] = tag.read_text("ascii")
    with _told(limits):
        try:
            response = _opened(url, headers, limits)
        except urllib.error.HTTPError as error:
            if error.code == 416:
                part.unlink(missing_ok=True)  # there is no such rest: from the start, then
            raise
        with response:
            stands = _continued(response, stands)
            _of_kind(response, limits, stands)
            _remember(response, tag)
            with part.open("ab" if stands else "wb") as file:
                for piece in _pieces(response, limits, stands):
                    file.write(piece)


def _continued(response: http.client.HTTPResponse, stands: int) -> int:
    """How much of what is there stays: all where the server goes on from there, else nothing."""
    if response.status != 206:
        return 0
    if not stands or not re.match(rf"bytes {stands}-", response.headers.get("Content-Range", "")):
        raise Unanswered("answered with another part than was asked for", 416)
    return stands


def _remember(response: http.client.HTTPResponse, tag: Path) -> None:
    found = response.headers.get("ETag", "")
    if re.fullmatch(r'"[\x21\x23-\x7e]*"', found):  # weak ones cannot be continued by
        tag.write_text(found, "ascii")
    else:
        tag.unlink(missing_ok=True)


def _opened(url: str, headers: Mapping[str, str], limits: Limits) -> http.client.HTTPResponse:
    request = urllib.request.Request(  # noqa: S310  # the caller's http(s) address
        url, headers={"Accept-Encoding": "identity", "User-Agent": "transform", **headers}
    )
    response: http.client.HTTPResponse = _OPENER.open(request, timeout=limits.timeout)
    return response


def _of_kind(response: http.client.HTTPResponse, limits: Limits, stands: int) -> None:
    if response.status not in {200, 206}:
        raise Unanswered(f"answered with status {response.status}", response.status)
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise NotAllowed("is sent compressed, though nobody asked for that")
    if (response.length or 0) + stands > limits.largest:
        raise NotAllowed(f"is larger than {limits.largest} bytes")


def _pieces(response: http.client.HTTPResponse, limits: Limits, stands: int) -> Iterator[bytes]:
    start, size = monotonic(), 0
    while piece := response.read1(65_536):
        size += len(piece)
        if stands + size > limits.largest:
            raise NotAllowed(f"is larger than {limits.largest} bytes")
        yield piece
        if monotonic() - start > limits.timeout + size / _SLOWEST:
            raise Unanswered("is sent too slowly")
    if response.length:
        raise Unanswered("was broken off")


@contextmanager
def _told(limits: Limits) -> Iterator[None]:
    """Whatever a connection can fail by as an Unanswered."""
    late = f"gave no answer in {limits.timeout:g} seconds"
    try:
        yield
    except urllib.error.HTTPError as error:
        wait = seconds_asked(error.headers.get("Retry-After", ""))
        error.close()
        raise Unanswered(f"answered with status {error.code}", error.code, wait) from None
    except TimeoutError:
        raise Unanswered(late) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise Unanswered(late) from None
        raise Unanswered(f"cannot be reached ({reason!s})") from None
