"""Turn whatever stands in a households column into counts."""

import math
import unicodedata

import numpy as np

from ..running.qgis_version import is_null
from ..words.meanings import code_text

__all__ = ["HUGE", "households_of", "numbers_of"]

# No building holds more.
HUGE = 100_000


def households_of(values):
    """Read a column of households.

    Parameters
    ----------
    values : sequence of whatever a field may hold: numbers, text, nulls

    Returns
    -------
    counts : (n,) array of int, at least 0
    troubles : dict of str to list of int
        For each check of `engine.gridding.findings` that applies, the rows it applies to.

    Examples
    --------
    >>> counts, troubles = households_of([12, "１２", 3.6, -4, "many", None])
    >>> counts.tolist()
    [12, 12, 4, 0, 0, 0]
    >>> sorted(troubles)
    ['households_fraction', 'households_negative', 'households_null', 'households_text']
    """
    counts = np.zeros(len(values), dtype=np.int64)
    troubles = {}
    for row, value in enumerate(values):
        counts[row], trouble = _count(value)
        if trouble:
            troubles.setdefault(trouble, []).append(row)
    return counts, troubles


def numbers_of(values):
    """Read a column of numbers: (n,) array of float, nan where there is none; inf is a number over all others.

    Examples
    --------
    >>> numbers_of([3, "4.5", "６层", None, "many", "nan"]).tolist()
    [3.0, 4.5, 6.0, nan, nan, nan]
    """
    counts = np.full(len(values), np.nan)
    for row, value in enumerate(values):
        text = code_text(value)
        try:
            counts[row] = float(text)
        except ValueError:
            number, troubles = households_of([text.replace("层", "")])
            counts[row] = np.nan if troubles else number[0]
    return counts


def _count(value):
    """One value as a count, and the check that it fails."""
    if type(value) is int and 0 <= value <= HUGE:
        return value, ""
    if is_null(value):
        return 0, "households_null"
    if isinstance(value, str) and not value.strip():
        return 0, "households_null"
    number = _number(value)
    if number is None:
        return 0, "households_text"
    if math.isnan(number):
        return 0, "households_null"
    if number < 0:
        return 0, "households_negative"
    if number > HUGE:
        return 0, "households_huge"
    if number != int(number):
        return math.floor(number + 0.5), "households_fraction"
    return int(number), ""


def _number(value):
    """A number, also from text with full-width digits, thousands separators or the word for households; else None."""
    if isinstance(value, str):
        value = unicodedata.normalize("NFKC", value).replace(",", "").strip().removesuffix("户").rstrip()
    try:
        return float(value)
    except (TypeError, ValueError):
        return None
