"""Files that want to do harm, or are broken: one clear error with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogs.exchange.leaflet import catalog, export
from transform.catalogs.exchange.forms import Form, form_of, read_portions
from transform.catalogs.exchange.shelf import read_exchange
from transform.catalogs.model import Catalog, Message
from transform.errors import InputError

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY a{n} "{("&a%s;" % (n - 1 if n > 1 else "")) * 10}">' for n in range(1, 12)
)


def read(data: bytes, path: str = "x.xlf") -> None:
    read_portions(data, form_of(data, path), path)


@pytest.mark.parametrize("form", ["xliff12", "xliff21", "tmx"])
def test_entities(form: Form, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    head, _, body = export(catalog(), form).decode().partition("?>")
    body = body.replace('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', "")
    for start in (f'<!DOCTYPE x [<!ENTITY a11 SYSTEM "{tmp_path}/secret">', BOMB):
        data = f"{head}?>{start}]>{body}".replace("Tome ", "&a11;").encode()
        with pytest.raises(InputError, match=r"x\.xlf"):
            read(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"<1>", "x.xlf:1: is no readable XML"),
        (b'<xliff version="1.2">\n<file>\n</xliff>', "x.xlf:3: is no readable XML"),
        (b'<xliff version="3.0"/>', 'version "3.0" is not known'),
        (b"<html/>", "<html> is no format"),
        (b"\x7fELF\x00\x00", "no format"),
        (b"<a>" * 300, "no format"),
        (b'<xliff version="1.2">' + b"<a>" * 300 + b"</a>" * 300 + b"</xliff>", "no readable XML"),
        (b'<xliff version="1.2"><a>' + b"x" * 10_000_001 + b"</a></xliff>", "no readable XML"),
        (b'<tmx version="1.4"><header srclang="en"/><body/></tmx>', "catalog memory import"),
    ],
)
def test_what_is_no_file_of_ours(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(data)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    with path.open("wb") as file:
        file.truncate(200_000_001)
    with pytest.raises(InputError, match="too large"):
        read_exchange(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_exchange(tmp_path / "none.xlf")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_other_encodings(encoding: str) -> None:
    plain = Catalog("leaflet", "es", (Message("cold", "frío"),))
    text = export(plain, "xliff12").decode()
    name = {"utf-8-sig": "UTF-8"}.get(encoding, encoding)
    data = text.replace('encoding="UTF-8"', f'encoding="{name}"').encode(encoding)
    assert form_of(data, "x") == "xliff12"
    (found,) = read_portions(data, "xliff12", "x")
    assert found.units[0].message.msgstr == "frío"
