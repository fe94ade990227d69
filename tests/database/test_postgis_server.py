"""The server that tests of the shared database stand on: there when asked for, whole after a crash, then gone."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pytest
from postgis_server import PostgisServer


def test_it_has_postgis(database):
    [[server, postgis]] = database.run("SELECT current_setting('server_version_num')::int, postgis_lib_version()")
    assert server >= 130000
    assert tuple(map(int, postgis.split(".")[:2])) >= (3, 1)


def test_postgis_may_sit_in_any_schema(make_database):
    [[schema]] = make_database("gis").run(
        "SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'postgis'"
    )
    assert schema == "gis"


def test_a_database_may_lack_postgis(make_database):
    assert make_database(None).run("SELECT FROM pg_extension WHERE extname = 'postgis'") == []


def test_databases_do_not_share_tables(make_database):
    one, other = make_database(), make_database()
    one.run("CREATE TABLE only_here ()")
    assert other.run("SELECT to_regclass('only_here')") == [(None,)]


def test_nobody_enters_without_the_password(database):
    with pytest.raises(psycopg2.OperationalError, match="password"):
        database.connect(password="wrong")


def test_a_role_with_the_servers_password_enters(database):
    database.run("CREATE ROLE visitor LOGIN PASSWORD %s", [database.server.password])
    try:
        connection = database.connect("visitor")
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            assert cursor.fetchone() == ("visitor",)
        connection.close()
    finally:
        database.run("DROP ROLE visitor")


def test_qgis_reads_it(qgis_app, database):
    from qgis.core import QgsVectorLayer

    database.run("CREATE TABLE place AS SELECT 1 AS id, ST_SetSRID(ST_Point(111, 29), 4326) AS geom")
    uri = database.uri()
    uri.setDataSource("public", "place", "geom", "", "id")
    layer = QgsVectorLayer(uri.uri(False), "place", "postgres")
    assert layer.isValid(), layer.error().message()
    assert [feature.geometry().asPoint().x() for feature in layer.getFeatures()] == [111]


@pytest.mark.parametrize("durable", [False, True])
def test_a_crash_keeps_what_was_committed_and_nothing_else(postgis, durable):
    with PostgisServer(durable) as server:
        server.create_database("town", extension_schema=None)
        committing, open_one = (psycopg2.connect(server.dsn("town")) for _ in range(2))
        with committing, committing.cursor() as cursor:
            cursor.execute("CREATE TABLE kept (number int)")
            cursor.execute("INSERT INTO kept SELECT generate_series(1, 1000)")
        open_one.cursor().execute("INSERT INTO kept VALUES (1001)")
        port = server.port

        server.kill_hard()
        with pytest.raises(psycopg2.OperationalError):
            psycopg2.connect(server.dsn("town"))
        server.start_again()

        assert server.port == port
        after = psycopg2.connect(server.dsn("town"))
        with after.cursor() as cursor:
            cursor.execute("SELECT count(*), max(number) FROM kept")
            assert cursor.fetchone() == (1000, 1000)
        for connection in (committing, open_one, after):
            connection.close()


@pytest.mark.parametrize("end", ["fail", "kill"])
def test_nothing_is_left_behind(postgis, end):
    with pytest.raises(ZeroDivisionError), PostgisServer() as server:
        folder = server.folder
        memory = (folder / "data" / "postmaster.pid").read_text().splitlines()[6].split()[-1]
        assert processes_of(folder)
        assert memory in shared_memory()
        if end == "kill":
            server.kill_hard()
            assert processes_of(folder) == []
        raise ZeroDivisionError
    assert not folder.exists()
    assert processes_of(folder) == []
    assert memory not in shared_memory()


def test_the_server_dies_with_a_killed_program(postgis, house):
    program = (
        "import sys, time; from postgis_server import PostgisServer\n"
        "server = PostgisServer().start(); print(server.folder, flush=True); time.sleep(600)"
    )
    environment = os.environ | {"PYTHONPATH": str(house / ".ci")}
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=environment)
    folder = Path(child.stdout.readline().strip())
    assert processes_of(folder)
    child.kill()
    child.communicate()
    while processes_of(folder):
        time.sleep(0.05)
    subprocess.run(["rm", "-rf", folder], check=True)


def processes_of(folder):
    """The processes that work in a server's folder; all of PostgreSQL's do."""
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        try:
            if link.readlink().is_relative_to(folder):
                found.append(int(link.parent.name))
        except OSError:
            continue
    return found


def shared_memory():
    """The ids of the machine's segments of System V shared memory."""
    return {line.split()[1] for line in Path("/proc/sysvipc/shm").read_text().splitlines()[1:]}
