"""Which blocks are cut, and the cutting dealt out: each block is work for itself."""

from dataclasses import dataclass

import numpy as np
import shapely

from .arrangement import first_container
from .cutting import Items, are_strips, cut_block, cut_strip
from .footprints import TOUCH_M2, cluster_overlapping
from .inner_places import inner_places

__all__ = ["cut_blocks"]

HANDS = 8
"""Pieces of work that the blocks are dealt out in."""


@dataclass(frozen=True)
class Work:
    """A block to cut, or a strip.

    Attributes
    ----------
    region : Polygon or MultiPolygon
    places, households : arrays, the points and households of its buildings; a strip has none
    footprints : array of Polygon or Point, one a building; None where all buildings are points
    others : array of Polygon, footprints of other blocks' buildings that may reach in
    coarse, fine : int, the sizes of the pieces
    """

    region: object
    places: np.ndarray = ()
    households: np.ndarray = ()
    footprints: np.ndarray = None
    others: np.ndarray = ()
    coarse: int = 0
    fine: int = 0


def cut_blocks(district, blocks, places, block_of, regions, sizes, check, run_all):
    """Cut the blocks that hold too much, and long strips that hold nothing. Locked grids keep even their corners.

    Parameters
    ----------
    district : District
    blocks : Faces
    places : (b, 2) array of float, a point inside each building
    block_of : (b,) array of int, the block of each building, -1 outside
    regions : (n,) array of Polygon, the blocks with the footprints given to them and without those given to others
    sizes : (heavy, coarse, limit, fine), households, the last two as (n,) arrays: above `heavy` a block is cut into
        pieces of `coarse`, and what holds more than `limit` further into pieces of `fine`
    check : callable, raises to stop the work
    run_all : callable like `map`

    Returns
    -------
    dict of int, the row of a block, to list of Piece
    """
    heavy, coarse, limit, fine = sizes
    inside = np.flatnonzero(block_of >= 0)
    totals = np.bincount(block_of[inside], weights=district.households[inside], minlength=len(regions))
    order = inside[np.argsort(block_of[inside], kind="stable")]
    starts = np.searchsorted(block_of[order], np.arange(len(regions) + 1))
    water = district.barriers[shapely.get_dimensions(district.barriers) == 2]
    free = first_container(blocks.places, district.locked) < 0
    full = np.flatnonzero(free & (totals > limit))
    empty = free & (starts[1:] == starts[:-1]) & are_strips(regions)
    strips = np.flatnonzero(empty & (first_container(blocks.places, water) < 0))
    drawn = (shapely.get_dimensions(district.buildings) == 2).any()
    tree = shapely.STRtree(district.buildings) if drawn else None
    work = []
    for block in full.tolist():
        rows, region = order[starts[block] : starts[block + 1]], regions[block]
        others = np.setdiff1d(tree.query(region, predicate="intersects"), rows) if drawn else rows[:0]
        footprints = district.buildings[rows] if drawn else None
        upper = coarse if totals[block] > heavy else heavy
        households = district.households[rows]
        reaching = district.buildings[others]
        work.append(Work(region, places[rows], households, footprints, reaching, upper, int(fine[block])))
    check()
    work += [Work(region) for region in regions[strips]]
    return _dealt_out([*full.tolist(), *strips.tolist()], work, check, run_all)


def _dealt_out(blocks, work, check, run_all):
    """Cut in any order, the heaviest first, and bring the pieces back: dict of block to list of Piece."""
    heaviest = sorted(range(len(work)), key=lambda row: -len(work[row].places))
    hands = [hand for hand in (heaviest[start::HANDS] for start in range(HANDS)) if hand]
    pieces = {}
    for hand, cut in zip(hands, run_all(_cut_some, [[work[row] for row in hand] for hand in hands]), strict=True):
        check()
        pieces.update({blocks[row]: parts for row, parts in zip(hand, cut, strict=True)})
    return dict(sorted(pieces.items()))


def _cut_some(work):
    return [
        cut_block(one.region, _items(one), one.coarse, one.fine) if len(one.places) else cut_strip(one.region)
        for one in work
    ]


def _items(work):
    """What stands in a block."""
    if work.footprints is None:
        return _by_point(work)
    return _by_footprint(work)


def _by_point(work):
    """Buildings at one place are one item."""
    _, first, group = np.unique(work.places, axis=0, return_index=True, return_inverse=True)
    weights = np.bincount(group.ravel(), weights=work.households, minlength=len(first)).astype(int)
    return Items(work.places[first], weights)


def _by_footprint(work):
    """Buildings, and the parts of others that reach in; those that overlap are one item.

    Those of other blocks or communities count no households here, but stay whole too.
    """
    reach = shapely.intersection(work.others, work.region)
    reach = reach[shapely.area(reach) > TOUCH_M2]
    shapes = np.concatenate([work.footprints, reach])
    group = cluster_overlapping(shapes, np.arange(len(shapes)))
    count = int(group.max()) + 1
    first = np.unique(group, return_index=True)[1]
    inside = np.concatenate([work.places, inner_places(reach)])
    weights = np.bincount(group[: len(work.places)], weights=work.households, minlength=count).astype(int)
    joined = np.array([shapely.union_all(shapes[group == one]) for one in range(count)], dtype=object)
    return Items(inside[first], weights, joined)
