"""Footprints with a court or a bay cut into pieces that hide one another in one way only.

An outline is split along the lines of sight at all of its corners. Between two such lines it is a pile of straight
links: a front, a back, a front, a back. A front with the back behind it, from where a wall begins or ceases to be met
to where the next one does, is a piece: each line of sight meets it once. Between bodies of that kind no circle of
hiding is possible.
"""

from typing import NamedTuple

import numpy as np

from .outlines import Outlines
from .ragged import positions, starts_of

__all__ = ["pieces_of"]

_SAME_M = 1e-6


class _Edges(NamedTuple):
    """Edges not along the lines of sight, ring by ring: of which ring and building, both ends, whether to the right."""

    ring: np.ndarray
    building: np.ndarray
    across: np.ndarray
    deep: np.ndarray
    right: np.ndarray


def pieces_of(outlines, rows, direction):
    """Cut some buildings into pieces.

    Parameters
    ----------
    outlines : Outlines of all buildings
    rows : array of int, the buildings to cut
    direction : (2,) array of float, d

    Returns
    -------
    pieces : Outlines, each piece a body
    owner : (p,) array of int, the building of each piece, rising

    Examples
    --------
    >>> import shapely
    >>> from .outlines import outlines_of
    >>> up = np.array([0.0, 1.0])
    >>> ring = shapely.box(0, 0, 9, 9).difference(shapely.box(3, 3, 6, 6))
    >>> pieces, owner = pieces_of(outlines_of(np.array([ring]), up), np.array([0]), up)
    >>> np.split(pieces.points, pieces.ring_starts[1:-1])[1][:-1].tolist()  # of three, the one before the court
    [[3.0, 0.0], [6.0, 0.0], [6.0, 3.0], [3.0, 3.0]]
    """
    if not len(rows):
        nothing = np.empty(0, dtype=np.int64)
        return Outlines(
            np.empty((0, 2)), *np.empty((2, 0)), np.zeros(1, int), np.zeros(1, int), nothing, nothing
        ), nothing
    edges = _edges_of(outlines, rows)
    turns = _turns(edges)
    corners, places, offset = _lines(np.repeat(edges.building, 2), edges.across.ravel(), edges)
    turn_lines, _, _ = _lines(edges.building[turns], edges.across[turns, 0], edges)
    low, high = edges.across.min(axis=1) + offset, edges.across.max(axis=1) + offset
    first = np.searchsorted(corners, low - _SAME_M)
    count = np.maximum(np.searchsorted(corners, high - _SAME_M) - first, 0)
    strip, edge = positions(first, count)
    ends = np.stack([places[strip], places[strip + 1]], axis=1)
    deep = _deep_at(edges.across[edge], edges.deep[edge], ends)
    region = np.searchsorted(turn_lines, corners[strip] + _SAME_M)
    return _piled(edges.building[edge], region, strip, edges.right[edge], ends, deep, direction)


def _edges_of(outlines, rows):
    chosen = np.zeros(outlines.ring_building.max(initial=-1) + 1, dtype=bool)
    chosen[rows] = True
    rings = np.flatnonzero(chosen[outlines.ring_building])
    first, ring = positions(outlines.ring_starts[rings], np.diff(outlines.ring_starts)[rings] - 1)
    step = outlines.across[first + 1] - outlines.across[first]
    moving = np.abs(step) > _SAME_M
    first, ring = first[moving], ring[moving]
    across, deep = (np.stack([of[first], of[first + 1]], axis=1) for of in (outlines.across, outlines.deep))
    return _Edges(ring, outlines.ring_building[rings[ring]], across, deep, step[moving] > 0)


def _turns(edges):
    """The edges that begin where a ring turns from right to left or back."""
    firsts = np.flatnonzero(np.diff(edges.ring, prepend=-1))
    before = np.arange(len(edges.ring)) - 1
    before[firsts] = np.append(firsts[1:], len(before)) - 1
    return np.flatnonzero(edges.right != edges.right[before])


def _lines(building, across, edges):
    """Places across as one rising number line, each building's beyond those of the one before; and how to get there."""
    least, width = edges.across.min(), np.ptp(edges.across) + 1
    lines, first = np.unique(across - least + building * width, return_index=True)
    once = np.diff(lines, prepend=-np.inf) > _SAME_M
    return lines[once], across[first[once]], edges.building * width - least


def _deep_at(across, deep, ends):
    """How far away edges are at places across; at their own ends to the last digit."""
    slope = (deep[:, 1] - deep[:, 0]) / (across[:, 1] - across[:, 0])
    found = deep[:, :1] + slope[:, None] * (ends - across[:, :1])
    for own in (0, 1):
        found = np.where(np.abs(ends - across[:, own, None]) <= _SAME_M, deep[:, own, None], found)
    return found


def _piled(building, region, strip, right, ends, deep, direction):
    """Sort the links of each strip by depth, and put what belongs together into rings."""
    order = np.lexsort((deep.sum(axis=1), strip))
    building, region, strip, right, ends, deep = (
        column[order] for column in (building, region, strip, right, ends, deep)
    )
    new = np.diff(strip, prepend=-1) != 0
    place = np.arange(len(strip)) - np.flatnonzero(new)[np.cumsum(new) - 1]
    odd = np.unique(building[right != (place % 2 == 0)])  # drawn badly: left whole
    kept = np.flatnonzero(~np.isin(building, odd))
    keys = building[kept], region[kept], place[kept] // 2
    kept = kept[np.lexsort((np.where(right[kept], ends[kept, 0], -ends[kept, 0]), ~right[kept], *keys[::-1]))]
    keys = building[kept], region[kept], place[kept] // 2
    firsts = np.flatnonzero(np.any([np.diff(key, prepend=-1) != 0 for key in keys], axis=0))
    forward = right[kept][:, None]
    corners = np.stack([np.where(forward, of[kept], of[kept, ::-1]).ravel() for of in (ends, deep)], axis=1)
    wanted = _bends(corners, right[kept], firsts)
    counts = np.add.reduceat(wanted, 2 * firsts) if len(firsts) else np.empty(0, dtype=np.int64)
    ring_starts = starts_of(counts + 1)
    turned = np.empty((ring_starts[-1], 2))
    turned[positions(ring_starts[:-1], counts)[0]] = corners[wanted]
    turned[ring_starts[1:] - 1] = turned[ring_starts[:-1]]
    bodies = np.arange(len(firsts))
    to_map = np.array([[direction[1], -direction[0]], direction])
    return (
        Outlines(turned @ to_map, *turned.T, ring_starts, np.arange(len(firsts) + 1), bodies, bodies),
        keys[0][firsts],
    )


def _bends(corners, right, firsts):
    """Which ends of links are corners of the piece: not where a link goes straight on, and where two meet, only one."""
    wanted = np.ones(len(corners), dtype=bool)
    follows = np.diff(right.astype(np.int8), prepend=-1) == 0
    follows[firsts] = False
    later = np.flatnonzero(follows)
    end, start = 2 * later - 1, 2 * later
    meet = np.abs(corners[end] - corners[start]).max(axis=1) <= _SAME_M
    wanted[start[meet]] = False
    before, after = corners[end] - corners[end - 1], corners[start + 1] - corners[start]
    length = np.hypot(*before.T) * np.hypot(*after.T)
    straight = np.abs(before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]) <= _SAME_M * length
    wanted[end[meet & straight]] = False
    return wanted
