"""The findings of a plan in a dock: a table to sort and filter. It reads the layer and tells what was chosen."""

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget, QgsFilterLineEdit
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QAction, QKeySequence, QShortcut
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..adapters.layers.roles import role_of
from ..adapters.looks.style_words import coded_values, layer_name
from .findings_model import SEVERITIES, FindingsFilter, FindingsModel, severity_icon
from .icons import icon

__all__ = ["FindingsDock"]

# A few rows: the map needs the room more, and the dock can be drawn larger.
TABLE_SIZE = QSize(400, 120)


class FindingsDock(QgsDockWidget):
    """The dock.

    Signals
    -------
    finding_chosen(layer, feature id) : a row was double-clicked
    mend_asked(way, grid_code, community_code) : what a row says is to be mended; `way` is an algorithm's name
    fix_asked(row) : what a findings_model.Row says of a building is to be fixed
    building_asked(building_id) : the building of a row is to be shown
    """

    finding_chosen = pyqtSignal(object, object)
    mend_asked = pyqtSignal(str, str, str)
    fix_asked = pyqtSignal(object)
    building_asked = pyqtSignal(str)

    def __init__(self, project: QgsProject, settings, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsFindings")
        self.setWindowTitle(self.tr("Findings"))
        self._project = project
        self._settings = settings
        self._mending = lambda layer, check: ("", "")
        self._fixing = lambda layer, row: ("", "")
        self._model = FindingsModel(self)
        self._shown = FindingsFilter(self)
        self._shown.setSourceModel(self._model)
        self._build()
        self._restore()
        self._connect()
        self.refresh()

    def refresh(self):
        """Look again for findings layers in the project and show the chosen plan's, else the topmost one's."""
        layers = [layer for layer in self._project.layerTreeRoot().layerOrder() if role_of(layer) == "findings"]
        chosen = self._plans.currentData()
        self._plans.blockSignals(True)
        self._plans.clear()
        for layer in layers:
            self._plans.addItem(self._plan_name(layer), layer.id())
        self._plans.setCurrentIndex(max(0, self._plans.findData(chosen)))
        self._plans.blockSignals(False)
        self._plans.setVisible(len(layers) > 1)
        self._read()

    def show_plan(self, layer):
        """Show the findings of this layer."""
        self.refresh()
        self._plans.setCurrentIndex(self._plans.findData(layer.id()))
        self._read()

    def needs_attention(self):
        """Say whether the plan has errors or warnings."""
        return self._model.count("error") + self._model.count("warning") > 0

    def layer(self):
        """The layer whose findings are shown, None where none are."""
        return self._layer()

    def offer_mending(self, mending):
        """Offer to mend: `mending(layer, check)` gives an algorithm's name and words for the button, else '' twice."""
        self._mending = mending
        self._follow_choice()

    def offer_fixing(self, fixing):
        """Offer to fix: `fixing(layer, row)` gives words for the button and a sentence that says what it does."""
        self._fixing = fixing
        self._follow_choice()

    def say(self, sentence):
        """Tell something under the table."""
        self._status.setText(sentence)

    def _build(self):
        self._plans = QComboBox()
        self._words = QgsFilterLineEdit()
        self._words.setShowSearchIcon(True)
        self._words.setPlaceholderText(self.tr("Filter: words, a community or a grid"))
        self._buttons = {severity: self._severity_button(severity) for severity in SEVERITIES}
        self._table = _Table()
        self._table.setModel(self._shown)
        self._table.setSortingEnabled(True)
        self._table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setAlternatingRowColors(True)
        self._table.setWordWrap(True)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._mend = QAction(icon("repair"), "", self)
        self._mend_button = QPushButton(icon("repair"), "")
        self._go = QAction(icon("grids"), self.tr("Show on the map"), self)
        self._open = QAction(icon("building"), self.tr("Open its building"), self)
        self._table.addActions([self._go, self._open, self._mend])
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._status = QLabel()
        self._status.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self._words, 1)
        for button in self._buttons.values():
            top.addWidget(button)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._plans)
        column.addLayout(top)
        column.addWidget(self._table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._status, 1)
        foot.addWidget(self._mend_button)
        column.addLayout(foot)
        self.setWidget(content)

    def _severity_button(self, severity):
        button = QToolButton()
        button.setIcon(severity_icon(severity))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setChecked(True)
        button.setAutoRaise(True)
        button.setToolTip(coded_values("findings")["severity"][severity])
        return button

    def _restore(self):
        self._words.setText(self._settings.findings_filter)
        for severity in self._settings.hidden_severities.split(","):
            if severity in self._buttons:
                self._buttons[severity].setChecked(False)
        self._filter()

    def _connect(self):
        self._plans.currentIndexChanged.connect(self._read)
        self._words.textChanged.connect(self._filter)
        for button in self._buttons.values():
            button.toggled.connect(self._filter)
        self._table.doubleClicked.connect(self._choose)
        self._table.selectionModel().currentRowChanged.connect(self._follow_choice)
        self._shown.modelReset.connect(self._follow_choice)
        self._go.triggered.connect(lambda: self._choose(self._table.currentIndex()))
        self._open.triggered.connect(lambda: self.building_asked.emit(self._row().building_id))
        self._mend.triggered.connect(self._ask_mending)
        self._mend_button.clicked.connect(self._ask_mending)
        enter = QShortcut(QKeySequence(Qt.Key.Key_Return), self._table)
        enter.setContext(Qt.ShortcutContext.WidgetShortcut)
        enter.activated.connect(lambda: self._choose(self._table.currentIndex()))

    def _plan_name(self, layer):
        node = self._project.layerTreeRoot().findLayer(layer.id())
        group, findings = node.parent(), layer_name("findings")
        alone = layer.name() == findings or not group.name()
        return group.name() or layer.name() if alone else f"{group.name()}: {layer.name()}"

    def _layer(self):
        return self._project.mapLayer(self._plans.currentData() or "")

    def _read(self):
        self._model.read(self._layer())
        for severity, button in self._buttons.items():
            button.setText(str(self._model.count(severity)))
        self._count()

    def _filter(self):
        hidden = [severity for severity, button in self._buttons.items() if not button.isChecked()]
        self._shown.set_words(self._words.text())
        self._shown.set_hidden(hidden)
        self._settings.findings_filter = self._words.text()
        self._settings.hidden_severities = ",".join(hidden)
        self._count()

    def _count(self):
        if self._layer() is None:
            self.say(self.tr("There is no plan in this project. Divide a district, or open a plan."))
        else:
            sentence = self.tr("{shown} of {all} findings. Double-click one to go to its place.")
            self.say(sentence.format(shown=self._shown.rowCount(), all=self._model.rowCount()))

    def _row(self):
        """The Row that is chosen, None for none."""
        index = self._table.currentIndex()
        return self._model.finding(self._shown.mapToSource(index).row()) if index.isValid() else None

    def _way(self):
        """The Row that is chosen, how it can be mended, and in which words; None, '' and '' for nothing."""
        row = self._row()
        return (None, "", "") if row is None else (row, *self._mending(self._layer(), row.check))

    def _follow_choice(self, *_):
        row, way, words = self._way()
        told = ""
        if row is not None and not way:
            words, told = self._fixing(self._layer(), row)
        self._go.setEnabled(row is not None)
        self._open.setVisible(row is not None and row.building_id != "")
        for widget in (self._mend, self._mend_button):
            widget.setText(words)
            widget.setToolTip(told)
            widget.setVisible(bool(words))
        if told:
            self.say(told)
        elif row is not None:
            self._count()

    def _ask_mending(self):
        row, way, _ = self._way()
        if way:
            self.mend_asked.emit(way, row.grid_code, row.community_code)
        elif row is not None and self._fixing(self._layer(), row)[0]:
            self.fix_asked.emit(row)

    def _choose(self, index):
        if not index.isValid():
            return
        row = self._shown.mapToSource(index).row()
        self.finding_chosen.emit(self._layer(), self._model.feature_id(row))
        building = self._model.finding(row).building_id
        if building:  # nearer than its grid, to which the finding went
            self.building_asked.emit(building)


class _Table(QTableView):
    """A table that asks for little height."""

    def sizeHint(self):  # noqa: N802
        return TABLE_SIZE
