"""*Count plan by register…*: the algorithm's own dialog with the open plan in it; the new scenario opens after it."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction

from ..algorithm_dialog import open_algorithm
from ..icons import icon

__all__ = ["CountingByRegister"]


class CountingByRegister(QObject):
    """Holds the action.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    project : QgsProject

    Attributes
    ----------
    actions : list of QAction
    """

    def __init__(self, iface, bench, project: QgsProject, parent=None):
        super().__init__(parent)
        self._bench, self._project = bench, project
        action = QAction(icon("branch"), self.tr("Count plan by register…"), iface.mainWindow())
        action.setToolTip(self.tr("Count the plan by a register that was tied to its buildings, as a new scenario"))
        action.triggered.connect(lambda: self.ask())
        self.actions = [action]

    def remove(self):
        """Leave QGIS."""
        for action in self.actions:
            action.deleteLater()

    def parameters(self):
        """What the dialog is filled with: the open plan, and its register where there is one alone, with its layer."""
        session = self._bench.session
        if session is None:
            return {}
        given = {"PLAN": str(session.path), "SCENARIO": session.scenario.name}
        registers = session.premises.registers
        if len(registers) == 1:
            given |= {"REGISTER_NAME": registers[0], "NEW_SCENARIO": registers[0]}
            layers = self._project.mapLayersByName(registers[0])
            if layers:  # it tells which dwellings are empty or shops
                given["REGISTER"] = layers[0].id()
        return given

    def ask(self):
        """Show the dialog."""
        open_algorithm("communitygrids:takeregister", self.parameters(), self.show_new)

    def show_new(self, results):
        """Open the scenario that was made, where its plan is the open one."""
        session = self._bench.session
        if session is not None and str(session.path) == str(results.get("PLAN")):
            session.premises.refresh()
            self._bench.scenarios.switch(int(results["PLAN_ID"]))
