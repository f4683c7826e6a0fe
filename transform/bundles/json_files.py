"""JSON as bundles hold it: the same value gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["Record", "json_bytes", "json_lines"]

Record = dict[str, Any]


def json_bytes(value: Mapping[str, Any]) -> bytes:
    """One indented object with sorted keys, UTF-8, ending in a line break."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()


def json_lines(values: Iterable[Mapping[str, Any]]) -> bytes:
    """One object a line."""
    lines = (json.dumps(value, ensure_ascii=False, sort_keys=True) for value in values)
    return "".join(f"{line}\n" for line in lines).encode()
