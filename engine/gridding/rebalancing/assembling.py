"""What was chosen made into a plan: units with their grids, polygons, codes, statuses, reasons, and what it cost."""

from dataclasses import dataclass

import numpy as np
import shapely

from ..arrangement import as_lines, first_container, lines_under, segments_of
from ..assembly import unions
from ..doubled import doubled_buildings
from ..explanations import buildings_on_edges, buildings_outside
from ..feasibility import explain
from ..findings import found
from ..grids_of_plan import grid_columns, numbered
from ..ground import ON_LINE
from ..inner_places import counted, inner_places
from ..intake import place_in
from ..leftovers import with_leftovers
from ..model import Plan

__all__ = ["assembled"]


@dataclass(frozen=True)
class _Units:
    """The units of the plan that is to be: columns of equal length."""

    polygons: np.ndarray
    ids: np.ndarray
    rows: np.ndarray  # the drawn unit, -1 where none
    grids: np.ndarray  # a code, or '+' and a word of its own for a new grid
    before: np.ndarray
    communities: np.ndarray


def assembled(district, drawn, rules, standing, reworked, changes, findings):
    """Make the plan.

    Parameters
    ----------
    district : District, tidy
    drawn : DrawnUnits
    rules : Rules
    standing : Standing
    reworked : list of Reworked
    changes : list of Change, one for each part of `reworked` in turn
    findings : list of Finding, what was found before

    Returns
    -------
    Plan, (u,) array of str: the code of the grid that each unit was in
    """
    units = _units(drawn, standing, reworked, changes)
    return _plan(district, drawn, rules, standing.kinds, units, findings), units.before


def _units(drawn, standing, reworked, changes):
    """The units of communities that stayed, then those of the others, in the order of their ids."""
    anew = np.isin(standing.communities, [one.community for one in reworked])
    kept = np.flatnonzero((standing.communities >= 0) & ~anew)
    columns = [
        (drawn.polygons[kept], kept, drawn.codes[kept], drawn.codes[kept], standing.communities[kept]),
        *_reworked_units(drawn, reworked, changes),
    ]
    polygons, rows, grids, before, communities = (np.concatenate(column) for column in zip(*columns))
    ids = _ids(polygons, rows, drawn.ids)
    order = np.argsort(ids, kind="stable")
    return _Units(*(column[order] for column in (polygons, ids, rows, grids, before, communities)))


def _reworked_units(drawn, reworked, changes):
    """Yield the columns of each community: polygons, rows of drawn units, grids now and before, communities."""
    changes = iter(changes)
    for one in reworked:
        new = 0
        units, members = one.relaid.units, one.units
        home = np.where(one.rows >= 0, drawn.codes[one.rows], "").astype(object)
        grid = home.copy()
        for part in one.parts:
            change = next(changes)
            count = max(max(change.grid_of) + 1 - len(part.codes), 0)
            fresh = [f"+{one.community}/{new + place}" for place in range(count)]
            names = np.array([*part.codes, *fresh], dtype=object)
            new += count
            grid[part.members] = names[change.grid_of]
        grid = with_leftovers(
            units, members, [part.members for part in one.parts], grid, f"+{one.community}/left over "
        )
        polygons = unions(one.relaid.ground.faces.polygons, units.of_face, len(units.areas))[members]
        if one.whole and (one.rows[members] >= 0).all() and len(np.unique(one.rows[members])) == len(members):
            polygons = drawn.polygons[one.rows[members]]
        yield polygons, one.rows[members], grid[members], home[members], np.full(len(members), one.community)


def _ids(polygons, rows, drawn_ids):
    """The largest piece of a drawn unit keeps its id; others, and what was no unit, get numbers of their own."""
    places = shapely.get_coordinates(shapely.centroid(polygons)).reshape(-1, 2)
    drawn = np.where(rows >= 0, drawn_ids[rows], -1)
    order = np.lexsort((places[:, 1], places[:, 0], -shapely.area(polygons), drawn))
    first = np.diff(drawn[order], prepend=-2) != 0
    keeps = order[first & (rows[order] >= 0)]
    ids = np.full(len(rows), -1)
    ids[keeps] = drawn_ids[rows[keeps]]
    fresh = order[ids[order] < 0]
    ids[fresh] = int(drawn_ids.max(initial=0)) + 1 + np.arange(len(fresh))
    return ids


