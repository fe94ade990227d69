"""What was done to the open scenario as a table: when, by whom, what and why."""

from qgis.PyQt.QtCore import QAbstractTableModel, QDateTime, QLocale, Qt

from ...adapters.plan_file.step_words import action_words
from ..text_colours import faint

__all__ = ["HistoryModel"]

COLUMNS = ("at", "action", "reason", "author")


class HistoryModel(QAbstractTableModel):
    """Steps, the newest first; what was undone, and may be done again, is grey."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._steps, self._place = [], 0

    def show(self, steps, place):
        """Take all steps, the oldest first, and how many edits are in force."""
        self.beginResetModel()
        self._steps, self._place = steps[::-1], place
        self.endResetModel()

    def rowCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._steps)

    def columnCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        step, column = self._steps[index.row()], COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return {"at": _local(step.at), "action": action_words(step.action)}.get(column) or getattr(step, column)
        if role == Qt.ItemDataRole.ForegroundRole and step.place is not None and step.place > self._place:
            return faint()
        return None

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = {
            "at": self.tr("When"),
            "action": self.tr("What"),
            "reason": self.tr("Why"),
            "author": self.tr("Who"),
        }
        return heads[COLUMNS[section]]


def _local(at):
    """A time as people here write it."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat) if moment.isValid() else at
