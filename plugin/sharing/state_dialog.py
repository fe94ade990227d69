"""Moving a plan on in its life: from when on, and why."""

from qgis.PyQt.QtCore import QDateTime, QTime
from qgis.PyQt.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
)

__all__ = ["StateDialog"]

_WIDTH = 420


class StateDialog(QDialog):
    """Asks for a reason, and for an approval when the plan comes into force.

    Parameters
    ----------
    state : str, that the plan is to come to
    """

    def __init__(self, state, parent=None):
        super().__init__(parent)
        title, words = self._words()[state]
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        said = QLabel(words)
        said.setWordWrap(True)
        self.at_once = QRadioButton(self.tr("In force at once"))
        self.later = QRadioButton(self.tr("In force from:"))
        self.moment = QDateTimeEdit(QDateTime(QDateTime.currentDateTime().date().addDays(1), QTime(0, 0)))
        self.moment.setCalendarPopup(True)
        self.moment.setMinimumDateTime(QDateTime.currentDateTime())
        self.moment.setEnabled(False)
        self.at_once.setChecked(True)
        self.later.toggled.connect(self.moment.setEnabled)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Reason (stays in the log)"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(said)
        for widget in (self.at_once, self.later, self.moment):
            widget.setVisible(state == "approved")
            column.addWidget(widget)
        column.addWidget(self.reason)
        column.addWidget(buttons)

    def effective_from(self):
        """When the plan comes into force: a datetime, None for at once."""
        return self.moment.dateTime().toPyDateTime().astimezone() if self.later.isChecked() else None

    def _words(self):
        return {
            "checked": (
                self.tr("Check and hand in"),
                self.tr("The database checks all grids. Nobody changes them until the plan is approved or sent back."),
            ),
            "approved": (
                self.tr("Approve plan"),
                self.tr("When this plan comes into force, the one that is in force now is retired."),
            ),
            "draft": (self.tr("Back to draft"), self.tr("Its grids can be changed again.")),
            "retired": (
                self.tr("Retire plan"),
                self.tr("The plan is over for good. It can still be looked at, and its codes are not given again."),
            ),
        }
