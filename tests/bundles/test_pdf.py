"""Pages as PDF: the words of the page, the same bytes each time, and gone where the page is gone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import Result
from lxml import html as markup

from tests.bundles.samples import arabic, decision, inputs, page_key, recalled, spanish
from tests.conftest import ROOT
from tests.environments import needed
from transform.bundles import Bundle, assemble, verify, write_bundle, write_index
from transform.bundles.manifest_reading import parse_manifest
from transform.bundles.pdf_page import library, render_pdf
from transform.bundles.selection import selected_files
from transform.bundles.standing import Recall
from transform.bundles.withdrawing import withdraw
from transform.errors import InputError, UsageError

try:
    library()
except UsageError as error:
    MISSING = str(error)
else:
    MISSING = ""

with_library = pytest.mark.skipif(bool(MISSING), reason=f"WeasyPrint does not run here: {MISSING}")
PAGES = {
    "en/summary.pdf", "en/document.pdf", "es/summary.pdf", "es/document.pdf", "ar/summary.pdf",
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Bundle:
    return assemble(replace(inputs(spanish(), arabic()), pdf=True))


def pdfs(bundle: Bundle) -> set[str]:
    return {name for name, _ in bundle.files if name.endswith(".pdf")}


def opened(data: bytes) -> bytes:
    """A PDF with its compressed parts laid open."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return data + b"\n".join(zlib.decompress(p) for p in parts if p[:1] == b"x")


@with_library
def test_each_page_has_one_that_is_tagged_and_named(made: Bundle) -> None:
    assert pdfs(made) == PAGES
    manifest = json.loads(made.file("manifest.json"))
    assert {page["pdf"] for page in manifest["pages"]} == PAGES
    schema = json.loads((ROOT / "docs/schemas/manifest.schema.json").read_text("utf-8"))
    jsonschema.validate(manifest, schema)
    for name in PAGES:
        data = made.file(name)
        assert data.startswith(b"%PDF-1.7")
        inside = opened(data)
        assert b"/StructTreeRoot" in inside
        assert b"/Marked true" in inside
        assert b"pdfuaid" in inside
        assert f"/Lang ({name[:2]})".encode() in inside
        assert b"CreationDate" not in inside
        assert b"ModDate" not in inside
        assert name in made.file("SHA256SUMS").decode()
    crate = json.loads(made.file("ro-crate-metadata.json"))["@graph"]
    one = next(entity for entity in crate if entity["@id"] == "es/summary.pdf")
    page = next(entity for entity in crate if entity["@id"] == "es/summary.html")
    assert one["encodingFormat"] == "application/pdf"
    assert (one["name"], one["inLanguage"]) == (page["name"], "es")


@with_library
def test_pages_are_the_same_with_and_without(made: Bundle) -> None:
    without = assemble(inputs(spanish(), arabic()))
    assert pdfs(without) == set()
    assert all("pdf" not in p for p in json.loads(without.file("manifest.json"))["pages"])
    for name, data in without.files:
        if name.endswith((".html", ".md", ".jsonl", "summary.json")):
            assert made.file(name) == data


@with_library
def test_another_process_gives_the_same_bytes(made: Bundle, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from transform.bundles.pdf_page import render_pdf; "
        "sys.stdout.buffer.write(render_pdf(Path(sys.argv[1]).read_text('utf-8'), 'x'))"
    )
    for name in ("en/document", "ar/summary"):
        page = tmp_path / "page.html"
        page.write_bytes(made.file(f"{name}.html"))
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
            again = subprocess.run(
                [sys.executable, "-c", code, page],
                capture_output=True,
                check=True,
                cwd=ROOT,
                env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            )
            assert again.stdout == made.file(f"{name}.pdf")


@with_library
def test_bundles_with_pdf_pass_verify_and_changed_ones_do_not(made: Bundle, tmp_path: Path) -> None:
    write_bundle(made, tmp_path)
    write_index(tmp_path)
    assert verify(tmp_path) == ()
    place = tmp_path / "hay-fever" / "es" / "summary.pdf"
    place.write_bytes(b"something else")
    assert {f.rule for f in verify(tmp_path)} == {"bundle-checksum", "bundle-pdf"}
    place.unlink()
    assert {f.rule for f in verify(tmp_path)} == {"bundle-missing-file"}
    write_bundle(made, tmp_path)
    (tmp_path / "hay-fever" / "es" / "other.pdf").write_bytes(b"%PDF-")
    assert {f.rule for f in verify(tmp_path)} == {"bundle-extra-file"}


@with_library
def test_a_recalled_page_has_none_in_builds_and_at_once(made: Bundle, tmp_path: Path) -> None:
    given = replace(inputs(spanish(), arabic()), pdf=True)
    built = assemble(recalled(given, page_key("en")))
    assert pdfs(built) == {"en/document.pdf", "es/document.pdf"}
    entries = parse_manifest(built.file("manifest.json"), "manifest.json").pages
    assert {page.pdf for page in entries} == {"", "en/document.pdf", "es/document.pdf"}
    at_once: tuple[Recall, ...] = recalled(given, page_key("en")).releases.recalls
    assert withdraw(made, at_once) == built
    write_bundle(built, tmp_path)
    write_index(tmp_path)
    assert verify(tmp_path) == ()
    (tmp_path / "hay-fever/es/summary.pdf").write_bytes(made.file("es/summary.pdf"))
    assert "bundle-recall" in {finding.rule for finding in verify(tmp_path)}


