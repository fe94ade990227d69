"""The plugin in QGIS: what it adds it removes, and its buttons do what they say."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from community_grids import classFactory
from community_grids.adapters.looks.project_layers import style_plan_layer
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.plugin.findings_dock import FindingsDock
from community_grids.plugin.help_window import HelpWindow
from drawn_plans import board, code, new_plan, plan_file
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QDockWidget, QTextBrowser, QToolBar, QWidget


def settle():
    """Let Qt delete what was given to `deleteLater`."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def everything(desk):
    """Name all that a plugin could leave behind."""
    settle()
    return {
        "providers": sorted(provider.id() for provider in QgsApplication.processingRegistry().providers()),
        "menus": [action.text() for action in desk.menu.actions()],
        "toolbars": sorted(bar.objectName() for bar in desk.window.findChildren(QToolBar)),
        "docks": sorted(dock.objectName() for dock in desk.window.findChildren(QDockWidget)),
        "actions": sorted(action.text() for action in desk.window.findChildren(QAction)),
        "drawn on the map": len(desk.canvas.scene().items()),
        "over the map": len(desk.canvas.findChildren(QWidget)),
        "map tool": desk.canvas.mapTool(),
    }


@pytest.fixture()
def plugin(desk, project):
    plugin = classFactory(desk.iface)
    plugin.initGui()
    yield plugin
    plugin.unload()
    settle()


def test_load_and_unload_twice_leaves_nothing_behind(desk, project):
    before = everything(desk)
    for _ in range(2):
        plugin = classFactory(desk.iface)
        plugin.initGui()
        loaded = everything(desk)
        assert loaded["providers"] == sorted([*before["providers"], "communitygrids"])
        assert loaded["menus"] == ["Community Grids"]
        ours = [f"CommunityGrids{word}Toolbar" for word in ("Edit", "Share", "")]
        assert loaded["toolbars"] == sorted([*before["toolbars"], *ours])
        words = ("Building", "Events", "Figures", "Findings", "Grids", "Handling", "Sharing", "Ties", "Time")
        assert {f"CommunityGrids{word}" for word in words} <= set(loaded["docks"])
        plugin.unload()
        assert everything(desk) == before
        assert desk.docks == []


def test_no_dock_opens_by_itself(desk, project, monkeypatch):
    # Given that QGIS shows each dock that is added
    add = desk.iface.addDockWidget
    monkeypatch.setattr(desk.iface, "addDockWidget", lambda area, dock: (add(area, dock), dock.setVisible(True)))
    plugin = classFactory(desk.iface)
    plugin.initGui()
    opened = [dock.objectName() for dock in desk.docks if not dock.isHidden()]
    plugin.unload()
    settle()
    # Then none is open before somebody asks for it
    assert opened == []


def test_unloaded_in_mid_work_it_leaves_the_map_as_it_was(desk, project, tmp_path):
    before = everything(desk)
    plugin = classFactory(desk.iface)
    plugin.initGui()
    assert plugin.workbench.open(plan_file(tmp_path))
    plugin.workbench.box.actions["brush"].trigger()
    plugin.workbench.propose(code(1))
    plugin.workbench.compare()
    plugin.unload()
    assert everything(desk) == before
    assert len(project.mapLayers()) > 0


def test_unloaded_with_buildings_standing_it_leaves_the_map_as_it_was(desk, project, tmp_path):
    # Given a plan whose units hold a house each, raised, with a building and the ties shown
    before, draft = everything(desk), board()
    middle = shapely.get_coordinates(shapely.centroid(draft.fabric.polygons))
    houses = np.array([shapely.box(x - 20, y - 10, x + 20, y + 10) for x, y in middle], dtype=object)
    create_plan(tmp_path / "built.gpkg", replace(new_plan(draft), buildings=houses))
    plugin = classFactory(desk.iface)
    plugin.initGui()
    assert plugin.workbench.open(tmp_path / "built.gpkg")
    desk.canvas.setMapTool(plugin.premises.building.tool)
    plugin.scene.raise_buildings()
    assert plugin.scene.show is not None and plugin.premises.building.open("2")
    plugin.premises.ties.dock.show()
    # When it is unloaded
    plugin.unload()
    # Then nothing of it is left but the plan's layers
    assert everything(desk) == before
    assert {layer.dataProvider().name() for layer in project.mapLayers().values()} == {"ogr"}


