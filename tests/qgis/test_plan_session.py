"""A plan that is open: edits are on the disk at once, undo works across sessions, and layers follow."""

import sqlite3
import time

import pytest
import shapely
from community_grids.adapters.plan_file import opening
from community_grids.adapters.plans.session import PlanFileError, PlanSession, StalePlanError
from community_grids.engine.gridding.editing.model import RefusedError
from drawn_plans import COMMUNITY, code, plan_file

WEST, EAST = code(1), code(2)
# The column of units just right of the line between the two grids, from the south.
BESIDE = [17, 18, 19, 20]


@pytest.fixture
def path(qgis_app, tmp_path):
    return plan_file(tmp_path)


@pytest.fixture
def session(path):
    session = PlanSession.open(path, "officer")
    yield session
    session.close()


def rows_of(session, units):
    """Rows of the fabric by unit ids."""
    return [session.draft.fabric.unit_ids.tolist().index(unit) for unit in units]


def give(session, units, target, **how):
    session.do(session.draft.assigned(rows_of(session, units), target), **how)


def attributes(layer, *names):
    return sorted(tuple(feature[name] for name in names) for feature in layer.getFeatures())


def recounted(path, plan_id=1):
    """Households of each grid, once from the grids' rows and once from the units'."""
    connection = sqlite3.connect(path)
    stated = dict(connection.execute("SELECT grid_code, households FROM grid WHERE plan_id = ?", (plan_id,)))
    counted = dict(
        connection.execute(
            "SELECT grid_code, sum(households) FROM unit WHERE plan_id = ? GROUP BY grid_code", (plan_id,)
        )
    )
    connection.close()
    return stated, counted


def test_a_plan_opens_as_it_was_made(session):
    draft = session.draft
    assert session.scenario.name == "现状"
    assert session.crs.authid() == "EPSG:4547"
    assert not session.read_only
    assert draft.grid_codes() == [WEST, EAST]
    assert [draft.households(grid) for grid in draft.grid_codes()] == [400, 400]
    assert draft.fabric.community_codes.tolist() == [COMMUNITY]
    assert draft.polygon(WEST).equals(shapely.box(0, 0, 400, 400))
    assert (session.undo_text(), session.redo_text()) == ("", "")


def test_an_edit_is_in_the_file_at_once(session, path):
    told = []
    session.changed.connect(told.append)
    give(session, BESIDE[:2], WEST, reason="new street")
    stated, counted = recounted(path)
    assert stated == counted == {WEST: 450, EAST: 350}
    assert told == [frozenset({WEST, EAST})]
    step = session.history[-1]
    assert (step.author, step.action, step.reason) == ("officer", "assign", "new street")
    assert step.at.endswith("Z")


def test_layers_show_an_edit_without_being_made_anew(session):
    layers = session.layers()
    assert all(layer.isValid() for layer in layers.values())
    assert {"grid", "unit", "community", "street", "barrier", "finding"} <= set(layers)
    before = {feature["grid_code"]: feature.id() for feature in layers["grid"].getFeatures()}
    assert attributes(layers["grid"], "grid_code", "households") == [(WEST, 400), (EAST, 400)]
    give(session, BESIDE, WEST)
    for layer in layers.values():
        layer.triggerRepaint()
    assert attributes(layers["grid"], "grid_code", "households", "status") == [
        (WEST, 500, "in_band"),
        (EAST, 300, "under"),
    ]
    assert attributes(layers["finding"], "check", "grid_code") == [("grid_under", EAST)]
    assert {feature["grid_code"]: feature.id() for feature in layers["grid"].getFeatures()} == before


def test_a_layer_finds_a_changed_grid_at_its_new_place(session):
    layer = session.layers()["grid"]
    give(session, BESIDE, WEST)
    found = {feature["grid_code"]: feature.geometry().boundingBox().width() for feature in layer.getFeatures()}
    assert found == {WEST: 500, EAST: 300}
    layer.selectByRect(layer.extent().fromWkt("POLYGON((430 10, 470 10, 470 20, 430 20, 430 10))"))
    assert [feature["grid_code"] for feature in layer.selectedFeatures()] == [WEST]


def test_a_layer_that_is_being_read_or_edited_does_not_block_an_edit(session, path):
    layer = session.layers()["unit"]
    reading = layer.getFeatures()
    next(reading)
    give(session, BESIDE[:1], WEST)
    assert layer.startEditing()
    give(session, BESIDE[1:2], WEST)
    layer.rollBack()
    assert recounted(path)[0] == {WEST: 450, EAST: 350}


