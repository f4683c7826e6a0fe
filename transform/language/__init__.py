"""What a language needs: its profile, its detection, its sentences, words and syllables.

A language is a data file `transform/data/language/<tag>.toml`; nothing here knows one by name
but the syllable rules that the file asks for. A language without a file is an error.
"""

from __future__ import annotations

from transform.language.detection import detect
from transform.language.profile import Profile, profile, supported_languages
from transform.language.sentences import sentence_spans, split_sentences
from transform.language.syllables import has_syllables, syllables
from transform.language.words import word_spans, words

__all__ = [
    "Profile",
    "detect",
    "has_syllables",
    "profile",
    "sentence_spans",
    "split_sentences",
    "supported_languages",
    "syllables",
    "word_spans",
    "words",
]
