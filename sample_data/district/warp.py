"""From the plan, where every line is straight, to the map, where rivers meander and streets curve."""

import numpy as np
import shapely

__all__ = ["CENTRE", "CRS", "Warp"]

CRS = "EPSG:4546"
CENTRE = (567_200.0, 3_213_700.0)  # 111.69 E, 29.04 N in EPSG:4546, a place on a map and no more


class Warp:
    """A smooth one-to-one bending of the plane, the same for every geometry, so that shared nodes stay shared.

    Parameters
    ----------
    rng : numpy.random.Generator
    settings : Settings
    """

    def __init__(self, rng, settings):
        self.settings = settings
        bend = settings.bend
        # Slope (amplitude x wave number) stays well below 1 in sum: then the bending cannot fold.
        lengths = np.concatenate([rng.uniform(4500, 9000, 4) * max(bend, 0.3), rng.uniform(900, 1600, 6)])
        slopes = np.concatenate([rng.uniform(0.07, 0.11, 4), rng.uniform(0.03, 0.05, 6)])
        self.waves = 2 * np.pi / lengths
        self.sizes = slopes / self.waves
        self.directions = rng.uniform(0, 2 * np.pi, (2, len(lengths)))
        self.phases = rng.uniform(0, 2 * np.pi, (2, len(lengths)))
        self.turn = np.radians(-9.0)
        self.meander = 420 * bend, 2 * np.pi / (5200 * bend), rng.uniform(0, 2 * np.pi)

    def __call__(self, xy):
        """Plan coordinates, (n, 2), to map coordinates in metres, cut to millimetres."""
        x, y = xy[:, 0], xy[:, 1]
        size, wave, phase = self.meander
        reach = np.exp(-(((y - self.settings.river_y) / (6 * size)) ** 2))
        moved = [x.copy(), y + size * reach * np.sin(wave * x + phase)]
        for axis in (0, 1):
            along = np.outer(x, np.cos(self.directions[axis])) + np.outer(y, np.sin(self.directions[axis]))
            moved[axis] += np.sin(along * self.waves + self.phases[axis]) @ self.sizes
        east = moved[0] * np.cos(self.turn) - moved[1] * np.sin(self.turn) + CENTRE[0]
        north = moved[0] * np.sin(self.turn) + moved[1] * np.cos(self.turn) + CENTRE[1]
        return np.round(np.column_stack([east, north]), 3)

    def geometries(self, geometries):
        return shapely.transform(geometries, self)
