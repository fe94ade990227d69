"""The parts of communities that are divided each by itself: how they are found, searched, chosen for and priced."""

import math
from dataclasses import dataclass, field, replace

import numpy as np
from scipy.sparse import coo_matrix

from ..feasibility import least_out
from ..groups import rows_by
from ..problems import parts_of, problem_of, seed_at
from ..search.partition import Problem, compactness, measure
from .bounds import least_moved
from .choosing import best_by, within_limit
from .least_change import NOWHERE, changes_for
from .model import Price

__all__ = ["Part", "chosen_in", "least_in", "parts_in", "price_of", "searched"]


@dataclass(frozen=True)
class Part:
    """A part of a community that is divided by itself, and what was found for it.

    Attributes
    ----------
    members : (n,) array of int, rows of the relaid units
    problem : Problem
    home : list of int, for each member the place of its grid in `codes`, NOWHERE where it has none
    codes : (k,) array of str, the codes of the grids in force
    changes : list of Change
    """

    members: np.ndarray
    problem: Problem
    home: list
    codes: np.ndarray
    changes: list = field(default_factory=list)

    @property
    def present(self):
        """The division in force, as it can stay."""
        return self.changes[0]

    @property
    def off(self):
        """Grids out of band and by how many households, at best."""
        return min(change.off for change in self.changes)

    @property
    def least(self):
        """The same, as the total of households demands it."""
        return least_out(sum(self.problem.households), self.problem.band)

    @property
    def settled(self):
        """Say whether it is no more than that."""
        return self.off <= self.least

    def groups(self):
        """The households of the units of each grid in force: a list of lists."""
        groups = [[] for _ in self.codes]
        for households, home in zip(self.problem.households, self.home, strict=True):
            if home != NOWHERE:
                groups[home].append(households)
        return groups


def parts_in(units, around, places, codes, bands, seed):
    """Find the parts that hold households.

    Parameters
    ----------
    units : Units
    around : Surroundings
    places : (u, 2) array of float, a point in each unit: where it is goes into the seed of its part
    codes : (u,) array of str, the code of the grid of each unit, '' where it has none
    bands : list of Band, one a community of the units
    seed : int

    Returns
    -------
    dict of int (community of the units) to list of Part, without changes yet
    """
    parts, part = {}, parts_of(units)
    codes = _each_in_one_part(codes.astype(str), part, units.households)
    for _, members in rows_by(part):
        if not units.households[members].sum():
            continue
        community = int(units.communities[members[0]])
        problem = problem_of(units, around, members, bands[community], seed_at(seed, places[members[0]]))
        known, home = np.unique(codes[members], return_inverse=True)
        nowhere = int(known[0] == "")
        parts.setdefault(community, []).append(
            Part(members, problem, (home.ravel() - nowhere).tolist(), known[nowhere:].astype(object))
        )
    return parts


def _each_in_one_part(codes, part, households):
    """The codes, '' where a grid has households in another part too, and more of them: it cannot be in both."""
    lived_in = np.flatnonzero((part >= 0) & (codes != ""))
    if not len(lived_in):
        return codes
    names, code = np.unique(codes[lived_in], return_inverse=True)
    held = coo_matrix((households[lived_in], (code.ravel(), part[lived_in])), shape=(len(names), part.max() + 1))
    main = np.asarray(held.tocsr().argmax(axis=1)).ravel()
    own = codes.copy()
    own[lived_in[part[lived_in] != main[code.ravel()]]] = ""
    return own


HANDS, MOST_AT_ONCE = 2, 10
"""A search is dealt out in pieces, a multiple of these, with so many parts in each at most: moving many lanes at once
is cheap, two cores wait, and who waits hears of each piece."""


def searched(parts, check, run_all, tell=lambda share: None):
    """Find what changes can be made in each part, the parts dealt out with the largest first.

    Parameters
    ----------
    parts : list of Part
    check : callable, raises to stop the work
    run_all : callable like `map`
    tell : callable, hears what share of the units is done, 0 to 1

    Returns
    -------
    list of Part, in the same order
    """
    order = sorted(range(len(parts)), key=lambda row: (-len(parts[row].members), row))
    count = min(HANDS * max(-(-len(order) // (HANDS * MOST_AT_ONCE)), 1), len(order))
    hands = [order[start::count] for start in range(count)]
    payloads = [([parts[row].problem for row in hand], [parts[row].home for row in hand]) for hand in hands]
    found = [None] * len(parts)
    done, whole = 0, sum(len(part.members) for part in parts)
    for hand, changes in zip(hands, run_all(_search_some, payloads), strict=True):
        check()
        for row, own in zip(hand, changes, strict=True):
            found[row] = replace(parts[row], changes=own)
            done += len(parts[row].members)
        tell(done / whole)
    return found


def _search_some(payload):
    return changes_for(*payload)


def chosen_in(parts, aim, limit):
    """Choose the change of each part under one aim, within a limit of households that move.

    Returns
    -------
    list of Change, one a part
    """
    best = [best_by(aim, part.changes) for part in parts]
    made = within_limit(best, [part.present for part in parts], limit)
    return [change if kept else part.present for change, kept, part in zip(best, made, parts)]


def least_in(parts):
    """Households that any plan in band must move."""
    return sum(least_moved(part.groups(), part.problem.band) for part in parts)


def price_of(aim, parts, changes, units):
    """What an option costs.

    Parameters
    ----------
    aim : str, a word of `OPTIONS`
    parts : list of Part
    changes : list of Change, one a part
    units : list of Units, those that the members of each part are rows of

    Returns
    -------
    Price
    """
    households = buildings = grids = out = 0
    shapes = []
    for part, change, own in zip(parts, changes, units, strict=True):
        grid_of, home = np.array(change.grid_of), np.array(part.home)
        away = part.members[(grid_of != home) & (home != NOWHERE)]
        households += int(own.households[away].sum())
        buildings += int(own.buildings[away].sum())
        grids += change.touched
        out += max(change.score.out - part.least[0], 0)
        for grid in np.unique(grid_of[grid_of != home]):
            _, area, perimeter = measure(part.problem, np.flatnonzero(grid_of == grid).tolist())
            shapes.append(compactness(area, perimeter))
    return Price(aim, households, buildings, grids, out, float(np.mean(shapes)) if shapes else math.nan)
