"""A plan file goes to the database and comes back equal, or nothing of it goes."""

import hashlib
import shutil
import sqlite3

import pytest
from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plans.session import PlanSession
from community_grids.database.errors import SharedError
from community_grids.database.publishing import publish
from community_grids.engine.progress import CancelledError, Progress
from drawn_plans import code, plan_file
from shared_databases import CONNECTION, NASTY, brought, columns_of, plan_with_a_past, published, set_up, tables_of


@pytest.fixture
def shared(qgis_app, database):
    with set_up(database) as connection:
        yield connection


def counts(connection):
    tables = ("district", "plan", "unit", "grid", "profile", "audit_log", "change")
    return [connection.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables]


def state_of(path):
    """All that a file holds, in the words of SQLite."""
    connection = sqlite3.connect(path)
    text = "\n".join(connection.iterdump())
    connection.close()
    return hashlib.sha256(text.encode()).hexdigest()


def without_revision(tables):
    """Tables without the count of what was written to a file, where that it is shared counts too."""
    place = columns_of("plan").index("revision")
    return {**tables, "plan": [(*row[:place], *row[place + 1 :]) for row in tables["plan"]]}


def test_a_plan_comes_back_equal(shared, tmp_path):
    path = plan_file(tmp_path)
    before = tables_of(path)
    published(shared, path)
    back = tables_of(brought(shared, tmp_path / "back.gpkg"))
    for table, rows in before.items():
        assert back[table] == rows, table


def test_a_plan_with_a_past_and_odd_words_comes_back_equal(shared, tmp_path):
    path = plan_with_a_past(tmp_path)
    before = tables_of(path)
    assert len(before["plan"]) == 3
    published(shared, path, NASTY)
    assert without_revision(tables_of(path)) == without_revision(before)
    back = tables_of(brought(shared, tmp_path / "back.gpkg", NASTY))
    for table, rows in before.items():
        assert back[table] == rows, table
    assert shared.rows("SELECT name FROM district") == [(NASTY.strip(),)]


def test_what_was_brought_opens_and_can_be_edited_and_undone(shared, tmp_path):
    path = plan_with_a_past(tmp_path)
    published(shared, path)
    session = PlanSession.open(brought(shared, tmp_path / "back.gpkg"), "colleague")
    session.do(session.draft.assigned(session.draft.units_of(code(2))[:4], code(1)))
    session.undo()
    session.undo()
    session.close()


def test_a_name_that_exists_is_refused(shared, tmp_path):
    published(shared, plan_file(tmp_path, "one.gpkg"))
    other = plan_file(tmp_path, "other.gpkg")
    before, there = state_of(other), counts(shared)
    with pytest.raises(SharedError, match="武陵区"):
        published(shared, other)
    assert (state_of(other), counts(shared)) == (before, there)


def test_without_a_name_it_is_the_files(shared, tmp_path):
    assert published(shared, plan_file(tmp_path, "朗州.gpkg"), "").name == "朗州"


def test_publishing_again_publishes_only_what_is_new(shared, tmp_path):
    path = plan_file(tmp_path)
    first = published(shared, path)
    assert first.plans == ("现状",)
    assert published(shared, path).plans == ()
    session = PlanSession.open(path, "officer")
    session.branch("方案二")
    session.close()
    again = published(shared, path)
    assert (again.district_id, again.name, again.plans) == (first.district_id, "武陵区", ("方案二",))
    back = tables_of(brought(shared, tmp_path / "back.gpkg"))
    for table, rows in without_revision(tables_of(path)).items():
        assert sorted(without_revision(back)[table], key=repr) == sorted(rows, key=repr), table


