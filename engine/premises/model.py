"""What is known of buildings: where they stand, their addresses, their dwellings, and the rows of a register."""

from dataclasses import dataclass

import numpy as np

from ..columns import Columns, table_of

__all__ = [
    "METHODS",
    "NO_FLOOR",
    "STATES",
    "TIE_STATES",
    "USES",
    "Addresses",
    "Buildings",
    "Dwellings",
    "RegisterRows",
    "Ties",
    "addresses_of",
    "buildings_of",
    "dwellings_of",
    "register_rows_of",
    "ties_of",
]

NO_FLOOR = -32768
"""The number of a floor that is not known; cellars are below zero."""

USES = ("residential", "commercial", "public", "industrial", "storage", "other")
"""What a building is for: 居住, 商业, 公共, 工业, 仓储, 其他."""

STATES = ("occupied", "empty", "shop", "unknown")
"""What a dwelling is."""

METHODS = ("code", "address", "inside", "overlap", "street_side", "decided", "none")
"""How a row of a register came to its building."""

TIE_STATES = ("sure", "doubtful", "decided", "unmatched")
"""How sure a tie is."""


@dataclass(frozen=True)
class Buildings(Columns):
    """Buildings, a row each.

    Attributes
    ----------
    ids : (b,) array of str, the building's code in its town, each once
    footprints : (b,) array of Polygon, MultiPolygon, Point or None, metres
    names, compounds : (b,) arrays of str, '' where not known
    uses : (b,) array of str, of `USES`, '' where not known
    floors, floors_below : (b,) arrays of int, those above and under the ground, -1 where not known
    heights : (b,) array of float, metres above the ground, nan where not known
    entrances, dwellings : (b,) arrays of int, -1 where not known
    households : (b,) array of int
    units : (b,) array of int, the unit_id of the unit it stands in, -1 for none
    public_ids : (b,) array of str, what its code on a wall says, '' for none
    """

    ids: np.ndarray
    footprints: np.ndarray
    names: np.ndarray
    uses: np.ndarray
    compounds: np.ndarray
    floors: np.ndarray
    floors_below: np.ndarray
    entrances: np.ndarray
    dwellings: np.ndarray
    heights: np.ndarray
    households: np.ndarray
    units: np.ndarray
    public_ids: np.ndarray


@dataclass(frozen=True)
class Addresses(Columns):
    """Addresses, a row each; a building may have several.

    Attributes
    ----------
    texts : (a,) array of str
    buildings : (a,) array of int, rows of Buildings, -1 for none
    points : (a,) array of Point or None, metres
    """

    texts: np.ndarray
    buildings: np.ndarray
    points: np.ndarray


@dataclass(frozen=True)
class Dwellings(Columns):
    """What is counted in buildings: a row a dwelling, an entrance or a building. A building's finest rows count.

    Attributes
    ----------
    buildings : (d,) array of int, rows of Buildings
    entrances : (d,) array of str, the bare number or letter ('1' of 1单元), '' where not known
    floors : (d,) array of int, NO_FLOOR where not known
    rooms : (d,) array of str, '' where the row is no single dwelling
    states : (d,) array of str, of `STATES`
    dwellings, households : (d,) arrays of int
    """

    buildings: np.ndarray
    entrances: np.ndarray
    floors: np.ndarray
    rooms: np.ndarray
    states: np.ndarray
    dwellings: np.ndarray
    households: np.ndarray


@dataclass(frozen=True)
class RegisterRows(Columns):
    """A register as it arrived, its columns about persons gone.

    Attributes
    ----------
    keys : (n,) array of str, each once and the same the next time: the code, else the address, else the row's number
    rows : (n,) array of int, the line in the file, for messages
    codes, addresses, entrances, rooms : (n,) arrays of str, '' where not known
    uses : (n,) array of str, of `USES` or ''
    states : (n,) array of str, of `STATES`
    floors : (n,) array of int, NO_FLOOR where not known
    dwellings, households : (n,) arrays of int
    points : (n,) array of Point or None, metres
    """

    keys: np.ndarray
    rows: np.ndarray
    codes: np.ndarray
    addresses: np.ndarray
    entrances: np.ndarray
    rooms: np.ndarray
    uses: np.ndarray
    states: np.ndarray
    floors: np.ndarray
    dwellings: np.ndarray
    households: np.ndarray
    points: np.ndarray


