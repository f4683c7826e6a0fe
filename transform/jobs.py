"""The values that building passes on: jobs, what is known of a document, results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from transform.bundles.manifest_reading import PageEntry, parse_manifest
from transform.bundles.model import Bundle, Provenance
from transform.bundles.names import MANIFEST
from transform.bundles.resources import NO_RESOURCES, Resources
from transform.bundles.standing import NO_RELEASES, Releases
from transform.catalogs.approvals import NO_REVIEWS, Reviews
from transform.catalogs.model import Catalog, Coverage
from transform.errors import TransformError
from transform.model import Document, Finding
from transform.readability.model import Readability
from transform.readers import Source
from transform.rights.model import RightsDecision
from transform.settings import Settings
from transform.simplify.model import Summary
from transform.wording import OwnWords

__all__ = [
    "BuildJob",
    "BuildResult",
    "Filled",
    "Judged",
    "LocaleCoverage",
    "LocaleFinding",
    "Templates",
]


@dataclass(frozen=True, slots=True)
class Filled:
    """What translators have made of one template: its catalog, and what stands of its reviews."""

    catalog: Catalog
    reviews: Reviews = NO_REVIEWS


@dataclass(frozen=True, slots=True)
class BuildJob:
    """All that building one document needs; `filled` are the catalogs that there are so far,
    `releases` what people have said of its pages, `resources` what the publisher adds to them,
    `words` the project's own for the program's; `pdf` asks for each page as PDF too.
    """

    source: Source
    settings: Settings
    provenance: Provenance
    language: str = ""
    filled: tuple[Filled, ...] = ()
    releases: Releases = NO_RELEASES
    words: tuple[OwnWords, ...] = ()
    resources: Resources = NO_RESOURCES
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class LocaleCoverage:
    """How much of the summary and of the whole text is there in a locale."""

    locale: str
    summary: Coverage
    document: Coverage


@dataclass(frozen=True, slots=True)
class LocaleFinding:
    """A translation that was not used, or only with a warning."""

    locale: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What became of a document: a bundle, or the error that stopped it.

    `templates` and `catalogs` are what belongs under `locales/`: none for a document that is
    held back, whose `reason` says why. `put_aside` are its catalogs, moved out of `locales/`.
    """

    path: str
    document_id: str = ""
    bundle: Bundle | None = None
    templates: tuple[Catalog, ...] = ()
    catalogs: tuple[Catalog, ...] = ()
    decision: RightsDecision | None = None
    grade_before: float | None = None
    grade_after: float | None = None
    coverage: tuple[LocaleCoverage, ...] = ()
    findings: tuple[LocaleFinding, ...] = ()
    put_aside: tuple[str, ...] = ()
    error: TransformError | None = None

    @classmethod
    def failed(cls, job: BuildJob, error: TransformError) -> Self:
        return cls(job.source.path, error=error)

    @property
    def held_back(self) -> bool:
        return self.decision is not None and not self.decision.publishable

    @property
    def pages(self) -> tuple[PageEntry, ...]:
        """The pages of the bundle, with how they stand."""
        if self.bundle is None:
            return ()
        return parse_manifest(self.bundle.file(MANIFEST), self.path).pages

    @property
    def messages(self) -> int:
        """How many messages a translator sees, in both templates."""
        return sum(len(template.messages) for template in self.templates)

    @property
    def reason(self) -> str:
        """Why a document that is held back is; "" otherwise."""
        if self.decision is None or not self.held_back:
            return ""
        refused = self.decision.use("verbatim")
        return f"{refused.reason} (rule {refused.rule})"


@dataclass(frozen=True, slots=True)
class Judged:
    """A document as it may be shown, with what was found out about it.

    `document` is what summaries and translations are made of, `verbatim` what stands on a page in
    the source's own words: the two differ where the publisher lets its name stand on the whole
    text alone. `summary` and its readability are None until the document is summarized, and in a
    language that no edit rules speak.
    """

    document: Document
    verbatim: Document
    decision: RightsDecision
    before: Readability
    summary: Summary | None = None
    after: Readability | None = None


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a document, or the reason why the rights allow none."""

    catalogs: tuple[Catalog, ...]
    reason: str = ""

    @property
    def allowed(self) -> bool:
        return bool(self.catalogs)
