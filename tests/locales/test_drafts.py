"""The drafts of NCI's two pages: drafts that say so, with the source's tags, figures and hedges."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ASPS, NCI, ROOT, Run
from transform.catalogs.model import Message
from transform.catalogs.numerals import quantities
from transform.catalogs.store import load_catalog
from transform.wording import say

SPANISH = tuple(("es", domain) for domain in (ASPS, f"{ASPS}.summary", NCI, f"{NCI}.summary"))
ARABIC = tuple(("ar", domain) for domain in (ASPS, f"{ASPS}.summary"))
CHINESE = tuple(("zh-Hans", domain) for domain in (ASPS, f"{ASPS}.summary"))
DRAFTS = (*SPANISH, *ARABIC, *CHINESE)

TAG = re.compile(r"</?[a-z]+\d+/?>")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
STAGE = re.compile(r"\b(?:IV|I{1,3})[AB]?\b")
NAME = re.compile(r"\b(?:ASPS|TFE3|ASPCR1|CT|MRI|NCI)\b")
NEGATED = re.compile(r"\b(?:not|no|without|cannot|never)\b|n['’]t\b", re.IGNORECASE)
MODAL = re.compile(r"\b(?:may|might)\b")
NEGATIONS = {
    "es": re.compile(r"\b(?:no|ni|sin|nunca|tampoco|ningún|ninguna)\b", re.IGNORECASE),
    "ar": re.compile(r"\b(?:لا|ألّا|لم|ليس|غير|دون)\b"),
    "zh-Hans": re.compile("[不未没无]"),
}
MODALS = {
    "es": re.compile(r"\bp(?:ue|o)d\w+|\bposible\b", re.IGNORECASE),
    "ar": re.compile(r"\b[وف]?قد\b"),
    "zh-Hans": re.compile("可能|可以|不太"),
}


def drafted(locale: str, domain: str) -> list[Message]:
    catalog = load_catalog(ROOT / "locales", locale, domain)
    return [message for message in catalog.messages if not message.obsolete]


def words(text: str) -> str:
    return TAG.sub("", text)


@pytest.mark.parametrize(("locale", "domain"), DRAFTS)
def test_the_draft_is_complete_and_every_message_of_it_is_fuzzy(locale: str, domain: str) -> None:
    messages = drafted(locale, domain)
    assert messages
    assert [message.msgid for message in messages if not message.msgstr] == []
    assert [message.msgid for message in messages if not message.fuzzy] == []


@pytest.mark.parametrize(("locale", "domain"), DRAFTS)
def test_tags_stay(locale: str, domain: str) -> None:
    for message in drafted(locale, domain):
        wanted, got = Counter(TAG.findall(message.msgid)), Counter(TAG.findall(message.msgstr))
        assert got == wanted, message.msgid


@pytest.mark.parametrize(("locale", "domain"), DRAFTS)
def test_numbers_stay(locale: str, domain: str) -> None:
    for message in drafted(locale, domain):
        told = set(quantities(message.msgstr, locale))
        assert told == set(quantities(message.msgid, "en")), message.msgid


@pytest.mark.parametrize(("locale", "domain"), DRAFTS)
def test_no_negation_and_no_may_is_lost(locale: str, domain: str) -> None:
    for message in drafted(locale, domain):
        source, told = words(message.msgid), words(message.msgstr)
        if NEGATED.search(source):
            assert NEGATIONS[locale].search(told), message.msgid
        if MODAL.search(source):
            assert MODALS[locale].search(told), message.msgid


@pytest.mark.parametrize(("locale", "domain"), SPANISH)
def test_spanish_figures_and_stages_are_written_as_spanish_writes_them(
    locale: str, domain: str
) -> None:
    for message in drafted(locale, domain):
        source, told = words(message.msgid), words(message.msgstr)
        numbers = {number.replace(".", ",") for number in NUMBER.findall(source)}
        assert set(NUMBER.findall(told)) == numbers, message.msgid
        assert set(STAGE.findall(told)) == set(STAGE.findall(source)), message.msgid


@pytest.mark.parametrize(("locale", "domain"), SPANISH)
def test_the_spanish_reader_is_usted_and_marks_come_in_pairs(locale: str, domain: str) -> None:
    for message in drafted(locale, domain):
        told = words(message.msgstr)
        assert not re.search(r"\b(?:tú|tu|tus|vosotros|vuestr\w+)\b", told), told
        assert told.count("¿") == told.count("?"), told
        assert told.count("(") == told.count(")"), told
        assert "  " not in told


@pytest.mark.parametrize(("locale", "domain"), [*ARABIC, *CHINESE])
def test_names_of_genes_tests_and_diseases_stay_in_latin_letters(locale: str, domain: str) -> None:
    for message in drafted(locale, domain):
        named, told = set(NAME.findall(message.msgid)), words(message.msgstr)
        # No word boundary: a Chinese character counts as a letter.
        assert [name for name in named if name not in told] == [], message.msgid
        latin = re.findall("[A-Za-z][A-Za-z0-9]*", told)
        assert set(latin) <= named | {"ASP"}, message.msgid


@pytest.mark.parametrize(("locale", "domain"), ARABIC)
def test_arabic_has_its_own_marks(locale: str, domain: str) -> None:
    for message in drafted(locale, domain):
        told = words(message.msgstr)
        assert not re.search(r"[,;?]", told), told
        assert ("؟" in told) == ("?" in message.msgid), told
        assert told.count("(") == told.count(")"), told


@pytest.mark.parametrize(("locale", "domain"), CHINESE)
def test_chinese_has_full_width_marks_and_no_space_between_its_characters(
    locale: str, domain: str
) -> None:
    for message in drafted(locale, domain):
        told = words(message.msgstr)
        assert not re.search(r"[,;:?!()]|\.(?!\d)", told), told
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef] +[\u3000-\u9fff\uff00-\uffef]", told)
        assert told.count("（") == told.count("）"), told


@pytest.mark.parametrize(("locale", "direction"), [("ar", "rtl"), ("zh-Hans", "ltr")])
def test_the_drafts_become_pages_labelled_as_drafts(
    run: Run, seeds: Path, locale: str, direction: str
) -> None:
    Path("transform.toml").write_text('drafts = "label"\n')
    shutil.copytree(ROOT / "locales", "locales")
    sources = Path(shutil.copytree(seeds, "seeds")).glob(f"{ASPS}.*")
    source = next(path for path in sources if path.suffix == ".txt")
    assert run("build", source, "--locale", locale, "--quiet").exit_code == 0
    for kind in ("summary", "document"):
        page = Path("output", ASPS, locale, f"{kind}.html").read_text()
        assert f'<html lang="{locale}" dir="{direction}">' in page
        assert say("page.draft_translation", locale) in page
        assert say("page.gap", locale) not in page
