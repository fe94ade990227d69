"""The communities of the open plan as a table: what each holds, and in words what its total allows."""

from qgis.PyQt.QtCore import QAbstractTableModel, Qt

from ...adapters.looks.style_words import field_names
from ..findings_model import severity_icon

__all__ = ["CommunitiesModel"]

COLUMNS = ("community", "households", "grids", "words")


class CommunitiesModel(QAbstractTableModel):
    """Rows of communities, those with something wrong marked."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._rows, self._marks = [], {}
        self._warning = severity_icon("warning")

    def show(self, rows):
        """Take all rows: a list of CommunityRow."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def update(self, rows):
        """Take some rows anew."""
        known = {row.code: row for row in rows}
        for place, row in enumerate(self._rows):
            if row.code in known:
                self._rows[place] = known[row.code]
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(COLUMNS) - 1))

    def mark(self, marks):
        """Say beside communities who works there: dict of str (code) to words."""
        self._marks = marks
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))

    def rows(self):
        """Return all rows."""
        return self._rows

    def code(self, place):
        """Return the code of the community at a place."""
        return self._rows[place].code

    def rowCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            words = " · ".join(filter(None, [self._marks.get(row.code), row.words]))
            return {"community": row.name or row.code, "households": row.households, "grids": row.grids}.get(
                column, words
            )
        if role == Qt.ItemDataRole.DecorationRole and column == "community":
            return self._warning if row.out or row.unassigned else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, [f"{row.code} {row.name}", self._marks.get(row.code), row.words]))
        return None

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = {
            "community": self.tr("Community"),
            "households": field_names("grids")["households"],
            "grids": self.tr("Grids"),
            "words": self.tr("What its total allows"),
        }
        return heads[COLUMNS[section]]
