"""comparegrids as QGIS runs it: what moved, which code became which, and the scores."""

import pytest
from drawn_layers import draw, rectangle, square
from run_algorithm import run_algorithm


@pytest.fixture
def plans():
    """Three houses; the middle one goes from the first grid to the second."""
    fields = ["grid_code:string"]
    houses = [(square(10, 40, 20), 100), (square(110, 40, 20), 200), (square(210, 40, 20), 300)]
    return {
        "BEFORE": draw("before", "Polygon", fields, [(rectangle(0, 200), "001001"), (rectangle(200, 300), "001002")]),
        "AFTER": draw("after", "Polygon", fields, [(rectangle(0, 100), "001001"), (rectangle(100, 300), "001003")]),
        "BUILDINGS": draw("houses", "Polygon", ["households:integer"], houses),
        "HOUSEHOLDS": "households",
        "MINIMUM": 100,
    }


def test_what_moved_is_a_layer_of_buildings(provider, plans):
    changes = run_algorithm("comparegrids", plans)["CHANGES"]
    assert changes.fields().names() == ["unit_id", "from_code", "to_code", "households"]
    assert [row.attributes()[1:] for row in changes.getFeatures()] == [
        ["001001", "001003", 200],
        ["001002", "001003", 300],
    ]
    assert next(changes.getFeatures()).geometry().area() == 400


def test_codes_and_scores_are_tables(provider, plans):
    results = run_algorithm("comparegrids", plans)
    assert [row.attributes() for row in results["CODES"].getFeatures()] == [
        ["001001", "001003", 200, 1, 0.6667],
        ["001001", "001001", 100, 1, 0.3333],
        ["001002", "001003", 300, 1, 1.0],
    ]
    scores = {row["measure"]: row for row in results["SCORES"].getFeatures()}
    assert (scores["grids"]["before"], scores["grids"]["after"], scores["grids"]["change"]) == (2, 2, 0)
    assert scores["moved_share"]["change"] == pytest.approx(500 / 600)
    assert (scores["codes_gone"]["change"], scores["codes_new"]["change"]) == (1, 1)
    assert "gap_m2" not in scores
    assert all(row["name"] for row in scores.values())


def test_with_communities_gaps_are_scored_too(provider, plans):
    communities = draw("communities", "Polygon", [], [(rectangle(0, 310),)])
    scores = run_algorithm("comparegrids", {**plans, "COMMUNITIES": communities})["SCORES"]
    gap = next(row for row in scores.getFeatures() if row["measure"] == "gap_m2")
    assert (gap["before"], gap["after"]) == (1000, 1000)


def test_units_are_listed_by_their_own_ids(provider, plans):
    units = draw(
        "units",
        "Polygon",
        ["unit_id:integer"],
        [(rectangle(100 * row, 100 * row + 100), 71 + row) for row in range(3)],
    )
    changes = run_algorithm("comparegrids", {**plans, "UNITS": units})["CHANGES"]
    assert [(row["unit_id"], row["households"]) for row in changes.getFeatures()] == [(72, 200), (73, 300)]
    assert next(changes.getFeatures()).geometry().area() == 10_000


def test_the_same_plan_twice_moves_nothing(provider, plans):
    results = run_algorithm("comparegrids", {**plans, "AFTER": plans["BEFORE"]})
    assert results["CHANGES"].featureCount() == 0


def test_points_are_listed_as_points(provider, plans):
    points = draw("points", "Point", ["households:integer"], [("POINT(150 50)", 7)])
    changes = run_algorithm("comparegrids", {**plans, "BUILDINGS": points})["CHANGES"]
    assert next(changes.getFeatures()).geometry().asPoint().x() == 150
