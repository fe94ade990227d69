"""What a person waits for at the shared database: publishing, the whole check, a change seen by a colleague, the past.

`make bench BENCH=share` prints the table. It starts a PostgreSQL with PostGIS that waits for the disk, as an office's
does; beside each figure stands what the bare database takes for the least that one could do.
"""

import io
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import numpy as np
import psycopg2
import shapely
from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plans.session import PlanSession
from community_grids.database.as_of import grids_as_of
from community_grids.database.bringing import bring
from community_grids.database.connection import connect_dsn
from community_grids.database.districts import district_named
from community_grids.database.live_link import ONLINE, LiveLink
from community_grids.database.migrations import create_schema
from community_grids.database.plan_tables import OF_DISTRICT, OF_PLAN
from community_grids.database.publishing import publish
from community_grids.database.syncing import sync
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.gridding.editing.states import State, difference
from psycopg2 import sql
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from . import editing
from .inputs import HOUSE
from .town_plans import new_plan

__all__ = ["show"]

UNITS, GRIDS, SIDE = 60_000, 577, 20
"""The plan of a district: communities of 20 by 20 units with about four grids each."""

MANY_GRIDS = 5_162
MOVED, REVISIONS, TIMES = 1_000, 100, 7
PATIENCE_S = 60


def show(units=UNITS, grids=GRIDS, many=MANY_GRIDS, moved=MOVED, revisions=REVISIONS, times=TIMES):
    """Start QGIS and a server and print all figures.

    Parameters
    ----------
    units, grids, many : int, of the plan that is edited, and the grids of the one that is checked
    moved : int, about how many units change hands at once
    revisions, times : int, how many changes there are to look back on, and how often each is measured
    """
    sys.path.append(str(HOUSE / ".ci"))
    from postgis_server import NoPostgisError, PostgisServer

    application = QgsApplication([], True)
    application.initQgis()
    print(f"Sharing: lattice towns of {units:,} units; milliseconds, half and 95 of 100 within")
    try:
        with PostgisServer(durable=True) as server, tempfile.TemporaryDirectory() as folder:
            town = Town(server, Path(folder), "district", editing.town(units, grids, side=SIDE))
            print(f"  {units:,} units, {grids:,} grids, {units:,} buildings", flush=True)
            editing.row("publishing", [town.published], "wanted: 10,000")
            print(f"    {town.unit_kb:.2f} kB for each unit, with its borders, its building and all indices")
            editing.row("baseline: the same rows, unchecked", town.copied())
            editing.row("bringing it to another computer", town.bring("second"))
            _reassignments(town, moved, times)
            _past(town, revisions, times)
            town = Town(server, Path(folder), "city", editing.town(units, many))
            print(f"  {units:,} units, {many:,} grids, {units:,} buildings", flush=True)
            editing.row("publishing", [town.published])
            editing.row("all grids checked", town.times("SELECT * FROM check_grids(1, 1)", 3), "wanted: 5,000")
            editing.row("baseline: unions and a join on overlaps", town.times(PLAIN_CHECK, 3))
    except NoPostgisError as trouble:
        print(f"  left out: {trouble}")
    application.exitQgis()


