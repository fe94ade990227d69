"""Hold guesses to a total: each gives way as far as it is unsure, and none leaves its bounds."""

import numpy as np

__all__ = ["held"]

_ROUNDS = 40
_FURTHEST = 20.0

# The rest, as a share of the total, is shared out in proportion.
_NEAR = 1e-4


def held(guesses, spreads, common, least, most, total):
    """Change guesses so that they add up to a total.

    Of lognormal guesses that share a factor, the most probable ones under a sum move by an amount that grows with the
    guess and its own variance, and with the variance in common. What the bounds forbid is left to the others; where
    all together cannot reach the total within their bounds, those that are not sure go past them in proportion.

    Parameters
    ----------
    guesses : (n, d) array of float, d independent sets of guesses
    spreads : (n,) array of float, standard deviation of each one's logarithm; 0 where it is known
    common : float, standard deviation of the logarithm that all have in common
    least, most : (n,) arrays
    total : float

    Returns
    -------
    (n, d) array; each column adds up to the total where anything can give way

    Examples
    --------
    >>> held(np.array([[2.0], [30.0]]), np.array([0.0, 0.4]), 0.1, np.array([2, 9]), np.array([2, 999]), 50.0)
    array([[ 2.],
           [48.]])
    """
    free = spreads > 0
    if not free.any():
        return guesses.copy()
    out = guesses.copy()
    x, ceiling = guesses[free], most[free, None]
    floor = np.minimum(least[free, None], x)  # an empty one stays empty
    wanted = max(total - guesses[~free].sum(axis=0).min(), 0.0)
    give = spreads[free, None] ** 2 * x + common**2 * x.sum(axis=0)
    give = give / np.maximum(give.mean(axis=0), 1e-12)
    moved = _moved(x, _pull(x, give, floor, ceiling, wanted), give, floor, ceiling)
    sums = moved.sum(axis=0)
    out[free] = moved * np.where(sums > 0, wanted / np.maximum(sums, 1e-12), 1.0)
    return out


def _pull(x, give, floor, ceiling, wanted):
    """How hard each set of guesses is to be pulled: Newton's steps, halved where they leave what is still possible."""
    pull = np.zeros(x.shape[1])
    low, high = np.full(x.shape[1], -_FURTHEST), np.full(x.shape[1], _FURTHEST)
    for _ in range(_ROUNDS):
        moved = _moved(x, pull, give, floor, ceiling)
        short = wanted - moved.sum(axis=0)
        if (np.abs(short) <= _NEAR * max(wanted, 1.0)).all():
            break
        low, high = np.where(short > 0, pull, low), np.where(short > 0, high, pull)
        slope = (moved * give * ((moved > floor) & (moved < ceiling))).sum(axis=0)
        there = pull + short / np.maximum(slope, 1e-12)
        pull = np.where((there > low) & (there < high), there, (low + high) / 2)
    return pull


def _moved(x, by, give, floor, ceiling):
    return np.clip(x * np.exp(np.clip(by * give, -_FURTHEST, _FURTHEST)), floor, ceiling)
