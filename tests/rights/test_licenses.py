from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from transform.rights.licenses import license_id, license_label, license_link, licenses_in

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "fixtures/licenses.tsv")
    .read_text(encoding="utf-8")
    .splitlines()[2:]
]


@pytest.mark.parametrize(("name", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_license_is_known_by_what_people_call_it(name: str, expected: str) -> None:
    assert license_id(name) == ("" if expected == "-" else expected)


@pytest.mark.parametrize("name", [row[0] for row in ROWS if row[1] != "-"])
def test_case_does_not_matter(name: str) -> None:
    assert license_id(name.lower()) == license_id(name) == license_id(name.upper())


@pytest.mark.parametrize("spdx", sorted({row[1] for row in ROWS} - {"-"}))
def test_an_id_means_itself(spdx: str) -> None:
    if not spdx.startswith("LicenseRef-"):
        assert license_id(spdx) == spdx


@pytest.mark.parametrize(
    ("spdx", "label", "link"),
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "CC-BY-NC-SA-3.0-IGO",
            "CC BY-NC-SA 3.0 IGO",
            "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/",
        ),
        ("LicenseRef-CC-BY", "CC BY", ""),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("LicenseRef-public-domain", "", ""),
        ("MIT", "MIT", ""),
    ],
)
def test_label_and_link(spdx: str, label: str, link: str) -> None:
    assert (license_label(spdx), license_link(spdx)) == (label, link)


def test_licenses_named_in_running_text() -> None:
    text = (
        "Written by nc staff and shared under a Creative Commons Attribution-ShareAlike 4.0 "
        "International License; see https://creativecommons.org/licenses/by-sa/4.0/ in full."
    )
    assert licenses_in(text) == ("CC-BY-SA-4.0",)


def test_the_spdx_list_is_read_without_a_network() -> None:
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise OSError('no network')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from transform.rights.licenses import license_id\n"
        "print(license_id('gfdl-1.3-only'))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "GFDL-1.3-only"


def test_the_spdx_list_is_loaded_only_when_a_name_asks_for_it() -> None:
    code = (
        "import sys\n"
        "from transform.rights import decide\n"
        "from transform.rights.licenses import license_id\n"
        "license_id('public_domain')\n"
        "print(*(name for name in ('license_expression', 'babel', 'polib') if name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
