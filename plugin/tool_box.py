"""The map tools with their buttons: one is in hand at a time, and its hint stands in the message bar."""

from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction, QActionGroup

from .icons import icon
from .map_tools.assign_tools import BrushTool, ClickTool, LassoTool
from .map_tools.grid_tools import GridTool, MergeTool
from .map_tools.line_tools import BoundaryTool, SplitLineTool

__all__ = ["ToolBox"]


class ToolBox(QObject):
    """All tools of the workbench by their names, which are those of `tools` below.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject
    settings : Settings
    window : QWidget, which owns the buttons' actions

    Attributes
    ----------
    tools : dict of str to PlanTool
    actions : dict of str to QAction, in the order of the toolbar
    let_go : QAction, which is on while the tools that assign units give them to no grid
    """

    def __init__(self, canvas, project, settings, window, parent=None):
        super().__init__(parent)
        self._canvas = canvas
        self._group = QActionGroup(self)
        self._registered = []
        brush = BrushTool(canvas, project, settings.brush_radius)
        brush.radius_changed.connect(lambda radius: setattr(settings, "brush_radius", radius))
        self.tools = {
            "click": ClickTool(canvas, project),
            "brush": brush,
            "lasso": LassoTool(canvas, project),
            "split": SplitLineTool(canvas, project),
            "propose": GridTool(canvas, project, self._propose_words),
            "merge": MergeTool(canvas, project),
            "boundary": BoundaryTool(canvas, project),
            "lock": GridTool(canvas, project, self._lock_words),
            "repair": GridTool(canvas, project, self._repair_words),
        }
        self.actions = {name: self._action(name, place, window) for place, name in enumerate(self.tools, 1)}
        self.let_go = self._make_let_go(window)
        self.set_enabled(False)

    def show_plan(self, view):
        """Have all tools work on a PlanView, on none with None; without one none is in hand."""
        for tool in self.tools.values():
            tool.show_plan(view)
        self.set_enabled(view is not None and not view.read_only)
        if view is None:
            self.let_go.setChecked(False)
            self.put_down()

    def set_enabled(self, enabled):
        """Let the tools be taken, or not."""
        for action in (*self.actions.values(), self.let_go):
            action.setEnabled(enabled)

    def set_target(self, code):
        """Tell all tools which grid they work for."""
        for tool in self.tools.values():
            tool.set_target(code)

    def refresh(self):
        """Outline the target anew: an edit may have changed its ground."""
        for tool in self.tools.values():
            tool.show_target()

    def in_hand(self):
        """The tool that is in hand, or None."""
        return next((tool for tool in self.tools.values() if tool.isActive()), None)

    def put_down(self):
        """Give the canvas its usual tool back."""
        tool = self.in_hand()
        if tool is not None:
            self._canvas.unsetMapTool(tool)

    def remove(self):
        """Take tools and buttons away for good."""
        self.put_down()
        for tool in self.tools.values():
            tool.remove()
            tool.deleteLater()
        manager = QgsGui.shortcutsManager()
        for action in self._registered:
            manager.unregisterAction(action)
            action.deleteLater()

    def _action(self, name, place, window):
        words = self._words()[name]
        action = QAction(icon(_ICONS.get(name, name)), words[0], window)
        action.setObjectName(f"CommunityGrids_{name}")
        action.setCheckable(True)
        keys = f"Alt+{place % 10}"
        QgsGui.shortcutsManager().registerAction(action, keys)
        self._registered.append(action)
        action.setToolTip(f"<b>{words[0]}</b> ({action.shortcut().toString()})<br>{words[1]}")
        self._group.addAction(action)
        tool = self.tools[name]
        tool.setAction(action)
        action.triggered.connect(lambda: self._canvas.setMapTool(tool))
        return action

    def _make_let_go(self, window):
        words = self.tr("Let units go")
        action = QAction(icon("let_go"), words, window)
        action.setObjectName("CommunityGrids_let_go")
        action.setCheckable(True)
        QgsGui.shortcutsManager().registerAction(action, "Alt+0")
        self._registered.append(action)
        told = self.tr(
            "While this is on, the tools that assign units take them from their grids and give them to none."
        )
        action.setToolTip(f"<b>{words}</b> ({action.shortcut().toString()})<br>{told}")
        action.toggled.connect(self._switch_let_go)
        for name, other in self.actions.items():
            if name not in _ASSIGN:
                other.triggered.connect(lambda: action.setChecked(False))
        for name in _ASSIGN:
            self.tools[name].target_picked.connect(lambda _: action.setChecked(False))
        return action

    def _switch_let_go(self, on):
        for name in _ASSIGN:
            self.tools[name].let_go(on)
        if on and not any(self.tools[name].isActive() for name in _ASSIGN):
            self.actions["click"].trigger()

    def _words(self):
        return {
            "click": (self.tr("Assign units"), self.tr("Give units to the outlined grid, one a click.")),
            "brush": (self.tr("Brush"), self.tr("Sweep over units to give them to the outlined grid.")),
            "lasso": (self.tr("Lasso"), self.tr("Draw round units to give them to the outlined grid.")),
            "split": (self.tr("Split along a line"), self.tr("Draw a line through a grid to make two of it.")),
            "propose": (self.tr("Split by itself"), self.tr("Click a grid and choose among three ways to split it.")),
            "merge": (self.tr("Merge grids"), self.tr("Drag a grid onto the neighbour that it is to join.")),
            "boundary": (self.tr("Move a boundary"), self.tr("Draw where two grids are to meet from now on.")),
            "lock": (self.tr("Lock or unlock"), self.tr("Click a grid: while it is locked no tool changes it.")),
            "repair": (self.tr("Repair here"), self.tr("Click a grid: its community is mended by the fewest moves.")),
        }

    def _propose_words(self):
        return self.tr("Click the grid to split. Ways to do it are shown, and you choose.")

    def _lock_words(self):
        return self.tr("Click a grid to lock it, a locked one to unlock it.")

    def _repair_words(self):
        return self.tr("Click a grid: what is in pieces or out of band in its community is mended by the fewest moves.")


# The tools that give units to a grid.
_ASSIGN = ("click", "brush", "lasso")

_ICONS = {"click": "assign", "split": "split_line", "propose": "split_auto", "lock": "locked"}
