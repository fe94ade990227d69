"""Events on the map, joined to the open plan and the project: switched on and off, filtered, played, put on a wall."""

import json
from contextlib import suppress
from time import time

from qgis.core import QgsGeometry, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QAction

from ....adapters.running.packages import package_trouble
from ....engine.events.showing.view import view_as_dict, view_from_dict
from ...docked import Docked
from ...icons import icon
from .event_item import EventItem, Pointing
from .events_dock import EventsDock
from .passing_time import PassingTime
from .putting_on_wall import PuttingOnWall
from .reading_events import ReadingEvents

__all__ = ["ShowingEvents"]

_FIRST = 300


class ShowingEvents(QObject):
    """Lays the signs of events over the map.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    settings : Settings
    project : QgsProject
    area : Qt.DockWidgetArea, where the dock lies at first

    Attributes
    ----------
    dock : EventsDock
    passing : PassingTime; bar, patrols : its TimeBar and Patrols
    on_wall : PuttingOnWall
    item : EventItem, over QGIS's own map
    shown : EventsShown, None while nothing is shown
    clock : callable that returns what time it is, seconds since 1970 UTC
    actions : list of QAction, for the menu and the toolbar

    Signals
    -------
    event_chosen(row) : a sign or a row of the table was chosen; `shown.given.events` has it
    shown_changed : other events, or another moment or view of them, are seen
    given_changed(given) : other events were read: GivenEvents, None where there are none
    """

    event_chosen = pyqtSignal(int)
    shown_changed = pyqtSignal()
    given_changed = pyqtSignal(object)

    def __init__(self, iface, bench, settings, project: QgsProject, area, parent=None):
        super().__init__(parent)
        from ....adapters.events.on_map.views import EventViews

        self._canvas, self._bench, self._settings = iface.mapCanvas(), bench, settings
        self._project = project
        window = iface.mainWindow()
        self.clock, self.shown = time, None
        self.views = EventViews(settings)
        self.dock = EventsDock(window)
        messages = bench.messages
        self.passing = PassingTime(self._canvas, project, settings, messages, window, lambda: self.clock(), self)
        self.bar, self.patrols = self.passing.bar, self.passing.patrols
        self.item = EventItem(self._canvas)
        self.item.hide()
        self._pointing = Pointing(self._canvas, self.item, self)
        self.reading = ReadingEvents(bench, project, self)
        self.action = QAction(icon("event_map"), self.tr("Events on the map"), window)
        self.action.setObjectName("CommunityGrids_events")
        self.action.setCheckable(True)
        self.action.setToolTip(self.tr("Lay signs of events over the map; another click takes them away"))
        self.time = QAction(icon("event_time"), self.tr("Play back events"), window)
        self.time.setObjectName("CommunityGrids_time")
        self.time.setCheckable(True)
        self.time.setToolTip(self.tr("Show the events as they were at a moment, and let time pass"))
        self._docked = [
            Docked(iface, area, self.dock).lie_on_grids().stand_only_while(self.is_on),
            Docked(iface, Qt.DockWidgetArea.BottomDockWidgetArea, self.bar).stand_only_while(self.time.isChecked),
        ]
        self.on_wall = PuttingOnWall(iface, self, settings, project, self)
        self.actions = [self.action, self.time, self.on_wall.action]
        self._connect()

    # Switching

    def start(self):
        """Show events: those of the open plan, else of the topmost layer that looks like events."""
        trouble = package_trouble()
        if trouble:
            self._bench.messages.refuse(trouble)
            self.action.setChecked(False)
            return
        self.action.setChecked(True)
        self.dock.setUserVisible(True)
        self.item.show()
        self._list_sources()
        self.read()

    def stop(self):
        """Take the signs away."""
        self.action.setChecked(False)
        self.reading.stop()
        self._let_go()
        self.passing.play(False)
        self.time.setChecked(False)
        self.item.hide()
        self.dock.hide()

    def is_on(self):
        """Whether events are shown, or are being read to be shown."""
        return self.action.isChecked()

    def read(self):
        """Read the chosen events, a layer in the background."""
        if self.is_on():
            self.reading.read(self.dock.source(), self.dock.show_progress)

    def play(self, on=True):
        """Show or hide the time bar; without it what is now is seen."""
        if on and not self.is_on():
            self.start()
        self.passing.play(on and self.is_on())
        self.time.setChecked(on and self.is_on())

    def remove(self):
        """Leave QGIS."""
        self.on_wall.remove()
        self.stop()
        self.reading.remove()
        self._pointing.remove()
        self.passing.remove()
        self._bench.opened.disconnect(self._follow_plan)
        self._bench.closed.disconnect(self._follow_plan)
        self._canvas.destinationCrsChanged.disconnect(self.item.follow)
        self.item.remove()
        for docked in reversed(self._docked):
            docked.remove()
        for action in (self.action, self.time):
            action.deleteLater()

    # What a person chooses

    def show_view(self, view, with_place=True):
        """See the events in a view, and its place."""
        self.dock.show_view(view)
        self._wear(view)
        if with_place and view.extent:
            self._canvas.setExtent(QgsRectangle(*view.extent))
            self._canvas.refresh()

    def save_view(self, name):
        """Save what is seen as a view, with its place."""
        extent = self._canvas.extent()
        place = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
        self.views.save(self.dock.filters.view().renamed(name).placed(place))
        self.dock.show_views(self.views.every(), name)

    def delete_view(self, name):
        """Delete a view."""
        self.views.delete(name)
        self.dock.show_views(self.views.every())

    def go_to(self, row):
        """Bring an event to the middle of the map."""
        place = self.shown.place(row) if self.shown is not None else None
        if place is not None:
            point = QgsPointXY(*place)
            self._canvas.setCenter(point)
            self._canvas.refresh()
            self._canvas.flashGeometries([QgsGeometry.fromPointXY(point)], self._canvas.mapSettings().destinationCrs())
        self.event_chosen.emit(row)

    # What comes

    def _connect(self):
        dock = self.dock
        self.action.triggered.connect(lambda on: self.start() if on else self.stop())
        self.time.triggered.connect(self.play)
        self._pointing.chosen.connect(self.event_chosen)
        self.reading.ready.connect(self._take)
        self.reading.failed.connect(self._say_trouble)
        self.reading.outdated.connect(self.read)
        self.reading.sources_changed.connect(self._sources_changed)
        dock.source_chosen.connect(self.read)
        dock.view_chosen.connect(self.show_view)
        dock.filter_changed.connect(self._wear)
        dock.save_asked.connect(self.save_view)
        dock.delete_asked.connect(self.delete_view)
        dock.event_chosen.connect(self.go_to)
        self.passing.moved.connect(self._show_moment)
        self.bar.closed.connect(lambda: self.play(False))
        dock.toggleViewAction().triggered.connect(self._show_panel)
        self.bar.toggleViewAction().triggered.connect(self.play)
        self._bench.opened.connect(self._follow_plan)
        self._bench.closed.connect(self._follow_plan)
        self._canvas.destinationCrsChanged.connect(self.item.follow)
        self.views.session = self._bench.session

    def _show_panel(self, on):
        """The dock was chosen in QGIS's own list of panels: without events it is empty."""
        if on and not self.is_on():
            self.start()

    def _follow_plan(self, *_):
        self.views.session = self._bench.session
        self.dock.show_views(self.views.every())
        self._sources_changed()

    def _sources_changed(self):
        if self.is_on():
            before = self.dock.source()
            self._list_sources()
            if self.dock.source() != before or self.shown is None:
                self.read()

    def _list_sources(self):
        self.dock.show_sources(self.reading.sources())
        self.dock.show_views(self.views.every(), self.dock.views.currentText())

    def _say_trouble(self, words):
        self._let_go()
        self.given_changed.emit(None)
        self.dock.show_nothing(words)

    def _let_go(self):
        self.shown = None
        self.passing.follow(None)
        self.item.show_events(None)

    def _take(self, given):
        """Show what was read, in the view and at the moment that were seen."""
        from ....adapters.events.on_map.events_to_show import EventsShown

        if not self.is_on():
            return
        anew = self.shown is None
        view = self._remembered() if anew else self.shown.view
        shown = EventsShown(given, self._canvas.mapSettings().destinationCrs(), self._project.transformContext(), view)
        self.shown = shown
        self.given_changed.emit(given)
        if anew:
            self.dock.filters.show_values(shown.views)
            self.dock.show_view(view)
        else:  # the boxes stay as they are, with what is being typed in them
            self.dock.filters.show_values_later(shown.views)
        self.passing.follow(shown)
        self.item.show_events(shown)
        self._tell(given.told)

    def _wear(self, view):
        """See the events in another view."""
        self._settings.event_view = json.dumps(view_as_dict(view), ensure_ascii=False)
        if self.shown is not None:
            self.shown.view = view
            self.item.follow()
            self._tell()

    def _remembered(self):
        with suppress(ValueError, TypeError):
            return view_from_dict(json.loads(self._settings.event_view))
        return self.views.every()[0]

    def _show_moment(self, resting):
        """Another moment is seen; while time passes the table waits."""
        self.item.update()
        if resting:
            self._tell()
        else:
            self.shown_changed.emit()

    def _tell(self, told=()):
        counts = self.shown.counts()
        words = self.tr("{events} events, {open} open, <b>{overdue} overdue</b>, {near} nearly.")
        words = words.format(**{name: f"{count:,}" for name, count in counts._asdict().items()})
        rows = self.shown.worst(_FIRST) or self.shown.latest(_FIRST)
        self.dock.show_events(self.shown, rows, " ".join([words, *told[:2]]))
        self.shown_changed.emit()
