"""The schema is made beside whatever is there, whole or not at all, and only where it can be."""

import shutil

import psycopg2
import pytest
from community_grids.database.connection import SharedConnection, connect_dsn
from community_grids.database.errors import OfflineError, SharedError
from community_grids.database.migrations import FOLDER, VERSION, create_schema, upgrade_schema
from community_grids.engine.progress import CancelledError, Progress
from psycopg2.extensions import make_dsn
from shared_board import SRID, publish_board

OTHERS = """
    CREATE SCHEMA roads;
    CREATE TABLE roads.plan (id integer PRIMARY KEY, geom geometry(Point, 4326));
    INSERT INTO roads.plan VALUES (1, ST_SetSRID(ST_Point(111, 29), 4326));
    CREATE VIEW roads.grid AS SELECT * FROM roads.plan;
    CREATE FUNCTION public.begin_change(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
    CREATE TABLE public.unit (name text);
    GRANT SELECT ON roads.plan TO PUBLIC;
"""

# All that is outside our schema, but for what every catalog of PostgreSQL holds of itself.
OUTSIDE = """
    SELECT 'relation', n.nspname::text, c.relname::text, c.relkind::text, c.relacl::text, c.relowner::regrole::text
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname NOT IN ('community_grids', 'pg_catalog', 'information_schema', 'pg_toast')
        AND n.nspname NOT LIKE 'pg_temp%'
    UNION ALL
    SELECT 'function', n.nspname, p.proname || p.oid::text, p.prosrc, p.proacl::text, p.proowner::regrole::text
    FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
    WHERE n.nspname NOT IN ('community_grids', 'pg_catalog', 'information_schema')
    UNION ALL
    SELECT 'schema', nspname, '', '', nspacl::text, nspowner::regrole::text
    FROM pg_namespace WHERE nspname <> 'community_grids' AND nspname NOT LIKE 'pg_%temp%'
    UNION ALL
    SELECT 'database', datname, '', '', datacl::text, datdba::regrole::text
    FROM pg_database WHERE datname = current_database()
    UNION ALL
    SELECT 'row', id::text, ST_AsText(geom), '', '', '' FROM roads.plan
    ORDER BY 1, 2, 3, 4
"""


@pytest.fixture
def connection(database):
    with connect_dsn(database.dsn) as connection:
        yield connection


@pytest.fixture
def copied_files(tmp_path):
    """The files of SQL in a folder of the test's own."""
    shutil.copytree(FOLDER, tmp_path / "sql")
    return tmp_path / "sql"


class CancelAt(Progress):
    """Cancels once it has been asked so many times."""

    def __init__(self, times):
        self.times = times

    def cancelled(self):
        self.times -= 1
        return self.times <= 0


def test_a_fresh_install_takes_a_plan(connection):
    create_schema(connection, SRID)
    assert connection.schema_version() == VERSION
    district = publish_board(connection)
    assert connection.rows("SELECT * FROM check_grids(%s, 1)", [district]) == []
    assert connection.rows("SELECT DISTINCT ST_SRID(geom) FROM unit") == [(SRID,)]


def test_every_geometry_is_in_the_one_crs(connection):
    create_schema(connection, SRID)
    columns = connection.rows(
        "SELECT f_table_name, srid FROM geometry_columns WHERE f_table_schema = 'community_grids'"
    )
    assert {"unit", "grid", "community", "grid_version", "published_grid", "published_community"} <= {
        name for name, _ in columns
    }
    # What a change touched is noted as it was, and only for as long as the change is open.
    assert {name for name, srid in columns if srid != SRID} == {"changed_grid"}


def test_nothing_of_others_is_touched(database, connection):
    database.run(OTHERS)
    before = connection.rows(OUTSIDE)
    create_schema(connection, SRID)
    publish_board(connection)
    assert connection.rows(OUTSIDE) == before


