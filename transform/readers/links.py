"""Links: popup glossary links become terms, relative addresses absolute, unsafe ones text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from transform.data import load_toml
from transform.errors import UsageError
from transform.inlines import plain_text
from transform.model import Inline, Link, TermRef

__all__ = ["LinkReader", "link_reader"]

_DIGITS = re.compile(r"(?:CDR)?0*([0-9]+)", re.IGNORECASE)
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
_SAFE_SCHEMES = {"http", "https", "mailto", "tel", "ftp", "sms"}
_PAIR = re.compile(r"([A-Za-z]\w*)=([^&]*)")
_QUERY_END = re.compile(r"""['")#]""")
_CONTROL = re.compile(r"[\x00-\x20\x7f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True, eq=False)
class Popups:
    """The patterns of popup addresses; equal to itself alone, so that it is hashed at once."""

    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class LinkReader:
    """Makes inlines of links for one document: `base` is its own address, or ""."""

    base: str
    popups: Popups

    def with_base(self, base: str) -> LinkReader:
        """The same for a page that names its own base."""
        return replace(self, base=base) if _is_web_address(base) else self

    def link(self, href: str, children: tuple[Inline, ...], title: str = "") -> Inline | None:
        """The link or the term; None where nothing but its children is worth keeping."""
        if not plain_text(children).strip() and not children:
            return None
        if term := self.term(href, children):
            return term
        address = self.address(href)
        if not address:
            return None
        if title.strip() in {address, href.strip(), plain_text(children).strip()}:
            title = ""
        return Link(address, children, " ".join(title.split()))

    def term(self, address: str, children: tuple[Inline, ...]) -> TermRef | None:
        """The term that a popup address (or the script of an `onclick`) names."""
        named = _named_term(self.popups, address)
        return None if named is None else TermRef(named[0], children, *named[1:])

    def address(self, href: str) -> str:
        """An absolute address where `base` allows one; "" for what no reader should follow."""
        href = _CONTROL.sub("", href) if _SCHEME.match(_CONTROL.sub("", href)) else href.strip()
        scheme = _SCHEME.match(href)
        if scheme:
            return href if scheme[1].lower() in _SAFE_SCHEMES else ""
        if not self.base or not href:
            return href
        try:
            return urljoin(self.base, href)
        except ValueError:  # such as "//[half an address"
            return ""


def link_reader(base: str, patterns: tuple[str, ...] = ()) -> LinkReader:
    """A reader with the packaged popup patterns and those of `transform.toml`.

    Raises UsageError for a pattern that is no regular expression or has no group `id`.
    """
    return LinkReader(base if _is_web_address(base) else "", _popups(patterns))


def _is_web_address(url: str) -> bool:
    try:
        return urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False


@cache
def _popups(own: tuple[str, ...]) -> Popups:
    return Popups((*_packaged(), *_own(own)))


@cache
def _packaged() -> tuple[re.Pattern[str], ...]:
    patterns: list[dict[str, Any]] = load_toml("readers/popups.toml")["popup"]
    return tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in patterns)


@cache
def _languages() -> dict[str, str]:
    languages: dict[str, str] = load_toml("readers/popups.toml")["languages"]
    return languages


@cache
def _own(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    compiled = []
    for pattern in patterns:
        try:
            expression = re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            raise UsageError(
                f'the popup pattern "{pattern}" is no regular expression ({error})',
                "mend it in cleaning.popup_patterns",
            ) from None
        if "id" not in expression.groupindex:
            raise UsageError(
                f'the popup pattern "{pattern}" has no group named "id"',
                "name the part that is the term's number: (?P<id>[0-9]+)",
            )
        compiled.append(expression)
    return tuple(compiled)


@lru_cache(maxsize=8192)
def _named_term(popups: Popups, address: str) -> tuple[str, str, str, str] | None:
    """The number, audience, dictionary and language of the term that an address names."""
    for pattern in popups.patterns:
        match = pattern.search(address)
        if match is None or (number := _DIGITS.fullmatch(match["id"].strip())) is None:
            continue
        asked = _query(address)
        language = asked.get("language", "")
        if not language and "/espanol/" in address.lower():
            language = "spanish"
        return (
            number[1],
            asked.get("version", asked.get("audience", "")).lower(),
            asked.get("dictionary", ""),
            _languages().get(language.lower(), language),
        )
    return None


def _query(address: str) -> dict[str, str]:
    """What an address asks for, by lower-case name; a popWindow script holds a query as well."""
    text = address.replace("&amp;", "&")
    if "%" in text:
        text = unquote(text)
    start = text.find("?") + 1 or text.find("&") + 1
    if not start:
        return {}
    pairs = _PAIR.findall(_QUERY_END.split(text[start:], maxsplit=1)[0])
    return {name.lower(): value.replace("+", " ") for name, value in reversed(pairs)}
