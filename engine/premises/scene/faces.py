"""Roofs and visible walls of bodies, as rings."""

from typing import NamedTuple

import numpy as np

from .fronts import Fronts
from .outlines import Outlines
from .ragged import by_length, lists_at, positions, put_lists, starts_of
from .shading import shades_of

__all__ = ["Faces", "rings_of", "roofs_of", "walls_of"]


class Faces(NamedTuple):
    """Roofs or walls: which corners of the outlines each is raised from.

    Attributes
    ----------
    outlines : Outlines
    walls : bool, whether they are walls: their feet from left to right, their eaves back, and the first foot again
    body : (f,) array of int
    shade : (f,) array of float
    rings : (f,) array of int, how many each has; a wall has one
    first : (r,) array of int, where each ring begins in the outlines' points
    count : (r,) array of int, how many of the outlines' points it takes
    """

    outlines: Outlines
    walls: bool
    body: np.ndarray
    shade: np.ndarray
    rings: np.ndarray
    first: np.ndarray
    count: np.ndarray

    @property
    def corners(self):
        """(r,) array of int, how many each ring has."""
        return 2 * self.count + 1 if self.walls else self.count


def walls_of(outlines, fronts, heights, light):
    """Raise the front edges; neighbours of one shade in a ring become one face.

    Parameters
    ----------
    outlines : Outlines
    fronts : Fronts of the same bodies
    heights : (n,) array of float, by body
    light : float, degrees clockwise from north

    Returns
    -------
    faces : Faces, by body
    edges : Fronts of the faces instead of bodies: `starts` tells where the edges of each face begin
    """
    owner = np.repeat(np.arange(len(heights)), np.diff(fronts.starts))
    standing = np.flatnonzero(heights[owner] > 0)
    owner, first = owner[standing], fronts.first[standing]
    ends = lists_at(outlines.points, first, 2)
    shade = shades_of(ends[:, 1] - ends[:, 0], light)
    new = np.ones(len(first), dtype=bool)
    new[1:] = (np.diff(first) != 1) | (np.diff(shade) != 0) | (np.diff(owner) != 0)
    runs = np.append(np.flatnonzero(new), len(first))
    edges = Fronts(*(column[standing] for column in fronts[:-1]), runs)
    begins, feet = runs[:-1], np.diff(runs) + 1
    return Faces(outlines, True, owner[begins], shade[begins], np.ones_like(feet), first[begins], feet), edges


def roofs_of(outlines):
    """Lift the footprints: a face for each part.

    Parameters
    ----------
    outlines : Outlines

    Returns
    -------
    Faces, by body
    """
    body, rings = outlines.part_building, np.diff(outlines.part_starts)
    first, count = outlines.ring_starts[:-1], np.diff(outlines.ring_starts)
    return Faces(outlines, False, body, np.ones(len(body)), rings, first, count)


def rings_of(several, order, lifts):
    """The rings of faces of several runs, in one order.

    Parameters
    ----------
    several : list of Faces, counted one run after the other
    order : (n,) array of int
    lifts : (n, 2) array of float, how far each of these faces is raised

    Returns
    -------
    points : (v, 2) array of float
    ring_starts : array of int, where each ring begins in `points`
    face_starts : (n + 1,) array of int, where each face begins in `ring_starts`
    """
    all_rings = np.concatenate([faces.rings for faces in several])
    rings = all_rings[order]
    ring, face = positions(starts_of(all_rings)[order], rings)
    ring_starts = starts_of(np.concatenate([faces.corners for faces in several])[ring])
    points = np.empty((ring_starts[-1], 2))
    before = 0
    for faces in several:
        mine = np.flatnonzero((ring >= before) & (ring < before + len(faces.first)))
        own = ring[mine] - before
        before += len(faces.first)
        for count, some in by_length(faces.count[own]):
            feet = lists_at(faces.outlines.points, faces.first[own[some]], count)
            eaves = feet + lifts.take(face[mine[some]], axis=0)[:, None]
            corners = np.concatenate([feet, eaves[:, ::-1], feet[:, :1]], axis=1) if faces.walls else eaves
            put_lists(points, ring_starts[mine[some]], corners)
    return points, ring_starts, starts_of(rings)
