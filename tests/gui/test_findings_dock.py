"""The dock lists, filters, remembers and goes to the place."""

import pytest
from community_grids.adapters.looks.project_layers import add_plan_group, style_plan_layer
from community_grids.adapters.running.settings import Settings
from community_grids.plugin.findings_dock import FindingsDock
from community_grids.plugin.plan_watcher import PlanWatcher
from community_grids.plugin.show_finding import show_finding
from qgis.core import QgsCoordinateReferenceSystem, QgsFeatureRequest, QgsRectangle
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView, QToolButton


@pytest.fixture()
def dock(qgis_app, project, plan_layers):
    add_plan_group(project, plan_layers)
    dock = FindingsDock(project, Settings())
    yield dock
    dock.deleteLater()


def rows(dock):
    table = dock.findChild(QTableView).model()
    return [
        tuple(table.index(row, column).data() for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]


def row_of(dock, words):
    return next(number for number, row in enumerate(rows(dock)) if words in row[1])


def feature_with(layer, check):
    return next(feature for feature in layer.getFeatures() if feature["check"] == check).id()


def test_lists_the_gravest_first(dock):
    assert [row[0] for row in rows(dock)] == ["Error", "Warning", "Warning", "Note"]
    assert rows(dock)[0][1] == "一栋建筑物被切分。"
    assert dock.needs_attention()


def test_every_severity_has_an_icon(dock):
    table = dock.findChild(QTableView).model()
    for row in range(table.rowCount()):
        icon = table.index(row, 0).data(Qt.ItemDataRole.DecorationRole)
        assert not icon.pixmap(16, 16).isNull()


def test_sorts_severities_by_gravity_and_not_by_alphabet(dock):
    table = dock.findChild(QTableView)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in rows(dock)] == ["Note", "Warning", "Warning", "Error"]


@pytest.mark.parametrize(
    ("words", "expected"), [("over", 1), ("430702001001003", 1), ("建筑物", 1), ("WARNING 530", 1)]
)
def test_filters_by_words_in_any_column(dock, words, expected):
    dock.findChild(QLineEdit).setText(words)
    assert len(rows(dock)) == expected
    dock.findChild(QLineEdit).setText("")
    assert len(rows(dock)) == 4


def test_hides_severities_and_remembers_it(dock, project):
    note = dock.findChildren(QToolButton)[-1]
    buttons = [button for button in dock.findChildren(QToolButton) if button.isCheckable()]
    assert note in buttons
    buttons[2].setChecked(False)
    assert [row[0] for row in rows(dock)] == ["Error", "Warning", "Warning"]
    dock.findChild(QLineEdit).setText("under")
    again = FindingsDock(project, Settings())
    assert again.findChild(QLineEdit).text() == "under"
    assert [row[1] for row in rows(again)] == ["170 are 180 under."]
    again.deleteLater()


def test_says_so_when_there_is_no_plan(dock, project, qgis_app):
    watcher = PlanWatcher(project)
    watcher.layers_changed.connect(dock.refresh)
    project.removeAllMapLayers()
    assert rows(dock) == []
    assert "no plan" in dock.findChildren(QLabel)[-1].text()
    watcher.stop()


def test_a_double_click_tells_which_finding(dock, plan_layers):
    told = []
    dock.finding_chosen.connect(lambda layer, feature_id: told.append((layer, feature_id)))
    table = dock.findChild(QTableView)
    table.doubleClicked.emit(table.model().index(row_of(dock, "30 over"), 1, QModelIndex()))
    assert told == [(plan_layers["findings"], feature_with(plan_layers["findings"], "grid_over"))]


class TestGoingToThePlace:
    """The three grids lie side by side from x = 500,000 to 501,200."""

    @pytest.fixture()
    def go(self, project, plan_layers, qgis_canvas):
        add_plan_group(project, plan_layers)
        qgis_canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4547"))
        qgis_canvas.setExtent(QgsRectangle(0, 0, 1, 1))
        findings = plan_layers["findings"]
        return lambda check: show_finding(qgis_canvas, project, findings, feature_with(findings, check))

    @pytest.mark.parametrize(
        ("check", "x", "selected"), [("grid_over", 500_600, ["002"]), ("grid_under", 501_000, ["003"])]
    )
    def test_of_a_grid(self, go, qgis_canvas, plan_layers, check, x, selected):
        assert go(check)
        assert qgis_canvas.extent().center().x() == pytest.approx(x, abs=1)
        assert qgis_canvas.extent().height() < 1200
        assert [grid["grid_code"][-3:] for grid in plan_layers["grids"].selectedFeatures()] == selected

    def test_of_a_community(self, go, qgis_canvas):
        assert go("building_cut")
        assert qgis_canvas.extent().center().x() == pytest.approx(500_600, abs=1)
        assert qgis_canvas.extent().width() > 1200

    def test_of_nothing(self, go, qgis_canvas):
        before = qgis_canvas.extent()
        assert not go("crs_chosen")
        assert qgis_canvas.extent() == before

    def test_on_a_map_in_degrees(self, go, qgis_canvas):
        qgis_canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
        assert go("grid_over")
        assert 113 < qgis_canvas.extent().center().x() < 115
        assert 28 < qgis_canvas.extent().center().y() < 30


class TestPlanWatcher:
    @pytest.fixture()
    def arrived(self, project):
        watcher = PlanWatcher(project)
        layers = []
        watcher.plan_arrived.connect(layers.append)
        yield layers
        watcher.stop()

    def test_a_division_marks_its_layers_once_they_are_in_the_project(self, arrived, project, plan_layers):
        project.addMapLayers(list(plan_layers.values()))
        assert arrived == []
        for role, layer in plan_layers.items():
            style_plan_layer(layer, role)
        assert arrived == [plan_layers["findings"]]

    def test_a_project_that_is_opened_brings_no_new_plan(self, arrived, project, plan_layers):
        style_plan_layer(plan_layers["findings"], "findings")
        project.addMapLayer(plan_layers["findings"])
        assert arrived == []

    def test_is_silent_once_stopped(self, project, plan_layers):
        watcher = PlanWatcher(project)
        heard = []
        watcher.plan_arrived.connect(heard.append)
        project.addMapLayers(list(plan_layers.values()))
        watcher.stop()
        style_plan_layer(plan_layers["findings"], "findings")
        assert heard == []


def test_two_plans_are_chosen_between(dock, project, plan_layers):
    keep = feature_with(plan_layers["findings"], "crs_chosen")
    second = plan_layers["findings"].materialize(QgsFeatureRequest().setFilterFids([keep]))
    add_plan_group(project, {"findings": second})
    dock.show_plan(second)
    plans = dock.findChild(QComboBox)
    assert [plans.itemText(row) for row in range(plans.count())] == ["Plan 2", "Plan"]
    assert len(rows(dock)) == 1
    assert not dock.needs_attention()
    plans.setCurrentIndex(1)
    assert len(rows(dock)) == 4
    project.removeMapLayer(second.id())
    dock.refresh()
    assert len(rows(dock)) == 4
    assert plans.isHidden()
