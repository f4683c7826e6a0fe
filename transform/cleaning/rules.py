"""The cleaning rules in the order in which they run, and the run itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import is_not
from typing import TypeVar

from transform.cleaning.blanks import drop_blanks
from transform.cleaning.boilerplate import remove_boilerplate
from transform.cleaning.change import Apply, Rule
from transform.cleaning.figures import make_figures
from transform.cleaning.headings import find_headings
from transform.cleaning.invisible import remove_invisible
from transform.cleaning.joins import separate_joins
from transform.cleaning.labels import mark_labels
from transform.cleaning.lines import read_lines
from transform.cleaning.lost_lists import warn_of_lost_lists
from transform.model import Block, Document, Finding, Removal
from transform.settings import CleaningSettings

__all__ = ["RULES", "clean"]

RULES = (
    Rule("invisible-characters", remove_invisible),
    Rule("lines", read_lines),  # plain text: bullets, wrapped lines
    Rule("joins", separate_joins),  # plain text: "knee.Soft"
    Rule("lost-list", warn_of_lost_lists),  # before anything is taken from between
    Rule("figures", make_figures),
    Rule("boilerplate", remove_boilerplate),
    Rule("headings", find_headings),  # plain text, when only its own words are left
    Rule("labels", mark_labels),  # plain text: "Imaging: ..."
    Rule("blanks", drop_blanks),
    Rule("lost-list", warn_of_lost_lists),  # and again, where what followed is gone
)

_MOST_ROUNDS = 6

_Placed = TypeVar("_Placed", Removal, Finding)


def clean(document: Document, settings: CleaningSettings) -> Document:
    """The document as its reader should see it, with all that was taken out on its removals.

    Cleaning twice gives what cleaning once gave.
    """
    seen: dict[Apply, tuple[Block, ...]] = {}
    for _ in range(_MOST_ROUNDS):
        before = document
        document, again = _round(document, settings, seen)
        # In plain text each line that goes or is parted can show another what it is.
        if not again and (document.format != "text" or document == before):
            break
    return replace(
        document,
        removals=_in_source_order(document.removals),
        warnings=_in_source_order(document.warnings),
    )


def _round(
    document: Document, settings: CleaningSettings, seen: dict[Apply, tuple[Block, ...]]
) -> tuple[Document, bool]:
    again = False
    for rule in RULES:
        if seen.get(rule.apply) is document.blocks:
            continue  # it said of these very blocks all that it has to say
        change = rule.apply(document, settings)
        again = again or change.again
        if not (change.removals or change.warnings or _differ(change.blocks, document.blocks)):
            seen[rule.apply] = document.blocks
            continue
        document = replace(
            document,
            blocks=change.blocks,
            removals=(*document.removals, *change.removals),
            warnings=tuple(dict.fromkeys((*document.warnings, *change.warnings))),
        )
    return document, again


def _differ(new: tuple[Block, ...], old: tuple[Block, ...]) -> bool:
    return len(new) != len(old) or any(map(is_not, new, old))


def _in_source_order(placed: Iterable[_Placed]) -> tuple[_Placed, ...]:
    def place(one: _Placed) -> tuple[int, int]:
        if one.span is None:
            return (0, 0)
        return (one.span.first_line, one.span.start or 0)

    return tuple(sorted(placed, key=place))
