"""`transform bundle pull`, `sign` and `keys` as cron and people use them: exit codes, output, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.bundles.pulling.conftest import TODAY, edition, publish, with_recall
from tests.bundles.samples import decision, inputs, spanish
from tests.conftest import ROOT, Run

PULL = ("bundle", "pull", "output", "--output", "site", "--today", TODAY)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return publish(tmp_path / "output", edition())


def schema(name: str) -> object:
    return json.loads((ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text())


def test_the_exit_codes_of_a_publisher(run: Run, output: Path) -> None:
    first = run(*PULL)
    assert (first.exit_code, "hay-fever" in first.stdout) == (0, True)
    again = run(*PULL)
    assert (again.exit_code, again.output) == (0, "")
    publish(output, with_recall(edition()))
    told = run(*PULL)
    assert (told.exit_code, "es/summary was recalled" in told.stdout) == (5, True)
    assert run(*PULL).exit_code == 0
    late = run(*PULL[:-1], "2030-01-01")
    assert (late.exit_code, "overdue" in late.stderr) == (6, True)
    assert run(*PULL[:-1], "2030-01-01", "--allow-overdue").exit_code == 0
    page = output / "hay-fever" / "en" / "summary.html"
    page.write_text(page.read_text() + " ")
    publish_again = output / "hay-fever" / "manifest.json"
    publish_again.write_text(publish_again.read_text() + " ")
    (Path("site") / "hay-fever" / "manifest.json").unlink()
    bad = run(*PULL)
    assert (bad.exit_code, "tampered" in bad.stderr) == (7, True)
    assert run("bundle", "pull", "absent", "--output", "site").exit_code == 3
    assert run("bundle", "pull", "ftp://x/", "--output", "site").exit_code == 2


def test_what_is_held_back_is_refused_where_it_is_named(run: Run, tmp_path: Path) -> None:
    publish(tmp_path / "output", inputs(spanish(), rights=decision()))
    assert run(*PULL).exit_code == 0
    named = run(*PULL, "--document", "hay-fever")
    assert (named.exit_code, "rights" in named.stderr) == (4, True)
    assert not Path("site/hay-fever").exists()
    assert run(*PULL, "--document", "nothing").exit_code == 3


def test_json_is_as_its_schema_says(run: Run, output: Path) -> None:
    for arguments in (PULL, PULL, (*PULL[:-1], "2030-01-01"), (*PULL, "--document", "other")):
        record = json.loads(run(*arguments, "--format", "json").stdout)
        jsonschema.validate(record, schema("bundle-pull"))
    assert record["documents"][0]["result"] == "failed"
    site = Path("site")
    jsonschema.validate(json.loads((site / "hay-fever/PULLED.json").read_text()), schema("pulled"))
    state = json.loads((site / ".transform-pull/state.json").read_text())
    jsonschema.validate(state, schema("pull-state"))
    run(*PULL, "--locale", "es")
    catalog = json.loads((site / "catalog.json").read_text())
    assert catalog["bundles"][0]["partial"] is True
    jsonschema.validate(catalog, schema("bundle-catalog"))


def test_signing(run: Run, output: Path) -> None:
    made = run("bundle", "keys", "new", "key")
    assert made.exit_code == 0
    secret = Path("key").read_text().splitlines()[1]
    assert secret not in made.output
    assert run("bundle", "verify", "output", "--key", "key.pub").exit_code == 1
    refused = run(*PULL, "--key", "key.pub")
    assert (refused.exit_code, "nobody has signed" in refused.stderr) == (7, True)
    assert run(*PULL, "--key", "key.pub", "--allow-unsigned").exit_code == 0
    signed = run("bundle", "sign", "output", "--key", "key")
    assert (signed.exit_code, secret in signed.output) == (0, False)
    for folder in ("output", "site"):
        assert run(*PULL, "--key", "key.pub").exit_code == 0
        assert run("bundle", "verify", folder, "--key", "key.pub").exit_code == 0
    run("bundle", "keys", "new", "other")
    assert run(*PULL, "--key", "other.pub").exit_code == 7
    assert run(*PULL, "--key", "key").exit_code == 3
    assert run("bundle", "sign", "output", "--key", "key.pub").exit_code == 3
