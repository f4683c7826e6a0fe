"""What is counted, what is left out, and that both are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readability.documents import SETTINGS, document, heading, items, paragraph
from transform.cleaning import clean
from transform.errors import InputError
from transform.inlines import plain_text
from transform.language import supported_languages, words
from transform.model import Block, Figure, LineBreak, Link, Paragraph, Preformatted, TermRef, Text
from transform.readability import score
from transform.readability.counts import count_text, is_reference
from transform.readers import load_source, read_document
from transform.settings import ReadabilitySettings, Settings
from transform.tree import runs


def test_headings_alts_code_and_lone_words_are_left_out_and_counted() -> None:
    report = score(
        document(
            heading("What is it like?"),
            paragraph("It hurts a lot. Stop."),
            items("Fat.", "Blood vessels.", "Bands that join bones"),
            Figure("a.png", "A drawing", (Text("This is the caption."),)),
            Preformatted("x = 1"),
        ),
        SETTINGS,
    )
    assert [sentence.text for sentence in report.sentence_list] == [
        "It hurts a lot.",
        "Stop.",
        "Bands that join bones",
        "This is the caption.",
    ]
    assert report.words == 13
    assert report.excluded_words == 4 + 1 + 2 + 2 + 2


def test_list_items_are_not_joined() -> None:
    report = score(document(items("one two three", "four five six seven")), SETTINGS)
    assert (report.sentences, report.words) == (2, 7)


def test_a_repeated_key_point_is_scored_once() -> None:
    point = "A sign of it is a lump."
    report = score(
        document(items(point), heading(point), items(point, "It may hurt you.")), SETTINGS
    )
    assert [sentence.text for sentence in report.sentence_list] == [point, "It may hurt you."]
    assert report.excluded_words == 14


def test_addresses_and_telephone_numbers_are_no_words() -> None:
    text = "Call us at 1-800-422-6237 or see www.cancer.gov/contact today."
    report = score(document(paragraph(text)), SETTINGS)
    assert (report.words, report.excluded_words) == (6, 2)


def test_words_scored_and_left_out_are_all_the_words() -> None:
    blocks = (heading("One two"), paragraph("Three four five. Six."), items("seven", "a b c"))
    report = score(document(*blocks), SETTINGS)
    assert report.words + report.excluded_words == 10


def test_sections_and_lines() -> None:
    report = score(
        document(
            paragraph("Before the first heading here.", 1),
            heading("Signs", 2, 3),
            paragraph("It may hurt. It may not.", 5),
            heading("Empty", 3, 7),
        ),
        SETTINGS,
    )
    assert [(s.title, s.level, s.words, s.sentences) for s in report.sections] == [
        ("", 0, 5, 1),
        ("Signs", 2, 6, 2),
    ]
    assert [s.span.first_line for s in report.sentence_list if s.span] == [1, 5, 5]
    assert dict(report.sections[1].scores)["flesch_kincaid_grade"] == pytest.approx(-2.62, abs=0.01)


def test_a_line_break_is_a_space_and_a_link_is_text() -> None:
    block = Paragraph((Text("Call your"), LineBreak(), Link("x", (Text("doctor"),)), Text(" now.")))
    report = score(document(block), SETTINGS)
    assert report.sentence_list[0].text == "Call your doctor now."


def test_english_grades_are_null_elsewhere_with_the_reason() -> None:
    report = score(document(paragraph("El cáncer es una enfermedad."), language="es"), SETTINGS)
    assert report.grade is None
    assert report.score("szigriszt_pazos") == pytest.approx(206.835 - 62.3 * 10 / 5 - 5, abs=0.01)
    assert report.bands == (("szigriszt_pazos", "rather easy"),)
    assert "not validated" in dict(report.notes)["flesch_kincaid_grade"]
    assert report.sentence_list[0].grade is None


@pytest.mark.parametrize("language", ["zh", "ja", "vi"])
def test_no_lix_where_words_are_not_spaced(language: str) -> None:
    report = score(document(paragraph("这是癌症。请看医生。"), language=language), SETTINGS)
    assert {name for name, value in report.scores if value is not None} == set()


def test_an_unsupported_language_is_an_error_that_names_the_file() -> None:
    with pytest.raises(InputError, match=r"a\.md: .*pl"):
        score(document(paragraph("Rak."), language="pl"), SETTINGS)


@pytest.mark.parametrize("language", supported_languages())
def test_an_empty_document_has_no_figure(language: str) -> None:
    report = score(document(language=language), SETTINGS)
    assert (report.words, report.sentences) == (0, 0)
    assert {value for _, value in report.scores} == {None}
    assert {name for name, _ in report.notes} >= {name for name, _ in report.scores}


def test_smog_waits_for_thirty_sentences() -> None:
    report = score(document(*[paragraph("It may hurt you.")] * 29), SETTINGS)
    assert report.score("smog") is None
    assert "30 sentences" in dict(report.notes)["smog"]
    report = score(document(*[paragraph("It may hurt you.")] * 30), SETTINGS)
    assert report.score("smog") == pytest.approx(3.13, abs=0.01)


def test_cleaning_decides_the_score_of_the_nci_seed(seeds: Path) -> None:
    path = seeds / "nci-soft-tissue-sarcoma-treatment.md"
    settings = Settings()
    cleaned = clean(read_document(load_source(path), settings), settings.cleaning)
    report = score(cleaned, SETTINGS)
    raw = score(document(paragraph(path.read_text(encoding="utf-8"))), SETTINGS)
    assert report.grade is not None
    assert raw.grade is not None
    assert 8.0 <= report.grade <= 10.5
    assert raw.grade > 12
    assert not any("popDefinition" in sentence.text for sentence in report.sentence_list)


_TEXTS = st.text(alphabet="aB .,;:!?()-/'’\"0 5%MRI\n。字أहि\u0301", max_size=80)


@settings(deadline=None)  # the first run reads the word lists
@given(st.lists(_TEXTS, max_size=5), st.sampled_from(supported_languages()))
def test_no_word_is_lost_in_any_text(texts: list[str], language: str) -> None:
    blocks: tuple[Block, ...] = (
        heading(texts[0] if texts else ""),
        *map(paragraph, texts),
        items(*texts),
    )
    report = score(document(*blocks, language=language), SETTINGS)
    number = sum(len(words(plain_text(run.inlines), language)) for run in runs(blocks))
    assert report.words + report.excluded_words == number
    assert report.sentences == len(report.sentence_list)
    assert report.words == sum(sentence.words for sentence in report.sentence_list)


@given(_TEXTS, st.sampled_from(supported_languages()))
@settings(deadline=None)
def test_a_text_counts_as_its_sentences_and_words_do(text: str, language: str) -> None:
    counts = count_text(text, language)
    found = [word for word in words(text, language) if not is_reference(word)]
    assert counts.words == len(found)
    assert counts.letters == sum(letter.isalpha() for word in found for letter in word)
    assert counts.new_unfamiliar <= counts.unfamiliar_words


def test_a_sample_counts_an_unfamiliar_word_once() -> None:
    text = "The zygote is small. " * 40  # 160 words: a full sample of 100, and one begun
    counts = count_text(text, "en")
    assert (counts.unfamiliar_words, counts.new_unfamiliar) == (40, 2)


def _with_term() -> Block:
    term = TermRef("1", (Text("rhabdomyosarcoma"),))
    return Paragraph((Text("A "), term, Text(" can grow. The rhabdomyosarcoma may hurt you.")))


def test_scores_without_the_terms_that_a_text_defines() -> None:
    report = score(document(_with_term()), SETTINGS)
    without = dict(report.scores_without_terms)
    plain = score(document(paragraph("A can grow. The may hurt you.")), SETTINGS)
    assert report.defined_terms == ("rhabdomyosarcoma",)
    assert without["flesch_kincaid_grade"] == pytest.approx(plain.grade, abs=0.01)
    assert report.grade != without["flesch_kincaid_grade"]


def test_a_term_that_is_not_defined_counts_as_ever() -> None:
    report = score(document(paragraph("The metastasis may hurt you.")), SETTINGS)
    assert report.defined_terms == ()
    assert report.scores_without_terms == report.scores


def test_a_term_is_defined_in_brackets_too() -> None:
    text = "You may have a metastasis (cancer that has spread). The metastasis may hurt."
    assert score(document(paragraph(text)), SETTINGS).defined_terms == ("metastasis",)


def test_the_gain_of_a_finding_is_what_the_grade_falls_by() -> None:
    before = "We will utilize it. See the nurse at noon if you can, and do not go home."
    report = score(document(paragraph(before)), SETTINGS)
    after = score(document(paragraph(before.replace("utilize", "use"))), SETTINGS)
    (finding,) = report.findings
    assert finding.gain == pytest.approx((report.grade or 0) - (after.grade or 0), abs=0.01)
    assert [sentence.gain for sentence in report.sentence_list] == [finding.gain, None]


def test_the_gain_of_a_long_sentence_is_that_of_its_parts() -> None:
    words = "the cat sat on a mat and it was red " * 3
    report = score(document(paragraph(f"{words}. Stop it now.")), SETTINGS)
    parted = document(paragraph("The cat sat on a mat and it was red. " * 3 + "Stop it now."))
    (finding,) = report.findings
    gain = (report.grade or 0) - (score(parted, SETTINGS).grade or 0)
    assert finding.gain is not None
    assert 0 < finding.gain <= gain + 0.01


def test_no_gain_where_no_formula_sees_it() -> None:
    report = score(document(paragraph("Blood is taken from the arm.")), SETTINGS)
    assert [finding.gain for finding in report.findings] == [None]


def test_severities_of_the_settings() -> None:
    off = ReadabilitySettings(severity=(("passive", "off"),))
    error = ReadabilitySettings(severity=(("passive", "error"),))
    text = document(paragraph("Blood is taken from the arm."))
    assert score(text, off).findings == ()
    assert score(text, off).sentence_list[0].causes == ()
    assert [finding.severity for finding in score(text, error).findings] == ["error"]
