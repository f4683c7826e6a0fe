"""Apertium, a rule-based translator that Debian packages: on this machine, one warm process.

`apertium -z` hangs, and a start takes a quarter of a second: so the programs of the language pair's
mode are started here as one chain, each told (`-z`) to pass on what it has at a NUL byte. A
line then takes a few milliseconds.

Tags travel as Apertium's own *superblanks*, `[<a1/>]`, which are no words to it. They keep their
place among the words, not their words: so a text without tags is the better way to ask.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from transform.catalogs.drafting.model import Form, Languages, Request
from transform.catalogs.tags import escape, unescape
from transform.errors import InputError, UsageError
from transform.locale import base_language
from transform.outside import Answer, NotRunnable, Programs, Unanswered

__all__ = ["MODES", "Apertium", "apertium_for", "from_stream", "to_stream"]

MODES = Path("/usr/share/apertium/modes")
"""Where Debian's language pairs say which programs they are made of."""

# ISO 639-3, as language pairs are named, of the languages that the program reads or writes.
_CODES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "hi": "hin", "it": "ita",
    "pt": "por", "ru": "rus", "ca": "cat", "gl": "glg", "eu": "eus", "oc": "oci", "eo": "epo",
    "nb": "nob", "nn": "nno", "sv": "swe", "da": "dan", "is": "isl", "cy": "cym", "br": "bre",
    "ro": "ron", "mt": "mlt", "id": "ind", "ms": "msa", "ur": "urd", "kk": "kaz", "tt": "tat",
    "be": "bel", "uk": "ukr", "bg": "bul", "mk": "mkd", "sr": "srp", "hr": "hrv", "sl": "slv",
}  # fmt: skip

_OURS = re.compile(r"</?(?:a|br|code|em|fn|img|strong|t)\d+/?>")
_SPECIAL = re.compile(r"[\\\[\]{}^$/@<>*~#+]")
_LOST = re.compile(r"\\~|\n")  # what its programs drop stands in a superblank as well
_PIECE = re.compile(r"\[((?:[^\]\\]|\\.)*)\]|\\(.)", re.DOTALL)
_SPACED = re.compile(r" +([,.;:!?)])")
_TIMEOUT = 30.0


def to_stream(text: str) -> str:
    r"""A text in Apertium's stream format.

    >>> to_stream("Take <a1/> now [5].")
    'Take [<a1/>] now \\[5\\].[]'
    """
    parts: list[str] = []
    position = 0
    for tag in _OURS.finditer(text):
        parts += (_escaped(text[position : tag.start()]), f"[{tag[0]}]")
        position = tag.end()
    # The empty superblank tells the last word of a title from a sentence that goes on.
    return "".join((*parts, _escaped(text[position:]), "[]"))


def _escaped(text: str) -> str:
    said = _SPECIAL.sub(lambda sign: f"\\{sign[0]}", unescape(text))
    return _LOST.sub(lambda sign: f"[{sign[0][-1]}]", said)


def from_stream(text: str) -> str:
    r"""What Apertium wrote as a text again.

    >>> from_stream("Tome [<a1/>] ahora \\[5\\].[]")
    'Tome <a1/> ahora [5].'
    """
    parts: list[str] = []
    position = 0
    for piece in _PIECE.finditer(text):
        parts += (escape(text[position : piece.start()]), piece[1] or escape(piece[2] or ""))
        position = piece.end()
    return "".join((*parts, escape(text[position:])))


@dataclass(slots=True)
class Apertium:
    """One language pair, such as `eng-spa`; the programs start at the first text."""

    pair: str
    chain: tuple[tuple[str, ...], ...]
    timeout: float = _TIMEOUT
    _programs: Programs | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        return f"apertium {self.pair}"

    @property
    def forms(self) -> tuple[Form, ...]:
        return ("plain", "tagged")

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        """Raises UsageError where a program is missing, InputError where one stops or hangs."""
        for number, request in enumerate(requests):
            yield Answer(number, self._answer(request.text))

    def _answer(self, text: str) -> str:
        stream = to_stream(text.replace("\0", "")).encode("utf-8", "replace")
        try:
            if self._programs is None:
                self._programs = Programs(self.chain)
            said = _passed_on(self._programs, stream, self.timeout)
        except NotRunnable as error:
            raise _missing(self.pair, error.problem) from None
        except Unanswered as error:
            self.close()
            raise InputError(
                f"{self.name} {error.problem}", "run it again: what is drafted stays"
            ) from None
        answer = from_stream(said.decode("utf-8", "replace"))
        # Where a word has no counterpart, its space stays, also before a comma.
        return answer if _SPACED.search(text) else _SPACED.sub(r"\1", answer)

    def close(self) -> None:
        if self._programs is not None:
            self._programs.close()
            self._programs = None


def apertium_for(languages: Languages, modes: Path = MODES, timeout: float = _TIMEOUT) -> Apertium:
    """The engine of a pair of languages. Raises UsageError where it is not installed."""
    source = _CODES.get(base_language(languages.source), base_language(languages.source))
    target = _CODES.get(base_language(languages.target), base_language(languages.target))
    pair = f"{source}-{target}"
    try:
        mode = (modes / f"{pair}.mode").read_text(encoding="utf-8")
    except OSError:
        raise _missing(pair, f"has no language pair {pair} here") from None
    return Apertium(pair, _chain(mode), timeout)


def _passed_on(programs: Programs, stream: bytes, timeout: float) -> bytes:
    programs.write(stream + b"\0")
    said = programs.part(b"\0", timeout)
    if said is None:
        raise Unanswered(programs.failure() or "ended")
    return said


def _missing(pair: str, problem: str) -> UsageError:
    first, second = sorted(pair.split("-"))
    return UsageError(
        f"apertium {problem}",
        f"on Debian: apt-get install apertium apertium-{first}-{second} "
        "(if there is such a package; else name another engine)",
    )


def _chain(mode: str) -> tuple[tuple[str, ...], ...]:
    """The programs of a mode. `$1` is how the generator treats unknown words: unmarked (`-n`)."""
    said = mode.replace("$1", "-n").replace("$2", "")
    stages = (shlex.split(stage) for stage in said.strip().split("|"))
    return tuple((stage[0], "-z", *stage[1:]) for stage in stages if stage)
