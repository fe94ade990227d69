"""Grids out of band and their neighbours divided anew."""

import numpy as np
from community_grids.engine.gridding.search.effort import FIRST
from community_grids.engine.gridding.search.mending import mended as mend
from community_grids.engine.gridding.search.partition import connected, score
from community_grids.engine.gridding.search.solve import Mending, is_least, smooth
from community_grids.engine.gridding.search.solve import mend as mend_on
from drawn_districts import lattice
from laid_ground import problem_in


def mended(problem, grid_of, rounds=60):
    grid_of = np.array(grid_of)
    return mend(problem, grid_of, [(grid_of, np.random.default_rng(5))], rounds)[0].tolist()


def test_three_grids_move_together_where_two_cannot():
    """A row of nine blocks of 140: five, one and three of them; only 3 + 3 + 3 is in band."""
    problem = problem_in(lattice(9, 1, 140))
    order = _along_the_row(problem)
    grid_of = [0] * 9
    for place, unit in enumerate(order):
        grid_of[unit] = 0 if place < 5 else 1 if place < 6 else 2
    assert score(problem, grid_of).out == 2
    assert score(problem, mended(problem, grid_of)).out == 0


def _along_the_row(problem):
    order = [next(unit for unit, row in enumerate(problem.neighbours) if len(row) == 1)]
    while len(order) < len(problem.households):
        order.append(next(other for other, *_ in problem.neighbours[order[-1]] if other not in order))
    return order


def test_grids_in_band_are_left_alone():
    problem = problem_in(lattice(6, 1, 140))
    order = _along_the_row(problem)
    grid_of = [0] * 6
    for unit in order[3:]:
        grid_of[unit] = 1
    assert mended(problem, grid_of) == grid_of


def test_mended_grids_hang_together():
    problem, grid_of = strips_in()
    after = mended(problem, grid_of)
    assert score(problem, grid_of).out == 2
    assert score(problem, after).out == 0
    for grid in set(after):
        assert connected(problem, [unit for unit, own in enumerate(after) if own == grid])


def strips_in():
    """Strips of one, two and three columns of a lattice, 240, 480 and 720 households."""
    problem = problem_in(lattice(6, 4, 60))
    return problem, [0 if west < 1 else 1 if west < 3 else 2 for west in _columns(problem)]


def test_each_half_mends_starts_of_its_own():
    problem, strips = strips_in()
    halves = [mend_on(problem, Mending.of(problem, (strips, strips), half), 30) for half in (0, 1)]
    for found in halves:
        assert is_least(problem, found.score)
        assert score(problem, found.best.tolist()) == found.score
    other = mend_on(problem, Mending.of(problem, (strips, [0] * 24), 0), 30)
    assert other.best.tolist() == halves[0].best.tolist()  # what the other starts from does not matter


def test_mending_that_looks_up_now_and_then_comes_to_the_same():
    problem, strips = strips_in()
    at_once = mend_on(problem, Mending.of(problem, (strips, strips), 0), 30)
    step_by_step = Mending.of(problem, (strips, strips), 0)
    for _ in range(30):
        step_by_step = mend_on(problem, step_by_step, 1)
    assert step_by_step.best.tolist() == at_once.best.tolist()


def test_what_was_mended_is_smoothed_and_stays_in_band():
    problem, strips = strips_in()
    found = mend_on(problem, Mending.of(problem, (strips, strips), 0), 30)
    for half in (0, 1):
        smoothed = smooth(problem, found.best.tolist(), half, FIRST)
        assert is_least(problem, smoothed.score)
        assert smoothed.score.cost <= found.score.cost


def _columns(problem):
    """The column of each unit of a lattice of four rows: steps from a corner, along the row."""
    corners = [unit for unit, row in enumerate(problem.neighbours) if len(row) == 2]
    away = {corner: _steps(problem, corner) for corner in corners}
    first = corners[0]
    below = min((corner for corner in corners if corner != first), key=lambda corner: away[first][corner])
    return [(away[first][unit] + away[below][unit] - away[first][below]) // 2 for unit in range(len(problem.areas))]


def _steps(problem, start):
    steps, queue = {start: 0}, [start]
    for unit in queue:
        for other, *_ in problem.neighbours[unit]:
            if other not in steps:
                steps[other] = steps[unit] + 1
                queue.append(other)
    return steps
