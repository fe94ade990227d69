"""The elevation table on the screen: drawn like the building, reached and written by keys alone."""

from qgis.PyQt.QtCore import QEvent, QItemSelectionModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QKeySequence, QPalette
from qgis.PyQt.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QTableView

from .elevation_delegate import ElevationDelegate
from .elevation_header import EntranceHeader

__all__ = ["ElevationView"]

_ROW, _COLUMN = (11, 32), (13, 90)  # pixels, the least and the most
_SIDE = (
    "QHeaderView, QHeaderView::section "
    "{{ border: 0; background: transparent; padding: 0 5px 0 0; font-size: {pixels}px; }}"
)
_TOTAL, _MARGIN = 56, 4  # for sums; what is left free
_LETTERS = 8, 12  # pixels

# The keys that give a state; they stand in the menu too, so that nobody must know them by heart.
_STATES = {
    Qt.Key.Key_O: "occupied",
    Qt.Key.Key_E: "empty",
    Qt.Key.Key_S: "shop",
    Qt.Key.Key_U: "unknown",
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ElevationView(QTableView):
    """Shows an ElevationModel in the room that there is.

    Signals
    -------
    undo_asked, redo_asked, copy_asked, print_asked
    not_alone : somebody gave a state to what is not known one by one
    """

    undo_asked = pyqtSignal()
    redo_asked = pyqtSignal()
    copy_asked = pyqtSignal()
    print_asked = pyqtSignal()
    not_alone = pyqtSignal()

    def __init__(self, model, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsElevation")
        self.setModel(model)
        self.setAccessibleName(self.tr("Elevation table: floors by entrances"))
        self.setItemDelegate(ElevationDelegate(model, self))
        self.setHorizontalHeader(EntranceHeader(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet("QTableCornerButton::section { border: 0; background: transparent; }")
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, palette.color(QPalette.ColorRole.Window))
        self.setPalette(palette)
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        side.setMinimumSectionSize(_ROW[0])
        side.setSectionsClickable(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.horizontalHeader().setMinimumSectionSize(_COLUMN[0])
        model.modelReset.connect(self._lay_out)

    def point_at(self, floor, entrance=""):
        """Choose the first cell of a floor and an entrance, where there is one."""
        index = self.model().place_of(floor, entrance)
        if index.isValid():
            self.setCurrentIndex(index)

    def place(self):
        """The cell that is chosen: (row, column), None where none is."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def go_back_to(self, place):
        """Choose a cell again, after the same building was read anew."""
        if place is not None:
            index = self.model().index(*place)
            if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def give_state(self, state):
        """Give the chosen dwelling a state."""
        index = self.currentIndex()
        if index.isValid() and not self.model().give_state(index, state):
            self.not_alone.emit()

    # Keys

    def event(self, event):
        """Take the keys of undo, copy and print before QGIS's own shortcuts do."""
        if event.type() == QEvent.Type.ShortcutOverride and self._asked_by(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event):
        asked = self._asked_by(event)
        if asked is not None:
            asked.emit()
        elif event.key() in _STATES and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.give_state(_STATES[event.key()])
        elif event.key() in _ENTER:
            self.write()
        elif event.text().isdecimal():
            self.write(event.text())
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _asked_by(self, event):
        """The signal that a key stands for, None where it stands for none."""
        for key, signal in (
            (QKeySequence.StandardKey.Undo, self.undo_asked),
            (QKeySequence.StandardKey.Redo, self.redo_asked),
            (QKeySequence.StandardKey.Copy, self.copy_asked),
            (QKeySequence.StandardKey.Print, self.print_asked),
        ):
            if event.matches(key):
                return signal
        return None

    def write(self, first=""):
        """Begin to write a number where one for the chosen cell stands, with its first digit."""
        index = self.model().where_to_write(self.currentIndex())
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.setCurrentIndex(index)
        self.edit(index)
        if first:
            self.itemDelegate().begin_with(first)

    def closeEditor(self, editor, hint):  # noqa: N802
        """After Enter the dwelling below is next."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.setFocus()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.moveCursor(QAbstractItemView.CursorAction.MoveDown, Qt.KeyboardModifier.NoModifier)
            if below.isValid() and below.row() < self.model().rowCount() - 1:
                self.setCurrentIndex(below)

    # Room

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self):
        self.clearSpans()
        model = self.model()
        if model.card is not None:
            for span in model.spans():
                self.setSpan(*span)
        self._fit()
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())

    def _fit(self):
        """Share the room between rows and columns, none smaller or larger than can be read."""
        model = self.model()
        rows, columns = model.rowCount(), model.columnCount()
        if not rows or not columns:
            return
        frame = 2 * self.frameWidth()
        high = self.height() - frame - self.horizontalHeader().sizeHint().height()
        side = self.verticalHeader()
        wide = self.width() - frame - max(side.sizeHint().width(), side.width()) - _MARGIN
        height = max(_ROW[0], min(high // rows, _ROW[1]))
        width = max(_COLUMN[0], min((wide - _TOTAL) // max(columns - 1, 1), _COLUMN[1]))
        small = QFont(self.font())
        small.setPixelSize(max(_LETTERS[0], min(height - 3, _LETTERS[1])))
        if small != self.itemDelegate().font:
            self.itemDelegate().font = small
            side.setStyleSheet(_SIDE.format(pixels=small.pixelSize()))
        side.setDefaultSectionSize(height)
        for column in range(columns):
            self.setColumnWidth(column, width if column < columns - 1 else _TOTAL)