def test_undo_and_redo_work_in_another_session(session, path):
    give(session, BESIDE[:1], WEST)
    give(session, BESIDE[1:2], WEST)
    session.undo()
    session.close()
    again = PlanSession.open(path, "colleague")
    assert again.draft.households(WEST) == 425
    assert WEST in again.redo_text()
    again.redo()
    again.undo()
    again.undo()
    assert again.draft.households(WEST) == 400
    assert again.undo_text() == ""
    assert recounted(path)[0] == recounted(path)[1] == {WEST: 400, EAST: 400}
    assert [step.action for step in again.history] == ["make", "assign", "assign", "undo", "redo", "undo", "undo"]
    again.close()


def test_a_new_edit_leaves_behind_what_was_undone(session):
    give(session, BESIDE[:1], WEST)
    session.undo()
    give(session, BESIDE[3:], WEST)
    assert session.redo_text() == ""
    with pytest.raises(PlanFileError, match="nothing to redo"):
        session.redo()
    session.undo()
    with pytest.raises(PlanFileError, match="nothing to undo"):
        session.undo()
    assert [step.action for step in session.history].count("assign") == 2


def test_names_and_locks_are_kept(session, path):
    session.do(session.draft.renamed(WEST, "西网格"))
    session.do(session.draft.locked([WEST], True))
    session.close()
    again = PlanSession.open(path)
    assert (again.draft.records[WEST].name, again.draft.records[WEST].locked) == ("西网格", True)
    layers = again.layers()
    assert attributes(layers["grid"], "grid_name", "locked")[-1] == ("西网格", 1)
    assert attributes(layers["unit"], "locked").count((1,)) == 16
    with pytest.raises(RefusedError):
        again.draft.assigned(rows_of(again, BESIDE[:1]), WEST)
    again.undo()
    assert attributes(again.layers()["unit"], "locked").count((1,)) == 0
    again.close()


def test_a_retired_grid_keeps_its_code_and_is_not_drawn(session, path):
    session.do(session.draft.retired(EAST, WEST, reason="houses torn down"))
    session.close()
    again = PlanSession.open(path)
    assert again.draft.grid_codes() == [WEST]
    assert again.draft.records[EAST].void
    assert attributes(again.layers()["grid"], "grid_code") == [(WEST,)]
    again.undo()
    assert again.draft.grid_codes() == [WEST, EAST]
    again.close()


def test_a_reason_to_be_over_the_maximum_goes_with_its_cause(session, path):
    session.do(session.draft.merged([EAST], WEST, "until the school moves"))
    assert attributes(session.layers()["grid"], "status", "reason") == [("over", "until the school moves")]
    session.do(session.draft.split_by_line(WEST, shapely.LineString([(400, -10), (400, 410)])))
    assert attributes(session.layers()["grid"], "status", "reason") == [("in_band", "")] * 2


def test_every_change_of_a_grid_is_a_version(session, path):
    give(session, BESIDE[:2], WEST, reason="new street")
    session.undo()
    session.do(session.draft.locked([WEST], True))
    rows = sqlite3.connect(path).execute(
        "SELECT version, op, parents, reason, author, valid_from, valid_to, geom IS NOT NULL FROM grid_version "
        "WHERE grid_code = ? ORDER BY version",
        (WEST,),
    )
    made, assigned, undone = rows
    assert (made[:2], assigned[:5]) == ((1, "make"), (2, "assign", f"{WEST},{EAST}", "new street", "officer"))
    assert undone[1] == "undo"
    assert made[6] == assigned[5]
    assert assigned[6] == undone[5]
    assert undone[6] is None
    assert all(row[7] for row in (made, assigned, undone))


def test_scenarios_are_branched_named_compared_and_deleted(session, path):
    give(session, BESIDE[:1], WEST)
    other = session.branch("方案二", "with the new street")
    assert session.scenario.name == "方案二"
    assert session.undo_text() == ""
    give(session, BESIDE[1:2], WEST)
    assert session.draft_of(1).households(WEST) == 425
    assert recounted(path, other)[0][WEST] == 450
    session.rename_scenario(other, "方案三")
    assert [scenario.name for scenario in session.scenarios()] == ["现状", "方案三"]
    assert session.scenarios()[1].parent_id == 1
    session.close()

    again = PlanSession.open(path)
    assert again.scenario.plan_id == other, "the scenario that was open last opens"
    again.delete_scenario(other)
    assert again.scenario.name == "现状"
    assert again.draft.households(WEST) == 425
    assert recounted(path, other) == ({}, {})
    for trouble, action in {
        "only scenario": lambda: again.delete_scenario(1),
        "named 现状": lambda: again.branch(" 现状 "),
        "needs a name": lambda: again.branch("  "),
        "no scenario 99": lambda: again.switch(99),
    }.items():
        with pytest.raises(PlanFileError, match=trouble):
            action()
    again.close()


