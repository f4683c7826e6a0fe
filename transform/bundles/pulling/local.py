"""What was pulled of a document before."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from transform.bundles.checksum_checks import checksums
from transform.bundles.manifest_reading import ManifestFile
from transform.bundles.names import PULLED, RECORDS, SIGNATURE, SUMS
from transform.bundles.selection import Selection, read_selection, shown_manifest
from transform.errors import InputError

__all__ = ["Local"]


@dataclass(frozen=True)
class Local:
    """A document's folder, and the one `beside` it where its successor is made."""

    place: Path
    beside: Path

    @property
    def in_the_way(self) -> bool:
        """Whether something else stands there than what was pulled."""
        if self.place.is_symlink() or (self.place.exists() and not self.place.is_dir()):
            return True
        return self.place.is_dir() and not (self.place / PULLED).is_file()

    @cached_property
    def selection(self) -> Selection | None:
        try:
            return read_selection(self.place)
        except InputError:
            return None  # damaged: it is made anew

    @cached_property
    def _manifest(self) -> ManifestFile | None:
        try:
            return None if self.selection is None else shown_manifest(self.place)
        except InputError:
            return None

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The pages that stand here, as `es/summary`."""
        if self.selection is None:
            return ()
        return tuple(f"{locale}/{kind}" for locale, kind in sorted(self.selection.pages))

    @cached_property
    def notices(self) -> frozenset[str]:
        """Those of which a notice of their recall stands here."""
        pages = () if self._manifest is None else self._manifest.pages
        return frozenset(f"{p.locale}/{p.kind}" for p in pages if p.status == "recalled")

    @cached_property
    def sums(self) -> bytes:
        return self._read(SUMS) or b""

    def file(self, name: str, hashed: str) -> bytes | None:
        """A file's bytes if they have this SHA-256."""
        data = self._read(name)
        return data if data is not None and sha256(data).hexdigest() == hashed else None

    def has(
        self, sums: bytes, signature: bytes, pages: tuple[str, ...], files: frozenset[str]
    ) -> bool:
        """Whether exactly this stands here, and nobody has changed any of it."""
        selection = self.selection
        if selection is None or self.sums != sums or set(self.pages) != set(pages):
            return False
        if selection.files != files or (self._read(f"{SUMS}{SIGNATURE}") or b"") != signature:
            return False
        hashes, _ = checksums(sums.decode())
        hashes[RECORDS] = selection.records
        own = {PULLED, SUMS} | ({f"{SUMS}{SIGNATURE}"} if signature else set())
        return self._names() == files | own and all(
            self.file(name, hashes[name]) is not None for name in files
        )

    def remove(self) -> None:
        """Take it away: at once, for whoever looks."""
        shutil.rmtree(self.beside, ignore_errors=True)
        self.beside.parent.mkdir(parents=True, exist_ok=True)
        self.place.rename(self.beside)
        shutil.rmtree(self.beside)

    def _names(self) -> frozenset[str]:
        found = (Path(top, name) for top, _, names in os.walk(self.place) for name in names)
        return frozenset(path.relative_to(self.place).as_posix() for path in found)

    def _read(self, name: str) -> bytes | None:
        path = self.place / name
        try:
            return None if path.is_symlink() else path.read_bytes()
        except OSError:
            return None
