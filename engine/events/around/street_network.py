"""Streets as a network that one can walk: pieces of line from junction to junction."""

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ...premises.scene.ragged import positions

__all__ = ["JOINED_M", "StreetNetwork", "street_network"]

JOINED_M = 1.0
"""An end of a street that lies so near to another street, in metres, meets it there."""

_CENTIMETRES = 100.0
_LINE = 1


@dataclass(frozen=True)
class StreetNetwork:
    """Pieces of street and the junctions that they join.

    Attributes
    ----------
    nodes : (n, 2) array of float, metres, junctions and dead ends
    pieces : (e,) array of LineString, from the first to the second of its `ends`
    ends : (e, 2) array of int, rows of `nodes`
    lengths : (e,) array of float, metres
    streets : (e,) array of int, the row of the line that each is a piece of
    tree : shapely.STRtree of `pieces`
    """

    nodes: np.ndarray
    pieces: np.ndarray
    ends: np.ndarray
    lengths: np.ndarray
    streets: np.ndarray
    tree: shapely.STRtree

    def __len__(self):
        return len(self.pieces)


def street_network(lines, bridges=None, joined_m=JOINED_M):
    """Make a network of lines.

    Streets meet where they share a corner, where one ends at another, and where they cross; a bridge or tunnel meets
    others at its ends and shared corners alone.

    Parameters
    ----------
    lines : (s,) array of LineString or MultiLineString, metres; what is no line is left out
    bridges : (s,) array of bool, optional, which of them pass over or under what they cross
    joined_m : float, as `JOINED_M`

    Returns
    -------
    StreetNetwork

    Examples
    --------
    >>> cross = street_network(np.array([shapely.LineString([(0, 0), (9, 0)]), shapely.LineString([(4, -4), (4, 4)])]))
    >>> len(cross), len(cross.nodes), sorted(cross.lengths.tolist()), cross.streets.tolist()
    (4, 5, [4.0, 4.0, 4.0, 5.0], [0, 0, 1, 1])
    """
    lines = np.asarray(lines, dtype=object)
    parts, street = shapely.get_parts(lines, return_index=True)
    drawn = (shapely.get_type_id(parts) == _LINE) & (shapely.length(parts) > 0)
    parts, street = parts[drawn], street[drawn]
    over = np.zeros(len(lines), dtype=bool) if bridges is None else np.asarray(bridges, dtype=bool)
    corners, part, ends = _corners(parts, over[street], joined_m)
    marks, node_of = np.unique(np.round(corners * _CENTIMETRES) @ (1, 1j), return_inverse=True)
    node_of = _ends_joined(node_of, ends, marks, joined_m)[node_of]
    junction = ends | (np.bincount(node_of, minlength=len(marks)) > 1)[node_of]
    pieces, firsts, lasts = _pieces(corners, part, junction)
    kept = np.flatnonzero(shapely.length(pieces) > 0)
    pieces, firsts, lasts = pieces[kept], firsts[kept], lasts[kept]
    nodes, rows = np.unique(node_of[np.column_stack([firsts, lasts])], return_inverse=True)
    where = np.empty((len(marks), 2))
    where[node_of] = corners
    tree = shapely.STRtree(pieces)
    ends = rows.reshape(-1, 2)
    return StreetNetwork(where[nodes], pieces, ends, shapely.length(pieces), street[part[firsts]], tree)


def _ends_joined(node_of, ends, marks, joined_m):
    """The node that stands for each one: ends of streets that are very near each other are one."""
    tips = np.unique(node_of[ends])
    pairs = cKDTree(np.column_stack([marks[tips].real, marks[tips].imag]) / _CENTIMETRES).query_pairs(
        joined_m, output_type="ndarray"
    )
    graph = csr_matrix((np.ones(len(pairs)), tips[pairs].T), shape=(len(marks), len(marks)))
    _, group = connected_components(graph, directed=False)
    first = np.full(len(marks), len(marks))
    np.minimum.at(first, group, np.arange(len(marks)))
    return first[group]


def _corners(parts, over, joined_m):
    """The corners of lines in their order, with those where others meet them; the line of each, and which are ends."""
    corners, part = shapely.get_coordinates(parts, return_index=True)
    steps = np.hypot(*np.diff(corners, axis=0, prepend=corners[:1]).T)
    starts = np.searchsorted(part, np.arange(len(parts)))
    steps[starts] = 0.0
    along = np.cumsum(steps)
    along -= along[starts][part]
    met, at = _meetings(parts, over, joined_m)
    at_m = shapely.line_locate_point(parts[met], shapely.points(at))
    corners, part = np.concatenate([corners, at]), np.concatenate([part, met])
    along = np.concatenate([along, at_m])
    order = np.lexsort((along, part))
    corners, part = corners[order], part[order]
    change = part[1:] != part[:-1]
    ends = np.ones(len(part), dtype=bool)
    ends[1:-1] = change[:-1] | change[1:]
    return corners, part, ends


def _meetings(parts, over, joined_m):
    """Where lines meet without a corner of their own: the row of the line, and the place."""
    tree, count = shapely.STRtree(parts), len(parts)
    at = shapely.get_coordinates(np.concatenate([shapely.get_point(parts, 0), shapely.get_point(parts, -1)]))
    tips = np.unique(at @ (1, 1j)).reshape(-1, 1)
    tips = np.column_stack([tips.real, tips.imag])
    tip, touched = tree.query(shapely.points(tips), predicate="dwithin", distance=joined_m)
    along = [np.hypot(*(tips[tip] - at[rows]).T) > joined_m for rows in (touched, touched + count)]
    tip, touched = tip[along[0] & along[1]], touched[along[0] & along[1]]
    one, other = tree.query(parts)
    level = (one < other) & ~over[one] & ~over[other]
    one, other = one[level], other[level]
    # Nearly all streets near each other share an end, and need not be looked at closely.
    shared = np.logical_or.reduce([(at[a] == at[b]).all(axis=1) for a, b in _tips_of(one, other, count)])
    one, other = one[~shared], other[~shared]
    crosses = shapely.crosses(parts[one], parts[other])
    one, other = one[crosses], other[crosses]
    points, pair = shapely.get_parts(shapely.intersection(parts[one], parts[other]), return_index=True)
    crossing = shapely.get_type_id(points) == 0
    points, pair = shapely.get_coordinates(points[crossing]), pair[crossing]
    met = np.concatenate([touched, one[pair], other[pair]]).astype(np.int64)
    return met, np.concatenate([tips[tip], points, points])


def _tips_of(one, other, count):
    """All ways in which an end of a line and an end of another one can be the same, as rows of ends."""
    return [(one + a * count, other + b * count) for a in (0, 1) for b in (0, 1)]


def _pieces(corners, part, junction):
    """Lines cut at junctions: the pieces, and the corners that each begins and ends with."""
    cuts = np.flatnonzero(junction)
    same = part[cuts[1:]] == part[cuts[:-1]]
    firsts, lasts = cuts[:-1][same], cuts[1:][same]
    where, piece = positions(firsts, lasts - firsts + 1)
    if not len(firsts):
        return np.empty(0, dtype=object), firsts, lasts
    return shapely.linestrings(corners[where], indices=piece), firsts, lasts
