"""The parts of a community that can be divided by themselves."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.model import Band
from community_grids.engine.gridding.problems import parts_of, problem_of, surroundings_of, without_needles
from community_grids.engine.gridding.units import units_of
from drawn_districts import (
    BRIDGE,
    RAILWAY,
    RIVER,
    box,
    drawn,
    house,
    lattice,
    lattice_houses,
    lattice_streets,
    line,
    two_banks,
)
from laid_ground import ground_under, problem_in, units_in


def inhabited_parts(district):
    units = units_in(district)
    return len(set(parts_of(units)[units.households > 0].tolist()))


def test_a_chessboard_hangs_together():
    assert inhabited_parts(lattice(6, 4, 80)) == 1


@pytest.mark.parametrize("barrier", [RAILWAY, RIVER], ids=["railway", "river"])
def test_a_barrier_makes_two_parts(barrier):
    assert inhabited_parts(two_banks(barrier, 70)) == 2


def test_a_level_crossing_makes_one_part_of_them():
    assert inhabited_parts(two_banks(RAILWAY, 70, BRIDGE)) == 1


def test_a_locked_grid_between_them_parts_two_sides():
    locked = {"locked": [box(200, 0, 200, 200)], "locked_codes": ["110101001001009"]}
    district = lattice(6, 2, 80, **locked)
    parts = parts_of(units_in(district))
    assert -1 in parts
    assert len(set(parts.tolist())) == 3


def test_water_without_a_bridge_is_in_no_part():
    units = units_in(two_banks(RIVER, 70))
    assert (parts_of(units)[units.wet] == -1).all()
    assert units.wet.any()


def short_borders(district):
    """The lengths of the borders under ten metres, and whether each is open once needles are closed."""
    units = units_in(district)
    short = units.borders.lengths < 10
    return units.borders.lengths[short].round(3).tolist(), without_needles(units).borders.open[short].tolist()


def test_blocks_that_all_but_touch_at_a_crossing_are_no_way_to_each_other():
    """A street that jogs by 30 cm where another crosses it."""
    jog = [line((0, 100), (200, 100)), line((100, 0), (100, 100)), line((100.3, 100), (100.3, 200))]
    assert short_borders(drawn([box(0, 0, 200, 200)], lattice_houses(2, 2, 60), jog)) == ([0.3], [False])


def test_a_needle_that_alone_joins_two_sides_stays_a_way():
    sides = shapely.union(box(0, 0, 100, 100), box(100, 99.5, 100, 100))
    district = drawn([sides], [(house(50, 50), 60), (house(150, 150), 60)], [line((100, 0), (100, 200))])
    assert short_borders(district) == ([0.5], [True])


def test_two_communities_are_two_parts():
    district = drawn([box(0, 0, 200, 200), box(200, 0, 200, 200)], lattice_houses(4, 2, 60), lattice_streets(4, 2))
    assert inhabited_parts(district) == 2


def test_neighbours_know_each_other():
    problem = problem_in(lattice(4, 3, 80))
    for unit, row in enumerate(problem.neighbours):
        for other, *border in row:
            assert (unit, *border) in [tuple(back) for back in problem.neighbours[other]]


def test_a_block_has_the_right_neighbours_and_corners():
    problem = problem_in(lattice(3, 3, 80))
    sides = sorted(len(row) for row in problem.neighbours)
    corners = sorted(np.bincount(problem.corners[:, 0]).tolist())
    assert sides == [2] * 4 + [3] * 4 + [4]
    assert corners == [1] * 4 + [2] * 4 + [4]


def test_each_corner_of_the_middle_block_is_joined_to_the_two_blocks_beside_it():
    problem = problem_in(lattice(3, 3, 80))
    middle = next(unit for unit, row in enumerate(problem.neighbours) if len(row) == 4)
    beside = {other for other, *_ in problem.neighbours[middle]}
    for corner, before, after in problem.corners[problem.corners[:, 0] == middle, 1:].tolist():
        assert corner not in beside
        assert {before, after} <= beside
        assert {other for other, *_ in problem.neighbours[corner]} >= {before, after}


def test_a_block_round_a_corner_touches_its_neighbour_twice():
    """The east house stands in a horseshoe whose arms reach the edge on both sides of a third block."""
    horseshoe = [line((100, 0), (100, 300)), line((100, 100), (300, 100)), line((100, 200), (300, 200))]
    tower = [line((100, 120), (60, 120), (60, 180), (100, 180))]
    houses = [
        (house(30, 150), 60),
        (house(80, 150), 60),
        (house(200, 50), 60),
        (house(200, 150), 60),
        (house(200, 250), 60),
    ]
    problem = problem_in(drawn([box(0, 0, 300, 300)], houses, [*horseshoe, *tower]))
    stretches = sorted(touches for row in problem.neighbours for _, _, _, touches, _ in row)
    assert stretches.count(2) == 2
    assert set(stretches) == {1, 2}


def test_a_giant_building_counts_as_the_maximum_in_the_search():
    houses = [*lattice_houses(3, 1, 90), (house(350, 50), 620)]
    problem = problem_in(drawn([box(0, 0, 400, 100)], houses, lattice_streets(4, 1)))
    assert sorted(problem.households) == [90, 90, 90, 500]


def test_lengths_and_areas_are_sums_that_come_out_the_same_in_any_order():
    problem = problem_in(lattice(4, 3, 80))
    values = [*problem.areas, *problem.perimeters, *(border[1] for row in problem.neighbours for border in row)]
    assert sum(values) == sum(reversed(values))
    assert all(float(value * 1024).is_integer() for value in values)


def test_a_problem_of_some_units_forgets_the_others():
    ground = ground_under(lattice(4, 1, 80))
    units = units_of(ground, ground.coarse)
    around = surroundings_of(units, ground.segments)
    problem = problem_of(units, around, np.array([0, 1]), Band(350, 500), (1,))
    assert [[other for other, *_ in row] for row in problem.neighbours] == [[1], [0]]
    assert problem.households == [80, 80]
