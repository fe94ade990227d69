"""What a camera sees by brute force: rays, each followed through every building that it meets, one by one.

This knows nothing of walls, corners or sweeps: it is what the sweep is measured against.
"""

import numpy as np
import shapely

__all__ = ["area_by_rays", "area_by_shadows"]

_RAYS = 1440
_FEWEST = 240
_APART = 1e5  # farther than anybody sees
_FULL = 2 * np.pi


def area_by_rays(viewers, row, footprints, heights, tree, rays=_RAYS):
    """Measure what one camera sees.

    Parameters
    ----------
    viewers : engine.events.sight.Viewers
    row : int
    footprints : (b,) array of shapely polygons
    heights : (b,) array of float, nan where a building stops sight from any height
    tree : shapely.STRtree of them
    rays : int, of a full turn

    Returns
    -------
    float, square metres

    Notes
    -----
    A building that is not lower than the camera hides all behind its first edge. A lower one hides the ground under it
    and as far behind as the line from the camera over its last edge meets the ground.
    """
    place, reach = viewers.places[row], viewers.ranges[row]
    count = max(int(rays * viewers.sweeps[row] / _FULL), _FEWEST)
    step = viewers.sweeps[row] / count
    angles = viewers.rights[row] + (np.arange(count) + 0.5) * step
    ends = place + reach * np.column_stack([np.cos(angles), np.sin(angles)])
    lines = shapely.linestrings(np.stack([np.broadcast_to(place, ends.shape), ends], axis=1))
    ray, building = tree.query(lines, predicate="intersects")
    with np.errstate(invalid="ignore"):  # rays along a wall
        pieces, pair = shapely.get_parts(shapely.intersection(lines[ray], footprints[building]), return_index=True)
    corners, piece = shapely.get_coordinates(pieces, return_index=True)
    far = np.hypot(*(corners - place).T)
    first, last = np.full(len(pieces), np.inf), np.zeros(len(pieces))
    np.minimum.at(first, piece, far)
    np.maximum.at(last, piece, far)
    eye, roof = viewers.heights[row], heights[building[pair]]
    with np.errstate(divide="ignore", invalid="ignore"):
        over = np.maximum((eye - viewers.target_m) / (eye - roof), 1.0)
    last = np.where(roof < eye, last * over, reach)
    return step * (count * reach**2 / 2 - _hidden(ray[pair], first, np.minimum(last, reach)))


def _hidden(ray, first, last):
    """The sum over all rays of what is hidden on them, as the halved squares of distances."""
    order = np.lexsort((first, ray))
    ray, first, last = ray[order], first[order], last[order]
    base = ray * _APART
    before = np.concatenate([[-np.inf], np.maximum.accumulate(base + last)[:-1]])
    begin = np.maximum(first, before - base)
    return float(np.maximum(last**2 - begin**2, 0).sum() / 2)


def area_by_shadows(viewers, row, obstacles):
    """Measure what one camera sees as one does it with shapely: its sector less the shadow of every wall."""
    place, reach = viewers.places[row], viewers.ranges[row]
    turns = np.linspace(0, viewers.sweeps[row], int(np.ceil(viewers.sweeps[row] / np.radians(3))) + 1)
    angles = viewers.rights[row] + turns
    rim = place + reach * np.column_stack([np.cos(angles), np.sin(angles)])
    round_about = viewers.sweeps[row] > _FULL - 1e-9
    sector = shapely.polygons(rim[:-1] if round_about else np.vstack([place, rim]))
    parts = obstacles.tree.query(sector, predicate="intersects")
    walls, _ = obstacles.walls_of(parts)
    froms, tos = obstacles.froms[walls] - place, obstacles.tos[walls] - place
    facing = np.abs(froms[:, 0] * tos[:, 1] - froms[:, 1] * tos[:, 0]) > 1e-6
    froms, tos = froms[facing], tos[facing]
    near = shapely.distance(shapely.linestrings(np.stack([froms, tos], axis=1)), shapely.Point(0, 0))
    scale = 2 * reach / np.maximum(near, 0.01)[:, None]
    shadows = shapely.polygons(np.stack([froms, froms * scale, tos * scale, tos], axis=1) + place)
    hidden = shapely.union_all(np.concatenate([obstacles.shapes[parts], shapely.make_valid(shadows)]))
    return float(shapely.area(shapely.difference(sector, hidden)))