@pytest.mark.parametrize("schema", ["gis", "Geo Data"])
def test_the_extension_may_sit_in_any_schema(make_database, schema):
    database = make_database(schema)
    try:
        with connect_dsn(database.dsn) as connection:
            create_schema(connection, SRID)
            district = publish_board(connection)
            assert connection.rows("SELECT * FROM check_grids(%s, 1)", [district]) == []
        # One whose own search path knows neither schema reads the views.
        with psycopg2.connect(**database.parameters()) as other, other.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM community_grids.grids_as_of(now(), 1, 1)")
            assert cursor.fetchone() == (4,)
    finally:
        database.server.drop_database(database.name)


def test_twice_is_refused(connection):
    create_schema(connection, SRID)
    district = publish_board(connection)
    with pytest.raises(SharedError, match="set up already"):
        create_schema(connection, SRID)
    assert connection.rows("SELECT count(*) FROM grid WHERE district_id = %s", [district]) == [(4,)]


def test_a_foreign_schema_of_that_name_is_left_alone(connection):
    connection.rows("CREATE SCHEMA community_grids")
    connection.rows("CREATE TABLE community_grids.mine (name text)")
    with pytest.raises(SharedError, match="that this plugin did not make"):
        create_schema(connection, SRID)
    with pytest.raises(SharedError, match="no shared plans yet"):
        upgrade_schema(connection)
    assert connection.rows("SELECT to_regclass('community_grids.mine')::text") == [("mine",)]


def test_a_newer_schema_is_left_alone(connection):
    create_schema(connection, SRID)
    connection.rows("INSERT INTO schema_version (version) VALUES (%s)", [VERSION + 1])
    for change in (lambda: create_schema(connection, SRID), lambda: upgrade_schema(connection)):
        with pytest.raises(SharedError, match=f"in version {VERSION + 1}, made by a newer plugin"):
            change()


def test_without_postgis_nothing_is_made(make_database):
    database = make_database(None)
    try:
        with connect_dsn(database.dsn) as connection:
            with pytest.raises(SharedError, match="has no PostGIS"):
                create_schema(connection, SRID)
            assert connection.rows("SELECT to_regnamespace('community_grids')") == [(None,)]
    finally:
        database.server.drop_database(database.name)


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        ("server_version_num", (120022,), "PostgreSQL 12; 13 or newer"),
        ("extversion", ("3.0.3",), "PostGIS 3.0.3; 3.1 or newer"),
    ],
)
def test_an_old_server_is_refused(connection, monkeypatch, question, answer, words):
    asked = SharedConnection.rows

    def rows(self, statement, values=None):
        return [answer] if question in statement else asked(self, statement, values)

    monkeypatch.setattr(SharedConnection, "rows", rows)
    with pytest.raises(SharedError, match=words):
        create_schema(connection, SRID)


@pytest.mark.parametrize(
    ("srid", "words"),
    [(4326, "does not measure in metres"), (3857, "does not measure in metres"), (2264, "metres"), (1, "not know")],
)
def test_a_crs_that_is_no_measure_is_refused(connection, srid, words):
    with pytest.raises(SharedError, match=words):
        create_schema(connection, srid)


@pytest.mark.parametrize("place", [0, -1])
def test_a_broken_file_takes_everything_back(connection, copied_files, place):
    file = sorted((copied_files / "install").glob("*.sql"))[place]
    file.write_text(file.read_text() + "\nSELECT 1 / 0;\n")
    with pytest.raises(SharedError, match="division by zero"):
        create_schema(connection, SRID, folder=copied_files)
    assert connection.rows("SELECT to_regnamespace('community_grids')") == [(None,)]
    create_schema(connection, SRID)


def test_an_upgrade_that_breaks_takes_everything_back(connection, copied_files, monkeypatch):
    create_schema(connection, SRID)
    publish_board(connection)
    (copied_files / "upgrade" / f"{VERSION + 1}.sql").write_text(
        "DELETE FROM scope; CREATE TABLE half (); SELECT 1 / 0;"
    )
    monkeypatch.setattr("community_grids.database.migrations.VERSION", VERSION + 1)
    with pytest.raises(SharedError, match="division by zero"):
        upgrade_schema(connection, folder=copied_files)
    assert connection.schema_version() == VERSION
    assert connection.rows("SELECT to_regclass('half')") == [(None,)]


