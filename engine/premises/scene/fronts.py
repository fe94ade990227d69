"""The edges that face who looks: the feet of the walls one sees."""

from typing import NamedTuple

import numpy as np

from .ragged import starts_of

__all__ = ["SEEN_M", "Fronts", "fronts_of", "in_one_row"]

SEEN_M = 1e-4
"""Metres, seen from the front, under which a wall is not drawn and hides nothing."""


class Fronts(NamedTuple):
    """Edges of outlines that run from left to right, so that what is built lies behind them; by building.

    Attributes
    ----------
    first : (e,) array of int, where the edge begins in `Outlines.points`; it ends one further
    left, right : (e,) arrays of float, metres across
    left_deep, right_deep : (e,) arrays of float, metres away at both ends
    starts : (b + 1,) array of int, where the edges of each building begin
    """

    first: np.ndarray
    left: np.ndarray
    right: np.ndarray
    left_deep: np.ndarray
    right_deep: np.ndarray
    starts: np.ndarray


def fronts_of(outlines, buildings):
    """Find the edges that face who looks.

    Parameters
    ----------
    outlines : Outlines
    buildings : int, how many there are

    Returns
    -------
    Fronts
    """
    across = outlines.across
    facing = np.zeros(len(across), dtype=bool)
    facing[:-1] = across[1:] - across[:-1] > SEEN_M
    facing[outlines.ring_starts[1:] - 1] = False
    first = np.flatnonzero(facing)
    ring = np.searchsorted(outlines.ring_starts, first, side="right") - 1
    counts = np.bincount(outlines.ring_building[ring], minlength=buildings) if len(first) else np.zeros(buildings, int)
    return Fronts(
        first, across[first], across[first + 1], outlines.deep[first], outlines.deep[first + 1], starts_of(counts)
    )


def in_one_row(fronts, left, right):
    """Whether every line of sight meets each building once only, so that none of its walls hides another.

    Parameters
    ----------
    fronts : Fronts
    left, right : (b,) arrays of float, the building's reach across

    Returns
    -------
    (b,) array of bool
    """
    width = np.concatenate([[0.0], np.cumsum(fronts.right - fronts.left)])
    seen = width[fronts.starts[1:]] - width[fronts.starts[:-1]]
    # What is summed up over the whole district carries its last digits into each difference.
    return seen <= right - left + SEEN_M * 10
