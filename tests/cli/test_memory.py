"""`catalog memory` and `catalog align` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import validate  # type: ignore[import-untyped]

from tests.conftest import ROOT, Run
from transform.catalogs.exchange.tmx import Pair, format_tmx, parse_tmx

FIXTURES = ROOT / "tests" / "catalogs" / "fixtures" / "aligning"
PAIRS = [
    Pair(
        "en", "es", "Use your inhaler every day.", "Use su inhalador todos los días.", "2024-05-01"
    ),
    Pair("en", "es", "Call <t1>us</t1>.", "Llámenos."),
    Pair("en", "fr", "Rest.", "Reposez-vous."),
    Pair("en", "es", "No translation.", ""),
]


def schema(name: str) -> object:
    path = ROOT / "docs" / "schemas" / f"{name}.schema.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_memory_is_filled_searched_written_and_emptied(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.tmx").write_bytes(format_tmx(PAIRS))
    assert run("catalog", "memory", "status").stdout.startswith("the memory is empty")
    assert not (tmp_path / ".transform").exists()

    made = json.loads(run("catalog", "memory", "import", "old.tmx", "--format", "json").stdout)
    validate(made, schema("catalog-memory-import"))
    assert (made["pairs"], made["new"], made["origin"]) == (3, 3, "tmx:old.tmx")
    assert "0 of them new" in run("catalog", "memory", "import", "old.tmx").stdout

    status = json.loads(run("catalog", "memory", "status", "--format", "json").stdout)
    validate(status, schema("catalog-memory-status"))
    assert [(o["locale"], o["translations"]) for o in status["origins"]] == [("es", 2), ("fr", 1)]

    found = json.loads(run("catalog", "memory", "search", "INHALADOR", "--format", "json").stdout)
    validate(found, schema("catalog-memory-search"))
    assert [(hit["msgid"], hit["score"]) for hit in found["found"]] == [(PAIRS[0].source, 100)]
    shown = run("catalog", "memory", "search", "Use the inhaler every day", "--locale", "es").stdout
    assert PAIRS[0].target in shown
    assert "tmx:old.tmx" in shown
    assert "nothing like this" in run("catalog", "memory", "search", "zzz").stdout

    written = run("catalog", "memory", "export", "--to", "tmx", "--locale", "fr").stdout_bytes
    assert [(pair.locale, pair.target) for pair in parse_tmx(written)] == [("fr", "Reposez-vous.")]
    assert run("catalog", "memory", "export", "--output", "all.tmx").exit_code == 0
    assert len(parse_tmx((tmp_path / "all.tmx").read_bytes())) == 3

    assert (
        "2 translations"
        in run("catalog", "memory", "forget", "tmx:old.tmx", "--locale", "es").stdout
    )
    gone = run("catalog", "memory", "forget", "tmx:none.tmx")
    assert gone.exit_code == 3
    assert "names the origins" in gone.stderr


def test_one_bad_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.tmx").write_bytes(format_tmx(PAIRS))
    (tmp_path / "bad.tmx").write_bytes(b"<tmx>")
    result = run("catalog", "memory", "import", "bad.tmx", "good.tmx")
    assert result.exit_code == 3
    assert result.stderr.startswith("bad.tmx:1: is no readable XML")
    assert "good.tmx: 3 translations" in result.stdout


def test_what_is_imported_is_offered_by_update_and_never_by_build(
    run: Run, documents: Path, tmp_path: Path
) -> None:
    run("catalog", "extract", documents / "asthma-inhaler.md")
    template = (tmp_path / "locales" / "pot" / "asthma-inhaler.pot").read_text(encoding="utf-8")
    assert 'msgid "Coughing at night."' in template
    (tmp_path / "old.tmx").write_bytes(
        format_tmx([Pair("en", "es", "Coughing at night.", "Tos por la noche.")])
    )
    run("catalog", "memory", "import", "old.tmx")
    catalog = tmp_path / "locales" / "es" / "LC_MESSAGES" / "asthma-inhaler.po"

    run("build", documents / "asthma-inhaler.md", "--locale", "es", "--quiet")
    assert "Tos por la noche." not in catalog.read_text(encoding="utf-8")
    run("catalog", "update", "--locale", "es", "--no-memory")
    assert "Tos por la noche." not in catalog.read_text(encoding="utf-8")
    run("catalog", "update", "--locale", "es")
    text = catalog.read_text(encoding="utf-8")
    assert "# From memory: 100%, tmx:old.tmx\n" in text
    assert 'msgstr "Tos por la noche."' in text


def test_align(run: Run, tmp_path: Path) -> None:
    files = (FIXTURES / "asthma.md", FIXTURES / "asma.md", "--locale", "es")
    record = json.loads(run("catalog", "align", *files, "--format", "json").stdout)
    validate(record, schema("catalog-align"))
    assert (record["sentences"], record["matched_blocks"], record["new"]) == (20, 14, None)
    assert not (tmp_path / ".transform").exists()

    written = run("catalog", "align", *files, "--write").stdout
    assert f"{len(record['pairs'])} pairs, {len(record['pairs'])} of them new" in written
    found = run("catalog", "memory", "search", "Salbutamol opens").stdout
    assert "align:asma.md" in found

    tmx = parse_tmx(run("catalog", "align", *files, "--format", "tmx").stdout_bytes)
    assert [(p.source, p.target) for p in tmx] == [
        (p["msgid"], p["msgstr"]) for p in record["pairs"]
    ]


def test_align_says_what_does_not_fit(run: Run) -> None:
    asthma, asma = FIXTURES / "asthma.md", FIXTURES / "asma.md"
    other = run("catalog", "align", asthma, FIXTURES / "receta.md", "--locale", "es", "--write")
    assert other.exit_code == 3
    assert "hardly a translation" in other.stderr
    assert run("catalog", "align", asma, asma, "--locale", "es").exit_code == 2
    wrong = run("catalog", "align", asthma, asma, "--locale", "fr")
    assert wrong.exit_code == 2
    assert "is in es, not in fr" in wrong.stderr
    assert run("catalog", "align", asthma, "none.md", "--locale", "es").exit_code == 3
