"""Cleans documents: structure recovered, figures made, boilerplate taken out with its reason.

The rules are imported when the first document is cleaned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transform.model import Document
    from transform.settings import CleaningSettings

__all__ = ["clean"]


def clean(document: Document, settings: CleaningSettings) -> Document:
    """Clean one document; see :func:`transform.cleaning.rules.clean`."""
    from transform.cleaning.rules import clean as apply_rules

    return apply_rules(document, settings)
