"""Events in the files and layers that they arrive in, through the algorithm; and read again by who needs them."""

import json
from collections import Counter
from datetime import datetime

import numpy as np
import openpyxl
import pytest
import shapely
from community_grids.adapters.events.reading import moved_places, read_events
from community_grids.adapters.layers.reading import Source
from community_grids.engine.events.arriving.dates import clock_text
from community_grids.engine.geodesy.gcj import BD09, GCJ02, WGS84, converted
from drawn_layers import draw, square
from drawn_ledgers import blurred, phone
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from run_algorithm import rows, run_algorithm

pytestmark = pytest.mark.usefixtures("provider")

METRIC, DEGREES = QgsCoordinateReferenceSystem("EPSG:4547"), "EPSG:4326"


def imported(given, **parameters):
    """The events and the findings of a table, and the results."""
    results = run_algorithm("importevents", {"INPUT": given, **parameters})
    return rows(results["EVENTS"]), {one["check"]: one["message"] for one in rows(results["FINDINGS"])}, results


def read(layer, crs=METRIC, **told):
    return read_events(Source.of_layer(layer), crs, QgsCoordinateTransformContext(), **told)


def table(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


def place_of(layer, row):
    point = list(layer.getFeatures())[row].geometry().asPoint()
    return point.x(), point.y()


def test_a_workbook_with_dirty_dates_and_persons(tmp_path):
    # Given a workbook with a title, persons, dates of four kinds and a number that stands there twice
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["一月工单"])
    sheet.append(["工单编号", "诉求人", "电话", "工单类别", "工单状态", "上报时间", "办结时间", "事发地址"])
    sheet.append(
        ["A1", blurred(1), phone(1), "市容环境", "已结案", "2024年1月5日 下午3点", "2024/1/6 9:00", "人民路1号"]
    )
    sheet.append(["A2", blurred(2), phone(2), "市容环境", "处置中", "113/1/5 15:00", None, "人民路2号"])
    sheet.append(["A2", blurred(2), phone(2), "市容环境", "已结案", "113/1/5 15:00", "2024-01-07", "人民路2号"])
    sheet.append(["A3", blurred(3), phone(3), "噪音", "已受理", 45296.625, "2023/12/1", "人民路3号"])
    book.save(tmp_path / "工单.xlsx")
    # When it is imported without a word on it
    events, told, results = imported(str(tmp_path / "工单.xlsx"))
    # Then each event is there once, with times in UTC, and nobody's name
    assert [event["event_no"] for event in events] == ["A1", "A2", "A3"]
    assert {event["reported_at"].toString("yyyy-MM-dd HH:mm") for event in events} == {"2024-01-05 07:00"}
    assert [event["state"] for event in events] == [70, 70, 20]
    assert events[0]["due_at"].toString("yyyy-MM-dd HH:mm") == "2024-01-08 10:00"  # one working day
    assert (results["ROWS"], results["PLACED"], results["NOT_PLACED"]) == (3, 0, 3)
    assert "诉求人, 电话" in told["register_personal_dropped"]
    assert {"event_rows_older", "event_times_disorder", "event_unplaced", "event_due_set"} <= set(told)
    assert not any(blurred(1) in str(value) for event in events for value in event.values())


def test_real_dates_of_a_workbook_keep_their_time_of_day(tmp_path):
    # Given cells with dates and times in several formats, and places as one text in a column that says address
    book = openpyxl.Workbook()
    book.active.append(["工单编号", "上报时间", "地址"])
    for row, code in enumerate(("yyyy-mm-dd h:mm:ss", "m/d/yy h:mm", 'yyyy"年"m"月"d"日" h"时"mm"分"', "General")):
        book.active.append([f"A{row}", datetime(2024, 1, 5, 8, 30, 15), "POINT(114 28.9)"])
        book.active.cell(row + 2, 2).number_format = code
    book.save(tmp_path / "a.xlsx")
    # Then none of them is midnight
    events, _, results = imported(str(tmp_path / "a.xlsx"))
    assert {event["reported_at"].toString("HH:mm:ss") for event in events} == {"00:30:15"}
    assert results["PLACED"] == 4


