"""Rules D2 to D4 and D10: grids lie side by side, cover their communities, and each lies in one of them."""

from dataclasses import dataclass

import numpy as np
import shapely

from ..findings import found
from ..intake import place_in

__all__ = ["ACROSS_M2", "TOLERANCE_M2", "Cover", "Homes", "cover_of", "homes_of", "own_grounds", "tiling_findings"]

TOLERANCE_M2 = 0.1
"""Square metres of a gap, an overlap or an overhang that are no fault."""

ACROSS_M2 = 1.0
"""Square metres of a grid that must lie in a second community before it counts as across."""

CUT_OUT = ("special", "vertical", "micro", "unit")
"""Kinds of grids that may lie over base grids, in a layer of their own or cut out of them: practice differs."""


@dataclass(frozen=True)
class Homes:
    """Which grids lie in which communities.

    Attributes
    ----------
    grids, communities : (n,) arrays of int, rows, a pair once
    areas : (n,) array of float, square metres that they share, above 0
    home : (g,) array of int, the community with the largest share; -1 where a grid lies in none
    across : (g,) array of bool, in more than one
    """

    grids: np.ndarray
    communities: np.ndarray
    areas: np.ndarray
    home: np.ndarray
    across: np.ndarray


@dataclass(frozen=True)
class Cover:
    """All grids over all communities.

    Attributes
    ----------
    gap, outside : geometry, ground of communities without a grid, and of grids without a community
    overlap_m2 : float, ground that is covered twice
    """

    gap: object
    outside: object
    overlap_m2: float


def own_grounds(communities):
    """The ground of each community: what overlaps goes to the one listed first, as in a division.

    Parameters
    ----------
    communities : (c,) array of Polygon or MultiPolygon, valid

    Returns
    -------
    (c,) array of geometries
    """
    one, other = shapely.STRtree(communities).query(communities, predicate="intersects")
    before = other < one
    one, other = one[before], other[before]
    deep = shapely.area(shapely.intersection(communities[one], communities[other])) > 0
    grounds = np.array(communities, dtype=object)
    for row in np.unique(one[deep]):
        grounds[row] = shapely.difference(grounds[row], shapely.union_all(communities[other[deep & (one == row)]]))
    return grounds


def homes_of(areas, grounds):
    """Find the communities that each grid lies in.

    Parameters
    ----------
    areas : (g,) array of Polygon or MultiPolygon, valid
    grounds : (c,) array of geometries, without overlaps

    Returns
    -------
    Homes
    """
    grid, community = shapely.STRtree(grounds).query(areas, predicate="intersects")
    shared = shapely.area(shapely.intersection(areas[grid], grounds[community]))
    there = shared > 0
    grid, community, shared = grid[there], community[there], shared[there]
    home = np.full(len(areas), -1)
    order = np.lexsort((-community, shared))  # the largest comes last and stays; of equals, the first listed
    home[grid[order]] = community[order]
    across = np.bincount(grid[shared > ACROSS_M2], minlength=len(areas)) > 1
    return Homes(grid, community, shared, home, across)


def cover_of(areas, grounds):
    """Lay all grids over the ground of all communities.

    Parameters
    ----------
    areas : (g,) array of Polygon or MultiPolygon, valid
    grounds : (c,) array of geometries, without overlaps

    Returns
    -------
    Cover

    Examples
    --------
    >>> cover = cover_of(shapely.box([0, 4], [0, 0], [5, 9], [1, 1]), shapely.box([0], [0], [10], [1]))
    >>> cover.gap.area, cover.overlap_m2, cover.outside.area
    (1.0, 1.0, 0.0)
    """
    covered, ground = shapely.union_all(areas), shapely.union_all(grounds)
    overlap = float(shapely.area(areas).sum() - shapely.area(covered))
    return Cover(shapely.difference(ground, covered), shapely.difference(covered, ground), max(overlap, 0.0))


def tiling_findings(layer, areas, grounds, community_codes, homes, cover):
    """Find overlaps, gaps, overhangs, and grids across communities.

    Parameters
    ----------
    layer : GridLayer
    areas : (g,) array of Polygon or MultiPolygon, valid
    grounds : (c,) array of geometries, without overlaps
    community_codes : (c,) array of str
    homes : Homes
    cover : Cover

    Returns
    -------
    list of Finding
    """
    codes = np.append(community_codes, "")
    return [
        *_overlaps(layer, areas, codes, homes),
        *_gaps(cover.gap, grounds, codes, homes),
        *_outside(layer, areas, cover.outside, codes, homes),
        *_across(layer, areas, grounds, codes, homes),
    ]


