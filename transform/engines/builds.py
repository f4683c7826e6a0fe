"""A whole build: documents and catalogs in, bundles, templates and catalogs out."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from transform import __version__
from transform.bundles import write_bundle, write_index
from transform.bundles.model import Provenance
from transform.bundles.release_records import read_approvals, read_recalls
from transform.bundles.resources import NO_RESOURCES, Resources
from transform.bundles.standing import Approval, Recall, Releases
from transform.catalogs import (
    carry_drafts,
    catalog_path,
    drop_put_aside,
    load_filled,
    load_reviews,
    reviews_path,
    summary_domain,
    withhold,
    write_catalog,
    write_templates,
)
from transform.catalogs.approvals import read_records
from transform.catalogs.translators import translators_of
from transform.engines import run_jobs
from transform.errors import TransformError, UsageError
from transform.jobs import BuildJob, BuildResult, Filled
from transform.readers import Source, identify
from transform.readers.source import same_id
from transform.settings import Settings
from transform.wording import OwnWords, speaking

__all__ = ["Build", "Folders", "provenance"]


@dataclass(frozen=True, slots=True)
class Folders:
    """Where bundles go, where templates and catalogs are kept, and where catalogs of documents
    that are held back are put aside.
    """

    output: Path
    locales: Path
    aside: Path = Path(".transform", "withheld")


@dataclass(frozen=True, slots=True)
class Build:
    """Builds sources into folders; what is written depends on nothing but what is given.

    `words` are what the project says in place of the program's own words, `resources` what the
    publisher adds to pages; `pdf` asks for each page as PDF too.
    """

    folders: Folders
    settings: Settings
    language: str = ""
    words: tuple[OwnWords, ...] = ()
    resources: Resources = NO_RESOURCES
    pdf: bool = False

    def run(self, sources: Sequence[Source], workers: int = 1) -> Iterator[BuildResult]:
        """Build every source, write what came of it, and yield each result as it is done.

        The index of the output folder is written last, when every bundle is in its place.
        """
        said = _Said.read(self.folders.locales)
        known, failed = _identified(sources)
        yield from failed
        origin = provenance(self.settings)
        jobs = []
        for source, document_id in known:
            try:
                filled = self._filled(document_id)
                releases = self._releases(said, document_id, filled)
            except TransformError as error:
                yield BuildResult(source.path, document_id, error=error)
            else:
                job = BuildJob(source, self.settings, origin, self.language, filled, releases)
                job = replace(job, words=self.words, resources=self.resources, pdf=self.pdf)
                jobs.append(job)
        for result in run_jobs(jobs, workers):
            yield self._written(result) if result.error is None else result
        with speaking(self.words):
            write_index(self.folders.output)

    def _filled(self, document_id: str) -> tuple[Filled, ...]:
        folder = self.folders.locales
        return tuple(
            Filled(
                load_filled(folder, self.folders.aside, locale, domain),
                load_reviews(folder, locale, domain),
            )
            for locale in self.settings.locales
            for domain in (document_id, summary_domain(document_id))
        )

    def _releases(self, said: _Said, document_id: str, filled: tuple[Filled, ...]) -> Releases:
        locales = self.folders.locales
        translators = {
            (one.catalog.locale, name)
            for one in filled
            for name in translators_of(
                one.catalog,
                read_records(reviews_path(locales, one.catalog.locale, one.catalog.domain)),
            )
        }
        return Releases(
            tuple(one for one in said.approvals if one.page.document == document_id),
            tuple(one for one in said.recalls if one.page.document == document_id),
            tuple(sorted(translators)),
            required=self.settings.require_review,
        )

    def _written(self, result: BuildResult) -> BuildResult:
        folders = self.folders
        try:
            if result.held_back:
                # The rights may have changed since an earlier build: what that left goes as well.
                moved = withhold(folders.locales, folders.aside, result.document_id)
                result = replace(result, put_aside=tuple(map(Path.as_posix, moved)))
            else:
                self._write_catalogs(result)
            if result.bundle is not None:
                write_bundle(result.bundle, folders.output)
        except TransformError as error:
            return replace(result, error=error)
        return result

    def _write_catalogs(self, result: BuildResult) -> None:
        locales = self.folders.locales
        write_templates(locales, result.templates)
        for catalog in result.catalogs:
            write_catalog(catalog_path(locales, catalog.locale, catalog.domain), catalog)
            drop_put_aside(self.folders.aside, catalog)
            same = (one for one in result.catalogs if one.locale == catalog.locale)
            sibling = next((one for one in same if one is not catalog), None)
            carry_drafts(reviews_path(locales, catalog.locale, catalog.domain), catalog, sibling)


@dataclass(frozen=True, slots=True)
class _Said:
    """What people have said of the pages of all documents."""

    approvals: tuple[Approval, ...]
    recalls: tuple[Recall, ...]

    @classmethod
    def read(cls, locales_dir: Path) -> _Said:
        return cls(read_approvals(locales_dir), read_recalls(locales_dir))


def provenance(settings: Settings) -> Provenance:
    """What this program and these settings are. Raises UsageError for a SOURCE_DATE_EPOCH that is none."""
    date = _build_date(os.environ.get("SOURCE_DATE_EPOCH", ""))
    return Provenance(__version__, _tool_hash(), settings.fingerprint(), date)


def _build_date(epoch: str) -> str:
    if not epoch:
        return ""
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {epoch!r}", "set it to seconds since 1970, or unset it"
        ) from None


def _tool_hash() -> str:
    """SHA-256 over every file of the package: equal hashes, equal program."""
    digest = hashlib.sha256()
    for name, file in sorted(_package_files(files("transform"), "")):
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _package_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for child in folder.iterdir():
        if child.is_dir():
            if child.name != "__pycache__":
                yield from _package_files(child, f"{prefix}{child.name}/")
        else:
            yield f"{prefix}{child.name}", child


def _identified(
    sources: Iterable[Source],
) -> tuple[list[tuple[Source, str]], list[BuildResult]]:
    """Each source with its document's id; two with one id are an error that names both."""
    by_id: dict[str, list[Source]] = defaultdict(list)
    failed: list[BuildResult] = []
    for source in sources:
        try:
            by_id[identify(source)].append(source)
        except TransformError as error:
            failed.append(BuildResult(source.path, error=error))
    known = []
    for document_id, same in by_id.items():
        if len(same) == 1:
            known.append((same[0], document_id))
            continue
        failed.append(
            BuildResult(same[0].path, error=same_id(document_id, (source.path for source in same)))
        )
    return known, failed