@pytest.mark.parametrize("times", [1, 3, 99])
def test_a_cancel_is_heard_until_the_commit(connection, times):
    files = len(list((FOLDER / "install").glob("*.sql")))
    with pytest.raises(CancelledError):
        create_schema(connection, SRID, CancelAt(min(times, files + 1)))
    assert connection.rows("SELECT to_regnamespace('community_grids')") == [(None,)]


def test_an_upgrade_of_what_is_new_changes_nothing(connection):
    create_schema(connection, SRID)
    assert upgrade_schema(connection) == []
    assert connection.rows("SELECT version FROM schema_version") == [(VERSION,)]


def login(postgis, database, name, *words):
    """Make an account that may connect; gives the words to connect with."""
    database.run(f"CREATE ROLE {name} LOGIN PASSWORD '{postgis.password}' {' '.join(words)}")
    return make_dsn(**database.parameters(name))


@pytest.fixture
def accounts(postgis, database):
    """A function that makes an account of the server for the time of the test."""
    made = []

    def make(name, *words):
        made.append(name)
        return login(postgis, database, name, *words)

    yield make
    for name in made:
        database.run(f"DROP OWNED BY {name}; DROP ROLE {name}")


def test_an_account_without_rights_is_refused(accounts):
    refused = pytest.raises(SharedError, match="may not make a schema")
    with connect_dsn(accounts("nobody_much")) as connection, refused:
        create_schema(connection, SRID)


def test_an_account_that_may_make_schemas_and_roles_is_enough(database, accounts):
    dsn = accounts("installer", "CREATEROLE")
    database.run(f"GRANT CREATE ON DATABASE {database.name} TO installer")
    drop_groups(database)
    with connect_dsn(dsn) as connection:
        create_schema(connection, SRID)
        assert connection.schema_version() == VERSION
        publish_board(connection)
        assert connection.rows("SELECT count(*) FROM grid") == [(4,)]
    database.run("DROP SCHEMA community_grids CASCADE")
    drop_groups(database)


def test_an_account_that_may_make_no_roles_is_refused(database, accounts):
    dsn = accounts("schema_maker")
    database.run(f"GRANT CREATE ON DATABASE {database.name} TO schema_maker")
    with connect_dsn(dsn) as connection:
        with pytest.raises(SharedError, match=r"may not make roles|is no member of community_grids_owner"):
            create_schema(connection, SRID)
        assert connection.rows("SELECT to_regnamespace('community_grids')") == [(None,)]


def drop_groups(database):
    """Take the groups away, which all databases of a server share, where no other database uses them."""
    groups = [f"community_grids_{kind}" for kind in ("reader", "editor", "approver", "owner")]
    there = [name for (name,) in database.run("SELECT rolname FROM pg_roles WHERE rolname = ANY (%s)", [groups])]
    for name in there:
        try:
            database.run(f"DROP OWNED BY {name}; DROP ROLE {name}")
        except psycopg2.Error:
            pytest.skip("another database of the tests' server uses the groups")


def test_a_server_that_is_not_there_is_a_sentence(database):
    parameters = {**database.parameters(), "port": 1}
    with pytest.raises(OfflineError, match="cannot be reached") as refused:
        connect_dsn(make_dsn(**parameters))
    assert parameters["password"] not in str(refused.value)


def test_a_wrong_password_is_a_sentence_that_does_not_tell_it(database):
    parameters = {**database.parameters(), "password": "not-this-one"}
    with pytest.raises(SharedError) as refused:
        connect_dsn(make_dsn(**parameters))
    assert "not-this-one" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_two_installs_at_once_make_one_schema(database):
    with connect_dsn(database.dsn) as one, connect_dsn(database.dsn) as other:
        with one.transaction():
            create_schema(one, SRID)
            other.rows("SET lock_timeout = '200ms'")
            with pytest.raises(SharedError):
                create_schema(other, SRID)
        assert one.schema_version() == VERSION
