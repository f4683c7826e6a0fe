"""Direct address: "Patients may want to ..." becomes "You may want to ..." where it is advice.

What happens to patients is never turned to the reader: "Patients may die" stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from transform.data import exists, load_toml
from transform.simplify.edits.base import EditRule, Replacement
from transform.simplify.lexicon import WORD

__all__ = ["RULE"]


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    name = f"simplify/{language}/address.toml"
    if not exists(name):
        return None
    table = load_toml(name)
    any_of = {key: "|".join(map(re.escape, table[key])) for key in ("subject", "modals", "advice")}
    return re.compile(
        rf"({any_of['subject']})(?= (?:{any_of['modals']})(?: not)? (?:{any_of['advice']})\b)"
    )


def propose(text: str, language: str) -> tuple[Replacement, ...]:
    """Replacements that turn advice to the reader, or none.

    >>> propose("Patients may want to ask about their treatment.", "en")
    (Replacement(start=0, end=8, text='You'), Replacement(start=31, end=36, text='your'))
    """
    pattern = _pattern(language)
    match = pattern.match(text) if pattern else None
    if match is None:
        return ()
    table = load_toml(f"simplify/{language}/address.toml")
    tokens = list(WORD.finditer(text, match.end()))
    lower = [token.group().lower() for token in tokens]
    if not set(table["unless"]).isdisjoint(lower):
        return ()
    found = [Replacement(0, match.end(), table["you"])]
    for index, token in enumerate(tokens):
        if lower[index] == table["their"]:
            if lower[index + 1 : index + 2] and lower[index + 1] in table["own"]:
                found.append(Replacement(token.start(), token.end(), table["your"]))
            else:
                return ()
    return tuple(found)


RULE = EditRule(
    "direct-address",
    'the sentence opens with "Patients", a modal and a verb of advice, and every "their" is the patients\' own',
    propose,
    whole=True,
)
