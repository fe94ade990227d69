"""What was done to the shared plan of late, as a table: when, by whom, what, to which grids."""

from qgis.PyQt.QtCore import QAbstractTableModel, Qt

from ...adapters.plan_file.step_words import action_words
from ..map_tools.totals_label import short_code
from .life_box import local_time

__all__ = ["ChangesModel"]

COLUMNS = ("at", "author", "action", "grids")
_MOST = 4


class ChangesModel(QAbstractTableModel):
    """Lines of the database's log, the newest first."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._lines = ()

    def show(self, lines):
        """Take a sequence of database.news.Line."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def codes(self, place):
        """The codes of the grids that a line changed."""
        return list(self._lines[place].grids)

    def rowCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                "at": local_time(line.at),
                "author": line.author,
                "action": action_words(line.action),
                "grids": self._grids(line),
            }[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            units = self.tr("Units that changed their grid: {count}").format(count=line.units)
            return "\n".join(filter(None, [", ".join(line.grids), units, line.reason]))
        return None

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = {
            "at": self.tr("When"),
            "author": self.tr("Who"),
            "action": self.tr("What"),
            "grids": self.tr("Grids"),
        }
        return heads[COLUMNS[section]]

    def _grids(self, line):
        shown = ", ".join(map(short_code, line.grids[:_MOST]))
        return shown + (" …" if len(line.grids) > _MOST else "")
