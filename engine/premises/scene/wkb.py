"""Faces as WKB, all in one go: what is of one length is copied at once."""

from itertools import pairwise

import numpy as np

from .ragged import by_length, positions, starts_of, stretches

__all__ = ["multipolygons_as_wkb", "polygons_as_wkb"]

_POLYGON, _MULTIPOLYGON = 3, 6
_HEADER = np.dtype([("order", "u1"), ("type", "<u4"), ("members", "<u4")])
_COUNT, _CORNER = 4, 16  # bytes


def polygons_as_wkb(points, ring_starts, face_starts, faces):
    """Write polygons as WKB.

    Parameters
    ----------
    points : (v, 2) array of float
    ring_starts : (r + 1,) array of int
    face_starts : (f + 1,) array of int
    faces : (n,) array of int, those to be written

    Returns
    -------
    (n,) list of bytes
    """
    buffer, starts = _written(points, ring_starts, face_starts, faces, np.zeros(len(faces), dtype=np.int64))
    return _cut(buffer, starts)


def multipolygons_as_wkb(points, ring_starts, face_starts, faces, bounds):
    """Write polygons as WKB, several in one.

    Parameters
    ----------
    points, ring_starts, face_starts, faces : as for `polygons_as_wkb`
    bounds : (m + 1,) array of int, where each MultiPolygon begins in `faces`; none is empty

    Returns
    -------
    (m,) list of bytes
    """
    room = np.zeros(len(faces), dtype=np.int64)
    room[bounds[:-1]] = _HEADER.itemsize
    buffer, starts = _written(points, ring_starts, face_starts, faces, room)
    at = np.append(starts[bounds[:-1]] - _HEADER.itemsize, len(buffer))
    stretches(buffer, _HEADER.itemsize, 1)[at[:-1]] = _headers(_MULTIPOLYGON, np.diff(bounds))
    return _cut(buffer, at)


def _written(points, ring_starts, face_starts, faces, room):
    """Polygons one after the other, with room before each; and where each begins, and where the last one ends."""
    rings = face_starts[faces + 1] - face_starts[faces]
    ring, of_face = positions(face_starts[faces], rings)
    first = ring_starts[ring]
    corners = ring_starts[ring + 1] - first
    before_ring = starts_of(_COUNT + _CORNER * corners)
    before_face = np.cumsum(room + _HEADER.itemsize)
    ring_at = before_ring[:-1] + before_face[of_face]
    starts = np.append(before_ring[starts_of(rings)[:-1]] + before_face - _HEADER.itemsize, 0)
    starts[-1] = before_ring[-1] + before_face[-1] if len(faces) else 0
    buffer, source = np.empty(starts[-1], dtype=np.uint8), np.ascontiguousarray(points, dtype="<f8")
    stretches(buffer, _HEADER.itemsize, 1)[starts[:-1]] = _headers(_POLYGON, rings)
    stretches(buffer, _COUNT, 1)[ring_at] = corners.astype("<u4").view(f"V{_COUNT}")
    for length, some in by_length(corners):
        size = _CORNER * length
        stretches(buffer, size, 1)[ring_at[some] + _COUNT] = stretches(source, size, _CORNER)[first[some]]
    return buffer, starts


def _headers(kind, members):
    headers = np.ones(len(members), dtype=_HEADER)
    headers["type"], headers["members"] = kind, members
    return headers.view(f"V{_HEADER.itemsize}")


def _cut(buffer, starts):
    whole = buffer.tobytes()
    return [whole[first:last] for first, last in pairwise(starts.tolist())]
