"""The composition root: puts the parts into QGIS, joins them, and takes them out again in mirror order."""

from contextlib import ExitStack
from importlib import util

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu

from ..adapters.running.settings import Settings
from ..adapters.running.translation import install_translator, remove_translator
from ..processing_algorithms.provider import CommunityGridsProvider
from .algorithm_dialog import open_algorithm
from .docked import Docked
from .events.events import Events
from .findings_dock import FindingsDock
from .grids_dock.grids_dock import GridsDock
from .guesses import division_parameters, plan_parameters, remember_division
from .help_window import HelpWindow
from .icons import icon
from .plan_watcher import PlanWatcher
from .premises.premises import Premises
from .premises.scene_switch import SceneSwitch
from .show_finding import show_finding
from .workbench import Workbench
from .workbench_actions import WorkbenchActions

__all__ = ["CommunityGridsPlugin"]

AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "top": Qt.DockWidgetArea.TopDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}


class CommunityGridsPlugin(QObject):
    """What QGIS calls. Whatever is added puts its removal on a stack, so that it goes in mirror order.

    Parameters
    ----------
    iface : QgisInterface or None
        None inside qgis_process, where only `initProcessing` is called.
    """

    def __init__(self, iface):
        super().__init__()
        self.iface = iface
        self.provider = None
        self.findings = self.grids = self.workbench = self._bench_actions = None
        self.sharing = self._sharing_actions = self.scene = self.premises = self.events = None
        self._findings_docked = self._grids_docked = None
        self._settings = Settings()
        self._removals = ExitStack()

    def initProcessing(self):
        """Add what needs no screen: the language and the algorithms."""
        translator = install_translator()
        self._removals.callback(remove_translator, translator)
        self.provider = CommunityGridsProvider()
        registry = QgsApplication.processingRegistry()
        registry.addProvider(self.provider)
        self._removals.callback(registry.removeProvider, self.provider)

    def initGui(self):
        """Add everything."""
        self.initProcessing()
        self._add_findings_dock()
        self._add_grids_dock()
        self._add_workbench()
        self._add_sharing()
        self._add_scene()
        self._add_premises()
        self._add_events()
        self._add_actions()

    def unload(self):
        """Remove everything, last in first out."""
        self._removals.close()
        self.provider = self.findings = self.grids = self.workbench = self._bench_actions = None
        self._findings_docked = self._grids_docked = None
        self.sharing = self._sharing_actions = self.scene = self.premises = self.events = None

    def _add_findings_dock(self):
        project = QgsProject.instance()
        self.findings = FindingsDock(project, self._settings, self.iface.mainWindow())
        area = AREAS.get(self._settings.findings_area, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._findings_docked = Docked(self.iface, area, self.findings)
        self._removals.callback(self._findings_docked.remove)
        self.findings.dockLocationChanged.connect(lambda area: self._remember_area("findings_area", area))
        self.findings.finding_chosen.connect(self._go_to_finding)
        watcher = PlanWatcher(project, self)
        watcher.layers_changed.connect(self.findings.refresh)
        watcher.plan_arrived.connect(self._show_new_plan)
        self._removals.callback(watcher.deleteLater)
        self._removals.callback(watcher.stop)

    def _add_grids_dock(self):
        self.grids = GridsDock(self._settings, self.iface.mainWindow())
        area = AREAS.get(self._settings.grids_area, Qt.DockWidgetArea.RightDockWidgetArea)
        self._grids_docked = Docked(self.iface, area, self.grids)
        self._removals.callback(self._grids_docked.remove)
        self.grids.dockLocationChanged.connect(lambda area: self._remember_area("grids_area", area))
        self.grids.visibilityChanged.connect(self._widen_grids)

    def _widen_grids(self, visible):
        """Make the dock wide enough for its table the first time that it is seen."""
        if visible and not self._settings.grids_widened and not self.grids.isFloating():
            self._settings.grids_widened = True
            wanted = [self.grids.sizeHint().width()]
            self.iface.mainWindow().resizeDocks([self.grids], wanted, Qt.Orientation.Horizontal)

    def _add_workbench(self):
        bench = Workbench(self.iface, QgsProject.instance(), self._settings, self.grids, self)
        self._removals.callback(bench.deleteLater)
        self._removals.callback(bench.remove)
        bench.divide_asked.connect(self._divide)
        bench.make_asked.connect(self._make_plan)
        bench.checking.join(self.findings)
        self.workbench = bench

    def _add_sharing(self):
        """Add what needs the database's package, where that is there; QGIS brings it almost everywhere."""
        if util.find_spec("psycopg2") is None:
            return
        from .sharing.sharing import Sharing

        area = AREAS.get(self._settings.grids_area, Qt.DockWidgetArea.RightDockWidgetArea)
        sharing = Sharing(
            self.iface, self.workbench, self.grids, self._settings, QgsProject.instance(), area, parent=self
        )
        self._removals.callback(sharing.deleteLater)
        self._removals.callback(sharing.remove)
        self.sharing = sharing

    def _add_scene(self):
        scene = SceneSwitch(self.iface, QgsProject.instance(), self._settings, self.workbench, self)
        self._removals.callback(scene.deleteLater)
        self._removals.callback(scene.remove)
        self.scene = scene

    def _add_premises(self):
        area = AREAS.get(self._settings.grids_area, Qt.DockWidgetArea.RightDockWidgetArea)
        premises = Premises(self.iface, self.workbench, self._settings, QgsProject.instance(), area, self)
        self._removals.callback(premises.deleteLater)
        self._removals.callback(premises.remove)
        premises.follow_scene(self.scene)
        premises.checking.join(self.findings)
        self.premises = premises

    def _add_events(self):
        area = AREAS.get(self._settings.grids_area, Qt.DockWidgetArea.RightDockWidgetArea)
        events = Events(self.iface, self.workbench, self._settings, QgsProject.instance(), area, self)
        self._removals.callback(events.deleteLater)
        self._removals.callback(events.remove)
        self.events = events

    def _add_actions(self):
        window = self.iface.mainWindow()
        divide = QAction(icon("divide"), self.tr("Divide district…"), window)
        divide.setToolTip(self.tr("Divide a district's communities into grids"))
        divide.triggered.connect(self._divide)
        grids = self._grids_docked.dress_action("grids", self.tr("Show the grids of the open plan, or open one"))
        findings = self._findings_docked.dress_action("findings", self.tr("Show what the division found"))
        help_action = QAction(icon("help"), self.tr("Help"), window)
        help_action.triggered.connect(self._help)

        toolbar = self.iface.addToolBar(self.tr("Community Grids"))
        toolbar.setObjectName("CommunityGridsToolbar")
        toolbar.addActions([divide, grids, findings])
        toolbar.addSeparator()
        self.scene.put_on(toolbar)
        toolbar.addActions(self.premises.actions)
        toolbar.addSeparator()
        toolbar.addActions(self.events.actions)
        self._removals.callback(self._remove_toolbar, toolbar)
        self._bench_actions = WorkbenchActions(self.iface, self.workbench, self.grids, self)
        self._removals.callback(self._bench_actions.deleteLater)
        self._removals.callback(self._bench_actions.remove)
        self._add_sharing_actions()

        menu = QMenu(self.tr("Community Grids"), window)
        menu.setObjectName("CommunityGridsMenu")
        menu.setIcon(icon("community_grids"))
        menu.addSection(self.tr("Grids"))
        menu.addActions([divide, self._bench_actions.open, grids, findings])
        menu.addMenu(self._bench_actions.menu)
        if self._sharing_actions is not None:
            menu.addMenu(self._sharing_actions.menu)
        menu.addSection(self.tr("Buildings and households"))
        menu.addAction(self.scene.action)
        menu.addMenu(self.scene.menu)
        menu.addActions(self.premises.actions)
        if self.events.actions:
            menu.addSection(self.tr("Events and cameras"))
            menu.addActions(self.events.actions)
        menu.addSeparator()
        menu.addAction(help_action)
        self.iface.pluginMenu().addMenu(menu)
        self._removals.callback(self._remove_menu, menu, [divide, help_action])

    def _add_sharing_actions(self):
        if self.sharing is None:
            return
        from .sharing.sharing_actions import SharingActions

        self._sharing_actions = SharingActions(self.iface, self.sharing, self.workbench, self)
        self._removals.callback(self._sharing_actions.deleteLater)
        self._removals.callback(self._sharing_actions.remove)

    def _remove_menu(self, menu, actions):
        self.iface.pluginMenu().removeAction(menu.menuAction())
        for thing in [menu, *actions]:
            thing.deleteLater()

    def _remove_toolbar(self, toolbar):
        self.iface.mainWindow().removeToolBar(toolbar)
        toolbar.deleteLater()

    def _divide(self):
        """Open the division's own dialog, filled with what can be guessed."""
        parameters = division_parameters(QgsProject.instance(), self._settings)
        dialog = open_algorithm("communitygrids:dividedistrict", parameters, lambda _: self._remember(dialog))

    def _make_plan(self, file=""):
        """Open the dialog that makes a plan file out of layers, or of the division in a file; open what it made."""
        parameters = plan_parameters(QgsProject.instance(), self._settings, file)
        open_algorithm("communitygrids:makeplan", parameters, lambda results: self._open_made(results["PLAN"]))

    def _open_made(self, file):
        """Open a plan that was just made, in place of the division that it was made of."""
        if self.workbench.open(file):
            from ..adapters.plans.project import hide_division

            hide_division(QgsProject.instance(), file)

    def _remember(self, dialog):
        remember_division(dialog.createProcessingParameters(), self._settings)

    def _remember_area(self, setting, area):
        names = [name for name, side in AREAS.items() if side == area]
        if names:
            setattr(self._settings, setting, names[0])

    def _show_new_plan(self, layer):
        """Show a new plan's findings, and come to the front unless they are mere notes."""
        self.findings.show_plan(layer)
        if self.findings.needs_attention():
            self.findings.setUserVisible(True)

    def _go_to_finding(self, layer, feature_id):
        if not show_finding(self.iface.mapCanvas(), QgsProject.instance(), layer, feature_id):
            self.findings.say(self.tr("This finding concerns the whole district: there is no one place to show."))

    def _help(self):
        HelpWindow(self.iface.mainWindow()).exec()
