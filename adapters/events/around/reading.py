"""Read what is round a place from layers: only what lies near, so that it is quick and never stale."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import (
    QgsExpression,
    QgsProcessingException,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication

from ....engine.events.around.place import AroundRules, Communities, Surroundings
from ....engine.events.around.street_network import street_network
from ....engine.events.report_grids import GridVersions, Households
from ....engine.events.sight import obstacles_of
from ....engine.events.states import is_open
from ....engine.gridding.inner_places import inner_places
from ...cameras.profile import camera_profile
from ...cameras.reading import camera_findings, read_cameras, read_obstacles, ready_viewers
from ...layers.crs import choose_crs
from ...layers.fields import field_of, says_yes, texts_of
from ...layers.reading import AREA, LINE, POINT, read_table
from ...premises.reading import fields_guessed
from ...running.qgis_version import is_null
from ...words.meanings import code_text
from ...words.moments import CHINA
from ..areas import read_areas
from ..reading import event_fields, read_events
from .kinds import DUTY, GROUND, KEY, NO_WALK, role_of_kind, roles_of_kinds
from .near import narrowed, near_source
from .resource_reading import read_resources

__all__ = ["AroundReader", "AroundSources", "ReadAround"]

_CAMERAS_M = 500.0
_WALL_M = 30.0  # so far behind a camera a building may begin that it hangs on
_FEW_STREETS = 30_000  # so many are read whole, once
_BRIDGE, _CLASS = ("bridge", "tunnel", "桥梁", "是否桥梁"), ("class", "highway", "street_class", "道路等级", "fclass")

translate = QCoreApplication.translate


class AroundSources(NamedTuple):
    """The layers: each an adapters.layers.reading.Source, None where there is none.

    `resources` are what helps, `places` key places; what each is, is told by its kind.
    """

    events: object = None
    cameras: object = None
    buildings: object = None
    streets: object = None
    resources: object = None
    places: object = None
    grids: object = None
    communities: object = None


class ReadAround(NamedTuple):
    """What was read round a place.

    Attributes
    ----------
    surroundings : engine.events.around.place.Surroundings
    names : dict of str (code of a grid or community) to str
    findings : list of Finding, on what could not be read
    """

    surroundings: Surroundings
    names: dict
    findings: list


class AroundReader:
    """Layers of a district, asked again and again about places in it; only streets are kept from time to time.

    Parameters
    ----------
    sources : AroundSources
    transform_context : QgsCoordinateTransformContext
    rules : AroundRules, optional
    profile : CameraProfile, optional
    zone_minutes : int, of the clock that times without a zone were read from

    Attributes
    ----------
    crs : QgsCoordinateReferenceSystem, metric
    """

    def __init__(self, sources, transform_context, rules=None, profile=None, zone_minutes=CHINA):
        self.sources, self._context = sources, transform_context
        self.rules = rules or AroundRules()
        self._profile, self._zone = profile or camera_profile(), zone_minutes
        measured = next(
            (one for one in (sources.grids, sources.communities, sources.buildings, sources.streets, *sources)
             if one is not None and one.crs.isValid() and not one.extent.isNull()), None
        )  # fmt: skip
        if measured is None:
            raise QgsProcessingException(translate("Around", "None of the layers says where it lies."))
        self.crs = choose_crs(measured.name, measured.crs, measured.extent, transform_context)
        self._streets = None

    def event(self, number, cancelled=lambda: False):
        """Read one event: Events of one row.

        Raises
        ------
        QgsProcessingException
            There is no such event.
        """
        source = self.sources.events
        field = event_fields(source.fields.names()).get("event_no", "")
        if not field:
            said = translate("Around", "The layer {layer} has no field of event numbers.")
            raise QgsProcessingException(said.format(layer=source.name))
        wanted = QgsExpression.createFieldEqualityExpression(field, number)
        own = narrowed(source, lambda request: request.setFilterExpression(wanted))
        read = read_events(own, self.crs, self._context, None, self._zone, cancelled)
        if not len(read.events):
            said = translate("Around", "There is no event {event} in the layer {layer}.")
            raise QgsProcessingException(said.format(event=number, layer=source.name))
        return read.events.taken([0])

    def event_near(self, place, metres, cancelled=lambda: False):
        """Read the event that is nearest to a place, an open one first: Events of one row, None where none is near."""
        place = np.asarray(place, dtype=float)
        near = self._near(self.sources.events, place, metres)
        events = read_events(near, self.crs, self._context, None, self._zone, cancelled).events
        apart = np.nan_to_num(np.hypot(*(events.places - place).T), nan=np.inf)
        order = np.lexsort((apart, ~is_open(events.states)))
        order = order[apart[order] <= metres]
        return events.taken(order[:1]) if len(order) else None

    @property
    def offset(self):
        """Minutes that the clocks are ahead of UTC."""
        return self._zone

    def read(self, place, cancelled=lambda: False):
        """Read what lies round a place.

        Parameters
        ----------
        place : (2,) sequence of float, in `crs`
        cancelled : callable that returns whether to stop

        Returns
        -------
        ReadAround

        Raises
        ------
        QgsProcessingException
            A layer cannot be used; the sentence names it.
        engine.progress.CancelledError
        """
        place, rules, findings = np.asarray(place, dtype=float), self.rules, []
        events = None
        if self.sources.events is not None:
            near = self._near(self.sources.events, place, rules.events_m)
            read = read_events(near, self.crs, self._context, None, self._zone, cancelled)
            events = read.events
            findings += read.findings
        cameras, viewers, obstacles = self._cameras(place, findings, cancelled)
        helps, duty, keys = self._resources(place, findings, cancelled)
        grids, communities, names = self._areas(place, cancelled)
        surroundings = Surroundings(
            cameras, viewers, obstacles, helps, duty, keys, events, grids, communities,
            self._households(place, cancelled) if grids is not None and len(grids) > 1 else None,
            None if self.sources.streets is None else lambda metres: self._streets_within(place, metres, cancelled),
        )  # fmt: skip
        return ReadAround(surroundings, names, findings)

    def _near(self, source, place, metres):
        return near_source(source, place, metres, self.crs, self._context)

    def _cameras(self, place, findings, cancelled):
        """The cameras that are near enough to see it, ready, and the buildings between."""
        if self.sources.cameras is None:
            return None, None, None
        near = self._near(self.sources.cameras, place, _CAMERAS_M)
        read = read_cameras(near, self.crs, self._context, None, self._zone, cancelled, self._profile)
        findings += read.findings
        nothing = obstacles_of(np.empty(0, dtype=object))
        apart = np.hypot(*(read.cameras.places - place).T)
        ranges = ready_viewers(read.cameras, nothing, self._profile).ranges
        cameras = read.cameras.taken(np.flatnonzero((apart <= ranges + _WALL_M) & ~read.left_out))
        if not len(cameras) or self.sources.buildings is None:
            return cameras, ready_viewers(cameras, nothing, self._profile), nothing
        farthest = np.hypot(*(cameras.places - place).T).max() + _WALL_M
        walls = self._near(self.sources.buildings, place, farthest)
        obstacles = read_obstacles(walls, self.crs, self._context, cancelled) if _is_area(walls) else nothing
        viewers = ready_viewers(cameras, obstacles, self._profile)
        told = camera_findings(near.name, cameras, viewers)
        findings += [finding for finding in told if finding.check == "sight_enclosed"]
        return cameras, viewers, obstacles

    def _resources(self, place, findings, cancelled):
        """What helps, which of it are duty points, and key places."""
        helps = keys = None
        if self.sources.resources is not None:
            read = read_resources(self.sources.resources, self.crs, self._context, None, cancelled)
            findings += read.findings
            helps = read.resources
        if self.sources.places is not None:
            near = self._near(self.sources.places, place, self.rules.keys_m)
            keys = read_resources(near, self.crs, self._context, None, cancelled).resources
            if _is_area(near):
                keys = self._at_edges(keys, near, place, cancelled)
            keys = keys.taken(roles_of_kinds(keys.kinds) != GROUND)
        if helps is None:
            return None, None, keys
        roles = roles_of_kinds(helps.kinds)
        own = helps.taken(roles == KEY)
        keys = own if keys is None else _joined(keys, own)
        helps = helps.taken((roles != KEY) & (roles != GROUND))
        return helps, roles_of_kinds(helps.kinds) == DUTY, keys

    def _at_edges(self, keys, source, place, cancelled):
        """Areas by where they are nearest to the place, not by their middles."""
        shapes = read_table(source, (AREA,), self.crs, self._context, [], cancelled).geometries
        if len(shapes) != len(keys):  # a row without an area: nobody can say any more which is whose
            return keys
        nearest = shapely.get_point(shapely.shortest_line(shapely.Point(place), shapes), -1)
        return replace(keys, places=shapely.get_coordinates(nearest).reshape(-1, 2))

    def _areas(self, place, cancelled):
        """The grids and the community at a place, and what they are called."""
        grids = communities = None
        names = {}
        if self.sources.grids is not None:
            near = self._near(self.sources.grids, place, self.rules.boundary_m)
            areas = read_areas(near, None, self.crs, self._context, cancelled)
            count = len(areas)
            grids = GridVersions(areas.codes, areas.shapes, np.zeros(count), np.full(count, np.inf))
            names |= dict(zip(areas.codes.tolist(), areas.names.tolist()))
        if self.sources.communities is not None:
            near = self._near(self.sources.communities, place, self.rules.boundary_m)
            areas = read_areas(None, near, self.crs, self._context, cancelled)
            communities = Communities(areas.codes, areas.shapes)
            names |= areas.community_names
        return grids, communities, names

    def _households(self, place, cancelled):
        """The households near a boundary: Households, None where they are not told."""
        source = self.sources.buildings
        field = {} if source is None else fields_guessed(source, ("households",))
        if not field:
            return None
        near = self._near(source, place, self.rules.lead_m)
        table = read_table(near, (AREA, POINT), self.crs, self._context, [field["households"]], cancelled)
        counts = np.array([_count(text) for text in texts_of(table.columns[field["households"]])])
        points = table.geometries
        if len(points) and _is_area(source):
            points = shapely.points(inner_places(points))
        return Households(points, counts)

    def _streets_within(self, place, metres, cancelled):
        """The streets round a place as a network, and how far it is complete."""
        source = self.sources.streets
        whole = 0 <= source.count <= _FEW_STREETS
        if self._streets is not None:
            centre, reach, network = self._streets
            complete = reach - float(np.hypot(*(place - centre)))
            if complete >= metres:
                return network, complete
        near = source if whole else self._near(source, place, 2 * metres)
        self._streets = (place, np.inf if whole else 2 * metres, self._network(near, cancelled))
        return self._streets[2], self._streets[1]

    def _network(self, source, cancelled):
        """The streets of a layer that one can walk."""
        bridge, class_ = field_of(source, _BRIDGE), field_of(source, _CLASS)
        wanted = [*dict.fromkeys(filter(None, (bridge, class_)))]
        table = read_table(source, (LINE,), self.crs, self._context, wanted, cancelled)
        bridges = None
        if bridge:
            bridges = _each(_is_bridge, table.columns[bridge])
        lines = table.geometries
        if class_:
            walked = _each(lambda word: role_of_kind(word) != NO_WALK, table.columns[class_])
            lines, bridges = lines[walked], None if bridges is None else bridges[walked]
        return street_network(lines, bridges)


def _is_area(source):
    return QgsWkbTypes.geometryType(source.wkb_type) == AREA


def _joined(one, other):
    return type(one)(*(np.concatenate([getattr(one, name), getattr(other, name)])
                       for name in ("ids", "names", "kinds", "places")))  # fmt: skip


def _each(asked, values):
    """What is said of each value, asked once for each that there is: (n,) array of bool."""
    values = ["" if is_null(value) else value for value in values]
    told = {value: asked(code_text(value)) for value in set(values)}
    return np.array([told[value] for value in values], dtype=bool)


def _is_bridge(word):
    return says_yes(word) or word.lower() in ("yes", "viaduct", "是", "t")


def _count(text):
    try:
        return max(int(float(text)), 0)
    except (ValueError, OverflowError):
        return 0
