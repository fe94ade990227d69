"""checkpremises and completeness as QGIS runs them, on layers and on a plan; and the fixes of what was found."""

import json

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.premises.completeness import completeness_of
from community_grids.adapters.premises.fixing import FIXABLE, fix_of
from community_grids.engine.premises.model import NO_FLOOR, addresses_of, buildings_of, dwellings_of
from drawn_layers import draw, rectangle, square
from drawn_plans import plan_file
from qgis.core import QgsProcessingException
from run_algorithm import rows, run_algorithm


@pytest.fixture
def path(qgis_app, tmp_path):
    """A board of 32 units of 25 households, each with one building, a point in its middle: '1' at 50, 50."""
    path = plan_file(tmp_path)
    session = PlanSession.open(path)
    known = buildings_of(
        ["1", "2", "3", "4"],
        uses=["residential", "industrial", "residential", "commercial"],
        floors=[6, 2, 1, 3],
    )
    told = [
        (0, "1", 1, "101", "empty", 1, 5),  # lived in, whatever it says
        (0, "1", 1, "102", "occupied", 1, 20),
        (2, "1", NO_FLOOR, "", "unknown", 12, 25),  # more households than dwellings
        (3, "1", 1, "101", "shop", 1, 0),  # nothing but a shop
    ]
    building, entrance, floor, room, state, dwellings, households = zip(*told, strict=True)
    session.premises.take(
        buildings=known,
        addresses=addresses_of(["Long Street 1", "Long Street 2", "Nowhere"], buildings=[0, 1, -1]),
        dwellings=dwellings_of(
            building,
            entrances=entrance,
            floors=floor,
            rooms=room,
            states=state,
            dwellings=dwellings,
            households=households,
        ),
    )
    session.close()
    return path


@pytest.fixture
def session(path):
    session = PlanSession.open(path)
    yield session
    session.close()


def test_a_plan_is_checked_and_each_finding_names_its_building(provider, path):
    results = run_algorithm("checkpremises", {"PLAN": str(path)})
    told = {(row["check"], row["building_id"]): row for row in rows(results["FINDINGS"])}
    expected = {
        ("dwelling_lived_in", "1"),
        ("households_without_homes", "2"),
        ("households_over_dwellings", "3"),
        ("households_in_shop", "4"),
        ("building_without_address", "3"),
        ("address_of_none", ""),
        ("building_without_floors", "5"),
    }
    assert expected <= set(told)
    assert results["WARNINGS"] > 0 == results["ERRORS"]
    lived_in = told["dwelling_lived_in", "1"]
    assert lived_in["message"] == (
        "Dwelling 101 of building 1 (entrance 1, floor 1) is written down as Empty, with 5 households."
    )
    assert json.loads(lived_in["detail"])["room"] == "101"
    assert lived_in["grid_code"].endswith("001") and lived_in["community_code"]


def test_a_building_of_a_layer_that_is_nowhere_on_the_map_is_told_first(provider):
    # Given a house, and one in the list that nobody has drawn
    fields = ["building_id:string", "floors:integer", "households:integer"]
    layer = draw("houses", "Polygon", fields, [(square(0, 0, 20), "A", 2, 4), (None, "B", 6, 30)])
    results = run_algorithm("checkpremises", {"BUILDINGS": layer})
    first = rows(results["FINDINGS"])[0]
    assert (first["check"], first["building_id"], first["value"]) == ("building_without_ground", "B", 30)
    assert results["ERRORS"] == 1


FIXES = {
    "dwelling_lived_in": ("1", {"entrance": "1", "floor": 1, "room": "101"}, 25),
    "households_without_homes": ("2", {}, 0),
    "households_over_dwellings": ("3", {}, 25),
    "households_in_shop": ("4", {}, 0),
}


