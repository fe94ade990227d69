"""Importing events as a person does: choose the file, look, answer about the coordinates, import, take them in."""

import numpy as np
import openpyxl
import pytest
from community_grids.adapters.events import ground as event_ground
from community_grids.adapters.events.reading import moved_places
from community_grids.adapters.layers.reading import Source
from community_grids.adapters.running.settings import Settings
from community_grids.engine.geodesy.gcj import GCJ02, WGS84, converted
from community_grids.plugin.events.importing_events import ImportingEvents
from drawn_layers import draw
from drawn_ledgers import blurred, phone
from patience import wait_until
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext
from qgis.PyQt.QtWidgets import QDialogButtonBox, QTextBrowser


@pytest.fixture()
def importing(bench, project, provider):
    importing = ImportingEvents(bench.desk.iface, bench.work, Settings(), project)
    yield importing
    importing.remove()


@pytest.fixture()
def workbook(tmp_path):
    """Forty events with coordinates and persons, and one that has an address alone."""
    book = openpyxl.Workbook()
    book.active.append(["工单编号", "诉求人", "联系电话", "工单类别", "状态", "上报时间", "经度", "纬度", "事发地址"])
    for n in range(40):
        where = [114.0 + n / 10000, 28.9]
        book.active.append([f"A{n}", blurred(n), phone(n), "噪音", "已结案", f"2024/1/{n % 28 + 1}", *where, None])
    book.active.append(["A99", blurred(9), phone(9), "噪音", "飞走了", "2024/1/5", None, None, "人民路1号"])
    book.save(tmp_path / "工单.xlsx")
    return tmp_path / "工单.xlsx"


def look(importing, path):
    """Choose a file and wait until it is seen what would become of it."""
    importing.start(str(path))
    wait_until(lambda: not importing.question.is_open)
    return importing.dialog


def taken_in(importing):
    """Click *Import*, and wait for the layer."""
    layers = []
    importing.imported.connect(layers.append)
    buttons = importing.dialog.findChild(QDialogButtonBox)
    (button,) = [one for one in buttons.buttons() if buttons.buttonRole(one) == QDialogButtonBox.ButtonRole.AcceptRole]
    button.click()
    wait_until(lambda: layers)
    return layers[0]


def test_what_would_become_of_events_is_seen(importing, workbook):
    # When a file is chosen
    dialog = look(importing, workbook)
    # Then each column has its meaning, persons are hidden, and what is wrong is listed
    assert [dialog.table.box(place) and dialog.table.box(place).currentData() for place in range(9)] == [
        "event_no", None, None, "category", "state", "reported_at", "x", "y", "address",
    ]  # fmt: skip
    assert dialog._summary.text() == "Events: 41; with coordinates: 40; with an address alone: 1"
    findings = dialog.findChild(QTextBrowser).toPlainText()
    assert "诉求人" in findings
    assert "飞走了" in findings
    # And nothing is asked about coordinates that seem right
    assert not dialog._question.isVisible()
    assert dialog._datum.isVisible()


def test_one_click_imports_events_and_lists_those_without_a_place(importing, workbook, project):
    look(importing, workbook)
    layer = taken_in(importing)
    assert layer.featureCount() == 41
    (left,) = project.mapLayersByName("工单: without a place")
    assert [feature["event_no"] for feature in left.getFeatures()] == ["A99"]
    texts = {str(value) for feature in layer.getFeatures() for value in feature.attributes()}
    assert not texts & {made(n) for n in range(41) for made in (blurred, phone)}
    assert importing.dialog is None


def test_a_meaning_is_remembered_apart_from_those_of_registers(importing, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Ref,When\n7,2024/1/5\n", encoding="utf-8")
    dialog = look(importing, path)
    assert "cannot be read as events" in dialog._said.text()
    for place, role in ((0, "event_no"), (1, "reported_at")):
        box = importing.dialog.table.box(place)
        box.setCurrentIndex(box.findData(role))
        box.activated.emit(box.currentIndex())
        wait_until(lambda: not importing.question.is_open)
    taken_in(importing)
    look(importing, path)
    assert importing._trial.trouble == ""
    assert Settings().register_mappings == ""


def test_events_are_taken_into_the_open_plan(importing, opened, workbook):
    # Given an open plan
    dialog = look(importing, workbook)
    assert dialog.take_too()
    done = []
    importing.taken.connect(lambda: done.append(True))
    # When events are imported with the box ticked that is ticked by itself
    layer = taken_in(importing)
    assert "_events.gpkg" in layer.source()
    wait_until(lambda: done)
    # Then the plan has them
    assert len(opened.work.session.events.events) == 41


def test_events_of_two_tables_are_taken_although_the_second_comes_before_the_first_is_in(importing, opened, workbook):
    # Given events of one table that are being taken into the plan
    look(importing, workbook)
    done = []
    importing.taken.connect(lambda: done.append(True))
    layer = taken_in(importing)
    # When those of another are to be taken too
    importing._take_into_plan(layer)
    # Then both runs are heard
    wait_until(lambda: len(done) == 2)
    assert len(opened.work.session.events.events) == 41


def test_shifted_coordinates_are_asked_about(importing, opened, tmp_path, monkeypatch):
    # Given events at the buildings of the plan, as Amap has them
    chance = [(500010 + 37 * n % 900, 3200010 + 53 * n % 380) for n in range(40)]
    plan, degrees = QgsCoordinateReferenceSystem("EPSG:4547"), QgsCoordinateReferenceSystem("EPSG:4326")
    places = moved_places(np.array(chance, dtype=float), plan, degrees, QgsCoordinateTransformContext())
    lines = [f"A{n},{x:.8f},{y:.8f}" for n, (x, y) in enumerate(converted(places, WGS84, GCJ02).tolist())]
    path = tmp_path / "a.csv"
    path.write_text("事件编号,经度,纬度\n" + "\n".join(lines), encoding="utf-8")
    houses = draw("houses", "Point", ["a:string"], [(f"POINT({x} {y})", "") for x, y in chance])
    source = Source.of_layer(houses)
    monkeypatch.setattr(event_ground, "sources_of_plan", lambda path: {"buildings": source})
    # When the file is looked at
    dialog = look(importing, path)
    # Then it is asked, and once answered it is so
    assert "GCJ-02" in dialog._question.text()
    assert dialog._question.isVisible()
    dialog._datum.setCurrentIndex(dialog._datum.findData("GCJ02"))
    dialog._datum.activated.emit(dialog._datum.currentIndex())
    wait_until(lambda: not importing.question.is_open)
    assert not dialog._question.isVisible()
    layer = taken_in(importing)
    point = next(layer.getFeatures()).geometry().asPoint()
    assert (point.x(), point.y()) == pytest.approx(tuple(places[0]), abs=1e-7)
