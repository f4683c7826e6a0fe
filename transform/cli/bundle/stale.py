"""`transform bundle stale`: which sentences of bundles are no longer what their sources say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.inputs import Inputs, Tally
from transform.cli.options import (
    config_option,
    format_option,
    language_option,
    paths_argument,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json
from transform.errors import ExitCode, InputError, Place, RightsError, TransformError

if TYPE_CHECKING:
    from transform.bundles.staleness import Staleness

__all__ = ["command", "compared"]


@click.command(name="stale")
@click.argument("folder", type=click.Path(path_type=Path))
@paths_argument
@config_option
@language_option
@format_option("text", "json")
@quiet_option
def command(
    folder: Path,
    paths: tuple[str, ...],
    config: Path | None,
    language: str,
    output_format: str,
    quiet: bool,
) -> None:
    """Compare the bundles in FOLDER with their sources as they are now, sentence by sentence.

    Tells which sentences changed, went or came, and which pages and sentences of summaries rest on
    them. Ends with exit code 1 if there are any. Lines are of the source: then, and now.

    \b
    Examples:
      transform bundle stale output seeds
      transform bundle stale output leaflet.md --format json
    """
    from transform.reports.staleness import stale_lines, stale_record

    tally = Tally()
    results = compared(folder, Inputs(paths, read_settings(config, ()), language), tally)
    if output_format == "json":
        documents = [stale_record(path, found) for path, found in results]
        echo_json(
            {"schema": "transform/bundle-stale/1", "folder": str(folder), "documents": documents}
        )
    else:
        for path, found in results:
            if found.changes or not quiet:
                click.echo("\n".join(stale_lines(path, found)))
    if any(found.changes for _, found in results):
        tally.note(ExitCode.FINDINGS)
    tally.finish()


def compared(folder: Path, inputs: Inputs, tally: Tally) -> list[tuple[str, Staleness]]:
    """Each source with what changed in it since its bundle in `folder` was built; what cannot be
    compared is said. `folder` may be the one bundle itself: then other sources are passed over.
    """
    from transform.bundles.manifest_reading import read_manifest
    from transform.bundles.names import MANIFEST
    from transform.bundles.staleness import staleness
    from transform.rights import decide, publishable

    only = folder.name if (folder / MANIFEST).is_file() else ""
    results = []
    for source, document in inputs.read(tally):
        if only not in ("", document.id):
            continue
        place = folder if only else folder / document.id
        decision = decide(document, noncommercial=inputs.settings.noncommercial)
        shown = publishable(document, decision, "verbatim")
        try:
            if not (place / MANIFEST).is_file():
                raise InputError(f"has no bundle in {folder}", "build it", Place(source.path))
            if not (decision.publishable or read_manifest(place / MANIFEST).held_back):
                raise RightsError(
                    "may no longer be published", "build it again, or recall it", Place(source.path)
                )
            results.append((source.path, staleness(place, shown)))
        except TransformError as error:
            tally.fail(error)
    return results
