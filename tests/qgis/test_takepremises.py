"""`takepremises`: what layers know of buildings comes into a plan, whatever their fields are called."""

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.premises.model import NO_FLOOR
from drawn_layers import draw, square
from drawn_ledgers import blurred, phone
from drawn_plans import plan_file
from qgis.core import QgsProcessingException, QgsProcessingFeedback
from run_algorithm import run_algorithm


@pytest.fixture
def path(qgis_app, tmp_path):
    """A board of 32 units of 25 households, each with one building, a point in its middle: '1' at 50, 50."""
    return plan_file(tmp_path)


@pytest.fixture
def take(provider, path):
    """A function that runs the algorithm: its results, what it said, and the premises of the plan."""

    def run(**layers):
        feedback = QgsProcessingFeedback(False)
        results = run_algorithm("takepremises", {"PLAN": str(path), **layers}, feedback)
        session = PlanSession.open(path)
        sessions.append(session)
        return results, feedback.textLog(), session.premises

    sessions = []
    yield run
    for session in sessions:
        session.close()


def test_facts_are_found_by_chinese_headers_and_by_place(take):
    fields = [
        "楼栋编码:string",
        "总层数:string",
        "房屋用途:string",
        "建筑高度:double",
        "小区名称:string",
        "name:string",
    ]
    buildings = draw(
        "楼栋",
        "Polygon",
        fields,
        [
            (square(300, 300, 20), "2", "６层", "住宅", 18.5, "红旗小区", "甲楼"),
            (square(40, 40, 20), "strange", "", "商业", None, "", ""),
            (square(2000, 0, 20), "nowhere", "3", "", None, "", ""),
        ],
    )
    results, told, premises = take(BUILDINGS=buildings)
    assert (results["FOUND"], results["UNKNOWN"]) == (2, 1)
    assert "nowhere" in told
    known = premises.buildings
    assert known.floors.tolist()[:3] == [-1, 6, -1]
    assert known.uses.tolist()[:2] == ["commercial", "residential"]
    assert known.heights[1] == 18.5
    assert (known.compounds[1], known.names[1]) == ("红旗小区", "甲楼")
    assert known.households.tolist() == [25] * 32


def test_addresses_go_by_code_or_to_the_building_beside_them(take):
    addresses = draw(
        "places",
        "Point",
        ["标准地址:string", "building_id:string"],
        [
            ("POINT(0 0)", "路1号", "3"),
            ("POINT(52 50)", "路2号", ""),
            ("POINT(999 999)", "路3号", ""),
            ("POINT(1 1)", "", "1"),
        ],
    )
    results, _, premises = take(ADDRESSES=addresses)
    assert results["ADDRESSED"] == 2
    assert premises.addresses.texts.tolist() == ["路1号", "路2号", "路3号"]
    assert premises.addresses.buildings.tolist() == [2, 0, -1]


def test_entrances_come_from_a_table(take):
    table = draw(
        "entrances",
        "NoGeometry",
        ["building_id:string", "单元号:string", "套数:integer", "户数:integer"],
        [(None, "1", "1单元", 12, 10), (None, "1", "二单元", 12, 20), (None, "gone", "1", 9, 9)],
    )
    results, told, premises = take(ENTRANCES=table)
    assert results["COUNTED"] == 2
    rows = premises.dwellings
    assert (rows.entrances.tolist(), rows.dwellings.tolist(), rows.households.tolist()) == (
        ["1", "2"],
        [12, 12],
        [10, 20],
    )
    assert rows.floors.tolist() == [NO_FLOOR] * 2
    assert premises.buildings.households[0] == 25
    assert "hold more households than the plan counts: 1, 1 among them" in told


def test_a_chosen_field_wins(take):
    fields = ["building_id:string", "floors:integer", "really:integer"]
    buildings = draw("houses", "Point", fields, [("POINT(50 50)", "1", 3, 9)])
    _, _, premises = take(BUILDINGS=buildings, FLOORS="really")
    assert premises.buildings.floors[0] == 9


def test_what_is_missing_is_named(take):
    with pytest.raises(QgsProcessingException, match="at least one"):
        take()
    nameless = draw("lost", "Point", ["x1:string"], [("POINT(50 50)", "y")])
    with pytest.raises(QgsProcessingException, match="lost has no field that can be taken for ADDRESS"):
        take(ADDRESSES=nameless)


def test_what_tells_of_a_person_does_not_come_into_the_plan(take, caplog):
    # Given addresses and dwellings that say whose they are
    owned = f"路2号 {phone(2)}"
    lines = [("POINT(0 0)", "路1号(业主张某)", "3"), ("POINT(0 0)", owned, "3"), ("POINT(0 0)", "路3号", "3")]
    addresses = draw("places", "Point", ["address:string", "building_id:string"], lines)
    fields = ["building_id:string", "room:string", "households:integer"]
    rooms = draw("rooms", "NoGeometry", fields, [(None, "1", f"101{blurred(1)}", 1), (None, "1", "102", 1)])
    # When they are taken
    _, _, premises = take(ADDRESSES=addresses, ENTRANCES=rooms)
    # Then those cells are blank, and the log says which they were
    assert premises.addresses.texts.tolist() == ["路3号"]
    assert premises.dwellings.rooms.tolist() == ["", "102"]
    assert "places: cells of “address”" in caplog.text and "rooms: cells of “room”" in caplog.text
    assert not any(text in caplog.text for text in ("张某", phone(2), blurred(1)))
