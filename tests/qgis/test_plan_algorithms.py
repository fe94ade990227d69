"""The verbs on a plan file: each is one edit that the file holds afterwards, or a sentence."""

import sqlite3

import pytest
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.plan_file.errors import refusal
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.gridding.editing.draft import Draft
from drawn_layers import draw
from drawn_plans import COMMUNITY, code, new_plan, plan_file, two_towns
from qgis.core import QgsProcessingException, QgsProcessingFeedback
from run_algorithm import run_algorithm

WEST, EAST, THIRD = code(1), code(2), code(3)


@pytest.fixture
def path(qgis_app, tmp_path):
    return plan_file(tmp_path)


@pytest.fixture
def run(provider, path):
    """A function that runs an algorithm on the drawn plan and gives its results and what it said."""

    def run(name, **parameters):
        feedback = QgsProcessingFeedback(False)
        results = run_algorithm(name, {"PLAN": str(path), **parameters}, feedback)
        return results, feedback.textLog()

    return run


def state(path):
    session = PlanSession.open(path)
    draft, history = session.draft, session.history
    session.close()
    return {grid: draft.households(grid) for grid in draft.grid_codes()}, draft.records, history


def codes_of_units(path):
    session = PlanSession.open(path)
    codes = [str(code) for code in session.draft.codes]
    session.close()
    return codes


def test_units_are_assigned_and_the_totals_said(run, path):
    results, said = run("assignunits", UNITS="17, 18", GRID=WEST, REASON="new street")
    assert results == {"PLAN": str(path), "CODES": f"{WEST},{EAST}", "REVISION": 1}
    assert "households 450, limits 350 to 500" in said
    totals, _, history = state(path)
    assert totals == {WEST: 450, EAST: 350}
    assert history[-1].reason == "new street"


def test_units_without_a_grid_are_let_go_and_filled_again(run, path):
    results, _ = run("assignunits", UNITS="17, 18")
    assert results["CODES"] == EAST
    assert state(path)[0] == {WEST: 400, EAST: 350}
    run("fillgrids")
    assert sum(state(path)[0].values()) == 800


def test_undo_and_redo_go_several_steps(run, path):
    run("assignunits", UNITS="17", GRID=WEST)
    run("assignunits", UNITS="18", GRID=WEST)
    results, _ = run("undoplan", STEPS=2)
    assert results["CODES"] == f"{WEST},{EAST}"
    assert state(path)[0] == {WEST: 400, EAST: 400}
    run("undoplan", STEPS=1, REDO=True)
    assert state(path)[0] == {WEST: 425, EAST: 375}


def test_more_steps_than_there_are_change_nothing(run, path):
    run("assignunits", UNITS="17", GRID=WEST)
    with pytest.raises(QgsProcessingException, match="taken back: 1"):
        run("undoplan", STEPS=2)
    assert state(path)[0] == {WEST: 425, EAST: 375}
    run("undoplan")
    with pytest.raises(QgsProcessingException, match="done again: 1"):
        run("undoplan", STEPS=2, REDO=True)
    assert state(path)[0] == {WEST: 400, EAST: 400}
    with pytest.raises(QgsProcessingException, match="nothing to undo"):
        run("undoplan", STEPS=2)


def test_an_undo_that_is_stopped_says_how_far_it_came(run, path):
    run("assignunits", UNITS="17", GRID=WEST)
    run("assignunits", UNITS="18", GRID=WEST)
    spoilt = sqlite3.connect(path)
    with spoilt:
        spoilt.execute("UPDATE audit_log SET edit = '{' WHERE place = 1")
    spoilt.close()
    results, said = run("undoplan", STEPS=2)
    assert "Stopped after 1 of 2 edits" in said
    assert (results["REVISION"], state(path)[0]) == (3, {WEST: 425, EAST: 375})


def test_an_edit_stands_though_its_boundaries_cannot_be_written_now(run, path, monkeypatch):
    def busy(*_):
        raise refusal("busy", file=path.name)

    monkeypatch.setattr("community_grids.adapters.plans.boundary_keeper.write_words", busy)
    results, said = run("assignunits", UNITS="17,18", GRID=WEST)
    assert (results["CODES"], results["REVISION"]) == (f"{WEST},{EAST}", 1)
    assert "The edit is done" in said
    assert state(path)[0] == {WEST: 450, EAST: 350}


