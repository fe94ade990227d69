"""What one sees of cameras: the dialogs know the layers, and sectors make room for sight."""

import pytest
from community_grids.adapters.layers.roles import guess_role
from community_grids.plugin.events import seeing as module
from community_grids.plugin.events.seeing import Seeing
from qgis.core import Qgis, QgsExpressionContextUtils, QgsVectorLayer


@pytest.fixture()
def asked(monkeypatch):
    """The dialogs that were opened: (algorithm, parameters, what follows)."""
    opened = []
    monkeypatch.setattr(module, "open_algorithm", lambda *told: opened.append((*told, None)[:3]))
    return opened


@pytest.fixture()
def cameras(project):
    layer = QgsVectorLayer("Point?crs=EPSG:4546&field=camera_id:string", "摄像机", "memory")
    project.addMapLayer(layer)
    return layer


@pytest.fixture()
def seeing(desk, bench, project):
    part = Seeing(desk.iface, bench.work, project)
    yield part
    part.remove()


def variable(layer):
    return QgsExpressionContextUtils.layerScope(layer).variable("sectors")


def test_cameras_are_guessed_by_their_name():
    assert guess_role("Cameras", Qgis.GeometryType.Point) == "cameras"
    assert guess_role("监控点位", Qgis.GeometryType.Point) == "cameras"
    assert guess_role("cameras", Qgis.GeometryType.Polygon) == ""


def test_the_dialog_has_the_layers_of_the_project(seeing, project, cameras, asked):
    houses = QgsVectorLayer("Polygon?crs=EPSG:4546", "buildings", "memory")
    project.addMapLayer(houses)
    seeing.ask_sight()
    (algorithm, given, _) = asked[0]
    assert algorithm == "communitygrids:camerasight"
    assert given == {"CAMERAS": cameras.id(), "BUILDINGS": houses.id()}


def test_sectors_make_room_for_sight_and_come_back(seeing, project, cameras, asked):
    seeing.ask_sight()
    follow = asked[0][2]
    sight = QgsVectorLayer("Polygon?crs=EPSG:4546", "sight", "memory")
    project.addMapLayer(sight)
    follow({"SIGHT": sight.id()})
    assert int(variable(cameras)) == 0
    project.removeMapLayer(sight.id())
    assert int(variable(cameras)) == 1


def test_imported_cameras_are_offered_to_the_open_plan(desk, opened, project, asked):
    part = Seeing(desk.iface, opened.work, project)
    part.ask_import()
    algorithm, given, follow = asked[0]
    path = str(opened.work.session.path)
    assert (algorithm, given) == ("communitygrids:importcameras", {"PLAN": path})
    follow({"CAMERAS": "some_layer"})
    assert asked[1][:2] == ("communitygrids:takeevents", {"PLAN": path, "CAMERAS": "some_layer"})
    assert part.parameters()["CAMERAS"] == f"{path}|layername=camera"
    part.remove()


def test_without_a_plan_nothing_is_offered(seeing, asked):
    seeing.offer_taking({"CAMERAS": "some_layer"})
    assert asked == []
    assert seeing.parameters() == {}
