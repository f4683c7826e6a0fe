from __future__ import annotations

from gettext import c2py

import pytest
from babel import Locale

from transform.locale import folder
from transform.wording import available_locales
from transform.wording.plurals import plural_forms

CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@pytest.mark.parametrize("locale", [*available_locales(), "he", "pl", "cs"])
def test_the_forms_stand_in_the_order_of_cldr(locale: str) -> None:
    """Gettext knows fewer forms than CLDR in some languages: CLDR's for millions share one."""
    number, _, formula = plural_forms(locale).partition("; plural=")
    rule, form = Locale.parse(folder(locale)).plural_form, c2py(formula.rstrip(";"))
    seen = {form(n): CATEGORIES.index(rule(n)) for n in range(1000)}
    assert len(seen) == int(number.removeprefix("nplurals="))
    assert list(dict(sorted(seen.items())).values()) == sorted(seen.values())


@pytest.mark.parametrize(
    ("count", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (11, 4), (99, 4), (100, 5), (103, 3)]
)
def test_arabic_has_many_before_other(count: int, form: int) -> None:
    assert c2py(plural_forms("ar").partition("; plural=")[2].rstrip(";"))(count) == form
    assert plural_forms("ar-EG") == plural_forms("ar")
