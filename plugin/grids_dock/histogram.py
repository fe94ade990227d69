"""How many grids have how many households: bars against the band, which select their grids on a click."""

from collections import Counter

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPen, QTextOption
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..status_colours import status_colour
from ..text_colours import tint

__all__ = ["Histogram"]

STEP = 25
"""Households a bar stands for."""

_HEIGHT, _FOOT, _AIR = 86, 16, 8
_CHOSEN = QColor("#ffe600")
_BAND = 0.1  # of ink in the ground of the band


class Histogram(QWidget):
    """The bars, each of one status, against the band that most grids have.

    Signals
    -------
    grids_chosen(codes, added) : a bar was clicked, or Enter pressed on it; `added` with Ctrl or Shift
    """

    grids_chosen = pyqtSignal(list, bool)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Households per grid"))
        self._bars, self._limits, self._current, self._chosen = [], (), 0, frozenset()

    def show_rows(self, rows):
        """Count the rows: an iterable of GridRow."""
        rows = list(rows)
        counted = {}
        for row in rows:
            counted.setdefault((row.households // STEP, row.status), []).append(row.code)
        order = {"under": 0, "in_band": 1, "over": 2}
        keys = sorted(counted, key=lambda key: (key[0], order.get(key[1], 3)))
        self._bars = [(low * STEP, status, counted[low, status]) for low, status in keys]
        bands = Counter((row.minimum, row.maximum) for row in rows)
        self._limits = bands.most_common(1)[0][0] if bands else ()
        self._current = min(self._current, max(len(self._bars) - 1, 0))
        self.update()

    def mark(self, codes):
        """Mark the bars that hold chosen grids."""
        self._chosen = frozenset(codes)
        self.update()

    def bars(self):
        """Return (least households, status, codes) of each bar, from left to right."""
        return list(self._bars)

    def place_of(self, bar):
        """Return where a bar is drawn: a QRectF, of the full height."""
        first, last = self._range()
        width = (self.width() - 2 * _AIR) / max((last - first) // STEP, 1)
        low = self._bars[bar][0]
        same = [other for other, (start, *_) in enumerate(self._bars) if start == low]
        share = width / len(same)
        left = _AIR + (low - first) / STEP * width + same.index(bar) * share
        return QRectF(left, 0, share, self.height() - _FOOT)

    def sizeHint(self):  # noqa: N802
        return QSize(320, _HEIGHT)

    def minimumSizeHint(self):  # noqa: N802
        return QSize(160, _HEIGHT)

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(0, 0, self.width(), self.height() - _FOOT)
        painter.fillRect(ground, tint(0.0))
        self._paint_band(painter, ground)
        tallest = max((len(codes) for _, _, codes in self._bars), default=1)
        for bar, (_, status, codes) in enumerate(self._bars):
            place = self.place_of(bar).adjusted(1, 4, -1, 0)
            place.setTop(place.bottom() - max(place.height() * len(codes) / tallest, 2))
            painter.fillRect(place, status_colour(status))
            if self._chosen.intersection(codes):
                painter.setPen(QPen(_CHOSEN.darker(120), 2))
                painter.drawRect(place)
            if self.hasFocus() and bar == self._current:
                painter.setPen(QPen(self.palette().text().color(), 1, Qt.PenStyle.DotLine))
                painter.drawRect(self.place_of(bar).adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event):
        bar = self._bar_at(event.pos().x())
        if bar is not None:
            self._current = bar
            self._choose(event.modifiers())

    def mouseMoveEvent(self, event):
        bar = self._bar_at(event.pos().x())
        if bar is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(self.mapToGlobal(event.pos()), self._words(bar), self)

    def keyPressEvent(self, event):
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        if step and self._bars:
            self._current = max(0, min(self._current + step, len(self._bars) - 1))
            place = self.place_of(self._current).center().toPoint()
            QToolTip.showText(self.mapToGlobal(place), self._words(self._current), self)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._bars:
            self._choose(event.modifiers())
        else:
            super().keyPressEvent(event)

    def _range(self):
        """The households at the left and right end, so that the band is seen whole."""
        lows = [low for low, *_ in self._bars]
        first = min([*lows, *self._limits[:1]], default=0)
        last = max([*lows, *self._limits[1:]], default=500)
        return max(first // STEP - 1, 0) * STEP, (last // STEP + 2) * STEP

    def _paint_band(self, painter, ground):
        if not self._limits:
            return
        first, last = self._range()
        scale = (self.width() - 2 * _AIR) / (last - first)
        low, high = (_AIR + (limit - first) * scale for limit in self._limits)
        painter.fillRect(QRectF(low, 0, high - low, ground.height()), tint(_BAND))
        painter.setPen(QPen(self.palette().windowText().color(), 1))
        for limit, x in zip(self._limits, (low, high), strict=True):
            painter.drawLine(int(x), 0, int(x), int(ground.bottom()) + 2)
            foot = QRectF(x - 30, ground.bottom() + 1, 60, _FOOT - 1)
            painter.drawText(foot, str(limit), QTextOption(Qt.AlignmentFlag.AlignCenter))

    def _bar_at(self, x):
        for bar in range(len(self._bars)):
            place = self.place_of(bar)
            if place.left() <= x < place.right():
                return bar
        return None

    def _choose(self, modifiers):
        added = bool(modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))
        self.grids_chosen.emit(list(self._bars[self._current][2]), added)

    def _words(self, bar):
        low, _, codes = self._bars[bar]
        words = self.tr("Grids with {low} to {high} households: {count}. Click to select them.")
        return words.format(low=low, high=low + STEP - 1, count=len(codes))
