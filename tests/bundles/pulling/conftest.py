"""Output folders to pull from: a version, and the next one of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.bundles.samples import inputs, page_key, recalled, released, spanish
from tests.conftest import tree
from transform.bundles import BundleInputs, assemble, write_bundle, write_index
from transform.bundles.pulling import Outcome, Patience, Pulled, Wanted, open_source, pull

TODAY = "2025-01-15"  # the sample is to be reviewed again by 2025-04-15


def publish(output: Path, *made: BundleInputs) -> Path:
    """Write these documents and their index."""
    for one in made:
        write_bundle(assemble(one), output)
    write_index(output)
    return output


def edition(*, words: str = "", drafts: bool = False) -> BundleInputs:
    """The sample with all pages released, credited with other words where they are given."""
    made = inputs(spanish())
    if words:
        credit = replace(made.decision.attribution, citation=words)
        made = replace(made, decision=replace(made.decision, attribution=credit))
    if drafts:
        return made
    pages = [page_key(tag, kind) for tag in ("en", "es") for kind in ("summary", "document")]
    return released(made, *pages)


def with_recall(made: BundleInputs) -> BundleInputs:
    return recalled(made, page_key("es", "summary"))


@dataclass(frozen=True)
class Site:
    """Where bundles are pulled to."""

    folder: Path

    def pull(self, source: str | Path, wanted: Wanted | None = None, **options: object) -> Pulled:
        patience = Patience(0.15, 3, 1.0, lambda _: None)
        asked = wanted or Wanted(TODAY)
        return pull(open_source(str(source), patience), self.folder, replace(asked, **options))  # type: ignore[arg-type]  # its own fields

    def one(self, source: str | Path, **options: object) -> Outcome:
        return self.pull(source, **options).outcomes[0]  # type: ignore[arg-type]  # as above

    def visible(self) -> dict[str, bytes]:
        """What a web server would show."""
        files = tree(self.folder) if self.folder.is_dir() else {}
        return {name: data for name, data in files.items() if name[0] != "."}

    def bundle(self) -> dict[str, bytes]:
        return tree(self.folder / "hay-fever")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("first"), edition())


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(
        tmp_path_factory.mktemp("second"), edition(words="The Example Clinic. Hay fever. 2025.")
    )
