"""A chart in a window: bars that can be clicked, or months in a row."""

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetricsF, QPainter
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ....adapters.events.figures.charts import ChartColours, paint_bars, paint_months

__all__ = ["BarChart", "MonthChart"]

_EDGE, _AIR = 6, 1.35
_WIDE, _HIGH = 260, 150


class _Chart(QWidget):
    """Paints on the ground of the window, whatever its theme."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self):  # noqa: N802
        return QSize(_WIDE, _HIGH)

    def area(self):
        """Where the chart lies."""
        return QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = ChartColours.of_palette(self.palette())
        painter.fillRect(self.rect(), colours.ground)
        self.paint(painter, colours)
        painter.end()


class BarChart(_Chart):
    """Groups as bars, as many as there are; it grows with them, to be scrolled.

    Signals
    -------
    chosen(code) : a bar was clicked, or Enter pressed on it
    """

    chosen = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._bars, self._current = [], -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Events by group"))

    def show_bars(self, bars):
        """Show other bars: list of adapters.events.figures.charts.Bar."""
        self._bars, self._current = list(bars), -1
        self.setMinimumHeight(max(round(len(self._bars) * self._height()) + 2 * _EDGE, _HIGH))
        self.update()

    def bars(self):
        """What is shown."""
        return list(self._bars)

    def paint(self, painter, colours):
        """Paint the bars, and a frame round the one that the keyboard is on."""
        paint_bars(painter, self.area(), self._bars, colours)
        if self.hasFocus() and 0 <= self._current < len(self._bars):
            area = self.area()
            painter.setPen(colours.ink)
            painter.drawRect(
                QRectF(area.left(), area.top() + self._current * self._height(), area.width(), self._height())
            )

    def mousePressEvent(self, event):
        self._current = self._at(event.pos().y())
        if self._current >= 0:
            self.chosen.emit(self._bars[self._current].code)
        self.update()

    def mouseMoveEvent(self, event):
        row = self._at(event.pos().y())
        if row < 0:
            QToolTip.hideText()
        else:
            QToolTip.showText(self.mapToGlobal(event.pos()), self._words(self._bars[row]), self)

    def keyPressEvent(self, event):
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key())
        if step and self._bars:
            self._current = max(0, min(self._current + step, len(self._bars) - 1))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.chosen.emit(self._bars[self._current].code)
        else:
            super().keyPressEvent(event)

    def _height(self):
        return QFontMetricsF(self.font(), self).height() * _AIR

    def _at(self, y):
        row = int((y - _EDGE) // self._height())
        return row if 0 <= row < len(self._bars) else -1

    def _words(self, bar):
        if bar.masked:
            return self.tr("{name}: masked").format(name=bar.name)
        if bar.before is None:
            return self.tr("{name}: {events}").format(name=bar.name, events=bar.value)
        words = self.tr("{name}: {events}, before {before}")
        return words.format(name=bar.name, events=bar.value, before=bar.before)


class MonthChart(_Chart):
    """Months in a row: events, closure rate, on-time rate."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._months = []
        self.setAccessibleName(self.tr("Events month by month"))

    def show_months(self, months):
        """Show other months: list of adapters.events.figures.charts.Month."""
        self._months = list(months)
        self.update()

    def months(self):
        """What is shown."""
        return list(self._months)

    def paint(self, painter, colours):
        """Paint the months."""
        paint_months(painter, self.area(), self._months, colours)
