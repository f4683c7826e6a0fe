"""What translators' editors and libraries make of our files, and what we make of theirs."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po

from tests.conftest import ROOT
from tests.environments import needed, programs
from transform.catalogs import merge, parse_catalog, read_catalog, write_catalog
from transform.catalogs.model import Catalog, Message
from transform.catalogs.numerals import quantities
from transform.catalogs.tags import strip_tags
from transform.locale import tag_of_folder

TRANSLATE_TOOLKIT = "translate-toolkit==3.20.0"
# What Poedit and Weblate look for in a header, or write there themselves.
FIELDS = (
    "Project-Id-Version",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
    "X-Generator",
    "X-Source-Language",
)
CATALOGS = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))
TEMPLATES = sorted((ROOT / "locales" / "pot").glob("*.pot"))
EVERY = [*TEMPLATES, *CATALOGS]


def name(path: Path) -> str:
    return path.relative_to(ROOT / "locales").as_posix()


def opened(path: Path) -> Catalog:
    locale = "" if path.suffix == ".pot" else tag_of_folder(path.parent.parent.name)
    return read_catalog(path, path.stem, locale)


def gettext(tool: str, *arguments: object) -> str:
    program = needed(shutil.which(tool), f"{tool} is not installed: apt install gettext")
    done = subprocess.run(
        [str(program), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("path", CATALOGS, ids=name)
def test_headers_have_what_editors_look_for(path: Path) -> None:
    header = dict(opened(path).header)
    assert [field for field in FIELDS if not header.get(field)] == []
    assert header["Language"] == path.parent.parent.name
    assert header["Plural-Forms"].startswith("nplurals=")
    template = dict(opened(ROOT / "locales" / "pot" / f"{path.stem}.pot").header)
    assert header.get("POT-Creation-Date") == template.get("POT-Creation-Date")


@pytest.mark.contract
@pytest.mark.parametrize("path", EVERY, ids=name)
def test_gettext_writes_the_same_bytes_and_complains_of_nothing(path: Path) -> None:
    assert gettext("msgcat", "--no-wrap", path).encode() == path.read_bytes()
    if path.suffix == ".po":
        gettext(
            "msgfmt",
            "--check",
            "--check-header",
            "--check-domain",
            "--output-file=/dev/null",
            path,
        )


def as_poedit_saves(path: Path, folder: Path) -> Path:
    """The catalog with lines wrapped, a header of the editor's own and a remark."""
    saved = polib.pofile(str(path), wrapwidth=0)
    saved.metadata["Last-Translator"] = "Ana Ruiz <ana@example.org>"
    saved.metadata["X-Generator"] = "Poedit 3.4.2"
    saved.metadata["X-Poedit-Bookmarks"] = "1,-1,-1,-1,-1,-1,-1,-1,-1,-1"
    saved[0].tcomment = "Ask the team."
    saved[0].flags = []
    kept = folder / path.name
    saved.save(str(kept))
    gettext("msgcat", "--width=79", "--output-file", kept, kept)
    return kept


@pytest.mark.contract
@pytest.mark.parametrize("path", CATALOGS, ids=name)
def test_nothing_is_lost_between_an_editor_and_an_update(path: Path, tmp_path: Path) -> None:
    saved = as_poedit_saves(path, tmp_path)
    template_file = ROOT / "locales" / "pot" / f"{path.stem}.pot"
    before, edited = opened(path), read_catalog(saved, path.stem, opened(path).locale)
    assert edited.messages[0].translator_comments == ("Ask the team.",)
    assert not edited.messages[0].fuzzy
    assert edited.messages[1:] == before.messages[1:]
    merged = gettext(
        "msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap", saved, template_file
    )
    theirs = parse_catalog(merged.encode(), Catalog(path.stem, before.locale, ()))
    ours = merge(opened(template_file), edited)
    for one in (theirs, ours):
        assert list(map(work, one.messages)) == list(map(work, edited.messages))
        assert dict(one.header)["X-Poedit-Bookmarks"]
        assert dict(one.header)["Last-Translator"].startswith("Ana Ruiz")
    # What says the same in the editor's layout is left in it.
    wrapped = saved.read_bytes()
    assert not write_catalog(saved, edited)
    assert saved.read_bytes() == wrapped


def work(message: Message) -> tuple[object, ...]:
    """What a translator would miss."""
    return (*message.key, message.msgstr, message.fuzzy, message.translator_comments)


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_polib_and_babel_read_what_we_read(path: Path) -> None:
    ours = [
        (m.msgctxt, m.msgid, m.msgstr, m.fuzzy, "\n".join(m.comments))
        for m in opened(path).messages
        if not m.obsolete
    ]
    by_polib = [
        (e.msgctxt or "", e.msgid, e.msgstr, e.fuzzy, e.comment)
        for e in polib.pofile(str(path))
        if not e.obsolete
    ]
    assert by_polib == ours
    read = read_po(io.BytesIO(path.read_bytes()))
    by_babel = [
        (m.context or "", m.id, m.string, m.fuzzy, "\n".join(m.auto_comments)) for m in read if m.id
    ]
    assert by_babel == ours


@pytest.fixture(scope="session")
def pofilter() -> Path:
    remedy = f"pip could not install {TRANSLATE_TOOLKIT}"
    return needed(programs(TRANSLATE_TOOLKIT), remedy) / "pofilter"


def failures(pofilter: Path, path: Path, folder: Path, rule: str) -> Iterator[Message]:
    target = folder / f"{rule}.po"
    arguments = ["--progress=none", "--fuzzy", "--test", rule, "--language"]
    locale = path.parent.parent.name
    subprocess.run([pofilter, *arguments, locale, path, target], capture_output=True, check=True)
    if target.exists():
        yield from read_catalog(target, path.stem, tag_of_folder(locale)).messages


@pytest.mark.contract
@pytest.mark.parametrize("path", [p for p in CATALOGS if "/es/" in p.as_posix()], ids=name)
def test_translate_toolkit_finds_nothing_wrong_with_our_tags(
    pofilter: Path, path: Path, tmp_path: Path
) -> None:
    for rule in ("variables", "urls", "emails", "newlines", "escapes"):
        assert list(failures(pofilter, path, tmp_path, rule)) == [], rule
    # It takes tags in another order for other tags: a language's word order moves them.
    for message in failures(pofilter, path, tmp_path, "xmltags"):
        assert tags(message.msgid) == tags(message.msgstr), message.msgid
    # It takes a decimal comma for another number, and "three-dimensional" for none.
    for message in failures(pofilter, path, tmp_path, "numbers"):
        there = quantities(strip_tags(message.msgstr), "es")
        assert set(there) == set(quantities(strip_tags(message.msgid), "en")), message.msgid


def tags(text: str) -> Counter[str]:
    return Counter(part.split(">")[0] for part in text.split("<")[1:])
