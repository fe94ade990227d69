"""The events, cameras and resources of an open plan: taken, moved, placed in grids, kept."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from community_grids.adapters.plan_file import connection as plan_connection
from community_grids.adapters.plan_file import events_writing
from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plans.session import PlanFileError, PlanSession
from community_grids.engine.events.model import (
    CLOSED,
    DISPATCHED,
    HANDLING,
    RECEIVED,
    REPORTED,
    VERIFIED,
    cameras_of,
    events_of,
    resources_of,
)
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.progress import CancelledError, Progress
from drawn_plans import COMMUNITY, code, plan_file
from oldest_plan import as_version
from qgis.core import QgsFeatureRequest, QgsRectangle

WEST, EAST = code(1), code(2)
DAY = 86400.0


@pytest.fixture
def path(qgis_app, tmp_path):
    """A board of 8 by 4 units of 100 m, the left half one grid, the right half another; buildings in the middles."""
    return plan_file(tmp_path)


@pytest.fixture
def session(path):
    session = PlanSession.open(path, "officer")
    yield session
    session.close()


@pytest.fixture
def events(session):
    return session.events


def told(signal):
    """A list that grows with what a signal says."""
    said = []
    signal.connect(said.append)
    return said


def three():
    """An event in the west, one on the boundary, one outside."""
    return events_of(
        ["E-1", "E-2", "E-3"],
        places=[(150, 150), (403, 250), (2000, 0)],
        states=[REPORTED] * 3,
        sources=["01"] * 3,
        categories=["市容环境"] * 3,
        urgencies=[1, 2, 4],
        times={"reported": [0.0, 60.0, 120.25]},
    )


def anew(path, read):
    """What a session that opens the file anew knows."""
    session = PlanSession.open(path)
    try:
        return read(session.events)
    finally:
        session.close()


def test_a_plan_begins_without_any(events):
    assert len(events.events) == len(events.cameras) == len(events.resources) == 0


def test_events_are_taken_with_the_grids_of_their_place(path, events):
    said = told(events.changed)
    taken = events.take(events=three())
    assert taken.new == {"event": ["E-1", "E-2", "E-3"]}
    assert taken.nowhere == ["E-3"]
    assert said == [frozenset(["E-1", "E-2", "E-3"])]
    for known in (events.events, anew(path, lambda them: them.events)):
        assert known.grid_codes.tolist() == [WEST, EAST, ""]
        assert known.other_grids.tolist() == ["", WEST, ""]
        assert known.lead_grids.tolist() == [WEST, EAST, ""]
        assert known.community_codes.tolist() == [COMMUNITY, COMMUNITY, ""]
        assert known.times["reported"].tolist() == [0.0, 60.0, 120.25]
        assert known.urgencies.tolist() == [1, 2, 4]
        assert np.isnan(known.times["closed"]).all()


def test_a_layer_shows_them(session, events):
    events.take(events=three(), cameras=cameras_of(["C"], places=[(5, 5)]), resources=resources_of(["R"]))
    layer = events.layer("event")
    assert layer.isValid() and layer.crs() == session.crs
    assert [feature["event_no"] for feature in layer.getFeatures()] == ["E-1", "E-2", "E-3"]
    assert next(layer.getFeatures())["reported_at"].toSecsSinceEpoch() == 0
    assert events.layer("camera").featureCount() == events.layer("resource").featureCount() == 1


def test_many_are_found_on_the_map_like_few(path, events):
    # Given so many events that the spatial index is filled for all of them at once, some without a place, after others
    events.take(events=three())
    count = events_writing._MANY
    places = np.column_stack([np.linspace(1, 799, count), np.full(count, 50.0)])
    places[::10] = np.nan
    events.take(events=events_of([f"M-{number}" for number in range(count)], places=places))
    events.take(events=events_of(["E-4"], places=[(700.5, 350)]))
    # Then a layer finds each where it is, by the index
    layer = events.layer("event")
    for number in (1, 777, count - 1):
        x, y = places[number]
        near = QgsFeatureRequest().setFilterRect(QgsRectangle(x - 0.1, y - 0.1, x + 0.1, y + 0.1))
        assert [feature["event_no"] for feature in layer.getFeatures(near)] == [f"M-{number}"]
    corner = QgsFeatureRequest().setFilterRect(QgsRectangle(700, 349, 701, 351))
    assert [feature["event_no"] for feature in layer.getFeatures(corner)] == ["E-4"]


def test_the_grid_of_the_report_stays_when_grids_change(path, session, events):
    # Given an event in the west
    events.take(events=three().taken([0]))
    # When the west joins the east, and the event is told anew, and another one comes of the same place
    session.do(session.draft.merged([WEST], EAST, "together"))
    events.take(events=events_of(["E-1"], states=[RECEIVED], places=[(150, 150)]))
    events.take(events=events_of(["E-9"], states=[REPORTED], places=[(150, 150)]))
    # Then the first is of the west still, the second of the east
    assert events.events.grid_codes.tolist() == [WEST, EAST]


def test_an_event_that_comes_to_another_place_comes_to_its_grid(events):
    events.take(events=three())
    events.take(events=events_of(["E-1"], places=[(650, 150)]))
    assert events.events.grid_codes[0] == EAST


def test_what_another_system_tells_without_a_grid_keeps_that_of_its_place(events):
    told = events_of(["E-1"], states=[REPORTED], places=[(150, 150)], times={"reported": [0.0]})
    for state in (REPORTED, RECEIVED):
        events.take(events=replace(told, states=np.array([state])), whole=True)
        assert (events.events.states[0], events.events.grid_codes[0]) == (state, WEST)


def test_how_near_a_boundary_is_comes_from_the_profile(path, events):
    events.set_profile(boundary_m=2)
    events.take(events=three())
    assert events.events.other_grids.tolist() == ["", "", ""]
    assert anew(path, lambda them: them.profile) == {"boundary_m": 2}


def test_a_move_is_written_with_its_time_and_a_row_of_the_log(path, events):
    events.take(events=three())
    said = told(events.changed)
    events.move("E-1", RECEIVED, 100.0, org="指挥中心", note="已核实地址")
    events.move("E-1", VERIFIED, 200.0)
    events.move("E-1", DISPATCHED, 300.0, department="城管", due=DAY)
    assert said == [frozenset(["E-1"])] * 3
    for known in (events.events, anew(path, lambda them: them.events)):
        assert known.states.tolist() == [DISPATCHED, REPORTED, REPORTED]
        assert known.departments[0] == "城管"
        assert [known.times[name][0] for name in ("received", "verified", "dispatched", "due")] == [100, 200, 300, DAY]
    log = anew(path, lambda them: them.log_of("E-1"))
    assert [(one.from_state, one.to_state, one.at) for one in log] == [(10, 20, 100), (20, 30, 200), (30, 40, 300)]
    assert (log[0].org, log[0].note) == ("指挥中心", "已核实地址")


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (("E-1", CLOSED, 100.0), "event_move_refused"),
        (("E-2", RECEIVED, 59.0), "event_move_unreported"),
        (("E-7", RECEIVED, 100.0), "event_unknown"),
        (("E-1", RECEIVED, 100.0, "", "电话 13800000000"), "event_note_personal"),
    ],
)
def test_a_move_that_cannot_be_is_refused_and_nothing_is_written(path, events, change, check):
    events.take(events=three())
    with pytest.raises(RefusedError) as refused:
        events.move(*change)
    assert refused.value.finding.check == check
    assert events.events.states.tolist() == [REPORTED] * 3
    assert anew(path, lambda them: (them.events.states.tolist(), them.log_of("E-1"))) == ([REPORTED] * 3, [])


def test_a_returned_event_goes_back_to_where_it_came_from(events):
    events.take(events=three())
    for at, state in enumerate((20, 50, 60, 91), 1):
        events.move("E-1", state, 100.0 * at)
    assert events.allowed("E-1") == (HANDLING,)


def test_a_taken_change_of_state_is_in_the_log_and_an_odd_one_is_told(events):
    events.take(events=three())
    taken = events.take(events=events_of(["E-1", "E-2"], states=[RECEIVED, CLOSED], times={"closed": [np.nan, 500.0]}))
    assert taken.unusual == [("E-2", REPORTED, CLOSED)]
    assert [(one.from_state, one.to_state, one.at) for one in events.log_of("E-2")] == [(REPORTED, CLOSED, 500.0)]
    assert len(events.log_of("E-1")) == 1


def test_cameras_and_resources_are_taken_and_brought_in_step(path, events):
    cameras = cameras_of(
        ["C-1", "C-2"],
        names=["东门", "西门"],
        places=[(1, 2), (np.nan, np.nan)],
        azimuths=[90, np.nan],
        fovs=[60, np.nan],
        statuses=["on", "unknown"],
        status_times=[5.5, np.nan],
        kinds=["fixed", "dome"],
        owners=["物业", ""],
        secrecy=[0, 1],
        links=["k1", ""],
    )
    said = told(events.cameras_changed)
    events.take(cameras=cameras, resources=resources_of(["R-1"], names=["消防站"], kinds=["fire"], places=[(7, 8)]))
    events.take(cameras=cameras_of(["C-1"], statuses=["off"], status_times=[9.0]))
    assert said == [frozenset(["C-1", "C-2"]), frozenset(["C-1"])]
    for known in (events.cameras, anew(path, lambda them: them.cameras)):
        assert known.statuses.tolist() == ["off", "unknown"]
        assert known.status_times[0] == 9.0 and np.isnan(known.status_times[1])
        assert known.azimuths[0] == 90 and np.isnan(known.azimuths[1])
        assert known.places[0].tolist() == [1, 2] and np.isnan(known.places[1]).all()
        assert known.owners.tolist() == ["物业", ""] and known.secrecy.tolist() == [0, 1]
        assert known.links.tolist() == ["k1", ""] and known.kinds.tolist() == ["fixed", "dome"]
    assert anew(path, lambda them: them.resources.kinds.tolist()) == ["fire"]


def test_what_another_window_wrote_is_read_and_told(path, session, events):
    events.take(events=three())
    other = PlanSession.open(path)
    other.events.move("E-1", RECEIVED, 100.0)
    said = told(events.changed)
    session.reload_if_newer()
    assert said == [frozenset()]
    assert events.events.states.tolist() == [RECEIVED, REPORTED, REPORTED]
    other.events.move("E-1", VERIFIED, 200.0)
    # A move of one's own goes by what the file holds now, and is told with the other's
    events.move("E-1", DISPATCHED, 300.0)
    assert said == [frozenset()] * 2
    assert events.events.states.tolist() == [DISPATCHED, REPORTED, REPORTED]
    other.close()


def test_cancelled_nothing_is_written(path, events):
    class Cancelled(Progress):
        def cancelled(self):
            return True

    said = told(events.changed)
    with pytest.raises(CancelledError):
        events.take(events=three(), progress=Cancelled())
    assert len(events.events) == 0 and said == []
    assert anew(path, lambda them: len(them.events)) == 0


@pytest.mark.parametrize("schema", [1, 2])
def test_an_old_file_that_cannot_be_written_has_none(path, monkeypatch, schema):
    as_version(path, schema)
    monkeypatch.setattr(plan_connection, "is_writable", lambda _: False)
    session = PlanSession.open(path)
    assert len(session.events.events) == len(session.events.cameras) == len(session.events.resources) == 0
    assert session.events.log_of("E-1") == []
    with pytest.raises(PlanFileError, match="reading only"):
        session.events.take(events=three())
    session.close()


def test_what_was_edited_by_hand_is_read_all_the_same(path, events):
    events.take(events=three())
    plan = PlanConnection(path)
    with plan.transaction() as file:
        file.execute("UPDATE event SET state = 'closed', urgency = 1000, due_at = 'soon' WHERE event_no = 'E-1'")
        file.execute("UPDATE event SET reported_at = '1970-01-01' WHERE event_no = 'E-2'")
    plan.close()
    known = anew(path, lambda them: them.events)
    assert known.states.tolist() == [0, REPORTED, REPORTED]
    assert known.urgencies.tolist() == [0, 2, 4]
    assert np.isnan(known.times["due"][0]) and known.times["reported"][1] == 0


_KILLED = """
import os, sqlite3, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from qgis.core import QgsApplication
app = QgsApplication([], False)
from community_grids.adapters.plan_file import events_writing
from community_grids.adapters.plan_file import events_writing
from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plans.session import PlanSession
events_writing.write_log = lambda *_: os._exit(9)
PlanSession.open(Path(sys.argv[1])).events.move("E-1", 20, 100.0)
"""


def test_a_killed_move_leaves_the_event_as_it_was(path, session, events):
    events.take(events=three())
    session.close()
    run = subprocess.run([sys.executable, "-c", _KILLED, str(path), *sys.path], check=False, timeout=60)
    assert run.returncode == 9
    assert anew(path, lambda them: them.events.states.tolist()) == [REPORTED] * 3


def test_a_plan_without_buildings_takes_events(path):
    plan = PlanConnection(path)
    with plan.transaction() as file:
        file.execute("DELETE FROM building")
    plan.close()
    known = anew(path, lambda them: (them.take(events=three()), them.events)[1])
    assert known.grid_codes.tolist() == [WEST, EAST, ""]
    assert known.buildings.tolist() == ["", "", ""]
