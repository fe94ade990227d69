"""The dock *Ties*: rows of a register that wait for a person, each with the buildings that it may belong to."""

from qgis.gui import QgsDockWidget, QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeySequence
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...adapters.words.of_premises import method_words, tie_state_words
from ..icons import icon
from ..row_table import row_table
from .tie_card import TieCard
from .ties_model import COLUMNS, STATE_ORDER, TiesModel, state_sign

__all__ = ["TiesDock"]

_SIZE = QSize(420, 620)
_PAUSE_MS = 250
_MOST_MEASURED = 100
_WIDEST = 260

_NUMBERS = {"1": 1, "2": 2, "3": 3, "0": 0}


class TiesDock(QgsDockWidget):
    """Shows rows and tells what is wanted; it reads and writes nothing itself.

    Signals
    -------
    filtered : other rows are to be listed
    row_chosen(place) : another row is looked at, -1 for none
    chosen(number) : 1 to 3 for a building of the row, 0 for none of them
    pointed(number) : the person looks at a building, 0 for none
    undo_asked, reopen_asked, zoom_asked, tie_asked
    """

    filtered = pyqtSignal()
    row_chosen = pyqtSignal(int)
    chosen = pyqtSignal(int)
    pointed = pyqtSignal(int)
    undo_asked = pyqtSignal()
    reopen_asked = pyqtSignal()
    zoom_asked = pyqtSignal()
    tie_asked = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsTies")
        self.setWindowTitle(self.tr("Ties"))
        self.model = TiesModel(self)
        self.table = row_table(self.model, "CommunityGridsTiesTable")
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.card = TieCard()
        self._register, self._state, self._method = QComboBox(), QComboBox(), QComboBox()
        self._text, self._pause = QgsFilterLineEdit(), QTimer(self)
        self._bar, self._share, self._status, self._empty = QProgressBar(), QLabel(), QLabel(), QLabel()
        self._undo = QPushButton(icon("undo"), self.tr("Undo"))
        self._reopen = QPushButton(self.tr("Reopen"))
        self._tie = [QPushButton(icon("ties"), self.tr("Tie a register…")) for _ in range(2)]
        self._can_write, self._has_undo, self._state_of_row = False, False, ""
        self._build()
        self._connect()
        self.show_nothing()

    def wanted(self):
        """What is to be listed: register, state, method, text; '' for any."""
        return (*(box.currentData() or "" for box in (self._register, self._state, self._method)), self._text.value())

    def look_for(self, text):
        """List what a text is found in, whatever its register, state and method."""
        for box in (self._register, self._state, self._method):
            box.setCurrentIndex(0)
        self._text.setValue(text)

    def show_nothing(self, words=""):
        """Say how to come to ties."""
        self.model.show(None, ())
        self._empty.setText(words or self.tr("Open a plan to see the ties of its registers."))
        for button in self._tie:
            button.setVisible(bool(words))
        self._pages.setCurrentIndex(0)

    def show_ties(self, registers, counts, writable):
        """Show that there are ties; then `show_rows`.

        Parameters
        ----------
        registers : list of str
        counts : dict of str (a state or a method) to int
        writable : bool
        """
        self._can_write = writable
        for button in self._tie:
            button.setVisible(True)
        _fill(self._register, [(self.tr("All registers"), ""), *((name, name) for name in registers)])
        self._register.setVisible(len(registers) > 1)
        words = tie_state_words()
        states = [(f"{words[state]} ({counts.get(state, 0)})", state) for state in STATE_ORDER]
        _fill(self._state, [(self.tr("All states"), ""), *states])
        for at, state in enumerate(STATE_ORDER, 1):
            self._state.setItemIcon(at, QIcon(state_sign(state)))
        methods = [(f"{said} ({counts[word]})", word) for word, said in method_words().items() if counts.get(word)]
        _fill(self._method, [(self.tr("All methods"), ""), *methods])
        self._pages.setCurrentIndex(1)

    def show_rows(self, ties, places):
        """List some rows of a TieList; the chosen one stays where it is listed still, else the first is chosen."""
        before = self.place()
        self.model.show(ties, places)
        index = self.model.index_of(before)
        self.choose(before if index.isValid() else int(places[0]) if len(places) else -1)
        header = self.table.horizontalHeader()
        header.setResizeContentsPrecision(_MOST_MEASURED)
        for column in range(len(COLUMNS) - 1):
            self.table.resizeColumnToContents(column)
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), _WIDEST))

    def show_row(self, row, candidates):
        """Show one row and the buildings that it may belong to."""
        self._state_of_row = row.state if row is not None else ""
        self.card.show_row(row, candidates, self._can_write)
        self._follow()

    def show_progress(self, progress, has_undo):
        """Show how far a person has come."""
        asked = progress.decided + progress.doubtful
        self._bar.setRange(0, max(asked, 1))
        self._bar.setValue(progress.decided)
        words = self.tr("{decided} of {asked} decided").format(decided=progress.decided, asked=asked)
        self._bar.setFormat(words if asked else self.tr("Nothing to decide"))
        share = self.tr("Sure or decided: {share} of {rows} rows")
        self._share.setText(share.format(share=f"{progress.share_sure * 100:.1f} %", rows=progress.rows))
        self._has_undo = has_undo
        self._follow()

    def place(self):
        """Which row is chosen, -1 for none."""
        return self.model.place(self.table.currentIndex())

    def choose(self, place):
        """Choose a row, where it is listed."""
        index = self.model.index_of(place)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
        else:
            self.row_chosen.emit(-1)

    def say(self, sentence):
        """Tell something under the buttons."""
        self._status.setText(sentence)
        self._status.setVisible(bool(sentence))

    def _build(self):
        self._text.setPlaceholderText(self.tr("Search addresses"))
        self._text.setShowClearButton(True)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        for label in (self._share, self._status, self._empty):
            label.setWordWrap(True)
        self._status.hide()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._undo.setToolTip(self.tr("Take the last decision back (Ctrl+Z)"))
        self._reopen.setToolTip(self.tr("Take the decision on this row back: it waits again"))
        self._zoom = QPushButton(self.tr("Show on the map"))
        filters, buttons = QHBoxLayout(), QHBoxLayout()
        for box in (self._register, self._state, self._method):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            filters.addWidget(box, 1)
        for button in (self._undo, self._reopen, self._zoom):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._tie[0])
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._bar)
        column.addWidget(self._share)
        column.addLayout(filters)
        column.addWidget(self._text)
        column.addWidget(self.table, 1)
        column.addWidget(self.card)
        column.addLayout(buttons)
        column.addWidget(self._status)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(1)
        column.addWidget(self._empty)
        column.addWidget(self._tie[1], 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._pages = _Pages()
        self._pages.addWidget(empty)
        self._pages.addWidget(content)
        self.setWidget(self._pages)

    def _connect(self):
        for box in (self._register, self._state, self._method):
            box.currentIndexChanged.connect(lambda _: self.filtered.emit())
        self._text.valueChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.filtered)
        self.table.selectionModel().currentRowChanged.connect(
            lambda index, _: self.row_chosen.emit(self.model.place(index))
        )
        self.table.doubleClicked.connect(lambda _: self.zoom_asked.emit())
        self.card.chosen.connect(self.chosen)
        self.card.pointed.connect(self.pointed)
        self._undo.clicked.connect(lambda: self.undo_asked.emit())
        self._reopen.clicked.connect(lambda: self.reopen_asked.emit())
        self._zoom.clicked.connect(lambda: self.zoom_asked.emit())
        for button in self._tie:
            button.clicked.connect(lambda: self.tie_asked.emit())
        self.table.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802
        """The keys 1, 2, 3 and 0 choose, and Ctrl+Z takes back, while the table has the keyboard."""
        kind = event.type()
        if watched is self.table and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            act = self._act_of(event)
            if act is not None:
                event.accept()  # no shortcut of QGIS takes it instead
                if kind == QEvent.Type.KeyPress:
                    act()
                return True
        return super().eventFilter(watched, event)

    def _act_of(self, event):
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo_asked.emit
        number = _NUMBERS.get(event.text())
        return None if number is None else lambda: self.chosen.emit(number)

    def _follow(self):
        self._undo.setEnabled(self._can_write and self._has_undo)
        self._reopen.setEnabled(self._can_write and self._state_of_row == "decided")
        self._zoom.setEnabled(bool(self._state_of_row))


def _fill(box, entries):
    """Fill a box, the same entry chosen as before where it is there still."""
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, data in entries:
        box.addItem(words, data)
    box.setCurrentIndex(max(box.findData(before), 0))
    box.blockSignals(False)


class _Pages(QStackedWidget):
    """How to begin, and the list; it asks for room enough for both table and card."""

    def sizeHint(self):  # noqa: N802
        return _SIZE
