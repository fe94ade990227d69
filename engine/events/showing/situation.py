"""The situation at a moment: which events there are, how far each has come, how old it is, and whether it is late."""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from ..model import (
    CLOSED,
    DISPATCHED,
    EVALUATED,
    HANDLING,
    RECEIVED,
    REPORTED,
    SUBMITTED,
    TIMES,
    UNKNOWN_STATE,
    VERIFIED,
)
from ..states import DONE, TIME_OF, is_open
from .stages import IN_TIME, NEAR, OVERDUE, STAGES

__all__ = ["AGES", "FOR_EVER", "STAGE_OF", "Situation", "Timeline"]

STAGE_OF = {
    REPORTED: "new",
    RECEIVED: "known",
    VERIFIED: "known",
    DISPATCHED: "under_way",
    HANDLING: "under_way",
    SUBMITTED: "submitted",
    CLOSED: "closed",
    EVALUATED: "evaluated",
    UNKNOWN_STATE: "unknown",
}
"""The stage of each state; other states are `held` while somebody still has to see to the event, else `dropped`."""

AGES = (86_400.0, 7 * 86_400.0, 30 * 86_400.0)
"""Seconds up to which an event is of today, of the week, of the month; beyond the last it is older."""

FOR_EVER = float("inf")

NEAR_SHARE = 0.2
"""A deadline is near when less than this share of the time that there was is left."""

_CHAIN = tuple(state for state in TIME_OF if state != REPORTED)
_STEPS = tuple(TIME_OF[state] for state in _CHAIN)


class Situation(NamedTuple):
    """What there is at a moment.

    Attributes
    ----------
    rows : (k,) array of int, of the events
    stages : (k,) array of int8, places in `STAGES`
    dues : (k,) array of int8, of `DUES`; only what is open can be late
    ages : (k,) array of int8, 0 today to 3 older: since it was reported, or since it was done
    open : (k,) array of bool, whether somebody still has to see to it
    """

    rows: np.ndarray
    stages: np.ndarray
    dues: np.ndarray
    ages: np.ndarray
    open: np.ndarray

    def taken(self, which):
        """The same of some of them.

        Parameters
        ----------
        which : (k,) array of bool, or array of int
        """
        return Situation(*(column[which] for column in self))


