"""What happened and where, the cameras that may see it, and what is near: tables as plain arrays."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from ..columns import Columns, table_of

__all__ = [
    "CAMERA_KINDS",
    "CAMERA_STATUSES",
    "CANCELLED",
    "CLOSED",
    "DISPATCHED",
    "ESCALATED",
    "EVALUATED",
    "HANDLING",
    "MERGED",
    "RECEIVED",
    "REJECTED",
    "REPORTED",
    "RETURNED",
    "STATES",
    "SUBMITTED",
    "SUSPENDED",
    "TIMES",
    "UNKNOWN_STATE",
    "VERIFIED",
    "Cameras",
    "Events",
    "Resources",
    "cameras_of",
    "events_of",
    "resources_of",
]

REPORTED, RECEIVED, VERIFIED, DISPATCHED, HANDLING, SUBMITTED, CLOSED, EVALUATED = 10, 20, 30, 40, 50, 60, 70, 80
REJECTED, RETURNED, SUSPENDED, MERGED, CANCELLED, ESCALATED = 90, 91, 92, 93, 94, 95
UNKNOWN_STATE = 0

STATES = (
    *(REPORTED, RECEIVED, VERIFIED, DISPATCHED, HANDLING, SUBMITTED, CLOSED, EVALUATED),
    *(REJECTED, RETURNED, SUSPENDED, MERGED, CANCELLED, ESCALATED),
)
"""The states of an event: 上报, 接单, 核单, 派单, 办单, 交单, 结案, 评单; 不予立案, 退单, 延期, 重复, 作废, 升级."""

TIMES = (
    *("reported", "received", "verified", "dispatched", "started", "arrived"),
    *("submitted", "closed", "evaluated", "due"),
)
"""The times that an event has, in the order in which they come; `due` lies where the deadline puts it."""

CAMERA_KINDS = ("fixed", "dome", "ptz", "panoramic", "unknown")
CAMERA_STATUSES = ("on", "off", "unknown")


@dataclass(frozen=True)
class Events(Columns):
    """Events, a row each.

    Attributes
    ----------
    numbers : (n,) array of str, the event's number
    places : (n, 2) array of float, metres, nan without a place
    sources : (n,) array of str, '01' to '99', '' where not known
    categories : (n,) array of str, the code, else the words, '' where not known
    urgencies : (n,) array of int8, 1 (ordinary) to 4 (most urgent), 0 where not known
    states : (n,) array of int16, of `STATES`, UNKNOWN_STATE where not known
    times : dict of str (each of `TIMES`) to (n,) array of float, seconds since 1970 UTC, nan where not known
    grid_codes, other_grids : (n,) arrays of str, the grid at report time, and the one across the boundary beside it
    lead_grids : (n,) array of str, which of the two leads; the grid itself where there is one alone
    community_codes, departments, streets, addresses, buildings : (n,) arrays of str, '' where not known; `streets`
        are subdistricts or towns (街道、乡镇), `buildings` the building's code
    """

    numbers: np.ndarray
    places: np.ndarray
    sources: np.ndarray
    categories: np.ndarray
    urgencies: np.ndarray
    states: np.ndarray
    times: dict
    grid_codes: np.ndarray
    other_grids: np.ndarray
    lead_grids: np.ndarray
    community_codes: np.ndarray
    departments: np.ndarray
    streets: np.ndarray
    addresses: np.ndarray
    buildings: np.ndarray


@dataclass(frozen=True)
class Cameras(Columns):
    """Cameras, a row each.

    Attributes
    ----------
    ids, names : (n,) arrays of str
    places : (n, 2) array of float, metres, nan without a place
    azimuths : (n,) array of float, degrees clockwise from north of the optical axis, nan where not known
    fovs : (n,) array of float, the horizontal angle of view in degrees, nan where not known
    ranges, heights : (n,) arrays of float, metres that it is good for, and above the ground; nan where not known
    kinds : (n,) array of str, of `CAMERA_KINDS`
    statuses : (n,) array of str, of `CAMERA_STATUSES`
    status_times : (n,) array of float, seconds since 1970 UTC since when, nan where not known
    owners, positions : (n,) arrays of str, the kind of owner and of place, '' where not known
    secrecy : (n,) array of int8, 1 where it never leaves the database
    links : (n,) array of str, the key for the city's own URL template, never a URL with credentials
    """

    ids: np.ndarray
    names: np.ndarray
    places: np.ndarray
    azimuths: np.ndarray
    fovs: np.ndarray
    ranges: np.ndarray
    heights: np.ndarray
    kinds: np.ndarray
    statuses: np.ndarray
    status_times: np.ndarray
    owners: np.ndarray
    positions: np.ndarray
    secrecy: np.ndarray
    links: np.ndarray


@dataclass(frozen=True)
class Resources(Columns):
    """What helps near an event, a row each: a duty point, a station, an AED, a hydrant, a key place.

    Attributes
    ----------
    ids, names, kinds : (n,) arrays of str
    places : (n, 2) array of float, metres, nan without a place
    """

    ids: np.ndarray
    names: np.ndarray
    kinds: np.ndarray
    places: np.ndarray


def events_of(numbers, times=None, **columns):
    """Events of which only these columns are known.

    Parameters
    ----------
    numbers : (n,) sequence of str
    times : dict of str (some of `TIMES`) to (n,) sequence of float; the others are not known
    **columns : (n,) sequences by the names of `Events`; what is left out is not known

    Returns
    -------
    Events

    Raises
    ------
    ValueError : columns of different lengths
    TypeError : a column or a time of another name

    Examples
    --------
    >>> two = events_of(["E-1", "E-2"], states=[10, 70], times={"reported": [0.0, 60.0]})
    >>> len(two), two.states.tolist(), two.taken([1]).times["reported"].tolist()
    (2, [10, 70], [60.0])
    >>> bool(np.isnan(two.times["closed"]).all())
    True
    """
    unknown = set(times or {}) - set(TIMES)
    if unknown:
        raise TypeError(f"Events have no time {', '.join(sorted(unknown))}")
    known = {name: np.full(len(numbers), np.nan) for name in TIMES}
    known |= {name: np.asarray(values, dtype=float) for name, values in (times or {}).items()}
    return table_of(partial(Events, times=known), _EVENTS, ("numbers", object), numbers, columns, _WIDTHS)


def cameras_of(ids, **columns):
    """Cameras of which only these columns are known, as `events_of`.

    Examples
    --------
    >>> cameras_of(["C-1"], azimuths=[90]).statuses.tolist()
    ['unknown']
    """
    return table_of(Cameras, _CAMERAS, ("ids", object), ids, columns, _WIDTHS)


def resources_of(ids, **columns):
    """Resources of which only these columns are known, as `events_of`.

    Examples
    --------
    >>> resources_of(["R-1"], kinds=["aed"], places=[(3, 4)]).places.tolist()
    [[3.0, 4.0]]
    """
    return table_of(Resources, _RESOURCES, ("ids", object), ids, columns, _WIDTHS)


_WIDTHS = {"places": 2}

_TEXT, _NUMBER = (object, ""), (float, np.nan)

_EVENTS = {
    "places": _NUMBER,
    "sources": _TEXT,
    "categories": _TEXT,
    "urgencies": (np.int8, 0),
    "states": (np.int16, UNKNOWN_STATE),
    "grid_codes": _TEXT,
    "other_grids": _TEXT,
    "lead_grids": _TEXT,
    "community_codes": _TEXT,
    "departments": _TEXT,
    "streets": _TEXT,
    "addresses": _TEXT,
    "buildings": _TEXT,
}

_CAMERAS = {
    "names": _TEXT,
    "places": _NUMBER,
    "azimuths": _NUMBER,
    "fovs": _NUMBER,
    "ranges": _NUMBER,
    "heights": _NUMBER,
    "kinds": (object, "unknown"),
    "statuses": (object, "unknown"),
    "status_times": _NUMBER,
    "owners": _TEXT,
    "positions": _TEXT,
    "secrecy": (np.int8, 0),
    "links": _TEXT,
}

_RESOURCES = {"names": _TEXT, "kinds": _TEXT, "places": _NUMBER}
