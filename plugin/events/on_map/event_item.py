"""The signs of events over a canvas.

They are painted over the finished map in QGIS's own thread: whatever group their layer lies in, the map need not be
drawn anew for another moment, and no Python runs in the threads that draw the map.
"""

from html import escape

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QToolTip

from ....adapters.events.on_map.looks import LIGHT, Signs
from ...over_canvas import OverCanvas

__all__ = ["EventItem", "Pointing"]

_HEIGHT = 40  # among the canvas's items: over grids that are outlined, under tools


class EventItem(OverCanvas):
    """Paints an EventsShown.

    Parameters
    ----------
    canvas : QgsMapCanvas
    theme : EventTheme
    scale : float, of the signs

    Attributes
    ----------
    shown : EventsShown, None for nothing
    painted : Painted, None before the first time
    """

    def __init__(self, canvas, theme=LIGHT, scale=1.0):
        super().__init__(canvas, _HEIGHT)
        self._signs = Signs(theme, scale, canvas.devicePixelRatioF())
        self.shown = self.painted = None

    def show_events(self, shown):
        """Show an EventsShown, None for nothing."""
        self.shown = shown
        self.follow()

    def follow(self):
        """Paint anew: another moment, view or place."""
        if self.shown is not None:
            self.shown.bring_to(self._canvas.mapSettings().destinationCrs())
        self.update()

    def wear(self, theme, scale=1.0):
        """Have other colours, or larger signs."""
        self._signs = Signs(theme, scale, self._canvas.devicePixelRatioF())
        self.update()

    def paint(self, painter, option=None, widget=None):
        """Paint the signs that lie in what the canvas shows."""
        if self.shown is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        self.painted = self.shown.paint(painter, self._ground(), self._signs)

    def _ground(self):
        from ....adapters.events.on_map.painting import Ground  # it needs packages that QGIS does not bring everywhere

        return Ground.of(self.to_pixel, self._canvas.width(), self._canvas.height())


class Pointing(QObject):
    """What a person points at on the canvas: a sign tells of its event, a number opens into its ground.

    Parameters
    ----------
    canvas : QgsMapCanvas
    item : EventItem

    Signals
    -------
    chosen(row) : a sign was clicked
    """

    chosen = pyqtSignal(int)

    def __init__(self, canvas, item, parent=None):
        super().__init__(parent)
        self._canvas, self._item, self._pressed = canvas, item, None
        canvas.viewport().installEventFilter(self)

    def remove(self):
        """Leave the canvas."""
        self._canvas.viewport().removeEventFilter(self)

    def eventFilter(self, _, event):  # noqa: N802
        """Look at what the mouse does; only panning loses a click, and only where there is a sign."""
        kind = event.type()
        if self._item.shown is None or self._item.painted is None:
            return False
        if kind == QEvent.Type.ToolTip:
            row = self._item.painted.single_at(event.pos().x(), event.pos().y())
            if row is not None:
                QToolTip.showText(event.globalPos(), tip(self._item.shown, row), self._canvas)
                return True
        elif kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton and self._pans():
            self._pressed = self._what(event)
            return self._pressed is not None
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            pressed, self._pressed = self._pressed, None
            if pressed == self._what(event):
                self._do(*pressed)
            return True
        return False

    def _pans(self):
        tool = self._canvas.mapTool()
        return tool is None or type(tool).__name__ == "QgsMapToolPan"

    def _what(self, event):
        painted, place = self._item.painted, event.pos()
        row = painted.single_at(place.x(), place.y())
        if row is not None:
            return "event", row
        cell = painted.crowd_at(place.x(), place.y())
        return None if cell is None else ("crowd", cell)

    def _do(self, what, which):
        if what == "event":
            self.chosen.emit(which)
        else:
            self._canvas.zoomToFeatureExtent(QgsRectangle(*which))


def tip(shown, row):
    """An event as a tip under the pointer: HTML."""
    rows = "".join(f"<tr><td>{escape(head)}&nbsp;</td><td>{escape(text)}</td></tr>" for head, text in shown.words(row))
    late = shown.lateness(row)
    return f"<table>{rows}</table>" + (f"<b>{escape(late)}</b>" if late else "")
