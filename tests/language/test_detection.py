"""A language is told or an error is raised: never a guess, never English by default."""

from __future__ import annotations

import csv

import pytest

from tests.shared import SHARED
from transform.errors import InputError
from transform.language import detect, profile, supported_languages

TEXTS = {
    "en": "Soft tissue is the part of the body that connects and supports other parts.",
    "es": "El cáncer es una enfermedad que se puede tratar, pero no siempre con cirugía.",
    "fr": "Le cancer est une maladie que l'on peut soigner avec des médicaments.",
    "de": "Der Krebs ist eine Krankheit, die man oft mit einer Operation behandeln kann.",
    "it": "Il tumore è una malattia che si può curare, ma non sempre con la chirurgia.",
    "pt": "O câncer é uma doença que pode ser tratada, mas não sempre com cirurgia.",
    "ru": "Рак это болезнь, которую можно лечить, но не всегда и не у всех.",
    "ar": "السرطان هو مرض يمكن علاجه في بعض الحالات ولكن ليس في كل الحالات من هذا النوع",
    "hi": "कैंसर एक बीमारी है जिसका इलाज किया जा सकता है लेकिन यह हर बार नहीं होता है।",
    "zh": "癌症是一种可以治疗的疾病。",
    "ja": "がんは治療することができる病気です。",
    "vi": "Ung thư là một bệnh có thể được điều trị, nhưng không phải lúc nào cũng vậy.",
}

UNSUPPORTED = {
    "Dutch": "Kanker is een ziekte die vaak kan worden behandeld, maar niet altijd met een operatie.",
    "Swedish": "Cancer är en sjukdom som ofta kan behandlas, men det är inte alltid med en operation.",
    "Polish": "Rak jest to choroba, którą można leczyć, ale nie zawsze się to udaje.",
    "Ukrainian": "Рак це хвороба, яку можна лікувати, але не завжди і не у всіх.",
    "Persian": "سرطان یک بیماری است که می شود آن را درمان کرد و از این رو باید به پزشک رفت",
    "Marathi": "कर्करोग हा एक आजार आहे आणि तो बरा होतो किंवा नाही हे डॉक्टर सांगतात",
}


@pytest.mark.parametrize("tag", sorted(TEXTS))
def test_supported_languages_are_told(tag: str) -> None:
    assert detect(TEXTS[tag]) == tag


def test_every_supported_language_is_tried() -> None:
    assert set(TEXTS) == set(supported_languages())


@pytest.mark.parametrize("name", sorted(UNSUPPORTED))
def test_unsupported_languages_are_named(name: str) -> None:
    with pytest.raises(InputError, match=name):
        detect(UNSUPPORTED[name])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 mg",
        "Hello",
        "Chemotherapy",
        "이것은 암입니다. 의사와 상담하세요.",
        "Aspirin Ibuprofen Paracetamol",
    ],
)
def test_what_cannot_be_told_is_an_error(text: str) -> None:
    with pytest.raises(InputError):
        detect(text)


def test_no_language_stands_in_for_another() -> None:
    for tag in ("pl", "x-y-z", "english"):
        with pytest.raises(InputError):
            profile(tag)
    assert profile("pt-BR").tag == "pt"


@pytest.mark.parametrize("tag", ["en", "fr", "ru", "ar", "hi"])
def test_rated_sentences_are_never_taken_for_another_language(tag: str) -> None:
    path = SHARED / "corpus" / "readability" / f"readmepp_{tag}_train.csv"
    if not path.is_file():
        pytest.skip("the shared corpus is not here (set TRANSFORM_SHARED)")
    with path.open(encoding="utf-8", newline="") as file:
        sentences = [row["sentence"] for row in csv.DictReader(file)]
    passages = [" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)]
    told = []
    for passage in passages:
        try:
            told.append(detect(passage))
        except InputError:
            told.append("")
    assert set(told) <= {tag, ""}
    assert told.count(tag) >= 0.95 * len(told)
