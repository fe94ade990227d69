"""The dock of the growth watch: by which register, which grids leave their band or come near its edge, what helps."""

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ..icons import icon
from ..register_picker import RegisterPicker
from ..row_table import let_rows_hold, row_table
from .growth_model import COLUMNS, GrowthFilter, GrowthModel

__all__ = ["GrowthDock"]

_MOST_MARGIN, _PAUSE_MS = 500, 250
_LINES, _AIR = 2, 14

# The groups that can be shown or hidden, and what each holds.
_GROUPS = (("leaves", "out"), ("near",), ("returns", "steady"))


class GrowthDock(QgsDockWidget):
    """Shows rows and tells what is asked for.

    Signals
    -------
    watch_asked : the grids are to be counted
    grid_chosen(code) : it is to be shown on the map
    repair_asked(code), rebalance_asked(code)
    left
    """

    watch_asked = pyqtSignal()
    grid_chosen = pyqtSignal(str)
    repair_asked = pyqtSignal(str)
    rebalance_asked = pyqtSignal(str)
    left = pyqtSignal()

    def __init__(self, project: QgsProject, margin, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsGrowth")
        self.setWindowTitle(self.tr("Growth watch"))
        self.register = RegisterPicker(project, flat=True)
        self._margin = QSpinBox()
        self._margin.setRange(0, _MOST_MARGIN)
        self._margin.setValue(margin)
        self._margin.setSuffix(self.tr(" households"))
        self._margin.setToolTip(self.tr("A grid with fewer households than this to a limit is near the edge"))
        self._model, self._shown = GrowthModel(self), GrowthFilter(self)
        self._shown.setSourceModel(self._model)
        self._table = row_table(self._shown, "CommunityGridsGrowthTable")
        self._table.setSortingEnabled(True)
        self._table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        let_rows_hold(self._table, _LINES)
        self._said, self._bar = QLabel(), QProgressBar()
        self._said.setWordWrap(True)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._groups = [QCheckBox() for _ in _GROUPS]
        self._repair = QPushButton(icon("repair"), self.tr("Repair here"))
        self._repair.setToolTip(self.tr("Mend the grids of its community with few changes"))
        self._rebalance = QPushButton(icon("rebalance"), self.tr("Rebalance…"))
        self._rebalance.setToolTip(self.tr("Look for three ways to bring its community back into band"))
        self._pause = QTimer(self)  # a person who turns a wheel means its last number
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._can_write = False
        self._build()
        self._connect()

    def margin(self):
        """The households within which a grid is near a limit."""
        return self._margin.value()

    def count(self):
        """Show that it is being counted."""
        self._bar.show()
        self.tell(self.tr("Counting …"))

    def show_growth(self, growth, names, can_write):
        """Show a Growth, with the names of communities by their codes."""
        self._bar.hide()
        self._can_write = can_write
        kept = self.chosen()
        self._model.show(growth.rows, names)
        for box, words, watches in zip(self._groups, self._group_words(), _GROUPS, strict=True):
            box.setText(f"{words} ({sum(map(self._model.count, watches))})")
        self._filter()
        for column in range(len(COLUMNS) - 1):
            self._table.resizeColumnToContents(column)
        if kept:
            self.choose(kept)
        self._follow()

    def show_trouble(self, words):
        """Say why there is nothing to show."""
        self._bar.hide()
        self._model.show([], {})
        self.tell(words)
        self._follow()

    def tell(self, words):
        """Say something over the table."""
        self._said.setText(words)

    def chosen(self):
        """The code of the chosen grid, '' where none is chosen."""
        row = self._shown.shown(self._table.currentIndex())
        return "" if row is None else row.code

    def choose(self, code):
        """Choose a grid, where it is shown."""
        for place in range(self._shown.rowCount()):
            index = self._shown.index(place, 0)
            if self._shown.shown(index).code == code:
                self._table.blockSignals(True)
                self._table.setCurrentIndex(index)
                self._table.blockSignals(False)
                return

    def _build(self):
        top, filters = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.register, 1)
        top.addWidget(QLabel(self.tr("Near the edge within:")))
        top.addWidget(self._margin)
        for box, watches in zip(self._groups, _GROUPS, strict=True):
            box.setChecked("steady" not in watches)
            filters.addWidget(box)
        filters.addWidget(self._bar, 1)
        filters.addStretch(1)
        filters.addWidget(self._repair)
        filters.addWidget(self._rebalance)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 6, 6, 6)
        column.addLayout(top)
        column.addLayout(filters)
        column.addWidget(self._table, 1)
        column.addWidget(self._said)
        self.setWidget(content)

    def _connect(self):
        self.register.changed.connect(self._pause.start)
        self._margin.valueChanged.connect(self._pause.start)
        self.closed.connect(self.left)
        self._pause.timeout.connect(lambda: self.register.complete() and self.watch_asked.emit())
        for box in self._groups:
            box.toggled.connect(self._filter)
        self._table.selectionModel().currentRowChanged.connect(self._hear_choice)
        self._table.doubleClicked.connect(lambda _: self.grid_chosen.emit(self.chosen()))
        self._repair.clicked.connect(lambda: self.repair_asked.emit(self.chosen()))
        self._rebalance.clicked.connect(lambda: self.rebalance_asked.emit(self.chosen()))

    def _group_words(self):
        return self.tr("Out of band"), self.tr("Near the edge"), self.tr("In band")

    def _filter(self):
        shown = [
            watch for box, watches in zip(self._groups, _GROUPS, strict=True) if box.isChecked() for watch in watches
        ]
        self._shown.set_wanted(shown)
        self._follow()

    def _hear_choice(self, index, _):
        self._follow()
        row = self._shown.shown(index)
        if row is not None:
            self.grid_chosen.emit(row.code)

    def _follow(self):
        row = self._shown.shown(self._table.currentIndex())
        needy = row is not None and self._can_write and row.status != "in_band"
        self._repair.setEnabled(needy)
        self._rebalance.setEnabled(row is not None and self._can_write)
