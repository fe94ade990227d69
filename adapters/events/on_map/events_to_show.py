"""Events to be shown on a map: where they come from, in the map's CRS, at a moment, in a view."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsProject
from qgis.PyQt.QtCore import QCoreApplication

from ....engine.events.showing.situation import FOR_EVER, Timeline
from ....engine.events.showing.stages import NEAR, OVERDUE
from ....engine.events.showing.view import View
from ....engine.events.showing.views import Views
from ....engine.events.states import is_open
from ...layers.reading import Source
from ...sentences.saying import sentence
from ...words.moments import offset_of, shown_moment
from ...words.of_events import source_name, state_name, urgency_name
from ..clock import clock_of_plan, plan_of_project
from ..reading import moved_places, read_events
from .painting import Laid, paint_events

__all__ = ["Counts", "EventsShown", "GivenEvents", "LayerOfEvents", "events_of_plan"]

_DAY = 86_400.0

translate = QCoreApplication.translate


class GivenEvents(NamedTuple):
    """Events as they were read.

    Attributes
    ----------
    events : engine.events.model.Events
    crs : QgsCoordinateReferenceSystem of their places
    offset : int, minutes that the clocks are ahead of UTC
    told : list of str, sentences on what could not be read
    """

    events: object
    crs: QgsCoordinateReferenceSystem
    offset: int
    told: list


def events_of_plan(session):
    """The events of an open plan: GivenEvents.

    Raises
    ------
    adapters.plan_file.errors.PlanFileError
    """
    return GivenEvents(session.events.events, session.crs, offset_of(session.events.profile), [])


class LayerOfEvents:
    """A layer of events, taken in its own thread, read in another.

    Parameters
    ----------
    layer : QgsVectorLayer
    project : QgsProject
    """

    def __init__(self, layer, project: QgsProject):
        self._source, self._plan = Source.of_layer(layer), plan_of_project(project, [layer])
        self._context = QgsCoordinateTransformContext(project.transformContext())

    def read(self, cancelled=lambda: False):
        """Read it.

        Returns
        -------
        GivenEvents

        Raises
        ------
        QgsProcessingException
            The layer cannot be used; the sentence names it.
        engine.progress.CancelledError
        """
        crs, offset = self._source.crs, clock_of_plan(self._plan)
        read = read_events(self._source, crs, self._context, None, offset, cancelled)
        return GivenEvents(read.events, crs, offset, [sentence(finding) for finding in read.findings])


class Counts(NamedTuple):
    """How many events of a situation are there, open, nearly late, late, done within the last day."""

    events: int
    open: int
    near: int
    overdue: int
    done_today: int


class EventsShown:
    """Events in one view at one moment, ready to be painted over a map.

    Parameters
    ----------
    given : GivenEvents
    crs : QgsCoordinateReferenceSystem of the map
    transform_context : QgsCoordinateTransformContext
    view : View

    Attributes
    ----------
    given : GivenEvents
    line : Timeline
    views : Views
    moment : float, seconds since 1970 UTC, of what is shown
    played : bool, whether it is the past that is shown, told from the times of the events
    linger : float, seconds that an event stays after it was done while the past is shown
    """

    def __init__(self, given, crs, transform_context, view=None):
        self.given, self.moment, self.played, self.linger = given, 0.0, False, FOR_EVER
        self.line, self.views = Timeline(given.events), Views(given.events)
        self._places, self._crs, self._context = given.events.places, given.crs, transform_context
        self._laid = None
        self.bring_to(crs)
        self._view = self._kept = self._seen = None
        self.view = view or View()

    def __len__(self):
        return len(self.given.events)

    @property
    def view(self):
        """The View."""
        return self._view

    @view.setter
    def view(self, view):
        self._view, self._seen = view, None
        self._kept = self.views.kept(view)

    def bring_to(self, crs):
        """Have the places in another CRS of the map."""
        if crs.isValid() and crs != self._crs and self._crs.isValid():
            self._places = moved_places(self._places, self._crs, crs, self._context)
            self._crs, self._laid = crs, None

    def set_moment(self, moment, played=False, linger=FOR_EVER):
        """Show another moment: now as it is stored, or one of the past as it was."""
        self.moment, self.played, self.linger, self._seen = moment, played, linger, None

    def situation(self):
        """What the view leaves of the moment's situation: engine.events.showing.situation.Situation."""
        if self._seen is None:
            self._seen = self.views.seen(self._view, self._whole(), self.moment, self._kept)
        return self._seen

    def _whole(self):
        return self.line.at(self.moment, self.linger) if self.played else self.line.now(self.moment)

    def counts(self, whole=False):
        """Count what is shown: Counts.

        Parameters
        ----------
        whole : bool, whether what the view leaves out for its state or age counts as well
        """
        seen = self.situation()
        if whole:
            seen = self.views.seen(replace(self._view, only="all", days=0.0), self._whole(), self.moment, self._kept)
        open_, dues = int(seen.open.sum()), seen.dues
        today = int((~seen.open & (seen.ages == 0)).sum())
        return Counts(len(seen.rows), open_, int((dues == NEAR).sum()), int((dues == OVERDUE).sum()), today)

    def paint(self, painter, ground, signs):
        """Paint it: adapters.events.on_map.painting.Painted."""
        if self._laid is None or not self._laid.holds(ground, signs.scale):
            self._laid = Laid(self._places, ground, signs.scale)
        return paint_events(painter, self._laid, self.given.events.urgencies, self.situation(), signs)

    def place(self, row):
        """Where an event lies in the map's CRS: (float, float), None without a place."""
        x, y = self._places[row].tolist()
        return (x, y) if x == x and y == y else None

    def extent(self):
        """The ground of what is shown: xmin, ymin, xmax, ymax in the map's CRS, None where nothing is."""
        places = self._places[self.situation().rows]
        places = places[np.isfinite(places).all(axis=1)]
        return (*places.min(axis=0).tolist(), *places.max(axis=0).tolist()) if len(places) else None

    def worst(self, most):
        """The rows that somebody should see to first, the latest past its deadline first: list of int."""
        seen = self.situation()
        events, rows = self.given.events, seen.rows
        due = events.times["due"][rows]
        order = np.lexsort((np.where(np.isnan(due), np.inf, due), -events.urgencies[rows].astype(int), -seen.dues))
        return rows[order][seen.open[order]][:most].tolist()

    def latest(self, most):
        """The rows that came last: list of int."""
        seen = self.situation()
        reported = self.given.events.times["reported"][seen.rows]
        return seen.rows[np.argsort(-np.where(np.isnan(reported), -np.inf, reported), kind="stable")][:most].tolist()

    def words(self, row):
        """An event in words: list of (head, text), without what is not known."""
        events, times, offset = self.given.events, self.given.events.times, self.given.offset
        known = [
            (translate("EventMap", "Number"), str(events.numbers[row])),
            (translate("EventMap", "Class"), str(events.categories[row])),
            (translate("EventMap", "State"), state_name(events.states[row])),
            (translate("EventMap", "Urgency"), urgency_name(events.urgencies[row]) if events.urgencies[row] else ""),
            (translate("EventMap", "Source"), source_name(events.sources[row]) if events.sources[row] else ""),
            (translate("EventMap", "Address"), str(events.addresses[row])),
            (translate("EventMap", "Grid"), str(events.grid_codes[row])),
            (translate("EventMap", "Department"), str(events.departments[row])),
            (translate("EventMap", "Reported"), shown_moment(times["reported"][row], offset)),
            (translate("EventMap", "Due"), shown_moment(times["due"][row], offset)),
            (translate("EventMap", "Closed"), shown_moment(times["closed"][row], offset)),
        ]
        return [(head, text) for head, text in known if text]

    def lateness(self, row):
        """How late an event is, or how long there still is, in words; '' where it is done or has no deadline."""
        due = self.given.events.times["due"][row]
        if due != due or not bool(is_open(self.given.events.states[row : row + 1])[0]):
            return ""
        left = float(due - self.moment)
        span = span_words(abs(left))
        words = translate("EventMap", "{span} late") if left < 0 else translate("EventMap", "{span} left")
        return words.format(span=span)


def span_words(seconds):
    """A span of time in words, in the largest unit that tells it."""
    if seconds >= 2 * _DAY:
        return translate("EventMap", "{count} d").format(count=f"{seconds / _DAY:.0f}")
    if seconds >= 3600:
        return translate("EventMap", "{count} h").format(count=f"{seconds / 3600:.0f}")
    return translate("EventMap", "{count} min").format(count=f"{seconds / 60:.0f}")
