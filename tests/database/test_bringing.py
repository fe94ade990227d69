"""A district is brought whole and of one moment, or not at all; a publication that was broken off is found out."""

import json
import subprocess
import sys

import psycopg2
import pytest
from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plan_file.errors import PlanFileError
from community_grids.adapters.plans.session import PlanSession
from community_grids.database import bringing, publishing
from community_grids.database.bringing import bring
from community_grids.database.connection import connect_dsn
from community_grids.database.districts import district_named
from community_grids.database.errors import OfflineError, RefusedByDatabaseError, SharedError
from community_grids.database.syncing import settle_file, shared_names, sync
from community_grids.engine.progress import CancelledError, Progress
from drawn_plans import code, plan_file
from shared_databases import CONNECTION, NASTY, brought, published, set_up, tables_of


@pytest.fixture
def shared(qgis_app, database):
    with set_up(database) as connection:
        yield connection


def test_what_colleagues_did_since_comes_along(shared, tmp_path):
    path = plan_file(tmp_path)
    published(shared, path)
    session = PlanSession.open(path, "officer")
    session.do(session.draft.assigned([16, 17], code(1)), NASTY)
    (proposal, *_) = session.draft.split_proposals(code(1))
    session.do(proposal.edit)
    session.boundaries.describe()
    sync(session, shared, "officer")
    codes, records = session.draft.codes.tolist(), dict(session.draft.records)
    session.close()
    session = PlanSession.open(brought(shared, tmp_path / "back.gpkg"), "colleague")
    assert (session.draft.codes.tolist(), session.draft.records) == (codes, records)
    assert [step.action for step in session.history] == ["make", "share"]
    assert (session.waiting().units, session.conflicts()) == (0, ())
    session.close()
    mine, back = tables_of(path), tables_of(tmp_path / "back.gpkg")
    assert [row[3:10] for row in back["grid"]] == [row[3:10] for row in mine["grid"]]
    assert [row[-2:] for row in back["grid"]] == [row[-2:] for row in mine["grid"]]
    assert len({row[0] for row in back["grid"]}) == 3


def test_it_is_of_one_moment(shared, database, tmp_path, monkeypatch):
    path = plan_file(tmp_path)
    published(shared, path)
    session = PlanSession.open(path, "officer")
    session.do(session.draft.assigned([16, 17], code(1)))
    make = bringing.make_tables

    def make_then_somebody_writes(*values):
        made = make(*values)
        with connect_dsn(database.dsn) as other:
            sync(session, other, "officer")
        return made

    monkeypatch.setattr(bringing, "make_tables", make_then_somebody_writes)
    back = brought(shared, tmp_path / "back.gpkg")
    monkeypatch.undo()
    session.close()
    colleague = PlanSession.open(back, "colleague")
    assert colleague.draft.households(code(1)) == 400
    assert sync(colleague, shared, "colleague").fetched == {code(1), code(2)}
    assert colleague.draft.households(code(1)) == 450
    colleague.close()


class Cancelled(Progress):
    def cancelled(self):
        return True


def test_a_cancel_leaves_no_file(shared, tmp_path):
    published(shared, plan_file(tmp_path))
    with pytest.raises(CancelledError):
        bring(shared, CONNECTION, district_named(shared, ""), tmp_path / "back.gpkg", Cancelled())
    assert [file.name for file in tmp_path.iterdir()] == ["plan.gpkg"]


def test_a_lost_connection_leaves_no_file(shared, database, tmp_path, monkeypatch):
    published(shared, plan_file(tmp_path))
    make = bringing.make_tables

    def make_then_lose(*values):
        make(*values)
        shared.raw.close()

    monkeypatch.setattr(bringing, "make_tables", make_then_lose)
    with pytest.raises(OfflineError):
        brought(shared, tmp_path / "back.gpkg")
    assert [file.name for file in tmp_path.iterdir()] == ["plan.gpkg"]


def test_a_file_that_holds_a_plan_is_left_alone(shared, tmp_path):
    path = plan_file(tmp_path)
    published(shared, path)
    with pytest.raises(PlanFileError, match="holds a plan already"):
        brought(shared, path)


def test_of_several_districts_one_is_to_be_named(shared, tmp_path):
    for name in ("武陵区", NASTY):
        published(shared, plan_file(tmp_path, f"{len(name)}.gpkg"), name)
    with pytest.raises(SharedError, match="武陵区"):
        brought(shared, tmp_path / "back.gpkg")
    brought(shared, tmp_path / "back.gpkg", "武陵区")


# A publication that is broken off


