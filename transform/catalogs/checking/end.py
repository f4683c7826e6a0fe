"""How a text ends and its questions open, by language."""

from __future__ import annotations

from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair
from transform.data import load_toml

__all__ = ["end"]

_CLOSERS = "\"'”’»」』)）]"
_NO_SENTENCE = 3  # words up to which an added full stop may belong to an abbreviation


def end(pair: Pair) -> Iterator[Hit]:
    """The last mark, and the marks that open a question or an exclamation."""
    rules = load_toml("catalogs/punctuation.toml")
    source, target = pair.source.rstrip(), pair.target.rstrip()
    if not target or pair.base in rules["unmarked"]["languages"]:
        return
    mark = source.rstrip(_CLOSERS)[-1:]
    last = target.rstrip(_CLOSERS)[-1:]
    ends = rules["ends"].get(mark)
    own = load_toml("catalogs/checking/typography.toml")["ends"].get(pair.base, {})
    if ends is not None and last not in ends:
        yield Hit(f"the source ends with {mark}")
    elif ends is not None and last in own:
        yield Hit(f"a sentence ends with {own[last]} here, not with {last}")
    elif ends is None and last in {".", "。", "।"} and len(pair.target_words) > _NO_SENTENCE:
        yield Hit(f"the source does not end with {last}", lesser=True)
    for closing, opening in rules["opens"].get(pair.base, {}).items():
        if target.count(opening) < target.count(closing):
            yield Hit(f"{opening} is missing")
