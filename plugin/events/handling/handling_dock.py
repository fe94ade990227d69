"""The dock *Handle event*: what is known of one event, buttons for where it may go, and its log."""

from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDockWidget,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

__all__ = ["HandlingDock"]


class HandlingDock(QDockWidget):
    """Shows an event and asks for its moves; it writes nothing.

    Signals
    -------
    number_given(number) : the person wants to see this event
    move_asked(state) : it is to come to this state; what was written beside is in `words`
    """

    number_given = pyqtSignal(str)
    move_asked = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsHandling")
        self.setWindowTitle(self.tr("Handle event"))
        self.number, self.org, self.department, self.note = (QLineEdit() for _ in range(4))
        self.number.setPlaceholderText(self.tr("number of the event"))
        self.number.setClearButtonEnabled(True)
        self.org.setPlaceholderText(self.tr("office, never a person"))
        self.note.setPlaceholderText(self.tr("why, in a few words"))
        self.state, self.facts, self.trouble = QLabel(), QLabel(), QLabel()
        for label in (self.state, self.facts, self.trouble):
            label.setWordWrap(True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.log = QListWidget()
        self.log.setWordWrap(True)
        self.buttons = []
        self._build()
        self.number.returnPressed.connect(lambda: self.number_given.emit(self.number.text().strip()))
        self.show_nothing("")

    @property
    def words(self):
        """What was written beside a move: dict of str (org, note, department) to str."""
        fields = {"org": self.org, "note": self.note, "department": self.department}
        return {name: field.text().strip() for name, field in fields.items()}

    def show_event(self, card):
        """Show an event: an adapters.events.card.EventCard."""
        self.number.setText(card.number)
        self.state.setText(f"<b>{escape(card.state)}</b>")
        rows = "".join(
            f"<tr><td style='padding-right: 8px'>{escape(title)}</td><td>{escape(text)}</td></tr>"
            for title, text in card.facts
        )
        self.facts.setText(f"<table>{rows}</table>")
        self.log.clear()
        self.log.addItems(card.log)
        self.log.setVisible(bool(card.log))
        self._offer(card.moves)
        self.say("")

    def show_nothing(self, words):
        """Show no event, and say why."""
        self.state.setText("")
        self.facts.setText("")
        self.log.clear()
        self.log.hide()
        self._offer(())
        self.say(words)

    def say(self, words):
        """Say why something was not done; '' for nothing."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def clear_note(self):
        """The note was of the last move alone."""
        self.note.clear()
        self.department.clear()

    def _offer(self, moves):
        for button in self.buttons:
            button.deleteLater()
        self.buttons = []
        for state, name in moves:
            button = QPushButton(f"→ {name}")
            button.clicked.connect(lambda _, state=state: self.move_asked.emit(state))
            self._moves.addWidget(button)
            self.buttons.append(button)
        self._form.setVisible(bool(self.buttons))

    def _build(self):
        inside, self._form, moves = QWidget(), QWidget(), QWidget()
        self._moves = QVBoxLayout(moves)
        self._moves.setContentsMargins(0, 0, 0, 0)
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Office"), self.org)
        form.addRow(self.tr("Department"), self.department)
        form.addRow(self.tr("Note"), self.note)
        form.addRow(moves)
        layout = QVBoxLayout(inside)
        for widget in (self.number, self.state, self.facts, self._form, self.trouble, self.log):
            layout.addWidget(widget)
        layout.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        self.setWidget(area)
