"""Who would move, drawn over the map: each piece of ground in the colour of its new grid, with an arrow into it."""

import math

from qgis.core import Qgis, QgsCoordinateTransform, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen, QPolygonF

from ...adapters.plans.reach import grid_words
from ..band import Band
from ..over_canvas import OverCanvas
from .moves_legend import MovesLegend

__all__ = ["COLOURS", "MovesOnMap"]

# None of the colours of a status; told apart by people with any colour vision, as far as seven can be.
COLOURS = [QColor(name) for name in ("#cc2f7b", "#009e73", "#6a3d9a", "#8c510a", "#00a6c8", "#7f7f00", "#444444")]

_AREA = Qgis.GeometryType.Polygon
_OPACITY, _AIR = 190, 1.15
_LEAST = 150  # pixels of map that are worth looking at
_HEAD, _SHORTEST = 11.0, 5.0
_HEIGHT = 120  # the arrows lie over the ground that moves
_INK, _HALO = QColor("#1a1a1a"), QColor(255, 255, 255, 220)


class MovesOnMap:
    """What is drawn for one offer. `remove` takes all of it off the canvas for good."""

    def __init__(self, canvas):
        self._canvas = canvas
        self._bands = [_outline_and_ground(canvas, colour) for colour in COLOURS]
        self._arrows = _Arrows(canvas)
        self._legend = MovesLegend(canvas)

    def show(self, moves, view, counted_by):
        """Draw a Moves; `view` is a PlanView of the plan that it is of, `counted_by` names its register."""
        self.clear()
        for (outline, ground), number in zip(self._bands, range(len(COLOURS)), strict=True):
            for band, shapes in ((outline, moves.outlines), (ground, moves.grounds)):
                if number in shapes:
                    band.setToGeometry(shapes[number], view.crs)
        to_map = self._to_map(view)
        ways = [[to_map.transform(QgsPointXY(*place)) for place in (move.start, move.end)] for move in moves.moves]
        self._arrows.show(ways)
        colours = {code: COLOURS[number] for code, number in moves.colours.items()}
        names = grid_words(view, [part.code for part in moves.parts])
        self._legend.show_parts(moves.parts, names, colours, counted_by)

    def zoom(self, places, view, hidden):
        """Go where places (x_min, y_min, x_max, y_max) are seen, beside the legend and above `hidden` pixels."""
        extent = QgsRectangle()
        for place in places:
            extent.combineExtentWith(self._to_map(view).transformBoundingBox(QgsRectangle(*place)))
        extent.scale(_AIR)
        width, height = self._canvas.width(), self._canvas.height()
        left, top = self._legend.geometry().right(), self._legend.y()
        left, top, foot = (max(edge, 0) for edge in (left, top, hidden))
        if width - left < _LEAST or height - top - foot < _LEAST:
            left = top = foot = 0
        pixel = max(extent.width() / (width - left), extent.height() / (height - top - foot))
        x_min = extent.center().x() - (left + width) / 2 * pixel
        y_max = extent.center().y() + (height + top - foot) / 2 * pixel
        self._canvas.setExtent(QgsRectangle(x_min, y_max - height * pixel, x_min + width * pixel, y_max))
        self._canvas.refresh()

    def clear(self):
        """Take the drawing away."""
        for outline, ground in self._bands:
            outline.clear()
            ground.clear()
        self._arrows.show([])
        self._legend.hide()

    def remove(self):
        """Leave the canvas."""
        for item in [*(band for pair in self._bands for band in pair), self._arrows]:
            item.remove()
        self._bands, self._arrows = [], None
        self._legend.deleteLater()

    def _to_map(self, view):
        return QgsCoordinateTransform(view.crs, self._canvas.mapSettings().destinationCrs(), QgsProject.instance())


class _Arrows(OverCanvas):
    """Arrows between places of the map, of one size whatever the scale."""

    def __init__(self, canvas):
        super().__init__(canvas, _HEIGHT)
        self._ways = []

    def show(self, ways):
        """Draw arrows: list of (QgsPointXY, QgsPointXY)."""
        self._ways = ways
        self.setVisible(bool(ways))
        self.updatePosition()

    def paint(self, painter, *_):
        """Draw every arrow twice: a light edge, so that it is seen on any ground, and ink."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ways = [[self.toCanvasCoordinates(place) for place in way] for way in self._ways]
        for colour, width in ((_HALO, 5.0), (_INK, 1.8)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.setBrush(colour)
            for start, end in ways:
                _draw_arrow(painter, start, end)


def _draw_arrow(painter, start, end):
    way = end - start
    length = math.hypot(way.x(), way.y())
    if length < _SHORTEST:
        return
    ahead = way / length
    aside = QPointF(-ahead.y(), ahead.x())
    head = min(_HEAD, length / 2)
    foot = end - ahead * head
    painter.drawLine(start, foot)
    painter.drawPolygon(QPolygonF([end, foot + aside * head * 0.4, foot - aside * head * 0.4]))


def _outline_and_ground(canvas, colour):
    outline, ground = Band(canvas, _AREA, colour, 2), Band(canvas, _AREA, colour, 1, _OPACITY)
    ground.setStrokeColor(_INK)
    return outline, ground
