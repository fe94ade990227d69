"""Grids out of band and their neighbours divided anew."""

import numpy as np
from community_grids.engine.gridding.search.mending import mended as mend
from community_grids.engine.gridding.search.partition import connected, score
from community_grids.engine.gridding.search.solve import FIRST
from community_grids.engine.gridding.search.solve import mend as mend_half
from drawn_districts import lattice
from laid_ground import problem_in


def mended(problem, grid_of, rounds=60):
    return mend(problem, [(grid_of, np.random.default_rng(5))], rounds)


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
    """Strips of one, two and three columns, 240, 480 and 720 households."""
    district = lattice(6, 4, 60)
    problem = problem_in(district)
    column = _columns(problem)
    grid_of = [0 if west < 1 else 1 if west < 3 else 2 for west in column]
    after = mended(problem, grid_of)
    assert score(problem, grid_of).out == 2
    assert score(problem, after).out == 0
    for grid in set(after):
        assert connected(problem, [unit for unit, own in enumerate(after) if own == grid])


def test_each_half_mends_starts_of_its_own_and_smooths_what_it_found():
    problem = problem_in(lattice(6, 4, 60))
    column = _columns(problem)
    strips = [0 if west < 1 else 1 if west < 3 else 2 for west in column]
    halves = [mend_half(problem, (strips, strips), half, FIRST) for half in (0, 1)]
    for found in halves:
        assert score(problem, found.grid_of).out == found.score.out == 0
    assert halves[0] == mend_half(problem, (strips, [0] * 24), 0, FIRST)  # what the other starts from does not matter


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
