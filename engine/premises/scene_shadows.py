"""Shadows of buildings on open ground, short enough not to hide the map."""

import struct
from itertools import pairwise

import numpy as np
import shapely

__all__ = ["shadows_of"]

_TILE = 250.0  # metres

# A quadrilateral as WKB: byte order, type, one ring, five points.
_QUAD = np.dtype([("order", "u1"), ("type", "<u4"), ("rings", "<u4"), ("count", "<u4"), ("points", "<f8", (5, 2))])
_POLYGON, _MULTIPOLYGON = 3, 6


def shadows_of(scene, light=300.0, per_metre=0.35, longest=24.0):
    """Throw the shadow of every building on the ground.

    An edge that faces away from the light sweeps the ground behind it: what all of them sweep is the shadow, but for
    what the building hides itself. The quadrilaterals overlap, so they want to be filled with one colour.

    Parameters
    ----------
    scene : engine.premises.scene.Scene
    light : float, degrees clockwise from north: where the light comes from
    per_metre : float, metres of shadow for a metre of height
    longest : float, metres

    Returns
    -------
    (n,) list of bytes, a MultiPolygon as WKB for each neighbourhood
    """
    from_light = -np.array([np.sin(np.radians(light)), np.cos(np.radians(light))])
    parts, owner = shapely.get_parts(scene.footprints, return_index=True)
    length = np.minimum(scene.heights[owner] * per_metre, longest)
    points, part = shapely.get_coordinates(shapely.get_exterior_ring(parts), return_index=True)
    inside = np.flatnonzero(part[1:] == part[:-1])
    one, other, part = points[inside], points[inside + 1], part[inside]
    edges = other - one
    # The building lies at the left of its edges where its ring runs counter-clockwise.
    corner = one[np.searchsorted(part, part)]
    turns = np.bincount(part, (one - corner)[:, 0] * edges[:, 1] - (one - corner)[:, 1] * edges[:, 0], len(parts))
    outward = (edges[:, 1] * from_light[0] - edges[:, 0] * from_light[1]) * np.sign(turns)[part]
    rows = np.flatnonzero((outward > 1e-6) & (length[part] > 0))
    one, other, part = one[rows], other[rows], part[rows]
    away = length[part][:, None] * from_light
    quads = np.empty(len(rows), dtype=_QUAD)
    quads["order"], quads["type"], quads["rings"], quads["count"] = 1, _POLYGON, 1, 5
    quads["points"] = np.stack([one, one + away, other + away, other, one], axis=1)
    place = np.floor(one / _TILE).astype(np.int64)
    order = np.lexsort(place.T)
    bounds = [0, *(np.flatnonzero(np.diff(place[order], axis=0).any(axis=1)) + 1).tolist(), len(rows)]
    return [
        struct.pack("<BII", 1, _MULTIPOLYGON, last - first) + quads[order[first:last]].tobytes()
        for first, last in pairwise(bounds)
        if last > first
    ]
