"""2.5D: one click raises the buildings, another lays them flat and leaves everything as it was."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from community_grids.adapters.layer_roles import mark, role_of
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plan_project import PLAN_PROPERTY
from community_grids.adapters.scene_dress import STYLE_NAME, is_dressed
from community_grids.adapters.scene_layers import SCENE_ROLE
from community_grids.adapters.scene_theme import THEMES
from community_grids.adapters.settings import Settings
from community_grids.plugin.premises import scene_switch
from community_grids.plugin.premises.scene_switch import SceneSwitch
from drawn_layers import draw
from drawn_plans import board, code, new_plan
from patience import wait_until
from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtXml import QDomDocument


def built_plan(folder):
    """A plan whose units hold a house of 40 m by 20 m each."""
    draft = board()
    middle = shapely.get_coordinates(shapely.centroid(draft.fabric.polygons))
    houses = np.array([shapely.box(x - 20, y - 10, x + 20, y + 10) for x, y in middle], dtype=object)
    path = folder / "built.gpkg"
    create_plan(path, replace(new_plan(draft), buildings=houses))
    return path


def looks(project):
    """All that a person could see of a project: styles, sight, and the background."""
    styles = {}
    for layer in project.mapLayers().values():
        document = QDomDocument()
        layer.exportNamedStyle(document)
        styles[layer.id()] = document.toString(), layer.styleManager().styles(), layer.opacity()
    tree = [
        (node.layerId(), node.itemVisibilityChecked(), node.isExpanded(), node.customProperties())
        for node in project.layerTreeRoot().findLayers()
    ]
    return styles, tree, project.backgroundColor().name()


def layer_of(project, table):
    return next(layer for layer in project.mapLayers().values() if layer.customProperty(PLAN_PROPERTY) == table)


def scene_layers(project):
    return [layer for layer in project.mapLayers().values() if role_of(layer) == SCENE_ROLE]


@pytest.fixture()
def built(bench, project, tmp_path):
    """An open plan with houses, and the switch."""
    switch = SceneSwitch(bench.desk.iface, project, Settings(), bench.work)
    assert bench.work.open(built_plan(tmp_path))
    yield SimpleNamespace(switch=switch, work=bench.work, project=project, canvas=bench.canvas, bench=bench)
    switch.remove()


def painted(built, row):
    """The class of a building's roof, found by the picker's own way: what colour lies on its roof."""
    return int(built.switch.show._layers._classes[row])


class TestOnAndOff:
    def test_one_click_shows_the_scene_under_the_grids_and_over_the_streets(self, built):
        built.switch.action.trigger()
        assert built.switch.action.isChecked()
        order = [role_of(layer) for layer in built.project.layerTreeRoot().layerOrder()]
        assert order.index("grids") < order.index(SCENE_ROLE) < order.index("streets")
        node = built.project.layerTreeRoot().findLayer(layer_of(built.project, "building").id())
        assert not node.isVisible()
        assert built.canvas.canvasColor().name() == THEMES["light"].ground

    def test_another_click_leaves_everything_as_it_was(self, built):
        before = looks(built.project)
        built.switch.action.trigger()
        assert looks(built.project) != before
        built.switch.action.trigger()
        assert not built.switch.action.isChecked()
        assert looks(built.project) == before
        assert built.canvas.canvasColor().name() == built.project.backgroundColor().name()

    def test_what_a_person_had_styled_and_hidden_comes_back_so(self, built):
        street, compound = layer_of(built.project, "street"), layer_of(built.project, "community")
        street.setOpacity(0.4)
        street.styleManager().addStyleFromLayer("mine")
        street.styleManager().setCurrentStyle("mine")
        built.project.layerTreeRoot().findLayer(compound.id()).setItemVisibilityChecked(False)
        built.project.layerTreeRoot().findLayer(layer_of(built.project, "building").id()).setItemVisibilityChecked(False)
        before = looks(built.project)
        built.switch.action.trigger()
        built.switch.action.trigger()
        assert looks(built.project) == before

    def test_the_theme_can_change_while_it_is_on(self, built):
        before = looks(built.project)
        built.switch.action.trigger()
        night = next(action for action in built.switch.menu.actions() if action.data() == "dark")
        night.trigger()
        assert built.canvas.canvasColor().name() == THEMES["dark"].ground
        assert Settings().scene_theme == "dark"
        built.switch.action.trigger()
        assert looks(built.project) == before
