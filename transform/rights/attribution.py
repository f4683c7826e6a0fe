"""The credit a page carries, in the reader's language, from what was done and whose text it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from transform.rights.licenses import ALL_RIGHTS_RESERVED, license_label
from transform.rights.model import Attribution, RightsDecision, Use, UseDecision
from transform.wording import format_date, say

__all__ = ["Way", "attribution_text"]

Way = Literal["verbatim", "excerpt", "adapted", "translated"]

_USES: dict[Way, Use] = {
    "verbatim": "verbatim",
    "excerpt": "verbatim",
    "adapted": "adapted_summary",
    "translated": "translation",
}


def attribution_text(decision: RightsDecision, what: Way, locale: str) -> str:
    """The credit for a page on which this was done to the source, one statement a line.

    A publisher's protected name stands only inside the citation that the source asks for, and no
    line says or implies that the publisher endorses the page. A date that the source does not
    state is said to be not stated.

    >>> from transform.rights.model import UseDecision
    >>> facts = Attribution("license", "A Clinic", "Asthma", "https://example.org/a", "CC-BY-4.0")
    >>> uses = (UseDecision("verbatim", True, "attribution", "", ("credit",)),)
    >>> decision = RightsDecision("a", "CC-BY-4.0", "attribution", (), uses, facts)
    >>> attribution_text(decision, "verbatim", "en").splitlines()[0]
    'Originally published as “Asthma” (A Clinic).'
    """
    return "\n".join(_lines(decision, what, locale))


def _lines(decision: RightsDecision, what: Way, locale: str) -> Iterator[str]:
    facts, use = decision.attribution, decision.use(_USES[what])
    if not use.allowed:
        yield say("attribution.local_only", locale)
    yield say(f"attribution.{what}", locale, work=_work(facts, locale))
    if facts.url:
        yield say("attribution.address", locale, url=facts.url)
    if facts.citation:
        yield say("attribution.citation", locale, citation=facts.citation)
    yield from _dates(facts, locale)
    if facts.notice:
        yield facts.notice
    yield _license(facts, locale)
    yield from _conditions(use, what, locale)
    if facts.source:
        yield say("attribution.no_endorsement", locale, source=facts.source)


def _work(facts: Attribution, locale: str) -> str:
    if facts.source:
        return say("attribution.work", locale, title=facts.title, source=facts.source)
    return say("attribution.work_without_source", locale, title=facts.title)


def _dates(facts: Attribution, locale: str) -> Iterator[str]:
    stated = format_date(facts.updated, locale) or say("attribution.not_stated", locale)
    yield say("attribution.updated", locale, date=stated)
    if facts.reviewed:
        yield say("attribution.reviewed", locale, date=format_date(facts.reviewed, locale))


def _license(facts: Attribution, locale: str) -> str:
    label = license_label(facts.license)
    if facts.style == "permission":
        return say("attribution.permission", locale, holder=facts.source)
    if facts.style == "ogl":
        label = f"{label} ({facts.license_url})" if facts.license_url else label
        return say("attribution.ogl", locale, license=label)
    if not label:
        return say(_UNNAMED.get(facts.license, "attribution.license_unknown"), locale)
    if facts.license_url:
        return say("attribution.license", locale, license=label, url=facts.license_url)
    return say("attribution.license_without_link", locale, license=label)


_UNNAMED = {
    "LicenseRef-public-domain": "attribution.public_domain",
    "CC-PDDC": "attribution.public_domain",
    ALL_RIGHTS_RESERVED: "attribution.all_rights_reserved",
}


def _conditions(use: UseDecision, what: Way, locale: str) -> Iterator[str]:
    """What a license wants said: that and how the text was changed, and on which terms it goes on."""
    if what != "verbatim":
        yield say(f"attribution.changes_{what}", locale)
    if "same-license" in use.conditions:
        yield say("attribution.same_license", locale)
    if "noncommercial" in use.conditions:
        yield say("attribution.noncommercial", locale)
