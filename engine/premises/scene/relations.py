"""Which building stands in front of which, pair by pair, where their pictures can meet.

A line of sight runs over the ground along d and comes down while it runs. Footprints do not overlap, so on each line
of sight they lie one behind the other, and whatever their heights, what lies nearer hides what lies farther. So it is
enough to compare front edges where two of them are seen at the same place across.
"""

import numpy as np

from .ragged import at_once, pairs_of, positions

__all__ = ["meeting_pairs", "only_meeting", "only_on_ground", "relations_of"]

HIDES_M = 1e-3
"""Metres across under which one body does not hide another: neighbours drawn with a shared wall."""

DRAWN_TWICE_M = 0.3
"""Metres across that a body may be on the wrong side of another by careless drawing: the wider side counts then."""

_AT_ONCE = 1_000_000


def meeting_pairs(bodies):
    """Pairs of bodies whose pictures' boxes meet.

    Parameters
    ----------
    bodies : Bodies

    Returns
    -------
    one, other : (p,) arrays of int, each pair once
    """
    there = np.flatnonzero(np.isfinite(bodies.left))
    if not len(there):
        return there, there
    left, right, near, top = (of[there] for of in (bodies.left, bodies.right, bodies.near, bodies.top))
    # In bands across the picture, as high as bodies are on average, each body meets those that begin on its width.
    high = max(float((top - near).mean()), HIDES_M)
    first, last = (np.floor((of - near.min()) / high).astype(np.int64) for of in (near, top))
    band, row = positions(first, last - first + 1)
    wide = right.max() - left.min() + 1.0
    begins = band * wide + (left - left.min())[row]
    order = np.argsort(begins)
    begins, band, row = begins[order], band[order], row[order]
    follow = np.searchsorted(begins, begins + (right - left)[row]) - np.arange(len(row)) - 1
    found = []
    for some in at_once(follow, _AT_ONCE):
        other, one = positions(some + 1, follow[some])
        one = some[one]
        once = band[one] == np.maximum(first[row[one]], first[row[other]])
        one, other = row[one[once]], row[other[once]]
        found.append(only_meeting(bodies, there[np.minimum(one, other)], there[np.maximum(one, other)]))
    return tuple(np.concatenate(column) for column in zip(*found, strict=True))


def only_meeting(bodies, one, other):
    """Of pairs of bodies, those whose pictures' boxes meet."""
    across = np.minimum(bodies.right[one], bodies.right[other]) - np.maximum(bodies.left[one], bodies.left[other])
    deep = np.minimum(bodies.top[one], bodies.top[other]) - np.maximum(bodies.near[one], bodies.near[other])
    meeting = (across > HIDES_M) & (deep > 0)
    return one[meeting], other[meeting]


def only_on_ground(bodies, one, other):
    """Of pairs of bodies, those whose boxes on the ground meet."""
    meeting = np.minimum(bodies.far[one], bodies.far[other]) > np.maximum(bodies.near[one], bodies.near[other])
    return one[meeting], other[meeting]


def relations_of(bodies, one, other):
    """Compare pairs of bodies.

    Parameters
    ----------
    bodies : Bodies
    one, other : (p,) arrays of int, each pair once

    Returns
    -------
    behind, front : (q,) arrays of int: the first is to be drawn before the second. A pair may come both ways: one of
        the two has a court or a bay in which the other stands
    """
    starts = bodies.fronts.starts
    work = starts[one + 1] - starts[one] + starts[other + 1] - starts[other]
    found = [_compared(bodies, one[rows], other[rows]) for rows in at_once(work, _AT_ONCE)]
    return tuple(np.concatenate(column) for column in zip(*found, strict=True))


def _edges_between(fronts, bodies, low, high):
    """The front edges of each body that are seen between two places across, and which body each is of."""
    edge, row = positions(fronts.starts[bodies], fronts.starts[bodies + 1] - fronts.starts[bodies])
    seen = (fronts.left[edge] < high[row]) & (fronts.right[edge] > low[row])
    return edge[seen], row[seen]


def _met(lines, edges, across):
    """How far away edges are at places across, and how much farther one metre to the right."""
    left, deep, slope = lines.take(edges, axis=0).T
    return deep + (across - left) * slope, slope


def _compared(bodies, one, other):
    fronts = bodies.fronts
    low, high = np.maximum(bodies.left[one], bodies.left[other]), np.minimum(bodies.right[one], bodies.right[other])
    edges = _edges_between(fronts, one, low, high), _edges_between(fronts, other, low, high)
    first, second, pair = pairs_of(*edges[0], *edges[1], len(one))
    low = np.maximum(fronts.left[first], fronts.left[second])
    high = np.minimum(fronts.right[first], fronts.right[second])
    shared = np.flatnonzero(high - low > HIDES_M)
    first, second, pair, low, high = first[shared], second[shared], pair[shared], low[shared], high[shared]
    middle = (low + high) / 2
    slope = (fronts.right_deep - fronts.left_deep) / (fronts.right - fronts.left)
    lines = np.stack([fronts.left, fronts.left_deep, slope], axis=1)
    (deep_one, slope_one), (deep_other, slope_other) = (_met(lines, edges, middle) for edges in (first, second))
    one_nearer = deep_one <= deep_other
    # The nearer one hides nothing where its picture ends before the other one's begins.
    top = np.where(one_nearer, bodies.top[one][pair], bodies.top[other][pair])
    rise = np.abs(np.where(one_nearer, slope_other, slope_one)) * (high - low) / 2
    reached = top > np.maximum(deep_one, deep_other) - rise
    width = high - low
    by_one = np.bincount(pair, weights=width * (one_nearer & reached), minlength=len(one))
    by_other = np.bincount(pair, weights=width * (~one_nearer & reached), minlength=len(one))
    both = (by_one > 0) & (by_other > 0)
    careless = both & (np.minimum(by_one, by_other) < DRAWN_TWICE_M)
    one_front = (by_one > 0) & ~(careless & (by_one < by_other))
    other_front = (by_other > 0) & ~(careless & (by_one >= by_other))
    behind = np.concatenate([other[one_front], one[other_front]])
    front = np.concatenate([one[one_front], other[other_front]])
    return behind, front
