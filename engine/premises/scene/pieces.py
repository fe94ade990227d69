"""Footprints with a court or a bay cut into pieces that hide one another in one way only."""

from itertools import pairwise

import numpy as np
import shapely

from .outlines import outlines_of

__all__ = ["pieces_of"]

_SAME_M = 1e-6
_POLYGON = 3


def pieces_of(footprint, direction):
    """Cut a footprint along the lines of sight wherever one begins or ceases to meet another wall.

    Each piece is met by each line of sight once at most. Between bodies of that kind no circle of hiding is possible.

    Parameters
    ----------
    footprint : Polygon or MultiPolygon
    direction : (2,) array of float, d

    Returns
    -------
    list of Polygon

    Examples
    --------
    >>> ring = shapely.box(0, 0, 9, 9).difference(shapely.box(3, 3, 6, 6))
    >>> sorted(piece.area for piece in pieces_of(ring, np.array([0.0, 1.0])))
    [9.0, 9.0, 27.0, 27.0]
    """
    outlines = outlines_of(np.array([footprint], dtype=object), direction)
    turns = [_turns(outlines.across[start : stop - 1]) for start, stop in pairwise(outlines.ring_starts.tolist())]
    cuts = np.unique(np.concatenate(turns))
    cuts = cuts[np.diff(cuts, prepend=-np.inf) > _SAME_M]
    # Cut in the turned frame: there the cuts go through corners to the last digit, and no thread of a piece stays.
    turned = shapely.from_ragged_array(
        shapely.GeometryType.POLYGON,
        np.column_stack([outlines.across, outlines.deep]),
        (outlines.ring_starts, outlines.part_starts),
    )
    strips = shapely.box(cuts[:-1], outlines.deep.min() - 1, cuts[1:], outlines.deep.max() + 1)
    found = shapely.get_parts(shapely.get_parts(shapely.intersection(turned[:, None], strips[None, :]).ravel()))
    pieces = found[(shapely.get_type_id(found) == _POLYGON) & (shapely.area(found) > _SAME_M)]
    to_map = np.array([[direction[1], -direction[0]], direction])
    return list(shapely.transform(pieces, lambda points: points @ to_map))


def _turns(across):
    """Places across where a ring turns from right to left or back."""
    steps = np.diff(across, append=across[:1])
    moving = np.flatnonzero(np.abs(steps) > _SAME_M)
    right = steps[moving] > 0
    return across[moving[right != np.roll(right, 1)]]
