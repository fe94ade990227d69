"""The algorithm round the rebalance: what it declares, refuses and writes, on a drawn plan and on real ones."""

import json
import os
import subprocess
import sys

import pytest
from drawn_layers import draw, save, square
from qgis.core import (
    QgsApplication,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from run_algorithm import rows, run_algorithm

NAME = "rebalancegrids"
HARD = os.environ.get("HARD", "1").split(",")  # HARD=1,2,3 tries all; `make bench BENCH=rebalance` measures all
WEST, EAST = "430702001001001", "430702001001002"


@pytest.fixture
def algorithm(provider):
    return QgsApplication.processingRegistry().createAlgorithmById("communitygrids:rebalancegrids")


@pytest.fixture
def drawn_plan():
    """Parameters of a community of nine blocks in a row: five of 110 households in one grid, four of 90 in another."""
    blocks = [(square(100 * place, 0), place + 1, WEST if place < 5 else EAST, 0) for place in range(9)]
    houses = [(square(100 * place + 40, 40, 20), 110 if place < 5 else 90) for place in range(9)]
    outline = "POLYGON((0 0, 900 0, 900 100, 0 100, 0 0))"
    return {
        "UNITS": draw("units", "Polygon", ["unit_id:integer", "grid_code:string", "locked:integer"], blocks),
        "COMMUNITIES": draw("communities", "Polygon", ["code:string"], [(outline, "430702001001")]),
        "COMMUNITY_CODE": "code",
        "BUILDINGS": draw("houses", "Polygon", ["households:integer"], houses),
        "HOUSEHOLDS": "households",
    }


def test_parameters_and_outputs_are_those_that_scripts_use(algorithm):
    names = {parameter.name() for parameter in algorithm.parameterDefinitions()}
    assert names >= {"UNITS", "BUILDINGS", "HOUSEHOLDS", "COMMUNITIES", "LOCKED_GRIDS", "MINIMUM", "MAXIMUM",
                     "MAX_MOVED", "SEED", "OPTION", "OLD_GRIDS"}  # fmt: skip
    assert {output.name() for output in algorithm.outputDefinitions()} == {
        "GRIDS", "NEW_UNITS", "CHANGES", "FINDINGS", "HOUSEHOLDS_MOVED", "LEAST_MOVED"}  # fmt: skip


def test_one_block_moves_and_the_tables_tell_so(provider, drawn_plan):
    results = run_algorithm(NAME, drawn_plan)
    assert results["HOUSEHOLDS_MOVED"] == results["LEAST_MOVED"] == 110
    assert [list(row.values()) for row in rows(results["CHANGES"])] == [[5, WEST, EAST, 110]]
    assert [(row["grid_code"], row["households"], row["status"]) for row in rows(results["GRIDS"])] == [
        (WEST, 440, "in_band"),
        (EAST, 470, "in_band"),
    ]
    assert [row["grid_code"] for row in rows(results["NEW_UNITS"])] == [WEST] * 4 + [EAST] * 5


def test_what_it_costs_is_a_finding(provider, drawn_plan):
    price = next(row for row in rows(run_algorithm(NAME, drawn_plan)["FINDINGS"]) if row["check"] == "rebalance_price")
    assert price["value"] == 110
    assert "110" in price["message"]


def test_a_locked_grid_keeps_what_it_has(provider, drawn_plan):
    units = drawn_plan["UNITS"]
    locked = units.fields().indexOf("locked")
    assert units.dataProvider().changeAttributeValues({1: {locked: 1}})
    results = run_algorithm(NAME, drawn_plan)
    assert results["HOUSEHOLDS_MOVED"] == 0
    assert [row["status"] for row in rows(results["GRIDS"])] == ["over", "in_band"]
    assert "locked" in rows(results["GRIDS"])[0]["reason"]


def known(grids):
    """A table of what is known of the grids: pairs of a code and a kind."""
    return draw("grids", "NoGeometry", ["grid_code:string", "kind:string", "grid_name:string"],
                [(None, *grid) for grid in grids])  # fmt: skip


def test_a_special_grid_stays_as_it_is_and_kinds_and_names_carry_over(provider, drawn_plan):
    grids = known([(WEST, "special", "Great Market"), (EAST, "urban", "")])
    results = run_algorithm(NAME, {**drawn_plan, "OLD_GRIDS": grids})
    assert results["HOUSEHOLDS_MOVED"] == 0
    fields = ("grid_code", "grid_name", "kind", "households", "status", "reason")
    assert [tuple(row[name] for name in fields) for row in rows(results["GRIDS"])] == [
        (WEST, "Great Market", "special", 550, "in_band", ""),
        (EAST, rows(run_algorithm(NAME, drawn_plan)["GRIDS"])[1]["grid_name"], "urban", 360, "in_band", ""),
    ]
    assert {row["locked"] for row in rows(results["NEW_UNITS"])} == {0}


def with_kind(units, kinds):
    """The units with a field kind more: what it says of each grid, by its code."""
    rows = [(unit.geometry().asWkt(), *unit.attributes(), kinds[unit["grid_code"]]) for unit in units.getFeatures()]
    fields = ["unit_id:integer", "grid_code:string", "locked:integer", "kind:string"]
    return draw("units", "Polygon", fields, rows)


@pytest.mark.parametrize("word", ["special", "专属"])
def test_units_that_say_their_kind_need_no_layer_of_grids(provider, drawn_plan, word):
    units, log = with_kind(drawn_plan["UNITS"], {WEST: word, EAST: "urban"}), QgsProcessingFeedback(False)
    results = run_algorithm(NAME, {**drawn_plan, "UNITS": units}, log)
    assert results["HOUSEHOLDS_MOVED"] == 0
    assert [(row["kind"], row["households"]) for row in rows(results["GRIDS"])] == [("special", 550), ("urban", 360)]
    assert f"stay as they are: {WEST}." in log.textLog()


def test_the_layer_of_grids_knows_better_than_the_units(provider, drawn_plan):
    units, log = with_kind(drawn_plan["UNITS"], {WEST: "special", EAST: "urban"}), QgsProcessingFeedback(False)
    grids = known([(WEST, "urban", ""), (EAST, "urban", "")])
    results = run_algorithm(NAME, {**drawn_plan, "UNITS": units, "OLD_GRIDS": grids}, log)
    assert results["HOUSEHOLDS_MOVED"] == 110
    assert "stay as they are" not in log.textLog()


def test_a_field_kind_about_something_else_says_nothing_of_grids(provider, drawn_plan):
    units = with_kind(drawn_plan["UNITS"], {WEST: "residential", EAST: "park"})
    results = run_algorithm(NAME, {**drawn_plan, "UNITS": units})
    assert results["HOUSEHOLDS_MOVED"] == 110
    assert {row["kind"] for row in rows(results["GRIDS"])} == {"urban"}


def test_grids_without_codes_are_refused(provider, drawn_plan):
    grids = draw("blocks", "Polygon", ["kind:string"], [(square(0, 0), "special")])
    with pytest.raises(QgsProcessingException, match=r"blocks.*grid_code"):
        run_algorithm(NAME, {**drawn_plan, "OLD_GRIDS": grids})


def test_no_more_move_than_may(provider, drawn_plan):
    results = run_algorithm(NAME, {**drawn_plan, "MAX_MOVED": 0.05})
    assert results["HOUSEHOLDS_MOVED"] == 0
    assert rows(results["CHANGES"]) == []


@pytest.mark.parametrize("option", ["fewest_households", "fewest_grids", "rounder_grids"])
def test_each_aim_gives_a_plan_in_band(provider, drawn_plan, option):
    results = run_algorithm(NAME, {**drawn_plan, "OPTION": option})
    assert {row["status"] for row in rows(results["GRIDS"])} == {"in_band"}


def test_units_without_codes_of_grids_are_refused(provider, drawn_plan):
    units = draw("blocks", "Polygon", ["unit_id:integer"], [(square(0, 0), 1)])
    with pytest.raises(QgsProcessingException, match=r"blocks.*grid_code"):
        run_algorithm(NAME, {**drawn_plan, "UNITS": units})


def test_two_units_with_one_id_are_refused(provider, drawn_plan):
    units = draw("blocks", "Polygon", ["unit_id:integer", "grid_code:string"],
                 [(square(0, 0), 7, WEST), (square(100, 0), 7, WEST)])  # fmt: skip
    with pytest.raises(QgsProcessingException, match=r"blocks.*7.*2 times"):
        run_algorithm(NAME, {**drawn_plan, "UNITS": units})


def test_a_unit_in_two_parts_is_taken_as_two_units(provider, drawn_plan):
    both = "MULTIPOLYGON(((0 0, 100 0, 100 100, 0 100, 0 0)), ((800 0, 900 0, 900 100, 800 100, 800 0)))"
    blocks = [(square(100 * place, 0), place + 1, WEST if place < 5 else EAST) for place in range(1, 8)]
    units = draw("units", "MultiPolygon", ["unit_id:integer", "grid_code:string"], [(both, 1, WEST), *blocks])
    results = run_algorithm(NAME, {**drawn_plan, "UNITS": units})
    assert {row["status"] for row in rows(results["GRIDS"])} == {"in_band"}
    assert len(rows(results["NEW_UNITS"])) == 9


def test_the_plan_in_force_of_the_sample_after_growth(qgis_process, house, tmp_path):
    small = house / "sample_data" / "small.gpkg"
    district = {
        "COMMUNITIES": f"{small}|layername=communities",
        "COMMUNITY_CODE": "community_code",
        "BUILDINGS": f"{small}|layername=buildings",
        "HOUSEHOLDS": "households",
        "STREETS": f"{small}|layername=streets",
        "STREET_CLASS": "class",
        "BARRIERS": [f"{small}|layername=rivers", f"{small}|layername=lakes", f"{small}|layername=railways"],
    }
    before, after = ({name: str(tmp_path / f"{when}_{name}.gpkg") for name in ("grids", "units", "findings")}
                     for when in ("before", "after"))  # fmt: skip
    outputs = {"GRIDS": before["grids"], "UNITS": before["units"], "FINDINGS": before["findings"]}
    qgis_process("communitygrids:dividedistrict", {**district, **outputs}, seconds=120)
    grown = tmp_path / "grown.gpkg"
    grow(small, grown)
    outputs = {"GRIDS": after["grids"], "NEW_UNITS": after["units"], "FINDINGS": after["findings"]}
    done = qgis_process(
        "communitygrids:rebalancegrids",
        {**district, "BUILDINGS": f"{grown}|layername=buildings", "UNITS": before["units"], **outputs},
        seconds=120,
    )
    grids = attributes(after["grids"], ("grid_code", "households", "status"))
    total = sum(households for _, households, _ in grids)
    # One community comes to 553 households, which fit no number of grids.
    assert [(households, status) for _, households, status in grids if status != "in_band"] == [(553, "over")]
    assert {code for (code,) in attributes(before["grids"], ("grid_code",))} <= {code for code, *_ in grids}
    assert 0 < done.results["LEAST_MOVED"] <= done.results["HOUSEHOLDS_MOVED"] <= 0.05 * total


def grow(source, target):
    """Copy the buildings; every fortieth has half as many households again, and twenty."""
    layer = QgsVectorLayer(f"{source}|layername=buildings", "buildings", "ogr")
    copy = draw("buildings", "Polygon", ["households:integer"], [], crs=layer.crs().authid())
    rows = []
    for place, feature in enumerate(layer.getFeatures()):
        households = feature["households"]
        rows.append((feature.geometry().asWkt(), households if place % 40 else households * 3 // 2 + 20))
    save(draw("buildings", "MultiPolygon", ["households:integer"], rows, crs=copy.crs().authid()), target)


def attributes(file, names):
    layer = QgsVectorLayer(file, "table", "ogr")
    return [tuple(feature[name] for name in names) for feature in layer.getFeatures()]


@pytest.mark.slow
@pytest.mark.parametrize("number", HARD)
def test_hard_districts_after_growth(qgis_process, shared_data, house, tmp_path, number):
    """The referee: no grid out of band that could be in it, and at most 2 % of the households moved."""
    file = shared_data(f"hard_{number}.gpkg")
    district = {
        "COMMUNITIES": f"{file}|layername=communities",
        "COMMUNITY_CODE": "code",
        "BUILDINGS": f"{file}|layername=buildings",
        "STREETS": f"{file}|layername=streets",
        "STREET_CLASS": "class",
        "BARRIERS": [f"{file}|layername=rivers"],
    }
    before, units, after = (str(tmp_path / f"{name}.gpkg") for name in ("before", "units", "after"))
    qgis_process(
        "communitygrids:dividedistrict",
        {**district, "HOUSEHOLDS": "households", "GRIDS": before, "UNITS": units},
        seconds=300,
    )
    qgis_process(
        "communitygrids:rebalancegrids",
        {**district, "HOUSEHOLDS": "households_after", "UNITS": units, "GRIDS": after},
        seconds=300,
    )
    referee = file.parent.parent / "tools" / "check_grids.py"
    words = f"--grids {after} --before {before} --communities {file}:communities --buildings {file}:buildings"
    command = [sys.executable, str(referee), *words.split(), "--households-field", "households_after"]
    measures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert (measures["reachable"], measures["buildings_cut"], measures["codes_gone"]) == (1.0, 0, 0)
    assert (measures["invalid"], measures["multipart"], measures["gap_m2"], measures["overlap_m2"]) == (0, 0, 0, 0)
    assert measures["moved"] <= 0.02
