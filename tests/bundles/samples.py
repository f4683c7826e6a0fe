"""Small documents, written for these tests, in every state a bundle can be in."""

from __future__ import annotations

from dataclasses import replace

from transform.bundles import BundleInputs, CatalogText, Edition, Provenance
from transform.bundles.pages import build_pages
from transform.bundles.standing import Approval, Kind, PageKey, Recall
from transform.catalogs.model import Coverage, LocalizedDocument, LocalizedSection, LocalizedSummary
from transform.glossary import Glossary, Term
from transform.metadata import Metadata, MetaMap
from transform.model import (
    Block,
    Code,
    DefinitionItem,
    DefinitionList,
    Details,
    Document,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Heading,
    Image,
    Inline,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
    Removal,
    Rule,
    SourceSpan,
    Strong,
    Table,
    TermRef,
    Text,
)
from transform.readability.model import Readability, SectionScore, SentenceScore
from transform.rights.model import Attribution, RightsDecision, Use, UseDecision
from transform.simplify.model import (
    Edit,
    SourceSentence,
    Summary,
    SummaryBlock,
    SummarySection,
    SummarySentence,
)

PROVENANCE = Provenance("0.0.0", "a" * 64, "b" * 64)
URL = "https://clinic.example/leaflets/hay-fever"

ENGLISH = Glossary(
    "en",
    (
        Term("101", "pollen", "a fine powder that plants make", "en"),
        Term("102", "antihistamine", "a drug that calms an allergy", "en"),
        Term("103", "allergen", "something that causes an allergy", "en"),
    ),
)
SPANISH = Glossary(
    "es",
    (
        Term("101", "polen", "polvo fino que producen las plantas", "es"),
        Term("102", "antihistamínico", "medicamento que calma una alergia", "es"),
    ),
)


def text(value: str, line: int = 1) -> Text:
    return Text(value, SourceSpan(line, line))


def paragraph(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(text(i) if isinstance(i, str) else i for i in inlines))


def term(term_id: str, surface: str) -> TermRef:
    return TermRef(term_id, (text(surface),), "patient", "cancer.gov")


def items(*texts: str, ordered: bool = False) -> ItemList:
    return ItemList(ordered, tuple(ListItem((paragraph(t),)) for t in texts))


def decision(*allowed: Use, style: str = "license", excerpt: bool = False) -> RightsDecision:
    """A decision that allows scoring, these uses and nothing else."""
    uses: tuple[Use, ...] = (
        "score", "catalog", "verbatim", "adapted_summary", "translation", "images",
    )  # fmt: skip
    made = tuple(
        UseDecision(
            use,
            use in (*allowed, "score"),
            "attribution",
            "the license allows it" if use in allowed else "nobody allows it",
            ("credit", "excerpt") if excerpt and use == "verbatim" else ("credit",),
        )
        for use in uses
    )
    return RightsDecision(
        "hay-fever",
        "CC-BY-4.0",
        "attribution",
        ("hay-fever.md: license: CC-BY-4.0",),
        made,
        Attribution(
            style,
            "The Example Clinic",
            "Hay fever",
            URL,
            "CC-BY-4.0",
            "https://creativecommons.org/licenses/by/4.0/",
            "The Example Clinic. Hay fever. 2024.",
            "2024-03-01",
            "2024-04-15",
        ),
    )


EVERYTHING: tuple[Use, ...] = ("catalog", "verbatim", "adapted_summary", "translation")


def metadata(**fields: object) -> Metadata:
    stated = {
        "title": "Hay fever",
        "lastReviewed": "2024-04-15",
        "reviewFrequency": "yearly",
        "audienceLevel": "patient",
        "url": URL,
    } | fields
    return Metadata(MetaMap(tuple(stated.items())))  # type: ignore[arg-type]  # plain values


SPANISH_PAGE = MetaMap((("es", "https://clinic.example/es/alergia"),))

SECTIONS: tuple[tuple[Block, ...], ...] = (
    (
        Heading(1, (text("Hay fever"),)),
        Heading(1, (text("Patient leaflet"),)),
        paragraph(
            "Hay fever is an allergy to ",
            term("101", "pollen"),
            ". It can make you sneeze & cough.",
        ),
    ),
    (
        Heading(2, (text("Signs"),)),
        items("a runny nose", "itchy eyes", "5 < 10 sneezes in a row"),
        Figure(
            "/images/pollen.jpg",
            "Drawing of a flower that sets pollen free",
            (text("Pollen is in the air from spring on. © A. Painter"),),
        ),
    ),
    (
        Heading(2, (text("Treatment"),)),
        Heading(4, (text("Medicine"),)),
        paragraph(
            Strong((text("Tablets:"),)),
            " an ",
            term("102", "antihistamine"),
            " helps most people. Do not drive if ",
            Emphasis((text("the tablets"),)),
            " make you sleepy. See ",
            Link("/leaflets/tablets", (text("our page about tablets"),)),
            ".",
            FootnoteRef("1"),
        ),
        Details((text("How often it helps"),), (paragraph("It helps 6 of 10 people."),)),
        Footnote("1", (paragraph("Ask before you take other drugs."),)),
    ),
)


