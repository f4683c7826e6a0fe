"""License names as people write them, turned into SPDX ids, labels and links.

A name that is not understood whole has no id: "CC BY 4.0, except the drawings" is no CC BY.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from transform.data import load_toml

__all__ = [
    "ALL_RIGHTS_RESERVED",
    "PUBLIC_DOMAIN",
    "license_id",
    "license_label",
    "license_link",
    "licenses_in",
    "same_terms",
]

PUBLIC_DOMAIN = "LicenseRef-public-domain"
ALL_RIGHTS_RESERVED = "LicenseRef-all-rights-reserved"

_DATA = "rights/licenses.toml"
_CC_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?creativecommons\.org/(?:licen[sc]es/(?P<terms>[a-z-]+)"
    r"(?:/(?P<version>\d\.\d))?(?:/(?P<port>[a-z]{2,3})(?![\w.-]))?|publicdomain/(?P<free>zero|mark))"
    r"[\w./#-]*",
    re.IGNORECASE,
)
_OGL_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?nationalarchives\.gov\.uk/doc/open-government-licence"
    r"(?:/version/(?P<version>\d))?[\w./#-]*",
    re.IGNORECASE,
)


_SPDX_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?spdx\.org/licenses/([\w.-]+?)(?:\.html|\.json)?/?", re.IGNORECASE
)


def license_id(name: str) -> str:
    """The SPDX id or LicenseRef that a license's name means, or "" where that cannot be told.

    >>> license_id("CC BY 4.0"), license_id("https://creativecommons.org/licenses/by-sa/3.0/")
    ('CC-BY-4.0', 'CC-BY-SA-3.0')
    >>> license_id("Creative Commons Attribution-NonCommercial 4.0 International (CC BY-NC 4.0)")
    'CC-BY-NC-4.0'
    >>> license_id("public_domain"), license_id("Copyright 2024 Hospital")
    ('LicenseRef-public-domain', 'LicenseRef-all-rights-reserved')
    >>> license_id("CC BY"), license_id("not CC BY"), license_id("CC-BY-4.0 OR MIT")
    ('LicenseRef-CC-BY', '', '')
    """
    if address := _SPDX_ADDRESS.fullmatch(name.strip()):
        name = address[1]
    plain = _plain(name)
    if any(phrase in plain for phrase in load_toml(_DATA)["reserved"]["phrases"]):
        return ALL_RIGHTS_RESERVED
    short = _short(name)
    if known := _names().get(short):
        return known
    mentions = {_cc_id(match) for match in _cc_pattern().finditer(short)}
    rest = _cc_pattern().sub("", short).replace("cc", "").strip()
    if mentions:
        return mentions.pop() if len(mentions) == 1 and not rest else _spdx(name)
    return _spdx(name) or (ALL_RIGHTS_RESERVED if _is_copyright_notice(name) else "")


def same_terms(one: str, other: str) -> bool:
    """Whether two ids are one license but for its version and jurisdiction.

    >>> same_terms("CC-BY-3.0-IGO", "LicenseRef-CC-BY"), same_terms("CC-BY-4.0", "CC-BY-NC-4.0")
    (True, False)
    """
    return _family(one) == _family(other)


def _family(spdx: str) -> str:
    return re.sub(r"-\d.*", "", spdx.removeprefix("LicenseRef-"))


def licenses_in(text: str) -> tuple[str, ...]:
    """The Creative Commons licenses that a running text names, each once.

    >>> licenses_in("You may share this leaflet under CC BY-ND 4.0.")
    ('CC-BY-ND-4.0',)
    """
    # In a sentence "in" and "no" are words before they are jurisdictions.
    ids = (
        re.sub(r"^LicenseRef-(.*\d\.\d)-[A-Z]{2}$", r"\1", _cc_id(match))
        for match in _cc_pattern().finditer(_short(text))
        if match[0].startswith("cc")
    )
    return tuple(dict.fromkeys(filter(None, ids)))


def license_label(spdx: str) -> str:
    """What people call the license; "" where it has no name of its own (public domain).

    >>> license_label("CC-BY-NC-SA-3.0-IGO"), license_label("OGL-UK-3.0")
    ('CC BY-NC-SA 3.0 IGO', 'Open Government Licence v3.0')
    """
    if label := load_toml(_DATA)["labels"].get(spdx):
        return str(label)
    match = re.fullmatch(r"(?:LicenseRef-)?CC-BY((?:-(?:NC|ND|SA))*)-?(.*)", spdx)
    if match is None:
        return "" if spdx.startswith("LicenseRef-") else spdx
    return f"CC BY{match[1]} {match[2].replace('-', ' ')}".strip()


def license_link(spdx: str) -> str:
    """The address of the license's text, or "" where none is known.

    >>> license_link("CC-BY-SA-3.0-IGO")
    'https://creativecommons.org/licenses/by-sa/3.0/igo/'
    """
    if link := load_toml(_DATA)["links"].get(spdx):
        return str(link)
    match = re.fullmatch(r"CC-(BY(?:-(?:NC|ND|SA))*)-(\d\.\d)(?:-([A-Z]+))?", spdx)
    if match is None:
        return ""
    port = f"{match[3].lower()}/" if match[3] else ""
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/{port}"


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    spaced = re.sub(r"(?<=[a-z])(?=\d)", " ", bare)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", spaced).split())


def _short(name: str) -> str:
    """The name in its short form: addresses as names, long words as codes, fillers out."""
    text = _OGL_ADDRESS.sub(lambda match: f" ogl uk {match['version'] or ''} ", name)
    text = f" {_plain(_CC_ADDRESS.sub(_name_of_address, text))} "
    for pattern, code in _replacements():
        text = pattern.sub(f" {code} ", text)
    return " ".join(text.split())


def _name_of_address(match: re.Match[str]) -> str:
    if match["free"]:
        return " cc0 1.0 " if match["free"].lower() == "zero" else " public domain mark 1.0 "
    return f" cc {match['terms']} {match['version'] or ''} {match['port'] or ''} "


def _cc_id(match: re.Match[str]) -> str:
    terms = sorted(set(match["terms"].split()), key=("nc", "nd", "sa").index)
    family = "-".join(("CC", "BY", *(term.upper() for term in terms)))
    version = f"{match['version']}.{match['minor'] or 0}" if match["version"] else ""
    if {"nd", "sa"} <= set(terms) or version not in ("", *load_toml(_DATA)["versions"]):
        return ""  # no such license
    port = match["port"].upper() if match["port"] else ""
    spdx = "-".join(filter(None, (family, version, port)))
    return spdx if version and _spdx(spdx) else f"LicenseRef-{spdx}"


def _spdx(name: str) -> str:
    """The id of one license of SPDX's list; an expression of several is for a person to decide."""
    known = _spdx_ids()
    return known.get(name.strip().casefold(), "")


