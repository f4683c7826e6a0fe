"""A document and its translation: each sentence finds its own, and what is missing finds none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from transform.catalogs.aligning import Alignment, align_documents
from transform.catalogs.aligning.paths import Step, best_path
from transform.catalogs.aligning.tagging import translated
from transform.catalogs.tags import strip_tags
from transform.catalogs.units import Unit, read_runs
from transform.cleaning import clean
from transform.errors import InputError, UsageError
from transform.inlines import plain_text
from transform.model import Document, Heading, Inline, Link, Paragraph, Strong, TermRef, Text
from transform.readers import load_source, read_document
from transform.settings import Settings

FIXTURES = Path(__file__).parents[1] / "fixtures" / "aligning"


def load(name: str) -> Document:
    settings = Settings()
    return clean(read_document(load_source(FIXTURES / name), settings, ""), settings.cleaning)


def texts(aligned: Alignment) -> dict[str, str]:
    return {strip_tags(p.msgid): strip_tags(p.msgstr) for p in aligned.pairs}


RIGHT = {
    "Living with asthma": "Vivir con asma",
    "Asthma is a disease of the airways.": "El asma es una enfermedad de las vías respiratorias.",
    "It can start at any age.": "Puede empezar a cualquier edad.",
    "Your doctor will tell you more.": "Su médico le dirá más.",
    "What can cause an attack?": "¿Qué puede causar un ataque?",
    "An attack can be caused by:": "Un ataque puede tener estas causas:",
    "Smoke from tobacco.": "Humo de tabaco.",
    "Pollen in spring.": "Polen en primavera.",
    "Cold air.": "Aire frío.",
    "Do not stop your treatment without asking.": "No deje su tratamiento sin preguntar.",
    "About 10 of 100 patients need a second inhaler.": "Unos 10 de cada 100 pacientes necesitan un segundo inhalador.",
    "Treatment": "Tratamiento",
    "There are two kinds of medicine.": "Hay dos clases de medicamentos.",
    "Salbutamol opens the airways in 5 minutes.": "El salbutamol abre las vías respiratorias en 5 minutos.",
    "Budesonide is used every day, and it works slowly.": "La budesonida se usa todos los días y su efecto es lento.",
    "If you use salbutamol more than 3 times a week, call the clinic.": "Si usa salbutamol más de 3 veces por semana, llame a la clínica.",
    "The number is on your action plan.": "El número está en su plan de acción.",
    "More information": "Más información",
    "Inhalers": "Inhaladores",
    "Asthma in children": "Asma en niños",
}


def test_each_sentence_finds_its_translation() -> None:
    aligned = align_documents(load("asthma.md"), load("asma.md"))
    found = texts(aligned)
    assert {msgid: RIGHT[msgid] for msgid in found} == found
    assert len(found) >= 16  # of 20; what is not sure is left out
    assert (aligned.blocks, aligned.matched) == (14, 14)
    assert aligned.sentences == aligned.target_sentences == 20
    assert all(pair.confidence >= 0.9 for pair in aligned.pairs)
    assert all(pair.confidence < 0.9 for pair in aligned.unsure)


@pytest.mark.parametrize("missing", range(11))
def test_a_block_that_was_not_translated_gets_no_translation(missing: int) -> None:
    target = load("asma.md")
    blocks = list(target.blocks)
    assert len(blocks) == 11
    gone = blocks.pop(missing)
    aligned = align_documents(load("asthma.md"), replace(target, blocks=tuple(blocks)))
    for msgid, msgstr in texts(aligned).items():
        assert msgstr == RIGHT[msgid], gone


def test_a_changed_number_is_no_translation() -> None:
    target = load("asma.md")
    wrong = replace(
        target,
        blocks=tuple(
            replace(block, inlines=(Text(plain_text(block.inlines).replace("5 min", "50 min")),))
            if isinstance(block, Paragraph)
            else block
            for block in target.blocks
        ),
    )
    assert "Salbutamol opens the airways in 5 minutes." not in texts(
        align_documents(load("asthma.md"), wrong)
    )


def test_what_is_no_translation_of_the_other_is_refused() -> None:
    with pytest.raises(InputError, match="hardly a translation") as error:
        align_documents(load("asthma.md"), load("receta.md"))
    assert error.value.place is not None
    assert error.value.place.path.endswith("receta.md")
    with pytest.raises(UsageError, match="both documents are in es"):
        align_documents(load("asma.md"), load("receta.md"))
    empty = replace(load("asma.md"), blocks=())
    with pytest.raises(InputError, match="0 of 0"):
        align_documents(load("asthma.md"), empty)


def test_headings_of_other_levels_are_no_counterparts() -> None:
    source = replace(load("asthma.md"), blocks=(Heading(2, (Text("Asthma"),)),))
    target = replace(load("asma.md"), blocks=(Heading(3, (Text("Asma"),)),))
    with pytest.raises(InputError, match="0 of 1"):
        align_documents(source, target)


def units(language: str, *inlines: Inline) -> tuple[Unit, ...]:
    return read_runs([Paragraph(inlines)], language, "block")[0].units


def test_tags_of_the_translation_are_called_as_the_sources_are() -> None:
    def term(id_: str, text: str) -> TermRef:
        return TermRef(id_, (Text(text),))

    source = units(
        "en", term("1", "Cells"), Text(" and "), term("2", "lymph"), Text(" see "),
        Link("/a", (Text("this"),)), Text(" or "), Strong((Text("that"),)), Text("."),
    )  # fmt: skip
    target = units(
        "es", term("2", "Linfa"), Text(" y "), term("3", "otras"), Text(" y "), term("1", "células"),
        Text(", vea "), Link("/es/a", (Text("esto"),)), Text("."),
    )  # fmt: skip
    assert translated(source, target) == (
        "<t1>Cells</t1> and <t2>lymph</t2> see <a1>this</a1> or <strong1>that</strong1>.",
        "<t2>Linfa</t2> y otras y <t1>células</t1>, vea <a1>esto</a1>.",
    )


def test_the_best_path_may_put_two_to_one() -> None:
    def score(step: Step) -> float:
        return 5.0 if step in {Step((0, 2), (0, 1)), Step((2, 3), (1, 2))} else 0.0

    path = best_path((3, 2), [(1, 1, 0.0), (2, 1, 1.0), (1, 0, 2.0), (0, 1, 2.0)], score, 5)
    assert path == (Step((0, 2), (0, 1)), Step((2, 3), (1, 2)))


@pytest.mark.parametrize("lengths", [(0, 0), (0, 3), (3, 0), (50, 2), (2, 50)])
def test_every_unit_is_on_the_path(lengths: tuple[int, int]) -> None:
    steps = [(1, 1, 0.0), (1, 0, 1.0), (0, 1, 1.0)]
    path = best_path(lengths, steps, lambda step: 0.5, 100)
    assert [n for step in path for n in range(*step.source)] == list(range(lengths[0]))
    assert [n for step in path for n in range(*step.target)] == list(range(lengths[1]))
