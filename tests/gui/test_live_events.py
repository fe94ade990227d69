"""Events of a live plan: what colleagues change comes by itself and in small turns, own changes go out."""

from contextlib import closing
from itertools import pairwise
from types import SimpleNamespace

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.running.settings import Settings
from community_grids.database.connection import connect_dsn
from community_grids.database.events import read_changes, write_changes
from community_grids.database.feeding import FeedIntoDatabase
from community_grids.database.live_link import ONLINE, LiveLink
from community_grids.engine.events.feed import Feed, is_made_up
from community_grids.engine.events.model import cameras_of, events_of
from community_grids.plugin.events.handling.handling_events import HandlingEvents
from community_grids.plugin.events.on_map.showing_events import ShowingEvents
from drawn_plans import plan_file
from patience import wait_until
from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import Qt, QTimer
from shared_databases import brought, published, set_up


@pytest.fixture
def town(qgis_app, database, tmp_path):
    """A published plan with three events and a camera, and the file of a colleague, who is live."""
    mine, theirs = plan_file(tmp_path, "mine.gpkg"), tmp_path / "theirs.gpkg"
    with closing(PlanSession.open(mine)) as session:
        session.events.take(
            events_of(["E-1", "E-2", "E-3"], {"reported": [0.0, 1.0, 2.0]}, states=[10] * 3, places=[(50, 50)] * 3),
            cameras_of(["C-1"], statuses=["on"], places=[(50, 50)]),
        )
    with set_up(database) as desk:
        published(desk, mine)
        brought(desk, theirs)
        link, session = LiveLink(lambda _: connect_dsn(database.dsn)), PlanSession.open(theirs)
        link.follow(session)
        wait_until(lambda: quiet(link))
        yield SimpleNamespace(desk=desk, link=link, session=session, events=session.events)
        link.remove()
        session.close()


def quiet(link):
    """Whether a link is online and has nothing to do for events."""
    rounds = link._events
    return link.state == ONLINE and not (rounds._running or rounds._soon.isActive() or link._answers)


def told(signal):
    """A list that grows with what a signal tells."""
    heard = []
    signal.connect(heard.append)
    return heard


def test_what_changes_in_the_database_comes_by_itself_and_nothing_else_is_touched(town):
    events, grids = told(town.events.changed), told(town.session.changed)
    cameras, draft = told(town.events.cameras_changed), town.session.draft
    before = town.events.events
    new = events_of(["E-2", "E-9"], {"reported": [1.0, 9.0]}, states=[20, 10], places=[(50, 50), (450, 50)])
    write_changes(town.desk, 1, new, cameras_of(["C-1"], statuses=["off"], places=[(50, 50)]))
    wait_until(lambda: events and cameras)
    assert events == [frozenset({"E-2", "E-9"})]
    assert cameras == [frozenset({"C-1"})]
    assert town.events.events.numbers.tolist() == [*before.numbers.tolist(), "E-9"]
    assert town.events.events.states.tolist() == [10, 20, 10, 10]
    assert town.events.cameras.statuses.tolist() == ["off"]
    assert [entry.to_state for entry in town.events.log_of("E-2")] == [20]
    assert grids == []
    assert town.session.draft is draft


def test_an_own_move_goes_out_by_itself(town):
    town.events.move("E-1", 20, 60.0, org="指挥中心")
    wait_until(lambda: read_changes(town.desk, 1).events.states.tolist() == [20, 10, 10])
    wait_until(lambda: quiet(town.link))
    assert len(town.events.waiting()) == 0
    assert [(number, entry.org) for number, entry in read_changes(town.desk, 1).log] == [("E-1", "指挥中心")]


def test_what_is_not_to_be_written_by_itself_waits(town):
    town.link.share_at_once = False
    town.events.move("E-1", 20, 60.0)
    wait_until(lambda: quiet(town.link))
    assert len(town.events.waiting()) == 1
    town.link.share_now()
    wait_until(lambda: read_changes(town.desk, 1).events.states.tolist() == [20, 10, 10])


