"""The program's own words in every language it speaks, and dates and numbers as people write them.

>>> say("attribution.not_stated", "en")
'not stated'
"""

from transform.wording.formats import format_date, format_number, format_percent, language_name
from transform.wording.speech import available_locales, say, spoken_locale

__all__ = [
    "available_locales",
    "format_date",
    "format_number",
    "format_percent",
    "language_name",
    "say",
    "spoken_locale",
]
