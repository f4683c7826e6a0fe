"""Deciding what may be done with a document: claims, policy and recorded permission."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from transform.data import load_toml
from transform.inlines import plain_text
from transform.model import Document, Figure
from transform.rights.citation import find_citation
from transform.rights.claims import Claims, all_texts, first_text, read_claims
from transform.rights.dates import iso_date, updated_date
from transform.rights.grants import Grant, read_grants
from transform.rights.identity import document_title
from transform.rights.licenses import license_link
from transform.rights.model import Attribution, RightsDecision, UseDecision
from transform.rights.policy import (
    USES,
    Facts,
    Rule,
    condition,
    match_rule,
    publisher_key,
    publisher_name,
)
from transform.rights.words import read_words
from transform.tree import walk

__all__ = ["decide", "image_allowed"]


def decide(
    document: Document, noncommercial: bool = False, today: date | None = None
) -> RightsDecision:
    """What the rights to a document allow, use by use, by which rule and on which evidence.

    `noncommercial` says that nothing made here is used commercially. `today` is the day by which
    recorded permissions are judged, by default the present one (UTC). What is unknown, missing
    or contradictory is refused.

    >>> from transform.metadata import Metadata, MetaMap
    >>> leaflet = Metadata(MetaMap((("license", "CC BY-ND 4.0"),)))
    >>> decision = decide(Document("a", "a.md", "markdown", "en", leaflet, ()))
    >>> decision.rule, decision.allows("verbatim"), decision.allows("translation")
    ('no-derivatives', True, False)
    """
    words = read_words(document)
    claims, updated = read_claims(document, words), updated_date(document, words)
    source, url = first_text(document, "source"), first_text(document, "url")
    publisher = publisher_key(source, url)
    rule = match_rule(Facts(claims.standing, claims.license, publisher, url, noncommercial))
    grants, about_grants = read_grants(document, today or datetime.now(UTC).date())
    uses = tuple(_granted(rule.decide(use), grants) for use in USES)
    if rule.style == "nci-pdq":
        uses = _as_excerpt(uses, document, updated)
    return RightsDecision(
        document=document.id,
        license=claims.license,
        rule=rule.name,
        evidence=(*claims.evidence, *_identified(document, rule), *about_grants),
        uses=uses,
        attribution=replace(
            _attribution(document, claims, rule, _giver(uses, grants)),
            citation=find_citation(document, words, updated).text,
            updated=updated,
        ),
    )


def _granted(decision: UseDecision, grants: tuple[Grant, ...]) -> UseDecision:
    """A permission allows what the policy refuses; what the policy allows needs none."""
    grant = next((grant for grant in grants if decision.use in grant.scope), None)
    if decision.allowed or grant is None:
        return decision
    reason = (
        f"{grant.by} gave permission until {grant.expires}; provided that {condition('credit')}"
    )
    return UseDecision(decision.use, True, "grant", reason, ("credit",))


def _as_excerpt(
    uses: tuple[UseDecision, ...], document: Document, updated: str
) -> tuple[UseDecision, ...]:
    """Without its "Updated" date or its images no page counts as the whole PDQ summary."""
    images = next(use for use in uses if use.use == "images").allowed
    figures = any(isinstance(block, Figure) for block in walk(document.blocks))
    if updated and (images or not figures):
        return uses
    lacking = "its images" if updated else 'its "Updated" date'
    return tuple(
        replace(
            use,
            reason=f"without {lacking} it is not the whole summary; {use.reason}, "
            f"and that {condition('excerpt')}",
            conditions=(*use.conditions, "excerpt", "no-pdq-name"),
        )
        if use.use == "verbatim"
        else use
        for use in uses
    )


def _identified(document: Document, rule: Rule) -> tuple[str, ...]:
    """The facts beside the license that a rule went by, and the citation that was only claimed."""
    metadata = document.metadata
    keys = ("source", "url", "citation") if rule.publisher else ("citation",)
    return tuple(
        f"{metadata.origin(key) or document.path}: {key}: {metadata.text(key)}"
        for key in keys
        if metadata.text(key)
    )


def _giver(uses: tuple[UseDecision, ...], grants: tuple[Grant, ...]) -> str:
    """Who gave the permission that the decision rests on, or ""."""
    return grants[0].by if any(use.rule == "grant" for use in uses) else ""


def _attribution(document: Document, claims: Claims, rule: Rule, granted: str) -> Attribution:
    source, url = first_text(document, "source"), first_text(document, "url")
    publisher = publisher_key(source, url)
    return Attribution(
        style="permission" if granted else rule.style,
        source=_named(document, publisher_name(publisher, source)) or granted,
        title=document_title(document),
        url=url,
        license=claims.license,
        license_url=license_link(claims.license),
        reviewed=iso_date(first_text(document, "reviewed"), document.language),
        notice=first_text(document, "notice"),
    )


def _named(document: Document, publisher: str) -> str:
    """Authors and publisher, as a license wants both to be named."""
    names = dict.fromkeys((*all_texts(document, "author"), publisher))
    return ", ".join(filter(None, names))


def image_allowed(figure: Figure, decision: RightsDecision) -> bool:
    """Whether this one image may be shown: all may, or its caption credits the source itself.

    A caption counts that ends in the publisher's name as a credit ("Credit: National Cancer
    Institute"). Only a rule that frees the source's own images goes by it.
    """
    if decision.allows("images"):
        return True
    if decision.rule not in load_toml("rights/policy.toml")["own_images"]:
        return False
    names = next(
        (
            known["names"]
            for known in load_toml("rights/sources.toml").values()
            if decision.attribution.source.endswith(known["name"])
        ),
        [decision.attribution.source],
    )
    named = "|".join(re.escape(name) for name in names if name)
    credit = rf"(credit|source|courtesy of|crédito|fuente)\s*:?\s*(the |el )?({named})\.?\s*$"
    return bool(named) and re.search(credit, plain_text(figure.caption), re.IGNORECASE) is not None
