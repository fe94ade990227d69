"""Two maps in the place of one: left of a divider that can be dragged lies the one, right of it the other."""

from qgis.PyQt.QtCore import QEvent, QRect, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QRegion
from qgis.PyQt.QtWidgets import QWidget

__all__ = ["Swipe"]

_WIDTH, _STEP = 11, 20
_LINE, _PAPER = QColor("#222222"), QColor(255, 255, 255, 230)
_GRIP = 28


class Swipe(QWidget):
    """The divider. While it is on, `over` lies on `under`, cut off at the divider, and takes the mouse left of it.

    Parameters
    ----------
    under, over : QgsMapCanvas; `under` lies in a layout, and `over` goes wherever it goes

    Signals
    -------
    moved(share) : the divider lies at another share of the width, from 0 to 1
    """

    moved = pyqtSignal(float)

    def __init__(self, under, over):
        super().__init__()
        self._under, self._over = under, over
        self.share = 0.5
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Drag: left of the line lies what is before, right of it what is after"))

    def start(self):
        """Lay the one map on the other."""
        for widget in (self._over, self):
            widget.setParent(self._under.parentWidget())
            widget.show()
            widget.raise_()
        self._under.installEventFilter(self)
        self._lay()

    def stop(self):
        """Take them apart; whoever asked puts `over` back where it was."""
        self._under.removeEventFilter(self)
        self._over.clearMask()
        self.setParent(None)

    def move_to(self, share):
        """Move the divider to a share of the width."""
        self.share = max(0.0, min(share, 1.0))
        self._lay()
        self.moved.emit(self.share)

    def eventFilter(self, watched, event):  # noqa: N802
        """Go along with the map below."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._lay()
        return False

    def mouseMoveEvent(self, event):
        if event.buttons() & Qt.MouseButton.LeftButton:
            there = self.mapTo(self._under.parentWidget(), event.pos())
            self.move_to((there.x() - self._under.x()) / max(self._under.width(), 1))

    def keyPressEvent(self, event):
        step = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.move_to(self.share + step / max(self._under.width(), 1))

    def paintEvent(self, event):
        painter, middle = QPainter(self), self.width() // 2
        painter.fillRect(middle - 1, 0, 3, self.height(), _PAPER)
        painter.fillRect(middle, 0, 1, self.height(), _LINE)
        grip = QRect(0, (self.height() - _GRIP) // 2, self.width() - 1, _GRIP)
        painter.setPen(_LINE)
        painter.setBrush(_PAPER)
        painter.drawRoundedRect(grip, 4, 4)
        for line in (-2, 2):
            painter.drawLine(middle + line, grip.top() + 8, middle + line, grip.bottom() - 8)
        painter.end()

    def _lay(self):
        room = self._under.geometry()
        reach = round(room.width() * self.share)
        self._over.setGeometry(room)
        # An empty mask would mask nothing.
        self._over.setMask(QRegion(0, 0, max(reach, 1), room.height()))
        self.setGeometry(room.x() + reach - _WIDTH // 2, room.y(), _WIDTH, room.height())
