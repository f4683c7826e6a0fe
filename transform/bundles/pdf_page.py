"""A page as PDF for printing: the HTML of the page, laid out by WeasyPrint with its print style.

Tagged for screen readers (PDF/UA-1). Nothing is fetched, no clock is asked: the same page and the
same fonts give the same bytes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from types import ModuleType

from transform.errors import InputError, Place, UsageError

__all__ = ["library", "render_pdf"]

_NO_GLYPH = ".notdef"
# WeasyPrint cannot work out a size from the width of a window, as the page's own style does.
_TITLE = "h1 { font-size: 2rem !important; }"


def library() -> ModuleType:
    """WeasyPrint. Raises UsageError, with what to install, where it or a part of it is missing."""
    try:
        import weasyprint
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "weasyprint":
            raise
        raise UsageError(
            "PDF needs the extra `pdf`", "pip install 'transform-health[pdf]'"
        ) from None
    except OSError as error:
        first = (str(error).strip() or "?").splitlines()[0]
        raise UsageError(
            f"PDF needs the library Pango, and it cannot be loaded ({first})",
            "on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ) from None
    module: ModuleType = weasyprint
    return module


def render_pdf(html: str, path: str) -> bytes:
    """The page `html` as PDF; `path` is named in errors.

    Raises UsageError without WeasyPrint, and InputError for letters that no font here has: they
    would be empty boxes on paper.
    """
    weasyprint = library()
    with _reported() as messages:
        no_address = weasyprint.urls.URLFetcher(allowed_protocols=())
        page = weasyprint.HTML(string=html, url_fetcher=no_address)
        made: bytes = page.write_pdf(
            stylesheets=[weasyprint.CSS(string=_TITLE)],
            pdf_variant="pdf/ua-1",
            pdf_identifier=sha256(html.encode()).hexdigest()[:32].encode(),
        )
    missing = [text for text in messages if text.startswith(_NO_GLYPH)]
    if missing:
        letters = ", ".join(dict.fromkeys(text.rpartition(": ")[2] for text in missing[:5]))
        raise InputError(
            f"no font on this machine has {letters}",
            "install one for this language (on Debian fonts-noto), or build without --pdf",
            Place(path),
        )
    return made


@contextmanager
def _reported() -> Iterator[list[str]]:
    """What WeasyPrint has to say while it works: it tells of missing letters in its log alone."""
    messages: list[str] = []

    class _Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    log, listener = logging.getLogger("weasyprint"), _Listener(logging.WARNING)
    level = log.level
    log.addHandler(listener)
    log.setLevel(logging.WARNING)
    try:
        yield messages
    finally:
        log.removeHandler(listener)
        log.setLevel(level)
