"""Real local servers for tests, whose answers the test makes."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Reply", "Said", "json_reply", "server"]


@dataclass(frozen=True)
class Reply:
    """`length` is what Content-Length claims, None for the truth."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None


@dataclass(frozen=True)
class Said:
    """A request as it came; `payload` is None for a GET."""

    path: str
    payload: dict[str, Any] | None
    headers: Mapping[str, str]


def json_reply(value: object) -> Reply:
    return Reply(json.dumps(value).encode())


@contextmanager
def server(answer: Callable[[Said], Reply]) -> Iterator[tuple[str, list[Said]]]:
    """A server at an address of this machine; gives the address and what it was asked."""
    asked: list[Said] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply(None)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._reply(json.loads(body))

        def _reply(self, payload: dict[str, Any] | None) -> None:
            said = Said(self.path, payload, dict(self.headers))
            asked.append(said)
            reply = answer(said)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            length = len(reply.body) if reply.length is None else reply.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *args: object) -> None:
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{made.server_address[1]}", asked
    finally:
        made.shutdown()
        thread.join()
        made.server_close()
