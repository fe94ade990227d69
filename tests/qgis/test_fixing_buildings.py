"""Buildings that are in no grid, drawn twice or without floors are mended by one edit, which undo takes back."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plans.session import PlanFileError, PlanSession
from community_grids.adapters.premises.fixing import fix_of
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.premises.model import NO_FLOOR, buildings_of, dwellings_of
from drawn_plans import board, code, new_plan

WEST = code(1)
NEAR, SMALL, LARGE, TALL = "1", "2", "3", "4"
"""Each has 25 households, as all of the board."""


@pytest.fixture
def session(qgis_app, tmp_path):
    """The board of 32 units with a building each; the first stands 30 m west of it and in no unit."""
    draft = board()
    places, units = shapely.get_coordinates(shapely.centroid(draft.fabric.polygons)), draft.fabric.unit_ids.copy()
    places[0], units[0] = (-30.0, 50.0), -1
    new = replace(new_plan(draft), buildings=shapely.points(places), building_units=units)
    path = tmp_path / "plan.gpkg"
    create_plan(path, new)
    session = PlanSession.open(path, "officer")
    yield session
    session.close()


def of(session, building, column):
    return getattr(session.premises.buildings, column)[session.premises.rows[building]]


def do(session, fix):
    session.count(fix.counts, fix.words, fix.facts)


def grid_row(session, plan_id):
    return session._connection.rows(
        "SELECT households, buildings FROM grid WHERE plan_id = ? AND grid_code = ?", (plan_id, WEST)
    )[0]


def test_a_building_beside_the_grids_goes_into_the_nearest_one_in_all_scenarios(session):
    session.branch("other")
    plans = [scenario.plan_id for scenario in session.scenarios()]
    fix = fix_of(session, "building_floating", NEAR, {})
    assert fix.told == f"Building 1 with 25 households will belong to grid {WEST}, 30 m away."
    do(session, fix)
    assert (of(session, NEAR, "units"), session.premises.grid_of(NEAR)) == (1, WEST)
    assert [grid_row(session, plan) for plan in plans] == [(425, 17)] * 2
    assert (session.draft.households(WEST), session.draft.buildings(WEST)) == (425, 17)
    assert fix_of(session, "building_floating", NEAR, {}) is None
    session.undo()
    assert (of(session, NEAR, "units"), of(session, NEAR, "households")) == (-1, 25)
    assert [grid_row(session, plan) for plan in plans] == [(400, 16)] * 2
    session.redo()
    assert session.draft.buildings(WEST) == 17


def test_a_building_far_from_all_grids_is_left_out(session):
    session.premises.buildings.footprints[0] = shapely.Point(-5000, 50)
    fix = fix_of(session, "building_floating", NEAR, {})
    assert fix.told == "No grid is near. Building 1 will count nobody instead of 25 households."
    do(session, fix)
    assert of(session, NEAR, "households") == 0
    session.undo()
    assert of(session, NEAR, "households") == 25


def test_of_two_buildings_on_the_same_ground_the_larger_counts_alone(session):
    fix = fix_of(session, "building_doubled", SMALL, {"other": LARGE})
    assert fix.told == (
        "Building 2 will count nobody instead of 25 households; building 3 on the same ground keeps its 25."
    )
    do(session, fix)
    assert (of(session, SMALL, "households"), of(session, LARGE, "households")) == (0, 25)
    assert session.draft.households(WEST) == 375
    assert fix_of(session, "building_doubled", SMALL, {"other": LARGE}) is None
    session.undo()
    assert (of(session, SMALL, "households"), session.draft.households(WEST)) == (25, 400)


def test_what_only_the_smaller_one_tells_goes_to_the_larger_one(session):
    # Given dwellings of the smaller building, and a larger one that counts nobody
    told = dwellings_of([1, 1], entrances=["1", "1"], floors=[1, 2], rooms=["101", "201"], states=["occupied"] * 2,
                        households=[5, 20])  # fmt: skip
    session.premises.take(dwellings=told)
    session.premises.set_count(LARGE, households=0)
    do(session, fix_of(session, "building_doubled", SMALL, {"other": LARGE}))
    # Then the larger one has them
    assert len(session.premises.dwellings_of(SMALL)) == 0
    assert session.premises.dwellings_of(LARGE).rooms.tolist() == ["101", "201"]
    assert (of(session, SMALL, "households"), of(session, LARGE, "households")) == (0, 25)
    session.undo()
    assert sorted(session.premises.dwellings_of(SMALL).households.tolist()) == [5, 20]
    assert len(session.premises.dwellings_of(LARGE)) == 0


def test_households_are_not_lost_to_a_building_whose_dwellings_are_told_to_be_empty(session):
    session.premises.set_count(LARGE, households=0)
    session.premises.take(dwellings=dwellings_of([2], rooms=["101"], states=["empty"], households=[0]))
    assert fix_of(session, "building_doubled", SMALL, {"other": LARGE}) is None


def test_a_dwelling_that_is_written_down_twice_is_mended_before(session):
    told = dwellings_of([1, 1], rooms=["101", "101"], states=["occupied"] * 2, households=[5, 20])
    session.premises.take(dwellings=told)
    assert fix_of(session, "building_doubled", SMALL, {"other": LARGE}) is None
    assert fix_of(session, "building_doubled", SMALL, {"other": "nobody knows it"}) is None


@pytest.mark.parametrize(
    ("known", "dwellings", "words"),
    [
        ({"floors": [6, 6]}, dwellings_of([2], floors=[9], rooms=["901"]), "have 9 floors, as many as its highest"),
        ({"heights": [np.nan, np.nan, 18.5]}, dwellings_of([]), "have 6 floors, after its height"),
        ({"floors": [4, 4]}, dwellings_of([]), "have 4 floors, after those like it near by"),
    ],
)
def test_floors_that_nobody_wrote_down_are_those_that_are_likely(session, known, dwellings, words):
    columns = {name: [*values, *[-1] * (3 - len(values))] for name, values in known.items()}
    session.premises.take(buildings=buildings_of([SMALL, LARGE, TALL], **columns), dwellings=dwellings)
    fix = fix_of(session, "building_without_floors", TALL, {})
    assert words in fix.told
    do(session, fix)
    floors = of(session, TALL, "floors")
    assert fix.words == f"Give it {floors} floors"
    assert PlanSession.open(session.path).premises.buildings.floors[3] == floors
    assert fix_of(session, "building_without_floors", TALL, {}) is None
    assert session.undo_text() == "Correct building: 4"
    session.undo()
    assert of(session, TALL, "floors") == -1


def test_where_nothing_tells_of_floors_there_is_no_fix(session):
    assert session.premises.dwellings.floors.max(initial=NO_FLOOR) == NO_FLOOR
    assert fix_of(session, "building_without_floors", TALL, {}) is None


def test_floors_that_are_typed_are_one_edit(session):
    told = []
    session.premises.changed.connect(told.append)
    session.premises.set_floors(TALL, 11)
    assert of(session, TALL, "floors") == 11
    assert told == [frozenset({TALL})]
    with pytest.raises(RefusedError):
        session.premises.set_floors(TALL, 11)
    with pytest.raises(PlanFileError):
        session.premises.set_floors("nobody knows it", 3)
    session.undo()
    assert of(session, TALL, "floors") == -1
    again = PlanSession.open(session.path)
    again.redo()
    assert of(again, TALL, "floors") == 11
    again.close()
