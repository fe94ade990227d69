"""Events on a map: the situation at a moment, what a view leaves of it, crowds."""

import numpy as np
import pytest
from community_grids.engine.events.model import events_of
from community_grids.engine.events.showing.crowds import Lattice
from community_grids.engine.events.showing.situation import Timeline
from community_grids.engine.events.showing.stages import IN_TIME, NEAR, NO_DEADLINE, OVERDUE, STAGES
from community_grids.engine.events.showing.view import View, view_from_dict
from community_grids.engine.events.showing.views import Views

HOUR, DAY, NAN = 3600.0, 86_400.0, float("nan")


def names(situation):
    """Row to stage."""
    return dict(zip(situation.rows.tolist(), [STAGES[stage] for stage in situation.stages.tolist()]))


def test_events_come_and_go_with_their_times():
    times = {"reported": [0, HOUR, NAN], "closed": [2 * HOUR, NAN, NAN], "evaluated": [3 * HOUR, NAN, NAN]}
    line = Timeline(events_of(["E-1", "E-2", "E-3"], states=[80, 10, 10], times=times))
    assert (line.first, line.last) == (0.0, 3 * HOUR)
    assert names(line.at(-1.0)) == {}
    assert names(line.at(HOUR)) == {0: "new", 1: "new"}
    assert names(line.at(2.5 * HOUR)) == {0: "closed", 1: "new"}
    assert names(line.at(4 * HOUR)) == {0: "evaluated", 1: "new"}
    assert names(line.at(4 * HOUR, linger=HOUR)) == {1: "new"}
    assert names(line.now(4 * HOUR)) == {0: "evaluated", 1: "new", 2: "new"}


def test_a_rejected_event_is_dropped_from_the_last_time_that_is_known():
    line = Timeline(events_of(["E-1"], states=[90], times={"reported": [0], "received": [HOUR]}))
    assert names(line.at(0.5 * HOUR)) == {0: "new"}
    assert names(line.at(HOUR)) == {0: "dropped"}
    assert len(line.at(2 * HOUR, linger=0.5 * HOUR).rows) == 0


def test_an_escalated_event_is_open_and_aside():
    line = Timeline(events_of(["E-1"], states=[95], times={"reported": [0], "dispatched": [HOUR]}))
    situation = line.at(2 * HOUR)
    assert names(situation) == {0: "held"}
    assert situation.open.tolist() == [True]


@pytest.mark.parametrize(("hours", "due"), [(1, IN_TIME), (8.5, NEAR), (10.5, OVERDUE), (20.5, NO_DEADLINE)])
def test_lateness_is_of_what_is_open(hours, due):
    times = {"reported": [0], "due": [10 * HOUR], "closed": [20 * HOUR]}
    line = Timeline(events_of(["E-1"], states=[70], times=times))
    assert line.at(hours * HOUR).dues.tolist() == [due]


def test_age_is_since_the_report_and_then_since_the_end():
    line = Timeline(events_of(["E-1"], states=[70], times={"reported": [0], "closed": [9 * DAY]}))
    assert [int(line.at(days * DAY).ages[0]) for days in (0.5, 3, 8, 9.5, 12, 60)] == [0, 1, 2, 0, 1, 3]


def test_the_past_told_at_once_is_the_past_told_one_by_one():
    dice = np.random.default_rng(3)
    reported = dice.random(300) * 100
    closed = np.where(dice.random(300) < 0.7, reported + dice.random(300) * 20, NAN)
    due = np.where(dice.random(300) < 0.8, reported + 10, NAN)
    states = np.where(np.isnan(closed), 50, 70)
    times = {"reported": reported, "dispatched": reported + 1, "closed": closed, "due": due}
    line = Timeline(events_of([str(row) for row in range(300)], states=states, times=times))
    for moment in (0.0, 30.0, 77.7, 200.0):
        seen = line.at(moment, linger=5.0)
        found = {}
        for row in range(300):
            if reported[row] > moment or closed[row] <= moment - 5:
                continue
            if closed[row] <= moment:
                found[row] = "closed"
            else:
                found[row] = "under_way" if reported[row] + 1 <= moment else "new"
        assert names(seen) == found


