"""`resources.toml`: a publisher's own phone numbers and services, by locale.

They stand on pages as what the publisher says, apart from the text, its credit and its approvals.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transform.addresses import web_address
from transform.errors import InputError, Place, UsageError
from transform.locale import fallbacks, normalize
from transform.settings import parse_toml

__all__ = ["NO_RESOURCES", "Resource", "Resources", "phone_address", "read_resources"]

_KEYS = ("locale", "name", "text", "phone", "url", "documents")
_PHONE = re.compile(r"\+?[0-9(][0-9 ().\-/\u00a0\u2011]*")


@dataclass(frozen=True, slots=True)
class Resource:
    """One service in one locale; what is not stated is "". Without `documents` it is for all."""

    locale: str
    name: str
    text: str = ""
    phone: str = ""
    url: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resources:
    """All that a publisher says, with its name by locale."""

    publisher: tuple[tuple[str, str], ...] = ()
    entries: tuple[Resource, ...] = ()

    def of_page(self, document: str, locale: str, source_language: str) -> tuple[Resource, ...]:
        """What a page shows: what is in its locale or the nearest one that stands in for it, else
        in the document's own language: a number to call helps whoever cannot read what it is for.

        >>> line = Resource("en", "Nurse line", phone="112")
        >>> Resources((), (line,)).of_page("asthma", "es-MX", "en") == (line,)
        True
        """
        own = [e for e in self.entries if not e.documents or document in e.documents]
        for tag in (*fallbacks(locale), *fallbacks(source_language)):
            if found := tuple(entry for entry in own if entry.locale == tag):
                return found
        return ()

    def publisher_in(self, locale: str) -> tuple[str, str]:
        """The publisher's name and its language: in this locale, else the first that is given."""
        names = dict(self.publisher)
        tag = next((tag for tag in fallbacks(locale) if tag in names), next(iter(names)))
        return names[tag], tag


NO_RESOURCES = Resources()


def phone_address(phone: str) -> str:
    """A telephone number as an address (RFC 3966).

    >>> phone_address("+1 (800) 555-0100")
    'tel:+18005550100'
    """
    return "tel:" + re.sub(r"[^0-9+]", "", phone)


def read_resources(path: Path) -> Resources:
    """The resources of a file. Raises InputError, with the line, for what is wrong in it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the resources cannot be read ({getattr(error, 'strerror', None) or error})",
            "check --resources and the setting resources",
            Place(str(path)),
        ) from None
    table = parse_toml(text, path, InputError)
    return _Reader(str(path), tuple(text.splitlines())).read(table)


@dataclass(frozen=True, slots=True)
class _Reader:
    path: str
    lines: tuple[str, ...]

    def read(self, table: Mapping[str, Any]) -> Resources:
        for key in table.keys() - {"publisher", "resource"}:
            raise self._error(f'unknown key "{key}"', "write [publisher] and [[resource]]", 0, key)
        return Resources(self._publisher(table), tuple(self._entries(table)))

    def _publisher(self, table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        names = table.get("publisher")
        if not isinstance(names, dict) or not names:
            remedy = 'say whose resources these are: [publisher], then en = "..."'
            raise self._error("the publisher is missing", remedy, 0, "publisher")
        return tuple(
            (self._locale(tag, 0, tag), self._text(name, 0, tag)) for tag, name in names.items()
        )

    def _entries(self, table: Mapping[str, Any]) -> list[Resource]:
        entries = table.get("resource")
        if not isinstance(entries, list) or not entries:
            raise self._error("there is no resource", "write one under [[resource]]", 0, "resource")
        return [self._entry(entry, number) for number, entry in enumerate(entries, 1)]

    def _entry(self, entry: object, number: int) -> Resource:
        if not isinstance(entry, dict):
            raise self._error("this resource is no table", "write [[resource]]", 0, "resource")
        for key in entry:
            if key not in _KEYS:
                near = difflib.get_close_matches(key, _KEYS, 1)
                remedy = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(_KEYS)}"
                raise self._error(f'unknown key "{key}"', remedy, number, key)
        for key in ("locale", "name"):
            if key not in entry:
                raise self._error(f'"{key}" is missing', "add it to the resource", number, "")
        if not entry.keys() & {"text", "phone", "url"}:
            remedy = "give it a phone, a url or a text"
            raise self._error("this resource offers nothing", remedy, number, "")
        stated = {
            key: self._text(entry[key], number, key)
            for key in ("name", "text", "phone", "url")
            if key in entry
        }
        self._check_addresses(stated, number)
        stated |= {"url": web_address(stated["url"])} if "url" in stated else {}
        return Resource(
            self._locale(entry["locale"], number, "locale"),
            documents=self._documents(entry.get("documents", []), number),
            **stated,
        )

    def _check_addresses(self, stated: Mapping[str, str], number: int) -> None:
        phone, url = stated.get("phone"), stated.get("url")
        if phone is not None and not _PHONE.fullmatch(phone):
            remedy = 'write digits, e.g. "+1 800 555 0100"; other words go into text'
            raise self._error(f'"{phone}" is no telephone number', remedy, number, "phone")
        if url is not None and not web_address(url):
            remedy = "write it whole, with https://"
            raise self._error(f'"{url}" is no web address', remedy, number, "url")

    def _documents(self, value: object, number: int) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            remedy = 'write a list of ids, e.g. ["asthma"], or leave it out'
            raise self._error('"documents" is no list of ids', remedy, number, "documents")
        return tuple(value)

    def _text(self, value: object, number: int, key: str) -> str:
        if isinstance(value, str) and (text := " ".join(value.split())):
            return text
        raise self._error(f'"{key}" is no text', f'write {key} = "..."', number, key)

    def _locale(self, value: object, number: int, key: str) -> str:
        try:
            return normalize(self._text(value, number, key))
        except UsageError as error:
            raise self._error(error.problem, error.remedy, number, key) from None

    def _error(self, problem: str, remedy: str, number: int, key: str) -> InputError:
        return InputError(problem, remedy, Place(self.path, self._line(number, key)))

    def _line(self, number: int, key: str) -> int | None:
        """The line of a key in the resource of this number (from 1), or outside of them (0)."""
        at, header = 0, None
        for count, line in enumerate(self.lines, 1):
            if re.match(r"\s*\[\[\s*resource\s*\]\]", line):
                at += 1
                if at == number:
                    header = count
            here = bool(key) and (at == number or not number)
            if here and re.match(rf'\s*\[*\s*["\']?{re.escape(key)}["\']?\s*[=\].]', line):
                return count
        return header
