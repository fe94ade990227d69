"""Footprints as plain arrays, turned so that up is up: the rings of all buildings, one after the other."""

from dataclasses import dataclass

import numpy as np
import shapely

from .ragged import positions

__all__ = ["Outlines", "outlines_of", "usable_footprints"]

_POLYGON, _MULTIPOLYGON = 3, 6


@dataclass(frozen=True)
class Outlines:
    """The rings of all footprints. Shells run counter-clockwise and holes clockwise: what is built lies at the left.

    Attributes
    ----------
    points : (v, 2) array of float, map coordinates, each ring closed
    across : (v,) array of float, metres along the line of the eyes, to the right
    deep : (v,) array of float, metres away from who looks, along d
    ring_starts : (r + 1,) array of int, where each ring begins in `points`
    part_starts : (p + 1,) array of int, where each part begins among the rings; its first ring is its shell
    part_building : (p,) array of int, rising
    ring_building : (r,) array of int, rising
    """

    points: np.ndarray
    across: np.ndarray
    deep: np.ndarray
    ring_starts: np.ndarray
    part_starts: np.ndarray
    part_building: np.ndarray
    ring_building: np.ndarray


def usable_footprints(footprints):
    """Keep what can be raised: areas, the invalid ones repaired.

    Parameters
    ----------
    footprints : sequence of shapely geometries or None

    Returns
    -------
    (b,) array of Polygon, MultiPolygon or None
    """
    usable = np.empty(len(footprints), dtype=object)
    usable[:] = np.asarray(footprints, dtype=object)
    usable[~np.isin(shapely.get_type_id(usable), (_POLYGON, _MULTIPOLYGON)) | shapely.is_empty(usable)] = None
    with np.errstate(invalid="ignore"):
        there = np.flatnonzero(shapely.get_type_id(usable) >= 0)
        finite = np.isfinite(shapely.bounds(usable[there])).all(axis=1)
        usable[there[~finite]] = None
        there = there[finite]
        for row in there[~shapely.is_valid(usable[there])]:
            usable[row] = _areas_of(shapely.make_valid(usable[row]))
    return usable


def _areas_of(geometry):
    """The areas in what a repair has made; None without any."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    areas = parts[(shapely.get_type_id(parts) == _POLYGON) & (shapely.area(parts) > 0)]
    return shapely.multipolygons(areas) if len(areas) > 1 else areas[0] if len(areas) else None


def outlines_of(footprints, direction):
    """Take the rings out of footprints.

    Parameters
    ----------
    footprints : (b,) array of Polygon, MultiPolygon or None
    direction : (2,) array of float, d

    Returns
    -------
    Outlines
    """
    there = np.flatnonzero(shapely.get_type_id(footprints) >= 0)
    parts, row = shapely.get_parts(footprints[there], return_index=True)
    if len(parts):
        _, points, (ring_starts, part_starts) = shapely.to_ragged_array(parts)
        points = np.ascontiguousarray(points[:, :2])
    else:
        points, ring_starts, part_starts = np.empty((0, 2)), np.zeros(1, dtype=int), np.zeros(1, dtype=int)
    ring_starts, part_starts = ring_starts.astype(np.int64), part_starts.astype(np.int64)
    part_building = there[row]
    points = _turned(points, ring_starts, part_starts)
    return Outlines(
        points,
        points @ np.array([direction[1], -direction[0]]),
        points @ direction,
        ring_starts,
        part_starts,
        part_building,
        np.repeat(part_building, np.diff(part_starts)),
    )


def _turned(points, ring_starts, part_starts):
    """Turn round the rings that run the wrong way."""
    counts = np.diff(ring_starts)
    if not len(counts):
        return points
    where, ring = positions(ring_starts[:-1], counts)
    x, y = (points - points[ring_starts[:-1]][ring]).T  # near zero, where products keep their digits
    doubled = np.zeros(len(points))
    doubled[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
    doubled[ring_starts[1:] - 1] = 0.0
    clockwise = np.add.reduceat(doubled, ring_starts[:-1]) < 0
    hole = np.ones(len(counts), dtype=bool)
    hole[part_starts[:-1]] = False
    wrong = clockwise != hole
    if not wrong.any():
        return points
    back = ring_starts[:-1][ring] + ring_starts[1:][ring] - 1 - where
    return points[np.where(wrong[ring], back, where)]
