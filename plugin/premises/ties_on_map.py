"""The buildings that a row of a register may belong to, on the map: outlined and numbered 1, 2, 3."""

from qgis.core import Qgis, QgsCoordinateTransform

from ..band import Band
from ..map_tools.caption import Caption
from .tie_card import NUMBER_COLOURS

__all__ = ["TiesOnMap"]

_AROUND_M = 60.0
_FILL, _FILL_POINTED = 70, 170
_SMALL = 1 / 6


class TiesOnMap:
    """Outlines up to three buildings.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject
    """

    def __init__(self, canvas, project):
        self._canvas, self._project = canvas, project
        self._bands, self._captions, self._outlines, self._likely = [], [], [], []
        self._crs = None

    def show(self, outlines, likely, crs):
        """Outline buildings.

        Parameters
        ----------
        outlines : list of QgsGeometry or None, in the order of their numbers
        likely : list of bool, which of them must be in view
        crs : QgsCoordinateReferenceSystem that they are in
        """
        self.clear()
        self._outlines, self._crs = [each for each in outlines if each is not None], crs
        self._likely = [each for each, wanted in zip(outlines, likely, strict=True) if wanted and each is not None]
        to_map = self._to_map()
        for number, outline in enumerate(outlines, 1):
            colour = NUMBER_COLOURS[number - 1]
            band = Band(self._canvas, Qgis.GeometryType.Polygon, colour, 3, _FILL)
            if outline is not None:
                band.draw(outline, crs)
                place = to_map.transform(outline.pointOnSurface().asPoint())
                words = f"<b style='color:{colour.name()}'>{number}</b>"
                self._captions.append(Caption(self._canvas, place, words))
            self._bands.append(band)

    def point(self, number):
        """Fill one building more than the others; 0 for none."""
        for at, band in enumerate(self._bands, 1):
            band.fill(_FILL_POINTED if at == number else _FILL)

    def zoom(self):
        """Go to where all of them are seen."""
        if self._outlines:
            self._go(self._place_of(self._outlines))

    def bring_into_view(self):
        """Go to where the likely ones are seen, if they are not, or are too small to be told from others."""
        if not self._likely:
            return
        place, view = self._place_of(self._likely), self._canvas.extent()
        if not view.contains(place) or max(place.width() / view.width(), place.height() / view.height()) < _SMALL:
            self._go(place)

    def _place_of(self, outlines):
        place = outlines[0].boundingBox()
        for outline in outlines[1:]:
            place.combineExtentWith(outline.boundingBox())
        return self._to_map().transformBoundingBox(place.buffered(_AROUND_M))

    def _go(self, place):
        self._canvas.setExtent(place)
        self._canvas.refresh()

    def clear(self):
        """Take the outlines away."""
        for item in [*self._bands, *self._captions]:
            item.remove()
        self._bands, self._captions, self._outlines, self._likely = [], [], [], []

    def _to_map(self):
        return QgsCoordinateTransform(self._crs, self._canvas.mapSettings().destinationCrs(), self._project)
