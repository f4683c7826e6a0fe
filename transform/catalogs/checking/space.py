"""Spaces: at the ends, doubled, missing after a mark, before a mark that has none, and French."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.checking.phrases import is_unspaced
from transform.data import load_toml
from transform.locale import fallbacks

__all__ = ["space"]

_SPACES = " \u00a0\u202f\u2009"
_NOT_BEFORE = ",.;:!?)]}»，。；：！？、،؛؟"
_BEFORE = re.compile(rf"[{_SPACES}]([{re.escape(_NOT_BEFORE)}])(?![.\d])")
_GLUED = re.compile(
    r"(?<=[^\W\d_]{2})([,;!?؟،؛])(?=[^\W\d_]{2})|(?<=[^\W\d_a-z]{2}|[a-z]{2})(\.)(?=[A-ZÀ-ÞА-Я][a-zà-ÿа-яё])"
)


def space(pair: Pair) -> Iterator[Hit]:
    """Where the source has the same oddity, it stands."""
    msgid, msgstr = pair.message.msgid, pair.message.msgstr
    if msgstr != msgstr.strip() and msgid == msgid.strip():
        yield Hit("space at the beginning or end")
    if "  " in msgstr and "  " not in msgid:
        yield Hit("two spaces in a row")
    asked = _asked_before(pair.locale)
    for match in _BEFORE.finditer(pair.target):
        if match[1] not in asked and match[0] not in pair.source and match[1] != "»":
            yield Hit(f"a space before {match[1]}")
            break
    if not is_unspaced(pair.locale):
        for match in _GLUED.finditer(pair.target):
            mark = match[1] or match[2]
            if not _GLUED.search(pair.source):
                yield Hit(f"no space after {mark}")
                break
    yield from _missing_before(pair, asked)


def _missing_before(pair: Pair, asked: str) -> Iterator[Hit]:
    """French: a space, best one that does not break, before high marks."""
    if not asked:
        return
    found = re.search(rf"(?<=[\w)»%])([{re.escape(asked)}])(?=\s|$)", pair.target)
    if found is not None:
        yield Hit(f"a space is missing before {found[1]}", lesser=found[1] == ":")


def _asked_before(locale: str) -> str:
    table = load_toml("catalogs/checking/typography.toml")["space_before"]
    return str(next((table[tag] for tag in fallbacks(locale) if tag in table), ""))
