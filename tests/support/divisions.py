"""Divisions of a problem, as the tests of the search need them."""

import numpy as np

__all__ = ["generator", "members"]


def generator(seed):
    """Random numbers of a lane's own."""
    return np.random.default_rng(seed)


def members(grid_of):
    """The units of each grid."""
    return [[unit for unit, one in enumerate(grid_of) if one == grid] for grid in sorted(set(grid_of))]
