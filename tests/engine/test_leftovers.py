"""Ground that no search divided belongs to somebody too."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.leftovers import give_away
from drawn_districts import RIVER, box, drawn, house, lattice, lattice_houses, lattice_streets, plan_of, two_banks
from laid_ground import units_in
from plan_checks import assert_sound


def test_a_unit_goes_to_the_grid_that_it_touches_most():
    units = units_in(lattice(3, 3, 80))
    middle = np.flatnonzero(np.bincount(units.borders.pairs.ravel()) == 4)[0]
    beside = units.borders.pairs[(units.borders.pairs == middle).any(axis=1)]
    beside = sorted(set(beside.ravel().tolist()) - {int(middle)})
    grid_of = np.zeros(9, dtype=int)
    grid_of[beside[1:]] = 1
    grid_of[middle] = -1
    assert give_away(units, grid_of)[middle] == 1


def test_nothing_is_left_and_nothing_else_moves():
    units = units_in(lattice(4, 4, 80))
    grid_of = np.where(np.arange(16) % 5 == 0, np.arange(16), -1)
    given = give_away(units, grid_of)
    assert (given >= 0).all()
    assert given[grid_of >= 0].tolist() == grid_of[grid_of >= 0].tolist()


def test_the_input_stays_as_it_was():
    units, grid_of = units_in(lattice(2, 2, 80)), np.array([0, -1, -1, 0])
    give_away(units, grid_of)
    assert grid_of.tolist() == [0, -1, -1, 0]


def test_a_community_without_a_grid_becomes_one():
    units = units_in(lattice(3, 2, 0))
    assert give_away(units, np.full(6, -1)).tolist() == [0] * 6


def test_a_locked_grid_does_not_grow():
    units = units_in(lattice(3, 1, 80, locked=[box(100, 0, 100, 100)], locked_codes=["110101001001001"]))
    held = int(np.flatnonzero(units.locked >= 0)[0])
    west, east = (row for row in range(3) if row != held)
    grid_of = np.full(3, -1)
    grid_of[east] = 0
    given = give_away(units, grid_of)
    assert given[east] == 0
    assert given[west] not in (given[east], given[held])


def test_a_river_belongs_to_grids_of_its_community():
    district = two_banks(RIVER, 70)
    plan = plan_of(district)
    assert plan.grid_households.tolist() == [420, 420]
    assert shapely.area(plan.grids).sum() == pytest.approx(640 * 200)
    assert_sound(plan, district)


def test_a_park_belongs_to_a_grid():
    houses = [pair for pair in lattice_houses(5, 3, 60) if not pair[0].contains(shapely.Point(250, 150))]
    district = drawn([box(0, 0, 500, 300)], houses, lattice_streets(5, 3))
    plan = plan_of(district)
    assert plan.grid_statuses.tolist() == ["in_band", "in_band"]
    assert_sound(plan, district)


def test_fields_behind_the_tracks_where_nobody_lives_get_no_grid_of_their_own():
    district = drawn(
        [box(0, 0, 400, 200)],
        lattice_houses(2, 2, 100),
        lattice_streets(2, 2),
        barriers=[shapely.LineString([(250, -10), (250, 210)])],
    )
    plan = plan_of(district)
    assert plan.grid_households.tolist() == [400]
    assert_sound(plan, district)


def test_an_island_where_nobody_lives_is_a_grid_of_its_own_and_says_so():
    both = shapely.MultiPolygon([box(0, 0, 400, 200), box(500, 0, 100, 100)])
    district = drawn([both], lattice_houses(4, 2, 60), lattice_streets(4, 2))
    plan = plan_of(district)
    assert sorted(plan.grid_households.tolist()) == [0, 480]
    empty = plan.grid_reasons[plan.grid_households.tolist().index(0)]
    assert empty is not None
    assert empty.grid_code in plan.grid_codes
    assert_sound(plan, district)


def test_a_house_without_households_is_in_a_grid_like_others():
    district = drawn([box(0, 0, 400, 200)], [*lattice_houses(4, 1, 100), (house(50, 150), 0)], lattice_streets(4, 2))
    plan = plan_of(district)
    assert plan.grid_buildings.tolist() == [5]
    assert_sound(plan, district)
