"""What is chosen, what comes along with it, and what is never chosen."""

from __future__ import annotations

import pytest

from transform.errors import InputError
from transform.glossary import Glossary, Term
from transform.inlines import plain_text
from transform.metadata import Metadata, MetaMap
from transform.model import (
    Block,
    Details,
    Document,
    Figure,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    SourceSpan,
    Strong,
    TermRef,
    Text,
)
from transform.settings import SummarySettings
from transform.simplify import summarize, summary_blocks
from transform.simplify.model import Summary
from transform.tree import runs


def paragraph(text: str, line: int = 1) -> Paragraph:
    return Paragraph((Text(text, SourceSpan(line, line)),), SourceSpan(line, line))


def heading(text: str, level: int = 2) -> Heading:
    return Heading(level, (Text(text),))


def items(*texts: str) -> ItemList:
    return ItemList(False, tuple(ListItem((paragraph(text),)) for text in texts))


def document(*blocks: Block, title: str = "Flu", language: str = "en") -> Document:
    metadata = Metadata(MetaMap((("title", title),)))
    return Document("flu", "flu.md", "markdown", language, metadata, blocks)


def summary_of(*blocks: Block, glossary: Glossary | None = None, max_words: int = 800) -> Summary:
    return summarize(
        document(*blocks), glossary or Glossary("en"), SummarySettings(max_words=max_words)
    )


def text_of(summary: Summary) -> str:
    return "\n".join(
        plain_text(sentence.inlines)
        for section in summary.sections
        for block in section.blocks
        for sentence in block.sentences
    )


def section(summary: Summary, key: str) -> str:
    return "\n".join(
        plain_text(sentence.inlines)
        for found in summary.sections
        if found.key == key
        for block in found.blocks
        for sentence in block.sentences
    )


DEFINITION = paragraph("Flu is an infection of the nose, throat, and lungs.")


def test_sections_stand_in_the_order_patients_ask() -> None:
    summary = summary_of(
        heading("How is flu treated?"),
        paragraph("Most people with flu need rest and plenty of water."),
        heading("What causes flu?"),
        paragraph("Flu is caused by a virus that spreads through the air."),
        heading("What is flu?"),
        DEFINITION,
        heading("What are the symptoms of flu?"),
        paragraph("Flu often causes fever, a cough, and sore muscles."),
    )
    keys = [found.key for found in summary.sections]
    assert keys[0] == "main_message"
    assert keys[-1] == "questions"
    assert keys == ["main_message", "signs", "causes", "treatment", "questions"]
    assert "infection" in section(summary, "main_message")
    assert summary.topic == "flu"


def test_settings_restrict_and_order_the_sections() -> None:
    blocks = (
        heading("What is flu?"),
        DEFINITION,
        heading("What causes flu?"),
        paragraph("Flu is caused by a virus that spreads through the air."),
    )
    chosen = summarize(
        document(*blocks), Glossary("en"), SummarySettings(sections=("causes", "main_message"))
    )
    assert [found.key for found in chosen.sections] == ["causes", "main_message"]


def test_key_points_that_repeat_a_heading_count_once() -> None:
    point = "Flu is diagnosed with a swab of the nose."
    summary = summary_of(
        heading("Overview", 2),
        heading("Key Points", 3),
        items(point, "Flu may be dangerous for old people."),
        heading(point, 3),
        paragraph("If your doctor thinks you may have flu, a swab will be taken."),
        heading("Flu may be dangerous for old people.", 3),
        paragraph("People over 65 should see a doctor early."),
    )
    assert text_of(summary).count(point) == 1


def test_a_list_comes_with_its_intro_and_whole() -> None:
    summary = summary_of(
        heading("What are the symptoms of flu?"),
        paragraph("Signs and symptoms of flu include the following:"),
        Figure("a.png", "A thermometer"),
        items("Fever.", "Cough.", "Sore muscles."),
    )
    text = section(summary, "signs")
    assert "of flu include:" in text
    assert "Fever." in text
    assert "Cough." in text
    assert "Sore muscles." in text


