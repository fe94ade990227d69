"""What two people changed differently: a list, and for the one that is looked at, mine or theirs grid by grid."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...adapters.plans.on_map.conflict_view import MINE, THEIRS, why_words
from ..map_tools.totals_label import short_code
from ..text_colours import make_faint, readable
from .side_colours import PALE, SIDE_COLOURS

__all__ = ["ConflictsBox"]

_SIDE_OF = {2: MINE, 3: THEIRS}
_TABLE_HEIGHT, _MOST_ROWS = 130, 4


class ConflictsBox(QWidget):
    """Shows conflicts and tells what is chosen.

    Signals
    -------
    looked_at(place) : a conflict is to be shown on the map; -1 for none
    grid_chosen(code, side)
    resolve_asked(choice) : MINE, THEIRS, or '' for what is chosen unit by unit
    """

    looked_at = pyqtSignal(int)
    grid_chosen = pyqtSignal(str, str)
    resolve_asked = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._head, self._why = QLabel(), QLabel()
        for label in (self._head, self._why):
            label.setWordWrap(True)
        self._head.setStyleSheet("background: #fff3cd; color: #5c4400; border-radius: 3px; padding: 4px;")
        self.list = QListWidget()
        self.list.setObjectName("CommunityGridsConflicts")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAlternatingRowColors(True)
        self.list.currentRowChanged.connect(self.looked_at)
        self._grids = QTableWidget(0, 4)
        self._grids.setObjectName("CommunityGridsConflictGrids")
        heads = self.tr("Grid"), self.tr("Before"), self.tr("Mine"), self.tr("Theirs")
        self._grids.setHorizontalHeaderLabels(heads)
        self._grids.verticalHeader().hide()
        self._grids.horizontalHeader().setStretchLastSection(True)
        self._grids.setMaximumHeight(_TABLE_HEIGHT)
        self._grids.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._grids.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._grids.cellClicked.connect(self._choose_cell)
        self._hint = QLabel(
            self.tr("Click Mine or Theirs of a grid, or single units on the map, to choose some of each.")
        )
        self._hint.setWordWrap(True)
        make_faint(self._hint)
        self._mine = QPushButton(self.tr("Keep mine"))
        self._theirs = QPushButton(self.tr("Take theirs"))
        self._mix = QPushButton(self.tr("Take what is chosen"))
        for button, choice in ((self._mine, MINE), (self._theirs, THEIRS), (self._mix, "")):
            button.clicked.connect(lambda _, choice=choice: self.resolve_asked.emit(choice))
        self._detail = QWidget()
        row = QHBoxLayout()
        for button in (self._mine, self._theirs, self._mix):
            row.addWidget(button)
        row.addStretch(1)
        inner = QVBoxLayout(self._detail)
        inner.setContentsMargins(0, 0, 0, 0)
        for widget in (self._why, self._grids, self._hint):
            inner.addWidget(widget)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        for widget in (self._head, self.list, self._detail, line):
            column.addWidget(widget)
        self.show_conflicts([], -1)

    def show_conflicts(self, lines, place):
        """List conflicts by lines of text, and mark the one that is looked at."""
        self.setVisible(bool(lines))
        words = self.tr(
            "Changed here and by a colleague at once: {count}. Choose for each; until then yours stays here."
        )
        self._head.setText(words.format(count=len(lines)))
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(lines)
        self.list.setCurrentRow(place)
        rows = min(len(lines), _MOST_ROWS)
        self.list.setFixedHeight(sum(map(self.list.sizeHintForRow, range(rows))) + 2 * self.list.frameWidth())
        self.list.blockSignals(False)
        if not lines:
            self.show_view(None)

    def show_view(self, view):
        """Show the grids of a ConflictView, with what is chosen; None hides them."""
        self._detail.setVisible(view is not None)
        if view is None:
            return
        self._why.setText(why_words(view.conflict))
        lines = view.lines()
        self._grids.setRowCount(len(lines))
        for place, line in enumerate(lines):
            side = view.side_of(line.code)
            for column, words in enumerate((short_code(line.code), line.before, line.mine, line.theirs)):
                item = QTableWidgetItem(words or "–")
                item.setToolTip(line.code)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if _SIDE_OF.get(column) == side and side:
                    item.setBackground(PALE[side])
                    item.setForeground(QColor("#1a1a1a"))
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self._grids.setItem(place, column, item)
        for column, side in _SIDE_OF.items():
            self._grids.horizontalHeaderItem(column).setForeground(readable(SIDE_COLOURS[side]))
        mixed = view.choice() not in (MINE, THEIRS)
        self._mix.setEnabled(mixed)

    def _choose_cell(self, row, column):
        side = _SIDE_OF.get(column)
        if side:
            self.grid_chosen.emit(self._grids.item(row, 0).toolTip(), side)
