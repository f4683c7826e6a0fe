"""Drafts by an engine: first words for translators to work on, never more than that.

Only what nobody has translated is drafted. Tags, numbers, doses and negations of every answer are
checked; what fails is asked again in another form, and what fails again stays untranslated and is
reported. A draft is fuzzy, names its engine, and is remembered as a draft whatever its flags say.
"""

from __future__ import annotations

from transform.catalogs.drafting.engines import KEY_VARIABLE, Access, engine_for
from transform.catalogs.drafting.loop import Attempt, Task, draft
from transform.catalogs.drafting.model import Engine, Languages, Request, TermNames
from transform.catalogs.drafting.naming import Names
from transform.catalogs.drafting.saving import (
    DraftReport,
    Order,
    Place,
    draft_catalog,
    draft_place,
    undrafted,
)

__all__ = [
    "KEY_VARIABLE",
    "Access",
    "Attempt",
    "DraftReport",
    "Engine",
    "Languages",
    "Names",
    "Order",
    "Place",
    "Request",
    "Task",
    "TermNames",
    "draft",
    "draft_catalog",
    "draft_place",
    "engine_for",
    "undrafted",
]
