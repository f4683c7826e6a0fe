"""The policy: ordered rules from data, of which the first that matches decides every use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Any, get_args
from urllib.parse import urlsplit

from transform.data import load_toml
from transform.rights.claims import Standing
from transform.rights.model import Use, UseDecision

__all__ = ["USES", "Facts", "Rule", "match_rule", "publisher_key", "publisher_name"]

USES: tuple[Use, ...] = get_args(Use)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules ask about. `publisher` is a key of `sources.toml` or ""."""

    standing: Standing
    license: str
    publisher: str
    url: str
    noncommercial: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the policy. An empty `licenses` matches every license; `refused` is why a use
    that the rule does not name is refused.
    """

    name: str
    because: str
    style: str
    uses: tuple[tuple[str, tuple[str, ...] | str], ...]
    refused: str = ""
    standing: Standing = "claimed"
    licenses: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    noncommercial: bool = False

    def matches(self, facts: Facts) -> bool:
        return (
            self.standing == facts.standing
            and self.publisher in ("", facts.publisher)
            and (facts.noncommercial or not self.noncommercial)
            and (not self.licenses or any(fnmatchcase(facts.license, p) for p in self.licenses))
            and (not self.url or re.fullmatch(self.url, _address(facts.url)) is not None)
        )

    def decide(self, use: Use) -> UseDecision:
        """The rule's word on one use. A use it does not name is refused."""
        verdict = dict(self.uses).get(use, self.refused or self.because)
        if isinstance(verdict, str):
            return UseDecision(use, False, self.name, verdict)
        reason = self.because
        if use == "score":
            reason = "figures about a text are not the text"
        elif conditions := tuple(map(condition, verdict)):
            reason = f"{reason}; provided that {', and that '.join(conditions)}"
        return UseDecision(use, True, self.name, reason, verdict)


def condition(key: str) -> str:
    """What a condition asks, in words.

    >>> condition("credit")
    'the source is credited'
    """
    return str(load_toml("rights/policy.toml")["conditions"][key])


def match_rule(facts: Facts) -> Rule:
    """The first rule that matches; the last one of the policy matches everything."""
    return next(rule for rule in _rules() if rule.matches(facts))


def publisher_key(source: str, url: str) -> str:
    """The publisher that a source's name or address means, or "".

    >>> publisher_key("NCI", ""), publisher_key("", "https://www.cancer.gov/types")
    ('nci', 'nci')
    >>> publisher_key("A clinic", "https://cancer.gov.example/")
    ''
    """
    host = (urlsplit(url).hostname or "") if url else ""
    for key, known in load_toml("rights/sources.toml").items():
        names = [name.casefold() for name in known["names"]]
        if source.strip().casefold() in names:
            return key
        if any(host == own or host.endswith(f".{own}") for own in known["hosts"]):
            return key
    return ""


def publisher_name(key: str, source: str) -> str:
    """How to name the publisher in a credit line; a source not known is named as it stands."""
    return str(load_toml("rights/sources.toml")[key]["name"]) if key else source


def _address(url: str) -> str:
    parts = urlsplit(url.strip())
    return f"{(parts.hostname or '').lower()}{parts.path}"


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(map(_rule, load_toml("rights/policy.toml")["rules"]))


def _rule(row: dict[str, Any]) -> Rule:
    uses = tuple(
        (use, tuple(verdict) if isinstance(verdict, list) else verdict)
        for use, verdict in row["uses"].items()
    )
    given = {key: value for key, value in row.items() if key not in ("uses", "licenses")}
    return Rule(uses=uses, licenses=tuple(row.get("licenses", ())), **given)
