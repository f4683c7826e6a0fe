"""A whole pull: the catalog, each bundle for itself, then the index of what is here now."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from transform.bundles.index import (
    CATALOG,
    INDEX_FILES,
    bundle_folders,
    catalog_record,
    write_index,
)
from transform.bundles.json_files import json_bytes
from transform.bundles.names import SIGNATURE
from transform.bundles.pulling.bundle import bring_bundle
from transform.bundles.pulling.listing import Entry, Listing, read_listing
from transform.bundles.pulling.local import Local
from transform.bundles.pulling.model import Outcome, Refused, Wanted
from transform.bundles.pulling.sources import Source
from transform.bundles.pulling.state import FOLDER, Remembered, alone, read_state, write_state
from transform.bundles.pulling.stock import Stock
from transform.bundles.selection import shown_manifest
from transform.bundles.store import bring_back
from transform.errors import InputError, Place, TamperedError
from transform.outside.failure import Unanswered

__all__ = ["Pulled", "pull"]


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came of each document; `fetched` counts the files that came from the source."""

    outcomes: tuple[Outcome, ...]
    fetched: int


def pull(source: Source, output: Path, wanted: Wanted) -> Pulled:
    """Bring `output` up to date with a source. A document that is refused or cannot be had leaves
    what was pulled of it before, and stops no other.

    Raises InputError where the source has no catalog that can be read or `output` cannot be
    written, TamperedError where the catalog's signature is asked for and not right.
    """
    try:
        with alone(output / FOLDER):
            return _Pull(source, output, wanted).all()
    except OSError as error:
        raise InputError(
            f"cannot be written ({error.strerror or error})",
            "choose another folder with --output, or make room",
            Place(output.as_posix()),
        ) from None


class _Pull:
    def __init__(self, source: Source, output: Path, wanted: Wanted) -> None:
        self._source, self._output, self._wanted = source, output, wanted
        self._folder = output / FOLDER
        self._stock = Stock(source, self._folder / "files")
        self._before = read_state(self._folder, source.name)

    def all(self) -> Pulled:
        for left in self._output.glob(".*.old"):
            bring_back(left.with_name(left.name[1:-4]))
        remembered = self._catalog(self._before.etag)
        listing = self._listing(remembered)
        outcomes = [self._one(entry, listing) for entry in listing.bundles if self._named(entry.id)]
        outcomes += self._others(listing)
        self._index()
        shutil.rmtree(self._folder / "beside", ignore_errors=True)
        if all(one.why != "unreachable" for one in outcomes):
            shutil.rmtree(self._stock.folder, ignore_errors=True)
        known = {*remembered.documents, *(one.id for one in listing.bundles)}
        kept = tuple(one for one in known if (self._output / one).is_dir())
        write_state(self._folder, self._source.name, replace(remembered, documents=kept))
        return Pulled(tuple(sorted(outcomes, key=lambda o: o.document)), self._stock.fetched)

    def _named(self, document: str) -> bool:
        return not self._wanted.documents or document in self._wanted.documents

    def _catalog(self, etag: str) -> Remembered:
        """The catalog as it is now. Where it is not what was signed, it may just have changed."""
        last: Refused | None = None
        for tag in (etag, ""):
            try:
                data, named = self._source.if_changed(CATALOG, tag)
            except Unanswered as error:
                raise InputError(
                    f"{CATALOG} {error.problem}", "check the address, or try again later",
                    Place(self._source.name),
                ) from None  # fmt: skip
            found = (
                self._before if data is None else replace(self._before, etag=named, catalog=data)
            )
            try:
                self._signed(found.catalog)
            except Refused as refused:
                last = refused
            else:
                return found
        raise TamperedError(
            f"{CATALOG} is refused: {last}", "ask the publisher of the bundles",
            Place(self._source.name),
        )  # fmt: skip

    def _signed(self, catalog: bytes) -> None:
        if self._wanted.signed is None:
            return
        signature = self._stock.small(f"{CATALOG}{SIGNATURE}")
        if signature is None:
            if self._wanted.allow_unsigned:
                return
            raise Refused("signature", f"{CATALOG}{SIGNATURE} is missing: nobody has signed it")
        try:
            self._wanted.signed(catalog, signature)
        except ValueError as error:
            raise Refused("signature", str(error)) from None

    def _listing(self, remembered: Remembered) -> Listing:
        return read_listing(remembered.catalog, f"{self._source.name}/{CATALOG}")

    def _one(self, entry: Entry, listing: Listing) -> Outcome:
        try:
            return self._bring(entry)
        except Refused as refused:
            if refused.why in {"tampered", "signature"}:
                # It may have been published anew since the catalog was read.
                newer = self._listing(self._catalog(""))
                again = next((one for one in newer.bundles if one.id == entry.id), entry)
                if again != entry:
                    return self._again(again)
            return self._refusal(entry.id, refused)

    def _again(self, entry: Entry) -> Outcome:
        try:
            return self._bring(entry)
        except Refused as refused:
            return self._refusal(entry.id, refused)

    def _bring(self, entry: Entry) -> Outcome:
        return bring_bundle(entry, self._stock, self._local(entry.id), self._wanted)

    def _local(self, document: str) -> Local:
        return Local(self._output / document, self._folder / "beside" / document)

    def _refusal(self, document: str, refused: Refused) -> Outcome:
        result = "failed" if refused.why == "unreachable" else "refused"
        pages = self._local(document).pages
        return Outcome(document, result, pages, why=refused.why, reason=refused.reason)  # type: ignore[arg-type]  # both are results

    def _others(self, listing: Listing) -> Iterator[Outcome]:
        """Documents that are held back, are there no more, or were named and never were there."""
        listed = {entry.id for entry in listing.bundles}
        held = dict(listing.held_back)
        asked = {*held, *self._before.documents, *self._wanted.documents} - listed
        for document in sorted(filter(self._named, asked)):
            local = self._local(document)
            here = () if local.in_the_way else local.pages
            if document in held:
                yield self._held(document, held[document], local)
            elif here and self._wanted.prune:
                local.remove()
                yield Outcome(document, "pruned", gone=here, reason="is not at the source any more")
            elif here:
                reason = "is not at the source any more; what was pulled before stays"
                yield Outcome(
                    document, "vanished", here, reason=f"{reason} (--prune takes it away)"
                )
            elif document in self._wanted.documents:
                reason = "the source has no such document"
                yield Outcome(document, "failed", why="unreachable", reason=reason)

    def _held(self, document: str, rule: str, local: Local) -> Outcome:
        reason = f'may not be published (rule "{rule}")'
        here = () if local.in_the_way else local.pages
        if here:
            # Without the right to publish it may not stand here a day longer.
            local.remove()
            return Outcome(document, "pruned", gone=here, why="rights", reason=reason)
        if document in self._wanted.documents:
            return Outcome(document, "refused", why="rights", reason=reason)
        return Outcome(document, "held_back", reason=reason)

    def _index(self) -> None:
        """Write the index unless it is right already: a run may have been stopped before it."""
        folders = bundle_folders(self._output)
        wanted = json_bytes(catalog_record(tuple((f, shown_manifest(f)) for f in folders)))
        catalog = self._output / CATALOG
        there = all((self._output / name).is_file() for name in INDEX_FILES)
        if not there or catalog.read_bytes() != wanted:
            write_index(self._output)
