"""Comparing: the window, what the session knows of both scenarios, and what is taken from one into the other."""

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QObject

from ...adapters import plan_project
from ...adapters.plan_file.errors import PlanFileError
from .comparison_window import ComparisonWindow

__all__ = ["Comparing"]

_AIR = 1.05


class Comparing(QObject):
    """Opens the window for a session and keeps it in step with what is done to the plan.

    Parameters
    ----------
    editing : Editing
    messages : Messages
    project : QgsProject
    window : QWidget
    """

    def __init__(self, editing, messages, project, window, parent=None):
        super().__init__(parent)
        self._editing, self._messages, self._project, self._parent = editing, messages, project, window
        self._session = self._view = self.window = None
        self._pair, self._drafts, self._comparison, self._layers = (None, None), (), None, []

    def start(self, session, view):
        """Open the window: the open scenario is after; before is the one it came from, else another."""
        self.close()
        self._session, self._view = session, view
        scenarios = session.scenarios()
        here = session.scenario.plan_id
        parent = next((one.parent_id for one in scenarios if one.plan_id == here), None)
        others = [one.plan_id for one in scenarios if one.plan_id != here]
        self._pair = (parent if parent in others else (others or [here])[-1], here)
        self.window = ComparisonWindow(self._parent)
        self.window.pair_chosen.connect(self._choose)
        self.window.take_over_asked.connect(self._editing.take_over)
        self.window.layer_asked.connect(self._add_layer)
        self.window.closed.connect(self._forget)
        session.changed.connect(self._show)
        self._show(fit=True)
        self.window.show()

    def close(self):
        """Close the window, if it is open."""
        if self.window is not None:
            self.window.close()

    def _choose(self, before, after):
        self._pair = before, after
        self._show()

    def _show(self, *_, fit=False):
        from ...adapters.plan_comparison import comparable, compare_drafts, moved_layer

        session, view, window = self._session, self._view, self.window
        scenarios = [(one.plan_id, one.name) for one in session.scenarios()]
        names = dict(scenarios)
        self._pair = tuple(one if one in names else session.scenario.plan_id for one in self._pair)
        window.show_scenarios(scenarios, *self._pair, session.scenario.plan_id)
        try:
            self._drafts = [self._draft(plan_id) for plan_id in self._pair]
        except PlanFileError as error:
            window.show_nothing(str(error))
            return
        if not comparable(*self._drafts):
            window.show_nothing(self.tr("These scenarios are made of different units; they cannot be compared."))
            return
        self._comparison = compare_drafts(*self._drafts)
        who = self.tr("Who moves: {before} → {after}").format(before=names[self._pair[0]], after=names[self._pair[1]])
        moved = moved_layer(self._comparison, *self._drafts, session.crs, who)
        plan_project.dress_moved(moved)
        both = [plan_project.scenario_layers(session, plan_id) for plan_id in self._pair]
        shown = [[moved, *layers] for layers in both]
        window.maps.show_layers(session.crs, shown, [names[plan_id] for plan_id in self._pair])
        self._layers, self._moved = shown, moved
        window.show_comparison(self._comparison, view.units.extent, session.read_only)
        if len(scenarios) == 1:
            window.show_nothing(self.tr("There is one scenario only. Branch it, change the branch, and compare then."))
        if fit:
            rows = self._comparison.moved
            extent = QgsRectangle(*(view.units.extent(rows) if len(rows) else view.whole_extent()))
            extent.scale(_AIR)
            window.maps.show_place(extent)
        else:
            for canvas in window.maps.maps:
                canvas.refresh()

    def _draft(self, plan_id):
        session = self._session
        return session.draft if plan_id == session.scenario.plan_id else session.draft_of(plan_id)

    def _add_layer(self):
        layer = self._moved.clone()
        plan_project.dress_moved(layer)
        self._project.addMapLayer(layer)
        self._messages.say(self.tr("The layer “{name}” is in the project.").format(name=layer.name()))

    def _forget(self):
        self._session.changed.disconnect(self._show)
        self.window.deleteLater()
        self._session = self._view = self.window = self._comparison = None
        self._drafts, self._layers = (), []
