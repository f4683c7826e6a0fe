"""Outside programs to be tested or measured beside: whether they are here, and environments of
their own for those in Python.

They would clash with the project's own libraries, and nobody needs them who only runs the tests.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

__all__ = ["needed", "programs"]

_ROOT = Path(__file__).parent.parent


def needed(found: str | Path | None, remedy: str) -> Path:
    """The program, or a test that is skipped; where TRANSFORM_ALL_TOOLS is set, one that fails."""
    if found is not None:
        return Path(found)
    if os.environ.get("TRANSFORM_ALL_TOOLS"):
        pytest.fail(remedy)
    pytest.skip(remedy)


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
