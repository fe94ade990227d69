"""A plan file out of layers: what a division wrote, or anybody's units, on ground that may have moved since."""

import shutil

import numpy as np
import pytest
import shapely
from community_grids.adapters.plans.session import PlanSession
from drawn_layers import draw, save, square
from qgis.core import (
    QgsProcessingException,
    QgsVectorLayer,
)
from run_algorithm import run_algorithm

FIRST, SECOND = "430702001001", "430702001002"


def units_layer(rows, *fields):
    fields = fields or ("unit_id:integer", "community_code:string", "grid_code:string", "locked:integer")
    return draw("units", "Polygon", list(fields), rows)


def eight_units():
    """Two communities of 400 m side by side, four units of 200 m in each, one grid a community."""
    return [
        (square(200 * column, 200 * row, 200), 10 * column + row + 1, home, f"{home}001", int(home == SECOND))
        for column in range(4)
        for row in range(2)
        for home in [FIRST if column < 2 else SECOND]
    ]


def town(edge=400):
    """Two communities that meet at `edge`, a house with 50 households in each square of 100 m, and a street between."""
    communities = [
        (f"POLYGON((0 0, {edge} 0, {edge} 400, 0 400, 0 0))", FIRST, "红旗社区"),
        (f"POLYGON(({edge} 0, 800 0, 800 400, {edge} 400, {edge} 0))", SECOND, "柳叶社区"),
    ]
    houses = [
        (square(100 * column + 40, 100 * row + 40, 20), 25, f"B{column}-{row}")
        for column in range(8)
        for row in range(4)
    ]
    streets = [("LINESTRING(400 0, 400 400)", "arterial", "人民路"), ("LINESTRING(0 200, 800 200)", "lane", "柳巷")]
    return {
        "COMMUNITIES": draw("communities", "Polygon", ["code:string", "name:string"], communities),
        "COMMUNITY_CODE": "code",
        "COMMUNITY_NAME": "name",
        "BUILDINGS": draw("houses", "Polygon", ["households:integer", "number:string"], houses),
        "HOUSEHOLDS": "households",
        "BUILDING_ID": "number",
        "STREETS": draw("streets", "LineString", ["class:string", "name:string"], streets),
        "STREET_CLASS": "class",
        "STREET_NAME": "name",
    }


@pytest.fixture
def make(provider, tmp_path):
    """A function that makes a plan and opens it."""
    opened = []

    def make(**parameters):
        results = run_algorithm("makeplan", {"PLAN": str(tmp_path / "plan.gpkg"), **parameters})
        opened.append(PlanSession.open(results["PLAN"]))
        return opened[-1]

    yield make
    for session in opened:
        session.close()


def rows_of(session, table, *names):
    return sorted(tuple(feature[name] for name in names) for feature in session.layers()[table].getFeatures())


def same_ground(one, other):
    return one.symmetric_difference(other).area < 0.05


def test_a_plan_is_what_its_layers_say(make):
    session = make(UNITS=units_layer(eight_units()), **town())
    draft = session.draft
    assert session.scenario.name == "In force"
    assert draft.fabric.unit_ids.tolist() == [1, 2, 11, 12, 21, 22, 31, 32]
    assert draft.fabric.units.households.tolist() == [100] * 8
    assert draft.codes.tolist() == [f"{FIRST}001"] * 4 + [f"{SECOND}001"] * 4
    assert rows_of(session, "grid", "grid_code", "grid_name", "households", "buildings", "status", "locked") == [
        (f"{FIRST}001", "第一网格", 400, 16, "in_band", 0),
        (f"{SECOND}001", "第一网格", 400, 16, "in_band", 1),
    ]
    assert rows_of(session, "community", "community_code", "name", "kind") == [
        (FIRST, "红旗社区", "urban"),
        (SECOND, "柳叶社区", "urban"),
    ]
    assert rows_of(session, "street", "name", "rank") == [("人民路", 5), ("柳巷", 1)]
    buildings = rows_of(session, "building", "building_id", "unit_id", "households")
    assert len(buildings) == 32
    assert buildings[0] == ("B0-0", 1, 25)
    assert rows_of(session, "finding", "check") == []


