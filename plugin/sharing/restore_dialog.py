"""Which grids are to be what they were, on which date, and why."""

from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
)

__all__ = ["RestoreDialog"]

_WIDTH = 420


class RestoreDialog(QDialog):
    """Asks for a date, and for the chosen grids or all.

    Parameters
    ----------
    chosen : int, how many grids are chosen
    """

    def __init__(self, chosen, parent=None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore grids"))
        self.setMinimumWidth(_WIDTH)
        said = QLabel(self.tr("The grids become what they were then, as a new change that can be undone."))
        said.setWordWrap(True)
        self.moment = QDateTimeEdit(QDateTime.currentDateTime())
        self.moment.setCalendarPopup(True)
        self.moment.setMaximumDateTime(QDateTime.currentDateTime())
        self.some = QRadioButton(self.tr("Chosen grids ({count})").format(count=chosen))
        self.all = QRadioButton(self.tr("The whole plan"))
        self.some.setEnabled(chosen > 0)
        (self.some if chosen else self.all).setChecked(True)
        self.reason = QLineEdit()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("As they were on:"), self.moment)
        form.addRow(self.tr("Which:"), self.some)
        form.addRow("", self.all)
        form.addRow(self.tr("Reason:"), self.reason)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addLayout(form)
        column.addWidget(buttons)

    def at(self):
        """The date, a datetime with its zone."""
        return self.moment.dateTime().toPyDateTime().astimezone()
