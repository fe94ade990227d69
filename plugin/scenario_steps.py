"""What a person does with the scenarios of the open plan: switch, branch, rename, delete."""

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QInputDialog, QLineEdit, QMessageBox

from ..adapters.plan_file.errors import PlanFileError
from .hourglass import hourglass

__all__ = ["ScenarioSteps"]


class ScenarioSteps(QObject):
    """Asks what must be asked and has the session do it.

    Signals
    -------
    renamed : the list of scenarios reads otherwise now; where another scenario is open, the session tells it itself
    """

    renamed = pyqtSignal()

    def __init__(self, messages, window, parent=None):
        super().__init__(parent)
        self.session = None
        self._messages, self._window = messages, window

    def switch(self, plan_id):
        """Open another scenario."""
        if plan_id != self.session.scenario.plan_id:
            self._try(lambda: self.session.switch(plan_id))

    def branch(self):
        """Ask for a name and go on in a copy of this scenario."""
        name = self.ask_name(self._free_name())
        if name:
            self._try(lambda: self.session.branch(name))

    def ask_name(self, suggestion):
        """Ask for the name of a new scenario; '' where the person does not want one."""
        return self._ask(self.tr("Branch"), self.tr("Name of the new scenario:"), suggestion)

    def rename(self):
        """Ask for another name of this scenario."""
        here = self.session.scenario
        name = self._ask(self.tr("Rename scenario"), self.tr("New name:"), here.name)
        if name and name != here.name:
            self._try(lambda: self.session.rename_scenario(here.plan_id, name))

    def delete(self):
        """Ask once more and delete this scenario."""
        here = self.session.scenario
        words = self.tr("Delete the scenario “{name}” with all its changes? This cannot be undone.")
        title, buttons = self.tr("Delete scenario"), QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window, title, words.format(name=here.name), buttons.Yes | buttons.No, buttons.No
        )
        if answer == buttons.Yes:
            self._try(lambda: self.session.delete_scenario(here.plan_id))

    def _free_name(self):
        names = {scenario.name for scenario in self.session.scenarios()}
        number = 2
        while f"{self.session.scenario.name} {number}" in names:
            number += 1
        return f"{self.session.scenario.name} {number}"

    def _ask(self, title, words, suggestion):
        text, agreed = QInputDialog.getText(self._window, title, words, QLineEdit.EchoMode.Normal, suggestion)
        return text.strip() if agreed else ""

    def _try(self, act):
        try:
            with hourglass():
                act()
        except PlanFileError as error:
            self._messages.fail(str(error))
        self.renamed.emit()
