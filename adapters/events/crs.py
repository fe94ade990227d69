"""Which CRS the coordinates of a table are in: that which is told, else what they look like."""

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ...engine.events.arriving.placing_checks import OUTSIDE, look_geographic, mended_places

__all__ = ["WhereTheyAre"]

_WGS84 = "EPSG:4326"

# Coordinates are in a CRS where so many of them lie in the district by it.
_MOST = 0.8


class WhereTheyAre:
    """Says of coordinates where they should lie: the `where` of `engine.events.arriving.event_sheet.read_sheet`.

    Parameters
    ----------
    told : QgsCoordinateReferenceSystem or None
    ground : adapters.events.ground.EventGround

    Attributes
    ----------
    crs : QgsCoordinateReferenceSystem; not valid where there are no coordinates, or nobody knows
    assumed : bool, whether nobody told it
    """

    def __init__(self, told, ground):
        self._ground = ground
        self.crs = QgsCoordinateReferenceSystem() if told is None else told
        self.assumed = False

    def __call__(self, places):
        """Tell the bounds of the ground in this CRS, None where it is not known, and whether it is in degrees."""
        if not self.crs.isValid():
            self._assume(places)
        if not self.crs.isValid():
            return None, False
        return self._ground.bounds(self.crs), self.crs.isGeographic()

    def _assume(self, places):
        """Take the CRS that the coordinates look like."""
        there = places[np.isfinite(places).all(axis=1) & (places != 0).any(axis=1)]
        if not len(there):
            return
        if look_geographic(there):
            self.crs, self.assumed = QgsCoordinateReferenceSystem(_WGS84), True
            return
        for crs in self._ground.metric_systems:
            outside = mended_places(there, self._ground.bounds(crs), False).troubles.get(OUTSIDE, ())
            if len(outside) <= (1 - _MOST) * len(there):
                self.crs, self.assumed = crs, True
                return
