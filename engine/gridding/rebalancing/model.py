"""What a rebalance starts from and what comes out: the words of this folder."""

from dataclasses import dataclass, field

import numpy as np

from ..model import Plan
from .options import OPTIONS

__all__ = ["OPTIONS", "DrawnUnits", "Price", "Rebalanced"]


@dataclass(frozen=True)
class DrawnUnits:
    """The units of the plan in force.

    Attributes
    ----------
    polygons : (n,) array of Polygon that share their edges exactly
    ids : (n,) array of int
    codes : (n,) array of str, the code of the grid, '' where there is none
    locked : (n,) array of bool: in a grid that stays as it is
    kinds, names : dicts of str (code) to str, what is known of the grids
    known_codes : frozenset of str, codes that were given once, those of retired grids among them
    """

    polygons: np.ndarray
    ids: np.ndarray
    codes: np.ndarray
    locked: np.ndarray
    kinds: dict = field(default_factory=dict)
    names: dict = field(default_factory=dict)
    known_codes: frozenset = frozenset()


@dataclass(frozen=True)
class Price:
    """What an option costs.

    Attributes
    ----------
    option : str, a word of `OPTIONS`
    households, buildings : int, moved to another grid
    grids : int, that gain or lose something
    out : int, grids out of band that need not be by the total of their community
    compactness : float, the mean Polsby-Popper score of the touched grids afterwards
    """

    option: str
    households: int
    buildings: int
    grids: int
    out: int
    compactness: float


@dataclass(frozen=True)
class Rebalanced:
    """A plan after a rebalance.

    Attributes
    ----------
    plan : Plan, its units in the order of their ids; a unit that was cut keeps its id in its largest piece
    before : (u,) array of str, the code of the grid that the ground of each unit of the plan was in, '' for none
    prices : list of Price, one for each option, that of the plan first
    least : int, households that any plan in band must move
    apart : list of str, the codes of the grids that stayed because of their kind, sorted
    """

    plan: Plan
    before: np.ndarray
    prices: list
    least: int
    apart: list
