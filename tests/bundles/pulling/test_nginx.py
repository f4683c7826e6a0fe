"""Pulling from nginx, as a publisher does: whole, unchanged, cut off, slowed down, in error."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bundles.pulling.conftest import TODAY, Site
from tests.conftest import tree
from tests.environments import needed
from transform.bundles import verify
from transform.bundles.pulling import Patience, Pulled, Wanted, open_source, pull
from transform.errors import InputError

pytestmark = pytest.mark.contract

CONFIG = """
user {user};
daemon off; master_process on; worker_processes 1; pid nginx.pid; error_log error.log;
events {{ worker_connections 64; }}
http {{
  access_log access.log; default_type application/octet-stream; postpone_output 0; sendfile off;
  client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4;
  scgi_temp_path t5; {http}
  server {{ listen 127.0.0.1:{port}; root {root}; {server} }}
}}
"""


class Nginx:
    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder
        folder.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    @contextmanager
    def serving(self, server: str = "", http: str = "") -> Iterator[str]:
        text = CONFIG.format(
            user=pwd.getpwuid(os.geteuid()).pw_name,
            port=self.port,
            root=self.root,
            server=server,
            http=http,
        )
        (self.folder / "nginx.conf").write_text(text)
        found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        command: list[str | Path] = [
            needed(found, "nginx is not installed"),
            "-p",
            f"{self.folder}/",
            "-c",
            "nginx.conf",
        ]
        with (self.folder / "told").open("wb") as told:
            self.process = subprocess.Popen(command, stderr=told)
        try:
            self._wait()
            yield self.address
        finally:
            self.process.terminate()
            self.process.wait(10)

    def _wait(self) -> None:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError((self.folder / "told").read_text())

    def kill_worker(self) -> None:
        """End the process that answers; the master starts another one."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        for child in children.split():
            os.kill(int(child), signal.SIGKILL)

    def asked(self) -> list[str]:
        lines = (self.folder / "access.log").read_text().splitlines()
        return [
            line.split('"')[1].split()[1] + " " + line.split('"')[2].split()[0] for line in lines
        ]


@pytest.fixture
def nginx(first: Path, tmp_path: Path) -> Nginx:
    return Nginx(shutil.copytree(first, tmp_path / "root"), tmp_path / "nginx")


def taken(site: Site, address: str, pause: Callable[[float], None] = time.sleep) -> Pulled:
    return pull(open_source(address, Patience(2.0, 4, 1.0, pause)), site.folder, Wanted(TODAY))


def check(site: Site, root: Path) -> None:
    shown = site.bundle()
    del shown["PULLED.json"]
    assert shown == tree(root / "hay-fever")
    assert verify(site.folder) == ()


def test_whole_and_then_not_modified(nginx: Nginx, site: Site) -> None:
    with nginx.serving() as address:
        assert taken(site, address).outcomes[0].result == "pulled"
        check(site, nginx.root)
        before = len(nginx.asked())
        assert taken(site, address).outcomes[0].result == "unchanged"
        assert nginx.asked()[before:] == ["/catalog.json 304"]


def test_a_worker_that_dies_in_the_middle_of_a_file(nginx: Nginx, site: Site) -> None:
    """What came before the cut is kept, and the rest is asked for as a range."""
    page = "location = /hay-fever/en/document.html { limit_rate_after 4k; limit_rate 2k; }"
    part = site.folder / ".transform-pull" / "files"

    def begun() -> bool:
        return any(path.stat().st_size >= 4_000 for path in part.glob("*.part"))

    with nginx.serving(page) as address:

        def kill() -> None:
            for _ in range(500):
                if begun():
                    nginx.kill_worker()
                    return
                time.sleep(0.005)

        killer = threading.Thread(target=kill)
        killer.start()
        outcome = taken(site, address).outcomes[0]
        killer.join()
        assert outcome.result == "pulled"
        assert "/hay-fever/en/document.html 206" in nginx.asked()
    check(site, nginx.root)


@pytest.mark.parametrize(
    ("server", "http"),
    [
        ("location ~ summary {{ return 444; }}", ""),
        ("location ~ summary {{ return 500; }}", ""),
        ("location ~ summary {{ return 503; add_header Retry-After 1 always; }}", ""),
        ("location ~ summary {{ return 200 'short'; }}", ""),
        ("location ~ summary {{ return 302 http://127.0.0.1:1/else; }}", ""),
        ("error_page 404 =200 /index.html; location ~ summary {{ return 404; }}", ""),
        ("location ~ html {{ sub_filter e a; sub_filter_once off; sub_filter_types *; }}", ""),
    ],
)
def test_errors_show_nothing_and_the_next_run_mends_them(
    server: str, http: str, nginx: Nginx, second: Path, site: Site
) -> None:
    site.pull(second)
    before = site.visible()
    server = server.replace("{{", "{").replace("}}", "}")
    with nginx.serving(server, http) as address:
        outcome = taken(site, address, lambda _: None).outcomes[0]
        assert outcome.why in {"unreachable", "tampered"}
    assert site.visible() == before
    with nginx.serving() as address:
        assert taken(site, address).outcomes[0].result == "pulled"
    check(site, nginx.root)


def test_compression_is_not_asked_for(nginx: Nginx, site: Site) -> None:
    with nginx.serving(http="gzip on; gzip_min_length 1; gzip_types *;") as address:
        assert taken(site, address).outcomes[0].result == "pulled"
    check(site, nginx.root)


def test_without_ranges_it_starts_anew(nginx: Nginx, site: Site) -> None:
    with nginx.serving("max_ranges 0; etag off;") as address:
        assert taken(site, address).outcomes[0].result == "pulled"
        assert taken(site, address).outcomes[0].result == "unchanged"
    check(site, nginx.root)


def test_no_server_is_an_error_with_a_reason(nginx: Nginx, site: Site) -> None:
    with pytest.raises(InputError, match="cannot be reached"):
        taken(site, nginx.address, lambda _: None)
