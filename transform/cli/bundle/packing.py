"""Which bundles may be packed, and writing bags of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from transform.errors import InputError, Place, TamperedError

if TYPE_CHECKING:
    from transform.bundles import Bundle
    from transform.cli.inputs import Tally

__all__ = ["sound_bundles", "write_bags"]


def sound_bundles(folder: Path, tally: Tally) -> Iterator[Bundle]:
    """The bundles of a folder, or the one that it is, with nothing wrong in them and not held back.

    What is left out is told, with the reason. Raises InputError where there is no bundle.
    """
    from transform.bundles import Bundle, verify
    from transform.bundles.index import bundle_folders
    from transform.bundles.manifest_reading import read_manifest
    from transform.bundles.names import MANIFEST
    from transform.bundles.store import read_files

    folders = (folder,) if (folder / MANIFEST).is_file() else bundle_folders(folder)
    if not folders:
        raise InputError(
            "there is no bundle here",
            "name a folder that `transform build` wrote",
            Place(folder.as_posix()),
        )
    for place in folders:
        wrong = [finding for finding in verify(place) if finding.severity == "error"]
        if wrong:
            problem = f"not packed: {wrong[0].text}: {wrong[0].message}"
            remedy = f'"transform bundle verify {place.as_posix()}" tells all; build it again'
            tally.fail(TamperedError(problem, remedy, Place(place.as_posix())))
        elif not read_manifest(place / MANIFEST).held_back:
            yield Bundle(place.resolve().name, tuple(sorted(read_files(place).items())))


def write_bags(folder: Path, output: Path, tally: Tally) -> Iterator[Path]:
    """Write a bag of each sound bundle, and read it back; yields the folders of the bags."""
    from transform.bundles import write_bundle
    from transform.bundles.packing import bag, bag_problems

    for bundle in sound_bundles(folder, tally):
        output.mkdir(parents=True, exist_ok=True)
        place = write_bundle(bag(bundle), output)
        if problems := bag_problems(place):
            remedy = "look for a fault of the disk, and write it again"
            tally.fail(InputError(f"no valid bag: {problems[0]}", remedy, Place(place.as_posix())))
        else:
            yield place
