"""Characters that no reader sees but that split words or turn text around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from transform.cleaning.change import Change
from transform.inlines import plain_text
from transform.model import (
    Code,
    Document,
    Emphasis,
    Finding,
    Image,
    Inline,
    LineBreak,
    Link,
    Removal,
    Strong,
    TermRef,
    Text,
)
from transform.settings import CleaningSettings
from transform.tree import map_inlines, runs, texts

__all__ = ["remove_invisible"]

# Soft hyphen, zero-width space, word joiner, byte order mark, bidirectional overrides and
# embeddings, controls. Joiners (U+200C, U+200D) and direction marks (U+200E, U+200F) belong to
# the spelling of Persian, Hindi, Hebrew and emoji: they stay.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\x01-\x08\x0e-\x1f\x7f]+"
)
_OVERRIDE = re.compile("[\u202d\u202e]")


def remove_invisible(document: Document, settings: CleaningSettings) -> Change:
    """Take invisible characters out of words; a bidirectional override is warned of as well."""
    del settings
    # Python tells faster than the pattern that all characters of a text can be printed.
    if not any(not one.isprintable() and _INVISIBLE.search(one) for one in texts(document.blocks)):
        return Change(document.blocks)
    found = list(runs(document.blocks))
    removals: list[Removal] = []
    warnings: list[Finding] = []
    new: list[tuple[Inline, ...]] = []
    for run in found:
        text = plain_text(run.inlines)
        taken = "".join(_INVISIBLE.findall(text))
        new.append(tuple(_without(run.inlines)) if taken else run.inlines)
        if taken:
            reason = "characters that cannot be seen"
            removals.append(Removal("invisible-characters", reason, taken, span=run.span))
        if _OVERRIDE.search(taken):
            warnings.append(
                Finding(
                    "invisible-characters",
                    "warning",
                    "characters here turned the direction of the text; read it in the source",
                    _INVISIBLE.sub("", text),
                    span=run.span,
                )
            )
    return Change(map_inlines(document.blocks, new), tuple(removals), tuple(warnings))


def _without(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for before, inline in zip((None, *inlines), inlines, strict=False):
        match inline:
            case LineBreak() if isinstance(before, Text) and before.value.endswith("\u00ad"):
                continue  # the soft hyphen says that the word goes on in the next line
            case Text(value, span) | Code(value, span):
                clean = _INVISIBLE.sub("", value)
                if clean == value:
                    yield inline
                elif clean:
                    # Offsets into the source no longer count its characters.
                    whole = None if span is None else replace(span, start=None, end=None)
                    yield type(inline)(clean, whole)
            case Emphasis() | Strong() | Link() | TermRef():
                yield replace(inline, children=tuple(_without(inline.children)))
            case Image():
                yield replace(inline, alt=_INVISIBLE.sub("", inline.alt))
            case _:
                yield inline
