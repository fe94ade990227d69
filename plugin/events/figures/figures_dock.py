"""The dock *Figures*: how many events, closed and on time, by what one likes, in a span, beside an earlier one."""

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ....adapters.events.figures.charts import bars_of, months_of_kind
from ....adapters.events.figures.rows import figure_heads
from ...icons import icon
from ...row_table import row_table
from .chart import BarChart, MonthChart
from .figures_model import FiguresModel
from .wishes import Wishes

__all__ = ["FiguresDock"]

_NUMBERS = ("events", "closure_rate", "on_time_rate", "open", "overdue", "hours_to_close")
_SIZE = QSize(430, 640)
_MOST_MEASURED, _WIDEST = 100, 220


class FiguresDock(QgsDockWidget):
    """Shows figures and tells what is wanted; it counts nothing itself.

    Signals
    -------
    asked : other events, or another span or comparison are wanted
    kind_chosen(kind) : another kind of groups is looked at
    group_chosen(kind, code) : a bar or a row was chosen
    save_asked(kind) : 'csv', 'xlsx' or 'sheet'
    hot_spots_asked, stop_asked
    standing_out_asked : what stands out is looked at
    """

    asked = pyqtSignal()
    kind_chosen = pyqtSignal(str)
    group_chosen = pyqtSignal(str, str)
    save_asked = pyqtSignal(str)
    hot_spots_asked = pyqtSignal()
    stop_asked = pyqtSignal()
    standing_out_asked = pyqtSignal()

    def __init__(self, kind, period, comparison, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsFigures")
        self.setWindowTitle(self.tr("Figures of events"))
        self.wishes = Wishes(kind, period, comparison)
        self._values, self._changes = {}, {}
        self.bars, self.months, self.model = BarChart(), MonthChart(), FiguresModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(FiguresModel.SORT_ROLE)
        self._sorted.setSourceModel(self.model)
        self.table = row_table(self._sorted, "CommunityGridsFiguresTable")
        self.table.setSortingEnabled(True)
        self._said, self._empty, self._whose, self._bar = QLabel(), QLabel(), QLabel(), QProgressBar()
        self._summary, self._sentences = None, []
        self._out = QListWidget()
        self._build()
        self._connect()
        self.show_nothing()

    def summary(self):
        """What is shown; None for nothing."""
        return self._summary

    def sentences(self):
        """What stands out, as far as it was looked at."""
        return list(self._sentences)

    # What is shown

    def show_nothing(self, words=""):
        """Say why there is nothing to show."""
        self._summary = None
        self._bar.hide()
        self._stop.hide()
        self._empty.setText(words or self.tr("Open a plan with events, or add a layer of events to the project."))
        self._pages.setCurrentIndex(0)
        self._save.setEnabled(False)

    def show_working(self):
        """Show that it is being counted."""
        self._bar.setValue(0)
        self._bar.show()
        self._stop.show()

    def show_progress(self, percent):
        """Show how far it is."""
        self._bar.setValue(round(percent))

    def show_summary(self, summary, said):
        """Show figures, with a sentence above them."""
        self._summary, self._sentences = summary, []
        self._bar.hide()
        self._stop.hide()
        self._said.setText(said)
        self._said.setVisible(bool(said))
        total = summary.total
        for name in _NUMBERS:
            value = getattr(total, name)
            few = f"< {summary.question.floor}" if total.masked and name == "events" else "–"
            self._values[name].setText(
                few if value is None else f"{value:,}" if isinstance(value, int) else f"{value:g}"
            )
        self._show_changes(total)
        self._save.setEnabled(True)
        self._pages.setCurrentIndex(1)
        self.show_kind()
        self._out.clear()
        self._ask_what_stands_out()

    def show_months(self, code=""):
        """Show the months of one group of the chosen kind; those of all events where it has none of its own."""
        kind, summary = self.wishes.kind(), self._summary
        months = months_of_kind(summary, kind, code) if code else []
        named = next((row.name for row in summary.rows if months and (row.by, row.code) == (kind, code)), "")
        self.months.show_months(months or months_of_kind(summary))
        self._whose.setText(named or self.tr("All events; click a bar of the chart to see its own months"))

    def show_standing_out(self, sentences, words=""):
        """List what stands out; where nothing does, say so or say `words`."""
        self._bar.hide()
        self._stop.hide()
        self._sentences = list(sentences)
        self._out.clear()
        self._out.addItems(self._sentences or [words or self.tr("Nothing that chance alone would not do as well.")])

    def show_kind(self):
        """Show the groups of the chosen kind."""
        if self._summary is None:
            return
        kind = self.wishes.kind()
        self.bars.show_bars(bars_of(self._summary, kind))
        self.model.show(self._summary.total, [row for row in self._summary.rows if row.by == kind])
        self.show_months()
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        header = self.table.horizontalHeader()
        header.setResizeContentsPrecision(_MOST_MEASURED)
        self.table.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), _WIDEST))

    def _show_changes(self, total):
        changes = {
            "events": total.change,
            "closure_rate": _less(total.closure_rate, total.closure_before),
            "on_time_rate": _less(total.on_time_rate, total.on_time_before),
        }
        for name, label in self._changes.items():
            change = changes.get(name)
            label.setText("" if change is None else f"{change:+,}")

    # How it is made

    def _build(self):
        self._bar.setMaximumHeight(self.fontMetrics().height())
        self._stop = QToolButton()
        self._stop.setText(self.tr("Stop"))
        self._save = QToolButton()
        self._save.setText(self.tr("Save"))
        self._save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._save)
        for words, kind in (
            (self.tr("Table for a spreadsheet (XLSX)…"), "xlsx"),
            (self.tr("Table as text (CSV)…"), "csv"),
            (self.tr("Daily sheet to print (PDF)…"), "sheet"),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, kind=kind: self.save_asked.emit(kind))
        self._save.setMenu(menu)
        self._hot = QPushButton(icon("hot_spots"), self.tr("Find hot spots…"))
        for label in (self._said, self._empty):
            label.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.wishes)
        working = QHBoxLayout()
        working.addWidget(self._bar, 1)
        working.addWidget(self._stop)
        column.addLayout(working)
        column.addWidget(self._pages_of(), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._hot)
        buttons.addStretch(1)
        buttons.addWidget(self._save)
        column.addLayout(buttons)
        self.setWidget(content)

    def _pages_of(self):
        self._pages = _Pages()
        empty, shown = QWidget(), QWidget()
        column = QVBoxLayout(empty)
        column.addWidget(self._empty, 1)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addLayout(self._numbers())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.bars)
        self._tabs = QTabWidget()
        self._tabs.addTab(scroll, self.tr("Chart"))
        self._whose.setWordWrap(True)
        months = QWidget()
        inner = QVBoxLayout(months)
        inner.addWidget(self._whose)
        inner.addWidget(self.months, 1)
        self._tabs.addTab(months, self.tr("Months"))
        self._tabs.addTab(self.table, self.tr("Table"))
        self._out.setWordWrap(True)
        self._out.setAlternatingRowColors(True)
        self._out.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tabs.addTab(self._out, self.tr("Standing out"))
        column.addWidget(self._tabs, 1)
        self._pages.addWidget(empty)
        self._pages.addWidget(shown)
        return self._pages

    def _numbers(self):
        """All events in large numbers, three in a row."""
        grid, heads = QGridLayout(), figure_heads()
        for place, name in enumerate(_NUMBERS):
            head, value, change = QLabel(heads[name]), QLabel("–"), QLabel()
            font = value.font()
            font.setPointSizeF(font.pointSizeF() * 1.6)
            font.setBold(True)
            value.setFont(font)
            value.setObjectName(f"CommunityGridsFigures_{name}")
            head.setWordWrap(True)
            line = QHBoxLayout()
            line.addWidget(value)
            line.addWidget(change)
            line.addStretch(1)
            grid.addWidget(head, place // 3 * 2, place % 3)
            grid.addLayout(line, place // 3 * 2 + 1, place % 3)
            self._values[name], self._changes[name] = value, change
        return grid

    def _connect(self):
        self.wishes.changed.connect(self.asked)
        self.wishes.kind_changed.connect(self._hear_kind)
        self.bars.chosen.connect(self.show_months)
        self.bars.chosen.connect(lambda code: self.group_chosen.emit(self.wishes.kind(), code))
        self.table.doubleClicked.connect(self._hear_row)
        self._hot.clicked.connect(lambda: self.hot_spots_asked.emit())
        self._tabs.currentChanged.connect(lambda _: self._ask_what_stands_out())
        self._stop.clicked.connect(lambda: self.stop_asked.emit())

    def _ask_what_stands_out(self):
        """It takes a while, so it is asked only where a person looks, and once for what is shown."""
        if self._tabs.currentWidget() is self._out and self._summary is not None and not self._out.count():
            self.standing_out_asked.emit()

    def _hear_kind(self, kind):
        self.show_kind()
        self.kind_chosen.emit(kind)

    def _hear_row(self, index):
        row = self.model.row_at(self._sorted.mapToSource(index))
        if row is not None and row.code:
            self.group_chosen.emit(row.by, row.code)


def _shown(value):
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


def _less(now, then):
    return None if now is None or then is None else round(now - then, 2)


class _Pages(QStackedWidget):
    """Nothing, and the figures; it asks for room enough for a chart."""

    def sizeHint(self):  # noqa: N802
        return _SIZE
