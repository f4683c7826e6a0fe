"""Bundles as bags and zips: whole, valid and the same bytes each time."""

from __future__ import annotations

import io
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result

from tests.bundles.samples import arabic, decision, inputs, reviewed, spanish
from tests.conftest import tree
from tests.environments import needed, programs
from transform.bundles import Bundle, assemble, write_bundle, write_index
from transform.bundles.packing import bag, bag_problems, zipped
from transform.errors import ExitCode


@pytest.fixture
def made() -> Bundle:
    given = inputs(spanish(), arabic())
    return assemble(replace(given, provenance=replace(given.provenance, date="2025-01-02")))


@pytest.fixture
def abroad(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Goes to another time zone and mask; comes back at the end."""
    before = os.umask(0o022)

    def go() -> None:
        monkeypatch.setenv("TZ", "Pacific/Kiritimati")
        time.tzset()
        os.umask(0o077)

    yield go
    os.umask(before)
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def output(tmp_path: Path) -> Path:
    held_back = inputs(rights=decision())
    for given in (
        inputs(spanish(), arabic()),
        reviewed(inputs(spanish(), arabic())),
        replace(held_back, document=replace(held_back.document, id="held-back")),
    ):
        write_bundle(assemble(given), tmp_path / "output")
    write_index(tmp_path / "output")
    return tmp_path / "output"


def test_a_zip_holds_the_bundle_and_nothing_of_the_machine(
    made: Bundle, abroad: Callable[[], None]
) -> None:
    first = zipped(made)
    abroad()
    assert zipped(made) == first == zipped(Bundle(made.document_id, made.files[::-1]))
    with ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert {n: archive.read(n) for n in archive.namelist()} == {
            f"hay-fever/{name}": data for name, data in made.files
        }
        assert {(e.date_time, e.external_attr >> 16) for e in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644)
        }


def test_a_bag_holds_the_bundle_and_says_what_it_is(made: Bundle, tmp_path: Path) -> None:
    packed = bag(made)
    assert packed == bag(made)
    payload = {n.removeprefix("data/"): d for n, d in packed.files if n.startswith("data/")}
    assert payload == dict(made.files)
    size = sum(map(len, payload.values()))
    assert packed.file("bag-info.txt").decode().splitlines() == [
        "Bag-Software-Agent: transform 0.0.0",
        "Bagging-Date: 2025-01-02",
        "External-Description: Hay fever",
        "External-Identifier: hay-fever",
        f"Payload-Oxum: {size}.{len(payload)}",
    ]
    assert bag_problems(write_bundle(packed, tmp_path)) == ()


def test_a_title_makes_no_further_label() -> None:
    manifest = b'{"title": "A\\nBagging-Date: 1999-01-01", "date": null}'
    info = bag(Bundle("a", (("manifest.json", manifest),))).file("bag-info.txt").decode()
    assert "\nBagging-Date" not in info
    assert "External-Description: A Bagging-Date: 1999-01-01\n" in info


FAULTS: list[Callable[[Path], object]] = [
    lambda folder: (folder / "data/en/summary.html").write_bytes(b"other"),
    lambda folder: (folder / "data/en/summary.html").unlink(),
    lambda folder: (folder / "data/more").write_bytes(b""),
    lambda folder: (folder / "more.txt").write_bytes(b""),
    lambda folder: (folder / "bag-info.txt").write_bytes(b""),
    lambda folder: (folder / "bagit.txt").unlink(),
    lambda folder: (folder / "manifest-sha256.txt").unlink(),
    lambda folder: (folder / "tagmanifest-sha256.txt").write_bytes(b""),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bag_that_was_changed_is_none(
    made: Bundle, tmp_path: Path, fault: Callable[[Path], object]
) -> None:
    folder = write_bundle(bag(made), tmp_path)
    fault(folder)
    assert bag_problems(folder)


def test_the_commands_pack_every_sound_bundle(
    output: Path, tmp_path: Path, run: Callable[..., Result], abroad: Callable[[], None]
) -> None:
    def packed(name: str) -> dict[str, bytes]:
        assert run("bundle", "zip", str(output), "--output", f"{name}/zips").exit_code == 0
        done = run("bundle", "verify", str(output), "--bag", f"{name}/bags")
        assert done.exit_code == 0
        return tree(tmp_path / name)

    first = packed("one")
    assert {name for name in first if name.endswith(".zip")} == {
        "zips/hay-fever.zip",
        "zips/reviewed.zip",
    }
    assert {name.split("/")[1] for name in first if name.startswith("bags")} == {
        "hay-fever",
        "reviewed",
    }
    abroad()
    assert packed("two") == first


def test_what_is_not_sound_is_not_packed(
    output: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    (output / "hay-fever/en/summary.html").write_text("other words")
    done = run("bundle", "zip", str(output), "--output", "zips")
    assert done.exit_code == ExitCode.TAMPERED
    assert "hay-fever" in done.output + done.stderr
    assert set(tree(tmp_path / "zips")) == {"reviewed.zip"}
    assert run("bundle", "verify", str(output), "--bag", "bags").exit_code != 0
    assert {path.name for path in (tmp_path / "bags").iterdir()} == {"reviewed"}


def test_a_folder_without_bundles_is_told(tmp_path: Path, run: Callable[..., Result]) -> None:
    done = run("bundle", "zip", str(tmp_path), "--output", "zips")
    assert done.exit_code == ExitCode.INPUT
    assert "no bundle" in done.output + done.stderr


@pytest.mark.contract
def test_the_library_of_congress_validates_our_bags(made: Bundle, tmp_path: Path) -> None:
    place = needed(programs("bagit==1.9.0"), "pip install bagit==1.9.0")
    folder = write_bundle(bag(made), tmp_path)
    command = [str(place / "bagit.py"), "--validate", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (folder / "data/en/summary.html").write_bytes(b"other")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


CRATE = """
import json, sys
from importlib.resources import files
from pathlib import Path
from rocrate.rocrate import ROCrate

profile = "https://w3id.org/ro/crate/1.1"
crate = ROCrate(sys.argv[1])
bundled = json.loads((files("rocrate") / "data" / "ro-crate.jsonld").read_text())["@context"]
written = json.loads(Path(sys.argv[1], "ro-crate-metadata.json").read_text())
address, own = written["@context"]
assert address == profile + "/context"
known = {entity["@id"] for entity in written["@graph"]} | {profile}
for entity in written["@graph"]:
    for key, value in entity.items():
        if not key.startswith("@") and key not in {**bundled, **own}:
            print("not in the context:", key)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and one["@id"] not in known:
                print("leads nowhere:", one["@id"])
for name in ("name", "description", "datePublished", "license"):
    if not crate.root_dataset.get(name):
        print("missing:", name)
print(len(crate.data_entities), "files")
"""


@pytest.mark.contract
def test_an_ro_crate_library_reads_our_metadata(made: Bundle, tmp_path: Path) -> None:
    """With the context that the library brings: every word is in it, every reference is met."""
    place = needed(programs("rocrate==0.13.0"), "pip install rocrate==0.13.0")
    folder = write_bundle(made, tmp_path)
    command = [str(place / "python"), "-c", CRATE, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    described = len(made.files) - 2  # all but the metadata itself and SHA256SUMS
    assert done.stdout == f"{described} files\n"
