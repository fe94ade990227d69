"""The dock of cameras at work: rates, repairs on the map, and rounds that the map follows."""

from types import SimpleNamespace

import pytest
from community_grids.adapters.running.settings import Settings
from community_grids.engine.events.model import cameras_of
from community_grids.plugin.events.cameras_dock import cameras_at_work as module
from community_grids.plugin.events.cameras_dock.cameras_at_work import CamerasAtWork
from drawn_layers import METRIC, draw
from patience import wait_until
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import Qt

EAST, NORTH = 500_000, 3_200_000
FIELDS = ["camera_id:string", "name:string", "status:string", "camera_kind:string", "range_m:double", "link_key:string"]


def at(x, y):
    return f"POINT({EAST + x} {NORTH + y})"


@pytest.fixture
def cameras(project):
    layer = draw("cameras", "Point", FIELDS, [
        (at(0, 5), "1", "west", "off", "dome", 50, "k/1"),
        (at(100, 5), "2", "middle", "on", "dome", 50, ""),
        (at(150, 5), "3", "east", "off", "dome", 80, "k 3"),
    ])  # fmt: skip
    street = f"LINESTRING({EAST - 100} {NORTH}, {EAST + 300} {NORTH})"
    project.addMapLayers([layer, draw("streets", "LineString", ["name:string"], [(street, "Long Street")])])
    return layer


@pytest.fixture
def dock(desk, bench, project, cameras):
    settings = Settings()
    settings.camera_link_template = ""
    work = CamerasAtWork(desk.iface, bench.work, settings, project, Qt.DockWidgetArea.RightDockWidgetArea)
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(METRIC))
    desk.canvas.setExtent(QgsRectangle(EAST - 5000, NORTH - 5000, EAST + 5000, NORTH + 5000))
    work._pause.setInterval(0)
    work.dock.show()
    wait_until(lambda: work.dock.work is not None)
    yield SimpleNamespace(work=work, dock=work.dock, canvas=desk.canvas, project=project, settings=settings)
    work.remove()


@pytest.fixture
def route(dock):
    """A round as `cameraround` writes it, along the street from the east."""
    fields = ["place:integer", "camera_id:string", "name:string", "status:string", "link_key:string", "along_m:double"]
    layer = draw("round", "Point", fields, [
        (at(0, 5), 3, "1", "west", "off", "k/1", 200.0), (at(150, 5), 1, "3", "east", "off", "k 3", 50.0),
        (at(100, 5), 2, "2", "middle", "on", "", 100.0),
    ])  # fmt: skip
    dock.project.addMapLayer(layer)
    wait_until(lambda: dock.dock.round.model.rowCount() == 3)
    return dock.dock.round


def centre(canvas):
    return round(canvas.center().x()) - EAST, round(canvas.center().y()) - NORTH


def test_rates_and_repairs_are_counted_as_soon_as_the_dock_is_seen(dock):
    assert [row.camera_id for row in dock.dock.repairs.things()] == ["1", "3"]
    assert dock.dock.rates.things()[0].rate == 33.33
    assert dock.dock.repairs.things()[0].streets == ("Long Street",)


def test_a_repair_flies_there_and_shows_what_is_lost(dock):
    dock.dock.repair_table.selectRow(1)
    assert centre(dock.canvas) == (150, 5)
    sight = dock.work.on_map.sight
    wait_until(lambda: sight.numberOfVertices() > 0)
    shown = sight.asGeometry()
    assert shown.contains(QgsPointXY(EAST + 220, NORTH + 5))
    assert not shown.contains(QgsPointXY(EAST + 120, NORTH + 5))  # another one sees this place
    assert dock.work.on_map.streets.numberOfVertices() > 0
    dock.dock.repair_table.selectRow(0)
    assert centre(dock.canvas) == (0, 5)


def test_the_map_follows_a_round_by_hand_and_by_itself(dock, route):
    assert [stop.camera_id for stop in route.model.things()] == ["3", "2", "1"]
    route.step()
    assert centre(dock.canvas) == (150, 5)
    route.step(-1)
    assert centre(dock.canvas) == (0, 5)
    route.start()
    assert route.timer.isActive()
    route.timer.timeout.emit()
    assert centre(dock.canvas) == (150, 5)
    dock.dock.hide()
    assert not route.timer.isActive()


def test_a_link_is_opened_by_the_template_which_is_remembered(dock, route, monkeypatch):
    opened = []
    monkeypatch.setattr(module.QDesktopServices, "openUrl", lambda url: opened.append(bytes(url.toEncoded()).decode()))
    route.template.setText("https://video.example/{id}?key={key}")
    route.template.editingFinished.emit()
    assert Settings().camera_link_template == "https://video.example/{id}?key={key}"
    route.table.selectRow(0)
    route.open.click()
    assert opened == ["https://video.example/3?key=k%203"]
    route.each.setChecked(True)
    route.step()  # this one has no key
    assert len(opened) == 1 and route.said.text()
    route.step()
    assert opened[1:] == ["https://video.example/1?key=k%2F1"]


def test_a_template_with_a_password_is_refused_and_not_kept(dock, route, monkeypatch):
    opened = []
    monkeypatch.setattr(module.QDesktopServices, "openUrl", opened.append)
    route.template.setText("https://me:secret@video.example/{id}")
    route.template.editingFinished.emit()
    assert "password" in route.said.text() and Settings().camera_link_template == ""
    route.open.click()
    assert not opened


def test_without_cameras_the_dock_says_so(desk, bench, project):
    work = CamerasAtWork(desk.iface, bench.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    work.count()
    assert work.dock.work is None and "layer of cameras" in work.dock._empty.text()
    work.remove()


def test_the_cameras_of_a_plan_are_counted_and_a_new_state_is_told(desk, opened, project):
    session = opened.work.session
    told = {"places": [(50, 50), (90, 50)], "kinds": ["dome"] * 2, "statuses": ["on", "off"]}
    session.events.take(cameras=cameras_of(["1", "2"], **told))
    work = CamerasAtWork(desk.iface, opened.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    work.count()
    wait_until(lambda: work.dock.work is not None)
    assert work.dock.work.rates[0].rate == 50
    assert {row.by for row in work.dock.work.rates} == {"total", "grid", "owner"}
    session.events.take(cameras=cameras_of(["2"], **{name: values[:1] for name, values in told.items()}))
    assert "changed" in work.dock._again.text()
    work.dock._again.click()
    wait_until(lambda: work.dock.work.rates[0].rate == 100)
    assert "changed" not in work.dock._again.text()
    work.remove()
