"""The algorithms of sharing as scripts run them, through a connection that QGIS knows by its name."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.gridding.editing.states import State, difference
from community_grids.processing_algorithms.provider import CommunityGridsProvider
from drawn_plans import code, plan_file
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsDataSourceUri,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProviderRegistry,
)
from qgis.PyQt.QtCore import QDateTime, Qt
from run_algorithm import rows, run_algorithm
from shared_databases import NASTY, plan_with_a_past, set_up, tables_of

NAME = "community_grids_test"
GRIDS_FIELDS = [
    "grid_code", "grid_name", "community_code", "kind", "households", "buildings", "area_m2", "status", "reason",
    "compactness", "visible_boundary",
]  # fmt: skip


@pytest.fixture(scope="module")
def provider(qgis_app):
    provider = CommunityGridsProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


def saved(uri):
    """Save a connection in QGIS's settings."""
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    metadata.saveConnection(metadata.createConnection(uri.uri(False), {}), NAME)


@pytest.fixture
def connection_name(database, tmp_path, monkeypatch):
    """A connection of QGIS by a service of libpq, its password in a file of its own."""
    words = database.parameters()
    service, passwords = tmp_path / "services.conf", tmp_path / "passwords"
    lines = [f"{key}={words[key]}" for key in ("host", "port", "dbname", "user")]
    service.write_text("\n".join(["[grids_of_a_test]", *lines]))
    passwords.write_text(f"{words['host']}:{words['port']}:*:*:{words['password']}\n")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGSERVICEFILE", str(service))
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    uri = QgsDataSourceUri()
    uri.setConnection("grids_of_a_test", "", "", "")
    saved(uri)
    yield NAME
    QgsProviderRegistry.instance().providerMetadata("postgres").deleteConnection(NAME)


@pytest.fixture
def shared(provider, database, connection_name):
    with set_up(database) as connection:
        yield connection


def published(path, **how):
    return run_algorithm("publishplan", {"CONNECTION": NAME, "PLAN": str(path), **how})


def edited(path, edit, reason=""):
    session = PlanSession.open(path, "officer")
    session.do(edit(session.draft), reason)
    session.close()


def test_publish_bring_edit_and_sync(shared, tmp_path):
    mine = plan_with_a_past(tmp_path)
    before = tables_of(mine)
    results = published(mine, NAME=NASTY)
    assert results["DISTRICT_ID"] == 1
    assert len(results["PLANS"].split("\n方案")) == 2
    theirs = tmp_path / "theirs.gpkg"
    assert run_algorithm("pullplan", {"CONNECTION": NAME, "DISTRICT": NASTY, "PLAN": str(theirs)})["PLAN"] == str(
        theirs
    )
    assert tables_of(theirs)["unit"] == before["unit"]
    edited(theirs, lambda draft: draft.renamed(code(1), NASTY), NASTY)
    results = run_algorithm("syncplan", {"PLAN": str(theirs)})
    assert (results["FETCHED"], results["WRITTEN"], results["CONFLICTS"]) == ("", code(1), 0)
    results = run_algorithm("syncplan", {"PLAN": str(mine), "CONNECTION": NAME, "SCENARIO": ""})
    assert (results["FETCHED"], results["WRITTEN"], results["CONFLICTS"]) == (code(1), "", 0)


def test_publishing_again_syncs_what_is_shared_and_publishes_what_is_new(shared, tmp_path):
    mine, theirs = plan_file(tmp_path), tmp_path / "theirs.gpkg"
    published(mine)
    run_algorithm("pullplan", {"CONNECTION": NAME, "PLAN": str(theirs)})
    edited(theirs, lambda draft: draft.renamed(code(1), "theirs"))
    run_algorithm("syncplan", {"PLAN": str(theirs)})
    edited(mine, lambda draft: draft.renamed(code(2), "mine"))
    session = PlanSession.open(mine, "officer")
    session.branch("方案二")
    session.close()
    assert published(mine)["PLANS"] == "方案二"
    assert shared.rows("SELECT plan_id, grid_name FROM grid ORDER BY plan_id, grid_code") == [
        (1, "theirs"), (1, "mine"), (2, "第1网格"), (2, "mine"),
    ]  # fmt: skip


def test_a_conflict_is_told(shared, tmp_path):
    mine, theirs = plan_file(tmp_path), tmp_path / "theirs.gpkg"
    published(mine)
    run_algorithm("pullplan", {"CONNECTION": NAME, "PLAN": str(theirs)})
    edited(theirs, lambda draft: draft.renamed(code(1), "theirs"))
    edited(mine, lambda draft: draft.renamed(code(1), "mine"))
    run_algorithm("syncplan", {"PLAN": str(theirs)})
    feedback = QgsProcessingFeedback(False)
    assert run_algorithm("syncplan", {"PLAN": str(mine)}, feedback)["CONFLICTS"] == 1
    assert code(1) in feedback.textLog()