def test_an_intro_without_its_list_is_never_chosen() -> None:
    summary = summary_of(
        heading("What are the symptoms of flu?"),
        paragraph("As the flu gets worse, it may cause:"),
        paragraph("Flu often causes fever, a cough, and sore muscles."),
    )
    assert "may cause:" not in text_of(summary)
    assert "sore muscles" in text_of(summary)


def test_a_sentence_that_leans_brings_what_it_leans_on() -> None:
    summary = summary_of(
        heading("How is flu treated?"),
        paragraph("Some medicines act against the virus. These must be taken within 2 days."),
    )
    text = section(summary, "treatment") + section(summary, "main_message")
    assert ("These must" not in text) or text.index("Some medicines") < text.index("These must")


def test_a_sentence_with_nothing_to_lean_on_is_left_out() -> None:
    summary = summary_of(
        heading("How is flu treated?"),
        paragraph("These must be taken within 2 days, and they cure 9 of 10 people."),
        heading("What is flu?"),
        DEFINITION,
    )
    assert "9 of 10" not in text_of(summary)


def test_what_limits_a_sentence_comes_along() -> None:
    summary = summary_of(
        heading("How is flu treated?"),
        paragraph(
            "Antiviral medicine can shorten the illness. However, it does not help everyone."
        ),
    )
    text = text_of(summary)
    assert ("can shorten" in text) == ("does not help everyone" in text)


SURVIVAL = (
    "Doctors estimate survival rates by how groups of people have done in the past. "
    "These rates may not be accurate for you. About 80% of people are alive five years later."
)


@pytest.mark.parametrize("max_words", [120, 250, 800, 2000])
def test_survival_figures_come_with_their_cautions_or_not_at_all(max_words: int) -> None:
    filler = [
        paragraph(f"Flu number {n} is an illness that people get in winter or in spring.")
        for n in range(20)
    ]
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        *filler,
        heading("What is the prognosis for someone with flu?"),
        paragraph(SURVIVAL),
        max_words=max_words,
    )
    text = text_of(summary)
    assert ("80%" in text) == ("may not be accurate" in text) == ("Doctors estimate" in text)
    if "80%" not in text:
        assert any("80%" in sentence.text for sentence in summary.omitted)


def test_survival_figures_stand_behind_a_closed_disclosure_with_their_cautions() -> None:
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        heading("What is the prognosis for someone with flu?"),
        paragraph("Most people with flu get well in a week or two."),
        paragraph(SURVIVAL),
        paragraph("Rest helps many people with flu to get well sooner."),
        heading("What are the symptoms of flu?"),
        paragraph("Fever is a symptom of flu that starts on the 2nd day."),
    )
    blocks = summary_blocks(summary)
    folded = [block for block in blocks if isinstance(block, Details)]
    assert len(folded) == 1
    inside = " ".join(plain_text(run.inlines) for run in runs(folded[0].blocks))
    assert inside == SURVIVAL
    outside = [block for block in blocks if not isinstance(block, Details)]
    told = " ".join(plain_text(run.inlines) for run in runs(tuple(outside)))
    assert "80%" not in told
    assert "get well in a week" in told
    assert "2nd day" in told


def test_survival_figures_in_a_list_are_folded_with_the_words_before_it() -> None:
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        heading("Outlook"),
        paragraph("Survival depends on many things and these are estimates, not your own chance:"),
        items("One in five people die in the first year.", "Half of people are alive in the next."),
    )
    blocks = summary_blocks(summary)
    folded = [block for block in blocks if isinstance(block, Details)]
    assert text_of(summary).count("One in five") == len(folded)
    outside = " ".join(
        plain_text(run.inlines)
        for run in runs(tuple(block for block in blocks if not isinstance(block, Details)))
    )
    assert "One in five" not in outside


@pytest.mark.parametrize("max_words", [120, 200, 400])
def test_a_sign_comes_with_the_word_that_there_may_be_none(max_words: int) -> None:
    filler = [
        paragraph(f"Flu number {n} is an illness that people get in winter or in spring.")
        for n in range(20)
    ]
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        *filler,
        heading("What are the symptoms of flu?"),
        paragraph(
            "Flu may show as a lump in the neck, often on one side. "
            "Flu of the belly may not cause symptoms until it gets very bad."
        ),
        max_words=max_words,
    )
    text = text_of(summary)
    assert ("lump in the neck" in text) <= ("may not cause symptoms" in text)
    assert "may not cause symptoms" in text or max_words < 200


