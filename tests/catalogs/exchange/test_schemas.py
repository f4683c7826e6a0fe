"""Our files against the schemas of their formats; see tests/schemas/README.md."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.catalogs.exchange.leaflet import catalog, export
from tests.catalogs.strategies import catalogs, tagged_catalogs
from tests.conftest import ROOT
from transform.catalogs.exchange.forms import Form
from transform.catalogs.exchange.tbx import format_tbx
from transform.catalogs.model import Catalog
from transform.glossaries import read_glossary
from transform.glossary import Glossary, Term, packaged_glossary

SCHEMAS = ROOT / "tests" / "schemas"
NAMES: dict[Form, str] = {
    "xliff12": "xliff-core-1.2-strict.xsd",
    "xliff21": "xliff-core-2.0.xsd",
    "tmx": "tmx.rng",
    "tbx": "tbx-basic.rng",
}


class _Beside(etree.Resolver):
    """What a schema imports from elsewhere lies beside it."""

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        found = SCHEMAS / system_url.rpartition("/")[2]
        return self.resolve_filename(str(found), context)  # type: ignore[attr-defined]  # the stubs lack it


@cache
def schema(form: Form) -> etree.XMLSchema | etree.RelaxNG:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Beside())
    read = etree.parse(str(SCHEMAS / NAMES[form]), parser)
    return etree.RelaxNG(read) if NAMES[form].endswith(".rng") else etree.XMLSchema(read)


def check(data: bytes, form: Form) -> None:
    schema(form).assertValid(etree.fromstring(data).getroottree())


@pytest.mark.parametrize("form", ["xliff12", "xliff21", "tmx"])
@pytest.mark.parametrize("locale", ["es", "ar", "zh-Hans", "pt-BR"])
def test_our_catalog_is_valid(form: Form, locale: str) -> None:
    check(export(catalog(locale), form, frozenset({"Rest.", "cold"})), form)


@pytest.mark.parametrize("form", ["xliff12", "xliff21", "tmx"])
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(full=st.one_of(catalogs, tagged_catalogs))
def test_any_catalog_is_valid(form: Form, full: Catalog) -> None:
    if full.messages:
        check(export(full, form), form)


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("xliff12", b'state="translated"', b'state="done"'),
        ("xliff21", b'state="translated"', b'state="done"'),
        ("tmx", b"<seg>", b"<segment>"),
    ],
)
def test_the_schemas_see_what_is_wrong(form: Form, old: bytes, new: bytes) -> None:
    data = export(catalog(), form)
    assert old in data
    wrong = data.replace(old, new).replace(b"</seg>", b"</segment>" if form == "tmx" else b"</seg>")
    with pytest.raises(etree.DocumentInvalid):
        check(wrong, form)


def test_what_the_tags_of_xliff_2_may_do() -> None:
    root = etree.fromstring(export(catalog(), "xliff21"))
    tags = {e.get("id"): e for e in root.iter("{*}pc", "{*}ph")}
    assert (tags["t1"].get("canDelete"), tags["a1"].get("canDelete")) == ("yes", "no")
    assert {tag.get("canCopy") for tag in tags.values()} == {"no"}
    assert tags["br1"].get("subType") == "xlf:lb"


@pytest.mark.parametrize("locale", ["es", "fr"])
def test_the_glossary_comes_back(locale: str, tmp_path: Path) -> None:
    source, target = packaged_glossary("en"), packaged_glossary(locale)
    data = format_tbx(source, target)
    check(data, "tbx")
    (tmp_path / "terms.tbx").write_bytes(data)
    assert set(read_glossary(tmp_path / "terms.tbx")) == {*source.terms, *target.terms}


def test_ids_that_xml_does_not_allow(tmp_path: Path) -> None:
    terms = tuple(
        Term(id_, f"name {id_}", "a <b> & c", "en") for id_ in ("7", "5-fu", "node", "45693")
    )
    data = format_tbx(Glossary("en", terms), Glossary("es"))
    check(data, "tbx")
    (tmp_path / "terms.tbx").write_bytes(data)
    assert set(read_glossary(tmp_path / "terms.tbx")) == set(terms)
