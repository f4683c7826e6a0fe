"""One bundle: fetched beside its place, verified there, and put there as a whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from transform.bundles.checksum_checks import checksums
from transform.bundles.manifest_reading import ManifestFile, PageEntry, parse_manifest
from transform.bundles.names import MANIFEST, PULLED, RECORDS, SIGNATURE, SUMS
from transform.bundles.pulling.listing import Entry
from transform.bundles.pulling.local import Local
from transform.bundles.pulling.model import Outcome, Refused, Wanted
from transform.bundles.pulling.stock import Stock
from transform.bundles.selection import Selection, selected_files
from transform.bundles.store import put_folder
from transform.bundles.verifying import verify
from transform.errors import InputError

__all__ = ["bring_bundle", "page_name"]

_MOST_FILES = 10_000
_LARGEST_BUNDLE = 1_000_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """What the source has: checksums, their signature ("" for none asked for), manifest."""

    id: str
    sums: bytes
    signature: bytes
    listed: dict[str, str]
    manifest: bytes
    made: ManifestFile


def bring_bundle(entry: Entry, stock: Stock, local: Local, wanted: Wanted) -> Outcome:
    """Bring the pages that are wanted of a bundle up to date. Raises Refused, and changes nothing,
    where it may not be taken or cannot be had.
    """
    if entry.partial:
        raise Refused("faulty", "holds chosen pages alone; pull it from where it came from")
    if local.in_the_way:
        raise Refused("in_the_way", f"{local.place.as_posix()} stands there and was not pulled")
    offer = _offer(entry, stock, local, wanted)
    _allowed(offer)
    pages = [page for page in offer.made.pages if _is_wanted(page, wanted)]
    recalled = tuple(_names(p for p in pages if p.status == "recalled"))
    new_recalls = tuple(name for name in recalled if name not in local.notices)
    late = _overdue(offer.made, wanted) if pages else ""
    if late:
        # A recall is never put off; nothing else of what is overdue comes.
        if not set(new_recalls) & set(local.pages):
            raise Refused("overdue", late)
        pages = [page for page in pages if page_name(page) in local.pages]
    if not pages:
        return _nothing(entry.id, local, wanted)
    before, fetched = set(local.pages), stock.fetched
    shown = tuple(_names(pages))
    files = selected_files(offer.made, offer.listed, pages)
    if local.has(offer.sums, offer.signature, shown, files):
        result = Outcome(entry.id, "unchanged", shown)
    else:
        _put(offer, pages, stock, local)
        gone = tuple(sorted(before - set(shown)))
        told = tuple(name for name in new_recalls if name in shown)
        result = Outcome(entry.id, "pulled", shown, told, gone, files=stock.fetched - fetched)
    if late:
        return Outcome(
            entry.id, result.result, shown, result.recalled, result.gone, "overdue", late
        )
    return result


def page_name(page: PageEntry) -> str:
    """`es/summary`."""
    return f"{page.locale}/{page.kind}"


def _names(pages: Iterable[PageEntry]) -> list[str]:
    return [page_name(page) for page in pages]


def _offer(entry: Entry, stock: Stock, local: Local, wanted: Wanted) -> _Offer:
    sums = local.sums
    if sha256(sums).hexdigest() != entry.sha256:
        sums = stock.bring(f"{entry.id}/{SUMS}", entry.sha256).read_bytes()
    signature = _signature(entry.id, sums, stock, wanted)
    try:
        listed, wrong = checksums(sums.decode("utf-8"))
    except UnicodeDecodeError:
        raise Refused("tampered", f"{SUMS} is not UTF-8") from None
    if wrong:
        raise Refused("tampered", f'{SUMS} has the line "{wrong[0][:200]}", which is not allowed')
    if MANIFEST not in listed:
        raise Refused("tampered", f"{SUMS} does not name {MANIFEST}")
    if len(listed) > _MOST_FILES:
        raise Refused("faulty", f"has more than {_MOST_FILES} files")
    manifest = local.file(MANIFEST, listed[MANIFEST])
    if manifest is None:
        manifest = stock.bring(f"{entry.id}/{MANIFEST}", listed[MANIFEST]).read_bytes()
    try:
        made = parse_manifest(manifest, MANIFEST)
    except InputError as error:
        raise Refused("faulty", f"{MANIFEST} {error.problem}") from None
    if made.id != entry.id:
        raise Refused("tampered", f'{MANIFEST} is of "{made.id}"')
    return _Offer(entry.id, sums, signature, listed, manifest, made)


def _signature(document: str, sums: bytes, stock: Stock, wanted: Wanted) -> bytes:
    if wanted.signed is None:
        return b""
    name = f"{document}/{SUMS}{SIGNATURE}"
    signature = stock.small(name)
    if signature is None:
        if wanted.allow_unsigned:
            return b""
        raise Refused("signature", f"{name} is missing: nobody has signed the bundle")
    try:
        wanted.signed(sums, signature)
    except ValueError as error:
        raise Refused("signature", f"{name}: {error}") from None
    return signature


def _allowed(offer: _Offer) -> None:
    """What the manifest says of itself; which page needs which right is verified with the pages."""
    publishable = json.loads(offer.manifest)["rights"].get("publishable")
    if offer.made.held_back or publishable is not True:
        raise Refused("rights", f'may not be published (rule "{offer.made.rule}")')


def _is_wanted(page: PageEntry, wanted: Wanted) -> bool:
    statuses = {"released", "recalled"} | ({"draft"} if wanted.drafts else set())
    return page.status in statuses and (not wanted.locales or page.locale in wanted.locales)


def _overdue(made: ManifestFile, wanted: Wanted) -> str:
    if wanted.allow_overdue or not made.next_review or made.next_review >= wanted.today:
        return ""
    return f"its source should have been reviewed by {made.next_review}"


def _nothing(document: str, local: Local, wanted: Wanted) -> Outcome:
    word = "no page is wanted" if wanted.drafts else "no page is released"
    if not local.pages:
        return Outcome(document, "nothing", reason=word)
    if wanted.prune:
        local.remove()
        return Outcome(document, "pruned", gone=local.pages, reason=word)
    reason = f"{word} any more; what was pulled before stays (--prune takes it away)"
    return Outcome(document, "nothing", local.pages, reason=reason)


def _put(offer: _Offer, pages: list[PageEntry], stock: Stock, local: Local) -> None:
    """Everything beside its place, verified as it will stand there, then put there."""
    files = selected_files(offer.made, offer.listed, pages)
    beside = local.beside
    shutil.rmtree(beside, ignore_errors=True)
    size = 0
    for name in sorted(files):
        data = local.file(name, offer.listed[name])
        if data is None:
            data = stock.bring(f"{offer.id}/{name}", offer.listed[name]).read_bytes()
        size += len(data)
        if size > _LARGEST_BUNDLE:
            raise Refused("faulty", f"is larger than {_LARGEST_BUNDLE} bytes")
        target = beside / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (beside / SUMS).write_bytes(offer.sums)
    if offer.signature:
        (beside / f"{SUMS}{SIGNATURE}").write_bytes(offer.signature)
    chosen = frozenset((page.locale, page.kind) for page in pages)
    partial = len(pages) != len(offer.made.pages)
    if partial and RECORDS in files:
        (beside / RECORDS).write_bytes(_records((beside / RECORDS).read_bytes(), chosen))
    hashed = sha256((beside / RECORDS).read_bytes()).hexdigest() if RECORDS in files else ""
    selection = Selection(offer.id, chosen, files, hashed, partial)
    (beside / PULLED).write_bytes(selection.to_json())
    _verified(beside)
    put_folder(beside, local.place)


def _records(data: bytes, chosen: frozenset[tuple[str, str]]) -> bytes:
    """The lines of the chosen pages as they are: the others hold the words of drafts."""
    try:
        lines = data.decode("utf-8").splitlines(keepends=True)
        told = [(json.loads(line), line) for line in lines]
        kept = [line for one, line in told if (one["langcode"], one["kind"]) in chosen]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refused("faulty", f"{RECORDS} cannot be read") from None
    return "".join(kept).encode()


def _verified(beside: Path) -> None:
    try:
        wrong = [finding for finding in verify(beside) if finding.severity == "error"]
    except (InputError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise Refused("faulty", f"cannot be verified ({error})") from None
    for finding in sorted(wrong, key=lambda one: one.rule != "bundle-rights"):
        why = "rights" if finding.rule == "bundle-rights" else "faulty"
        more = f" ({len(wrong)} findings)" if len(wrong) > 1 else ""
        raise Refused(why, f"{finding.text}: {finding.message}{more}")  # type: ignore[arg-type]  # both are
