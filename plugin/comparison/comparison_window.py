"""The window in which two scenarios are compared: maps, codes, scores, and grids taken over from the other one."""

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ..icons import icon
from ..row_table import row_table
from .comparison_tables import CodesModel, ScoresModel
from .linked_maps import LinkedMaps

__all__ = ["ComparisonWindow"]

_AIR = 1.5


class ComparisonWindow(QDialog):
    """Left what is before, right what is after. It shows what it is given and tells what is asked for.

    Signals
    -------
    pair_chosen(before, after) : plan_ids
    take_over_asked(plan_id, codes) : the chosen grids of the scenario that is not open are wanted in the open one
    layer_asked : the map of who moves is wanted as a layer
    seen : the window is on the screen again
    closed
    """

    pair_chosen = pyqtSignal(object, object)
    take_over_asked = pyqtSignal(object, list)
    layer_asked = pyqtSignal()
    seen = pyqtSignal()
    closed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare scenarios"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1120, 760)
        self._open_id, self._extent_of = None, None
        self._codes, self._scores = CodesModel(self), ScoresModel(self)
        self._build()
        self._before.activated.connect(self._choose)
        self._after.activated.connect(self._choose)
        self._swap.clicked.connect(self._exchange)
        self._swipe.toggled.connect(self.maps.swipe)
        self._take.clicked.connect(self._ask_take_over)
        self._layer.clicked.connect(self.layer_asked)
        self._table.selectionModel().selectionChanged.connect(self._hear_selection)
        self._table.doubleClicked.connect(lambda _: self._zoom())

    def show_scenarios(self, scenarios, before, after, open_id):
        """List scenarios as (plan_id, name) and say which two are compared, and which one is open."""
        self._open_id = open_id
        for box, chosen in ((self._before, before), (self._after, after)):
            box.clear()
            for plan_id, name in scenarios:
                box.addItem(name, plan_id)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def show_comparison(self, comparison, extent_of, read_only):
        """Show what differs; `extent_of` gives (x_min, y_min, x_max, y_max) of some units."""
        self._extent_of, self._read_only = extent_of, read_only
        self._codes.show(comparison.codes)
        self._scores.show(comparison.scores)
        words = self.tr("Households that change their grid: {households} ({share} %), units: {units}.")
        self._summary.setText(
            words.format(
                households=comparison.households, share=f"{100 * comparison.share:.1f}", units=len(comparison.moved)
            )
            if len(comparison.moved)
            else self.tr("Both scenarios have the same grids.")
        )
        self._layer.setEnabled(len(comparison.moved) > 0)
        self._fit_columns()
        self._hear_selection()

    def show_nothing(self, words):
        """Say why there is nothing to compare."""
        self._codes.show([])
        self._scores.show([])
        self._summary.setText(words)
        self._layer.setEnabled(False)
        self._take.setEnabled(False)

    def is_seen(self):
        """Whether the window is on the screen."""
        return self.isVisible() and not self.isMinimized()

    def showEvent(self, event):
        super().showEvent(event)
        self.seen.emit()

    def changeEvent(self, event):
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.is_seen():
            self.seen.emit()

    def closeEvent(self, event):
        self.maps.stop()
        self.closed.emit()
        super().closeEvent(event)

    def reject(self):
        """Escape closes the window as its cross does."""
        self.close()

    def _build(self):
        self._before, self._after = QComboBox(), QComboBox()
        self._swap = QPushButton("⇄")
        self._swap.setToolTip(self.tr("Exchange before and after"))
        self._swap.setMaximumWidth(40)
        self._swipe = QPushButton(self.tr("Swipe"))
        self._swipe.setCheckable(True)
        self._swipe.setToolTip(self.tr("One map with a line to drag: left of it lies before, right of it after"))
        self.maps = LinkedMaps()
        self._summary = QLabel()
        self._summary.setStyleSheet("padding: 4px;")
        self._table = row_table(self._codes, "CommunityGridsCodes")
        tables = QSplitter(Qt.Orientation.Horizontal)
        tables.addWidget(self._table)
        tables.addWidget(row_table(self._scores, "CommunityGridsScores"))
        tables.setStretchFactor(0, 3)
        tables.setStretchFactor(1, 2)
        self._take = QPushButton(icon("merge"), "")
        self._layer = QPushButton(self.tr("Map of who moves as a layer"))
        self._layer.setToolTip(self.tr("Add the units that change their grid to the project"))
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(QLabel(self.tr("Before:")))
        top.addWidget(self._before, 1)
        top.addWidget(self._swap)
        top.addWidget(QLabel(self.tr("After:")))
        top.addWidget(self._after, 1)
        top.addWidget(self._swipe)
        foot.addWidget(self._take)
        foot.addStretch(1)
        foot.addWidget(self._layer)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._summary)
        column.addWidget(tables, 1)
        column.addLayout(foot)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.maps)
        halves.addWidget(lower)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(halves, 1)

    def _fit_columns(self):
        for table in self.findChildren(QTableView):
            table.resizeColumnsToContents()

    def _choose(self):
        self.pair_chosen.emit(self._before.currentData(), self._after.currentData())

    def _exchange(self):
        before, after = self._before.currentIndex(), self._after.currentIndex()
        self._before.setCurrentIndex(after)
        self._after.setCurrentIndex(before)
        self._choose()

    def _chosen(self):
        return [self._codes.row(index.row()) for index in self._table.selectionModel().selectedRows()]

    def _other(self):
        """The scenario that is compared with the open one, None where the open one is not among the two."""
        pair = self._before.currentData(), self._after.currentData()
        if self._open_id not in pair or pair[0] == pair[1]:
            return None
        return pair[1] if pair[0] == self._open_id else pair[0]

    def _wanted(self):
        """The codes of the chosen rows in the other scenario."""
        after = self._after.currentData() == self._other()
        return sorted({row.after if after else row.before for row in self._chosen()} - {""})

    def _hear_selection(self, *_):
        wanted = self._wanted()
        words = self.tr("Take the chosen grids over into the open scenario")
        self._take.setText(words + (f" ({len(wanted)})" if wanted else ""))
        self._take.setEnabled(bool(wanted) and self._other() is not None and not self._read_only)
        self._zoom()

    _read_only = True

    def _ask_take_over(self):
        self.take_over_asked.emit(self._other(), self._wanted())

    def _zoom(self):
        rows = [row for one in self._chosen() for row in one.rows.tolist()]
        if rows and self._extent_of is not None:
            extent = QgsRectangle(*self._extent_of(rows))
            extent.scale(_AIR)
            self.maps.show_place(extent)
