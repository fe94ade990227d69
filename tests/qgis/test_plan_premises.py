"""The buildings of an open plan: read, taken, tied, and counted as edits that can be undone."""

import sqlite3
from contextlib import suppress

import numpy as np
import pytest
import shapely
from community_grids.adapters.plan_file.connection import PlanConnection
from community_grids.adapters.plan_file.geopackage import register_functions
from community_grids.adapters.plans.session import PlanFileError, PlanSession, StalePlanError
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.premises.model import (
    NO_FLOOR,
    addresses_of,
    buildings_of,
    dwellings_of,
    register_rows_of,
    ties_of,
)
from community_grids.engine.progress import CancelledError, Progress
from drawn_plans import code, plan_file

WEST, EAST = code(1), code(2)


@pytest.fixture
def path(qgis_app, tmp_path):
    """A board of 32 units of 25 households, each with one building of the unit's number."""
    return plan_file(tmp_path)


@pytest.fixture
def session(path):
    session = PlanSession.open(path, "officer")
    yield session
    session.close()


@pytest.fixture
def premises(session):
    return session.premises


def told(premises):
    """A list that grows with what `changed` says."""
    said = []
    premises.changed.connect(said.append)
    return said


def with_rooms(premises, building="1", rooms=("101", "102", "201", "202"), households=(1, 1, 2, 21)):
    """Give a building dwellings that hold its 25 households."""
    floors = [int(room[0]) for room in rooms]
    premises.take(
        dwellings=dwellings_of(
            [premises.rows[building]] * len(rooms),
            entrances=["1"] * len(rooms),
            floors=floors,
            rooms=rooms,
            households=households,
        )
    )


def totals(path, plan_id=1):
    """Check that all totals of a scenario say the same, and give the households of its grids."""
    file = sqlite3.connect(path)
    units = dict(file.execute("SELECT unit_id, households FROM unit WHERE plan_id = ?", (plan_id,)))
    buildings = dict(file.execute("SELECT unit_id, sum(households) FROM building GROUP BY unit_id"))
    grids = dict(file.execute("SELECT grid_code, households FROM grid WHERE plan_id = ?", (plan_id,)))
    of_units = dict(
        file.execute("SELECT grid_code, sum(households) FROM unit WHERE plan_id = ? GROUP BY grid_code", (plan_id,))
    )
    file.close()
    assert units == buildings
    assert grids == of_units
    return grids


def test_buildings_are_read_as_they_were_made(premises):
    assert premises.buildings.ids.tolist() == [str(number) for number in range(1, 33)]
    assert premises.buildings.households.tolist() == [25] * 32
    assert premises.buildings.floors.tolist() == [-1] * 32
    assert premises.buildings.units.tolist() == list(range(1, 33))
    assert (len(premises.addresses), len(premises.dwellings), len(premises.ties)) == (0, 0, 0)
    assert premises.grid_of("1") == WEST


def test_what_is_taken_is_there_in_another_session(premises, path):
    said = told(premises)
    taken = buildings_of(["2", "1", "stranger"], floors=[6, -1, 3], heights=[np.nan, 20.5, 9], names=["", "塔", "x"])
    assert premises.take(
        buildings=taken,
        addresses=addresses_of(["路1号", "路3号"], buildings=[1, -1], points=[shapely.Point(5, 5), None]),
    ) == ["stranger"]
    assert said == [frozenset()]
    again = PlanSession.open(path).premises
    assert again.buildings.floors.tolist()[:3] == [-1, 6, -1]
    assert again.buildings.heights[0] == 20.5
    assert again.buildings.names.tolist()[:2] == ["塔", ""]
    assert again.buildings.households.tolist() == [25] * 32
    assert (again.addresses.texts.tolist(), again.addresses.buildings.tolist()) == (["路1号", "路3号"], [0, -1])
    assert again.addresses.points.tolist() == [shapely.Point(5, 5), None]


def test_a_count_goes_all_the_way_up_and_back(session, premises, path):
    with_rooms(premises)
    said, grids = told(premises), []
    session.changed.connect(grids.append)
    premises.set_count("1", "1", 1, "102", households=4, reason="seen on a visit")
    assert (said, grids) == ([frozenset({"1"})], [frozenset({WEST})])
    assert premises.buildings.households[0] == 28
    assert premises.dwellings.households.tolist() == [1, 4, 2, 21]
    assert session.draft.households(WEST) == 403
    assert totals(path) == {WEST: 403, EAST: 400}
    step = session.history[-1]
    assert (step.action, step.reason, step.author) == ("count", "seen on a visit", "officer")
    assert session.undo_text() == "Count households: 1"
    session.undo()
    assert premises.dwellings.households.tolist() == [1, 1, 2, 21]
    assert totals(path) == {WEST: 400, EAST: 400}
    session.redo()
    assert totals(path) == {WEST: 403, EAST: 400}


