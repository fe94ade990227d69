"""Patrols on the map at a moment: where each shift is, and the way it came in the last minutes."""

import numpy as np
from qgis.core import QgsCoordinateTransformContext, QgsProject
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPen, QPolygonF

from ...layers.reading import Source
from ...words.moments import CHINA
from ..clock import clock_of_plan, plan_of_project
from ..reading import moved_places
from .patrol_reading import patrol_fields, read_fixes

__all__ = ["LayerOfPatrols", "PatrolsShown", "patrol_layers"]

_TAIL = 900.0  # seconds of the way behind a shift
_COLOURS = ("#7b3fb5", "#0b7d8c", "#b5528a", "#5b6b1f", "#a04b1c", "#3a55c4", "#8a1f4b", "#1f7a4d")
_MARGIN, _PIXELS = 20.0, 3.0
_BEVEL, _EDGE = Qt.PenJoinStyle.BevelJoin, QColor("#ffffff")


def patrol_layers(project: QgsProject):
    """The layers of points of a project that look like patrols: with a shift or route, and a time."""
    layers = [node.layer() for node in project.layerTreeRoot().findLayers()]
    layers = [layer for layer in layers if layer is not None and hasattr(layer, "fields") and layer.isSpatial()]
    return [layer for layer in layers if all(patrol_fields(layer.fields().names()))]


class LayerOfPatrols:
    """A layer of patrols, taken in its own thread, read in another.

    Parameters
    ----------
    layer : QgsVectorLayer
    project : QgsProject
    """

    def __init__(self, layer, project: QgsProject):
        self._source, self._context = Source.of_layer(layer), QgsCoordinateTransformContext(project.transformContext())
        self._plan = plan_of_project(project, [layer])

    def read(self, cancelled=lambda: False):
        """Read it: PatrolsShown.

        Raises
        ------
        QgsProcessingException
            The layer cannot be used, or the field that tells patrols apart is about persons; the sentence names it.
        engine.progress.CancelledError
        """
        crs, offset = self._source.crs, clock_of_plan(self._plan)
        read = read_fixes(self._source, crs, self._context, zone_minutes=offset, cancelled=cancelled)
        return PatrolsShown(read.fixes, crs, self._context, offset)


class PatrolsShown:
    """Patrols ready to be painted over a map.

    Parameters
    ----------
    fixes : engine.events.patrols.Fixes
    crs : QgsCoordinateReferenceSystem of their places
    transform_context : QgsCoordinateTransformContext
    offset : int, minutes that the clocks are ahead of UTC

    Attributes
    ----------
    offset : int
    first, last : float, seconds, of the first and the last fix; nan where there is none
    moment : float, of what is shown
    """

    def __init__(self, fixes, crs, transform_context, offset=CHINA):
        self._fixes, self._own, self._context, self.offset = fixes, crs, transform_context, offset
        self._crs, self._places = crs, fixes.places
        known = fixes.times if len(fixes) else np.array([np.nan])
        self.first, self.last = float(known.min()), float(known.max())
        self.moment = self.first

    def bring_to(self, crs):
        """Have the places in another CRS of the map."""
        if crs.isValid() and self._own.isValid() and crs != self._crs:
            self._places, self._crs = moved_places(self._fixes.places, self._own, crs, self._context), crs

    def per_span(self, edges):
        """How many fixes there are in each span of time: (m,) array of int."""
        return np.histogram(self._fixes.times, edges)[0]

    def paint(self, painter, ground, scale=1.0):
        """Paint the shifts that are on their way.

        Parameters
        ----------
        painter : QPainter
        ground : adapters.events.on_map.painting.Ground
        scale : float, of the signs

        Returns
        -------
        int, how many were painted
        """
        fixes = self._fixes
        shifts, last, shares = fixes.between(self.moment)
        places = self._places[last] * (1 - shares) + self._places[last + 1] * shares
        pixels = ground.pixels(places)
        seen = (pixels > -_MARGIN).all(axis=1) & (pixels < (ground.width + _MARGIN, ground.height + _MARGIN)).all(
            axis=1
        )
        first, reach = fixes.first_since(self.moment - _TAIL), 5.0 * scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place in np.flatnonzero(seen).tolist():
            shift, colour = int(shifts[place]), QColor(_COLOURS[int(shifts[place]) % len(_COLOURS)])
            way = ground.pixels(self._places[first[shift] : last[place] + 1])
            here = QPointF(*pixels[place])
            faint = QColor(colour)
            faint.setAlpha(150)
            painter.setPen(QPen(faint, 2.5 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, _BEVEL))
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in _thinned(way)] + [here]))
            painter.fillRect(QRectF(here.x() - reach - 1, here.y() - reach - 1, 2 * reach + 2, 2 * reach + 2), _EDGE)
            painter.fillRect(QRectF(here.x() - reach, here.y() - reach, 2 * reach, 2 * reach), colour)
        return int(seen.sum())


def _thinned(way):
    """The points of a way of which a map can show something, as lists: not more than one each few pixels."""
    if len(way) > 1:
        mean = np.abs(np.diff(way, axis=0)).sum(axis=1).mean()
        way = way[:: max(1, int(_PIXELS / max(mean, 1e-9)))] if mean < _PIXELS else way
    return way.tolist()