def test_coordinates_addresses_and_corners_become_places(tmp_path):
    # Given a district with addresses and streets, and events with coordinates, an address, a corner and neither
    district = draw("district", "Polygon", ["name:string"], [(square(500000, 3200000, 2000), "区")])
    addresses = draw("addresses", "Point", ["address:string"], [("POINT(500100 3200100)", "人民路12号")])
    lines = [
        ("LINESTRING(500000 3200050, 501000 3200050)", "人民路"),
        ("LINESTRING(500300 3200000, 500300 3201000)", "和平街"),
    ]
    streets = draw("streets", "LineString", ["name:string"], lines)
    path = table(
        tmp_path / "事件.csv",
        "事件编号,经度,纬度,事发地址\nA1,114.0001,28.9105,\nA2,28.9105,114.0001,\nA3,,,人民路12号门前\n"
        "A4,,,人民路与和平街路口\nA5,,,某处\nA6,0,0,人民路12号\n",
    )
    given = {"DISTRICT": district, "ADDRESSES": addresses, "STREETS": streets}
    # When they are imported
    events, told, results = imported(path, **given)
    # Then all but one have a place, in degrees as the coordinates were
    assert results["EVENTS"].crs().authid() == DEGREES
    assert (results["PLACED"], results["NOT_PLACED"]) == (5, 1)
    there = read(results["EVENTS"]).events.places
    assert there[0] == pytest.approx(there[1])
    assert there[2] == pytest.approx((500100, 3200100), abs=0.01)
    assert there[3] == pytest.approx((500300, 3200050), abs=0.01)
    assert there[5] == pytest.approx(there[2])
    assert np.isnan(there[4]).all()
    assert {"event_places_swapped", "event_places_zero", "event_placed_by_address", "event_places_assumed"} <= set(told)
    # And the one without stands in the list
    (left,) = rows(results["UNPLACED"])
    assert (left["event_no"], left["file_row"], left["address"]) == ("A5", 6, "某处")


def test_metres_without_a_crs_are_those_of_the_district_if_they_lie_in_it(tmp_path):
    # Given northings and eastings, as surveyors write them, and nobody who says of which system
    district = draw("district", "Polygon", ["name:string"], [(square(500000, 3200000, 2000), "区")])
    path = table(tmp_path / "a.csv", "事件编号,X坐标,Y坐标\nA1,3200100,38500100\nA2,3200200,500200\n")
    _, told, results = imported(path, DISTRICT=district)
    assert results["EVENTS"].crs() == METRIC
    assert [place_of(results["EVENTS"], row) for row in (0, 1)] == [(500100, 3200100), (500200, 3200200)]
    assert {"event_places_assumed", "event_places_zoned", "event_places_swapped"} <= set(told)
    # And without a district they are not used
    _, told, results = imported(path)
    assert results["PLACED"] == 0
    assert "register_coordinates_unused" in told


def test_an_address_without_a_place_is_where_its_building_is(tmp_path):
    # Given a table of addresses that names buildings
    fields = ["address:string", "building_id:string"]
    addresses = draw("addresses", "None", fields, [(None, "人民路12号", "B1"), (None, "人民路14号", "B2")])
    houses = draw("houses", "Polygon", ["building_id:string"], [(square(500000, 3200000, 10), "B1")])
    path = table(tmp_path / "a.csv", "事件编号,事发地址\nA1,人民路12号\nA2,人民路14号\n")
    # When events are imported
    *_, results = imported(path, ADDRESSES=addresses, BUILDINGS=houses)
    # Then the one is at its building, the other nowhere
    there = read(results["EVENTS"]).events.places
    assert there[0] == pytest.approx((500005, 3200005), abs=0.01)
    assert np.isnan(there[1]).all()


