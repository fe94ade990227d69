"""The dock *Events*: which are seen on the map, in which view, and those that come first."""

from qgis.gui import QgsCollapsibleGroupBox, QgsDockWidget
from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ....engine.events.showing.view import View
from ...icons import icon
from ...row_table import row_table
from .events_model import EventsModel
from .filters import FilterBox
from .legend import Legend

__all__ = ["EventsDock"]

_SIZE = QSize(380, 640)
_TABLE_HIGH = 150


class EventsDock(QgsDockWidget):
    """Shows and asks; it reads nothing itself.

    Signals
    -------
    source_chosen : other events are wanted
    view_chosen(view) : a saved view, with its place
    filter_changed(view) : something else is wanted of them
    save_asked(name), delete_asked(name) : of a view
    event_chosen(row) : a row of the table was chosen
    """

    source_chosen = pyqtSignal()
    view_chosen = pyqtSignal(object)
    filter_changed = pyqtSignal(object)
    save_asked = pyqtSignal(str)
    delete_asked = pyqtSignal(str)
    event_chosen = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsEvents")
        self.setWindowTitle(self.tr("Events"))
        self._source, self.views, self.filters = QComboBox(), QComboBox(), FilterBox()
        self._save, self._delete = QToolButton(), QToolButton()
        self.said, self._bar = QLabel(), QProgressBar()
        self.model = EventsModel(self)
        self.table = row_table(self.model, "CommunityGridsEventsTable")
        self._build()
        self._connect()

    def sizeHint(self):  # noqa: N802
        """Wide enough for the table."""
        return _SIZE

    def source(self):
        """Which events are to be seen: '' those of the open plan, else the id of a layer, None for none."""
        return self._source.currentData()

    def show_sources(self, sources):
        """List what can be seen: list of (words, data); the one chosen before stays where it is there still."""
        before = self.source()
        self._source.blockSignals(True)
        self._source.clear()
        for words, data in sources:
            self._source.addItem(words, data)
        at = self._source.findData(before) if before is not None else -1
        self._source.setCurrentIndex(max(at, 0) if sources else -1)
        self._source.blockSignals(False)

    def show_views(self, views, name=""):
        """List the saved views."""
        self.views.blockSignals(True)
        self.views.clear()
        for view in views:
            self.views.addItem(view.name, view)
        self.views.setCurrentIndex(self.views.findText(name))
        if self.views.currentIndex() < 0:
            self.views.setEditText(name)
        self.views.blockSignals(False)

    def show_view(self, view):
        """Show what a view wants."""
        self.filters.show_view(view)
        self.views.blockSignals(True)
        self.views.setCurrentIndex(self.views.findText(view.name) if view.name else -1)
        self.views.setEditText(view.name)
        self.views.blockSignals(False)

    def show_events(self, shown, rows, words):
        """Show what is seen: the rows that come first, and a sentence."""
        self._bar.hide()
        chosen = self.model.numbers_at(index.row() for index in self.table.selectionModel().selectedRows())
        place = self.table.verticalScrollBar().value()
        self.model.show_rows(shown, rows)
        if chosen:
            self._choose(self.model.rows_of(chosen))
        self.table.verticalScrollBar().setValue(place)
        self.said.setText(words)

    def _choose(self, rows):
        """Select rows, as they were before the table was filled anew."""
        chosen, last = QItemSelection(), self.model.columnCount() - 1
        for row in rows:
            chosen.select(self.model.index(row, 0), self.model.index(row, last))
        self.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def show_nothing(self, words=""):
        """Say why there is nothing."""
        self.show_events(
            None, [], words or self.tr("Open a plan with events, or add a layer of events to the project.")
        )

    def show_progress(self, percent):
        """Show how far the reading is."""
        self._bar.show()
        self._bar.setValue(round(percent))

    def _connect(self):
        self._source.activated.connect(lambda _: self.source_chosen.emit())
        self.views.activated.connect(self._choose_view)
        self.filters.changed.connect(self._hear_filters)
        self._save.clicked.connect(lambda: self._named(self.save_asked))
        self._delete.clicked.connect(lambda: self._named(self.delete_asked))
        self.table.activated.connect(lambda index: self.event_chosen.emit(self.model.event_at(index.row())))
        self.table.doubleClicked.connect(lambda index: self.event_chosen.emit(self.model.event_at(index.row())))

    def _choose_view(self, at):
        view = self.views.itemData(at)
        if isinstance(view, View):
            self.view_chosen.emit(view)

    def _hear_filters(self):
        self.views.blockSignals(True)
        self.views.setCurrentIndex(-1)
        self.views.blockSignals(False)
        self.filter_changed.emit(self.filters.view())

    def _named(self, signal):
        name = self.views.currentText().strip()
        if name:
            signal.emit(name)
        else:
            self.views.setFocus()
            self.said.setText(self.tr("Give the view a name first."))

    def _build(self):
        self.views.setEditable(True)
        self.views.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.views.lineEdit().setPlaceholderText(self.tr("Name of a view"))
        for box in (self._source, self.views):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMinimumContentsLength(10)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for button, name, words in (
            (self._save, "save_view", self.tr("Save the view under this name, with the part of the map that is seen")),
            (self._delete, "delete_view", self.tr("Delete the view of this name")),
        ):
            button.setIcon(icon(name))
            button.setToolTip(words)
            button.setAutoRaise(True)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.RichText)
        self._bar.hide()
        row = QHBoxLayout()
        for widget in (QLabel(self.tr("View")), self.views, self._save, self._delete):
            row.addWidget(widget)
        wanted = _group(self.tr("What is seen"), self.filters)
        legend = _group(self.tr("Signs"), Legend())
        inside, rows = QWidget(), QVBoxLayout()
        for part in (self._source, row, self.said, self._bar, wanted):
            rows.addLayout(part) if part is row else rows.addWidget(part)
        self.table.setMinimumHeight(_TABLE_HIGH)
        rows.addWidget(self.table, 1)
        rows.addWidget(legend)
        legend.setCollapsed(True)
        rows.setContentsMargins(6, 6, 6, 6)
        inside.setLayout(rows)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        self.setWidget(area)


def _group(title, widget):
    """A group that folds."""
    group = QgsCollapsibleGroupBox(title)
    rows = QVBoxLayout(group)
    rows.setContentsMargins(6, 4, 6, 6)
    rows.addWidget(widget)
    return group