def test_what_a_chosen_list_names_is_explained_for_all_or_none() -> None:
    summary = summary_of(
        heading("Treatment of flu", 2),
        paragraph("Three types of treatment are used:"),
        items("Rest", "Immunotherapy", "Water"),
        heading("The types:", 3),
        heading("Rest", 4),
        paragraph("Rest is a treatment in which you stay in bed."),
        heading("Immunotherapy", 3),
        paragraph(
            "Immunotherapy is a treatment that uses the patient's immunological capabilities."
        ),
        heading("Water", 3),
        paragraph("Water is a treatment that you drink."),
    )
    text = text_of(summary)
    assert "Rest is a treatment" in text
    assert "Water is a treatment" in text
    assert "Immunotherapy is a treatment" in text


def test_survival_figures_without_a_caution_are_never_chosen() -> None:
    summary = summary_of(
        heading("What is the prognosis for someone with flu?"),
        paragraph("About 80% of people are alive five years later. Rest is good for all."),
        heading("What is flu?"),
        DEFINITION,
    )
    assert "80%" not in text_of(summary)


@pytest.mark.parametrize("max_words", [100, 200, 400, 800, 3000])
def test_stages_are_told_whole_or_not_at_all(max_words: int) -> None:
    stages = [
        block
        for numeral in ("I", "II", "III", "IV")
        for block in (
            heading(f"Stage {numeral}", 3),
            paragraph(f"In stage {numeral}, the lump is in one place and has a certain size."),
        )
    ]
    filler = [
        paragraph(f"A lump of kind {n} is a growth that people find under the skin of the arm.")
        for n in range(30)
    ]
    summary = summary_of(
        heading("What is a lump?"),
        *filler,
        heading("Stages of a lump"),
        *stages,
        max_words=max_words,
    )
    told = [
        numeral for numeral in ("I", "II", "III", "IV") if f"stage {numeral}," in text_of(summary)
    ]
    assert told in ([], ["I", "II", "III", "IV"])


def test_the_publishers_own_sections_are_never_chosen() -> None:
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        heading("About This PDQ Summary"),
        heading("Purpose of This Summary", 3),
        paragraph("Editorial boards write this text about flu and keep it up to date."),
        heading("To Learn More About Flu"),
        paragraph("The center for flu has a lot of pages on all kinds of flu."),
    )
    assert "Editorial" not in text_of(summary)
    assert "center for flu" not in text_of(summary)


def test_labelled_paragraphs_are_told_together() -> None:
    def labelled(label: str, text: str) -> Paragraph:
        return Paragraph((Strong((Text(label),)), Text(f" {text}")))

    summary = summary_of(
        heading("How is flu treated?"),
        labelled("Rest:", "Rest helps most people with flu."),
        labelled("Medicine:", "Antibiotics do not work for flu."),
        labelled("Water:", "Drink as much water as you can."),
        heading("What is flu?"),
        DEFINITION,
    )
    text = section(summary, "treatment")
    assert text.splitlines() == [
        "Rest: Rest helps most people with flu.",
        "Medicine: Antibiotics do not work for flu.",
        "Water: Drink as much water as you can.",
    ]


def test_a_page_without_headings_is_sorted_by_what_its_sentences_say() -> None:
    summary = summary_of(
        paragraph(
            "Flu is an infection that comes in winter. Flu can cause a fever and other symptoms. "
            "Flu treatment usually involves rest. It's not clear what causes most colds."
        )
    )
    keys = {found.key for found in summary.sections}
    assert {"main_message", "causes"} <= keys
    assert "rest" in text_of(summary)


