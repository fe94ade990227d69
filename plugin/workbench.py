"""The grid workbench put together: plan, dock, tools and map, kept in step."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ..adapters.plan_file.errors import PlanFileError
from ..adapters.plans import project as plan_project
from ..adapters.running.packages import package_trouble
from .checking_plan import CheckingPlan
from .comparison.comparing import Comparing
from .editing import Editing
from .growth.watching_growth import WatchingGrowth
from .hourglass import hourglass
from .messages import Messages
from .other_windows import OtherWindows
from .plan_on_map import PlanOnMap
from .rebalancing.rebalancing import Rebalancing
from .recent_plans import recent_plans, remember_plan
from .scenario_steps import ScenarioSteps
from .split_chooser import SplitChooser
from .tool_box import ToolBox

__all__ = ["Workbench"]


class Workbench(QObject):
    """Holds the open plan. What a tool or the dock asks for is done by `editing`; what the session tells is shown.

    Parameters
    ----------
    iface : QgisInterface
    project : QgsProject
    settings : Settings
    dock : GridsDock

    Signals
    -------
    opened, closed
    choice_changed : other grids are chosen, in the table, on the map or by a tool
    steps_changed(undo, redo) : in words, what undo and redo would do now
    make_asked(file) : the person wants a plan made, out of the division that a file holds, or out of layers where ''
    divide_asked : the person wants to begin with a division
    """

    opened = pyqtSignal()
    closed = pyqtSignal()
    choice_changed = pyqtSignal()
    steps_changed = pyqtSignal(str, str)
    make_asked = pyqtSignal(str)
    divide_asked = pyqtSignal()

    def __init__(self, iface, project, settings, dock, parent=None):
        super().__init__(parent)
        self._canvas, self._project, self._settings, self._dock = iface.mapCanvas(), project, settings, dock
        self._window = iface.mainWindow()
        self.session = self.view = None
        self._map = PlanOnMap(self._canvas, project, self)
        self.messages = Messages(iface.messageBar(), self)
        self.editing = Editing(self.messages, self._window, self)
        self.scenarios = ScenarioSteps(self.messages, self._window, self)
        self.chooser = SplitChooser(self._canvas, self.editing, self.messages, self)
        self.rebalancing = Rebalancing(self._canvas, self.editing, self.messages, settings, project, self._window, self)
        self.growth = WatchingGrowth(self, settings, project, self._window, self)
        self.checking = CheckingPlan(self, project, self)
        self.comparing = Comparing(self.editing, self.messages, project, self._window, self)
        self.others = OtherWindows(self.messages, self)
        self.box = ToolBox(self._canvas, project, settings, self._window, self)
        self._connect()
        dock.show_nothing(recent_plans(self._settings))

    def open(self, path):
        """Open a plan file.

        Returns
        -------
        bool, whether it could be opened; where not, the message bar says why
        """
        trouble = package_trouble()
        if trouble:
            self.messages.fail(trouble)
            return False
        # They need packages that QGIS does not bring everywhere, and time that a start of QGIS should not cost.
        from ..adapters.plan_file.layers import refuse_unseen
        from ..adapters.plans.on_map.view import PlanView
        from ..adapters.plans.session import PlanSession, is_division

        author = self._settings.author or QgsApplication.userLoginName()
        try:
            refuse_unseen(path)
            with hourglass():
                session = PlanSession.open(str(path), author)
        except PlanFileError as error:
            way_out = (self.tr("Make a plan…"), lambda: self.make_asked.emit(str(path))) if is_division(path) else ()
            self.messages.refuse(str(error), *way_out) if way_out else self.messages.fail(str(error))
            return False
        self.close()
        self.session = self.editing.session = self.scenarios.session = session
        session.changed.connect(self._show_change)
        session.boundaries.described.connect(self._show_boundary)
        session.premises.changed.connect(self._show_premises)
        self.view = self.editing.view = PlanView(session, self._map.show(session))
        self.checking.follow(session)
        self.others.follow(session)
        remember_plan(self._settings, path)
        self.box.show_plan(self.view)
        self._show_all()
        self._map.show_place(session.view, self.view.whole_extent())
        self._dock.setUserVisible(True)
        self.opened.emit()
        return True

    def close(self, forget_layers=True):
        """Close the plan; its layers leave the project with it."""
        if self.session is None:
            return
        self.comparing.close()
        self.others.follow(None)
        session, self.session = self.session, None
        self.editing.session = self.editing.view = self.scenarios.session = self.view = None
        self._remember_place(session)
        session.changed.disconnect(self._show_change)
        session.boundaries.described.disconnect(self._show_boundary)
        session.premises.changed.disconnect(self._show_premises)
        self.editing.stop()
        self.chooser.close()
        self.rebalancing.close()
        self.growth.close()
        self.checking.follow(None)
        self.box.show_plan(None)
        self.messages.clear()
        self._map.hide(session.path, forget_layers)
        session.close()
        self._dock.show_nothing(recent_plans(self._settings))
        self.closed.emit()

    def ask_and_open(self):
        """Ask for a plan file and open it."""
        folder = self._settings.plan_folder
        words = self.tr("Plan files") + " (*.gpkg)"
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a plan"), folder, words)
        if path:
            self.open(path)

    def remove(self):
        """Close the plan and leave QGIS; the plan's layers stay in the project."""
        self.close(forget_layers=False)
        self._canvas.mapToolSet.disconnect(self._tool_changed)
        self._map.stop()
        self._project.cleared.disconnect(self.close)
        self._project.readProject.disconnect(self._project_read)
        self.others.stop()
        self.messages.clear()
        self.chooser.remove()
        self.rebalancing.remove()
        self.box.remove()

    def chosen(self):
        """The codes of the chosen grids, vertical ones among them."""
        return self._dock.selected()

    def offer(self, actions):
        """Offer more actions on a right click in the table of grids; `withdraw` takes them back."""
        self._dock.offer(actions)

    def withdraw(self, actions):
        """Take back what was offered."""
        self._dock.withdraw(actions)

    def zoom_to(self, codes):
        """Show some grids on the map."""
        extent = self.view.extent_of(codes) if self.view else None
        if extent is not None:
            self._map.zoom(extent)

    def select(self, codes):
        """Choose grids: in the table, on the map, and the first one as what the tools work for."""
        self._dock.select(codes)
        self._show_selection(codes)

    def _connect(self):
        dock, head, empty = self._dock, self._dock.head, self._dock.empty
        dock.selection_changed.connect(self._show_selection)
        dock.zoom_asked.connect(self.zoom_to)
        dock.history_asked.connect(self._show_history)
        head.open_asked.connect(self.ask_and_open)
        head.close_asked.connect(self.close)
        head.undo_asked.connect(self.editing.undo)
        head.redo_asked.connect(self.editing.redo)
        head.scenario_chosen.connect(self.scenarios.switch)
        head.branch_asked.connect(self.scenarios.branch)
        head.compare_asked.connect(self.compare)
        head.rename_asked.connect(self.scenarios.rename)
        head.delete_asked.connect(self.scenarios.delete)
        self.scenarios.renamed.connect(self._show_head)
        empty.open_asked.connect(self.ask_and_open)
        empty.recent_asked.connect(self.open)
        empty.make_asked.connect(lambda: self.make_asked.emit(""))
        empty.divide_asked.connect(self.divide_asked)
        tools = self.box.tools
        for tool in tools.values():
            tool.undo_asked.connect(self.editing.undo)
            tool.redo_asked.connect(self.editing.redo)
            tool.target_picked.connect(lambda code: self.select([code]))
        for name in ("click", "brush", "lasso"):
            tools[name].units_drawn.connect(self.editing.assign)
        tools["split"].line_drawn.connect(self.editing.split_along)
        boundary = tools["boundary"]
        boundary.line_drawn.connect(lambda points: self.editing.move_boundary(boundary.target, points))
        tools["merge"].merge_drawn.connect(lambda code, into: self.editing.merge([code], into))
        tools["propose"].grid_clicked.connect(self.propose)
        tools["lock"].grid_clicked.connect(lambda code: self.editing.switch_lock([code]))
        tools["repair"].grid_clicked.connect(self.editing.repair)
        self._canvas.mapToolSet.connect(self._tool_changed)
        self._map.selected.connect(self._hear_map)
        self._map.lost.connect(lambda: self.close(forget_layers=False))
        self._project.cleared.connect(self.close)
        self._project.readProject.connect(self._project_read)
        self.others.scenarios_changed.connect(self._show_head)

    def propose(self, code):
        """Show ways to split a grid."""
        self.select([])
        self.rebalancing.close()
        self.chooser.start(self.view, code)

    def rebalance(self):
        """Ask what may move, and show ways to bring grids back into band."""
        chosen = self.view.on_the_ground(self._dock.selected())
        self.chooser.close()
        self.select([])
        self.rebalancing.start(self.view, chosen)

    def compare(self):
        """Show two scenarios side by side."""
        if self.session is not None:
            self.comparing.start(self.session, self.view)

    # What the session tells

    def _show_change(self, codes):
        self.chooser.follow(codes)
        if not codes:
            self._map.follow(self.session)
            self._show_all()
            return
        self._dock.update_grids(codes, self.view.grid_rows(codes))
        self._dock.show_communities(self.view.community_rows(self._dock.model.rows(), codes), some=True)
        self._show_rest()

    def _show_premises(self, _):
        self._map.repaint_buildings()

    def _show_all(self):
        self._dock.show_grids(self.view.grid_rows())
        self._dock.show_communities(self.view.community_rows(self._dock.model.rows()))
        self._show_head()
        self._show_rest()

    def _show_rest(self):
        steps = self.session.undo_text(), self.session.redo_text()
        self._dock.head.show_steps(*steps)
        self.steps_changed.emit(*steps)
        self._show_history()
        self._map.repaint(self.session)
        self._show_selection(self._dock.selected())
        self.box.refresh()

    def _show_history(self):
        if self._dock.looks_at_history():
            self._dock.show_history(self.session.history, self.session.scenario.history_place)

    def _show_head(self):
        session = self.session
        listed = [(scenario.plan_id, scenario.name) for scenario in session.scenarios()]
        self._dock.setWindowTitle(self.tr("Grids: {plan}").format(plan=session.path.stem))
        self._dock.head.show_plan(str(session.path), listed, session.scenario.plan_id, session.read_only)

    def _show_selection(self, codes):
        self._map.select(codes)
        self._show_chosen(codes)

    def _hear_map(self, codes):
        self._dock.select(codes)
        self._show_chosen(codes)

    def _show_chosen(self, codes):
        """One chosen grid is what the tools work for, where it has ground, and its boundaries are told."""
        ground = self.view.on_the_ground(codes) if self.view else codes
        self.box.set_target(ground[0] if len(ground) == len(codes) == 1 else "")
        self._show_boundary()
        self.choice_changed.emit()

    def _show_boundary(self, *_):
        chosen = self._dock.selected()
        self._dock.show_boundary(self._map.boundary(chosen[0]) if len(chosen) == 1 else "")

    def _tool_changed(self, tool, *_):
        ours = tool if tool in self.box.tools.values() else None
        self.messages.hint(ours.hint() if ours is not None else "")

    def _project_read(self, *_):
        """A project that shows a plan opens it again."""
        path = plan_project.plan_of(self._project)
        if path is not None:
            self.open(path)

    def _remember_place(self, session):
        place = self._map.place()
        try:
            if place is not None:
                session.set_view(place)
        except PlanFileError as error:
            self.messages.fail(str(error))