class Timeline:
    """Events laid out by time, so that the situation at any moment is there at once.

    Parameters
    ----------
    events : engine.events.model.Events

    Attributes
    ----------
    first, last : float, seconds, of the first and the last time that any event has; nan where none has one

    Examples
    --------
    An event that was reported at noon, dispatched an hour later and closed after five, with a deadline after four.

    >>> from ..model import events_of
    >>> from .stages import DUES, STAGES
    >>> hour = 3600.0
    >>> times = {"reported": [0.0], "dispatched": [hour], "closed": [5 * hour], "due": [4 * hour]}
    >>> line = Timeline(events_of(["E-1"], states=[70], times=times))
    >>> for after in (0.5, 2, 3.5, 4.5, 6):
    ...     then = line.at(after * hour)
    ...     print(after, STAGES[then.stages[0]], DUES[then.dues[0]])
    0.5 new in_time
    2 under_way in_time
    3.5 under_way near
    4.5 under_way overdue
    6 closed no_deadline
    >>> len(line.at(30 * hour, linger=24 * hour).rows)
    0
    """

    def __init__(self, events):
        n = len(events)
        times = events.times
        arrival = _first_of([times[name] for name in ("reported", "received", *_STEPS)])
        done = np.isin(events.states, DONE)
        latest = _latest([times[name] for name in TIMES if name != "due"], n)
        ends = np.where(done, _first_of([times["closed"], times["evaluated"], latest]), np.inf)
        order = np.argsort(arrival, kind="stable")
        self._rows = order
        self._arrivals, self._ends = arrival[order], np.where(np.isnan(ends), np.inf, ends)[order]
        self._count = int(np.isfinite(self._arrivals).sum())
        self._due = times["due"][order]
        self._times, self._latest = times, latest[order]
        self._evaluated = times["evaluated"][order]
        self._stored = _stages(events.states)[order]
        self._open = is_open(events.states)[order]
        known = np.concatenate([arrival[np.isfinite(arrival)], latest[np.isfinite(latest)]])
        self.first, self.last = (float(known.min()), float(known.max())) if len(known) else (np.nan, np.nan)

    @cached_property
    def _chain(self):
        """When each event came to each state of the way; only who looks back needs it."""
        return [self._times[name][self._rows] for name in _STEPS]

    def now(self, moment):
        """The situation as it is stored, of all events, those without a time among them; ages and delays by a moment.

        Parameters
        ----------
        moment : float, seconds since 1970 UTC

        Returns
        -------
        Situation
        """
        every = slice(len(self._rows))
        return self._situation(every, self._stored.copy(), self._open.copy(), moment)

    def at(self, moment, linger=FOR_EVER):
        """The situation as it was, told from the times of the events.

        Parameters
        ----------
        moment : float, seconds since 1970 UTC
        linger : float, seconds that an event stays after it was done

        Returns
        -------
        Situation, without events that have no time
        """
        came = int(np.searchsorted(self._arrivals[: self._count], moment, side="right"))
        ends = self._ends[:came]
        kept = slice(came) if linger == FOR_EVER else np.flatnonzero(ends > moment - linger)
        still = ends[kept] > moment
        stages = self._stored[kept].copy()
        stages[~still & (self._evaluated[kept] > moment)] = STAGES.index("closed")
        waiting = np.flatnonzero(still) if linger == FOR_EVER else kept[still]
        stages[still] = self._stages_at(waiting, moment)
        return self._situation(kept, stages, still, moment)

    def _stages_at(self, places, moment):
        """How far open events had come."""
        stages = np.full(len(places), STAGES.index("new"), dtype=np.int8)
        for state, times in zip(_CHAIN, self._chain, strict=True):
            stages[times[places] <= moment] = STAGES.index(STAGE_OF[state])
        # What is no step of the way, as an escalation, has its time in the log alone: it holds from the last one known.
        stored = self._stored[places]
        settled = (stored >= STAGES.index("held")) & (self._latest[places] <= moment)
        stages[settled] = stored[settled]
        return stages

    def per_span(self, edges):
        """How many events came in each span of time.

        Parameters
        ----------
        edges : (m + 1,) array of float, seconds, rising

        Returns
        -------
        (m,) array of int
        """
        return np.diff(np.searchsorted(self._arrivals[: self._count], edges))

    def _situation(self, kept, stages, still, moment):
        arrivals, due = self._arrivals[kept], self._due[kept]
        dues = np.zeros(len(due), dtype=np.int8)
        with np.errstate(invalid="ignore"):
            told = still & np.isfinite(due)
            dues[told] = IN_TIME
            dues[told & (due - moment < NEAR_SHARE * (due - arrivals))] = NEAR
            dues[told & (due < moment)] = OVERDUE
            since = moment - np.where(still, arrivals, np.minimum(self._ends[kept], moment))
            ages = np.zeros(len(due), dtype=np.int8)
            for age in AGES:
                ages += since > age
        return Situation(self._rows[kept], stages, dues, ages, still)


def _stages(states):
    """The stage of each state: (n,) array of int8."""
    stages = np.where(is_open(states), STAGES.index("held"), STAGES.index("dropped")).astype(np.int8)
    for state, stage in STAGE_OF.items():
        stages[np.asarray(states) == state] = STAGES.index(stage)
    return stages


def _first_of(columns):
    """The first column that knows a time: (n,) array, nan where none does."""
    result = np.array(columns[0], dtype=float)
    for column in columns[1:]:
        if not np.isnan(result).any():
            break
        result = np.where(np.isnan(result), column, result)
    return result


def _latest(columns, count):
    """The latest of the times known: (n,) array, nan where none is."""
    result = np.full(count, np.nan)
    for column in columns:
        result = np.fmax(result, column)
    return result
