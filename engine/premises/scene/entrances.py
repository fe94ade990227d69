"""Where in a building its entrances are: slices across its long side, or round the places of doors."""

from dataclasses import dataclass

import numpy as np
import shapely

from .ragged import positions, starts_of

__all__ = ["Entrances", "entrances_of"]


@dataclass(frozen=True)
class Entrances:
    """How each building is divided into entrances: slices across an axis.

    Attributes
    ----------
    axes : (b, 2) array of float, of length 1: along it one entrance follows the other
    starts : (b + 1,) array of int, where each building's entrances begin in `names`
    names : (e,) array of str, in the order of the slices
    ends : (e,) array of float, metres along the axis, where each slice ends; the last one of a building is endless
    """

    axes: np.ndarray
    starts: np.ndarray
    names: np.ndarray
    ends: np.ndarray

    def names_of(self, building):
        """List the names of a building's entrances, in the order of the slices."""
        return self.names[self.starts[building] : self.starts[building + 1]].tolist()

    def between(self, building):
        """(n - 1,) array of float: where along the axis one entrance ends and the next one begins."""
        return self.ends[self.starts[building] : self.starts[building + 1] - 1]

    def at(self, building, place):
        """Name the entrance that a place on the ground belongs to; '' where the building has none."""
        names = self.names_of(building)
        if not names:
            return ""
        along = float(np.dot(self.axes[building], place))
        return names[int(np.searchsorted(self.between(building), along))]


def entrances_of(footprints, counts, doors=None):
    """Divide buildings into entrances of equal width along their long side.

    They are numbered from west to east, or from north to south where the building stands rather that way.

    Parameters
    ----------
    footprints : (b,) array of Polygon, MultiPolygon or None
    counts : (b,) array of int, entrances; below 1 counts as none
    doors : tuple (buildings (n,) int, names (n,) str, points (n, 2) float), optional: a building with doors has these
        entrances instead, each reaching half-way to the next

    Returns
    -------
    Entrances

    Examples
    --------
    >>> slab = entrances_of(np.array([shapely.box(0, 0, 60, 12)]), [3])
    >>> slab.names_of(0), slab.between(0).tolist(), slab.at(0, (50, 5))
    (['1', '2', '3'], [20.0, 40.0], '3')
    """
    footprints = np.asarray(footprints, dtype=object)
    counts = np.maximum(np.asarray(counts, dtype=np.int64), 0)
    counts[shapely.is_missing(footprints) | shapely.is_empty(footprints)] = 0
    axes, least, most = _axes(footprints)
    if doors is None:
        buildings, names, along = np.empty(0, dtype=np.int64), np.empty(0, dtype=object), np.empty(0)
    else:
        buildings, names = np.asarray(doors[0], dtype=np.int64), np.asarray(doors[1], dtype=object)
        along = (axes[buildings] * np.asarray(doors[2], dtype=float).reshape(-1, 2)).sum(axis=1)
    counts[buildings] = 0  # doors that are known go before a count
    where, building = positions(np.zeros(len(counts), dtype=np.int64), counts)
    equal = least[building] + (where + 0.5) / np.maximum(counts[building], 1) * (most - least)[building]
    buildings = np.concatenate([building, buildings])
    names = np.concatenate([np.array([str(number + 1) for number in where.tolist()], dtype=object), names])
    along = np.concatenate([equal, along])
    order = np.lexsort((along, buildings))
    buildings, names, along = buildings[order], names[order], along[order]
    starts = starts_of(np.bincount(buildings, minlength=len(footprints)))
    ends = np.full(len(along), np.inf)
    followed = np.flatnonzero(np.diff(buildings) == 0)
    ends[followed] = (along[followed] + along[followed + 1]) / 2
    return Entrances(axes, starts, names, ends)


def _axes(footprints):
    """The way of the longest edge or across it, whichever the building is longer along; and its reach."""
    axes = np.tile([1.0, 0.0], (len(footprints), 1))
    points, owner = shapely.get_coordinates(footprints, return_index=True)
    least, most = np.zeros(len(footprints)), np.zeros(len(footprints))
    if not len(points):
        return axes, least, most
    edges = np.diff(points, axis=0)
    length = np.where(np.diff(owner) == 0, np.hypot(*edges.T), -1.0)
    longest = np.lexsort((length, owner[:-1]))
    last = np.flatnonzero(np.diff(owner[:-1][longest], append=-1))
    rows, edge = owner[:-1][longest][last], longest[last]
    axes[rows] = edges[edge] / np.where(length[edge] > 0, length[edge], 1.0)[:, None]
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    rows = owner[first]

    def reach():
        along = (points * axes[owner]).sum(axis=1)
        return np.minimum.reduceat(along, first), np.maximum.reduceat(along, first)

    low, high = reach()
    turned = axes[:, ::-1] * [1.0, -1.0]
    across = (points * turned[owner]).sum(axis=1)
    wider = np.maximum.reduceat(across, first) - np.minimum.reduceat(across, first) > (high - low) * (1 + 1e-9)
    axes[rows[wider]] = turned[rows[wider]]
    eastward = np.abs(axes[:, 0]) >= np.abs(axes[:, 1])
    axes[np.where(eastward, axes[:, 0] < 0, axes[:, 1] > 0)] *= -1
    least[rows], most[rows] = reach()
    return axes, least, most
