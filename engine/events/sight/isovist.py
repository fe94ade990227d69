"""What cameras see of the ground: polygons that walls stop, by a sweep of the view over the corners of all walls.

Between two neighbouring corners, as seen from a camera, nothing begins or ends: the nearest wall there is the nearest
wall at the middle. So the polygon is exact up to the curve of the range, which is drawn as chords. Many cameras are
swept at once: the angles of each are set apart by a whole number, and one sort puts them all in order.
"""

from typing import NamedTuple

import numpy as np
import shapely

from ...premises.scene.ragged import positions
from ...progress import Progress
from .low_walls import hidden_by_low, stretch

__all__ = ["sight_of"]

_FULL = 2 * np.pi
_APART = 8.0  # more than a full turn: what sets the angles of one camera apart from the next one's
_CHORD = np.radians(3.0)
_SAME_ANGLE = 1e-9
_SAME_M = 1e-6
_GAP_M = 0.01  # what is left open between two walls that are meant to meet
_AT_ONCE = 256


class _Views(NamedTuple):
    """Some cameras: where each stands, how far it looks, where its view begins and how wide it is."""

    places: np.ndarray
    ranges: np.ndarray
    rights: np.ndarray
    sweeps: np.ndarray


def sight_of(viewers, rows, obstacles, progress=None):
    """What cameras see of the ground.

    Parameters
    ----------
    viewers : Viewers
    rows : (n,) array of int, cameras
    obstacles : Obstacles
    progress : engine.progress.Progress, optional

    Returns
    -------
    (n,) array of Polygon or MultiPolygon; empty where a camera cannot see

    Raises
    ------
    engine.progress.CancelledError

    Examples
    --------
    >>> from ..model import cameras_of
    >>> from .obstacles import obstacles_of
    >>> from .viewers import viewers_of
    >>> wall = obstacles_of(np.array([shapely.box(-50, 10, 50, 11)], dtype=object))
    >>> north = cameras_of(["C"], places=[(0, 0)], azimuths=[0], fovs=[90], ranges=[30])
    >>> round(float(sight_of(viewers_of(north, wall), [0], wall)[0].area), 6)
    100.0
    """
    progress, rows = progress or Progress(), np.asarray(rows, dtype=np.int64)
    sights = np.full(len(rows), shapely.Polygon(), dtype=object)
    able = np.flatnonzero(viewers.able[rows])
    for start in range(0, len(able), _AT_ONCE):
        progress.check()
        progress.report("sight", start / len(able))
        some = able[start : start + _AT_ONCE]
        sights[some] = _sights(viewers, rows[some], obstacles)
    return sights


def _sights(viewers, rows, obstacles):
    views = _Views(viewers.places[rows], viewers.ranges[rows], viewers.rights[rows], viewers.sweeps[rows])
    low, high = views.places - views.ranges[:, None], views.places + views.ranges[:, None]
    viewer, part = obstacles.tree.query(shapely.box(*low.T, *high.T))
    stops, scale = _stopping(viewers, rows, obstacles, viewer, part)
    walls, pair = obstacles.walls_of(part[stops])
    of = viewer[stops][pair]
    edges = _edges(obstacles.froms[walls] - views.places[of], obstacles.tos[walls] - views.places[of], of, views.ranges)
    sights = _swept(edges, views)
    return hidden_by_low(sights, views.places, viewer[~stops], obstacles.shapes[part[~stops]], scale)


def _stopping(viewers, rows, obstacles, viewer, part):
    """Which buildings hide all behind them as far as the camera sees, and how far the others hide what is behind."""
    row = rows[viewer]
    stops = obstacles.stops(part, viewers.heights[row])
    low = np.flatnonzero(~stops)
    scale = stretch(viewers.heights[row[low]], obstacles.heights[part[low]], viewers.target_m)
    far = shapely.distance(obstacles.shapes[part[low]], shapely.points(viewers.places[row[low]]))
    whole = far * scale >= viewers.ranges[row[low]]
    stops[low[whole]] = True
    return stops, scale[~whole]


def _edges(froms, tos, of, ranges):
    """The walls that face their camera, as far as they lie within its range, from right to left as it sees them.

    Places are relative to the camera. Returns the ends and the camera of each.
    """
    facing = _cross(froms, tos) < 0  # a building lies on the left of its walls
    right, left, of = tos[facing], froms[facing], of[facing]
    along = left - right
    square, half = (along**2).sum(axis=1), (right * along).sum(axis=1)
    inside = half**2 - square * ((right**2).sum(axis=1) - ranges[of] ** 2)
    root = np.sqrt(np.maximum(inside, 0))
    first, last = np.maximum((-half - root) / square, 0), np.minimum((-half + root) / square, 1)
    near = (inside > 0) & (first < last)
    right, along, of = right[near], along[near], of[near]
    first, last = first[near, None], last[near, None]
    left = np.where(last == 1, left[near], right + last * along)
    return np.where(first == 0, right, right + first * along), left, of


