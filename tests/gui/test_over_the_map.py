"""What is drawn over the map: a band of one colour, and what covers the whole canvas."""

import pytest
from community_grids.plugin.band import Band
from community_grids.plugin.over_canvas import OverCanvas
from drawn_layers import METRIC, square
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle
from qgis.PyQt.QtGui import QColor

CRS, RED = QgsCoordinateReferenceSystem(METRIC), QColor("#ff0000")


def test_a_band_is_drawn_cleared_and_removed(qgis_canvas):
    before = len(qgis_canvas.scene().items())
    band = Band(qgis_canvas, Qgis.GeometryType.Polygon, RED, 2)
    band.draw(QgsGeometry.fromWkt(square(0, 0, 10)), CRS)
    assert band.asGeometry().area() == 100
    for nothing in (None, QgsGeometry()):
        band.draw(QgsGeometry.fromWkt(square(0, 0, 10)), CRS)
        band.draw(nothing, CRS)
        assert band.numberOfVertices() == 0
    band.remove()
    assert len(qgis_canvas.scene().items()) == before


def test_a_band_is_filled_with_its_colour_as_much_as_is_wanted(qgis_canvas):
    band = Band(qgis_canvas, Qgis.GeometryType.Polygon, RED, 2)
    assert band.fillColor().alpha() == 0
    band.fill(90)
    assert band.fillColor().getRgb() == (255, 0, 0, 90)
    assert band.strokeColor() == RED
    band.remove()


def test_what_covers_the_canvas_does_so_wherever_the_map_is(qgis_canvas):
    qgis_canvas.resize(300, 200)
    before = len(qgis_canvas.scene().items())
    item = OverCanvas(qgis_canvas, 40)
    for left in (0, 5000):
        qgis_canvas.setExtent(QgsRectangle(left, 0, left + 300, 200))
        assert (item.boundingRect().width(), item.boundingRect().height()) == (300, 200)
        place = item.to_pixel(left + 100, 150)
        at = qgis_canvas.getCoordinateTransform().transform(left + 100, 150)
        assert (place.x(), place.y()) == pytest.approx((at.x(), at.y()))
    item.remove()
    assert len(qgis_canvas.scene().items()) == before
