"""The dock *Figures*: how many events, closed and on time, by what one likes, in a span, beside an earlier one."""

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QDate, QSize, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
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

from ....adapters.figure_charts import bars_of, months_of_kind
from ....adapters.figure_rows import KINDS, figure_heads, kind_words
from ...icons import icon
from ...row_table import row_table
from .chart import BarChart, MonthChart
from .figures_model import FiguresModel

__all__ = ["PERIODS", "FiguresDock"]

PERIODS = ("today", "yesterday", "week", "month", "last_month", "year", "last_year", "all", "days")
"""Spans of days to choose from; `days` are those that a person says."""

_COMPARISONS = ("before", "year", "")
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
    """

    asked = pyqtSignal()
    kind_chosen = pyqtSignal(str)
    group_chosen = pyqtSignal(str, str)
    save_asked = pyqtSignal(str)
    hot_spots_asked = pyqtSignal()
    stop_asked = pyqtSignal()

    def __init__(self, kind, period, comparison, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsFigures")
        self.setWindowTitle(self.tr("Figures of events"))
        self._source, self._period, self._comparison, self._kind = (QComboBox() for _ in range(4))
        self._since, self._until = QDateEdit(), QDateEdit()
        self._values, self._changes = {}, {}
        self.bars, self.months, self.model = BarChart(), MonthChart(), FiguresModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(FiguresModel.SORT_ROLE)
        self._sorted.setSourceModel(self.model)
        self.table = row_table(self._sorted, "CommunityGridsFiguresTable")
        self.table.setSortingEnabled(True)
        self._said, self._empty, self._bar = QLabel(), QLabel(), QProgressBar()
        self._summary = None
        self._fill(kind, period, comparison)
        self._build()
        self._connect()
        self.show_nothing()

    # What is wanted

    def source(self):
        """What is chosen to be counted: '' for the open plan, else the id of a layer; None for nothing."""
        return self._source.currentData()

    def kind(self):
        """What is counted by."""
        return self._kind.currentData()

    def period(self):
        """One of PERIODS."""
        return self._period.currentData()

    def days(self):
        """The days that a person says: ('2024-12-01', '2024-12-31')."""
        return tuple(edit.date().toString("yyyy-MM-dd") for edit in (self._since, self._until))

    def comparison(self):
        """'before', 'year' or ''."""
        return self._comparison.currentData()

    def summary(self):
        """What is shown; None for nothing."""
        return self._summary

    # What is shown

    def show_sources(self, sources):
        """List what can be counted: list of (words, data); the one chosen before stays where it is there still."""
        before = self.source()
        self._source.blockSignals(True)
        self._source.clear()
        for words, data in sources:
            self._source.addItem(words, data)
        at = self._source.findData(before) if before is not None else -1
        self._source.setCurrentIndex(max(at, 0) if sources else -1)
        self._source.blockSignals(False)

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
        self._summary = summary
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
        self.months.show_months(months_of_kind(summary))
        self._save.setEnabled(True)
        self._pages.setCurrentIndex(1)
        self.show_kind()

    def show_kind(self):
        """Show the groups of the chosen kind."""
        if self._summary is None:
            return
        kind = self.kind()
        self.bars.show_bars(bars_of(self._summary, kind))
        self.model.show(self._summary.total, [row for row in self._summary.rows if row.by == kind])
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

    def _fill(self, kind, period, comparison):
        words = kind_words()
        for each in KINDS:
            self._kind.addItem(words[each], each)
        for each, said in zip(PERIODS, self._period_words(), strict=True):
            self._period.addItem(said, each)
        for each, said in zip(_COMPARISONS, self._comparison_words(), strict=True):
            self._comparison.addItem(said, each)
        for box, data in ((self._kind, kind), (self._period, period), (self._comparison, comparison)):
            box.setCurrentIndex(max(box.findData(data), 0))
        for edit in (self._since, self._until):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setDate(QDate.currentDate())

    def _period_words(self):
        return (
            self.tr("Today"),
            self.tr("Yesterday"),
            self.tr("Last 7 days"),
            self.tr("This month"),
            self.tr("Last month"),
            self.tr("This year"),
            self.tr("Last year"),
            self.tr("All that there is"),
            self.tr("From … to …"),
        )

    def _comparison_words(self):
        return self.tr("And the time before"), self.tr("And the year before"), self.tr("No comparison")

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
        self._comparison.setToolTip(self.tr("What the figures are compared with: black lines in the chart"))
        self._kind.setToolTip(self.tr("What the events are counted by"))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for box in (self._source, self._period, self._comparison, self._kind):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 6, 6, 6)
        for boxes in ((self._source, self._period), (self._since, self._until), (self._comparison, self._kind)):
            row = QHBoxLayout()
            for box in boxes:
                row.addWidget(box, 1)
            column.addLayout(row)
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
        self._follow_period()

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
        self._tabs.addTab(self.months, self.tr("Month by month"))
        self._tabs.addTab(self.table, self.tr("Table"))
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
        for box in (self._source, self._period, self._comparison):
            box.currentIndexChanged.connect(self._hear_wish)
        for edit in (self._since, self._until):
            edit.dateChanged.connect(lambda _: self.period() == "days" and self.asked.emit())
        self._kind.currentIndexChanged.connect(self._hear_kind)
        self.bars.chosen.connect(lambda code: self.group_chosen.emit(self.kind(), code))
        self.table.doubleClicked.connect(self._hear_row)
        self._hot.clicked.connect(lambda: self.hot_spots_asked.emit())
        self._stop.clicked.connect(lambda: self.stop_asked.emit())

    def _hear_wish(self, _):
        self._follow_period()
        self.asked.emit()

    def _hear_kind(self, _):
        self.show_kind()
        self.kind_chosen.emit(self.kind())

    def _hear_row(self, index):
        row = self.model.row_at(self._sorted.mapToSource(index))
        if row is not None and row.code:
            self.group_chosen.emit(row.by, row.code)

    def _follow_period(self):
        for edit in (self._since, self._until):
            edit.setVisible(self.period() == "days")


def _shown(value):
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


def _less(now, then):
    return None if now is None or then is None else round(now - then, 2)


class _Pages(QStackedWidget):
    """Nothing, and the figures; it asks for room enough for a chart."""

    def sizeHint(self):  # noqa: N802
        return _SIZE