class Town:
    """A published town."""

    def __init__(self, server, folder, name, draft):
        self.folder, self.name = folder, name
        self.dsn = server.create_database(name)
        self.connection = connect_dsn(self.dsn)
        create_schema(self.connection, 4547)
        self.connection.close()
        self.connection = connect_dsn(self.dsn)
        empty = self._bytes()
        self.path = folder / f"{name}.gpkg"
        create_plan(self.path, new_plan(draft, buildings=True))
        plan = PlanConnection(self.path)
        with _timed() as spent:
            publish(self.connection, "office", plan, name, "benchmark")
        plan.close()
        (self.published,) = spent
        self.unit_kb = (self._bytes() - empty) / len(draft.codes) / 1000

    def _bytes(self):
        return self.connection.rows("SELECT pg_database_size(current_database())")[0][0]

    def kept(self):
        """The bytes of the log and of the versions of grids."""
        words = "SELECT pg_total_relation_size('audit_log') + pg_total_relation_size('grid_version')"
        return self.connection.rows(words)[0][0]

    def copied(self):
        """Seconds to copy the same rows into tables that check nothing."""
        rows = {}
        with self.connection.transaction() as cursor:
            for table in (*OF_DISTRICT, *OF_PLAN):
                rows[table.name] = io.BytesIO()
                cursor.copy_expert(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table.name)), rows[table.name])
                rows[table.name].seek(0)
        bare = psycopg2.connect(self.dsn)
        with bare, bare.cursor() as cursor:
            cursor.execute("CREATE SCHEMA bare")
            for name in rows:
                words = sql.SQL("CREATE TABLE bare.{0} (LIKE community_grids.{0})")
                cursor.execute(words.format(sql.Identifier(name)))
        with _timed() as spent, bare, bare.cursor() as cursor:
            for name, text in rows.items():
                cursor.copy_expert(sql.SQL("COPY bare.{} FROM STDIN").format(sql.Identifier(name)), text)
        bare.close()
        return spent

    def bring(self, name):
        """Seconds to make a plan file of it."""
        self.second = self.folder / f"{name}.gpkg"
        with _timed() as spent:
            bring(self.connection, "office", district_named(self.connection, self.name), self.second)
        return spent

    def times(self, statement, count):
        """Seconds that a statement takes with all its rows."""
        spent = []
        for _ in range(count):
            with _timed() as one:
                self.connection.rows(statement)
            spent += one
        return spent


PLAIN_CHECK = (
    "WITH made AS MATERIALIZED (SELECT grid_code, ST_Union(geom) AS geom FROM unit GROUP BY grid_code) "
    "SELECT (SELECT count(*) FROM made JOIN grid USING (grid_code) WHERE NOT ST_Equals(made.geom, grid.geom)), "
    "(SELECT count(*) FROM grid AS a JOIN grid AS b ON a.grid_code < b.grid_code AND ST_Overlaps(a.geom, b.geom))"
)


@contextmanager
def _timed():
    spent = []
    started = time.perf_counter()
    yield spent
    spent.append(time.perf_counter() - started)


# A colleague sees a change


def _reassignments(town, moved, times):
    """One session gives many units to other grids, another one listens and takes them in."""
    mine, theirs = PlanSession.open(town.path, "mine"), PlanSession.open(town.second, "theirs")
    link = LiveLink(lambda _: connect_dsn(town.dsn))
    link.share_at_once = False
    seen = []
    link.synced.connect(lambda outcome: seen.append(outcome.adopted))
    link.follow(theirs)
    _wait(lambda: link.state == ONLINE and seen)
    saved, written, whole, counts = [], [], [], []
    for number in range(times):
        edit = _reassignment(mine.draft, moved, number)
        counts.append(len(edit.units))
        with _timed() as spent:
            mine.do(edit)
        saved += spent
        seen.clear()
        started = time.perf_counter()
        sync(mine, town.connection, "mine")
        written.append(time.perf_counter() - started)
        _wait(lambda: any(seen))
        whole.append(time.perf_counter() - started)
        if (theirs.draft.codes != mine.draft.codes).any():
            print("    the colleague has another plan")
    link.remove()
    mine.close()
    theirs.close()
    print(f"    reassignments of {min(counts):,} to {max(counts):,} units in {len(edit.touched)} grids")
    editing.row("saved in one's own file", saved)
    editing.row("committed to the database", written)
    editing.row("and taken in by a colleague who listens", whole, "wanted: 1,000")
    editing.row("baseline: a bare update, committed and heard", _bare_updates(town, moved, times))


