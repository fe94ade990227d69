"""What arrives is brought together with what is known."""

import numpy as np
from community_grids.engine.events.arriving.joining import arrival
from community_grids.engine.events.model import cameras_of, events_of


def own():
    return events_of(
        ["1", "2"],
        states=[20, 40],
        places=[(1, 1), (2, 2)],
        addresses=["甲街1号", ""],
        times={"reported": [10.0, 20.0], "dispatched": [np.nan, 30.0]},
    )


def test_what_is_not_told_stays():
    found = arrival(own(), events_of(["2"], states=[50]))
    assert found.table.states.tolist() == [20, 50]
    assert found.table.places.tolist() == [[1, 1], [2, 2]]
    assert found.table.times["dispatched"][1] == 30.0
    assert (found.rows.tolist(), found.new.tolist()) == ([1], [False])


def test_a_whole_row_takes_the_place_of_the_other():
    found = arrival(own(), events_of(["1"], states=[30]), whole=True)
    assert found.table.addresses.tolist() == ["", ""]
    assert np.isnan(found.table.places[0]).all()
    assert np.isnan(found.table.times["reported"][0])


def test_what_is_the_same_is_no_change():
    assert arrival(own(), own(), whole=True).rows.tolist() == []
    assert arrival(own(), events_of(["1"])).rows.tolist() == []


def test_new_ones_come_behind_and_the_last_of_one_number_counts():
    found = arrival(own(), events_of(["3", "3", "", "1"], states=[10, 20, 30, 30]))
    assert found.table.numbers.tolist() == ["1", "2", "3"]
    assert found.table.states.tolist() == [30, 40, 20]
    assert dict(zip(found.rows.tolist(), found.new.tolist())) == {2: True, 0: False}


def test_columns_keep_their_types():
    found = arrival(own(), events_of(["3"], states=[10], urgencies=[2]))
    assert (found.table.states.dtype, found.table.urgencies.dtype) == (np.int16, np.int8)
    assert found.table.numbers.dtype == object


def test_a_new_camera_of_unknown_state_is_unknown():
    found = arrival(cameras_of(["a"], statuses=["on"]), cameras_of(["a", "b"]))
    assert found.table.statuses.tolist() == ["on", "unknown"]
    whole = arrival(cameras_of(["a"], statuses=["on"]), cameras_of(["a"]), whole=True)
    assert whole.table.statuses.tolist() == ["unknown"]


def test_a_first_arrival():
    found = arrival(events_of([]), own())
    assert found.table.numbers.tolist() == ["1", "2"]
    assert found.new.all()
