"""A bundle to be kept or sent: as a BagIt bag, and as a zip. Values in, bytes out.

BagIt 1.0 is RFC 8493, https://www.rfc-editor.org/rfc/rfc8493.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from transform.bundles.freshness import iso_date
from transform.bundles.model import Bundle
from transform.bundles.names import MANIFEST
from transform.bundles.store import read_files

__all__ = ["bag", "bag_problems", "zipped"]

_MANIFEST = "manifest-sha256.txt"
_TAGS = "tagmanifest-sha256.txt"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def bag(bundle: Bundle) -> Bundle:
    r"""The files of a bag with a bundle as its payload; the same bundle gives the same bytes.

    The day of bagging is that of SOURCE_DATE_EPOCH in the bundle's manifest; without one the bag
    has none.

    >>> made = bag(Bundle("asthma", (("manifest.json", b'{"id": "asthma", "date": null}'),)))
    >>> [name for name, _ in made.files][:2], made.file("bagit.txt").splitlines()[0]
    (['bag-info.txt', 'bagit.txt'], b'BagIt-Version: 1.0')
    """
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": _info(bundle),
        _MANIFEST: _sums((f"data/{name}", data) for name, data in bundle.files),
    }
    tags[_TAGS] = _sums(tags.items())
    payload = {f"data/{name}": data for name, data in bundle.files}
    return Bundle(bundle.document_id, tuple(sorted((tags | payload).items())))


def bag_problems(folder: Path) -> tuple[str, ...]:
    """What keeps a folder from being a complete and valid bag, as :func:`bag` makes them."""
    files = read_files(folder)
    if files.get("bagit.txt") != _DECLARATION:
        return ("bagit.txt: is not that of a bag",)
    if missing := [name for name in (_MANIFEST, _TAGS) if name not in files]:
        return tuple(f"{name}: is missing" for name in missing)
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    tags = {name: data for name, data in files.items() if name not in payload and name != _TAGS}
    return (*_wrong(files[_MANIFEST], payload), *_wrong(files[_TAGS], tags))


def zipped(bundle: Bundle) -> bytes:
    """A bundle's folder as a zip, the same bytes on every machine: files in order, of one age and
    mode, and not compressed, because compressors differ.
    """
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name, data in sorted(bundle.files):
            entry = ZipInfo(f"{bundle.document_id}/{name}", _EPOCH)
            entry.create_system = 3  # Unix, so that the mode counts, whatever system writes it
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, data)
    return stream.getvalue()


def _info(bundle: Bundle) -> bytes:
    made = json.loads(bundle.file(MANIFEST))
    size = sum(len(data) for _, data in bundle.files)
    stated = {
        "Bag-Software-Agent": f"transform {made.get('tool', {}).get('version', '')}",
        "Bagging-Date": iso_date(made.get("date") or ""),
        "External-Description": made.get("title", ""),
        "External-Identifier": bundle.document_id,
        "Payload-Oxum": f"{size}.{len(bundle.files)}",
    }
    # A value is one line: another line would be another label.
    lines = (f"{label}: {' '.join(value.split())}\n" for label, value in stated.items() if value)
    return "".join(lines).encode()


def _sums(files: Iterable[tuple[str, bytes]]) -> bytes:
    lines = (f"{sha256(data).hexdigest()}  {_written(name)}\n" for name, data in sorted(files))
    return "".join(lines).encode()


def _written(name: str) -> str:
    """A path as manifests write it: line ends and the per cent sign are codes."""
    return re.sub(r"[\r\n%]", lambda match: f"%{ord(match[0]):02X}", name)


def _wrong(manifest: bytes, files: Mapping[str, bytes]) -> Iterator[str]:
    lines = (line.partition("  ") for line in manifest.decode(errors="replace").splitlines())
    listed = {name: digest for digest, _, name in lines}
    there = {_written(name): sha256(data).hexdigest() for name, data in files.items()}
    for name in sorted(listed.keys() | there.keys()):
        if name not in there:
            yield f"{name}: is missing"
        elif name not in listed:
            yield f"{name}: is in no manifest"
        elif there[name] != listed[name]:
            yield f"{name}: is not what was put into the bag"
