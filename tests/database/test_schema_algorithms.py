"""Setting a database up and upgrading it, as a person runs it: only after a tick, through a connection of QGIS."""

import pytest
from community_grids.database import migrations
from community_grids.database.connection import connect, connect_dsn
from community_grids.database.errors import SharedError
from community_grids.database.migrations import VERSION, open_schema
from community_grids.processing_algorithms.provider import CommunityGridsProvider
from oldest_schema import install_oldest
from qgis.core import (
    QgsApplication,
    QgsDataSourceUri,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProviderRegistry,
)
from run_algorithm import run_algorithm

NAME = "community_grids_setting_up"


@pytest.fixture(scope="module", autouse=True)
def provider(qgis_app):
    provider = CommunityGridsProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture(autouse=True)
def connection_of_qgis(database, tmp_path, monkeypatch):
    """The database as QGIS knows it: its address in the settings, the password in a file of its own."""
    words = database.parameters()
    passwords = tmp_path / "passwords"
    passwords.write_text(f"{words['host']}:{words['port']}:*:*:{words['password']}\n")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    monkeypatch.setenv("PGUSER", words["user"])
    uri = QgsDataSourceUri()
    uri.setConnection(words["host"], str(words["port"]), words["dbname"], words["user"], "")
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    metadata.saveConnection(metadata.createConnection(uri.uri(False), {}), NAME)
    yield
    metadata.deleteConnection(NAME)


def run(algorithm, feedback=None, **parameters):
    return run_algorithm(algorithm, {"CONNECTION": NAME, "CONFIRM": True, **parameters}, feedback)


def test_a_database_is_set_up(database):
    feedback = QgsProcessingFeedback(False)
    assert run("createschema", feedback, CRS="EPSG:4547") == {"VERSION": VERSION}
    assert "The database is set up." in feedback.textLog()
    assert database.parameters()["password"] not in feedback.textLog()
    with connect(NAME) as connection:
        assert connection.schema_version() == VERSION
        assert connection.rows("SELECT current_setting('application_name')") == [("Community Grids",)]


@pytest.mark.parametrize("algorithm", ["createschema", "upgradeschema"])
def test_nothing_is_done_without_the_tick(database, algorithm):
    with pytest.raises(QgsProcessingException, match="Tick the box"):
        run(algorithm, CONFIRM=False, CRS="EPSG:4547")
    assert database.run("SELECT to_regnamespace('community_grids')") == [(None,)]


def test_a_second_time_is_refused():
    run("createschema", CRS="EPSG:4547")
    with pytest.raises(QgsProcessingException, match="set up already"):
        run("createschema", CRS="EPSG:4547")


@pytest.mark.parametrize(
    ("crs", "words"),
    [("EPSG:4326", "does not measure in metres"), ("ESRI:102025", "has no EPSG code")],
)
def test_a_crs_that_does_not_do_is_refused(crs, words):
    with pytest.raises(QgsProcessingException, match=words):
        run("createschema", CRS=crs)


def test_an_older_database_is_upgraded(database):
    with connect_dsn(database.dsn) as connection:
        install_oldest(connection)
    feedback = QgsProcessingFeedback(False)
    assert run("upgradeschema", feedback) == {"VERSION": VERSION}
    assert f"in version {VERSION} now" in feedback.textLog()
    feedback = QgsProcessingFeedback(False)
    assert run("upgradeschema", feedback) == {"VERSION": VERSION}
    assert "Nothing was changed" in feedback.textLog()


def test_there_must_be_something_to_upgrade():
    with pytest.raises(QgsProcessingException, match="no shared plans yet"):
        run("upgradeschema")


def test_an_unknown_connection_is_a_sentence():
    with pytest.raises(SharedError, match="no PostgreSQL connection of the name nobody's"):
        connect("nobody's")


def test_a_cancel_changes_nothing(database):
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Nothing was changed"):
        run("createschema", feedback, CRS="EPSG:4547")
    assert database.run("SELECT to_regnamespace('community_grids')") == [(None,)]


def test_a_schema_open_to_everybody_is_warned_of(database):
    with connect_dsn(database.dsn) as connection:
        assert open_schema(connection) == ""
        connection.rows("GRANT CREATE ON SCHEMA public TO PUBLIC")
        assert open_schema(connection) == "public"
    feedback = QgsProcessingFeedback(False)
    run("createschema", feedback, CRS="EPSG:4547")
    assert "REVOKE CREATE ON SCHEMA public FROM PUBLIC" in feedback.textLog()


def test_each_parameter_has_help():
    for name in ("createschema", "upgradeschema"):
        algorithm = QgsApplication.processingRegistry().algorithmById(f"communitygrids:{name}")
        assert algorithm.groupId() == "sharing"
        assert all(parameter.help() for parameter in algorithm.parameterDefinitions())


def test_the_files_of_every_version_are_there():
    assert [number for number, file in migrations.upgrade_files(1) if file.is_file()] == list(range(2, VERSION + 1))
