"""Divisions that leave most households at home, on strips of units that one can count by hand."""

import numpy as np
from community_grids.engine.gridding.model import Band
from community_grids.engine.gridding.rebalancing.bounds import least_moved
from community_grids.engine.gridding.rebalancing.choosing import best_by, within_limit
from community_grids.engine.gridding.rebalancing.least_change import NOWHERE, Change, changes_for
from community_grids.engine.gridding.search.partition import Score, connected
from divisions import members
from drawn_districts import lattice
from laid_ground import problem_in


def strip(households):
    """A row of blocks as a problem; unit i is the i-th from the west."""
    problem = problem_in(lattice(len(households), 1, 50), 350, 500)
    return problem.__class__(**{**vars(problem), "households": list(households)})


def best(problem, home):
    return min(changes_for([problem], [home])[0], key=lambda change: (change.off, change.moved))


def test_what_is_in_band_stays():
    change = best(strip([100] * 8), [0, 0, 0, 0, 1, 1, 1, 1])
    assert (change.moved, change.touched, change.off) == (0, 0, (0, 0))


def test_the_unit_at_the_boundary_moves_and_no_other():
    change = best(strip([100, 100, 100, 100, 150, 80, 90, 90, 90]), [0, 0, 0, 0, 0, 1, 1, 1, 1])  # 550 and 350
    assert change.grid_of == [0, 0, 0, 0, 1, 1, 1, 1, 1]
    assert (change.moved, change.touched, change.off) == (150, 2, (0, 0))


def test_a_full_grid_passes_on_what_it_gets():
    # 560, 500 and 400 households: the third has room, the second lies between.
    home = [0] * 7 + [1] * 5 + [2] * 4
    change = best(strip([80] * 7 + [100] * 5 + [100] * 4), home)
    assert change.off == (0, 0)
    assert change.moved == 180
    assert change.touched == 3


def test_grids_stay_in_one_piece():
    home = [0] * 7 + [1] * 5 + [2] * 4
    problem = strip([80] * 7 + [100] * 5 + [100] * 4)
    for change in changes_for([problem], [home])[0]:
        assert all(connected(problem, own) for own in members(change.grid_of))


def test_growth_that_needs_another_grid_gets_one():
    change = best(strip([120] * 9), [0, 0, 0, 0, 0, 1, 1, 1, 1])  # 1,080: three grids
    assert change.off == (0, 0)
    assert sorted(set(change.grid_of)) == [0, 1, 2]


def test_units_without_a_home_move_for_nothing():
    change = best(strip([100] * 8), [0, 0, 0, NOWHERE, 1, 1, 1, 1])
    assert change.off == (0, 0)
    assert change.moved == 0


def test_the_same_seed_makes_the_same_changes_in_any_company():
    one, other = strip([120] * 9), strip([80] * 7 + [100] * 9)
    homes = [0, 0, 0, 0, 0, 1, 1, 1, 1], [0] * 7 + [1] * 5 + [2] * 4
    assert changes_for([one, other], homes)[0] == changes_for([one], homes[:1])[0]


def test_no_change_moves_fewer_than_the_bound():
    households, home = [80] * 7 + [100] * 9, [0] * 7 + [1] * 5 + [2] * 4
    groups = [[h for h, own in zip(households, home) if own == grid] for grid in range(3)]
    least = least_moved(groups, Band(350, 500))
    settled = [change for change in changes_for([strip(households)], [home])[0] if change.off == (0, 0)]
    assert 0 < least <= min(change.moved for change in settled)


def test_a_community_that_need_not_move_anybody_has_a_bound_of_nothing():
    assert least_moved([[400], [450]], Band(350, 500)) == 0
    assert least_moved([[530]], Band(350, 500)) == 0  # no number of grids will do, so nothing says who must move


def test_a_grid_that_must_go_moves_whole():
    assert least_moved([[100, 160], [100, 170], [400]], Band(350, 500)) == 260  # 930 households: two grids at most


def change(moved, touched, cost, out=0):
    return Change([moved], Score(out, 10 * out, cost), moved, touched)


def test_a_grid_all_round_another_is_counted():
    problem = problem_in(lattice(3, 3, 50))
    middle = int(np.argmin(problem.perimeters - np.bincount(problem.borders[:, 0].astype(int), problem.borders[:, 2])))
    home = [int(unit == middle) for unit in range(9)]
    present = changes_for([problem], [home])[0][0]
    assert (present.grid_of, present.enclosing) == (home, 1)


def test_a_grid_at_the_rim_encloses_nothing():
    assert changes_for([strip([100] * 8)], [[0] * 4 + [1] * 4])[0][0].enclosing == 0


def test_each_aim_takes_its_own_change():
    changes = [change(50, 4, 0.5), change(60, 2, 0.7), change(70, 3, 0.1), change(10, 1, 0.0, out=1)]
    assert best_by("fewest_households", changes).moved == 50
    assert best_by("fewest_grids", changes).moved == 60
    assert best_by("rounder_grids", changes).moved == 70


def test_with_a_limit_the_changes_that_mend_most_for_their_households_are_made():
    stays = change(0, 0, 0.5, out=1)
    made = within_limit([change(200, 2, 0.5), change(30, 2, 0.5)], [stays, stays], 100)
    assert made == [False, True]
