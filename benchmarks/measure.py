"""How good a division is, from its polygons and the district alone; nothing that a run says of itself is believed.

Every length is in metres and every area in square metres, in the metric CRS that the arrays are in.
"""

import math

import numpy as np
import shapely

__all__ = ["least_out", "measure"]

NOTICED_M2 = 1.0
"""Square metres of a shape that must lie in another before it counts as lying there."""

IN_SIGHT_M = 5.0
"""Metres from a street or barrier within which a boundary can be seen."""

AT_LIMIT = 10
"""Households from a limit within which a grid counts as near it."""


def least_out(total, minimum, maximum):
    """Say how many grids must be out of band when a community has so many households, and by how many at least.

    Examples
    --------
    >>> least_out(530, 350, 500), least_out(680, 350, 500), least_out(800, 350, 500)
    ((1, 30), (1, 20), (0, 0))
    """
    most = total // minimum
    if total <= 0 or math.ceil(total / maximum) <= most:
        return 0, 0
    short = (most + 1) * minimum - total
    return 1, min(short, total - most * maximum) if most else short


def measure(grids, arrays, minimum=350, maximum=500):
    """Measure a division.

    Parameters
    ----------
    grids : (g,) array of geometries in the CRS of `arrays`
    arrays : benchmarks.layers.Arrays

    Returns
    -------
    dict of str to int or float, the columns that README.md explains
    """
    grids = np.asarray(grids, dtype=object)
    figures = {
        "grids": len(grids),
        "broken": int((~shapely.is_valid(grids)).sum() + (shapely.get_num_geometries(grids) != 1).sum()),
    }
    whole = shapely.make_valid(grids)
    figures |= _tiling(whole, arrays.communities)
    owner = _owner(whole, arrays.communities)
    figures |= _band(whole, owner, arrays, minimum, maximum)
    figures["visible"] = _visible(whole, arrays)
    figures["cut"] = _cut(whole, owner, arrays)
    compactness = 4 * math.pi * shapely.area(whole) / np.maximum(shapely.length(whole), 1e-9) ** 2
    figures["pp_mean"] = round(float(compactness.mean()), 3)
    figures["pp_p10"] = round(float(np.quantile(compactness, 0.1)), 3)
    return figures


def _tiling(grids, communities):
    """Ground of communities without a grid, ground of grids without a community, ground under two grids."""
    covered, wanted = shapely.union_all(grids), shapely.union_all(communities)
    return {
        "gap_m2": round(shapely.area(shapely.difference(wanted, covered)), 2),
        "outside_m2": round(shapely.area(shapely.difference(covered, wanted)), 2),
        "overlap_m2": round(float(shapely.area(grids).sum()) - shapely.area(covered), 2),
    }


def _owner(grids, communities):
    """The community that holds most of each grid; -1 where none does."""
    grid, community = shapely.STRtree(communities).query(grids, predicate="intersects")
    shared = shapely.area(shapely.intersection(grids[grid], communities[community]))
    owner = np.full(len(grids), -1)
    rising = np.argsort(shared, kind="stable")
    owner[grid[rising]] = community[rising]
    return owner


def _first(places, polygons):
    """The first polygon that covers each point; -1 where none does."""
    place, polygon = shapely.STRtree(polygons).query(places, predicate="intersects")
    first = np.full(len(places), len(polygons))
    np.minimum.at(first, place, polygon)
    return np.where(first < len(polygons), first, -1)


def _band(grids, owner, arrays, minimum, maximum):
    """Households of the grids against the band, and against what the communities' totals allow."""
    places = shapely.point_on_surface(arrays.buildings)
    grid, home = _first(places, grids), _first(places, arrays.communities)
    households, living = arrays.households, home >= 0
    sums = np.bincount(grid[grid >= 0], weights=households[grid >= 0], minlength=len(grids))
    giant = living & (households > maximum)  # a building alone over the maximum is a grid of its own
    count = len(arrays.communities)
    everybody = np.bincount(home[living], weights=households[living], minlength=count)
    plain = np.bincount(home[living & ~giant], weights=households[living & ~giant], minlength=count)
    least = [least_out(int(total), minimum, maximum) for total in plain]
    least_grids = sum(grids for grids, _ in least) + int(giant.sum())
    # A community where nobody lives is one grid all the same, and no fault.
    counted = (sums > 0) | ((owner >= 0) & (everybody[owner] > 0))
    off = np.maximum(np.maximum(minimum - sums, sums - maximum), 0)
    out = int((counted & (off > 0)).sum())
    near = counted & (off == 0) & (np.minimum(sums - minimum, maximum - sums) <= AT_LIMIT)
    return {
        "households": int(sums.sum()),
        "lost": int(households[living].sum() - households[living & (grid >= 0)].sum()),
        "out": out,
        "least_out": least_grids,
        "reachable": round(1 - max(out - least_grids, 0) / max(int(counted.sum()), 1), 4),
        "off": int(off[counted].sum()),
        "least_off": int(sum(households for _, households in least) + (households[giant] - maximum).sum()),
        "near": round(float(near.sum() / max(int(counted.sum()), 1)), 4),
    }


def _visible(grids, arrays):
    """The share of the boundary between grids of one community that runs along something one can see."""
    edges = shapely.union_all(shapely.boundary(grids))
    rim = shapely.union_all(shapely.buffer(shapely.boundary(arrays.communities), 1.0))
    inner = shapely.difference(edges, rim)
    if not len(arrays.lines) or not shapely.length(inner):
        return float("nan")
    parts = shapely.get_parts(inner)
    near = np.unique(shapely.STRtree(arrays.lines).query(parts, predicate="dwithin", distance=IN_SIGHT_M)[1])
    sight = shapely.union_all(shapely.buffer(arrays.lines[near], IN_SIGHT_M, quad_segs=4))
    return round(float(shapely.length(shapely.intersection(inner, sight)) / shapely.length(inner)), 4)


def _cut(grids, owner, arrays):
    """Buildings with a noticeable part in each of two grids of one community."""
    building, grid = shapely.STRtree(grids).query(arrays.buildings, predicate="intersects")
    part = shapely.area(shapely.intersection(arrays.buildings[building], grids[grid])) > NOTICED_M2
    pairs = np.column_stack([building[part], owner[grid[part]]])
    found, pieces = np.unique(pairs, axis=0, return_counts=True)
    return len(np.unique(found[pieces > 1, 0]))
