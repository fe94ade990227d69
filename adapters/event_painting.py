"""Paint the situation on a map: single signs where there is room for them, numbers where there is not."""

from typing import NamedTuple

import numpy as np
from qgis.PyQt.QtCore import QPointF

from ..engine.events.showing.crowds import crowds
from ..engine.events.showing.situation import NEAR, OVERDUE
from .event_looks import KINDS

__all__ = ["Ground", "Painted", "paint_events"]

# Pixels of a cell in which events gather, and how many of them still stand alone.
_CELL, _ALONE = 62.0, 4
_DONE, _OPEN, _NEAR, _OVERDUE = range(len(KINDS))


class Ground(NamedTuple):
    """What part of the ground is painted.

    Attributes
    ----------
    matrix : (2, 3) array of float, from places to pixels: x' = a x + b y + c
    width, height : float, pixels
    """

    matrix: np.ndarray
    width: float
    height: float

    @classmethod
    def of(cls, to_pixel, width, height):
        """The ground of a map.

        Parameters
        ----------
        to_pixel : callable of x and y that returns a QgsPointXY or QPointF
        width, height : float, pixels
        """
        corner, east, north = (to_pixel(x, y) for x, y in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)))
        rows = [
            (getattr(east, name)() - origin, getattr(north, name)() - origin, origin)
            for name, origin in (("x", corner.x()), ("y", corner.y()))
        ]
        return cls(np.array(rows), width, height)

    @property
    def metres(self):
        """Units of the map a pixel."""
        return 1.0 / np.sqrt(abs(np.linalg.det(self.matrix[:, :2])))

    def pixels(self, places):
        """Where places lie: (k, 2) array."""
        return places @ self.matrix[:, :2].T + self.matrix[:, 2]


class Painted(NamedTuple):
    """What was painted where, for who points at it.

    Attributes
    ----------
    rows : (s,) array of int, of the events that stand alone
    pixels : (s, 2) array of float, their middles
    crowd_pixels : (c, 2) array of float, the middles of the numbers; radii : (c,) array of float
    cells : (c, 4) array of float, the ground of each number: xmin, ymin, xmax, ymax
    """

    rows: np.ndarray
    pixels: np.ndarray
    crowd_pixels: np.ndarray
    radii: np.ndarray
    cells: np.ndarray

    def single_at(self, x, y, reach=9.0):
        """The row of the event at a pixel, None where there is none."""
        if not len(self.rows):
            return None
        far = np.hypot(*(self.pixels - (x, y)).T)
        nearest = len(far) - 1 - int(np.argmin(far[::-1]))
        return int(self.rows[nearest]) if far[nearest] <= reach else None

    def crowd_at(self, x, y):
        """The ground of the number at a pixel: tuple of four float, None where there is none."""
        if not len(self.radii):
            return None
        far = np.hypot(*(self.crowd_pixels - (x, y)).T)
        nearest = int(np.argmin(far - self.radii))
        return tuple(self.cells[nearest].tolist()) if far[nearest] <= self.radii[nearest] else None


def paint_events(painter, ground, places, urgencies, situation, signs):
    """Paint events.

    Parameters
    ----------
    painter : QPainter
    ground : Ground
    places : (n, 2) array of float, of all events, in the map's CRS, nan without a place
    urgencies : (n,) array of int
    situation : engine.events.showing.situation.Situation, of those to be seen
    signs : adapters.event_looks.Signs

    Returns
    -------
    Painted
    """
    cell_pixels = _CELL * signs.scale
    cell = _step(cell_pixels * ground.metres)
    spread = cell / ground.metres
    there = places[situation.rows]
    pixels = ground.pixels(there)
    with np.errstate(invalid="ignore"):
        seen = (pixels > -spread).all(axis=1) & (pixels < (ground.width + spread, ground.height + spread)).all(axis=1)
    seen = np.flatnonzero(seen)
    situation, there, pixels = situation.taken(seen), there[seen], pixels[seen]
    found = crowds(there, _kinds(situation), len(KINDS), cell, alone=_ALONE)
    crowd_pixels, radii = _paint_crowds(painter, ground, found, spread, signs)
    singles = found.singles[np.argsort(_weights(situation, urgencies)[found.singles], kind="stable")]
    _paint_singles(painter, pixels, urgencies, situation, singles, signs)
    return Painted(situation.rows[singles], pixels[singles], crowd_pixels, radii, found.cells)


def _paint_crowds(painter, ground, found, spread, signs):
    middles = ground.pixels(found.middles)
    largest = 0.4 * spread
    radii = np.clip(np.round(signs.scale * (9.0 + 4.4 * np.log10(np.maximum(found.counts, 1)))), 8, largest).astype(int)
    for middle, count, parts, radius in zip(
        middles.tolist(), found.counts.tolist(), found.parts.tolist(), radii.tolist(), strict=True
    ):
        painter.drawImage(QPointF(middle[0] - radius - 1, middle[1] - radius - 1), signs.crowd(count, parts, radius))
    return middles, radii.astype(float)


def _paint_singles(painter, pixels, urgencies, situation, singles, signs):
    looks = zip(
        situation.stages[singles].tolist(),
        urgencies[situation.rows[singles]].tolist(),
        situation.dues[singles].tolist(),
        situation.ages[singles].tolist(),
        strict=True,
    )
    single, draw, ratio = signs.single, painter.drawImage, 2 * signs.ratio
    for (x, y), look in zip(pixels[singles].tolist(), looks, strict=True):
        image = single(*look)
        half = image.width() / ratio
        draw(QPointF(x - half, y - half), image)


def _kinds(situation):
    kinds = np.where(situation.open, _OPEN, _DONE)
    kinds[situation.dues == NEAR] = _NEAR
    kinds[situation.dues == OVERDUE] = _OVERDUE
    return kinds


def _weights(situation, urgencies):
    """What matters more lies on top."""
    return situation.open * 10 + situation.dues * 2 + urgencies[situation.rows].astype(int)


def _step(metres):
    """The nearest power of two, so that cells stay as they are while the map is moved."""
    return float(2.0 ** np.round(np.log2(metres)))
