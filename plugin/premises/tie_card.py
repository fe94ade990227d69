"""One row of a register that waits: its address, and a button for each building that it may belong to."""

from html import escape

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ..text_colours import faint
from .ties_model import percent

__all__ = ["NUMBER_COLOURS", "TieCard"]

NUMBER_COLOURS = (QColor("#0072b2"), QColor("#d55e00"), QColor("#8e44ad"))
"""The colours of the first, second and third building, here and on the map."""

_NONE_COLOUR = QColor("#6b6b6b")
_SIDE = 22


class TieCard(QWidget):
    """Shows a TieRow and its Candidates.

    Signals
    -------
    chosen(number) : 1 to 3 for a building, 0 for none of them
    pointed(number) : the person looks at a building, 0 for none
    """

    chosen = pyqtSignal(int)
    pointed = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._head = QLabel()
        self._head.setWordWrap(True)
        self._head.setTextFormat(Qt.TextFormat.RichText)
        self._head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = [_Choice(number) for number in (1, 2, 3, 0)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._head)
        for button in self._buttons:
            column.addWidget(button)
            button.clicked.connect(lambda _, number=button.number: self.chosen.emit(number))
            button.pointed.connect(self.pointed)
        self._buttons[-1].say(self.tr("None of these"), self.tr("The row belongs to no building of the plan"))
        self.show_row(None, (), False)

    def show_row(self, row, candidates, writable):
        """Show a row.

        Parameters
        ----------
        row : TieRow or None
        candidates : sequence of Candidate
        writable : bool
        """
        self.setVisible(row is not None)
        if row is None:
            return
        dwelling = f" &nbsp;<span style='color:{faint().name()}'>{escape(row.dwelling)}</span>" if row.dwelling else ""
        self._head.setText(f"<b>{escape(row.address or row.key)}</b>{dwelling}")
        for button, candidate in zip(self._buttons, [*candidates, None, None, None][:3], strict=False):
            button.setVisible(candidate is not None)
            if candidate is not None:
                chosen = row.state == "decided" and candidate.building_id == row.building_id
                button.say(f"{candidate.address} · {percent(candidate.score)}", candidate.reason, chosen)
        none = row.state == "decided" and not row.building_id
        self._buttons[-1].say(self.tr("None of these"), self.tr("The row belongs to no building of the plan"), none)
        for button in self._buttons:
            button.setEnabled(writable)


class _Choice(QPushButton):
    """A button of two lines with a number in the colour that the building has on the map."""

    pointed = pyqtSignal(int)

    def __init__(self, number):
        super().__init__()
        self.number = number
        self.setObjectName(f"CommunityGridsTie{number}")
        self.setIcon(_number_icon(number))
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setStyleSheet("text-align: left; padding: 2px 8px;")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys 1, 2, 3 and 0 choose, whatever was clicked last
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, first, second, chosen=False):
        """Write the two lines; bold where it is what was chosen."""
        first = escape(first)
        first = f"<b>✓ {first}</b>" if chosen else first
        second = f"<br><span style='color:{faint(on_button=True).name()}'>{escape(second)}</span>" if second else ""
        self._words.setText(first + second)
        self.setAccessibleName(f"{self.number}: {first}")
        self.updateGeometry()

    def sizeHint(self):  # noqa: N802
        width = max(self.width() - self._left() - 8, 120)
        return QSize(160, max(self._words.heightForWidth(width) + 10, _SIDE + 10))

    def minimumSizeHint(self):  # noqa: N802
        return self.sizeHint()

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._words.setGeometry(self._left(), 2, self.width() - self._left() - 8, self.height() - 4)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def enterEvent(self, event):
        self.pointed.emit(self.number)
        super().enterEvent(event)

    def leaveEvent(self, event):
        self.pointed.emit(0)
        super().leaveEvent(event)

    @staticmethod
    def _left():
        return _SIDE + 18


def _number_icon(number):
    picture = QPixmap(2 * _SIDE, 2 * _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(NUMBER_COLOURS[number - 1] if number else _NONE_COLOUR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(1, 1, 2 * _SIDE - 2, 2 * _SIDE - 2)
    font = QFont()
    font.setPixelSize(_SIDE + 4)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()
    return QIcon(picture)
