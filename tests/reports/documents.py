"""Documents for the reports' tests, checked as the command line does it."""

from __future__ import annotations

from pathlib import PurePosixPath

from transform.cleaning import clean
from transform.readability import score
from transform.readers import Source, read_document
from transform.reports.checks import Checked, check_document
from transform.settings import ReadabilitySettings, Settings

HARD = """\
---
title: Your medicine
language: en
---

# Your medicine

Subsequent to the operation, patients are frequently advised that comprehensive monitoring of
several parameters be undertaken by the team that is responsible for the ward.

Rest well. Drink water every day. They utilize a coating.

<!-- transform-ignore passive: the law says it so -->

The box must be kept from children.
"""


def check_text(
    text: str, path: str = "leaflet.md", settings: ReadabilitySettings | None = None
) -> Checked:
    """Check a text as `transform check` does."""
    settings = settings or ReadabilitySettings()
    source = Source(PurePosixPath(path).as_posix(), text.encode())
    document = clean(read_document(source, Settings()), Settings().cleaning)
    return check_document(source, document, score(document, settings), settings)
