"""The growth watch of an open plan: what it lists, where a click goes, and the way to a repair."""

import pytest
from community_grids.plugin.rebalancing.wish_page import COMMUNITY
from drawn_plans import code
from drawn_registers import grown
from patience import wait_until


@pytest.fixture()
def dock(opened):
    """The dock, its first count done; two grids of 400 households, 350 to 500 are in band."""
    opened.work.growth.start()
    counted(opened)
    return opened.work.growth.dock


def counted(bench):
    """Wait until a count that was asked for is done."""
    growth = bench.work.growth
    wait_until(lambda: not growth.question.is_open and not growth.dock._pause.isActive())


def listed(dock):
    rows = [dock._shown.shown(dock._shown.index(place, 0)) for place in range(dock._shown.rowCount())]
    return [(row.code[-3:], row.watch, row.before, row.households) for row in rows]


def all_groups(dock):
    for box in dock._groups:
        box.setChecked(True)


def test_a_plan_in_its_band_lists_nothing_until_all_is_wanted(dock):
    assert listed(dock) == []
    all_groups(dock)
    assert listed(dock) == [("001", "steady", None, 400), ("002", "steady", None, 400)]
    assert [box.text()[-3:] for box in dock._groups] == ["(0)", "(0)", "(2)"]


def test_a_register_shows_who_leaves_the_band_and_what_it_needs(dock, opened, project):
    dock.register.choose(grown(project, {1: 150}))
    counted(opened)
    assert listed(dock) == [("001", "leaves", 400, 525)]
    cells = [dock._shown.index(0, column).data() for column in range(dock._shown.columnCount())]
    assert cells[0] == "Leaves the band"
    assert cells[3:6] == ["400", "525", "+25"]
    assert "002 (100)" in cells[6]
    assert opened.work.session.draft.households(code(1)) == 400


def test_the_margin_says_who_is_near(dock, opened):
    dock._margin.setValue(120)
    counted(opened)
    assert listed(dock) == [("001", "near", None, 400), ("002", "near", None, 400)]


def test_a_click_selects_the_grid_and_goes_there(dock, opened):
    all_groups(dock)
    dock._table.selectRow(1)
    assert opened.dock.selected() == [code(2)]
    assert opened.canvas.extent().center().x() == pytest.approx(600, abs=5)


def test_an_edit_is_counted_at_once(dock, opened):
    opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
    counted(opened)
    assert [row[:2] for row in listed(dock)] == [("002", "out"), ("001", "out")]


def test_before_is_the_scenario_that_this_one_came_from(dock, opened):
    opened.work.session.branch("改划")
    opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
    counted(opened)
    assert listed(dock) == [("002", "leaves", 400, 275), ("001", "leaves", 400, 525)]


def test_repair_of_the_plan_as_it_counts_itself_is_one_edit(dock, opened):
    opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
    counted(opened)
    dock.choose(code(1))
    steps = len(opened.work.session.history)
    dock._repair.click()
    counted(opened)
    assert len(opened.work.session.history) == steps + 1
    assert {row[1] for row in listed(dock)} <= {"near"}


def test_repair_by_a_new_register_happens_in_a_new_scenario(dock, opened, project, monkeypatch):
    monkeypatch.setattr("community_grids.plugin.scenario_steps.QInputDialog.getText", lambda *rest: (rest[-1], True))
    dock.register.choose(grown(project, {1: 150}))
    counted(opened)
    dock.choose(code(1))
    dock._repair.click()
    counted(opened)
    session = opened.work.session
    assert [one.name for one in session.scenarios()] == ["现状", "现状 · 名册2026"]
    assert session.draft.status(code(1)) == "in_band"
    assert dock.register.layer() is None


def test_no_name_for_the_new_scenario_leaves_all_as_it_is(dock, opened, project, monkeypatch):
    monkeypatch.setattr("community_grids.plugin.scenario_steps.QInputDialog.getText", lambda *_: ("", False))
    dock.register.choose(grown(project, {1: 150}))
    counted(opened)
    dock.choose(code(1))
    dock._repair.click()
    assert len(opened.work.session.scenarios()) == 1


def test_rebalance_takes_the_register_and_the_community_along(dock, opened, project):
    layer = grown(project, {1: 150})
    dock.register.choose(layer)
    counted(opened)
    dock.choose(code(1))
    dock._rebalance.click()
    wish = opened.work.rebalancing.dialog.wish
    assert wish.register.layer() == layer
    assert wish.reach() == COMMUNITY


def test_a_field_that_counts_nothing_is_told(dock, opened, project):
    layer = grown(project, {})
    layer.dataProvider().truncate()
    dock.register.choose(layer)
    counted(opened)
    assert "名册2026" in dock._said.text()
    assert listed(dock) == []


def test_closing_the_plan_closes_the_dock(dock, opened):
    opened.work.close()
    assert opened.work.growth.dock is None


def test_closing_the_dock_by_hand_lets_go_of_the_plan(dock, opened):
    dock.close()
    assert opened.work.growth.dock is None
    opened.work.editing.assign([16], code(1))
