"""Two negatives close together ("do not ... without"), beside those of the phrase list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform.readability.passages import ScoredText
from transform.readability.rules.hit import Hit, in_sentence, tokens, word_list
from transform.settings import ReadabilitySettings

__all__ = ["double_negation"]

_REACH = 5  # words between the two
_PARTED = re.compile(r"[,;:()]|\b(?:and|or|but|y|o|pero)\b")
_ADVICE = "Say what is so, or what to do, with no negative or one."


def double_negation(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    del settings
    first, second = (word_list(text.language, name) for name in ("negations", "negatives_after"))
    for index, sentence in enumerate(text.sentences):
        raw, found = sentence.raw, tokens(sentence, text.language)
        for position, token in enumerate(found):
            if token.word not in first:
                continue
            ahead = found[position + 2 : position + 2 + _REACH]  # side by side: the phrase list
            other = next((token for token in ahead if token.word in second), None)
            if other is None or _PARTED.search(raw[token.end : other.start]):
                continue
            words, span = in_sentence(sentence, token.start, other.end)
            yield Hit("double-negation", words, span, (("advice", _ADVICE),), (index,))
            break
