"""Which moment is seen on the map: now, while nobody asks for another, or one of the past."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .patrols import Patrols
from .time_bar import FOR_EVER, TimeBar

__all__ = ["PassingTime"]

_TICK_MS = 30_000
_BARS = 365


class PassingTime(QObject):
    """Keeps the events and the patrols that are shown at the moment of the time bar.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject
    settings : Settings
    messages : Messages
    window : QMainWindow
    clock : callable that returns what time it is, seconds since 1970 UTC

    Attributes
    ----------
    bar : TimeBar
    patrols : Patrols

    Signals
    -------
    moved(resting) : another moment is seen; whether time stands, so that what takes longer to show can follow
    """

    moved = pyqtSignal(bool)

    def __init__(self, canvas, project: QgsProject, settings, messages, window, clock, parent=None):
        super().__init__(parent)
        self._settings, self._clock, self._shown = settings, clock, None
        self.bar = TimeBar(settings.event_speed, settings.event_linger, window)
        self.bar.hide()
        self.patrols = Patrols(canvas, project, self.bar, messages, self)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._pass)
        self.patrols.ready.connect(self._show_span)
        self.bar.moment_changed.connect(self._show_moment)
        self.bar.now_asked.connect(self.show_now)
        self.bar.linger_changed.connect(self._set_linger)
        self.bar.speed.currentIndexChanged.connect(self._set_speed)

    def follow(self, shown):
        """Have an EventsShown at the moment that is seen; None for none."""
        self._shown = shown
        if shown is None:
            self._tick.stop()
            return
        self._show_span()
        if self.bar.isVisible() and not self.bar.at_now():
            shown.set_moment(self.bar.moment, True, self._linger())
        else:
            shown.set_moment(self._clock())
        self._tick.start()

    def play(self, on=True):
        """Show the bar and the patrols; without them what is now is seen."""
        self.bar.setVisible(on)
        if on:
            self.patrols.start()
        else:
            self.patrols.stop()
            self.show_now()

    def show_now(self):
        """Go back to what is now."""
        moment = self._clock()
        self.bar.show_now(moment)
        if self._shown is not None:
            self._shown.set_moment(moment)
            self.moved.emit(True)

    def remove(self):
        """Let go of the map."""
        self._tick.stop()
        self.bar.stop()
        self.patrols.remove()

    def _show_span(self):
        """Show the span of the events, and of the patrols where there are some."""
        events, patrols = self._shown, self.patrols.shown
        lines = [] if events is None else [events.line]
        lines += [] if patrols is None else [patrols]
        lines = [line for line in lines if line.first == line.first]
        if not lines:
            self.bar.show_span(0.0, 1.0, [])
            return
        first, last = min(line.first for line in lines), max(line.last for line in lines)
        wide = max(last - first, 1.0) / _BARS
        counts = lines[0].per_span([first + number * wide for number in range(_BARS + 1)]).tolist()
        self.bar.show_span(first, last, counts, patrols.offset if events is None else events.given.offset)

    def _show_moment(self, moment):
        if self._shown is not None:
            self._shown.set_moment(moment, True, self._linger())
            self.moved.emit(not self.bar.playing())

    def _pass(self):
        if self._shown is not None and not self._shown.played:
            self._shown.set_moment(self._clock())
            self.moved.emit(True)

    def _linger(self):
        linger = self.bar.linger.currentData()
        return float("inf") if linger == FOR_EVER else linger

    def _set_linger(self):
        self._settings.event_linger = self.bar.linger.currentData()
        if self._shown is not None and self._shown.played:
            self._show_moment(self.bar.moment)

    def _set_speed(self, _):
        self._settings.event_speed = self.bar.speed.currentData()
