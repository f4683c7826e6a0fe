"""What is wrong with translations, found by rules: one a file, all in `registry.RULES`.

Findings are for translators and their editors. Only a `placeholder` error keeps a translation
out of a bundle.
"""

from __future__ import annotations

from transform.catalogs.checking.checker import (
    CatalogCheck,
    Found,
    Options,
    check_catalog,
    check_catalogs,
    check_message,
)
from transform.catalogs.checking.dictionaries import dictionary_path
from transform.catalogs.checking.registry import SEVERITIES, Rule, Severities, rule_book

__all__ = [
    "SEVERITIES",
    "CatalogCheck",
    "Found",
    "Options",
    "Rule",
    "Severities",
    "check_catalog",
    "check_catalogs",
    "check_message",
    "dictionary_path",
    "rule_book",
]
