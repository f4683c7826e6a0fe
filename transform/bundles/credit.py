"""The credit line on a page: addresses become links, foreign words say their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from markupsafe import Markup

from transform.addresses import web_address
from transform.bundles.languages import lang_attributes, visible
from transform.bundles.model import Said

__all__ = ["linked", "marked", "split_addresses"]

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+")
_NOTHING = Markup("")


def linked(text: str, *, short: bool = False) -> Markup:
    """Text as HTML in which every web address is a link; a `short` one shows its site alone.

    >>> linked("See https://example.org/a.")
    Markup('See <a href="https://example.org/a" dir="ltr">https://example.org/a</a>.')
    >>> linked("See https://example.org/a.", short=True)
    Markup('See <a href="https://example.org/a" dir="ltr">example.org</a>.')
    """
    return _NOTHING.join(
        # An address runs from left to right, in a text of either direction.
        Markup('<a href="{}" dir="ltr">{}</a>').format(
            address, visible(urlsplit(shown).netloc if short else shown)
        )
        if address
        else visible(shown)
        for shown, address in split_addresses(text)
    )


def split_addresses(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of a text with the web address each is, or "" where it is plain text.

    >>> list(split_addresses("See https://example.org/a."))
    [('See ', ''), ('https://example.org/a', 'https://example.org/a'), ('.', '')]
    """
    end = 0
    for match in _ADDRESS.finditer(text):
        shown = _without_punctuation(match[0])
        if address := web_address(shown):
            yield text[end : match.start()], ""
            yield shown, address
            end = match.start() + len(shown)
    yield text[end:], ""


def marked(words: Said, foreign: tuple[Said, ...]) -> Markup:
    """`words` with links; the `foreign` texts that occur in them (a title, a citation) are marked
    with their own language.

    >>> marked(Said("De “Asthma”.", "es"), (Said("Asthma", "en"),))
    Markup('De “<span lang="en" dir="ltr">Asthma</span>”.')
    """
    return _marked(words.text, tuple(f for f in foreign if f.text), words.language)


def _marked(text: str, foreign: tuple[Said, ...], within: str) -> Markup:
    ordered = sorted(foreign, key=lambda said: -len(said.text))
    for said in ordered:
        start = text.find(said.text)
        if start < 0 or said.language == within:
            continue
        before, after = text[:start], text[start + len(said.text) :]
        own = Markup("<span{}>{}</span>").format(
            lang_attributes(said.language, within), linked(said.text)
        )
        return _marked(before, foreign, within) + own + _marked(after, foreign, within)
    return linked(text)


def _without_punctuation(address: str) -> str:
    while address and (
        address[-1] in ".,;:!?']"
        or (address[-1] == ")" and address.count("(") < address.count(")"))
    ):
        address = address[:-1]
    return address