def _plan(district, drawn, rules, kinds, units, findings):
    """Everything that GRIDS, UNITS and FINDINGS tell."""
    names, grid_of = np.unique(units.grids.astype(str), return_inverse=True)
    count, grid_of = len(names), grid_of.ravel()
    first = np.unique(grid_of, return_index=True)[1]
    communities = units.communities[first]
    polygons = unions(units.polygons, grid_of, count)
    building_units = first_container(inner_places(district.buildings), units.polygons)
    households, buildings = counted(building_units, district.households, len(units.ids))
    kept = ["" if name.startswith("+") else name for name in names.tolist()]
    used = set(district.used_codes) | drawn.known_codes | set(drawn.codes.tolist()) - {""}
    numbering, order = numbered(district, rules, polygons, communities, kept, used)
    rank = np.empty(count, dtype=int)
    rank[order] = np.arange(count)
    grid_of, polygons, communities = rank[grid_of], polygons[order], communities[order]
    own_kinds = [kinds.of_grid(kept[row], home) for row, home in zip(order.tolist(), communities.tolist(), strict=True)]
    bands = [kinds.band(kind, home) for kind, home in zip(own_kinds, communities.tolist(), strict=True)]
    totals, houses = (
        np.bincount(grid_of, weights=numbers, minlength=count).astype(int) for numbers in (households, buildings)
    )
    locked = drawn.locked[units.rows] & (units.rows >= 0)
    columns = grid_columns(district, numbering, order, polygons, communities, totals, houses, bands)
    codes, names = columns["grid_codes"].tolist(), columns["grid_names"].tolist()
    names = [drawn.names.get(code) or name for code, name in zip(codes, names, strict=True)]
    columns |= {"grid_names": np.array(names, dtype=object), "grid_kinds": np.array(own_kinds, dtype=object)}
    plan = Plan(
        **columns,
        grid_locked=np.bincount(grid_of, weights=locked, minlength=count) > 0,
        visible_boundary=_visible_share(district, polygons, communities),
        units=units.polygons,
        unit_ids=units.ids,
        unit_grids=grid_of,
        unit_communities=units.communities,
        unit_households=households,
        unit_buildings=buildings,
        unit_locked=locked,
        building_units=building_units,
        findings=[*findings, *numbering.findings],
    )
    plan.grid_reasons[:] = _reasons(plan, bands, kinds)
    plan.findings.extend(buildings_outside(district, building_units >= 0))
    plan.findings.extend(doubled_buildings(district.buildings, district.households, building_units >= 0))
    plan.findings.extend(buildings_on_edges(district, plan))
    return plan


def _visible_share(district, polygons, communities):
    """The share of each grid's outline on a street, a barrier, a wall or a community's edge."""
    segments = segments_of(polygons)
    home = np.append(communities, -1)
    hidden = home[segments.left] == home[segments.right]
    points = shapely.points(segments.middles[hidden])
    seen = np.zeros(len(points), dtype=bool)
    for lines in (district.streets, as_lines(district.barriers), as_lines(district.compounds)):
        if len(lines) and len(points):
            seen[lines_under(points, lines, ON_LINE)[0]] = True
    hidden[np.flatnonzero(hidden)[seen]] = False
    share = np.zeros(len(polygons))
    for side in (segments.left, segments.right):
        rows = hidden & (side >= 0)
        np.add.at(share, side[rows], segments.lengths[rows])
    return np.clip(1 - share / np.maximum(shapely.length(polygons), 1e-9), 0.0, 1.0)


def _reasons(plan, bands, kinds):
    """Why each grid out of band is so; grids that stand apart count for no community's limits."""
    homes = zip(plan.grid_codes.tolist(), plan.grid_communities.tolist(), strict=True)
    apart = np.array([kinds.apart(*home) for home in homes], dtype=bool)
    totals = np.bincount(plan.grid_communities, weights=np.where(apart, 0, plan.grid_households)).astype(int)
    reasons = []
    for grid, status in enumerate(plan.grid_statuses.tolist()):
        band, households = bands[grid], int(plan.grid_households[grid])
        about = {
            "grid_code": plan.grid_codes[grid],
            "community_code": plan.grid_community_codes[grid],
            "value": households,
            "place": place_in(plan.grids[grid]),
        }
        total = int(totals[plan.grid_communities[grid]])
        unfit = explain(total, band) if total else None
        if status == "in_band":
            reasons.append(None)
        elif plan.grid_locked[grid]:
            reasons.append(found("locked_grid_out_of_band", households=households, **about))
        elif apart[grid]:
            reasons.append(_off_its_band(households, band, about))
        elif not total:
            reasons.append(found("community_without_households", **about))
        elif unfit:
            check, numbers = unfit
            reasons.append(found(check, **numbers, **about))
        else:
            own = plan.grid_communities == plan.grid_communities[grid]
            units = int((plan.unit_communities == plan.grid_communities[grid]).sum())
            out = int((plan.grid_statuses[own] != "in_band").sum())
            reasons.append(found("no_division_found", units=units, households=total, out=out, **about))
    return reasons


def _off_its_band(households, band, about):
    """Say by how much a grid that only people change is out of its band."""
    if households > band.maximum:
        excess = households - band.maximum
        return found(
            "grid_over", **(about | {"value": excess}), households=households, maximum=band.maximum, excess=excess
        )
    short = band.minimum - households
    return found("grid_under", **(about | {"value": short}), households=households, minimum=band.minimum, short=short)
