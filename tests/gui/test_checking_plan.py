"""The open plan is checked, what is found stands in the dock with its place, and is mended from there."""

import pytest
from community_grids.adapters.plans.project import PLAN_PROPERTY
from community_grids.adapters.running.settings import Settings
from community_grids.plugin.findings_dock import FindingsDock
from community_grids.plugin.plan_watcher import PlanWatcher
from drawn_plans import code
from drawn_registers import grown
from patience import wait_until
from qgis.PyQt.QtCore import Qt


@pytest.fixture()
def findings(opened, project):
    """The findings dock, joined to the workbench as the plugin does it."""
    dock = FindingsDock(project, Settings(), opened.desk.window)
    opened.desk.iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    watcher = PlanWatcher(project)
    watcher.layers_changed.connect(dock.refresh)
    opened.work.checking.join(dock)
    yield dock
    watcher.stop()
    opened.work.checking._findings = None
    opened.desk.iface.removeDockWidget(dock)
    dock.deleteLater()


def check(bench):
    bench.work.checking.check()
    settle(bench)


def settle(bench):
    checking = bench.work.checking
    wait_until(lambda: not checking.question.is_open and not checking._pause.isActive())


def found(dock):
    model = dock._model
    return [model.finding(row).check for row in range(model.rowCount())]


def choose(dock, check):
    for place in range(dock._shown.rowCount()):
        index = dock._shown.index(place, 0)
        if dock._model.finding(dock._shown.mapToSource(index).row()).check == check:
            dock._table.setCurrentIndex(index)
            return
    raise AssertionError(f"There is no finding {check}.")


def check_layers_of(project):
    return [layer for layer in project.mapLayers().values() if layer.customProperty(PLAN_PROPERTY) == "check"]


def message(bench):
    item = bench.bar.currentItem()
    return item.text() if item else ""


def households(bench):
    return {grid[-3:]: bench.work.session.draft.households(grid) for grid in bench.work.session.draft.grid_codes()}


def test_what_is_found_stands_in_the_dock(opened, findings, project):
    opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
    check(opened)
    assert {"grid_over", "grid_under"} <= set(found(findings))
    assert findings.isVisible()
    assert "Errors: 0, warnings: " in message(opened)
    (layer,) = check_layers_of(project)
    assert layer.name() == "Check of 现状"
    assert layer.crs() == opened.work.session.crs


def test_a_second_check_takes_the_place_of_the_first(opened, findings, project):
    opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
    check(opened)
    check(opened)
    assert len(check_layers_of(project)) == 1


def test_a_grid_out_of_band_is_repaired_by_one_edit_and_checked_again(opened, findings):
    opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
    check(opened)
    choose(findings, "grid_over")
    assert findings._mend_button.text() == "Repair its community"
    steps = len(opened.work.session.history)
    findings._mend_button.click()
    settle(opened)
    assert len(opened.work.session.history) == steps + 1
    assert "grid_over" not in found(findings)
    opened.work.editing.undo()
    assert households(opened) == {"001": 525, "002": 275}


def test_a_gap_is_filled(opened, findings):
    opened.work.editing.assign([0], "")
    check(opened)
    choose(findings, "grids_gap")
    assert findings._mend_button.text() == "Fill what is unassigned"
    findings._mend.trigger()
    settle(opened)
    assert len(opened.work.session.draft.units_of("")) == 0
    assert "grids_gap" not in found(findings)


def test_what_needs_a_person_offers_no_button(opened, findings):
    assert opened.work.checking._mending(None, "grids_gap") == ("", "")
    opened.work.editing.assign([0], "")
    check(opened)
    layer = findings.layer()
    assert opened.work.checking._mending(layer, "grid_invalid") == ("", "")
    assert opened.work.checking._mending(layer, "grid_code_misfit")[0] == "renumbergrids"


def test_an_edit_makes_the_check_one_of_before(opened, findings):
    opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
    check(opened)
    opened.work.editing.undo()
    settle(opened)
    assert "changed since" in findings._status.text()


def test_a_plan_counted_by_a_new_register_is_checked_by_its_own_counts(opened, findings, project):
    from community_grids.adapters.plans.snapshot import RegisterChoice, Snapshot

    choice = RegisterChoice.of_layer(grown(project, {1: 150}), "households", "building_id")
    session = opened.work.session
    counted = Snapshot(session).counted(choice, project.transformContext())
    session.take_register(counted.register, "2026")
    check(opened)
    assert "grid_over" in found(findings)
    assert "grid_households_differ" not in found(findings)


def test_closing_the_plan_takes_the_check_along(opened, findings, project):
    opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
    check(opened)
    opened.work.close()
    assert check_layers_of(project) == []
    assert findings._way() == (None, "", "")