def test_a_border_on_a_street_is_seen_and_one_between_houses_is_not(make):
    session = make(UNITS=units_layer(eight_units()), **town())
    borders = session.draft.fabric.units.borders
    visible = {tuple(pair): metres for pair, metres in zip(borders.pairs.tolist(), session._stored.visible.tolist())}
    assert visible[(0, 1)] == pytest.approx(200), "the lane lies between"
    assert visible[(0, 2)] == pytest.approx(0)
    assert (2, 4) not in visible, "they lie in two communities"
    assert borders.open.all()


def test_a_river_without_a_bridge_closes_a_border(make):
    river = draw("river", "LineString", ["name:string"], [("LINESTRING(200 -10, 200 410)", "穿紫河")])
    parameters = town() | {"BARRIERS": [river]}
    parameters.pop("STREETS")
    parameters.pop("STREET_CLASS")
    parameters.pop("STREET_NAME")
    session = make(UNITS=units_layer(eight_units()), **parameters)
    borders = session.draft.fabric.units.borders
    open_ = {tuple(pair): bool(value) for pair, value in zip(borders.pairs.tolist(), borders.open.tolist())}
    assert (open_[(0, 1)], open_[(0, 2)]) == (True, False)
    assert rows_of(session, "barrier", "name") == [("穿紫河",)]


def test_names_kinds_and_retired_codes_come_from_the_grids(make):
    grids = draw(
        "grids",
        "Polygon",
        ["grid_code:string", "grid_name:string", "kind:string", "reason:string"],
        [
            (square(0, 0, 400), f"{FIRST}001", "东风里", "urban", ""),
            (None, f"{FIRST}002", "老网格", "urban", ""),
        ],
    )
    session = make(UNITS=units_layer(eight_units()), GRIDS=grids, **town())
    records = session.draft.records
    assert records[f"{FIRST}001"].name == "东风里"
    assert records[f"{FIRST}002"].void
    assert rows_of(session, "finding", "check") == [("plan_grid_without_units",)]
    assert session.draft.grid_codes() == [f"{FIRST}001", f"{SECOND}001"]


def test_without_a_layer_of_grids_the_units_say_their_kinds(make):
    fields = ["unit_id:integer", "grid_code:string", "kind:string"]
    rows = [
        (outline, unit, code, "专属" if code.startswith(FIRST) else "") for outline, unit, _, code, _ in eight_units()
    ]
    records = make(UNITS=draw("units", "Polygon", fields, rows), **town()).draft.records
    assert (records[f"{FIRST}001"].kind, records[f"{SECOND}001"].kind) == ("special", "urban")


def test_a_community_whose_boundary_moved_takes_its_ground_along(make):
    session = make(UNITS=units_layer(eight_units()), **town(edge=450))
    draft = session.draft
    assert shapely.area(draft.fabric.polygons).sum() == pytest.approx(800 * 400)
    moved = draft.units_of("")
    assert len(moved) == 2
    assert draft.fabric.unit_ids[moved].tolist() == [33, 34], "they get ids of their own"
    assert same_ground(shapely.union_all(draft.fabric.polygons[moved]), shapely.box(400, 0, 450, 400))
    assert (draft.fabric.units.communities[moved] == 0).all()
    (message,) = (
        row[1] for row in rows_of(session, "finding", "check", "message") if row[0] == "plan_unit_left_community"
    )
    assert "boundary moved" in message
    session.do(draft.filled())
    assert not len(draft.units_of(""))


def test_ground_without_a_unit_becomes_one_and_slivers_do_not(make):
    rows = eight_units()
    # The first unit ends 5 cm short of its neighbour; the last one is missing.
    rows[0] = ("POLYGON((0 0, 199.95 0, 199.95 200, 0 200, 0 0))", *rows[0][1:])
    session = make(UNITS=units_layer(rows[:-1]), **town())
    draft = session.draft
    (missing,) = draft.units_of("")
    assert same_ground(draft.fabric.polygons[missing], shapely.box(600, 200, 800, 400))
    assert len(draft.codes) == 8
    assert shapely.area(draft.fabric.polygons).sum() == pytest.approx(800 * 400)
    assert {row[0] for row in rows_of(session, "finding", "check")} == {"plan_ground_without_unit", "grid_under"}


