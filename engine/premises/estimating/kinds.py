"""The kinds of buildings by use and form: a house, a low block and a high one hold dwellings of other sizes."""

from typing import NamedTuple

import numpy as np

from .stock import NO_KIND, Kind

__all__ = ["UseWords", "kinds_of", "row_of_use"]

# Up to so many floors people mostly live in houses and small blocks without a lift.
_LOW_FLOORS = 3

# A low building on no more ground than this is a house, m².
_HOUSE_M2 = 200.0

# Nobody lives on less, m².
_SMALLEST_M2 = 15.0


class UseWords(NamedTuple):
    """What words for a use say of a building.

    Attributes
    ----------
    words : tuple of str, casefolded; the first row of a table of which one stands in the text counts; one alone, '',
        is for buildings of which no use is told
    lived_in : bool
    least, most : int, households that the use allows
    m2, m2_low, m2_house : float, floor for each household in a building with more than 3 floors, with fewer, and in a
        house; 0 where the form makes no difference
    spread, empty : as of `Kind`
    """

    words: tuple
    lived_in: bool
    least: int
    most: int
    m2: float
    m2_low: float
    m2_house: float
    spread: float
    empty: float


def row_of_use(text, table):
    """Find what a use says.

    Parameters
    ----------
    text : str
    table : list of UseWords

    Returns
    -------
    int, the row, NO_KIND where no word is known

    Examples
    --------
    >>> homes = UseWords(("住宅", "residential"), True, 0, 9999, 100, 130, 180, 0.4, 0.02)
    >>> row_of_use("Residential", [homes]), row_of_use("住宅楼", [homes]), row_of_use("gym", [homes])
    (0, 0, -1)
    """
    lowered = text.strip().casefold()
    for row, one in enumerate(table):
        if any(word in lowered if word else not lowered for word in one.words):
            return row
    return NO_KIND


def kinds_of(rows, table, areas, floors, parcels):
    """Sort buildings into kinds.

    Parameters
    ----------
    rows : (b,) array of int, of `table` or NO_KIND
    table : list of UseWords
    areas, floors : (b,) arrays of float, m² of ground, and floors, nan where not known
    parcels : bool, the ground is that of parcels, so nothing tells a house by its size

    Returns
    -------
    list of Kind; (b,) array of int, places in it, NO_KIND where nobody lives
    """
    kinds = []
    high = floors > _LOW_FLOORS
    house = ~high & (areas <= _HOUSE_M2) & (not parcels)
    kind = np.full(len(rows), NO_KIND, dtype=np.int64)
    for row, one in enumerate(table):
        if not one.lived_in:
            continue
        own = (rows == row) & (areas >= _SMALLEST_M2)
        forms = [
            ("", one.m2, own & high),
            ("low", one.m2_low, own & ~high & ~house),
            ("house", one.m2_house or one.m2_low, own & house),
        ]
        if not one.m2_low:
            forms = [("", one.m2, own)]
        for form, m2, of_form in forms:
            if of_form.any():
                kind[of_form] = len(kinds)
                name = f"{one.words[0]} {form}".strip()
                kinds.append(Kind(name, m2, one.spread, one.least, one.most, one.empty))
    return kinds, kind
