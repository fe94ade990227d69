"""Faces gathered into few multipolygons, which QGIS builds and draws much faster than as many features."""

import struct
from dataclasses import dataclass

import numpy as np

from .wkb import wkb_buffer

__all__ = ["Groups", "groups_of"]

_MULTIPOLYGON = 6
_TILE_M = 1500.0


@dataclass(frozen=True)
class Groups:
    """Multipolygons, in the order to draw them in, each of one class.

    Attributes
    ----------
    group_class : (g,) array of int, as given
    rank : (g,) array of int, not falling
    wkb : (g,) list of bytes, MultiPolygon
    """

    group_class: np.ndarray
    rank: np.ndarray
    wkb: list


def groups_of(scene, classes, tile=_TILE_M):
    """Gather the faces of one rank, one class and one neighbourhood: they do not overlap, so one fill draws them all.

    Parameters
    ----------
    scene : Scene
    classes : (f,) array of int, faces of one class look the same: a colour and a shade, say. Below 0: left out
    tile : float, metres: the side of a neighbourhood; a map of a small place passes over the others

    Returns
    -------
    Groups
    """
    classes = np.asarray(classes)
    faces = np.flatnonzero(classes >= 0)
    buffer, starts = wkb_buffer(scene.points, scene.ring_starts, scene.face_starts)
    if not len(faces):
        return Groups(np.empty(0, int), np.empty(0, int), [])
    corner = scene.points[scene.ring_starts[scene.face_starts[faces]]]
    column, row = np.floor((corner - corner.min(axis=0)) / tile).astype(np.int64).T
    place = row * (column.max() + 1) + column
    order = np.lexsort((classes[faces], place, scene.rank[faces]))
    faces, place = faces[order], place[order]
    keys = scene.rank[faces], place, classes[faces]
    new = np.any([np.diff(key, prepend=-1) != 0 for key in keys], axis=0)
    firsts = np.append(np.flatnonzero(new), len(faces))
    pieces = [buffer[a:b] for a, b in zip(starts[faces].tolist(), starts[faces + 1].tolist(), strict=True)]
    return Groups(
        classes[faces][firsts[:-1]],
        scene.rank[faces][firsts[:-1]],
        [
            struct.pack("<BII", 1, _MULTIPOLYGON, b - a) + b"".join(pieces[a:b])
            for a, b in zip(firsts[:-1].tolist(), firsts[1:].tolist(), strict=True)
        ],
    )
