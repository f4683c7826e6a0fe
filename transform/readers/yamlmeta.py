"""YAML of front matter and sidecars, read strictly: what it says is what we hold.

`python-frontmatter` brings the handler that loads a block of YAML; it is given this loader,
which keeps dates and `no` as the strings they are, and refuses duplicate keys, aliases, tags
and bottomless nesting with the line that has them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from transform.errors import InputError, Place
from transform.metadata import MetaMap, MetaValue

__all__ = ["TEXT_KEYS", "ParsedMeta", "parse_meta"]

# Keys whose value is text whatever YAML would make of it: `version: 1.0` stays "1.0".
TEXT_KEYS = frozenset(
    {
        "citation",
        "description",
        "id",
        "language",
        "lastReviewed",
        "license",
        "publisher",
        "reviewFrequency",
        "source",
        "sourceType",
        "status",
        "title",
        "updated",
        "url",
        "version",
    }
)

_MAX_DEPTH = 16
_MAX_CHARACTERS = 50_000
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, MetaValue] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "true": True,
    "True": True,
    "false": False,
    "False": False,
}
_STRING_TAG = "tag:yaml.org,2002:str"
# What YAML makes of values on which no tag is written.
_OWN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
)


@dataclass(frozen=True, slots=True)
class ParsedMeta:
    """A map and the line of each of its keys; `fields` is None where the YAML is mere text."""

    fields: MetaMap | None
    lines: tuple[tuple[str, int], ...] = ()

    def line(self, key: str) -> int | None:
        return next((line for name, line in self.lines if name == key), None)


class _RefusedError(Exception):
    def __init__(self, problem: str, remedy: str, line: int) -> None:
        super().__init__(problem)
        self.problem, self.remedy, self.line = problem, remedy, line


def parse_meta(text: str, place: Place) -> ParsedMeta:
    r"""Read a YAML map; `place` is its file and the line on which `text` begins.

    Raises InputError with file and line for what is not a map, or not safe to read.

    >>> parse_meta("language: no\nupdated: 2025-12-30", Place("a.md", 2)).fields
    MetaMap(entries=(('language', 'no'), ('updated', '2025-12-30')))
    """
    first = place.line or 1
    if len(text) > _MAX_CHARACTERS:
        raise InputError("the metadata is too long", "keep it under 50,000 characters", place)
    try:
        parsed: ParsedMeta = YAMLHandler().load(text, Loader=_StrictLoader)
    except _RefusedError as refused:
        where = Place(place.path, first + refused.line)
        raise InputError(f"bad metadata: {refused.problem}", refused.remedy, where) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Place(place.path, first + (mark.line if mark else 0))
        problem = error.problem or error.context or "cannot be read"
        raise InputError(f"not valid YAML: {problem}", "mend the line", where) from None
    except yaml.YAMLError as error:
        problem = str(error).splitlines()[0]
        raise InputError(f"not valid YAML: {problem}", "mend it", place) from None
    return ParsedMeta(parsed.fields, tuple((name, first + line) for name, line in parsed.lines))


class _StrictLoader(yaml.SafeLoader):
    """Composes YAML as PyYAML does and turns its nodes into frozen values."""

    _depth = 0

    def get_single_data(self) -> ParsedMeta:
        node = self.get_single_node()
        if node is None:
            return ParsedMeta(MetaMap())
        if isinstance(node, yaml.ScalarNode):
            return ParsedMeta(None)
        if not isinstance(node, yaml.MappingNode):
            raise _refuse("a list where names and values should be", 'write "name: value"', node)
        lines = tuple((key.value, key.start_mark.line) for key, _ in node.value)
        return ParsedMeta(_map(node, top=True), lines)

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event: Any = self.get_event()  # type: ignore[no-untyped-call]
            raise _RefusedError(
                f'the alias "*{event.anchor}"',
                "write the value itself; aliases are not read",
                event.start_mark.line,
            )
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            line = self.peek_event().start_mark.line  # type: ignore[no-untyped-call]
            raise _RefusedError(
                "values nested too deeply", f"use {_MAX_DEPTH} levels at most", line
            )
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def _map(node: yaml.MappingNode, *, top: bool = False) -> MetaMap:
    entries: dict[str, MetaValue] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _refuse("a name that is a list or a map", "use a plain name", key)
        if key.value in entries:
            raise _refuse(f'"{key.value}" is given twice', "remove one of the two", key)
        entries[key.value] = _text(key.value, value) if top and _is_text(key) else _value(value)
    return MetaMap(tuple(entries.items()))


def _is_text(key: yaml.ScalarNode) -> bool:
    return key.value in TEXT_KEYS


def _text(name: str, node: yaml.Node) -> MetaValue:
    if not isinstance(node, yaml.ScalarNode):
        kind = "a list" if isinstance(node, yaml.SequenceNode) else "a map"
        raise _refuse(f'"{name}" is {kind}, not text', f'write "{name}: some text"', node)
    value = _value(node)
    return value if value is None else str(node.value)


def _value(node: yaml.Node) -> MetaValue:
    if node.tag not in _OWN_TAGS:
        raise _refuse(f'the tag "{node.tag}"', "take it out", node)
    if isinstance(node, yaml.MappingNode):
        return _map(node)
    if isinstance(node, yaml.SequenceNode):
        return tuple(map(_value, node.value))
    assert isinstance(node, yaml.ScalarNode)  # noqa: S101  # YAML has no fourth kind of node
    return _scalar(node)


def _scalar(node: yaml.ScalarNode) -> MetaValue:
    value = str(node.value)
    if node.style or (node.tag == _STRING_TAG and value not in _WORDS):
        return value  # quoted, a block, or plain words
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value) and len(value) <= 15:
        return int(value)
    return float(value) if _FLOAT.fullmatch(value) else value


def _refuse(problem: str, remedy: str, node: yaml.Node) -> _RefusedError:
    return _RefusedError(problem, remedy, node.start_mark.line)
