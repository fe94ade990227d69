"""A made-up feed: the same seed makes the same, every move is allowed, and numbers tell that it is made up."""

import numpy as np
import pytest
from community_grids.engine.events.feed import Feed, is_made_up
from community_grids.engine.events.states import MOVES

PLACES = np.array([[0.0, 0.0], [100.0, 0.0]]), ["c", "d"], ["g", "h"]


def fed(seed=1, times=40):
    feed = Feed(*PLACES, ["消防"], "run", seed)
    return [feed.next(10, 60.0 * number) for number in range(times)]


def test_the_same_seed_makes_the_same():
    one, other = fed(), fed()
    assert [c.events.numbers.tolist() for c in one] == [c.events.numbers.tolist() for c in other]
    assert [c.cameras.statuses.tolist() for c in one] == [c.cameras.statuses.tolist() for c in other]
    assert [c.events.numbers.tolist() for c in one] != [c.events.numbers.tolist() for c in fed(seed=2)]


def test_as_many_change_as_were_asked_for_each_once_and_all_are_told_to_be_made_up():
    for changes in fed():
        keys = [*changes.events.numbers, *changes.cameras.ids]
        assert len(changes) == len(set(keys)) == 10
        assert is_made_up(keys).all()


def test_every_move_is_allowed_and_times_go_on():
    before = {}
    for changes in fed():
        events = changes.events
        for row, (number, state) in enumerate(zip(events.numbers.tolist(), events.states.tolist(), strict=True)):
            assert state == 10 if number not in before else state in MOVES[before[number]]
            before[number] = state
            known = [events.times[name][row] for name in ("reported", "received", "verified", "dispatched", "closed")]
            known = [time for time in known if time == time]
            assert known == sorted(known)
    assert 80 in before.values()


def test_an_event_lies_where_its_grid_is():
    for changes in fed():
        assert {*zip(changes.events.places[:, 0].tolist(), changes.events.grid_codes.tolist())} <= {
            (0, "g"),
            (100, "h"),
        }


def test_without_a_place_nothing_can_happen():
    with pytest.raises(ValueError, match="no place"):
        Feed(np.empty((0, 2)), [], [], [], "run")
