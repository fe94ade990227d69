"""How the day goes: events, closed and on time, group by group, and beside an earlier span of time."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from ..model import CANCELLED, CLOSED, EVALUATED, MERGED, RECEIVED, REJECTED, REPORTED, RETURNED
from ..states import is_open

__all__ = ["Compared", "Rates", "compared", "counts_by_period", "fell_due", "in_span", "moment_of_arrival",
           "per_thousand", "rates"]  # fmt: skip

_HOUR, _MINUTE = 3600.0, 60.0


@dataclass(frozen=True)
class Rates:
    """Figures of groups of events within a span of time.

    Attributes
    ----------
    events : (g,) array of int, that came in
    received : (g,) array of int, of those, taken up; 接单
    rejected, merged, cancelled, returned : (g,) arrays of int, of those received, that are in this state now
    closed : (g,) array of int, of those received, closed or evaluated
    open : (g,) array of int, of those that came in, that somebody still has to see to
    overdue : (g,) array of int, of the open ones, past their deadline
    due, on_time : (g,) arrays of int, events whose deadline lay in the span, and of those closed by it
    minutes_to_dispatch, minutes_to_arrive, hours_to_close : (g,) arrays of float, medians, nan where none is known
    """

    events: np.ndarray
    received: np.ndarray
    rejected: np.ndarray
    merged: np.ndarray
    cancelled: np.ndarray
    returned: np.ndarray
    closed: np.ndarray
    open: np.ndarray
    overdue: np.ndarray
    due: np.ndarray
    on_time: np.ndarray
    minutes_to_dispatch: np.ndarray
    minutes_to_arrive: np.ndarray
    hours_to_close: np.ndarray

    @property
    def closure_rate(self):
        """(g,) array of float: closed / (received - rejected - merged), nan where there is none (办结率)."""
        return _share(self.closed, self.received - self.rejected - self.merged)

    @property
    def on_time_rate(self):
        """(g,) array of float: closed by the deadline / due in the span, nan where none was due (按时办结率)."""
        return _share(self.on_time, self.due)


def moment_of_arrival(events):
    """When each event came in: when it was reported, else received: (n,) array of float, nan where not known."""
    reported = events.times["reported"]
    return np.where(np.isnan(reported), events.times["received"], reported)


def rates(events, groups, count, since, until, now):
    """Count the events of each group.

    Parameters
    ----------
    events : Events
    groups : (n,) array of int, 0 to count - 1; -1 for none
    count : int, of groups
    since, until : float, seconds since 1970 UTC; events of [since, until) count, all of them for -inf and inf
    now : float, what is open after its deadline by then is overdue, and only what was due by then counts as due

    Returns
    -------
    Rates

    Notes
    -----
    An event is of the span in which it came in, and for the deadlines of that in which it was due. What was rejected,
    merged or cancelled has no deadline to keep; one that is closed at a time that nobody wrote down is left out of the
    deadlines. An event whose arrival is not known is of the span only where that is all of time.

    Examples
    --------
    >>> from ..model import events_of
    >>> three = events_of(["a", "b", "c"], states=[70, 50, 90], times={
    ...     "reported": [0, 0, 0], "closed": [50, np.nan, np.nan], "due": [60, 60, 60]})
    >>> told = rates(three, [0, 0, 0], 1, 0, 100, 90)
    >>> told.closure_rate.tolist(), told.on_time_rate.tolist(), told.overdue.tolist()
    ([0.5], [0.5], [1])
    """
    groups = np.asarray(groups, dtype=np.int64)
    states, times = events.states, events.times
    inside = (groups >= 0) & in_span(moment_of_arrival(events), since, until)
    received = inside & ((states >= RECEIVED) | ~np.isnan(times["received"])) & (states != REPORTED)
    waiting = inside & is_open(states)
    done = np.isin(states, (CLOSED, EVALUATED))
    due = (groups >= 0) & fell_due(events, since, until, now)
    with np.errstate(invalid="ignore"):
        kept = due & done & (times["closed"] <= times["due"])
        overdue = waiting & (times["due"] < now)

    def counted(which):
        return np.bincount(groups[which], minlength=count).astype(np.int64)

    def in_state(*wanted):
        return counted(received & np.isin(states, wanted))

    start = moment_of_arrival(events)
    return Rates(
        counted(inside), counted(received), in_state(REJECTED), in_state(MERGED), in_state(CANCELLED),
        in_state(RETURNED), in_state(CLOSED, EVALUATED), counted(waiting), counted(overdue), counted(due),
        counted(kept),
        _medians((times["dispatched"] - start) / _MINUTE, inside, groups, count),
        _medians((times["arrived"] - start) / _MINUTE, inside, groups, count),
        _medians((times["closed"] - start) / _HOUR, inside & done, groups, count),
    )  # fmt: skip


def fell_due(events, since, until, now):
    """Which events had a deadline in [since, until) that is over by now: (n,) array of bool."""
    states, times = events.states, events.times
    untimed = np.isin(states, (CLOSED, EVALUATED)) & np.isnan(times["closed"])
    with np.errstate(invalid="ignore"):
        over = in_span(times["due"], since, until) & (times["due"] <= now)
    return over & ~np.isin(states, (REJECTED, MERGED, CANCELLED)) & ~untimed


def in_span(moments, since, until):
    """Which moments lie in [since, until); one that is not known lies only in all of time."""
    if since == -np.inf and until == np.inf:
        return np.ones(len(moments), dtype=bool)
    with np.errstate(invalid="ignore"):
        return (moments >= since) & (moments < until)


def _medians(values, which, groups, count):
    """The median of each group, nan where there is none; spans below 0 are slips of the pen and do not count."""
    with np.errstate(invalid="ignore"):
        which = which & (values >= 0)
    values, groups = values[which], groups[which]
    order = np.lexsort((values, groups))
    values, starts = values[order], np.searchsorted(groups[order], np.arange(count + 1))
    sizes, medians = np.diff(starts), np.full(count, np.nan)
    there = np.flatnonzero(sizes)
    low, high = starts[there] + (sizes[there] - 1) // 2, starts[there] + sizes[there] // 2
    medians[there] = (values[low] + values[high]) / 2
    return medians


def per_thousand(counts, households):
    """Events for each 1,000 households: (g,) array of float, nan where nobody lives."""
    return 1000.0 * _share(np.asarray(counts, dtype=float), np.asarray(households, dtype=float))


def counts_by_period(moments, groups, count, edges):
    """Count events by group and period.

    Parameters
    ----------
    moments : (n,) array of float, seconds; nan counts nowhere
    groups : (n,) array of int, -1 for none
    count : int, of groups
    edges : (k + 1,) array of float, rising; period i is [edges[i], edges[i + 1])

    Returns
    -------
    (count, k) array of int

    Examples
    --------
    >>> counts_by_period([5, 15, 16, 99], [0, 0, 1, 1], 2, [0, 10, 20]).tolist()
    [[1, 1], [0, 1]]
    """
    moments, groups, edges = np.asarray(moments, dtype=float), np.asarray(groups), np.asarray(edges, dtype=float)
    period = np.searchsorted(edges, moments, side="right") - 1
    good = (groups >= 0) & (period >= 0) & (period < len(edges) - 1) & ~np.isnan(moments)
    key = groups[good] * (len(edges) - 1) + period[good]
    return np.bincount(key, minlength=count * (len(edges) - 1)).reshape(count, -1)


@dataclass(frozen=True)
class Compared:
    """What changed since an earlier span.

    Attributes
    ----------
    change : (g,) array of int, events more
    ratio : (g,) array of float, events now for each then, by length of the span; nan where there were none
    p : (g,) array of float, how likely such a difference is by chance alone; nan where there is nothing to compare
    """

    change: np.ndarray
    ratio: np.ndarray
    p: np.ndarray


def compared(now, then, length=1.0, length_then=1.0):
    """Compare counts of two spans of time.

    Parameters
    ----------
    now, then : (g,) arrays of int
    length, length_then : float, how long the spans are, in one unit

    Returns
    -------
    Compared

    Notes
    -----
    Of all events together, those of now are binomial if nothing changed; p is two-sided, from the normal
    approximation with continuity correction.

    Examples
    --------
    >>> told = compared([30, 12], [10, 10])
    >>> told.change.tolist(), told.ratio.tolist(), told.p.round(4).tolist()
    ([20, 2], [3.0, 1.2], [0.0027, 0.8312])
    """
    now, then = np.asarray(now, dtype=np.int64), np.asarray(then, dtype=np.int64)
    share, both = length / (length + length_then), now + then
    spread = np.sqrt(both * share * (1 - share))
    with np.errstate(invalid="ignore", divide="ignore"):
        off = np.maximum(np.abs(now - both * share) - 0.5, 0.0) / spread
        ratio = np.where(then > 0, (now / length) / (then / length_then), np.nan)
    return Compared(now - then, ratio, np.where(both > 0, np.minimum(2 * ndtr(-off), 1.0), np.nan))


def _share(part, whole):
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, part / np.where(whole > 0, whole, 1), np.nan)
