"""A made-up town with all that makes an oblique view go wrong: turned terraces, courts, bays, towers on slabs."""

import numpy as np
import shapely

__all__ = ["raised_town"]

BLOCK_M = 110.0
FLOOR_M = 3.0


def raised_town(buildings, seed=1):
    """Draw blocks of all kinds, each turned as it likes, until there are so many buildings.

    Parameters
    ----------
    buildings : int
    seed : int

    Returns
    -------
    footprints : (b,) array of Polygon
    heights : (b,) array of float, metres
    """
    dice = np.random.default_rng(seed)
    kinds = (_terraces, _terraces, _terraces, _slabs, _towers_on_slabs, _courts, _bays, _loose_houses)
    shapes, heights, blocks = [], [], []
    while len(heights) < buildings:
        block_shapes, block_heights = kinds[dice.integers(len(kinds))](dice)
        blocks.extend([(blocks[-1] + 1 if blocks else 0)] * len(block_heights))
        shapes.extend(block_shapes)
        heights.extend(block_heights)
    shapes, blocks = np.array(shapes[:buildings], dtype=object), np.array(blocks[:buildings])
    side = int(np.ceil(np.sqrt(blocks[-1] + 1)))
    turn = dice.uniform(0, np.pi / 2, blocks[-1] + 1)[blocks]
    middle = np.column_stack([blocks % side, blocks // side]) * BLOCK_M
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    cos, sin = np.cos(turn[owner]), np.sin(turn[owner])
    turned = np.column_stack([points[:, 0] * cos - points[:, 1] * sin, points[:, 0] * sin + points[:, 1] * cos])
    return shapely.set_coordinates(shapes, turned + middle[owner]), np.array(heights[:buildings], dtype=float)


def _terraces(dice):
    """Rows of touching houses, back to back."""
    shapes, heights = [], []
    for bottom in (-36.0, -25.0, -5.0, 6.0, 24.0):
        left = -36.0
        while left < 30:
            width, depth = dice.uniform(4.5, 8.0), dice.uniform(8.0, 11.0)
            shapes.append(shapely.box(left, bottom, left + width, bottom + depth))
            heights.append(FLOOR_M * dice.integers(1, 6))
            left += width
    return shapes, heights


def _slabs(dice):
    bottoms = np.arange(-36.0, 30.0, dice.uniform(18, 26))
    shapes = [shapely.box(left, bottom, left + 34, bottom + 11) for bottom in bottoms for left in (-36.0, 1.0)]
    return shapes, FLOOR_M * dice.integers(5, 19, len(shapes))


def _towers_on_slabs(dice):
    """Towers that stand on a wide low slab, within it or over its edge, and huts about."""
    shapes, heights = [shapely.box(-30, -20, 30, 20)], [float(dice.integers(8, 16))]
    for left in (-26.0, 4.0):
        bottom = dice.uniform(-26, 2)
        shapes.append(shapely.box(left, bottom, left + 20, bottom + 17))
        heights.append(FLOOR_M * dice.integers(12, 34))
    huts = [shapely.box(left, 28, left + 6, 34) for left in np.arange(-34.0, 30.0, 9.0)]
    return shapes + huts, heights + [FLOOR_M] * len(huts)


def _courts(dice):
    """Blocks round a court in which something stands."""
    shapes, heights = [], []
    for left, bottom in ((-36, -36), (2, -36), (-36, 2), (2, 2)):
        width = dice.uniform(5, 9)
        outer = shapely.box(left, bottom, left + 34, bottom + 34)
        inner = shapely.box(left + width, bottom + width, left + 34 - width, bottom + 34 - width)
        at = dice.uniform(width + 2, 34 - width - 8, 2)
        shed = shapely.box(left + at[0], bottom + at[1], left + at[0] + 6, bottom + at[1] + 5)
        shapes += [outer.difference(inner), shed]
        heights += [FLOOR_M * dice.integers(3, 9), FLOOR_M * dice.integers(1, 9)]
    return shapes, heights


def _bays(dice):
    """Us and Ls that reach into one another."""
    shapes, heights = [], []
    for left, bottom in ((-36.0, -36.0), (2.0, -36.0), (-36.0, 2.0), (2.0, 2.0)):
        bay = shapely.box(left + 8, bottom + 8, left + 26, bottom + 34)
        angle = shapely.box(left + 11, bottom + 11, left + 23, bottom + 34)
        notch = shapely.box(left + 16, bottom + 16, left + 23, bottom + 34)
        shapes += [shapely.box(left, bottom, left + 34, bottom + 30).difference(bay), angle.difference(notch)]
        heights += (FLOOR_M * dice.integers(1, 12, 2)).tolist()
    return shapes, heights


def _loose_houses(dice):
    """Houses that each stand as they like, one of ten a tower."""
    shapes, heights = [], []
    for x in np.arange(-32.0, 33.0, 13.0):
        for y in np.arange(-32.0, 33.0, 13.0):
            turn = dice.uniform(0, np.pi)
            across, along = dice.uniform(3, 4.5), dice.uniform(3, 4.5)
            corners = np.array([(-across, -along), (across, -along), (across, along), (-across, along)])
            rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
            shapes.append(shapely.Polygon(corners @ rotation + (x, y)))
            heights.append(FLOOR_M * (dice.integers(10, 30) if dice.random() < 0.1 else dice.integers(1, 4)))
    return shapes, heights
