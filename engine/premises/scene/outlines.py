"""Footprints as plain arrays, turned so that up is up: the rings of all buildings, one after the other."""

from dataclasses import dataclass

import numpy as np
import shapely

from .ragged import gathered, lists_at, positions, starts_of, taken

__all__ = ["Outlines", "four_cornered", "only", "outlines_of", "replaced"]

_MULTIPOLYGON = 6


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
    if (shapely.get_type_id(footprints[there]) == _MULTIPOLYGON).any():
        parts, row = shapely.get_parts(footprints[there], return_index=True)
        there = there[row]
    else:
        parts = footprints[there]
    if not len(parts):
        return _outlines(np.empty((0, 2)), np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64), there, direction)
    points, part = shapely.get_coordinates(parts, return_index=True)
    holes = shapely.get_num_interior_rings(parts)
    part_starts = starts_of(1 + holes)
    corners = np.empty(part_starts[-1], dtype=np.int64)
    corners[part_starts[:-1]] = np.bincount(part, minlength=len(parts))
    holed = np.flatnonzero(holes)
    where, _ = positions(part_starts[holed], 1 + holes[holed])
    corners[where] = shapely.get_num_coordinates(shapely.get_rings(parts[holed]))
    ring_starts = starts_of(corners)
    return _outlines(_turned(points, ring_starts, part_starts), ring_starts, part_starts, there, direction)


def four_cornered(outlines):
    """Find the buildings of four corners that all bend one way: most are of that kind, and are quick to look at.

    Parameters
    ----------
    outlines : Outlines

    Returns
    -------
    rows : (n,) array of int, buildings, rising
    corners : (n, 4, 2) array of float
    """
    rings = np.bincount(outlines.ring_building, minlength=1)
    five = np.flatnonzero((np.diff(outlines.ring_starts) == 5) & (rings[outlines.ring_building] == 1))
    corners = lists_at(outlines.points, outlines.ring_starts[five], 5)
    x, y = np.diff(corners, axis=1).transpose(2, 1, 0).copy()  # of the edges
    bent = np.logical_and.reduce([x[here] * y[here - 3] > y[here] * x[here - 3] for here in range(4)])
    return outlines.ring_building[five[bent]], corners[bent, :4]


def only(outlines, rows):
    """The outlines of some buildings.

    Parameters
    ----------
    outlines : Outlines
    rows : (n,) array of int, buildings, rising

    Returns
    -------
    Outlines, in which the buildings are counted from 0
    """
    chosen = np.zeros(outlines.part_building.max(initial=-1) + 1, dtype=bool)
    chosen[rows[rows < len(chosen)]] = True
    parts = np.flatnonzero(chosen[outlines.part_building])
    rings = np.diff(outlines.part_starts)[parts]
    ring, _ = positions(outlines.part_starts[parts], rings)
    firsts, corners = outlines.ring_starts[ring], np.diff(outlines.ring_starts)[ring]
    owners = (np.searchsorted(rows, of) for of in (outlines.part_building[parts], outlines.ring_building[ring]))
    columns = (gathered(of, firsts, corners)[0] for of in (outlines.points, outlines.across, outlines.deep))
    return Outlines(*columns, starts_of(corners), starts_of(rings), *owners)


def replaced(outlines, footprints, rows, direction):
    """Take the outlines of some buildings anew.

    Parameters
    ----------
    outlines : Outlines
    footprints : (b,) array of Polygon, MultiPolygon or None, as they are now
    rows : array of int, those that changed
    direction : (2,) array of float, d

    Returns
    -------
    Outlines
    """
    if not len(rows):
        return outlines
    new = outlines_of(footprints[rows], direction)
    points = np.concatenate([outlines.points, new.points])
    rings = np.concatenate([outlines.ring_starts[:-1], new.ring_starts + outlines.ring_starts[-1]])
    parts = np.concatenate([outlines.part_starts[:-1], new.part_starts + outlines.part_starts[-1]])
    building = np.concatenate([outlines.part_building, rows[new.part_building]])
    old = ~np.isin(outlines.part_building, rows)
    kept = np.flatnonzero(np.concatenate([old, np.ones(len(new.part_building), dtype=bool)]))
    kept = kept[np.argsort(building[kept], kind="stable")]
    return _outlines(*taken(points, rings, parts, kept), building[kept], direction)


def _outlines(points, ring_starts, part_starts, part_building, direction):
    across = points @ np.array([direction[1], -direction[0]])
    ring_building = np.repeat(part_building, np.diff(part_starts))
    return Outlines(points, across, points @ direction, ring_starts, part_starts, part_building, ring_building)


def _turned(points, ring_starts, part_starts):
    """Turn round the rings that run the wrong way."""
    counts = np.diff(ring_starts)
    begins = np.repeat(points.take(ring_starts[:-1], axis=0), counts, axis=0)
    x, y = (points - begins).T  # near zero, where products keep digits
    doubled = np.zeros(len(points))
    doubled[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
    doubled[ring_starts[1:] - 1] = 0.0
    hole = np.ones(len(counts), dtype=bool)
    hole[part_starts[:-1]] = False
    wrong = np.flatnonzero((np.add.reduceat(doubled, ring_starts[:-1]) < 0) != hole)
    where, row = positions(ring_starts[wrong], counts[wrong])
    turned = points.copy()
    turned[where] = points.take((ring_starts[wrong] + ring_starts[wrong + 1] - 1)[row] - where, axis=0)
    return turned
