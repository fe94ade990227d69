"""The ground under units that were drawn before: the same coverage as a division's, nested in the units of a plan."""

from dataclasses import dataclass, replace

import numpy as np

from .arrangement import first_container
from .ground import Ground, lay_ground
from .groups import joined_labels
from .stitches import NEAR, stitches_of
from .units import SLIVER_M2, Units, gathered

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
    main : (u,) array of bool, the part with the most households, then ground, of its polygon
    """

    ground: Ground
    units: Units
    rows: np.ndarray
    main: np.ndarray


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
    lines = np.concatenate([polygons, stitches_of(polygons, district.communities)])
    ground = lay_ground(district, *sizes, check, run_all, units=lines)
    return ground, first_container(ground.faces.places, polygons)


def relaid(ground, row_of_face, labels=None):
    """Make the units of a plan out of faces, whole or, where labels are given, in pieces; slivers join a neighbour.

    Units were rounded to the grain when they were drawn: noded again with the lines that they came from, they leave
    slivers of some square centimetres; in other coordinates, longer ones, which stitches part.

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
    drawn_row = row_of_face
    unit = _joined(ground, row_of_face, labels)
    while True:
        units = gathered(ground, unit)
        rows = row_of_face[np.unique(unit, return_index=True)[1]]
        main = _main(units, rows)
        target = _sliver_targets(units, main)
        if (target == np.arange(len(rows))).all():
            return Relaid(ground, _apart_at_stitches(ground, units, rows[unit] == drawn_row), rows, main)
        # The faces of a sliver take the polygon of what they join, so that they are one piece with it.
        row_of_face = rows[target][unit]
        unit = _joined(ground, row_of_face, target[unit])


def _joined(ground, row_of_face, labels):
    """Number the connected pieces of each polygon inside each community, and of what lies between them.

    Between two stitches a gap is a piece of its own, and so is what reaches over into another community.
    """
    key = np.unique(np.column_stack([row_of_face, ground.communities, labels]), axis=0, return_inverse=True)[1]
    sides = ground.inner_segments
    joins = _at_home(ground, row_of_face)[sides.left] | (sides.lengths > NEAR)
    return joined_labels(key.ravel(), sides.left[joins], sides.right[joins])


def _at_home(ground, row_of_face):
    """Say which faces lie in the community that holds most of their polygon: (f,) array of bool."""
    pairs, pair = np.unique(np.column_stack([row_of_face, ground.communities]), axis=0, return_inverse=True)
    areas = np.bincount(pair.ravel(), weights=ground.areas)
    order = np.lexsort((-areas, pairs[:, 0]))
    home = np.zeros(len(pairs), dtype=bool)
    home[order[np.diff(pairs[order, 0], prepend=-2) != 0]] = True
    return home[pair.ravel()] & (row_of_face >= 0)


def _apart_at_stitches(ground, units, in_place):
    """Close borders no longer than a stitch that run along slivers only: nobody drew these units side by side."""
    sides = ground.inner_segments
    drawn = in_place[sides.left] & in_place[sides.right]
    ends = np.sort(units.of_face[np.column_stack([sides.left, sides.right])[drawn]], axis=1)
    count = len(units.areas)
    pairs = units.borders.pairs
    met = np.isin(pairs[:, 0] * count + pairs[:, 1], ends[:, 0] * count + ends[:, 1])
    return replace(
        units, borders=replace(units.borders, open=units.borders.open & (met | (units.borders.lengths > NEAR)))
    )


def _main(units, rows):
    order = np.lexsort((-units.areas, -units.households, rows))
    main = np.zeros(len(rows), dtype=bool)
    main[order[np.flatnonzero(np.diff(rows[order], prepend=-2))]] = True
    return main & (rows >= 0)


def _sliver_targets(units, main):
    """The piece that each sliver joins: the neighbour with the longest border that is no sliver; itself for others."""
    target = np.arange(len(main))
    sliver = ~main & (units.areas < SLIVER_M2) & (units.buildings == 0)
    pairs = np.concatenate([units.borders.pairs, units.borders.pairs[:, ::-1]])
    lengths = np.tile(units.borders.lengths, 2)
    useful = sliver[pairs[:, 0]] & ~sliver[pairs[:, 1]]
    pairs, lengths = pairs[useful], lengths[useful]
    order = np.lexsort((pairs[:, 1], -lengths, pairs[:, 0]))
    mover, first = np.unique(pairs[order, 0], return_index=True)
    target[mover] = pairs[order, 1][first]
    return target
