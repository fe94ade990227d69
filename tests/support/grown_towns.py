"""Towns that nobody would draw: a slanted lattice, blocks halved, ways closed and water strewn in, by chance."""

from dataclasses import replace

import numpy as np
import shapely
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import fabric_of
from community_grids.engine.gridding.model import Band
from drawn_districts import objects

STEM = 430702001001


def grown_town(seed, columns=10, rows=6, band=(100, 200)):
    """Make a draft of two communities, left and right, all of its units in grids."""
    dice = np.random.default_rng(seed)
    corners = np.stack(np.meshgrid(np.arange(columns + 1), np.arange(rows + 1), indexing="ij"), axis=-1) * 100.0
    corners = np.rint(corners + dice.uniform(-25, 25, corners.shape))
    polygons, home = [], []
    for column in range(columns):
        for row in range(rows):
            for ring in _blocks(corners[column : column + 2, row : row + 2].reshape(4, 2), dice):
                polygons.append(shapely.Polygon(ring))
                home.append(int(column >= columns // 2))
    count = len(polygons)
    wet = dice.random(count) < 0.04
    households = np.where(wet, 0, dice.integers(0, 40, count))
    told = {
        "polygons": shapely.normalize(objects(polygons)),
        "unit_ids": np.arange(1, count + 1),
        "communities": np.array(home),
        "households": households,
        "buildings": (households > 0).astype(int),
        "community_codes": [str(STEM), str(STEM + 1)],
        "bands": [Band(*band)] * 2,
        "wet": wet,
    }
    borders = fabric_of(**told).units.borders
    open_ = ~wet[borders.pairs].any(axis=1) & (dice.random(len(borders.pairs)) > 0.05)
    draft = Draft(fabric_of(**told, borders=replace(borders, open=open_)), [""] * count, {})
    draft.apply(draft.filled())
    return draft


def _blocks(corners, dice):
    """The rings of a block: one, or two halves."""
    south_west, north_west, south_east, north_east = corners
    if dice.random() < 0.6:
        return [[south_west, south_east, north_east, north_west]]
    if dice.random() < 0.5:
        return [[south_west, south_east, north_east], [south_west, north_east, north_west]]
    return [[south_west, south_east, north_west], [south_east, north_east, north_west]]
