"""The dock *Grids* put together of its parts. It shows rows and tells what was chosen."""

from qgis.gui import QgsDockWidget, QgsFilterLineEdit
from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence, QShortcut
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..findings_model import severity_icon
from ..row_table import let_rows_hold, row_table
from .band_bar import BandBarDelegate
from .communities_model import CommunitiesModel
from .empty_page import EmptyPage
from .grids_model import CODE_ROLE, COLUMNS, GridsFilter, GridsModel
from .head import Head
from .histogram import Histogram
from .history_model import HistoryModel
from .summing_up import summed_up

__all__ = ["GridsDock"]

_SIZE = QSize(430, 520)
_LINES, _AIR, _STATUS_ROOM = 3, 12, 110


class GridsDock(QgsDockWidget):
    """The dock; `head` and `empty` tell of themselves what was asked for.

    Signals
    -------
    selection_changed(codes) : other grids are chosen, by hand
    zoom_asked(codes)
    history_asked : the history is looked at, and may have grown
    """

    selection_changed = pyqtSignal(list)
    zoom_asked = pyqtSignal(list)
    history_asked = pyqtSignal()

    def __init__(self, settings, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsGrids")
        self.setWindowTitle(self.tr("Grids"))
        self._settings = settings
        self.head, self.empty = Head(), EmptyPage()
        self.model = GridsModel(self)
        self._shown = GridsFilter(self)
        self._shown.setSourceModel(self.model)
        self._communities, self._history = CommunitiesModel(self), HistoryModel(self)
        self._chosen = []
        # The words under the table take room from it: what is chosen is brought into view again once it is laid out.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(lambda: self._table.scrollTo(self._table.currentIndex()))
        self._build()
        self._restore()
        self._connect()

    def show_nothing(self, recent):
        """Show how to begin, with the plans of late."""
        self.model.show({})
        self._communities.show([])
        self.empty.show_recent(recent)
        self._pages.setCurrentIndex(0)

    def show_grids(self, rows):
        """Show all grids of a plan: dict of str (code) to GridRow."""
        self._keep_selection(lambda: self.model.show(rows))
        self._pages.setCurrentIndex(1)
        self._after_rows()
        self._table.resizeColumnsToContents()
        status = COLUMNS.index("status")  # with room for what an edit may make of it
        room = self._table.fontMetrics().size(0, self.model.longest_status()).width() + _AIR
        self._table.setColumnWidth(status, max(min(room, _STATUS_ROOM), self._table.columnWidth(status)))

    def update_grids(self, codes, rows):
        """Show some grids anew; of `codes`, those without a row are gone."""
        self._keep_selection(lambda: self.model.update(codes, rows))
        self._after_rows()
        if any(row.locked or row.base for row in rows.values()):  # a lock or an arrow stands before the code
            place = COLUMNS.index("code")
            self._table.setColumnWidth(place, max(self._table.sizeHintForColumn(place), self._table.columnWidth(place)))

    def show_communities(self, rows, some=False):
        """Show the communities, all or `some` of them anew, and sum up the plan in a line."""
        if some:
            self._communities.update(rows)
        else:
            self._communities.show(rows)
            for column in range(3):  # it measures a thousand rows: once a plan, not once a stroke
                self._towns.resizeColumnToContents(column)
        rows = self._communities.rows()
        wrong = sum(bool(row.out or row.unassigned or not row.possible) for row in rows)
        self._tabs.setTabText(1, self.tr("Communities") + (f" ({wrong})" if wrong else ""))
        self._totals.setText(summed_up(self.model.rows().values(), rows))

    def mark_communities(self, marks):
        """Say beside communities who works there: dict of str (code) to words."""
        self._communities.mark(marks)

    def selected(self):
        """Return the codes of the chosen grids, in the order of their choosing where one by one."""
        return list(self._chosen)

    def select(self, codes):
        """Choose grids from outside: the map, the histogram, a tool. `selection_changed` stays silent."""
        self._chosen = [code for code in codes if self.model.place(code) >= 0]
        self._show_selection()

    def show_boundary(self, words):
        """Show the boundaries of the chosen grid in words; '' hides them."""
        self._boundary.setText(self.tr("Boundaries: {words}").format(words=words))
        self._boundary.setVisible(bool(words))
        self._settled.start()

    def say(self, sentence):
        """Tell something under the tables."""
        self._status.setText(sentence)
        self._status.setVisible(bool(sentence))

    def offer(self, actions):
        """Offer these actions on a right click in the table."""
        self._table.addActions(actions)

    def withdraw(self, actions):
        """Take back actions that were offered."""
        for action in actions:
            self._table.removeAction(action)

    def _build(self):
        self._words = QgsFilterLineEdit()
        self._words.setShowSearchIcon(True)
        self._words.setPlaceholderText(self.tr("Search: code, name, community"))
        self._words.setToolTip(self.tr("Enter selects what is found (Ctrl+F)"))
        self._only_wrong = QToolButton()
        self._only_wrong.setIcon(severity_icon("warning"))
        self._only_wrong.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._only_wrong.setCheckable(True)
        self._only_wrong.setToolTip(self.tr("Show only the grids out of their band"))
        self._table = row_table(self._shown, "CommunityGridsTable")
        self._table.setSortingEnabled(True)
        self._table.setItemDelegateForColumn(COLUMNS.index("households"), BandBarDelegate(self._table))
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._towns = row_table(self._communities, "CommunityGridsCommunities")
        let_rows_hold(self._towns, _LINES)
        self._towns.setToolTip(self.tr("Double-click a community to select its grids"))
        self._steps = row_table(self._history, "CommunityGridsHistory")
        self._steps.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._histogram = Histogram()
        self._totals, self._status, self._boundary = QLabel(), QLabel(), QLabel()
        for label in (self._totals, self._status, self._boundary):
            label.setWordWrap(True)
        self._boundary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._status.hide()
        self._boundary.hide()
        search = QHBoxLayout()
        search.addWidget(self._words, 1)
        search.addWidget(self._only_wrong)
        grids = QWidget()
        column = QVBoxLayout(grids)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(search)
        column.addWidget(self._table, 1)
        column.addWidget(self._boundary)
        column.addWidget(self._histogram)
        self._tabs.addTab(grids, self.tr("Grids"))
        self._tabs.addTab(self._towns, self.tr("Communities"))
        self._tabs.addTab(self._steps, self.tr("History"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.head)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._totals)
        column.addWidget(self._status)
        self._pages = _Pages()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(content)
        self.setWidget(self._pages)

    def _restore(self):
        self._only_wrong.setChecked(self._settings.only_wrong_grids)
        self._shown.set_only_wrong(self._settings.only_wrong_grids)
        column = max(0, min(self._settings.grids_sort_column, len(COLUMNS) - 1))
        falling = self._settings.grids_sort_falling
        self._table.sortByColumn(column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)

    def _connect(self):
        self._tabs.currentChanged.connect(lambda _: self.looks_at_history() and self.history_asked.emit())
        self._words.textChanged.connect(self._filter)
        self._words.returnPressed.connect(self._select_found)
        self._only_wrong.toggled.connect(self._filter)
        self._table.horizontalHeader().sortIndicatorChanged.connect(self._remember_order)
        self._table.selectionModel().selectionChanged.connect(self._hear_selection)
        self._table.doubleClicked.connect(lambda _: self.zoom_asked.emit(self.selected()))
        self._towns.doubleClicked.connect(lambda index: self._choose_community(index.row()))
        self._histogram.grids_chosen.connect(self._hear_histogram)
        for keys, widget, slot in (
            (QKeySequence(Qt.Key.Key_Return), self._table, lambda: self.zoom_asked.emit(self.selected())),
            (QKeySequence(Qt.Key.Key_Return), self._towns, self._choose_current_community),
            (QKeySequence(QKeySequence.StandardKey.Find), self, self._words.setFocus),
            (QKeySequence(QKeySequence.StandardKey.Undo), self, self.head.undo_asked.emit),
            (QKeySequence(QKeySequence.StandardKey.Redo), self, self.head.redo_asked.emit),
        ):
            shortcut = QShortcut(keys, widget)
            whole = widget is self
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut if whole else Qt.ShortcutContext.WidgetShortcut
            shortcut.setContext(context)
            shortcut.activated.connect(slot)

    def _filter(self):
        self._settings.only_wrong_grids = self._only_wrong.isChecked()
        self._keep_selection(self._filter_rows)
        nothing = self.model.rowCount() and not self._shown.rowCount()
        self.say(self.tr("No grid matches the search and the filter.") if nothing else "")

    def _filter_rows(self):
        self._shown.set_words(self._words.text())
        self._shown.set_only_wrong(self._only_wrong.isChecked())

    def _remember_order(self, column, order):
        self._settings.grids_sort_column = column
        self._settings.grids_sort_falling = order == Qt.SortOrder.DescendingOrder

    def _after_rows(self):
        rows = self.model.rows().values()
        # A divided grid holds what its vertical grids hold.
        self._histogram.show_rows([row for row in rows if not row.divided])
        self._only_wrong.setText(str(sum(row.status != "in_band" for row in rows)))

    def show_history(self, steps, place):
        """Show what was done, the oldest first, and how many edits are in force."""
        self._history.show(steps, place)
        self._steps.resizeColumnsToContents()

    def looks_at_history(self):
        """Whether the history is seen."""
        return self._tabs.currentWidget() is self._steps

    def _keep_selection(self, change):
        """Change rows, then choose again what is still there; nobody hears of the selection in between."""
        selection = self._table.selectionModel()
        selection.blockSignals(True)
        change()
        selection.blockSignals(False)
        self.select(self._chosen)

    def _show_selection(self):
        rows = QItemSelection()
        for code in self._chosen:
            index = self._shown.mapFromSource(self.model.index(self.model.place(code), 0))
            if index.isValid():
                rows.select(index, index)
        selection = self._table.selectionModel()
        selection.blockSignals(True)
        flags = QItemSelectionModel.SelectionFlag
        selection.select(rows, flags.ClearAndSelect | flags.Rows)
        if rows.indexes():
            selection.setCurrentIndex(rows.indexes()[0], flags.NoUpdate)
            self._table.scrollTo(rows.indexes()[0])
        selection.blockSignals(False)
        self._table.viewport().update()
        self._histogram.mark(self._chosen)

    def _hear_selection(self):
        now = [index.data(CODE_ROLE) for index in self._table.selectionModel().selectedRows()]
        before = [code for code in self._chosen if code in now]
        self._choose(before + [code for code in now if code not in before])

    def _hear_histogram(self, codes, added):
        self._choose([*self._chosen, *(code for code in codes if code not in self._chosen)] if added else codes)
        self._show_selection()

    def _select_found(self):
        found = [self._shown.index(row, 0).data(CODE_ROLE) for row in range(self._shown.rowCount())]
        self._choose(found)
        self._show_selection()
        self.zoom_asked.emit(found)

    def _choose_community(self, place):
        code = self._communities.code(place)
        self._choose([row.code for row in self.model.rows().values() if row.community_code == code])
        self._show_selection()
        self.zoom_asked.emit(self.selected())

    def _choose_current_community(self):
        if self._towns.currentIndex().isValid():
            self._choose_community(self._towns.currentIndex().row())

    def _choose(self, codes):
        self._chosen = codes
        self._histogram.mark(codes)
        self.selection_changed.emit(self.selected())


class _Pages(QStackedWidget):
    """How to begin, and the plan; it asks for room enough for a table."""

    def sizeHint(self):  # noqa: N802
        return _SIZE
