"""The sizes of dwellings, learned from communities' totals and known buildings where there are any."""

from typing import NamedTuple

import numpy as np

from .likeness import learned_weights
from .stock import NO_KIND

__all__ = ["STRAYS", "STRAYS_FURTHER", "Fit", "fitted", "log_mean"]

# Logarithms of area and floors are taken round these, so that powers and sizes are learned apart.
_USUAL_AREA, _USUAL_FLOORS = 400.0, 3.0

_ROUNDS = 25
_SETTLED = 1e-4

# So many known buildings say as much of how far buildings stray from their like as what is believed beforehand.
_KNOWN_OF_BELIEF = 20.0

STRAYS, STRAYS_FURTHER = 0.1, 2.5
"""The share of buildings with a wrong storey or an odd use, and how much further these are from their like."""

_NINE_IN_TEN = 1.88
"""Spreads within which nine in ten lie, above and below, the strays among them."""

_LOG_LARGEST = 12.0


class Fit(NamedTuple):
    """What households a building has: exp(design · x + start) within its bounds, x normal with `mean` and `covariance`.

    Attributes
    ----------
    design : (b, q) array
    start : (b,) array
    mean : (q,) array; covariance : (q, q) array
    spreads : (b,) array, of a building's own logarithm
    ignorance : (b,) array, 1 where no known building is like it
    empty : (b,) array, the chance that nobody lives there
    least, most : (b,) arrays
    """

    design: np.ndarray
    start: np.ndarray
    mean: np.ndarray
    covariance: np.ndarray
    spreads: np.ndarray
    ignorance: np.ndarray
    empty: np.ndarray
    least: np.ndarray
    most: np.ndarray

    def strays(self, answers):
        """How far logarithms (b,) lie from what is to be expected."""
        return answers - self.start - self.design @ self.mean

    def counts(self, x):
        """Households (b,) for these sizes (q,), where anybody lives there."""
        return np.clip(np.exp(np.minimum(self.design @ x + self.start, _LOG_LARGEST)), self.least, self.most)


def fitted(stock, floors, kinds, totals, beliefs):
    """Learn the sizes of dwellings.

    A building's logarithm of households is linear in what is to be learned: the powers of area and floors, the size
    in common and of each kind; buildings that are known correct those like them. Totals and known buildings are
    weighed against what is believed beforehand (Gauss-Newton steps to the most probable sizes; their covariance is
    that of the last step).

    Parameters
    ----------
    stock : Stock
    floors : (b,) array of float
    kinds : list of Kind
    totals : (c,) array of float, nan where not known
    beliefs : Assumptions

    Returns
    -------
    Fit
    """
    believed = _Believed.of(stock, floors, kinds, beliefs)
    fit = _learned(believed, stock, totals, beliefs, believed.spreads)
    if not believed.taught.any():
        return fit
    strays = fit.strays(believed.answers)[believed.taught]
    spreads = _observed_spreads(strays, believed.kind[believed.taught], believed.spreads, believed.kind)
    return _learned(believed, stock, totals, beliefs, spreads)


def log_mean(spreads):
    """The logarithm of the mean of exp(a building's own stray), which lies above its median."""
    further = (STRAYS_FURTHER * spreads) ** 2 / 2
    return np.log((1 - STRAYS) * np.exp(spreads**2 / 2) + STRAYS * np.exp(further))


class _Believed(NamedTuple):
    """Arrays (b,), a row a building: what is believed of it; `answers` are logarithms of known households."""

    kind: np.ndarray
    design: np.ndarray
    start: np.ndarray
    spreads: np.ndarray
    least: np.ndarray
    most: np.ndarray
    empty: np.ndarray
    free: np.ndarray
    taught: np.ndarray
    answers: np.ndarray
    weights: object
    ignorance: np.ndarray

    @classmethod
    def of(cls, stock, floors, kinds, beliefs):
        homes = stock.kinds != NO_KIND
        kind = np.where(homes, stock.kinds, 0)
        table = np.array([(one.m2, one.spread, one.least, one.most, one.empty) for one in kinds] or [(1, 0, 0, 0, 0)])
        m2, spreads, least, most, empty = table[kind].T.astype(float)
        stated, known = homes & (least == most), ~np.isnan(stock.known)
        counts = np.where(known, stock.known, np.where(stated, least, np.nan))
        open_kind = homes & ~stated
        weights, ignorance = learned_weights(stock, floors, kinds, counts, open_kind)
        design, start = _lines(stock, floors, kind, len(table), m2, beliefs)
        return cls(
            kind,
            design,
            start,
            np.hypot(spreads, beliefs.plot_spread),
            np.where(known, stock.known, np.where(homes, least, 0.0)),
            np.where(known, stock.known, np.where(homes, most, 0.0)),
            np.where(open_kind & ~known, empty, 0.0),
            open_kind & ~known,
            open_kind & (counts > 0),
            np.log(np.where(counts > 0, counts, 1.0)),
            weights,
            ignorance,
        )


