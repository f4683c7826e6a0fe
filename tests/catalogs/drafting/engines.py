"""Engines for tests: they look words up, and lie where they are told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from transform.catalogs.drafting import Languages, Names, Request, Task
from transform.catalogs.drafting.model import Form
from transform.glossary import Glossary, Term
from transform.outside import Answer

__all__ = ["Book", "task"]

SOURCE = Glossary(
    "en", (Term("1", "organ", "a part", "en"), Term("2", "soft tissue", "what binds", "en"))
)
TARGET = Glossary(
    "es", (Term("1", "órgano", "una parte", "es"), Term("2", "tejido blando", "une", "es"))
)


def task(source: str = "en", target: str = "es") -> Task:
    return Task(Languages(source, target), Names(SOURCE, TARGET))


@dataclass
class Book:
    """Says what its book says; asks are kept."""

    book: Callable[[str], str | None]
    forms: tuple[Form, ...] = ("tagged", "plain")
    name: str = "book"
    asked: list[Request] = field(default_factory=list)
    stop: Callable[[int], None] = lambda count: None

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        for number, request in enumerate(requests):
            self.stop(len(self.asked))
            self.asked.append(request)
            said = self.book(request.text)
            if said is not None:
                yield Answer(number, said)

    def close(self) -> None:
        pass
