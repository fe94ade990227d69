"""Patrol visits by the algorithm: fields guessed, days by the clock, persons refused."""

import pytest
from drawn_layers import draw
from qgis.core import QgsProcessingException
from run_algorithm import run_algorithm

STREETS = [
    ("LINESTRING (0 0, 200 0)", "人民路"),
    ("LINESTRING (100 -100, 100 100)", "Main St"),
    ("LINESTRING (0 50, 90 50)", ""),
]


def fixes(field="班次", key="早班"):
    rows = [(f"POINT ({x} 2)", key, f"2024-12-01 23:{50 + number}:00") for number, x in enumerate((0, 40, 90, 140))]
    return draw("巡逻", "Point", [f"{field}:string", "时间:string"], rows)


def run(shift="", **layers):
    """Count, with fields guessed."""
    layers = {"FIXES": fixes(), "STREETS": streets(), "STREET_NAME": "name", **layers}
    return run_algorithm("patrolvisits", {**layers, "SHIFT": shift} if shift else layers)


def streets():
    return draw("道路", "LineString", ["name:string"], STREETS)


def test_streets_and_days_with_their_rounds(provider):
    results = run()
    rows = [feature.attributes() for feature in results["VISITS"].getFeatures()]
    assert [row[:4] for row in rows] == [["Main St", "2024-12-01", 0, 0], ["人民路", "2024-12-01", 1, 1]]
    assert rows[1][4:] == ["23:50", "23:53"]
    assert (results["ROUNDS"], results["UNVISITED"]) == (1, 1)


def test_a_field_about_persons_is_refused(provider):
    with pytest.raises(QgsProcessingException, match="about persons"):
        run(FIXES=fixes("姓名", "王小明"), shift="姓名")


def test_without_a_field_for_the_shift_it_says_so(provider):
    with pytest.raises(QgsProcessingException, match="巡逻"):
        run(FIXES=fixes("x"))
