"""The clock of a plan: what reads a layer of a plan follows it, and so does what reads others beside it."""

from functools import partial

import pytest
from community_grids.adapters.events.figures.sources import LayersToRead
from community_grids.adapters.events.on_map.events_to_show import LayerOfEvents
from community_grids.adapters.events.on_map.patrols_shown import LayerOfPatrols
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.events.model import events_of
from community_grids.processing_algorithms.event_inputs import wall_clock, zone_given
from drawn_layers import draw
from drawn_plans import plan_file
from qgis.core import QgsApplication, QgsProcessingContext, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, Qt
from run_algorithm import rows, run_algorithm

APRIL_ENDS = 1714494600.0  # 2024-04-30 16:30 UTC: half an hour of May in China


@pytest.fixture
def plan(qgis_app, tmp_path):
    """A plan on clocks that are seven hours ahead of UTC, with an event half an hour before the end of April there."""
    session = PlanSession.open(plan_file(tmp_path))
    session.events.set_profile(offset_minutes=420)
    session.events.take(events_of(["E-1"], places=[(150, 150)], times={"reported": [APRIL_ENDS]}))
    session.close()
    return str(session.path)


@pytest.fixture
def raw():
    """A city's own table of points, without a plan and without a zone."""
    fields = ["编号:string", "状态:string", "上报时间:string", "班次:string", "时间:string"]
    values = ("E-9", "已派单", "2024-04-30 23:30", "早班", "2024-04-30 23:30")
    return draw("工单", "Point", fields, [("POINT(150 150)", *values)])


@pytest.fixture
def project(qgis_app):
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.mark.parametrize("name", ["aroundevent", "summariseevents", "findhotspots"])
def test_zone_is_that_of_the_plan_in_which_a_layer_lies(provider, plan, raw, name):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"communitygrids:{name}")
    clock = partial(zone_given, algorithm, context=QgsProcessingContext(), names=("EVENTS", "GRIDS"))
    assert clock({"EVENTS": f"{plan}|layername=event"}) == 420
    assert clock({"EVENTS": raw, "GRIDS": f"{plan}|layername=grid"}) == 420
    assert clock({"EVENTS": f"{plan}|layername=event", "ZONE": "+05:45"}) == 345
    assert clock({"EVENTS": raw}) == 480


def test_months_are_those_of_the_plans_clock(provider, plan, raw):
    def months(**given):
        told = rows(run_algorithm("summariseevents", {"FLOOR": 0, "BY": ["month"], **given})["SUMMARY"])
        return [row["code"] for row in told if row["by"] == "month"]

    assert months(EVENTS=f"{plan}|layername=event") == ["2024-04"]
    assert months(EVENTS=f"{plan}|layername=event", ZONE="+08:00") == ["2024-05"]
    assert months(EVENTS=raw, GRIDS=f"{plan}|layername=grid") == ["2024-04"]


def test_imported_cameras_are_of_the_clock_of_the_plan_whose_layers_are_named(provider, plan):
    cameras = draw("cameras", "Point", ["国标编码:string", "名称:string", "状态时间:string"], [
        ("POINT(150 150)", "43070200001320000001", "南", "1970-01-01 07:00"),
    ])  # fmt: skip
    QgsProject.instance().addMapLayer(cameras)
    given = {"INPUT": "cameras", "BUILDINGS": f"{plan}|layername=building"}
    (row,) = rows(run_algorithm("importcameras", given)["CAMERAS"])
    assert row["status_at"].toSecsSinceEpoch() == 0
    QgsProject.instance().clear()


def test_layers_on_the_map_are_of_the_clock_of_the_plan_beside_them(plan, raw, project):
    # Given a city's own table, alone and beside a layer of the plan
    project.addMapLayer(raw)
    alone = [work(raw, project).read() for work in (LayersToRead, LayerOfEvents, LayerOfPatrols)]
    project.addMapLayer(QgsVectorLayer(f"{plan}|layername=grid", "grid", "ogr"))
    beside = [work(raw, project).read() for work in (LayersToRead, LayerOfEvents, LayerOfPatrols)]
    # Then its times are of China's clocks, and of the plan's
    assert [given.offset for given in alone] == [480] * 3
    assert [given.offset for given in beside] == [420] * 3
    assert beside[1].events.times["reported"].tolist() == [APRIL_ENDS]
    assert beside[2].first == APRIL_ENDS


def test_a_moment_is_of_the_clock_unless_it_says_its_zone():
    def read(text):
        return wall_clock(QDateTime.fromString(text, Qt.DateFormat.ISODate), 420)

    assert read("1970-01-01T07:00:00") == read("1970-01-01T00:00:00Z") == read("1970-01-01T08:00:00+08:00") == 0.0