@with_library
def test_a_pull_of_some_pages_takes_theirs_alone(made: Bundle) -> None:
    manifest = parse_manifest(made.file("manifest.json"), "manifest.json")
    chosen = [page for page in manifest.pages if page.locale == "es" and page.kind == "summary"]
    found = selected_files(manifest, [name for name, _ in made.files], chosen)
    assert {name for name in found if name.endswith(".pdf")} == {"es/summary.pdf"}


def test_what_is_held_back_has_none() -> None:
    held = assemble(replace(inputs(spanish(), rights=decision()), pdf=True))
    assert [name for name, _ in held.files] == ["manifest.json"]


@pytest.mark.parametrize("status", ["draft", "recalled"])
def test_a_manifest_cannot_name_another_place(status: str) -> None:
    given = inputs(spanish())
    if status == "recalled":
        given = recalled(given, page_key("es"))
    manifest = json.loads(assemble(given).file("manifest.json"))
    page = next(p for p in manifest["pages"] if p["locale"] == "es" and p["kind"] == "summary")
    page["pdf"] = "es/summary.pdf" if status == "recalled" else "../../secret.pdf"
    with pytest.raises(InputError, match="pdf"):
        parse_manifest(json.dumps(manifest).encode(), "manifest.json")


@with_library
def test_the_title_is_set_in_the_largest_letters(made: Bundle) -> None:
    sizes = {
        float(size)
        for size in re.findall(rb"/\S+ ([\d.]+) Tf", opened(made.file("en/document.pdf")))
    }
    assert max(sizes) == 32  # pixels of 1/96 inch: 2 rem of 12 points


@with_library
def test_nothing_is_fetched(tmp_path: Path) -> None:
    style = tmp_path / "style.css"
    style.write_text("body { color: #123456 }")
    page = '<html lang="en"><title>A</title>{}<body><p>One.<img src="{}" alt="A cat."></p></body>'
    address = style.as_uri()
    link = f'<link rel="stylesheet" href="{address}">'
    assert len(render_pdf(page.format(link, address), "x")) == len(
        render_pdf(page.format("", "https://clinic.example/cat.png"), "x")
    )


@with_library
def test_letters_that_no_font_has_are_an_error() -> None:
    page = '<html lang="en"><title>A</title><body><p>One \U0010fffd two.</p></body></html>'
    with pytest.raises(InputError, match=r"no font .*U\+10FFFD") as caught:
        render_pdf(page, "en/summary.pdf")
    assert caught.value.place is not None
    assert caught.value.place.path == "en/summary.pdf"


def test_without_the_library_the_extra_is_named(
    documents: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Absent:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "weasyprint":
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Absent, *sys.meta_path])
    (tmp_path / "transform.toml").write_text("pdf = true\n")
    for arguments in (("--pdf",), ()):
        result = run("build", str(documents), "--output", "one", *arguments)
        assert result.exit_code == 2
        assert "transform-health[pdf]" in result.output + result.stderr
        assert not (tmp_path / "one").exists()
    assert run("build", str(documents), "--no-pdf", "--output", "one", "--quiet").exit_code == 0


@with_library
def test_build_takes_the_option_and_the_setting(
    tmp_path: Path, documents: Path, run: Callable[..., Result]
) -> None:
    def names(output: str) -> set[str]:
        return {
            path.relative_to(tmp_path / output).with_suffix("").as_posix()
            for path in (tmp_path / output).rglob("*.pdf")
        }

    page = tmp_path / "leaflet.md"
    page.write_bytes(next(p for p in sorted(documents.rglob("*.md"))).read_bytes())
    run("build", str(page), "--pdf", "--output", "one", "--quiet")
    pages = {
        p.relative_to(tmp_path / "one").with_suffix("").as_posix()
        for p in (tmp_path / "one").rglob("*/*/*.html")
    }
    assert names("one") == pages != set()
    (tmp_path / "transform.toml").write_text("pdf = true\n")
    run("build", str(page), "--output", "two", "--quiet")
    assert names("two") == pages
    run("build", str(page), "--no-pdf", "--output", "two", "--quiet")
    assert names("two") == set()


@pytest.mark.contract
@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_sentence_of_the_page_is_in_it(made: Bundle, tmp_path: Path, name: str) -> None:
    """Read by Poppler. Of Arabic it tells letters in the order of their shapes, so letters are
    counted there, and sentences compared elsewhere.
    """
    program = needed(shutil.which("pdftotext"), "install poppler-utils to read PDF")
    file = tmp_path / "page.pdf"
    file.write_bytes(made.file(name))
    told = subprocess.run([program, file, "-"], capture_output=True, check=True).stdout.decode()
    page = markup.fromstring(made.file(f"{name[:-4]}.html"))
    label = _letters(str(page.xpath("string(//*[@class='print-label'])")))
    blocks = _printed(page)
    assert len(blocks) > 5
    for sheet in told.rstrip("\f").split("\f"):
        count = _letters(sheet).count(label)
        assert count if not name.startswith("ar") else not Counter(label) - Counter(_letters(sheet))
    if name.startswith("ar"):
        assert not Counter(_letters("".join(blocks))) - Counter(_letters(told))
        return
    words = _letters(told)
    assert [block for block in blocks if _letters(block) not in words] == []


def _printed(page: markup.HtmlElement) -> list[str]:
    """The text of each innermost block that the print style does not hide."""
    for hidden in page.xpath(
        "//nav | //script | //style | //head | //*[contains(@class, 'skip') or @class='back'"
        " or @class='original' or @class='hidden' or @class='print-label']"
    ):
        hidden.drop_tree()
    inside = ("p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "summary")
    found = (e for e in page.iter(*inside) if not any(True for _ in e.iterdescendants(*inside)))
    return [text for e in found if (text := re.sub(r"\s+", " ", e.text_content()).strip())]


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if unicodedata.category(char)[0] in "LN")
