"""*Divide tower by entrance…*: which building, which groups, and the edit that makes vertical grids of them."""

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction

from ...adapters.looks.style_words import coded_values
from ..icons import icon
from .tower_dialog import TowerDialog

__all__ = ["DividingTowers"]


class DividingTowers(QObject):
    """Joins the dialog to the workbench.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    building : BuildingPanel, whose building is the one where it is a tower

    Attributes
    ----------
    actions : list of QAction
    dialog : TowerDialog
    """

    def __init__(self, iface, bench, building, parent=None):
        super().__init__(parent)
        self._bench, self._building = bench, building
        self.dialog = TowerDialog(iface.mainWindow())
        self._ids, self._tower, self._groups, self._session = [], None, [], None
        self._divide = QAction(icon("divide_tower"), self.tr("Divide tower by entrance…"), iface.mainWindow())
        told = self.tr("Make vertical grids of the entrances of a building that is too much for one grid")
        self._divide.setToolTip(told)
        self._divide.triggered.connect(lambda: self.start())
        self.actions = [self._divide]
        bench.offer(self.actions)
        self._connect()
        self._follow()

    def remove(self):
        """Leave QGIS."""
        self._bench.opened.disconnect(self._follow)
        self._bench.closed.disconnect(self._follow)
        self._let_go()
        self._bench.withdraw(self.actions)
        for thing in (self.dialog, *self.actions):
            thing.deleteLater()

    def start(self, building_id=""):
        """Ask how to divide a building; without one, the one in the panel, or the largest tower of the chosen grids.

        Returns
        -------
        bool, whether there is one
        """
        from ...adapters.premises.tower_division import towers_of  # packages that QGIS does not bring everywhere

        session = self._bench.session
        if session is None:
            return False
        chosen = self._bench.chosen()
        self._ids = towers_of(session, chosen) or towers_of(session, session.draft.grid_codes())
        card = self._building.dock.card
        shown = building_id or (card.building_id if card is not None else "")
        if building_id and building_id not in self._ids:
            self._ids.insert(0, building_id)
        if not self._ids:
            self._bench.messages.refuse(self.tr("No building of this plan holds more households than its grid may."))
            return False
        buildings = session.premises.buildings
        rows = [session.premises.rows[each] for each in self._ids]
        line = self.tr("{name} ({households} households)")
        names = [buildings.names[row] or buildings.ids[row] for row in rows]
        held = buildings.households[rows].tolist()
        self.dialog.list_towers(
            [line.format(name=name, households=each) for name, each in zip(names, held, strict=True)]
        )
        place = self._ids.index(shown) if shown in self._ids else 0
        self.dialog.towers.setCurrentIndex(place)
        self._choose(place)
        self.dialog.show()
        self.dialog.raise_()
        return True

    def _choose(self, place):
        """Show one of the towers, as it is divided now or as it could be."""
        from ...adapters.premises.tower_division import TowerDivision

        if not 0 <= place < len(self._ids) or self._session is None:
            return
        self._tower = None

        def look(_):
            self._tower = TowerDivision(self._session, self._ids[place])

        refused = self._bench.view.refusal_of(look)
        if refused is not None:
            self._say(refused)
            return
        tower = self._tower
        words = self.tr(
            "{name}: {households} households, entrances: {entrances}, on the ground of grid {grid}; limits {minimum} "
            "to {maximum}."
        )
        self.dialog.show_tower(
            words.format(
                name=tower.name,
                households=tower.households,
                entrances=len(tower.counts.names),
                grid=tower.base,
                minimum=tower.band.minimum,
                maximum=tower.band.maximum,
            ),
            tower.counts.names,
            tower.counts.households,
            bool(tower.groups),
        )
        if tower.groups:
            self._show(list(tower.groups))
        else:
            self._propose()

    def _propose(self):
        if self._tower is None:
            return
        found = []
        refused = self._bench.view.refusal_of(lambda _: found.extend(self._tower.proposed()))
        if refused is not None:
            self._say(refused)
        else:
            self._show(found)

    def _type(self, text):
        from ...adapters.premises.tower_division import groups_in

        self._show(groups_in(text), typed=True)

    def _show(self, groups, typed=False):
        """Show what groups would make of the tower, and whether that can be done."""
        from ...adapters.sentences.of_towers import entrance_names
        from ...adapters.sentences.saying import sentence

        if self._tower is None:
            return
        self._groups = groups
        statuses = coded_values("grids")["status"]
        beside = self.tr("beside the tower")
        rows = [
            (part.code, part.entrances or beside, part.households, part.status, statuses[part.status])
            for part in self._tower.parts(groups)
        ]
        refused = self._bench.view.refusal_of(lambda _: self._tower.edit(groups)) if groups else None
        notes = [sentence(each) for each in self._tower.findings(groups)]
        if refused is not None and refused.check != "edit_nothing":
            notes.insert(0, sentence(refused))
        text = None if typed else "; ".join(entrance_names(group).replace("–", "-") for group in groups)
        possible = bool(groups) and refused is None and not self._session.read_only
        self.dialog.show_groups(text, groups, rows, "\n".join(notes), possible)

    def _say(self, finding):
        from ...adapters.sentences.saying import sentence

        self._groups = []
        self.dialog.show_groups("", [], [], sentence(finding), False)

    def _do(self, groups):
        session, building = self._session, self._tower.building_id
        if self._bench.editing.do_on_plan(lambda: session.premises.divide(building, groups)):
            self._choose(self._ids.index(building))

    def _connect(self):
        dialog = self.dialog
        dialog.tower_chosen.connect(self._choose)
        dialog.groups_typed.connect(self._type)
        dialog.groups_drawn.connect(lambda groups: self._show([tuple(group) for group in groups]))
        dialog.propose_asked.connect(self._propose)
        dialog.divide_asked.connect(lambda: self._do(self._groups))
        dialog.dissolve_asked.connect(lambda: self._do(()))
        self._bench.opened.connect(self._follow)
        self._bench.closed.connect(self._follow)

    def _follow(self):
        """A plan was opened or closed."""
        self._let_go()
        session = self._bench.session
        self._divide.setEnabled(session is not None)
        if session is not None:
            self._session = session
            session.changed.connect(self._plan_changed)

    def _plan_changed(self, codes):
        """Somebody counted, undid, or changed the grid: the dialog shows the tower as it is now."""
        if self.dialog.isVisible() and self._tower is not None and (not codes or self._tower.base in codes):
            building = self._tower.building_id
            if building in self._session.premises.rows:
                self._choose(self._ids.index(building))
            else:
                self.dialog.reject()

    def _let_go(self):
        if self._session is not None:
            self._session.changed.disconnect(self._plan_changed)
        self._session = self._tower = None
        self.dialog.hide()
