"""A made-up feed of events, moves and camera states, for training and tests; the numbers tell that it is made up."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from .model import (
    CANCELLED,
    CLOSED,
    DISPATCHED,
    EVALUATED,
    HANDLING,
    RECEIVED,
    REPORTED,
    SUBMITTED,
    VERIFIED,
    cameras_of,
    events_of,
)
from .states import moved

__all__ = ["MADE_UP", "Changes", "Feed", "called_off", "is_made_up"]

MADE_UP = "SIM-"
"""What the numbers of made-up events and the ids of made-up cameras begin with."""

_WAY = (REPORTED, RECEIVED, VERIFIED, DISPATCHED, HANDLING, SUBMITTED, CLOSED, EVALUATED)
_HOURS = {1: 72, 2: 24, 3: 8, 4: 2}

# Of ten changes so many are new events, moves of the events that have waited longest, and states of cameras.
_NEW, _MOVES = 0.12, 0.85
_WAITING, _CAMERAS = 60, 40


class Changes(NamedTuple):
    """What happens at a moment.

    Attributes
    ----------
    events : Events, new ones and those in another state
    cameras : Cameras, in another state
    """

    events: object
    cameras: object

    def __len__(self):
        return len(self.events) + len(self.cameras)


class Feed:
    """Makes things up; the same seed makes the same.

    Parameters
    ----------
    places : (n, 2) array of float, metres, where something may happen
    communities, grids : (n,) sequences of str, the community and the grid of each place
    categories : sequence of str, the classes that an event may have
    run : str, a word that no other run has; it is a part of all numbers
    seed : int

    Raises
    ------
    ValueError : there is no place

    Examples
    --------
    >>> feed = Feed(np.array([[0.0, 0.0]]), ["c"], ["g"], ["fire"], "one", seed=1)
    >>> first, second = feed.next(3, 60.0), feed.next(2, 120.0)
    >>> len(first), len(second), first.events.numbers[0]
    (3, 2, 'SIM-one-000001')
    >>> bool(is_made_up(first.events.numbers).all())
    True
    """

    def __init__(self, places, communities, grids, categories, run, seed=1):
        if not len(places):
            raise ValueError("there is no place where anything may happen")
        self._places, self._communities, self._grids = np.asarray(places, dtype=float), communities, grids
        self._categories, self._run, self._dice = list(categories) or [""], run, np.random.default_rng(seed)
        self._open, self._count = {}, 0
        self._cameras = {}

    def next(self, count, now):
        """Make up so many changes, each of another event or camera.

        Parameters
        ----------
        count : int
        now : float, seconds since 1970 UTC

        Returns
        -------
        Changes
        """
        waiting, rows, cameras = list(self._open), [], {}
        for chance in self._dice.random(count).tolist():
            if chance >= _MOVES and len(cameras) < _CAMERAS:
                self._change_camera(cameras, now)
            elif chance >= _NEW and waiting:
                rows.append(self._moved(waiting.pop(int(self._dice.integers(min(len(waiting), _WAITING)))), now))
            else:
                rows.append(self._reported(now))
        return Changes(_events(rows), _cameras(cameras))

    def _reported(self, now):
        self._count += 1
        number = f"{MADE_UP}{self._run}-{self._count:06}"
        at, urgency = int(self._dice.integers(len(self._places))), int(self._dice.choice([1, 1, 1, 2, 2, 3, 4]))
        event = {
            "numbers": number,
            "states": REPORTED,
            "times": {"reported": now, "due": now + _HOURS[urgency] * 3600},
            "places": self._places[at],
            "urgencies": urgency,
            "sources": f"{int(self._dice.integers(1, 5)):02}",
            "categories": self._categories[int(self._dice.integers(len(self._categories)))],
            "community_codes": str(self._communities[at]),
            "grid_codes": str(self._grids[at]),
        }
        self._open[number] = event
        return event

    def _moved(self, number, now):
        event = self._open[number]
        state = _WAY[_WAY.index(event["states"]) + 1]
        step = moved(number, event["states"], event["times"], state, now)
        event = self._open[number] = {**event, "states": state, "times": {**event["times"], **step.times}}
        if state == _WAY[-1]:
            del self._open[number]
        return event

    def _change_camera(self, changed, now):
        number = int(self._dice.choice([n for n in range(_CAMERAS) if n not in changed]))
        before = self._cameras.get(number)
        place = self._places[int(self._dice.integers(len(self._places)))] if before is None else before["places"]
        status = "off" if before is not None and before["statuses"] == "on" else "on"
        name = f"{MADE_UP}{self._run}-C{number + 1:03}"
        changed[number] = self._cameras[number] = {
            "ids": name,
            "places": place,
            "kinds": "dome",
            "statuses": status,
            "status_times": now,
        }


def is_made_up(numbers):
    """Which events or cameras were made up.

    Parameters
    ----------
    numbers : (n,) sequence of str

    Returns
    -------
    (n,) array of bool
    """
    return np.array([number.startswith(MADE_UP) for number in numbers], dtype=bool)


def called_off(events, cameras):
    """What is left to do with what was made up where nothing is ever taken out: cancelled, and in no state.

    Parameters
    ----------
    events : Events, made up or not
    cameras : Cameras

    Returns
    -------
    Changes, of what was made up and is not called off yet

    Examples
    --------
    >>> off = called_off(events_of(["E-1", "SIM-a-000001"], states=[10, 70]), cameras_of(["SIM-a-C001"]))
    >>> off.events.numbers.tolist(), off.events.states.tolist(), len(off.cameras)
    (['SIM-a-000001'], [94], 0)
    """
    events = events.taken(is_made_up(events.numbers) & (events.states != CANCELLED))
    cameras = cameras.taken(is_made_up(cameras.ids) & (cameras.statuses != "unknown"))
    none = np.full(len(cameras), "unknown", dtype=object)
    return Changes(replace(events, states=np.full_like(events.states, CANCELLED)), replace(cameras, statuses=none))


def _events(rows):
    columns = _columns(rows, "times")
    names = {name for row in rows for name in row["times"]}
    times = {name: [row["times"].get(name, np.nan) for row in rows] for name in names}
    return events_of(columns.pop("numbers", []), times, **columns)


def _cameras(rows):
    columns = _columns(list(rows.values()))
    return cameras_of(columns.pop("ids", []), **columns)


def _columns(rows, without=""):
    return {name: [row[name] for row in rows] for name in (rows[0] if rows else ()) if name != without}
