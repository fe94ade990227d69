"""Small problems tried out whole."""

import numpy as np
import pytest
from community_grids.engine.gridding.feasibility import possible_counts
from community_grids.engine.gridding.search.exhaustive import best_by_band, smallest_band
from community_grids.engine.gridding.search.partition import connected, score
from community_grids.engine.progress import CancelledError
from drawn_districts import RAILWAY, box, drawn, house, lattice, lattice_streets, two_banks
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_ground import problem_in
from rows import least_out_of_a_row


def row_of_blocks(households):
    """A problem whose units are blocks side by side."""
    blocks = [(house(50 + 100 * place, 50), number) for place, number in enumerate(households)]
    count = len(households)
    return problem_in(drawn([box(0, 0, 100 * count, 100)], blocks, lattice_streets(count, 1)))


def off(problem, grid_of):
    found = score(problem, grid_of)
    return found.out, found.miss


@given(st.lists(st.integers(1, 320), min_size=2, max_size=8))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_row_is_divided_as_well_as_trying_all_ways_does(row):
    problem = row_of_blocks(row)
    found = best_by_band(problem)
    assert found.complete
    assert off(problem, found.grid_of) == least_out_of_a_row(row, problem.band)


@pytest.mark.parametrize("seed", range(4))
def test_a_lattice_of_unequal_blocks_is_divided_in_band_and_in_one_piece_each(seed):
    dice = np.random.default_rng(seed)
    blocks = [
        (house(50 + 100 * column, 50 + 100 * row), int(dice.integers(30, 200)))
        for column in range(4)
        for row in range(4)
    ]
    problem = problem_in(drawn([box(0, 0, 400, 400)], blocks, lattice_streets(4, 4)))
    found = best_by_band(problem)
    assert found.complete
    assert off(problem, found.grid_of) == (0, 0)
    for grid in set(found.grid_of):
        assert connected(problem, [unit for unit, one in enumerate(found.grid_of) if one == grid])


def test_five_blocks_of_300_cannot_be_divided_in_band_though_1500_could():
    problem = row_of_blocks([300] * 5)
    assert len(possible_counts(1500, problem.band))
    found = best_by_band(problem, limit=(1, 0))
    assert (found.grid_of, found.complete) == (None, True)


def test_the_smallest_limits_that_would_do_are_found():
    problem = row_of_blocks([300] * 5)
    grid_of = best_by_band(problem).grid_of
    minimum, maximum = smallest_band(problem, grid_of)
    assert minimum == 300  # each block by itself
    assert maximum == 900  # two and three


def test_what_is_not_better_than_the_limit_is_not_given():
    problem = row_of_blocks([200, 200, 300])
    assert best_by_band(problem, limit=(0, 0)).grid_of is None
    assert off(problem, best_by_band(problem, limit=(1, 1000)).grid_of) == (1, 50)


def test_a_spent_budget_is_no_proof():
    problem = problem_in(lattice(5, 5, 100))
    assert not best_by_band(problem, budget=10).complete


def test_nobody_walks_over_the_tracks():
    problem = problem_in(two_banks(RAILWAY, 80))
    assert sum(problem.households) == 480  # one bank; both are 960
    assert set(best_by_band(problem).grid_of) == {0}


def test_it_can_be_stopped():
    def stop():
        raise CancelledError

    with pytest.raises(CancelledError):
        best_by_band(problem_in(lattice(6, 6, 60)), budget=100_000, check=stop)
