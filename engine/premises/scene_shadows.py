"""Shadows of buildings on open ground, short enough not to hide the map."""

import numpy as np
import shapely

__all__ = ["shadows_of"]

_TILE = 250.0  # metres


def shadows_of(scene, light=300.0, per_metre=0.35, longest=24.0):
    """Throw the shadow of every building on the ground.

    A shadow is the footprint, swept away from the light: it is given as the footprint's far place and a quadrilateral
    an edge, which overlap, so it wants to be filled with one colour.

    Parameters
    ----------
    scene : engine.premises.scene.Scene
    light : float, degrees clockwise from north: where the light comes from
    per_metre : float, metres of shadow for a metre of height
    longest : float, metres

    Returns
    -------
    (n,) array of MultiPolygon, those of one place together
    """
    from_light = -np.array([np.sin(np.radians(light)), np.cos(np.radians(light))])
    there = ~(shapely.is_missing(scene.footprints) | shapely.is_empty(scene.footprints)) & (scene.heights > 0)
    parts, owner = shapely.get_parts(scene.footprints[there], return_index=True)
    if not len(parts):
        return np.zeros(0, dtype=object)
    length = np.minimum(scene.heights[there] * per_metre, longest)[owner]
    points, part = shapely.get_coordinates(shapely.get_exterior_ring(parts), return_index=True)
    inside = part[1:] == part[:-1]
    one, other, part = points[:-1][inside], points[1:][inside], part[:-1][inside]
    away = length[part][:, None] * from_light
    quads = shapely.polygons(np.stack([one, other, other + away, one + away, one], axis=1))
    far = shapely.polygons(shapely.get_exterior_ring(parts))
    shifts = np.repeat(length, shapely.get_num_coordinates(far))[:, None] * from_light
    far = shapely.set_coordinates(far, shapely.get_coordinates(far) + shifts)
    pieces, of_part = np.concatenate([quads, far]), np.concatenate([part, np.arange(len(parts))])
    places = np.floor(shapely.bounds(parts)[:, :2] / _TILE).astype(np.int64)
    _, tile = np.unique(places, axis=0, return_inverse=True)
    tile = tile.reshape(-1)[of_part]
    order = np.argsort(tile, kind="stable")
    return shapely.multipolygons(pieces[order], indices=tile[order])
