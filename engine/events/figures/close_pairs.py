"""Pairs of events that are near each other in space, and those that are close in time as well."""

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.spatial import cKDTree

__all__ = ["NearPairs", "close_pairs"]

_BLOCK = 2000


def close_pairs(places, times, metres, span, progress):
    """Yield the pairs of events close in space and time, some at a time, so that no crowd fills the memory.

    Parameters
    ----------
    places : (n, 2) array of float, metres
    times : (n,) array of float, seconds
    metres, span : float, metres and seconds; both limits count as close
    progress : engine.progress.Progress

    Yields
    ------
    (m,) array of int, (m,) array of int: the two of each pair, each pair once
    """
    order = np.argsort(times, kind="stable")
    at, when = places[order], times[order]
    last = np.searchsorted(when, when + span, side="right")
    for begin in range(0, len(order), _BLOCK):
        progress.check()
        end = min(begin + _BLOCK, len(order))
        reach = int(last[end - 1])
        # Space and time on one scale: within 1 of each other in both is a first, quick choice.
        scaled = np.column_stack([at[begin:reach] / metres, (when[begin:reach] - when[begin]) / span])
        slack = 1 + 1e-9
        near = cKDTree(scaled[: end - begin]).sparse_distance_matrix(
            cKDTree(scaled), slack, p=np.inf, output_type="ndarray"
        )
        one, other = near["i"].astype(np.int64) + begin, near["j"].astype(np.int64) + begin
        good = one < other
        one, other = one[good], other[good]
        good = (((at[one] - at[other]) ** 2).sum(axis=1) <= metres**2) & (when[other] - when[one] <= span)
        yield order[one[good]], order[other[good]]


class NearPairs:
    """All pairs of events near each other in space, whatever their time.

    Parameters
    ----------
    places : (n, 2) array of float, metres
    metres : float, the limit counts as near
    most : int, so many pairs are kept; where there are more, none are, and each question takes longer

    Attributes
    ----------
    few : bool, whether they are kept
    number : int, of pairs
    """

    def __init__(self, places, metres, most):
        self._places, self._metres = places, metres
        self._tree = cKDTree(places)
        self.number = (int(self._tree.count_neighbors(self._tree, metres)) - len(places)) // 2
        self.few = self.number <= most
        if self.few:
            pairs = self._tree.query_pairs(metres, output_type="ndarray")
            self._one, self._other = pairs[:, 0].copy(), pairs[:, 1].copy()
            own = np.arange(len(places))
            left = np.concatenate([self._one, self._other, own])
            right = np.concatenate([self._other, self._one, own])
            ones = np.ones(len(left), dtype=np.int32)
            both_ways = coo_array((ones, (left, right)), shape=(len(places),) * 2)
            both_ways.has_canonical_format = True  # no pair comes twice, and nobody needs them sorted
            self._beside = both_ways.tocsr()

    def close(self, times, span, progress):
        """Yield the pairs that are close in time as well, as `close_pairs` does."""
        if not self.few:
            yield from close_pairs(self._places, times, self._metres, span, progress)
            return
        # Small whole numbers are quick to compare: they leave few pairs for the exact look.
        since = times - times.min()
        step = max(span / 256, since.max() / 32_000)
        rough = (since / step).astype(np.int16)
        near = np.flatnonzero(np.abs(rough[self._one] - rough[self._other]) <= int(span / step) + 1)
        one, other = self._one[near], self._other[near]
        exact = np.abs(times[one] - times[other]) <= span
        yield one[exact], other[exact]

    def beside(self, row):
        """What is near one event, itself included: array of int."""
        if self.few:
            return self._beside.indices[self._beside.indptr[row] : self._beside.indptr[row + 1]]
        return np.array(self._tree.query_ball_point(self._places[row], self._metres), dtype=np.int64)

    def around(self, rows, groups, count):
        """What is near some events, each itself included, group by group and each event once.

        Parameters
        ----------
        rows : (m,) array of int, events
        groups : (m,) array of int, 0 to count - 1
        count : int

        Returns
        -------
        (k,) array of int, groups; (k,) array of int, events
        """
        if self.few:
            size = len(self._places)
            chosen = csr_array((np.ones(len(rows), dtype=np.int32), (groups, rows)), shape=(count, size))
            there = chosen @ self._beside
            return np.repeat(np.arange(count), np.diff(there.indptr)), there.indices.astype(np.int64)
        beside = self._tree.query_ball_point(self._places[rows], self._metres)
        sizes = np.array([len(each) for each in beside], dtype=np.int64)
        events = np.fromiter((event for each in beside for event in each), dtype=np.int64, count=int(sizes.sum()))
        return np.divmod(np.unique(np.repeat(groups, sizes) * np.int64(len(self._places)) + events), len(self._places))
