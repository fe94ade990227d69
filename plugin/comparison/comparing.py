"""Comparing: the window, what the session knows of both scenarios, and what is taken from one into the other."""

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QObject, QTimer

from ...adapters.plan_file.errors import PlanFileError
from ...adapters.plans import project as plan_project
from .comparison_window import ComparisonWindow

__all__ = ["Comparing"]

_AIR = 1.05

# How long it waits after an edit, so that several in a row are compared once.
_PAUSE_MS = 200


class Comparing(QObject):
    """Opens the window for a session and keeps it in step with what is done to the plan, while it is seen.

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
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._catch_up)
        self._set_out()

    def start(self, session, view):
        """Open the window: the open scenario is after; before is the one it came from, else another."""
        from ...adapters.plans.comparison import moved_layer

        self.close()
        self._session, self._view = session, view
        scenarios = session.scenarios()
        here = session.scenario.plan_id
        parent = next((one.parent_id for one in scenarios if one.plan_id == here), None)
        others = [one.plan_id for one in scenarios if one.plan_id != here]
        self._pair = (parent if parent in others else (others or [here])[-1], here)
        self._moved = moved_layer(session.crs)
        plan_project.dress_moved(self._moved)
        self.window = ComparisonWindow(self._parent)
        self._show()
        self._show_place()
        self.window.pair_chosen.connect(self._choose)
        self.window.take_over_asked.connect(self._editing.take_over)
        self.window.layer_asked.connect(self._add_layer)
        self.window.closed.connect(self._forget)
        self.window.show()
        self.window.seen.connect(self._catch_up)
        session.changed.connect(self._plan_changed)

    def close(self):
        """Close the window, if it is open."""
        if self.window is not None:
            self.window.close()

    def _set_out(self):
        """Know nothing yet."""
        self._session = self._view = self.window = self._comparison = self._moved = None
        self._pair, self._listed, self._behind = (None, None), None, False
        self._drafts, self._layers = {}, {}

    def _choose(self, before, after):
        self._pair = before, after
        self._show()

    def _plan_changed(self, *_):
        self._behind = True
        if not self._pause.isActive():
            self._pause.start()

    def _catch_up(self):
        """Show what has changed meanwhile, or leave it until the window is seen."""
        if self.window is not None and self._behind and self.window.is_seen():
            self._show()

    def _show(self):
        from ...adapters.plans.comparison import comparable, compare_drafts, show_moved

        self._behind = False
        session, window = self._session, self.window
        scenarios = [(one.plan_id, one.name) for one in session.scenarios()]
        names = dict(scenarios)
        self._pair = tuple(one if one in names else session.scenario.plan_id for one in self._pair)
        self._list(scenarios)
        try:
            drafts = [self._draft(plan_id) for plan_id in self._pair]
        except PlanFileError as error:
            window.show_nothing(str(error))
            return
        if not comparable(*drafts):
            window.show_nothing(self.tr("These scenarios are made of different units; they cannot be compared."))
            return
        self._comparison = compare_drafts(*drafts)
        who = self.tr("Who moves: {before} → {after}").format(before=names[self._pair[0]], after=names[self._pair[1]])
        self._moved.setName(who)
        show_moved(self._moved, self._comparison, *drafts)
        self._show_maps([names[plan_id] for plan_id in self._pair])
        window.show_comparison(self._comparison, self._view.units.extent, session.read_only)
        if len(scenarios) == 1:
            window.show_nothing(self.tr("There is one scenario only. Branch it, change the branch, and compare then."))

    def _list(self, scenarios):
        """List the scenarios, where they or the choice among them are others than before."""
        listed = scenarios, *self._pair, self._session.scenario.plan_id
        if listed != self._listed:
            self._listed = listed
            self.window.show_scenarios(*listed)

    def _draft(self, plan_id):
        """The draft of a scenario; one that is not open is read anew only after somebody edited it."""
        session = self._session
        if plan_id == session.scenario.plan_id:
            return session.draft
        standing = session.standing_of(plan_id)
        if self._drafts.get(plan_id, (None, None))[0] != standing:
            self._drafts[plan_id] = standing, session.draft_of(plan_id)
        return self._drafts[plan_id][1]

    def _show_maps(self, captions):
        """Show the maps of both scenarios; layers that are there already are drawn anew."""
        for plan_id in self._pair:
            if plan_id in self._layers:
                self._layers[plan_id][0].triggerRepaint()
            else:
                self._layers[plan_id] = plan_project.scenario_layers(self._session, plan_id)
        shown = [[self._moved, *self._layers[plan_id]] for plan_id in self._pair]
        self.window.maps.show_layers(self._session.crs, shown, captions)

    def _show_place(self):
        """Go to where somebody moves."""
        if self._comparison is None:
            return
        rows = self._comparison.moved
        extent = QgsRectangle(*(self._view.units.extent(rows) if len(rows) else self._view.whole_extent()))
        extent.scale(_AIR)
        self.window.maps.show_place(extent)

    def _add_layer(self):
        layer = self._moved.clone()
        plan_project.dress_moved(layer)
        self._project.addMapLayer(layer)
        self._messages.say(self.tr("The layer “{name}” is in the project.").format(name=layer.name()))

    def _forget(self):
        self._session.changed.disconnect(self._plan_changed)
        self._pause.stop()
        self.window.deleteLater()
        self._set_out()
