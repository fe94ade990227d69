"""Moves of events: those that are allowed, and what they do to times."""

from itertools import pairwise

import numpy as np
import pytest
from community_grids.engine.events.model import (
    CLOSED,
    DISPATCHED,
    ESCALATED,
    EVALUATED,
    HANDLING,
    MERGED,
    RECEIVED,
    REJECTED,
    REPORTED,
    RETURNED,
    STATES,
    SUBMITTED,
    SUSPENDED,
    TIMES,
    VERIFIED,
)
from community_grids.engine.events.states import MOVES, TIME_OF, allowed, moved
from community_grids.engine.gridding.editing.model import RefusedError

LONG = (REPORTED, RECEIVED, VERIFIED, DISPATCHED, HANDLING, SUBMITTED, CLOSED, EVALUATED)
SHORT = (REPORTED, RECEIVED, HANDLING, SUBMITTED, CLOSED, EVALUATED)


def walked(states, start=0.0):
    """The times of an event that goes through these states, a minute each."""
    times = dict.fromkeys(TIMES, np.nan) | {"reported": start}
    before = None
    for number, (state, to_state) in enumerate(pairwise(states), 1):
        times |= moved("E", state, times, to_state, start + 60 * number, before).times
        before = state
    return times


@pytest.mark.parametrize("path", [LONG, SHORT])
def test_a_whole_path_sets_each_time_in_order(path):
    times = walked(path)
    known = [times[name] for name in TIMES if not np.isnan(times[name])]
    assert known == [60.0 * number for number in range(len(path))]


@pytest.mark.parametrize(("state", "end"), [(VERIFIED, REJECTED), (VERIFIED, MERGED)])
def test_refused_and_merged_are_ends(state, end):
    assert end in allowed(state)
    assert allowed(end) == ()


def test_a_returned_event_goes_where_it_came_from():
    assert allowed(RETURNED, before=DISPATCHED) == (VERIFIED,)
    assert allowed(RETURNED, before=SUBMITTED) == (HANDLING,)


@pytest.mark.parametrize("state", [RECEIVED, VERIFIED, DISPATCHED, HANDLING, SUBMITTED])
def test_whatever_is_under_way_may_go_up(state):
    assert ESCALATED in allowed(state)


def test_what_was_not_accepted_is_submitted_anew():
    times = walked((*SHORT[:4], RETURNED, HANDLING, SUBMITTED))
    assert (times["started"], times["submitted"]) == (120.0, 360.0)


def test_what_is_suspended_keeps_its_times():
    times = walked((*LONG[:5], SUSPENDED, HANDLING))
    assert times["started"] == 240.0


@pytest.mark.parametrize("state", [REPORTED, CLOSED, EVALUATED, REJECTED, 0])
def test_a_move_that_is_not_there_is_refused_with_what_is(state):
    with pytest.raises(RefusedError) as refused:
        moved("E", state, {}, DISPATCHED, 0.0)
    assert refused.value.finding.numbers["allowed"] == allowed(state)


def test_a_move_before_the_last_one_is_refused():
    times = walked(LONG[:4])
    with pytest.raises(RefusedError) as refused:
        moved("E", DISPATCHED, times, HANDLING, 179.0)
    assert refused.value.finding.check == "event_move_early"
    assert moved("E", DISPATCHED, times, HANDLING, 180.0).times == {"started": 180.0}


@pytest.mark.parametrize(("at", "check"), [(59.0, "event_move_unreported"), (90_000.5, "event_move_ahead")])
def test_a_move_before_the_report_or_more_than_a_day_ahead_is_refused(at, check):
    times, now = {"reported": 60.0}, {"now": 3_600.0, "offset": 420}
    with pytest.raises(RefusedError) as refused:
        moved("E", REPORTED, times, RECEIVED, at, **now)
    assert refused.value.finding.check == check
    assert refused.value.finding.numbers["offset"] == 420
    assert moved("E", REPORTED, times, RECEIVED, 90_000.0, **now).times == {"received": 90_000.0}


def test_a_deadline_is_no_hindrance():
    times = walked(LONG[:4]) | {"due": 10_000.0}
    assert moved("E", DISPATCHED, times, HANDLING, 500.0).times == {"started": 500.0}


def test_a_city_may_have_other_moves():
    assert moved("E", REPORTED, {}, CLOSED, 1.0, moves={REPORTED: (CLOSED,)}).times == {"closed": 1.0}


def test_all_moves_lead_to_known_states():
    assert {*MOVES, *TIME_OF, *(to for onward in MOVES.values() for to in onward)} == set(STATES)
