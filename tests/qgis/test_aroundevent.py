"""aroundevent as QGIS runs it: layers in a city's own words in, what is round an event out."""

import numpy as np
import pytest
from community_grids.adapters.events.around.reading import AroundReader, AroundSources
from community_grids.adapters.layers.reading import Source
from community_grids.adapters.running.qgis_version import is_null
from community_grids.engine.events.around.place import around
from drawn_layers import draw, rectangle
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsProcessingException,
    QgsWkbTypes,
)
from run_algorithm import rows, run_algorithm

# A corner of the zone, where a metre is a metre.
EAST, NORTH = 500_000, 3_200_000
GRIDS = ("430702001001001", "430702001001002")


def at(x, y):
    return f"POINT({EAST + x} {NORTH + y})"


def line(*corners):
    return f"LINESTRING({', '.join(f'{EAST + x} {NORTH + y}' for x, y in corners)})"


def area(left, right, bottom, top):
    return rectangle(EAST + left, EAST + right, NORTH + bottom, NORTH + top)


@pytest.fixture
def layers():
    """An event at a street of 600 m, two metres from a boundary, and what lies round it."""
    event = ["事件编号:string", "事件类别:string", "状态:string", "上报时间:string", "地址:string"]
    camera = [
        "国标编码:string",
        "名称:string",
        "在线状态:string",
        "摄像机类型:string",
        "方位角:string",
        "保密属性:string",
    ]
    return {
        "EVENTS": draw("events", "Point", event, [
            (at(98, 0), "E1", "市容环境", "已派单", "2024-05-01 08:00", ""),
            (at(98, 40), "E2", "市容环境", "处置中", "2024-05-01 09:00", "星风路4号"),
            (at(98, 50), "E3", "市容环境", "已结案", "2024-05-01 09:00", ""),
            (None, "E4", "市容环境", "已派单", "2024-05-01 09:00", ""),
        ]),
        "CAMERAS": draw("cameras", "Point", [f"{name}:string" for name in camera], [
            (at(98, -20), "43070200001320000001", "南", "离线", "球机", "", "0"),
            (at(98, 30), "43070200001320000002", "墙后", "在线", "球机", "", "0"),
            (at(60, 0), "43070200001320000003", "西", "在线", "固定枪机", "东", "0"),
            (at(130, 0), "43070200001320000004", "东", "在线", "固定枪机", "东", "0"),
            (at(90, -5), "43070200001320000005", "密", "在线", "球机", "", "1"),
        ]),
        "BUILDINGS": draw("buildings", "Polygon", ["households:integer"], [
            (area(90, 99, 10, 20), 5), (area(102, 112, 10, 20), 60),
        ]),
        "STREETS": draw("streets", "LineString", ["class:string", "bridge:integer"], [
            (line((0, 0), (300, 0)), "street", 0), (line((300, 0), (600, 0)), "street", 0),
            (line((98, 1), (98, 900)), "motorway", 0),
        ]),
        "RESOURCES": draw("resources", "Point", ["名称:string", "类型:string"], [
            (at(300, 0), "桂阳社区网格服务站", "网格服务站"), (at(98, 900), "丹湖消防站", "消防站"),
        ]),
        "PLACES": draw("places", "Polygon", ["name:string", "kind:string"], [
            (area(200, 240, -60, -20), "实验小学", "学校"), (area(0, 40, -60, -20), "", "农田"),
        ]),
        "GRIDS": draw("grids", "Polygon", ["grid_code:string", "grid_name:string"], [
            (area(0, 100, -100, 100), GRIDS[0], "一格"), (area(100, 700, -100, 100), GRIDS[1], "二格"),
        ]),
        "COMMUNITIES": draw("communities", "Polygon", ["community_code:string", "name:string"], [
            (area(0, 700, -100, 100), GRIDS[0][:12], "桂阳社区"),
        ]),
    }  # fmt: skip


def listed(results):
    """The ids of what is round it, by what they are."""
    told = {}
    for row in rows(results["AROUND"]):
        told.setdefault(row["what"], []).append(row["id"])
    return told


