"""How the units of a fabric hang together, ready for questions about a few of them."""

from copy import copy
from functools import cached_property
from typing import NamedTuple

import numpy as np
import shapely
from scipy.sparse import coo_matrix

from ..groups import joined
from ..intake import place_in
from ..search.partition import compactness

__all__ = ["Measures", "Ways"]


class Measures(NamedTuple):
    """What some units hold together.

    Attributes
    ----------
    households, buildings : int
    area : float, square metres
    perimeter : float, metres
    """

    households: int
    buildings: int
    area: float
    perimeter: float

    @property
    def compactness(self):
        """How round the ground is, 0 to 1 (Polsby and Popper 1991: 4 pi area / perimeter squared)."""
        return float(compactness(self.area, self.perimeter))


class Ways:
    """The borders of a fabric by unit. A question costs as much as the units it is asked of, however large the rest.

    Parameters
    ----------
    fabric : Fabric
    """

    def __init__(self, fabric):
        self.fabric = fabric
        self._units = fabric.units
        self._pairs = fabric.units.borders.pairs
        self._first = np.searchsorted(self._pairs[:, 0], np.arange(len(fabric.polygons) + 1))

    def of(self, fabric):
        """The same ways for a fabric that holds other households on the same ground."""
        other = copy(self)
        other.fabric, other._units = fabric, fabric.units
        return other

    def within(self, rows):
        """The borders between two of some units.

        Parameters
        ----------
        rows : (n,) array of int, ascending

        Returns
        -------
        (k,) array of int, rows of the fabric's borders
        (k, 2) array of int, the places of their units in `rows`
        """
        counts = self._first[rows + 1] - self._first[rows]
        borders = np.repeat(self._first[rows] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        other = self._pairs[borders, 1]
        place = np.minimum(np.searchsorted(rows, other), max(len(rows) - 1, 0))
        inside = rows[place] == other
        one = np.repeat(np.arange(len(rows)), counts)
        return borders[inside], np.column_stack([one, place])[inside]

    def beside(self, rows):
        """The borders between some units and others.

        Returns
        -------
        (k,) array of int, rows of the fabric's borders; (k,) of the unit inside; (k,) of the one outside
        """
        start, other, border = self._both_ways
        counts = start[rows + 1] - start[rows]
        places = np.repeat(start[rows] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        outside = ~np.isin(other[places], rows)
        return border[places][outside], np.repeat(rows, counts)[outside], other[places][outside]

    def around(self, row):
        """The borders of one unit, as `beside` tells them: (k,) array of int, rows of borders; (k,) of units beyond."""
        start, other, border = self._both_ways
        return border[start[row] : start[row + 1]], other[start[row] : start[row + 1]]

    @cached_property
    def _both_ways(self):
        """Every border from both its sides: where each unit's begin, the other units, the rows of the borders."""
        count = len(self._pairs)
        one = np.concatenate([self._pairs[:, 0], self._pairs[:, 1]])
        other = np.concatenate([self._pairs[:, 1], self._pairs[:, 0]])
        order = np.lexsort((other, one))
        start = np.searchsorted(one[order], np.arange(len(self.fabric.polygons) + 1))
        return start, other[order], order % max(count, 1)

    def measured(self, rows):
        """Sum up some units.

        Parameters
        ----------
        rows : (n,) array of int, ascending

        Returns
        -------
        Measures
        """
        borders, _ = self.within(rows)
        units = self._units
        return Measures(
            int(units.households[rows].sum()),
            int(units.buildings[rows].sum()),
            float(units.areas[rows].sum()),
            float(units.perimeters[rows].sum() - 2 * units.borders.lengths[borders].sum()),
        )

    def pieces(self, rows):
        """The pieces that some units fall into, for one who walks.

        Water, and ground behind a barrier where nobody lives, belongs to the piece that it touches most: it parts
        nobody from anybody, and joins nobody to anybody.

        Parameters
        ----------
        rows : (n,) array of int, ascending

        Returns
        -------
        list of arrays of int, the piece with the most households first
        """
        if len(rows) < 2:
            return [rows] if len(rows) else []
        borders, ends = self.within(rows)
        open_ = self._units.borders.open[borders]
        label = _joined(len(rows), ends[open_])
        if label.max() == 0:
            return [rows]
        label = self._with_empty_ground(rows, label, ends, self._units.borders.lengths[borders])
        parts = [rows[label == one] for one in np.unique(label)]
        return sorted(parts, key=lambda part: (-self._units.households[part].sum(), -self._units.areas[part].sum()))

    def lost(self, before, after):
        """The pieces that a grid would fall into more than it does now, the largest first.

        Parameters
        ----------
        before, after : (n,) arrays of int, its units now and then, ascending

        Returns
        -------
        list of arrays of int, empty where it falls into no more pieces
        """
        pieces = self.pieces(after)
        if len(pieces) < 2:
            return []
        known = self.pieces(before)
        more = len(pieces) - max(len(known), 1)
        same = {piece.tobytes() for piece in known}
        return [piece for piece in pieces if piece.tobytes() not in same][-more:] if more > 0 else []

    def walkable(self, rows):
        """The most inhabited of the parts that one can walk through without a barrier: (n,) array of int, ascending."""
        if not len(rows):
            return rows
        borders, ends = self.within(rows)
        label = _joined(len(rows), ends[self._units.borders.open[borders]])
        households = np.bincount(label, weights=self._units.households[rows])
        areas = np.bincount(label, weights=self._units.areas[rows])
        return rows[label == np.lexsort((areas, households))[-1]]

    def _with_empty_ground(self, rows, label, ends, lengths):
        """Join each piece without households to the one beside it, one with households before others."""
        count = int(label.max()) + 1
        households = np.bincount(label, weights=self._units.households[rows], minlength=count)
        areas = np.bincount(label, weights=self._units.areas[rows], minlength=count)
        settled = households > 0
        if not settled.any():
            settled[areas.argmax()] = True
        sides = label[ends]
        sides = np.concatenate([sides, sides[:, ::-1]])
        lengths = np.tile(lengths, 2)
        home = np.arange(count)
        while True:
            reach = np.flatnonzero(~settled[sides[:, 0]] & settled[sides[:, 1]])
            if not len(reach):
                return home[label]
            shared = coo_matrix(
                (lengths[reach], (sides[reach, 0], home[sides[reach, 1]])), shape=(count, count)
            ).tocsr()
            for piece in np.unique(sides[reach, 0]):
                row = shared[piece]
                home[piece] = row.indices[row.data.argmax()]
                settled[piece] = True

    def polygon(self, rows):
        """The ground of some units, a Polygon where they are whole.

        Returns
        -------
        shapely geometry, normalized
        """
        if len(rows) == 1:
            return self.fabric.polygons[rows[0]]
        joined = shapely.coverage_union_all(self.fabric.polygons[rows])
        parts = shapely.get_parts(joined)
        return shapely.normalize(parts[0] if len(parts) == 1 else joined)

    def pinch(self, rows):
        """The place where the outline of some units touches itself.

        Returns
        -------
        (float, float), None where there is none: then units in one piece are a simple polygon
        """
        return min(self._pinches(rows), default=None)

    def pinches_with(self, row, rows):
        """Say whether the outline of some units would touch itself at a corner of another one that joined them.

        Parameters
        ----------
        row : int, the unit that would join
        rows : (n,) array of int, at least those of the units that touch it
        """
        corners = set(map(tuple, shapely.get_coordinates(self.fabric.polygons[row]).tolist()))
        return not corners.isdisjoint(self._pinches(np.union1d(rows, [row])))

    def _pinches(self, rows):
        """All places where the outline of some units touches itself."""
        if len(rows) < 2:
            return set()
        twice = _met_twice(self.polygon(rows))
        if twice:
            for polygon in self.fabric.polygons[rows]:  # a unit may be drawn so itself
                twice -= _met_twice(polygon)
        return twice

    def touching(self, row):
        """The units that a unit shares an edge or a corner with: (n,) array of int, ascending."""
        near = np.sort(self._tree.query(self.fabric.polygons[row], predicate="intersects"))
        return near[near != row]

    @cached_property
    def _tree(self):
        return shapely.STRtree(self.fabric.polygons)

    def place(self, rows):
        """A point inside the largest of some units: (float, float)."""
        return place_in(self.fabric.polygons[rows[self._units.areas[rows].argmax()]])


def _met_twice(polygon):
    """The points that the outlines of a polygon pass more than once: a set of (float, float)."""
    rings = shapely.get_rings(shapely.get_parts(polygon))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    points = points[np.diff(ring, append=-1) == 0]  # each ring without its last point, which is its first
    points = points[np.lexsort(points.T)]
    return set(map(tuple, points[1:][(points[1:] == points[:-1]).all(axis=1)].tolist()))


FEW = 400
"""Edges up to which walking through them one by one is faster than to build a graph of them."""


def _joined(count, ends):
    """Number the connected pieces of a graph: (count,) array of int."""
    if len(ends) > FEW:
        return joined(count, *ends.T)
    home = list(range(count))
    for pair in ends.tolist():
        one, other = (_root(home, unit) for unit in pair)
        home[max(one, other)] = min(one, other)
    for unit, near in enumerate(home):  # nobody's home lies behind him, so that of `near` is known
        home[unit] = home[near]
    return np.unique(home, return_inverse=True)[1].ravel()


def _root(home, unit):
    while home[unit] != unit:
        home[unit] = home[home[unit]]
        unit = home[unit]
    return unit