@dataclass(frozen=True)
class Ties(Columns):
    """To which building each row of a register belongs; row i is of row i of the register.

    Attributes
    ----------
    buildings : (n,) array of int, rows of Buildings, -1 for none
    methods : (n,) array of str, of `METHODS`
    confidences : (n,) array of float, 0 to 1
    states : (n,) array of str, of `TIE_STATES`
    candidates : (n, 3) array of int, rows of Buildings, the best first, -1 for none
    candidate_scores : (n, 3) array of float, 0 to 1
    """

    buildings: np.ndarray
    methods: np.ndarray
    confidences: np.ndarray
    states: np.ndarray
    candidates: np.ndarray
    candidate_scores: np.ndarray


_WIDTHS = {"candidates": 3, "candidate_scores": 3}

_DEFAULTS = {
    Buildings: {
        "footprints": (object, None),
        "names": (object, ""),
        "uses": (object, ""),
        "compounds": (object, ""),
        "floors": (int, -1),
        "floors_below": (int, -1),
        "entrances": (int, -1),
        "dwellings": (int, -1),
        "heights": (float, np.nan),
        "households": (int, 0),
        "units": (int, -1),
        "public_ids": (object, ""),
    },
    Addresses: {"buildings": (int, -1), "points": (object, None)},
    Dwellings: {
        "entrances": (object, ""),
        "floors": (int, NO_FLOOR),
        "rooms": (object, ""),
        "states": (object, "unknown"),
        "dwellings": (int, 1),
        "households": (int, 0),
    },
    RegisterRows: {
        "rows": (int, None),
        "codes": (object, ""),
        "addresses": (object, ""),
        "entrances": (object, ""),
        "rooms": (object, ""),
        "uses": (object, ""),
        "states": (object, "unknown"),
        "floors": (int, NO_FLOOR),
        "dwellings": (int, 1),
        "households": (int, 0),
        "points": (object, None),
    },
    Ties: {
        "methods": (object, "none"),
        "confidences": (float, 0.0),
        "states": (object, "unmatched"),
        "candidates": (int, -1),
        "candidate_scores": (float, 0.0),
    },
}


def buildings_of(ids, **columns):
    """Buildings of which only these columns are known.

    Parameters
    ----------
    ids : (b,) sequence of str
    **columns : (b,) sequences by the names of `Buildings`; what is left out is not known

    Returns
    -------
    Buildings

    Raises
    ------
    ValueError : columns of different lengths
    TypeError : a column of another name

    Examples
    --------
    >>> some = buildings_of(["A-1", "A-2"], floors=[6, 18])
    >>> len(some), some.floors.tolist(), some.households.tolist(), some.uses.tolist()
    (2, [6, 18], [0, 0], ['', ''])
    >>> some.taken([1]).ids.tolist()
    ['A-2']
    """
    return _of(Buildings, "ids", object, ids, columns)


def addresses_of(texts, **columns):
    """Addresses of which only these columns are known, as `buildings_of`.

    Examples
    --------
    >>> addresses_of(["柳叶大道12号"], buildings=[0]).points.tolist()
    [None]
    """
    return _of(Addresses, "texts", object, texts, columns)


def dwellings_of(buildings, **columns):
    """Dwellings of which only these columns are known, as `buildings_of`; each row is one dwelling unless told.

    Examples
    --------
    >>> dwellings_of([0, 0], rooms=["101", "102"], households=[1, 0]).states.tolist()
    ['unknown', 'unknown']
    """
    return _of(Dwellings, "buildings", int, buildings, columns)


def register_rows_of(keys, **columns):
    """Rows of a register of which only these columns are known, as `buildings_of`; rows are numbered from 1.

    Examples
    --------
    >>> register_rows_of(["a", "b"], households=[3, 4]).rows.tolist()
    [1, 2]
    """
    columns.setdefault("rows", np.arange(1, len(keys) + 1))
    return _of(RegisterRows, "keys", object, keys, columns)


def ties_of(buildings, **columns):
    """Ties of which only these columns are known, as `buildings_of`.

    Examples
    --------
    >>> ties_of([2, -1]).candidates.tolist()
    [[-1, -1, -1], [-1, -1, -1]]
    """
    return _of(Ties, "buildings", int, buildings, columns)


def _of(kind, first, first_type, values, columns):
    """A table of this kind with these columns, the others at their defaults."""
    return table_of(kind, _DEFAULTS[kind], (first, first_type), values, columns, _WIDTHS)
