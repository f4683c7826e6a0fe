"""The catalog that these tests send out and take back."""

from __future__ import annotations

from transform.catalogs.exchange.forms import FORMS, Form, format_portions, read_portions
from transform.catalogs.exchange.units import Portion, Unit
from transform.catalogs.header import catalog_header, template_header
from transform.catalogs.model import Catalog, Message

EN = "en"
MESSAGE_FORMS: tuple[Form, ...] = tuple(form for form in FORMS if form != "tbx")


def catalog(locale: str = "es") -> Catalog:
    header = catalog_header(template_header("leaflet", EN, "2025-12-30 00:00+0000"), locale)
    messages = (
        Message("Take <t1>aspirin</t1>.", "Tome <t1>aspirina</t1>.", comments=('t1: term 7 "aspirin" - a medicine',), references=("leaflet#use",)),
        Message("See <a1>our page</a1> or <em1>call <a2/></em1>.", "", comments=("a1: link to https://example.org/",)),
        Message("Rest.", "Repose.", flags=("fuzzy",), previous_msgid="Rest <em1>well</em1>.", translator_comments=("From memory: 92%, other",)),
        Message("cold", "resfriado", "t1=illness", translator_comments=("The illness.", "", "Not the weather.")),
        Message("cold", "frío", "t1=weather"),
        Message("p &lt; 5 & <br1/>so", "p &lt; 5 y<br1/>así"),
        Message("  two\nlines ", "  dos\nlíneas "),
        Message("Gone.", "Ido.", obsolete=True),
    )  # fmt: skip
    return Catalog("leaflet", locale, messages, header, "A leaflet\nhttps://example.org/")


def portion(found: Catalog, approved: frozenset[str] = frozenset()) -> Portion:
    units = tuple(Unit(m, m.msgid in approved) for m in found.messages)
    return Portion(found.domain, found.locale, EN, units, found.header_comment)


def export(found: Catalog, form: Form, approved: frozenset[str] = frozenset()) -> bytes:
    return format_portions((portion(found, approved),), form)


def load(data: bytes, form: Form) -> Portion:
    (read,) = read_portions(data, form, "file")
    return read