def test_an_unloaded_plugin_hears_no_more_of_the_project(desk, project, plan_layers):
    plugin = classFactory(desk.iface)
    plugin.initGui()
    plugin.unload()
    settle()
    project.addMapLayers(list(plan_layers.values()))
    style_plan_layer(plan_layers["findings"], "findings")
    assert desk.window.findChildren(FindingsDock) == []


def test_without_a_screen_only_the_algorithms_are_added():
    plugin = classFactory(None)
    plugin.initProcessing()
    registry = QgsApplication.processingRegistry()
    assert registry.algorithmById("communitygrids:dividedistrict") is not None
    plugin.unload()
    assert registry.providerById("communitygrids") is None


def test_menu_and_toolbar_offer_the_same_with_icons(desk, plugin):
    menu = desk.menu.actions()[0].menu()
    toolbar = desk.window.findChild(QToolBar, "CommunityGridsToolbar")
    offered = [action for action in menu.actions() if not action.isSeparator()]
    words = ["Divide district…", "Open plan…", "Grids", "Findings", "Edit grids", "Sharing"]
    of_buildings = ["2.5D", "2.5D: colours", "Import register…", "Building", "Building panel", "Find by code…"]
    of_buildings += ["Divide tower by entrance…", "QR sheets…", "Tie buildings…", "Ties", "Count plan by register…"]
    of_buildings += ["Check premises", "Completeness", "Estimate households…"]
    of_events = [action.text() for action in plugin.events.actions]
    assert {"Import events…", "Handle event"} <= set(of_events)
    assert [action.text() for action in offered] == [*words, *of_buildings, *of_events, "Help"]
    shown = [action for action in toolbar.actions() if not action.isSeparator()]
    assert shown == [offered[0], *offered[2:4], offered[6], *offered[8:-1]]
    assert all(not action.icon().pixmap(24, 24).isNull() for action in offered)


def test_divide_opens_the_algorithm_filled_in(plugin, desk, project, monkeypatch):
    processing = pytest.importorskip("processing")
    asked = []

    class Dialog:
        """Stands in for Processing's dialog, which needs the whole QGIS window."""

        class algorithmFinished:  # noqa: N801
            connect = staticmethod(lambda slot: asked.append(slot))

        def show(self):
            asked.append("shown")

        def createProcessingParameters(self):  # noqa: N802
            return {"MINIMUM": 300, "MAXIMUM": 450, "SEED": 3}

    monkeypatch.setattr(
        processing, "createAlgorithmDialog", lambda name, values: asked.append((name, values)) or Dialog()
    )
    desk.menu.actions()[0].menu().actions()[1].trigger()
    (name, values), finished, shown = asked
    assert name == "communitygrids:dividedistrict"
    assert values == {"MINIMUM": 350, "MAXIMUM": 500, "SEED": 1}
    assert shown == "shown"
    finished(True, {})
    desk.menu.actions()[0].menu().actions()[1].trigger()
    assert asked[3][1] == {"MINIMUM": 300, "MAXIMUM": 450, "SEED": 3}


def test_findings_open_by_themselves_after_a_run(plugin, desk, project, plan_layers):
    desk.window.show()
    assert not plugin.findings.isVisible()
    project.addMapLayers(list(plan_layers.values()))
    style_plan_layer(plan_layers["findings"], "findings")
    assert plugin.findings.isVisible()
    desk.window.hide()


def test_mere_notes_open_nothing(plugin, desk, project, plan_layers):
    desk.window.show()
    findings = plan_layers["findings"]
    findings.dataProvider().deleteFeatures([f.id() for f in findings.getFeatures() if f["severity"] != "note"])
    project.addMapLayers(list(plan_layers.values()))
    style_plan_layer(findings, "findings")
    assert not plugin.findings.isVisible()
    desk.window.hide()


def test_help_is_a_page_that_exists(qgis_app):
    window = HelpWindow()
    assert "Divide a district" in window.findChild(QTextBrowser).toPlainText()
    window.deleteLater()
