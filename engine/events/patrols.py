"""Patrols by shift or route: where each was at a moment, and how often each street was visited on a day.

A shift is a key that a city gives to a round of duty; nothing here knows who walked it.
"""

from dataclasses import dataclass

import numpy as np
import shapely

from ..progress import Progress

__all__ = ["Fixes", "Visits", "fixes_of", "street_visits"]

DAY = 86_400.0

# A shift is not drawn between two fixes that lie further apart in time.
_SILENT = 1_800.0


@dataclass(frozen=True)
class Fixes:
    """Where shifts were and when, by shift and then by time.

    Attributes
    ----------
    shifts : (s,) array of str, the keys in order
    starts : (s + 1,) array of int, where the fixes of each shift begin
    times : (n,) array of float, seconds since 1970 UTC
    places : (n, 2) array of float, metres
    """

    shifts: np.ndarray
    starts: np.ndarray
    times: np.ndarray
    places: np.ndarray

    def __len__(self):
        return len(self.times)

    @property
    def owners(self):
        """(n,) array of int, the shift of each fix."""
        return np.repeat(np.arange(len(self.shifts)), np.diff(self.starts))

    def between(self, moment, silent=_SILENT):
        """Between which fixes each shift is at a moment.

        Parameters
        ----------
        moment : float, seconds
        silent : float, seconds without a fix after which nobody knows

        Returns
        -------
        shifts : (k,) array of int, those that are on their way
        last : (k,) array of int, the fix that each has behind it; the next one lies before it
        shares : (k, 1) array of float, how much of the way between them it has come
        """
        before = self._last_before(moment)
        known = np.flatnonzero((before >= self.starts[:-1]) & (before + 1 < self.starts[1:]))
        last = before[known]
        gaps = self.times[last + 1] - self.times[last]
        fresh = gaps <= silent
        known, last, gaps = known[fresh], last[fresh], gaps[fresh]
        shares = np.where(gaps > 0, (moment - self.times[last]) / np.where(gaps > 0, gaps, 1.0), 0.0)[:, None]
        return known, last, shares

    def at(self, moment, silent=_SILENT):
        """Where each shift is at a moment: its rows in `shifts`, (k,) array of int, and (k, 2) array of float.

        Examples
        --------
        >>> fixes = fixes_of(["A", "A", "B"], [0.0, 60.0, 10.0], [(0, 0), (60, 0), (5, 5)])
        >>> [each.tolist() for each in fixes.at(30.0)]
        [[0], [[30.0, 0.0]]]
        """
        known, last, shares = self.between(moment, silent)
        return known, self.places[last] * (1 - shares) + self.places[last + 1] * shares

    def first_since(self, moment):
        """The first fix of each shift after a moment: (s,) array of int."""
        return self._last_before(moment) + 1

    def _last_before(self, moment):
        """The last fix of each shift up to a moment: (s,) array of int, one less than its first where there is none."""
        passed = np.concatenate([[0], np.cumsum(self.times <= moment)])
        return self.starts[:-1] + passed[self.starts[1:]] - passed[self.starts[:-1]] - 1


@dataclass(frozen=True)
class Visits:
    """How often each street was visited, a row for each street and day.

    Attributes
    ----------
    streets : (v,) array of int, rows of the streets that were given
    days : (v,) array of int, days since 1970 by the clock of the place
    visits, shifts : (v,) arrays of int, rounds, and shifts that made them
    firsts, lasts : (v,) arrays of float, seconds, when the first began and the last ended; nan without a visit
    """

    streets: np.ndarray
    days: np.ndarray
    visits: np.ndarray
    shifts: np.ndarray
    firsts: np.ndarray
    lasts: np.ndarray


def fixes_of(keys, times, places):
    """Put fixes in order; those without a key, a time or a place are left out.

    Parameters
    ----------
    keys : (n,) sequence of str, the shift or route
    times : (n,) sequence of float, seconds since 1970 UTC
    places : (n, 2) sequence of float, metres

    Returns
    -------
    Fixes
    """
    keys, times = np.asarray(keys, dtype=object), np.asarray(times, dtype=float)
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    rows = np.flatnonzero((keys != "") & np.isfinite(times) & np.isfinite(places).all(axis=1))
    shifts, owners = np.unique(keys[rows].astype(str), return_inverse=True)
    order = np.lexsort((times[rows], owners))
    starts = np.concatenate([[0], np.cumsum(np.bincount(owners, minlength=len(shifts)))])
    return Fixes(shifts.astype(object), starts, times[rows][order], places[rows][order])


