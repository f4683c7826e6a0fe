"""Numbers with Latin units, and telephone numbers, kept in one piece where text runs right to left.

Behind Arabic letters the bidirectional algorithm (Unicode UAX #9, rule W2) takes the parts of
"39.5 °C" or "1-800-555" one by one and sets them from right to left: "C° 39.5", "555-800-1".
"""

from __future__ import annotations

import re

from markupsafe import Markup

from transform.bundles.languages import visible
from transform.locale import direction

__all__ = ["visible_in"]

_UNIT = r"[ \u00a0\u202f]?(?:°[ \u00a0\u202f]?[A-Za-z]\b|[µμA-Za-z][A-Za-z0-9²³%·/µμ]*)"
_TELEPHONE = r"[+(]{0,2}\d(?:[ \u00a0().-]{0,2}\d){6,}"
_ONE_PIECE = re.compile(
    rf"(?<![\w.,])(?:{_TELEPHONE}|\d+(?:[.,٫٬]\d+)*(?:[-–]\d+(?:[.,٫٬]\d+)*)?{_UNIT})"
)


def visible_in(text: str, language: str) -> Markup:
    """Text escaped for HTML; in a right-to-left language with each such number in a `<bdi>`.

    >>> visible_in("٣٩ أو 39.5 °C", "ar")
    Markup('٣٩ أو <bdi dir="ltr">39.5 °C</bdi>')
    >>> visible_in("over 39.5 °C", "en")
    Markup('over 39.5 °C')
    """
    if direction(language) != "rtl":
        return visible(text)
    parts, end = [], 0
    for found in _ONE_PIECE.finditer(text):
        parts.append(visible(text[end : found.start()]))
        parts.append(Markup('<bdi dir="ltr">{}</bdi>').format(visible(found[0])))
        end = found.end()
    return Markup("").join((*parts, visible(text[end:])))