def _swept(edges, views):
    """The polygons of some cameras."""
    edge_right, edge_left, of = edges
    begins = np.mod(np.arctan2(edge_right[:, 1], edge_right[:, 0]) - views.rights[of], _FULL)
    widths = np.arctan2(_cross(edge_right, edge_left), (edge_right * edge_left).sum(axis=1))
    # What crosses the direction where a view begins is there at its end, and at its beginning.
    edge = np.concatenate([np.arange(len(of)), np.flatnonzero(begins + widths > _FULL)])
    begins = np.where(np.arange(len(edge)) < len(of), begins[edge], begins[edge] - _FULL)
    ends = np.minimum(begins + widths[edge], views.sweeps[of[edge]])
    begins = np.maximum(begins, 0)
    seen = ends > begins + _SAME_ANGLE
    edge, begins, ends = edge[seen], begins[seen], ends[seen]
    of_begin, begin, end = _intervals(of[edge], begins, ends, views.sweeps)
    nearest = _nearest(edges, edge, begins, ends, of_begin, (begin + end) / 2, views.rights)
    new = np.append(True, (nearest[1:] != nearest[:-1]) | (of_begin[1:] != of_begin[:-1]))
    starts = np.flatnonzero(new)
    lasts = np.append(starts[1:], len(new)) - 1
    return _polygons(edges, of_begin[starts], begin[starts], end[lasts], nearest[starts], views)


def _intervals(of, begins, ends, sweeps):
    """The angles between neighbouring corners: the camera of each, where it begins and where it ends."""
    cameras = np.arange(len(sweeps))
    keys = np.concatenate([cameras, of, of, cameras]) * _APART
    keys = np.sort(keys + np.concatenate([np.zeros(len(sweeps)), begins, ends, sweeps]))
    keys = keys[np.append(True, np.diff(keys) > _SAME_ANGLE)]
    owner = np.floor(keys / _APART).astype(np.int64)
    same = owner[1:] == owner[:-1]
    owner, angle = owner[:-1][same], keys[:-1][same] - owner[:-1][same] * _APART
    return owner, angle, keys[1:][same] - owner * _APART


def _nearest(edges, edge, begins, ends, of_interval, middles, rights):
    """The wall that is nearest in each interval, -1 where none is."""
    of = edges[2]
    keys = of_interval * _APART + middles
    first = np.searchsorted(keys, of[edge] * _APART + begins)
    last = np.searchsorted(keys, of[edge] * _APART + ends)
    interval, row = positions(first, last - first)
    far = _distances(edges, edge[row], rights[of_interval[interval]] + middles[interval])
    order = np.lexsort((far, interval))
    interval, row = interval[order], row[order]
    firsts = np.flatnonzero(np.append(True, interval[1:] != interval[:-1])) if len(interval) else []
    nearest = np.full(len(middles), -1)
    nearest[interval[firsts]] = edge[row[firsts]]
    return nearest


def _distances(edges, edge, angles):
    """How far off the lines through walls are in these directions."""
    right, along = edges[0][edge], edges[1][edge] - edges[0][edge]
    turn = np.cos(angles) * along[:, 1] - np.sin(angles) * along[:, 0]
    return _cross(right, along) / turn


def _polygons(edges, of, begins, ends, nearest, views):
    """Polygons of the runs along one wall, or along the range, which follow one another round each camera."""
    walls = nearest >= 0
    far = np.stack([views.ranges[of], views.ranges[of]])
    for row, angles in enumerate((begins, ends)):
        reach = _distances(edges, nearest[walls], views.rights[of[walls]] + angles[walls])
        far[row, walls] = np.minimum(reach, views.ranges[of[walls]])
    shut = _shut_gaps(of, begins, ends, far)
    of, begins, ends, walls, far = of[~shut], begins[~shut], ends[~shut], walls[~shut], far[:, ~shut]
    chords = np.where(walls, 1, np.ceil((ends - begins) / _CHORD)).astype(np.int64)
    step, run = positions(np.zeros(len(of), dtype=np.int64), chords + 1)
    share = step / chords[run]
    angles = views.rights[of[run]] + begins[run] + share * (ends - begins)[run]
    distance = np.where(share == 1, far[1, run], far[0, run])
    corners = views.places[of[run]] + distance[:, None] * np.column_stack([np.cos(angles), np.sin(angles)])
    owner = of[run]
    cut = np.flatnonzero(views.sweeps < _FULL - _SAME_ANGLE)  # these polygons have a corner where the camera stands
    owner, corners = np.concatenate([cut, owner]), np.concatenate([views.places[cut], corners])
    order = np.argsort(owner, kind="stable")
    owner, corners = owner[order], corners[order]
    again = np.append(False, (owner[1:] == owner[:-1]) & (np.hypot(*(corners[1:] - corners[:-1]).T) < _SAME_M))
    owner, corners = owner[~again], corners[~again]
    counts = np.bincount(owner, minlength=len(views.places))
    enough = counts >= 3
    sights = np.full(len(views.places), shapely.Polygon(), dtype=object)
    kept = enough[owner]
    rings = shapely.linearrings(corners[kept], indices=(np.cumsum(enough) - 1)[owner[kept]])
    sights[enough] = shapely.polygons(rings)
    wrong = ~shapely.is_valid(sights)
    sights[wrong] = shapely.make_valid(sights[wrong])
    return sights


def _shut_gaps(of, begins, ends, far):
    """Which runs look through a gap that is none: narrower than `_GAP_M` between two walls that are nearer."""
    shut = np.zeros(len(of), dtype=bool)
    if len(of) < 3:
        return shut
    together = (of[1:-1] == of[:-2]) & (of[1:-1] == of[2:])
    before, after, angle = far[1, :-2], far[0, 2:], (ends - begins)[1:-1]
    apart = np.hypot(before * np.cos(angle) - after, before * np.sin(angle))
    shut[1:-1] = together & (apart < _GAP_M) & (far[:, 1:-1].min(axis=0) > np.maximum(before, after))
    return shut


def _cross(one, other):
    return one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
