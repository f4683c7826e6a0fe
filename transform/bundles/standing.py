"""How a page stands: a draft, released by people, or recalled.

A page is released when two people approve of exactly its text: one of its language, one of its
medicine, neither of them its translator. A rejection voids what was approved before it in the same
role; any change of the text voids everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Final, Literal

from transform.catalogs.people import same_person
from transform.locale import is_pseudo

__all__ = [
    "DRAFT",
    "NO_RELEASES",
    "ROLES",
    "Approval",
    "Kind",
    "PageKey",
    "Recall",
    "Releases",
    "Role",
    "Standing",
    "Status",
    "last_reviewed",
    "missing_roles",
    "refusal",
    "reviewer_name",
    "shared_status",
    "stand",
    "standing_recalls",
]

Kind = Literal["summary", "document"]
Role = Literal["language", "clinical"]
Status = Literal["draft", "released", "recalled"]
Review = Literal["missing", "recorded", "outdated", "not required"]

ROLES: Final[tuple[Role, ...]] = ("language", "clinical")


@dataclass(frozen=True, slots=True, order=True)
class PageKey:
    """Which page of which document."""

    document: str
    locale: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Approval:
    """What somebody said of a page with this content hash. `date` is an ISO date, "" for none."""

    page: PageKey
    hash: str
    role: Role
    who: str
    date: str = ""
    verdict: Literal["approved", "rejected"] = "approved"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """That a page is taken back, whatever its text; the verdict `lifted` ends that.

    `reason` is for readers, in the language with the tag `language`, "" meaning the document's.
    """

    page: PageKey
    reason: str
    who: str = ""
    date: str = ""
    verdict: Literal["recalled", "lifted"] = "recalled"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Releases:
    """All that is on record about the pages of a document, in the order it was said.

    `translators` are pairs of a locale and who translated into it, programs too: they approve of
    nothing there. Without `required` no page waits for approvals.
    """

    approvals: tuple[Approval, ...] = ()
    recalls: tuple[Recall, ...] = ()
    translators: tuple[tuple[str, str], ...] = ()
    required: bool = True


NO_RELEASES: Final = Releases()


@dataclass(frozen=True, slots=True)
class Standing:
    """What came of the records for a page's text.

    `content_hash` is of that text; `review` is `recorded` where the two `approvals` are there,
    `outdated` where they were for an earlier text, `not required` where the project asks for none.
    """

    content_hash: str = ""
    status: Status = "draft"
    review: Review = "missing"
    approvals: tuple[Approval, ...] = ()


DRAFT: Final = Standing()


def stand(page: PageKey, content_hash: str, releases: Releases) -> Standing:
    """How a page with this text stands, recalls aside.

    >>> page = PageKey("asthma", "es", "summary")
    >>> said = (Approval(page, "a", "language", "Ana"), Approval(page, "a", "clinical", "Luis"))
    >>> stand(page, "a", Releases(said)).status, stand(page, "b", Releases(said)).status
    ('released', 'draft')
    """
    if is_pseudo(page.locale):
        return Standing(content_hash)  # no people read it, whatever is on record
    pair = _pair(page, content_hash, releases)
    if pair:
        return Standing(content_hash, "released", "recorded", pair)
    if not releases.required and not _rejected(page, content_hash, releases):
        return Standing(content_hash, "released", "not required")
    hashes = dict.fromkeys(a.hash for a in releases.approvals if a.page == page)
    outdated = any(_pair(page, one, releases) for one in hashes if one != content_hash)
    return Standing(content_hash, "draft", "outdated" if outdated else "missing")


def missing_roles(page: PageKey, content_hash: str, releases: Releases) -> tuple[Role, ...]:
    """The roles in which somebody has still to approve; both, where one person spoke for both."""
    if _pair(page, content_hash, releases):
        return ()
    found = tuple(r for r in ROLES if not _approving(page, content_hash, r, releases))
    return found or ROLES


def standing_recalls(recalls: Iterable[Recall]) -> dict[PageKey, Recall]:
    """The pages that are recalled after all that was said, with the word that stands.

    >>> page = PageKey("asthma", "es", "summary")
    >>> recalled, lifted = Recall(page, "a wrong dose"), Recall(page, "mended", verdict="lifted")
    >>> len(standing_recalls([recalled])), len(standing_recalls([recalled, lifted]))
    (1, 0)
    """
    last = {said.page: said for said in recalls}
    return {page: said for page, said in last.items() if said.verdict == "recalled"}


def refusal(said: Approval, releases: Releases, *, translated: bool) -> tuple[str, str] | None:
    """Why somebody may not say this of a page, and what to do; None where they may.

    Nobody approves of their own translation, nor of a page both as language and as medicine; and
    of a `translated` page it has to be known who translated it. Everybody may reject.
    """
    if said.verdict == "rejected":
        return None
    names = [name for tag, name in releases.translators if tag == said.page.locale]
    if translated and not names:
        return (
            "nobody knows who translated it",
            "say so with: transform catalog approve --role translator --reviewer NAME",
        )
    if any(same_person(said.who, name) for name in names):
        return f"{said.who} translated it", "let somebody else review it"
    other = next(role for role in ROLES if role != said.role)
    approving = _approving(said.page, said.hash, other, releases)
    if approving and all(same_person(said.who, one.who) for one in approving):
        return (
            f"{said.who} has approved of it already, as {other}",
            "two people have to: one for the language, one for the medicine",
        )
    return None


def shared_status(statuses: Iterable[str]) -> Status:
    """The status of pages together: one that all of them have, else "draft".

    >>> shared_status(["released", "released"]), shared_status(["released", "recalled"])
    ('released', 'draft')
    """
    found = set(statuses)
    if found == {"released"}:
        return "released"
    return "recalled" if found == {"recalled"} else "draft"


def reviewer_name(approval: Approval) -> str:
    """The name of who approved, without an e-mail address: bundles are public."""
    return approval.who.partition("<")[0].strip()


def last_reviewed(standing: Standing) -> str:
    """When the last of the approvals that released a page was given; "" where that is not known."""
    dates = [approval.date for approval in standing.approvals]
    return max(dates) if dates and all(dates) else ""


def _pair(page: PageKey, content_hash: str, releases: Releases) -> tuple[Approval, ...]:
    """The last two approvals, one a role, by two people; none where there are not two."""
    by_role = (_approving(page, content_hash, role, releases) for role in ROLES)
    pairs = (pair for pair in product(*by_role) if not same_person(pair[0].who, pair[1].who))
    return next(pairs, ())


def _approving(
    page: PageKey, content_hash: str, role: Role, releases: Releases
) -> tuple[Approval, ...]:
    """The approvals of a role that stand, the last first."""
    found: list[Approval] = []
    for said in releases.approvals:
        if (said.page, said.hash, said.role) == (page, content_hash, role):
            if said.verdict == "rejected":
                found.clear()
            elif not _translated(said.who, page.locale, releases.translators):
                found.append(said)
    return tuple(reversed(found))


def _rejected(page: PageKey, content_hash: str, releases: Releases) -> bool:
    last = {
        said.role: said.verdict
        for said in releases.approvals
        if (said.page, said.hash) == (page, content_hash)
    }
    return "rejected" in last.values()


def _translated(who: str, locale: str, translators: Iterable[tuple[str, str]]) -> bool:
    return any(tag == locale and same_person(who, one) for tag, one in translators)
