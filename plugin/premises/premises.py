"""Buildings and households in QGIS, put together: each part adds itself and takes itself away, in mirror order."""

from qgis.PyQt.QtCore import QObject

from .building_panel import BuildingPanel
from .checking_premises import CheckingPremises
from .counting_by_register import CountingByRegister
from .dividing_towers import DividingTowers
from .estimating import Estimating
from .importing_register import ImportingRegister
from .places import Places
from .qr_labels import QrLabels
from .working_through_ties import WorkingThroughTies

__all__ = ["Premises"]


class Premises(QObject):
    """Holds the parts. One that has something for the menu lists it in `actions`; every one has `remove`.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    settings : Settings
    project : QgsProject
    area : Qt.DockWidgetArea, where docks lie at first

    Attributes
    ----------
    building : BuildingPanel
    towers : DividingTowers
    registers : ImportingRegister
    ties : WorkingThroughTies
    counting : CountingByRegister
    checking : CheckingPremises
    estimating : Estimating
    labels : QrLabels
    actions : list of QAction, for the menu and the toolbar
    """

    def __init__(self, iface, bench, settings, project, area, parent=None):
        super().__init__(parent)
        self.building = BuildingPanel(iface, bench, settings, project, area, self)
        self.places = Places(iface, bench, self.building, self)
        self.towers = DividingTowers(iface, bench, self.building, self)
        self.labels = QrLabels(iface, bench, self)
        self.ties = WorkingThroughTies(iface, bench, project, area, self)
        self.counting = CountingByRegister(iface, bench, project, self)
        self.registers = ImportingRegister(iface, bench, settings, project, self)
        self.registers.tied.connect(self.ties.show_new)
        self.checking = CheckingPremises(iface, bench, self.building, self.ties, project, self)
        self.estimating = Estimating(iface, settings, project, self)
        self._parts = [self.registers, self.building, self.places, self.towers, self.labels, self.ties]
        self._parts += [self.counting, self.checking, self.estimating]
        self.actions = [action for part in self._parts for action in getattr(part, "actions", ())]

    def follow_scene(self, scene):
        """Point at what the 2.5D scene shows while it is on: a SceneSwitch."""
        scene.switched.connect(lambda on: self.building.point_in(scene.show if on else None))

    def remove(self):
        """Take everything out again, last in first out."""
        for part in reversed(self._parts):
            part.remove()
