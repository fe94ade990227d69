"""camerasight as QGIS runs it: cameras in a city's own words and buildings in, sight and findings out."""

import json

import numpy as np
import pytest
import shapely
from community_grids.adapters.cameras.reading import read_cameras, secret_fields
from community_grids.adapters.layers.reading import Source
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.events.model import cameras_of
from drawn_layers import METRIC, draw, rectangle
from drawn_plans import plan_file
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)
from run_algorithm import rows, run_algorithm

# A corner of the zone, where a metre is a metre; nobody's camera stands at 0, 0.
EAST, NORTH_M = 500_000, 3_200_000


def at(x, y):
    """WKT of a point so many metres from the corner."""
    return f"POINT({EAST + x} {NORTH_M + y})"


def house_at(left, right, bottom, top):
    """WKT of a rectangle by its sides, in metres from the corner."""
    return rectangle(EAST + left, EAST + right, NORTH_M + bottom, NORTH_M + top)


FIELDS = ["国标编码:string", "名称:string", "在线状态:string", "摄像机类型:string", "方位角:string", "监控距离:string"]
NORTH = (at(0, 0), "43070200001320000001", "北枪机", "在线", "固定枪机", "北", "50米")
ROUND = (at(200, 0), "43070200001320000002", "球机", "离线", "球机", "", "80")
LOST = (None, "43070200001320000003", "无位置", "?", "球机", "", "")
INSIDE = (at(303, 5), "43070200001320000004", "室内", "在线", "半球", "S/B", "")


@pytest.fixture
def cameras():
    return draw("cameras", "Point", FIELDS, [NORTH, ROUND, LOST, INSIDE])


@pytest.fixture
def buildings():
    wall, house, hall = house_at(-40, 40, 20, 30), house_at(300, 310, 0, 10), house_at(180, 220, 30, 70)
    return draw("buildings", "Polygon", ["floors:integer"], [(wall, 3), (house, 2), (hall, 9)])


def seen(layer):
    """What each camera sees, by its id."""
    shapes = {}
    for feature in layer.getFeatures():
        shapes.setdefault(feature["camera_id"][-1], []).append(shapely.from_wkb(feature.geometry().asWkb().data()))
    return {name: shapely.union_all(some) for name, some in shapes.items()}


@pytest.mark.parametrize(("secret", "ids"), [({}, "1"), ({"SECRET": "include"}, "12")])
def test_what_secret_cameras_see_is_drawn_on_request_only(provider, secret, ids):
    # Given a camera, and a secret one of whose direction nothing is known
    blind = (at(200, 0), "43070200001320000002", "密", "在线", "固定枪机", "", "80")
    cameras = draw("cameras", "Point", [*FIELDS, "保密属性:string"], [(*NORTH, "0"), (*blind, "1")])
    feedback = QgsProcessingFeedback(False)
    results = run_algorithm("camerasight", {"CAMERAS": cameras, **secret}, feedback)
    # Then neither its sight nor a finding on it is there unless it was asked for
    assert set(seen(results["SIGHT"])) == set(ids)
    told = " ".join(row["message"] for row in rows(results["FINDINGS"]))
    assert ("43070200001320000002" in told) == bool(secret)
    assert ("left out (number: 1)" in feedback.textLog()) != bool(secret)


def test_sight_is_stopped_by_buildings(provider, cameras, buildings):
    results = run_algorithm("camerasight", {"CAMERAS": cameras, "BUILDINGS": buildings})
    sights = seen(results["SIGHT"])
    assert results["SEEING"] == 3 and set(sights) == set("124")
    assert sights["1"].bounds[3] == pytest.approx(NORTH_M + 20)
    assert sights["2"].contains(shapely.Point(EAST + 200, NORTH_M + 29))
    assert not sights["2"].contains(shapely.Point(EAST + 200, NORTH_M + 71))
    assert [(row["status"], row["camera_kind"], row["range_m"]) for row in rows(results["SIGHT"])] == [
        ("on", "fixed", 50),
        ("off", "ptz", 80),
        ("on", "dome", 25),
    ]


def test_what_was_wrong_is_told_with_the_cameras(provider, cameras, buildings):
    results = run_algorithm("camerasight", {"CAMERAS": cameras, "BUILDINGS": buildings})
    told = {row["check"]: row["message"] for row in rows(results["FINDINGS"])}
    assert set(told) == {"camera_words_unknown", "sight_placeless", "sight_moved", "sight_filled"}
    assert "43070200001320000003" in told["sight_placeless"]
    assert "43070200001320000004" in told["sight_moved"]
    assert "在线状态" in told["camera_words_unknown"]


def test_bands_tile_the_sight(provider, cameras, buildings):
    given = {"CAMERAS": cameras, "BUILDINGS": buildings}
    whole = seen(run_algorithm("camerasight", given)["SIGHT"])
    pieces = run_algorithm("camerasight", {**given, "BANDS": True})["SIGHT"]
    assert {row["band"] for row in rows(pieces)} == {"identify", "recognise", "observe", "detect", "beyond"}
    for name, sight in seen(pieces).items():
        assert sight.symmetric_difference(whole[name]).area < 0.01 * whole[name].area
    assert sum(row["area_m2"] for row in rows(pieces)) == pytest.approx(
        sum(one.area for one in whole.values()), rel=0.01
    )


