"""The first rows of a register, with what each column means in a box above it."""

from textwrap import wrap

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QAbstractItemView, QComboBox, QSizePolicy, QTableView

__all__ = ["RegisterTable"]

_LETTERS = 12  # a column is no wider than so many Chinese signs
_AIR = 8


class RegisterTable(QTableView):
    """Shows the columns of a register; those about persons are struck through, rows that are none of it are grey.

    Signals
    -------
    meaning_chosen(place, role) : the person said what a column means
    """

    meaning_chosen = pyqtSignal(int, str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsRegisterPreview")
        self._model = _Model(self)
        self.setModel(self._model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + _AIR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._boxes = {}

    def show_trial(self, trial, roles, words, reason):
        """Show a Trial.

        Parameters
        ----------
        trial : adapters.registers.preview.Trial
        roles : sequence of str, what a column may mean
        words, reason : callables, of a role and of a Column, that say them
        """
        self._model.show(trial, reason, self.palette())
        self._boxes = {}
        for column in trial.columns:
            box = None if column.personal else self._box(column, roles, words, reason)
            self.setIndexWidget(self._model.index(0, column.place), box)
            if box is not None:
                self._boxes[column.place] = box
        self._fit()

    def box(self, place):
        """The box above a column; None above one that is dropped."""
        return self._boxes.get(place)

    def let_choose(self, allowed):
        """Let meanings be chosen, or not while the register is written."""
        for box in self._boxes.values():
            box.setEnabled(allowed)

    def _box(self, column, roles, words, reason):
        box = QComboBox()
        for role in ("", *roles):
            box.addItem(words(role), role)
        box.view().setMinimumWidth(box.sizeHint().width())  # the list is as wide as its words, the box as what it says
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setCurrentIndex(max(box.findData(column.role if column.used else ""), 0))
        box.setToolTip(reason(column))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel moves the table
        box.wheelEvent = lambda event: event.ignore()
        box.activated.connect(lambda _, place=column.place: self.meaning_chosen.emit(place, box.currentData()))
        return box

    def _fit(self):
        """Give each column the room that its box, its header and its cells want."""
        advance = self.fontMetrics().horizontalAdvance
        most = _LETTERS * advance("字")
        header = self.horizontalHeader()
        for place in range(self._model.columnCount()):
            box = self._boxes.get(place)
            wanted = max(self.sizeHintForColumn(place), header.sectionSizeHint(place))
            why = self._model.data(self._model.index(0, place), Qt.ItemDataRole.DisplayRole)
            said = advance(box.currentText()) + box.sizeHint().width() if box else advance(why) + _AIR
            self.setColumnWidth(place, max(min(wanted, most), said) + _AIR)
        boxes = [box.sizeHint().height() for box in self._boxes.values()]
        self.setRowHeight(0, max(boxes, default=self.rowHeight(0)))


class _Model(QAbstractTableModel):
    """Row 0 holds the boxes, or why a column is dropped; the rows of the file follow."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._columns, self._rows, self._lines, self._left_out = [], [], [], {}
        self._reason = self._palette = None

    def show(self, trial, reason, palette):
        self.beginResetModel()
        self._columns, self._rows, self._lines = trial.columns, trial.rows, trial.lines
        self._left_out, self._reason, self._palette = trial.left_out, reason, palette
        self.endResetModel()

    def rowCount(self, parent=QModelIndex()):  # noqa: N802, B008 - as Qt calls it
        return len(self._rows) + 1 if self._columns and not parent.isValid() else 0

    def columnCount(self, parent=QModelIndex()):  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index, role):
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            if index.row():
                return self._rows[index.row() - 1][index.column()]
            return self._reason(column) if column.personal else ""
        left_out = self._left_out.get(self._lines[index.row() - 1]) if index.row() else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return left_out or self._reason(column)
        if role == Qt.ItemDataRole.FontRole and column.personal and index.row():
            return self._struck()
        if role == Qt.ItemDataRole.ForegroundRole and (left_out is not None or not column.used):
            return self._palette.brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        return None

    def headerData(self, section, orientation, role):  # noqa: N802
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                return str(self._lines[section - 1]) if section else self.tr("Means")
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            header = column.header or self.tr("Column {number}").format(number=section + 1)
            return "\n".join(wrap(header, 2 * _LETTERS if header.isascii() else _LETTERS))
        if role == Qt.ItemDataRole.FontRole and column.personal:
            return self._struck()
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._reason(column) or column.header
        return None

    def _struck(self):
        font = self.parent().font()
        font.setStrikeOut(True)
        return font
