"""The list of ties: what waits comes first, a key decides, the next row comes by itself, and all of it survives."""

from types import SimpleNamespace

import pytest
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.premises.tie_list import TieList
from community_grids.engine.premises.addresses.index import AddressIndex
from community_grids.engine.premises.addresses.matching import AddressMatcher
from community_grids.engine.premises.model import addresses_of, buildings_of, register_rows_of
from community_grids.engine.premises.tying import tie_rows
from community_grids.plugin.premises.working_through_ties import WorkingThroughTies
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget

# Two lanes that one letter tells apart, two buildings each.
KNOWN = ["永安路1号", "永安路3号", "永平路1号", "永平路3号"]
ASKED = {
    "sure": "永安路1号",
    "either": "永路3号",
    "slip": "永乐路1号",
    "gone": "人民路99号",
}


@pytest.fixture()
def known(opened):
    """The open plan knows four addresses; of four rows one is tied surely, two doubtfully, one not at all."""
    session = opened.work.session
    session.premises.take(
        buildings=buildings_of(["1", "2", "3", "4"]), addresses=addresses_of(KNOWN, buildings=range(4))
    )
    take(session)
    return opened


def take(session):
    """Tie the register, with what was decided before."""
    premises = session.premises
    register = register_rows_of(list(ASKED), addresses=list(ASKED.values()), rooms=["101", "", "", ""])
    from community_grids.adapters.words.address_words import address_words

    index = AddressIndex(premises.addresses.texts, premises.addresses.buildings, address_words())
    kept = {key: premises.rows.get(code, -1) for key, code in premises.decisions("名册").items()}
    ties = tie_rows(register, premises.buildings, AddressMatcher(index), decisions=kept).ties
    premises.take(ties={"名册": (register, ties)})


@pytest.fixture()
def list_(known, desk, project):
    """The dock, seen."""
    work = WorkingThroughTies(desk.iface, known.work, project, Qt.DockWidgetArea.RightDockWidgetArea)
    work.dock.show()
    yield SimpleNamespace(work=work, dock=work.dock, session=known.work.session, bench=known.work, canvas=known.canvas)
    work.remove()


def cells(dock):
    model = dock.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def press(dock, key):
    QTest.keyClick(dock.table, key)


def states(session):
    return dict(zip(session.premises.ties.rows.keys, session.premises.ties.ties.states, strict=True))


def test_the_list_lies_on_the_grids_not_under_them(list_, desk):
    grids = desk.window.findChild(QDockWidget, "CommunityGridsGrids")
    assert desk.window.tabifiedDockWidgets(grids) == [list_.dock]


def test_what_waits_comes_first(list_):
    assert [row[0] for row in cells(list_.dock)] == ["Doubtful", "Doubtful", "Not tied", "Sure"]
    assert {row[2] for row in cells(list_.dock)[:2]} == {ASKED["either"], ASKED["slip"]}
    assert cells(list_.dock)[3][1:] == ["> 99 %", ASKED["sure"], "101", "永安路1号", "by its address"]
    assert list_.dock._bar.text() == "0 of 2 decided"
    assert "25.0 %" in list_.dock._share.text()


def test_the_first_row_is_shown_with_its_buildings_numbered_on_the_map(list_):
    dock = list_.dock
    assert dock.model.index(dock.table.currentIndex().row(), 2).data() in (ASKED["either"], ASKED["slip"])
    buttons = [button for button in dock.card._buttons if not button.isHidden()]
    assert [button.number for button in buttons] == [1, 2, 3, 0]
    assert len(list_.work._map._bands) == 3
    assert all(" %" in button._words.text() for button in buttons[:3])
    assert "slip" in buttons[0]._words.text()


def test_a_key_decides_and_the_next_row_comes_by_itself(list_):
    first = list_.dock.place()
    press(list_.dock, Qt.Key.Key_1)
    row = list_.work._ties.row(first)
    assert (row.state, row.method, row.confidence) == ("decided", "decided", 1.0)
    assert list_.dock.place() != first
    assert list_.work._ties.row(list_.dock.place()).state == "doubtful"
    assert list_.dock._bar.text() == "1 of 2 decided"
    assert states(list_.session)[row.key] == "decided"


def test_none_of_these_is_a_decision_too(list_):
    first = list_.dock.place()
    press(list_.dock, Qt.Key.Key_0)
    assert list_.work._ties.row(first).building_id == ""
    assert list_.work._ties.row(first).state == "decided"


def test_a_click_on_a_building_decides(list_):
    first = list_.dock.place()
    wanted = list_.work._candidates[1].building_id
    QTest.mouseClick(list_.dock.card._buttons[1], Qt.MouseButton.LeftButton)
    assert list_.work._ties.row(first).building_id == wanted


def test_at_the_end_it_says_so(list_):
    press(list_.dock, Qt.Key.Key_1)
    press(list_.dock, Qt.Key.Key_1)
    assert list_.dock._bar.text() == "2 of 2 decided"
    assert list_.dock._status.text()


def test_undo_brings_the_row_back_as_it_was(list_):
    first = list_.dock.place()
    before = list_.work._ties.row(first)
    press(list_.dock, Qt.Key.Key_2)
    QTest.keyClick(list_.dock.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list_.dock.place() == first
    assert list_.work._ties.row(first) == before
    assert states(list_.session)[before.key] == "doubtful"
    assert not list_.dock._undo.isEnabled()


def test_what_was_decided_survives_a_restart_and_a_new_run(list_):
    key = list_.work._ties.row(list_.dock.place()).key
    press(list_.dock, Qt.Key.Key_1)
    other = PlanSession.open(list_.session.path)
    try:
        take(other)
        assert states(other)[key] == "decided"
        reread = TieList(other)
        place = int(reread.listed(state="decided")[0])
        assert reread.row(place).key == key
        reread.reopen(place)
        assert states(other)[key] == "doubtful"
    finally:
        other.close()


def test_the_likely_buildings_come_into_view(list_):
    dock = list_.dock
    view = list_.canvas.extent()
    assert all(view.contains(each.outline.boundingBox()) for each in list_.work._candidates if each.likely)
    list_.canvas.setExtent(view.buffered(5000))
    dock.choose(int(dock.model.places[1]))
    assert list_.canvas.extent().width() < 2000


def test_filters_narrow_the_list(list_):
    dock = list_.dock
    dock._state.setCurrentIndex(dock._state.findData("sure"))
    assert [row[0] for row in cells(dock)] == ["Sure"]
    dock._state.setCurrentIndex(0)
    dock._text.setText("人民")
    dock._pause.stop()
    dock.filtered.emit()
    assert [row[2] for row in cells(dock)] == [ASKED["gone"]]
    dock._text.setText("")
    dock._pause.stop()
    dock._method.setCurrentIndex(dock._method.findData("address"))
    assert len(cells(dock)) == 3


def test_without_ties_it_says_how_to_come_to_some(opened, desk, project):
    work = WorkingThroughTies(desk.iface, opened.work, project, Qt.DockWidgetArea.RightDockWidgetArea)
    try:
        work.dock.show()
        assert work.dock._pages.currentIndex() == 0
        assert "No register" in work.dock._empty.text()
        assert not work.dock._tie[1].isHidden()
    finally:
        work.remove()


def test_nothing_of_it_stays_on_the_map(list_):
    list_.dock.hide()
    assert list_.work._map._bands == []
    list_.dock.show()
    assert list_.work._map._bands
    list_.bench.close()
    assert list_.work._map._bands == []
    assert list_.dock._pages.currentIndex() == 0
