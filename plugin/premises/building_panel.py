"""The panel *Building* at work: opens a building, keeps it in step with the plan, and writes what a person counts."""

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction, QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog

from ...adapters.plan_file.errors import PlanFileError
from ..docked import Docked
from ..icons import icon
from .building_dock import BuildingDock
from .building_on_map import BuildingOnMap
from .building_tool import BuildingTool
from .find_code import FindCodeDialog

__all__ = ["BuildingPanel"]


class BuildingPanel(QObject):
    """Joins the dock, the map tool and the search by code to the workbench.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    settings : Settings
    project : QgsProject
    area : Qt.DockWidgetArea, where the dock lies at first

    Attributes
    ----------
    dock : BuildingDock
    tool : BuildingTool
    actions : list of QAction, for menu and toolbar
    """

    def __init__(self, iface, bench, settings, project, area, parent=None):
        super().__init__(parent)
        self._bench, self._settings, self._project = bench, settings, project
        self._canvas, self._window = iface.mapCanvas(), iface.mainWindow()
        self._cards = self._session = self._buildings = self._codes = None
        self.dock = BuildingDock(self._window)
        self._docked = Docked(iface, area, self.dock).lie_on_grids()
        self.tool = BuildingTool(self._canvas, project)
        self._on_map = BuildingOnMap(self._canvas, project)
        self.actions = self._make_actions()
        self._connect()

    def remove(self):
        """Leave QGIS."""
        self._let_go()
        self._bench.opened.disconnect(self.plan_opened)
        self._bench.closed.disconnect(self._plan_closed)
        self._canvas.mapToolSet.disconnect(self._tool_changed)
        if self.tool.isActive():
            self._canvas.unsetMapTool(self.tool)
        self.tool.remove()
        self._on_map.remove()
        self._docked.remove()
        for thing in (self.tool, self._take, self._find):
            thing.deleteLater()

    # A building is opened

    def open(self, building_id, floor=None, entrance="", zoom=False):
        """Show a building; where told, the cell of a floor and an entrance, and the place on the map.

        Returns
        -------
        bool, whether there is such a building
        """
        if self._cards is None or not self._show_card(building_id):
            return False
        if not self.dock.isUserVisible():
            self.dock.setUserVisible(True)
        if floor is not None:
            self.dock.table.point_at(floor, entrance)
        if zoom:
            self.zoom()
        return True

    def zoom(self):
        """Show the building on the map and let it flash."""
        if self._outline() is not None:
            self._on_map.zoom_and_flash([self._outline()], self._buildings.crs)

    def point_in(self, show):
        """Point at what a SceneShow draws; with None at the flat map."""
        self.tool.scene = show
        if self._buildings is not None:
            self._on_map.outline(self._outline(), self._buildings.crs)

    def show_compound(self, compound):
        """Show a compound on the map; it flashes."""
        self._on_map.zoom_and_flash(self._buildings.outlines_in(compound), self._buildings.crs)

    def show_spot(self, spot):
        """Show a place of the plan's coordinates, (float, float), on the map; it flashes."""
        self._on_map.zoom_and_flash([self._buildings.ring(spot)], self._buildings.crs)

    def flash(self, geometries):
        """Let geometries of the plan flash on the map."""
        self._canvas.flashGeometries(geometries, self._buildings.crs)

    def find_by_code(self):
        """Ask for a code, typed or scanned, and go to its building."""
        if self._cards is None:
            self._bench.messages.refuse(self.tr("Open a plan first."))
            return
        if self._codes is None:
            self._codes = FindCodeDialog(self._window)
            self._codes.code_given.connect(self._go_to_code)
        self._codes.open_for_next()

    def _go_to_code(self, text):
        from ...adapters.plans.place_finder import PlaceFinder

        finder = PlaceFinder()
        finder.look(self._session, self._bench.view.names)
        found = finder.by_code(text)
        if found:
            self.open(found[0].key, zoom=True)
        self._codes.tell(found[0].title if found else "", text)

    def _show_card(self, building_id):
        try:
            card = self._cards.card(building_id)
        except PlanFileError as error:
            self._bench.messages.fail(str(error))
            return False
        self.dock.show_card(card, not self._session.read_only)
        self._on_map.outline(self._outline(), self._buildings.crs)
        return True

    def _outline(self):
        """The building that is shown as the map shows it, a QgsGeometry; None where none is."""
        card = self.dock.card
        return None if card is None else self._buildings.sight(card.building_id, self.tool.scene)

    # The plan

    def plan_opened(self):
        """Follow the plan that is open in the workbench now."""
        from ...adapters.plans.on_map.buildings import BuildingsOnMap
        from ...adapters.premises.building_cards import BuildingCards  # packages that QGIS does not bring everywhere

        self._session = self._bench.session
        self._cards = BuildingCards(self._session, self._bench.view.names)
        self._buildings = BuildingsOnMap(self._session)
        self._session.changed.connect(self._plan_changed)
        self._session.premises.changed.connect(self._premises_changed)
        self.tool.show_plan(self._buildings)
        self.dock.show_nothing(
            self.tr("Click a building on the map with the tool Building, or search for its address.")
        )
        self._follow()

    def _plan_closed(self):
        self._let_go()
        self.dock.show_nothing()
        self._follow()

    def _let_go(self):
        if self._session is not None:
            self._session.changed.disconnect(self._plan_changed)
            self._session.premises.changed.disconnect(self._premises_changed)
        self._session = self._cards = self._buildings = None
        self.tool.show_plan(None)
        self._on_map.clear()
        if self._codes is not None:
            self._codes.deleteLater()
            self._codes = None

    def _plan_changed(self, codes):
        """The totals of its grid may be others."""
        card = self.dock.card
        if card is not None and (not codes or {grid.code for grid in card.grids} & set(codes) or not card.grids):
            self._show_card(card.building_id)

    def _premises_changed(self, buildings):
        card = self.dock.card
        if card is None or (buildings and card.building_id not in buildings):
            return
        if self._buildings.knows(card.building_id):
            self._show_card(card.building_id)
        else:
            self.dock.show_nothing(self.tr("This building is no longer in the plan."))

    # What a person does

    def _write(self, act, *values):
        """Write a count as one edit; a refusal is told in the message bar."""
        card = self.dock.card
        self._bench.editing.do_on_plan(lambda: act(card.building_id, *values))

    def _write_floors(self, floors):
        """Write floors as one edit; where they are refused, those that it has are shown again."""
        self._write(self._cards.set_floors, floors)
        self._show_card(self.dock.card.building_id)

    def _copy(self):
        from ...adapters.premises.building_sheet import sheet_text

        if self.dock.card is not None:
            QGuiApplication.clipboard().setText(sheet_text(self.dock.card))
            self.dock.say(self.tr("Copied."))

    def _print(self):
        from ...adapters.premises.building_sheet import write_sheet

        card = self.dock.card
        if card is None:
            return
        title, kind = self.tr("Save the elevation table"), self.tr("PDF files") + " (*.pdf)"
        start = f"{self._settings.sheet_folder or self._settings.plan_folder}/{card.building_id}.pdf"
        path, _ = QFileDialog.getSaveFileName(self._window, title, start, kind)
        if not path:
            return
        path = path if path.lower().endswith(".pdf") else f"{path}.pdf"
        try:
            write_sheet(card, path)
        except OSError as error:
            self._bench.messages.fail(self.tr("{file} cannot be written: {why}").format(file=path, why=error.strerror))
            return
        self._settings.sheet_folder = path.rpartition("/")[0]
        self.dock.say(self.tr("Saved as {file}.").format(file=path))

    def _choose_grid(self, code):
        self._bench.select([code])
        self._bench.zoom_to([code])

    # Actions

    def _make_actions(self):
        self._take = QAction(icon("building"), self.tr("Building"), self._window)
        self._take.setObjectName("CommunityGrids_building")
        self._take.setCheckable(True)
        self._take.setToolTip(self.tr("Click a building, flat or in 2.5D, to see its floors, entrances and dwellings"))
        self._take.triggered.connect(lambda: self._canvas.setMapTool(self.tool))
        self.tool.setAction(self._take)
        self._find = QAction(icon("find_code"), self.tr("Find by code…"), self._window)
        self._find.setToolTip(self.tr("Scan the code on a wall, or type it or a building's own code, and go there"))
        self._find.triggered.connect(self.find_by_code)
        show = self._docked.dress_action("elevation", words=self.tr("Building panel"))
        return [self._take, show, self._find]

    def _connect(self):
        dock, editing = self.dock, self._bench.editing
        self._bench.opened.connect(self.plan_opened)
        self._bench.closed.connect(self._plan_closed)
        self._canvas.mapToolSet.connect(self._tool_changed)  # after the workbench, which takes hints away
        self.tool.building_clicked.connect(self.open)
        dock.building_asked.connect(lambda building_id: self.open(building_id, zoom=True))
        dock.grid_asked.connect(self._choose_grid)
        dock.zoom_asked.connect(self.zoom)
        dock.find_asked.connect(self.find_by_code)
        dock.number_typed.connect(lambda target, number: self._write(self._cards.set_number, target, number))
        dock.state_given.connect(lambda target, state: self._write(self._cards.set_state, target, state))
        dock.floors_typed.connect(self._write_floors)
        dock.undo_asked.connect(editing.undo)
        dock.redo_asked.connect(editing.redo)
        dock.copy_asked.connect(self._copy)
        dock.print_asked.connect(self._print)
        dock.closed.connect(self._on_map.clear)
        self._follow()

    def _tool_changed(self, tool, *_):
        if tool is self.tool and self._session is not None:
            self._bench.messages.hint(self.tr("Click a building: its floors, entrances and dwellings are shown."))

    def _follow(self):
        for action in (self._take, self._find):
            action.setEnabled(self._session is not None)
