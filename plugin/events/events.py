"""Events and cameras in QGIS, put together: each part adds itself and takes itself away, in mirror order."""

from qgis.PyQt.QtCore import QObject

from .around.around_panel import AroundPanel
from .cameras_dock.cameras_at_work import CamerasAtWork
from .figures.figures import Figures
from .handling.handling_events import HandlingEvents
from .importing_events import ImportingEvents
from .on_map.showing_events import ShowingEvents
from .seeing import Seeing

__all__ = ["Events"]


class Events(QObject):
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
    importing : ImportingEvents
    showing : ShowingEvents
    around : AroundPanel
    handling : HandlingEvents
    figures : Figures
    seeing : Seeing
    cameras : CamerasAtWork
    actions : list of QAction, for the menu and the toolbar
    """

    def __init__(self, iface, bench, settings, project, area, parent=None):
        super().__init__(parent)
        self.importing = ImportingEvents(iface, bench, settings, project, self)
        self.showing = ShowingEvents(iface, bench, settings, project, area, self)
        self.around = AroundPanel(iface, bench, settings, project, area, self)
        self.handling = HandlingEvents(iface, bench, area, self)
        self.handling.follow_map(self.showing)
        self.around.follow_map(self.showing)
        self.figures = Figures(iface, bench, settings, project, area, self)
        self.seeing = Seeing(iface, bench, project, self)
        self.cameras = CamerasAtWork(iface, bench, settings, project, area, self)
        self._parts = [
            self.importing,
            self.showing,
            self.handling,
            self.around,
            self.seeing,
            self.cameras,
            self.figures,
        ]
        self.actions = [action for part in self._parts for action in getattr(part, "actions", ())]

    def remove(self):
        """Take everything out again, last in first out."""
        for part in reversed(self._parts):
            part.remove()
