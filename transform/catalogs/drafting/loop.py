"""Asking an engine for drafts of messages, in one form and then in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transform.catalogs.checking.terms import alike
from transform.catalogs.drafting.guard import Verdict, judge
from transform.catalogs.drafting.marks import (
    Mark,
    Plain,
    Span,
    attached,
    place_marks,
    read_marks,
)
from transform.catalogs.drafting.model import Engine, Form, Languages, Request, TermNames
from transform.catalogs.drafting.naming import Names, enforced, with_name
from transform.catalogs.model import Message
from transform.errors import TransformError

__all__ = ["Attempt", "Task", "draft"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one message; `problems` say why it has no `msgstr`."""

    message: Message
    msgstr: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What drafting needs to know beside the messages."""

    languages: Languages
    names: Names


def draft(messages: Sequence[Message], engine: Engine, task: Task) -> Iterator[Attempt]:
    """Drafts of messages as they come; every message comes once, unless the engine stops.

    A draft that fails the checks, or loses a term's tag, is asked for in the engine's next form.
    Raises TransformError where the engine stops; what it gave till then has been yielded.
    """
    pending = [_Message.read(message, task) for message in messages]
    best: dict[int, Verdict] = {}
    try:
        for form in engine.forms:
            again = []
            for place, answer in _answers(pending, form, engine, task):
                one = pending[place]
                verdict = judge(one.message, answer, task.languages)
                if not verdict.problems and not verdict.lost:
                    best.pop(id(one), None)
                    yield Attempt(one.message, verdict.msgstr)
                    continue
                best[id(one)] = _better(best.get(id(one)), verdict)
                again.append(one)
            pending = again
    except TransformError:
        yield from (_last(one, best[id(one)]) for one in pending if _usable(best.get(id(one))))
        raise
    yield from (_last(one, best[id(one)]) for one in pending)


def _usable(verdict: Verdict | None) -> bool:
    return verdict is not None and not verdict.problems


def _better(one: Verdict | None, other: Verdict) -> Verdict:
    """The verdict without problems, then the one that lost fewer terms, then the first."""
    if one is None:
        return other
    return min(one, other, key=lambda verdict: (bool(verdict.problems), verdict.lost))


def _last(one: _Message, verdict: Verdict) -> Attempt:
    if verdict.problems:
        return Attempt(one.message, "", verdict.problems)
    return Attempt(one.message, verdict.msgstr)


@dataclass(frozen=True, slots=True, eq=False)
class _Message:
    """A message with its marks, and the names that the glossary has for some of them."""

    message: Message
    plain: Plain
    names: dict[Mark, TermNames]

    @classmethod
    def read(cls, message: Message, task: Task) -> _Message:
        tagged = read_marks(message.msgid)
        by_tag = task.names.of_tags(message, tagged.marks)
        names = {mark: by_tag[mark.name] for mark in tagged.marks if mark.name in by_tag}
        untagged = task.names.untagged(tagged)
        return cls(message, Plain(tagged.text, (*tagged.marks, *untagged)), {**names, **untagged})

    def request(self, form: Form) -> Request:
        text = self.message.msgid if form == "tagged" else self.plain.text
        terms = tuple(dict.fromkeys(self.names.values()))
        return Request(text, terms, "\n".join(self.message.comments))


def _answers(
    pending: Sequence[_Message], form: Form, engine: Engine, task: Task
) -> Iterator[tuple[int, str]]:
    """Each pending message's place and what may become its msgstr; "" where no answer came."""
    alone = _asked_alone(pending, engine) if form == "plain" else {}
    missing = dict.fromkeys(range(len(pending)))
    for answer in engine.translate([one.request(form) for one in pending]):
        del missing[answer.id]
        one = pending[answer.id]
        if form == "plain":
            yield answer.id, _with_marks(one, answer.text, alone, task)
        else:
            yield answer.id, _with_names(one, answer.text, task.languages.target)
    yield from ((place, "") for place in missing)


def _asked_alone(pending: Sequence[_Message], engine: Engine) -> dict[str, str]:
    """What the engine makes of the words inside each mark."""
    texts = tuple(dict.fromkeys(mark.words for one in pending for mark in one.plain.marks))
    if not texts:
        return {}
    answers = engine.translate([Request(text) for text in texts])
    return {texts[answer.id]: answer.text.strip(" \n.") for answer in answers}


def _with_marks(one: _Message, answer: str, alone: dict[str, str], task: Task) -> str:
    """A plain answer with its tags where their words went."""
    # `<strong1><t1>Biopsy</t1></strong1>`: the name of the term is that of the emphasis too.
    by_words = {mark.words: names.target for mark, names in one.names.items()}
    wordings = {
        mark: tuple(filter(None, (by_words.get(mark.words), alone.get(mark.words), mark.words)))
        for mark in one.plain.marks
    }
    spans = place_marks(one.plain, answer, wordings, task.languages.target)
    targets = {mark: names.target for mark, names in one.names.items()}
    return attached(answer, enforced(spans, answer, targets, task.languages.target))


def _with_names(one: _Message, answer: str, locale: str) -> str:
    """A tagged answer in which tagged terms have the glossary's names."""
    by_tag = {mark.name: names for mark, names in one.names.items() if mark.name}
    read = read_marks(answer)
    spans: list[Span] = []
    for mark in read.marks:
        names = by_tag.get(mark.name)
        span = Span(mark, mark.start, mark.end)
        if names and not alike(mark.words, names.target, locale):
            span = Span(mark, mark.start, mark.end, with_name(mark.words, names.target))
        spans.append(span)
    return attached(read.text, spans) if any(s.text is not None for s in spans) else answer
