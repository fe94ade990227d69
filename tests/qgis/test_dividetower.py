"""A tower of a plan file divided by entrance: proposed, written, undone after opening again, counted, shown."""

import sqlite3

import pytest
from community_grids.adapters.plans.checking import check_plan, plan_sources
from community_grids.adapters.plans.session import PlanFileError, PlanSession, StalePlanError
from community_grids.adapters.plans.snapshot import Snapshot
from community_grids.adapters.premises.tower_division import TowerDivision, groups_in, towers_of
from community_grids.adapters.sentences.saying import sentence
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.premises.model import dwellings_of
from drawn_plans import code, plan_file
from qgis.core import QgsCoordinateTransformContext, QgsProcessingException, QgsProcessingFeedback
from run_algorithm import run_algorithm

WEST, EAST = code(1), code(2)
HELD = (225, 225, 215, 215)


@pytest.fixture
def path(qgis_app, tmp_path):
    """A board of 32 units of 25 households; building 1 is a tower of 880 in four entrances, with 375 beside it."""
    path = plan_file(tmp_path)
    session = PlanSession.open(path)
    rows = dwellings_of([0] * 4, entrances=list("1234"), households=list(HELD), dwellings=[240] * 4)
    session.premises.take_register("counted", rows)
    session.close()
    return path


@pytest.fixture
def session(path):
    session = PlanSession.open(path)
    yield session
    session.close()


def rows(path, sql="SELECT grid_code, base_code, entrances, households, dwellings, status FROM vertical_grid"):
    with sqlite3.connect(path) as file:
        return file.execute(sql + " ORDER BY 1, 2").fetchall()


def grid(path, number=WEST, plan_id=2):
    where = f"WHERE plan_id = {plan_id} AND grid_code = '{number}'"
    ((status, reason, households),) = rows(path, f"SELECT status, reason, households FROM grid {where}")
    return status, reason, households


def divided(path, **more):
    return run_algorithm("dividetower", {"PLAN": str(path), "BUILDING": "1", **more})


def test_groups_are_proposed_and_written(provider, path):
    assert grid(path)[0] == "over"
    results = divided(path)
    assert results["CODES"] == f"{WEST},{code(3)},{code(4)}"
    assert rows(path) == [
        (code(3), WEST, '["1", "2"]', 450, 480, "in_band"),
        (code(4), WEST, '["3", "4"]', 430, 480, "in_band"),
    ]
    status, reason, households = grid(path)
    assert (status, households) == ("in_band", 1255)
    assert "003 (entrances 1–2: 450), 004 (entrances 3–4: 430)" in reason and "375" in reason
    found = rows(path, f"SELECT \"check\", severity FROM finding WHERE plan_id = 2 AND grid_code = '{WEST}'")
    assert found == [("grid_divided", "note")]


def test_a_house_within_the_maximum_is_refused_though_groups_are_named(provider, path, session):
    # Given a house of 25 households with two entrances beside the tower
    rows_of_both = dwellings_of([0] * 4 + [1] * 2, entrances=list("123412"), households=[*HELD, 13, 12])
    session.premises.take(dwellings=rows_of_both)
    with pytest.raises(QgsProcessingException, match="no more than the maximum of 500"):
        divided(path, BUILDING="2", PARTS="1; 2")
    assert rows(path) == []


def test_undone_and_done_again_in_other_sessions(provider, path):
    divided(path)
    session = PlanSession.open(path)
    assert session.draft.status(WEST) == "in_band" and session.undo_text().startswith("Divide tower")
    session.undo()
    session.close()
    assert rows(path) == [] and grid(path)[0] == "over"
    session = PlanSession.open(path)
    session.redo()
    assert len(rows(path)) == 2 and grid(path)[0] == "in_band"
    session.premises.divide("1", ())
    session.close()
    assert [row[-1] for row in rows(path)] == ["void"] * 2 and grid(path)[0] == "over"
    session = PlanSession.open(path)
    assert session.premises.vertical_grids == ()
    session.undo()
    assert {each.code for each in session.premises.vertical_grids} == {code(3), code(4)}
    session.close()
    session = PlanSession.open(path)
    session.redo()
    session.premises.divide("1", [list("12"), list("34")])
    assert {each.code for each in session.premises.vertical_grids} == {code(5), code(6)}
    session.close()


def test_counts_reach_vertical_grids_in_all_scenarios_that_divide(session, path):
    session.premises.divide("1", [list("12"), list("34")])
    session.branch("whole")
    session.premises.divide("1", ())
    session.branch("other")
    session.switch(2)
    session.premises.set_count("1", "1", households=280)
    assert [each.households for each in session.premises.vertical_grids] == [505, 430]
    assert session.draft.status(WEST) == "over" and session.draft.households(WEST) == 1310
    assert grid(path)[0] == "over" and "Not all of these" in grid(path)[1]
    assert grid(path, plan_id=3)[2] == 1310
    session.undo()
    assert grid(path)[0] == "in_band" and [each.households for each in session.premises.vertical_grids] == [450, 430]


def test_a_house_beside_a_tower_is_counted_in_other_scenarios_that_divide(session, path):
    session.premises.divide("1", [list("12"), list("34")])
    first, branch = session.scenario.plan_id, session.branch("other")
    session.switch(first)
    session.premises.set_count("2", households=30)
    assert grid(path, plan_id=first)[2] == grid(path, plan_id=branch)[2] == 1260
    assert grid(path, plan_id=first) == grid(path, plan_id=branch) and grid(path)[0] == "in_band"
    where = f"WHERE grid_code = '{WEST}' AND plan_id IN ({first}, {branch})"
    assert rows(path, f'SELECT plan_id, "check" FROM finding {where}') == [
        (first, "grid_divided"), (branch, "grid_divided"),
    ]  # fmt: skip


