"""summarisecameras and cameraround as QGIS runs them: a city's own words in, rates, repairs and rounds out."""

from types import SimpleNamespace

import pytest
from community_grids.adapters.cameras.links import LinkError, link_of, refuse_secret_template
from community_grids.adapters.cameras.work_words import cost_sentence
from drawn_layers import draw, rectangle
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from run_algorithm import rows, run_algorithm

EAST, NORTH = 500_000, 3_200_000
FIELDS = [
    "国标编码:string",
    "名称:string",
    "在线状态:string",
    "摄像机类型:string",
    "监控距离:string",
    "owner_kind:string",
    "town:string",
]


def at(x, y):
    return f"POINT({EAST + x} {NORTH + y})"


def line(*corners):
    return f"LINESTRING({', '.join(f'{EAST + x} {NORTH + y}' for x, y in corners)})"


def box(left, right, bottom, top):
    return rectangle(EAST + left, EAST + right, NORTH + bottom, NORTH + top)


@pytest.fixture
def cameras():
    return draw("cameras", "Point", FIELDS, [
        (at(0, 5), "1", "西", "离线", "球机", "50", "police", "East"),
        (at(100, 5), "2", "中", "在线", "球机", "50", "police", "East"),
        (at(200, 5), "3", "东", "离线", "球机", "50", "shop", "West"),
        (at(210, 5), "4", "再东", "离线", "球机", "50", "shop", "West"),
        (at(390, 5), "5", "?", "?", "球机", "50", "", ""),
        (None, "6", "", "在线", "球机", "50", "shop", "West"),
    ])  # fmt: skip


@pytest.fixture
def street():
    return draw("streets", "LineString", ["name:string"], [(line((-100, 0), (400, 0)), "长街")])


def test_rates_of_all_and_of_groups_with_unknown_ones_apart(provider, cameras):
    grids = draw("grids", "Polygon", ["grid_code:string", "grid_name:string"], [
        (box(-50, 150, -50, 50), "430702001001001", "one"), (box(150, 400, -50, 50), "430702001001002", "two"),
        (box(900, 950, 0, 50), "430702001001003", "none"),
    ])  # fmt: skip
    towns = draw("towns", "Polygon", ["town_code:string", "name:string"], [(box(-50, 950, -50, 50), "430702001", "城")])
    results = run_algorithm("summarisecameras", {"CAMERAS": cameras, "GRIDS": grids, "TOWNS": towns})
    assert (results["COUNT"], results["WORKING"], results["RATE"]) == (6, 2, 33.33)
    told = {(row["by"], row["code"] or row["name"]): row for row in rows(results["RATES"])}
    counts = {key: (row["cameras"], row["working"], row["broken"], row["unknown"]) for key, row in told.items()}
    assert counts == {
        ("total", ""): (6, 2, 3, 1),
        ("grid", "430702001001001"): (2, 1, 1, 0),
        ("grid", "430702001001002"): (3, 0, 2, 1),
        ("grid", "430702001001003"): (0, 0, 0, 0),
        ("grid", ""): (1, 1, 0, 0),
        ("street", "430702001"): (5, 1, 3, 1),
        ("street", ""): (1, 1, 0, 0),
        ("owner", "police"): (2, 1, 1, 0),
        ("owner", "shop"): (3, 1, 2, 0),
        ("owner", ""): (1, 0, 0, 1),
    }
    assert told["total", ""]["rate_of_known"] == 40 and not told["grid", "430702001001003"]["rate"]


@pytest.mark.parametrize(
    ("streets", "entrances", "said"), [(True, False, "no layer of entrances"), (False, False, "Without")]
)
def test_what_has_no_layer_is_not_told_as_none(streets, entrances, said):
    work = SimpleNamespace(
        of_streets=streets, of_entrances=entrances, lost_m=9.0, lost_entrances=0, doubtful_m=0.0, doubtful_entrances=0
    )
    assert said in cost_sentence(work) and "0 entrances" not in cost_sentence(work)


def test_the_towns_may_stand_in_a_field_of_the_cameras(provider, cameras):
    given = {"CAMERAS": cameras, "TOWN_FIELD": "town", "BY": ["street"]}
    told = rows(run_algorithm("summarisecameras", given)["RATES"])
    assert [(row["by"], row["name"], row["cameras"]) for row in told[1:]] == [
        ("street", "", 1),
        ("street", "West", 3),
        ("street", "East", 2),
    ]


def test_repairs_are_listed_by_what_each_adds_to_those_before(provider, cameras, street):
    doors = draw("entrances", "Point", [], [(at(0, 20),), (at(205, 20),), (at(100, 20),), (at(0, 300),)])
    results = run_algorithm("summarisecameras", {"CAMERAS": cameras, "STREETS": street, "ENTRANCES": doors})
    told = {row["camera_id"]: row for row in rows(results["REPAIRS"])}
    assert {key: row["place"] for key, row in told.items()} == {"1": 1, "3": 2, "4": 3}
    assert told["1"]["metres"] == 100 and told["1"]["entrances"] == 1 and told["1"]["streets"] == "长街"
    assert told["4"]["metres"] == 10 and told["4"]["alone_m"] == 100 and told["4"]["entrances"] == 0
    assert results["LOST_ENTRANCES"] == 2
    stretches = rows(results["LOST"])
    assert results["LOST_METRES"] == sum(row["metres"] for row in stretches) == told["4"]["sum_m"]
    assert {row["camera_id"] for row in stretches} == {"1", "3", "4"}


