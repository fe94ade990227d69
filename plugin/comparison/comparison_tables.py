"""The tables of a comparison: which code became which, and how both scenarios score."""

from qgis.PyQt.QtCore import QAbstractTableModel, Qt
from qgis.PyQt.QtGui import QColor

from ..status_colours import LEFT_BEHIND
from ..text_colours import readable

__all__ = ["CodesModel", "ScoresModel"]

# AlignRight and AlignVCenter as the number that both Qt 5 and Qt 6 take from a model.
_RIGHT_MIDDLE = 0x82

_BETTER, _WORSE = QColor("#00734f"), QColor("#b04300")


class _Rows(QAbstractTableModel):
    """Rows that are shown all at once."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._rows = []

    def show(self, rows):
        """Take all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place):
        """Return the row at a place."""
        return self._rows[place]

    def heads(self):
        """The words over the columns."""
        raise NotImplementedError

    def rowCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.heads())

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads()[section]
        return None


class CodesModel(_Rows):
    """One row for each pair of codes that share ground."""

    def heads(self):
        return (
            self.tr("Code before"),
            self.tr("Code after"),
            self.tr("Households"),
            self.tr("Buildings"),
            self.tr("Share of the grid before"),
        )

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            none = self.tr("no grid")
            share = f"{100 * row.share:.1f} %"
            return (row.before or none, row.after or none, row.households, row.buildings, share)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (2, 3):
            return _RIGHT_MIDDLE
        if role == Qt.ItemDataRole.ForegroundRole and row.before != row.after and column < 2:
            return readable(LEFT_BEHIND)
        return None


class ScoresModel(_Rows):
    """One row a measure; what got better is green, what got worse red, and both say so with a sign."""

    def heads(self):
        return self.tr("Measure"), self.tr("Before"), self.tr("After"), self.tr("Change")

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        score, column = self._rows[index.row()], index.column()
        change = round(score.after - score.before, score.digits)
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return score.words
            value = (score.before, score.after, change)[column - 1]
            return f"{value:+.{score.digits}f}" if column == 3 and change else f"{value:.{score.digits}f}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return _RIGHT_MIDDLE
        if role == Qt.ItemDataRole.ForegroundRole and column == 3 and change * score.better:
            return readable(_BETTER if change * score.better > 0 else _WORSE)
        return None
