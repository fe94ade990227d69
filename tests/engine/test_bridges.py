"""A street over water from bank to bank joins the ground on both sides."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.bridges import bridged_faces
from drawn_districts import (
    BRIDGE,
    RIVER,
    box,
    drawn,
    lattice_houses,
    lattice_streets,
    line,
    objects,
    plan_of,
    two_banks,
)
from plan_checks import across, assert_sound

SOUTH, WATER, NORTH = box(0, 0, 100, 40), box(0, 40, 100, 20), box(0, 60, 100, 40)
FACES = objects([SOUTH, WATER, NORTH])


def joined(*streets, faces=FACES, water=(WATER,), communities=None, wet=(1,)):
    communities = np.zeros(len(faces), dtype=int) if communities is None else np.array(communities)
    is_wet = np.isin(np.arange(len(faces)), wet)
    return bridged_faces(objects(streets), objects(water), faces, communities, is_wet).tolist()


def test_a_bridge_joins_the_water_to_both_banks():
    assert joined(line((50, 0), (50, 100))) == [[1, 0], [1, 2]]


def test_a_bridge_drawn_in_two_pieces_is_one():
    assert joined(line((50, 0), (50, 48)), line((50, 48), (50, 100))) == [[1, 0], [1, 2]]


def test_without_a_street_nothing_is_joined():
    assert joined() == []


def test_a_pier_is_no_bridge():
    assert joined(line((50, 0), (50, 55))) == []


def test_a_street_that_stops_at_the_bank_is_no_bridge():
    assert joined(line((50, 0), (50, 40))) == []


def test_a_street_along_the_bank_is_no_bridge():
    assert joined(line((0, 40), (100, 40))) == []


def test_no_water_no_bridge():
    assert joined(line((50, 0), (50, 100)), water=(), wet=()) == []


def test_a_bridge_to_another_community_joins_nothing_in_this_one():
    assert 2 not in np.ravel(joined(line((50, 0), (50, 100)), communities=(0, 0, 1)))


def test_two_bridges_each_have_their_own_water():
    faces = objects([SOUTH, box(0, 40, 50, 20), box(50, 40, 50, 20), NORTH])
    pairs = joined(line((25, 0), (25, 100)), line((75, 0), (75, 100)), faces=faces, wet=(1, 2))
    assert {1, 2} & {face for face, _ in pairs}
    assert {ground for _, ground in pairs} >= {0, 3}


@pytest.mark.parametrize("offset", [0, 40])
def test_quays_drawn_on_the_bank_do_not_take_the_bridges_water(offset):
    """Streets drawn exactly on the banks, as where a river's outline was taken from them."""
    quays = [line((0, 40), (50, 40), (100, 40)), line((0, 60), (50, 60), (100, 60))]
    assert joined(*quays, line((50 + offset, 0), (50 + offset, 100))) == [[1, 0], [1, 2]]


def test_a_town_too_small_to_halve_is_one_grid_over_its_bridge():
    district = two_banks(RIVER, 30, BRIDGE)
    plan = plan_of(district)
    assert plan.grid_households.tolist() == [360]
    assert_sound(plan, district)


def test_without_a_bridge_each_bank_has_a_grid_though_it_is_small():
    district = two_banks(RIVER, 30)
    plan = plan_of(district)
    assert plan.grid_households.tolist() == [180, 180]
    assert_sound(plan, district)


def test_a_bridge_between_quays_joins_the_town_too():
    district = two_banks(box(300, -50, 40, 300), 30, BRIDGE)
    plan = plan_of(district)
    assert not across(plan, district)
    assert plan.grid_households.tolist() == [360]


@pytest.mark.parametrize("width", [10, 25, 40])
def test_a_quay_on_the_bank_joins_nobody_over_the_river(width):
    district = two_banks(box(300, -50, width, 300), 30)
    plan = plan_of(district)
    assert not across(plan, district)
    assert plan.grid_households.tolist() == [180, 180]


def test_a_street_that_cuts_a_bay_of_a_narrow_river_joins_nobody_over_it():
    """The street leaves the west bank, runs over a bay and comes back to the west bank."""
    bay = line((250, 100), (310, 100), (310, 150), (250, 150))
    district = two_banks(box(305, -50, 20, 300), 30, bridge=bay)
    plan = plan_of(district)
    assert not across(plan, district)
    assert plan.grid_households.tolist() == [180, 180]


def test_a_footbridge_from_the_bank_to_an_island_joins_the_island():
    island = box(310, 60, 20, 60)
    district = drawn(
        [box(0, 0, 340, 180)],
        [*lattice_houses(3, 2, 60, side=90), (shapely.Point(320, 90), 20)],
        [*lattice_streets(3, 2, side=90), line((180, 90), (325, 90))],
        barriers=[shapely.difference(RIVER, island)],
    )
    plan = plan_of(district)
    assert plan.grid_households.tolist() == [380]
    assert_sound(plan, district)