def test_undo_of_a_count_works_in_another_session(session, premises, path):
    with_rooms(premises)
    premises.set_count("1", "1", 1, "102", households=4, state="shop")
    again = PlanSession.open(path)
    assert again.premises.dwellings.states.tolist()[1] == "shop"
    again.undo()
    assert again.premises.dwellings.states.tolist()[1] == "unknown"
    assert totals(path) == {WEST: 400, EAST: 400}
    again.close()


def test_a_grid_out_of_its_band_is_told(session, premises, path):
    premises.set_count("1", households=130)
    layers = session.layers()
    rows = {row["grid_code"]: (row["status"], row["reason"]) for row in layers["grid"].getFeatures()}
    assert rows[WEST][0] == "over"
    assert "505" in rows[WEST][1]
    assert [row["check"] for row in layers["finding"].getFeatures()] == ["grid_over"]
    session.undo()
    assert not list(session.layers()["finding"].getFeatures())


def test_the_words_of_a_boundary_stay_and_the_ground_has_no_new_version(premises, path):
    plan = PlanConnection(path)
    with plan.transaction() as file:
        file.execute("UPDATE grid SET boundary_zh = '东至人民路'")
    premises.set_count("1", households=30)
    assert plan.rows("SELECT boundary_zh FROM grid WHERE grid_code = ?", (WEST,)) == [("东至人民路",)]
    assert plan.rows("SELECT max(version) FROM grid_version") == [(1,)]
    plan.close()


def test_a_new_dwelling_was_among_those_not_known(premises, path):
    premises.set_count("1", "1", 3, "301", households=2)
    assert totals(path) == {WEST: 400, EAST: 400}
    assert (premises.dwellings.states.tolist(), premises.dwellings.dwellings.tolist()) == (["occupied"], [1])
    premises.set_count("1", "1", 3, "302", households=30)
    assert premises.buildings.households[0] == 32
    assert totals(path) == {WEST: 407, EAST: 400}


def test_a_room_is_found_without_its_entrance_and_floor(premises):
    premises.take(dwellings=dwellings_of([0], rooms=["1-101"], households=[25]))
    premises.set_count("1", "1", 1, "1-101", households=24)
    assert premises.dwellings.households.tolist() == [24]
    assert premises.dwellings.floors.tolist() == [NO_FLOOR]


@pytest.mark.parametrize(
    ("place", "households", "words"),
    [
        (("", None, ""), 3, "dwelling by dwelling"),
        (("1", None, ""), 3, "dwelling by dwelling"),
        (("1", 1, "101"), -1, "cannot hold -1"),
    ],
)
def test_a_count_that_cannot_be_is_refused(session, premises, path, place, households, words):
    with_rooms(premises)
    with pytest.raises(PlanFileError, match=words):
        premises.set_count("1", *place, households=households)
    assert totals(path) == {WEST: 400, EAST: 400}
    assert session.undo_count == 0


def test_a_count_that_changes_nothing_is_refused(premises):
    with pytest.raises(RefusedError):
        premises.set_count("1", households=25)


def test_a_building_that_is_not_there_is_named(premises):
    with pytest.raises(PlanFileError, match="no building 77"):
        premises.set_count("77", households=1)


def test_other_scenarios_that_held_the_same_follow(session, premises, path):
    first, branch = session.scenario.plan_id, session.branch("other")
    session.switch(first)
    premises.set_count("1", households=130)
    assert totals(path, branch) == {WEST: 505, EAST: 400}
    file = sqlite3.connect(path)
    assert file.execute("SELECT status FROM grid WHERE plan_id = 2 AND grid_code = ?", (WEST,)).fetchone() == ("over",)
    file.close()
    session.switch(branch)
    assert session.history[-1].action == "count"
    assert session.undo_count == 0
    assert session.draft.households(WEST) == 505
    session.switch(first)
    session.undo()
    assert totals(path, branch) == {WEST: 400, EAST: 400}


def test_a_scenario_that_counts_otherwise_stays(session, premises, path):
    first = session.scenario.plan_id
    premises.take_register("counted", dwellings_of([0], households=[40]), source="r")
    counted = session.scenario.plan_id
    assert totals(path, counted) == {WEST: 415, EAST: 400}
    session.switch(first)
    assert session.draft.households(WEST) == 400
    session.switch(counted)
    premises.set_count("1", households=41)
    assert totals(path, counted) == {WEST: 416, EAST: 400}
    session.switch(first)
    assert session.draft.households(WEST) == 400


