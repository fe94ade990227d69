"""Around a place: its grid and community, who is on duty, which cameras see it, what is near and how far on foot.

found = around(place, Surroundings(cameras=cameras, viewers=viewers, obstacles=obstacles, ...))
found.of(CAMERA)    # the cameras that see it, those that work first
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely

from ...columns import Columns
from ...gridding.arrangement import first_container
from ..model import Cameras, Events, Resources, cameras_of, events_of
from ..report_grids import BOUNDARY_M, LEAD_M, GridVersions, Households, report_grids
from ..sight import Obstacles, Viewers, sees
from ..states import is_open
from .walking import WALK_M_S
from .ways_on_foot import Ways

__all__ = [
    "CAMERA",
    "DUTY",
    "EVENT",
    "HELP",
    "KEY",
    "WHATS",
    "Around",
    "AroundRules",
    "Communities",
    "Near",
    "Surroundings",
    "around",
]

CAMERA, DUTY, HELP, KEY, EVENT = "camera", "duty", "help", "key", "event"
WHATS = (CAMERA, DUTY, HELP, KEY, EVENT)
"""What is found, in the order in which it is told."""


class AroundRules(NamedTuple):
    """How far one looks, in metres, and how much is told.

    Attributes
    ----------
    events_m, keys_m : float, within which other events and key places are told
    each : int, how many of each kind of what helps
    most : int, how many cameras, key places and events at most
    walk_m : float, how far one walks at most
    walk_m_s : float, metres a second on foot
    boundary_m, lead_m : float, as of `report_grids`
    """

    events_m: float = 200.0
    keys_m: float = 500.0
    each: int = 2
    most: int = 20
    walk_m: float = 6000.0
    walk_m_s: float = WALK_M_S
    boundary_m: float = BOUNDARY_M
    lead_m: float = LEAD_M


@dataclass(frozen=True)
class Communities(Columns):
    """Communities, a row each.

    Attributes
    ----------
    codes : (c,) array of str
    polygons : (c,) array of Polygon or MultiPolygon, metres
    """

    codes: np.ndarray
    polygons: np.ndarray


@dataclass(frozen=True)
class Surroundings:
    """What lies round a place, as far as it is known; None where there is no such layer.

    Attributes
    ----------
    cameras, viewers, obstacles : Cameras, their Viewers and the Obstacles to their sight
    helps : Resources, what helps: duty points, stations, AEDs, hydrants
    duty : (h,) array of bool, which of them are duty points
    keys : Resources, key places: schools, hospitals, markets
    events : Events
    grids : GridVersions
    communities : Communities
    households : Households, for the grid that leads at a boundary
    streets_within : callable that takes metres and returns the StreetNetwork round the place and how far it is
        complete, in metres; None where no street is known
    """

    cameras: Cameras = None
    viewers: Viewers = None
    obstacles: Obstacles = None
    helps: Resources = None
    duty: np.ndarray = None
    keys: Resources = None
    events: Events = None
    grids: GridVersions = None
    communities: Communities = None
    households: Households = None
    streets_within: object = None


class Near(NamedTuple):
    """One thing round a place.

    Attributes
    ----------
    what : str, of `WHATS`
    row : int, in its table; that of a duty point in `Surroundings.helps`
    metres : float, in a straight line
    walk_m : float, metres on foot; inf where there is no way, nan where it was not asked for
    sure : bool, False of a camera of which it is not known which way it looks
    line : LineString, the way there on foot, or the line of sight from the camera; None where there is none
    """

    what: str
    row: int
    metres: float
    walk_m: float = np.nan
    sure: bool = True
    line: object = None


class Around(NamedTuple):
    """What is round a place.

    Attributes
    ----------
    place : (2,) array of float
    grid, other_grid, lead_grid : str, where it lies, the grid across the boundary beside it, and which of them leads
    community : str, its code
    things : tuple of Near, in the order of `WHATS`, the best of each first
    walked : bool, whether streets are known near by
    """

    place: np.ndarray
    grid: str
    other_grid: str
    lead_grid: str
    community: str
    things: tuple
    walked: bool

    def of(self, what):
        """The things of one kind: tuple of Near."""
        return tuple(one for one in self.things if one.what == what)


def around(place, surroundings, rules=None, number="", grids=None):
    """Find what is round a place.

    Cameras that are known to be broken come last, those whose direction is not known after those that surely see the
    place. The duty point is the one nearest on foot in the place's community, else the nearest of all. Of what helps
    the nearest on foot are told, kind by kind.

    Parameters
    ----------
    place : (2,) sequence of float, metres
    surroundings : Surroundings
    rules : AroundRules, optional
    number : str, the event itself, which is not among the other events
    grids : (str grid, str other, str lead), optional, those that the event was given when it was reported

    Returns
    -------
    Around

    Examples
    --------
    >>> from ..model import resources_of
    >>> from .street_network import street_network
    >>> street = street_network(np.array([shapely.LineString([(0, 0), (0, 156)])]))
    >>> post = resources_of(["P"], kinds=["post"], places=[(0, 156)])
    >>> near = around((0, 0), Surroundings(helps=post, duty=np.array([True]), streets_within=lambda m: (street, m)))
    >>> [(one.what, one.metres, one.walk_m, one.line.wkt) for one in near.things]
    [('duty', 156.0, 156.0, 'LINESTRING (0 0, 0 156)')]
    """
    rules = rules or AroundRules()
    place = np.asarray(place, dtype=float)
    if grids is None or not grids[0]:
        grids = _grids(place, surroundings, rules)
    inside = -1
    if surroundings.communities is not None:
        inside = int(first_container(place[None], surroundings.communities.polygons)[0])
    community = surroundings.communities.codes[inside] if inside >= 0 else ""
    ways = Ways(place, surroundings.helps, surroundings.keys, surroundings.streets_within, rules)
    duty = _duty(ways, surroundings, None if inside < 0 else surroundings.communities.polygons[inside])
    things = (*_cameras(place, surroundings, rules), *duty, *_helps(ways, surroundings, duty, rules),
              *_keys(ways, surroundings, rules), *_events(place, surroundings, number, rules))  # fmt: skip
    return Around(place, *grids, community, things, ways.walked)


def _grids(place, surroundings, rules):
    """The grid of a place now, the one beside it, and which leads."""
    if surroundings.grids is None:
        return "", "", ""
    now, reach = np.array([np.nan]), (rules.boundary_m, rules.lead_m)
    found = report_grids(place[None], now, surroundings.grids, surroundings.households, None, *reach)
    return found.codes[0], found.others[0], found.leads[0]


def _cameras(place, surroundings, rules):
    """The cameras that see it: those that work first, then by whether it is sure, then by distance."""
    if surroundings.viewers is None:
        return []
    seen = sees(surroundings.viewers, surroundings.obstacles, place[None])
    broken = (surroundings.cameras or cameras_of([])).statuses[seen.cameras] == "off"
    order = np.lexsort((seen.distances, ~seen.sure, broken))[: rules.most]
    found = []
    for camera, metres, sure in zip(seen.cameras[order].tolist(), seen.distances[order], seen.sure[order]):
        line = shapely.LineString([surroundings.viewers.places[camera], place]) if metres > 0 else None
        found.append(Near(CAMERA, camera, float(metres), sure=bool(sure), line=line))
    return found


def _events(place, surroundings, number, rules):
    """The other open events near by, the nearest first."""
    events = surroundings.events if surroundings.events is not None else events_of([])
    metres = np.hypot(*(events.places - place).T)
    near = np.flatnonzero((metres <= rules.events_m) & is_open(events.states) & (events.numbers != (number or None)))
    near = near[np.argsort(metres[near], kind="stable")][: rules.most]
    return [Near(EVENT, row, float(metres[row])) for row in near.tolist()]


def _near(what, ways, row, own):
    """One thing with the way to it; `own` is its row in its own table."""
    return Near(what, own, float(ways.straight[row]), float(ways.walk[row]), line=ways.line(row))


def _duty(ways, surroundings, community):
    """The duty point of a place."""
    rows = np.flatnonzero(np.isfinite(ways.straight[: ways.count]))
    rows = rows[surroundings.duty[rows]] if surroundings.duty is not None else rows[:0]
    if not len(rows):
        return []
    if community is not None:
        own = rows[shapely.covers(community, shapely.points(surroundings.helps.places[rows]))]
        rows = own if len(own) else rows
    row = int(ways.ordered(rows)[0])
    return [_near(DUTY, ways, row, row)]


def _helps(ways, surroundings, duty, rules):
    """The nearest of each kind, but not the duty point once more; the kind that is nearest first."""
    taken = {one.row for one in duty}
    rows = []
    for of_kind in ways.of_kind.values():
        there = of_kind[np.isfinite(ways.straight[of_kind])]
        rows.extend(row for row in ways.ordered(there)[: rules.each].tolist() if row not in taken)
    return [_near(HELP, ways, row, row) for row in ways.ordered(np.array(rows, dtype=int)).tolist()]


def _keys(ways, surroundings, rules):
    """Key places near by, the nearest on foot first."""
    rows = ways.count + np.flatnonzero(ways.straight[ways.count :] <= rules.keys_m)
    return [_near(KEY, ways, row, row - ways.count) for row in ways.ordered(rows)[: rules.most].tolist()]