@pytest.mark.parametrize("check", FIXES)
def test_a_fix_is_one_edit_that_undo_takes_back(session, check):
    building, numbers, held = FIXES[check]
    before = session.draft.households(session.draft.grid_codes()[0])
    fix = fix_of(session, check, building, numbers)
    assert building in fix.told and fix.words
    session.count(fix.counts, fix.words)
    row = session.premises.rows[building]
    assert session.premises.buildings.households[row] == held
    assert session.draft.households(session.draft.grid_codes()[0]) == before + held - 25
    assert fix_of(session, check, building, numbers) is None
    session.undo()
    assert session.premises.buildings.households[row] == 25
    assert fix_of(session, check, building, numbers) is not None
    assert session.draft.households(session.draft.grid_codes()[0]) == before


def test_what_the_fixes_write(session):
    for check, (building, numbers, _) in FIXES.items():
        session.count(fix_of(session, check, building, numbers).counts)
    assert session.premises.dwellings_of("1").states.tolist() == ["occupied", "occupied"]
    assert session.premises.dwellings_of("3").dwellings.tolist() == [25]


def test_what_needs_a_person_has_no_fix(session):
    assert fix_of(session, "building_without_address", "3", {}) is None
    assert fix_of(session, "building_floating", "1", {}) is None  # it is in a grid
    assert fix_of(session, "households_in_shop", "nobody knows it", {}) is None
    assert fix_of(session, "households_not_told", "1", {}) is None  # it counts what its dwellings do
    assert len(FIXABLE) == 8


def test_completeness_of_a_plan(provider, path, session):
    results = run_algorithm("completeness", {"PLAN": str(path)})
    told = rows(results["COMPLETENESS"])
    codes, counted = completeness_of(session)
    assert [row["grid_code"] for row in told] == codes
    # 16 buildings with 400 households stand in the first grid; two dwellings, an entrance of 12 and a shop are told
    assert (told[0]["buildings"], told[0]["tied"], told[0]["tied_percent"]) == (16, 0, 0)
    assert (told[0]["dwellings"], told[0]["known"]) == (400, 15)
    assert told[0]["known_percent"] == 3.75
    assert told[1]["known_percent"] == 0
    assert results["KNOWN_PERCENT"] == round(100 * 15 / 800, 2)
    assert counted.known.tolist() == [15, 0]


def test_layers_are_checked_as_they_are(provider):
    fields = ["building_id:string", "use:string", "floors:integer", "height:double", "households:integer"]
    buildings = draw(
        "楼栋",
        "Polygon",
        fields,
        [
            (square(0, 0, 20), "a", "居住", 6, 18.0, 20),
            (square(2, 0, 20), "b", "居住", 6, 80.0, 20),
            (square(5000, 0, 20), "c", "居住", 0, None, 2),
        ],
    )
    communities = draw("社区", "Polygon", ["code:string"], [(rectangle(-100, 1000), "430702001001")])
    given = {"BUILDINGS": buildings, "COMMUNITIES": communities, "COMMUNITY_CODE": "code"}
    results = run_algorithm("checkpremises", given)
    told = [(row["check"], row["building_id"]) for row in rows(results["FINDINGS"])]
    assert told == [
        ("building_doubled", "a"),
        ("building_floating", "c"),
        ("building_floors_misfit", "b"),
        ("building_without_floors", "c"),
    ]
    assert (results["ERRORS"], results["WARNINGS"], results["NOTES"]) == (2, 2, 0)


def test_without_communities_no_building_is_outside_them(provider):
    buildings = draw("b", "Polygon", ["code:string", "floors:integer"], [(square(0, 0, 20), "a", 2)])
    results = run_algorithm("checkpremises", {"BUILDINGS": buildings, "BUILDING_CODE": "code"})
    assert rows(results["FINDINGS"]) == []


def test_neither_a_plan_nor_buildings_is_refused(provider, tmp_path):
    with pytest.raises(QgsProcessingException, match="Buildings are needed"):
        run_algorithm("checkpremises", {})
    with pytest.raises(QgsProcessingException):
        run_algorithm("completeness", {"PLAN": str(tmp_path / "nothing.gpkg")})
