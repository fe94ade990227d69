"""Few moves bring grids into their band: as few as trying out all divisions of a small town shows."""

import itertools

import numpy as np
import pytest
from community_grids.engine.gridding.editing.fewest_moves import fewest_moves
from community_grids.engine.gridding.problems import problem_of
from community_grids.engine.gridding.search.partition import connected, off_band
from drawn_towns import town


def problem_and_home(*lines, households, closed=(), band=(350, 500)):
    draft = town(*lines, households=households, closed=closed, band=band)
    rows = np.arange(len(draft.codes))
    problem = problem_of(draft.fabric.units, draft.fabric.around, rows, draft.fabric.bands[0], (1,))
    return problem, np.unique(draft.codes, return_inverse=True)[1].ravel()


def measured(problem, home, grid_of):
    """Grids out of band, households by which they miss it, households moved."""
    off = [off_band(int(total), problem.band) for total in np.bincount(grid_of, weights=problem.households)]
    return sum(miss > 0 for miss in off), sum(off), int(np.array(problem.households)[grid_of != home].sum())


def best_of_all(problem, home):
    """What the best of all divisions into connected grids comes to."""
    ways = itertools.product(range(int(home.max()) + 1), repeat=len(home))
    return min(
        measured(problem, home, np.array(way))
        for way in ways
        if len(set(way)) == home.max() + 1
        and all(connected(problem, np.flatnonzero(np.array(way) == grid).tolist()) for grid in set(way))
    )


@pytest.mark.parametrize("seed", range(12))
def test_as_few_households_move_as_can(seed):
    dice = np.random.default_rng(seed)
    numbers = " ".join(map(str, dice.integers(60, 160, 10)))
    problem, home = problem_and_home("AAABB", "AAABB", households=[numbers])
    assert measured(problem, home, fewest_moves(problem, home)) == best_of_all(problem, home)


@pytest.mark.parametrize("seed", range(6))
def test_three_grids_pass_on_what_they_cannot_keep(seed):
    dice = np.random.default_rng(seed)
    numbers = " ".join(map(str, dice.integers(110, 190, 9)))
    problem, home = problem_and_home("AAABBBCCC", households=[numbers])
    assert measured(problem, home, fewest_moves(problem, home)) == best_of_all(problem, home)


def test_what_is_in_band_stays():
    problem, home = problem_and_home("AAAABBBB", households=100)
    assert fewest_moves(problem, home).tolist() == home.tolist()


def test_no_way_leads_over_a_barrier():
    problem, home = problem_and_home("AAAAAABBB", households=100, closed=[(5, 6)])
    assert fewest_moves(problem, home).tolist() == home.tolist()


def test_of_several_starts_the_one_that_moves_the_fewest_is_gone_on_with():
    problem, home = problem_and_home("AAAAAAAABBBB", households=100)
    near = np.array([0, 0, 0, 0, 2, 2, 2, 2, 1, 1, 1, 1])
    far = np.array([0, 0, 0, 2, 1, 1, 1, 1, 1, 1, 1, 1])
    assert fewest_moves(problem, home, [far, near]).tolist() == near.tolist()
