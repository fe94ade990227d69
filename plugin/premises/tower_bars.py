"""The entrances of a tower side by side, in the colours of their groups; a click between two cuts or joins."""

from itertools import pairwise

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPen, QTextOption
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...adapters.premises.vertical_colours import STRIPS
from ..status_colours import GROUND, INK
from ..text_colours import readable

__all__ = ["TowerBars"]

_SIZE = QSize(380, 170)
_HEAD, _FOOT, _AIR, _REACH = 18, 20, 10, 8
_KEPT = QColor("#d6dbe0")
_CUT = QColor("#d55e00")
_LIGHT = 130


class TowerBars(QWidget):
    """A bar for each entrance, as high as its households; the names of the groups stand over them.

    Signals
    -------
    groups_changed(groups) : a person cut the row of entrances or joined it
    """

    groups_changed = pyqtSignal(list)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Entrances and their groups"))
        self.setToolTip(
            self.tr("Click between two entrances to part or to join them; left, right and space do the same")
        )
        self._names, self._held, self._groups, self._words, self._at = (), (), [], [], 1

    def show_tower(self, names, households):
        """Show other entrances: tuples of str and of int."""
        self._names, self._held, self._groups, self._at = names, households, [], 1
        self.update()

    def show_groups(self, groups, words):
        """Show groups, tuples of names each, with words over each; entrances in none stay with the ground."""
        self._groups, self._words = [tuple(group) for group in groups], list(words)
        self.update()

    def cuts(self):
        """The places between entrances where one group ends: list of int, 1 between the first and the second."""
        return [at for at in range(1, len(self._names)) if self._group(at - 1) != self._group(at)]

    def switch(self, at):
        """Part the entrances on both sides of a place, or join their groups; those on the ground come along."""
        if not 0 < at < len(self._names):
            return
        cuts = set(self.cuts()) ^ {at}
        edges = [0, *sorted(cuts), len(self._names)]
        groups = [tuple(self._names[start:end]) for start, end in pairwise(edges)]
        kept = {name for name in self._names if not any(name in group for group in self._groups)}
        self.groups_changed.emit([group for group in groups if not set(group) <= kept])

    def sizeHint(self):  # noqa: N802
        return _SIZE

    def minimumSizeHint(self):  # noqa: N802
        return QSize(200, 120)

    def mousePressEvent(self, event):
        at = self._place_at(event.pos().x())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self.switch(at)

    def mouseMoveEvent(self, event):
        near = self._place_at(event.pos().x()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event):
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        if step is not None:
            self._at = max(1, min(self._at + step, len(self._names) - 1))
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self.switch(self._at)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event):
        if not self._names:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, most = self.height() - _HEAD - _FOOT, max(1, *self._held)
        centre = QTextOption(Qt.AlignmentFlag.AlignCenter)
        above = QTextOption(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        for at, (name, households) in enumerate(zip(self._names, self._held, strict=True)):
            left, right = self._edge(at), self._edge(at + 1)
            high = room * households / most
            bar = QRectF(left + 1, _HEAD + room - high, right - left - 2, high)
            group = self._group(at)
            painter.fillRect(QRectF(left, _HEAD, right - left, room), GROUND)
            colour = _KEPT if group is None else QColor(STRIPS[group % len(STRIPS)])
            painter.fillRect(bar, colour)
            painter.setPen(self.palette().windowText().color())
            painter.drawText(QRectF(left, _HEAD + room, right - left, _FOOT), name, centre)
            low = high < painter.fontMetrics().height()  # its number stands above it then
            painter.setPen(INK if low else _ink_on(colour))
            place = QRectF(left, _HEAD, right - left, room - high) if low else bar
            painter.drawText(place, str(households), above if low else centre)
        self._draw_heads(painter, centre)
        for at in range(1, len(self._names)):
            cut = at in self.cuts()
            pen = QPen(_CUT if cut else QColor("#ffffff"), 3 if cut else 1)
            if self.hasFocus() and at == self._at:
                pen = QPen(INK, 3, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(int(self._edge(at)), _HEAD, int(self._edge(at)), self.height() - _FOOT)

    def _draw_heads(self, painter, centre):
        for number, (group, words) in enumerate(zip(self._groups, self._words, strict=False)):
            places = [at for at, name in enumerate(self._names) if name in group]
            if places:
                painter.setPen(readable(QColor(STRIPS[number % len(STRIPS)])))
                left, right = self._edge(places[0]), self._edge(places[-1] + 1)
                painter.drawText(QRectF(left, 0, right - left, _HEAD), words, centre)

    def _group(self, at):
        """The number of the group that an entrance is in, None where it stays with the ground."""
        name = self._names[at]
        return next((number for number, group in enumerate(self._groups) if name in group), None)

    def _edge(self, at):
        return _AIR + (self.width() - 2 * _AIR) * at / max(len(self._names), 1)

    def _place_at(self, x):
        places = range(1, len(self._names))
        near = min(places, key=lambda at: abs(self._edge(at) - x), default=None)
        return near if near is not None and abs(self._edge(near) - x) <= _REACH else None


def _ink_on(colour):
    """Black or white, whichever reads better on a colour (its luma by ITU-R BT.601)."""
    light = 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue() > _LIGHT
    return INK if light else QColor(Qt.GlobalColor.white)
