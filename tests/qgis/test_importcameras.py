"""importcameras as QGIS runs it: a list as it arrives in, cameras out, without persons and without the network."""

import numpy as np
import pytest
from community_grids.adapters.events.reading import moved_places
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.geodesy.gcj import GCJ02, WGS84, converted
from drawn_layers import METRIC, draw, rectangle
from drawn_plans import plan_file
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsProcessingException
from run_algorithm import rows, run_algorithm

HEADER = (
    "国标编码,点位名称,状态,摄像机类型,朝向,视场角,可视距离,安装高度,位置类型,是否涉密,经度,纬度,"
    "IP地址,端口,密码,联系人,联系电话\n"
)
ROWS = (
    "43070200001320000001,人民路东口枪机,在线,枪机,东北,60°,50米,6,10,否,111.6901,29.0401,192.0.2.7,554,x,张某,13800000000\n"
    "43070200001320000002,人民路球机,离线,1,N/B,,80,,中心广场,涉密,111.6902,29.0402,192.0.2.8,554,x,张某,13800000000\n"
    "43070200001180000003,录像机,在线,,,,,,,,111.6903,29.0403,,,,,\n"
    "4.30702E+19,南门,故障,半球,大门,,0,,,,29.0404,111.6904,,,,,\n"
    "43070200001320000001,重复,在线,枪机,1,,,,,,111.6905,29.0405,,,,,\n"
    "43070200001320000006,西门 rtsp://192.0.2.9/1,?,枪机,西,,,,,,0,0,,,,,\n"
    "43070200001320000007,北门,在线,枪机,北,,,,,,111°41′24″,29°02′24″,,,,,\n"
)
AROUND = "POLYGON((111.6 29, 111.8 29, 111.8 29.1, 111.6 29.1, 111.6 29))"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "cameras.csv"
    path.write_bytes((HEADER + ROWS).encode("gb18030"))
    return path


@pytest.fixture
def district(qgis_app):
    return draw("district", "Polygon", ["name:string"], [(AROUND, "made up")], crs="EPSG:4490")


@pytest.fixture
def imported(provider, file, district):
    return run_algorithm("importcameras", {"INPUT": str(file), "DISTRICT": district})


def by_id(results):
    return {row["camera_id"]: row for row in rows(results["CAMERAS"])}


def told(results):
    """The findings: {check: message}."""
    return {row["check"]: row["message"] for row in rows(results["FINDINGS"])}


def test_cameras_have_codes_degrees_and_metres(imported):
    cameras = by_id(imported)
    assert set(cameras) == {
        "43070200001320000001",
        "43070200001320000002",
        "#5",
        "43070200001320000006",
        "43070200001320000007",
    }
    bullet, ball = cameras["43070200001320000001"], cameras["43070200001320000002"]
    assert (bullet["status"], bullet["camera_kind"], bullet["azimuth_deg"], bullet["fov_deg"]) == (
        "on",
        "fixed",
        45,
        60,
    )
    assert (bullet["range_m"], bullet["height_m"], bullet["position_type"], bullet["secrecy"]) == (50, 6, "交通干线", 0)
    assert (ball["status"], ball["camera_kind"], ball["azimuth_deg"], ball["secrecy"]) == ("off", "ptz", 0, 1)
    assert (imported["ROWS"], imported["PLACED"], imported["WORKING"]) == (5, 4, 2)


def test_what_is_wrong_is_told_with_its_rows(imported):
    messages = told(imported)
    assert set(messages) >= {
        "camera_ids_ruined",
        "camera_ids_repeated",
        "camera_ids_missing",
        "camera_devices_left_out",
        "camera_cells_unread",
        "camera_words_unknown",
        "camera_places_mended",
        "camera_places_lost",
        "camera_cells_blanked",
    }
    assert "5" in messages["camera_ids_ruined"] and "4" in messages["camera_devices_left_out"]
    assert "朝向" in messages["camera_cells_unread"]


def test_coordinates_are_mended(imported):
    places = {feature["camera_id"]: feature.geometry() for feature in imported["CAMERAS"].getFeatures()}
    assert places["#5"].asPoint().x() == pytest.approx(111.6904)
    assert places["43070200001320000007"].asPoint().y() == pytest.approx(29.04)
    assert places["43070200001320000006"].isNull()


def test_nothing_of_persons_or_of_the_network_comes_in(imported):
    messages = told(imported)
    assert "IP地址" in messages["camera_columns_dropped"] and "密码" in messages["camera_columns_dropped"]
    assert "联系人" in messages["register_personal_dropped"] or "联系" in messages["register_personal_dropped"]
    written = repr([list(row.values()) for row in rows(imported["CAMERAS"]) + rows(imported["FINDINGS"])])
    for secret in ("192.0.2", "rtsp", "13800000000", "张某", "554"):
        assert secret not in written


