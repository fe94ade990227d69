"""*QR sheets…*: the algorithm's own dialog, filled with the open plan and the chosen grids."""

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction

from ..algorithm_dialog import open_algorithm
from ..icons import icon

__all__ = ["QrLabels"]


class QrLabels(QObject):
    """Holds the action.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench

    Attributes
    ----------
    actions : list of QAction
    """

    def __init__(self, iface, bench, parent=None):
        super().__init__(parent)
        self._bench = bench
        action = QAction(icon("qr_sheets"), self.tr("QR sheets…"), iface.mainWindow())
        action.setToolTip(
            self.tr("Print labels with QR codes for the walls of buildings, of the chosen grids or of all")
        )
        action.triggered.connect(lambda: self.ask())
        self.actions = [action]

    def remove(self):
        """Leave QGIS."""
        for action in self.actions:
            action.deleteLater()

    def parameters(self):
        """What the dialog is filled with: the open plan as it stands in its file, and the chosen grids."""
        session = self._bench.session
        if session is None:
            return {}
        grids = self._bench.view.on_the_ground(self._bench.chosen())
        return {"PLAN": str(session.path), "SCENARIO": session.scenario.name, "GRIDS": ", ".join(grids)}

    def ask(self):
        """Show the dialog; the panel of a building finds by code what was given an id."""
        open_algorithm("communitygrids:qrsheets", self.parameters(), lambda _: self._see_ids())

    def _see_ids(self):
        if self._bench.session is not None:
            self._bench.session.premises.refresh()
