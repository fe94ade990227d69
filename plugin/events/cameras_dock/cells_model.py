"""A table of plain values: numbers to the right, what is not known as a dash."""

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

__all__ = ["CellsModel"]

_SORT_ROLE = Qt.ItemDataRole.UserRole


class CellsModel(QAbstractTableModel):
    """Shows rows of values, and remembers what each row stands for."""

    SORT_ROLE = _SORT_ROLE

    def __init__(self, parent=None):
        super().__init__(parent)
        self._heads, self._rows, self._things = [], [], []

    def show(self, heads, rows, things):
        """Show a table.

        Parameters
        ----------
        heads : list of str
        rows : list of lists of str, int, float or None
        things : list, what each row stands for
        """
        self.beginResetModel()
        self._heads, self._rows, self._things = heads, rows, things
        self.endResetModel()

    def thing_at(self, index):
        """What the row of an index stands for, None for no index."""
        return self._things[index.row()] if index.isValid() else None

    def things(self):
        """What the rows stand for."""
        return list(self._things)

    def rowCount(self, parent=QModelIndex()):  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent=QModelIndex()):  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        value = self._rows[index.row()][index.column()]
        if role == _SORT_ROLE:
            return float("-inf") if value is None else value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if value is None:
                return "–"
            return value if isinstance(value, str) else f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if isinstance(value, str) else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