def test_a_layer_of_the_project_keeps_its_crs(provider):
    layer = draw("osm", "Point", ["osm_id:string", "camera:type:string"], [("POINT(500000 3200000)", "1", "dome")])
    results = run_algorithm("importcameras", {"INPUT": layer, "MAPPING": '{"osm_id": "camera_id"}'})
    assert results["CAMERAS"].crs().authid() == METRIC
    assert [(row["camera_id"], row["camera_kind"]) for row in rows(results["CAMERAS"])] == [("1", "dome")]


@pytest.mark.parametrize(("header", "given"), [("X,Y", False), ("x坐标,y坐标", True)])
def test_coordinates_in_metres_of_the_district_are_recognised(provider, tmp_path, header, given):
    # Given a list of cameras whose coordinates are metres as the district has them, and one camera far away
    file, area = tmp_path / "metres.csv", rectangle(499_000, 501_000, 3_199_000, 3_201_000)
    lines = [f"C{row},{500_000 + 10 * row},{3_200_000 + row}" for row in range(9)]
    file.write_text("\n".join([f"camera_id,{header}", *lines, "C9,100,200"]), encoding="utf-8")
    district = draw("district", "Polygon", ["name:string"], [(area, "made up")])
    crs = {"CRS": QgsCoordinateReferenceSystem(METRIC)} if given else {}
    # When it is imported, and nobody says which CRS that is, or somebody does
    results = run_algorithm("importcameras", {"INPUT": str(file), "DISTRICT": district, **crs})
    # Then they lie where they should, and it is told if it was assumed; the one far away is told too
    assert results["CAMERAS"].crs().authid() == METRIC
    places = {feature["camera_id"]: feature.geometry() for feature in results["CAMERAS"].getFeatures()}
    assert (places["C3"].asPoint().x(), places["C3"].asPoint().y()) == (500_030, 3_200_003)
    assert ("4547" in told(results).get("event_places_assumed", "")) != given
    assert "camera_places_outside" in told(results)


def test_coordinates_in_metres_of_nobody_knows_where_are_not_used(provider, tmp_path):
    file = tmp_path / "metres.csv"
    file.write_text("camera_id,X,Y\nC1,500000,3200000\n", encoding="utf-8")
    results = run_algorithm("importcameras", {"INPUT": str(file)})
    assert "register_coordinates_unused" in told(results) and results["PLACED"] == 0


def test_coordinates_of_a_web_map_are_told_and_converted_on_request(provider, tmp_path):
    wgs84, metric = QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem("EPSG:4546")
    context = QgsCoordinateTransformContext()
    places = [(111.69 + 0.002 * column, 29.04 + 0.002 * row) for row in range(6) for column in range(6)]
    metres = moved_places(np.array(places), wgs84, metric, context)
    houses = [(f"POLYGON(({x} {y}, {x + 9} {y}, {x + 9} {y + 9}, {x} {y + 9}, {x} {y}))",) for x, y in metres]
    buildings = draw("houses", "Polygon", [], houses, crs="EPSG:4546")
    shifted = converted(np.array(places), WGS84, GCJ02)
    file = tmp_path / "shifted.csv"
    lines = [f"C{row},{x:.6f},{y:.6f}" for row, (x, y) in enumerate(shifted.tolist())]
    file.write_text("\n".join(["camera_id,lon,lat", *lines]), encoding="utf-8")
    given = {"INPUT": str(file), "BUILDINGS": buildings}
    assert "GCJ-02" in told(run_algorithm("importcameras", given))["camera_datum_suspected"]
    right = run_algorithm("importcameras", {**given, "DATUM": "GCJ02"})
    assert "camera_datum_converted" in told(right)
    first = next(right["CAMERAS"].getFeatures()).geometry().asPoint()
    assert (first.x(), first.y()) == pytest.approx(places[0], abs=2e-6)


def test_a_table_of_something_else_is_refused_by_name(provider, tmp_path):
    file = tmp_path / "prices.csv"
    file.write_text("商品,单价\n米,3\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="prices cannot be read as cameras"):
        run_algorithm("importcameras", {"INPUT": str(file)})


def test_times_without_a_zone_are_of_the_clocks_of_the_plan(provider, tmp_path):
    # Given a plan of a city five hours behind UTC, and a camera that was looked after at its midnight
    plan, cameras = plan_file(tmp_path), tmp_path / "cameras.csv"
    session = PlanSession.open(plan)
    session.events.set_profile(offset_minutes=-300)
    session.close()
    cameras.write_text("camera_id,status,status_at\n1,ON,2024-05-01 00:00\n", encoding="utf-8")
    # When it is imported with the plan, and without one
    at = [
        by_id(run_algorithm("importcameras", {"INPUT": str(cameras), **given}))["1"]["status_at"]
        for given in ({"PLAN": str(plan)}, {})
    ]
    # Then the clock is the plan's, else China's
    assert [moment.toUTC().toString("dd HH:mm") for moment in at] == ["01 05:00", "30 16:00"]
