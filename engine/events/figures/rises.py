"""Rises: what happened more often in a month than usual, where, and whether chance alone would do as much."""

from dataclasses import dataclass, replace

import numpy as np

from ...progress import Progress

__all__ = ["Rise", "rises"]

_ALL = -1

_MOST_OF_IT = 2 / 3
"""The share of a rise that the areas named for it hold, or that classes hold where they explain that of all events."""

_FEW_AREAS = 3
"""As many areas are always few enough to be named; of many, a tenth."""


@dataclass(frozen=True)
class Rise:
    """One class of events in one period.

    Attributes
    ----------
    category : int, the class; -1 for all classes together
    period : int
    count : int, events of the class in the period, everywhere or in `areas`
    usual : float, as many are usual in so many days, from all other periods
    ratio : float, count / usual
    p : float, how often chance alone makes a rise as clear anywhere, in any class and period
    areas : tuple of int, where it rose, most first; empty where it rose everywhere alike
    local : bool, whether it stands out in those areas only, not in all together
    """

    category: int
    period: int
    count: int
    usual: float
    ratio: float
    p: float
    areas: tuple
    local: bool


def rises(days, categories, areas, edges, *, ratio=2.0, least=10, permutations=999, alpha=0.05, seed=1, progress=None):
    """Look for classes of events that rose in a period, everywhere or in some areas.

    Parameters
    ----------
    days : (n,) array of int, the day of each event, counted from any
    categories : (n,) array of int, 0 to c - 1; -1 takes part only in all classes together
    areas : (n,) array of int, 0 to a - 1; -1 for none
    edges : (k + 1,) array of int, rising; period i is the days [edges[i], edges[i + 1])
    ratio : float, how many times the usual makes a rise
    least : int, the least events that make one
    permutations : int, how often the days are shuffled; p is no smaller than 1 / (permutations + 1)
    alpha : float, the largest p that is told
    seed : int
    progress : engine.progress.Progress

    Returns
    -------
    list of Rise, the clearest first

    Notes
    -----
    How clear a rise is, is said by the log likelihood ratio of a scan statistic (M. Kulldorff, 1997) of the count in
    the period against that in all other days. Under chance, whole days are put into another order with all that
    happened on them, so that busy days stay busy and classes that go together stay together; p compares with the
    clearest rise of each shuffle, so that looking at many classes, areas and months makes nothing clear by itself.

    Examples
    --------
    >>> days = np.concatenate([np.arange(120), np.arange(90, 120), np.arange(90, 120)])
    >>> where = np.concatenate([np.arange(120) % 4, np.full(60, 2)])
    >>> rise, = rises(days, np.zeros(180, dtype=int), where, [0, 30, 60, 90, 120], least=5, permutations=99)
    >>> rise.period, rise.count, rise.usual, rise.ratio, rise.areas, rise.local
    (3, 90, 30.0, 3.0, (2,), False)
    """
    progress = progress or Progress()
    days, edges = np.asarray(days, dtype=np.int64), np.asarray(edges, dtype=np.int64)
    categories, areas = np.asarray(categories, dtype=np.int64), np.asarray(areas, dtype=np.int64)
    inside = (days >= edges[0]) & (days < edges[-1])
    days, categories, areas = days[inside] - edges[0], categories[inside], areas[inside]
    lengths = np.diff(edges)
    if len(lengths) < 2 or not len(days):
        return []
    period_of_day = np.repeat(np.arange(len(lengths)), lengths)
    kinds = int(categories.max(initial=-1)) + 2  # the last is all classes together
    whole = _Series(days, categories, kinds, len(lengths), everything=True)
    size = int(areas.max(initial=-1)) + 1
    placed = (areas >= 0) & (categories >= 0)
    apart = _Series(days[placed], categories[placed] * size + areas[placed], kinds * size, len(lengths))
    told, highest = [], []
    for series in (whole, apart):
        counts = series.counts(period_of_day)
        told.append((counts, *_clearness(counts, lengths, ratio, least)))
        highest.append(np.zeros(permutations))
    generator = np.random.default_rng(seed)
    for turn in range(permutations):
        progress.check()
        progress.report("rises", turn / permutations)
        shuffled = generator.permutation(period_of_day)
        for series, most in zip((whole, apart), highest):
            most[turn] = _clearness(series.counts(shuffled), lengths, ratio, least)[1].max(initial=0.0)
    clear = [_chances(rise, most) for (_, _, rise), most in zip(told, highest)]
    everywhere = _rises_everywhere(told[0], clear[0], alpha, kinds)
    kind, area = np.divmod(apart.used, max(size, 1))
    everywhere = [_with_areas(rise, told[1], kind, area, size) for rise in everywhere]
    known = {(rise.category, rise.period) for rise in everywhere}
    return everywhere + [
        rise
        for rise in _rises_in_areas(told[1], clear[1], alpha, kind, area)
        if (rise.category, rise.period) not in known
    ]