@pytest.fixture
def towns(path):
    """The plan file of two communities, each with a grid over its band and one under it."""
    create_plan(path.with_name("towns.gpkg"), new_plan(two_towns()))
    return path.with_name("towns.gpkg")


def test_communities_are_repaired_as_one_edit(run, towns):
    results, _ = run("repairgrids", PLAN=str(towns))
    assert len(results["CODES"].split(",")) == 4
    totals, _, history = state(towns)
    assert all(350 <= total <= 500 for total in totals.values())
    assert [step.action for step in history] == ["make", "repair"]
    run("undoplan", PLAN=str(towns))
    assert sorted(state(towns)[0].values()) == [200, 200, 600, 600]


def test_a_repair_that_is_cancelled_halfway_changes_nothing(run, towns, monkeypatch):
    feedback = QgsProcessingFeedback(False)
    repair_of = Draft.repair_of

    def cancelled_after_the_first(draft, community):
        feedback.cancel()
        return repair_of(draft, community)

    monkeypatch.setattr(Draft, "repair_of", cancelled_after_the_first)
    with pytest.raises(QgsProcessingException, match="Nothing was written"):
        run_algorithm("repairgrids", {"PLAN": str(towns)}, feedback)
    assert sorted(state(towns)[0].values()) == [200, 200, 600, 600]


def test_grids_are_merged_split_and_retired(run, path):
    with pytest.raises(QgsProcessingException, match="800 households, 300 over"):
        run("mergegrids", GRIDS=f"{WEST} {EAST}", INTO=WEST)
    run("mergegrids", GRIDS=f"{WEST}，{EAST}", REASON="until the school moves")
    totals, records, _ = state(path)
    assert totals == {WEST: 800}
    assert records[EAST].void
    run("splitgrid", GRID=WEST)
    totals, _, _ = state(path)
    assert totals == {WEST: 400, THIRD: 400}, "the retired code is not given again"
    run("retiregrid", GRID=THIRD, INTO=WEST, REASON="once more")
    assert state(path)[0] == {WEST: 800}


def test_a_grid_is_split_along_a_line(run, path):
    line = draw("cut", "LineString", [], [("LINESTRING(100 0, 100 400)",)])
    run("splitgrid", GRID=WEST, LINE=line)
    assert state(path)[0] == {WEST: 300, EAST: 400, THIRD: 100}
    two = draw("two", "LineString", [], [("LINESTRING(0 0, 1 1)",), ("LINESTRING(5 5, 6 6)",)])
    with pytest.raises(QgsProcessingException, match="two does not hold one line"):
        run("splitgrid", GRID=EAST, LINE=two)


def test_a_boundary_is_moved_to_a_line(run, path):
    line = draw("street", "LineString", [], [("LINESTRING(300 0, 300 400)",)])
    run("moveboundary", FROM=WEST, INTO=EAST, LINE=line)
    assert state(path)[0] == {WEST: 300, EAST: 500}


def test_grids_of_another_scenario_are_taken_over(run, path):
    run("branchplan", NEW_SCENARIO="方案二")
    run("assignunits", UNITS="17, 18", GRID=WEST)
    run("takegrids", SCENARIO="现状", OTHER="方案二", GRIDS=WEST)
    run("assignunits", SCENARIO="现状", UNITS="19", GRID=WEST)
    session = PlanSession.open(path, scenario="现状")
    assert session.draft.households(WEST) == 475
    session.close()
    with pytest.raises(QgsProcessingException, match="no scenario 方案三"):
        run("takegrids", OTHER="方案三", GRIDS=WEST)


def test_grids_are_locked_named_and_numbered(run, path):
    run("lockgrids", GRIDS=WEST)
    with pytest.raises(QgsProcessingException, match="locked"):
        run("assignunits", UNITS="17", GRID=WEST)
    run("lockgrids", GRIDS=WEST, LOCK=False)
    run("renamegrid", GRID=WEST, NEW_NAME="西网格")
    assert state(path)[1][WEST].name == "西网格"
    with pytest.raises(QgsProcessingException):
        run("renumbergrids")  # both have the right codes already
    run("retiregrid", GRID=WEST, INTO=EAST, REASON="joined")
    assert set(state(path)[0]) == {EAST}


