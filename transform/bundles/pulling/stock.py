"""Files on their way: each under the checksum that it has to have, until that is what it has.

What a run leaves half-brought the next one continues, also under another name or of a later bundle:
the checksum says which file it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from transform.bundles.pulling.model import Refused
from transform.bundles.pulling.sources import Source
from transform.outside.failure import Unanswered

__all__ = ["Stock"]

_ATTEMPTS = 3
"""A wrong byte on the way is no tampering; a third time the same is."""


@dataclass(slots=True)
class Stock:
    """`folder` is where the files wait; `fetched` counts those that came from the source."""

    source: Source
    folder: Path
    fetched: int = field(default=0)

    def bring(self, path: str, sha256: str) -> Path:
        """The file with this checksum, fetched from `path` where it is not here yet.

        Raises Refused where it cannot be had, or is always another one.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        done, part = self.folder / sha256, self.folder / f"{sha256}.part"
        if done.is_file():
            if _digest(done) == sha256:
                return done
            done.unlink()
        for _ in range(_ATTEMPTS):
            if not part.is_file() or _digest(part) != sha256:
                self._fetch(path, part)
            if part.is_file() and _digest(part) == sha256:
                part.replace(done)
                part.with_suffix(".etag").unlink(missing_ok=True)
                self.fetched += 1
                return done
            part.unlink(missing_ok=True)
        raise Refused("tampered", f"{path} is not the file that its checksum is of")

    def _fetch(self, path: str, part: Path) -> None:
        try:
            self.source.bring(path, part)
        except Unanswered as error:
            raise Refused("unreachable", f"{path} {error.problem}") from None

    def small(self, path: str) -> bytes | None:
        """A file without a checksum of its own; None where the source has none."""
        try:
            data, _ = self.source.if_changed(path, "")
        except Unanswered as error:
            if error.status in {404, 410}:
                return None
            raise Refused("unreachable", f"{path} {error.problem}") from None
        return data


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
