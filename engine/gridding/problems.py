"""Units into problems: the parts of communities that can be divided each by itself."""

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .search.partition import Problem
from .units import unit_sides

__all__ = ["parts_of", "problem_of", "Surroundings", "surroundings_of"]

EXACT = 1024.0
"""Lengths and areas are rounded to 1 / 1024, so that their sums are the same in any order."""


class Surroundings:
    """What follows what around each unit, as rows sorted by unit.

    Attributes
    ----------
    touches : dict of (unit, unit) to int, in how many stretches two units touch; the smaller row first
    corners : (n, 2) array of int, unit and another that touches it at a point only
    links : (m, 3) array of int, unit and two others that follow each other around it and are joined
    """

    def __init__(self, touches, corners, links):
        self.touches, self.corners, self.links = touches, corners, links


def parts_of(units):
    """Number the parts that hang together on foot: barriers without a bridge, water and locked grids part them.

    Water under a bridge is a unit like others, for a grid that reaches across must hold it to be in one piece.

    Returns
    -------
    (u,) array of int, -1 for other water and for locked units
    """
    bridged = np.zeros(len(units.areas), dtype=bool)
    bridged[units.borders.pairs[units.borders.open]] = True
    free = (~units.wet | bridged) & (units.locked < 0)
    pairs = units.borders.pairs[units.borders.open & free[units.borders.pairs].all(axis=1)]
    count = len(units.areas)
    links = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    return np.where(free, connected_components(links, directed=False)[1], -1)


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
    open_pairs = {tuple(pair) for pair in units.borders.pairs[units.borders.open].tolist()}
    corners, links, stretch_ends = [], [], []
    for size in np.unique(degree[degree >= 3]):
        rows = first[degree == size][:, None] + np.arange(size)
        around, before = ahead[rows], behind[rows]
        stretch_ends.append(np.column_stack([around.ravel(), before.ravel()]))
        for place in range(size):
            unit = around[:, place]
            for ahead_by in range(1, size - 1):
                one, other = around[:, (place + ahead_by) % size], around[:, (place + ahead_by + 1) % size]
                links.append(np.column_stack([unit, one, other]))
                if ahead_by > 1:
                    corners.append(np.column_stack([unit, one]))
    corners = np.concatenate([np.empty((0, 2), dtype=int), *corners])
    links = np.concatenate([np.empty((0, 3), dtype=int), *links])
    corners = corners[(corners >= 0).all(axis=1) & (corners[:, 0] != corners[:, 1])]
    links = links[(links >= 0).all(axis=1) & (links[:, 0] != links[:, 1]) & (links[:, 0] != links[:, 2])]
    is_open = np.array([(min(a, b), max(a, b)) in open_pairs for _, a, b in links.tolist()], dtype=bool)
    links = links[is_open] if len(links) else links
    stretch_ends = np.sort(np.concatenate([np.empty((0, 2), dtype=int), *stretch_ends]), axis=1)
    pairs, counts = np.unique(stretch_ends, axis=0, return_counts=True)
    touches = {pair: max(count // 2, 1) for pair, count in zip(map(tuple, pairs.tolist()), counts.tolist())}
    return Surroundings(
        touches, corners[np.argsort(corners[:, 0], kind="stable")], links[np.argsort(links[:, 0], kind="stable")]
    )


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
    place = np.full(len(units.areas) + 1, -1)
    place[members] = np.arange(len(members))
    borders = units.borders
    inside = (place[borders.pairs] >= 0).all(axis=1)
    neighbours = [[] for _ in members]
    for (one, other), length, price, passable in zip(
        borders.pairs[inside].tolist(),
        _exact(borders.lengths[inside]).tolist(),
        _exact(borders.prices[inside] * EXACT**2).tolist(),
        borders.open[inside].tolist(),
    ):
        touches = around.touches.get((one, other), 1)
        a, b, price = int(place[one]), int(place[other]), price / EXACT**2
        neighbours[a].append((b, length, price, touches, passable))
        neighbours[b].append((a, length, price, touches, passable))
    return Problem(
        np.minimum(units.households[members], band.maximum).tolist(),
        _exact(units.areas[members]).tolist(),
        _exact(units.perimeters[members]).tolist(),
        neighbours,
        _rows(around.corners, members, place),
        _rows(around.links, members, place),
        band,
        seed,
    )


def _exact(values):
    return np.rint(values * EXACT) / EXACT


def _rows(table, members, place):
    """The rows of a table for each member, its first column left out, only those with members all along."""
    starts = np.searchsorted(table[:, 0], members)
    stops = np.searchsorted(table[:, 0], members, side="right")
    rows = []
    for start, stop in zip(starts.tolist(), stops.tolist()):
        local = place[table[start:stop, 1:]]
        local = local[(local >= 0).all(axis=1)]
        rows.append(local[:, 0].tolist() if local.shape[1] == 1 else [tuple(row) for row in local.tolist()])
    return rows
