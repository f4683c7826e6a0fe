"""All edit rules on one sentence, then the guard: edited, verbatim, or back to the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transform.inlines import plain_text
from transform.model import Inline, Text
from transform.simplify.edits import RULES, EditRule, Replacement
from transform.simplify.guard import doubt
from transform.simplify.lexicon import known_language
from transform.simplify.model import Edit, Guard
from transform.simplify.rewriting import editable, rewrite

__all__ = ["Edited", "edit_sentence", "simplify_line"]


@dataclass(frozen=True, slots=True)
class Edited:
    """A sentence after editing. `reason` is the guard's doubt where it was reverted."""

    inlines: tuple[Inline, ...]
    edits: tuple[Edit, ...]
    guard: Guard
    reason: str = ""


def edit_sentence(
    inlines: tuple[Inline, ...],
    language: str,
    rules: Sequence[EditRule] = RULES,
    keep: frozenset[str] = frozenset(),
) -> Edited:
    """The sentence in plainer words, or as it was where nothing could be done safely.

    `keep` are words in lower case that stay as they are: terms that the document explains.
    Raises InputError for a language without plain-language rules.

    >>> edit_sentence((Text("They utilize it."),), "en").inlines
    (Text(value='They use it.', span=None),)
    """
    language = known_language(language)
    source = before = plain_text(inlines)
    current = inlines
    edits: list[Edit] = []
    for rule in rules:
        proposed = tuple(
            item
            for item in rule.propose(before, language)
            if not keep or before[item.start : item.end].lower() not in keep
        )
        made = editable(current, proposed) if proposed else ()
        if rule.whole and len(made) < len(proposed):
            continue
        if made:
            edits += (_edit(rule, before, item) for item in made)
            current = rewrite(current, made)
            before = plain_text(current)
    if not edits:
        return Edited(inlines, (), "verbatim")
    if reason := doubt(source, before, language):
        return Edited(inlines, (), "reverted", reason)
    return Edited(current, tuple(edits), "edited")


def _edit(rule: EditRule, text: str, item: Replacement) -> Edit:
    return Edit(rule.id, text[item.start : item.end], item.text)


def simplify_line(text: str, language: str) -> str:
    """One line in plainer words: the edit rules alone, one line in, one line out.

    Raises InputError for a language without plain-language rules.

    >>> simplify_line("The surgeon, a radiation oncologist, and a nurse will utilize it.", "en")
    'The surgeon, a radiation oncologist, and a nurse will use it.'
    """
    return plain_text(edit_sentence((Text(text),), language).inlines)
