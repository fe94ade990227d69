"""Paint the situation on a map: single signs where there is room for them, numbers where there is not."""

from typing import NamedTuple

import numpy as np
from qgis.PyQt.QtCore import QPointF

from ....engine.events.showing.crowds import Lattice
from ....engine.events.showing.stages import NEAR, OVERDUE
from .looks import KINDS

__all__ = ["Ground", "Laid", "Painted", "paint_events"]

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


class Laid:
    """Events laid out on one part of the ground: what stays as it is while time passes.

    Parameters
    ----------
    places : (n, 2) array of float, in the map's CRS, nan without a place
    ground : Ground
    scale : float, of the signs
    """

    def __init__(self, places, ground, scale=1.0):
        cell = _step(_CELL * scale * ground.metres)
        self.ground, self.scale, self.spread = ground, scale, cell / ground.metres
        pixels = ground.pixels(places)
        reach = (ground.width + self.spread, ground.height + self.spread)
        with np.errstate(invalid="ignore"):
            self.seen = (pixels > -self.spread).all(axis=1) & (pixels < reach).all(axis=1)
        there = np.flatnonzero(self.seen)
        self.pixels = pixels
        self.place_of = np.zeros(len(places), dtype=np.int64)
        self.place_of[there] = np.arange(len(there))
        self.lattice = Lattice(places[there], cell)

    def holds(self, ground, scale):
        """Whether it is of this ground and these signs."""
        return (
            scale == self.scale
            and (ground.width, ground.height) == (self.ground.width, self.ground.height)
            and np.array_equal(ground.matrix, self.ground.matrix)
        )


def paint_events(painter, laid, urgencies, situation, signs):
    """Paint events.

    Parameters
    ----------
    painter : QPainter
    laid : Laid
    urgencies : (n,) array of int
    situation : engine.events.showing.situation.Situation, of those to be seen
    signs : adapters.events.on_map.looks.Signs

    Returns
    -------
    Painted
    """
    situation = situation.taken(laid.seen[situation.rows])
    found = laid.lattice.crowds(laid.place_of[situation.rows], _kinds(situation), len(KINDS), alone=_ALONE, margin=0.0)
    crowd_pixels, radii = _paint_crowds(painter, laid, found, signs)
    alone = situation.taken(found.singles)
    alone = alone.taken(np.argsort(_weights(alone, urgencies), kind="stable"))
    pixels = laid.pixels[alone.rows]
    _paint_singles(painter, pixels, urgencies, alone, signs)
    return Painted(alone.rows, pixels, crowd_pixels, radii, found.cells)


def _paint_crowds(painter, laid, found, signs):
    largest = 0.4 * laid.spread
    radii = np.clip(np.round(signs.scale * (9.0 + 4.4 * np.log10(np.maximum(found.counts, 1)))), 8, largest).astype(int)
    reach = ((radii + 1) * laid.ground.metres)[:, None]  # each keeps inside its cell, so that none hides another
    middles = laid.ground.pixels(np.clip(found.middles, found.cells[:, :2] + reach, found.cells[:, 2:] - reach))
    for middle, count, parts, radius in zip(
        middles.tolist(), found.counts.tolist(), found.parts.tolist(), radii.tolist(), strict=True
    ):
        painter.drawImage(QPointF(middle[0] - radius - 1, middle[1] - radius - 1), signs.crowd(count, parts, radius))
    return middles, radii.astype(float)


def _paint_singles(painter, pixels, urgencies, situation, signs):
    looks = zip(
        situation.stages.tolist(),
        urgencies[situation.rows].tolist(),
        situation.dues.tolist(),
        situation.ages.tolist(),
        strict=True,
    )
    single, draw, ratio = signs.single, painter.drawImage, 2 * signs.ratio
    for (x, y), look in zip(pixels.tolist(), looks, strict=True):
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
