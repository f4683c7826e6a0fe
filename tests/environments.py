"""Other Python programs to be tested or measured beside, each set in an environment of its own.

They would clash with the project's own libraries, and nobody needs them who only runs the tests.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

__all__ = ["programs"]

_ROOT = Path(__file__).parent.parent


def programs(*requirements: str) -> Path | None:
    """The folder of the programs that pip installs for these requirements; None where it cannot.

    Environments are kept between runs, under `.pytest_cache/environments` or in
    TRANSFORM_TEST_ENVIRONMENTS.
    """
    kept = os.environ.get("TRANSFORM_TEST_ENVIRONMENTS", "")
    folder = Path(kept) if kept else _ROOT / ".pytest_cache" / "environments"
    wanted = "\n".join((*sorted(requirements), sys.version))
    home = folder / hashlib.sha256(wanted.encode()).hexdigest()[:16]
    ready = home / "ready"
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    if not ready.exists():
        venv.create(home, with_pip=True, clear=True)
        pip = [str(scripts / "python"), "-m", "pip", "install", "--quiet", *requirements]
        if subprocess.run(pip, capture_output=True, check=False).returncode:
            return None
        ready.touch()
    return scripts
