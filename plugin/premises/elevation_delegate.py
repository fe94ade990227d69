"""How a cell of an elevation table is drawn, and how a number is written into it."""

from qgis.PyQt.QtCore import QEvent, QRect, Qt
from qgis.PyQt.QtGui import QBrush, QFont, QIntValidator, QPen
from qgis.PyQt.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyle, QStyledItemDelegate

from .elevation_model import HOME_ROLE, KIND_ROLE
from .state_colours import EARTH, EDGE, FAINT, WALL, state_colour

__all__ = ["ElevationDelegate"]

_MOST = 9999
_ROOM_HIGH, _ROOM_WIDE = 22, 44  # pixels from which on the room's number stands beside the count
_CHOSEN = 2


class ElevationDelegate(QStyledItemDelegate):
    """Draws dwellings as windows in a wall, cellars in earth, sums beside; what is only spread is hatched.

    Attributes
    ----------
    font : QFont, of the room that a line has
    """

    def __init__(self, parent=None):
        super().__init__(parent)
        self.font, self._editor = QFont(), None

    def paint(self, painter, option, index):
        painter.save()
        painter.setFont(self.font)
        place, kind = option.rect, index.data(KIND_ROLE)
        if kind in ("home", "wall"):
            below = index.model().card.elevation.floors[index.row()] < 0
            painter.fillRect(place, EARTH if below else WALL)
        if kind == "home":
            self._paint_home(painter, place, index)
        elif kind != "wall":
            painter.setPen(option.palette.text().color())
            bold = QFont(self.font)
            bold.setBold(kind in ("entrance", "whole"))
            painter.setFont(bold)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, index.data() or "")
        self._paint_edges(painter, place, index, kind)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(option.palette.highlight().color(), _CHOSEN))
            painter.drawRect(place.adjusted(1, 1, -_CHOSEN, -_CHOSEN))
        painter.restore()

    def _paint_home(self, painter, place, index):
        home, words = index.data(HOME_ROLE), index.data()
        pane = place.adjusted(1, 1, -1, -1)
        painter.fillRect(pane, state_colour(home.state))
        if not home.single:
            painter.fillRect(pane, QBrush(FAINT.lighter(160), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(EDGE, 1, Qt.PenStyle.SolidLine if home.single else Qt.PenStyle.DotLine))
        painter.drawRect(pane.adjusted(0, 0, -1, -1))
        if painter.fontMetrics().horizontalAdvance(words) > pane.width():
            words = words.split("/")[0]
        painter.setPen(Qt.GlobalColor.black)
        if home.room and pane.width() >= _ROOM_WIDE and pane.height() >= _ROOM_HIGH - 4:
            half = pane.width() * 3 // 5
            painter.drawText(QRect(pane.left() + half, pane.top(), pane.width() - half, pane.height()), _MIDDLE, words)
            painter.setPen(FAINT)
            name = painter.fontMetrics().elidedText(home.room, Qt.TextElideMode.ElideRight, half - 2)
            painter.drawText(QRect(pane.left() + 2, pane.top(), half, pane.height()), _LEFT, name)
        else:
            painter.drawText(pane, _MIDDLE, words)

    def _paint_edges(self, painter, place, index, kind):
        """A line between entrances, and a thick one for the ground."""
        model, line = index.model(), index.row()
        if kind not in ("home", "wall"):
            return
        floors, column = model.card.elevation.floors, index.column()
        painter.setPen(QPen(EDGE, 1))
        if column == 0 or model.entrance_of(column - 1) != model.entrance_of(column):
            painter.drawLine(place.topLeft(), place.bottomLeft())
        if model.entrance_of(column + 1) is None:
            painter.drawLine(place.topRight(), place.bottomRight())
        above = [floor for floor in floors if floor >= 0]
        if above and line == len(above) - 1:
            painter.setPen(QPen(EDGE, 3))
            painter.drawLine(place.bottomLeft(), place.bottomRight())

    # Writing

    def begin_with(self, digit):
        """Begin the number that is being written with a digit; the next goes behind it."""
        self._editor.setText(digit)
        self._editor.deselect()
        self._editor.end(False)

    def createEditor(self, parent, option, index):  # noqa: N802
        editor = self._editor = QLineEdit(parent)
        editor.setValidator(QIntValidator(0, _MOST, editor))
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setFrame(False)
        editor.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        return editor

    def setEditorData(self, editor, index):  # noqa: N802
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor, model, index):  # noqa: N802
        if editor.hasAcceptableInput():
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor, option, index):  # noqa: N802
        wide = max(option.rect.width(), editor.fontMetrics().horizontalAdvance("0000") + 8)
        high = max(option.rect.height(), editor.fontMetrics().height() + 4)
        place = QRect(0, 0, wide, high)
        place.moveCenter(option.rect.center())
        editor.setGeometry(place)

    def eventFilter(self, editor, event):  # noqa: N802
        """Enter writes; Escape does not."""
        if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(editor, event)


_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
