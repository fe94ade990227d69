"""Kernel density: where events lie close, in events per square kilometre, whatever the borders of grids."""

from dataclasses import dataclass

import numpy as np

from ...progress import Progress

__all__ = ["Surface", "density_at", "kernel_density"]

_M2_A_KM2 = 1e6
_MOST_CELLS = 25_000_000


@dataclass(frozen=True)
class Surface:
    """Values of square cells that lie north up.

    Attributes
    ----------
    west, north : float, metres, the corner of the first cell
    cell : float, metres
    density : (r, c) array of float, events per km², the northernmost row first
    events : (r, c) array of int, how many lie within the radius of the cell's middle
    """

    west: float
    north: float
    cell: float
    density: np.ndarray
    events: np.ndarray


def kernel_density(places, radius, cell, bounds=None, progress=None):
    """Spread each event over the ground around it by a quartic kernel, exactly at the middle of every cell.

    Parameters
    ----------
    places : (n, 2) array of float, metres; those with nan are left out
    radius : float, metres
    cell : float, metres
    bounds : (west, south, east, north) in metres; without it all that an event reaches
    progress : engine.progress.Progress

    Returns
    -------
    Surface; over all the ground, density times area sums up to the number of events but for the size of cells

    Raises
    ------
    ValueError
        There would be more than 25 million cells, or radius or cell is not above 0.

    Notes
    -----
    The kernel is B. W. Silverman's quartic (1986, equation 4.5): 3 / (pi r²) (1 - d² / r²)².

    Examples
    --------
    >>> surface = kernel_density([(0, 0)], 100, 10)
    >>> round(float(surface.density.sum()) * surface.cell**2 / 1e6, 3)
    1.0
    """
    progress = progress or Progress()
    if not (radius > 0 and cell > 0):
        raise ValueError("radius and cell must be above 0")
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    places = places[np.isfinite(places).all(axis=1)]
    west, north, columns, rows = _frame(places, radius, cell, bounds)
    if rows * columns > _MOST_CELLS:
        raise ValueError(f"{rows * columns} cells are too many; the most is {_MOST_CELLS}")
    density, events = np.zeros(rows * columns), np.zeros(rows * columns, dtype=np.int64)
    x, y = (places[:, 0] - west) / cell, (north - places[:, 1]) / cell
    column, row = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    x, y = x - column - 0.5, y - row - 0.5  # from the middle of the event's own cell, in cells
    reach, r = int(np.ceil(radius / cell)) + 1, radius / cell
    rightward = np.arange(-reach, reach + 1)
    across = column[:, None] + rightward
    in_sight = (across >= 0) & (across < columns)
    for down in range(-reach, reach + 1):
        progress.check()
        progress.report("density", (down + reach) / (2 * reach + 1))
        near = ((rightward - x[:, None]) ** 2 + ((down - y) ** 2)[:, None]) / r**2
        there = row + down
        hit = (near < 1) & in_sight & ((there >= 0) & (there < rows))[:, None]
        where = (there[:, None] * columns + across)[hit]
        density += np.bincount(where, (1 - near[hit]) ** 2, minlength=rows * columns)
        events += np.bincount(where, minlength=rows * columns)
    density *= 3 / (np.pi * radius**2) * _M2_A_KM2
    return Surface(west, north, float(cell), density.reshape(rows, columns), events.reshape(rows, columns))


def _frame(places, radius, cell, bounds):
    """West and north of the first cell, and how many columns and rows; edges lie at multiples of the cell."""
    if bounds is None:
        low, high = (places.min(axis=0), places.max(axis=0)) if len(places) else (np.zeros(2), np.zeros(2))
        bounds = (*(low - radius), *(high + radius))
    west, south = np.floor(bounds[0] / cell) * cell, np.floor(bounds[1] / cell) * cell
    east, north = np.ceil(bounds[2] / cell) * cell, np.ceil(bounds[3] / cell) * cell
    return float(west), float(north), max(round((east - west) / cell), 1), max(round((north - south) / cell), 1)


def density_at(place, places, radius):
    """The density at one place, from the definition: what a surface holds at the middle of its cells.

    Parameters
    ----------
    place : (x, y), metres
    places : (n, 2) array of float, metres
    radius : float, metres

    Returns
    -------
    float, events per km²
    """
    near = ((np.asarray(places, dtype=float) - np.asarray(place, dtype=float)) ** 2).sum(axis=1) / radius**2
    return float(3 / (np.pi * radius**2) * ((1 - near[near < 1]) ** 2).sum() * _M2_A_KM2)
