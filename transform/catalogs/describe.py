"""What a translator is told about a message: extracted comments and references.

References name the document and the headings above the message, slugged. Line numbers would
change with every edit above, and spaces are where gettext's tools cut a reference in two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import assert_never

from transform.catalogs.tags import Tag, Tagged
from transform.glossary import Glossary
from transform.inlines import folded
from transform.model import (
    Code,
    Emphasis,
    FootnoteRef,
    Image,
    LineBreak,
    Link,
    Strong,
    TermRef,
    Text,
)
from transform.tree import Run

__all__ = ["heading_comment", "kind_comment", "reference", "tag_comments"]

_KINDS = {
    "paragraph": "Paragraph",
    "item": "List item",
    "caption": "Caption of a picture or table",
    "alt": "Description of a picture, for people who cannot see it",
    "cell": "Table cell",
    "term": "Term of a definition list",
    "preformatted": "Preformatted text: keep its line breaks",
}
_SLUG_LENGTH = 40
_NO_WORD = re.compile(r"[^\w]+|_+")


def kind_comment(run: Run, position: int, count: int) -> str:
    """The kind of a block and the place of a sentence in it.

    >>> kind_comment(Run("item", (), (), None), 2, 3)
    'List item, sentence 2 of 3'
    """
    kind = f"Heading, level {run.level}" if run.role == "heading" else _KINDS[run.role]
    return f"{kind}, sentence {position} of {count}" if count > 1 else kind


@lru_cache(maxsize=1024)  # asked for each sentence under a heading
def heading_comment(headings: tuple[str, ...]) -> tuple[str, ...]:
    """The headings above a message, outermost first.

    >>> heading_comment(("Treatment", "Surgery"))
    ('In: Treatment > Surgery',)
    """
    return (folded("In: " + " > ".join(headings)),) if headings else ()


def tag_comments(source: Tagged, glossary: Glossary) -> Iterator[str]:
    """One line for each tag: what it stands for.

    >>> from transform.glossary import Term
    >>> glossary = Glossary("en", (Term("257523", "organ", "a part of the body", "en"),))
    >>> term = TermRef("257523", (Text("organs"),))
    >>> list(tag_comments(Tagged("<t1>organs</t1>", (Tag("t1", term),)), glossary))
    ['t1: term 257523 "organ" - a part of the body']
    >>> term = TermRef("7", (Text("organs"),), "patient", "Cancer.gov", "es")
    >>> list(tag_comments(Tagged("<t1>organs</t1>", (Tag("t1", term),)), glossary))
    ['t1: term 7 (patient, Cancer.gov, es)']
    """
    for tag in source.tags:
        yield folded(f"{tag.name}: {_meaning(tag, glossary)}")


def _meaning(tag: Tag, glossary: Glossary) -> str:  # one flat match
    inline = tag.inline
    match inline:
        case TermRef(term_id, _, audience, dictionary, language):
            term = glossary.get(term_id)
            known = f' "{term.name}" - {term.definition}' if term else ""
            link = ", ".join(filter(None, (audience, dictionary, language)))
            return f"term {term_id}{known}{f' ({link})' if link else ''}"
        case Link(href):
            return f"link to {href}"
        case Emphasis():
            return "emphasis"
        case Strong():
            return "strong emphasis"
        case Code():
            return "code, usually left as it is"
        case Image():
            return "picture; the words inside describe it"
        case LineBreak():
            return "line break"
        case FootnoteRef(label):
            return f"mark of footnote {label}"
        case Text(value):
            return f"the address {value}"
    assert_never(inline)


@cache
def reference(document_id: str, headings: tuple[str, ...]) -> str:
    """Where a message stands, without spaces and without line numbers.

    >>> reference("asthma", ("Treatment", "Side effects & risks"))
    'asthma#treatment/side-effects-risks'
    """
    path = "/".join(filter(None, map(_slug, headings)))
    return f"{document_id}#{path}" if path else document_id


def _slug(text: str) -> str:
    words = _NO_WORD.sub("-", unicodedata.normalize("NFKC", text).casefold()).strip("-")
    if len(words) <= _SLUG_LENGTH:
        return words
    return words[: _SLUG_LENGTH + 1].rpartition("-")[0] or words[:_SLUG_LENGTH]
