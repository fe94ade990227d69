"""What is round an event over the canvas: lines of sight, ways on foot and numbered signs."""

from qgis.core import QgsPointXY, QgsRectangle

from ...over_canvas import OverCanvas

__all__ = ["AroundOnMap"]

_HEIGHT, _AIR, _LEAST_PIXELS_M = 60, 1.3, 150.0  # above the signs of events


class AroundOnMap(OverCanvas):
    """Paints an AroundAnswer.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject
    """

    def __init__(self, canvas, project):
        super().__init__(canvas, _HEIGHT)
        self._project = project
        self._answer = self._signs = None
        self._pointed = -1
        canvas.destinationCrsChanged.connect(self._bring)

    @property
    def signs(self):
        """The AroundSigns that are painted, None for none."""
        return self._signs

    def show_answer(self, answer):
        """Paint an AroundAnswer; nothing with None."""
        self._answer, self._pointed = answer, -1
        self._bring()

    def point_at(self, item):
        """Paint an Item larger; none with None."""
        items = [] if self._signs is None else self._signs.items
        self._pointed = next((row for row, own in enumerate(items) if own is item), -1)
        self.update()

    def bring_into_view(self, always=False):
        """Go to where the place, the cameras and the duty point are seen, if they are not."""
        if self._signs is None:
            return
        box, view = self._signs.extent(), self._canvas.extent()
        if always or not view.contains(box):
            least = _LEAST_PIXELS_M / (111_000.0 if self._canvas.mapSettings().destinationCrs().isGeographic() else 1.0)
            sides = max(_AIR * box.width(), least), max(_AIR * box.height(), least)
            self._canvas.setExtent(QgsRectangle.fromCenterAndSize(box.center(), *sides))
            self._canvas.refresh()

    def go_to(self, item):
        """Move the map to an Item, no nearer than it is."""
        for own, sign in zip(self._signs.items, self._signs.signs, strict=True) if self._signs else ():
            if own is item and not self._canvas.extent().contains(QgsPointXY(*sign.place)):
                self._canvas.setCenter(QgsPointXY(*sign.place))
                self._canvas.refresh()

    def remove(self):
        """Leave the canvas."""
        self._canvas.destinationCrsChanged.disconnect(self._bring)
        super().remove()

    def _bring(self):
        """Follow the CRS of the map."""
        from ....adapters.events.around.signs import signs_of  # packages that QGIS does not bring everywhere

        self._signs = None
        if self._answer is not None:
            crs = self._canvas.mapSettings().destinationCrs()
            self._signs = signs_of(self._answer, crs, self._project.transformContext())
        self.update()

    def paint(self, painter, option=None, widget=None):
        """Paint over what the canvas shows."""
        if self._signs is None:
            return
        from ....adapters.events.around.painting import paint_around

        paint_around(painter, self._signs.signs, self._signs.place, self.to_pixel, 1.0, self._pointed)