def document(**fields: object) -> Document:
    return Document(
        "hay-fever",
        "leaflets/hay-fever.md",
        "markdown",
        "en",
        metadata(**fields),
        tuple(block for section in SECTIONS for block in section),
        (Removal("chrome", "the page's own menu", "Home | Contact the clinic desk today"),),
        (),
        "c" * 64,
    )


def summary() -> Summary:
    source = SourceSentence("Hay fever is an allergy to pollen.", SourceSpan(5, 5))
    return Summary(
        "hay-fever",
        "en",
        "Hay fever",
        "hay fever",
        (
            SummarySection(
                "main_message",
                (
                    SummaryBlock(
                        "paragraph",
                        (
                            SummarySentence(
                                (
                                    text("Hay fever is an allergy to "),
                                    term("101", "pollen"),
                                    text("."),
                                ),
                                (source,),
                            ),
                        ),
                    ),
                ),
            ),
            SummarySection(
                "signs",
                (
                    SummaryBlock("item", (_sentence("a runny nose", 9),)),
                    SummaryBlock("item", (_sentence("itchy eyes", 10),)),
                ),
            ),
            SummarySection(
                "treatment",
                (
                    SummaryBlock(
                        "paragraph",
                        (
                            SummarySentence(
                                (text("An "), term("102", "antihistamine"), text(" may help.")),
                                (SourceSentence("An antihistamine helps.", SourceSpan(14, 14)),),
                                (Edit("plain-words", "helps", "may help"),),
                                "edited",
                            ),
                        ),
                    ),
                ),
            ),
        ),
        (SourceSentence("Do not drive if the tablets make you sleepy.", SourceSpan(15, 15)),),
    )


def _sentence(words: str, line: int) -> SummarySentence:
    return SummarySentence((text(words),), (SourceSentence(words, SourceSpan(line, line)),))


def spanish_summary() -> Summary:
    made = summary()
    translated = {
        "main_message": (
            ("paragraph", (text("La fiebre del heno es una alergia al "), term("101", "polen"), text("."))),
        ),
        "signs": (("item", (text("goteo nasal"),)), ("item", (text("picazón en los ojos"),))),
        "treatment": (
            ("paragraph", (text("Un "), term("102", "antihistamínico"), text(" puede ayudar."))),
        ),
    }  # fmt: skip
    sections = tuple(
        SummarySection(
            section.key,
            tuple(
                SummaryBlock(kind, (replace(block.sentences[0], inlines=inlines),))  # type: ignore[arg-type]  # the kinds above
                for (kind, inlines), block in zip(
                    translated[section.key], section.blocks, strict=True
                )
            ),
        )
        for section in made.sections
    )
    return replace(
        made, language="es", title="Fiebre del heno", topic="fiebre del heno", sections=sections
    )


def spanish_sections() -> tuple[LocalizedSection, ...]:
    return (
        LocalizedSection(
            "es",
            (Heading(1, (text("Fiebre del heno"),)),),
        ),
        LocalizedSection(
            "es",
            (
                Heading(1, (text("Folleto para pacientes"),)),
                paragraph("La fiebre del heno es una alergia al ", term("101", "polen"), "."),
            ),
        ),
        LocalizedSection("en", SECTIONS[1]),
        LocalizedSection(
            "es",
            (
                Heading(2, (text("Tratamiento"),)),
                paragraph(
                    "Un ",
                    term("102", "antihistamínico"),
                    " ayuda a muchas personas: a 6 de cada 10.",
                ),
            ),
        ),
    )


def spanish() -> Edition:
    return Edition(
        "es",
        SPANISH,
        LocalizedDocument("es", "Fiebre del heno", spanish_sections(), Coverage(18, 6, 6)),
        LocalizedSummary("es", spanish_summary(), Coverage(8, 8, 8)),
        (CatalogText("hay-fever", "# es\n"), CatalogText("hay-fever.summary", "# es summary\n")),
    )


def arabic() -> Edition:
    """A right-to-left edition with a summary alone, in a language the program does not speak."""
    one = SummarySentence(
        (text("حمى القش حساسية من حبوب اللقاح (pollen)."),),
        (SourceSentence("Hay fever is an allergy to pollen.", SourceSpan(5, 5)),),
    )
    made = Summary(
        "hay-fever",
        "ar",
        "حمى القش",
        "حمى القش",
        (SummarySection("main_message", (SummaryBlock("paragraph", (one,)),)),),
    )
    return Edition("ar", Glossary("ar"), None, LocalizedSummary("ar", made, Coverage(2, 2, 2)))


