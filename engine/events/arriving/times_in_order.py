"""The times of an event come in the order of its steps; those that do not are found and left out."""

from typing import NamedTuple

import numpy as np

from ..model import TIMES

__all__ = ["Ordered", "times_in_order"]

_STEPS = TIMES[:-1]
_DAY = 86400.0


class Ordered(NamedTuple):
    """Times that follow each other.

    Attributes
    ----------
    times : dict of str to (n,) array of float, those that contradict the others are nan
    rows : (k,) array of int, where some were left out
    early : (k,) array of int, where the deadline lay before the report and was left out
    late : (k,) array of int, where a step lies more than a day after now; nothing is left out
    """

    times: dict
    rows: np.ndarray
    early: np.ndarray
    late: np.ndarray


def times_in_order(times, now=None):
    """Leave out times that contradict the others.

    Of each event as many times are kept as can follow each other; of equally many, those with the earliest steps.

    Parameters
    ----------
    times : dict of str (of `TIMES`) to (n,) array of float, seconds, nan where not known
    now : float, optional, seconds

    Returns
    -------
    Ordered

    Examples
    --------
    >>> nan = float("nan")
    >>> times = {"reported": [10, 10], "dispatched": [5, 20], "closed": [30, 15], "due": [40, 5]}
    >>> found = times_in_order({name: np.array(values, dtype=float) for name, values in times.items()})
    >>> found.times["dispatched"].tolist(), found.times["closed"].tolist(), found.rows.tolist(), found.early.tolist()
    ([nan, 20.0], [30.0, nan], [0, 1], [1])
    """
    steps = [name for name in _STEPS if name in times]
    if not steps:
        none = np.empty(0, dtype=int)
        return Ordered(dict(times), none, none, none)
    table = np.array([times[name] for name in steps], dtype=float)
    last = np.fmax.accumulate(table, axis=0)
    rows = np.flatnonzero((table[1:] < last[:-1]).any(axis=0))
    for row in rows.tolist():
        left = [place for place in range(len(steps)) if table[place, row] == table[place, row]]
        for place in set(left) - set(_following(table[left, row].tolist(), left)):
            table[place, row] = np.nan
    found = dict(times) | dict(zip(steps, table))
    early = np.empty(0, dtype=int)
    if "due" in times and "reported" in found:
        early = np.flatnonzero(times["due"] < found["reported"])
        found["due"] = np.where(times["due"] < found["reported"], np.nan, times["due"])
    late = np.empty(0, dtype=int) if now is None else np.flatnonzero((table > now + _DAY).any(axis=0))
    return Ordered(found, rows, early, late)


def _following(values, places):
    """The places of the most values that never fall, the earliest of equally many."""
    best = []
    for end, value in enumerate(values):
        before = [runs for runs in best if values[places.index(runs[-1])] <= value]
        longest = max(before, key=len, default=[])
        best.append([*longest, places[end]])
    return max(best, key=len, default=[])
