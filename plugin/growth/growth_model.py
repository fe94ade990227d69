"""The rows of the growth watch, and which of them are shown."""

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QPixmap

from ...adapters.looks.style_words import coded_values
from ..status_colours import status_colour
from ..text_colours import faint

__all__ = ["COLUMNS", "GrowthFilter", "GrowthModel"]

COLUMNS = ("watch", "code", "community", "before", "households", "out", "advice")

# AlignRight and AlignVCenter as the number that both Qt 5 and Qt 6 take from a model.
_RIGHT_MIDDLE = 0x82
_NUMBERS = ("before", "households", "out")
_SORT_ROLE = Qt.ItemDataRole.UserRole + 1
_SIGN = 12


class GrowthModel(QAbstractTableModel):
    """One row a grid, in the order of urgency until it is sorted."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._rows, self._names = [], {}

    def show(self, rows, names):
        """Take all rows (adapters.plans.growth.GrowthRow) and the names of communities by their codes."""
        self.beginResetModel()
        self._rows, self._names = rows, names
        self.endResetModel()

    def row(self, place):
        """Return the row at a place."""
        return self._rows[place]

    def count(self, watch):
        """How many grids this becomes of."""
        return sum(row.watch == watch for row in self._rows)

    def watch_words(self):
        """What may become of a grid, in words."""
        return {
            "leaves": self.tr("Leaves the band"),
            "out": self.tr("Out of band"),
            "near": self.tr("Near the edge"),
            "returns": self.tr("Comes back into band"),
            "steady": self.tr("In band"),
        }

    def rowCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("What becomes of it"),
            self.tr("Grid code"),
            self.tr("Community"),
            self.tr("Before"),
            self.tr("Now"),
            self.tr("Off by"),
            self.tr("What it needs"),
        )[section]

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == _SORT_ROLE:
            return self._sort_key(index.row(), row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == "watch":
            sign = QPixmap(_SIGN, _SIGN)
            sign.fill(status_colour(row.status))
            return sign
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return _RIGHT_MIDDLE
        if role == Qt.ItemDataRole.ForegroundRole and row.watch == "steady":
            return faint()
        if role == Qt.ItemDataRole.ToolTipRole and column in ("watch", "households", "out"):
            words = self.tr("{status}; the band is {minimum} to {maximum} households")
            status = coded_values("grids")["status"].get(row.status, row.status)
            return words.format(status=status, minimum=row.minimum, maximum=row.maximum)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.name if column == "code" else self._text(row, column)
        return None

    def _text(self, row, column):
        if column == "watch":
            return self.watch_words()[row.watch]
        if column == "community":
            return self._names.get(row.community_code) or row.community_code
        if column == "out":
            return f"{row.out:+d}" if row.out else ""
        if column == "before":
            return "–" if row.before is None else str(row.before)
        return str(getattr(row, column))

    def _sort_key(self, place, row, column):
        if column == "watch":
            return place
        value = getattr(row, column, None)
        return (value or 0) if column in _NUMBERS else self._text(row, column)


class GrowthFilter(QSortFilterProxyModel):
    """Shows the grids of which something wanted becomes."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setSortRole(_SORT_ROLE)
        self._wanted = frozenset()

    def set_wanted(self, watches):
        """Show only these."""
        self._wanted = frozenset(watches)
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row, source_parent=None):  # noqa: N802
        return self.sourceModel().row(source_row).watch in self._wanted

    def shown(self, index):
        """The GrowthRow of an index of this filter, None where it is not valid."""
        if not isinstance(index, QModelIndex) or not index.isValid():
            return None
        return self.sourceModel().row(self.mapToSource(index).row())
