"""Walks along streets: how far places are from one place on foot, and which way."""

from dataclasses import dataclass, field

import numpy as np
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from shapely.ops import substring

__all__ = ["TO_STREET_M", "WALK_M_S", "Walks", "walks"]

WALK_M_S = 1.3
"""Metres a second that somebody walks."""

TO_STREET_M = 300.0
"""A place farther from every street, in metres, is not reached."""

_NOTHING_M = 1e-6  # A sparse matrix must not take no length for no street.


@dataclass(frozen=True)
class Walks:
    """Walks from one place to others.

    Attributes
    ----------
    metres : (t,) array of float, inf where there is no way
    place : (2,) array of float
    targets : (t, 2) array of float
    """

    metres: np.ndarray
    place: np.ndarray
    targets: np.ndarray
    _routes: object = field(default=None, repr=False)

    def minutes(self, speed=WALK_M_S):
        """(t,) array of float, inf where there is no way."""
        return self.metres / speed / 60

    def line(self, target):
        """The way to a target: LineString from the place, None where there is none.

        Parameters
        ----------
        target : int, row of `targets`
        """
        if not np.isfinite(self.metres[target]):
            return None
        between = [] if self._routes is None else self._routes.corners(target)
        corners = np.array([tuple(self.place), *between, tuple(self.targets[target])])
        moved = np.append(True, (np.diff(corners, axis=0) != 0).any(axis=1))
        return shapely.LineString(corners[moved] if moved.sum() > 1 else corners[:2])


def walks(network, place, targets, most_m=np.inf, to_street_m=TO_STREET_M):
    """Measure the walks from a place to others.

    One walks straight to the nearest street, along streets, and straight from the street nearest to the target; where
    the two are nearer to each other than to their streets, straight from one to the other.

    Parameters
    ----------
    network : engine.events.around.street_network.StreetNetwork
    place : (2,) sequence of float, metres
    targets : (t, 2) array of float, metres, nan without a place
    most_m : float, metres of street that one walks at most
    to_street_m : float, as `TO_STREET_M`

    Returns
    -------
    Walks

    Examples
    --------
    >>> from .street_network import street_network
    >>> corner = street_network(np.array([shapely.LineString([(0, 0), (100, 0), (100, 50)])]))
    >>> to = walks(corner, (0, 10), [(110, 50), (900, 900), (0, 12)])
    >>> to.metres.round(3).tolist(), to.line(0).wkt
    ([170.0, inf, 2.0], 'LINESTRING (0 10, 0 0, 100 0, 100 50, 110 50)')
    >>> to.minutes().round(1).tolist()
    [2.2, inf, 0.0]
    """
    place = np.asarray(place, dtype=float)
    targets = np.asarray(targets, dtype=float).reshape(-1, 2)
    everything = np.concatenate([place[None], targets])
    piece, along, off = _to_streets(network, everything, to_street_m)
    metres = np.full(len(targets), np.inf)
    routes = None
    reached = np.flatnonzero(piece >= 0)
    if len(reached) and reached[0] == 0:
        routes = _Routes(network, piece[reached], along[reached], reached, most_m)
        metres[reached[1:] - 1] = off[0] + routes.metres[1:] + off[reached[1:]]
    straight = np.hypot(*(targets - place).T)
    beside = (straight <= metres) & (straight <= np.minimum(off[0] + off[1:], 2 * to_street_m))
    metres[beside] = straight[beside]
    if routes is not None:
        routes.beside = frozenset(np.flatnonzero(beside).tolist())
    return Walks(metres, place, targets, routes)


def _to_streets(network, points, to_street_m):
    """The piece that each point is nearest to (-1 where none is near), how far along it, and how far off it."""
    piece, along, off = np.full(len(points), -1), np.zeros(len(points)), np.full(len(points), np.inf)
    there = np.flatnonzero(np.isfinite(points).all(axis=1))
    shapes = shapely.points(points[there])
    (row, near), apart = network.tree.query_nearest(
        shapes, max_distance=to_street_m, return_distance=True, all_matches=False
    )
    piece[there[row]], off[there[row]] = near, apart
    along[there[row]] = shapely.line_locate_point(network.pieces[near], shapes[row])
    return piece, along, off


class _Routes:
    """The shortest ways along streets from the first of some stops to the others."""

    def __init__(self, network, piece, along, stops, most_m):
        self._network, self._count = network, len(network.nodes)
        self._node = {int(stop) - 1: self._count + row for row, stop in enumerate(stops)}
        self.beside = frozenset()
        ends, of, spans = self._with_stops(piece, along)
        weights = np.maximum(np.abs(spans[:, 1] - spans[:, 0]), _NOTHING_M)
        size = self._count + len(stops)
        keys = ends.min(axis=1) * size + ends.max(axis=1)
        order = np.lexsort((weights, keys))
        order = order[np.diff(keys[order], prepend=-1) > 0]  # of streets side by side the shortest
        ends, self._of, self._spans, self._keys = ends[order], of[order], spans[order], keys[order]
        self._ends, self._size = ends, size
        graph = csr_matrix((weights[order], (ends[:, 0], ends[:, 1])), shape=(size, size))
        found, self._before = dijkstra(
            graph, directed=False, indices=self._count, return_predecessors=True, limit=most_m
        )
        self.metres = found[self._count :]

    def _with_stops(self, piece, along):
        """The pieces, and parts of them from stop to stop: ends (m, 2), the piece of each, and from where to where."""
        lengths, count = self._network.lengths, self._count
        touched = np.unique(piece)
        of = np.concatenate([touched, piece, touched])
        at = np.concatenate([np.zeros(len(touched)), np.minimum(along, lengths[piece]), lengths[touched]])
        ends = self._network.ends
        node = np.concatenate([ends[touched, 0], count + np.arange(len(piece)), ends[touched, 1]])
        rank = np.repeat([0, 1, 2], [len(touched), len(piece), len(touched)])
        order = np.lexsort((rank, at, of))
        of, at, node = of[order], at[order], node[order]
        same = np.flatnonzero(of[1:] == of[:-1])
        parts = np.column_stack([node[same], node[same + 1]])
        whole = np.column_stack([np.zeros(len(lengths)), lengths])
        return (
            np.concatenate([ends, parts]),
            np.concatenate([np.arange(len(lengths)), of[same]]),
            np.concatenate([whole, np.column_stack([at[same], at[same + 1]])]),
        )

    def corners(self, target):
        """The corners of the way along streets to a target."""
        if target in self.beside:
            return []
        node, back = self._node[target], []
        while node != self._count:
            before = int(self._before[node])
            back.append((before, node))
            node = before
        corners = []
        for before, node in reversed(back):
            row = np.searchsorted(self._keys, min(before, node) * self._size + max(before, node))
            piece = self._network.pieces[self._of[row]]
            first, last = self._spans[row]
            whole = before < self._count and node < self._count
            step = shapely.get_coordinates(piece if whole else substring(piece, first, last))
            corners.extend((step if self._ends[row, 0] == before else step[::-1]).tolist())
        return [tuple(corner) for corner in corners]
