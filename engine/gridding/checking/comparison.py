"""Two plans of one district compared: who moves, which code becomes which."""

from dataclasses import dataclass

import numpy as np

from ..arrangement import first_container
from ..inner_places import inner_places
from .grid_layer import areal

__all__ = ["CodeChange", "Comparison", "compare_grids"]


@dataclass(frozen=True)
class CodeChange:
    """What of one grid before became part of one grid after; a code is '' where there was or is no grid.

    Attributes
    ----------
    before, after : str
    households, buildings : int
    share : float, of the households of the grid before; of its buildings where it has no households
    """

    before: str
    after: str
    households: int
    buildings: int
    share: float


@dataclass(frozen=True)
class Comparison:
    """What lies between two plans.

    Attributes
    ----------
    before, after : (n,) arrays of str, the code of the grid of each thing that was placed, '' where none
    moved : (n,) array of bool
    codes : list of CodeChange, by the code before, the largest part first
    moved_households, moved_buildings : int, of what had a grid before
    moved_share : float, of all households that had a grid before
    gone, new, touched : lists of str, codes only before, codes only after, codes of both whose households changed
    """

    before: np.ndarray
    after: np.ndarray
    moved: np.ndarray
    codes: list
    moved_households: int
    moved_buildings: int
    moved_share: float
    gone: list
    new: list
    touched: list


def compare_grids(before, after, things, households, counts=None):
    """Compare two plans by where buildings, or units, lie.

    Parameters
    ----------
    before, after : GridLayer
    things : (n,) array of geometries, valid; each counts where its inner point lies, in the first grid that covers it
    households : (n,) array of int
    counts : (n,) array of int, the buildings that each thing stands for; one each by default

    Returns
    -------
    Comparison

    Examples
    --------
    >>> import shapely
    >>> from community_grids.engine.gridding.checking.grid_layer import GridLayer
    >>> one = GridLayer.of(shapely.box([0, 5], [0, 0], [5, 10], [1, 1]), ["001", "002"])
    >>> other = GridLayer.of(shapely.box([0, 6], [0, 0], [6, 10], [1, 1]), ["001", "002"])
    >>> found = compare_grids(one, other, shapely.points([1, 5.5, 9], [0.5] * 3), np.array([10, 20, 30]))
    >>> found.moved_households, [(one.before, one.after, one.households) for one in found.codes]
    (20, [('001', '001', 10), ('002', '002', 30), ('002', '001', 20)])
    """
    places = inner_places(things)
    old, new = (_codes_at(places, layer) for layer in (before, after))
    counts = np.ones(len(things), dtype=int) if counts is None else counts
    known, moved = old != "", old != new
    pairs, pair = np.unique(np.column_stack([old, new]).astype(str), axis=0, return_inverse=True)
    people = np.bincount(pair.ravel(), weights=households, minlength=len(pairs)).astype(int)
    houses = np.bincount(pair.ravel(), weights=counts, minlength=len(pairs)).astype(int)
    changes = []
    for row, (one, other) in enumerate(pairs.tolist()):
        own = pairs[:, 0] == one
        part, whole = (people, people[own].sum()) if people[own].sum() else (houses, houses[own].sum())
        share = float(part[row] / whole) if whole else 0.0
        changes.append(CodeChange(one, other, int(people[row]), int(houses[row]), share))
    changes.sort(key=lambda change: (change.before, -change.households, -change.buildings, change.after))
    codes_before, codes_after = (set(map(str, layer.codes)) - {""} for layer in (before, after))
    touched = {str(code) for code in np.concatenate([old[moved], new[moved]])}
    return Comparison(
        before=old,
        after=new,
        moved=moved,
        codes=[change for change in changes if change.before or change.after],
        moved_households=int(households[known & moved].sum()),
        moved_buildings=int(counts[known & moved].sum()),
        moved_share=float(households[known & moved].sum() / max(households[known].sum(), 1)),
        gone=sorted(codes_before - codes_after),
        new=sorted(codes_after - codes_before),
        touched=sorted(touched & codes_before & codes_after),
    )


def _codes_at(places, layer):
    return np.append(layer.codes.astype(object), "")[first_container(places, areal(layer.shapes))]
