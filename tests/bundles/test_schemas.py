"""The schemas in docs/schemas, against what is really written."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.bundles.test_golden import cases
from tests.conftest import ROOT, tree
from transform.bundles import assemble, write_bundle, write_index
from transform.bundles.manifest_reading import read_manifest
from transform.errors import InputError

SCHEMAS = ROOT / "docs" / "schemas"
NAMES = {
    "manifest.json": "manifest",
    "RECALLED.json": "recalled",
    "catalog.json": "bundle-catalog",
    "records.jsonl": "record",
    "summary.json": "bundle-summary",
    "readability.json": "bundle-readability",
    "sentences.json": "bundle-sentences",
}


@cache
def schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("output")
    for made in cases():
        write_bundle(assemble(made), output)
    write_index(output)
    return tree(output)


def values(written: dict[str, bytes], name: str) -> list[tuple[str, Any]]:
    found = [(path, data) for path, data in written.items() if Path(path).name == name]
    if name.endswith(".jsonl"):
        return [(path, json.loads(line)) for path, data in found for line in data.splitlines()]
    return [(path, json.loads(data)) for path, data in found]


@pytest.mark.parametrize("name", sorted(NAMES.values()))
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", sorted(NAMES))
def test_what_is_written_fits(written: dict[str, bytes], name: str) -> None:
    found = values(written, name)
    assert found
    for _, value in found:
        jsonschema.validate(value, schema(NAMES[name]))


def test_every_json_file_has_a_schema(written: dict[str, bytes]) -> None:
    own = {Path(path).name for path in written if path.endswith((".json", ".jsonl"))}
    assert own - {"ro-crate-metadata.json"} == NAMES.keys()
    assert {f"{name}.schema.json" for name in NAMES.values()} <= {p.name for p in SCHEMAS.iterdir()}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_key_more_or_less_does_not_fit(written: dict[str, bytes], name: str) -> None:
    validator = jsonschema.Draft202012Validator(schema(NAMES[name]))
    for _, value in values(written, name):
        assert not validator.is_valid({**value, "more": 1})
        for key in value:
            assert not validator.is_valid({k: v for k, v in value.items() if k != key})


def test_what_verify_refuses_the_schema_refuses_too(
    written: dict[str, bytes], tmp_path: Path
) -> None:
    validator = jsonschema.Draft202012Validator(schema("manifest"))
    path = tmp_path / "manifest.json"
    for _, value in values(written, "manifest.json"):
        for key in value:
            path.write_text(json.dumps({k: v for k, v in value.items() if k != key}))
            try:
                read_manifest(path)
            except InputError:
                assert not validator.is_valid(json.loads(path.read_text()))
