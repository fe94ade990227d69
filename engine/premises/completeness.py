"""How much is known: the share of buildings that a register is tied to, and of dwellings of which something is told."""

from dataclasses import dataclass

import numpy as np

from .checking.model import HOMELESS_USES
from .counting import rows_that_count

__all__ = ["Completeness", "completeness", "known_dwellings", "tied_buildings"]

_SURE = ("sure", "decided")


@dataclass(frozen=True)
class Completeness:
    """What is known of groups of buildings.

    Attributes
    ----------
    buildings, tied : (g,) arrays of int, buildings that may be lived in, and those that a register is tied to
    dwellings, known : (g,) arrays of int, dwellings, and those that are told to be lived in, empty or a shop
    """

    buildings: np.ndarray
    tied: np.ndarray
    dwellings: np.ndarray
    known: np.ndarray

    @property
    def tied_share(self):
        """(g,) array of float, 0 to 1, nan where there is no building."""
        return _share(self.tied, self.buildings)

    @property
    def known_share(self):
        """(g,) array of float, 0 to 1, nan where there is no dwelling."""
        return _share(self.known, self.dwellings)

    def whole(self):
        """The same of all groups together."""
        return Completeness(*(np.array([column.sum()]) for column in vars(self).values()))


def completeness(buildings, dwellings, ties, groups, count):
    """Count what is known.

    Parameters
    ----------
    buildings : Buildings
    dwellings : Dwellings
    ties : list of Ties, one of each register
    groups : (b,) array of int, the grid of each building, -1 for none
    count : int, of grids

    Returns
    -------
    Completeness

    Examples
    --------
    >>> from .model import buildings_of, dwellings_of, ties_of
    >>> town = buildings_of(["a", "b"], dwellings=[2, 3], uses=["residential", "residential"])
    >>> rows = dwellings_of([0, 0], rooms=["101", "102"], states=["occupied", "unknown"])
    >>> told = completeness(town, rows, [ties_of([1], states=["sure"])], np.array([0, 0]), 1)
    >>> told.tied_share.tolist(), told.known_share.tolist()
    ([0.5], [0.2])
    """
    homes, known = known_dwellings(buildings, dwellings)
    tied = tied_buildings(len(buildings), ties)
    lived_in = ~np.isin(buildings.uses, HOMELESS_USES) | (buildings.households > 0) | (homes > 0)
    inside = groups >= 0
    columns = (lived_in, tied & lived_in, homes, known)
    return Completeness(*(np.bincount(groups[inside], one[inside], minlength=count).astype(int) for one in columns))


def tied_buildings(count, ties):
    """Whether a row of a register is tied to each of so many buildings, surely or by a person: (b,) array of bool.

    Dwellings do not tell: they may be of no register, and `known_dwellings` counts them.
    """
    tied = np.zeros(count, dtype=bool)
    for own in ties:
        tied[own.buildings[(own.buildings >= 0) & np.isin(own.states, _SURE)]] = True
    return tied


def known_dwellings(buildings, dwellings):
    """Count the dwellings of each building, and those that are known.

    There are as many as its rows or the building itself say, and no fewer than its households. A row tells of its
    dwellings where it has a state or households.

    Returns
    -------
    (b,) array of int, (b,) array of int
    """
    counts = rows_that_count(dwellings)
    told = counts & ((dwellings.states != "unknown") | (dwellings.households > 0))
    listed, known = (
        np.bincount(dwellings.buildings[rows], dwellings.dwellings[rows], minlength=len(buildings)).astype(int)
        for rows in (counts, told)
    )
    return np.maximum(np.maximum(listed, buildings.dwellings), buildings.households), known


def _share(part, whole):
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, part / np.maximum(whole, 1), np.nan)
