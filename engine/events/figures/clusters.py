"""Clusters in space and time: events close in both (ST-DBSCAN), and how likely chance alone would make them."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from ...progress import Progress
from .close_pairs import NearPairs, close_pairs

__all__ = ["DAY", "NO_CLUSTER", "Cluster", "cluster_labels", "clusters"]

DAY = 86400.0
NO_CLUSTER = -1

_MOST_PAIRS = 15_000_000
_MOST_LOOKS = 250_000_000
"""So many pairs are kept, and so many are looked at in all shuffles; with more of them, the shuffles are fewer."""

_FEWEST_SHUFFLES = 19


@dataclass(frozen=True)
class Cluster:
    """Events that lie close in space and time.

    Attributes
    ----------
    rows : (m,) array of int, its events, by time
    place : (float, float), metres, their middle
    since, until : float, seconds, the first and last of them
    count : int, events near its cores in space, and in time near the first or last or between, part of it or not
    usual : float, as many would be there if time and place had nothing to do with each other
    ratio : float, count / usual
    p : float, how often chance alone makes a cluster as clear anywhere
    """

    rows: np.ndarray
    place: tuple
    since: float
    until: float
    count: int
    usual: float
    ratio: float
    p: float


def clusters(places, times, *, metres=100.0, days=7.0, least=5, permutations=99, seed=1, progress=None):
    """Find clusters and how likely chance alone would make them.

    Parameters
    ----------
    places : (n, 2) array of float, metres; events with nan take no part
    times : (n,) array of float, seconds; events with nan take no part
    metres, days : float, how near events must be to count as close; both limits count as close
    least : int, as many events close to one, itself included, make it the core of a cluster
    permutations : int, how often times are shuffled; p is no smaller than 1 / (permutations + 1)
    seed : int
    progress : engine.progress.Progress

    Returns
    -------
    list of Cluster, the clearest first

    Notes
    -----
    The clusters are D. Birant and A. Kut's (ST-DBSCAN, 2007) with one distance for space and one for time. How clear a
    cluster is, is said by the log likelihood ratio of the space-time permutation scan statistic (M. Kulldorff and
    others, 2005) of the events on its ground in its span: all places stay and all times stay, only which time belongs
    to which place is shuffled. So neither a busy place nor a busy week alone makes a cluster clear. p compares with the
    clearest cluster of each shuffle.

    Examples
    --------
    >>> corner = [(x, 0) for x in range(6)]
    >>> spread = [(1000 * x, 500) for x in range(1, 7)] * 5
    >>> when = [DAY * 40 + 60 * x for x in range(6)] + [DAY * 3 * x for x in range(30)]
    >>> one, = clusters(corner + spread, when)
    >>> one.rows.tolist(), one.count, one.p <= 0.05
    ([0, 1, 2, 3, 4, 5], 6, True)
    """
    progress = progress or Progress()
    known, at, when = _usable(places, times)
    if not len(known):
        return []
    span = days * DAY
    labels, core = _labelled(lambda: close_pairs(at, when, metres, span, progress), at, when, metres, span, least)
    if not core.any():
        return []
    near = NearPairs(at, metres, _MOST_PAIRS)
    told = _told(np.where(core, labels, NO_CLUSTER), when, np.sort(when), near, span)
    highest = _of_chance(near, when, span, least, permutations, seed, progress)
    found = []
    for label in range(labels.max() + 1):
        rows = np.flatnonzero(labels == label)
        rows = rows[np.argsort(when[rows], kind="stable")]
        count, usual, clear = (column[label].item() for column in told)
        p = (1 + int((highest >= clear).sum())) / (1 + len(highest))
        since, until = float(when[rows[0]]), float(when[rows[-1]])
        middle = tuple(at[rows].mean(axis=0).tolist())
        found.append((clear, Cluster(known[rows], middle, since, until, count, usual, count / usual, p)))
    return [one for _, one in sorted(found, key=lambda pair: -pair[0])]


def cluster_labels(places, times, *, metres=100.0, days=7.0, least=5, progress=None):
    """ST-DBSCAN alone: which cluster each event is part of.

    Returns
    -------
    (n,) array of int, numbered by their first core in the order given; NO_CLUSTER for none. An event that is no core
    itself is part of the cluster of the core nearest to it.
    """
    known, at, when = _usable(places, times)
    labels = np.full(len(np.asarray(times)), NO_CLUSTER)
    span, progress = days * DAY, progress or Progress()
    labels[known], _ = _labelled(lambda: close_pairs(at, when, metres, span, progress), at, when, metres, span, least)
    return labels


def _usable(places, times):
    """The rows with place and time, and these."""
    places, times = np.asarray(places, dtype=float).reshape(-1, 2), np.asarray(times, dtype=float)
    known = np.flatnonzero(np.isfinite(places).all(axis=1) & np.isfinite(times))
    return known, places[known], times[known]


def _cores(pairs, count, least):
    """Which events are cores, and the cluster of each; NO_CLUSTER for the others."""
    beside = np.ones(count, dtype=np.int64)
    for one, other in pairs():
        beside += np.bincount(one, minlength=count) + np.bincount(other, minlength=count)
    core = beside >= least
    parts = np.arange(count)
    for one, other in pairs():
        joined = core[one] & core[other]
        edges = parts[one[joined]], parts[other[joined]]
        graph = coo_array((np.ones(len(edges[0]), dtype=bool), edges), shape=(count, count))
        parts = connected_components(graph, directed=False)[1][parts]
    labels = np.full(count, NO_CLUSTER)
    _, first, inverse = np.unique(parts[core], return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    labels[core] = rank[inverse.ravel()]
    return core, labels


def _labelled(pairs, at, when, metres, span, least):
    """The cluster of each event, and which events are cores."""
    core, labels = _cores(pairs, len(at), least)
    nearest, best = np.full(len(at), len(at)), np.full(len(at), np.inf)
    for pair in pairs():
        mixed = core[pair[0]] != core[pair[1]]
        one, other = (rows[mixed] for rows in pair)
        edge, middle = np.where(core[one], other, one), np.where(core[one], one, other)
        far = ((at[edge] - at[middle]) ** 2).sum(axis=1) / metres**2 + ((when[edge] - when[middle]) / span) ** 2
        order = np.lexsort((middle, far, edge))
        edge, middle, far = edge[order], middle[order], far[order]
        edge, first = np.unique(edge, return_index=True)
        middle, far = middle[first], far[first]
        better = (far < best[edge]) | ((far == best[edge]) & (middle < nearest[edge]))
        nearest[edge[better]], best[edge[better]] = middle[better], far[better]
    joined = np.flatnonzero(nearest < len(at))
    labels[joined] = labels[nearest[joined]]
    return labels, core


def _told(labels, when, moments, near, span):
    """Count events on the ground and in the span of each cluster: what is near its cores in space, and in time.

    `moments` are the times in order, which no shuffle changes.

    Returns
    -------
    (c,) arrays: int, how many; float, how many are usual; float, the log likelihood ratio
    """
    cores = np.flatnonzero(labels != NO_CLUSTER)
    label, count, size = labels[cores], int(labels.max()) + 1, len(when)
    since, until = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(since, label, when[cores])
    np.maximum.at(until, label, when[cores])
    since, until = since - span, until + span
    label, event = near.around(cores, label, count)
    on_ground = np.bincount(label, minlength=count)
    there = (when[event] >= since[label]) & (when[event] <= until[label])
    both = np.bincount(label[there], minlength=count)
    in_span = np.searchsorted(moments, until, side="right") - np.searchsorted(moments, since, side="left")
    usual = on_ground * in_span / size
    with np.errstate(invalid="ignore", divide="ignore"):
        rest = np.where(size > both, (size - both) * np.log((size - both) / (size - usual)), 0.0)
        clear = np.where(both > usual, both * np.log(both / usual) + rest, 0.0)
    return both, usual, clear


def _of_chance(near, when, span, least, permutations, seed, progress):
    """How clear the clearest cluster is when times are shuffled: array of float, one a shuffle."""
    turns = min(permutations, max(_FEWEST_SHUFFLES, _MOST_LOOKS // max(near.number, 1)))
    generator = np.random.default_rng(seed)
    highest, moments = np.zeros(turns), np.sort(when)
    for turn in range(turns):
        progress.check()
        progress.report("clusters", turn / turns)
        shuffled = when[generator.permutation(len(when))]
        pairs = partial(near.close, shuffled, span, progress)
        core, labels = _cores(partial(iter, list(pairs())) if near.few else pairs, len(when), least)
        if core.any():
            highest[turn] = _told(labels, shuffled, moments, near, span)[2].max()
    return highest
