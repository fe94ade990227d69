"""The best of many tries: every number of grids that could do, every seed."""

import math

import numpy as np

__all__ = ["SEEDS", "best_of", "counts"]

SEEDS = 20


def counts(total, minimum, maximum):
    """Numbers of grids that could all be in band; where there are none, the one nearest to the band's middle."""
    possible = range(max(1, math.ceil(total / maximum)), max(1, int(total // minimum)) + 1)
    return list(possible) or [max(1, round(2 * total / (minimum + maximum)))]


def best_of(tries, households, minimum, maximum):
    """Take the division with the fewest grids out of band, then the fewest households off it; stop at a perfect one.

    Parameters
    ----------
    tries : iterable of (n,) array of int, the grid of each block
    households : (n,) array of int
    """
    best = None
    for labels in tries:
        sums = np.bincount(labels, weights=households)
        off = np.maximum(np.maximum(minimum - sums, sums - maximum), 0)
        rank = int((off > 0).sum()), float(off.sum())
        if best is None or rank < best[0]:
            best = rank, labels
        if rank[0] == 0:
            break
    return best[1]
