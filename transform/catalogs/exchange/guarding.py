"""Cells of a CSV file that a spreadsheet would change when it opens the file.

One that it would run as a formula, or turn into a date or a number (`SEPT2`, `1-2`, `00123`), gets
an apostrophe in front. The column `guard` says so, also once the table was saved as a workbook,
and reading takes the apostrophe off again.
"""

from __future__ import annotations

import re

__all__ = ["APOSTROPHE", "NONE", "guarded", "unguarded"]

APOSTROPHE, NONE = "apostrophe", "none"
"""What stands in the column `guard`."""

_DANGEROUS = re.compile(
    r"[\t\r\n']|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]"  # formulas, full-width ones too
    r"|(?=[^\n]{0,24}\Z)[^\n]*\d"  # short with a digit: maybe a date or a number
    r"|\s*(?:true|false|wahr|falsch|vrai|faux|verdadero|falso|verdadeiro)\s*\Z",
    re.IGNORECASE,
)


def guarded(text: str) -> str:
    """The text as a cell that a spreadsheet leaves alone.

    >>> guarded("=1+1"), guarded("SEPT2"), guarded("Rest."), guarded("'a")
    ("'=1+1", "'SEPT2", 'Rest.', "''a")
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell.

    >>> unguarded("'=1+1"), unguarded("'tis"), unguarded("''a")
    ('=1+1', "'tis", "'a")
    """
    return cell[1:] if cell[:1] == "'" and _DANGEROUS.match(cell[1:]) else cell
