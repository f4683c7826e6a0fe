"""Exit codes, errors as `file:line: what; what to do`, and one bad document among good ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run, objects

BROKEN = "---\ntitle: One\ntitle: Two\n---\n\nText that nobody reads.\n"


def test_a_missing_file_is_an_unreadable_input(run: Run) -> None:
    for command in ("clean", "check", "summarize", "rights", "build", "simplify"):
        result = run(command, "absent.md")
        assert result.exit_code == 3, command
        assert result.stderr.startswith("absent.md: ")
        assert "; " in result.stderr


def test_one_bad_document_never_stops_the_others(run: Run, documents: Path) -> None:
    (documents / "aaa-broken.md").write_text(BROKEN)
    result = run("clean", documents, "--format", "json")
    assert result.exit_code == 3
    assert f"{documents.as_posix()}/aaa-broken.md:3: " in result.stderr
    assert [record["id"] for record in objects(result)] == [
        "asthma-inhaler",
        "hospital-leaflet",
        "resfriado",
    ]


def test_a_build_goes_on_and_ends_with_the_worst_code(run: Run, documents: Path) -> None:
    (documents / "aaa-broken.md").write_text(BROKEN)
    result = run(
        "build",
        documents / "aaa-broken.md",
        documents / "hospital-leaflet.txt",
        documents / "asthma-inhaler.md",
    )
    assert result.exit_code == 4
    assert "aaa-broken.md:3: " in result.stderr
    assert Path("output/asthma-inhaler/en/summary.html").is_file()
    assert not Path("output/aaa-broken").exists()


def test_rights_refuse_a_named_file_and_hold_back_one_in_a_folder(
    run: Run, documents: Path
) -> None:
    assert run("build", documents / "hospital-leaflet.txt").exit_code == 4
    assert run("catalog", "extract", documents / "hospital-leaflet.txt").exit_code == 4
    in_folder = run("build", documents)
    assert in_folder.exit_code == 0
    assert "hospital-leaflet.txt: held back: " in in_folder.stdout
    assert run("catalog", "extract", documents).exit_code == 0


def test_local_reading_is_allowed_with_a_notice(run: Run, documents: Path) -> None:
    held = documents / "hospital-leaflet.txt"
    for command in ("clean", "check", "simplify"):
        assert run(command, held).exit_code == 0
    result = run("summarize", held)
    assert result.exit_code == 0
    assert "for local reading only" in result.stderr
    assert "for local reading only" not in result.stdout


def test_a_grade_over_the_threshold_is_a_finding(run: Run, documents: Path) -> None:
    leaflet = documents / "asthma-inhaler.md"
    assert run("check", leaflet).exit_code == 0
    assert run("check", leaflet, "--max-grade", 20).exit_code == 0
    strict = run("check", leaflet, "--max-grade", 1)
    assert strict.exit_code == 1
    assert "is over 1" in strict.stderr


def test_a_threshold_may_stand_in_the_project_file(run: Run, documents: Path) -> None:
    Path("transform.toml").write_text("[readability]\nmax_grade = 1\n")
    assert run("check", documents / "asthma-inhaler.md").exit_code == 1


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("drafts = 'maybe'\n", ":1: ", '"label", "hide"'),
        ("\nlocals = ['es']\n", ":2: ", 'did you mean "locales"?'),
        ("[readability]\nlong_sentence = 'x'\n", ":2: ", "give it a int"),
        ("a = = b\n", ":1: ", "not valid TOML"),
    ],
)
def test_a_wrong_project_file_is_wrong_usage(
    run: Run, documents: Path, text: str, where: str, what: str
) -> None:
    Path("transform.toml").write_text(text)
    result = run("clean", documents / "asthma-inhaler.md")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"transform.toml{where}")
    assert what in result.stderr


def test_a_named_project_file_must_be_there(run: Run, documents: Path) -> None:
    assert run("clean", documents, "--config", "absent.toml").exit_code == 2


def test_a_locale_that_is_none_is_wrong_usage(run: Run, documents: Path) -> None:
    result = run("build", documents, "--locale", "e")
    assert result.exit_code == 2
    assert "BCP 47" in result.stderr


def test_an_unsupported_language_is_an_error_never_english(run: Run) -> None:
    Path("x.md").write_text("---\nlanguage: tlh\n---\n\nnuqneH. Qapla.\n")
    for command in ("check", "summarize", "build"):
        result = run(command, "x.md")
        assert result.exit_code == 3, command
        assert result.stderr.startswith("x.md:2: ")


def test_a_language_that_cannot_be_told_is_an_error(run: Run) -> None:
    Path("x.md").write_text("Xyzzy plugh.\n")
    assert run("check", "x.md").exit_code == 3
    assert run("check", "x.md", "--language", "en").exit_code == 0
    Path("transform.toml").write_text('language = "en"\n')
    assert run("check", "x.md").exit_code == 0


def test_updating_catalogs_before_extracting_says_what_to_do(run: Run) -> None:
    result = run("catalog", "update", "--locale", "es")
    assert result.exit_code == 2
    assert "transform catalog extract" in result.stderr


def test_a_folder_without_documents_and_an_empty_name_are_said(run: Run) -> None:
    Path("empty").mkdir()
    result = run("build", "empty")
    assert result.exit_code == 3
    assert result.stderr.startswith("empty: there is no document in this folder; ")
    assert run("clean", "").exit_code == 2


def test_a_refusal_is_said_even_when_quiet(run: Run, documents: Path) -> None:
    result = run("build", documents / "hospital-leaflet.txt", "--quiet")
    assert result.exit_code == 4
    assert "hospital-leaflet.txt: held back: " in result.stderr
    assert "transform rights" in result.stderr


def test_extracting_two_documents_of_one_id_is_an_error(run: Run, documents: Path) -> None:
    (documents / "resfriado.txt").write_text("El resfriado es leve. Descanse en su casa.\n")
    result = run("catalog", "extract", documents)
    assert result.exit_code == 3
    assert "resfriado.md and " in result.stderr
    assert "have the same id" in result.stderr


@pytest.mark.parametrize("epoch", ["yesterday", "99999999999999999999"])
def test_a_build_date_that_is_none_is_wrong_usage(
    run: Run, documents: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = run("build", documents)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"SOURCE_DATE_EPOCH is '{epoch}'; ")
