"""What is round an event, brought to a map's CRS: signs to paint, and the part of the map that shows them."""

import numpy as np
import shapely
from qgis.core import QgsRectangle

from ....engine.events.around.place import CAMERA, DUTY, EVENT
from ..reading import moved_places
from .painting import Sign
from .words import LISTED

__all__ = ["AroundSigns", "signs_of"]


class AroundSigns:
    """The signs of an answer in a map's CRS.

    Attributes
    ----------
    signs : list of Sign, in the order of `items`
    items : list of Item, those that are painted
    place : (float, float)
    """

    def __init__(self, items, signs, place):
        self.items, self.signs, self.place = items, signs, place

    def extent(self, what=(CAMERA, DUTY, EVENT)):
        """The part of the map with the place and some of the items: QgsRectangle."""
        places = [self.place, *(sign.place for sign in self.signs if sign.what in what)]
        for sign in self.signs:
            if sign.what in what and sign.line is not None:
                places.extend(map(tuple, sign.line))
        xs, ys = np.array(places, dtype=float).T
        return QgsRectangle(xs.min(), ys.min(), xs.max(), ys.max())


def signs_of(answer, crs, transform_context):
    """Bring an answer to a map.

    Parameters
    ----------
    answer : AroundAnswer
    crs : QgsCoordinateReferenceSystem of the map
    transform_context : QgsCoordinateTransformContext

    Returns
    -------
    AroundSigns
    """
    items = [item for what in LISTED for item in answer.items if item.what == what]
    lines = [None if item.line is None else shapely.get_coordinates(item.line) for item in items]
    counts = [0 if line is None else len(line) for line in lines]
    corners = np.array([answer.found.place, *(item.place for item in items),
                        *(corner for line in lines if line is not None for corner in line)], dtype=float)  # fmt: skip
    moved = moved_places(corners, answer.crs, crs, transform_context)
    parts = np.split(moved[1 + len(items) :], np.cumsum(counts)[:-1]) if items else []
    signs = [
        Sign(item.what, str(item.rank), item.status, item.sure, tuple(moved[1 + row]), part if len(part) else None)
        for row, (item, part) in enumerate(zip(items, parts, strict=True))
    ]
    return AroundSigns(items, signs, tuple(moved[0]))
