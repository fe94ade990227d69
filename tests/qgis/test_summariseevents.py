"""summariseevents as QGIS runs it: figures that one can count by hand, in a city's own words, masked where small."""

import numpy as np
import pytest
import shapely
from community_grids.adapters.events.areas import no_areas
from community_grids.adapters.events.figures.periods import (
    Span,
    before,
    day_numbers,
    months_of,
    span_of,
    span_text,
    whole_days,
)
from community_grids.adapters.events.figures.summary import Question, summarise
from community_grids.engine.events.model import events_of
from community_grids.engine.progress import Progress
from drawn_layers import draw, rectangle
from qgis.core import NULL, QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer
from rooms import HOUSE
from run_algorithm import rows, run_algorithm

CODE = "430702001001"
HEADERS = ("工单编号", "工单状态", "数据来源", "工单类别", "上报时间", "办结时间", "办结时限", "承办单位")
FIELDS = [f"{header}:string" for header in HEADERS]


def event(number, x, day, state="已结案", closed="", due="", source="网格员上报", category="市容环境", office="城管局"):
    where = None if x is None else f"POINT({x} 50)"
    return (where, f"E-{number:04}", state, source, category, day, closed, due, office)


@pytest.fixture
def grids():
    cells = [(rectangle(100 * row, 100 * row + 100), f"{CODE}00{row + 1}", f"第{row + 1}网格", 400) for row in range(3)]
    return draw("grids", "Polygon", ["grid_code:string", "grid_name:string", "households:integer"], cells)


def december(count, x, first=0, **more):
    """Events of the first days of December, all in one grid."""
    return [event(first + row, x, f"2024-12-{row % 28 + 1:02} 09:00", **more) for row in range(count)]


def summarised(events, **parameters):
    layer = draw("事件", "Point", FIELDS, events)
    parameters = {"EVENTS": layer, "NOW": "2025-01-15T00:00:00", **parameters}
    results = run_algorithm("summariseevents", parameters)
    told = rows(results["SUMMARY"])
    return results, {(row["by"], row["code"]): row for row in told}, rows(results["TREND"])


def test_rates_of_a_grid_follow_the_formulas(provider, grids):
    events = december(10, 50) + december(2, 50, 20, state="不予立案") + december(3, 50, 30, state="处置中")
    results, told, _ = summarised(events, GRIDS=grids)
    first = told["grid", f"{CODE}001"]
    assert (first["events"], first["received"], first["rejected"], first["closed"]) == (15, 15, 2, 10)
    assert first["closure_rate"] == pytest.approx(100 * 10 / 13, abs=0.01)
    assert first["per_1000"] == pytest.approx(37.5)
    assert results["COUNT"] == 15 and told["total", ""]["events"] == 15


def test_on_time_counts_deadlines_of_the_span(provider, grids):
    late = december(12, 50, closed="2024-12-31 10:00", due="2024-12-30 10:00")
    early = december(24, 150, 50, closed="2024-12-29 10:00", due="2024-12-30 10:00")
    _, told, _ = summarised(late + early, GRIDS=grids)
    assert told["total", ""]["on_time_rate"] == pytest.approx(66.67)
    assert told["grid", f"{CODE}001"]["on_time_rate"] == 0
    assert told["grid", f"{CODE}002"]["on_time_rate"] == 100
    _, told, _ = summarised(late + early, GRIDS=grids, UNTIL="2024-12-29")
    assert told["total", ""]["due"] == 0


def test_small_groups_are_masked_and_so_is_what_gives_them_away(provider, grids):
    _, told, _ = summarised(december(4, 50) + december(20, 150, 50) + december(30, 250, 90), GRIDS=grids)
    masked = {code[-3:]: row["masked"] for (by, code), row in told.items() if by == "grid"}
    assert masked == {"001": 1, "002": 1, "003": 0}
    assert told["grid", f"{CODE}002"]["events"] is None or not told["grid", f"{CODE}002"]["events"]
    assert told["total", ""]["events"] == 54
    _, told, _ = summarised(december(4, 50) + december(20, 150, 50), GRIDS=grids, FLOOR=0)
    assert told["grid", f"{CODE}001"]["events"] == 4