def test_warnings_that_were_not_chosen_are_listed() -> None:
    filler = [
        paragraph(f"Flu number {n} is an illness that people get in winter or in spring.")
        for n in range(60)
    ]
    summary = summary_of(
        heading("What is flu?"),
        *filler,
        paragraph("Some of the long and hard words in a text are never, or hardly ever, told.", 77),
        max_words=60,
    )
    text = text_of(summary)
    missing = [sentence for sentence in summary.omitted if "never" in sentence.text]
    assert "hardly ever" in text or [s.span and s.span.first_line for s in missing] == [77]


def test_every_sentence_has_a_source_or_is_marked_as_ours() -> None:
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        heading("How is flu treated?"),
        paragraph("Doctors utilize antiviral medicine to treat flu.", 9),
    )
    for found in summary.sections:
        for block in found.blocks:
            for sentence in block.sentences:
                assert bool(sentence.sources) != (sentence.guard == "added")
                assert bool(sentence.wording) == (sentence.guard == "added")
                if sentence.guard in {"verbatim", "reverted"}:
                    assert plain_text(sentence.inlines) == sentence.sources[0].text
                    assert not sentence.edits
                if sentence.guard == "edited":
                    assert sentence.edits
    edited = next(
        sentence
        for found in summary.sections
        for block in found.blocks
        for sentence in block.sentences
        if sentence.guard == "edited"
    )
    assert plain_text(edited.inlines) == "Doctors use antiviral medicine to treat flu."
    assert edited.sources[0].text == "Doctors utilize antiviral medicine to treat flu."
    assert edited.sources[0].span == SourceSpan(9, 9)


def test_a_term_is_explained_once_and_keeps_its_mark() -> None:
    glossary = Glossary("en", (Term("1", "larynx", "the voice box", "en"),))
    term = TermRef("1", (Text("larynx"),))
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        heading("What are the symptoms of flu?"),
        Paragraph((Text("Flu can cause swelling of the "), term, Text("."))),
        Paragraph((Text("A sore "), term, Text(" may hurt when you speak."))),
        glossary=glossary,
    )
    text = text_of(summary)
    assert text.count("larynx (the voice box)") == 1
    assert text.count("larynx") >= 1
    assert term in [
        inline
        for found in summary.sections
        for block in found.blocks
        for sentence in block.sentences
        for inline in sentence.inlines
    ]


def test_a_terms_own_words_are_never_replaced() -> None:
    term = TermRef("1", (Text("abdomen"),))
    summary = summary_of(
        heading("What are the symptoms of flu?"),
        Paragraph((Text("Flu can cause pain in the "), term, Text("."))),
        paragraph("The pain in the abdomen may be a sign of something else."),
    )
    assert "belly" not in text_of(summary)


def test_questions_are_ours_and_fit_the_document() -> None:
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        heading("How is flu treated?"),
        paragraph("Treatment of flu may cause side effects in some people."),
    )
    keys = [
        block.sentences[0].wording
        for found in summary.sections
        if found.key == "questions"
        for block in found.blocks
    ]
    assert "summary.question.side_effects" in keys
    assert "summary.question.stage" not in keys


def test_the_body_is_blocks_without_titles_and_neighbouring_items_are_one_list() -> None:
    summary = summary_of(
        heading("What are the symptoms of flu?"),
        paragraph("Signs and symptoms of flu include the following:"),
        items("Fever.", "Cough.", "Sore muscles."),
    )
    blocks = summary_blocks(summary)
    lists = [block for block in blocks if isinstance(block, ItemList)]
    assert len(lists[0].items) == 3
    assert not [run for run in runs(blocks) if run.role == "heading"]


def test_see_your_doctor_is_advice_and_see_this_page_is_a_pointer() -> None:
    summary = summary_of(
        heading("What are the symptoms of flu?"),
        paragraph(
            "Fever is a symptom of flu. See your family doctor if the fever stays. "
            "See the page on colds for more."
        ),
    )
    text = text_of(summary)
    assert "See your family doctor" in text
    assert "page on colds" not in text


def test_a_summary_is_shorter_than_a_long_source() -> None:
    filler = [
        paragraph(f"Flu number {n} is an illness that people get in winter or in spring.")
        for n in range(200)
    ]
    summary = summary_of(heading("What is flu?"), *filler, max_words=300)
    assert len(text_of(summary).split()) <= 330


