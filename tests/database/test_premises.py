"""Towers that are divided by entrance go into the database and come back, and their ground is edited there."""

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.database.syncing import sync
from community_grids.engine.premises.model import dwellings_of
from drawn_plans import code, plan_file
from oldest_plan import as_version_1
from shared_databases import brought, published, set_up, tables_of

WEST, EAST = code(1), code(2)


@pytest.fixture
def shared(database):
    connection = set_up(database)
    yield connection
    connection.close()


@pytest.fixture
def towers(qgis_app, tmp_path):
    """A board whose building 1 is a tower of 450 and 375 households in two entrances, a vertical grid each."""
    path = plan_file(tmp_path)
    session = PlanSession.open(path, "officer")
    session.premises.take(
        dwellings=dwellings_of([0, 0], entrances=["1", "2"], dwellings=[460, 400], households=[10, 15])
    )
    session.premises.set_count("1", "1", households=450)
    session.premises.set_count("1", "2", households=375)
    session.premises.divide("1", [["1"], ["2"]])
    session.close()
    return path


def test_a_divided_tower_comes_back_as_it_was(shared, towers, tmp_path):
    published(shared, towers)
    assert shared.rows("SELECT * FROM check_grids(1, 1)") == []
    back = brought(shared, tmp_path / "back.gpkg")
    assert tables_of(back)["vertical_grid"] == tables_of(towers)["vertical_grid"]
    ours, theirs = PlanSession.open(towers), PlanSession.open(back)
    assert theirs.premises.vertical_grids == ours.premises.vertical_grids
    assert len(theirs.premises.vertical_grids) == 2
    assert theirs.draft.status(WEST) == ours.draft.status(WEST)
    ours.close()
    theirs.close()


def test_ground_of_a_grid_under_a_tower_is_edited_and_synced(shared, towers, tmp_path):
    published(shared, towers)
    session = PlanSession.open(towers, "officer")
    session.do(session.draft.assigned([16], WEST))
    sync(session, shared, "officer")
    statuses = dict(shared.rows("SELECT grid_code, status FROM grid WHERE plan_id = 1"))
    assert statuses == {code: session.draft.status(code) for code in (WEST, EAST)}
    session.close()


def test_a_plan_file_of_the_first_version_is_brought_up_and_published(shared, qgis_app, tmp_path):
    path = as_version_1(plan_file(tmp_path))
    published(shared, path)
    back, there = tables_of(brought(shared, tmp_path / "back.gpkg")), tables_of(path)
    assert {name for name in there if back[name] != there[name]} == {"plan"}, "the revision tells that it is shared"


def test_a_district_that_an_earlier_plugin_published_comes_back_as_a_plan_of_today(shared, qgis_app, tmp_path):
    published(shared, plan_file(tmp_path))
    with shared.transaction() as cursor:
        cursor.execute("ALTER TABLE profile DISABLE TRIGGER ALL")
        cursor.execute("UPDATE profile SET value = '1' WHERE key = 'schema_version'")
        cursor.execute("ALTER TABLE profile ENABLE TRIGGER ALL")
    session = PlanSession.open(brought(shared, tmp_path / "back.gpkg"))
    assert session.premises.buildings.households.tolist() == [25] * 32
    assert session.draft.households(WEST) == 400
    session.close()