def test_groups_of_all_kinds_and_the_months_before(provider, grids):
    november = [
        event(row, 50, f"2024-11-{row + 1:02} 09:00", office="民政局", category="民生服务") for row in range(15)
    ]
    events = november + december(25, 50, 50) + december(5, 50, 90, source="12345转办")
    _, told, trend = summarised(events, GRIDS=grids, SINCE="2024-12-01", UNTIL="2024-12-31")
    assert told["total", ""]["events_before"] == 15 and told["total", ""]["change"] == 15
    assert told["total", ""]["ratio"] == pytest.approx(30 / 31 / (15 / 30), abs=0.01)
    assert told["department", "城管局"]["events"] == 30
    assert told["street", "430702001"]["events"] == 30
    assert told["community", CODE]["events"] == 30
    assert {code for by, code in told if by == "source"} == {"01", "02"}
    assert trend == []
    _, told, trend = summarised(events, GRIDS=grids)
    months = {row["month"]: row["events"] for row in trend if row["by"] == "department" and row["code"] == "城管局"}
    assert months == {"2024-11": 0, "2024-12": 30}
    assert told["month", "2024-12"]["events_before"] == 15


def test_events_that_lie_in_no_grid_are_told_and_counted(provider, grids):
    said = []

    class Feedback(QgsProcessingFeedback):
        def pushWarning(self, words):
            said.append(words)

    layer = draw("事件", "Point", FIELDS, december(12, 50) + december(11, 9999, 50) + december(10, None, 80))
    parameters = {"EVENTS": layer, "GRIDS": grids, "NOW": "2025-01-15T00:00:00"}
    told = rows(run_algorithm("summariseevents", parameters, Feedback(False))["SUMMARY"])
    assert next(row["events"] for row in told if row["by"] == "grid" and not row["code"]) == 21
    assert any("21" in words for words in said)


def test_communities_alone_do_where_there_are_no_grids(provider):
    cells = [
        (rectangle(0, 200), CODE, "红旗社区", "城关街道"),
        (rectangle(200, 300), f"{CODE[:-1]}2", "柳叶社区", "城关街道"),
    ]
    fields = ["community_code:string", "name:string", "town_name:string"]
    communities = draw("communities", "Polygon", fields, cells)
    _, told, _ = summarised(december(12, 50) + december(15, 250, 50), COMMUNITIES=communities)
    assert (told["community", CODE]["name"], told["community", CODE]["events"]) == ("红旗社区", 12)
    assert (told["street", CODE[:9]]["name"], told["street", CODE[:9]]["events"]) == ("城关街道", 27)
    assert not any(by == "grid" for by, _ in told)


def test_a_real_citys_events_are_counted_as_a_plain_join_counts_them(provider, shared_data):
    file = shared_data("cambridge_ma.gpkg")
    given = {"EVENTS": f"{file}|layername=events", "COMMUNITIES": f"{file}|layername=communities"}
    given |= {"BY": ["community"], "ZONE": "-05:00", "FLOOR": 0, "COMPARE": "none"}
    told = {row["name"]: row["events"] for row in rows(run_algorithm("summariseevents", given)["SUMMARY"])}
    layers = {}
    for name in ("events", "communities"):
        layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
        wkb = [(feature.geometry().asWkb().data(), feature.attributes()) for feature in layer.getFeatures()]
        layers[name] = shapely.from_wkb([each for each, _ in wkb]), [values for _, values in wkb], layer.fields()
    areas, values, fields = layers["communities"]
    names = [row[fields.lookupField("NAME")] for row in values]
    event, area = shapely.STRtree(areas).query(layers["events"][0], predicate="intersects")
    first = np.full(len(layers["events"][0]), len(areas))
    np.minimum.at(first, event, area)
    plain = np.bincount(first, minlength=len(areas) + 1)
    assert {name: told[name] for name in names} == dict(zip(names, plain.tolist()))
    assert told["All"] == 9110


def test_nothing_to_count_is_a_sentence(provider, grids):
    with pytest.raises(QgsProcessingException, match="事件 has no features"):
        summarised([], GRIDS=grids)
    with pytest.raises(QgsProcessingException, match="lies before"):
        summarised(december(12, 50), SINCE="2024-12-05", UNTIL="2024-12-01")
    results, told, _ = summarised(december(12, 50), GRIDS=grids, SINCE="2030-01-01", UNTIL="2030-01-31")
    assert results["COUNT"] == 0 and told["total", ""]["events"] == 0


