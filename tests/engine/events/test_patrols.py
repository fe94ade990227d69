"""Patrols by shift: where they are, and which streets they visited."""

import numpy as np
import pytest
import shapely
from community_grids.engine.events.patrols import fixes_of, street_visits

HOUR, DAY = 3600.0, 86_400.0
# Two streets that cross at (100, 0): the first runs east, the second north.
LINES = np.array([shapely.LineString([(0, 0), (200, 0)]), shapely.LineString([(100, -100), (100, 100)])], dtype=object)


def walk(key, start, places, step=60.0):
    """Fixes of a shift, one a minute."""
    return [(key, start + step * number, place) for number, place in enumerate(places)]


def visits(*walks, **rules):
    """(street, day): (rounds, shifts)."""
    keys, times, places = zip(*[fix for one in walks for fix in one])
    found = street_visits(fixes_of(keys, times, places), LINES, [0, 1], offset=0, **rules)
    told = zip(found.streets.tolist(), found.days.tolist(), found.visits.tolist(), found.shifts.tolist())
    return {(street, day): (rounds, shifts) for street, day, rounds, shifts in told}


def east(key, start):
    return walk(key, start, [(x, 2.0) for x in (0, 40, 80, 100, 140, 180)])


def test_a_street_that_is_only_crossed_was_not_visited():
    assert visits(east("早班", 0.0)) == {(0, 0): (1, 1), (1, 0): (0, 0)}


def test_a_corner_that_is_looked_round_does_not_make_two_rounds_of_one():
    round_the_corner = walk("早班", 0.0, [(0, 0), (60, 0), (100, 30), (100, 90), (100, 30), (140, 0), (180, 0)])
    assert visits(round_the_corner) == {(0, 0): (1, 1), (1, 0): (1, 1)}


def test_a_pause_makes_another_round_and_two_shifts_are_two():
    found = visits(east("早班", 0.0), east("早班", 2 * HOUR), east("晚班", HOUR))
    assert found[0, 0] == (3, 2)


def test_days_are_told_apart_and_days_without_a_visit_are_there():
    north = walk("早班", DAY + HOUR, [(100, -90), (100, -40), (100, 60)])
    assert visits(east("早班", 0.0), north) == {(0, 0): (1, 1), (0, 1): (0, 0), (1, 0): (0, 0), (1, 1): (1, 1)}


def test_who_walks_beside_a_street_is_not_on_it():
    far = walk("早班", 0.0, [(0, 30), (60, 30), (80, 30)])
    assert visits(far)[0, 0] == (0, 0)
    assert visits(far, tolerance=40.0)[0, 0] == (1, 1)


def test_times_of_the_first_and_the_last():
    keys, times, places = zip(*east("早班", 60.0), *east("早班", 5 * HOUR))
    found = street_visits(fixes_of(keys, times, places), LINES, [0, 1], offset=0)
    assert (found.firsts[0], found.lasts[0]) == (60.0, 5 * HOUR + 300.0)
    assert np.isnan(found.firsts[1])


def test_rows_that_tell_too_little_are_left_out():
    fixes = fixes_of(["A", "", "A", "A"], [0.0, 1.0, float("nan"), 3.0], [(0, 0), (1, 1), (2, 2), (float("nan"), 0)])
    assert len(fixes) == 1
    assert fixes.shifts.tolist() == ["A"]


def test_nobody_walks_and_there_are_no_streets():
    none = street_visits(fixes_of([], [], np.zeros((0, 2))), LINES, [0, 1])
    assert len(none.visits) == 0
    keys, times, places = zip(*east("A", 0.0))
    assert len(street_visits(fixes_of(keys, times, places), LINES[:0], []).visits) == 0


@pytest.mark.parametrize(
    ("moment", "told"),
    [(-1.0, {}), (0.0, {"A": (0, 0)}), (30.0, {"A": (30, 0)}), (60.0, {"A": (60, 0), "B": (5, 5)}), (2000.0, {})],
)
def test_a_shift_is_between_its_fixes_and_gone_in_silence(moment, told):
    keys, times = ["A", "A", "A", "B", "B"], [0.0, 60.0, 9000.0, 60.0, 120.0]
    fixes = fixes_of(keys, times, [(0, 0), (60, 0), (90, 0), (5, 5), (6, 5)])
    shifts, places = fixes.at(moment)
    found = {str(fixes.shifts[shift]): tuple(place) for shift, place in zip(shifts, places.tolist())}
    if moment == 60.0:
        found.pop("A", None)  # its next fix is too far off
        told = {"B": (5, 5)}
    assert found == told
