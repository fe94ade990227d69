"""Buildings of the open plan are checked, a finding opens its building or is fixed; completeness is on the map."""

import pytest
from community_grids.adapters.plans.project import PLAN_PROPERTY
from community_grids.adapters.running.settings import Settings
from community_grids.engine.premises.model import buildings_of, dwellings_of, register_rows_of, ties_of
from community_grids.plugin.findings_dock import FindingsDock
from community_grids.plugin.premises.building_panel import BuildingPanel
from community_grids.plugin.premises.checking_premises import CheckingPremises
from community_grids.plugin.premises.working_through_ties import WorkingThroughTies
from patience import wait_until
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction


@pytest.fixture()
def checking(opened, desk, project):
    """The check, joined to findings dock and panel, on a plan in which an empty dwelling is lived in."""
    side = Qt.DockWidgetArea.RightDockWidgetArea
    opened.work.session.premises.take(
        buildings=buildings_of(["1", "2"], uses=["residential", "public"], floors=[6, 2]),
        dwellings=dwellings_of([0, 0], entrances=["1", "1"], floors=[1, 1], rooms=["101", "102"],
                               states=["empty", "occupied"], households=[5, 20]),
    )  # fmt: skip
    panel = BuildingPanel(desk.iface, opened.work, Settings(), project, side)
    panel.plan_opened()  # it was open before the panel was
    dock = FindingsDock(project, Settings(), desk.window)
    desk.iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    ties = WorkingThroughTies(desk.iface, opened.work, project, side)
    checking = CheckingPremises(desk.iface, opened.work, panel, ties, project)
    checking.join(dock)
    checking.dock, checking.panel, checking.ties = dock, panel, ties
    yield checking
    checking.remove()
    ties.remove()
    panel.remove()
    desk.iface.removeDockWidget(dock)
    dock.deleteLater()


def check(checking):
    checking.actions[0].trigger()
    wait_until(lambda: not checking.question.is_open)


def choose(dock, check):
    for place in range(dock._shown.rowCount()):
        row = dock._model.finding(dock._shown.mapToSource(dock._shown.index(place, 0)).row())
        if row.check == check:
            dock._table.setCurrentIndex(dock._shown.index(place, 0))
            return row
    raise AssertionError(f"There is no finding {check}.")


def found(dock):
    return [dock._model.finding(row).check for row in range(dock._model.rowCount())]


def layers_of(project, what):
    return [layer for layer in project.mapLayers().values() if layer.customProperty(PLAN_PROPERTY) == what]


def test_what_is_found_stands_in_the_dock_with_its_building(checking):
    check(checking)
    assert {"dwelling_lived_in", "households_without_homes", "building_without_floors"} <= set(found(checking.dock))
    assert choose(checking.dock, "dwelling_lived_in").building_id == "1"
    assert checking.dock.isVisible()


def test_a_check_that_is_cancelled_in_the_list_of_tasks_says_nothing(checking, opened):
    opened.bar.clearWidgets()
    checking.check()
    QgsApplication.taskManager().cancelAll()
    wait_until(lambda: not checking.question.is_open)
    assert opened.bar.currentItem() is None
    assert not found(checking.dock)


def test_a_fix_says_what_it_does_does_it_as_one_edit_and_leaves_the_list(checking, opened):
    check(checking)
    choose(checking.dock, "households_without_homes")
    button = checking.dock._mend_button
    assert button.isVisible() and button.text() == "Count nobody there"
    assert checking.dock._status.text() == button.toolTip()
    assert button.toolTip() == "Building 2 will count 0 households instead of 25."
    steps = len(opened.work.session.history)
    button.click()
    session = opened.work.session
    assert session.premises.buildings.households[session.premises.rows["2"]] == 0
    assert len(session.history) == steps + 1
    assert "households_without_homes" not in found(checking.dock)
    opened.work.editing.undo()
    assert session.premises.buildings.households[session.premises.rows["2"]] == 25


def test_what_a_person_has_to_decide_opens_its_building_instead(checking):
    check(checking)
    row = choose(checking.dock, "households_over_dwellings")
    assert not checking.dock._mend_button.isVisible()
    opens = next(one for one in checking.dock._table.actions() if one.text() == "Open its building")
    assert opens.isVisible()
    opens.trigger()
    assert checking.panel.dock.isVisible()
    assert row.building_id in checking.panel.dock.card.building_id


def test_a_double_click_opens_the_building_of_a_finding(checking):
    check(checking)
    row = choose(checking.dock, "dwelling_lived_in")
    checking.dock._table.doubleClicked.emit(checking.dock._table.currentIndex())
    assert checking.panel.dock.isVisible()
    assert checking.panel.dock.card.building_id == row.building_id == "1"


def test_completeness_is_a_layer_that_follows_and_goes(checking, opened, project):
    switch = checking.actions[1]
    assert isinstance(switch, QAction) and switch.isCheckable()
    switch.setChecked(True)
    (layer,) = layers_of(project, "completeness")
    told = {feature["grid_code"][-3:]: feature["known_percent"] for feature in layer.getFeatures()}
    assert told == {"001": 0.5, "002": 0.0}  # two dwellings of 400
    assert "Dwellings known: 0.25 %" in opened.bar.currentItem().text()
    assert layer.renderer().type() == "graduatedSymbol"
    opened.work.session.premises.set_count("1", "1", 1, "103", households=1)
    wait_until(lambda: not checking._pause.isActive())
    assert {feature["known_percent"] for feature in layer.getFeatures()} == {0.75, 0.0}
    switch.setChecked(False)
    assert layers_of(project, "completeness") == []


def test_closing_the_plan_takes_everything_along(checking, opened, project):
    check(checking)
    checking.actions[1].setChecked(True)
    opened.work.close()
    assert layers_of(project, "completeness") == layers_of(project, "check") == []
    assert not any(action.isEnabled() for action in checking.actions)


def test_a_row_that_is_tied_to_nothing_is_decided_in_the_list_of_ties(checking, opened):
    rows = register_rows_of(["r1", "r2"], addresses=["Long Street 1", "Short Lane 2"], households=[3, 4])
    ties = ties_of([0, -1], states=["sure", "unmatched"], candidates=[[0, 1, 2], [3, 4, 5]])
    opened.work.session.premises.take(ties={"ledger": (rows, ties)})
    check(checking)
    assert (
        choose(checking.dock, "row_untied").message == "Row r2 of the register (Short Lane 2) is tied to no building."
    )
    assert checking.dock._mend_button.text() == "Decide in the list of ties"
    checking.dock._mend_button.click()
    assert checking.ties.dock.isVisible()
    wait_until(lambda: checking.ties.dock.model.rowCount() == 1)


def test_floors_that_nobody_wrote_down_are_given_by_a_click(checking, opened):
    check(checking)
    row = choose(checking.dock, "building_without_floors")
    button = checking.dock._mend_button
    assert (button.text(), button.isVisible()) == ("Give it 3 floors", True)
    button.click()
    premises = opened.work.session.premises
    assert premises.buildings.floors[premises.rows[row.building_id]] == 3
    opened.work.editing.undo()
    assert premises.buildings.floors[premises.rows[row.building_id]] == -1
