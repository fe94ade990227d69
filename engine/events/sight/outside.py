"""A place inside a building, brought to the side of a wall from which one can see."""

import numpy as np
import shapely

__all__ = ["OFF_WALL_M", "moved_outside"]

OFF_WALL_M = 0.1
"""Metres: so far off its wall a camera hangs."""

_NO_LENGTH = 1e-9


def moved_outside(place, obstacles, most_m):
    """Find the nearest place in the open, just off a wall.

    Parameters
    ----------
    place : (2,) array of float, inside a building or on its wall
    obstacles : Obstacles
    most_m : float, metres

    Returns
    -------
    (2,) array of float, None where there is no such place within `most_m`

    Examples
    --------
    >>> from .obstacles import obstacles_of
    >>> terrace = obstacles_of(np.array([shapely.box(0, 0, 10, 8), shapely.box(10, 0, 20, 8)], dtype=object))
    >>> moved_outside(np.array([9.5, 2.0]), terrace, 5.0).round(2).tolist()
    [9.5, -0.1]
    """
    place = np.asarray(place, dtype=float)
    around = shapely.box(*(place - most_m), *(place + most_m))
    walls, _ = obstacles.walls_of(np.sort(obstacles.tree.query(around)))
    froms, along = obstacles.froms[walls], obstacles.tos[walls] - obstacles.froms[walls]
    squares = (along**2).sum(axis=1)
    share = np.clip(((place - froms) * along).sum(axis=1) / np.maximum(squares, _NO_LENGTH), 0, 1)
    feet = froms + share[:, None] * along
    far = np.hypot(*(feet - place).T)
    off = feet + OFF_WALL_M * np.column_stack([along[:, 1], -along[:, 0]]) / np.sqrt(squares)[:, None]
    near = np.flatnonzero(far <= most_m)
    near = near[np.argsort(far[near], kind="stable")]
    covered = np.zeros(len(near), dtype=bool)
    covered[obstacles.tree.query(shapely.points(off[near]), predicate="intersects")[0]] = True
    open_ = near[~covered]
    return off[open_[0]] if len(open_) else None
