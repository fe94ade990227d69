"""Saved views of events: those that everybody has, and a person's own, kept in the plan or in the profile."""

import json
from contextlib import suppress

from qgis.PyQt.QtCore import QCoreApplication

from ....engine.events.showing.view import View, view_as_dict, view_from_dict
from ...plan_file.errors import PlanFileError

__all__ = ["EventViews", "usual_views"]

_ENTRY = "views"

translate = QCoreApplication.translate


def usual_views():
    """The views that are always there: list of View."""
    return [
        View(translate("EventMap", "Open"), only="open"),
        View(translate("EventMap", "Overdue or nearly"), only="late"),
        View(translate("EventMap", "Urgent and open"), only="open", urgencies=(3, 4)),
        View(translate("EventMap", "Last seven days"), days=7.0),
        View(translate("EventMap", "All"), only="all"),
    ]


class EventViews:
    """A person's own views. Those of an open plan lie in the plan, for everybody who opens it.

    Parameters
    ----------
    settings : Settings

    Attributes
    ----------
    session : PlanSession, None without an open plan
    """

    def __init__(self, settings):
        self._settings, self.session = settings, None

    def own(self):
        """The views that were saved: list of View."""
        told = []
        if self.session is not None:
            with suppress(PlanFileError):
                told = self.session.events.profile.get(_ENTRY, [])
        told = [*told, *self._remembered()]
        views = {}
        for each in told:
            if isinstance(each, dict) and each.get("name"):
                view = view_from_dict(each)
                views.setdefault(view.name, view)
        return list(views.values())

    def every(self):
        """All views, the usual ones first, those of a person of the same name in their place: list of View."""
        views = {view.name: view for view in usual_views()}
        views.update((view.name, view) for view in self.own())
        return list(views.values())

    def for_wall(self):
        """The views that a wall screen goes through: a person's own, else the usual ones: list of View."""
        return self.own() or usual_views()

    def save(self, view):
        """Keep a view under its name, in the plan where that can be written."""
        if not self._save_in_plan([each for each in self._in_plan() if each.get("name") != view.name], view):
            kept = [each for each in self._remembered() if each.get("name") != view.name]
            self._settings.event_views = json.dumps([*kept, view_as_dict(view)], ensure_ascii=False)

    def delete(self, name):
        """Forget a view; one that is always there stays."""
        if any(each.get("name") == name for each in self._in_plan()):
            self._save_in_plan([each for each in self._in_plan() if each.get("name") != name])
        kept = [each for each in self._remembered() if each.get("name") != name]
        self._settings.event_views = json.dumps(kept, ensure_ascii=False) if kept else ""

    def _in_plan(self):
        if self.session is None:
            return []
        told = self.session.events.profile.get(_ENTRY, [])
        return [each for each in told if isinstance(each, dict)]

    def _save_in_plan(self, others, view=None):
        if self.session is None or self.session.read_only:
            return False
        told = [*others, view_as_dict(view)] if view else others
        try:
            self.session.events.set_profile(**{_ENTRY: told})
        except PlanFileError:
            return False
        return True

    def _remembered(self):
        with suppress(ValueError):
            told = json.loads(self._settings.event_views or "[]")
            return [each for each in told if isinstance(each, dict)]
        return []