class _Series:
    """Events of many classes by day, counted quickly by whatever period each day is in."""

    def __init__(self, days, classes, count, periods, everything=False):
        self._classes, self._days = classes, days
        self._count, self._periods, self._everything = count, periods, everything
        self._used = np.unique(classes[classes >= 0]) if not everything else np.arange(count)
        self._row = np.full(max(count, 1), -1)
        self._row[self._used] = np.arange(len(self._used))

    @property
    def used(self):
        """The classes that have events, in the order of the rows of `counts`."""
        return self._used

    def counts(self, period_of_day):
        """(u, k) array of int."""
        periods = period_of_day[self._days]
        known = self._classes >= 0
        key = self._row[self._classes[known]] * self._periods + periods[known]
        counts = np.bincount(key, minlength=len(self._used) * self._periods).reshape(-1, self._periods)
        if self._everything:
            counts[-1] = np.bincount(periods, minlength=self._periods)
        return counts


def _clearness(counts, lengths, ratio, least):
    """What is usual, and the log likelihood ratio where there is a rise, 0 elsewhere: two (u, k) arrays of float."""
    totals, days = counts.sum(axis=1, keepdims=True), lengths.sum()
    rest = totals - counts
    usual = rest / (days - lengths) * lengths
    expected = totals * (lengths / days)
    where = np.nonzero((counts >= least) & (counts >= ratio * usual) & (counts > expected))
    clear = np.zeros(counts.shape)
    count, mean, left, total = counts[where], expected[where], rest[where], totals[where[0], 0]
    with np.errstate(invalid="ignore", divide="ignore"):
        loss = np.where(left > 0, left * np.log(left / (total - mean)), 0.0)
    clear[where] = count * np.log(count / mean) + loss
    return usual, clear


def _chances(rise, highest):
    """P-values against the clearest of each shuffle: (u, k) array of float, 1 where there is no rise."""
    above = len(highest) - np.searchsorted(np.sort(highest), rise, side="left")
    return np.where(rise > 0, (above + 1) / (len(highest) + 1), 1.0)


def _clearest_first(rise, chances, alpha):
    """Row and period of what is clear enough."""
    rows, periods = np.nonzero((rise > 0) & (chances <= alpha))
    order = np.argsort(-rise[rows, periods], kind="stable")
    return list(zip(rows[order].tolist(), periods[order].tolist()))


def _rises_everywhere(told, chances, alpha, kinds):
    """Rises of classes; one of all together only where those of single classes do not explain it."""
    counts, usual, rise = told
    excess, found, explained = counts - usual, [], np.zeros(counts.shape[1])
    clear = _clearest_first(rise, chances, alpha)
    for row, period in clear:
        if row < kinds - 1:
            explained[period] += excess[row, period]
    for row, period in clear:
        whole = row == kinds - 1
        if whole and explained[period] >= _MOST_OF_IT * excess[row, period]:
            continue
        count, as_usual = int(counts[row, period]), float(usual[row, period])
        p = float(chances[row, period])
        found.append(Rise(_ALL if whole else row, period, count, as_usual, _times(count, as_usual), p, (), False))
    return found


def _with_areas(rise, told, kind, area, size):
    """Name the areas that hold most of a rise, where they are few."""
    counts, usual, _ = told
    rows = np.arange(len(kind)) if rise.category == _ALL else np.flatnonzero(kind == rise.category)
    excess = np.bincount(area[rows], (counts - usual)[rows, rise.period], minlength=size)
    order = np.argsort(-excess, kind="stable")
    enough = np.searchsorted(np.cumsum(excess[order]), _MOST_OF_IT * (rise.count - rise.usual)) + 1
    few = enough <= max(_FEW_AREAS, size // 10) and enough < size
    return replace(rise, areas=tuple(order[:enough].tolist())) if few else rise


def _rises_in_areas(told, chances, alpha, kind, area):
    """Rises of a class in a period in single areas, those of the same class and period put together."""
    counts, usual, rise = told
    together = {}
    for row, period in _clearest_first(rise, chances, alpha):
        together.setdefault((int(kind[row]), period), []).append(row)
    found = []
    for (category, period), rows in together.items():
        count, as_usual = int(counts[rows, period].sum()), float(usual[rows, period].sum())
        p = float(chances[rows, period].min())
        places = tuple(area[rows].tolist())
        found.append(Rise(category, period, count, as_usual, _times(count, as_usual), p, places, True))
    return found


def _times(count, usual):
    return count / usual if usual > 0 else float("inf")