def test_a_connection_lost_when_publishing_commits_is_found_out(shared, database, tmp_path):
    path = plan_file(tmp_path)

    class Losing:
        def __init__(self, raw):
            self.raw = raw

        def __getattr__(self, name):
            return getattr(self.raw, name)

        def commit(self):
            with self.raw.cursor() as cursor:
                cursor.execute("SELECT FROM community_grids.open_change()")
                found = cursor.rowcount
            self.raw.commit()
            if found:
                raise psycopg2.OperationalError("server closed the connection unexpectedly")

    raw, shared.raw = shared.raw, Losing(shared.raw)
    with pytest.raises(OfflineError):
        published(shared, path)
    shared.raw = raw
    assert published(shared, path).plans == ()
    assert shared.rows("SELECT name FROM district") == [("武陵区",)]
    session = PlanSession.open(path, "officer")
    session.do(session.draft.renamed(code(1), "东"))
    assert sync(session, shared, "officer").written == {code(1)}
    session.close()


_KILLED = """
import json, os, signal, sys
path, dsn, moment, *folders = json.loads(sys.argv[1])
sys.path[:0] = folders
from qgis.core import QgsApplication
app = QgsApplication([], False)
app.initQgis()
from community_grids.database import publishing
from community_grids.database.connection import connect_dsn
from shared_databases import published
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "before the database":
    keep = publishing._Publication._keep
    publishing._Publication._keep = lambda *values: (keep(*values), die())
else:
    publishing._settle = die
published(connect_dsn(dsn), path)
"""


@pytest.mark.parametrize("moment", ["before the database", "after the database"])
def test_a_killed_publication_is_neither_lost_nor_done_twice(shared, database, package_folder, house, tmp_path, moment):
    path = plan_file(tmp_path)
    words = [str(path), database.dsn, moment, package_folder, str(house / "tests" / "support")]
    command = [sys.executable, "-c", _KILLED, json.dumps(words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == -9, done.stderr
    session = PlanSession.open(path, "officer")
    session.do(session.draft.renamed(code(1), "东"))
    session.close()
    settle_file(path, shared)
    arrived = moment == "after the database"
    assert shared_names(path) == (["现状"] if arrived else [])
    assert published(shared, path).plans == (() if arrived else ("现状",))
    session = PlanSession.open(path, "officer")
    assert sync(session, shared, "officer").conflicts == ()
    session.close()
    assert shared.rows("SELECT name FROM district") == [("武陵区",)]
    assert shared.rows("SELECT grid_name FROM grid WHERE grid_code = %s", [code(1)]) == [("东",)]


def test_a_file_that_changes_while_it_is_published_is_refused(shared, tmp_path, monkeypatch):
    path = plan_file(tmp_path)
    send = publishing._Publication._send

    def send_then_somebody_edits(*values):
        send(*values)
        other = PlanConnection(path)
        other.sqlite.execute("UPDATE plan SET revision = revision + 1")
        other.close()

    monkeypatch.setattr(publishing._Publication, "_send", send_then_somebody_edits)
    with pytest.raises(SharedError, match="Another window"):
        published(shared, path)
    monkeypatch.undo()
    assert shared.rows("SELECT count(*) FROM district") == [(0,)]
    assert shared_names(path) == []
    published(shared, path)


# As people whom the database does not trust with everything


@pytest.fixture
def person(database, shared):
    """A function that connects as an account of a group, with what it may change."""
    made = []

    def connected(group, prefix=None):
        name = f"{database.name}_{group}_{len(made)}"
        database.run(f"CREATE ROLE {name} LOGIN PASSWORD %s", [database.server.password])
        database.run(f"GRANT community_grids_{group} TO {name}")
        if prefix is not None:
            database.run("INSERT INTO community_grids.scope (member, code_prefix) VALUES (%s, %s)", [name, prefix])
        made.append(connect_dsn(database.server.dsn(database.name, name)))
        return made[-1]

    yield connected
    for connection in made:
        connection.close()


def test_an_editor_publishes_brings_and_syncs(person, tmp_path):
    editor, other = person("editor", ""), person("editor", "430702001")
    path = plan_file(tmp_path)
    published(editor, path)
    back = brought(other, tmp_path / "back.gpkg")
    session = PlanSession.open(back, "other")
    session.do(session.draft.assigned([16, 17], code(1)))
    (proposal, *_) = session.draft.split_proposals(code(1))
    session.do(proposal.edit)
    session.boundaries.describe()
    assert sync(session, other, "other").waiting == 0
    session.close()
    session = PlanSession.open(path, "editor")
    assert len(sync(session, editor, "editor").fetched) == 3
    session.close()


def test_a_reader_brings_and_an_editor_of_elsewhere_is_refused_in_a_sentence(person, shared, tmp_path):
    published(shared, plan_file(tmp_path))
    reader, elsewhere = person("reader"), person("editor", "430702999")
    for number, connection in enumerate((reader, elsewhere)):
        session = PlanSession.open(brought(connection, tmp_path / f"{number}.gpkg"), "person")
        session.do(session.draft.assigned([16, 17], code(1)))
        with pytest.raises(RefusedByDatabaseError):
            sync(session, connection, "person")
        assert session.waiting().grids == 2
        session.close()
    other = plan_file(tmp_path, "other.gpkg")
    with pytest.raises(RefusedByDatabaseError):
        published(elsewhere, other, "elsewhere")
    assert shared_names(other) == []
