"""What is taken, what is refused and why, and what stays."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.bundles.pulling.conftest import Site, edition, publish, with_recall
from tests.bundles.pulling.faults import Asked, Fault, serve
from tests.bundles.samples import inputs, page_key, released, reviewed, spanish
from tests.conftest import tree
from transform.bundles import verify, write_index
from transform.errors import InputError, UsageError

ALL = ("en/document", "en/summary", "es/document", "es/summary")


@pytest.fixture
def source(first: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first, tmp_path / "source")


def signed_again(source: Path) -> None:
    """Checksums and catalog that agree with what somebody changed."""
    folder = source / "hay-fever"
    files = {name: data for name, data in tree(folder).items() if name != "SHA256SUMS"}
    lines = (f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    (folder / "SHA256SUMS").write_text("".join(lines))
    catalog = json.loads((source / "catalog.json").read_text())
    hashed = sha256((folder / "SHA256SUMS").read_bytes()).hexdigest()
    catalog["bundles"][0]["sha256"] = hashed
    (source / "catalog.json").write_text(json.dumps(catalog))


def test_a_folder_and_a_server_give_the_same(source: Path, site: Site, tmp_path: Path) -> None:
    outcome = site.one(source)
    assert (outcome.result, set(outcome.pages)) == ("pulled", set(ALL))
    assert verify(site.folder) == ()
    other = Site(tmp_path / "other")
    with serve(source) as (address, _):
        other.pull(address)
    assert other.visible() == site.visible()
    for name, data in tree(source / "hay-fever").items():
        assert site.bundle()[name] == data


def test_nothing_is_fetched_where_nothing_changed(source: Path, site: Site) -> None:
    with serve(source) as (address, asked):
        site.pull(address)
        before, stamp = len(asked), (site.folder / "catalog.json").stat().st_mtime_ns
        assert site.one(address).result == "unchanged"
    assert [one.path for one in asked[before:]] == ["catalog.json"]
    assert asked[before].if_none_match
    assert (site.folder / "catalog.json").stat().st_mtime_ns == stamp


def test_only_what_changed_is_fetched(source: Path, second: Path, site: Site) -> None:
    site.pull(source)
    with serve(second) as (address, asked):
        assert site.one(address).files < len(site.bundle())
    fetched = {one.path.partition("/")[2] for one in asked}
    old, new = tree(source / "hay-fever"), tree(second / "hay-fever")
    assert fetched - {""} == {name for name in new if new[name] != old.get(name)}


def test_a_cut_is_continued_where_it_was(source: Path, site: Site) -> None:
    name = "hay-fever/en/document.html"
    size = (source / name).stat().st_size

    def cut(asked: Asked) -> Fault | None:
        if asked.path == name and not asked.range:
            return Fault("cut", size // 2)
        return None

    with serve(source, cut) as (address, asked):
        assert site.one(address).result == "pulled"
    again = [one for one in asked if one.path == name]
    assert [one.range for one in again] == ["", f"bytes={size // 2}-"]
    assert again[1].if_range


def test_drafts_have_to_be_asked_for(site: Site, tmp_path: Path) -> None:
    mixed = publish(tmp_path / "mixed", released(inputs(spanish()), page_key("es", "summary")))
    outcome = site.one(mixed)
    assert outcome.pages == ("es/summary",)
    names = set(site.bundle())
    assert "es/summary.html" in names
    assert not names & {
        "en/summary.html",
        "en/summary.json",
        "es/document.md",
        "en/readability.json",
    }
    assert not any(name.startswith("catalogs/") for name in names)
    records = [json.loads(line) for line in site.bundle()["records.jsonl"].splitlines()]
    assert [(record["langcode"], record["kind"]) for record in records] == [("es", "summary")]
    manifest = (mixed / "hay-fever" / "manifest.json").read_bytes()
    assert site.bundle()["manifest.json"] == manifest
    assert verify(site.folder) == ()  # a released page leads to no draft
    index = json.loads(site.visible()["catalog.json"])["bundles"][0]
    assert [one["locale"] for one in index["locales"]] == ["es"]
    assert index["status"] == "released"
    assert site.one(mixed).result == "unchanged"
    assert set(site.one(mixed, drafts=True).pages) == set(ALL)
    assert verify(site.folder) == ()
    assert set(site.one(mixed).gone) == set(ALL) - {"es/summary"}


@pytest.mark.parametrize(
    "harm",
    [
        lambda place: (place / "es/summary.html").unlink(),
        lambda place: (place / "es/summary.html").write_text("<p>Take ten.</p>"),
        lambda place: (place / "records.jsonl").write_text(""),
        lambda place: (place / "es/more.html").write_text("more"),
    ],
)
def test_harm_to_what_was_pulled_is_found_and_mended(
    harm: Callable[[Path], object], source: Path, site: Site
) -> None:
    site.pull(source, locales=("es",))
    whole = site.visible()
    harm(site.folder / "hay-fever")
    assert "error" in {finding.severity for finding in verify(site.folder)}
    assert site.one(source, locales=("es",)).result == "pulled"
    assert site.visible() == whole


def test_a_recall_takes_the_place_of_the_page(source: Path, site: Site) -> None:
    site.pull(source)
    publish(source, with_recall(edition()))
    outcome = site.one(source)
    assert outcome.recalled == ("es/summary",)
    assert b"One dose was wrong." in site.bundle()["es/summary.html"]
    assert "es/summary.json" not in site.bundle()
    assert verify(site.folder) == ()
    assert site.one(source).recalled == ()


def test_a_recall_comes_though_the_rest_is_overdue(source: Path, site: Site) -> None:
    site.pull(source, locales=("es",))
    publish(source, with_recall(edition()))
    outcome = site.one(source, today="2026-01-01")
    assert (outcome.result, outcome.why, outcome.recalled) == ("pulled", "overdue", ("es/summary",))
    assert set(outcome.pages) == {"es/document", "es/summary"}


def test_what_is_overdue_is_refused(source: Path, second: Path, site: Site) -> None:
    assert site.one(source, today="2025-04-15").result == "pulled"
    before = site.visible()
    outcome = site.one(second, today="2025-04-16")
    assert (outcome.result, outcome.why) == ("refused", "overdue")
    assert "2025-04-15" in outcome.reason
    assert site.visible() == before
    assert site.one(second, today="2025-04-16", allow_overdue=True).result == "pulled"


def _manifest(source: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = source / "hay-fever" / "manifest.json"
    value = json.loads(path.read_text())
    change(value)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    signed_again(source)


def _no_use(value: dict[str, Any]) -> None:
    for use in value["rights"]["uses"]:
        use["allowed"] = use["allowed"] and use["use"] != "translation"


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text() + text)


def _line(source: Path, name: str) -> None:
    _raw(source, f"{'0' * 64}  {name}\n".encode())


def _raw(source: Path, data: bytes) -> None:
    path = source / "hay-fever" / "SHA256SUMS"
    path.write_bytes(path.read_bytes() + data)
    catalog = json.loads((source / "catalog.json").read_text())
    catalog["bundles"][0]["sha256"] = sha256(path.read_bytes()).hexdigest()
    (source / "catalog.json").write_text(json.dumps(catalog))


def _page_lies(source: Path) -> None:
    _append(source / "hay-fever/es/summary.html", "<script>alert(1)</script>")
    signed_again(source)


def _link(source: Path) -> None:
    path = source / "hay-fever/es/summary.html"
    path.rename(source.parent / "elsewhere.html")
    path.symlink_to(source.parent / "elsewhere.html")


REFUSED: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a byte of a page": ("tampered", lambda s: _append(s / "hay-fever/es/summary.html", " ")),
    "a byte of the sums": ("tampered", lambda s: _append(s / "hay-fever/SHA256SUMS", "\n")),
    "a way out": ("tampered", lambda s: _line(s, "../../evil.html")),
    "an absolute path": ("tampered", lambda s: _line(s, "/etc/evil")),
    "a hidden file": ("tampered", lambda s: _line(s, ".htaccess")),
    "a windows path": ("tampered", lambda s: _line(s, "..\\evil")),
    "no UTF-8": ("tampered", lambda s: _raw(s, b"\xff\xfe")),
    "a page changed with all its sums": ("faulty", _page_lies),
    "no right to publish": (
        "rights",
        lambda s: _manifest(s, lambda v: v["rights"].update(publishable=False)),
    ),
    "no right to translate": ("rights", lambda s: _manifest(s, _no_use)),
    "released by nobody": (
        "faulty",
        lambda s: _manifest(s, lambda v: v["pages"][0].update(reviews=[])),
    ),
    "another id": ("tampered", lambda s: _manifest(s, lambda v: v.update(id="other"))),
    "a link to elsewhere": ("unreachable", _link),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_leaves_what_was_there(
    case: str, source: Path, second: Path, site: Site
) -> None:
    site.pull(second)
    before = site.visible()
    why, harm = REFUSED[case]
    harm(source)
    outcome = site.one(source)
    assert (outcome.why, bool(outcome.reason)) == (why, True)
    assert site.visible() == before
    assert not list(site.folder.parent.glob("**/evil*"))


def test_a_document_that_is_held_back_now(source: Path, site: Site) -> None:
    site.pull(source)
    catalog = json.loads((source / "catalog.json").read_text())
    catalog |= {"bundles": [], "held_back": [{"id": "hay-fever", "rule": "all-rights-reserved"}]}
    (source / "catalog.json").write_text(json.dumps(catalog))
    outcome = site.one(source)
    assert (outcome.result, outcome.why) == ("pruned", "rights")
    assert outcome.gone
    assert not site.bundle()
    assert site.one(source).result == "held_back"


def test_what_is_gone_at_the_source_stays_until_it_is_pruned(source: Path, site: Site) -> None:
    site.pull(source)
    shutil.rmtree(source / "hay-fever")
    write_index(source)
    assert site.one(source).result == "vanished"
    assert site.bundle()
    assert site.one(source, prune=True).result == "pruned"
    assert verify(site.folder) == ()
    assert json.loads(site.visible()["catalog.json"])["bundles"] == []


def test_own_bundles_are_not_overwritten(first: Path, source: Path) -> None:
    before = tree(source)
    outcome = Site(source).one(first)
    assert outcome.why == "in_the_way"
    assert {n: d for n, d in tree(source).items() if n[0] != "."} == before


def test_a_selection_is_not_taken_for_a_whole(source: Path, site: Site, tmp_path: Path) -> None:
    site.pull(source, locales=("es",))
    outcome = Site(tmp_path / "third").one(site.folder)
    assert (outcome.why, "where it came from" in outcome.reason) == ("faulty", True)


def test_one_refused_document_stops_no_other(source: Path, site: Site) -> None:
    publish(source, reviewed(inputs(spanish())))
    _append(source / "hay-fever/manifest.json", " ")
    found = {one.document: one.result for one in site.pull(source).outcomes}
    assert found == {"hay-fever": "refused", "reviewed": "pulled"}


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/x",
        "file:///etc",
        "http://",
        "http://me:word@example.org/",
        "http://a/?q=1",
    ],
)
def test_addresses_that_are_none(address: str, site: Site) -> None:
    with pytest.raises(UsageError) as told:
        site.pull(address)
    assert "word" not in str(told.value).replace("password", "")


@pytest.mark.parametrize(
    "body", [b"[]", b"\xff", b"{}", b"[" * 100_000, b'{"schema": 1, "bundles": 2, "held_back": 3}',
             b'{"schema":"transform/bundle-catalog/1","held_back":[],"bundles":[{"id":"../x","sha256":""}]}']
)  # fmt: skip
def test_catalogs_that_are_none(body: bytes, tmp_path: Path, site: Site) -> None:
    (tmp_path / "catalog.json").write_bytes(body)
    with pytest.raises(InputError):
        site.pull(tmp_path)


def test_a_file_that_is_too_large_is_not_fetched(
    source: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transform.bundles.pulling.sources.LARGEST_FILE", 10_000)
    with serve(source) as (address, _):
        assert "larger than" in site.one(address).reason
    assert "larger than" in Site(site.folder.parent / "b").one(source).reason


def test_a_folder_set_aside_by_a_stop_is_put_back(source: Path, site: Site) -> None:
    site.pull(source)
    whole = site.visible()
    (site.folder / "hay-fever").rename(site.folder / ".hay-fever.old")
    assert site.one(source).result == "unchanged"
    assert site.visible() == whole


def test_what_the_source_publishes_in_the_middle(source: Path, second: Path, site: Site) -> None:
    """The new checksums with the old catalog: read the catalog again, and take the new bundle."""
    done: list[bool] = []

    def publish_now(asked: Asked) -> None:
        if asked.path.endswith("SHA256SUMS") and not done:
            done.append(True)
            shutil.copytree(second, source, dirs_exist_ok=True)

    with serve(source, publish_now) as (address, _):
        outcome = site.one(address)
    assert (outcome.result, bool(done)) == ("pulled", True)
    shown = site.bundle()
    del shown["PULLED.json"]
    assert shown == tree(second / "hay-fever")


def test_states_that_are_damaged_are_no_trouble(source: Path, site: Site) -> None:
    site.pull(source)
    for text in ("", "[]", '{"schema": "transform/pull-state/1", "sources": 3}'):
        (site.folder / ".transform-pull" / "state.json").write_text(text)
        assert site.one(source).result == "unchanged"
    assert replace(site.one(source), pages=()).result == "unchanged"
