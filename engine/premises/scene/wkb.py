"""Faces as WKB, all in one go."""

import numpy as np

from .ragged import starts_of

__all__ = ["wkb_buffer"]

_POLYGON = 3
_HEADER = np.dtype([("order", "u1"), ("type", "<u4"), ("rings", "<u4")])


def wkb_buffer(points, ring_starts, face_starts):
    """Write polygons as WKB, one after the other.

    Parameters
    ----------
    points : (v, 2) array of float
    ring_starts : (r + 1,) array of int
    face_starts : (f + 1,) array of int

    Returns
    -------
    buffer : bytes
    starts : (f + 1,) array of int, where each polygon begins in it
    """
    corners = np.diff(ring_starts)
    rings = np.diff(face_starts)
    before_ring = starts_of(4 + 16 * corners)
    starts = before_ring[face_starts] + _HEADER.itemsize * np.arange(len(rings) + 1)
    face_of_ring = np.repeat(np.arange(len(rings)), rings)
    ring_at = before_ring[:-1] + _HEADER.itemsize * (face_of_ring + 1)
    buffer = np.empty(starts[-1], dtype=np.uint8)
    is_point = np.ones(len(buffer), dtype=bool)
    headers = np.zeros(len(rings), dtype=_HEADER)
    headers["order"], headers["type"], headers["rings"] = 1, _POLYGON, rings
    for at, values in ((starts[:-1], headers), (ring_at, corners.astype("<u4"))):
        where = (at[:, None] + np.arange(values.dtype.itemsize)).ravel()
        buffer[where] = values.view(np.uint8)
        is_point[where] = False
    buffer[is_point] = np.ascontiguousarray(points, dtype="<f8").view(np.uint8).ravel()
    return buffer.tobytes(), starts
