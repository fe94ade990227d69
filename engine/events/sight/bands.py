"""How well a camera sees at a distance: the bands of EN 62676-4, by pixels on a metre that stands across the view."""

from typing import NamedTuple

import numpy as np
import shapely

__all__ = ["BANDS", "BEYOND", "Band", "SightBand", "band_distances", "sight_in_bands"]


class Band(NamedTuple):
    """A band and the fewest pixels on a metre that it asks for."""

    name: str
    pixels: float


BANDS = (Band("identify", 250.0), Band("recognise", 125.0), Band("observe", 62.5), Band("detect", 25.0))
"""The bands from the best to the faintest (EN 62676-4:2015, DORI)."""

BEYOND = "beyond"
"""What is seen, but with fewer pixels than any band asks for."""

_WIDEST = 179.0
_CHORDS = 72  # of a circle
_BEYOND_ARC = 1.1
_CRUMB_M2 = 0.01


class SightBand(NamedTuple):
    """A piece of sight: the row of the camera, the band's name, and the polygon."""

    camera: int
    band: str
    area: object


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


def sight_in_bands(viewers, rows, sights, bands=BANDS):
    """Divide sights into bands.

    Parameters
    ----------
    viewers : Viewers
    rows : (n,) array of int, cameras
    sights : (n,) array of Polygon or MultiPolygon, what they see
    bands : tuple of Band, the best first

    Returns
    -------
    list of SightBand, camera by camera, the best band first; empty pieces are left out

    Examples
    --------
    >>> from ..model import cameras_of
    >>> from .isovist import sight_of
    >>> from .obstacles import obstacles_of
    >>> from .viewers import viewers_of
    >>> nothing = obstacles_of(np.empty(0, dtype=object))
    >>> one = viewers_of(cameras_of(["C"], places=[(0, 0)], azimuths=[0], fovs=[60], ranges=[50]), nothing)
    >>> pieces = sight_in_bands(one, [0], sight_of(one, [0], nothing))
    >>> [(piece.band, round(float(piece.area.area))) for piece in pieces]
    [('identify', 23), ('recognise', 69), ('observe', 278), ('detect', 938)]
    """
    rows = np.asarray(rows, dtype=np.int64)
    drops = viewers.heights[rows] - viewers.target_m
    reaches = band_distances(viewers.pixels[rows], viewers.lenses[rows], np.maximum(drops, 0), bands)
    reaches = np.minimum(np.nan_to_num(reaches), viewers.ranges[rows, None])
    names = [*(band.name for band in bands), BEYOND]
    ends = np.column_stack([reaches, viewers.ranges[rows]])
    row, band = np.nonzero(viewers.able[rows, None] & (np.diff(ends, axis=1, prepend=0.0) > 0))
    begins, last = np.column_stack([np.zeros(len(ends)), ends])[row, band], ends[row, -1]
    # The last band ends where the sight does, whose arc is drawn by other chords.
    ends = np.where(ends[row, band] < last, ends[row, band], _BEYOND_ARC * last)
    pieces = shapely.intersection(sights[row], _rings(viewers.places[rows[row]], begins, ends))
    for one in np.flatnonzero(~np.isin(shapely.get_type_id(pieces), (3, 6))).tolist():
        parts = shapely.get_parts(pieces[one])
        pieces[one] = shapely.union_all(parts[np.isin(shapely.get_type_id(parts), (3, 6))])
    large = np.flatnonzero(shapely.area(pieces) > _CRUMB_M2).tolist()
    return [SightBand(int(rows[row[one]]), names[band[one]], pieces[one]) for one in large]


def _rings(places, begins, ends):
    """What lies between two circles round each place; all within the outer one where the inner one is none."""
    turns = np.linspace(0, 2 * np.pi, _CHORDS, endpoint=False)
    circle = np.column_stack([np.cos(turns), np.sin(turns)])
    rings = shapely.linearrings(places[:, None] + ends[:, None, None] * circle)
    areas = shapely.polygons(rings)
    hollow = begins > 0
    holes = shapely.linearrings(places[hollow, None] + begins[hollow, None, None] * circle)
    areas[hollow] = shapely.polygons(rings[hollow], holes[:, None])
    return areas
