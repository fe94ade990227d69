"""Where in a building its entrances are: slices across its long side, or round the places of doors."""

from dataclasses import dataclass

import numpy as np

__all__ = ["Entrances", "entrances_of"]


@dataclass(frozen=True)
class Entrances:
    """How each building is divided into entrances: slices across an axis.

    Attributes
    ----------
    axes : (b, 2) array of float, direction across which each building is sliced, of length 1
    starts : (b + 1,) array of int, where each building's edges begin in `edges`; one more edge than entrances
    edges : (e,) array of float, metres along the axis, rising in each building
    names : list of str, the entrances of building b from `starts[b] - b` on, in the order of the slices
    """

    axes: np.ndarray
    starts: np.ndarray
    edges: np.ndarray
    names: list

    def names_of(self, building):
        """List the names of a building's entrances, in the order of the slices."""
        first, last = self.starts[building] - building, self.starts[building + 1] - building - 1
        return self.names[first:last]


def entrances_of(footprints, counts, doors=None):
    """Divide buildings into entrances of equal width across their long side, numbered from west to east.

    Parameters
    ----------
    footprints : (b,) array of Polygon, MultiPolygon or None
    counts : (b,) array of int, entrances; below 1 counts as 1
    doors : tuple (buildings (n,) int, names (n,) str, points (n, 2) float), optional: where doors are known, a building
        has these entrances instead, each reaching half-way to the next

    Returns
    -------
    Entrances
    """
    raise NotImplementedError
