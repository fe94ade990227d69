"""The grids of several divisions put together anew."""

import numpy as np
import pytest
from community_grids.engine.gridding.search.forest import divide_by_forest
from community_grids.engine.gridding.search.partition import score
from community_grids.engine.gridding.search.recombining import Candidates, recombined
from community_grids.engine.gridding.search.resplits import resplit_lanes
from divisions import generator
from drawn_districts import lattice
from laid_ground import problem_in


def chessboard(columns, rows, households):
    """A problem of square blocks, and a function that makes a division of it from rows of letters, drawn north up."""
    problem = problem_in(lattice(columns, rows, households))
    places = [(column, row) for column in range(columns) for row in range(rows)]

    def division(*drawn):
        letters = [drawn[rows - 1 - row][column] for column, row in places]
        return np.unique(letters, return_inverse=True)[1].tolist()

    return problem, division


def gathered(problem, *divisions):
    candidates = Candidates(len(problem.households))
    for grid_of in divisions:
        candidates.add_division(grid_of)
    return candidates


def grids_of(grid_of):
    """The division as a set of sets of units, whatever its grids are numbered."""
    return {frozenset(np.flatnonzero(np.array(grid_of) == grid).tolist()) for grid in set(grid_of)}


def test_the_good_halves_of_two_divisions_make_a_better_one():
    problem, division = chessboard(8, 2, 100)
    good_in_the_west = division("aabbccdd", "aabbcccd")
    good_in_the_east = division("aaabccdd", "abbbccdd")
    good = division("aabbccdd", "aabbccdd")
    found = recombined(problem, good_in_the_west, gathered(problem, good_in_the_west, good_in_the_east))
    assert grids_of(found) == grids_of(good)
    assert score(problem, found) < min(score(problem, good_in_the_west), score(problem, good_in_the_east))


def test_where_nothing_is_better_the_division_itself_comes_back():
    problem, division = chessboard(8, 2, 100)
    good = division("aabbccdd", "aabbccdd")
    assert recombined(problem, good, gathered(problem, good, division("aaabccdd", "abbbccdd"))) is good


def test_the_band_comes_before_the_shape():
    problem, division = chessboard(8, 2, 100)
    round_but_out = division("aaabbbcc", "aaabbbcc")  # 600, 600 and 400 households
    ragged = division("aaabcccd", "abbbcddd")
    found = recombined(problem, round_but_out, gathered(problem, round_but_out, ragged))
    assert grids_of(found) == grids_of(ragged)
    assert recombined(problem, ragged, gathered(problem, round_but_out, ragged)) is ragged


@pytest.mark.parametrize("seed", range(3))
def test_many_grids_are_put_together_a_few_at_a_time(seed):
    problem = problem_in(lattice(12, 12, 60))  # 20 grids, more than a window holds
    starts = divide_by_forest([(problem, 20, generator((seed, lane))) for lane in range(12)])
    lanes = [(problem, grid_of, generator((seed, lane, 1))) for lane, grid_of in enumerate(starts)]
    candidates = Candidates(len(problem.households))
    divisions = resplit_lanes(lanes, 12, seen=[candidates] * len(lanes))
    for grid_of in divisions:
        candidates.add_division(grid_of)
    best = min(divisions, key=lambda grid_of: score(problem, grid_of))
    found = recombined(problem, best, candidates)
    known = {frozenset(np.flatnonzero(row).tolist()) for row in candidates.grids()}
    assert score(problem, found) < score(problem, best)
    assert grids_of(found) <= known


def test_the_order_in_which_grids_were_seen_makes_no_difference():
    problem, division = chessboard(8, 2, 100)
    west, east = division("aabbccdd", "aabbcccd"), division("aaabccdd", "abbbccdd")
    assert recombined(problem, west, gathered(problem, west, east, west)) == recombined(
        problem, west, gathered(problem, east, west)
    )


def test_pairs_show_what_they_were_cut_into_though_it_was_not_kept():
    problem = problem_in(lattice(6, 6, 70))
    (before,) = divide_by_forest([(problem, 6, generator(1))])
    candidates = Candidates(36)
    (after,) = resplit_lanes([(problem, before, generator(2))], 8, seen=[candidates])
    shown = {frozenset(np.flatnonzero(row).tolist()) for row in candidates.grids()}
    assert grids_of(after) - grids_of(before) <= shown
    assert len(shown) > len(grids_of(before) | grids_of(after))
    assert all(350 <= 70 * len(units) <= 500 for units in shown)
    assert resplit_lanes([(problem, before, generator(2))], 8, seen=[None]) == [after]
