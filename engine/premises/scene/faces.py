"""Roofs and visible walls of bodies, as rings."""

from typing import NamedTuple

import numpy as np

from .fronts import Fronts
from .ragged import positions, starts_of, taken
from .shading import shades_of

__all__ = ["Faces", "joined_faces", "roofs_of", "walls_of"]


class Faces(NamedTuple):
    """Faces without an order.

    Attributes
    ----------
    body : (f,) array of int
    shade : (f,) array of float
    points : (v, 2) array of float
    ring_starts : (r + 1,) array of int
    face_starts : (f + 1,) array of int
    """

    body: np.ndarray
    shade: np.ndarray
    points: np.ndarray
    ring_starts: np.ndarray
    face_starts: np.ndarray

    def taken(self, rows):
        """The faces of these rows, in this order."""
        return Faces(self.body[rows], self.shade[rows], *taken(self.points, self.ring_starts, self.face_starts, rows))


def walls_of(outlines, fronts, heights, direction, light):
    """Raise the front edges; neighbours of one shade in a ring become one face.

    The ring of a wall: its feet from left to right, its eaves back from right to left, and the first foot again.

    Parameters
    ----------
    outlines : Outlines
    fronts : Fronts of the same bodies
    heights : (n,) array of float, by body
    direction : (2,) array of float, d
    light : float, degrees clockwise from north

    Returns
    -------
    faces : Faces, by body
    edges : Fronts of the faces instead of bodies: `starts` tells where the edges of each face begin
    """
    owner = np.repeat(np.arange(len(heights)), np.diff(fronts.starts))
    standing = np.flatnonzero(heights[owner] > 0)
    owner, first = owner[standing], fronts.first[standing]
    shade = shades_of(outlines.points[first + 1] - outlines.points[first], light)
    new = np.ones(len(first), dtype=bool)
    new[1:] = (np.diff(first) != 1) | (np.diff(shade) != 0) | (np.diff(owner) != 0)
    runs = np.append(np.flatnonzero(new), len(first))
    feet = np.diff(runs) + 1
    body = owner[runs[:-1]]
    where, face = positions(first[runs[:-1]], feet)
    at = where - first[runs[:-1]][face]
    ring_starts = starts_of(2 * feet + 1)
    points = np.empty((ring_starts[-1], 2))
    points[ring_starts[face] + at] = outlines.points[where]
    points[ring_starts[face + 1] - 2 - at] = outlines.points[where] + heights[body[face]][:, None] * direction
    points[ring_starts[1:] - 1] = points[ring_starts[:-1]]
    edges = Fronts(*(column[standing] for column in fronts[:-1]), runs)
    return Faces(body, shade[runs[:-1]], points, ring_starts, np.arange(len(body) + 1)), edges


def roofs_of(outlines, heights, direction):
    """Lift the footprints: a face for each part.

    Parameters
    ----------
    outlines : Outlines
    heights : (n,) array of float, by body
    direction : (2,) array of float, d

    Returns
    -------
    Faces, by body
    """
    lift = np.repeat(heights[outlines.ring_building], np.diff(outlines.ring_starts))
    return Faces(
        outlines.part_building,
        np.ones(len(outlines.part_building)),
        outlines.points + lift[:, None] * direction,
        outlines.ring_starts,
        outlines.part_starts,
    )


def joined_faces(several):
    """Put faces after one another.

    Parameters
    ----------
    several : list of Faces

    Returns
    -------
    Faces
    """
    return Faces(
        np.concatenate([faces.body for faces in several]),
        np.concatenate([faces.shade for faces in several]),
        np.concatenate([faces.points for faces in several]),
        starts_of(np.concatenate([np.diff(faces.ring_starts) for faces in several])),
        starts_of(np.concatenate([np.diff(faces.face_starts) for faces in several])),
    )
