"""Cameras from columns as they arrive: directions, kinds, ids, numbers with units, and what must not come in."""

import numpy as np
import pytest
from community_grids.adapters.cameras.vocabulary import camera_vocabulary
from community_grids.engine.events.arriving.azimuths import ALL_ROUND, azimuth_of
from community_grids.engine.events.arriving.camera_columns import CameraKind, CameraWords, opens_network, roles_of_names
from community_grids.engine.events.arriving.camera_intake import cameras_of_columns
from community_grids.engine.events.arriving.camera_sheet import read_camera_sheet
from community_grids.engine.premises.register.sheet import Words
from drawn_ledgers import ledger

WORDS = CameraWords(
    kinds={"枪机": CameraKind("fixed"), "3": CameraKind("fixed"), "半球": CameraKind("dome", 110.0, 25.0)},
    statuses={"在线": "on", "离线": "off", "1": "on"},
    positions={"10": "交通干线"},
    secrecy={"涉密": 1, "不涉密": 0},
)


def read(**columns):
    count = len(next(iter(columns.values())))
    columns.setdefault("camera_id", [f"C-{row}" for row in range(count)])
    return cameras_of_columns("sheet", columns, range(2, 2 + count), WORDS)


def told(intake):
    """What was found: {check: rows}."""
    return {finding.check: finding.numbers.get("rows") for finding in intake.findings}


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("0", 0),
        ("-90", 270),
        ("370", 10),
        ("１３５°", 135),
        ("90.5度", 90.5),
        ("N/B", 0),
        ("S/B", 180),
        ("NB", 0),
        ("northbound", 0),
        ("WNW", 292.5),
        ("North-East", 45),
        ("facing south", 180),
        ("东北", 45),
        ("西南方向", 225),
        ("朝东", 90),
        ("面向西", 270),
        ("东向", 90),
        ("北偏东30度", 30),
        ("N 30 W", 330),
        ("从南往北", 0),
        ("西向东", 90),
        ("E to W", 270),
        ("350-10", 0),
        ("全景", ALL_ROUND),
        ("1234", None),
        ("大门", None),
        ("北南", None),
        ("", None),
    ],
)
def test_directions_as_people_write_them(text, degrees):
    assert azimuth_of(text) == degrees


def test_a_column_of_numbers_from_1_to_8_is_one_of_directions():
    intake = read(azimuth_deg=["1", "4", "8"])
    assert intake.cameras.azimuths.tolist() == [90, 0, 315]
    assert list(told(intake)) == ["camera_directions_by_number"]
    assert read(azimuth_deg=["1", "4", "90"]).cameras.azimuths.tolist() == [1, 4, 90]


def test_the_angle_goes_before_the_direction():
    assert read(azimuth_deg=["30", ""], direction=["1", "3"]).cameras.azimuths.tolist() == [30, 180]


def test_numbers_have_units_and_what_cannot_be_is_not_known():
    intake = read(
        range_m=["50米", "80m", "约60", "0", "-5", "100000", "far"], height_m=["离地6米"] * 7, fov_deg=["60°"] * 7
    )
    assert intake.cameras.ranges[:4].tolist() == [50, 80, 60, 0]
    assert np.isnan(intake.cameras.ranges[4:]).all()
    assert set(intake.cameras.heights.tolist()) == {6.0}
    assert set(intake.cameras.fovs.tolist()) == {60.0}
    assert told(intake) == {"camera_cells_unread": (6, 7, 8)}


def test_kinds_and_statuses_by_word_and_number():
    intake = read(camera_kind=["枪机", "3", "高清半球", "?"], status=["在线", "1", "离线", "unknown"])
    assert intake.cameras.kinds.tolist() == ["fixed", "fixed", "dome", "unknown"]
    assert intake.cameras.statuses.tolist() == ["on", "on", "off", "unknown"]
    assert intake.cameras.fovs[2] == 110
    assert told(intake) == {"camera_words_unknown": (5,)}


def test_a_status_that_only_holds_a_known_word_is_not_believed():
    intake = read(status=["不在线", "在线(正常)", "在线？"])
    assert intake.cameras.statuses.tolist() == ["unknown", "on", "on"]
    assert told(intake) == {"camera_words_unknown": (2,)}


def test_ids_that_are_missing_rounded_repeated_or_of_other_devices():
    camera, recorder = "43070200001320000001", "43070200001180000001"
    intake = read(camera_id=[camera, "", "4.30702E+19", camera, recorder])
    assert intake.cameras.ids.tolist() == [camera, "#3", "#4", camera, recorder]
    assert intake.left_out.tolist() == [False, False, False, True, True]
    assert told(intake) == {
        "camera_ids_ruined": (4,),
        "camera_devices_left_out": (6,),
        "camera_ids_repeated": (5,),
        "camera_ids_missing": (3, 4),
    }


def test_what_opens_a_network_or_tells_of_a_person_is_blanked():
    intake = read(name=["东门 192.0.2.7", "南门", "西门 13800000000"], link_key=["K-1", "rtsp://a:b@192.0.2.7/1", ""])
    assert intake.cameras.names.tolist() == ["", "南门", ""]
    assert intake.cameras.links.tolist() == ["K-1", "", ""]
    assert set(told(intake)) == {"camera_cells_blanked", "register_cells_blanked"}
    assert not opens_network("3.5.1")


def test_a_secrecy_that_is_not_understood_is_on_the_safe_side():
    intake = read(secrecy=["涉密", "不涉密", "", "什么", "0"])
    assert intake.cameras.secrecy.tolist() == [1, 0, 0, 1, 0]
    assert told(intake) == {"camera_secrecy_unknown": (5,)}


def test_a_table_of_nothing_but_ids_is_read():
    intake = read(camera_id=["A", "B"])
    assert intake.cameras.kinds.tolist() == ["unknown", "unknown"]
    assert np.isnan(intake.cameras.ranges).all()
    assert not intake.findings


def test_fields_of_the_network_and_of_persons_have_no_role():
    table = Words(
        headers={"cameraid": "camera_id", "ip名称": "name", "名称": "name"},
        parts={"联系": "name"},
        personal_parts=frozenset(["联系人"]),
    )
    words = CameraWords(table, secret_words=frozenset(["ip"]))
    found = roles_of_names(["camera_id", "IP名称", "联系人", "名称"], words)
    assert found == {"camera_id": "camera_id", "name": "名称"}


def test_coordinates_of_cameras_are_mended_or_lost_and_each_is_told():
    sheet = ledger("""
设备编码 | 经度 | 纬度
C1 | 111.69 | 29.04
C2 | 111°41'24" | 29°2'24"
C3 | 0 | 0
C4 | 5000.5 | 7000.25
C5 | east | 29.04
""")
    reading = read_camera_sheet(sheet, camera_vocabulary(), where=lambda places: ((111.6, 29.0, 111.8, 29.1), True))
    assert np.isfinite(reading.cameras.places).all(axis=1).tolist() == [True, True, False, False, False]
    told = [(one.check, one.numbers["rows"], one.numbers.get("mended")) for one in reading.findings]
    first = int(reading.lines[0])
    assert sorted(told, key=str) == [
        ("camera_places_lost", (first + 2,), None),
        ("camera_places_lost", (first + 3,), None),
        ("camera_places_mended", (first + 1,), "degrees"),
        ("camera_places_unread", (first + 4,), None),
    ]