@pytest.mark.parametrize("datum", [GCJ02, BD09])
def test_shifted_coordinates_are_noticed_and_converted_when_asked(tmp_path, datum):
    # Given houses by chance, and events at them as a web map has them
    chance = np.random.default_rng(3)
    places = np.array([114.0, 28.9]) + chance.uniform(-0.01, 0.01, (60, 2))
    houses = shapely.to_wkt(shapely.box(*(places - 0.00005).T, *(places + 0.00005).T), rounding_precision=7).tolist()
    buildings = draw("houses", "Polygon", ["name:string"], [(house, "") for house in houses], DEGREES)
    there = converted(places, WGS84, datum)
    lines = [f"A{row},{x:.7f},{y:.7f}" for row, (x, y) in enumerate(there.tolist())]
    path = table(tmp_path / "a.csv", "事件编号,经度,纬度\n" + "\n".join(lines))
    # When nobody says what they are, they stay and it is told
    _, told, results = imported(path, BUILDINGS=buildings)
    assert "event_datum_suspected" in told
    assert place_of(results["EVENTS"], 0) == pytest.approx(there[0], abs=1e-6)
    # And they are right when it is said
    _, told, results = imported(path, BUILDINGS=buildings, DATUM=datum)
    assert "event_datum_converted" in told
    assert place_of(results["EVENTS"], 0) == pytest.approx(places[0], abs=1e-6)
    # As they are when the layer is converted by itself
    layer = draw("shifted", "Point", ["name:string"], [(f"POINT({x} {y})", "") for x, y in there], DEGREES)
    results = run_algorithm("convertcoordinates", {"INPUT": layer, "BUILDINGS": buildings})
    assert results["DATUM"] == datum
    assert place_of(results["OUTPUT"], 7) == pytest.approx(places[7], abs=1e-8)


def test_converting_drops_persons_keeps_the_rest_and_asks_where_it_does_not_show():
    # Given lines on both sides of the border of China, with a column about persons
    layer = draw(
        "lines",
        "LineString",
        ["name:string", "phone:string", "length:double"],
        [("LINESTRING(114 29, 114.1 29)", "a", phone(1), 1.5), ("LINESTRING(10 50, 11 50)", "b", phone(2), 2.5)],
        DEGREES,
    )
    results = run_algorithm("convertcoordinates", {"INPUT": layer, "FROM": "WGS84", "TO": "GCJ02"})
    assert rows(results["OUTPUT"]) == [{"name": "a", "length": 1.5}, {"name": "b", "length": 2.5}]
    assert results["MOVED"] == 1
    shapes = [feature.geometry().asPolyline() for feature in results["OUTPUT"].getFeatures()]
    assert shapes[0][0].x() == pytest.approx(converted([(114, 29)], WGS84, GCJ02)[0, 0], abs=1e-9)
    assert shapes[1][0].x() == 10
    houses = draw("houses", "Polygon", ["name:string"], [(square(114, 29, 0.0001), "")], DEGREES)
    with pytest.raises(QgsProcessingException, match="does not show by the buildings"):
        run_algorithm("convertcoordinates", {"INPUT": layer, "BUILDINGS": houses})
    with pytest.raises(QgsProcessingException, match="BUILDINGS"):
        run_algorithm("convertcoordinates", {"INPUT": layer})


def test_meanings_zones_and_bad_parameters(tmp_path):
    path = table(tmp_path / "a.csv", "Ref,When,Where\n7,1/2/2010 08:00,x\n8,8/25/2010 08:00,y\n")
    events, *_ = imported(path, MAPPING=json.dumps({"Ref": "event_no", "#2": "reported_at"}), ZONE="-05:00")
    assert [event["reported_at"].toString("MM-dd HH:mm") for event in events] == ["01-02 13:00", "08-25 13:00"]
    with pytest.raises(QgsProcessingException, match="offset"):
        imported(path, ZONE="east")
    with pytest.raises(QgsProcessingException, match="JSON"):
        imported(path, MAPPING="[1]")
    with pytest.raises(QgsProcessingException, match="cannot be read as events"):
        imported(table(tmp_path / "b.csv", "甲,乙\n1,2\n"))
    with pytest.raises(QgsProcessingException, match=r"nothing\.csv"):
        imported(str(tmp_path / "nothing.csv"))


def test_cancelling_writes_nothing(tmp_path):
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    path = table(tmp_path / "a.csv", "编号,时间\n1,2024/1/5\n")
    with pytest.raises(QgsProcessingException, match="Nothing was written"):
        run_algorithm("importevents", {"INPUT": path}, feedback)


