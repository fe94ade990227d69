"""Rounds of cameras: in which order to look through them along a line, or within an area."""

from typing import NamedTuple

import numpy as np
import shapely

from ...progress import Progress

__all__ = ["Round", "round_along", "round_within"]

_PASSES, _STEPS = 30, 40_000  # over a long way one goes fewer times
_AHEAD = 400  # stops ahead of which the way is turned round
_SHORTER_M = 1e-6


class Round(NamedTuple):
    """Cameras in their order.

    Attributes
    ----------
    rows : (k,) array of int
    along : (k,) array of float, metres from the start of the round: on the line, or from camera to camera
    apart : (k,) array of float, metres that each is away from the line or the area
    """

    rows: np.ndarray
    along: np.ndarray
    apart: np.ndarray


def round_along(places, lines, reach_m):
    """Order the cameras that stand near a line as one comes by them.

    Lines that meet are joined; of several that do not, the next is always that whose nearer end is nearest.

    Parameters
    ----------
    places : (n, 2) array of float, metres, nan without a place
    lines : (l,) sequence of LineString or MultiLineString, in the direction of the round
    reach_m : float, how far from the line a camera may be

    Returns
    -------
    Round

    Examples
    --------
    >>> told = round_along([(80, 5), (10, -5), (40, 99)], [shapely.LineString([(0, 0), (100, 0)])], 20)
    >>> told.rows.tolist(), told.along.tolist(), told.apart.tolist()
    ([1, 0], [10.0, 80.0], [5.0, 5.0])
    """
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    parts = _strung(lines)
    there = np.flatnonzero(np.isfinite(places).all(axis=1))
    if not len(parts) or not len(there):
        return Round(there[:0], np.empty(0), np.empty(0))
    points = shapely.points(places[there])
    apart = np.stack([shapely.distance(points, part) for part in parts])
    part = apart.argmin(axis=0)
    nearest = apart[part, np.arange(len(there))]
    starts = np.concatenate([[0.0], np.cumsum(shapely.length(parts))[:-1]])
    along = starts[part] + shapely.line_locate_point(parts[part], points)
    kept = np.flatnonzero(nearest <= reach_m)
    kept = kept[np.lexsort((kept, nearest[kept], along[kept]))]
    return Round(there[kept], along[kept], nearest[kept])


def _strung(lines):
    """Lines joined where they meet, turned and put into one order: (p,) array of LineString."""
    lines = [line for line in lines if line is not None and not line.is_empty]
    if not lines:
        return np.empty(0, dtype=object)
    given = shapely.get_parts(np.array(lines, dtype=object))
    merged = shapely.line_merge(shapely.union_all(given)) if len(given) > 1 else given[0]
    left = [np.asarray(part.coords)[:, :2] for part in shapely.get_parts(merged)]
    first = shapely.Point(given[0].coords[0])
    start = int(np.argmin([shapely.LineString(part).distance(first) for part in left]))
    part = left.pop(start)
    if np.hypot(*(part[-1] - first.coords[0])) < np.hypot(*(part[0] - first.coords[0])):
        part = part[::-1]
    strung = [part]
    while left:
        end = strung[-1][-1]
        ends = np.array([[np.hypot(*(part[at] - end)) for at in (0, -1)] for part in left])
        row, turned = np.unravel_index(ends.argmin(), ends.shape)
        part = left.pop(int(row))
        strung.append(part[::-1] if turned else part)
    return np.array([shapely.LineString(part) for part in strung] + [None], dtype=object)[:-1]


def round_within(places, areas, reach_m=0.0, progress=None):
    """Order the cameras of an area so that one goes from each to one near by, from one end of the area to the other.

    Parameters
    ----------
    places : (n, 2) array of float, metres, nan without a place
    areas : (a,) sequence of Polygon or MultiPolygon
    reach_m : float, how far outside a camera may be
    progress : Progress, optional

    Returns
    -------
    Round

    Notes
    -----
    From the camera at the end of the longer axis always to the nearest one that is left, then shortened by turning
    stretches round until that makes the way no shorter (2-opt).

    Examples
    --------
    >>> told = round_within([(90, 0), (10, 0), (50, 5), (500, 0)], [shapely.box(0, -10, 100, 10)])
    >>> told.rows.tolist(), told.along.round(1).tolist()
    ([1, 2, 0], [0.0, 40.3, 80.6])
    """
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    there = np.flatnonzero(np.isfinite(places).all(axis=1))
    areas = [area for area in areas if area is not None and not area.is_empty]
    if not areas or not len(there):
        return Round(there[:0], np.empty(0), np.empty(0))
    whole = shapely.union_all(areas)
    shapely.prepare(whole)
    apart = shapely.distance(shapely.points(places[there]), whole)
    kept = np.flatnonzero(apart <= reach_m)
    rows, apart = there[kept], apart[kept]
    order = _way(places[rows], progress or Progress())
    rows, apart = rows[order], apart[order]
    steps = np.hypot(*np.diff(places[rows], axis=0).T) if len(rows) else np.empty(0)
    return Round(rows, np.concatenate([[0.0], np.cumsum(steps)])[: len(rows)], apart)


def _way(places, progress):
    """A short way through places: (n,) array of int."""
    count = len(places)
    if count < 3:
        return np.arange(count) if count < 2 or tuple(places[0]) <= tuple(places[1]) else np.array([1, 0])
    middle = places - places.mean(axis=0)
    axis = np.linalg.svd(middle, full_matrices=False)[2][0]
    axis = axis if (axis[0], axis[1]) > (0, 0) else -axis
    left = np.ones(count, dtype=bool)
    order = [int(np.argmin(middle @ axis))]
    left[order[0]] = False
    while left.any():
        rows = np.flatnonzero(left)
        order.append(int(rows[np.argmin(((places[rows] - places[order[-1]]) ** 2).sum(axis=1))]))
        left[order[-1]] = False
    return _shortened(np.array(order), places, progress)


def _shortened(order, places, progress):
    """Turn stretches of an open way round while that makes it shorter; it keeps its start."""
    for _ in range(min(_PASSES, 1 + _STEPS // len(order))):
        progress.check()
        better = False
        for first in range(len(order) - 2):
            way = places[order[first : first + _AHEAD + 2]]  # one more than where it may be turned, if there is one
            here, after, ends, nexts = way[0], way[1], way[2:], way[3:]
            saved = np.hypot(*(after - here)) - np.hypot(*(ends - here).T)
            inner = len(nexts)
            saved[:inner] += np.hypot(*(nexts - ends[:inner]).T) - np.hypot(*(nexts - after).T)
            if first + len(way) < len(order):
                saved = saved[:inner]
            best = int(saved.argmax())
            if saved[best] > _SHORTER_M:
                last = first + 2 + best
                order[first + 1 : last + 1] = order[first + 1 : last + 1][::-1]
                better = True
        if not better:
            break
    return order
