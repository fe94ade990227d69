"""`make demo`: the whole way of a user's script, from the sample district to a plan, a project and a map."""

import subprocess

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtGui import QImage


@pytest.fixture(scope="module")
def demo(house):
    """What the demo printed, and the folder that it left."""
    done = subprocess.run([house / ".ci" / "demo"], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout, house / "build" / "demo"


def rows(file, table):
    layer = QgsVectorLayer(f"{file}|layername={table}", table, "ogr")
    assert layer.isValid()
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def test_the_plan_holds_every_household_in_band(demo, house):
    grids = rows(demo[1] / "plan.gpkg", "grids")
    buildings = rows(house / "sample_data" / "small.gpkg", "buildings")
    assert sum(grid["households"] for grid in grids) == sum(building["households"] for building in buildings)
    assert {grid["status"] for grid in grids} == {"in_band"}
    assert all(350 <= grid["households"] <= 500 for grid in grids)


def test_no_grid_hangs_together_by_a_needle(demo):
    """Two streets jog by 20 cm where they cross: a grid over the jog would be two on the ground."""
    grids = QgsVectorLayer(f"{demo[1]}/plan.gpkg|layername=grids", "grids", "ogr")
    inner = {grid["grid_code"]: grid.geometry().buffer(-1, 2) for grid in grids.getFeatures()}
    pieces = {
        code: [part for part in shape.asGeometryCollection() if part.area() > 1000] for code, shape in inner.items()
    }
    assert {code: len(parts) for code, parts in pieces.items() if len(parts) > 1} == {}


def test_units_name_their_grids(demo):
    codes = {grid["grid_code"] for grid in rows(demo[1] / "plan.gpkg", "grids")}
    assert {unit["grid_code"] for unit in rows(demo[1] / "plan.gpkg", "units")} == codes


def test_the_plan_is_a_plan_file_that_the_workbench_opens(demo):
    from community_grids.adapters.plans.session import PlanSession

    session = PlanSession.open(demo[1] / "plan.gpkg")
    grids = rows(demo[1] / "plan.gpkg", "grids")
    assert session.draft.grid_codes() == sorted(grid["grid_code"] for grid in grids)
    assert [session.draft.households(grid["grid_code"]) for grid in grids] == [grid["households"] for grid in grids]
    assert session.sharing is None, "a copy is published, for the database is gone"
    known = session.premises
    assert (known.buildings.floors > 0).all()
    assert (known.addresses.buildings >= 0).all()
    held = sum(row["households"] for row in grids)
    assert known.dwellings.households.sum() == known.buildings.households.sum() == held
    session.close()


def test_the_project_opens_with_every_layer_in_a_group(demo):
    project = QgsProject()
    assert project.read(str(demo[1] / "district.qgz"))
    layers = project.mapLayers().values()
    assert len(layers) >= 8
    assert [layer.name() for layer in layers if not layer.isValid()] == []
    assert len(project.layerTreeRoot().findGroups()) >= 2


@pytest.mark.parametrize("name", ["map.png", "scene.png"])
def test_the_map_is_drawn(demo, name):
    picture = QImage(str(demo[1] / name))
    assert picture.width() >= 1000
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    assert len(colours) > 50


def test_the_summary_tells_what_matters(demo):
    assert "Published to a temporary PostGIS" in demo[0] or "Not published" in demo[0]
    for words in ("households", "in band", "over 0", "under 0", "visible", "compactness", "findings"):
        assert words in demo[0]
