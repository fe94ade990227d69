"""A plan out of units that somebody drew: the same borders, open or not, at the same prices as a division's."""

from dataclasses import dataclass

import numpy as np

from ..assembly import unions
from ..findings import found
from ..ground_over import ground_over, relaid
from ..intake import tidy
from ..units import Borders
from .model import UNASSIGNED, Fabric, fabric_of

__all__ = ["PlanGround", "ground_of_units"]

OWN_CODE = "{number:03d}"


@dataclass(frozen=True)
class PlanGround:
    """What a plan is made on.

    Attributes
    ----------
    fabric : Fabric, its units in the order of their ids, its communities those that follow
    codes : (u,) array of str, the grid of each unit, '' where it has none
    visible : (e,) array of float, metres of each border of the fabric that lie on a street, a barrier or a wall
    row_codes, row_kinds : (c,) arrays of str, a row a community of the district; a code may stand there twice
    building_units : (b,) array of int, the unit_id of each building, -1 outside every community
    findings : list of Finding
    """

    fabric: Fabric
    codes: np.ndarray
    visible: np.ndarray
    row_codes: np.ndarray
    row_kinds: np.ndarray
    building_units: np.ndarray
    findings: list


def ground_of_units(district, polygons, unit_ids, grid_codes, unit_communities, bands, check=lambda: None):
    """Lay the ground under units and find out how they hang together.

    Ground that no unit covers, and what of a unit lies in another community than its grid, becomes units of their own
    that belong to no grid; slivers join a neighbour.

    Parameters
    ----------
    district : District
    polygons : (n,) array of Polygon or MultiPolygon, the units
    unit_ids : (n,) array of int, each once
    grid_codes : (n,) array of str, '' where the unit belongs to none
    unit_communities : (n,) array of str, the code of the community that each says it lies in; '' where it says none
    bands : dict of str (kind) to Band
    check : callable, raises to stop the work

    Returns
    -------
    PlanGround
    """
    district, findings = tidy(district)
    ground, row_of_face = ground_over(district, polygons, check=check)
    check()
    laid = relaid(ground, row_of_face)
    units, row, main = laid.units, laid.rows, laid.main
    unit = units.of_face
    row_codes = _community_codes(district, units, row, main, unit_communities)
    codes = np.where(row >= 0, np.append(grid_codes, UNASSIGNED)[row], UNASSIGNED).astype(object)
    away = _away_from_home(units, codes, row_codes)
    codes[away] = UNASSIGNED
    findings += _unassigned(units, ground, unit, row, away)
    ids = np.where(main, np.append(unit_ids, 0)[row], 0)
    ids[~main] = max(int(np.max(unit_ids, initial=0)), 0) + 1 + np.arange(np.count_nonzero(~main))
    order = np.argsort(ids)
    names, first, of_row = np.unique(row_codes, return_index=True, return_inverse=True)
    by_appearance = np.argsort(first)
    place = np.empty(len(names), dtype=int)
    place[by_appearance] = np.arange(len(names))
    kinds = np.asarray(district.community_kinds, dtype=object)[np.sort(first)]
    borders, visible = _reordered(units.borders, _visible(ground, unit, units.borders), order)
    fabric = fabric_of(
        unions(ground.faces.polygons, unit, len(row))[order],
        ids[order],
        place[of_row.ravel()][units.communities[order]],
        units.households[order],
        units.buildings[order],
        names[by_appearance],
        [bands[kind] for kind in kinds],
        borders,
        units.wet[order],
        kinds.tolist(),
        bands,
    )
    inside = ground.building_faces >= 0
    building_units = np.where(inside, ids[unit[np.where(inside, ground.building_faces, 0)]], -1)
    row_kinds = kinds[place[of_row.ravel()]]
    return PlanGround(fabric, codes[order], visible, row_codes, row_kinds, building_units, findings)


def _community_codes(district, units, row, main, unit_communities):
    """The code of each community of the district: what most of its units say, else its own, else its number."""
    codes = np.asarray(district.community_codes, dtype=object).copy()
    said = np.append(unit_communities, "")[np.where(main, row, -1)]
    for community in range(len(codes)):
        here = (units.communities == community) & (said != "")
        words, which = np.unique(said[here].astype(str), return_inverse=True)
        if len(words):
            codes[community] = str(words[np.bincount(which.ravel(), weights=units.areas[here]).argmax()])
        elif not codes[community]:
            codes[community] = OWN_CODE.format(number=community + 1)
    return codes


def _away_from_home(units, codes, row_codes):
    """Units that lie in another community than most of their grid: (u,) array of bool."""
    own = np.asarray(row_codes, dtype=str)[units.communities]
    away = np.zeros(len(codes), dtype=bool)
    for code in sorted(set(codes.tolist()) - {UNASSIGNED}):
        members = np.flatnonzero(codes == code)
        homes, which = np.unique(own[members], return_inverse=True)
        if len(homes) > 1:
            home = np.bincount(which.ravel(), weights=units.areas[members]).argmax()
            away[members] = which.ravel() != home
    return away


def _unassigned(units, ground, unit, row, away):
    """Findings on ground that got no grid because it was in no unit, or in another community than its grid."""
    findings = []
    for check, chosen in (("plan_ground_without_unit", row < 0), ("plan_unit_left_community", away)):
        rows = np.flatnonzero(chosen)
        if len(rows):
            face = np.flatnonzero(unit == rows[units.areas[rows].argmax()])[0]
            numbers = {"count": len(rows), "households": int(units.households[rows].sum())}
            area = float(units.areas[rows].sum())
            place = tuple(ground.faces.places[face].tolist())
            findings.append(found(check, value=len(rows), place=place, area_m2=area, **numbers))
    return findings


def _visible(ground, unit, borders):
    """How many metres of each border one can see."""
    sides = ground.inner_segments
    ends = np.sort(np.column_stack([unit[sides.left], unit[sides.right]]), axis=1)
    seen = ground.visible & (ends[:, 0] != ends[:, 1])
    count = int(unit.max()) + 1
    keys = borders.pairs[:, 0] * count + borders.pairs[:, 1]
    row = np.searchsorted(keys, ends[seen, 0] * count + ends[seen, 1])
    return np.bincount(row, weights=sides.lengths[seen], minlength=len(keys))


def _reordered(borders, visible, order):
    """The borders where unit i is the one that was `order[i]`, in the order that the engine keeps them in."""
    rank = np.empty(len(order), dtype=int)
    rank[order] = np.arange(len(order))
    pairs = np.sort(rank[borders.pairs], axis=1).reshape(-1, 2)
    by_pair = np.lexsort((pairs[:, 1], pairs[:, 0]))
    moved = Borders(pairs[by_pair], *(column[by_pair] for column in (borders.lengths, borders.prices, borders.open)))
    return moved, visible[by_pair]
