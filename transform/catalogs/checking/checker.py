"""Runs the rules over messages, catalogs and all catalogs of a locale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transform.catalogs.checking.ignoring import ignored_rules
from transform.catalogs.checking.pair import Hit, Pair, read_pair
from transform.catalogs.checking.registry import RULES, SETS, Severities, rule_book
from transform.catalogs.model import Catalog, Message
from transform.catalogs.translations import is_own
from transform.glossary import Glossary
from transform.model import Finding

__all__ = ["CatalogCheck", "Found", "Options", "check_catalog", "check_catalogs", "check_message"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to check: severities, the glossary of the locale, and whether to look at spelling."""

    severities: Severities
    glossary: Glossary | None = None
    spelling: bool = False


_DEFAULT = Options(Severities())


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the message it is about. `ignored` ones were accepted in a comment."""

    finding: Finding
    message: Message
    ignored: bool = False


@dataclass(frozen=True, slots=True)
class CatalogCheck:
    """What was found in one catalog, in the order of its messages.

    `checked` translations were looked at. `waiting` were not: fuzzy ones that were carried over
    from another source text and have to be revised anyway. `unknown` are ignored rules that are
    none, with their messages.
    """

    catalog: Catalog
    checked: int
    waiting: int
    found: tuple[Found, ...] = ()
    unknown: tuple[tuple[str, Message], ...] = ()

    @property
    def findings(self) -> tuple[Found, ...]:
        """Those that no comment accepts."""
        return tuple(one for one in self.found if not one.ignored)


def check_message(
    message: Message, language: str, locale: str, options: Options = _DEFAULT
) -> Iterator[Finding]:
    """What is wrong with one translation of a message in `language`, as far as it alone tells.

    >>> [f.message for f in check_message(Message("Take 2.", "Tome 3."), "en", "es")]
    ['2 is missing', '3 is not in the source']
    """
    for found in _check(read_pair(message, language, locale, options.glossary), options):
        if not found.ignored:
            yield found.finding


def check_catalog(
    catalog: Catalog, language: str, options: Options = _DEFAULT
) -> tuple[Finding, ...]:
    """Everything found in a catalog's translations of messages in `language`, in their order."""
    (checked,) = check_catalogs([catalog], language, options)
    return tuple(one.finding for one in checked.findings)


def check_catalogs(
    catalogs: Iterable[Catalog], language: str, options: Options = _DEFAULT
) -> tuple[CatalogCheck, ...]:
    """The catalogs of one locale, each by itself and all of them together."""
    catalogs = tuple(catalogs)
    pairs: list[Pair] = []
    owners: list[int] = []
    waiting = [0] * len(catalogs)
    for owner, catalog in enumerate(catalogs):
        for message in catalog.messages:
            if message.obsolete or not message.msgstr.strip():
                continue
            if not is_own(message, language):
                waiting[owner] += 1
                continue
            pairs.append(read_pair(message, language, catalog.locale, options.glossary))
            owners.append(owner)
    by_pair = [list(_check(pair, options)) for pair in pairs]
    for name, rule in SETS.items():
        for index, hit in rule(pairs):
            by_pair[index].extend(_weighed(name, hit, pairs[index], options))
    found: list[list[Found]] = [[] for _ in catalogs]
    for owner, some in zip(owners, by_pair, strict=True):
        found[owner] += some
    return tuple(
        CatalogCheck(
            catalog, owners.count(owner), waiting[owner], tuple(found[owner]), _unknown(catalog)
        )
        for owner, catalog in enumerate(catalogs)
    )


def _check(pair: Pair, options: Options) -> Iterator[Found]:
    for name, rule in RULES.items():
        if name == "spelling" and not options.spelling:
            continue
        if options.severities.of(name) is not None:
            for hit in rule(pair):
                yield from _weighed(name, hit, pair, options)


def _weighed(rule: str, hit: Hit, pair: Pair, options: Options) -> Iterator[Found]:
    severity = options.severities.of(rule, lesser=hit.lesser)
    if severity is not None:
        finding = Finding(rule, severity, hit.message, pair.message.msgid)
        yield Found(finding, pair.message, ignored=rule in ignored_rules(pair.message))


def _unknown(catalog: Catalog) -> tuple[tuple[str, Message], ...]:
    return tuple(
        (rule, message)
        for message in catalog.messages
        for rule in sorted(ignored_rules(message) - rule_book().keys())
    )
