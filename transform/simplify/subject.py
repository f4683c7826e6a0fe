"""What a document is about: its title, and the name of its subject as the text writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform.inlines import plain_text
from transform.model import Document, Heading
from transform.simplify.cues import cues
from transform.simplify.lexicon import WORD, known_language
from transform.simplify.units import Unit

__all__ = ["title_of", "topic_of"]

_ARTICLE = re.compile(r"^(?:the|an?|el|la|los|las|una?) ", re.IGNORECASE)


def title_of(document: Document) -> str:
    """The document's own title: of its metadata, else its first heading, else its id."""
    headings = (plain_text(b.inlines).strip() for b in document.blocks if isinstance(b, Heading))
    return document.metadata.text("title").strip() or next(headings, "") or document.id


def topic_of(document: Document, units: Sequence[Unit]) -> str:
    """The subject's name as the text writes it in the middle of a sentence.

    It is what the first defining sentence defines ("Soft tissue sarcoma is a disease ..."), if
    the title speaks of it too; else the title without what publishers add to it.
    """
    language = known_language(document.language)
    lists = cues(language)
    whole = title_of(document)
    title = " ".join(lists.title_noise.sub(" ", whole).replace("–", " ").split()).strip(" -:|?¿")
    # A question over the first paragraph names no document.
    named = not whole.endswith("?") and whole != document.id
    verbs = "|".join(map(re.escape, lists.definition_verbs))
    for unit in units[:40]:
        found = re.match(rf"([^,.;:?]{{3,60}}?)(?:, or [^,]+,)? (?:{verbs}) (.{{3,60}})", unit.text)
        if found is None or unit.kind == "list" or not lists.definition_noun.search(found[2]):
            continue
        if not named or _words(found[1]) <= _words(title) | _words(_plural_free(title)):
            return _uncapitalized(_ARTICLE.sub("", found[1]), units)
    return title or title_of(document)


def _words(text: str) -> frozenset[str]:
    return frozenset(_plural_free(word.casefold()) for word in WORD.findall(text))


def _plural_free(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _uncapitalized(name: str, units: Sequence[Unit]) -> str:
    """Without its capital where the text writes it so inside a sentence."""
    small = name[:1].lower() + name[1:]
    everything = " ".join(
        text for unit in units for text in (unit.full_text, *unit.topic.headings[-1:])
    )
    return small if re.search(rf"[a-z,] {re.escape(small)}", everything) else name
