"""The grids of many divisions put together anew: the best division that can be made of all grids seen so far.

A division is a choice of grids that hold each unit once; which choice costs least is a set partitioning problem, as it
was first put for electoral districts (Garfinkel and Nemhauser 1970, Management Science 16:B495). Here the grids to
choose from are those that a search came by. Its linear relaxation says which of them can matter at all: a grid whose
reduced cost is above the gap between the best division known and the relaxation is in no better one.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from .lanes import shape_costs
from .partition import score

__all__ = ["MOST_UNITS", "Candidates", "recombined"]

MOST_UNITS = 1000
"""Units of a problem beyond which its grids are not gathered: they are too many."""

OUT_WEIGHT, MISS_WEIGHT = 100.0, 1.0
"""What a grid out of band weighs in the choice, and each household by which it is: above any shape."""

GAP_SHARE = 0.3
"""The share of the gap up to which grids are chosen from: the best choice is seldom farther from the relaxation."""

MOST_GRIDS = 250
"""Grids that are chosen from, those of the least reduced cost."""

NODES, GAP_LEFT = 20, 0.02
"""Nodes of the tree of choices that are looked at, and the share of the best choice that may be left unproven."""


@dataclass
class Candidates:
    """Grids of one problem that a search came by.

    Attributes
    ----------
    units : int, of the problem
    rows : list of (n, units / 8) array of uint8, bits that say which units each grid holds
    """

    units: int
    rows: list = field(default_factory=list)

    def add_division(self, grid_of):
        """Take the grids of a division: (units,) array of int, numbered from 0."""
        grids = np.asarray(grid_of) == np.arange(max(grid_of) + 1)[:, None]
        self.rows.append(np.packbits(grids, axis=1))

    def add_packed(self, rows):
        """Take grids as (n, at least units / 8) array of uint8."""
        self.rows.append(rows[:, : -(-self.units // 8)])

    def grids(self):
        """Each grid once: (g, units) array of bool, in an order that the order of taking does not change."""
        packed = np.concatenate(self.rows)
        # As one word a row, which is sorted many times quicker than rows of bytes.
        words = np.unique(np.ascontiguousarray(packed).view(f"V{packed.shape[1]}").ravel())
        packed = words.view(np.uint8).reshape(len(words), -1)
        self.rows = [packed]
        grids = np.unpackbits(packed, axis=1, count=self.units).astype(bool)
        return grids[grids.any(axis=1)]


def recombined(problem, grid_of, candidates):
    """Put grids together to divisions that cost less, a few neighbouring grids at a time.

    Parameters
    ----------
    problem : Problem
    grid_of : list of int, the best division known; its grids are among the candidates
    candidates : Candidates

    Returns
    -------
    list of int, a better division, or `grid_of` itself
    """
    grids = candidates.grids()
    costs, misses = _measured(problem, grids)
    found = np.array(grid_of)
    covered = np.zeros(len(found), dtype=bool)
    while not covered.all():
        inner, window = _window(problem, found, int(np.argmin(covered)))
        covered |= inner
        within = np.flatnonzero(~(grids & ~window).any(axis=1))
        chosen = _chosen(grids[within][:, window], costs[within], misses[within], found[window])
        if chosen is not None:
            found[window] = found.max() + 1 + chosen
            found = np.unique(found, return_inverse=True)[1].ravel()
    found = found.tolist()
    return found if score(problem, found) < score(problem, grid_of) else grid_of


def _window(problem, grid_of, unit):
    """A grid and those nearest to it, and of these the units that have all of their neighbours there.

    Returns
    -------
    (n,) array of bool, the units of the grid and of its neighbours; (n,) array of bool, all of the window
    """
    one, other = grid_of[problem.borders[:, :2].astype(int)].T
    window = inner = np.array([grid_of[unit]])
    while True:
        wider = np.union1d(window, other[np.isin(one, window)])
        if len(wider) == len(window):
            break
        if len(wider) > WINDOW:
            window = np.r_[window, np.setdiff1d(wider, window)[: max(WINDOW - len(window), 0)]]
            break
        window, inner = wider, wider if len(inner) == 1 else inner
    whole = len(window) == grid_of.max() + 1
    return np.isin(grid_of, window if whole else inner), np.isin(grid_of, window)


WINDOW = 12
"""Grids that are put together anew at a time."""


def _chosen(grids, costs, misses, grid_of):
    """Choose grids that hold each unit once and cost less than those of a division.

    Parameters
    ----------
    grids : (g, n) array of bool
    costs, misses : (g,) arrays of float
    grid_of : (n,) array of int

    Returns
    -------
    (n,) array of int, the grid of each unit, or None where no choice is better
    """
    known = np.isin(_keys(grids), _keys(grid_of == np.unique(grid_of)[:, None]))
    out, miss, mean = (misses[known] > 0).sum(), misses[known].sum(), costs[known].mean()
    if not out:
        inside = misses == 0
        grids, costs, misses, known = grids[inside], costs[inside], misses[inside], known[inside]
    # The mean over the grids is to be least: what lowers the sum of the differences from a mean lowers it.
    weights = costs - mean + OUT_WEIGHT * (misses > 0) + MISS_WEIGHT * misses
    holds, once = csr_array(grids.T.astype(float)), np.ones(grids.shape[1])
    relaxed = linprog(weights, A_eq=holds, b_eq=once, bounds=(0, None), method="highs-ds")
    if relaxed.x is None:
        return None
    gap = OUT_WEIGHT * out + MISS_WEIGHT * miss - relaxed.fun
    if gap < LEAST_GAIN:
        return None
    reduced = weights - holds.T @ relaxed.eqlin.marginals
    order = np.argsort(np.where(known, -np.inf, reduced), kind="stable")[:MOST_GRIDS]
    near = np.sort(order[known[order] | (reduced[order] <= GAP_SHARE * gap)])
    whole = milp(
        weights[near],
        integrality=np.ones(len(near)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(holds[:, near], once, once),
        options={"node_limit": NODES, "mip_rel_gap": GAP_LEFT},
    )
    if whole.x is None:
        return None
    chosen = grids[near[whole.x > 0.5]]
    better = weights[near] @ (whole.x > 0.5) < OUT_WEIGHT * out + MISS_WEIGHT * miss - LEAST_GAIN
    return chosen.argmax(axis=0) if better and (chosen.sum(axis=0) == 1).all() else None


def _keys(grids):
    """One word for each grid, by which it can be found again."""
    packed = np.ascontiguousarray(np.packbits(grids, axis=1))
    return packed.view(f"V{packed.shape[1]}").ravel()


LEAST_GAIN = 1e-3
"""What a better division must gain over the best one known, in units of one perfectly round grid."""


AT_A_TIME = 2000
"""Grids that are measured at a time: many at once take much memory."""


def _measured(problem, grids):
    """What each grid costs, half of its boundary's price included, and by how many households it misses the band."""
    parts = [_measured_part(problem, grids[start : start + AT_A_TIME]) for start in range(0, len(grids), AT_A_TIME)]
    costs, misses = zip(*parts)
    return np.concatenate(costs), np.concatenate(misses)


def _measured_part(problem, grids):
    """The same for so few grids that a table of them and all borders is small."""
    holds = csr_array(grids.astype(float))
    one, other = problem.borders[:, :2].astype(int).T
    own = grids[:, one]
    inside = own & grids[:, other]
    areas = holds @ np.array(problem.areas)
    perimeters = holds @ np.array(problem.perimeters) - inside @ problem.borders[:, 2]
    households = holds @ np.array(problem.households, dtype=float)
    low, high = problem.band.minimum, problem.band.maximum
    shapes = shape_costs((households, areas, np.maximum(perimeters, 1e-3)), (low + high) / 2, max((high - low) / 2, 1))
    prices = (own & ~inside) @ problem.borders[:, 3] / 2
    return shapes + prices, np.maximum(np.maximum(low - households, households - high), 0.0)