def test_all_that_is_round_an_event_is_listed_in_order(provider, layers):
    results = run_algorithm("aroundevent", {**layers, "EVENT": "E1"})

    assert listed(results) == {
        "grid": [*GRIDS],
        "community": [GRIDS[0][:12]],
        "camera": ["43070200001320000003", "43070200001320000001"],  # the broken one last, the secret one nowhere
        "duty": ["网格服务站 桂阳社区网格服务站"],
        "help": ["消防站 丹湖消防站"],
        "key": ["学校 实验小学"],
        "event": ["E2"],
    }
    by_id = {row["id"]: row for row in rows(results["AROUND"])}
    assert by_id["网格服务站 桂阳社区网格服务站"]["walk_min"] == pytest.approx(202 / 1.3 / 60, abs=0.05)
    assert is_null(by_id["消防站 丹湖消防站"]["walk_min"])  # nobody walks on a motorway
    assert by_id["消防站 丹湖消防站"]["distance_m"] == pytest.approx(900)
    assert by_id["43070200001320000001"]["status"] == "off"
    assert by_id["学校 实验小学"]["distance_m"] == pytest.approx(np.hypot(102, 20), abs=0.1)  # its nearest corner
    assert by_id["E2"]["name"] == "星风路4号"
    assert results["SEEING"] == 2


def test_at_a_boundary_both_grids_are_named_and_households_say_which_leads(provider, layers):
    results = run_algorithm("aroundevent", {**layers, "EVENT": "E1"})

    assert (results["GRID_CODE"], results["OTHER_GRID"], results["LEAD_GRID"]) == (*GRIDS, GRIDS[1])
    assert [row["status"] for row in rows(results["AROUND"])[:2]] == ["other", "lead"]


def test_lines_of_sight_and_ways_are_drawn(provider, layers):
    results = run_algorithm("aroundevent", {**layers, "EVENT": "E1"})

    told = {(row["what"], row["rank"]): row["length_m"] for row in rows(results["WAYS"])}
    assert told == {
        ("camera", 1): pytest.approx(38), ("camera", 2): pytest.approx(20), ("duty", 1): pytest.approx(202),
        ("key", 1): pytest.approx(122, abs=1),
    }  # fmt: skip


def test_a_place_without_an_event_and_without_most_layers_will_do(provider, layers):
    place = f"{EAST + 98},{NORTH} [EPSG:4547]"

    results = run_algorithm("aroundevent", {"PLACE": place, "RESOURCES": layers["RESOURCES"]})

    assert listed(results) == {"duty": ["网格服务站 桂阳社区网格服务站"], "help": ["消防站 丹湖消防站"]}
    assert is_null(rows(results["AROUND"])[0]["walk_min"])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "EVENT"),
        ({"EVENT": "E9"}, "E9"),
        ({"EVENT": "E4"}, "no place"),
        ({"EVENT": "E1", "EVENTS": None}, "EVENTS"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(provider, layers, given, said):
    with pytest.raises(QgsProcessingException, match=said):
        run_algorithm("aroundevent", {**layers, **given})


def test_layers_in_degrees_give_the_same(provider, layers):
    turned = {}
    for name, layer in layers.items():
        degrees = QgsCoordinateReferenceSystem("EPSG:4326")
        kind = QgsWkbTypes.displayString(layer.wkbType())
        fields = [f"{field.name()}:{'integer' if field.isNumeric() else 'string'}" for field in layer.fields()]
        drawn = []
        for feature in layer.getFeatures():
            geometry = feature.geometry()
            geometry.transform(_way(layer.crs(), degrees))
            drawn.append((None if geometry.isNull() else geometry.asWkt(12), *feature.attributes()))
        turned[name] = draw(name.lower(), kind, fields, drawn, crs="EPSG:4326")

    results = run_algorithm("aroundevent", {**turned, "EVENT": "E1"})

    assert listed(results) == listed(run_algorithm("aroundevent", {**layers, "EVENT": "E1"}))


def test_streets_are_read_round_the_place_where_there_are_very_many(provider, layers, monkeypatch):
    monkeypatch.setattr("community_grids.adapters.events.around.reading._FEW_STREETS", 1)
    sources = AroundSources(**{
        name.lower(): Source.of_layer(layer) for name, layer in layers.items() if name in ("STREETS", "RESOURCES")
    })  # fmt: skip
    reader = AroundReader(sources, QgsCoordinateTransformContext())

    places = [(EAST + 98, NORTH), (EAST + 150, NORTH)]
    found = [around(place, reader.read(place).surroundings) for place in places]

    assert [one.of("duty")[0].walk_m for one in found] == pytest.approx([202, 150])


def _way(before, after):
    return QgsCoordinateTransform(before, after, QgsCoordinateTransformContext())
