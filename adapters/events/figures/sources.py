"""Where the figures of events come from: the open plan, or layers of the project."""

from typing import NamedTuple

from qgis.core import QgsCoordinateTransformContext, QgsProcessingException, QgsProject
from qgis.PyQt.QtCore import QCoreApplication

from ....engine.events.arriving.event_columns import roles_of_names
from ....engine.events.figures.masking import MASK_FLOOR
from ...layers.crs import choose_crs
from ...layers.reading import Source
from ...layers.roles import guess_role, role_of
from ...sentences.saying import sentence
from ...words.moments import offset_of
from ..areas import read_areas
from ..clock import clock_of_plan, plan_of_project
from ..reading import read_events
from ..vocabulary import event_vocabulary

__all__ = ["FigureEvents", "LayersToRead", "PlanToRead", "event_layers"]

# What a layer must tell to be taken for one of events.
_WANTED = {"event_no", "state", "reported_at"}

translate = QCoreApplication.translate


class FigureEvents(NamedTuple):
    """Events that know their grids.

    Attributes
    ----------
    name : str, what they come from
    events : engine.events.model.Events
    areas : adapters.events.areas.EventAreas
    offset : int, minutes that the clocks are ahead of UTC
    floor : int, counts below are masked
    told : list of str, sentences on what could not be read
    """

    name: str
    events: object
    areas: object
    offset: int
    floor: int
    told: list


class PlanToRead:
    """The events of an open plan, taken in the plan's own thread, put into their grids in another.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession
    areas : adapters.events.areas.EventAreas, as `areas_of_plan` gave them, which takes longer than the rest

    Raises
    ------
    adapters.plan_file.errors.PlanFileError
    """

    def __init__(self, session, areas):
        self._name, self._events, self._areas = session.scenario.name, session.events.events, areas
        profile = session.events.profile
        self._offset = offset_of(profile)
        self._floor = int(profile.get("mask_floor", MASK_FLOOR))

    def read(self, cancelled=lambda: False):
        """Put the events into their grids: FigureEvents."""
        events = self._areas.placed(self._events)
        return FigureEvents(self._name, events, self._areas, self._offset, self._floor, [])


def event_layers(project: QgsProject):
    """The vector layers of a project that look like events, the topmost first."""
    found = []
    for node in project.layerTreeRoot().findLayers():
        layer = node.layer()
        if layer is None or not hasattr(layer, "fields") or not layer.isValid():
            continue
        if role_of(layer) == "events" or set(roles_of_names(layer.fields().names(), event_vocabulary())) >= _WANTED:
            found.append(layer)
    return found


class LayersToRead:
    """A layer of events with the grids and communities of its project, taken in their own thread, read in another.

    Parameters
    ----------
    layer : QgsVectorLayer of events
    project : QgsProject
    """

    def __init__(self, layer, project: QgsProject):
        self._events, self._plan = Source.of_layer(layer), plan_of_project(project, [layer])
        roles = {}
        for node in project.layerTreeRoot().findLayers():
            other = node.layer()
            if other is not None and hasattr(other, "geometryType") and other.isValid():
                roles.setdefault(role_of(other) or guess_role(other.name(), other.geometryType()), other)
        self._grids, self._communities = (
            Source.of_layer(roles[role]) if role in roles else None for role in ("grids", "communities")
        )
        self._context = QgsCoordinateTransformContext(project.transformContext())

    def read(self, cancelled=lambda: False):
        """Read them.

        Returns
        -------
        FigureEvents

        Raises
        ------
        QgsProcessingException
            A layer cannot be used, or has no events; the sentence names it.
        engine.progress.CancelledError
        """
        if not self._events.count:
            said = translate("District", "The layer {layer} has no features.")
            raise QgsProcessingException(said.format(layer=self._events.name))
        there = [one for one in (self._grids, self._communities, self._events) if one and not one.extent.isNull()]
        measured = next(iter(there), self._events)
        crs = measured.crs
        if crs.isValid() and there:
            crs = choose_crs(measured.name, crs, measured.extent, self._context)
        offset = clock_of_plan(self._plan)
        read = read_events(self._events, crs, self._context, None, offset, cancelled)
        areas = read_areas(self._grids, self._communities, crs, self._context, cancelled)
        told = [sentence(finding) for finding in read.findings]
        return FigureEvents(self._events.name, areas.placed(read.events), areas, offset, MASK_FLOOR, told)
