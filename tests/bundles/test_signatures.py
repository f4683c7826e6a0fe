"""Signatures: whose bundles they are, the same as minisign's."""

from __future__ import annotations

import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.bundles.pulling.conftest import TODAY, Site, edition, publish
from tests.bundles.pulling.faults import serve
from tests.bundles.samples import inputs, spanish
from tests.conftest import tree
from tests.environments import needed
from transform.bundles import assemble, verify, write_bundle, write_index
from transform.bundles.pulling import Wanted
from transform.bundles.reviewing import Places, recall
from transform.bundles.signatures import PublicKey, SecretKey, read_public_key, read_secret_key
from transform.bundles.signing import (
    check_signatures,
    load_public_key,
    load_secret_key,
    sign,
    write_new_key,
)
from transform.bundles.standing import PageKey, Recall
from transform.errors import InputError, TamperedError

KEY = SecretKey(b"12345678", bytes(range(32)))
OTHER = SecretKey(b"12345678", bytes(32))


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    output = publish(tmp_path / "output", edition())
    sign(output, KEY)
    return output


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


def by(key: PublicKey = KEY.public) -> Wanted:
    return Wanted(TODAY, signed=key.check)


def test_what_is_signed_is_known_again_and_nothing_else() -> None:
    signature = KEY.sign(b"bundle", "file:x")
    KEY.public.check(b"bundle", signature)
    assert signature == KEY.sign(b"bundle", "file:x")
    for data, made, key in (
        (b"bundlE", signature, KEY),
        (b"bundle", signature.replace(b"file:x", b"file:y"), KEY),
        (b"bundle", signature, OTHER),
        (b"bundle", signature, SecretKey(b"87654321", KEY.seed)),
        (b"bundle", b"", KEY),
        (b"bundle", b"\xff", KEY),
        (b"bundle", signature[:-20], KEY),
        (b"bundle", OTHER.sign(b"bundle", "file:x"), KEY),
    ):
        with pytest.raises(ValueError, match=r"is|was|has"):
            key.public.check(data, made)


def test_keys_are_read_as_they_are_written() -> None:
    assert read_secret_key(KEY.text()) == KEY
    assert read_public_key(KEY.public.text()) == KEY.public
    assert read_public_key(KEY.public.text().splitlines()[1]) == KEY.public
    line = KEY.text().splitlines()[1]
    other = "A" if line[150] != "A" else "B"
    damaged = f"{line[:150]}{other}{line[151:]}"
    for wrong in ("", "x", KEY.public.text(), KEY.text()[:-9], damaged):
        with pytest.raises(ValueError, match=r"is|has"):
            read_secret_key(wrong)


def test_a_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "key"
    public = write_new_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    made = load_secret_key(path)
    assert load_public_key(public) == made.public
    assert made.seed.hex() not in repr(made)
    with pytest.raises(InputError, match="not there yet"):
        write_new_key(path)
    path.chmod(0o644)
    with pytest.raises(InputError, match="chmod 600"):
        load_secret_key(path)


def test_a_signed_folder_is_whole_and_builds_keep_it(signed: Path) -> None:
    assert verify(signed) == ()
    assert list(check_signatures(signed, KEY.public)) == []
    assert list(check_signatures(signed / "hay-fever", KEY.public)) == []
    before = tree(signed)
    publish(signed, edition())
    assert tree(signed) == before
    sign(signed, KEY)
    assert tree(signed) == before
    publish(signed, edition(words="Other words."))
    wrong = [finding.text for finding in check_signatures(signed, KEY.public)]
    assert wrong == ["hay-fever/SHA256SUMS.sig", "catalog.json.sig"]


def test_a_recall_takes_the_signature_of_what_it_changes(signed: Path, tmp_path: Path) -> None:
    said = Recall(PageKey("hay-fever", "", "summary"), "One dose was wrong.", date="2024-06-01")
    recall(Places(signed, tmp_path / "locales"), said, ["es"], ["summary"])
    assert verify(signed) == ()
    missing = [(finding.text, finding.message) for finding in check_signatures(signed, KEY.public)]
    assert missing == [
        (f"{name}.sig", "is missing") for name in ("hay-fever/SHA256SUMS", "catalog.json")
    ]
    sign(signed, KEY)
    assert list(check_signatures(signed, KEY.public)) == []


