"""The program's own words in every language it speaks, and dates and numbers as people write them.

>>> say("attribution.not_stated", "en")
'not stated'
"""

from transform.wording.formats import format_date, format_number, format_percent, language_name
from transform.wording.own import OwnWords, speaking
from transform.wording.own_catalogs import Unused, own_words, updated_own_catalog
from transform.wording.speech import available_locales, say, spoken_locale

__all__ = [
    "OwnWords",
    "Unused",
    "available_locales",
    "format_date",
    "format_number",
    "format_percent",
    "language_name",
    "own_words",
    "say",
    "speaking",
    "spoken_locale",
    "updated_own_catalog",
]