def test_buildings_without_an_id_of_their_own_keep_their_counts_where_they_lie(session, premises, path):
    # Given two buildings without an id, and one with that of another
    file = sqlite3.connect(path)
    register_functions(file)
    with file:
        file.execute("UPDATE building SET building_id = '' WHERE building_id IN ('5', '6')")
        file.execute("UPDATE building SET building_id = '1', households = 30 WHERE building_id = '4'")
    again = PlanSession.open(path)
    # When a register tells of the first building alone
    found = again.premises.take_register("counted", dwellings_of([0], households=[40]))
    again.close()
    # Then nobody else's count is another, or in another unit
    assert found == []
    held = file.execute("SELECT unit_id, households FROM building ORDER BY fid LIMIT 6").fetchall()
    counted = file.execute("SELECT unit_id, households FROM unit WHERE plan_id = 2 ORDER BY unit_id LIMIT 6").fetchall()
    file.close()
    assert held == counted == [(1, 40), (2, 25), (3, 25), (4, 30), (5, 25), (6, 25)]


def test_a_count_from_before_another_register_is_not_undone(session, premises, path):
    first = session.scenario.plan_id
    premises.set_count("1", households=30)
    premises.take_register("counted", dwellings_of([0], households=[40]))
    session.switch(first)
    with pytest.raises(PlanFileError, match="building 1 was counted anew since"):
        session.undo()
    assert session.draft.households(WEST) == 405
    premises.set_count("2", households=26)
    session.undo()
    assert session.draft.households(WEST) == 405


def test_a_register_that_is_cancelled_leaves_nothing(session, premises, path):
    class Cancelled(Progress):
        def cancelled(self):
            return True

    for take in (
        lambda: premises.take(dwellings=dwellings_of([0]), progress=Cancelled()),
        lambda: premises.take_register("counted", dwellings_of([0]), progress=Cancelled()),
    ):
        with pytest.raises(CancelledError):
            take()
    assert len(premises.dwellings) == 0
    assert [scenario.name for scenario in session.scenarios()] == ["现状"]
    assert totals(path) == {WEST: 400, EAST: 400}


def test_a_second_window_reads_anew(session, premises, path):
    other = PlanSession.open(path, "colleague")
    assert other.premises.buildings.households[0] == 25
    premises.set_count("1", households=30)
    with pytest.raises(StalePlanError):
        other.premises.set_count("1", households=29)
    assert other.premises.buildings.households[0] == 30
    other.premises.set_count("1", households=29)
    assert session.reload_if_newer()
    assert premises.buildings.households[0] == 29
    assert totals(path) == {WEST: 404, EAST: 400}
    other.close()


def test_a_second_window_learns_what_was_taken(session, premises, path):
    other = PlanSession.open(path, "colleague")
    assert other.premises.buildings.floors[0] == -1
    said = told(other.premises)
    premises.take(buildings=buildings_of(["1"], floors=[6]))
    assert not other.reload_if_newer()
    assert said == [frozenset()]
    assert other.premises.buildings.floors[0] == 6
    other.close()


def test_what_a_fix_writes_is_read_anew_alone(premises):
    with_rooms(premises)
    dwellings, said = premises.dwellings, told(premises)
    premises.take(buildings_of(["3"], floors=[9]))
    assert said == [frozenset({"3"})]
    assert premises.buildings.floors[2] == 9
    assert premises.dwellings is dwellings


def test_what_another_window_wrote_in_between_is_read_too(session, premises, path):
    assert len(premises.dwellings) == len(premises.addresses) == 0
    other = PlanSession.open(path, "colleague")
    with_rooms(other.premises)
    other.close()
    said = told(premises)
    premises.take(buildings_of(["3"], floors=[9]))
    assert said == [frozenset()]
    assert len(premises.dwellings) == 4
    rows = register_rows_of(["a"]), ties_of([0])
    premises.take(ties={"r": rows})
    assert len(premises.ties) == 1
    other = PlanSession.open(path, "colleague")
    other.premises.take(buildings_of(["3"], floors=[8]))
    other.close()
    premises.decide("a", "2")
    assert premises.buildings.floors[2] == 8
    assert premises.decisions("r") == {"a": "2"}


def test_the_building_under_a_point_is_found(qgis_app, tmp_path):
    session = PlanSession.open(plan_file(tmp_path))
    assert session.premises.building_at(50, 50) == "1"
    assert session.premises.building_at(52, 50) is None
    assert session.premises.building_at(52, 50, within=5) == "1"
    session.close()


