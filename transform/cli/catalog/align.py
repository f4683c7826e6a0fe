"""`transform catalog align`: a document and its translation, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.inputs import Inputs, Tally
from transform.cli.options import (
    config_option,
    format_option,
    project_folder,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json, show_table, table
from transform.errors import UsageError

if TYPE_CHECKING:
    from transform.catalogs.aligning import Alignment
    from transform.catalogs.memory.model import Entry
    from transform.model import Document

__all__ = ["command"]


@click.command(name="align")
@click.argument("source", metavar="DOCUMENT")
@click.argument("target", metavar="TRANSLATION")
@click.option("--locale", required=True, metavar="TAG", help="The locale of the translation.")
@click.option("--write", is_flag=True, help="Put the pairs into the translation memory.")
@config_option
@format_option("table", "json", "tmx")
@quiet_option
def command(
    source: str,
    target: str,
    locale: str,
    write: bool,
    config: Path | None,
    output_format: str,
    quiet: bool,
) -> None:
    """Put a document and its translation side by side, for the translation memory.

    Headings, lists and paragraphs are matched first, then the sentences inside. Pairs that are not
    sure are left out. Any two files can be read: nothing leaves this machine, and the memory is
    no part of a bundle. Whether the translation may be used again is for you to know.

    \b
    Examples:
      transform catalog align leaflet.html leaflet.es.html --locale es
      transform catalog align leaflet.html leaflet.es.html --locale es --write
      transform catalog align leaflet.html leaflet.es.html --locale es --format tmx > es.tmx
    """
    from transform.catalogs.aligning import align_documents
    from transform.catalogs.exchange.tmx import format_tmx
    from transform.catalogs.memory.database import open_memory
    from transform.catalogs.memory.filling import pair_of
    from transform.catalogs.memory.model import MEMORY

    tag = _tag(locale)
    documents = [_read(path, config, language) for path, language in ((source, ""), (target, tag))]
    aligned = align_documents(documents[0], documents[1])
    entries = _entries(aligned, documents, tag)
    new = None
    if write:
        with open_memory(project_folder(config) / MEMORY) as memory:
            new = memory.add(entries)
    if output_format == "tmx":
        click.echo(format_tmx(map(pair_of, entries)), nl=False)
    elif output_format == "json":
        echo_json(_record(aligned, source, target, tag, new))
    elif not quiet:
        _show(aligned, target)
        if new is not None:
            click.echo(f"{len(entries)} pairs, {new} of them new in the translation memory")


def _tag(locale: str) -> str:
    from transform.locale import normalize

    return normalize(locale)


def _read(path: str, config: Path | None, language: str) -> Document:
    tally = Tally()
    settings = read_settings(config)
    if language:  # of a translation that does not name its own
        settings = replace(settings, language=language)
    documents = tuple(Inputs((path,), settings).documents(tally))
    tally.finish()
    if len(documents) != 1:
        raise UsageError(f"{path} holds {len(documents)} documents", "name one file")
    return documents[0]


def _entries(aligned: Alignment, documents: list[Document], locale: str) -> tuple[Entry, ...]:
    from transform.catalogs import source_date
    from transform.catalogs.memory.model import Entry
    from transform.locale import base_language

    source, target = documents
    if base_language(target.language) != base_language(locale):
        raise UsageError(
            f"{target.path} is in {target.language}, not in {locale}",
            "name the document first and then its translation, with --locale",
        )
    origin, date = f"align:{Path(target.path).name}", source_date(target.metadata)[:10]
    return tuple(
        Entry(source.language, locale, pair.msgid, pair.msgstr, origin, date=date)
        for pair in aligned.pairs
    )


def _record(
    aligned: Alignment, source: str, target: str, locale: str, new: int | None
) -> dict[str, object]:
    return {
        "schema": "transform/catalog-align/1",
        "source": source,
        "target": target,
        "locale": locale,
        "blocks": aligned.blocks,
        "matched_blocks": aligned.matched,
        "sentences": aligned.sentences,
        "target_sentences": aligned.target_sentences,
        "left_out": len(aligned.unsure),
        "new": new,
        "pairs": [
            {"msgid": one.msgid, "msgstr": one.msgstr, "confidence": round(one.confidence, 3)}
            for one in aligned.pairs
        ],
    }


def _show(aligned: Alignment, target: str) -> None:
    figures = ("blocks", "matched", "sentences", "pairs", "left out")
    shown = table("translation", *figures, numbers=figures)
    counts = (
        aligned.blocks,
        aligned.matched,
        aligned.sentences,
        len(aligned.pairs),
        len(aligned.unsure),
    )
    shown.add_row(target, *map(str, counts))
    show_table(shown)
