"""What a catalog's header says of a locale's plural forms."""

from __future__ import annotations

from typing import Final

from transform.locale import base_language, fallbacks, folder

__all__ = ["plural_forms"]

# Babel has the last two forms of Arabic the other way round: editors that know the order of CLDR
# and gettext ("many" before "other") call that unusual, and offer translators the wrong examples.
_MENDED: Final = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5);"
}
_UNKNOWN: Final = "nplurals=2; plural=(n != 1);"  # what gettext assumes


def plural_forms(locale: str) -> str:
    """The `Plural-Forms` of a locale or the nearest one that stands in for it, by Babel.

    >>> plural_forms("pt-BR"), plural_forms("zh-Hans"), plural_forms("tlh")
    ('nplurals=2; plural=(n > 1);', 'nplurals=1; plural=0;', 'nplurals=2; plural=(n != 1);')
    """
    from babel import Locale, UnknownLocaleError
    from babel.messages.plurals import get_plural

    if mended := _MENDED.get(base_language(locale)):
        return mended
    for tag in fallbacks(locale):
        try:
            return str(get_plural(Locale.parse(folder(tag))).plural_forms)
        except (UnknownLocaleError, ValueError):
            continue
    return _UNKNOWN
