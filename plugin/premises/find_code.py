"""A line that takes one code after another, from a scanner or by hand."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout

__all__ = ["FindCodeDialog"]

_WIDE = 24  # letters of a font's average width that a code has room for


class FindCodeDialog(QDialog):
    """Stays open and keeps the keyboard: a scanner types a code and presses Enter.

    Signals
    -------
    code_given(text)
    """

    code_given = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find by code"))
        self.setWindowFlag(Qt.WindowType.Tool)
        self._line, self._said = QLineEdit(), QLabel()
        self._line.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDE)
        self._line.setPlaceholderText(self.tr("Scan a code, or type it and press Enter"))
        self._line.setAccessibleName(self.tr("Code of a building"))
        self._line.setClearButtonEnabled(True)
        self._said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(self.tr("The code on a wall, or the building's own code:")))
        column.addWidget(self._line)
        column.addWidget(self._said)
        self._line.returnPressed.connect(self._give)

    def open_for_next(self):
        """Show it, ready for a code."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._line.selectAll()
        self._line.setFocus()

    def tell(self, title, text):
        """Say which building it was, or with '' that there is none of this code; the next code may come."""
        if title:
            self._said.setText(title)
        else:
            self._said.setText(self.tr("No building of this plan has the code {code}.").format(code=text))
        self.open_for_next()

    def _give(self):
        text = self._line.text().strip()
        if text:
            self.code_given.emit(text)
