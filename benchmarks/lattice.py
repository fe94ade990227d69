"""A town as a lattice of blocks, each with two buildings, in communities of ten by ten blocks."""

import math

import numpy as np
import shapely
from community_grids.engine.gridding.model import District

__all__ = ["lattice_district"]

BLOCK_M = 100.0
SIDE = 10
"""Blocks along a community's side."""

HOUSEHOLDS = 5, 40
"""The least and most households of a building, so that no block is heavy enough to be cut."""


def lattice_district(units, seed=1):
    """Make a town.

    Parameters
    ----------
    units : int, about how many blocks; whole communities are made
    seed : int

    Returns
    -------
    District
    """
    random = np.random.default_rng(seed)
    count = max(round(units / SIDE**2), 1)
    wide = max(side for side in range(1, math.isqrt(count) + 1) if count % side == 0)
    high = count // wide
    columns, rows = wide * SIDE, high * SIDE
    corners = np.stack(np.meshgrid(np.arange(columns + 1), np.arange(rows + 1), indexing="ij"), axis=-1) * BLOCK_M
    corners = corners + random.uniform(-0.12, 0.12, corners.shape) * BLOCK_M
    streets = [*corners, *corners.transpose(1, 0, 2)]
    middles = (corners[:-1, :-1] + corners[1:, 1:] + corners[:-1, 1:] + corners[1:, :-1]).reshape(-1, 2) / 4
    buildings = np.concatenate([_slab(middles + np.array([0.0, shift])) for shift in (-17.0, 17.0)])
    return District(
        communities=np.array([_community(corners, x, y) for x in range(wide) for y in range(high)], dtype=object),
        community_codes=np.array([f"{430702001000 + row}" for row in range(wide * high)], dtype=object),
        community_kinds=np.full(wide * high, "urban", dtype=object),
        buildings=buildings,
        households=random.integers(*HOUSEHOLDS, len(buildings), endpoint=True),
        streets=np.array([shapely.linestrings(line) for line in streets], dtype=object),
        street_ranks=np.array([4 if row % 5 == 0 else 2 for row in range(len(streets))]),
    )


def _slab(places):
    x, y = places.T
    return shapely.box(x - 20, y - 6, x + 20, y + 6)


def _community(corners, x, y):
    """The outline of ten by ten blocks along the lattice's own lines."""
    own = corners[x * SIDE : (x + 1) * SIDE + 1, y * SIDE : (y + 1) * SIDE + 1]
    return shapely.polygons(np.concatenate([own[:, 0], own[-1, 1:], own[-2::-1, -1], own[0, -2:0:-1]]))