def test_a_refused_change_is_told_and_the_rest_is_synced(shared, tmp_path):
    mine = plan_file(tmp_path, columns=12, grids=3)
    published(mine)
    edited(mine, lambda draft: draft.renamed(code(2), "mine"))
    edited(mine, far_unit_given_to_the_first_grid)
    with pytest.raises(QgsProcessingException, match=f"Grid {code(1)} .* waits in the plan file"):
        run_algorithm("syncplan", {"PLAN": str(mine)})
    assert shared.rows("SELECT grid_name FROM grid WHERE grid_code = %s", [code(2)]) == [("mine",)]


def far_unit_given_to_the_first_grid(draft):
    """An edit that no tool makes: it leaves the first grid in two pieces."""
    now = State.of(draft)
    codes = now.codes.copy()
    codes[-1] = code(1)
    return difference("assign", now, State(codes, now.records))


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("syncplan", {}, "Publish plan"),
        ("publishplan", {"CONNECTION": "nowhere"}, "nowhere"),
        ("pullplan", {"CONNECTION": NAME, "PLAN": "new.gpkg"}, "No plan was published"),
        ("gridsasof", {"CONNECTION": NAME}, "No plan was published"),
    ],
)
def test_what_cannot_be_is_a_sentence(shared, tmp_path, name, parameters, words):
    path = {"PLAN": str(tmp_path / parameters["PLAN"])} if "PLAN" in parameters else {}
    if name in ("syncplan", "publishplan"):
        path = {"PLAN": str(plan_file(tmp_path))}
    with pytest.raises(QgsProcessingException, match=words):
        run_algorithm(name, {**parameters, **path})


def test_a_district_or_plan_that_is_not_there_is_a_sentence_that_lists_those_that_are(shared, tmp_path):
    published(plan_file(tmp_path), NAME="武陵区")
    target = str(tmp_path / "new.gpkg")
    with pytest.raises(QgsProcessingException, match="武陵区"):
        run_algorithm("pullplan", {"CONNECTION": NAME, "DISTRICT": "elsewhere", "PLAN": target})
    with pytest.raises(QgsProcessingException, match="现状"):
        run_algorithm("gridsasof", {"CONNECTION": NAME, "PLAN": "none"})
    with pytest.raises(QgsProcessingException, match="holds a plan already"):
        run_algorithm("pullplan", {"CONNECTION": NAME, "PLAN": str(tmp_path / "plan.gpkg")})


def test_grids_as_of(shared, tmp_path):
    path = plan_file(tmp_path)
    published(path)
    feedback = QgsProcessingFeedback(False)
    assert rows(run_algorithm("gridsasof", {"CONNECTION": NAME}, feedback)["GRIDS"]) == []
    assert "in force" in feedback.textLog()
    between = datetime.now(UTC) + timedelta(milliseconds=1)
    edited(path, lambda draft: draft.assigned([16, 17], code(1)))
    run_algorithm("syncplan", {"PLAN": str(path)})
    layer = run_algorithm("gridsasof", {"CONNECTION": NAME, "PLAN": "现状"})["GRIDS"]
    assert layer.fields().names()[-11:] == GRIDS_FIELDS
    assert layer.crs().authid() == "EPSG:4547"
    assert [(row["grid_code"], row["households"]) for row in rows(layer)] == [(code(1), 450), (code(2), 350)]
    then = QDateTime.fromString(between.isoformat(timespec="milliseconds"), Qt.DateFormat.ISODateWithMs)
    layer = run_algorithm("gridsasof", {"CONNECTION": NAME, "PLAN": "现状", "WHEN": then.toLocalTime()})["GRIDS"]
    assert [(row["grid_code"], row["households"]) for row in rows(layer)] == [(code(1), 400), (code(2), 400)]
    assert sorted(round(feature.geometry().area()) for feature in layer.getFeatures()) == [160000, 160000]


def test_a_secret_of_the_authentication_store_is_shown_nowhere(provider, database, tmp_path):
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        pytest.skip("this QGIS has no authentication store")
    if not manager.masterPasswordIsSet():
        manager.setMasterPassword("only for this test", False)
    words = database.parameters()
    config = QgsAuthMethodConfig("Basic")
    config.setName(NAME)
    config.setConfigMap({"username": words["user"], "password": words["password"]})
    stored, config = manager.storeAuthenticationConfig(config)
    if not stored:
        pytest.skip("the authentication store cannot be opened here")
    uri = QgsDataSourceUri()
    uri.setConnection(
        words["host"], str(words["port"]), words["dbname"], "", "", QgsDataSourceUri.SslMode.SslPrefer, config.id()
    )
    saved(uri)
    path, target = plan_file(tmp_path), tmp_path / "back.gpkg"
    feedback = QgsProcessingFeedback(False)
    try:
        set_up(database).close()
        run_algorithm("publishplan", {"CONNECTION": NAME, "PLAN": str(path)}, feedback)
        run_algorithm("pullplan", {"CONNECTION": NAME, "PLAN": str(target)}, feedback)
    finally:
        manager.removeAuthenticationConfig(config.id())
        QgsProviderRegistry.instance().providerMetadata("postgres").deleteConnection(NAME)
    assert words["password"] not in feedback.textLog()
    for file in (path, target):
        assert not re.search(words["password"].encode(), file.read_bytes())