def test_many_come_in_turns_and_the_window_has_its_own_between_them(town):
    numbers = [f"N-{number}" for number in range(900)]
    parts, beats = [], []
    town.events.changed.connect(lambda part: parts.append((len(part), len(beats))))
    beat = QTimer()
    beat.timeout.connect(lambda: beats.append(1))
    beat.start(0)
    write_changes(town.desk, 1, events_of(numbers, states=[10] * 900, places=[(50, 50)] * 900))
    wait_until(lambda: sum(count for count, _ in parts) == 900)
    beat.stop()
    assert max(count for count, _ in parts) <= 250
    turns = [seen for _, seen in parts]
    assert all(one < other for one, other in pairwise(turns))
    assert sorted(town.events.events.numbers.tolist()[3:]) == sorted(numbers)
    wait_until(lambda: quiet(town.link))
    assert town.events.seen == read_changes(town.desk, 1).number


def test_what_was_missed_while_away_is_fetched_when_the_connection_is_back(town):
    town.link.stop()
    write_changes(town.desk, 1, events_of(["E-9"], states=[10]))
    town.events.move("E-1", 20, 60.0)
    town.link.start()
    wait_until(lambda: "E-9" in town.events.rows and quiet(town.link))
    assert sorted(read_changes(town.desk, 1).events.states.tolist()) == [10, 10, 10, 20]


def test_of_two_who_change_the_same_the_one_who_was_first_stays_and_it_is_told(town):
    town.link.stop()
    write_changes(town.desk, 1, events_of(["E-1"], states=[20], places=[(50, 50)], addresses=["甲街1号"]))
    town.events.move("E-1", 94, 60.0)
    done = told(town.link.events_synced)
    town.link.start()
    wait_until(lambda: done and quiet(town.link))
    assert done[0].overtaken == {"event": ["E-1"]}
    assert town.events.events.states.tolist()[0] == 20


def test_a_made_up_feed_arrives_whole_and_is_called_off_where_nothing_is_taken_out(town):
    target = FeedIntoDatabase(town.desk, 1)
    feed = Feed(*target.places(), target.categories(), "test")
    for number in range(20):
        target.write(feed.next(5, 1000.0 + number))
    wait_until(lambda: quiet(town.link) and town.events.seen == read_changes(town.desk, 1).number)
    held = read_changes(town.desk, 1)
    mine = [town.events.rows[number] for number in held.events.numbers.tolist()]
    assert town.events.events.states[mine].tolist() == held.events.states.tolist()
    assert sum(len(town.events.log_of(number)) for number in town.events.rows) == len(held.log)
    count, gone = target.remove()
    assert (gone, count) == (False, int(is_made_up([*held.events.numbers, *held.cameras.ids]).sum()))
    wait_until(lambda: quiet(town.link) and town.events.seen == read_changes(town.desk, 1).number)
    made_up = is_made_up(town.events.events.numbers)
    assert set(town.events.events.states[made_up].tolist()) == {94}
    assert town.events.events.states[~made_up].tolist() == [10, 10, 10]


def test_what_is_selected_seen_and_written_stays_while_changes_come(town, bench, desk, project):
    bench.work.open(town.session.path)
    session, right = bench.work.session, Qt.DockWidgetArea.RightDockWidgetArea
    town.link.follow(session)
    showing = ShowingEvents(desk.iface, bench.work, Settings(), project, right)
    handling = HandlingEvents(desk.iface, bench.work, right)
    try:
        showing.start()
        desk.canvas.setExtent(QgsRectangle(0, 0, 400, 300))
        handling.dock.show()
        handling.show_event("E-1")
        handling.dock.note.setText("half a note")
        showing.dock.filters.text.setText("E-")
        row = showing.dock.model.rows_of(["E-2"])[0]
        showing.dock.table.selectRow(row)
        seen = desk.canvas.extent(), desk.canvas.scale()
        wait_until(lambda: quiet(town.link))
        write_changes(
            town.desk, 1, events_of(["E-1", "E-0"], {"reported": [0.0, 5.0]}, states=[20, 10], places=[(50, 50)] * 2)
        )
        wait_until(lambda: showing.shown is not None and len(showing.shown) == 4)
        chosen = [index.row() for index in showing.dock.table.selectionModel().selectedRows()]
        assert showing.dock.model.numbers_at(chosen) == ["E-2"]
        assert (desk.canvas.extent(), desk.canvas.scale()) == seen
        assert showing.dock.filters.text.text() == "E-"
        assert handling.dock.note.text() == "half a note"
        assert "received" in handling.dock.state.text()
    finally:
        town.link.follow(None)
        showing.remove()
        handling.remove()
        bench.work.close()