def test_only_working_cameras_without_buildings(provider, cameras):
    results = run_algorithm("camerasight", {"CAMERAS": cameras, "WORKING": True})
    assert set(seen(results["SIGHT"])) == set("14")


def test_a_low_building_is_looked_over_unless_told_otherwise(provider):
    camera = draw("cameras", "Point", ["kind:string", "height:double"], [(at(0, 0), "dome", 9)])
    hut = draw("buildings", "Polygon", ["height:double"], [(house_at(-3, 3, 10, 12), 3)])
    behind = shapely.Point(EAST, NORTH_M + 40)
    for look_over in (True, False):
        given = {"CAMERAS": camera, "BUILDINGS": hut, "LOOK_OVER": look_over}
        (sight,) = seen(run_algorithm("camerasight", given)["SIGHT"]).values()
        assert sight.contains(behind) == look_over


def test_a_citys_profile_says_what_is_taken(provider, buildings, tmp_path):
    profile = tmp_path / "ours.json"
    profile.write_text(json.dumps({"kinds": {"unknown": {"fov_deg": 360, "range_m": 11}}}), encoding="utf-8")
    camera = draw("cameras", "Point", ["camera_id:string"], [(at(0, 0), "1")])
    given = {"CAMERAS": camera, "BUILDINGS": buildings}
    results = run_algorithm("camerasight", {**given, "PROFILE": str(profile)})
    assert [row["range_m"] for row in rows(results["SIGHT"])] == [11]
    profile.write_text("[1]", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"ours\.json"):
        run_algorithm("camerasight", {**given, "PROFILE": str(profile)})


def test_cameras_in_degrees_are_measured_in_metres(provider, buildings):
    camera = draw("cameras", "Point", ["kind:string"], [("POINT(111.7 29.0)", "dome")], crs="EPSG:4326")
    results = run_algorithm("camerasight", {"CAMERAS": camera})
    assert rows(results["SIGHT"])[0]["area_m2"] == pytest.approx(20096, rel=2e-3)


def test_an_empty_layer_and_one_without_a_crs_are_refused(provider, cameras):
    with pytest.raises(QgsProcessingException, match="nobody"):
        run_algorithm("camerasight", {"CAMERAS": draw("nobody", "Point", FIELDS, [])})
    cameras.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException, match="cameras"):
        run_algorithm("camerasight", {"CAMERAS": cameras})


def test_the_cameras_of_a_plan_are_read_as_they_were_taken(provider, tmp_path):
    session = PlanSession.open(plan_file(tmp_path))
    told = cameras_of(
        ["1", "2"],
        names=["gate", "pole"],
        places=[(50, 50), (150, 50)],
        azimuths=[90, np.nan],
        fovs=[60, np.nan],
        ranges=[30, np.nan],
        kinds=["fixed", "ptz"],
        statuses=["on", "unknown"],
        status_times=[1.7e9, np.nan],
        secrecy=[0, 1],
    )
    session.events.take(cameras=told)
    layer, crs = session.events.layer("camera"), session.crs
    read = read_cameras(Source.of_layer(layer), crs, QgsCoordinateTransformContext())
    session.close()
    assert not read.findings
    for name in ("ids", "names", "kinds", "statuses", "secrecy"):
        assert getattr(read.cameras, name).tolist() == getattr(told, name).tolist(), name
    for name in ("places", "azimuths", "fovs", "ranges", "heights", "status_times"):
        np.testing.assert_allclose(getattr(read.cameras, name), getattr(told, name), atol=1e-6, err_msg=name)


def test_tags_of_openstreetmap_are_understood(qgis_app):
    tags = '"camera:direction"=>"NNE","camera:type"=>"panning","height"=>"4 m","camera:angle"=>"15"'
    layer = draw("osm", "Point", ["osm_id:string", "man_made:string", "other_tags:string"], [
        (at(0, 0), "1", "surveillance", tags),
        (at(1, 0), "2", "surveillance", None),
    ])  # fmt: skip
    crs = QgsCoordinateReferenceSystem(METRIC)
    read = read_cameras(Source.of_layer(layer), crs, QgsCoordinateTransformContext())
    assert read.cameras.azimuths[0] == 22.5 and read.cameras.heights[0] == 4
    assert read.cameras.kinds.tolist() == ["ptz", "unknown"]
    assert np.isnan(read.cameras.fovs[0])  # camera:angle is how far it looks down


def test_the_sample_of_535_cameras_is_read_whole(qgis_app, house):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(f"{house / 'sample_data' / 'small.gpkg'}|layername=cameras", "cameras", "ogr")
    read = read_cameras(Source.of_layer(layer), layer.crs(), QgsCoordinateTransformContext())
    assert len(read.cameras) == 535 and not read.findings and not read.left_out.any()
    assert (read.cameras.statuses == "on").sum() == 500
    assert set(read.cameras.kinds) == {"fixed", "dome", "ptz", "panoramic"}


def test_fields_that_open_a_network_are_named():
    fields = [
        "camera_id",
        "IPAddress",
        "Port",
        "Password",
        "RTSP地址",
        "登录用户名",
        "position_type",
        "description",
        "zip",
    ]
    assert secret_fields(fields) == ["IPAddress", "Port", "Password", "RTSP地址", "登录用户名"]