def test_units_need_only_the_code_of_their_grid(make):
    rows = [(wkt, code) for wkt, _, _, code, _ in eight_units()]
    session = make(UNITS=units_layer(rows, "grid_code:string"), **town())
    assert session.draft.fabric.unit_ids.tolist() == list(range(1, 9))
    assert session.draft.fabric.community_codes.tolist() == [FIRST, SECOND]


def twice():
    rows = eight_units()
    return [*rows[:-1], (rows[-1][0], 31, *rows[-1][2:])]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda: {"UNITS": draw("areas", "Polygon", [], [(square(0, 0),)])}, "areas has no field grid_code"),
        (lambda: {"UNITS": units_layer([])}, "units has no units"),
        (lambda: {"UNITS": units_layer(twice())}, "units: the unit_id 31 stands there 2 times"),
        (
            lambda: {"UNITS": units_layer([(square(0, 0), "x", "a")], "unit_id:string", "grid_code:string")},
            "unit_id of feature 1 is no number",
        ),
        (lambda: {"GRIDS": draw("grids", "Polygon", [], [(square(0, 0),)])}, "grids has no field grid_code"),
        (lambda: {"MINIMUM": 501}, "MINIMUM is 501, more than MAXIMUM"),
        (lambda: {"CODE_PROFILE": "custom"}, "CUSTOM_PROFILE must name the file"),
        (lambda: {"HOUSEHOLDS": "people"}, "houses has no field people"),
        (lambda: {"PLAN": "/nowhere/plan.gpkg"}, "/nowhere/plan.gpkg cannot be written"),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_written(make, tmp_path, change, said):
    parameters = {"UNITS": units_layer(eight_units()), **town(), **change()}
    with pytest.raises(QgsProcessingException, match=said):
        make(**parameters)
    assert list(tmp_path.iterdir()) == []


def test_the_tables_are_added_to_the_file_of_a_division(make, tmp_path):
    path = tmp_path / "division.gpkg"
    units = save(units_layer(eight_units()), path)
    session = make(UNITS=units, PLAN=str(path), **town())
    assert session.path == path
    assert len(session.draft.codes) == 8
    with pytest.raises(QgsProcessingException, match=r"division\.gpkg holds a plan already"):
        make(UNITS=units, PLAN=str(path), **town())


@pytest.mark.slow
def test_the_whole_way_on_the_sample_district(divided_sample, plan_of_sample, tmp_path):
    session = PlanSession.open(shutil.copy(plan_of_sample, tmp_path))
    draft = session.draft
    grids = {feature["grid_code"]: feature for feature in QgsVectorLayer(divided_sample.grids, "", "ogr").getFeatures()}
    plan_grids = {feature["grid_code"]: feature for feature in session.layers()["grid"].getFeatures()}
    assert draft.grid_codes() == sorted(grids) == sorted(plan_grids)
    for grid, feature in grids.items():
        for name in ("grid_name", "community_code", "kind", "households", "buildings", "status", "reason"):
            assert plan_grids[grid][name] == feature[name], (grid, name)
        for name, near in (("area_m2", 0.01), ("compactness", 1e-6), ("visible_boundary", 1e-6)):
            assert plan_grids[grid][name] == pytest.approx(feature[name], abs=near), (grid, name)
        assert len(draft.pieces(grid)) == 1
    units = {feature["unit_id"]: feature for feature in QgsVectorLayer(divided_sample.units, "", "ogr").getFeatures()}
    assert draft.fabric.unit_ids.tolist() == sorted(units)
    assert np.array_equal(draft.codes, [units[unit]["grid_code"] for unit in sorted(units)])
    session.close()