def test_a_new_register_is_counted_in_vertical_grids_too(session, path):
    session.premises.divide("1", [list("12"), list("34")])
    fewer = dwellings_of([0] * 4, entrances=list("1234"), households=[200] * 4, dwellings=[240] * 4)
    session.premises.take_register("again", fewer)
    assert [each.households for each in session.premises.vertical_grids] == [400, 400]
    assert session.draft.status(WEST) == "in_band" and grid(path, plan_id=3)[0] == "in_band"


def test_dwellings_that_another_window_takes_reach_the_vertical_grids_here(session, path):
    # Given a tower that is divided, in two windows
    session.premises.divide("1", [list("12"), list("34")])
    other = PlanSession.open(path)
    # When one takes other dwellings
    fewer = dwellings_of([0] * 4, entrances=list("1234"), households=[200] * 4, dwellings=[240] * 4)
    other.premises.take(dwellings=fewer)
    # Then it goes on with them, and the other one reads them before it writes
    other.do(other.draft.renamed(EAST, "there"))
    other.close()
    with pytest.raises(StalePlanError):
        session.do(session.draft.renamed(WEST, "here"))
    assert [each.households for each in session.premises.vertical_grids] == [400, 400]
    session.do(session.draft.renamed(WEST, "here"))
    assert "entrances 1–2: 400" in grid(path)[1]


def test_the_layer_shows_the_open_scenario_without_dissolved_ones(session):
    session.premises.divide("1", [list("12"), list("34")])
    layer = session.layers()["vertical_grid"]
    assert {feature["grid_code"] for feature in layer.getFeatures()} == {code(3), code(4)}
    session.premises.divide("1", ())
    layer = session.layers()["vertical_grid"]
    assert layer.isValid() and list(layer.getFeatures()) == []


def test_groups_of_ones_own(provider, path):
    divided(path, PARTS="1；2-4")
    assert [(row[2], row[3], row[-1]) for row in rows(path)] == [
        ('["1"]', 225, "under"),
        ('["2", "3", "4"]', 655, "over"),
    ]
    assert grid(path)[0] == "over"
    divided(path, DISSOLVE=True)
    assert {row[-1] for row in rows(path)} == {"void"}
    assert groups_in("1-2; 3,4；A、B") == [("1", "2"), ("3", "4"), ("A", "B")]


@pytest.mark.parametrize(
    ("building", "more", "words"),
    [
        ("2", {}, "not known which entrance"),
        ("99", {}, "99"),
        ("1", {"PARTS": "1-9"}, "entrance 5"),
        ("1", {"DISSOLVE": True}, "is not divided"),
    ],
)
def test_what_cannot_be_divided_is_said(provider, path, building, more, words):
    with pytest.raises(QgsProcessingException, match=words):
        divided(path, **{"BUILDING": building, **more})
    assert rows(path) == []


def test_an_entrance_that_is_too_much_is_told_with_its_floors(session):
    rows_ = dwellings_of(
        [0] * 41, entrances=["1"] * 40 + ["2"], floors=[*range(1, 41), 1], households=[20] * 40 + [300]
    )
    session.premises.take_register("tall", rows_)
    tower = TowerDivision(session, "1")
    (finding,) = tower.findings(tower.proposed())
    assert "entrance 1 alone has 800" in sentence(finding) and "1 to 20: 400, 21 to 40: 400" in sentence(finding)


def test_what_groups_would_make_of_it_is_shown_first(session):
    tower = TowerDivision(session, "1")
    assert tower.proposed() == (("1", "2"), ("3", "4"))
    parts = tower.parts(tower.proposed())
    assert [(part.code, part.entrances, part.households, part.is_base) for part in parts] == [
        (code(3), "1–2", 450, False),
        (code(4), "3–4", 430, False),
        (WEST, "", 375, True),
    ]
    assert towers_of(session, [WEST]) == ["1"] and towers_of(session, [EAST]) == []
    assert session.draft.vertical.codes() == []


def test_a_tower_within_the_limits_needs_none(session):
    few = dwellings_of([0] * 2, entrances=["1", "2"], households=[100, 100])
    session.premises.take_register("few", few)
    with pytest.raises(RefusedError) as refused:
        TowerDivision(session, "1").proposed()
    assert refused.value.finding.check == "tower_within"


def test_a_shared_scenario_is_not_divided_here(session):
    session.sharing = object()
    with pytest.raises(PlanFileError, match="shared through a database"):
        session.premises.divide("1", [list("12")])
    assert not session.draft.vertical


def test_a_check_of_the_plan_takes_it_for_within_the_limits(session):
    def found():
        feedback, context = QgsProcessingFeedback(False), QgsCoordinateTransformContext()
        check = check_plan(plan_sources(session), session.bands, Snapshot(session), context, feedback)
        return {row[0] for row in check.table.rows if row[2] == WEST}

    assert found() & {"building_over_maximum", "grid_over"}
    session.premises.divide("1", [list("12"), list("34")])
    assert "grid_divided" in found() and not found() & {"building_over_maximum", "grid_over", "grids_overlap"}
