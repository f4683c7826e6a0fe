"""The readability formulas, one a file, and the one list of them.

A new formula is a file here and a line in `FORMULAS`.
"""

from __future__ import annotations

from functools import cache

from transform.language import profile
from transform.readability.formulas import (
    amstad,
    ari,
    coleman_liau,
    crawford,
    dale_chall,
    fernandez_huerta,
    flesch_kincaid,
    flesch_portuguese,
    flesch_reading_ease,
    forcast,
    gulpease,
    gunning_fog,
    gutierrez,
    kandel_moles,
    legibilidad_mu,
    lix,
    oborneva,
    osman,
    rix,
    smog,
    spache,
    szigriszt,
    wiener,
)
from transform.readability.formulas.formula import Formula, Unmet

__all__ = ["FORMULAS", "Formula", "Unmet", "formulas_for"]

FORMULAS: tuple[Formula, ...] = (
    *flesch_kincaid.FORMULAS,
    *flesch_reading_ease.FORMULAS,
    *smog.FORMULAS,
    *gunning_fog.FORMULAS,
    *coleman_liau.FORMULAS,
    *ari.FORMULAS,
    *dale_chall.FORMULAS,
    *spache.FORMULAS,
    *forcast.FORMULAS,
    *szigriszt.FORMULAS,
    *fernandez_huerta.FORMULAS,
    *gutierrez.FORMULAS,
    *crawford.FORMULAS,
    *legibilidad_mu.FORMULAS,
    *kandel_moles.FORMULAS,
    *amstad.FORMULAS,
    *wiener.FORMULAS,
    *gulpease.FORMULAS,
    *flesch_portuguese.FORMULAS,
    *oborneva.FORMULAS,
    *osman.FORMULAS,
    *lix.FORMULAS,
    *rix.FORMULAS,
)


@cache
def formulas_for(tag: str) -> tuple[Formula, ...]:
    """The formulas that were made for a language; of the general ones none where words are not
    parted by spaces.

    >>> [formula.name for formula in formulas_for("it")]
    ['gulpease', 'lix', 'rix']
    """
    language = profile(tag)
    return tuple(
        formula
        for formula in FORMULAS
        if language.tag in formula.languages
        or (not formula.languages and language.breaks == "spaces")
    )
