"""Places inside buildings, brought to the side of a wall from which one can see."""

import numpy as np
import shapely

from ...premises.scene.ragged import starts_of

__all__ = ["OFF_WALL_M", "moved_outside"]

OFF_WALL_M = 0.1
"""Metres: so far off its wall a camera hangs."""


def moved_outside(places, obstacles, most_m):
    """Find the nearest place in the open, just off a wall.

    Parameters
    ----------
    places : (n, 2) array of float, inside buildings or on their walls
    obstacles : Obstacles
    most_m : float, metres

    Returns
    -------
    (n, 2) array of float, nan where there is no such place within `most_m`

    Examples
    --------
    >>> from .obstacles import obstacles_of
    >>> terrace = obstacles_of(np.array([shapely.box(0, 0, 10, 8), shapely.box(10, 0, 20, 8)], dtype=object))
    >>> moved_outside([(9.5, 2.0)], terrace, 5.0).round(2).tolist()
    [[9.5, -0.1]]
    """
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    found = np.full(places.shape, np.nan)
    row, off = _beside_walls(places, obstacles, most_m)
    starts = starts_of(np.bincount(row, minlength=len(places)))
    # The nearest wall of each place first; where another building stands there, the next one.
    next_, open_ = starts[:-1].copy(), np.flatnonzero(np.diff(starts))
    while len(open_):
        tried = off[next_[open_]]
        covered = np.zeros(len(open_), dtype=bool)
        covered[obstacles.tree.query(shapely.points(tried), predicate="intersects")[0]] = True
        found[open_[~covered]] = tried[~covered]
        open_ = open_[covered]
        next_[open_] += 1
        open_ = open_[next_[open_] < starts[open_ + 1]]
    return found


def _beside_walls(places, obstacles, most_m):
    """Places just off the walls near each place, place by place and the nearest first; the row of each, and where."""
    row, part = obstacles.tree.query(shapely.box(*(places - most_m).T, *(places + most_m).T))
    order = np.lexsort((part, row))
    walls, pair = obstacles.walls_of(part[order])
    row = row[order][pair]
    froms, along = obstacles.froms[walls], obstacles.tos[walls] - obstacles.froms[walls]
    square = (along**2).sum(axis=1)
    share = np.clip(((places[row] - froms) * along).sum(axis=1) / square, 0, 1)
    feet = froms + share[:, None] * along
    far = np.hypot(*(feet - places[row]).T)
    off = feet + OFF_WALL_M * np.column_stack([along[:, 1], -along[:, 0]]) / np.sqrt(square)[:, None]
    near = np.flatnonzero(far <= most_m)
    near = near[np.lexsort((far[near], row[near]))]
    return row[near], off[near]
