"""Barriers and the streets that cross them: into which sides they part a piece of ground, and what joins these."""

import numpy as np
import shapely

from ..bridges import NEAR_BANK
from ..groups import joined

__all__ = ["EXPRESSWAY", "Barriers"]

EXPRESSWAY = 6
"""The rank of streets that are barriers."""

ON_LINE_M = 1e-3
PUDDLE_M2 = 1.0


class Barriers:
    """Barriers ready for questions about some ground.

    Parameters
    ----------
    barriers : (r,) array of lines or areas
    streets : (s,) array of lines
    street_ranks : (s,) array of int; expressways are barriers, the others may cross them
    """

    def __init__(self, barriers, streets, street_ranks):
        fast = street_ranks >= EXPRESSWAY
        barriers = np.concatenate([barriers, streets[fast]])
        self._lines = shapely.get_dimensions(barriers) < 2
        self._solid = np.where(self._lines, shapely.buffer(barriers, ON_LINE_M), barriers)
        self._tree = shapely.STRtree(self._solid)
        self._streets = streets[~fast]
        self._street_tree = shapely.STRtree(self._streets)

    def __len__(self):
        return len(self._solid)

    def meeting(self, areas):
        """Find the areas that any barrier meets.

        Returns
        -------
        (n,) array of int, their rows, ascending
        """
        return np.unique(self._tree.query(areas, predicate="intersects")[0])

    def parted(self, area):
        """Take the barriers out of an area.

        Returns
        -------
        shapely geometry, what of the area is barrier, empty where nothing is
        (n,) array of Polygon, the sides that are left, puddles aside
        """
        water = shapely.union_all(shapely.intersection(self._solid[self._near(area)], area))
        parts = shapely.get_parts(shapely.difference(area, water))
        return water, parts[shapely.area(parts) > PUDDLE_M2]

    def groups(self, area, sides, beside=()):
        """Number the groups of sides that streets inside an area join, a bridge also from a few metres outside.

        Parameters
        ----------
        area : Polygon or MultiPolygon, that the sides lie in
        sides : (n,) array of Polygon
        beside : sequence of (int, int), sides that are joined anyway

        Returns
        -------
        (n,) array of int
        """
        near = self._streets[self._street_tree.query(area, predicate="dwithin", distance=NEAR_BANK)]
        rows = self._near(area)
        broad = shapely.union_all(self._solid[rows[~self._lines[rows]]])
        streets = shapely.get_parts(shapely.intersection(near, shapely.buffer(area, ON_LINE_M)))
        bridges = shapely.get_parts(shapely.intersection(near, broad))
        bridges = bridges[shapely.length(bridges) > 0]
        ground = np.concatenate([sides, streets, bridges])
        street, other = shapely.STRtree(ground).query(streets, predicate="dwithin", distance=3 * ON_LINE_M)
        bridge, bank = shapely.STRtree(sides).query(bridges, predicate="dwithin", distance=NEAR_BANK)
        one = np.r_[len(sides) + street, len(sides) + len(streets) + bridge]
        ways = np.array([*beside], dtype=int).reshape(-1, 2)
        return joined(len(ground), np.r_[one, ways[:, 0]], np.r_[other, bank, ways[:, 1]])[: len(sides)]

    def _near(self, area):
        return self._tree.query(area, predicate="intersects")