def test_grids_of_another_scenario_are_taken_over_as_one_edit(session):
    other = session.branch("方案二")
    give(session, BESIDE, WEST)
    session.do(session.draft.renamed(WEST, "西网格"))
    session.switch(1)
    session.take_over(other, [WEST], "agreed")
    assert session.draft.households(WEST) == 500
    assert session.draft.records[WEST].name == "西网格"
    assert session.history[-1].action == "take_over"
    session.undo()
    assert session.draft.households(WEST) == 400
    assert session.draft.records[WEST].name == "第1网格"
    with pytest.raises(RefusedError):
        session.take_over(other, [code(9)])


def test_the_view_is_remembered(session, path):
    assert session.view is None
    session.set_view((1, 2, 3, 4))
    session.close()
    again = PlanSession.open(path)
    assert again.view == (1, 2, 3, 4)
    again.close()


def test_two_windows_on_one_plan_lose_nothing(session, path):
    other = PlanSession.open(path, "colleague")
    late = session.draft.assigned(rows_of(session, BESIDE[3:]), WEST)
    give(other, BESIDE[:1], WEST)
    told = []
    session.changed.connect(told.append)
    with pytest.raises(StalePlanError, match="colleague"):
        session.do(late)
    assert told == [frozenset()]
    assert session.draft.households(WEST) == 425, "the colleague's edit is there"
    give(session, BESIDE[1:2], WEST)
    assert other.reload_if_newer()
    assert not other.reload_if_newer()
    assert other.draft.households(WEST) == 450
    other.undo()
    assert recounted(path)[0] == recounted(path)[1] == {WEST: 425, EAST: 375}
    other.close()


def test_a_plan_is_read_as_it_is_at_one_time(session, path, monkeypatch):
    other = PlanSession.open(path, "colleague")
    read_state = opening.read_state

    def overtaken(*what):
        """A colleague retires a grid after the units were looked at, and before their grids are."""
        if len(other.history) == 1:
            other.do(other.draft.merged([EAST], WEST, "until the school moves"))
        return read_state(*what)

    monkeypatch.setattr(opening, "read_state", overtaken)
    session.reload()
    assert session.draft.grid_codes() == [WEST, EAST]
    assert session.reload_if_newer()
    assert session.draft.grid_codes() == [WEST]
    other.close()


def test_a_scenario_deleted_in_another_window_gives_way_to_the_first(session, path):
    other = session.branch("方案二")
    colleague = PlanSession.open(path)
    colleague.delete_scenario(other)
    with pytest.raises(StalePlanError, match="方案二 was deleted"):
        give(session, BESIDE[:1], WEST)
    assert session.scenario.name == "现状"
    assert session.draft.households(WEST) == 400
    give(session, BESIDE[:1], WEST)
    assert session.draft.households(WEST) == 425
    colleague.close()


def test_grids_of_a_scenario_of_other_units_are_not_taken_over(session):
    other = session.branch("方案二")
    with session._connection.transaction() as sqlite:
        for statement in (
            "UPDATE unit SET unit_id = unit_id + 100 WHERE plan_id = ?",
            "UPDATE unit_border SET unit_id = unit_id + 100, other_id = other_id + 100 WHERE plan_id = ?",
        ):
            sqlite.execute(statement, (other,))
    session.switch(1)
    with pytest.raises(PlanFileError, match="现状 and 方案二 are not made of the same units"):
        session.take_over(other, [WEST])


def test_everything_is_in_one_file_after_closing(session, path, tmp_path):
    give(session, BESIDE[:1], WEST)
    session.close()
    assert [file.name for file in tmp_path.iterdir()] == ["plan.gpkg"]


def words(path):
    rows = sqlite3.connect(path).execute("SELECT grid_code, boundary_zh, boundary_en FROM grid ORDER BY grid_code")
    return {grid: (chinese, english) for grid, chinese, english in rows}


def test_boundaries_in_words_follow_an_edit(session, path):
    assert session.boundaries.describe()
    assert "东至人民路" in words(path)[WEST][0]
    assert "West: Renmin Road" in words(path)[EAST][1]
    give(session, BESIDE, WEST)
    assert words(path) == {WEST: ("", ""), EAST: ("", "")}, "what is no longer so is not said"
    told = []
    session.boundaries.described.connect(told.append)
    assert session.boundaries.describe({EAST})
    assert told == [frozenset({EAST})]
    assert words(path)[WEST] == ("", "")
    assert "人民路" not in words(path)[EAST][0].split("，")[2], "the west side is another one now"


def test_boundaries_are_said_while_nobody_waits(session, path, qgis_app):
    give(session, BESIDE, WEST)
    end = time.monotonic() + 10
    while not all(chinese for chinese, _ in words(path).values()) and time.monotonic() < end:
        qgis_app.processEvents()
    assert all(chinese and english for chinese, english in words(path).values())
    assert session.scenario.revision == 1
    session.undo()


def test_words_for_grids_that_another_window_changed_are_not_written(session, path):
    other = PlanSession.open(path)
    give(other, BESIDE, WEST)
    session.boundaries.describe()
    assert words(path) == {WEST: ("", ""), EAST: ("", "")}
    other.close()
