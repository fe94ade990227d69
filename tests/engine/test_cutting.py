"""Blocks with too many households are cut, between the buildings."""

import numpy as np
import pytest
import shapely
import shapely.affinity
from community_grids.engine.gridding.cutting import Items, cut_block, cut_strip
from drawn_districts import box, objects

BLOCK = box(0, 0, 200, 120)


def items(shapes, weights):
    return Items(
        np.array([shape.representative_point().coords[0] for shape in shapes]), np.array(weights), objects(shapes)
    )


def points(coordinates, weights):
    return Items(np.array(coordinates, dtype=float), np.array(weights))


def rows_of_slabs():
    return [box(10 + 38 * column, 8 + 22 * row, 30, 12) for column in range(5) for row in range(5)]


def weights_in(pieces, stock):
    """The households whose place lies in each piece."""
    return [
        int(stock.weights[shapely.intersects(piece.region, shapely.points(stock.places))].sum()) for piece in pieces
    ]


def hit(pieces, shapes):
    """Buildings that do not lie in one piece."""
    return [shape for shape in shapes if not any(shape.difference(piece.region).area < 1e-6 for piece in pieces)]


def assert_tiled(pieces, region):
    regions = [piece.region for piece in pieces]
    assert shapely.area(regions).sum() == pytest.approx(region.area)
    assert shapely.union_all(regions).symmetric_difference(region).area < 1e-6


def test_a_light_block_stays_whole():
    stock = items(rows_of_slabs(), [2] * 25)
    assert [piece.region for piece in cut_block(BLOCK, stock, 125, 60)] == [BLOCK]


def test_pieces_tile_the_block_and_cut_no_building():
    stock = items(rows_of_slabs(), [20] * 25)
    pieces = cut_block(BLOCK, stock, 125, 60)
    assert_tiled(pieces, BLOCK)
    assert hit(pieces, stock.footprints) == []
    assert max(weights_in(pieces, stock)) <= 60


def test_groups_of_pieces_hold_at_most_the_coarse_size_and_hang_together():
    stock = items(rows_of_slabs(), [20] * 25)
    pieces = cut_block(BLOCK, stock, 125, 60)
    weights = weights_in(pieces, stock)
    groups = [piece.group for piece in pieces]
    assert sorted(set(groups)) == list(range(max(groups) + 1))
    for group in set(groups):
        own = [row for row, one in enumerate(groups) if one == group]
        assert sum(weights[row] for row in own) <= 125
        assert shapely.union_all([pieces[row].region for row in own]).geom_type == "Polygon"


def test_a_cut_runs_round_buildings_that_leave_no_straight_way():
    # Bricks laid in half bond: any straight line along x hits every second one.
    bricks = [box(1 + 40 * column + 20 * (row % 2), 2 + 12 * row, 36, 10) for column in range(4) for row in range(9)]
    block = box(0, 0, 185, 112)
    pieces = cut_block(block, items(bricks, [25] * len(bricks)), 125, 60)
    assert_tiled(pieces, block)
    assert hit(pieces, bricks) == []
    assert len(pieces) > 10


def test_turned_buildings_are_not_cut_either():
    draw = np.random.default_rng(5)
    houses = [
        shapely.affinity.rotate(box(6 + 20 * column, 6 + 20 * row, 12, 7), draw.uniform(0, 90))
        for column in range(9)
        for row in range(5)
    ]
    pieces = cut_block(BLOCK, items(houses, draw.integers(1, 30, len(houses))), 125, 60)
    assert_tiled(pieces, BLOCK)
    assert hit(pieces, houses) == []


def test_a_block_that_is_not_convex_is_tiled_too():
    block = shapely.union_all([box(0, 0, 200, 40), box(0, 0, 40, 200), box(160, 0, 40, 200)])
    inside = [(x, y) for x in range(10, 200, 20) for y in range(10, 200, 20) if block.contains(shapely.Point(x, y))]
    assert_tiled(cut_block(block, points(inside, [20] * len(inside)), 125, 60), block)


def test_registers_at_one_point_cannot_be_parted():
    stock = points([(50, 50)] * 40, [10] * 40)
    assert len(cut_block(BLOCK, stock, 125, 60)) == 1


def test_a_building_over_the_size_is_a_piece_alone():
    stock = points([(20, 60), (100, 60), (180, 60)], [30, 620, 30])
    assert sorted(weights_in(cut_block(BLOCK, stock, 125, 60), stock)) == [30, 30, 620]


def test_a_cut_falls_into_the_widest_gap():
    stock = items([box(x, 10, 10, 100) for x in (5, 20, 35, 150, 165, 180)], [20] * 6)
    west, _ = sorted(cut_block(BLOCK, stock, 60, 60), key=lambda piece: piece.region.bounds)
    assert 45 < west.region.bounds[2] < 150


def test_the_order_of_the_buildings_does_not_matter():
    shapes, weights = rows_of_slabs(), np.arange(25) + 5
    order = np.random.default_rng(1).permutation(25)
    here = cut_block(BLOCK, items(shapes, weights), 125, 60)
    there = cut_block(BLOCK, items([shapes[row] for row in order], weights[order]), 125, 60)
    assert [piece.region.normalize().wkb for piece in here] == [piece.region.normalize().wkb for piece in there]


def test_a_long_verge_is_cut_across():
    verge = box(0, 0, 900, 12)
    pieces = cut_strip(verge)
    assert_tiled(pieces, verge)
    assert len(pieces) > 4
    assert all(piece.region.bounds[2] - piece.region.bounds[0] < 150 for piece in pieces)


def test_a_verge_round_a_corner_is_cut_too():
    verge = shapely.union_all([box(0, 0, 600, 10), box(0, 0, 10, 600)])
    pieces = cut_strip(verge)
    assert_tiled(pieces, verge)
    assert len(pieces) > 4


@pytest.mark.parametrize("ground", [box(0, 0, 300, 300), box(0, 0, 100, 10), box(0, 0, 180, 0.5)])
def test_a_park_a_short_verge_and_a_sliver_are_no_strips(ground):
    assert len(cut_strip(ground)) == 1