def empty(locale: str) -> Edition:
    """A locale into which nothing is translated yet."""
    return Edition(
        locale,
        Glossary(locale),
        LocalizedDocument(locale, "", (), Coverage(18, 0, 0)),
        LocalizedSummary(locale, None, Coverage(8, 0, 0)),
        (CatalogText("hay-fever", f"# {locale}\n"),),
    )


def readability(grade: float) -> Readability:
    scores = (("flesch_kincaid_grade", grade), ("smog", None))
    return Readability(
        "en",
        40,
        5,
        3,
        scores,
        (SectionScore("Signs", 2, 9, 3, scores, SourceSpan(8, 8)),),
        (
            SentenceScore(
                "Hay fever is an allergy to pollen.", 7, grade, ("long",), SourceSpan(5, 5)
            ),
        ),
    )


def inputs(
    *editions: Edition, rights: RightsDecision | None = None, **fields: object
) -> BundleInputs:
    return BundleInputs(
        document(**fields),
        rights or decision(*EVERYTHING),
        readability(7.345),
        ENGLISH,
        PROVENANCE,
        readability(4.2),
        summary(),
        editions,
        (CatalogText("hay-fever", "# pot\n"), CatalogText("hay-fever.summary", "# summary pot\n")),
    )


def page_key(locale: str, kind: Kind = "summary", document_id: str = "hay-fever") -> PageKey:
    return PageKey(document_id, locale, kind)


def approvals(page: PageKey, content_hash: str) -> tuple[Approval, ...]:
    """The two that release a page."""
    return (
        Approval(page, content_hash, "language", "Ana Ruiz <ana@example.org>", "2024-05-02"),
        Approval(page, content_hash, "clinical", "Dr. Luis Gil", "2024-05-10"),
    )


def released(made: BundleInputs, *pages: PageKey) -> BundleInputs:
    """The same with the approvals of these pages as they are now."""
    hashes = {page.frame.key: page.standing.content_hash for page in build_pages(made)}
    said = tuple(one for page in pages for one in approvals(page, hashes[page]))
    before = made.releases
    return replace(made, releases=replace(before, approvals=(*before.approvals, *said)))


def recalled(made: BundleInputs, *pages: PageKey) -> BundleInputs:
    said = tuple(
        Recall(page, "One dose was wrong.", "Dr. Luis Gil <gil@example.org>", "2024-06-01")
        for page in pages
    )
    return replace(made, releases=replace(made.releases, recalls=said))


def reviewed(made: BundleInputs) -> BundleInputs:
    """Under another id: the English summary and the Spanish one released, the Arabic one recalled."""
    made = replace(
        made,
        document=replace(made.document, id="reviewed"),
        templates=_renamed(made.templates),
        editions=tuple(replace(e, catalogs=_renamed(e.catalogs)) for e in made.editions),
    )
    english, spanish_page = (page_key(tag, "summary", "reviewed") for tag in ("en", "es"))
    made = released(made, english, spanish_page)
    return recalled(made, page_key("ar", "summary", "reviewed"))


def _renamed(catalogs: tuple[CatalogText, ...]) -> tuple[CatalogText, ...]:
    return tuple(replace(c, domain=c.domain.replace("hay-fever", "reviewed")) for c in catalogs)


def every_block() -> tuple[Block, ...]:
    """One of each block and inline, with characters that mean something to HTML and Markdown."""
    return (
        Heading(2, (text("Every *block* & <more>"),)),
        paragraph(
            "1. not a list, _not_ emphasis, `not code`, [not a link](x), ",
            Code("a ` b"),
            LineBreak(),
            "- not an item ",
            Strong((text("bold"), Emphasis((text(" both"),)))),
            " ",
            Image("/i.png", "a small picture"),
            FootnoteRef("a"),
            FootnoteRef("missing"),
        ),
        ItemList(
            True,
            (
                ListItem((paragraph("third"), items("nested", "nested too"))),
                ListItem((paragraph("fourth"),)),
            ),
            3,
        ),
        ItemList(
            False,
            (ListItem((paragraph("loose"), paragraph("with two paragraphs"))), ListItem(())),
        ),
        items("a list right after"),
        Table(
            ((), (text("Dose | day"),), (text("How"),)),
            (((text("morning"),), (text("1"),), (Link("javascript:x()", (text("never"),)),)),),
            (text("Doses"),),
        ),
        Table((), (((text("no head"),),),)),
        Quote((paragraph("Quoted."), items("in a quote"))),
        DefinitionList(
            (
                DefinitionItem(
                    ((text("Word"),),), ((paragraph("Meaning."),), (paragraph("Other."),))
                ),
            )
        ),
        Preformatted("  kept\n    as it ``` is"),
        Details((text("More"),), (paragraph("Hidden at first."),)),
        Footnote("a", (paragraph("A note."), paragraph("In two parts."))),
        Rule(),
        Heading(6, (text("Deep"),)),
        paragraph("End."),
    )
