"""What docs/database.md says of back-ups: pg_dump writes everything, pg_restore brings it back, and work goes on."""

import os
import subprocess

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.database.connection import connect_dsn
from community_grids.database.syncing import sync
from drawn_plans import code
from shared_databases import plan_with_a_past, published, set_up

TABLES = (
    "SELECT relname FROM pg_class"
    " WHERE relnamespace = 'community_grids'::regnamespace AND relkind = 'r' ORDER BY relname"
)
OBJECTS = (
    "SELECT pg_describe_object(classid, objid, 0) FROM pg_depend"
    " WHERE refclassid = 'pg_namespace'::regclass AND refobjid = 'community_grids'::regnamespace ORDER BY 1"
)
RIGHTS = (
    "SELECT relname, relowner::regrole::text, a.grantee, a.privilege_type"
    " FROM pg_class, aclexplode(coalesce(relacl, acldefault('r', relowner))) AS a"
    " WHERE relnamespace = 'community_grids'::regnamespace AND relkind IN ('r', 'v') ORDER BY 1, 2, 3, 4"
)


def run(server, program, *words):
    done = subprocess.run(
        [server.binaries / program, *words],
        env=os.environ | {"PGPASSWORD": server.password},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


def address(database):
    words = database.parameters()
    return [f"--host={words['host']}", f"--port={words['port']}", f"--username={words['user']}"]


def everything(connection):
    """All rows of all tables, as text."""
    return {
        table: connection.rows(f"SELECT t::text FROM {table} AS t ORDER BY 1") for (table,) in connection.rows(TABLES)
    }


def edited(path, connection, number):
    """Edit the plan file and sync it."""
    session = PlanSession.open(path, "officer", scenario="现状")
    session.do(session.draft.renamed(code(1), f"after {number}"))
    outcome = sync(session, connection, "officer")
    session.close()
    return outcome


@pytest.fixture
def shared(qgis_app, database):
    with set_up(database) as connection:
        yield connection


def test_a_restored_database_is_the_same_and_work_goes_on(shared, database, make_database, tmp_path):
    path, dump = plan_with_a_past(tmp_path), tmp_path / "grids.dump"
    published(shared, path)
    assert edited(path, shared, 1).written
    run(database.server, "pg_dump", *address(database), "--format=custom", f"--file={dump}", database.name)

    other = make_database(extension_schema=None)
    run(database.server, "pg_restore", *address(other), "--exit-on-error", f"--dbname={other.name}", str(dump))
    with connect_dsn(other.dsn) as restored:
        assert everything(restored) == everything(shared)
        for same in (OBJECTS, RIGHTS):
            assert restored.rows(same) == shared.rows(same)
        plans = restored.rows("SELECT district_id, plan_id FROM plan")
        assert len(plans) == 3
        for plan in plans:
            assert restored.rows("SELECT * FROM verify_audit(%s, %s)", plan) == []
            assert restored.rows("SELECT * FROM check_grids(%s, %s)", plan) == []
        assert edited(path, restored, 2).written == {code(1)}
        assert restored.rows("SELECT grid_name FROM grid WHERE plan_id = 1 AND grid_code = %s", [code(1)]) == [
            ("after 2",)
        ]
        assert restored.rows("SELECT * FROM verify_audit(1, 1)") == []
