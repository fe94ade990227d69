"""growthwatch as QGIS runs it: who leaves the limits under a new register, and what would help."""

import pytest
from drawn_layers import draw, rectangle, square
from qgis.core import QgsProcessingException
from run_algorithm import run_algorithm

CODE = "430702001001"
FIELDS = ["grid_code:string", "grid_name:string", "households:integer"]


def register(*households):
    rows = [(square(100 * column + 40, 40, 20), number) for column, number in enumerate(households)]
    return {"BUILDINGS": draw("register", "Polygon", ["households:integer"], rows), "HOUSEHOLDS": "households"}


@pytest.fixture
def grids():
    rows = [(rectangle(100 * row, 100 * row + 100), f"{CODE}00{row + 1}", f"第{row + 1}网格", 400) for row in range(3)]
    return draw("grids", "Polygon", FIELDS, rows)


def watch(**parameters):
    results = run_algorithm("growthwatch", parameters)
    return results, list(results["WATCH"].getFeatures()), list(results["FINDINGS"].getFeatures())


def test_a_grid_that_outgrows_its_limits_gives_to_its_neighbours(provider, grids):
    results, rows, findings = watch(GRIDS=grids, **register(400, 540, 490))
    assert [(row["watch"], row["to_give"], row["change"]) for row in rows] == [
        ("steady", 0, 0),
        ("leaves", 40, 140),
        ("near", 0, 90),
    ]
    assert rows[1]["advice"] == f"Households to give to neighbours: 40; room there: {CODE}001 (100), {CODE}003 (10)."
    assert (results["LEAVING"], results["NEAR"]) == (1, 1)
    assert sorted(row["check"] for row in findings) == ["grid_leaves_over", "grid_near_maximum"]
    assert all(row.hasGeometry() for row in findings)


def test_units_with_codes_do_as_well(provider):
    rows = [(rectangle(50 * row, 50 * row + 50), f"{CODE}00{row // 2 + 1}", "", 200) for row in range(6)]
    _, watched, _ = watch(UNITS=draw("units", "Polygon", FIELDS, rows), **register(400, 540, 490))
    assert [(row["households_before"], row["households"], row["watch"]) for row in watched] == [
        (400, 400, "steady"),
        (400, 540, "leaves"),
        (400, 490, "near"),
    ]


def test_trouble_with_the_register_is_told(provider, grids):
    _, _, findings = watch(GRIDS=grids, **register(400, -5, 400, 30))
    assert {"households_negative", "register_in_no_grid", "grid_leaves_under"} <= {row["check"] for row in findings}
    assert "in no grid" in next(row["message"] for row in findings if row["check"] == "register_in_no_grid")


def test_a_locked_grid_is_not_helped_and_does_not_help(provider):
    locked = [0, 0, 1, 0, 1, 1]  # one locked unit makes its grid a locked one
    rows = [(rectangle(50 * row, 50 * row + 50), f"{CODE}00{row // 2 + 1}", 200, locked[row]) for row in range(6)]
    fields = ["grid_code:string", "households:integer", "locked:integer"]
    _, rows, findings = watch(UNITS=draw("units", "Polygon", fields, rows), **register(540, 540, 400))
    assert [row["repair"] for row in rows] == ["rebalance", "unlock", ""]
    assert rows[1]["advice"] == "It is locked, and over its limits by 40: unlock it, or change the limits."
    said = {row["grid_code"][-3:]: row["message"] for row in findings}
    assert "No neighbour" in said["001"]
    assert "is locked: unlock it" in said["002"]


def test_a_layer_of_locked_grids_locks_by_code_and_by_place(provider, grids):
    """The first grid is named, the last one lies in the outline; between them nobody is left to help."""
    rows = [(rectangle(900, 1000), f"{CODE}001"), (rectangle(210, 290), "")]
    locked = draw("locked", "Polygon", ["grid_code:string"], rows)
    _, rows, _ = watch(GRIDS=grids, LOCKED_GRIDS=locked, **register(540, 540, 400))
    assert [row["repair"] for row in rows] == ["unlock", "rebalance", ""]


def test_a_neighbour_behind_a_railway_helps_only_where_a_street_crosses(provider, grids):
    railway = draw("railways", "LineString", ["name:string"], [("LINESTRING(100 -10, 100 110)", "京广线")])
    given = {"GRIDS": grids, "BARRIERS": [railway], **register(400, 540, 490)}
    _, rows, _ = watch(**given)
    assert (rows[1]["repair"], "001" in rows[1]["advice"]) == ("rebalance", False)
    street = draw("streets", "LineString", ["class:string"], [("LINESTRING(50 50, 150 50)", "arterial")])
    _, rows, _ = watch(**given, STREETS=street, STREET_CLASS="class")
    assert f"{CODE}001 (100)" in rows[1]["advice"]


def test_a_special_grid_in_chinese_words_has_no_limits(provider):
    rows = [(rectangle(100 * row, 100 * row + 100), f"{CODE}00{row + 1}", "专属" if row else "") for row in range(2)]
    grids = draw("grids", "Polygon", ["grid_code:string", "kind:string"], rows)
    _, rows, _ = watch(GRIDS=grids, **register(540, 3))
    assert [(row["status"], row["repair"]) for row in rows] == [("over", "rebalance"), ("in_band", "")]


def test_without_grids_or_units_it_is_refused(provider):
    with pytest.raises(QgsProcessingException, match="Grids or units"):
        watch(**register(400))


def test_a_layer_without_grids_is_refused(provider):
    with pytest.raises(QgsProcessingException, match="The layer grids has no features"):
        watch(GRIDS=draw("grids", "Polygon", FIELDS, []), **register(400))


def test_grids_of_one_community_are_told_by_their_codes(provider):
    rows = [(rectangle(100 * row, 100 * row + 100), f"{'甲甲乙'[row]}-{row + 1}", "", 400) for row in range(3)]
    _, rows, _ = watch(GRIDS=draw("grids", "Polygon", FIELDS, rows), **register(400, 540, 400))
    assert rows[1]["advice"] == "Households to give to neighbours: 40; room there: 甲-1 (100)."
