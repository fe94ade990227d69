"""How a cell of an elevation table is drawn, and how a number is written into it."""

from qgis.PyQt.QtCore import QEvent, QRect, Qt
from qgis.PyQt.QtGui import QBrush, QFont, QIntValidator, QPalette, QPen
from qgis.PyQt.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyle, QStyledItemDelegate

from .state_colours import EARTH, EDGE, FAINT, WALL, state_colour

__all__ = ["ElevationDelegate"]

_MOST = 9999
_ROOM_HIGH, _ROOM_WIDE = 18, 44  # pixels from which on the room's number stands beside the count
_CHOSEN = 2


class ElevationDelegate(QStyledItemDelegate):
    """Draws dwellings as windows in a wall, cellars in earth, sums beside; what is only spread is hatched.

    Parameters
    ----------
    model : ElevationModel

    Attributes
    ----------
    font : QFont, of the room that a line has
    """

    def __init__(self, model, parent=None):
        super().__init__(parent)
        self._model, self._editor = model, None
        self.font = QFont()

    def paint(self, painter, option, index):
        look, place = self._model.look(index), option.rect
        painter.save()
        painter.setFont(self.font)
        if look.behind:
            painter.fillRect(place, WALL if look.behind == "wall" else EARTH)
        if look.kind == "home":
            _paint_home(painter, place, look)
        elif look.words:
            painter.setPen(option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
            if look.kind in ("entrance", "whole"):
                bold = QFont(self.font)
                bold.setBold(True)
                painter.setFont(bold)
            painter.drawText(place, _MIDDLE, look.words)
        _paint_edges(painter, place, look)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(option.palette.highlight().color(), _CHOSEN))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(1, 1, -_CHOSEN, -_CHOSEN))
        painter.restore()

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
_HATCH = QBrush(FAINT.lighter(160), Qt.BrushStyle.BDiagPattern)
_FRAME, _LOOSE_FRAME = QPen(EDGE, 1), QPen(EDGE, 1, Qt.PenStyle.DotLine)
_GROUND = QPen(EDGE, 3)


def _paint_home(painter, place, look):
    home, words = look.home, look.words
    pane = place.adjusted(1, 1, -1, -1)
    painter.setPen(_FRAME if home.single else _LOOSE_FRAME)
    painter.setBrush(state_colour(home.state))
    painter.drawRect(pane.adjusted(0, 0, -1, -1))
    if not home.single:
        painter.fillRect(pane, _HATCH)
    if "/" in words and painter.fontMetrics().horizontalAdvance(words) > pane.width():
        words = words.split("/")[0]
    painter.setPen(Qt.GlobalColor.black)
    if home.room and pane.width() >= _ROOM_WIDE and pane.height() >= _ROOM_HIGH:
        half = pane.width() * 3 // 5
        painter.drawText(QRect(pane.left() + half, pane.top(), pane.width() - half, pane.height()), _MIDDLE, words)
        painter.setPen(FAINT)
        name = painter.fontMetrics().elidedText(home.room, Qt.TextElideMode.ElideRight, half - 2)
        painter.drawText(QRect(pane.left() + 4, pane.top(), half, pane.height()), _LEFT, name)
    else:
        painter.drawText(pane, _MIDDLE, words)


def _paint_edges(painter, place, look):
    """A line between entrances, and a thick one for the ground."""
    painter.setPen(_FRAME)
    if look.left:
        painter.drawLine(place.topLeft(), place.bottomLeft())
    if look.right:
        painter.drawLine(place.topRight(), place.bottomRight())
    if look.ground:
        painter.setPen(_GROUND)
        painter.drawLine(place.bottomLeft(), place.bottomRight())
