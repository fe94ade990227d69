"""A plan file of an earlier version is brought up where it may be written, and read as it is where it may not."""

import sqlite3

import pytest
from community_grids.adapters.plan_file import connection as plan_connection
from community_grids.adapters.plan_file import upgrading
from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plans.project import PLAN_PROPERTY, add_open_plan
from community_grids.adapters.plans.session import PlanFileError, PlanSession
from community_grids.engine.premises.model import buildings_of
from drawn_plans import code, plan_file
from oldest_plan import as_version, as_version_1
from qgis.core import QgsMarkerSymbol, QgsProject, QgsSingleSymbolRenderer, QgsVectorLayer


@pytest.fixture
def path(qgis_app, tmp_path):
    return as_version_1(plan_file(tmp_path))


def schema(path):
    """All that SQLite knows of a file's tables, and what the GeoPackage lists; columns in the order of their names."""
    file = sqlite3.connect(path)
    tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    columns = {}
    for name in tables:
        rows = file.execute('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', (name,))
        columns[name] = sorted(map(str, rows))
    others = sorted(file.execute("SELECT type, name, tbl_name FROM sqlite_master WHERE type <> 'table'"))
    listed = sorted(file.execute("SELECT table_name, data_type, srs_id FROM gpkg_contents"))
    layers = sorted(file.execute("SELECT * FROM gpkg_geometry_columns"))
    version = file.execute("SELECT value FROM profile WHERE key = 'schema_version'").fetchone()
    file.close()
    return columns, others, listed, layers, version


def test_an_old_file_becomes_what_a_new_one_is(path, tmp_path):
    session = PlanSession.open(path)
    assert session.premises.buildings.households.tolist() == [25] * 32
    session.premises.take(buildings=buildings_of(["1"], floors=[6]))
    session.premises.set_count("1", "1", 2, "201", households=30)
    assert session.draft.households(code(1)) == 405
    session.close()
    assert schema(path) == schema(plan_file(tmp_path, "new.gpkg"))


def test_a_file_of_the_second_version_becomes_what_a_new_one_is(qgis_app, tmp_path):
    # Given a plan of the second version, in which floors are known
    session = PlanSession.open(plan_file(tmp_path))
    session.premises.take(buildings=buildings_of(["1"], floors=[6]))
    session.close()
    path = as_version(tmp_path / "plan.gpkg", 2)
    # When it is opened
    session = PlanSession.open(path)
    # Then it is one of today, and what was known stays
    assert session.premises.buildings.floors.tolist()[:2] == [6, -1]
    session.close()
    assert schema(path) == schema(plan_file(tmp_path, "new.gpkg"))


def test_a_file_that_cannot_be_written_is_read_as_it_is(path, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr(plan_connection, "is_writable", lambda _: False)
    session = PlanSession.open(path)
    assert session.premises.buildings.floors.tolist() == [-1] * 32
    assert len(session.premises.dwellings) == len(session.premises.addresses) == len(session.premises.ties) == 0
    assert session.premises.vertical_grids == ()
    for change in (lambda: session.premises.set_count("1", households=3), lambda: session.premises.take()):
        with pytest.raises(PlanFileError, match="reading only"):
            change()
    assert session.draft.households(code(1)) == 400
    session.close()
    assert path.read_bytes() == before


def test_what_breaks_off_leaves_the_file_as_it_was(path, monkeypatch):
    def cut_off(*_):
        raise OSError("no space")

    before = schema(path)
    monkeypatch.setattr(upgrading, "add_layers", cut_off)
    with pytest.raises(OSError, match="no space"):
        PlanSession.open(path)
    monkeypatch.undo()
    assert schema(path) == before
    session = PlanSession.open(path)
    assert session.draft.households(code(1)) == 400
    session.close()


def test_a_table_in_the_way_is_named_and_nothing_changes(path):
    plan = PlanConnection(path)
    with plan.transaction() as file:
        file.execute("CREATE TABLE address (mine TEXT)")
    with pytest.raises(PlanFileError, match="named address"):
        PlanSession.open(path)
    assert plan.rows("SELECT value FROM profile WHERE key = 'schema_version'") == [("1",)]
    plan.close()


def test_fields_that_somebody_added_and_a_missing_table_are_no_hindrance(path):
    plan = PlanConnection(path)
    with plan.transaction() as file:
        file.execute("ALTER TABLE building ADD COLUMN floors INTEGER")
        file.execute("UPDATE building SET floors = 7")
    plan.close()
    session = PlanSession.open(path)
    assert session.premises.buildings.floors.tolist() == [7] * 32
    session.close()


def test_fields_of_ones_own_with_other_capitals_gaps_and_words_are_no_hindrance(path):
    # Given fields that somebody added to the buildings, as QGIS makes them: nullable, of any type
    plan = PlanConnection(path)
    with plan.transaction() as file:
        file.execute("ALTER TABLE building ADD COLUMN Name TEXT")
        file.execute("ALTER TABLE building ADD COLUMN FLOORS TEXT")
        file.execute("UPDATE building SET Name = '甲楼', FLOORS = '6层' WHERE building_id = '1'")
        file.execute("UPDATE building SET FLOORS = 'many' WHERE building_id = '2'")
    plan.close()
    # When the plan is opened
    session = PlanSession.open(path)
    buildings = session.premises.buildings
    # Then they are what the plan knows, and what is not told or no number is not known
    assert buildings.names.tolist()[:3] == ["甲楼", "", ""]
    assert buildings.floors.tolist()[:3] == [6, -1, -1]
    session.close()


def test_a_plan_without_buildings_opens(path):
    plan = PlanConnection(path)
    with plan.transaction() as file:
        file.execute("DROP TABLE building")
        file.execute("DROP TABLE rtree_building_geom")
        for table in ("gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions"):
            file.execute(f"DELETE FROM {table} WHERE table_name = 'building'")
    plan.close()
    session = PlanSession.open(path)
    assert len(session.premises.buildings) == 0
    assert session.premises.building_at(50, 50) is None
    session.close()


def test_layers_that_were_there_before_keep_their_looks_and_show_the_new_fields(path, qgis_new_project):
    project = QgsProject.instance()
    layer = QgsVectorLayer(f"{path}|layername=building", "my buildings", "ogr")
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple({"color": "#123456"})))
    layer.setCustomProperty(PLAN_PROPERTY, "building")
    project.addMapLayer(layer)
    assert len(list(layer.getFeatures())) == 32
    session = PlanSession.open(path)
    assert add_open_plan(project, session)["building"] is layer
    session.premises.take(buildings=buildings_of(["1"], floors=[6]))
    assert [row["floors"] for row in layer.getFeatures() if row["building_id"] == "1"] == [6]
    assert len(list(layer.getFeatures())) == 32
    assert (layer.name(), layer.renderer().symbol().color().name()) == ("my buildings", "#123456")
    session.close()


def test_a_layer_of_the_file_that_is_none_of_the_plans_is_read_on(path, qgis_new_project):
    project = QgsProject.instance()
    layer = QgsVectorLayer(f"{path}|layername=street", "mine", "ogr")
    project.addMapLayer(layer)
    assert len(list(layer.getFeatures())) == 1
    session = PlanSession.open(path)
    add_open_plan(project, session)
    session.premises.take(buildings=buildings_of(["1"], floors=[6]))
    assert len(list(layer.getFeatures())) == 1
    session.close()
