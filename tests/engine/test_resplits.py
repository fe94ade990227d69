"""Pairs of grids joined and cut anew."""

import pytest
from community_grids.engine.gridding.search.forest import divide_by_forest
from community_grids.engine.gridding.search.lanes import score_lanes
from community_grids.engine.gridding.search.partition import connected
from community_grids.engine.gridding.search.resplits import resplit_lanes
from community_grids.engine.progress import CancelledError
from divisions import generator, members
from drawn_districts import BRIDGE, RAILWAY, lattice, two_banks
from laid_ground import problem_in


@pytest.mark.parametrize("at_once", [0.0, 0.5])
@pytest.mark.parametrize("seed", range(5))
def test_what_is_cut_anew_is_no_worse_and_hangs_together(seed, at_once):
    problem = problem_in(lattice(6, 6, 70))
    (before,) = divide_by_forest([(problem, 6, generator(seed))])
    (after,) = resplit_lanes([(problem, before, generator(seed))], 8, at_once=at_once)
    then, now = score_lanes([(problem, before), (problem, after)])
    assert now <= then
    assert len(set(after)) == len(set(before))
    assert all(connected(problem, units) for units in members(after))


def test_two_slices_become_two_halves():
    problem = problem_in(lattice(4, 4, 50))  # 800 households: two grids of 400
    along = [row // 8 for row in range(16)]
    ragged = [0 if unit in (0, 1, 2, 3, 4, 8, 12, 13) else 1 for unit in range(16)]
    better = resplit_lanes([(problem, ragged, generator(seed)) for seed in range(6)], 20)
    scores = score_lanes([(problem, grid_of) for grid_of in [along, *better]])
    assert min(scores[1:]) <= scores[0]


def test_no_grid_goes_over_the_tracks_but_at_the_crossing():
    problem = problem_in(two_banks(RAILWAY, 70, BRIDGE))
    for seed in range(10):
        (before,) = divide_by_forest([(problem, 2, generator(seed))])
        (after,) = resplit_lanes([(problem, before, generator(seed))], 8)
        assert all(connected(problem, units) for units in members(after))


@pytest.mark.parametrize("at_once", [0.0, 0.5])
def test_a_lane_does_not_feel_the_others(at_once):
    small, large = problem_in(lattice(4, 3, 80)), problem_in(lattice(6, 6, 70))
    (two,), (six,) = divide_by_forest([(small, 2, generator(1))]), divide_by_forest([(large, 6, generator(2))])
    (alone,) = resplit_lanes([(small, two, generator(7))], 8, at_once=at_once)
    (also_alone,) = resplit_lanes([(large, six, generator(3))], 8, at_once=at_once)
    crowd = [(large, six, generator(1)), (small, two, generator(7)), (large, six, generator(3))]
    assert resplit_lanes(crowd, 8, at_once=at_once)[1:] == [alone, also_alone]


def test_one_grid_and_no_rounds_change_nothing():
    problem = problem_in(lattice(3, 2, 80))
    assert resplit_lanes([(problem, [0] * 6, generator(0))], 8) == [[0] * 6]
    assert resplit_lanes([(problem, [0, 0, 0, 1, 1, 1], generator(0))], 0) == [[0, 0, 0, 1, 1, 1]]
    assert resplit_lanes([], 8) == []


def test_it_stops_when_told_to():
    def stop():
        raise CancelledError

    problem = problem_in(lattice(6, 6, 70))
    (before,) = divide_by_forest([(problem, 6, generator(0))])
    with pytest.raises(CancelledError):
        resplit_lanes([(problem, before, generator(0))], 8, stop)
