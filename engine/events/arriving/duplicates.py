"""Events that stand in a table more than once: the same row again, or an older one of the same number."""

from dataclasses import fields
from typing import NamedTuple

import numpy as np

from ..model import TIMES

__all__ = ["Repeated", "repeated_events"]


class Repeated(NamedTuple):
    """Which rows are needed.

    Attributes
    ----------
    kept : (n,) array of bool
    same : (k,) array of int, rows that say what a kept row says
    older : (k,) array of int, rows whose number a kept row has, which tells of a later time, or stands further down
    """

    kept: np.ndarray
    same: np.ndarray
    older: np.ndarray


def repeated_events(events):
    """Find the events that are there again.

    Parameters
    ----------
    events : Events

    Returns
    -------
    Repeated

    Examples
    --------
    >>> from ..model import events_of
    >>> times = {"reported": [0.0, 0.0, 0.0, 5.0], "closed": [9.0, 9.0, np.nan, np.nan]}
    >>> found = repeated_events(events_of(["a", "a", "a", "b"], times))
    >>> found.kept.tolist(), found.same.tolist(), found.older.tolist()
    ([False, True, False, True], [0], [2])
    """
    rows_of = {}
    for row, number in enumerate(events.numbers.tolist()):
        rows_of.setdefault(number, []).append(row)
    kept, same, older = np.ones(len(events), dtype=bool), [], []
    several = [rows for rows in rows_of.values() if len(rows) > 1]
    latest = _latest(events) if several else None
    for rows in several:
        best = max(rows, key=lambda row: (latest[row], row))
        told = _told(events, best)
        for row in rows:
            if row != best:
                kept[row] = False
                (same if _told(events, row) == told else older).append(row)
    return Repeated(kept, np.array(same, dtype=int), np.array(older, dtype=int))


def _latest(events):
    """The last time that each event tells of."""
    times = np.array([events.times[name] for name in TIMES if name != "due"])
    return np.where(np.isnan(times), -np.inf, times).max(axis=0)


def _told(events, row):
    """All that a row says, so that rows can be compared."""
    columns = [getattr(events, each.name) for each in fields(events) if each.name != "times"]
    return [str(column[row]) for column in (*columns, *events.times.values())]
