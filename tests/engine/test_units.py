"""Faces become units; slivers and enclosed ground go to a neighbour."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.groups import joined_labels
from community_grids.engine.gridding.units import units_of
from drawn_districts import (
    BRIDGE,
    RAILWAY,
    box,
    drawn,
    house,
    lattice,
    lattice_houses,
    lattice_streets,
    line,
    two_banks,
)
from laid_ground import ground_under, units_in


def test_each_block_of_a_chessboard_is_a_unit():
    units = units_in(lattice(6, 4, 80))
    assert units.households.tolist() == [80] * 24
    assert units.areas == pytest.approx(np.full(24, 10_000))
    assert units.perimeters == pytest.approx(np.full(24, 400))
    assert len(units.borders.pairs) == 5 * 4 + 6 * 3
    assert units.borders.lengths == pytest.approx(np.full(38, 100))
    assert units.borders.open.all()


def test_equal_labels_that_do_not_touch_are_two_units():
    labels = np.array([4, 4, 9, 4])
    assert joined_labels(labels, np.array([0, 1, 2]), np.array([1, 2, 3])).tolist() == [0, 0, 1, 2]


def test_a_strip_between_a_street_and_the_communitys_edge_is_no_unit():
    streets = [*lattice_streets(4, 2)[:5], line((0, 100), (400, 100)), line((0, 199), (400, 199))]
    units = units_in(drawn([box(0, 0, 400, 200)], lattice_houses(4, 2, 60), streets))
    assert units.households.tolist() == [60] * 8
    assert units.areas.sum() == pytest.approx(80_000)


def test_a_courtyard_within_a_block_belongs_to_it():
    court = [line((30, 60), (70, 60), (70, 90), (30, 90), (30, 60))]
    units = units_in(
        drawn([box(0, 0, 200, 100)], [(house(50, 30), 60), (house(150, 50), 60)], [*lattice_streets(2, 1), *court])
    )
    assert units.households.tolist() == [60, 60]
    assert units.areas == pytest.approx([10_000, 10_000])


def test_an_enclosed_block_with_a_house_stays_a_unit():
    court = [line((30, 60), (70, 60), (70, 90), (30, 90), (30, 60))]
    district = drawn(
        [box(0, 0, 200, 100)],
        [(house(50, 30), 60), (house(50, 75), 15), (house(150, 50), 60)],
        [*lattice_streets(2, 1), *court],
    )
    assert sorted(units_in(district).households.tolist()) == [15, 60, 60]


def test_a_park_is_a_unit():
    houses = [pair for pair in lattice_houses(3, 3, 60) if not pair[0].contains(shapely.Point(150, 150))]
    units = units_in(drawn([box(0, 0, 300, 300)], houses, lattice_streets(3, 3)))
    assert sorted(units.households.tolist()) == [0] + [60] * 8


def test_communities_never_share_a_unit():
    houses = [(house(x, 50), 60) for x in (50, 125, 175, 250)]
    district = drawn([box(0, 0, 150, 100), box(150, 0, 150, 100)], houses, lattice_streets(3, 1))
    units = units_in(district)
    assert units.communities.tolist() == [0, 0, 1, 1]
    assert (units.communities[units.borders.pairs[:, 0]] == units.communities[units.borders.pairs[:, 1]]).all()


def test_a_locked_grid_takes_no_ground_and_gives_none():
    locked = box(0, 0, 200, 199)  # a metre short of the street
    ground = ground_under(lattice(4, 4, 60, locked=[locked], locked_codes=["110101001001001"]))
    units = units_of(ground, ground.coarse)
    held = units.locked >= 0
    assert units.areas[held].sum() == pytest.approx(locked.area)
    assert not held[units.of_face[shapely.disjoint(shapely.points(ground.faces.places), locked)]].any()


def test_one_cannot_walk_over_a_railway():
    ground = ground_under(two_banks(RAILWAY, 70))
    units = units_of(ground, ground.coarse)
    east = np.bincount(units.of_face, weights=ground.faces.places[:, 0] > 320) > 0
    over_the_tracks = east[units.borders.pairs[:, 0]] != east[units.borders.pairs[:, 1]]
    assert over_the_tracks.any()
    assert units.borders.open.tolist() == (~over_the_tracks).tolist()


def test_one_can_walk_over_a_level_crossing():
    assert units_in(two_banks(RAILWAY, 70, BRIDGE)).borders.open.all()


def test_a_boundary_on_a_wide_street_is_cheaper_than_on_a_path_and_than_through_a_yard():
    def price(rank):
        return units_in(
            drawn([box(0, 0, 200, 100)], lattice_houses(2, 1, 60), [line((100, 0), (100, 100))], rank)
        ).borders.prices

    path, street, arterial = price(0), price(2), price(5)
    assert arterial < street < path
    hidden = units_in(drawn([box(0, 0, 200, 100)], lattice_houses(2, 1, 260), [])).borders.prices
    assert hidden.min() > path
