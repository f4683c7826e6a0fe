"""A web server of files that fails in every way that a test asks for."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

__all__ = ["FAULTS", "Asked", "Fault", "serve"]


@dataclass(frozen=True)
class Asked:
    path: str
    range: str
    if_none_match: str
    if_range: str


@dataclass(frozen=True)
class Fault:
    """`kind` is one of FAULTS, `at` a byte of the body where that matters."""

    kind: str
    at: int = 0


FAULTS = (
    "cut",  # the connection ends in the body
    "cut-head",  # ... before the head is there
    "half",  # half a file, and its length said truly
    "short",  # half a file, as long as nobody said
    "long",  # more than the file
    "wrong",  # one byte is another
    "500",
    "503",
    "503-late",  # with a Retry-After that nobody waits for
    "404",
    "stall",  # in the body
    "stall-head",
    "drip-head",  # the head byte by byte, for ever
    "etag",  # another ETag with every answer
    "no-range",  # 200 where 206 was asked for
    "wrong-range",
    "gzip",
    "huge",
    "away",  # a redirect to another host
    "file",  # a redirect to a file
    "loop",  # a redirect to itself
)

Choose = Callable[[Asked], Fault | None]


class _Handler(BaseHTTPRequestHandler):
    folder: Path
    choose: Choose
    asked: list[Asked]
    over: threading.Event

    def do_GET(self) -> None:
        get = self.headers.get
        asked = Asked(
            self.path.lstrip("/"), get("Range", ""), get("If-None-Match", ""), get("If-Range", "")
        )
        self.asked.append(asked)
        fault = type(self).choose(asked)
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):
            self._answer(asked, fault or Fault(""))

    def _answer(self, asked: Asked, fault: Fault) -> None:
        path = self.folder / asked.path
        if fault.kind.isdigit() or not path.is_file():
            self._head(int(fault.kind or 404) if fault.kind.isdigit() else 404, 0)
            return
        data = path.read_bytes()
        tag = f'"{sha256(data).hexdigest()[:16]}"'
        if asked.if_none_match == tag and fault.kind != "etag":
            self.send_response(304)
            self.end_headers()
            return
        getattr(self, f"_{fault.kind.replace('-', '_')}", self._plain)(asked, data, tag, fault)

    def _plain(self, asked: Asked, data: bytes, tag: str, fault: Fault) -> None:
        match = re.fullmatch(r"bytes=(\d+)-", asked.range)
        kind = fault.kind
        if kind == "wrong" and data:
            at = fault.at % len(data)
            data = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        start, status, extra = 0, 200, {"ETag": tag}
        if kind == "etag":
            extra["ETag"] = f'"{time.monotonic_ns()}"'
        if match and asked.if_range in {"", tag} and kind != "no-range":
            start, status = int(match[1]), 206
            if start >= len(data):
                self._head(416, 0)
                return
            shown = start + 7 if kind == "wrong-range" else start
            extra["Content-Range"] = f"bytes {shown}-{len(data) - 1}/{len(data)}"
        body = data[start:]
        length: int | None = len(body)
        if kind == "half":
            body, length = body[: len(body) // 2], len(body) // 2
        if kind == "short":
            body, length = body[: len(body) // 2], None
        if kind == "long":
            body, length = body + b"more", len(body) + 4
        if kind == "gzip":
            extra["Content-Encoding"] = "gzip"
        if kind == "huge":
            length = 10**12
        self._head(status, length, extra)
        if kind in {"cut", "stall"}:
            body = body[: fault.at % max(1, len(body))]
        self.wfile.write(body)
        if kind == "stall":
            self.wfile.flush()
            self.over.wait(5)

    def _cut_head(self, *_: object) -> None:
        self.wfile.write(b"HTTP/1.1 20")

    def _503_late(self, *_: object) -> None:
        self._head(503, 0, {"Retry-After": "86400"})

    def _stall_head(self, *_: object) -> None:
        self.over.wait(5)

    def _drip_head(self, *_: object) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not self.over.wait(0.01):
            self.wfile.write(b"x")

    def _away(self, *_: object) -> None:
        self._head(302, 0, {"Location": "http://elsewhere.invalid/catalog.json"})

    def _file(self, *_: object) -> None:
        self._head(302, 0, {"Location": "file:///etc/passwd"})

    def _loop(self, asked: Asked, *_: object) -> None:
        self._head(302, 0, {"Location": f"/{asked.path}"})

    def _head(self, status: int, length: int | None, extra: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (extra or {}).items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path, choose: Choose = lambda _: None) -> Iterator[tuple[str, list[Asked]]]:
    """The address of a folder, and what was asked of it; `choose` says how an answer fails."""
    asked: list[Asked] = []
    over = threading.Event()
    handler = type(
        "Handler",
        (_Handler,),
        {"folder": folder, "choose": staticmethod(choose), "asked": asked, "over": over},
    )
    made = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.005})
    thread.start()
    try:
        yield f"http://127.0.0.1:{made.server_address[1]}", asked
    finally:
        over.set()
        made.shutdown()
        thread.join()
        made.server_close()