def test_spans_of_days():
    december_days = span_of("2024-12-01", "2024-12-31")
    assert december_days.days == 31
    assert span_text(before(december_days)) == "2024-11-01 – 2024-11-30"
    assert span_text(before(span_of("2024-02-29", "2024-02-29"), years=1)) == "2023-02-28"
    assert before(Span(float("-inf"), 0)) is None
    names, edges = months_of(span_of("2024-11-15", "2025-01-02"))
    assert names == ["2024-11", "2024-12", "2025-01"] and len(edges) == 4
    assert day_numbers([0, 57_599, 57_600]).tolist() == [0, 0, 1]
    known = whole_days(Span(-np.inf, np.inf), np.array([0.0, 86_400.0, np.nan]))
    assert span_text(known) == "1970-01-01 – 1970-01-02"


def test_the_sample_is_summarised_as_it_lies(provider):
    sample = f"{HOUSE / 'sample_data' / 'small.gpkg'}|layername=events"
    results = run_algorithm("summariseevents", {"EVENTS": sample, "NOW": "2026-01-02T00:00:00"})
    told = {(row["by"], row["code"]): row for row in rows(results["SUMMARY"])}
    total = told["total", ""]
    # 2,107 closed and 1,056 evaluated of 3,240, 34 rejected, 40 merged
    assert (total["events"], total["closed"], total["rejected"], total["merged"]) == (3240, 3163, 34, 40)
    assert total["closure_rate"] == pytest.approx(100 * 3163 / (3240 - 34 - 40), abs=0.01)
    assert told["source", "02"]["events"] == 461
    assert told["category", "突发事件"]["events"] == 57


@pytest.mark.parametrize("days", [("", ""), ("2024-01-01", ""), ("2024-01-01", "2024-02-01")])
def test_events_without_any_time_count_only_in_all_of_time(days):
    areas, quiet = no_areas(), Progress()
    events = areas.placed(events_of(["E"] * 12, states=[70] * 12))
    question = Question.asked(events, ("grid", "source", "month"), span_of(*days), "before", 1e9)
    summary = summarise(events, areas, question, quiet)
    assert summary.total.closed == (0 if any(days) else 12)
    assert not any(row.by != "month" for row in summary.rows)


def test_all_events_are_told_day_by_day_up_to_the_end_of_the_span():
    areas = no_areas()
    when = np.repeat([1_733_011_200.0, 1_733_097_600.0, 1_733_184_000.0], [20, 12, 4])  # 1 to 3 December
    events = areas.placed(events_of(["E"] * 36, states=[70] * 36, times={"reported": when}))
    question = Question.asked(events, ("source",), span_of("2024-12-03", "2024-12-03"), "", 1.8e9)
    days = {row.code: row.events for row in summarise(events, areas, question, Progress()).days}
    assert len(days) == 30
    assert (days["2024-11-04"], days["2024-12-01"], days["2024-12-03"]) == (0, 20, None)


def test_a_day_that_is_masked_comes_out_of_no_sum(provider):
    # 30 days of two months: four events on one day of November, and the months' sums are told.
    days = [(11, day, 20) for day in range(16, 31)] + [(12, day, 20) for day in range(1, 15)] + [(12, 15, 12)]
    days[0] = (11, 16, 4)
    moments = [day_seconds(month, day) for month, day, count in days for _ in range(count)]
    events = events_of(["E"] * len(moments), states=[70] * len(moments), times={"reported": moments})
    span = span_of("2024-11-16", "2024-12-15")
    question = Question.asked(events, ("month",), span, "", day_seconds(12, 31))
    told = summarise(events, no_areas(), question, Progress())
    assert all(not row.masked for row in told.rows)
    for month in ("2024-11", "2024-12"):
        hidden = [row for row in told.days if row.code.startswith(month) and row.masked]
        assert len(hidden) != 1, month


def test_what_lies_before_all_events_is_not_compared(provider, grids):
    _, told, _ = summarised(december(20, 50), GRIDS=grids)
    assert told["total", ""]["events_before"] == NULL and told["total", ""]["p_value"] == NULL
    _, told, _ = summarised(december(40, 50), GRIDS=grids, SINCE="2024-12-15")
    assert told["total", ""]["events_before"] > 0


def test_events_in_no_grid_are_not_told_where_they_are_masked(provider, grids):
    layer = draw("事件", "Point", FIELDS, december(30, 50) + december(12, 150, 40) + december(4, 5000, 60))
    for floor, count in ((10, "*"), (0, "4")):
        feedback = QgsProcessingFeedback(False)
        run_algorithm("summariseevents", {"EVENTS": layer, "GRIDS": grids, "FLOOR": floor}, feedback)
        assert f"(number: {count})" in feedback.textLog()


def day_seconds(month, day):
    return span_of(f"2024-{month:02}-{day:02}", "").since + 36000
