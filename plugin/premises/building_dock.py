"""The dock *Building*: one building with its elevation table (楼盘表), to read, to write counts into, and to print."""

from html import escape

from qgis.core import QgsApplication
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QAction, QColor, QKeySequence, QShortcut
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ...adapters.words.of_premises import state_letters, state_words
from ..icons import icon
from .building_head import BuildingHead
from .elevation_model import ElevationModel
from .elevation_view import ElevationView
from .state_colours import EDGE, state_colour

__all__ = ["BuildingDock"]

_SIZE = QSize(460, 620)


class BuildingDock(QgsDockWidget):
    """Shows a Card and tells what is wanted; it writes nothing itself.

    Signals
    -------
    building_asked(id), grid_asked(code), zoom_asked, find_asked
    number_typed(Target, number), state_given(Target, state), floors_typed(floors)
    undo_asked, redo_asked
    copy_asked, print_asked
    """

    building_asked = pyqtSignal(str)
    grid_asked = pyqtSignal(str)
    zoom_asked = pyqtSignal()
    find_asked = pyqtSignal()
    number_typed = pyqtSignal(object, int)
    state_given = pyqtSignal(object, str)
    floors_typed = pyqtSignal(int)
    undo_asked = pyqtSignal()
    redo_asked = pyqtSignal()
    copy_asked = pyqtSignal()
    print_asked = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsBuilding")
        self.setWindowTitle(self.tr("Building"))
        self.head = BuildingHead()
        self.model = ElevationModel(self)
        self.table = ElevationView(self.model)
        self._empty, self._known, self._legend, self._status = QLabel(), QLabel(), QLabel(), QLabel()
        for label in (self._empty, self._known, self._legend, self._status):
            label.setWordWrap(True)
        self._buttons = []
        self._build()
        self._connect()
        self.show_nothing()

    @property
    def card(self):
        """The Card that is shown, None where none is."""
        return self.model.card

    def show_nothing(self, words=""):
        """Say how to come to a building."""
        self.model.show(None, False)
        self._empty.setText(words or self.tr("Open a plan, then click a building with the tool Building."))
        self._pages.setCurrentIndex(0)
        self.setWindowTitle(self.tr("Building"))

    def show_card(self, card, writable):
        """Show a building; the chosen cell stays where the same one is read anew.

        Parameters
        ----------
        card : Card
        writable : bool
        """
        same = self.card is not None and self.card.building_id == card.building_id
        place = self.table.place() if same else None
        self.model.show(card, writable)
        self.head.show_card(card, writable)
        colours = {entrance: QColor(colour) for entrance, (_, colour) in card.entrance_grids.items()}
        self.table.horizontalHeader().show_grids(colours)
        self.table.go_back_to(place)
        self._known.setText(self.model.words.known())
        self._legend.setText(_legend(self.model.words))
        self.say("" if writable else self.tr("This plan cannot be changed: counts can be read only."))
        self.setWindowTitle(self.tr("Building: {name}").format(name=card.title))
        self._pages.setCurrentIndex(1)

    def say(self, sentence):
        """Tell something under the table."""
        self._status.setText(sentence)
        self._status.setVisible(bool(sentence))

    def _build(self):
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._offer_states()
        tools = QHBoxLayout()
        for picture, words, signal in (
            (QgsApplication.getThemeIcon("/mActionZoomToSelected.svg"), self.tr("Show on the map"), self.zoom_asked),
            (icon("find_code"), self.tr("Find by code…"), self.find_asked),
            (QgsApplication.getThemeIcon("/mActionEditCopy.svg"), self.tr("Copy as text"), self.copy_asked),
            (QgsApplication.getThemeIcon("/mActionSaveAsPDF.svg"), self.tr("Save as PDF…"), self.print_asked),
        ):
            button = QToolButton()
            button.setIcon(picture)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setAutoRaise(True)
            button.clicked.connect(signal)
            tools.addWidget(button)
        tools.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 6, 6, 6)
        column.addLayout(tools)
        column.addWidget(self.head)
        column.addWidget(self.table, 1)
        column.addWidget(self._legend)
        column.addWidget(self._known)
        column.addWidget(self._status)
        self._pages = _Pages()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(content)
        self.setWidget(self._pages)

    def _offer_states(self):
        """The states in the table's menu, each with its key."""
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for state, words in state_words().items():
            action = QAction(f"{words}\t{state_letters()[state]}", self)
            action.triggered.connect(lambda _, state=state: self.table.give_state(state))
            self.table.addAction(action)

    def _connect(self):
        self.head.building_asked.connect(self.building_asked)
        self.head.grid_asked.connect(self.grid_asked)
        self.head.floors_typed.connect(self.floors_typed)
        self.model.number_typed.connect(self.number_typed)
        self.model.state_given.connect(self.state_given)
        self.table.undo_asked.connect(self.undo_asked)
        self.table.redo_asked.connect(self.redo_asked)
        self.table.copy_asked.connect(self.copy_asked)
        self.table.print_asked.connect(self.print_asked)
        self.table.not_alone.connect(self._explain)
        for keys, slot in (
            (QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left), self.head.go_before),
            (QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Right), self.head.go_after),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _explain(self):
        self.say(self.tr("Only a dwelling that is known by itself can be given a state."))


def _legend(words):
    """The states with their colours and counts, in a line of rich text."""
    entries = [f"{_swatch(state)}&nbsp;{escape(name)}&nbsp;{count}" for state, name, count in words.legend()]
    return " &nbsp; ".join([*entries, *([f"▨&nbsp;{escape(words.spread)}"] if words.has_spread else [])])


def _swatch(state):
    sign, colour = ("□", EDGE) if state == "empty" else ("■", state_colour(state))
    return f'<span style="color:{colour.name()};">{sign}</span>'


class _Pages(QStackedWidget):
    """How to begin, and a building; it asks for room enough for a table."""

    def sizeHint(self):  # noqa: N802
        return _SIZE
