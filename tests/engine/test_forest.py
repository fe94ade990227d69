"""First divisions by random trees."""

import pytest
from community_grids.engine.gridding.search.forest import divide_by_forest
from community_grids.engine.gridding.search.partition import connected, score
from divisions import generator, members
from drawn_districts import BRIDGE, RAILWAY, lattice, two_banks
from laid_ground import problem_in


@pytest.mark.parametrize("seed", range(5))
def test_every_unit_has_a_grid_and_every_grid_hangs_together(seed):
    problem = problem_in(lattice(6, 4, 80))
    (grid_of,) = divide_by_forest([(problem, 4, generator(seed))])
    assert len(grid_of) == 24
    assert sorted(set(grid_of)) == [0, 1, 2, 3]
    assert all(connected(problem, units) for units in members(grid_of))


def test_some_first_divisions_are_in_band():
    problem = problem_in(lattice(6, 6, 70))
    divisions = divide_by_forest([(problem, 6, generator(seed)) for seed in range(30)])
    assert min(score(problem, grid_of).out for grid_of in divisions) == 0


def test_one_grid_is_all_units():
    assert divide_by_forest([(problem_in(lattice(3, 2, 80)), 1, generator(0))]) == [[0] * 6]


def test_more_grids_than_units_are_not_made():
    (grid_of,) = divide_by_forest([(problem_in(lattice(3, 1, 80)), 9, generator(0))])
    assert sorted(grid_of) == [0, 1, 2]


def test_a_total_that_fits_no_number_is_divided_all_the_same():
    problem = problem_in(lattice(4, 2, 80))  # 640: one grid too many households, two too few
    (grid_of,) = divide_by_forest([(problem, 2, generator(1))])
    assert len(set(grid_of)) == 2
    assert all(connected(problem, units) for units in members(grid_of))


def test_a_tree_goes_over_the_tracks_at_the_crossing_only():
    problem = problem_in(two_banks(RAILWAY, 70, BRIDGE))
    for seed in range(10):
        (grid_of,) = divide_by_forest([(problem, 2, generator(seed))])
        assert all(connected(problem, units) for units in members(grid_of))


def test_a_lane_does_not_feel_the_others():
    small, large = problem_in(lattice(4, 3, 80)), problem_in(lattice(6, 6, 70))
    alone = divide_by_forest([(small, 2, generator(7))])[0]
    crowd = [(large, 6, generator(1)), (small, 2, generator(7)), (small, 3, generator(2)), (large, 5, generator(3))]
    assert divide_by_forest(crowd)[1] == alone
    assert divide_by_forest([(small, 2, generator(7)), crowd[0]])[0] == alone
