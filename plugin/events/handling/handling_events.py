"""*Handle event*: the event that was chosen on the map, moved from state to state in the open plan."""

from time import time

from qgis.PyQt.QtCore import QObject

from ....adapters.running.packages import package_trouble
from ...docked import Docked
from .handling_dock import HandlingDock

__all__ = ["HandlingEvents"]


class HandlingEvents(QObject):
    """Holds the dock and its action.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    area : Qt.DockWidgetArea, where the dock lies at first

    Attributes
    ----------
    dock : HandlingDock
    clock : callable that returns what time it is, seconds since 1970 UTC
    actions : list of QAction
    """

    def __init__(self, iface, bench, area, parent=None):
        super().__init__(parent)
        self._bench, self._session = bench, None
        self.clock, self._number, self._waiting = time, "", ""
        self.dock = HandlingDock(iface.mainWindow())
        self._docked = Docked(iface, area, self.dock).lie_on_grids()
        told = self.tr("See one event of the open plan, and move it from state to state")
        self.actions = [self._docked.dress_action("move_event", told, self.tr("Handle event"))]
        self.dock.number_given.connect(self.show_event)
        self.dock.move_asked.connect(self._move)
        self.dock.visibilityChanged.connect(self._show_waiting)
        bench.opened.connect(self._follow)
        bench.closed.connect(self._follow)
        self._follow()

    def follow_map(self, showing):
        """Show the event that is chosen on the map, or was before the dock is seen: a ShowingEvents."""
        showing.event_chosen.connect(lambda row: self._show_chosen(showing, row))

    def remove(self):
        """Leave QGIS."""
        self._leave()
        self._bench.opened.disconnect(self._follow)
        self._bench.closed.disconnect(self._follow)
        self._docked.remove()

    def show_event(self, number):
        """Show an event of the open plan by its number."""
        if self._session is None:
            self.dock.show_nothing(package_trouble() or self.tr("Open a plan first: its events are handled here."))
            return
        from ....adapters.events.card import event_card

        card = event_card(self._session.events, number) if number else None
        self._number = number if card is not None else ""
        if card is not None:
            self.dock.show_event(card)
        elif number:
            self.dock.show_nothing(self.tr("There is no event {event} in this plan.").format(event=number))
        else:
            self.dock.show_nothing(self.tr("Choose an event on the map, or give its number."))

    def _show_chosen(self, showing, row):
        if showing.shown is None:
            return
        number = str(showing.shown.given.events.numbers[row])
        if self.dock.isVisible():
            self.dock.raise_()  # it may lie under another dock
            self.show_event(number)
        else:
            self._waiting = number

    def _show_waiting(self, visible):
        """Show the event that was chosen before the dock was opened."""
        if visible and self._waiting:
            number, self._waiting = self._waiting, ""
            self.show_event(number)

    def _move(self, state):
        from ....adapters.plans.session import PlanFileError
        from ....adapters.sentences.saying import sentence
        from ....engine.gridding.editing.model import RefusedError

        try:
            self._session.events.move(self._number, state, self.clock(), **self.dock.words)
        except RefusedError as refused:
            self.dock.say(sentence(refused.finding))
        except PlanFileError as refused:
            self.dock.say(str(refused))
        else:
            self.dock.clear_note()

    def _follow(self):
        """Show events of the plan that is open now."""
        self._leave()
        self._session, self._waiting = self._bench.session, ""
        if self._session is not None:
            self._session.events.changed.connect(self._changed)
        self.show_event("")

    def _leave(self):
        if self._session is not None:
            self._session.events.changed.disconnect(self._changed)
        self._session = None

    def _changed(self, numbers):
        """Show the event anew where it may be different; what is being written beside it stays."""
        if self._number and (not numbers or self._number in numbers):
            self.show_event(self._number)
