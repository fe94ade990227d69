"""Events, cameras and resources in the shared database: written, moved, read since a number, told to who listens."""

import json

import numpy as np
import psycopg2
import pytest
from community_grids.adapters.events.clock import clock_of_layers
from community_grids.adapters.plans.session import PlanSession
from community_grids.database import feeding
from community_grids.database.connection import SharedConnection, connect_dsn
from community_grids.database.errors import RefusedByDatabaseError, SharedError, StaleError
from community_grids.database.event_rounds import sync_events
from community_grids.database.events import (
    EVENTS_CHANNEL,
    move_event,
    read_changes,
    read_number,
    write_changes,
    write_waiting,
)
from community_grids.database.migrations import create_schema
from community_grids.database.syncing import sync_file
from community_grids.engine.events.feed import MADE_UP
from community_grids.engine.events.model import cameras_of, events_of, resources_of
from community_grids.engine.events.states import Moved
from drawn_plans import plan_file
from qgis.core import QgsVectorLayer
from shared_board import LOWER, SRID, UPPER, publish_board
from shared_databases import brought, published, set_up

PEOPLE = {"reader": "reader", "officer": "editor", "desk": "editor", "founder": "editor"}
SCOPES = (("officer", 1, LOWER), ("desk", 1, ""), ("founder", None, ""))


@pytest.fixture(scope="module")
def board(make_database, postgis):
    """A database with a district and people: a reader, an officer of one community, a desk of all, who may found."""
    database = make_database()
    with connect_dsn(database.dsn) as connection:
        create_schema(connection, SRID)
        publish_board(connection)
        for person, group in PEOPLE.items():
            role = f"events_{person} LOGIN PASSWORD '{postgis.password}' IN ROLE community_grids_{group}"
            connection.rows(f"CREATE ROLE {role}")
        for member, *scope in SCOPES:
            words = [f"events_{member}", *scope]
            connection.rows("INSERT INTO scope (member, district_id, code_prefix) VALUES (%s, %s, %s)", words)
    yield database
    database.server.drop_database(database.name)
    with psycopg2.connect(postgis.dsn("postgres")) as connection, connection.cursor() as cursor:
        for person in PEOPLE:
            cursor.execute(f"DROP ROLE events_{person}")
    connection.close()


@pytest.fixture
def person(board):
    """A function that connects as a person."""
    connections = []

    def connect(name):
        connections.append(SharedConnection(board.connect(f"events_{name}")))
        connections[-1].find_names()
        return connections[-1]

    yield connect
    for connection in connections:
        connection.close()


@pytest.fixture
def desk(person):
    return person("desk")


def event(number, **told):
    columns = {"states": [10], "communities": [LOWER], "places": [(50.5, 60.25)]} | told
    times = {name: [value] for name, value in columns.pop("times", {"reported": 100.125}).items()}
    return events_of([number], times, community_codes=columns.pop("communities"), **columns)


def heard(connection):
    """What was told on the channel since."""
    connection.rows("SELECT 1")
    connection.raw.poll()
    told = [json.loads(notice.payload) for notice in connection.raw.notifies]
    connection.raw.notifies.clear()
    return told


def test_what_is_written_is_read_since_a_number_and_no_more(desk):
    before = read_number(desk, 1)
    number = write_changes(
        desk,
        1,
        event("R-1", addresses=["甲街1号"], urgencies=[3]),
        cameras_of(["R-C"], statuses=["off"], status_times=[7.5], azimuths=[np.nan], places=[(1, 2)], secrecy=[1]),
        resources_of(["R-R"], names=["站"], kinds=["警务室"]),
    )
    assert number == before + 1
    found = read_changes(desk, 1, before)
    assert found.number == number
    assert found.events.numbers.tolist() == ["R-1"]
    assert found.events.places.tolist() == [[50.5, 60.25]]
    assert (found.events.addresses[0], found.events.urgencies[0]) == ("甲街1号", 3)
    assert found.events.times["reported"].tolist() == [100.125]
    assert np.isnan(found.events.times["closed"]).all()
    assert (found.cameras.statuses[0], found.cameras.status_times[0], found.cameras.secrecy[0]) == ("off", 7.5, 1)
    assert np.isnan(found.cameras.azimuths[0]) and np.isnan(found.resources.places).all()
    later = read_changes(desk, 1, number)
    assert (later.number, len(later.events), len(later.cameras), len(later.resources), later.log) == (
        number,
        0,
        0,
        0,
        [],
    )