def test_nothing_that_is_wrong_is_signed(signed: Path) -> None:
    (signed / "hay-fever" / "es" / "summary.md").write_text("")
    with pytest.raises(InputError, match=r"summary\.md"):
        sign(signed, KEY)


@pytest.mark.parametrize("web", [False, True])
def test_pull_takes_what_is_signed(signed: Path, site: Site, web: bool) -> None:
    if web:
        with serve(signed) as (address, _):
            assert site.one(address, wanted=by()).result == "pulled"
            assert site.one(address, wanted=by()).result == "unchanged"
    else:
        assert site.one(signed, wanted=by()).result == "pulled"
    assert verify(site.folder) == ()
    assert list(check_signatures(site.folder, KEY.public)) == []
    assert list(check_signatures(site.folder, OTHER.public))


def test_pull_refuses_another_key(signed: Path, site: Site) -> None:
    with pytest.raises(TamperedError, match="catalog"):
        site.pull(signed, by(OTHER.public))
    assert not (site.folder / "hay-fever").exists()


def test_pull_refuses_what_nobody_signed(signed: Path, site: Site) -> None:
    (signed / "hay-fever" / "SHA256SUMS.sig").unlink()
    assert site.one(signed, wanted=by()).why == "signature"
    (signed / "catalog.json.sig").unlink()
    with pytest.raises(TamperedError, match="nobody has signed"):
        site.pull(signed, by())
    assert site.one(signed, wanted=by(), allow_unsigned=True).result == "pulled"


def test_a_whole_made_anew_by_somebody_else_is_refused(signed: Path, site: Site) -> None:
    """All checksums agree; the signatures are those of what was there before."""
    site.pull(signed, by())
    whole = site.visible()
    kept = {path: path.read_bytes() for path in signed.rglob("*.sig")}
    write_bundle(assemble(edition(words="Take ten.")), signed)
    write_index(signed)
    for path, data in kept.items():
        path.write_bytes(data)
    for allow in (False, True):
        with pytest.raises(TamperedError):
            site.pull(signed, by(), allow_unsigned=allow)
    assert site.visible() == whole


def test_a_selection_keeps_its_signature(tmp_path: Path, site: Site) -> None:
    output = publish(tmp_path / "drafts", inputs(spanish()))
    sign(output, KEY)
    site.pull(output, by(), drafts=True, locales=("es",))
    assert list(check_signatures(site.folder, KEY.public)) == []


@pytest.mark.contract
def test_minisign_agrees(signed: Path, tmp_path: Path) -> None:
    minisign = needed(shutil.which("minisign"), "minisign is not installed")
    key, public = tmp_path / "key", tmp_path / "key.pub"
    key.write_text(KEY.text())
    key.chmod(0o600)
    public.write_text(KEY.public.text())

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [minisign, *arguments],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    for name in ("catalog.json", "hay-fever/SHA256SUMS"):
        told = run("-V", "-p", public, "-m", signed / name, "-x", signed / f"{name}.sig")
        assert told.returncode == 0, told.stderr
        assert f"file:{name}".encode() in told.stdout
    (tmp_path / "text").write_text("a text")
    told = run("-S", "-s", key, "-m", tmp_path / "text")
    assert told.returncode == 0, told.stderr
    KEY.public.check(b"a text", (tmp_path / "text.minisig").read_bytes())
    theirs, their_public = tmp_path / "theirs", tmp_path / "theirs.pub"
    assert run("-G", "-W", "-p", their_public, "-s", theirs).returncode == 0
    made = load_secret_key(theirs)
    assert load_public_key(their_public) == made.public
    (signed / "catalog.json").write_text("{}")
    told = run("-V", "-p", public, "-m", signed / "catalog.json", "-x", signed / "catalog.json.sig")
    assert told.returncode != 0
