"""Rounds of cameras: a list that is gone through by hand or by itself, with a link to the city's own system."""

from qgis.PyQt.QtCore import QSize, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...row_table import row_table
from .cells_model import CellsModel

__all__ = ["RoundPage"]

_MOST_SECONDS, _ICON = 600, QSize(16, 16)
_MS = 1000


class RoundPage(QWidget):
    """Shows a round, and goes through it.

    Signals
    -------
    round_chosen(id of the layer)
    new_asked
    stop_reached(RoundStop)
    link_asked(RoundStop)
    template_given(text)
    seconds_given(seconds)
    """

    round_chosen = pyqtSignal(str)
    new_asked = pyqtSignal()
    stop_reached = pyqtSignal(object)
    link_asked = pyqtSignal(object)
    template_given = pyqtSignal(str)
    seconds_given = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.rounds, self.new = QComboBox(), QPushButton(self.tr("New round…"))
        self.model = CellsModel(self)
        self.table = row_table(self.model, "CommunityGridsCameraRound")
        self.back, self.play, self.on = QToolButton(), QToolButton(), QToolButton()
        self.seconds, self.each = QSpinBox(), QCheckBox(self.tr("Open each link"))
        self.template, self.open = QLineEdit(), QPushButton(self.tr("Open link"))
        self.said = QLabel()
        self.timer = QTimer(self)
        self._build()
        self._connect()
        self.show_stops([])

    def show_rounds(self, rounds):
        """List rounds: list of (name, id of the layer); what was chosen stays."""
        chosen = self.rounds.currentData()
        self.rounds.blockSignals(True)
        self.rounds.clear()
        for name, own in rounds:
            self.rounds.addItem(name, own)
        self.rounds.setCurrentIndex(max(self.rounds.findData(chosen), 0))
        self.rounds.blockSignals(False)
        if self.rounds.currentData() != chosen or not rounds:
            self.round_chosen.emit(self.rounds.currentData() or "")

    def choose_round(self, own):
        """Choose a round by the id of its layer."""
        if self.rounds.findData(own) >= 0:
            self.rounds.setCurrentIndex(self.rounds.findData(own))

    def show_stops(self, stops):
        """Show the stops of a round: list of RoundStop."""
        from ....adapters.cameras.work_shown import stop_cells

        self.pause()
        self.model.show(*stop_cells(stops))
        self.table.resizeColumnsToContents()
        for part in (self.back, self.play, self.on, self.open):
            part.setEnabled(bool(stops))
        self.say("" if stops else self.tr("Make a round along a river or a route, or within a grid."))

    def say(self, words):
        """Say something below the list."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def stop(self):
        """The RoundStop that one is at, None before the first."""
        return self.model.thing_at(self.table.currentIndex())

    def step(self, by=1):
        """Go on, from the last one to the first one again, or back."""
        count = self.model.rowCount()
        if count:
            row = self.table.currentIndex().row()
            self.table.selectRow((row + by) % count if row >= 0 else 0)

    def start(self):
        """Go on by itself."""
        self.timer.start(self.seconds.value() * _MS)
        self.play.setChecked(True)
        self._show_play()
        if self.stop() is None:
            self.step()

    def pause(self):
        """Stay here."""
        self.timer.stop()
        self.play.setChecked(False)
        self._show_play()

    def _show_play(self):
        style, kinds = self.style(), QStyle.StandardPixmap
        running = self.timer.isActive()
        self.play.setIcon(style.standardIcon(kinds.SP_MediaPause if running else kinds.SP_MediaPlay))
        self.play.setToolTip(self.tr("Stay here") if running else self.tr("Go on by itself"))
        self.play.setAccessibleName(self.play.toolTip())

    def _build(self):
        style, kinds = self.style(), QStyle.StandardPixmap
        for button, kind, words in (
            (self.back, kinds.SP_MediaSkipBackward, self.tr("Camera before")),
            (self.on, kinds.SP_MediaSkipForward, self.tr("Next camera")),
        ):
            button.setIcon(style.standardIcon(kind))
            button.setToolTip(words)
            button.setAccessibleName(words)
        for button in (self.back, self.play, self.on):
            button.setIconSize(_ICON)
            button.setAutoRaise(True)
        self.play.setCheckable(True)
        self.seconds.setRange(1, _MOST_SECONDS)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setToolTip(self.tr("How long one stays at a camera"))
        self.rounds.setAccessibleName(self.tr("Round"))
        self.template.setPlaceholderText("https://…/{id}?key={key}")
        told = self.tr("Address in your own video system, with {id} or {key} for the camera. Never with a password.")
        self.template.setToolTip(told)
        self.template.setAccessibleName(self.tr("Template of links"))
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.rounds.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(6, 6, 6, 6)
        for parts in ((self.rounds, self.new), (self.back, self.play, self.on, self.seconds, None, self.each)):
            line = QHBoxLayout()
            for part in parts:
                if part is None:
                    line.addStretch(1)
                else:
                    line.addWidget(part, 1 if part is self.rounds else 0)
            lines.addLayout(line)
        lines.addWidget(self.table, 1)
        lines.addWidget(self.said)
        line = QHBoxLayout()
        line.addWidget(self.template, 1)
        line.addWidget(self.open)
        lines.addLayout(line)

    def _connect(self):
        self.rounds.currentIndexChanged.connect(lambda _: self.round_chosen.emit(self.rounds.currentData() or ""))
        self.new.clicked.connect(lambda: self.new_asked.emit())
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step())
        self.play.clicked.connect(lambda on: self.start() if on else self.pause())
        self.timer.timeout.connect(self.step)
        self.seconds.valueChanged.connect(self._hear_seconds)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._hear_stop())
        self.template.editingFinished.connect(lambda: self.template_given.emit(self.template.text()))
        self.open.clicked.connect(lambda: self._ask_link())

    def _hear_seconds(self, seconds):
        if self.timer.isActive():
            self.timer.start(seconds * _MS)
        self.seconds_given.emit(seconds)

    def _hear_stop(self):
        stop = self.stop()
        if stop is None:
            return
        self.stop_reached.emit(stop)
        if self.each.isChecked():
            self.link_asked.emit(stop)

    def _ask_link(self):
        if self.stop() is None:
            self.step()
        if self.stop() is not None:
            self.link_asked.emit(self.stop())
