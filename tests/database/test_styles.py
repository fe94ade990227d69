"""How the published grids look is kept in the database; who one is, is not."""

import re

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.database.connection import SCHEMA, connect
from community_grids.database.errors import SharedError
from community_grids.database.life import move_on, read_life
from community_grids.database.publishing import publish
from community_grids.database.styles import PROJECT, store_looks
from drawn_plans import plan_file
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsAuthMethodConfig,
    QgsCategorizedSymbolRenderer,
    QgsDataSourceUri,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from shared_databases import set_up

NAME = "community_grids_looks"


@pytest.fixture
def connection_to(qgis_app):
    """A function that has QGIS know a connection, with its account in the authentication store or in its settings."""
    manager, made = QgsApplication.authManager(), []
    postgres = QgsProviderRegistry.instance().providerMetadata("postgres")

    def know(database, in_store=True):
        words, account, uri = database.parameters(), "", QgsDataSourceUri()
        open_word = () if in_store else (words["user"], words["password"])
        if in_store:
            if manager.isDisabled() or not (
                manager.masterPasswordIsSet() or manager.setMasterPassword("only for this test", False)
            ):
                pytest.skip("this QGIS has no authentication store")
            config = QgsAuthMethodConfig("Basic")
            config.setName(NAME)
            config.setConfigMap({"username": words["user"], "password": words["password"]})
            stored, config = manager.storeAuthenticationConfig(config)
            if not stored:
                pytest.skip("the authentication store cannot be opened here")
            account = config.id()
            made.append(account)
        uri.setConnection(
            words["host"],
            str(words["port"]),
            words["dbname"],
            *(open_word or ("", "")),
            QgsDataSourceUri.SslMode.SslPrefer,
            account,
        )
        postgres.saveConnection(
            postgres.createConnection(uri.uri(False), {"saveUsername": True, "savePassword": True}), NAME
        )
        return words["password"]

    yield know
    postgres.deleteConnection(NAME)
    for account in made:
        manager.removeAuthenticationConfig(account)


def in_force(path):
    """Publish a plan and put it into force."""
    session = PlanSession.open(path, "officer")
    with connect(NAME) as connection:
        done = publish(connection, NAME, session._connection, "武陵区", "officer")
        for state in ("checked", "approved"):
            revision = read_life(connection, done.district_id, 1).revision
            move_on(connection, done.district_id, 1, revision, state)
    session.close()


def test_qgis_shows_the_published_grids_in_our_colours(database, connection_to, tmp_path):
    connection_to(database)
    set_up(database).close()
    in_force(plan_file(tmp_path))
    store_looks(NAME)
    uri = QgsDataSourceUri(QgsProviderRegistry.instance().providerMetadata("postgres").findConnection(NAME).uri())
    uri.setDataSource(SCHEMA, "published_grid", "geom", "", '"district_id","grid_code"')
    uri.setWkbType(Qgis.WkbType.Polygon)  # as the browser has it: QGIS keeps styles by kinds of geometry
    layer = QgsVectorLayer(uri.uri(False), "anything", "postgres")
    assert isinstance(layer.renderer(), QgsCategorizedSymbolRenderer)
    assert layer.renderer().classAttribute() == "status"
    assert layer.featureCount() == 2


def test_the_project_opens_out_of_the_database(database, connection_to, tmp_path):
    connection_to(database)
    set_up(database).close()
    in_force(plan_file(tmp_path))
    store_looks(NAME)
    uri = QgsDataSourceUri(QgsProviderRegistry.instance().providerMetadata("postgres").findConnection(NAME).uri())
    address = (
        f"postgresql://{uri.host()}:{uri.port()}?authcfg={uri.authConfigId()}&dbname={uri.database()}"
        f"&schema={SCHEMA}&project={PROJECT.replace(' ', '%20')}"
    )
    project = QgsProject()
    assert project.read(address)
    layers = project.mapLayers().values()
    assert sorted(layer.customProperty("community_grids/role") for layer in layers) == ["communities", "grids"]
    assert all(layer.isValid() for layer in layers)


def test_storing_twice_replaces(database, connection_to):
    connection_to(database)
    set_up(database).close()
    store_looks(NAME)
    store_looks(NAME)
    assert database.run("SELECT count(*) FROM layer_styles WHERE useasdefault") == [(2,)]
    assert database.run("SELECT count(*) FROM community_grids.qgis_projects") == [(1,)]


def test_readers_may_read_the_looks(database, connection_to):
    connection_to(database)
    set_up(database).close()
    store_looks(NAME)
    for table in ("public.layer_styles", "community_grids.qgis_projects"):
        assert database.run("SELECT has_table_privilege('community_grids_reader', %s, 'SELECT')", [table]) == [(True,)]


def test_a_secret_is_stored_and_logged_nowhere(database, connection_to, tmp_path):
    password = connection_to(database)
    set_up(database).close()
    path, told = plan_file(tmp_path), []
    log = QgsApplication.messageLog()
    hear = lambda *words: told.append(str(words))  # noqa: E731
    log.messageReceived.connect(hear)
    try:
        in_force(path)
        store_looks(NAME)
    finally:
        log.messageReceived.disconnect(hear)
    assert password not in "".join(told)
    assert not re.search(password.encode(), path.read_bytes())
    kept = database.run("SELECT content, metadata::text FROM community_grids.qgis_projects")
    kept += database.run("SELECT styleqml::text, stylesld::text FROM layer_styles")
    assert kept
    for row in kept:
        for value in row:
            assert password not in _text(value)


def test_a_password_of_the_settings_is_refused(database, connection_to):
    connection_to(database, in_store=False)
    set_up(database).close()
    with pytest.raises(SharedError, match="authentication configuration"):
        store_looks(NAME)
    assert database.run("SELECT to_regclass('public.layer_styles')") == [(None,)]


def _text(value):
    """What is kept, in words: a project is a zip file."""
    if not isinstance(value, memoryview | bytes):
        return str(value)
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(bytes(value))) as kept:
        return "".join(kept.read(name).decode(errors="replace") for name in kept.namelist())
