"""Programs from npm that judge pages, installed once as `package-lock.json` pins them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

__all__ = ["node_modules"]

HERE = Path(__file__).parent


def node_modules() -> Path | None:
    """The folder of installed packages, kept between runs under `.pytest_cache/environments` or in
    TRANSFORM_TEST_ENVIRONMENTS; None without npm or where it fails.
    """
    npm = shutil.which("npm")
    if npm is None:
        return None
    files = [HERE / name for name in ("package.json", "package-lock.json")]
    kept = os.environ.get("TRANSFORM_TEST_ENVIRONMENTS", "")
    folder = Path(kept) if kept else HERE.parent.parent / ".pytest_cache" / "environments"
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    home = folder / f"pages-{digest[:16]}"
    if not (home / "ready").exists():
        home.mkdir(parents=True, exist_ok=True)
        for path in files:
            shutil.copy(path, home)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        if subprocess.run(command, cwd=home, capture_output=True, check=False).returncode:
            return None
        (home / "ready").touch()
    return home / "node_modules"
