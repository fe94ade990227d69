"""Many annealings side by side are each the same as alone."""

import numpy as np
import pytest
from community_grids.engine.gridding.search.forest import divide_by_forest
from community_grids.engine.gridding.search.lanes import anneal_lanes, score_lanes
from community_grids.engine.gridding.search.partition import connected, measure, score
from community_grids.engine.progress import CancelledError
from divisions import generator, members
from drawn_districts import BRIDGE, RAILWAY, RIVER, lattice, two_banks
from laid_ground import problem_in

DRAWINGS = {
    "chessboard": lambda: lattice(6, 6, 70),
    "strip": lambda: lattice(12, 1, 80),
    "crossing": lambda: two_banks(RAILWAY, 70, BRIDGE),
    "river": lambda: two_banks(RIVER, 70, BRIDGE),
}


def first(problem, count, seed=0):
    return divide_by_forest([(problem, count, generator(seed))])[0]


def assert_same(found, expected):
    assert (found.out, found.miss) == (expected.out, expected.miss)
    assert found.cost == pytest.approx(expected.cost, abs=1e-9)


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_lanes_are_scored_as_single_divisions_are(drawing):
    problem = problem_in(DRAWINGS[drawing]())
    divisions = [first(problem, count, seed) for count in (1, 2, 3) for seed in range(4)]
    for found, grid_of in zip(score_lanes([(problem, grid_of) for grid_of in divisions]), divisions, strict=True):
        assert_same(found, score(problem, grid_of))


def test_lanes_of_different_problems_are_scored_together():
    lanes = [(problem, first(problem, 2)) for problem in (problem_in(draw()) for draw in DRAWINGS.values())]
    for found, lane in zip(score_lanes(lanes), lanes, strict=True):
        assert_same(found, score(*lane))
    assert (score_lanes([]), anneal_lanes([], 10.0)) == ([], [])


def test_a_score_is_the_same_to_the_last_bit_in_any_company():
    small, large = problem_in(lattice(6, 6, 70)), problem_in(lattice(12, 1, 80))
    company = [(large, list(range(12)))]
    for seed in range(20):
        lane = (small, first(small, 6, seed))
        assert score_lanes([lane, *company])[0] == score_lanes([lane])[0]


def test_a_score_counts_grids_out_of_band_and_their_households():
    problem = problem_in(lattice(6, 4, 80))
    found = score_lanes([(problem, [0] * 4 + [1] * 8 + [2] * 12)])[0]
    assert (found.out, found.miss) == (3, 30 + 140 + 460)


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_grids_stay_in_one_piece_and_no_grid_is_lost(drawing):
    problem = problem_in(DRAWINGS[drawing]())
    count = max(2, sum(problem.households) // 420)
    starts = [first(problem, count, seed) for seed in range(6)]
    lanes = [(problem, grid_of, generator(seed)) for seed, grid_of in enumerate(starts)]
    for start, grid_of in zip(starts, anneal_lanes(lanes, 30.0), strict=True):
        assert len(grid_of) == len(problem.households)
        assert set(grid_of) == set(start)
        assert all(connected(problem, units) for units in members(grid_of))


def test_annealing_makes_divisions_better():
    problem = problem_in(lattice(6, 6, 70))
    lanes = [(problem, first(problem, 6, seed), generator(seed)) for seed in range(8)]
    before = score_lanes([lane[:2] for lane in lanes])
    after = score_lanes([(problem, grid_of) for grid_of in anneal_lanes(lanes, 30.0)])
    assert min(after) < min(before)
    assert np.mean([found.cost for found in after]) < np.mean([found.cost for found in before])


def test_a_division_in_band_stays_in_band():
    problem = problem_in(lattice(6, 6, 70))
    start = [unit // 6 for unit in range(36)]
    assert score(problem, start).out == 0
    for grid_of in anneal_lanes([(problem, start, generator(seed)) for seed in range(6)], 40.0, hot=2.0):
        assert score(problem, grid_of).out == 0


@pytest.mark.parametrize("place", range(4))
def test_a_lane_does_not_feel_the_others_or_their_order(place):
    problems = [problem_in(draw()) for draw in DRAWINGS.values()]

    def lane(row):
        return problems[row], first(problems[row], 3, row), generator(row)

    together = anneal_lanes([lane(row) for row in range(4)], 20.0)
    backwards = anneal_lanes([lane(row) for row in reversed(range(4))], 20.0)[::-1]
    assert anneal_lanes([lane(place)], 20.0)[0] == together[place] == backwards[place]


def test_the_same_problem_twice_with_the_same_seed_gives_the_same_twice():
    problem = problem_in(lattice(6, 6, 70))
    start = first(problem, 6)
    one, other, third = anneal_lanes([(problem, start, generator(seed)) for seed in (5, 5, 6)], 10.0)
    assert one == other
    assert one != third


def test_annealing_stops_when_it_is_told_to():
    def stop():
        raise CancelledError

    problem = problem_in(lattice(4, 3, 80))
    with pytest.raises(CancelledError):
        anneal_lanes([(problem, first(problem, 2), generator(0))], 10.0, stop)


def test_households_area_and_outline_of_a_grid_are_those_of_its_blocks():
    problem = problem_in(lattice(3, 1, 80))
    assert measure(problem, [0, 1, 2]) == (240, 30_000, 800)
