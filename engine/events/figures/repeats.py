"""Repeated places: the same spot again and again within a few weeks."""

import heapq
from dataclasses import dataclass

import numpy as np

from ...progress import Progress
from .close_pairs import NearPairs

__all__ = ["DAY", "Repeat", "repeats"]

DAY = 86400.0
_BLOCK = 2000

_MOST_PAIRS = 15_000_000
"""So many pairs of sites near each other are kept; with more of them, each is looked for when it is needed."""


@dataclass(frozen=True)
class Repeat:
    """A place where events came again.

    Attributes
    ----------
    place : (float, float), metres, the middle of its events
    rows : (m,) array of int, its events by time
    most : int, the most of them within the span of days
    since, until : float, seconds, the first and last of those
    """

    place: tuple
    rows: np.ndarray
    most: int
    since: float
    until: float


def repeats(places, times, *, least=3, days=30.0, metres=50.0, progress=None):
    """Find places with so many events within so many days and metres.

    Parameters
    ----------
    places : (n, 2) array of float, metres; events with nan take no part
    times : (n,) array of float, seconds; events with nan take no part
    least : int
    days, metres : float, both limits count as within
    progress : engine.progress.Progress

    Returns
    -------
    list of Repeat, the busiest first; an event belongs to one place only

    Notes
    -----
    The event around which most others lie within the metres in the busiest span makes the first place; it takes all
    that takes part in a busy span there, and the rest is looked at again.

    Examples
    --------
    >>> one, = repeats([(0, 0), (9, 0), (0, 9), (500, 0)], [0, DAY, 5 * DAY, DAY])
    >>> one.rows.tolist(), one.most, one.place
    ([0, 1, 2], 3, (3.0, 3.0))
    """
    progress = progress or Progress()
    places, times = np.asarray(places, dtype=float).reshape(-1, 2), np.asarray(times, dtype=float)
    known = np.flatnonzero(np.isfinite(places).all(axis=1) & np.isfinite(times))
    if not len(known):
        return []
    known = known[np.argsort(times[known], kind="stable")]
    at, when, span = places[known], times[known], days * DAY
    sites, site = np.unique(at, axis=0, return_inverse=True)
    events_at = _Listed(site.ravel(), len(sites))
    near_sites = NearPairs(sites, metres, _MOST_PAIRS)
    busy = _busiest(near_sites, events_at, when, span, progress)
    free, found = np.ones(len(known), dtype=bool), []
    waiting = [(-int(most), row) for row, most in enumerate(busy.tolist()) if most >= least]
    heapq.heapify(waiting)
    while waiting:
        progress.check()
        most, row = heapq.heappop(waiting)
        near = np.sort(events_at.of(near_sites.beside(row)))
        near = near[free[near]]
        if len(near) < least:
            continue
        counts = _counts_in_span(when[near], span)
        if counts.max() < -most:  # others took some since: its turn comes later
            if counts.max() >= least:
                heapq.heappush(waiting, (-int(counts.max()), row))
            continue
        taken = near[_in_busy_span(when[near], counts, span, least)]
        free[taken] = False
        first = int(np.argmax(counts))
        last = first + int(counts[first]) - 1
        middle = tuple(at[taken].mean(axis=0).tolist())
        since, until = float(when[near[first]]), float(when[near[last]])
        found.append(Repeat(middle, known[taken], int(counts[first]), since, until))
    return sorted(found, key=lambda one: (-one.most, -len(one.rows), one.since))


def _counts_in_span(when, span):
    """How many of these moments, in order, lie within the span from each on: (m,) array of int."""
    return np.searchsorted(when, when + span, side="right") - np.arange(len(when))


def _in_busy_span(when, counts, span, least):
    """Which of these moments, in order, lie in a span with enough of them: (m,) array of bool."""
    starts = np.flatnonzero(counts >= least)
    cover = np.zeros(len(when) + 1, dtype=np.int64)
    np.add.at(cover, starts, 1)
    np.add.at(cover, starts + counts[starts], -1)
    return np.cumsum(cover[:-1]) > 0


class _Listed:
    """The rows that belong to each of some sites."""

    def __init__(self, site, count):
        self._rows = np.argsort(site, kind="stable")
        self._starts = np.searchsorted(site[self._rows], np.arange(count + 1))

    def __len__(self):
        return len(self._starts) - 1

    def of(self, sites):
        """The rows of these sites, site by site: array of int."""
        sizes = self.sizes(sites)
        skipped = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        return self._rows[np.repeat(self._starts[sites] - skipped, sizes) + np.arange(sizes.sum())]

    def sizes(self, sites):
        return self._starts[sites + 1] - self._starts[sites]


def _busiest(near_sites, events_at, when, span, progress):
    """The most events near each site within any span: (s,) array of int."""
    number = len(events_at)
    most = np.zeros(number, dtype=np.int64)
    for begin in range(0, number, _BLOCK):
        progress.check()
        progress.report("repeats", begin / number)
        block = np.arange(begin, min(begin + _BLOCK, number))
        owner, sites = near_sites.around(block, block - begin, len(block))
        owner, rows = np.repeat(owner, events_at.sizes(sites)), events_at.of(sites)
        order = np.lexsort((rows, owner))  # rows are in order of time
        rows, owner = rows[order], owner[order]
        moments = when[rows] - when[0]
        line = owner * 2 * (when[-1] - when[0] + span + 1.0) + moments  # each owner's events, far from the next one's
        counts = np.searchsorted(line, line + span, side="right") - np.arange(len(line))
        most[block] = np.maximum.reduceat(counts, np.searchsorted(owner, np.arange(len(block))))
    return most
