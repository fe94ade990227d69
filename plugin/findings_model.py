"""The rows of the findings dock, and which of them are shown."""

from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QIcon

from ..adapters.looks.style_words import coded_values, field_names

__all__ = ["SEVERITIES", "FindingsFilter", "FindingsModel", "severity_icon"]

ICONS = Path(__file__).parent.parent / "icons"

# The gravest first; also their order when the table is sorted.
SEVERITIES = ("error", "warning", "note")

COLUMNS = ("severity", "message", "community_code", "grid_code")

_SORT_ROLE = Qt.ItemDataRole.UserRole + 1


def severity_icon(severity):
    """Return the symbol of a severity; a word that is none has an empty one."""
    return QIcon(str(ICONS / f"{severity}.svg")) if severity in SEVERITIES else QIcon()


@dataclass(frozen=True)
class Row:
    """One finding as the table shows it; a check of buildings says which one, and all its numbers as JSON."""

    feature_id: int
    check: str
    severity: str
    message: str
    community_code: str
    grid_code: str
    building_id: str = ""
    detail: str = ""


class FindingsModel(QAbstractTableModel):
    """A plan's findings as a table, read once from the layer."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._rows = []
        self._icons = {severity: severity_icon(severity) for severity in SEVERITIES}

    def read(self, layer):
        """Take the rows of a findings layer; of none, with None."""
        self.beginResetModel()
        self._rows = [] if layer is None else [_row(feature) for feature in layer.getFeatures()]
        self._rows.sort(key=lambda row: (_rank(row.severity), row.community_code, row.grid_code, row.feature_id))
        self.endResetModel()

    def feature_id(self, row):
        """Return the id of the feature in a row."""
        return self._rows[row].feature_id

    def finding(self, row):
        """Return the Row of a row."""
        return self._rows[row]

    def severity(self, row):
        """Return the severity of a row."""
        return self._rows[row].severity

    def count(self, severity):
        """Count the findings of a severity."""
        return sum(row.severity == severity for row in self._rows)

    def rowCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if column == "severity":
            words = coded_values("findings")["severity"].get(row.severity, row.severity)
            return {
                Qt.ItemDataRole.DecorationRole: self._icons.get(row.severity),
                Qt.ItemDataRole.DisplayRole: words,
                _SORT_ROLE: _rank(row.severity),
            }.get(role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, _SORT_ROLE):
            return getattr(row, column)
        return None

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return field_names("findings")[COLUMNS[section]]
        return None


class FindingsFilter(QSortFilterProxyModel):
    """Shows the rows whose severity is wanted and that hold every word of the filter, in any column."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setSortRole(_SORT_ROLE)
        self._words = []
        self._hidden = frozenset()

    def set_words(self, text):
        """Show only rows that hold all of these words, capitals or not."""
        self._words = text.casefold().split()
        self.invalidateFilter()

    def set_hidden(self, severities):
        """Show no rows of these severities."""
        self._hidden = frozenset(severities)
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row, source_parent):  # noqa: N802
        model = self.sourceModel()
        if model.severity(source_row) in self._hidden:
            return False
        cells = (model.index(source_row, column, QModelIndex()) for column in range(len(COLUMNS)))
        text = " ".join(str(model.data(cell)) for cell in cells).casefold()
        return all(word in text for word in self._words)


def _row(feature):
    fields = feature.fields()

    def text(name):
        index = fields.lookupField(name)
        value = feature.attribute(index) if index >= 0 else None
        return str(value) if isinstance(value, str) else ""

    names = ("check", "severity", "message", "community_code", "grid_code", "building_id", "detail")
    return Row(feature.id(), *map(text, names))


def _rank(severity):
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)