def test_a_language_without_rules_is_an_error() -> None:
    with pytest.raises(InputError, match="no plain-language rules"):
        summarize(document(DEFINITION, language="fr"), Glossary("fr"), SummarySettings())


def test_good_and_harm_of_one_treatment_are_told_together() -> None:
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        heading("How is flu treated?"),
        paragraph(
            "The new drug lowers the risk of a bad fever. It is taken by mouth. "
            "The new drug increases the risk of bleeding."
        ),
    )
    text = text_of(summary)
    assert ("lowers the risk" in text) == ("increases the risk" in text)


def test_what_points_back_brings_its_paragraph_from_the_beginning() -> None:
    summary = summary_of(
        heading("How is flu treated?"),
        paragraph(
            "The drug can cause clots and strokes. Young people may be given a small dose. "
            "Talk with your doctor about these problems."
        ),
        heading("What is flu?"),
        DEFINITION,
    )
    text = text_of(summary)
    assert ("these problems" not in text) or ("clots and strokes" in text)


@pytest.mark.parametrize(("count", "told"), [(3, True), (2, False), (4, False)])
def test_a_list_must_have_the_items_that_its_intro_counts(count: int, told: bool) -> None:
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        heading("How is flu treated?"),
        paragraph("Three types of treatment are used:"),
        items(*["Rest.", "Water.", "Medicine.", "Soup."][:count]),
    )
    assert ("Three types" in text_of(summary)) is told


def test_a_number_of_things_is_not_announced_without_them() -> None:
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        heading("How is flu treated?"),
        paragraph("There are three types of treatment for flu."),
        paragraph("Most people with flu need rest and plenty of water."),
    )
    assert "three types" not in text_of(summary)


def test_what_is_only_being_tested_is_not_told_as_treatment() -> None:
    summary = summary_of(
        heading("Treatment of flu"),
        paragraph("Most people with flu need rest and plenty of water."),
        heading("New types of treatment are being tested in clinical trials.", 3),
        heading("Gene therapy", 4),
        paragraph("Gene therapy is a treatment that changes the cells of the nose."),
    )
    assert "Gene therapy is" not in text_of(summary)


def test_neighbouring_headings_are_explained_together() -> None:
    filler = [
        paragraph(f"Flu number {n} is an illness that people get in winter or in spring.")
        for n in range(60)
    ]
    summary = summary_of(
        heading("What is flu?"),
        *filler,
        heading("Treatment of flu"),
        heading("Rest", 3),
        paragraph("Rest is a treatment that helps."),
        heading("Chemotherapy", 3),
        paragraph(
            "Chemotherapy is a treatment that uses chemical substances to destroy unhealthy cells, "
            "either by attacking the cells themselves or by preventing multiplication."
        ),
        max_words=260,
    )
    text = text_of(summary)
    assert ("Rest is a treatment" in text) == ("Chemotherapy is a treatment" in text)


def test_more_of_a_list_may_follow_its_heading() -> None:
    summary = summary_of(
        heading("What causes flu?", 2),
        heading("Smoking can increase the risk of flu.", 3),
        paragraph("Other risk factors for flu include the following:"),
        items("Old age.", "Crowded rooms."),
    )
    text = section(summary, "causes").splitlines()
    assert text[:2] == [
        "Smoking can increase the risk of flu.",
        "Other risk factors for flu include:",
    ]