def with_a_secret_one(layer, like, x):
    """A layer of cameras with a field of secrecy, and a secret broken camera beside the others."""
    layer.dataProvider().addAttributes([QgsField("保密属性", QMetaType.Type.QString)])
    layer.updateFields()
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt(at(x, 5)))
    feature.setAttributes(["9", "密", *like, "police", "East", "1"])
    layer.dataProvider().addFeatures([feature])
    return layer


@pytest.mark.parametrize(("secret", "there"), [(None, False), ("leave_out", False), ("include", True)])
def test_secret_cameras_are_in_no_table_unless_they_are_asked_for(provider, cameras, street, secret, there):
    # Given a broken camera that is secret, beside others along a street
    given = {"CAMERAS": with_a_secret_one(cameras, ("离线", "球机", "50"), 300)}
    given |= {} if secret is None else {"SECRET": secret}
    feedback = QgsProcessingFeedback(False)
    # When cameras are summarised, and a round is made
    results = run_algorithm("summarisecameras", {**given, "STREETS": street}, feedback)
    rounded = run_algorithm("cameraround", {**given, "ROUTE": street, "REACH": 20}, feedback)
    # Then it is counted and listed only where it was asked for, and the log says how many are missing
    assert results["COUNT"] == 6 + there
    listed = [{row["camera_id"] for row in rows(table)} for table in (results["REPAIRS"], results["LOST"])]
    assert [("9" in ids) for ids in [*listed, {row["camera_id"] for row in rows(rounded["ROUND"])}]] == [there] * 3
    assert feedback.textLog().count("left out (number: 1)") == (0 if there else 2)


def test_where_all_cameras_are_secret_it_says_so(provider, cameras):
    cameras.dataProvider().truncate()
    with pytest.raises(QgsProcessingException, match="cameras are secret"):
        run_algorithm("summarisecameras", {"CAMERAS": with_a_secret_one(cameras, ("离线", "球机", "50"), 300)})


def test_buildings_hide_what_a_repair_would_bring_back(provider, cameras, street):
    wall = draw("buildings", "Polygon", [], [(box(-60, 60, 1, 3),)])
    given = {"CAMERAS": cameras, "STREETS": street}
    told = rows(run_algorithm("summarisecameras", {**given, "BUILDINGS": wall})["REPAIRS"])
    assert [(row["camera_id"], row["metres"]) for row in told][-1] == ("1", 0)


def test_a_round_goes_along_a_river_and_through_a_grid(provider, cameras):
    river = draw("river", "LineString", [], [(line((400, 0), (150, 0)),), (line((-10, 0), (150, 0)),)])
    results = run_algorithm("cameraround", {"CAMERAS": cameras, "ROUTE": river, "REACH": 20})
    assert [row["camera_id"] for row in rows(results["ROUND"])] == ["5", "4", "3", "2", "1"]
    assert [row["place"] for row in rows(results["ROUND"])] == [1, 2, 3, 4, 5]
    assert rows(results["ROUND"])[0]["along_m"] == 10 and results["COUNT"] == 5
    grids = draw("grids", "Polygon", ["grid_code:string"], [(box(-50, 150, -50, 50), "a"), (box(0, 400, 0, 50), "b")])
    given = {"CAMERAS": cameras, "AREA": grids, "GRID_CODE": "a", "REACH": 0, "WORKING": True}
    assert [row["camera_id"] for row in rows(run_algorithm("cameraround", given)["ROUND"])] == ["2"]
    with pytest.raises(QgsProcessingException, match="grids has no grid zz"):
        run_algorithm("cameraround", {**given, "GRID_CODE": "zz"})
    with pytest.raises(QgsProcessingException, match="line to go along"):
        run_algorithm("cameraround", {"CAMERAS": cameras})


def test_the_sample_loses_streets_with_its_broken_cameras(provider, house):
    def layer(name):
        return QgsVectorLayer(f"{house / 'sample_data' / 'small.gpkg'}|layername={name}", name, "ogr")

    names = {name.upper(): layer(name) for name in ("cameras", "buildings", "streets", "entrances", "towns")}
    results = run_algorithm("summarisecameras", names)
    assert (results["COUNT"], results["WORKING"], results["RATE"]) == (535, 500, 93.46)
    repairs = rows(results["REPAIRS"])
    assert len(repairs) == 35 and results["LOST_METRES"] > 100 and results["LOST_ENTRANCES"] > 0
    assert repairs[-1]["sum_m"] == pytest.approx(results["LOST_METRES"], abs=0.2)


def test_a_link_is_made_by_the_citys_template_and_never_with_a_password():
    template = "https://video.example/open?camera={id}&k={key}"
    assert (
        link_of(template, "4307 1", "a/b&c=中") == "https://video.example/open?camera=4307%201&k=a%2Fb%26c%3D%E4%B8%AD"
    )
    assert link_of("app:{key}", "1", "{id}") == "app:%7Bid%7D"
    for wrong in (
        "https://admin:secret@video.example/{id}",
        "rtsp://u:p@10.0.0.1/{key}",
        "https://user@video.example/{id}",
        "https://video.example/{id}?password=x",
        "https://video.example/",
        "video {id}",
        "javascript:alert({id})",
        "file:///etc/{id}",
    ):
        with pytest.raises(LinkError):
            refuse_secret_template(wrong)
    with pytest.raises(LinkError):
        link_of("https://video.example/{key}", "1", "")
