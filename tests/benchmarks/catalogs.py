"""`python -m tests.benchmarks.catalogs`: our catalogs beside those of other programs, in one run.

po4a, gettext and perl come from the system; mdpo and translate-toolkit are installed by pip, each in
an environment of its own. What is not there is named and left out.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.catalog_programs import other_programs
from tests.benchmarks.catalog_speed import speed_rows
from tests.benchmarks.catalog_texts import change_rows, text_rows
from tests.benchmarks.catalog_updates import matching_rows, update_rows

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables. With `--skip-babel` not Babel's update, which takes minutes."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.catalogs")
    parser.add_argument("--repeats", type=int, default=5, help="timed runs; the quickest counts")
    parser.add_argument("--copies", type=int, default=200, help="copies of the document")
    parser.add_argument("--skip-babel", action="store_true")
    options = parser.parse_args(arguments)
    today = datetime.now(UTC).date().isoformat()
    print(f"{today}, Python {platform.python_version()}, {platform.machine()}")
    others = other_programs()
    missing = {"po4a", "mdpo", "translate-toolkit"} - {other.name.split()[0] for other in others}
    for name in sorted(missing):
        print(f"{name} is not here and is left out.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in (
            speed_rows(others, folder / "speed", options.copies, options.repeats),
            text_rows(others, folder / "text"),
            change_rows(others, folder / "changes"),
            update_rows(folder / "update", options.repeats, babel=not options.skip_babel),
            matching_rows(folder / "matching"),
        ):
            print("\n" + "\n".join(part), flush=True)


if __name__ == "__main__":
    main()
