"""The packaged data files: word lists, phrases, policies, glossary. Read once, then cached.

Every data file names its source in its first lines. A TOML file is read with :func:`load_toml`,
a tab-separated one (`#` lines are comments, the first row names the columns) with
:func:`load_table`, a plain list with :func:`load_lines`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["exists", "load_bytes", "load_lines", "load_table", "load_text", "load_toml"]


def load_bytes(name: str) -> bytes:
    return files(__name__).joinpath(*name.split("/")).read_bytes()


def exists(name: str) -> bool:
    return files(__name__).joinpath(*name.split("/")).is_file()


def load_text(name: str) -> str:
    """The text of `transform/data/<name>`, UTF-8."""
    return load_bytes(name).decode("utf-8")


@cache
def load_toml(name: str) -> dict[str, Any]:
    """A TOML file as plain dicts and lists. Shared between callers: never change what it gives."""
    return tomllib.loads(load_text(name))


@cache
def load_lines(name: str) -> tuple[str, ...]:
    """The lines of a list file without blank ones and `#` comments."""
    lines = (line.strip() for line in load_text(name).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def load_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated file as dicts keyed by its header row."""
    text = (line for line in load_text(name).splitlines() if line and not line.startswith("#"))
    header = next(text).split("\t")
    return tuple(dict(zip(header, line.split("\t"), strict=False)) for line in text)
