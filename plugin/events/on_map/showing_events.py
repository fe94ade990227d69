"""Events on the map, joined to the open plan and the project: switched on and off, filtered, played, put on a wall."""

import json
from contextlib import suppress
from time import time

from qgis.core import QgsGeometry, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QAction

from ....adapters.packages import package_trouble
from ....engine.events.showing.view import view_as_dict, view_from_dict
from ...icons import icon
from ...premises.beside_grids import LyingOnGrids
from .event_item import EventItem, Pointing
from .events_dock import EventsDock
from .patrols import Patrols
from .putting_on_wall import PuttingOnWall
from .reading_events import ReadingEvents
from .time_bar import FOR_EVER, TimeBar

__all__ = ["ShowingEvents"]

_TICK_MS = 30_000
_FIRST = 300
_BARS = 365
_CHINA = 480  # minutes that its clocks are ahead of UTC


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
    bar : TimeBar
    on_wall : PuttingOnWall
    patrols : Patrols
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
        from ....adapters.event_views import EventViews

        self._iface, self._canvas, self._bench, self._settings = iface, iface.mapCanvas(), bench, settings
        self._project = project
        window = iface.mainWindow()
        self.clock, self.shown = time, None
        self.views = EventViews(settings)
        self.dock, self.bar = EventsDock(window), TimeBar(settings.event_speed, settings.event_linger, window)
        self.item = EventItem(self._canvas)
        self.item.hide()
        self.patrols = Patrols(self._canvas, project, self.bar, bench.messages, self)
        self._pointing = Pointing(self._canvas, self.item, self)
        self.reading = ReadingEvents(bench, project, self)
        iface.addDockWidget(area, self.dock)
        iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.bar)
        self.dock.hide()
        self.bar.hide()
        self._laid = LyingOnGrids(window, self.dock)
        self.action = QAction(icon("event_map"), self.tr("Events on the map"), window)
        self.action.setObjectName("CommunityGrids_events")
        self.action.setCheckable(True)
        self.action.setToolTip(self.tr("Lay signs of events over the map; another click takes them away"))
        self.time = QAction(icon("event_time"), self.tr("Play back events"), window)
        self.time.setObjectName("CommunityGrids_time")
        self.time.setCheckable(True)
        self.time.setToolTip(self.tr("Show the events as they were at a moment, and let time pass"))
        self.on_wall = PuttingOnWall(iface, self, settings, project, self)
        self.actions = [self.action, self.time, self.on_wall.action]
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
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
        self._tick.start()
        self._list_sources()
        self.read()

    def stop(self):
        """Take the signs away."""
        self.action.setChecked(False)
        self._tick.stop()
        self.reading.stop()
        self.bar.stop()
        self.bar.hide()
        self.patrols.stop()
        self.item.show_events(None)
        self.item.hide()
        self.dock.hide()
        self.shown = None

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
        self.bar.setVisible(on and self.is_on())
        self.time.setChecked(self.bar.isVisible())
        if on:
            self.patrols.start()
        else:
            self.patrols.stop()
            self._show_now()

    def remove(self):
        """Leave QGIS."""
        self.on_wall.remove()
        self.stop()
        self.reading.remove()
        self._pointing.remove()
        self.patrols.remove()
        self._bench.opened.disconnect(self._follow_plan)
        self._bench.closed.disconnect(self._follow_plan)
        self._canvas.destinationCrsChanged.disconnect(self.item.follow)
        self._canvas.scene().removeItem(self.item)
        for dock in (self.bar, self.dock):
            self._iface.removeDockWidget(dock)
            dock.deleteLater()
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
        dock, bar = self.dock, self.bar
        self.action.triggered.connect(lambda on: self.start() if on else self.stop())
        self.time.triggered.connect(self.play)
        self._pointing.chosen.connect(self.event_chosen)
        self.reading.ready.connect(self._take)
        self.reading.failed.connect(self._say_trouble)
        self.reading.outdated.connect(self.read)
        self.patrols.ready.connect(self._show_span)
        self.reading.sources_changed.connect(self._sources_changed)
        dock.source_chosen.connect(self.read)
        dock.view_chosen.connect(self.show_view)
        dock.filter_changed.connect(self._wear)
        dock.save_asked.connect(self.save_view)
        dock.delete_asked.connect(self.delete_view)
        dock.event_chosen.connect(self.go_to)
        bar.moment_changed.connect(self._show_moment)
        bar.now_asked.connect(self._show_now)
        bar.linger_changed.connect(self._set_linger)
        bar.speed.currentIndexChanged.connect(self._set_speed)
        bar.closed.connect(lambda: self.play(False))
        self._tick.timeout.connect(self._pass_time)
        self._bench.opened.connect(self._follow_plan)
        self._bench.closed.connect(self._follow_plan)
        self._canvas.destinationCrsChanged.connect(self.item.follow)
        self.views.session = self._bench.session

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
        self.shown = None
        self.given_changed.emit(None)
        self.item.show_events(None)
        self.dock.show_nothing(words)

    def _take(self, given):
        """Show what was read, in the view and at the moment that were seen."""
        from ....adapters.events_to_show import EventsShown

        if not self.is_on():
            return
        anew = self.shown is None
        view = self._remembered() if anew else self.shown.view
        shown = EventsShown(given, self._canvas.mapSettings().destinationCrs(), self._project.transformContext(), view)
        self.shown = shown
        self.given_changed.emit(given)
        self.dock.filters.show_values(shown.views)
        if anew:  # else the boxes stay as they are, with what is being typed in them
            self.dock.show_view(view)
        self._show_span()
        if self.bar.isVisible() and not self.bar.at_now():
            shown.set_moment(self.bar.moment, True, self._linger())
        else:
            shown.set_moment(self.clock())
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

    # Time

    def _show_span(self):
        """Show the span of the events, and of the patrols where there are some."""
        lines = [line for line in (self.shown and self.shown.line, self.patrols.shown) if line is not None]
        lines = [line for line in lines if line.first == line.first]
        if not lines:
            self.bar.show_span(0.0, 1.0, [])
            return
        first, last = min(line.first for line in lines), max(line.last for line in lines)
        wide = max(last - first, 1.0) / _BARS
        counts = lines[0].per_span([first + number * wide for number in range(_BARS + 1)]).tolist()
        self.bar.show_span(first, last, counts, self.shown.given.offset if self.shown is not None else _CHINA)

    def _show_moment(self, moment):
        if self.shown is not None:
            self.shown.set_moment(moment, True, self._linger())
            self.item.update()
            if not self.bar.playing():
                self._tell()
            self.shown_changed.emit()

    def _show_now(self):
        if self.shown is not None:
            moment = self.clock()
            self.shown.set_moment(moment)
            self.bar.show_now(moment)
            self.item.update()
            self._tell()

    def _pass_time(self):
        if self.shown is not None and not self.shown.played:
            self.shown.set_moment(self.clock())
            self.item.update()
            self._tell()

    def _linger(self):
        linger = self.bar.linger.currentData()
        return float("inf") if linger == FOR_EVER else linger

    def _set_linger(self):
        self._settings.event_linger = self.bar.linger.currentData()
        if self.shown is not None and self.shown.played:
            self._show_moment(self.bar.moment)

    def _set_speed(self, _):
        self._settings.event_speed = self.bar.speed.currentData()

    def _tell(self, told=()):
        counts = self.shown.counts()
        words = self.tr("{events} events, {open} open, <b>{overdue} overdue</b>, {near} nearly.")
        words = words.format(**{name: f"{count:,}" for name, count in counts._asdict().items()})
        rows = self.shown.worst(_FIRST) or self.shown.latest(_FIRST)
        self.dock.show_events(self.shown, rows, " ".join([words, *told[:2]]))
        self.shown_changed.emit()
