"""The two sides of a drawn line, and parts of some ground brought into one piece each."""

import numpy as np
import shapely

__all__ = ["beyond", "parts_made_whole"]

AIM = 0.1
"""A line goes on in the direction of this share of it at each end: the last stroke of a hand may be a hook."""

ROUNDS = 12
"""Times that parts are brought together, and that places where one touches itself are cleared."""


def beyond(points, line):
    """Say which points lie on the other side of a line than the first of them.

    The line goes on straight from both its ends. Where it crosses itself, to cross it twice is to be back.

    Parameters
    ----------
    points : (n, 2) array of float
    line : LineString of some length

    Returns
    -------
    (n,) array of bool

    Examples
    --------
    >>> beyond(np.array([(0, 0), (4, 0), (1, 9)]), shapely.LineString([(2, 0), (2, 1)])).tolist()
    [False, True, False]
    """
    corners = _prolonged(line, points)
    one, other = corners[:-1], corners[1:]
    first = points[:1]
    parted = _left_of(one[None], other[None], points[:, None]) != _left_of(one, other, first)
    astride = _left_of(points[:, None], first[None], one[None]) != _left_of(points[:, None], first[None], other[None])
    return (parted & astride).sum(axis=1) % 2 == 1


def _prolonged(line, points):
    """The corners of a line with both ends far outside the points."""
    corners = shapely.get_coordinates(line)
    aims = shapely.get_coordinates(shapely.line_interpolate_point(line, [AIM, 1 - AIM], normalized=True))
    ends = corners[[0, -1]]
    away = ends - aims
    away /= np.maximum(np.hypot(*away.T), 1e-12)[:, None]
    far = 10 * np.ptp(np.concatenate([points, corners]), axis=0).sum()
    return np.concatenate([ends[:1] + far * away[:1], corners, ends[1:] + far * away[1:]])


def _left_of(one, other, point):
    """Whether points lie left of, or on, the way from one point to another."""
    way, there = other - one, point - one
    return way[..., 0] * there[..., 1] - way[..., 1] * there[..., 0] >= 0


def parts_made_whole(ways, rows, part):
    """Move pieces, and then single units, between the parts of some ground until each is a simple polygon in one piece.

    A piece that is cut off from the most of its part goes to the part that it touches most.

    Parameters
    ----------
    ways : Ways
    rows : (n,) array of int, units, ascending
    part : (n,) array of int, the part of each; -1 for those that may go to any

    Returns
    -------
    (n,) array of int, None where it cannot be done so
    """
    part = np.array(part)
    names = np.unique(part[part >= 0])
    for _ in range(ROUNDS):
        strays = [piece for name in names for piece in ways.pieces(rows[part == name])[1:]]
        lost = part < 0
        for piece in [*strays, *ways.pieces(rows[lost])]:
            inside = np.isin(rows, piece)
            part[inside] = _touched_most(ways, rows, part, inside)
        if not strays and not lost.any():
            break
    else:
        return None
    return _cleared(ways, rows, part, names) if (np.unique(part) == names).all() else None


def _touched_most(ways, rows, part, inside):
    """The part that a piece shares the longest edge with, those that one can walk to before all others."""
    borders, _, outside = ways.beside(rows[inside])
    place = np.minimum(np.searchsorted(rows, outside), len(rows) - 1)
    own = part[inside][0]
    near = (rows[place] == outside) & (part[place] >= 0) & (part[place] != own)
    if not near.any():
        return own
    between = ways.fabric.units.borders
    lengths = np.where(between.open[borders], 1e6, 1.0) * between.lengths[borders]
    return int(np.bincount(part[place[near]], weights=lengths[near]).argmax())


def _cleared(ways, rows, part, names):
    """Give single units away where a part touches itself at a corner."""
    for _ in range(ROUNDS):
        pinches = ((name, ways.pinch(rows[part == name])) for name in names)
        pinched = next(((name, place) for name, place in pinches if place is not None), None)
        if pinched is None:
            return part
        around = np.flatnonzero(shapely.intersects(ways.fabric.polygons[rows], shapely.Point(pinched[1])))
        part = _one_moved(ways, rows, part, around)
        if part is None:
            return None
    return None


def _one_moved(ways, rows, part, around):
    """Move one of the units around a point so that the parts that meet there are whole."""
    meeting = np.unique(part[around])
    for unit in around:
        for name in meeting[meeting != part[unit]]:
            tried = part.copy()
            tried[unit] = name
            own = [rows[tried == one] for one in meeting]
            if all(len(ways.pieces(one)) == 1 and ways.pinch(one) is None for one in own):
                return tried
    return None
