"""Ground that no search divided: water, land behind barriers where nobody lives, communities without households."""

from dataclasses import replace

import numpy as np

from .groups import joined
from .units import Borders

__all__ = ["give_away", "with_leftovers"]


def give_away(units, grid_of):
    """Give every unit without a grid to a neighbouring grid of its community.

    The unit with the largest share of its outline along one grid goes first, and to that grid. What touches no grid
    that may grow becomes a grid of its own, one a connected piece.

    Parameters
    ----------
    units : Units
    grid_of : (u,) array of int, -1 where no grid was found yet

    Returns
    -------
    (u,) array of int, none of them -1
    """
    grid_of = np.array(grid_of)
    neighbours = _neighbours(units)
    lost = set(np.flatnonzero(grid_of < 0).tolist())
    offers = {unit: _best_offer(unit, grid_of, neighbours, units) for unit in lost}
    while True:
        taken = max(((offer, -unit) for unit, offer in offers.items() if offer), default=None)
        if taken is None:
            break
        (_, grid), unit = taken[0], -taken[1]
        grid_of[unit] = -grid - 1
        del offers[unit]
        for other, _ in neighbours[unit]:
            if other in offers:
                offers[other] = _best_offer(other, grid_of, neighbours, units)
    return _own_grids(units, grid_of)


def _neighbours(units):
    rows = [[] for _ in units.areas]
    borders = units.borders
    for (one, other), length in zip(borders.pairs.tolist(), borders.lengths.tolist()):
        rows[one].append((other, length))
        rows[other].append((one, length))
    return rows


def _best_offer(unit, grid_of, neighbours, units):
    """The grid that shares most of a unit's outline: (share, -grid - 1), or None."""
    shares = {}
    for other, length in neighbours[unit]:
        grid = int(grid_of[other])
        if grid >= 0 and units.locked[other] < 0:
            shares[grid] = shares.get(grid, 0.0) + length
    return max(((round(total / units.perimeters[unit], 9), -grid - 1) for grid, total in shares.items()), default=None)


def _own_grids(units, grid_of):
    """Number the connected pieces that are still without a grid."""
    lost = grid_of < 0
    if not lost.any():
        return grid_of
    pairs = units.borders.pairs[lost[units.borders.pairs].all(axis=1)]
    piece = joined(len(grid_of), *pairs.T)
    _, number = np.unique(piece[lost], return_inverse=True)
    grid_of = grid_of.copy()
    grid_of[lost] = grid_of.max(initial=-1) + 1 + number.ravel()
    return grid_of


def with_leftovers(units, members, parts, grid, new_name=""):
    """Give ground that was not divided to a grid beside it where its own is not there any more or does not touch it.

    Parameters
    ----------
    units : Units
    members : (n,) array of int, the units of one community, ascending
    parts : list of arrays of int, those among them that were divided anew
    grid : (u,) array of str, the code of the grid of every unit; those of `parts` as they are now
    new_name : str, what the code of a grid begins with that has to be made for ground which touches none; '' leaves
        such ground without a grid

    Returns
    -------
    (u,) array of str, a copy
    """
    own, units = grid[members].astype(str), _alone(units, members)
    in_part = np.isin(members, np.concatenate([np.empty(0, dtype=int), *parts]))
    if in_part.any():  # a grid without households left is none
        own = np.where(np.isin(own, own[in_part | (units.locked >= 0)]), own, "")
    names, number = np.unique(own, return_inverse=True)
    grid_of = number.ravel() - int(names[0] == "")
    names = names[names != ""]
    while True:
        stray = _stray(units, grid_of) & ~in_part & (units.locked < 0)
        if not stray.any():
            break
        grid_of[stray] = -1
    if (grid_of < 0).any():
        left, number = np.unique(grid_of[grid_of >= 0], return_inverse=True)
        names, grid_of[grid_of >= 0] = names[left], number.ravel()
        grid_of = give_away(units, grid_of)
    result = grid.copy()
    made = (new_name + "{}") if new_name else ""
    result[members] = [names[one] if one < len(names) else made.format(one) for one in grid_of.tolist()]
    return result


def _alone(units, members):
    """Some units with the borders between them."""
    pairs = units.borders.pairs
    start, stop = np.searchsorted(pairs[:, 0], members), np.searchsorted(pairs[:, 0], members, side="right")
    rows = np.repeat(start - np.cumsum(stop - start) + (stop - start), stop - start) + np.arange((stop - start).sum())
    place = np.minimum(np.searchsorted(members, pairs[rows]), len(members) - 1)
    inside = (members[place] == pairs[rows]).all(axis=1)
    rows = rows[inside]
    borders = Borders(place[inside], *(getattr(units.borders, name)[rows] for name in ("lengths", "prices", "open")))
    names = ("communities", "households", "buildings", "areas", "perimeters", "locked", "wet")
    columns = {name: getattr(units, name)[members] for name in names}
    return replace(units, of_face=np.arange(len(members)), borders=borders, **columns)


def _stray(units, grid_of):
    """Say of each unit whether it hangs on its grid by no border with the piece that holds most of its households."""
    one, other = units.borders.pairs.T
    same = (grid_of[one] == grid_of[other]) & (grid_of[one] >= 0)
    piece = joined(len(grid_of), one[same], other[same])
    weight = np.bincount(piece, weights=units.households) + 1e-9 * np.bincount(piece, weights=units.areas)
    order = np.lexsort((piece, -weight[piece], grid_of))
    first = order[np.flatnonzero(np.diff(grid_of[order], prepend=-2))]
    main = dict(zip(grid_of[first].tolist(), piece[first].tolist()))
    return (grid_of >= 0) & (piece != np.array([main[grid] for grid in grid_of.tolist()]))
