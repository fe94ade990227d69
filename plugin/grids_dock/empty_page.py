"""What the dock shows while no plan is open: how to begin."""

from pathlib import Path

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ..icons import icon

__all__ = ["EmptyPage"]


class EmptyPage(QWidget):
    """Ways to begin, the likeliest first: a plan of last time, a plan file, a plan made of the layers at hand.

    Signals
    -------
    open_asked, make_asked, divide_asked
    recent_asked(path)
    """

    open_asked = pyqtSignal()
    make_asked = pyqtSignal()
    divide_asked = pyqtSignal()
    recent_asked = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        column = QVBoxLayout(self)
        head = QLabel(self.tr("No plan is open"))
        font = head.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setBold(True)
        head.setFont(font)
        column.addWidget(head)
        column.addWidget(_paragraph(self.tr("A plan file holds grids, units and every change, ready to work on.")))
        column.addWidget(self._button("open_plan", self.tr("Open a plan file…"), self.open_asked))
        self._recent = QVBoxLayout()
        column.addLayout(self._recent)
        column.addSpacing(10)
        column.addWidget(_paragraph(self.tr("You have grids and units as layers? Make a plan file of them:")))
        column.addWidget(self._button("make_plan", self.tr("Make a plan from layers…"), self.make_asked))
        column.addSpacing(10)
        column.addWidget(_paragraph(self.tr("You have communities, buildings and streets, but no grids yet?")))
        column.addWidget(self._button("divide", self.tr("Divide a district…"), self.divide_asked))
        column.addStretch(1)

    def show_recent(self, paths):
        """Offer the plans that were open lately."""
        while self._recent.count():
            self._recent.takeAt(0).widget().deleteLater()
        for path in paths:
            button = QPushButton(Path(path).name)
            button.setFlat(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setToolTip(path)
            button.setStyleSheet("text-align: left; padding: 2px 8px;")
            button.setIcon(icon("plan"))
            button.clicked.connect(lambda _=False, path=path: self.recent_asked.emit(path))
            self._recent.addWidget(button)

    def _button(self, picture, words, signal):
        button = QPushButton(icon(picture), words)
        button.setIconSize(QSize(20, 20))
        button.setStyleSheet("text-align: left; padding: 6px 8px;")
        button.clicked.connect(signal)
        return button


def _paragraph(words):
    label = QLabel(words)
    label.setWordWrap(True)
    return label
