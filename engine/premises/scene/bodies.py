"""What is put in order: buildings, or pieces of them, and how far each reaches."""

from dataclasses import dataclass, fields

import numpy as np

from .fronts import Fronts, fronts_of
from .ragged import starts_of

__all__ = ["Bodies", "bodies_of", "joined_bodies"]


@dataclass(frozen=True)
class Bodies:
    """What is put in order: buildings, or pieces of them.

    Attributes
    ----------
    fronts : Fronts, by body
    left, right : (n,) arrays of float, reach across
    near, far : (n,) arrays of float, reach away from who looks, on the ground
    top : (n,) array of float, how far up the map the picture reaches: `far` and the height
    """

    fronts: object
    left: np.ndarray
    right: np.ndarray
    near: np.ndarray
    far: np.ndarray
    top: np.ndarray


def bodies_of(outlines, heights):
    """Measure how far each body reaches.

    Parameters
    ----------
    outlines : Outlines
    heights : (n,) array of float

    Returns
    -------
    Bodies
        With nan where a body has no outline.
    """
    reach = np.full((4, len(heights)), np.nan)
    if len(outlines.ring_building):
        first_rings = np.flatnonzero(np.diff(outlines.ring_building, prepend=-1))
        rows, starts = outlines.ring_building[first_rings], outlines.ring_starts[first_rings]
        reach[0, rows] = np.minimum.reduceat(outlines.across, starts)
        reach[1, rows] = np.maximum.reduceat(outlines.across, starts)
        reach[2, rows] = np.minimum.reduceat(outlines.deep, starts)
        reach[3, rows] = np.maximum.reduceat(outlines.deep, starts)
    return Bodies(fronts_of(outlines, len(heights)), *reach, reach[3] + heights)


def joined_bodies(one, other):
    """Put bodies after one another."""
    fronts = [np.concatenate(columns) for columns in zip(one.fronts[:-1], other.fronts[:-1], strict=True)]
    starts = starts_of(np.concatenate([np.diff(one.fronts.starts), np.diff(other.fronts.starts)]))
    reaches = (np.concatenate([getattr(one, each.name), getattr(other, each.name)]) for each in fields(Bodies)[1:])
    return Bodies(Fronts(*fronts, starts), *reaches)
