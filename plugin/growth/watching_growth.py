"""Growth watch on the open plan: counted in the background, shown in a dock, and mended from there."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QDockWidget

from ...adapters.plan_file.errors import PlanFileError
from ...adapters.sentences.saying import sentence
from ..one_question import OneQuestion
from .growth_dock import GrowthDock

__all__ = ["WatchingGrowth"]

_MOST_SENTENCES = 3

# The dock that may come to be seen under the map later: both lie on each other then, not side by side.
_FINDINGS = "CommunityGridsFindings"


class WatchingGrowth(QObject):
    """Opens the dock for a session and keeps it in step with what is done to the plan.

    Parameters
    ----------
    bench : Workbench, for its session, view, map and verbs
    settings : Settings
    project : QgsProject
    window : QMainWindow

    Attributes
    ----------
    dock : GrowthDock, None while it is closed
    question : OneQuestion, what is counted
    """

    def __init__(self, bench, settings, project, window, parent=None):
        super().__init__(parent)
        self._bench, self._settings, self._project, self._parent = bench, settings, project, window
        self.dock = self._session = None
        self.question = OneQuestion()

    def start(self):
        """Open the dock and count."""
        if self._bench.session is None:
            return
        self.close()
        self._session = self._bench.session
        self.dock = GrowthDock(self._project, self._settings.growth_margin, self._parent)
        self.dock.watch_asked.connect(self.watch)
        self.dock.grid_chosen.connect(self._show_grid)
        self.dock.repair_asked.connect(self._repair)
        self.dock.rebalance_asked.connect(self._rebalance)
        self.dock.left.connect(self.close)
        self._session.changed.connect(self._plan_changed)
        self._place()
        self.watch()

    def close(self):
        """Close the dock, if it is open."""
        self.question.stop()
        if self.dock is not None:
            dock, self.dock = self.dock, None
            self._session.changed.disconnect(self._plan_changed)
            self._session = None
            self._parent.removeDockWidget(dock)
            dock.deleteLater()

    def watch(self):
        """Count every grid."""
        from ...adapters.plans.growth import watch_plan
        from ...adapters.plans.snapshot import Snapshot  # packages that QGIS does not bring everywhere

        self.question.stop()
        self._settings.growth_margin = margin = self.dock.margin()
        choice = self.dock.register.choice()
        try:
            before = self._before() if choice is None else None
            snapshot = Snapshot(self._session)
        except PlanFileError as error:
            self.dock.show_trouble(str(error))
            return
        transform = QgsProject.instance().transformContext()
        self.dock.count()
        self.question.ask(
            self.tr("Growth watch"),
            lambda feedback: watch_plan(snapshot, choice, before, margin, transform, feedback),
            self._hear,
        )

    def _place(self):
        """Under the map; where another dock lies there, on top of it."""
        here = Qt.DockWidgetArea.BottomDockWidgetArea
        others = [dock for dock in self._parent.findChildren(QDockWidget) if self._parent.dockWidgetArea(dock) == here]
        self._parent.addDockWidget(here, self.dock)
        for dock in others:
            if not dock.isFloating() and (dock.isVisible() or dock.objectName() == _FINDINGS):
                self._parent.tabifyDockWidget(dock, self.dock)
        self.dock.setUserVisible(True)

    def _before(self):
        """The households of the grids in the scenario that this one came from; empty where there is none."""
        here = self._session.scenario.plan_id
        scenarios = {one.plan_id: one.parent_id for one in self._session.scenarios()}
        parent = scenarios.get(here)
        if parent not in scenarios:
            return {}
        return self._session.grid_households(parent)

    def _hear(self, outcome):
        if outcome.result is None:
            self.dock.show_trouble(outcome.trouble)
            return
        view = self._bench.view
        self.dock.show_growth(outcome.result, view.names, not view.read_only)
        told = [sentence(finding) for finding in outcome.result.findings[:_MOST_SENTENCES]]
        self.dock.tell(" ".join([self._counted_by(), *told]))

    def _counted_by(self):
        layer = self.dock.register.layer()
        if layer is not None:
            words = self.tr("Counted by “{layer}”; the plan itself stays as it is until you repair or rebalance.")
            return words.format(layer=layer.name())
        return self.tr("Counted by the plan; “before” is the scenario that this one came from, where there is one.")

    def _show_grid(self, code):
        if code:
            self._bench.select([code])
            self._bench.zoom_to([code])

    def _repair(self, code):
        """Repair a grid's community; by a new register, in a new scenario that it goes into."""
        if self._take_register():
            self._bench.editing.repair(code)

    def _rebalance(self, code):
        register = None if self.dock.register.layer() is None else self.dock.register.given()
        draft = self._session.draft
        community = str(draft.fabric.community_codes[draft.records[code].community])
        self._bench.select([])  # the yellow of a selection would lie over who moves
        self._bench.rebalancing.start(self._bench.view, [], community, register)

    def _take_register(self):
        """Count the plan by the chosen register in a new scenario; nothing where it counts itself already."""
        picker = self.dock.register
        if picker.layer() is None:
            return True
        from qgis.core import QgsProcessingException

        from ...adapters.plans.snapshot import Snapshot

        name = self._bench.scenarios.ask_name(f"{self._session.scenario.name} · {picker.layer().name()}")
        if not name:
            return False
        try:
            counted = Snapshot(self._session).counted(picker.choice(), QgsProject.instance().transformContext())
            self._session.take_register(counted.register, name, counted.read_findings)
        except (PlanFileError, QgsProcessingException) as error:
            self._bench.messages.fail(str(error))
            return False
        picker.choose(None)
        return True

    def _plan_changed(self, *_):
        self.watch()
