"""`takeevents`: what layers know of events, cameras and resources comes into a plan."""

import pytest
from community_grids.adapters.plans.session import PlanSession
from drawn_layers import draw
from drawn_ledgers import phone
from drawn_plans import code, plan_file
from qgis.core import NULL, QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QDate, QTime
from run_algorithm import run_algorithm


@pytest.fixture
def path(qgis_app, tmp_path):
    """A board of 8 by 4 units of 100 m, the left half one grid, the right half another."""
    return plan_file(tmp_path)


@pytest.fixture
def take(provider, path):
    """A function that runs the algorithm: its results, what it said, and the events of the plan."""

    def run(**layers):
        feedback = QgsProcessingFeedback(False)
        results = run_algorithm("takeevents", {"PLAN": str(path), **layers}, feedback)
        session = PlanSession.open(path)
        sessions.append(session)
        return results, feedback.textLog(), session.events

    sessions = []
    yield run
    for session in sessions:
        session.close()


def events(*rows):
    fields = ["event_no:string", "state:string", "reported_at:string", "department:string"]
    return draw("工单", "Point", fields, [(f"POINT({x} {y})", *values) for x, y, *values in rows])


def test_events_come_with_their_words_read_and_their_grids_found(take):
    results, told, taken = take(
        EVENTS=events(
            (150, 150, "E-1", "已派单", "2024-05-01T08:00:00+08:00", "城管"),
            (403, 150, "E-2", "已受理", "2024-05-01 08:00:00", ""),
            (5000, 0, "E-3", "已受理", "2024-05-01 08:00:00", ""),
        )
    )
    assert (results["NEW_EVENTS"], results["CHANGED_EVENTS"]) == (3, 0)
    assert taken.events.states.tolist() == [40, 20, 20]
    assert taken.events.grid_codes.tolist() == [code(1), code(2), ""]
    assert taken.events.other_grids.tolist() == ["", code(1), ""]
    assert taken.events.times["reported"].tolist() == [1714521600.0] * 3
    assert "no grid of this plan (number: 1), E-3" in told


def test_an_event_that_is_there_twice_is_told_and_the_latest_row_taken(take):
    results, told, taken = take(
        EVENTS=events(
            (150, 150, "E-1", "已派单", "2024-05-02", "城管"),
            (150, 150, "E-1", "已受理", "2024-05-01", "城管"),
        )
    )
    assert results["NEW_EVENTS"] == 1
    assert taken.events.states.tolist() == [40]
    assert "the row with the latest time was kept; these were left out (number: 1, rows: 2)" in told


def test_times_without_a_zone_are_of_the_clocks_of_the_plan(take, path):
    session = PlanSession.open(path)
    session.events.set_profile(offset_minutes=-300)
    session.close()
    *_, taken = take(EVENTS=events((150, 150, "E-1", "已派单", "1970-01-01 00:00", "城管")))
    assert taken.events.times["reported"].tolist() == [5 * 3600]


@pytest.mark.parametrize(("fields", "day", "clock"), [
    (("上报日期:string", "上报时间:string"), "2024/5/1", "8:05"),
    (("上报日期:date", "上报时间:time"), QDate(2024, 5, 1), QTime(8, 5)),
    (("Date:string", "Time:string"), "2024-05-01", "8:05 AM"),
])  # fmt: skip
def test_a_day_and_a_clock_in_two_fields_are_one_time_as_they_are_in_files(take, fields, day, clock):
    # Given the clock before the day, and a row without a clock
    fields, rows = ["编号:string", fields[1], fields[0]], [("E-1", clock, day), ("E-2", NULL, day)]
    layer = draw("工单", "Point", fields, [("POINT(150 150)", *row) for row in rows])
    # When it is taken
    _, told, taken = take(EVENTS=layer)
    # Then the time is that of the clock on the day, and both fields are told
    assert taken.events.times["reported"].tolist() == [1714521600.0 + 5 * 60, 1714521600.0 - 8 * 3600]
    day, clock = fields[2].split(":")[0], fields[1].split(":")[0]
    assert f"{day} + {clock} → reported_at" in told


def test_a_second_time_changes_are_taken_and_odd_ones_told(take):
    take(EVENTS=events((150, 150, "E-1", "已受理", "2024-05-01", ""), (150, 150, "E-2", "已受理", "2024-05-01", "")))
    results, told, taken = take(
        EVENTS=events((150, 150, "E-1", "已受理", "2024-05-01", ""), (150, 150, "E-2", "已评价", "", ""))
    )
    assert (results["NEW_EVENTS"], results["CHANGED_EVENTS"]) == (0, 1)
    assert taken.events.states.tolist() == [20, 80]
    assert "(number: 1), E-2 among them: from received to evaluated" in told
    assert [(one.from_state, one.to_state) for one in taken.log_of("E-2")] == [(20, 80)]


def test_cameras_and_duty_points_come_without_persons(take):
    cameras = draw(
        "cameras",
        "Point",
        ["camera_id:string", "status:string", "azimuth_deg:double", "password:string"],
        [("POINT(10 20)", "43070200001320000001", "OFF", 90.0, "secret")],
    )
    stations = draw(
        "duty_points",
        "Point",
        ["name:string", "kind:string"],
        [
            ("POINT(30 40)", "东门警务室", "警务室"),
            ("POINT(50 60)", "东门警务室", "警务室"),
            ("POINT(70 80)", f"值班 {phone(1)}", "警务室"),
        ],
    )
    results, told, taken = take(CAMERAS=cameras, RESOURCES=stations)
    assert (results["NEW_CAMERAS"], results["NEW_RESOURCES"]) == (1, 3)
    assert taken.cameras.statuses.tolist() == ["off"]
    assert taken.cameras.azimuths.tolist() == [90.0]
    assert taken.resources.ids.tolist() == ["警务室 东门警务室", "警务室 东门警务室 2", "警务室"]
    assert taken.resources.names.tolist() == ["东门警务室", "东门警务室", ""]
    assert taken.resources.places.tolist() == [[30, 40], [50, 60], [70, 80]]
    results, _, _ = take(RESOURCES=stations)
    assert (results["NEW_RESOURCES"], results["CHANGED_RESOURCES"]) == (0, 0)


def test_a_run_without_any_layer_is_refused(take):
    with pytest.raises(QgsProcessingException, match="at least one of EVENTS"):
        take()
