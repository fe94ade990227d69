"""The head of an elevation table: the columns of an entrance under one name, with the colour of its vertical grid."""

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen
from qgis.PyQt.QtWidgets import QHeaderView

from .state_colours import EDGE

__all__ = ["EntranceHeader"]

_STRIP, _AIR = 5, 4


class EntranceHeader(QHeaderView):
    """Names entrances, each over all its columns; a strip shows which vertical grid it belongs to, where it has one."""

    def __init__(self, parent=None):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.colours = {}

    def show_grids(self, colours):
        """Show strips: dict of str (entrance) to QColor; none where it is empty."""
        self.colours = colours
        self.viewport().update()

    def sizeHint(self):  # noqa: N802
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 2 * _AIR + _STRIP)

    def paintEvent(self, event):
        """Paint every group whole: a part of one name is none."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().window())
        for first, last, entrance in self._groups():
            left = self.sectionViewportPosition(first)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            self._paint_group(painter, QRect(left, 0, right - left, self.height()), first, entrance)
        painter.end()

    def _groups(self):
        """The first and last column of each entrance with its name; None for the totals."""
        model, groups = self.model(), []
        for column in range(self.count()):
            entrance = model.entrance_of(column)
            if groups and groups[-1][2] == entrance:
                groups[-1][1] = column
            else:
                groups.append([column, column, entrance])
        return groups

    def _paint_group(self, painter, place, column, entrance):
        words = self.model().headerData(column, self.orientation()) or ""
        room = place.width() - _AIR
        if self.fontMetrics().horizontalAdvance(words) > room and entrance is not None:
            words = self.model().short_entrance(entrance)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(place.adjusted(0, 0, 0, -_STRIP), Qt.AlignmentFlag.AlignCenter, words)
        if entrance is None:
            return
        strip = QRect(place.left() + 1, place.bottom() - _STRIP + 1, place.width() - 2, _STRIP)
        painter.fillRect(strip, self.colours.get(entrance, EDGE))
        if entrance in self.colours:
            painter.setPen(QPen(QColor(0, 0, 0, 90), 1))
            painter.drawRect(strip.adjusted(0, 0, -1, -1))
