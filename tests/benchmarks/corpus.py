"""Where the benchmark's inputs are, and documents as the cleaner leaves them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.shared import SHARED
from transform.bundles import to_text
from transform.cleaning import clean
from transform.model import Document
from transform.readers import Source, read_document
from transform.readers.encoding import decode
from transform.settings import Settings

__all__ = ["ROOT", "WebPage", "cleaned", "cleaned_text", "pdq_pages", "shared", "web_page"]

ROOT = Path(__file__).parent.parent.parent
_SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class WebPage:
    """`text` is the decoded page, for programs that are given no bytes."""

    name: str
    data: bytes
    text: str


def shared() -> Path | None:
    """The folder of the shared corpus: `TRANSFORM_SHARED`, else `../shared`; None if absent."""
    return SHARED if (SHARED / "corpus").is_dir() else None


def web_page(path: Path) -> WebPage:
    data = path.read_bytes()
    return WebPage(path.name, data, decode(data, path.name))


def pdq_pages() -> list[WebPage]:
    """The patient summaries of the shared corpus; none where it is absent."""
    folder = shared()
    return [] if folder is None else list(map(web_page, sorted(folder.glob("corpus/pdq/*.html"))))


def cleaned(page: WebPage) -> Document:
    return clean(read_document(Source(page.name, page.data), _SETTINGS), _SETTINGS.cleaning)


def cleaned_text(page: WebPage) -> str:
    return to_text(cleaned(page).blocks)
