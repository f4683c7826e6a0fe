"""A real WordPress with a database of its own, from Debian's packages, in a folder of a test."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.environments import needed

__all__ = ["WordPress", "wordpress"]

_CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('SITE_SOCKET'));
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""

# As `wp eval-file --user=1` does: WordPress first, then the script with its $args.
_LOAD = """<?php
error_reporting(E_ALL & ~E_DEPRECATED);
$_SERVER += ['HTTP_HOST' => 'localhost', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_URI' => '/'];
$script = $argv[1];
$args = array_slice($argv, 2);
if (basename($script) === 'install.php') define('WP_INSTALLING', true);
require __DIR__ . '/wp-load.php';
if (!defined('WP_INSTALLING')) wp_set_current_user(1);
include $script;
"""

_INSTALL = """<?php
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_false');
wp_install('Leaflets', 'admin', 'admin@example.org', true, '', 'unused');
"""

_SHOW = """<?php
add_filter('run_wptexturize', '__return_false');
$posts = get_posts(['post_type' => 'page', 'meta_key' => '_transform_uid', 'numberposts' => -1,
    'post_status' => ['publish', 'draft'], 'orderby' => 'ID', 'order' => 'ASC']);
echo json_encode(array_map(fn($p) => ['id' => $p->ID, 'uid' => get_post_meta($p->ID, '_transform_uid', true),
    'name' => $p->post_name, 'status' => $p->post_status, 'title' => $p->post_title,
    'modified' => $p->post_modified, 'content' => $p->post_content,
    'shown' => apply_filters('the_content', $p->post_content)], $posts));
"""


@dataclass(frozen=True)
class WordPress:
    home: Path
    environment: dict[str, str]

    def run(self, script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["php", "-d", "display_errors=stderr", self.home / "load.php", script, *arguments],
            env=self.environment, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    def take(self, records: bytes) -> dict[str, int]:
        """Import records with the script of the documentation; what it says that it did."""
        path = self.home / "records.jsonl"
        path.write_bytes(records)
        done = self.run(ROOT / "docs" / "import-records.php", str(path))
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        told = (line.rsplit(": ", 1) for line in done.stdout.splitlines())
        return {what: int(count) for what, count in told}

    def pages(self) -> list[dict[str, Any]]:
        done = self.run(self.home / "show.php")
        assert done.returncode == 0, done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found


@contextmanager
def wordpress(folder: Path) -> Iterator[WordPress]:
    """An empty site; the database server is stopped at the end."""
    remedy = "apt-get install php-cli php-mysql mariadb-server-core mariadb-client-core"
    for program in ("php", "mariadbd", "mariadb", "mariadb-install-db"):
        needed(shutil.which(program), remedy)
    home = folder / "site"
    shutil.copytree(needed(_files(folder), "apt-get install wordpress"), home, symlinks=False,
                    ignore_dangling_symlinks=True)  # fmt: skip
    (home / "wp-config.php").write_text(_CONFIG)
    for name, text in (("load", _LOAD), ("install", _INSTALL), ("show", _SHOW)):
        (home / f"{name}.php").write_text(text)
    with _database(folder) as socket:
        site = WordPress(home, os.environ | {"SITE_SOCKET": str(socket)})
        done = site.run(home / "install.php")
        assert done.returncode == 0, done.stderr
        yield site


def _files(folder: Path) -> Path | None:
    """WordPress as it is installed, else out of Debian's package; None where there is neither."""
    installed = Path("/usr/share/wordpress")
    if (installed / "wp-load.php").is_file():
        return installed
    if shutil.which("apt-get") is None:
        return None
    subprocess.run(
        ["apt-get", "download", "wordpress"], cwd=folder, capture_output=True, check=False
    )
    for package in folder.glob("wordpress_*.deb"):
        subprocess.run(["dpkg", "-x", package.name, "package"], cwd=folder, check=True)
        return folder / "package" / "usr" / "share" / "wordpress"
    return None


@contextmanager
def _database(folder: Path) -> Iterator[Path]:
    data, socket, log = folder / "database", folder / "s", folder / "log"
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", f"--datadir={data}", "--skip-test-db",
         "--auth-root-authentication-method=normal"],
        check=True, capture_output=True,
    )  # fmt: skip
    own = ["--user=root"] if os.geteuid() == 0 else []
    with log.open("wb") as stream:
        server = subprocess.Popen(
            ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={socket}",
             "--skip-networking", f"--pid-file={folder / 'pid'}", *own],
            stdout=stream, stderr=stream,
        )  # fmt: skip
    try:
        make = ["mariadb", "--no-defaults", "-S", str(socket), "-u", "root", "-e",
                "CREATE DATABASE wordpress"]  # fmt: skip
        for _ in range(120):
            if subprocess.run(make, capture_output=True, check=False).returncode == 0:
                break
            time.sleep(0.25)
        else:
            raise AssertionError(log.read_text(errors="replace"))
        yield socket
    finally:
        server.terminate()
        server.wait(30)
