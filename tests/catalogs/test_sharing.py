"""What summary and whole text share is translated once, and stays a draft."""

from __future__ import annotations

from transform.catalogs import merge
from transform.catalogs.model import Catalog, Message
from transform.catalogs.sharing import with_shared

WHOLE = Catalog(
    "leaflet",
    "es",
    (
        Message("Rest for two days.", "Descanse dos días."),
        Message("See <t1>organs</t1>.", "Vea <t1>órganos</t1>.", flags=("fuzzy",)),
        Message("Ask <a1>us</a1> on <t1>it</t1>.", "Sobre <t1>eso</t1>, <a1>pregunte</a1>."),
        Message("Go.", ""),
    ),
)


def filled(*messages: Message, whole: Catalog = WHOLE) -> tuple[Message, ...]:
    return with_shared(Catalog("leaflet.summary", "es", messages), whole).messages


def test_the_same_message_has_the_same_translation_as_a_draft() -> None:
    (message,) = filled(Message("Rest for two days.", comments=("Paragraph",)))
    assert (message.msgstr, message.flags) == ("Descanse dos días.", ("fuzzy",))
    assert message.comments == ("Paragraph", "Translated as in: leaflet")


def test_a_block_is_put_together_from_its_sentences() -> None:
    msgid = "See <t1>organs</t1>. Rest for two days. Ask <a1>us</a1> on <t2>it</t2>."
    (message,) = filled(Message(msgid))
    assert message.msgstr == (
        "Vea <t1>órganos</t1>. Descanse dos días. Sobre <t2>eso</t2>, <a1>pregunte</a1>."
    )
    assert message.fuzzy


def test_tags_at_the_ends_stay_with_their_sentence() -> None:
    whole = Catalog(
        "leaflet",
        "es",
        (
            Message("<strong1>Rest.</strong1>", "<strong1>Descanse.</strong1>"),
            Message("<em1>Go</em1> home.", "<em1>Vaya</em1> a casa."),
        ),
    )
    (message,) = filled(Message("<strong1>Rest.</strong1> <em1>Go</em1> home."), whole=whole)
    assert message.msgstr == "<strong1>Descanse.</strong1> <em1>Vaya</em1> a casa."


def test_what_cannot_be_put_together_stays_empty() -> None:
    for msgid in (
        "Rest for two days. Go.",  # not translated
        "Rest for two days. Something new.",  # not known
        "<em1>Rest for two days. See</em1> it.",  # a tag is cut in two
    ):
        assert filled(Message(msgid)) == (Message(msgid),)


def test_the_work_of_a_translator_is_never_replaced() -> None:
    for message in (
        Message("Rest for two days.", "Repose."),
        Message("Rest for two days.", "Repose.", flags=("fuzzy",)),
        Message("Rest for two days.", "Repose.", flags=("fuzzy",), previous_msgid="Rest."),
        Message("Rest for two days.", "Repose.", obsolete=True),
    ):
        assert filled(message) == (message,)


def test_an_untouched_copy_of_older_words_makes_way() -> None:
    old = Catalog("leaflet.summary", "es", (Message("Rest for two hours.", "Repose."),))
    merged = merge(Catalog("leaflet.summary", "", (Message("Rest for two days."),)), old)
    assert merged.messages[0].previous_msgid == "Rest for two hours."
    message, gone = with_shared(merged, WHOLE).messages
    assert (message.msgstr, message.previous_msgid) == ("Descanse dos días.", "")
    assert message.comments == ("Translated as in: leaflet",)
    assert (gone.msgstr, gone.obsolete) == ("Repose.", True)


def test_filling_twice_is_filling_once() -> None:
    template = Catalog("leaflet.summary", "", (Message("See <t1>organs</t1>. Rest for two days."),))
    once = with_shared(merge(template, Catalog("leaflet.summary", "es", ())), WHOLE)
    assert once.messages[0].msgstr
    assert with_shared(merge(template, once), WHOLE) == once