def _reassignment(draft, count, seed):
    """An edit in which grids give about half of their units to neighbours, in as many communities as it takes."""
    dice, before = np.random.default_rng(seed), State.of(draft)
    other, moved = before.draft(draft.fabric, draft.profile), 0
    trial = type(other)(draft.fabric, draft.codes, draft.records, draft.profile)
    for community in dice.permutation(len(draft.fabric.community_codes)):
        if moved >= count:
            break
        codes = [code for code in trial.grid_codes() if trial.records[code].community == community]
        for code in codes:
            rows = _half_beside(trial, code)
            if rows is not None:
                edit = trial.assigned(rows, code)
                trial.apply(edit)
                moved += len(edit.units)
                break
    return difference("assign", before, State.of(trial))


def _half_beside(draft, code):
    """The units of a neighbour that lie next to a grid, as many as may go; None where none may."""
    for donor in draft.neighbours(code):
        rows = draft.units_of(donor)
        away = shapely.distance(shapely.centroid(draft.fabric.polygons[rows]), draft.polygon(code))
        for share in (0.5, 0.4, 0.3):
            chosen = rows[np.argsort(away, kind="stable")[: int(len(rows) * share)]]
            try:
                draft.assigned(chosen, code)
            except RefusedError:
                continue
            return chosen
    return None


def _bare_updates(town, count, times):
    """Seconds to update as many rows of an unchecked table, and until another connection hears of it."""
    ours, theirs = psycopg2.connect(town.dsn), psycopg2.connect(town.dsn)
    theirs.autocommit = True
    with theirs.cursor() as cursor:
        cursor.execute("LISTEN bare")
    spent = []
    for number in range(times):
        ids = list(range(number, number + count))
        with _timed() as one:
            with ours, ours.cursor() as cursor:
                cursor.execute("UPDATE bare.unit SET grid_code = grid_code || 'x' WHERE unit_id = ANY (%s)", [ids])
                cursor.execute("NOTIFY bare")
            while not theirs.notifies:
                theirs.poll()
            theirs.notifies.clear()
            with theirs.cursor() as cursor:
                cursor.execute("SELECT unit_id, grid_code FROM bare.unit WHERE unit_id = ANY (%s)", [ids])
                cursor.fetchall()
        spent += one
    ours.close()
    theirs.close()
    return spent


def _wait(condition):
    end = time.perf_counter() + PATIENCE_S
    while not condition():
        if time.perf_counter() > end:
            raise RuntimeError(f"nothing was heard for {PATIENCE_S} s")
        QCoreApplication.processEvents()
        time.sleep(0.001)


# The past


def _past(town, revisions, times):
    """Look back on a plan after many small changes."""
    session, dice = PlanSession.open(town.path, "mine"), np.random.default_rng(1)
    at, written, before = [], [], town.kept()
    while len(at) < revisions:
        draft = session.draft
        code = draft.grid_codes()[dice.integers(len(draft.grid_codes()))]
        beside = draft.ways.beside(draft.units_of(code))[2]
        try:
            session.do(draft.assigned([int(dice.choice(beside[draft.codes[beside] != code]))], code))
        except RefusedError:
            continue
        started = time.perf_counter()
        sync(session, town.connection, "mine")
        written.append(time.perf_counter() - started)
        at.append(datetime.now().astimezone())
    session.close()
    editing.row("one unit reassigned, to commit", written)
    district, middle, spent = district_named(town.connection, town.name), at[len(at) // 2].isoformat(), []
    for _ in range(times):
        with _timed() as one:
            grids_as_of(town.connection, district, middle, "In force")
        spent += one
    editing.row(f"all grids as of a moment, {revisions} revisions", spent, "wanted: 1,000")
    editing.row("baseline: all grids as they are", town.times("SELECT g.*, ST_AsBinary(geom) FROM grid AS g", times))
    kept = (town.kept() - before) / revisions / 1000
    print(f"    {kept:.1f} kB in the log and the versions of grids for each of these changes")


if __name__ == "__main__":
    show()
