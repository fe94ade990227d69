"""The building of a place: which it lies in, shares most ground with, or which is nearest on its side of a street."""

import numpy as np
import shapely

__all__ = ["NEAR_M", "Placing"]

NEAR_M = 40.0
"""Metres within which a building may be the one that a place beside it belongs to."""

MOST = 3
"""Buildings that are told for a place."""

# How sure at best; how likely a building is falls with the square of the distance, and none at all is as likely as
# one at this many metres.
_INSIDE, _BESIDE = 0.98, 0.95
_AIR_M, _NONE_M = 1.0, 15.0

# Where places lie so many metres off, a building is as likely as others this much further.
_TRUST = 2.5

# What a building's weight keeps when the street lies between, and with a street of another name.
_ACROSS, _ACROSS_OTHER = 0.03, 0.4

# The share of the way to a building that is not looked at: places are put on a street's middle line too.
_START = 0.02


class Placing:
    """The footprints and streets of a district, ready to be asked.

    Parameters
    ----------
    footprints : (b,) array of Polygon, MultiPolygon, Point or None, metres
    streets : (s,) array of lines, optional
    names : (s,) sequence of str, optional, the streets' names as addresses have them
    error : float, metres that places lie beside the buildings that they are of, by the middle one

    Examples
    --------
    >>> houses = np.array([shapely.box(0, 5, 10, 15), shapely.box(0, -15, 10, -5)])
    >>> placing = Placing(houses, np.array([shapely.LineString([(-50, 0), (50, 0)])]), ["ELM ST"])
    >>> rows, scores, methods = placing.place(np.array([shapely.Point(5, 6), shapely.Point(5, 1)]), ["", "ELM ST"])
    >>> rows[:, 0].tolist(), methods.tolist(), bool(scores[1, 0] > 0.8)
    ([0, 0], ['inside', 'street_side'], True)
    """

    def __init__(self, footprints, streets=None, names=None, error=0.0):
        self._air = _AIR_M + _TRUST * error
        shapes = np.asarray(footprints, dtype=object)
        self._rows = np.flatnonzero(~(shapely.is_missing(shapes) | shapely.is_empty(shapes)))
        self._tree = shapely.STRtree(shapes[self._rows])
        lines = np.array([], dtype=object) if streets is None else np.asarray(streets, dtype=object)
        there = ~(shapely.is_missing(lines) | shapely.is_empty(lines)) if len(lines) else np.array([], dtype=bool)
        self._streets = shapely.STRtree(lines[there])
        names = np.full(len(lines), "", dtype=object) if names is None else np.asarray(names, dtype=object)
        self._names = names[there]

    def place(self, shapes, roads):
        """Find the buildings that places may belong to.

        Parameters
        ----------
        shapes : (n,) array of Point, Polygon, MultiPolygon or None
        roads : (n,) sequence of str, the road that each place's address names, '' for none

        Returns
        -------
        rows : (n, 3) array of int, rows of footprints, the likeliest first, -1 for none
        scores : (n, 3) array of float, 0 to 1
        methods : (n,) array of str, 'inside', 'overlap', 'street_side' or 'none'
        """
        shapes = np.asarray(shapes, dtype=object)
        rows = np.full((len(shapes), MOST), -1)
        scores = np.zeros((len(shapes), MOST))
        methods = np.full(len(shapes), "none", dtype=object)
        there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
        areal = there & (shapely.get_dimensions(shapes) == 2)
        self._overlapping(np.flatnonzero(areal), shapes, rows, scores, methods)
        self._inside(np.flatnonzero(there & ~areal), shapes, rows, scores, methods)
        left = np.flatnonzero(there & (methods == "none"))
        self._beside(left, shapes, np.asarray(roads, dtype=object), rows, scores, methods)
        return rows, scores, methods

    def _overlapping(self, which, shapes, rows, scores, methods):
        at, found = self._tree.query(shapes[which], predicate="intersects")
        shared = shapely.area(shapely.intersection(shapes[which[at]], self._tree.geometries[found]))
        whole = shapely.get_dimensions(self._tree.geometries[found]) < 2  # a building that is only a point
        weight = np.where(whole, np.maximum(shared, 1.0), shared)
        self._best(which[at][weight > 0], found[weight > 0], weight[weight > 0], "overlap", rows, scores, methods)

    def _inside(self, which, shapes, rows, scores, methods):
        at, found = self._tree.query(shapes[which], predicate="intersects")
        within = np.unique(at)
        if self._air == _AIR_M:
            self._best(which[at], found, np.ones(len(at)), "inside", rows, scores, methods)
            return
        at, found = self._tree.query(shapes[which[within]], predicate="dwithin", distance=NEAR_M)
        far = shapely.distance(shapes[which[within[at]]], self._tree.geometries[found])
        self._best(which[within[at]], found, self._weight(far), "inside", rows, scores, methods)

    def _weight(self, far):
        return (self._air / (far + self._air)) ** 2

    def _beside(self, which, shapes, roads, rows, scores, methods):
        at, found = self._tree.query(shapes[which], predicate="dwithin", distance=NEAR_M)
        if not len(at):
            return
        way = shapely.shortest_line(shapes[which[at]], self._tree.geometries[found])
        far = shapely.length(way)
        weight = self._weight(far) * self._side(way, roads[which[at]])
        none = self._weight(_NONE_M)
        self._best(which[at], found, weight, "street_side", rows, scores, methods, none)

    def _side(self, ways, roads):
        """What the weight of each way to a building keeps for the streets that it crosses."""
        kept = np.ones(len(ways))
        if not len(self._streets.geometries):
            return kept
        moved = shapely.line_interpolate_point(ways, _START, normalized=True)
        ends = shapely.get_point(ways, -1)
        rest = shapely.linestrings(np.stack([shapely.get_coordinates(moved), shapely.get_coordinates(ends)], axis=1))
        way, street = self._streets.query(rest, predicate="intersects")
        own = (self._names[street] == roads[way]) | (roads[way] == "")
        np.minimum.at(kept, way, np.where(own, _ACROSS, _ACROSS_OTHER))
        return kept

    def _best(self, at, found, weight, method, rows, scores, methods, none=0.0):
        """Fill in the three that weigh most for each place."""
        if not len(at):
            return
        sums = np.zeros(len(rows))
        np.add.at(sums, at, weight)
        order = np.lexsort((self._rows[found], -weight, at))
        at, found, weight = at[order], found[order], weight[order]
        first = np.r_[True, at[1:] != at[:-1]]
        rank = np.arange(len(at)) - np.maximum.accumulate(np.where(first, np.arange(len(at)), 0))
        told = rank < MOST
        most = _BESIDE if method == "street_side" else _INSIDE
        rows[at[told], rank[told]] = self._rows[found[told]]
        scores[at[told], rank[told]] = most * weight[told] / (sums[at[told]] + none)
        methods[at] = method