def test_a_feed_asks_for_the_classes_of_real_events_and_reads_no_event(desk, monkeypatch):
    # Given real events of two classes and of none, and a made-up one of a third
    classes = {"F-1": "噪音扰民", "F-2": "市容环境", "F-3": "噪音扰民", "F-4": "", f"{MADE_UP}F-5": "模拟"}
    for number, category in classes.items():
        write_changes(desk, 1, event(number, categories=[category]))
    monkeypatch.setattr(feeding, "read_changes", None)
    # Then it knows the two
    found = feeding.FeedIntoDatabase(desk, 1).categories()
    assert {"噪音扰民", "市容环境"} <= set(found) and not {"", "模拟"} & set(found)
    assert found == sorted(set(found))


def test_who_has_seen_more_than_there_is_reads_all_anew(desk):
    write_changes(desk, 1, event("S-1"))
    found = read_changes(desk, 1, 10**9)
    assert "S-1" in found.events.numbers.tolist()
    assert found.number == read_number(desk, 1)


def test_who_listens_hears_what_changed_and_of_nothing_where_nothing_did(board, desk, person):
    ear = person("reader")
    ear.rows(f"LISTEN {EVENTS_CHANNEL}")
    number = write_changes(desk, 1, event("L-1"), cameras_of(["L-C", "L-S"], secrecy=[0, 1]))
    told = [{"district": 1, "number": number, "table": "event", "keys": ["L-1"]}]
    told.append({"district": 1, "number": number, "table": "camera", "keys": ["L-C"]})
    assert heard(ear) == told
    write_changes(desk, 1, event("L-1"), cameras_of(["L-C"]))
    assert heard(ear) == []
    write_changes(desk, 1, events_of([f"L-{n}" for n in range(1000, 1200)], community_codes=[LOWER] * 200))
    assert [notice["keys"] for notice in heard(ear) if notice["table"] == "event"] == [None]


def test_a_number_is_committed_before_the_next_is_given(board, desk, person):
    # Given a transaction that has changed an event and is not committed yet
    before = read_number(desk, 1)
    slow, fast = person("desk"), person("desk")
    with slow.transaction() as cursor:
        cursor.execute("INSERT INTO event (district_id, event_no, community_code) VALUES (1, 'slow', %s)", [LOWER])
        # When another one wants to change one, it waits: so no reader can pass over what the first one writes
        with pytest.raises(SharedError), fast.transaction() as other:
            other.execute("SET LOCAL lock_timeout = '50ms'")
            other.execute("INSERT INTO event (district_id, event_no, community_code) VALUES (1, 'fast', %s)", [LOWER])
        assert read_changes(desk, 1, before).number == before
    write_changes(fast, 1, event("fast"))
    assert set(read_changes(desk, 1, before).events.numbers.tolist()) == {"slow", "fast"}


def test_a_move_is_written_down_and_one_from_another_state_is_refused(desk):
    write_changes(desk, 1, event("M-1"))
    before = read_number(desk, 1)
    number = move_event(desk, 1, "M-1", Moved(10, 20, {"received": 200.5}), 200.5, "指挥中心", "已核实", "城管", 9000.0)
    found = read_changes(desk, 1, before)
    assert found.number == number
    assert (found.events.states[0], found.events.departments[0]) == (20, "城管")
    assert [found.events.times[name][0] for name in ("received", "due")] == [200.5, 9000.0]
    assert found.log == [("M-1", (10, 20, 200.5, "指挥中心", "已核实"))]
    with pytest.raises(StaleError, match="M-1 was moved by somebody else"):
        move_event(desk, 1, "M-1", Moved(10, 20, {"received": 300.0}), 300.0)
    with pytest.raises(RefusedByDatabaseError, match="later times behind it"):
        move_event(desk, 1, "M-1", Moved(20, 30, {"verified": 150.0}), 150.0)
    with pytest.raises(RefusedByDatabaseError, match="no event M-9"):
        move_event(desk, 1, "M-9", Moved(20, 30, {}), 150.0)


def test_going_back_clears_what_no_longer_holds(desk):
    write_changes(desk, 1, event("B-1", states=[91], times={"started": 1.0, "submitted": 2.0}))
    move_event(desk, 1, "B-1", Moved(91, 50, {"submitted": np.nan}), 3.0)
    times = read_changes(desk, 1).events
    row = times.numbers.tolist().index("B-1")
    assert times.times["started"][row] == 1.0 and np.isnan(times.times["submitted"][row])