def test_views_take_lists_together_and_within_a_list_either():
    events = events_of(
        ["E-1", "E-2", "E-3", "E-4"],
        sources=["01", "02", "01", "09"],
        categories=["a", "a", "b", "a"],
        urgencies=[1, 4, 4, 2],
        grid_codes=["g1", "g2", "g2", ""],
        other_grids=["", "g1", "", ""],
        addresses=["人民路1号", "人民路2号", "", "Main St"],
    )
    ready = Views(events)
    assert ready.kept(View(sources=("01", "02"), categories=("a",))).tolist() == [True, True, False, False]
    assert ready.kept(View(grids=("g1",))).tolist() == [True, True, False, False]
    assert ready.kept(View(grids=("g1",), urgencies=(4,))).tolist() == [False, True, False, False]
    assert ready.kept(View(text="main")).tolist() == [False, False, False, True]
    assert ready.kept(View(sources=("77",))).tolist() == [False] * 4
    assert ready.values("urgencies") == {1: 1, 2: 1, 4: 2}


def test_a_view_of_what_is_open_of_the_last_days():
    times = {"reported": [0, 9 * DAY, 9 * DAY, NAN], "due": [DAY, 20 * DAY, 9.5 * DAY, NAN]}
    events = events_of(["E-1", "E-2", "E-3", "E-4"], states=[50, 50, 50, 70], times=times)
    ready, now = Views(events), Timeline(events).now(10 * DAY)
    rows = {
        only: sorted(ready.seen(View(only=only), now, 10 * DAY).rows.tolist()) for only in ("open", "overdue", "done")
    }
    assert rows == {"open": [0, 1, 2], "overdue": [0, 2], "done": [3]}
    assert ready.seen(View(only="overdue", days=7), now, 10 * DAY).rows.tolist() == [2]


@pytest.mark.parametrize(
    "told", [{}, {"only": "nonsense"}, {"sources": "01", "days": "3"}, {"what": 1}, {"extent": [1, 2]}]
)
def test_what_is_no_view_is_the_usual_one(told):
    assert view_from_dict(told) == View()


def test_no_events_are_no_trouble():
    events = events_of([])
    line = Timeline(events)
    assert len(line.now(0.0).rows) == len(line.at(0.0).rows) == 0
    assert len(Views(events).kept(View(sources=("01",), text="a"))) == 0
    assert Views(events).values("grids") == {}
    found = Lattice(np.zeros((0, 2)), 10.0).crowds(np.zeros(0, int), np.zeros(0, int), 2)
    assert len(found.counts) == len(found.singles) == 0


def test_every_event_is_one_sign_or_in_one_number_and_signs_keep_inside_their_cells():
    dice = np.random.default_rng(5)
    places = np.vstack([dice.normal(0, 50, (400, 2)), dice.uniform(-1e6, 1e6, (40, 2))])
    lattice = Lattice(places, 32.0)
    rows = np.flatnonzero(dice.random(440) < 0.8)
    kinds = dice.integers(0, 3, len(rows))
    found = lattice.crowds(rows, kinds, 3, alone=4)
    assert len(found.singles) + found.counts.sum() == len(rows)
    assert (found.parts.sum(axis=1) == found.counts).all()
    assert (found.counts > 4).all()
    low, high = found.cells[:, :2], found.cells[:, 2:]
    assert (found.middles > low).all() and (found.middles < high).all()


def test_cells_stay_where_they_are_when_more_is_seen():
    places = np.array([(5.0, 5.0), (6.0, 5.0), (500.0, 5.0)])
    near = Lattice(places[:2], 10.0).crowds(np.arange(2), np.zeros(2, int), 1, alone=1)
    far = Lattice(places, 10.0).crowds(np.arange(3), np.zeros(3, int), 1, alone=1)
    assert near.cells.tolist() == far.cells.tolist() == [[0.0, 0.0, 10.0, 10.0]]
