"""The wall screen: a dark map with large signs and figures, which goes from view to view by itself.

It asks nothing and opens no box. Escape ends it; the arrows go to another view, the space bar lets one stand.
"""

from qgis.core import QgsCoordinateTransformContext, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QRectF, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QGuiApplication, QPainter, QTextOption
from qgis.PyQt.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ....adapters.events.on_map.events_to_show import EventsShown
from ....adapters.events.on_map.looks import DARK
from ....adapters.events.on_map.wall_layers import WALL_GROUND, wall_layers
from ....adapters.words.moments import shown_moment
from .event_item import EventItem

__all__ = ["Wall"]

_TICK_MS = 1000
_SIGNS = 1.5
_LEAST = 0.6  # of its size, for a line that does not fit
_MOST = 12
_AIR = 1.12  # how much wider than the events a view without a place is
_INK, _SOFT, _PANEL, _TILE = "#f4f8fc", "#9fb2c6", "#121b27", "#1a2636"


class Wall(QWidget):
    """A window of its own.

    Parameters
    ----------
    views : list of View, to go through
    seconds : int, for each
    clock : callable that returns what time it is, seconds since 1970 UTC

    Attributes
    ----------
    canvas : QgsMapCanvas
    shown : EventsShown, None before there are events

    Signals
    -------
    ended
    """

    ended = pyqtSignal()

    def __init__(self, views, seconds, clock):
        super().__init__()
        self.setObjectName("CommunityGridsWall")
        self.setWindowTitle(self.tr("Wall screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setStyleSheet(f"#CommunityGridsWall {{ background: {WALL_GROUND}; }}")
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._views, self._seconds, self._clock = list(views), max(3, seconds), clock
        self._place, self._passed, self._stands = 0, 0, False
        self._layers, self._context, self.shown = [], QgsCoordinateTransformContext(), None
        self.canvas, self.panel = QgsMapCanvas(self), _Panel()
        self.canvas.setCanvasColor(QColor(WALL_GROUND))
        self.canvas.enableAntiAliasing(True)
        self.canvas.setFrameStyle(0)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.item = EventItem(self.canvas, DARK, _SIGNS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.canvas, 7)
        row.addWidget(self.panel, 3)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._pass)

    @property
    def view(self):
        """The view that is shown."""
        return self._views[self._place % len(self._views)]

    def show_map(self, layers, crs, extent, context):
        """Show layers, dark.

        Parameters
        ----------
        layers : list of QgsMapLayer, the topmost first
        crs : QgsCoordinateReferenceSystem
        extent : QgsRectangle, of views without a place
        context : QgsCoordinateTransformContext
        """
        self._layers, self._context, self._whole = wall_layers(layers), context, QgsRectangle(extent)
        self.canvas.setDestinationCrs(crs)
        self.canvas.setLayers(self._layers)
        self.canvas.setExtent(extent)

    def show_events(self, given):
        """Show events, in the view and at the place that are shown; None where there are none."""
        if given is None:
            self.shown = None
            self.item.show_events(None)
        else:
            crs = self.canvas.mapSettings().destinationCrs()
            first = self.shown is None
            self.shown = EventsShown(given, crs, self._context, self.view)
            self.shown.set_moment(self._clock())
            self.item.show_events(self.shown)
            if first:
                self._go()
        self._tell()

    def start(self, beside=None):
        """Fill a screen, another one than that of a window where there is one."""
        screens = QGuiApplication.screens()
        own = beside.windowHandle().screen() if beside is not None and beside.windowHandle() is not None else None
        other = next((screen for screen in screens if screen is not own), own)
        if other is not None:
            self.setGeometry(other.geometry())
        self.showFullScreen()
        self.activateWindow()
        self._tick.start()

    def step(self, on=1):
        """Go to the next view, or back."""
        self._place = (self._place + on) % len(self._views)
        self._passed = 0
        if self.shown is not None:
            self.shown.view = self.view
        self._go()
        self._tell()

    def keyPressEvent(self, event):
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.step()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.step(-1)
        elif key == Qt.Key.Key_Space:
            self._stands = not self._stands
            self._tell()

    def closeEvent(self, event):
        self._tick.stop()
        self.canvas.stopRendering()
        self.canvas.setLayers([])
        self.item.show_events(None)
        super().closeEvent(event)
        self.ended.emit()

    def _pass(self):
        """A second has passed."""
        if not self._stands:
            self._passed += 1
            if self._passed >= self._seconds and len(self._views) > 1:
                self.step()
                return
        if self.shown is not None:
            self.shown.set_moment(self._clock())
            self.item.update()
        self._tell()

    def _go(self):
        """Bring the view's place on the map."""
        if self.view.extent:
            self.canvas.setExtent(QgsRectangle(*self.view.extent))
        else:
            whole = self.shown.extent() if self.shown is not None and self.view.only != "all" else None
            extent = QgsRectangle(*whole) if whole else QgsRectangle(self._whole)
            extent.scale(_AIR)
            least = self._whole.width() / 8
            self.canvas.setExtent(extent if extent.width() > least else extent.buffered(least / 2))
        self.canvas.refresh()

    def _tell(self):
        moment = self._clock()
        share = self._passed / self._seconds
        if self.shown is None:
            self.panel.show_nothing(self.view.name, shown_moment(moment), self.tr("There are no events yet."), share)
            return
        self.panel.show_counts(
            self.view.name,
            shown_moment(moment, self.shown.given.offset),
            self.shown.counts(whole=True),
            [self._line(row) for row in self.shown.worst(_MOST) or self.shown.latest(_MOST)],
            share,
            self._stands,
        )

    def _line(self, row):
        events = self.shown.given.events
        where = str(events.addresses[row] or events.grid_codes[row])
        late = bool(events.times["due"][row] < self.shown.moment)
        return str(events.categories[row]), where, self.shown.lateness(row), late


class _Panel(QWidget):
    """Time, view, figures, and what comes first, in type that is read across a room."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name = self._time = self._words = ""
        self._counts, self._lines, self._share, self._stands = None, [], 0.0, False

    def show_nothing(self, name, time, words, share):
        """Say why there is nothing."""
        self._name, self._time, self._words, self._counts, self._lines = name, time, words, None, []
        self._share = share
        self.update()

    def show_counts(self, name, time, counts, lines, share, stands):
        """Show figures and lines."""
        self._name, self._time, self._words, self._counts, self._lines = name, time, "", counts, lines
        self._share, self._stands = share, stands
        self.update()

    def lines(self):
        """What stands on it, for whoever cannot see it."""
        return [self._name, self._time, self._words, *(" ".join(line[:3]) for line in self._lines)]

    def paintEvent(self, _):
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(_PANEL))
        unit = min(self.height() / 100, self.width() / 52)
        self._unit, left, wide = unit, 3 * unit, self.width() - 6 * unit
        day, _, clock = self._time.partition(" ")
        self._write(painter, QRectF(left, 2.5 * unit, wide, 11 * unit), clock, 8.5, _INK, True)
        right = Qt.AlignmentFlag.AlignRight
        self._write(painter, QRectF(left, 5.5 * unit, wide, 6 * unit), day, 3, _SOFT, False, right)
        self._write(painter, QRectF(left, 14.5 * unit, wide, 7 * unit), self._name, 5, DARK.stages[1], True)
        painter.fillRect(QRectF(left, 22.5 * unit, wide, 0.5 * unit), QColor(_TILE))
        passed = 1.0 if self._stands else min(self._share, 1.0)
        painter.fillRect(QRectF(left, 22.5 * unit, wide * passed, 0.5 * unit), QColor(DARK.stages[1]))
        if self._counts is None:
            self._write(painter, QRectF(left, 28 * unit, wide, 10 * unit), self._words, 3.6, _SOFT)
        else:
            self._paint_tiles(painter, left, 25 * unit, wide)
            self._paint_lines(painter, left, 57 * unit, wide)
        painter.end()

    def _paint_tiles(self, painter, left, top, wide):
        counts, unit = self._counts, self._unit
        tiles = (
            (counts.open, self.tr("open"), DARK.kinds[1]),
            (counts.overdue, self.tr("overdue"), DARK.overdue),
            (counts.near, self.tr("nearly overdue"), DARK.near),
            (counts.done_today, self.tr("done in 24 hours"), DARK.stages[4]),
        )
        across, high = (wide - 2 * unit) / 2, 14.5 * unit
        for number, (count, words, colour) in enumerate(tiles):
            box = QRectF(left + number % 2 * (across + 2 * unit), top + number // 2 * (high + 1.5 * unit), across, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(_TILE))
            painter.drawRoundedRect(box, unit, unit)
            painter.fillRect(QRectF(box.left(), box.top() + 2 * unit, 0.7 * unit, high - 4 * unit), QColor(colour))
            inner = box.adjusted(2.2 * unit, 0.8 * unit, -unit, -0.8 * unit)
            self._write(
                painter, QRectF(inner.left(), inner.top(), inner.width(), 8.5 * unit), f"{count:,}", 7.5, colour, True
            )
            self._write(
                painter, QRectF(inner.left(), inner.bottom() - 4 * unit, inner.width(), 4 * unit), words, 2.9, _SOFT
            )

    def _paint_lines(self, painter, left, top, wide):
        unit, high = self._unit, 5.9 * self._unit
        for number, (category, where, late, is_late) in enumerate(self._lines):
            y = top + number * high
            if y + high > self.height() - unit:
                break
            self._write(painter, QRectF(left, y, wide * 0.7, 3.2 * unit), category, 2.7, _INK, True)
            self._write(painter, QRectF(left, y + 2.9 * unit, wide, 2.7 * unit), where, 2.1, _SOFT)
            colour, right = DARK.overdue if is_late else _SOFT, Qt.AlignmentFlag.AlignRight
            self._write(painter, QRectF(left, y, wide, 3.2 * unit), late, 2.5, colour, True, right)

    def _write(self, painter, box, words, size, colour, bold=False, side=Qt.AlignmentFlag.AlignLeft):
        """Write one line, smaller where it would not fit, cut where that would be too small."""
        font = QFont(self.font())
        font.setBold(bold)
        font.setPixelSize(max(8, round(size * self._unit)))
        painter.setFont(font)
        across = painter.fontMetrics().horizontalAdvance(words)
        if across > box.width():
            font.setPixelSize(max(8, int(size * self._unit * max(_LEAST, 0.97 * box.width() / across))))
            painter.setFont(font)
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.setPen(QColor(colour))
        option = QTextOption(side | Qt.AlignmentFlag.AlignVCenter)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.drawText(box, words, option)
