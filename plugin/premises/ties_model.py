"""The rows of the list of ties, read from the plan only where they are seen."""

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QColor, QPixmap

from ...adapters.words.of_premises import method_words, tie_state_words

__all__ = ["COLUMNS", "STATE_ORDER", "TiesModel", "percent", "state_sign"]

STATE_ORDER = ("doubtful", "unmatched", "decided", "sure")

COLUMNS = ("state", "confidence", "address", "dwelling", "building", "method")

# AlignRight and AlignVCenter as the number that both Qt 5 and Qt 6 take from a model.
_RIGHT_MIDDLE = 0x82
_SIGN = 12
_LEAST = 0.01
_COLOURS = {
    "doubtful": QColor("#e69f00"),
    "unmatched": QColor("#d55e00"),
    "decided": QColor("#0072b2"),
    "sure": QColor("#009e73"),
}


def percent(share):
    """Write how likely something is, without saying that it is impossible or certain where it is not.

    Examples
    --------
    >>> percent(0.001), percent(0.62), percent(0.997), percent(1.0)
    ('< 1 %', '62 %', '> 99 %', '100 %')
    """
    if 0 < share < _LEAST:
        return "< 1 %"
    if 1 - _LEAST < share < 1:
        return "> 99 %"
    return f"{share * 100:.0f} %"


def state_sign(state):
    """A square in the colour of a state of ties."""
    sign = QPixmap(_SIGN, _SIGN)
    sign.fill(_COLOURS.get(state, QColor("#8a8a8a")))
    return sign


class TiesModel(QAbstractTableModel):
    """One row for each row of a register that is listed."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._ties, self._places = None, ()
        self._read = {}

    def show(self, ties, places):
        """List some rows.

        Parameters
        ----------
        ties : adapters.premises.tie_list.TieList or None
        places : array of int, which rows of it, in their order
        """
        self.beginResetModel()
        self._ties, self._places, self._read = ties, places, {}
        self.endResetModel()

    @property
    def places(self):
        """Which rows are listed, in their order."""
        return self._places

    def place(self, index):
        """The row of the list of ties at an index, -1 where there is none."""
        return int(self._places[index.row()]) if index.isValid() else -1

    def index_of(self, place):
        """The index of a row; one that is not valid where it is not listed."""
        for at, other in enumerate(self._places):
            if other == place:
                return self.index(at, 0)
        return QModelIndex()

    def reread(self, place):
        """Read one row anew."""
        self._read.pop(place, None)
        index = self.index_of(place)
        if index.isValid():
            self.dataChanged.emit(index, self.index(index.row(), len(COLUMNS) - 1))

    def rowCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def columnCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Tie"),
            self.tr("Likely"),
            self.tr("Address in the register"),
            self.tr("Dwelling"),
            self.tr("Building"),
            self.tr("How"),
        )[section]

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        column = COLUMNS[index.column()]
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DecorationRole)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT_MIDDLE if column == "confidence" else None
        if role not in wanted:
            return None
        row = self._row(self.place(index))
        if role == Qt.ItemDataRole.DecorationRole:
            return state_sign(row.state) if column == "state" else None
        return self._text(row, column)

    def _row(self, place):
        if place not in self._read:
            self._read[place] = self._ties.row(place)
        return self._read[place]

    @staticmethod
    def _text(row, column):
        if column == "state":
            return tie_state_words().get(row.state, row.state)
        if column == "method":
            return method_words().get(row.method, row.method)
        if column == "building":
            return row.building_address
        if column == "confidence":
            return percent(row.confidence) if row.building_id else ""
        return getattr(row, column) or (row.key if column == "address" else "")
