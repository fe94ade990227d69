"""2.5D: one click raises the buildings, another lays them flat and leaves everything as it was."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from community_grids import classFactory
from community_grids.adapters.layers.roles import mark, role_of
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plans.project import PLAN_PROPERTY
from community_grids.adapters.running.settings import Settings
from community_grids.adapters.scene.dress import STYLE_NAME, is_dressed
from community_grids.adapters.scene.layers import SCENE_ROLE
from community_grids.adapters.scene.theme import THEMES
from community_grids.plugin.premises import raising_buildings
from community_grids.plugin.premises.scene_switch import SceneSwitch
from drawn_layers import draw
from drawn_plans import board, code, new_plan
from patience import wait_until
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtTest import QTest
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


def choose(built, name):
    next(action for action in built.switch.menu.actions() if action.data() == name).trigger()


def scene_layers(project):
    return [layer for layer in project.mapLayers().values() if role_of(layer) == SCENE_ROLE]


@pytest.fixture()
def built(bench, project, tmp_path):
    """An open plan with houses, and the switch."""
    switch = SceneSwitch(bench.desk.iface, project, Settings(), bench.work)
    assert bench.work.open(built_plan(tmp_path))
    yield SimpleNamespace(switch=switch, work=bench.work, project=project, canvas=bench.canvas, bench=bench)
    switch.remove()


def test_what_is_seen_from_near_waits_until_the_map_is_drawn(built, monkeypatch):
    # Given a map that stands near, while QGIS still draws it
    built.switch.action.trigger()
    drawing = [True]
    monkeypatch.setattr(built.canvas, "isDrawing", lambda: drawing[0])
    asked = []
    monkeypatch.setattr(built.switch.show, "look_at", lambda *_: asked.append(drawing[0]))
    built.canvas.zoomScale(1_000)
    QTest.qWait(500)
    assert asked == []
    # When it is drawn
    drawing[0] = False
    # Then floors and entrances come: a layer that is filled while QGIS draws it would stay as empty as it was
    wait_until(lambda: asked == [False])


class TestOnAndOff:
    def test_one_click_raises_the_buildings_and_another_leaves_everything_as_it_was(self, built):
        before = looks(built.project)
        built.switch.action.trigger()
        assert built.switch.action.isChecked()
        order = [role_of(layer) for layer in built.project.layerTreeRoot().layerOrder()]
        assert order.index("grids") < order.index(SCENE_ROLE) < order.index("streets")
        node = built.project.layerTreeRoot().findLayer(layer_of(built.project, "building").id())
        assert not node.isVisible()
        assert built.canvas.canvasColor().name() == THEMES["light"].ground
        choose(built, "dark")
        assert built.canvas.canvasColor().name() == THEMES["dark"].ground
        assert Settings().scene_theme == "dark"
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
        built.project.layerTreeRoot().findLayer(layer_of(built.project, "building").id()).setItemVisibilityChecked(
            False
        )
        before = looks(built.project)
        built.switch.action.trigger()
        built.switch.action.trigger()
        assert looks(built.project) == before


class TestStaysInStep:
    def test_units_that_change_their_grid_change_their_colour_and_no_others(self, built):
        built.switch.action.trigger()
        show, session = built.switch.show, built.work.session
        classes = show._layers._classes.copy()
        assert len(set(classes[:16])) == 1
        row = 15  # the uppermost unit of the fourth column, the last of the first grid
        session.do(session.draft.assigned([row], code(2)))
        now = show._layers._classes
        assert now[row] == classes[16]
        assert np.delete(now, row).tolist() == np.delete(classes, row).tolist()
        session.undo()
        assert now.tolist() != show._layers._classes.tolist() == classes.tolist()
        for name in ("load", "floors", "completeness", "grid"):  # every face is drawn once, whatever the colours tell
            choose(built, name)
            drawn = sum(feature.geometry().constGet().numGeometries() for feature in shapes(show._layers.faces))
            assert drawn == len(show._raised.scene)

    def test_full_grids_are_told_from_grids_in_band(self, built):
        built.switch.action.trigger()
        choose(built, "load")
        session, show = built.work.session, built.switch.show
        assert set(show._layers._classes) == {2}  # 400 of 350 to 500: the middle third
        session.do(session.draft.assigned([14, 15], code(2)))
        assert set(show._layers._classes[:14]) == {1}
        session.do(session.draft.assigned([11, 12, 13], code(2)))
        assert set(show._layers._classes[:11]) == {0}
        assert set(show._layers._classes[16:]) == {4}


class TestGoes:
    def test_vertical_grids_that_come_while_buildings_stand_do_not_lie_flat_on_them(self, built):
        built.switch.action.trigger()
        layer = QgsVectorLayer("Polygon", "Vertical grids", "memory")
        mark(layer, "vertical_grids")
        built.project.addMapLayer(layer)
        node = built.project.layerTreeRoot().findLayer(layer.id())
        wait_until(lambda: not node.itemVisibilityChecked())
        built.switch.action.trigger()
        assert node.itemVisibilityChecked()

    def test_closing_the_plan_lays_the_rest_of_the_project_flat(self, built):
        others = draw("lakes", "Polygon", ["name:string"], [("POLYGON((0 0, 9 0, 9 9, 0 0))", "湖")])
        mark(others, "lakes")
        built.project.addMapLayer(others)
        before = looks(built.project)[0][others.id()]
        built.switch.action.trigger()
        assert others.styleManager().currentStyle() == STYLE_NAME
        built.work.close()
        wait_until(lambda: built.switch.show is None)
        assert not built.switch.action.isChecked()
        assert looks(built.project)[0][others.id()] == before
        assert scene_layers(built.project) == []

    def test_another_plan_begins_flat(self, built, tmp_path):
        built.switch.action.trigger()
        (tmp_path / "b").mkdir()
        assert built.work.open(built_plan(tmp_path / "b"))
        assert not built.switch.action.isChecked()
        assert not is_dressed(built.project)

    def test_taking_the_scene_out_of_the_project_by_hand_switches_it_off(self, built):
        before = looks(built.project)
        built.switch.action.trigger()
        built.project.removeMapLayer(scene_layers(built.project)[0].id())
        wait_until(lambda: built.switch.show is None)
        assert not built.switch.action.isChecked()
        assert scene_layers(built.project) == []
        assert looks(built.project) == before

    def test_an_unloaded_plugin_leaves_the_flat_map(self, desk, project, tmp_path):
        plugin = classFactory(desk.iface)
        plugin.initGui()
        assert plugin.workbench.open(built_plan(tmp_path))
        before = looks(project)
        plugin.scene.action.trigger()
        assert len(scene_layers(project)) > 0
        plugin.unload()
        assert looks(project) == before


class TestSavedAndOpened:
    def test_a_project_saved_with_the_scene_shows_it_again_and_the_way_back_is_still_there(self, built, tmp_path):
        before = looks(built.project)
        built.switch.action.trigger()
        file = str(tmp_path / "standing.qgz")
        assert built.project.write(file)
        built.project.clear()
        assert built.project.read(file)
        assert built.work.session is not None
        assert built.switch.action.isChecked()
        assert len(scene_layers(built.project)) == len(built.switch.show.layer_ids)
        built.switch.action.trigger()
        assert scene_layers(built.project) == []
        styles, tree, background = looks(built.project)
        assert [styles[key] for key in before[0]] == list(before[0].values())
        assert tree == before[1]
        assert background == before[2]

    def test_without_its_plan_the_project_opens_flat(self, built, tmp_path):
        built.switch.action.trigger()
        file = str(tmp_path / "standing.qgz")
        assert built.project.write(file)
        built.project.clear()
        (tmp_path / "built.gpkg").unlink()
        assert built.project.read(file) is not None
        assert not built.switch.action.isChecked()
        assert not is_dressed(built.project)
        assert scene_layers(built.project) == []


class TestAnyLayer:
    HOUSES = (
        ("POLYGON((0 0, 20 0, 20 10, 0 10, 0 0))", "6"),
        ("POLYGON((0 30, 20 30, 20 40, 0 40, 0 30))", "?"),
    )

    def test_without_a_plan_a_layer_with_floors_is_raised(self, bench, project):
        switch = SceneSwitch(bench.desk.iface, project, Settings(), bench.work)
        switch.action.trigger()
        assert not switch.action.isChecked()
        assert "floors or a height" in bench.bar.currentItem().text()
        layer = draw("houses", "Polygon", ["层数:string"], self.HOUSES)
        project.addMapLayer(layer)
        before = looks(project)
        switch.action.trigger()
        assert switch.show.source.buildings.floors.tolist() == [6, -1]
        assert not project.layerTreeRoot().findLayer(layer.id()).isVisible()
        assert switch.show.pick(10, 12).building == 0
        # There are no grids to colour by: six floors are of the second rank, and of the other house none are known
        assert switch.show._layers._classes.tolist() == [1, 6]
        switch.action.trigger()
        assert looks(project) == before
        switch.remove()

    def test_many_buildings_are_raised_in_the_background_and_a_second_click_stops_it(self, bench, project, monkeypatch):
        monkeypatch.setattr(raising_buildings, "_AT_ONCE", 1)
        switch = SceneSwitch(bench.desk.iface, project, Settings(), bench.work)
        project.addMapLayer(draw("houses", "Polygon", ["floors:string"], self.HOUSES))
        switch.action.trigger()
        assert switch.action.isChecked()
        assert switch.show is None
        switch.action.trigger()
        assert not switch.action.isChecked()
        switch.action.trigger()
        wait_until(lambda: switch.show is not None)
        assert len(scene_layers(project)) == len(switch.show.layer_ids)
        switch.remove()
        assert scene_layers(project) == []


def shapes(layer):
    return [feature for feature in layer.getFeatures() if not feature.geometry().isNull()]
