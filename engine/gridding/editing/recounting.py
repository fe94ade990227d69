"""The households of a plan's units by a new register: buildings found again by their ids, new ones by their place."""

from dataclasses import dataclass

import numpy as np
import shapely

from ..findings import found
from ..inner_places import counted

__all__ = ["Recount", "Register", "recount"]


@dataclass(frozen=True)
class Register:
    """A new register, row by row.

    Attributes
    ----------
    features : (n,) array of int, by which a person finds a row again
    ids : (n,) array of str, '' where a row has none
    households : (n,) array of int
    places : (n,) array of Point, None where nothing is said
    """

    features: np.ndarray
    ids: np.ndarray
    households: np.ndarray
    places: np.ndarray


@dataclass(frozen=True)
class Recount:
    """What the units hold by a register.

    Attributes
    ----------
    households, buildings : (u,) arrays of int
    findings : list of Finding
    """

    households: np.ndarray
    buildings: np.ndarray
    findings: list


def recount(polygons, register, known):
    """Count a register by unit.

    Parameters
    ----------
    polygons : (u,) array of Polygon, the units
    register : Register
    known : dict of str (id) to (int, int), the unit's row and the households of each building of the plan; a row of -1
        for one that lies in no unit

    Returns
    -------
    Recount
        A row whose id stood there before is left out. One with an unknown id, or without one, counts where it lies; one
        that lies nowhere is left out. Buildings that the register does not have any more hold nobody. A finding each.

    Examples
    --------
    >>> units = [shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)]
    >>> register = Register(np.arange(3), np.array(["a", "b", "new"]), np.array([5, 6, 7]),
    ...                     np.array([None, None, shapely.Point(15, 5)]))
    >>> new = recount(np.array(units), register, {"a": (0, 4), "b": (1, 6), "gone": (1, 9)})
    >>> new.households.tolist(), [finding.check for finding in new.findings]
    ([5, 13], ['register_unknown', 'register_missing'])
    """
    first = np.zeros(len(register.ids), dtype=bool)
    first[np.unique(register.ids.astype(str), return_index=True)[1]] = True
    first |= register.ids == ""
    by_id = np.array([known[code][0] if code in known else -1 for code in register.ids], dtype=int)
    strange = first & (by_id < 0)
    unit = by_id.copy()
    unit[strange] = _units_at(polygons, register.places[strange])
    households, buildings = counted(np.where(first, unit, -1), register.households, len(polygons))
    new = strange & (unit >= 0) & (register.ids != "") & bool(known)
    findings = [
        *_told("register_duplicate", register, ~first),
        *_told("register_unknown", register, new),
        *_told("building_outside", register, first & (unit < 0)),
    ]
    gone = sorted(set(known) - set(register.ids.tolist())) if (register.ids != "").any() else []
    if gone:
        lost = sum(known[code][1] for code in gone)
        findings.append(found("register_missing", value=len(gone), count=len(gone), households=lost, first=gone[0]))
    return Recount(households, buildings, findings)


def _units_at(polygons, places):
    """The unit that each place lies in, -1 where in none."""
    unit = np.full(len(places), -1)
    place, polygon = shapely.STRtree(polygons).query(places, predicate="intersects")
    unit[place[::-1]] = polygon[::-1]
    return unit


def _told(check, register, rows):
    """A finding on some rows of a register, none where there are none."""
    rows = np.flatnonzero(rows)
    if not len(rows):
        return []
    households, first = int(register.households[rows].sum()), int(register.features[rows].min())
    place = register.places[rows[0]]
    where = None if place is None else (place.x, place.y)
    return [found(check, value=len(rows), place=where, count=len(rows), households=households, first=first)]