def test_grids_are_filled_and_repaired(run, path):
    run("assignunits", UNITS="17,18,19,20,21,22,23,24", GRID=WEST)
    assert state(path)[0] == {WEST: 600, EAST: 200}
    _, said = run("repairgrids", COMMUNITIES=COMMUNITY)
    assert all(350 <= total <= 500 for total in state(path)[0].values())
    assert "Repair" in said
    with pytest.raises(QgsProcessingException):
        run("fillgrids")  # every unit has a grid


def test_a_scenario_is_branched_and_chosen_by_its_name(run, path):
    results, _ = run("branchplan", NEW_SCENARIO="方案二", REASON="a try")
    assert results["PLAN_ID"] == 2
    run("assignunits", UNITS="17", GRID=WEST, SCENARIO="现状")
    assert state(path)[0] == {WEST: 400, EAST: 400}, "the branch is open, and is as it was"
    run("assignunits", UNITS="17, 18", GRID=WEST)
    assert state(path)[0] == {WEST: 450, EAST: 350}
    with pytest.raises(QgsProcessingException, match="no scenario 方案三"):
        run("undoplan", SCENARIO="方案三")


@pytest.mark.parametrize(
    ("name", "parameters", "said"),
    [
        ("assignunits", {"UNITS": "17,99", "GRID": WEST}, "UNITS: the plan has no unit 99"),
        ("assignunits", {"UNITS": "x", "GRID": WEST}, "UNITS: the plan has no unit x"),
        ("assignunits", {"UNITS": "17", "GRID": "nowhere"}, "nowhere"),
        ("assignunits", {"UNITS": "29", "GRID": WEST}, "touch"),
        ("rebalanceplan", {"GRIDS": "nowhere"}, "nowhere"),
        ("rebalanceplan", {"COMMUNITIES": "x"}, "COMMUNITIES: the plan has no community x"),
        ("repairgrids", {"COMMUNITIES": "x"}, "COMMUNITIES: the plan has no community x"),
        ("undoplan", {}, "nothing to undo"),
        ("branchplan", {"NEW_SCENARIO": "现状"}, "named 现状"),
        ("mergegrids", {"GRIDS": WEST, "INTO": "nowhere"}, "nowhere"),
        ("assignunits", {"PLAN": "/none.gpkg", "UNITS": "17", "GRID": WEST}, "no file /none.gpkg"),
    ],
)
def test_a_refusal_is_a_sentence_and_changes_nothing(run, path, name, parameters, said):
    with pytest.raises(QgsProcessingException, match=said):
        run(name, **parameters)
    totals, _, history = state(path)
    assert totals == {WEST: 400, EAST: 400}
    assert len(history) == 1


def test_a_new_register_becomes_a_scenario_and_the_plan_in_force_stays(run, path):
    # Unit 17 grew, unit 1 is not in the register any more; one building is new, one lies nowhere, one is there twice.
    rows = [
        (f"POINT({50 + 100 * ((unit - 1) // 4)} {50 + 100 * ((unit - 1) % 4)})", str(unit), 25) for unit in range(2, 33)
    ]
    rows[15] = (*rows[15][:2], 175)
    rows += [("POINT(60 60)", "N1", 9), ("POINT(-50 50)", "N2", 7), ("POINT(60 60)", "17", 99)]
    register = draw("register", "Point", ["number:string", "households:string"], rows)
    results, said = run(
        "recountplan", BUILDINGS=register, HOUSEHOLDS="households", BUILDING_ID="number", NEW_SCENARIO="明年"
    )
    assert results["PLAN_ID"] == 2
    for word in (
        "left out (number: 1, households: 99",
        "does not know were counted where they lie (number: 1, households: 9",
        "outside every community were left out (number: 1, households: 7",
        "taken to be empty (number: 1, households before: 25, first building: 1)",
        f"{EAST}: households 550",
    ):
        assert word in said
    totals, _, _ = state(path)
    assert totals == {WEST: 384, EAST: 550}
    session = PlanSession.open(path, scenario="现状")
    assert [session.draft.households(grid) for grid in (WEST, EAST)] == [400, 400]
    other = session.draft_of(2)
    assert other.fabric.units.households[other.fabric.unit_ids.tolist().index(17)] == 175
    session.close()
    run("repairgrids", SCENARIO="明年")
    assert all(350 <= total <= 500 for total in state(path)[0].values())


