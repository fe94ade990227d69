"""checkgrids as QGIS runs it: grids from anywhere, findings with places, and sentences for what cannot be used."""

import drawn_layers
import pytest
from drawn_layers import draw, save, square
from qgis.core import QgsProcessingException, QgsVectorLayer
from run_algorithm import run_algorithm

CODE = "430702001001"


@pytest.fixture
def check(provider):
    """A function that runs the algorithm and gives its results and the rows of FINDINGS."""

    def run(**parameters):
        results = run_algorithm("checkgrids", parameters)
        return results, list(results["FINDINGS"].getFeatures())

    return run


@pytest.fixture
def town():
    """Two grids of 400 households side by side, a street between them."""
    houses = [(square(40 + 100 * column, 40 + 100 * row, 20), 100) for column in range(4) for row in range(2)]
    return {
        "COMMUNITIES": draw("communities", "Polygon", ["code:string"], [(rectangle(0, 400), CODE)]),
        "COMMUNITY_CODE": "code",
        "BUILDINGS": draw("houses", "Polygon", ["households:integer"], houses),
        "HOUSEHOLDS": "households",
        "STREETS": draw("streets", "LineString", ["class:string"], [("LINESTRING(200 0, 200 200)", "arterial")]),
        "STREET_CLASS": "class",
    }


def rectangle(left, right, bottom=0, top=200):
    return drawn_layers.rectangle(left, right, bottom, top)


def grids(*rows, fields=("grid_code:string",), kind="Polygon", **how):
    return draw("my grids", kind, list(fields), list(rows), **how)


def words(rows):
    return sorted(row["check"] for row in rows)


def test_sound_grids_have_no_finding(check, town):
    layer = grids((rectangle(0, 200), CODE + "001"), (rectangle(200, 400), CODE + "002"))
    results, rows = check(GRIDS=layer, **town)
    assert words(rows) == []
    assert (results["ERRORS"], results["WARNINGS"], results["NOTES"]) == (0, 0, 0)


@pytest.mark.parametrize("streets", [None, "an empty layer"])
def test_streets_that_are_not_there_are_told_once(check, town, streets):
    layer = grids((rectangle(0, 200), CODE + "001"), (rectangle(200, 400), CODE + "002"))
    given = {name: value for name, value in town.items() if not name.startswith("STREET")}
    if streets:
        given["STREETS"] = draw("streets", "LineString", [], [])
    assert words(check(GRIDS=layer, **given)[1]) == ["streets_absent"]


def test_faults_are_rows_with_sentences_and_places(check, town):
    layer = grids(
        ("POLYGON((0 0, 200 200, 200 0, 0 200, 0 0))", CODE + "001"),
        (rectangle(190, 390), CODE + "001"),
        (None, CODE + "003"),
    )
    results, rows = check(GRIDS=layer, **town)
    assert {"grid_invalid", "grids_overlap", "grids_gap", "grid_code_repeated", "grid_without_geometry"} <= set(
        words(rows)
    )
    invalid = next(row for row in rows if row["check"] == "grid_invalid")
    assert (invalid.geometry().asPoint().x(), invalid.geometry().asPoint().y()) == (100, 100)
    assert all(row["message"].endswith(".") for row in rows)
    assert all(row.hasGeometry() for row in rows)
    assert results["ERRORS"] == sum(row["severity"] == "error" for row in rows) > 3
    assert rows[0]["severity"] == "error"


def test_grids_in_degrees_and_multi_geometries_are_checked_in_metres(check, town):
    layer = grids(
        (rectangle(0, 200).replace("POLYGON", "MULTIPOLYGON(") + ")", CODE + "001"),
        (rectangle(200, 400).replace("POLYGON", "MULTIPOLYGON(") + ")", CODE + "002"),
        kind="MultiPolygon",
    )
    assert words(check(GRIDS=layer, **town)[1]) == []
    far = grids(("POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))", CODE + "001"), crs="EPSG:4326")
    assert "grid_outside" in words(check(GRIDS=far, **town)[1])


def test_codes_are_found_under_the_names_of_other_software(check, town):
    rows = [(rectangle(0, 200), CODE + "001"), (rectangle(200, 400), CODE + "002")]
    assert words(check(GRIDS=grids(*rows, fields=["网格编码:string"]), **town)[1]) == []
    assert words(check(GRIDS=grids(*rows, fields=["k:string"]), GRID_CODE="k", **town)[1]) == []
    with pytest.raises(QgsProcessingException, match="my grids"):
        check(GRIDS=grids(*rows, fields=["k:string"]), **town)


def test_closed_versions_are_history_and_dates_may_be_dates(check, town):
    fields = ["grid_code:string", "version:integer", "valid_from:date", "valid_to:date", "reason:string"]
    old = (rectangle(0, 400), CODE + "009", 1, "2024-01-01", "2025-01-01", "")
    west = (rectangle(0, 200), CODE + "001", 2, "2025-01-01", None, "split")
    east = (rectangle(200, 400), CODE + "002", 2, "2025-01-01", None, None)
    _, rows = check(GRIDS=grids(old, west, east, fields=fields), **town)
    assert [(row["check"], row["grid_code"]) for row in rows] == [("grid_version_incomplete", CODE + "002")]


def test_limits_that_cannot_be_are_refused(check, town):
    layer = grids((rectangle(0, 400), CODE + "001"))
    with pytest.raises(QgsProcessingException, match="MINIMUM is 600"):
        check(GRIDS=layer, MINIMUM=600, **town)


def test_a_layer_without_crs_is_refused_by_name(check, town):
    layer = grids((rectangle(0, 400), CODE + "001"), crs="")
    with pytest.raises(QgsProcessingException, match="my grids"):
        check(GRIDS=layer, **town)


def test_through_qgis_process_the_findings_lie_in_a_file(qgis_process, town, tmp_path):
    files = {
        name: save(layer, tmp_path / f"{name}.gpkg") if isinstance(layer, QgsVectorLayer) else layer
        for name, layer in town.items()
    }
    layer = grids((rectangle(0, 210), CODE + "001"), (rectangle(200, 400), CODE + "002"))
    target = tmp_path / "findings.gpkg"
    done = qgis_process("checkgrids", {**files, "GRIDS": save(layer, tmp_path / "grids.gpkg"), "FINDINGS": str(target)})
    assert done.returncode == 0, done.errors
    assert done.results["ERRORS"] == 1
    written = QgsVectorLayer(str(target), "findings", "ogr")
    assert "grids_overlap" in [row["check"] for row in written.getFeatures()]
