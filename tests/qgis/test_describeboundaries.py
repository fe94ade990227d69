"""describeboundaries as QGIS runs it: the layer as it was, with its boundaries in words, and a row a side."""

import pytest
from drawn_layers import draw, square
from qgis.core import QgsProcessingException
from run_algorithm import run_algorithm

AREA = "POLYGON((0 0, 300 0, 300 200, 0 200, 0 0))"


@pytest.fixture
def town():
    streets = [
        ("LINESTRING(-50 200, 350 200)", "人民路", "Renmin Lu"),
        ("LINESTRING(0 -50, 0 250)", "朝阳街", None),
        ("LINESTRING(300 -50, 300 250)", "<Null>", None),
    ]
    return {
        "GRIDS": draw("grids", "Polygon", ["grid_code:string", "note:string", "boundary_en:string"],
                      [(AREA, "001001", "kept", "old")]),
        "STREETS": draw("streets", "LineString", ["name:string", "english:string"], streets),
        "STREET_NAME": "name",
        "BARRIERS": [draw("rivers", "Polygon", ["name:string"], [("POLYGON((-99 -60, 500 -60, 500 3, -99 3, -99 -60))",
                                                                 "穿紫河")])],
    }  # fmt: skip


def test_the_grids_come_back_with_their_boundaries(provider, town):
    results = run_algorithm("describeboundaries", town)
    layer = results["DESCRIBED"]
    assert layer.fields().names() == ["grid_code", "note", "boundary_zh", "boundary_en"]
    (row,) = layer.getFeatures()
    assert row["note"] == "kept"
    assert row["boundary_zh"] == (
        "东至无名小路（自人民路至穿紫河），南至穿紫河（自朝阳街至无名小路），西至朝阳街（自人民路至穿紫河），"
        "北至人民路（自朝阳街至无名小路）。"
    )
    assert row["boundary_en"].startswith("North: Renmin Road, from Chaoyang Street to an unnamed lane. East: ")
    sides = {side["side"]: side for side in results["BOUNDARIES"].getFeatures()}
    assert list(sides) == ["north", "east", "south", "west"]
    assert (sides["south"]["grid_code"], sides["south"]["follows"], sides["south"]["length_m"]) == (
        "001001",
        "water",
        300.0,
    )


def test_fields_about_persons_stay_behind(provider, town):
    fields = ["grid_code:string", "note:string", "网格员电话:string"]
    grids = draw("grids", "Polygon", fields, [(AREA, "001001", "kept", "none")])
    layer = run_algorithm("describeboundaries", {**town, "GRIDS": grids})["DESCRIBED"]
    assert layer.fields().names() == ["grid_code", "note", "boundary_zh", "boundary_en"]


def test_english_names_of_the_layer_are_used(provider, town):
    results = run_algorithm("describeboundaries", {**town, "STREET_NAME_EN": "english"})
    (row,) = results["DESCRIBED"].getFeatures()
    assert row["boundary_en"].startswith("North: Renmin Lu, from Chaoyang Street")


def test_walls_communities_and_buildings_have_their_words(provider, town):
    wide = "POLYGON((0 0, 300 0, 300 200, 0 200, 0 0))"
    more = {
        "COMPOUNDS": draw("walls", "Polygon", ["name:string"], [(square(10, 300, 280), "翠湖花园")]),
        "COMPOUND_NAME": "name",
        "COMMUNITIES": draw("communities", "Polygon", [], [(wide,)]),
        "BUILDINGS": draw("houses", "Polygon", [], [(square(500, 500, 10),)]),
        "GRIDS": draw("grids", "Polygon", ["grid_code:string"], [(square(10, 300, 280), "001001")]),
    }
    (row,) = run_algorithm("describeboundaries", {**town, **more})["DESCRIBED"].getFeatures()
    assert row["boundary_zh"] == "四周至翠湖花园围墙。"
    (row,) = run_algorithm("describeboundaries", {**town, **more, "COMPOUNDS": None})["DESCRIBED"].getFeatures()
    assert row["boundary_zh"] == "四周至空地。"


def test_a_layer_without_crs_is_refused_by_name(provider, town):
    layer = draw("nowhere", "Polygon", ["grid_code:string"], [(AREA, "1")], crs="")
    with pytest.raises(QgsProcessingException, match="nowhere"):
        run_algorithm("describeboundaries", {**town, "GRIDS": layer})
