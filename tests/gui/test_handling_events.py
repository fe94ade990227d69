"""*Handle event*: one event with its facts, its log, and a button for each state that it may go to."""

from types import SimpleNamespace

import pytest
from community_grids.engine.events.model import events_of
from community_grids.plugin.events.handling.handling_events import HandlingEvents
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDockWidget


class Showing(QObject):
    """Stands in for the events on the map."""

    event_chosen = pyqtSignal(int)

    def __init__(self, numbers):
        super().__init__()
        self.shown = SimpleNamespace(given=SimpleNamespace(events=events_of(numbers)))


@pytest.fixture()
def bench(opened):
    """The workbench with an open plan that knows two events, the first of them on the boundary of two grids."""
    known = {"addresses": ["甲街1号", ""], "places": [(403, 50), (150, 150)], "departments": ["城管", ""]}
    opened.work.session.events.take(
        events_of(["E-1", "E-2"], states=[10, 10], times={"reported": [0.0, 60.0]}, **known)
    )
    return opened.work


@pytest.fixture()
def handling(desk, bench):
    """The dock, seen; it is 09:00 in China on the first day of 1970."""
    handling = HandlingEvents(desk.iface, bench, Qt.DockWidgetArea.RightDockWidgetArea)
    handling.clock = lambda: 3600.0
    handling.dock.show()
    yield handling
    handling.remove()


def names(handling):
    return [button.text() for button in handling.dock.buttons]


def press(handling, words):
    next(button for button in handling.dock.buttons if button.text() == f"→ {words}").click()


def test_an_event_is_shown_by_its_number(handling):
    handling.dock.number.setText(" E-1 ")
    handling.dock.number.returnPressed.emit()
    assert "reported" in handling.dock.state.text()
    for words in ("甲街1号", "城管", "1970-01-01 08:00", "leads"):
        assert words in handling.dock.facts.text()
    assert names(handling) == ["→ received", "→ cancelled"]


def test_a_button_moves_it_and_the_log_says_so(handling, bench):
    handling.show_event("E-1")
    handling.dock.org.setText("指挥中心")
    handling.dock.note.setText("属实")
    press(handling, "received")
    assert bench.session.events.events.states.tolist() == [20, 10]
    assert handling.dock.log.item(0).text() == "1970-01-01 09:00: reported → received · 指挥中心 · 属实"
    assert names(handling) == ["→ verified", "→ being handled", "→ escalated", "→ cancelled"]
    assert (handling.dock.org.text(), handling.dock.note.text()) == ("指挥中心", "")


def test_what_cannot_be_is_said_and_nothing_is_lost(handling, bench):
    handling.show_event("E-1")
    handling.dock.note.setText("电话 13800000000")
    press(handling, "received")
    assert "tells of a person" in handling.dock.trouble.text()
    assert handling.dock.note.text() == "电话 13800000000"
    assert bench.session.events.events.states.tolist() == [10, 10]


def test_the_event_that_is_chosen_on_the_map_is_shown(handling):
    showing = Showing(["E-2", "E-1"])
    handling.follow_map(showing)
    showing.event_chosen.emit(1)
    assert handling.dock.number.text() == "E-1"


def test_the_event_that_was_chosen_before_the_dock_is_opened_is_shown(handling):
    showing = Showing(["E-2", "E-1"])
    handling.follow_map(showing)
    handling.dock.hide()
    showing.event_chosen.emit(1)
    assert handling.dock.number.text() == ""
    handling.dock.show()
    assert handling.dock.number.text() == "E-1"


def test_the_dock_lies_on_the_grids_not_under_them(handling, desk):
    grids = desk.window.findChild(QDockWidget, "CommunityGridsGrids")
    assert handling.dock in desk.window.tabifiedDockWidgets(grids)


def test_what_another_changed_is_shown_and_what_is_being_written_stays(handling, bench):
    handling.show_event("E-1")
    handling.dock.note.setText("half a sen")
    bench.session.events.move("E-1", 20, 100.0)
    assert "received" in handling.dock.state.text()
    assert handling.dock.note.text() == "half a sen"
    bench.session.events.move("E-2", 20, 100.0)
    assert handling.dock.number.text() == "E-1"


def test_an_unknown_number_and_no_plan_are_said(handling, bench):
    handling.show_event("E-9")
    assert "no event E-9" in handling.dock.trouble.text()
    assert names(handling) == []
    bench.close()
    handling.show_event("E-1")
    assert "Open a plan first" in handling.dock.trouble.text()
