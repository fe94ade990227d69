"""Units into problems: the parts of communities that can be divided each by itself."""

from dataclasses import dataclass, replace

import numpy as np

from .groups import joined
from .search.partition import Problem
from .units import unit_sides

__all__ = ["Surroundings", "parts_of", "problem_of", "seed_at", "surroundings_of", "without_needles"]

EXACT = 1024.0
"""Lengths and areas are rounded to 1 / 1024, so that their sums are the same in any order."""


LEAST_WAY_M = 3.0
"""Metres of a border under which it is no way from one unit to the other."""


@dataclass(frozen=True)
class Surroundings:
    """What follows what around each unit, as rows sorted by unit.

    Attributes
    ----------
    touches : (e,) array of int, in how many stretches the two units of each border touch
    corners : (n, 4) array of int: unit, another that touches it at a point only, and the two beside that one around the
        unit which are joined to it, -1 where they are not
    links : (m, 3) array of int: unit and two others that follow each other around it and are joined
    """

    touches: np.ndarray
    corners: np.ndarray
    links: np.ndarray


def parts_of(units):
    """Number the parts that hang together on foot: barriers without a bridge, water and locked grids part them.

    Water under a bridge is a unit like others, for a grid that reaches across must hold it to be in one piece.

    Returns
    -------
    (u,) array of int, -1 for other water and for locked units
    """
    free = _walked(units)
    return np.where(free, _joined_by(units, units.borders.open & free[units.borders.pairs].all(axis=1)), -1)


def _walked(units):
    """Say of each unit whether a grid may lie on it: neither locked nor water without a bridge."""
    bridged = np.zeros(len(units.areas), dtype=bool)
    bridged[units.borders.pairs[units.borders.open]] = True
    return (~units.wet | bridged) & (units.locked < 0)


def _joined_by(units, borders):
    return joined(len(units.areas), *units.borders.pairs[borders].T)


def without_needles(units):
    """Close borders too short to walk through, as between blocks that all but touch at the corner of two streets.

    Those without which a part would fall apart stay open.

    Parameters
    ----------
    units : Units

    Returns
    -------
    Units
    """
    borders = units.borders
    there = borders.open & _walked(units)[borders.pairs].all(axis=1)
    short = there & (borders.lengths < LEAST_WAY_M)
    part = _joined_by(units, there & ~short)
    needless = short & (part[borders.pairs[:, 0]] == part[borders.pairs[:, 1]])
    return replace(units, borders=replace(borders, open=borders.open & ~needless))