def test_a_change_of_state_by_another_system_is_in_the_log_too(desk):
    write_changes(desk, 1, event("O-1"))
    before = read_number(desk, 1)
    write_changes(desk, 1, event("O-1", states=[70], times={"reported": 100.125, "closed": 500.0}))
    assert read_changes(desk, 1, before).log == [("O-1", (10, 70, 500.0, "", ""))]


def test_an_officer_changes_the_own_community_alone(person):
    officer = person("officer")
    write_changes(officer, 1, event("P-1"))
    for other in (UPPER, ""):
        with pytest.raises(RefusedByDatabaseError, match="not yours"):
            write_changes(officer, 1, event("P-2", communities=[other]))
        with pytest.raises(RefusedByDatabaseError, match="not yours"):
            write_changes(officer, 1, event("P-1", communities=[other]))
    with pytest.raises(RefusedByDatabaseError, match="yours as a whole"):
        write_changes(officer, 1, cameras=cameras_of(["P-C"]))


def test_an_officer_moves_no_event_of_another_community(desk, person):
    write_changes(desk, 1, event("Q-1", communities=[UPPER]))
    with pytest.raises(RefusedByDatabaseError, match="not yours"):
        move_event(person("officer"), 1, "Q-1", Moved(10, 20, {}), 200.0)


def test_a_secret_camera_is_not_for_who_only_reads(desk, person):
    write_changes(desk, 1, cameras=cameras_of(["T-1", "T-2"], secrecy=[0, 1]))
    for name, seen in (("desk", {"T-1", "T-2"}), ("reader", {"T-1"})):
        ids = set(read_changes(person(name), 1).cameras.ids.tolist())
        assert ids & {"T-1", "T-2"} == seen


def test_an_editor_publishes_a_plan_with_events(person, qgis_app, tmp_path):
    session = PlanSession.open(plan_file(tmp_path))
    session.events.take(event("E-1"), cameras_of(["C-1"], secrecy=[1]), resources_of(["R-1"]))
    session.events.move("E-1", 20, 200.0)
    session.close()
    founder = person("founder")
    published(founder, session.path, "文件")
    (district,) = founder.rows("SELECT district_id FROM district WHERE name = '文件'")[0]
    found = read_changes(founder, district)
    assert (len(found.events), len(found.cameras), len(found.resources), len(found.log)) == (1, 1, 1, 1)


def test_nothing_is_taken_out(desk, board):
    write_changes(desk, 1, event("N-1"))
    with connect_dsn(board.dsn) as superuser:
        for table in ("event", "event_log", "camera", "resource"):
            with pytest.raises(RefusedByDatabaseError, match="stay as they are"):
                superuser.rows(f"DELETE FROM {table}")
        with pytest.raises(RefusedByDatabaseError, match="stay as they are"):
            superuser.rows("UPDATE event_log SET note = 'forged'")


def test_a_layer_of_the_shared_database_is_of_the_clock_of_its_district(database, qgis_app, tmp_path):
    # Given a district on clocks that are seven hours ahead, and layers of its events and of another schema
    session = PlanSession.open(plan_file(tmp_path))
    session.events.set_profile(offset_minutes=420)
    session.events.take(event("E-1"))
    session.close()
    with set_up(database) as connection:
        published(connection, session.path)
    layers = []
    for schema, table, place in (("community_grids", "event", "geom"), ("pg_catalog", "pg_class", "")):
        uri = database.uri()
        uri.setDataSource(schema, table, place, "", "")
        layers.append(QgsVectorLayer(uri.uri(False), table, "postgres"))
    assert layers[0].isValid()
    # Then times are of its clock, and of China's where nobody says
    assert clock_of_layers(layers) == 420
    assert clock_of_layers(layers[1:]) == 480


def test_what_colleagues_did_comes_into_a_plan_file_once(database, qgis_app, tmp_path):
    # Given a plan with an event, published, and brought by a colleague who moves it
    connection = set_up(database)
    session = PlanSession.open(plan_file(tmp_path))
    session.events.take(events=event("E-1"))
    session.close()
    published(connection, session.path)
    number = read_number(connection, 1)
    theirs = PlanSession.open(brought(connection, tmp_path / "theirs.gpkg"))
    moved = theirs.events.move("E-1", 20, 200.0, org="指挥中心")
    move_event(connection, 1, "E-1", moved, 200.0, "指挥中心")
    # When both take what changed since
    found = read_changes(connection, 1, number)
    for each in (PlanSession.open(session.path), theirs):
        each.events.take(found.events, found.cameras, found.resources, whole=True, log=found.log)
        # Then both have the move with its line of the log, once
        assert each.events.events.states.tolist() == [20]
        assert each.events.events.grid_codes[0] != ""
        assert [one.org for one in each.events.log_of("E-1")] == ["指挥中心"]
        each.close()
    connection.close()


