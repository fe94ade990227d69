"""The rows of the table of grids, and which of them are shown."""

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt

from ...adapters.looks.style_words import coded_values, field_names
from ..icons import icon
from .band_bar import BAND_ROLE

__all__ = ["CODE_ROLE", "GridsFilter", "GridsModel"]

CODE_ROLE = Qt.ItemDataRole.UserRole + 1

COLUMNS = ("code", "households", "status", "name", "community")

# Sorted by status, the worst come first.
_RANKS = {"over": 0, "under": 1, "in_band": 2}

_UNDER = "↳ "


class GridsModel(QAbstractTableModel):
    """The grids of the open plan. An edit changes the rows of the grids it touched and leaves the others alone."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._rows, self._places = [], {}
        self._lock = icon("locked")
        self._words()

    def show(self, rows):
        """Take all rows: dict of str (code) to GridRow."""
        self.beginResetModel()
        self._words()
        self._rows = [rows[code] for code in sorted(rows)]
        self._places = {row.code: place for place, row in enumerate(self._rows)}
        self.endResetModel()

    def update(self, codes, rows):
        """Take the rows of some grids anew; of `codes`, those without a row are gone."""
        if any((code in rows) != (code in self._places) for code in codes):
            self.show({row.code: row for row in self._rows if row.code not in codes} | rows)
            return
        for code, row in rows.items():
            place = self._places[code]
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(COLUMNS) - 1))

    def row(self, place):
        """Return the GridRow at a place."""
        return self._rows[place]

    def rows(self):
        """Return all GridRows, by their codes."""
        return {row.code: row for row in self._rows}

    def longest_status(self):
        """Return the longest words that may stand in the column of the status."""
        return max((f"{words} +999" for words in self._statuses.values()), key=len)

    def place(self, code):
        """Return where a grid stands, -1 where it is none of the plan's."""
        return self._places.get(code, -1)

    def rowCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == CODE_ROLE:
            return row.code
        if role == BAND_ROLE:
            return (row.loaded, row.minimum, row.maximum, row.status) if column == "households" else None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._lock if column == "code" and row.locked else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        return self._text(row, column) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[COLUMNS[section]]
        return None

    def _words(self):
        """Read the words anew: the translator is loaded after this module."""
        names = field_names("grids")
        self._statuses = coded_values("grids")["status"]
        self._heads = {
            "code": names["grid_code"],
            "name": names["grid_name"],
            "community": self.tr("Community"),
            "households": names["households"],
            "status": names["status"],
        }

    def _text(self, row, column):
        if column == "community":
            return row.community_name or row.community_code
        if column == "status":
            return self._statuses.get(row.status, row.status) + (f" {row.out:+d}" if row.out else "")
        if column == "households":
            return str(row.households)
        return {"code": (_UNDER if row.base else "") + row.code, "name": row.name}.get(column)

    def order(self, row, column):
        """By what a GridRow is sorted in a column: numbers as numbers, the worst status first, all else as text."""
        if column == "households":
            return row.households
        if column == "status":
            return _RANKS.get(row.status, 3) * 1_000_000 - abs(row.out)
        return row.code if column == "code" else self._text(row, column)

    def _tip(self, row):
        if row.base:
            return f"{row.code} {row.name}\n{row.note}"
        words = self.tr("{code} {name}, households: {households}, buildings: {buildings}; the band is {low} to {high}.")
        lines = [
            words.format(
                code=row.code,
                name=row.name,
                households=row.households,
                buildings=row.buildings,
                low=row.minimum,
                high=row.maximum,
            )
        ]
        if row.locked:
            lines.append(self.tr("Locked: no tool changes it."))
        if row.note:
            lines.append(row.note)
        return "\n".join(lines)


class GridsFilter(QSortFilterProxyModel):
    """Shows the grids that hold every word of the search and, where wanted, only those out of band."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._words = []
        self._only_wrong = False

    def set_words(self, text):
        """Show only grids that hold all of these words in code, name, community or status."""
        self._words = text.casefold().split()
        self.invalidateFilter()

    def set_only_wrong(self, only):
        """Show only grids out of band, or all."""
        self._only_wrong = only
        self.invalidateFilter()

    def lessThan(self, left, right):  # noqa: N802
        """Vertical grids stand under the grid whose ground they share, whatever the rows are sorted by."""
        model, column = self.sourceModel(), COLUMNS[left.column()]
        here, there = left.row(), right.row()
        one, other = self._family(model, here), self._family(model, there)
        if one == other and here != there:
            under = [(bool(row.base), row.code) for row in (model.row(here), model.row(there))]
            return (under[0] < under[1]) == (self.sortOrder() == Qt.SortOrder.AscendingOrder)
        values = model.order(model.row(one), column), model.order(model.row(other), column)
        return values[0] < values[1] if values[0] != values[1] else one < other

    @staticmethod
    def _family(model, place):
        """The place of the grid that a row belongs under, its own where it is no vertical grid."""
        base = model.row(place).base
        return max(model.place(base), 0) if base else place

    def filterAcceptsRow(self, source_row, source_parent):  # noqa: N802
        model = self.sourceModel()
        row = model.row(source_row)
        if self._only_wrong and row.status == "in_band":
            return False
        if not self._words:
            return True
        cells = (model.index(source_row, column, QModelIndex()).data() for column in range(len(COLUMNS)))
        text = " ".join([row.community_code, *(cell for cell in cells if cell)]).casefold()
        return all(word in text for word in self._words)
