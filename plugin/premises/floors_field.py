"""Where a person types how many floors a building has."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLabel, QSpinBox, QWidget

__all__ = ["FloorsField"]

_MOST = 200
_UNKNOWN = 0


class FloorsField(QWidget):
    """The floors above the ground, to be typed; Enter or another place takes them.

    Signals
    -------
    typed(floors) : another number than the building has
    """

    typed = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._floors = _UNKNOWN
        self._box = _StillBox()
        self._box.setRange(_UNKNOWN, _MOST)
        self._box.setSpecialValueText(self.tr("not known"))
        self._box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self._box.editingFinished.connect(self._take)
        label = QLabel(self.tr("&Floors above the ground:"))
        label.setBuddy(self._box)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label)
        line.addWidget(self._box)
        line.addStretch(1)

    def show_floors(self, floors, writable):
        """Take the floors that a building has, below 1 where nobody knows, and whether they can be changed."""
        self._floors = max(floors, _UNKNOWN)
        self._box.setValue(self._floors)
        self.setVisible(writable)

    def _take(self):
        floors = self._box.value()
        if floors == _UNKNOWN:
            self._box.setValue(self._floors)
        elif floors != self._floors:
            self.typed.emit(floors)


class _StillBox(QSpinBox):
    """A box that a wheel rolling over it leaves alone: it is there to be typed into."""

    def wheelEvent(self, event):
        event.ignore()