def test_what_was_imported_is_read_as_it_was_written(tmp_path):
    # Given the sample's events, in a city's words
    raw = QgsVectorLayer("sample_data/small.gpkg|layername=events", "events", "ogr")
    sample = read(raw, raw.crs())
    assert not sample.findings
    assert Counter(sample.events.states.tolist()).most_common(1)[0][0] == 70
    assert clock_text(sample.events.times["reported"][0]) == "2024-01-01 07:03"
    # When they are imported into a file
    results = run_algorithm("importevents", {"INPUT": raw}, EVENTS=str(tmp_path / "events.gpkg"))
    again = read(QgsVectorLayer(str(tmp_path / "events.gpkg"), "again", "ogr"), raw.crs())
    # Then they say the same
    assert results["ROWS"] == len(again.events) == raw.featureCount()
    for column in ("numbers", "sources", "categories", "urgencies", "states", "departments", "addresses"):
        assert getattr(again.events, column).tolist() == getattr(sample.events, column).tolist(), column
    assert np.allclose(again.events.places, sample.events.places)
    for name, seconds in sample.events.times.items():
        if name != "due":
            assert np.array_equal(again.events.times[name], seconds, equal_nan=True), name
    known = ~np.isnan(sample.events.times["due"])
    assert np.array_equal(again.events.times["due"][known], sample.events.times["due"][known])


def test_layers_are_read_whatever_their_places_are_like():
    # Given events as polygons, at 0/0, far off the CRS, and without geometry
    layer = draw(
        "事件",
        "Polygon",
        ["工单号:string", "状态:string"],
        [(square(114, 29, 0.01), "A1", "已结案"), (None, "A2", "??"), (square(500, 500, 1), "A3", "已派单")],
        DEGREES,
    )
    told = read(layer)
    assert told.events.numbers.tolist() == ["A1", "A2", "A3"]
    assert told.events.states.tolist() == [70, 10, 40]
    assert np.isfinite(told.events.places).all(axis=1).tolist() == [True, False, False]
    assert {finding.check for finding in told.findings} == {"event_words_unknown", "event_places_lost"}
    # And a table without places needs no CRS; a field that is named is taken
    table = draw("t", "None", ["a:string", "b:string"], [(None, "x", "y")])
    assert read(table, fields={"event_no": "b"}).events.numbers.tolist() == ["y"]
    with pytest.raises(QgsProcessingException, match="no field c"):
        read(table, fields={"event_no": "c"})
    points = draw("p", "Point", ["event_no:string"], [("POINT(1 1)", "A1")], "")
    with pytest.raises(QgsProcessingException, match="no CRS"):
        read(points)


def test_events_of_a_real_city(shared_data):
    """Counted by neighbourhood as a plain spatial join counts them; those without coordinates placed or listed."""
    data = f"{shared_data('cambridge_ma.gpkg')}|layername="
    given = {"ZONE": "-05:00", "DEADLINES": False, "DISTRICT": data + "communities"}
    _, told, results = imported(data + "events", **given)
    assert (results["ROWS"], results["PLACED"]) == (9110, 9110)
    assert not [check for check in told if check.startswith(("event_times", "event_places", "event_rows"))]
    crs = QgsCoordinateReferenceSystem("EPSG:32619")
    counts = [
        _by_area(layer, data + "communities", crs) for layer in (results["EVENTS"], QgsVectorLayer(data + "events"))
    ]
    assert counts[0] == counts[1]
    assert sum(counts[0].values()) > 8900
    _, told, results = imported(data + "events_no_coords", **given)
    assert (results["ROWS"], results["PLACED"], len(rows(results["UNPLACED"]))) == (1225, 0, 1225)


def _by_area(layer, areas, crs):
    """How many places of a layer lie in each area: by shapely alone."""
    context = QgsCoordinateTransformContext()
    places = read_events(Source.of_layer(layer), crs, context).events.places
    shapes = QgsVectorLayer(areas)
    whole = [shapely.from_wkb(feature.geometry().asWkb().data()) for feature in shapes.getFeatures()]
    moved = [shapely.transform(shape, lambda part: moved_places(part, shapes.crs(), crs, context)) for shape in whole]
    return {row: int(shapely.contains_xy(shape, places).sum()) for row, shape in enumerate(moved)}
