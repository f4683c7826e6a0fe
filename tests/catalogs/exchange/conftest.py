"""A leaflet's catalog with everything that a catalog can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogs.exchange.leaflet import EN, catalog
from transform.catalogs import catalog_path, template_path, write_catalog
from transform.catalogs.header import template_header
from transform.catalogs.model import Catalog, Message


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """A folder with the template and the Spanish catalog."""
    folder = tmp_path / "locales"
    messages = tuple(
        Message(m.msgid, "", m.msgctxt, m.comments, (), m.references)
        for m in catalog().messages
        if not m.obsolete
    )
    header = template_header("leaflet", EN, "2025-12-30 00:00+0000")
    write_catalog(template_path(folder, "leaflet"), Catalog("leaflet", "", messages, header))
    write_catalog(catalog_path(folder, "es", "leaflet"), catalog())
    return folder
