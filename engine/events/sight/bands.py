"""How well a camera sees at a distance: the bands of EN 62676-4, by pixels on a metre that stands across the view."""

from typing import NamedTuple

import numpy as np

__all__ = ["BANDS", "Band", "band_distances"]


class Band(NamedTuple):
    """A band and the fewest pixels on a metre that it asks for."""

    name: str
    pixels: float


BANDS = (Band("identify", 250.0), Band("recognise", 125.0), Band("observe", 62.5), Band("detect", 25.0))
"""The bands from the best to the faintest (EN 62676-4:2015, DORI)."""

_WIDEST = 179.0


def band_distances(pixels, lens_angles, drops=0.0, bands=BANDS):
    """How far each band reaches on the ground.

    Parameters
    ----------
    pixels : (n,) array of float, how many the picture is wide
    lens_angles : (n,) array of float, degrees that it shows at once; less than what a camera that turns looks at
    drops : (n,) array of float, metres that the camera hangs above what one looks at
    bands : tuple of Band

    Returns
    -------
    (n, len(bands)) array of float, metres, 0 where a band is not reached, nan where pixels or angle are not known

    Examples
    --------
    >>> band_distances(np.array([1920.0]), np.array([60.0])).round(1).tolist()
    [[6.7, 13.3, 26.6, 66.5]]
    >>> band_distances(np.array([1920.0]), np.array([60.0]), 7.0).round(1).tolist()
    [[0.0, 11.3, 25.7, 66.1]]
    """
    half = np.radians(np.minimum(np.asarray(lens_angles, dtype=float), _WIDEST)) / 2
    wide = np.asarray(pixels, dtype=float)[:, None] / np.array([band.pixels for band in bands])
    straight = wide / (2 * np.tan(half))[:, None]
    drops = np.broadcast_to(np.nan_to_num(np.asarray(drops, dtype=float)), half.shape)[:, None]
    return np.sqrt(np.where(np.isnan(straight), np.nan, np.maximum(straight**2 - drops**2, 0.0)))
