"""What the scene shows beside the faces: floors and names from near, divided towers, and what colours tell."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from community_grids.adapters.layers.reading import Source
from community_grids.adapters.layers.roles import mark
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.scene.colouring import ByCompleteness, ByFloors, ByLoad
from community_grids.adapters.scene.show import SceneShow, raise_buildings
from community_grids.adapters.scene.source import GridLoad, LayerSource, PlanSource, layer_to_raise
from community_grids.adapters.scene.theme import THEMES
from community_grids.engine.premises.model import buildings_of, dwellings_of
from drawn_layers import draw
from drawn_plans import board, code, new_plan
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
)

NEAR, FAR = 1_000, 20_000


@pytest.fixture()
def shown(qgis_new_project, tmp_path):
    """Four units of 100 m in a row, two grids; the second house has six floors, two entrances and a name."""
    draft = board(columns=4, rows=1, households=400)
    houses = [shapely.box(100 * place + 30, 40, 100 * place + 70, 60) for place in range(4)]
    path = tmp_path / "row.gpkg"
    create_plan(path, replace(new_plan(draft), buildings=np.array(houses, dtype=object)))
    session = PlanSession.open(path)
    ids = session.premises.buildings.ids
    known = buildings_of(
        ids,
        floors=[1, 6, 1, 1],
        entrances=[1, 2, 1, 1],
        names=["", "翠湖花园3幢", "", ""],
        compounds=["", "翠湖花园", "", ""],
    )
    doors = dwellings_of([1, 1], entrances=["1", "2"], dwellings=[200, 200], households=[200, 200])
    session.premises.take(buildings=known, dwellings=doors)
    source, project = PlanSource(session), QgsProject.instance()
    show = SceneShow(project, source, raise_buildings(source.buildings), "grid", "light", lambda _: {})
    yield SimpleNamespace(show=show, session=session, source=source, ids=ids.tolist(), project=project)
    show.take_off()
    session.close()


def look(shown, scale, left=0.0):
    shown.show.look_at(QgsRectangle(left, 0, left + 200, 100), shown.session.crs, scale)
    lines = [feature["kind"] for feature in shown.show._near._lines.getFeatures()]
    return lines, [feature["name"] for feature in shown.show._near._words.getFeatures()]


def test_floors_entrances_and_names_are_there_only_from_near_and_in_view(shown):
    assert look(shown, FAR) == ([], [])
    lines, names = look(shown, NEAR)
    assert sorted(set(lines)) == ["entrance", "floor"]
    assert names == ["3幢"]
    assert look(shown, NEAR, left=5) == (lines, names)
    assert look(shown, NEAR, left=5_000) == ([], [])


def test_shadows_are_thrown_once_one_is_near(shown):
    shadows = shown.show._layers.shadows
    look(shown, FAR)
    assert shadows.featureCount() == 0
    look(shown, NEAR)
    assert shadows.featureCount() > 0


def test_a_divided_tower_shows_its_vertical_grids_in_colours_of_their_own(shown):
    layer = shown.show._towers.layer
    assert layer.featureCount() == 0
    shown.session.premises.divide(shown.ids[1], [("1",), ("2",)])
    shown.show.follow()
    codes = shown.session.draft.vertical.codes()
    assert shown.source.towers() == {1: dict(zip(("1", "2"), codes, strict=True))}
    tones = {feature["tone"] // 16 for feature in layer.getFeatures()}
    assert sorted(feature["words"] for feature in layer.getFeatures() if feature["words"]) == [
        "003\n200 hh",
        "004\n200 hh",
    ]
    own = int(shown.show._layers._classes[1])
    assert len(tones) == 2
    assert own not in tones
    loads = shown.source.grids()
    assert [loads[grid].households for grid in codes] == [200, 200]
    assert loads[code(1)].households == 400
    shown.show.colour_by("floors")
    assert layer.featureCount() == 0
    shown.session.undo()
    shown.show.colour_by("grid")
    assert layer.featureCount() == 0


def test_other_floors_want_other_faces_and_other_counts_do_not(shown):
    assert not shown.show.is_outdated()
    shown.session.premises.take(buildings=buildings_of([shown.ids[0]], floors=[9]))
    assert shown.show.is_outdated()


def test_a_pick_tells_building_floor_and_entrance(shown):
    pick = shown.show.pick(140 + 8 * np.cos(np.radians(70)), 40 + 8 * np.sin(np.radians(70)))
    assert (pick.building, pick.floor, pick.entrance) == (1, 3, "1")
    assert shown.show.pick(10, 5) is None


def test_grids_out_of_band_are_named_in_ink_of_their_own(shown):
    grids = draw("g", "Polygon", ["grid_code:string", "status:string"], [])
    mark(grids, "grids")
    shown.project.addMapLayer(grids)
    for name, theme in THEMES.items():
        shown.show.set_theme(name)
        settings = grids.labeling().settings()
        written = settings.dataDefinedProperties().property(QgsPalLayerSettings.Property.Color)
        ink = QgsExpression(written.expressionString())
        context, feature = QgsExpressionContext(), QgsFeature(grids.fields())
        inks = []
        for status in ("over", "under", "in_band"):
            feature.setAttributes(["1", status])
            context.setFeature(feature)
            inks.append(ink.evaluate(context))
        assert inks == [theme.over, theme.under, theme.ink]


def source_with(loads, floors=()):
    return SimpleNamespace(grids=lambda: loads, buildings=SimpleNamespace(floors=np.array(floors, dtype=int)))


def test_classes_of_load_and_floors_have_the_limits_that_their_words_say():
    households = (349, 350, 399, 400, 450, 500, 501, 550, 551)
    loads = {str(held): GridLoad(held, 350, 500) for held in households}
    assert list(ByLoad().classes_of_grids(source_with(loads)).values()) == [0, 1, 1, 2, 3, 3, 4, 4, 5]
    floors = (-1, 0, 1, 3, 4, 6, 7, 9, 10, 18, 19, 26, 27, 99)
    assert ByFloors().classes(source_with({}, floors)).tolist() == [6, 6, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    known = ByCompleteness(lambda _: {"a": 0.2, "b": 0.8, "c": 1.0})
    assert known.classes_of_grids(None) == {"a": 0, "b": 2, "c": 4}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_roofs_are_lighter_than_walls_and_lit_walls_than_walls_in_shade(theme):
    for colour in ByLoad.colours:
        tones = [theme.wall(colour, 0.0), theme.wall(colour, 0.5), theme.wall(colour, 1.0), theme.roof(colour)]
        light = [tone.lightness() for tone in tones]
        assert light == sorted(light)


def test_a_layer_of_buildings_is_found_by_its_name_and_read_with_the_grids_under_it(qgis_new_project):
    square = "POLYGON(({0} 0, {1} 0, {1} 20, {0} 20, {0} 0))"
    rows = [(square.format(0, 10), "4", 12.5), (square.format(30, 40), None, None)]
    others = draw("heights", "Polygon", ["height:double"], [(square.format(0, 10), 3.0)])
    houses = draw("建筑", "Polygon", ["层数:string", "height_m:double"], rows)
    grids = draw("g", "Polygon", ["grid_code:string", "households:integer"], [(square.format(-5, 20), "a", 360)])
    project = QgsProject.instance()
    project.addMapLayers([others, houses, draw("p", "Point", ["floors:integer"], [])])
    assert layer_to_raise(project) is houses
    assert layer_to_raise(project, others) is others
    of_layer = Source.of_layer
    source = LayerSource(of_layer(houses), of_layer(grids), 350, 500, QgsCoordinateTransformContext())
    assert source.buildings.floors.tolist() == [4, -1]
    assert source.buildings.heights[0] == 12.5
    assert source.grid_codes().tolist() == ["a", ""]
    assert source.grids() == {"a": GridLoad(360, 350, 500)}
