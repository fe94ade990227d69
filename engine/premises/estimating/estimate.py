"""Households of every building, each with an interval, and of groups of buildings, held to communities' totals."""

from dataclasses import dataclass

import numpy as np

from ...progress import Progress
from .fitting import STRAYS, STRAYS_FURTHER, fitted, log_mean
from .floors import filled_floors
from .holding import held
from .stock import NO_KIND, Assumptions

__all__ = ["METHODS", "STAGES", "Estimate", "Sums", "estimate_households"]

METHODS = ("register", "use", "estimated", "none")
"""How the households of a building came about: a register, what its use says, this estimate, nobody lives there."""

STAGES = ("estimating",)

# Buildings of one square of this many metres have something in common.
_PLACE_M = 300.0


@dataclass(frozen=True)
class Sums:
    """Households of groups of buildings, arrays (g,) of float.

    Attributes
    ----------
    counts, low, high
    draws : (g, d) array of float, as many households as each may have
    """

    counts: np.ndarray
    low: np.ndarray
    high: np.ndarray
    draws: np.ndarray

    def chance_within(self, minimum, maximum):
        """How likely a group is within limits, as of `could_flip`: (g,) array of float, 0 to 1."""
        whole = np.rint(self.draws)
        minimum, maximum = (np.broadcast_to(limit, len(whole))[:, None] for limit in (minimum, maximum))
        return ((whole >= minimum) & (whole <= maximum)).mean(axis=1)

    def could_flip(self, minimum, maximum):
        """Whether a group may be within limits by its estimate and outside them by its interval, or the reverse.

        Parameters
        ----------
        minimum, maximum : float, or (g,) arrays

        Returns
        -------
        (g,) array of bool
        """
        low, high = np.rint(self.low), np.rint(self.high)
        within, outside = (low <= maximum) & (high >= minimum), (low < minimum) | (high > maximum)
        return within & outside


@dataclass(frozen=True)
class Estimate:
    """What was estimated.

    Attributes
    ----------
    counts : (b,) array of int; those of a community add up to its total
    low, high : (b,) arrays of float, the interval of each
    methods : (b,) array of str, of `METHODS`
    floors : (b,) array of float, given or filled
    groups : Sums
    missed : (c,) array of float, what is left of each community's total that no building can take, or is too much
    """

    counts: np.ndarray
    low: np.ndarray
    high: np.ndarray
    methods: np.ndarray
    floors: np.ndarray
    groups: Sums
    missed: np.ndarray


def estimate_households(stock, kinds, totals, groups, group_count=0, seed=1, beliefs=None, progress=None):
    """Estimate households.

    The sizes of dwellings are learned (`fitting`), then drawn many times with everything that is not sure: sizes, what
    a community or a neighbourhood has in common, and each building's own. Every draw is held to the totals. A
    building's count is the mean of its draws, and an interval is what the middle of the draws takes up, so sums of
    buildings know what their buildings have in common.

    Parameters
    ----------
    stock : Stock
    kinds : list of Kind
    totals : (c,) array of float, households of each community, nan where not known
    groups : (b,) array of int, the grid of each building, -1 for none
    group_count : int, how many grids there are, those without buildings too
    seed : int
    beliefs : Assumptions, the default where None
    progress : Progress

    Returns
    -------
    Estimate

    Raises
    ------
    CancelledError
    """
    beliefs, progress = beliefs or Assumptions(), progress or Progress()
    floors = filled_floors(stock)
    fit = fitted(stock, floors, kinds, totals, beliefs)
    chance = np.random.default_rng(seed)
    sizes = chance.multivariate_normal(fit.mean, fit.covariance, beliefs.draws, method="cholesky")
    squares = _squares(stock.places)
    shared = chance.standard_normal((int(squares.max(initial=-1)) + 1, beliefs.draws)) * beliefs.place_spread
    sums = np.zeros((max(group_count, int(groups.max(initial=-1)) + 1), beliefs.draws))
    mean, low, high = (np.zeros(len(stock)) for _ in range(3))
    missed = np.zeros(len(totals) + 1)  # the last is of no community
    edges = (1 - beliefs.level) / 2, (1 + beliefs.level) / 2
    parts = [np.flatnonzero(stock.communities == community) for community in range(-1, len(totals))]
    done = 0
    for community, rows in enumerate(parts, start=-1):
        progress.check()
        total = totals[community] if community >= 0 else np.nan
        if not len(rows):
            missed[community] = np.nan_to_num(total)
            continue
        draws = _drawn(fit, rows, sizes, shared[squares[rows]], beliefs, chance)
        if not np.isnan(total):
            draws = held(draws, fit.spreads[rows], beliefs.community_spread, fit.least[rows], fit.most[rows], total)
            missed[community] = total - draws.mean(axis=1).sum()
        mean[rows] = draws.mean(axis=1)
        low[rows], high[rows] = np.quantile(draws, edges, axis=1)
        inside = groups[rows] >= 0
        np.add.at(sums, groups[rows[inside]], draws[inside])
        done += len(rows)
        progress.report("estimating", done / len(stock))
    counts = np.zeros(len(stock), dtype=np.int64)
    for rows in parts:
        counts[rows] = _whole(mean[rows])
    inside = groups >= 0
    whole = np.bincount(groups[inside], counts[inside], minlength=len(sums)).astype(float)
    low_sums, high_sums = np.quantile(sums, edges, axis=1) if len(sums) else (whole, whole)
    return Estimate(
        counts, low, high, _methods(stock, fit), floors, Sums(whole, low_sums, high_sums, sums), missed[:-1]
    )


def _squares(places):
    """The number of the square of the ground that each building stands in."""
    if not len(places):
        return np.zeros(0, dtype=int)
    cells = np.floor(places / _PLACE_M).astype(np.int64)
    return np.unique(cells, axis=0, return_inverse=True)[1].reshape(-1)


def _drawn(fit, rows, sizes, shared, beliefs, chance):
    """Households of some buildings, drawn many times: (n, draws)."""
    spreads = fit.spreads[rows, None]
    strays = np.where(chance.random((len(rows), len(sizes))) < STRAYS, STRAYS_FURTHER, 1.0)
    own = chance.standard_normal(strays.shape) * strays * spreads - log_mean(spreads)
    common = chance.standard_normal(len(sizes)) * beliefs.community_spread
    unsure = (spreads > 0) * (common + shared * np.sqrt(fit.ignorance[rows, None]))
    logs = fit.design[rows] @ sizes.T + fit.start[rows, None] + own + unsure
    counts = np.clip(np.exp(np.minimum(logs, 12.0)), fit.least[rows, None], fit.most[rows, None])
    return np.where(chance.random(logs.shape) < fit.empty[rows, None], 0.0, counts)


def _whole(numbers):
    """Whole numbers that add up to the same, each rounded up or down: those with the largest remainders go up."""
    down = np.floor(numbers + 1e-9)
    more = int(np.rint(numbers.sum() - down.sum()))
    up = np.argsort(-(numbers - down), kind="stable")[: max(more, 0)]
    down[up] += 1
    return down.astype(np.int64)


def _methods(stock, fit):
    methods = np.full(len(stock), "estimated", dtype=object)
    methods[(stock.kinds != NO_KIND) & (fit.least == fit.most)] = "use"
    methods[stock.kinds == NO_KIND] = "none"
    methods[~np.isnan(stock.known)] = "register"
    return methods