def test_a_decision_stays_when_a_register_comes_again(premises):
    rows = register_rows_of(["a", "b"], addresses=["路1号", "路2号"], households=[3, 4])
    ties = ties_of([0, -1], states=["doubtful", "unmatched"], confidences=[0.6, 0.0], candidates=[[0, 1, -1], [-1] * 3])
    premises.take(ties={"r": (rows, ties)})
    stored = premises.ties
    assert stored.registers.tolist() == ["r", "r"]
    assert stored.ties.candidates.tolist() == [[0, 1, -1], [-1, -1, -1]]
    premises.decide("a", "2")
    premises.decide("b", None)
    premises.take(ties={"r": (rows, ties)})
    assert premises.decisions("r") == {"a": "2", "b": None}
    assert premises.ties.ties.buildings.tolist() == [1, -1]
    assert premises.ties.decided_by.tolist() == ["officer", "officer"]
    with pytest.raises(PlanFileError, match="no row c"):
        premises.decide("c", "1")


def test_a_decision_of_another_window_is_not_written_over(session, premises, path):
    # Given a row on which two windows have to decide
    premises.take(ties={"r": (register_rows_of(["a"], addresses=["路1号"]), ties_of([0], states=["doubtful"]))})
    other = PlanSession.open(path, "colleague")
    assert len(premises.ties) == len(other.premises.ties) == 1
    # When one has decided
    other.premises.decide("a", "2")
    other.close()
    # Then the other is told, reads it anew, and may decide again
    with pytest.raises(StalePlanError, match="row a meanwhile"):
        premises.decide("a", "3")
    assert premises.decisions("r") == {"a": "2"} and premises.ties.decided_by.tolist() == ["colleague"]
    premises.decide("a", "3")
    assert premises.decisions("r") == {"a": "3"}


def test_public_ids_find_their_building(premises):
    assert premises.public_id("3") == ""
    premises.set_public_ids({"3": "K7Q2"})
    assert premises.public_id("3") == "K7Q2"
    assert premises.building_of_public_id("K7Q2") == "3"
    assert premises.building_of_public_id("") is None


def test_a_divided_tower_follows_its_counts(session, premises, path):
    with_rooms(premises)
    premises.set_count("1", "2", 1, "101", households=30)
    entrances = premises.entrances_of("1").names
    premises.divide("1", [entrances[:1], entrances[1:]])
    first, second = (grid.code for grid in premises.vertical_grids)
    assert premises.vertical_grids_of("1") == {entrances[0]: first} | dict.fromkeys(entrances[1:], second)
    held = [grid.households for grid in premises.vertical_grids]
    premises.set_count("1", "1", 1, "101", households=401)
    assert premises.vertical_grids[0].households >= held[0] + 400 and premises.vertical_grids[0].status == "in_band"
    assert premises.vertical_grids[1].households == held[1]
    session.branch("other")
    assert len(premises.vertical_grids) == 2
    premises.divide("1", [])
    assert premises.vertical_grids == ()
    again = PlanSession.open(path)
    assert again.premises.vertical_grids == ()
    again.switch(1)
    assert set(again.premises.vertical_grids_of("1")) == set(entrances)
    again.close()


def test_totals_equal_a_recount_whatever_is_done(session, premises, path):
    """Random counts, undo, redo, branching and opening again."""
    chance = np.random.default_rng(7)
    with_rooms(premises)
    session.branch("other")
    for _ in range(60):
        match int(chance.integers(7)):
            case 0 | 1 as which:
                # Another scenario may have counted the building anew: then it is refused.
                with suppress(PlanFileError):
                    (session.undo, session.redo)[which]()
            case 2:
                session.switch(int(chance.integers(1, 3)))
            case 3:
                session.close()
                session = PlanSession.open(path, "officer")
            case _:
                count_by_chance(session.premises, chance)
        for plan_id in (1, 2):
            totals(path, plan_id)
        known = session.premises
        file = sqlite3.connect(path)
        assert known.buildings.households.tolist() == [
            held for (held,) in file.execute("SELECT households FROM building ORDER BY fid")
        ]
        assert known.dwellings.households.tolist() == [
            held for (held,) in file.execute("SELECT households FROM household_stat ORDER BY fid")
        ]
        file.close()
    session.close()


def count_by_chance(premises, chance):
    building = str(chance.integers(1, 4))
    place = [("", None, ""), ("1", None, ""), ("1", 1, f"10{chance.integers(1, 5)}")][int(chance.integers(3))]
    with suppress(PlanFileError, RefusedError):
        premises.set_count(building, *place, households=int(chance.integers(0, 40)))