def test_a_scenario_gets_another_number_where_a_colleague_was_faster(shared, tmp_path):
    mine = plan_file(tmp_path)
    published(shared, mine)
    theirs = brought(shared, tmp_path / "theirs.gpkg")
    for path, name in ((theirs, "她的"), (mine, "我的")):
        session = PlanSession.open(path, "officer")
        session.branch(name)
        session.do(session.draft.renamed(code(1), name))
        session.close()
        published(shared, path)
    assert shared.rows("SELECT plan_id, name FROM plan ORDER BY plan_id") == [(1, "现状"), (2, "她的"), (3, "我的")]
    session = PlanSession.open(mine, "officer")
    assert (session.scenario.plan_id, session.scenario.name) == (3, "我的")
    assert session.draft.records[code(1)].name == "我的"
    session.undo()
    session.close()
    back = tables_of(brought(shared, tmp_path / "back.gpkg"))
    assert [row[:2] for row in back["plan"]] == [(1, "现状"), (2, "她的"), (3, "我的")]
    assert len({row[0] for row in back["unit"]}) == 96


def test_another_crs_is_refused(qgis_app, database, tmp_path):
    with set_up(database, 4546) as shared:
        path = plan_file(tmp_path)
        before = state_of(path)
        with pytest.raises(SharedError, match=r"EPSG:4547.*EPSG:4546"):
            published(shared, path)
        assert state_of(path) == before


def test_a_plan_without_an_epsg_code_is_refused(shared, tmp_path):
    path = plan_file(tmp_path)
    connection = sqlite3.connect(path)
    connection.execute(
        "UPDATE gpkg_spatial_ref_sys SET organization = 'NONE', organization_coordsys_id = 900001, definition = "
        "replace(replace(definition, '4547', '900001'), 'central_meridian\",114', 'central_meridian\",113.5') "
        "WHERE srs_id = 4547"
    )
    connection.commit()
    connection.close()
    with pytest.raises(SharedError, match="EPSG"):
        published(shared, path)
    assert counts(shared)[0] == 0


def test_a_database_that_is_not_set_up_is_refused(qgis_app, database, tmp_path):
    from community_grids.database.connection import connect_dsn

    with connect_dsn(database.dsn) as connection, pytest.raises(SharedError, match="Set up shared database"):
        published(connection, plan_file(tmp_path))


@pytest.mark.parametrize(("version", "words"), [(0, "Upgrade shared database"), (99, "Update the plugin")])
def test_another_version_of_the_schema_is_refused(shared, database, tmp_path, version, words):
    database.run("TRUNCATE community_grids.schema_version")
    database.run("INSERT INTO community_grids.schema_version (version) VALUES (%s)", [version])
    with pytest.raises(SharedError, match=words):
        published(shared, plan_file(tmp_path))


class CancelAt(Progress):
    """Cancels once some stage is told for the second time."""

    def __init__(self, stage):
        self.stage, self.told = stage, 0

    def report(self, stage, fraction):
        self.told += stage == self.stage

    def cancelled(self):
        return self.told > 1


def test_a_cancelled_publication_leaves_nothing(shared, tmp_path):
    path = plan_file(tmp_path)
    before = state_of(path)
    with pytest.raises(CancelledError):
        published(shared, path, progress=CancelAt("publishing"))
    assert (state_of(path), counts(shared)) == (before, [0] * 7)
    published(shared, path)


def test_a_refused_publication_leaves_nothing(shared, tmp_path):
    path = plan_file(tmp_path)
    plan = PlanConnection(path)
    plan.sqlite.execute("UPDATE unit SET grid_code = ? WHERE unit_id = 5", (code(2),))
    plan.close()
    before = state_of(path)
    with pytest.raises(SharedError, match=code(1)):
        published(shared, path)
    assert (state_of(path), counts(shared)) == (before, [0] * 7)


def test_a_read_only_file_is_refused(shared, tmp_path, monkeypatch):
    plan = PlanConnection(plan_file(tmp_path), writable=False)
    with pytest.raises(Exception, match="read-only"):
        publish(shared, CONNECTION, plan, "武陵区", "officer")
    plan.close()
    assert counts(shared)[0] == 0


@pytest.mark.slow
def test_the_plan_of_the_sample_district_comes_back_equal(qgis_app, database, plan_of_sample, tmp_path):
    path = shutil.copy(plan_of_sample, tmp_path)
    before = tables_of(path)
    with set_up(database, 4546) as shared:
        published(shared, path)
        assert shared.rows("SELECT * FROM check_grids(1, 1)") == []
        back = tables_of(brought(shared, tmp_path / "back.gpkg"))
    for table, rows in before.items():
        assert back[table] == rows, table
