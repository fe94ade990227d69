"""The ground under units that were drawn before: the same coverage as a division's, nested in the units of a plan."""

from dataclasses import dataclass

import numpy as np

from .arrangement import first_container, joined_labels
from .ground import Ground, lay_ground
from .units import Units, gathered

__all__ = ["Relaid", "ground_over", "relaid"]

WHOLE = 10**9
"""Households up to which a block is never cut: no block is."""


@dataclass(frozen=True)
class Relaid:
    """Ground with the units of a plan on it.

    Attributes
    ----------
    ground : Ground
    units : Units, in the order of their first faces, each in one piece and in one community
    rows : (u,) array of int, the row of the polygon that each is (a part of); -1 where no polygon lies
    """

    ground: Ground
    units: Units
    rows: np.ndarray


def ground_over(district, polygons, sizes=(WHOLE,) * 3, check=lambda: None, run_all=map):
    """Lay the ground so that every face lies in one unit of a plan.

    Parameters
    ----------
    district : District, its communities valid
    polygons : (n,) array of Polygon, the units of the plan
    sizes : (int, int, int), as of `lay_ground`; by default nothing is cut
    check, run_all : callables, as of `lay_ground`

    Returns
    -------
    Ground, (f,) array of int: the row of the polygon that each face lies in, -1 where none
    """
    ground = lay_ground(district, *sizes, check, run_all, units=polygons)
    return ground, first_container(ground.faces.places, polygons)


def relaid(ground, row_of_face, labels=None):
    """Make the units of a plan out of faces, whole or, where labels are given, in pieces.

    Parameters
    ----------
    ground : Ground
    row_of_face : (f,) array of int, the polygon that each face lies in, -1 where none
    labels : (f,) array of int, optional, the pieces that a unit falls into

    Returns
    -------
    Relaid
    """
    labels = np.zeros(len(row_of_face), dtype=int) if labels is None else labels
    key = np.column_stack([row_of_face, ground.communities, labels])
    same = np.unique(key, axis=0, return_inverse=True)[1].ravel()
    unit = joined_labels(same, ground.inner_segments.left, ground.inner_segments.right)
    return Relaid(ground, gathered(ground, unit), row_of_face[np.unique(unit, return_index=True)[1]])
