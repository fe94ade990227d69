"""The table of figures: a line for all events and one for each group, without what nobody asked for."""

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ....adapters.events.figures.rows import figure_heads

__all__ = ["FiguresModel"]

_COLUMNS = (
    *("name", "code", "events", "per_1000", "closure_rate", "on_time_rate", "open", "overdue", "hours_to_close"),
    *("events_before", "change", "ratio", "p_value", "closure_before", "on_time_before"),
)
_TEXTS = ("name", "code")
_SORT_ROLE = Qt.ItemDataRole.UserRole


class FiguresModel(QAbstractTableModel):
    """Shows FigureRows of one kind; columns in which nothing stands are left out."""

    SORT_ROLE = _SORT_ROLE

    def __init__(self, parent=None):
        super().__init__(parent)
        self._rows, self._columns = [], _COLUMNS

    def show(self, total, rows):
        """Show the groups below all events; no rows for nothing.

        Parameters
        ----------
        total : adapters.events.figures.summary.FigureRow or None
        rows : list of FigureRow
        """
        self.beginResetModel()
        self._rows = [*([total] if total is not None else []), *rows]
        self._columns = tuple(
            name
            for name in _COLUMNS
            if name == "name" or any(getattr(row, name) not in (None, "") for row in self._rows)
        )
        self.endResetModel()

    def row_at(self, index):
        """The FigureRow of an index, None for none."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent=QModelIndex()):  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent=QModelIndex()):  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return figure_heads()[self._columns[section]]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        row, name = self._rows[index.row()], self._columns[index.column()]
        value = getattr(row, name)
        if role == _SORT_ROLE:
            if name in _TEXTS:
                return value
            return float("-inf") if value is None else float(value)
        if role == Qt.ItemDataRole.DisplayRole:
            if value is None:
                return "*" if row.masked else "–"
            return value if isinstance(value, str) else f"{value:,}" if isinstance(value, int) else f"{value:g}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if name in _TEXTS else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and row.masked:
            return self.tr("Masked: few events, or one that others could be worked out by")
        return None
