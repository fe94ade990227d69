"""Each event once, and its times in the order of its steps; what was left out for that is told."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ...gridding.findings import found
from ..model import Events
from .duplicates import repeated_events
from .times_in_order import times_in_order

__all__ = ["Orderly", "orderly_events"]


class Orderly(NamedTuple):
    """Events that may be kept.

    Attributes
    ----------
    events : Events
    kept : (n,) array of bool, which of the given rows they are
    findings : list of Finding
    """

    events: Events
    kept: np.ndarray
    findings: list


def orderly_events(layer, events, lines, now=None):
    """Take each event once, of several rows that with the latest time, and leave out times that contradict others.

    Parameters
    ----------
    layer : str, for the findings
    events : Events
    lines : (n,) array of int, what a person knows the rows by
    now : float, optional, seconds since 1970 UTC

    Returns
    -------
    Orderly

    Examples
    --------
    >>> from ..model import events_of
    >>> times = {"reported": np.array([5.0, 9.0, 5.0]), "closed": np.array([7.0, np.nan, 4.0])}
    >>> found = orderly_events("sheet", events_of(["a", "a", "b"], times), [2, 3, 4])
    >>> found.kept.tolist(), found.events.times["closed"].tolist(), [each.check for each in found.findings]
    ([False, True, True], [nan, nan], ['event_rows_older', 'event_times_disorder'])
    """
    lines, findings = np.asarray(lines, dtype=int), []

    def tell(check, rows):
        if len(rows):
            numbers = tuple(sorted(lines[rows].tolist()))
            findings.append(found(check, value=len(numbers), layer=layer, count=len(numbers), rows=numbers))

    repeated = repeated_events(events)
    tell("event_rows_repeated", repeated.same)
    tell("event_rows_older", repeated.older)
    if not repeated.kept.all():
        events, lines = events.taken(repeated.kept), lines[repeated.kept]
    ordered = times_in_order(events.times, now)
    tell("event_times_disorder", ordered.rows)
    tell("event_due_early", ordered.early)
    tell("event_times_late", ordered.late)
    return Orderly(replace(events, times=ordered.times), repeated.kept, findings)
