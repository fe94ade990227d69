"""What is wrong with a district's geometry, repaired and reported before any line is noded."""

from dataclasses import replace

import numpy as np
import shapely

from .findings import found

__all__ = ["canonical_order", "place_in", "tidy"]

LEAST_OVERLAP_M2 = 1.0
"""Square metres under which communities only touch: digitised edges never agree to the millimetre."""

BESIDE_M = 0.01
"""Metres within which a community lies beside a gap: its corners were moved by a hair when all were put together."""

GAP_WIDTH_M = 20.0
"""Metres: ground between communities that is open at an end and wider than this was left out on purpose."""

GAP_LENGTH_M = 50.0
"""Metres that such ground must run along each of two communities: where outlines part at a corner is no gap."""

NOWHERE = shapely.Polygon()


def tidy(district):
    """Make geometries valid and report communities that overlap or leave gaps.

    Rows keep their places: what has no geometry stays as an empty one, so that every row can still be named.

    Parameters
    ----------
    district : District

    Returns
    -------
    District, list of Finding
    """
    communities = np.array([_areal(geometry) for geometry in district.communities], dtype=object)
    repaired = replace(
        district,
        communities=communities,
        buildings=_valid(district.buildings),
        streets=_present(district.streets),
        street_ranks=np.asarray(district.street_ranks, dtype=int)[_has_shape(district.streets)],
        barriers=_valid(_present(district.barriers)),
        compounds=_valid(district.compounds),
        locked=_valid(district.locked),
    )
    codes = district.community_codes
    return repaired, [*_overlaps(communities, codes), *_gaps(communities)]


def canonical_order(district):
    """Order buildings by what they are, so that a plan does not depend on the order of the rows.

    Returns
    -------
    (b,) array of int, rows of the district's buildings
    """
    shapes = shapely.to_wkb(shapely.normalize(district.buildings))
    keys = list(zip(shapes.tolist(), district.households.tolist(), strict=True))
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=int)


def _areal(geometry):
    """The valid polygons of a geometry, or an empty one."""
    if geometry is None or shapely.is_empty(geometry):
        return NOWHERE
    parts = shapely.get_parts(shapely.make_valid(geometry))
    parts = shapely.get_parts(parts)
    parts = parts[(shapely.get_dimensions(parts) == 2) & (shapely.area(parts) > 0)]
    if not len(parts):
        return NOWHERE
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)


def _valid(geometries):
    geometries = np.asarray(geometries, dtype=object)
    geometries = np.where(shapely.is_missing(geometries), NOWHERE, geometries)
    return np.where(shapely.is_valid(geometries), geometries, shapely.make_valid(geometries))


def _has_shape(geometries):
    geometries = np.asarray(geometries, dtype=object)
    return ~(shapely.is_missing(geometries) | shapely.is_empty(geometries))


def _present(geometries):
    return np.asarray(geometries, dtype=object)[_has_shape(geometries)]


def _overlaps(communities, codes):
    one, other = shapely.STRtree(communities).query(communities, predicate="intersects")
    pairs = np.sort(np.column_stack([one, other])[one < other], axis=1)
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    shared = shapely.intersection(communities[pairs[:, 0]], communities[pairs[:, 1]])
    for (first, second), area, place in zip(pairs, shapely.area(shared), shared):
        if area > LEAST_OVERLAP_M2:
            yield found(
                "communities_overlap",
                community_code=codes[second],
                value=area,
                place=place_in(place),
                one=int(first),
                other=int(second),
                area_m2=round(float(area), 1),
            )


def _gaps(communities):
    """Ground between communities that belongs to none of them: holes of their union, and lanes open at an end."""
    whole = shapely.union_all(communities)
    filled = shapely.union_all(shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(whole))))
    holes = shapely.get_parts(shapely.difference(filled, whole))
    closed = shapely.buffer(shapely.buffer(filled, GAP_WIDTH_M / 2), -GAP_WIDTH_M / 2)
    lanes = shapely.get_parts(shapely.difference(closed, filled))
    gaps = np.concatenate([holes, lanes])
    tree = shapely.STRtree(communities)
    for row in np.argsort(-shapely.area(gaps), kind="stable"):
        gap, area = gaps[row], float(shapely.area(gaps[row]))
        if area <= LEAST_OVERLAP_M2:
            continue
        beside = np.sort(tree.query(gap, predicate="dwithin", distance=BESIDE_M))
        if row < len(holes) or _runs_between(gap, communities[beside]):
            numbers = {"rows": tuple(beside.tolist()), "area_m2": round(area, 1)}
            yield found("communities_gap", value=area, place=place_in(gap), **numbers)


def _runs_between(gap, communities):
    """Say whether a gap runs along two communities or more."""
    along = shapely.length(shapely.intersection(shapely.boundary(communities), shapely.buffer(gap, BESIDE_M)))
    return (along > GAP_LENGTH_M).sum() > 1


def place_in(geometry):
    """Give a point inside a geometry, (x, y), where a finding is looked for; None where it has no shape."""
    point = shapely.point_on_surface(geometry)
    return (float(point.x), float(point.y)) if not shapely.is_empty(point) else None