@pytest.fixture
def two(database, qgis_app, tmp_path):
    """A connection, and two officers with a file each of one shared plan, in which an event is."""
    connection = set_up(database)
    session = PlanSession.open(plan_file(tmp_path))
    session.events.take(event("E-1"), cameras_of(["C-1"], statuses=["on"]))
    session.close()
    published(connection, session.path)
    sessions = [PlanSession.open(session.path), PlanSession.open(brought(connection, tmp_path / "theirs.gpkg"))]
    yield connection, *sessions
    for one in sessions:
        one.close()
    connection.close()


def test_a_fresh_file_knows_all_that_is_there(two):
    connection, mine, theirs = two
    for session in (mine, theirs):
        assert session.events.seen == read_number(connection, 1)
        assert len(session.events.waiting()) == 0
        assert sync_events(session, connection, 1) == (0, 0, {})


def test_what_was_done_here_waits_and_goes_out_with_each_move_in_the_log(two):
    connection, mine, theirs = two
    mine.events.move("E-1", 20, 200.25, org="指挥中心")
    mine.events.move("E-1", 30, 300.0, note="属实")
    mine.events.take(event("E-2"), cameras_of(["C-1"], statuses=["off"]))
    mine.events.move("E-2", 20, 400.0, org="网格站")
    assert len(mine.events.waiting()) == 3
    assert sync_events(mine, connection, 1).written == 3
    assert len(mine.events.waiting()) == 0
    assert sync_events(theirs, connection, 1).fetched == 3
    assert dict(zip(theirs.events.events.numbers, theirs.events.events.states)) == {"E-1": 30, "E-2": 20}
    assert theirs.events.cameras.statuses.tolist() == ["off"]
    for session in (mine, theirs):
        assert [(one.to_state, one.at, one.org) for one in session.events.log_of("E-1")] == [
            (20, 200.25, "指挥中心"),
            (30, 300.0, ""),
        ]
        assert [one.org for one in session.events.log_of("E-2")] == ["网格站"]
    assert sync_events(mine, connection, 1).overtaken == {}
    for name in ("states", "grid_codes", "community_codes"):
        assert getattr(mine.events.events, name).tolist() == getattr(theirs.events.events, name).tolist()


def test_who_was_first_stays_and_the_other_is_told(two):
    connection, mine, theirs = two
    mine.events.move("E-1", 20, 200.0, org="指挥中心")
    theirs.events.move("E-1", 94, 150.0, org="网格站")
    theirs.events.take(cameras=cameras_of(["C-1"], statuses=["off"]))
    sync_events(mine, connection, 1)
    found = sync_events(theirs, connection, 1)
    assert found.overtaken == {"event": ["E-1"]}
    assert found.written == 1, "the camera goes out all the same"
    assert theirs.events.events.states.tolist() == [20]
    assert connection.rows("SELECT state FROM event") == [(20,)]
    assert connection.rows("SELECT status FROM camera") == [("off",)]


def test_what_changes_between_reading_and_writing_is_read_first(two):
    connection, mine, theirs = two
    mine.events.move("E-1", 20, 200.0)
    waiting = mine.events.waiting()
    theirs.events.move("E-1", 94, 150.0)
    sync_events(theirs, connection, 1)
    with pytest.raises(StaleError, match="E-1 was changed by somebody else"):
        write_waiting(connection, 1, waiting)
    assert connection.rows("SELECT state FROM event") == [(94,)]


def test_what_is_changed_while_it_is_written_waits_on(two):
    connection, mine, _ = two
    mine.events.move("E-1", 20, 200.0)
    waiting = mine.events.waiting()
    mine.events.move("E-1", 30, 300.0)
    mine.events.note_written(waiting, write_waiting(connection, 1, waiting))
    assert [entry.to_state for _, entry in mine.events.waiting().moves] == [30]
    sync_events(mine, connection, 1)
    assert connection.rows("SELECT state FROM event") == [(30,)]


def test_syncing_a_file_syncs_its_events(two):
    connection, mine, theirs = two
    mine.events.move("E-1", 20, 200.0)
    (outcome,) = sync_file(mine.path, connection, "officer", [mine.scenario.name])
    assert outcome.events.written == 1
    (outcome,) = sync_file(theirs.path, connection, "officer", [theirs.scenario.name])
    assert outcome.events.fetched == 1
    theirs.reload_if_newer()
    assert theirs.events.events.states.tolist() == [20]
