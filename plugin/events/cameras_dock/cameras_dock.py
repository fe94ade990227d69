"""The dock *Cameras at work*: how many work, which repair brings back most, and rounds that the map follows."""

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ....adapters.cameras.work_words import cost_sentence, kind_words, rate_sentence
from ...row_table import row_table
from .cells_model import CellsModel
from .round_page import RoundPage

__all__ = ["CamerasDock"]

_KINDS = ("grid", "street", "owner")
_SIZE = QSize(440, 560)
_WIDEST = 240


class CamerasDock(QgsDockWidget):
    """Shows a CameraWork and a round, and tells what is wanted.

    Signals
    -------
    count_asked, stop_asked
    group_chosen(RateRow), repair_chosen(RepairRow)
    """

    count_asked = pyqtSignal()
    stop_asked = pyqtSignal()
    group_chosen = pyqtSignal(object)
    repair_chosen = pyqtSignal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsCameras")
        self.setWindowTitle(self.tr("Cameras at work"))
        self.work = None
        self._empty, self._said, self._cost, self._bar = QLabel(), QLabel(), QLabel(), QProgressBar()
        self.kind = QComboBox()
        self.rates, self.repairs, self.round = CellsModel(self), CellsModel(self), RoundPage()
        self.rate_table, self._rate_order = self._table(self.rates, "CommunityGridsCameraRates")
        self.repair_table, self._repair_order = self._table(self.repairs, "CommunityGridsCameraRepairs")
        self._again, self._stop = QPushButton(self.tr("Count again")), QPushButton(self.tr("Stop"))
        self._pages, self.tabs = QStackedWidget(), QTabWidget()
        self._build()
        self._connect()
        self.show_nothing()

    def show_nothing(self, words=""):
        """Say why there is nothing to show."""
        self.work = None
        self.show_done()
        told = self.tr("Open a plan with cameras, or add a layer of cameras to the project.")
        self._empty.setText(words or told)
        self._pages.setCurrentIndex(0)

    def show_working(self):
        """Show that it is being counted."""
        self._bar.setValue(0)
        self._bar.show()
        self._stop.show()
        self._again.hide()

    def show_progress(self, percent):
        """Show how far it is."""
        self._bar.setValue(round(percent))

    def show_done(self):
        """Show that nothing is being counted."""
        self._bar.hide()
        self._stop.hide()
        self._again.setText(self.tr("Count again"))
        self._again.show()

    def show_stale(self):
        """Say that cameras have changed since they were counted."""
        self._again.setText(self.tr("Count again: cameras have changed"))

    def show_work(self, work, troubles):
        """Show a CameraWork, with what was wrong in a tool tip."""
        from ....adapters.cameras.work_shown import repair_cells

        self.work = work
        self.show_done()
        self._said.setText(f"<b>{rate_sentence(work.rates[0])}</b>")
        self._cost.setText(cost_sentence(work))
        self._said.setToolTip("\n".join(troubles))
        there = {row.by for row in work.rates}
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in _KINDS:
            if kind in there:
                self.kind.addItem(kind_words()[kind], kind)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        self.kind.blockSignals(False)
        self._show_kind()
        self.repairs.show(*repair_cells(work))
        self._fit(self.repair_table)
        self.repair_table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._pages.setCurrentIndex(1)

    def _show_kind(self):
        from ....adapters.cameras.work_shown import rate_cells

        if self.work is not None:
            self.rates.show(*rate_cells(self.work, self.kind.currentData()))
            self.rate_table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
            self._fit(self.rate_table)

    def _table(self, model, name):
        order = QSortFilterProxyModel(self)
        order.setSortRole(CellsModel.SORT_ROLE)
        order.setSourceModel(model)
        table = row_table(order, name)
        table.setSortingEnabled(True)
        return table, order

    def _fit(self, table):
        table.resizeColumnsToContents()
        for column in range(table.model().columnCount()):
            table.setColumnWidth(column, min(table.columnWidth(column), _WIDEST))

    def _build(self):
        for label in (self._empty, self._said, self._cost):
            label.setWordWrap(True)
            # A label that wraps asks for no width of its own, so that the dock may be made narrow.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.kind.setAccessibleName(self.tr("Counted by"))
        rates = QWidget()
        lines = QVBoxLayout(rates)
        lines.addWidget(self.kind)
        lines.addWidget(self.rate_table, 1)
        counted = QWidget()
        lines = QVBoxLayout(counted)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._said)
        lines.addWidget(self._cost)
        self.tabs.addTab(self.repair_table, self.tr("Repairs"))
        self.tabs.addTab(rates, self.tr("Rates"))
        lines.addWidget(self.tabs, 1)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(counted)
        foot = QHBoxLayout()
        foot.addWidget(self._bar, 1)
        foot.addWidget(self._stop)
        foot.addWidget(self._again)
        foot.addStretch(0)
        whole = QWidget()
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(6, 6, 6, 6)
        lines.addWidget(self._pages, 1)
        lines.addLayout(foot)
        self.pages = _Pages()
        self.pages.setDocumentMode(True)
        self.pages.addTab(whole, self.tr("State and repairs"))
        self.pages.addTab(self.round, self.tr("Rounds"))
        self.setWidget(self.pages)

    def _connect(self):
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self._again.clicked.connect(lambda: self.count_asked.emit())
        self._stop.clicked.connect(lambda: self.stop_asked.emit())
        self.rate_table.clicked.connect(
            lambda index: self.group_chosen.emit(self.rates.thing_at(self._rate_order.mapToSource(index)))
        )
        self.repair_table.selectionModel().currentRowChanged.connect(self._hear_repair)

    def _hear_repair(self, index, _before):
        row = self.repairs.thing_at(self._repair_order.mapToSource(index))
        if row is not None:
            self.repair_chosen.emit(row)


class _Pages(QTabWidget):
    """What is counted, and rounds; it asks for room enough for a table."""

    def sizeHint(self):  # noqa: N802
        return _SIZE