def _is_copyright_notice(name: str) -> bool:
    return re.match(r"\s*(©|\(c\)|copyright\b)", name, re.IGNORECASE) is not None


@cache
def _cc_pattern() -> re.Pattern[str]:
    ports = "|".join(load_toml(_DATA)["ports"])
    return re.compile(
        r"(?:\bcc )?\bby\b(?P<terms>(?: (?:nc|nd|sa)\b)*)(?: (?P<version>\d)(?: (?P<minor>\d))?)?"
        rf"(?: (?P<port>{ports})\b)?"
    )


@cache
def _spdx_ids() -> dict[str, str]:
    # Loads a list from its own package, never the network; 90 ms, so only for names of its kind.
    from license_expression import get_spdx_licensing

    return {key.casefold(): key for key in get_spdx_licensing().known_symbols}


@cache
def _names() -> dict[str, str]:
    return {
        _short(name): spdx for spdx, names in load_toml(_DATA)["names"].items() for name in names
    }


@cache
def _replacements() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = load_toml(_DATA)
    words: dict[str, str] = data["words"] | dict.fromkeys(data["fillers"], "")
    longest = sorted(words, key=len, reverse=True)
    # A word may stand beside another of its kind, so the spaces around it are not used up.
    return tuple((re.compile(rf"(?<= ){re.escape(word)}(?= )"), words[word]) for word in longest)