def test_a_register_without_places_is_matched_by_its_ids(run, path):
    rows = [(None, str(unit), 20) for unit in range(1, 33)]
    register = draw("ledger", "None", ["number:string", "households:integer"], rows)
    run("recountplan", BUILDINGS=register, HOUSEHOLDS="households", BUILDING_ID="number", NEW_SCENARIO="明年")
    assert state(path)[0] == {WEST: 320, EAST: 320}
    with pytest.raises(QgsProcessingException, match="ledger has neither places nor identifiers"):
        run("recountplan", BUILDINGS=register, HOUSEHOLDS="households", NEW_SCENARIO="后年")
    with pytest.raises(QgsProcessingException, match="ledger has no field people"):
        run("recountplan", BUILDINGS=register, HOUSEHOLDS="people", BUILDING_ID="number", NEW_SCENARIO="后年")
    with pytest.raises(QgsProcessingException, match="named 明年"):
        run("recountplan", BUILDINGS=register, HOUSEHOLDS="households", BUILDING_ID="number", NEW_SCENARIO="明年")
    assert len(state(path)[2]) == 1


@pytest.fixture
def uneven(run):
    """The drawn plan with 600 households in the west and 200 in the east: 150 must move, six units."""
    run("assignunits", UNITS="17,18,19,20,21,22,23,24", GRID=WEST)


def test_a_plan_is_rebalanced_by_one_edit_that_can_be_undone(run, path, uneven):
    results, said = run("rebalanceplan", REASON="the new register")
    assert (results["HOUSEHOLDS_MOVED"], results["LEAST_MOVED"], results["REVISION"]) == (150, 150, 2)
    assert results["CODES"] == f"{WEST},{EAST}"
    totals, _, history = state(path)
    assert totals == {WEST: 450, EAST: 350}
    assert history[-1].reason == "the new register"
    for option in ("Fewest households moved: 150", "Fewest grids touched: ", "Rounder grids: "):
        assert option in said
    assert "fewer than 150 of the 800 households" in said
    run("undoplan")
    assert state(path)[0] == {WEST: 600, EAST: 200}


@pytest.mark.parametrize("option", ["fewest_households", "fewest_grids", "rounder_grids"])
def test_each_aim_brings_the_plan_into_band_the_same_way_by_the_same_seed(run, path, uneven, option):
    first, _ = run("rebalanceplan", OPTION=option, SEED=3)
    codes = codes_of_units(path)
    assert all(350 <= total <= 500 for total in state(path)[0].values())
    run("undoplan")
    again, _ = run("rebalanceplan", OPTION=option, SEED=3)
    assert again["HOUSEHOLDS_MOVED"] == first["HOUSEHOLDS_MOVED"] >= first["LEAST_MOVED"] == 150
    assert codes_of_units(path) == codes


@pytest.mark.parametrize(
    "parameters",
    [{"MAX_MOVED": 0.1}, {"GRIDS": WEST}],
    ids=["no more than a tenth", "one grid, with nobody to give to"],
)
def test_where_too_little_may_move_the_plan_stays_and_that_is_said(run, path, uneven, parameters):
    results, said = run("rebalanceplan", **parameters)
    assert (results["HOUSEHOLDS_MOVED"], results["CODES"], results["REVISION"]) == (0, "", 1)
    assert "Nothing was changed" in said
    assert state(path)[0] == {WEST: 600, EAST: 200}


def test_a_locked_grid_is_not_rebalanced(run, path, uneven):
    run("lockgrids", GRIDS=EAST)
    run("rebalanceplan", COMMUNITIES=COMMUNITY)
    totals = state(path)[0]
    assert totals[EAST] == 200
    assert sum(totals.values()) == 800


def test_a_scenario_that_is_not_open_is_rebalanced_by_its_name(run, path, uneven):
    run("branchplan", NEW_SCENARIO="方案二")
    run("rebalanceplan", SCENARIO="现状")
    assert state(path)[0] == {WEST: 600, EAST: 200}, "the branch is open, and is as it was"


def test_a_cancelled_rebalance_changes_nothing(path, uneven):
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Nothing was written"):
        run_algorithm("rebalanceplan", {"PLAN": str(path)}, feedback)
    assert state(path)[0] == {WEST: 600, EAST: 200}
