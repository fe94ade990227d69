"""*Estimate households…*: the algorithm's own dialog, filled with the layers of the project that look right."""

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction

from ..algorithm_dialog import open_algorithm
from ..guesses import estimate_parameters
from ..icons import icon

__all__ = ["Estimating"]


class Estimating(QObject):
    """Opens the dialog.

    Parameters
    ----------
    iface : QgisInterface
    settings : Settings
    project : QgsProject

    Attributes
    ----------
    actions : list of QAction
    """

    def __init__(self, iface, settings, project, parent=None):
        super().__init__(parent)
        self._settings, self._project = settings, project
        start = QAction(icon("estimate"), self.tr("Estimate households…"), iface.mainWindow())
        start.setToolTip(self.tr("Estimate households where no register reaches, with an interval for each grid"))
        start.triggered.connect(lambda: self.start())
        self.actions = [start]

    def remove(self):
        """Leave QGIS."""
        for action in self.actions:
            action.deleteLater()

    def start(self):
        """Open the dialog."""
        open_algorithm("communitygrids:estimatehouseholds", estimate_parameters(self._project, self._settings))
