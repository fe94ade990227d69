"""What a scene is: faces, in the order to draw them in."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from .ragged import positions, starts_of, taken
from .wkb import multipolygons_as_wkb, polygons_as_wkb

__all__ = ["KINDS", "ROOF", "WALL", "Scene"]

WALL, ROOF = 0, 1
"""Kinds of faces, as numbers."""

KINDS = ("wall", "roof")
"""Kinds of faces, as words: `KINDS[scene.kind[face]]`."""


@dataclass(frozen=True)
class Scene:
    """Faces of buildings, row = face; drawn one after the other, each face lies over what it hides.

    Where another building stands in the court or the bay of one, a part of that one is drawn once more, over the other.
    Such a face is repeated: its outline is partly a cut that is no edge of the building, and wants no line.

    Attributes
    ----------
    building : (f,) array of int, row of `footprints`
    kind : (f,) array of uint8, WALL or ROOF
    shade : (f,) array of float, 0 dark to 1 lit; walls of `shading.STEPS` values, roofs 1
    rank : (f,) array of int, not falling: where a face is drawn; faces of one rank do not overlap
    repeated : (f,) array of bool
    points : (v, 2) array of float, the corners of all rings
    ring_starts : (r + 1,) array of int, where each ring begins in `points`
    face_starts : (f + 1,) array of int, where each face begins in `ring_starts`; the first ring of a face is its shell
    direction : (2,) array of float, d: where up is on the map, of length 1
    footprints : (b,) array of Polygon, MultiPolygon or None, as they are drawn
    heights : (b,) array of float, metres, 0 where there is nothing to raise
    """

    building: np.ndarray
    kind: np.ndarray
    shade: np.ndarray
    rank: np.ndarray
    repeated: np.ndarray
    points: np.ndarray
    ring_starts: np.ndarray
    face_starts: np.ndarray
    direction: np.ndarray
    footprints: np.ndarray
    heights: np.ndarray

    def __len__(self):
        return len(self.building)

    @cached_property
    def polygons(self):
        """(f,) array of Polygon."""
        return shapely.from_ragged_array(
            shapely.GeometryType.POLYGON, self.points, (self.ring_starts, self.face_starts)
        )

    @cached_property
    def wkb(self):
        """(f,) list of bytes, each face as WKB; quicker than by way of `polygons`."""
        return polygons_as_wkb(self.points, self.ring_starts, self.face_starts, np.arange(len(self)))

    @cached_property
    def boxes(self):
        """(f, 4) array of float: least x, least y, most x, most y of each face."""
        if not len(self):
            return np.empty((0, 4))
        begins = self.ring_starts[self.face_starts[:-1]]
        return np.column_stack([np.minimum.reduceat(self.points, begins), np.maximum.reduceat(self.points, begins)])

    @cached_property
    def _by_building(self):
        """The faces sorted by building, and where each building begins."""
        counts = np.bincount(self.building, minlength=len(self.footprints))
        return np.argsort(self.building, kind="stable"), starts_of(counts)

    def faces_of(self, rows):
        """Find the faces of some buildings.

        Parameters
        ----------
        rows : array of int, buildings

        Returns
        -------
        faces : (n,) array of int, building by building, each in the order to draw in
        of_row : (n,) array of int, which of `rows` each belongs to
        """
        order, starts = self._by_building
        rows = np.asarray(rows, dtype=np.int64)
        where, of_row = positions(starts[rows], starts[rows + 1] - starts[rows])
        return order[where], of_row

    def polygons_of(self, faces):
        """(n,) array of Polygon, some of the faces."""
        points, rings, starts = taken(self.points, self.ring_starts, self.face_starts, faces)
        return shapely.from_ragged_array(shapely.GeometryType.POLYGON, points, (rings, starts))

    def wkb_together(self, faces, bounds):
        """Some of the faces as WKB, several in one MultiPolygon.

        Parameters
        ----------
        faces : (n,) array of int
        bounds : (m + 1,) array of int, where each MultiPolygon begins in `faces`; none is empty

        Returns
        -------
        (m,) list of bytes
        """
        return multipolygons_as_wkb(self.points, self.ring_starts, self.face_starts, faces, bounds)

    def feet_of(self, face):
        """(k, 2) array of float: where a wall stands on the ground, from left to right."""
        first, last = self.ring_starts[self.face_starts[face]], self.ring_starts[self.face_starts[face] + 1]
        return self.points[first : first + (last - first) // 2]

    def across(self, points):
        """(n,) array of float: how far to the right places are, as one looks."""
        return np.asarray(points) @ np.array([self.direction[1], -self.direction[0]])

    def deep(self, points):
        """(n,) array of float: how far away places on the ground are."""
        return np.asarray(points) @ self.direction