def _overlaps(layer, areas, codes, homes):
    """Grids over each other; a special grid over a base grid is told, not blamed."""
    one, other = shapely.STRtree(areas).query(areas, predicate="intersects")
    one, other = one[one < other], other[one < other]
    shared = shapely.intersection(areas[one], areas[other])
    size = shapely.area(shared)
    special = np.isin(layer.kinds, CUT_OUT)
    for row in np.flatnonzero(size > TOLERANCE_M2):
        first, second = one[row], other[row]
        check = "grids_overlap" if special[first] == special[second] else "grid_overlay"
        if special[first] and not special[second]:
            first, second = second, first
        yield found(
            check,
            grid_code=layer.codes[second],
            community_code=codes[homes.home[second]],
            value=size[row],
            place=place_in(_largest(shared[row])),
            other=str(layer.codes[first]),
            area_m2=round(float(size[row]), 1),
        )


def _gaps(gap, grounds, codes, homes):
    """Ground of communities that no grid covers: large pieces each, small ones together."""
    inhabited = np.unique(homes.communities[homes.areas > TOLERANCE_M2])
    for row in np.setdiff1d(np.flatnonzero(shapely.area(grounds) > TOLERANCE_M2), inhabited):
        area = float(shapely.area(grounds[row]))
        where = {"community_code": codes[row], "place": place_in(grounds[row])}
        yield found("community_without_grid", value=area, area_m2=round(area, 1), **where)
    pieces = shapely.get_parts(gap)
    pieces = pieces[shapely.area(pieces) > 0]
    pieces = pieces[np.argsort(-shapely.area(pieces), kind="stable")]
    piece, community = shapely.STRtree(grounds).query(pieces, predicate="intersects") if len(pieces) else ((), ())
    parts = shapely.intersection(pieces[piece], grounds[community]) if len(piece) else np.empty(0, dtype=object)
    size = shapely.area(parts)
    for row in inhabited:
        own = np.flatnonzero((community == row) & (size > 0)) if len(piece) else np.empty(0, dtype=int)
        large = own[size[own] >= ACROSS_M2]
        small = own[size[own] < ACROSS_M2]
        groups = [[part] for part in large] + ([small] if size[small].sum() > TOLERANCE_M2 else [])
        for group in groups:
            area = float(size[group].sum())
            place = place_in(_largest(parts[group[np.argmax(size[group])]]))
            numbers = {"pieces": len(group), "area_m2": round(area, 1)}
            yield found("grids_gap", community_code=codes[row], value=area, place=place, **numbers)


def _outside(layer, areas, outside, codes, homes):
    """Grids that reach out of every community."""
    if shapely.is_empty(outside):
        return
    pieces = shapely.get_parts(outside)
    piece, grid = shapely.STRtree(areas).query(pieces, predicate="intersects")
    over = shapely.intersection(pieces[piece], areas[grid])
    size = shapely.area(over)
    total = np.bincount(grid, weights=size, minlength=len(areas))
    for row in np.flatnonzero(total > TOLERANCE_M2):
        own = np.flatnonzero(grid == row)
        place = place_in(_largest(over[own[np.argmax(size[own])]]))
        where = {"grid_code": layer.codes[row], "community_code": codes[homes.home[row]], "place": place}
        yield found("grid_outside", value=total[row], area_m2=round(float(total[row]), 1), **where)


def _across(layer, areas, grounds, codes, homes):
    """Grids in several communities, once for each community but the one they lie in most."""
    away = homes.across[homes.grids] & (homes.areas > ACROSS_M2) & (homes.communities != homes.home[homes.grids])
    for row in np.flatnonzero(away):
        grid, community, area = homes.grids[row], homes.communities[row], float(homes.areas[row])
        part = _largest(shapely.intersection(areas[grid], grounds[community]))
        where = {"grid_code": layer.codes[grid], "community_code": codes[homes.home[grid]], "place": place_in(part)}
        numbers = {"other": str(codes[community]), "area_m2": round(area, 1)}
        yield found("grid_across_communities", value=area, **numbers, **where)


def _largest(geometry):
    """The part with the largest area."""
    parts = shapely.get_parts(geometry)
    return parts[np.argmax(shapely.area(parts))] if len(parts) else geometry
