"""Units and their grids made into a plan: polygons, codes, names, statuses and reasons."""

import numpy as np
import shapely

from .explanations import explained, observed
from .grids_of_plan import grid_columns, numbered
from .model import Plan

__all__ = ["assemble", "unions"]


def assemble(district, rules, ground, units, grid_of, proofs, findings):
    """Make the plan.

    Parameters
    ----------
    district : District
    rules : Rules
    ground : Ground
    units : Units
    grid_of : (u,) array of int, the grid of each unit, in any numbering; locked units may have any
    proofs : (f,) array of Proof or None, for each face, why its part of the community cannot be divided in band
    findings : list of Finding, what was found before

    Returns
    -------
    Plan
    """
    grid_of = _with_locked(units, grid_of)
    grid_of_face = grid_of[units.of_face]
    count = int(grid_of.max(initial=-1)) + 1
    polygons = unions(ground.faces.polygons, grid_of_face, count)
    first_unit = np.unique(grid_of, return_index=True)[1]
    communities = units.communities[first_unit]
    locked = units.locked[first_unit]
    known = np.append(np.asarray(district.locked_codes, dtype=object), "")
    kept = [str(code) for code in known[locked]]
    numbering, order = numbered(district, rules, polygons, communities, kept, district.used_codes)
    rank = np.empty(count, dtype=int)
    rank[order] = np.arange(count)
    grid_of = rank[grid_of]
    polygons, communities, locked = polygons[order], communities[order], locked[order]
    bands = [rules.bands[kind] for kind in district.community_kinds[communities]]
    households, buildings = (
        np.bincount(grid_of, weights=numbers, minlength=count).astype(int)
        for numbers in (units.households, units.buildings)
    )
    grids = grid_columns(district, numbering, order, polygons, communities, households, buildings, bands)
    first_place = ground.faces.places[_first(units.of_face)]
    unit_order = np.lexsort((first_place[:, 1], first_place[:, 0], grid_of))
    plan = Plan(
        **grids,
        grid_locked=locked >= 0,
        visible_boundary=_visible_share(ground, grid_of[units.of_face], count),
        units=unions(ground.faces.polygons, units.of_face, len(units.areas))[unit_order],
        unit_ids=np.arange(1, len(unit_order) + 1),
        unit_grids=grid_of[unit_order],
        unit_communities=units.communities[unit_order],
        unit_households=units.households[unit_order],
        unit_buildings=units.buildings[unit_order],
        unit_locked=units.locked[unit_order] >= 0,
        building_units=_building_units(ground, units, unit_order),
        findings=[*findings, *numbering.findings],
    )
    reasons = explained(district, rules, ground, units, grid_of, proofs, plan)
    plan.grid_reasons[:] = reasons
    plan.findings.extend(observed(district, rules, ground, units, grid_of, plan))
    return plan


def _with_locked(units, grid_of):
    """Give each locked grid a number of its own, and number all grids from 0."""
    grid_of = np.where(units.locked >= 0, grid_of.max(initial=-1) + 1 + units.locked, grid_of)
    return np.unique(grid_of, return_inverse=True)[1].ravel()


def unions(polygons, group, count):
    """Join polygons that share their edges exactly, group by group."""
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], np.arange(count + 1))
    joined = np.empty(count, dtype=object)
    for row in range(count):
        members = polygons[order[starts[row] : starts[row + 1]]]
        joined[row] = members[0] if len(members) == 1 else _single(shapely.coverage_union_all(members))
    return shapely.normalize(joined)


def _single(geometry):
    """A polygon out of a collection that holds just one."""
    parts = shapely.get_parts(geometry)
    return parts[0] if len(parts) == 1 else geometry


def _first(of_face):
    return np.unique(of_face, return_index=True)[1]


def _visible_share(ground, grid_of_face, count):
    """The share of each grid's outline on a street, a barrier, a wall or a community's edge."""
    seen, total = np.zeros(count), np.zeros(count)
    inner = ground.inner_segments
    for sides, visible in ((ground.segments, None), (inner, ground.visible)):
        left, right = (np.append(grid_of_face, -1)[side] for side in (sides.left, sides.right))
        border = left != right
        for side in (left, right):
            here = border & (side >= 0)
            if visible is None:
                np.add.at(total, side[here], sides.lengths[here])
            else:
                hidden = here & ~visible
                np.add.at(seen, side[hidden], -sides.lengths[hidden])
    return np.clip((total + seen) / np.maximum(total, 1e-9), 0.0, 1.0)


def _building_units(ground, units, unit_order):
    if not len(unit_order):
        return np.full(len(ground.building_faces), -1)
    rank = np.empty(len(unit_order), dtype=int)
    rank[unit_order] = np.arange(len(unit_order))
    inside = ground.building_faces >= 0
    return np.where(inside, rank[units.of_face[np.where(inside, ground.building_faces, 0)]], -1)