def surroundings_of(units, segments):
    """Walk around every point where three or more units meet.

    Parameters
    ----------
    units : Units
    segments : Segments, all of the district's

    Returns
    -------
    Surroundings
    """
    left, right = unit_sides(segments, units.of_face)
    outline = left != right
    ends, left, right = segments.ends[outline], left[outline], right[outline]
    leaving, arriving = ends.T
    vertex = np.concatenate([leaving, arriving])
    step = segments.vertices[np.concatenate([arriving, leaving])] - segments.vertices[vertex]
    ahead = np.concatenate([left, right])  # the unit on the left of each piece as it leaves the vertex
    behind = np.concatenate([right, left])
    order = np.lexsort((np.arctan2(step[:, 1], step[:, 0]), vertex))
    vertex, ahead, behind = vertex[order], ahead[order], behind[order]
    first = np.flatnonzero(np.r_[True, np.diff(vertex) != 0]) if len(vertex) else np.zeros(0, dtype=int)
    degree = np.diff(np.r_[first, len(vertex)])
    keys = units.borders.pairs[:, 0] * len(units.areas) + units.borders.pairs[:, 1]
    corners, links, stretch_ends = [np.empty((0, 4), dtype=int)], [np.empty((0, 3), dtype=int)], []
    for size in np.unique(degree[degree >= 3]):
        rows = first[degree == size][:, None] + np.arange(size)
        around = ahead[rows]
        joined = _are_open(units, keys, around, behind[rows])  # across the piece that leads to each unit
        stretch_ends.append(_keys(units, around, behind[rows]))
        for place in range(size):
            unit = around[:, place]
            for ahead_by in range(1, size - 1):
                here, after = (place + ahead_by) % size, (place + ahead_by + 1) % size
                links.append(np.column_stack([unit, around[:, here], around[:, after]])[joined[:, after]])
                if ahead_by > 1:
                    before = np.where(joined[:, here], around[:, (here - 1) % size], -1)
                    behind_it = np.where(joined[:, after], around[:, after], -1)
                    corners.append(np.column_stack([unit, around[:, here], before, behind_it]))
    corners, links = np.concatenate(corners), np.concatenate(links)
    corners = corners[(corners[:, :2] >= 0).all(axis=1) & (corners[:, 0] != corners[:, 1])]
    links = links[(links >= 0).all(axis=1) & (links[:, 0] != links[:, 1]) & (links[:, 0] != links[:, 2])]
    ends = np.concatenate([np.empty(0, dtype=int), *stretch_ends])
    touches = np.maximum(np.bincount(np.searchsorted(keys, ends[np.isin(ends, keys)]), minlength=len(keys)) // 2, 1)
    return Surroundings(
        touches, corners[np.argsort(corners[:, 0], kind="stable")], links[np.argsort(links[:, 0], kind="stable")]
    )


def _keys(units, one, other):
    """A number for each pair of units, that of `borders.pairs`; below 0 where one is outside."""
    keys = np.minimum(one, other) * len(units.areas) + np.maximum(one, other)
    return np.where((one >= 0) & (other >= 0), keys, -1).ravel()


def _are_open(units, keys, one, other):
    """Say for pairs of units whether one can walk from one to the other."""
    wanted = _keys(units, one, other)
    if not len(keys):
        return np.zeros(one.shape, dtype=bool)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return ((keys[place] == wanted) & units.borders.open[place]).reshape(one.shape)


def problem_of(units, around, members, band, seed):
    """Take some units out as a problem of their own.

    Parameters
    ----------
    units : Units
    around : Surroundings
    members : (n,) array of int, rows of `units`, ascending
    band : Band
    seed : tuple of int

    Returns
    -------
    Problem, its unit i being `members[i]`
    """
    place = np.full(len(units.areas) + 1, -1)  # the last place is that of -1
    place[members] = np.arange(len(members))
    rows = _rows_of(units.borders.pairs[:, 0], members)
    rows = rows[place[units.borders.pairs[rows, 1]] >= 0]
    pairs = place[units.borders.pairs[rows]]
    values = np.column_stack(
        [
            _exact(units.borders.lengths[rows], EXACT),
            _exact(units.borders.prices[rows], EXACT**3),
            around.touches[rows],
            units.borders.open[rows],
        ]
    )
    borders = np.concatenate([np.column_stack([pairs, values]), np.column_stack([pairs[:, ::-1], values])])
    corners = place[around.corners[_rows_of(around.corners[:, 0], members)]]
    links = place[around.links[_rows_of(around.links[:, 0], members)]]
    return Problem(
        households=np.minimum(units.households[members], band.maximum).tolist(),
        areas=_exact(units.areas[members], EXACT).tolist(),
        perimeters=_exact(units.perimeters[members], EXACT).tolist(),
        borders=borders[np.lexsort((borders[:, 1], borders[:, 0]))],
        corners=corners[corners[:, 1] >= 0],
        links=links[(links >= 0).all(axis=1)],
        band=band,
        seed=seed,
    )


def seed_at(seed, place):
    """The seed of a part of a community: the person's, and where a point of it lies to the centimetre.

    Examples
    --------
    >>> seed_at(7, np.array([1.0, 2.5]))
    (7, 100, 250)
    """
    ticks = np.rint(place * 100).astype(np.int64)
    return (seed, *(int(tick) % 2**32 for tick in ticks))


def _exact(values, parts):
    return np.rint(values * parts) / parts


def _rows_of(column, members):
    """The rows of a sorted column that hold one of the members, member after member."""
    starts = np.searchsorted(column, members)
    counts = np.searchsorted(column, members, side="right") - starts
    return np.repeat(starts - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
