"""What a scene is: faces, in the order to draw them in."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from .wkb import wkb_buffer

__all__ = ["KINDS", "ROOF", "WALL", "Scene"]

WALL, ROOF = 0, 1
"""Kinds of faces, as numbers."""

KINDS = ("wall", "roof")
"""Kinds of faces, as words: `KINDS[scene.kind[face]]`."""


@dataclass(frozen=True)
class Scene:
    """Faces of buildings, row = face; drawn one after the other, each face lies over what it hides.

    A building may come in several runs of faces where another one stands in its court or its bay: what is drawn later
    repeats a part of what was drawn before.

    Attributes
    ----------
    building : (f,) array of int, row of `footprints`
    kind : (f,) array of uint8, WALL or ROOF
    shade : (f,) array of float, 0 dark to 1 lit; walls of `shading.STEPS` values, roofs 1
    rank : (f,) array of int, not falling: where a face is drawn; faces of one rank do not overlap
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
        buffer, starts = wkb_buffer(self.points, self.ring_starts, self.face_starts)
        return [buffer[start:stop] for start, stop in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)]
