"""A project with a small plan, made by hand, and a window to put the plugin into."""

from types import SimpleNamespace

import pytest
from canvas_mouse import Mouse
from community_grids.adapters.running.settings import Settings
from community_grids.plugin.grids_dock.grids_dock import GridsDock
from community_grids.plugin.workbench import Workbench
from community_grids.processing_algorithms.provider import CommunityGridsProvider
from drawn_plans import plan_file
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMenu

GRIDS = (
    "Polygon?crs=EPSG:4547&field=grid_code:string&field=grid_name:string&field=community_code:string"
    "&field=kind:string&field=households:integer&field=buildings:integer&field=area_m2:double"
    "&field=status:string&field=reason:string&field=compactness:double&field=visible_boundary:double"
)
UNITS = (
    "Polygon?crs=EPSG:4547&field=unit_id:integer&field=community_code:string&field=grid_code:string"
    "&field=households:integer&field=buildings:integer&field=locked:integer"
)
FINDINGS = (
    "Point?crs=EPSG:4547&field=check:string&field=severity:string&field=grid_code:string"
    "&field=community_code:string&field=value:double&field=message:string"
)

COMMUNITY = "430702001001"


def add_rows(layer, rows):
    """Add (WKT or None, attributes) pairs."""
    features = []
    for wkt, attributes in rows:
        feature = QgsFeature(layer.fields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(attributes)
        features.append(feature)
    done, _ = layer.dataProvider().addFeatures(features)
    assert done
    layer.updateExtents()
    return layer


def square(x, y, side=400):
    return f"POLYGON(({x} {y},{x + side} {y},{x + side} {y + side},{x} {y + side},{x} {y}))"


@pytest.fixture()
def plan_layers():
    """Three grids in a row (in band, over, under) with their units and four findings; not in a project yet."""
    grids = QgsVectorLayer(GRIDS, "grids", "memory")
    units = QgsVectorLayer(UNITS, "units", "memory")
    findings = QgsVectorLayer(FINDINGS, "findings", "memory")
    statuses = ((430, "in_band", ""), (530, "over", "530 households: 30 over"), (170, "under", "180 under"))
    rows, pieces = [], []
    for number, (households, status, reason) in enumerate(statuses, 1):
        code = f"{COMMUNITY}{number:03d}"
        place = square(500_000 + 400 * (number - 1), 3_200_000)
        name = f"第{'一二三'[number - 1]}网格"
        rows.append((place, [code, name, COMMUNITY, "urban", households, 9, 160_000.0, status, reason, 0.78, 1.0]))
        pieces.append((place, [number, COMMUNITY, code, households, 9, 0]))
    add_rows(grids, rows)
    add_rows(units, pieces)
    add_rows(
        findings,
        [
            (None, ["crs_chosen", "note", "", "", None, "Worked on in EPSG:4547."]),
            (
                "POINT(500600 3200200)",
                ["grid_over", "warning", f"{COMMUNITY}002", COMMUNITY, 530, "530 is 30 over."],
            ),
            (None, ["grid_under", "warning", f"{COMMUNITY}003", COMMUNITY, 170.0, "170 are 180 under."]),
            (None, ["building_cut", "error", "", COMMUNITY, 1.0, "一栋建筑物被切分。"]),
        ],
    )
    return {"grids": grids, "units": units, "findings": findings}


@pytest.fixture()
def clean_profile():
    """Remembered values as on the first day, before and after."""
    QgsSettings().remove("community_grids")
    yield
    QgsSettings().remove("community_grids")


@pytest.fixture(scope="module")
def provider(qgis_app):
    """The algorithms, known to QGIS."""
    provider = CommunityGridsProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture()
def project(qgis_new_project, clean_profile):
    return QgsProject.instance()


@pytest.fixture()
def desk(qgis_iface, qgis_canvas, monkeypatch):
    """QGIS's interface with a real *Plugins* menu and real docks, which the stand-in leaves out."""
    window = qgis_iface.mainWindow()
    menu = QMenu("Plugins", window)
    docks = []
    monkeypatch.setattr(qgis_iface, "pluginMenu", lambda: menu, raising=False)
    monkeypatch.setattr(
        qgis_iface, "addDockWidget", lambda area, dock: (docks.append(dock), window.addDockWidget(area, dock))
    )
    monkeypatch.setattr(
        qgis_iface, "removeDockWidget", lambda dock: (docks.remove(dock), window.removeDockWidget(dock))
    )
    filters = []
    monkeypatch.setattr(qgis_iface, "registerLocatorFilter", filters.append, raising=False)
    monkeypatch.setattr(qgis_iface, "deregisterLocatorFilter", filters.remove, raising=False)
    yield SimpleNamespace(
        iface=qgis_iface, window=window, menu=menu, docks=docks, canvas=qgis_canvas, locator_filters=filters
    )
    menu.deleteLater()


@pytest.fixture()
def bench(desk, project):
    """The grid workbench in a window, without a plan."""
    desk.window.resize(1200, 800)
    desk.canvas.resize(800, 600)
    desk.window.show()
    dock = GridsDock(Settings(), desk.window)
    desk.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    bench = Workbench(desk.iface, project, Settings(), dock)
    yield SimpleNamespace(
        work=bench, dock=dock, canvas=desk.canvas, mouse=Mouse(desk.canvas), bar=desk.iface.messageBar(), desk=desk
    )
    bench.remove()
    desk.iface.removeDockWidget(dock)
    dock.deleteLater()
    desk.window.hide()


@pytest.fixture()
def opened(bench, tmp_path):
    """A plan of two grids of 400 households: columns of four units of 25, four columns each, from 0 to 800 m."""
    assert bench.work.open(plan_file(tmp_path))
    bench.draft = bench.work.session.draft
    return bench