def _lines(stock, floors, kind, kinds, m2, beliefs):
    """A building's logarithm of households as a line in what is to be learned, each scaled to be believed N(0, 1)."""
    area = np.log(np.maximum(stock.areas, 1.0) / _USUAL_AREA)
    height = np.log(floors / _USUAL_FLOORS)
    (area_mean, area_deviation), (floor_mean, floor_deviation) = beliefs.area_power, beliefs.floor_power
    one = np.eye(kinds)[kind]
    sizes, powers = one * beliefs.kind_sizes, one * area[:, None] * beliefs.kind_powers
    common = np.full(len(area), beliefs.all_sizes)
    design = np.column_stack([area * area_deviation, height * floor_deviation, common, sizes, powers])
    lived_in = np.log(_USUAL_AREA * _USUAL_FLOORS * beliefs.built_share / m2)
    return design, lived_in + area_mean * area + floor_mean * height


def _observed_spreads(strays, kind_of_stray, believed, kind):
    """How far buildings stray from their like: the bound that nine in ten of the known ones keep, and the belief."""
    spreads = believed.copy()
    for number in np.unique(kind_of_stray):
        own = np.abs(strays[kind_of_stray == number])
        bound = np.quantile(own, 0.9) / _NINE_IN_TEN
        share = len(own) / (len(own) + _KNOWN_OF_BELIEF)
        spreads[kind == number] = share * bound + (1 - share) * believed[kind == number]
    return spreads


def _learned(believed, stock, totals, beliefs, spreads):
    """The most probable sizes for these spreads, by damped Gauss-Newton steps."""
    means = believed.answers + log_mean(spreads) - believed.start
    drift = believed.design - believed.weights @ believed.design
    begin = believed.start + believed.weights @ means
    size = drift.shape[1]
    fit = Fit(
        drift,
        begin,
        np.zeros(size),
        np.eye(size),
        np.where(believed.free, spreads, 0.0),
        believed.ignorance,
        believed.empty,
        believed.least,
        believed.most,
    )
    taught = believed.taught
    told = drift[taught] / spreads[taught, None], (means + believed.start - begin)[taught] / spreads[taught]
    at, (cost, steps, slopes) = fit.mean, _misfit(fit, fit.mean, stock, totals, believed.free, beliefs, told)
    for _ in range(_ROUNDS):
        step = np.linalg.solve(slopes.T @ slopes, -slopes.T @ steps)
        for damping in (1.0, 0.5, 0.25, 0.1, 0.03):
            there = at + damping * step
            outcome = _misfit(fit, there, stock, totals, believed.free, beliefs, told)
            if outcome[0] < cost:
                break
        else:
            break
        gain, at, (cost, steps, slopes) = cost - outcome[0], there, outcome
        if gain < _SETTLED:
            break
    return fit._replace(mean=at, covariance=np.linalg.inv(slopes.T @ slopes))


def _misfit(fit, x, stock, totals, free, beliefs, told):
    """How ill sizes fit: the sum of squares, what is squared, and its derivatives; the last rows are the beliefs."""
    counts = fit.counts(x)
    inner = free & (counts > fit.least) & (counts < fit.most)
    counts = counts * (1 - fit.empty)
    misses, slopes = [told[0] @ x - told[1]], [told[0]]
    for community in np.flatnonzero(~np.isnan(totals)):
        own = stock.communities == community
        moved = counts[own & free]
        if not len(moved):
            continue
        variance = ((fit.spreads[own & free] * moved) ** 2).sum() + (beliefs.community_spread * moved.sum()) ** 2
        deviation = np.sqrt(max(variance, 1.0))
        misses.append([(counts[own].sum() - totals[community]) / deviation])
        slopes.append((counts[own & inner] @ fit.design[own & inner])[None] / deviation)
    misses, slopes = np.concatenate([*misses, x]), np.concatenate([*slopes, np.eye(len(x))])
    return float(misses @ misses), misses, slopes
