"""Addresses: made whole against the source's own, and only of kinds that are safe."""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit

__all__ = ["web_address", "whole_address"]

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_RESERVED = "!#$%&'()*+,/:;=?@[]~"


def whole_address(href: str, base: str) -> str:
    """The absolute address of a link, or "" where it has none or is of no safe kind.

    A bundle is read anywhere, so a relative link leads to the page of the source that it meant.

    >>> whole_address("/types/bone", "https://example.org/a")
    'https://example.org/types/bone'
    >>> whole_address("javascript:alert(1)", "https://example.org/a"), whole_address("/a", "")
    ('', '')
    """
    try:
        joined = urljoin(base, href.strip()) if base else href.strip()
        parts = urlsplit(joined)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES:
        return ""
    if parts.scheme.lower() in {"http", "https"} and not parts.netloc:
        return ""
    return quote(joined, safe=_RESERVED)


def web_address(text: str) -> str:
    """`text` if it is an http or https address, else "".

    >>> web_address("https://example.org/a b"), web_address("example.org")
    ('https://example.org/a%20b', '')
    """
    address = whole_address(text, "")
    return address if address.lower().startswith(("http://", "https://")) else ""
