"""Where the corpus lies that figures are measured on: beside the project, and maybe absent."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["SHARED"]

SHARED = Path(os.environ.get("TRANSFORM_SHARED") or Path(__file__).parents[2] / "shared")
