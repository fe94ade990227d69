"""Dividing a tower on the screen: the dialog proposes and shows, the table lists under its grid, undo takes back."""

from types import SimpleNamespace

import pytest
from community_grids.adapters.plans.growth import watch_plan
from community_grids.adapters.plans.snapshot import Snapshot
from community_grids.adapters.running.settings import Settings
from community_grids.engine.premises.model import dwellings_of
from community_grids.plugin.grids_dock.grids_model import CODE_ROLE
from community_grids.plugin.premises.premises import Premises
from drawn_plans import code
from qgis.core import QgsCoordinateTransformContext, QgsProcessingFeedback
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

WEST, EAST = code(1), code(2)


@pytest.fixture()
def towers(opened, desk, project):
    """The west grid holds a tower of 880 households in four entrances and 375 beside it."""
    premises = Premises(desk.iface, opened.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    held = dwellings_of([0] * 4, entrances=list("1234"), households=[225, 225, 215, 215], dwellings=[240] * 4)
    opened.work.session.premises.take_register("counted", held)
    premises.towers._follow()
    yield SimpleNamespace(dialog=premises.towers.dialog, part=premises.towers, work=opened.work, dock=opened.dock)
    premises.remove()


def table(dock):
    shown = dock._table.model()
    return [shown.index(row, 0).data(CODE_ROLE)[-3:] for row in range(shown.rowCount())]


def parts(dialog):
    return [
        tuple(dialog.table.item(row, column).text() for column in range(3)) for row in range(dialog.table.rowCount())
    ]


def test_a_proposal_is_shown_and_done_and_undone(towers):
    towers.work.select([WEST])
    assert towers.part.start()
    dialog = towers.dialog
    assert dialog.groups.text() == "1-2; 3-4" and dialog.divide.isEnabled() and not dialog.dissolve.isEnabled()
    assert parts(dialog) == [(code(3), "1–2", "450"), (code(4), "3–4", "430"), (WEST, "beside the tower", "375")]
    dialog.divide.click()
    assert towers.work.session.draft.status(WEST) == "in_band" and dialog.dissolve.isEnabled()
    assert table(towers.dock) == ["001", "003", "004", "002"]
    assert "Vertical grids: 2" in towers.dock._totals.text() and "Grids: 2" in towers.dock._totals.text()
    towers.work.editing.undo()
    assert table(towers.dock) == ["001", "002"] and not dialog.dissolve.isEnabled()


def test_groups_are_typed_and_drawn(towers):
    towers.part.start()
    dialog = towers.dialog
    dialog.groups.clear()
    QTest.keyClicks(dialog.groups, "1; 2-3")
    assert [row[1] for row in parts(dialog)] == ["1", "2–3", "4"] and dialog.divide.isEnabled()
    QTest.keyClicks(dialog.groups, "; 9")
    assert not dialog.divide.isEnabled() and "entrance 9" in dialog._notes.text()
    dialog.propose.click()
    dialog.bars.switch(1)
    assert dialog.groups.text() == "1; 2; 3-4"
    dialog.bars.setFocus()
    QTest.keyClick(dialog.bars, Qt.Key.Key_Space)
    assert dialog.groups.text() == "1-2; 3-4"


def test_vertical_grids_stay_under_their_grid_however_the_table_is_sorted(towers):
    towers.work.session.premises.divide("1", [["1", "2"], ["3", "4"]])
    for column in range(4):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            towers.dock._table.sortByColumn(column, order)
            rows = table(towers.dock)
            assert rows[rows.index("001") + 1 : rows.index("001") + 3] == ["003", "004"]


def test_a_vertical_grid_is_shown_on_the_map_and_is_nothing_to_draw_with(towers, project):
    towers.work.session.premises.divide("1", [["1", "2"], ["3", "4"]])
    layers = {layer.name(): layer for layer in project.mapLayers().values()}
    assert "Vertical grids" in layers
    towers.work.select([code(3)])
    assert [feature["grid_code"] for feature in layers["Vertical grids"].selectedFeatures()] == [code(3)]
    assert towers.work.view.extent_of([code(3)]) is not None
    towers.work.zoom_to([code(3)])
    assert towers.part.start() and towers.dialog.dissolve.isEnabled()
    towers.dialog.dissolve.click()
    assert towers.work.session.draft.status(WEST) == "over"


def test_growth_watch_leaves_a_divided_grid_to_its_entrances(towers):
    session = towers.work.session
    session.premises.divide("1", [["1", "2"], ["3", "4"]])
    watched = watch_plan(Snapshot(session), None, None, 20, QgsCoordinateTransformContext(), QgsProcessingFeedback())
    assert [row.code for row in watched.rows] == [EAST]


def test_without_a_tower_it_is_said(towers):
    few = dwellings_of([0] * 2, entrances=["1", "2"], households=[10, 15])
    towers.work.session.premises.take_register("few", few)
    towers.work.select([EAST])
    assert not towers.part.start()


def test_a_count_changes_what_the_dialog_and_the_table_say(towers):
    towers.work.session.premises.divide("1", [["1", "2"], ["3", "4"]])
    towers.part.start()
    towers.work.session.premises.set_count("1", "1", households=300)
    assert parts(towers.dialog)[0] == (code(3), "1–2", "525")
    assert towers.dock.model.rows()[code(3)].households == 525
    assert towers.dock.model.rows()[WEST].status == "over"
