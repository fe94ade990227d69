"""A hundred changes a second for a minute: whether all arrive, how soon, and how long the window does not answer.

`make bench BENCH=feed` prints the table. Another process writes made-up events, moves and camera states into a
PostgreSQL with PostGIS; here a plan is open and live, its events are on the map and one of them is in *Handle event*.
A timer of 10 ms beats in the window: what a beat is late is a stall. Beside it stands the same window while nothing
comes.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import shapely
from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.running.settings import Settings
from community_grids.database.bringing import bring
from community_grids.database.connection import connect_dsn
from community_grids.database.districts import district_named
from community_grids.database.events import read_changes, write_changes
from community_grids.database.live_link import ONLINE, LiveLink
from community_grids.database.migrations import create_schema
from community_grids.database.publishing import publish
from community_grids.engine.events.feed import Feed
from community_grids.engine.events.model import cameras_of, events_of
from community_grids.plugin.events.handling.handling_events import HandlingEvents
from community_grids.plugin.events.on_map.showing_events import ShowingEvents
from qgis.core import QgsApplication, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QMainWindow

from . import editing
from .inputs import HOUSE
from .town_plans import new_plan

__all__ = ["show"]

UNITS, GRIDS, SIDE = 4_000, 40, 20
EVENTS, CAMERAS = 50_000, 8_247
RATE, SECONDS, IDLE = 100, 60, 15
BEAT_MS, PATIENCE_S = 10, 90
DAY = 86_400.0
SIZE = 1600, 1000


def show(units=UNITS, grids=GRIDS, events=EVENTS, cameras=CAMERAS, rate=RATE, seconds=SECONDS):
    """Start QGIS and a server and print all figures."""
    sys.path.append(str(HOUSE / ".ci"))
    from postgis_server import NoPostgisError, PostgisServer

    application = QgsApplication([], True)
    application.initQgis()
    print(f"  load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print(f"A feed of {rate} changes a second for {seconds} s; milliseconds, half and 95 of 100 within")
    try:
        with PostgisServer(durable=True) as server, tempfile.TemporaryDirectory() as folder:
            town = _town(server, Path(folder), editing.town(units, grids, side=SIDE), events, cameras)
            print(f"  a plan of {units:,} units with {events:,} events and {cameras:,} cameras", flush=True)
            desk = Desk(town)
            _stalls("stalls while nothing comes", desk.listen(IDLE))
            _fed(desk, town, rate, seconds)
            desk.leave()
    except NoPostgisError as trouble:
        print(f"  left out: {trouble}")
    application.exitQgis()


def _fed(desk, town, rate, seconds):
    """Feed, listen, and count again."""
    context = multiprocessing.get_context("spawn")
    written = context.Queue()
    writer = context.Process(target=_write, args=(town.dsn, town.places, rate, seconds, written))
    writer.start()
    desk.wait(lambda: not written.empty())
    written.get()  # it begins
    beats = desk.listen(seconds)
    desk.wait(lambda: not written.empty())
    commits = written.get()
    desk.wait(lambda: desk.session.events.seen >= commits[-1][0])
    desk.listen(1.0)
    writer.join()
    numbers, moments, counts = np.array(commits).T
    changes, spent = int(counts.sum()), moments[-1] - moments[0]
    print(f"    {changes:,} changes in {len(commits):,} commits and {spent:.1f} s by another process", flush=True)
    _stalls("stalls while it comes", beats, "wanted: 99 of 100 within 100")
    for words, heard in (("from commit to the plan file", desk.seen), ("from commit to the map", desk.mapped)):
        known, at = np.array(heard).T
        arrived = at[np.minimum(np.searchsorted(np.maximum.accumulate(known), numbers), len(at) - 1)]
        editing.row(words, np.repeat(arrived - moments, counts.astype(int)), "wanted: 1,000")
    print(f"    lost: {_lost(desk.session, town)} of {changes:,}; rounds: {len(desk.seen):,}", flush=True)


def _lost(session, town):
    """How many events, cameras and moves of the database the plan file does not have as they are there."""
    with connect_dsn(town.dsn) as connection:
        held = read_changes(connection, 1)
    events, cameras = session.events.events, session.events.cameras
    rows = [session.events.rows.get(number, -1) for number in held.events.numbers.tolist()]
    same = (np.array(rows) >= 0) & (events.states[rows] == held.events.states)
    places = [session.events.camera_rows.get(number, -1) for number in held.cameras.ids.tolist()]
    alike = (np.array(places) >= 0) & (cameras.statuses[places] == held.cameras.statuses)
    plan = PlanConnection(session.path)
    ((moves,),) = plan.rows("SELECT count(*) FROM event_log")
    plan.close()
    return int((~same).sum() + (~alike).sum()) + abs(len(held.log) - moves)


def _write(dsn, places, rate, seconds, written):
    """In another process: a commit for each change, or for those that are due where the database is slower."""
    feed, commits, done = Feed(*places, ["市容环境", "矛盾纠纷", "消防"], "bench"), [], 0
    with connect_dsn(dsn) as connection:
        written.put("begun")
        begun = time.time()
        while done < rate * seconds:
            time.sleep(max(0.0, begun + done / rate - time.time()))
            due = min(rate * seconds, int((time.time() - begun) * rate) + 1)
            if due > done:
                change = feed.next(due - done, time.time())
                commits.append((write_changes(connection, 1, change.events, change.cameras), time.time(), due - done))
                done = due
    written.put(commits)


def _stalls(words, beats, remark=""):
    late, own = (np.diff(beats, axis=0) * 1000).T
    late = np.maximum(late - BEAT_MS, 0)
    most = np.quantile(late, 0.99)
    told = f"99 of 100 within {most:.0f}, longest {late.max():.0f}, over 100: {(late > 100).sum()} of {len(late):,}"
    editing.row(words, late / 1000, "; ".join(filter(None, (told, remark))))
    told = f"99 of 100 within {np.quantile(own, 0.99):.0f}, longest {own.max():.0f}"
    editing.row("  of which the window's own thread worked", own / 1000, told)


def _town(server, folder, draft, events, cameras):
    """A published plan with events and cameras, and a second file of it."""
    dice = np.random.default_rng(1)
    dsn, first, second = server.create_database("feed"), folder / "first.gpkg", folder / "second.gpkg"
    with connect_dsn(dsn) as connection:
        create_schema(connection, 4547)
    create_plan(first, new_plan(draft, buildings=True))
    session = PlanSession.open(first, "benchmark")
    fabric = session.draft.fabric
    middles = shapely.get_coordinates(shapely.point_on_surface(fabric.polygons))
    homes = fabric.community_codes[fabric.units.communities]
    places = middles, homes.tolist(), session.draft.codes.tolist()
    at = dice.integers(len(middles), size=events)
    reported = time.time() - dice.random(events) * 365 * DAY
    done = dice.random(events) < 0.95
    session.events.take(
        events_of(
            [f"E{number:06}" for number in range(events)],
            {"reported": reported, "due": reported + 3 * DAY, "closed": np.where(done, reported + DAY, np.nan)},
            states=np.where(done, 70, 50),
            places=middles[at],
            urgencies=dice.choice([1, 1, 1, 2, 2, 3, 4], events),
            sources=dice.choice(["01", "02", "03", "09"], events).astype(object),
            categories=dice.choice(["市容环境", "矛盾纠纷", "民生服务", "消防"], events).astype(object),
        ),
        cameras_of(
            [f"C{number:05}" for number in range(cameras)],
            statuses=["on"] * cameras,
            places=middles[dice.integers(len(middles), size=cameras)],
        ),
    )
    session.close()
    with connect_dsn(dsn) as connection:
        plan = PlanConnection(first)
        publish(connection, "office", plan, "feed", "benchmark")
        plan.close()
        bring(connection, "office", district_named(connection, "feed"), second)
    return SimpleNamespace(dsn=dsn, path=second, places=places)


class _Bench(QObject):
    """What the parts on the map need of a workbench."""

    opened, closed = pyqtSignal(), pyqtSignal()
    session = messages = None


class Desk:
    """A window with a plan that is live, its events on the map and one of them open.

    Attributes
    ----------
    seen, mapped : list of (int, float), up to which number of the clock the file and the map knew what moment
    """

    def __init__(self, town):
        self.session = PlanSession.open(town.path, "benchmark")
        self.window, self.canvas = QMainWindow(), QgsMapCanvas()
        self.window.setCentralWidget(self.canvas)
        self.window.resize(*SIZE)
        self.canvas.setDestinationCrs(self.session.crs)
        self.window.show()
        iface = SimpleNamespace(
            mainWindow=lambda: self.window,
            mapCanvas=lambda: self.canvas,
            addDockWidget=self.window.addDockWidget,
            removeDockWidget=self.window.removeDockWidget,
        )
        bench = self.bench = _Bench()
        bench.session = self.session
        right = Qt.DockWidgetArea.RightDockWidgetArea
        self.showing = ShowingEvents(iface, bench, Settings(), QgsProject.instance(), right)
        self.handling = HandlingEvents(iface, bench, right)
        self.showing.start()
        middle = town.places[0].mean(axis=0).tolist()
        self.canvas.setExtent(QgsRectangle(*(edge - 3000 for edge in middle), *(edge + 3000 for edge in middle)))
        self.handling.dock.show()
        self.handling.show_event("E000001")
        self.seen, self.mapped = [], []
        self.link = LiveLink(lambda _: connect_dsn(town.dsn))
        self.link.events_synced.connect(lambda _: self.seen.append((self.session.events.seen, time.time())))
        self.showing.given_changed.connect(lambda _: self.mapped.append((self.session.events.seen, time.time())))
        self.link.follow(self.session)
        self.wait(lambda: self.link.state == ONLINE)
        self.listen(3.0)

    def listen(self, seconds):
        """Let the window live for so long: (n, 2) array of float, when the beats came and what time it had worked."""
        beats, beat = [], QTimer()
        beat.setTimerType(Qt.TimerType.PreciseTimer)
        beat.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))
        beat.start(BEAT_MS)
        end = time.perf_counter() + seconds
        self.wait(lambda: time.perf_counter() > end)
        beat.stop()
        return np.array(beats)

    def wait(self, done):
        """Let the window live until something is so."""
        end = time.perf_counter() + PATIENCE_S
        while not done():
            if time.perf_counter() > end:
                raise RuntimeError(f"it was waited for {PATIENCE_S} s in vain")
            QCoreApplication.processEvents()
            time.sleep(0.001)

    def leave(self):
        """Take everything down while Qt still runs."""
        self.link.remove()
        self.showing.remove()
        self.handling.remove()
        self.session.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    show()
