"""A strip at the foot of the map: proposals to page through while the map shows each."""

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSpinBox, QToolButton, QVBoxLayout

__all__ = ["ProposalsBar"]

_MOST_PARTS = 12
_AIR, _MARGIN = 14, 10


class ProposalsBar(QFrame):
    """Left and right page, Enter takes, Escape leaves everything as it is.

    Signals
    -------
    shown(place) : another proposal is looked at
    taken(place), dismissed
    parts_asked(count) : proposals into so many parts are wanted
    """

    shown = pyqtSignal(int)
    taken = pyqtSignal(int)
    dismissed = pyqtSignal()
    parts_asked = pyqtSignal(int)

    def __init__(self, canvas):
        super().__init__(canvas)
        self._canvas = canvas
        self._count = self._place = 0
        self.setObjectName("CommunityGridsProposals")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before = _arrow(Qt.ArrowType.LeftArrow, self.tr("The proposal before (Left)"))
        self._next = _arrow(Qt.ArrowType.RightArrow, self.tr("The next proposal (Right)"))
        self._number, self._words = QLabel(), QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._parts = QSpinBox()
        self._parts.setRange(2, _MOST_PARTS)
        self._parts.setPrefix(self.tr("Parts: "))
        self._parts.setToolTip(self.tr("Into how many parts the grid is to be split"))
        self._take = QPushButton()
        self._take.setToolTip(self.tr("Take this proposal (Enter)"))
        self._leave = QPushButton(self.tr("Cancel"))
        self._leave.setToolTip(self.tr("Leave the grid as it is (Esc)"))
        row = QHBoxLayout()
        for widget in (self._before, self._number, self._next):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._parts, self._take, self._leave):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        column.addWidget(self._words)
        column.addLayout(row)
        self._before.clicked.connect(lambda: self.page(-1))
        self._next.clicked.connect(lambda: self.page(1))
        self._take.clicked.connect(lambda: self.taken.emit(self._place))
        self._leave.clicked.connect(self.dismissed)
        self._parts.valueChanged.connect(self.parts_asked)
        canvas.installEventFilter(self)
        self.hide()

    def name_button(self, words):
        """Name the button that takes a proposal."""
        self._take.setText(words)

    def open(self, count, parts=0, most=0):
        """Offer so many proposals, the first to be looked at; with `parts`, another number of them may be asked for."""
        self._count, self._place = count, 0
        self._parts.setVisible(parts > 0)
        self._parts.blockSignals(True)
        self._parts.setMaximum(max(2, min(most, _MOST_PARTS)))
        self._parts.setValue(parts)
        self._parts.blockSignals(False)
        self._before.setEnabled(count > 1)
        self._next.setEnabled(count > 1)
        self.show()
        self.raise_()
        self.setFocus()
        self._show()

    def describe(self, words):
        """Say in rich text what the proposal that is looked at would give."""
        self._words.setText(words)
        self._lay()

    def page(self, step):
        """Look at the next proposal, or the one before."""
        if self._count:
            self._place = (self._place + step) % self._count
            self._show()

    def keyPressEvent(self, event):
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        if step:
            self.page(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self._place)
        elif event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched, event):  # noqa: N802
        """Keep to the foot of a map that changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._lay()
        return False

    def _show(self):
        self._number.setText(self.tr("{place} of {count}").format(place=self._place + 1, count=self._count))
        self.shown.emit(self._place)
        self._lay()

    def _lay(self):
        room = self._canvas.rect()
        widest = room.width() - 2 * (_AIR + _MARGIN)
        self._words.setWordWrap(False)
        self._words.setFixedWidth(max(min(self._words.sizeHint().width(), widest), 0))
        self._words.setWordWrap(True)
        self._words.setFixedHeight(max(self._words.heightForWidth(self._words.width()), 0))
        self.adjustSize()
        self.move(max((room.width() - self.width()) // 2, 0), room.height() - self.height() - _AIR)


def _arrow(direction, tip):
    button = QToolButton()
    button.setArrowType(direction)
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
