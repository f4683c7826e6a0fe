"""Szigriszt-Pazos perspicuity, and the INFLESZ bands that read it for health texts."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS", "inflesz_band"]


def szigriszt_pazos(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy).

    >>> round(szigriszt_pazos(Counts(words=100, sentences=5, syllables=200)), 3)
    62.235
    """
    return 206.835 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences


def inflesz_band(score: float) -> str:
    """The band of Barrio-Cantalejo et al. (2008), Anales del Sistema Sanitario de Navarra 31(2).

    >>> [inflesz_band(score) for score in (39, 54, 60, 80, 81)]
    ['very hard', 'rather hard', 'normal', 'rather easy', 'very easy']
    """
    bands = ((40, "very hard"), (55, "rather hard"), (65, "normal"))
    for below, band in bands:
        if score < below:
            return band
    return "rather easy" if score <= 80 else "very easy"


FORMULAS = (
    Formula(
        name="szigriszt_pazos",
        title="Szigriszt-Pazos (INFLESZ)",
        kind="ease",
        languages=("es",),
        source="Szigriszt Pazos, F. (1993). Sistemas predictivos de legibilidad del mensaje escrito. Universidad Complutense de Madrid.",
        compute=szigriszt_pazos,
        band=inflesz_band,
    ),
)
