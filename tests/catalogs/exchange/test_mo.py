"""MO files: what stays out, and that a program's gettext finds everything."""

from __future__ import annotations

import gettext
import io

from hypothesis import given, settings

from tests.catalogs.exchange.leaflet import catalog
from tests.catalogs.strategies import catalogs
from transform.catalogs.exchange.mo import format_mo
from transform.catalogs.model import Catalog


def opened(data: bytes) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(data))


def test_drafts_and_what_is_gone_stay_out() -> None:
    found = opened(format_mo(catalog()))
    assert found.pgettext("t1=illness", "cold") == "resfriado"
    assert found.pgettext("t1=weather", "cold") == "frío"
    assert found.gettext("Rest.") == "Rest."
    assert found.gettext("Gone.") == "Gone."
    assert opened(format_mo(catalog(), fuzzy=True)).gettext("Rest.") == "Repose."
    assert found.info()["language"] == "es"


@settings(deadline=None)
@given(catalogs)
def test_every_translation_is_found(full: Catalog) -> None:
    data = format_mo(full)
    assert data == format_mo(full)
    found = opened(data)
    for message in full.messages:
        if message.msgstr and not message.fuzzy and not message.obsolete:
            said = (
                found.pgettext(message.msgctxt, message.msgid)
                if message.msgctxt
                else found.gettext(message.msgid)
            )
            assert said == message.msgstr
