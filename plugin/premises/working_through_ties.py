"""The list of ties of the open plan: what is listed, what is shown on the map, and what a person decides."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction

from ...adapters.plan_file.errors import PlanFileError
from ...adapters.running.packages import package_trouble
from ..algorithm_dialog import open_algorithm
from ..docked import Docked
from ..hourglass import hourglass
from ..icons import icon
from .ties_dock import TiesDock
from .ties_on_map import TiesOnMap

__all__ = ["WorkingThroughTies"]


class WorkingThroughTies(QObject):
    """Joins the dock to the open plan.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    project : QgsProject
    area : Qt.DockWidgetArea, where the dock lies at first

    Attributes
    ----------
    dock : TiesDock
    actions : list of QAction, for the menu and the toolbar
    """

    def __init__(self, iface, bench, project: QgsProject, area, parent=None):
        super().__init__(parent)
        self._bench = bench
        self.dock = TiesDock(iface.mainWindow())
        self._map = TiesOnMap(iface.mapCanvas(), project)
        self._ties = self._session = None
        self._candidates, self._own = [], False
        self._docked = Docked(iface, area, self.dock).lie_on_grids()
        told = self.tr("Decide to which building the doubtful rows of a register belong")
        toggle = self._docked.dress_action("tie_list", told)
        self._tie = QAction(icon("ties"), self.tr("Tie buildings…"), iface.mainWindow())
        self._tie.setToolTip(self.tr("Tie the rows of a register to buildings, by code, address and place"))
        self._tie.triggered.connect(lambda: self.tie())
        self.actions = [self._tie, toggle]
        self._connect()
        self._follow()

    def remove(self):
        """Leave QGIS."""
        self._bench.opened.disconnect(self._follow)
        self._bench.closed.disconnect(self._follow)
        self._let_go()
        self._docked.remove()
        self._tie.deleteLater()

    def tie(self):
        """Open the dialog of the algorithm, with the open plan in it; what it wrote is shown."""
        trouble = package_trouble()
        if trouble:
            self._bench.messages.fail(trouble)
            return
        session = self._bench.session
        given = {} if session is None else {"PLAN": str(session.path)}
        open_algorithm("communitygrids:tiebuildings", given, lambda _: self.show_new())

    def show_new(self):
        """Show the ties that were just written."""
        if self._session is not None:
            self._session.premises.refresh()
            self._read()
            self.dock.setUserVisible(True)

    def look_for(self, text):
        """Show the ties of the rows that a text is found in."""
        self.show_new()
        self.dock.look_for(text)

    def _connect(self):
        dock = self.dock
        self._bench.opened.connect(self._follow)
        self._bench.closed.connect(self._follow)
        dock.visibilityChanged.connect(self._seen)
        dock.filtered.connect(self._list)
        dock.row_chosen.connect(self._show_row)
        dock.chosen.connect(self._choose)
        dock.pointed.connect(self._map.point)
        dock.undo_asked.connect(self._undo)
        dock.reopen_asked.connect(self._reopen)
        dock.zoom_asked.connect(self._map.zoom)
        dock.tie_asked.connect(self.tie)

    def _follow(self):
        """Another plan is open, or none."""
        self._let_go()
        self._session = self._bench.session
        if self._session is not None:
            self._session.premises.changed.connect(self._changed)
        self.dock.show_nothing()
        if self.dock.isVisible():
            self._read()

    def _let_go(self):
        if self._session is not None:
            self._session.premises.changed.disconnect(self._changed)
        self._session = self._ties = None
        self._map.clear()

    def _seen(self, visible):
        """Ties are read when somebody looks at them."""
        if not visible:
            self._map.clear()
        elif self._ties is None:
            self._read()
        else:
            self._show_row(self.dock.place())

    def _changed(self, _):
        """Somebody else changed the premises; what is decided here is in the list already."""
        if not self._own:
            self._ties = None
            if self.dock.isVisible():
                self._read()

    def _read(self):
        if self._session is None:
            return
        from ...adapters.premises.tie_list import TieList  # packages that QGIS does not bring everywhere

        try:
            with hourglass():
                self._ties = TieList(self._session)
        except PlanFileError as error:
            self._ties = None
            self.dock.show_nothing(str(error))
            return
        if not len(self._ties):
            self.dock.show_nothing(self.tr("No register of this plan is tied to its buildings yet."))
            return
        self._list()

    def _list(self):
        if self._ties is None:
            return
        register, *rest = self.dock.wanted()
        counts = self._ties.counts(register)
        self.dock.show_ties(self._ties.registers(), counts, not self._session.read_only)
        self.dock.show_rows(self._ties, self._ties.listed(register, *rest))
        self._tell()

    def _tell(self):
        self.dock.show_progress(self._ties.progress(self.dock.wanted()[0]), self._ties.can_undo())

    def _show_row(self, place):
        self.dock.say("")
        if self._ties is None or place < 0:
            self._candidates = []
            self.dock.show_row(None, ())
            self._map.clear()
            return
        self._candidates = self._ties.candidates(place)
        self.dock.show_row(self._ties.row(place), self._candidates)
        if self.dock.isVisible():
            likely = [number == 0 or each.likely for number, each in enumerate(self._candidates)]
            self._map.show([each.outline for each in self._candidates], likely, self._ties.crs)
            self._map.bring_into_view()

    def _choose(self, number):
        place = self.dock.place()
        if self._ties is None or place < 0 or number > len(self._candidates) or self._session.read_only:
            return
        building = self._candidates[number - 1].building_id if number else ""
        if self._do(lambda: self._ties.decide(place, building)):
            self.dock.model.reread(place)
            self._tell()
            following = self._ties.next_open(place, self.dock.model.places)
            if following >= 0:
                self.dock.choose(following)
            else:
                self._show_row(place)
                self.dock.say(self.tr("Every row of this list is decided."))

    def _undo(self):
        if self._ties is None or not self._ties.can_undo() or self._session.read_only:
            return
        places = []
        if self._do(lambda: places.append(self._ties.undo())):
            self._back(places[0])

    def _reopen(self):
        place = self.dock.place()
        if self._ties is not None and place >= 0 and self._do(lambda: self._ties.reopen(place)):
            self._back(place)

    def _back(self, place):
        """A row waits again: show it."""
        self.dock.model.reread(place)
        self._tell()
        if self.dock.place() == place:
            self._show_row(place)
        else:
            self.dock.choose(place)

    def _do(self, act):
        """Write something down; False and a message where the file does not allow it."""
        self._own = True
        try:
            act()
        except PlanFileError as error:
            self._bench.messages.fail(str(error))
            return False
        finally:
            self._own = False
        return True
