r"""Characters that a format cannot hold, written so that they come back.

XML 1.0 has no control characters and rewrites line ends, spreadsheets read `_x0041_` as "A".
`\u{1b}` stands for such a character; none of a real document's texts holds one.
"""

from __future__ import annotations

import re

__all__ = ["UNSAFE_IN_CELL", "UNSAFE_IN_XML", "armour", "without_armour"]

UNSAFE_IN_XML = re.compile(r"\\(?=u\{)|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
UNSAFE_IN_CELL = re.compile(
    r"\\(?=u\{)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|x(?=005F_)"
)
"""What spreadsheets change on top of that: the carriage return, and their own escapes."""

_ARMOURED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_LAST = 0x10FFFF


def armour(text: str, unsafe: re.Pattern[str] = UNSAFE_IN_XML) -> str:
    r"""The text in characters that the format holds.

    >>> armour("a\x1bb"), armour(r"\u{61}")
    ('a\\u{1b}b', '\\u{5c}u{61}')
    """
    return unsafe.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text)


def without_armour(text: str) -> str:
    r"""The text as it was.

    >>> without_armour(armour(r"\u{61}"))
    '\\u{61}'
    """
    return _ARMOURED.sub(_character, text) if "\\u{" in text else text


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return chr(number) if number <= _LAST else found[0]