def test_a_spanish_document_is_summarized_in_spanish() -> None:
    summary = summarize(
        document(
            heading("¿Qué es la gripe?"),
            paragraph("La gripe es una infección de la nariz, la garganta y los pulmones."),
            heading("¿Cuáles son los síntomas de la gripe?"),
            paragraph("Los síntomas de la gripe incluyen los siguientes:"),
            items("Fiebre.", "Tos."),
            heading("¿Cómo se trata la gripe?"),
            paragraph("El médico utiliza medicamentos para tratar la gripe."),
            paragraph("No tome antibióticos sin hablar con su médico."),
            title="La gripe",
            language="es",
        ),
        Glossary("es"),
        SummarySettings(),
    )
    assert [found.key for found in summary.sections][:3] == ["main_message", "signs", "treatment"]
    text = text_of(summary)
    assert "El médico usa medicamentos para tratar la gripe." in text
    assert "No tome antibióticos sin hablar con su médico." in text
    assert "Tos." in section(summary, "signs")
    assert summary.language == "es"
    assert summary.topic == "gripe"


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (heading("What is flu?"),),
        (paragraph("Flu"),),
        (paragraph("Is flu bad?"),),
        (items("Fever.", "Cough."),),
        (heading("Key Points"), items("Fever:", "Cough:")),
        (heading("Symptoms"), heading("Causes"), heading("Treatment")),
        (paragraph("As it grows, it may cause:"), items("Pain.")),
    ],
    ids=range(8),
)
def test_a_document_with_nothing_to_choose_has_an_empty_summary(blocks: tuple[Block, ...]) -> None:
    summary = summary_of(*blocks)
    assert not [found for found in summary.sections if found.key != "questions"]
    assert summary.title == "Flu"


@pytest.mark.parametrize("max_words", [0, 1, 30, 50])
def test_a_tiny_budget_is_no_error(max_words: int) -> None:
    summary = summary_of(heading("What is flu?"), DEFINITION, max_words=max_words)
    assert len(text_of(summary).split()) < 60


def test_a_list_right_under_its_heading_is_introduced_by_it() -> None:
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        heading("Symptoms of flu"),
        items("A high fever.", "A dry cough."),
    )
    assert section(summary, "signs").splitlines() == [
        "Symptoms of flu",
        "A high fever.",
        "A dry cough.",
    ]


def test_what_is_folded_away_stands_under_its_own_heading() -> None:
    summary = summary_of(
        heading("What is flu?"),
        DEFINITION,
        Details(
            (Text("How is flu treated?"),),
            (paragraph("Most people with flu need rest and plenty of water."),),
        ),
        paragraph("Flu is an illness that people get in winter or in spring."),
    )
    assert "plenty of water" in section(summary, "treatment")
    assert "in winter" in section(summary, "what_it_is")


def test_quotations_are_another_voice() -> None:
    summary = summary_of(
        heading("How is flu treated?"),
        Quote((paragraph("The tea of my aunt is a treatment that cured me."),)),
        paragraph("Most people with flu need rest and plenty of water."),
    )
    assert "aunt" not in text_of(summary)


def test_a_list_that_other_text_breaks_in_two_is_left_out() -> None:
    summary = summary_of(
        heading("How is flu treated?"),
        paragraph("Treatments for flu include the following:"),
        items("Rest.", "Water."),
        paragraph("Rest is a treatment that most people need."),
        items("Medicine.", "Soup."),
    )
    text = text_of(summary)
    assert "include the following" not in text
    assert "most people need" in text


def test_these_include_leans_on_what_these_are() -> None:
    summary = summary_of(
        heading("How is flu treated?"),
        paragraph("There are some medicines against the virus. These include:"),
        items("Pills that stop the virus.", "Sprays for the nose."),
    )
    text = text_of(summary)
    assert ("These include:" not in text) or ("against the virus." in text)


def test_stages_that_only_their_headings_name_are_left_out() -> None:
    summary = summary_of(
        heading("What is a lump?"),
        paragraph("A lump is a growth that people find under the skin."),
        heading("Stages of a lump"),
        heading("Stage I", 3),
        paragraph("The lump is in one place and has a certain size."),
        heading("Stage II", 3),
        paragraph("In stage II, the lump has spread to another place."),
    )
    text = text_of(summary)
    assert "in one place" not in text
    assert "another place" not in text


def test_a_list_with_a_list_inside_is_left_out() -> None:
    inner = ListItem((paragraph("A fever with:"), items("A rash.", "A stiff neck.")))
    told = summary_of(
        heading("Flu"),
        paragraph("Flu is an illness of the nose and throat."),
        heading("Signs and symptoms"),
        paragraph("Most people get better at home in a week or two."),
        paragraph("Signs of flu that need a doctor include:"),
        ItemList(False, (inner, ListItem((paragraph("Trouble breathing."),)))),
    )
    assert "rash" not in text_of(told)
