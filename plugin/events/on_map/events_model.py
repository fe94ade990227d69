"""The events that come first, as rows: number, class, state and how late."""

from qgis.PyQt.QtCore import QAbstractTableModel, Qt
from qgis.PyQt.QtGui import QColor

from ...text_colours import readable

__all__ = ["EventsModel"]

_LATE = QColor("#c4281b")


class EventsModel(QAbstractTableModel):
    """Rows of an EventsShown."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._shown, self._rows = None, []

    def show_rows(self, shown, rows):
        """Show some events, in this order."""
        if rows == self._rows and shown is self._shown and rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._shown, self._rows = shown, rows
        self.endResetModel()

    def event_at(self, row):
        """The row of the event in its table."""
        return self._rows[row]

    def numbers_at(self, rows):
        """The numbers of the events in some rows: list of str."""
        return [str(self._shown.given.events.numbers[self._rows[row]]) for row in rows]

    def rows_of(self, numbers):
        """The rows that show some events, by their numbers: list of int."""
        wanted = set(numbers)
        return [row for row, number in enumerate(self.numbers_at(range(len(self._rows)))) if number in wanted]

    def rowCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("Deadline"), self.tr("Class"), self.tr("State"), self.tr("Number"))[section]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        from ....adapters.words.of_events import state_name  # it needs packages that QGIS does not bring everywhere

        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            events = self._shown.given.events
            column = index.column()
            if column == 0:
                return self._shown.lateness(row)
            if column == 2:
                return state_name(events.states[row])
            return str((events.categories if column == 1 else events.numbers)[row])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            due = self._shown.given.events.times["due"][row]
            return readable(_LATE) if due < self._shown.moment else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(f"{head}: {text}" for head, text in self._shown.words(row))
        return None