def street_visits(fixes, lines, streets, *, tolerance=25.0, pause=1_800.0, least=30.0, offset=480, progress=None):
    """Count the rounds on each street and day.

    A fix belongs to the nearest line. A round is a run of fixes of one shift on one street without a longer pause, in
    which it came far enough along: who only crosses a street has not visited it.

    Parameters
    ----------
    fixes : Fixes
    lines : (m,) array of LineString or MultiLineString, metres
    streets : (m,) array of int, the street of each line, 0 to the number of streets less 1
    tolerance : float, metres from a line within which a fix is on it
    pause : float, seconds after which a shift that comes again makes another round
    least : float, metres between the fixes of a round that lie farthest apart, along either axis
    offset : int, minutes that the clocks are ahead of UTC, for the days
    progress : engine.progress.Progress, optional

    Returns
    -------
    Visits, with a row for every street on every day on which any shift was out, by street and then by day

    Examples
    --------
    Up and down a street of 100 m with an hour in between, past another one.

    >>> lines = shapely.linestrings([[(0, 0), (100, 0)], [(50, 5), (50, 90)]])
    >>> fixes = fixes_of(["A"] * 4, [0.0, 60.0, 3660.0, 3720.0], [(0, 1), (90, 1), (90, 1), (0, 1)])
    >>> found = street_visits(fixes, lines, [0, 1])
    >>> found.streets.tolist(), found.visits.tolist(), found.shifts.tolist()
    ([0, 1], [2, 0], [1, 0])
    """
    progress = progress or Progress()
    streets = np.asarray(streets, dtype=np.int64)
    count = int(streets.max(initial=-1)) + 1
    days = np.floor((fixes.times + 60.0 * offset) / DAY).astype(np.int64)
    every = np.unique(days)
    on = _street_of_fixes(fixes.places, lines, streets, tolerance, progress)
    begins, ends = _rounds(fixes, on, pause, least)
    told = np.searchsorted(every, days[begins]) + on[begins] * len(every)
    size = count * len(every)
    visits = np.bincount(told, minlength=size)
    pairs = np.unique(np.column_stack([told, fixes.owners[begins]]), axis=0)
    shifts = np.bincount(pairs[:, 0], minlength=size) if len(pairs) else np.zeros(size, dtype=np.int64)
    firsts, lasts = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(firsts, told, fixes.times[begins])
    np.maximum.at(lasts, told, fixes.times[ends])
    nobody = visits == 0
    firsts[nobody] = lasts[nobody] = np.nan
    return Visits(np.repeat(np.arange(count), len(every)), np.tile(every, count), visits, shifts, firsts, lasts)


def _street_of_fixes(places, lines, streets, tolerance, progress, block=20_000):
    """The street that each fix is on, -1 for none: (n,) array of int."""
    on = np.full(len(places), -1, dtype=np.int64)
    if not len(lines):
        return on
    tree = shapely.STRtree(lines)
    for start in range(0, len(places), block):
        progress.report("matching_patrols", start / len(places))
        points = shapely.points(places[start : start + block])
        rows, nearest = tree.query_nearest(points, max_distance=tolerance, all_matches=False)
        on[start + rows] = streets[nearest]
    return on


def _rounds(fixes, on, pause, least):
    """The first and the last fix of each round: two arrays of int."""
    there = np.flatnonzero(on >= 0)
    if not len(there):
        return there, there
    owners = fixes.owners[there]
    # By shift, street and time: what a shift did on one street, whatever corners it looked round in between.
    order = np.lexsort((fixes.times[there], on[there], owners))
    there, owners = there[order], owners[order]
    times, street = fixes.times[there], on[there]
    breaks = (np.diff(owners) != 0) | (np.diff(street) != 0) | (np.diff(times) > pause)
    starts = np.concatenate([[0], np.flatnonzero(breaks) + 1])
    x, y = fixes.places[there].T
    wide = np.maximum.reduceat(x, starts) - np.minimum.reduceat(x, starts)
    high = np.maximum.reduceat(y, starts) - np.minimum.reduceat(y, starts)
    far = np.hypot(wide, high) >= least
    ends = np.concatenate([starts[1:], [len(there)]]) - 1
    return there[starts[far]], there[ends[far]]
