"""Whether an answer may be a draft: the checks of translations, and what only engines do wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transform.catalogs.checking import check_message
from transform.catalogs.drafting.model import Languages
from transform.catalogs.model import Message
from transform.catalogs.tags import strip_tags
from transform.locale import base_language

__all__ = ["Verdict", "judge"]

# Controls, bidirectional marks and private letters: no engine has a reason to write them.
_UNFIT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufffd]")
_ALWAYS = frozenset({"negation"})
"""Rules of which no finding is let through, however sure it is: these mistakes harm people."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`msgstr` is what may be written; with `problems` nothing may. `lost` counts the terms that
    have lost their tag.
    """

    msgstr: str
    problems: tuple[str, ...] = ()
    lost: int = 0


def judge(message: Message, answer: str, languages: Languages) -> Verdict:
    """What is to be said of an answer as the translation of a message.

    >>> judge(Message("Do not take 2."), "Tome 2.", Languages("en", "es")).problems
    ('the source says “not”, and the translation says no such thing',)
    """
    msgstr = answer.strip()
    if "\n" not in message.msgid:
        msgstr = " ".join(msgstr.split())
    drafted = replace(message, msgstr=msgstr, previous_msgid="", flags=())
    problems = list(_wrong_with(drafted, languages))
    lost = 0
    if not problems:
        for found in check_message(drafted, languages.source, languages.target):
            if found.severity == "error" or found.rule in _ALWAYS:
                problems.append(found.message)
            lost += found.rule == "placeholder" and found.severity != "error"
    return Verdict(msgstr, tuple(dict.fromkeys(problems)), lost)


def _wrong_with(message: Message, languages: Languages) -> Iterator[str]:
    source, target = strip_tags(message.msgid), strip_tags(message.msgstr)
    if not target:
        yield "no answer"
        return
    if _UNFIT.search(target) and not _UNFIT.search(source):
        yield "characters that no text has"
    other = base_language(languages.source) != base_language(languages.target)
    if other and target == source and len(source.split()) > _LONGEST_NAME:
        yield "the source itself came back"
    if len(target) > 4 * len(source) + 40:
        yield "far longer than the source"


_LONGEST_NAME = 3
"""Words: what is longer is no name that both languages share."""
