"""A conflict drawn over the map: the grids as mine, as theirs and as before, and for each unit which side is chosen."""

from html import escape

from qgis.core import Qgis, QgsCoordinateTransform, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QLabel

from ...adapters.plans.on_map.conflict_view import BEFORE, MINE, THEIRS
from ..band import Band
from ..map_tools.caption import Caption
from ..map_tools.totals_label import short_code
from .side_colours import SIDE_COLOURS

__all__ = ["ConflictLegend", "ConflictOnMap"]

_AREA, _LINE = Qgis.GeometryType.Polygon, Qgis.GeometryType.Line
_AIR, _MOST_CAPTIONS = 1.2, 40
_FILL = 120
_PENS = {BEFORE: (3, Qt.PenStyle.DotLine), MINE: (6, Qt.PenStyle.SolidLine), THEIRS: (6, Qt.PenStyle.DashLine)}
_HALO = QColor(255, 255, 255, 220)
_SAME = QColor("#333333"), 2
_LEGEND_PLACE = 12, 46
_PAPER = "background: rgba(255,255,255,235); color: #222; border: 1px solid #8a8a8a; border-radius: 4px; padding: 6px;"


class ConflictOnMap:
    """What is drawn of one conflict. `remove` takes all of it off the canvas for good."""

    def __init__(self, canvas):
        self._canvas = canvas
        self._outlines, self._captions = [], []
        self._grounds = {side: Band(canvas, _AREA, SIDE_COLOURS[side], 1, _FILL) for side in (MINE, THEIRS)}
        self._legend = ConflictLegend(canvas)

    def show(self, view, crs, who):
        """Draw a ConflictView; `who` names the colleague."""
        self.clear()
        edges = view.edges()
        self._draw(edges[""], crs, *_SAME, Qt.PenStyle.SolidLine)
        for side in (MINE, THEIRS, BEFORE):  # the dots are seen on the lines that took their place
            self._draw(edges[side], crs, SIDE_COLOURS[side], *_PENS[side])
        self._legend.show_sides(who)
        self.show_choice(view, crs)

    def show_choice(self, view, crs):
        """Fill each unit in the colour of the side that is chosen for it, and say where it goes by that."""
        for side, band in self._grounds.items():
            band.draw(view.ground(side), crs)
        self._drop_captions()
        to_map = self._to_map(crs)
        for row, _, mine, theirs in view.units()[:_MOST_CAPTIONS]:
            side = view.chosen[row]
            code = mine if side == MINE else theirs
            words = f'<b style="color:{SIDE_COLOURS[side].name()}">→ {escape(short_code(code) or "–")}</b>'
            place = to_map.transform(QgsPointXY(*view.inner_point(row)))
            self._captions.append(Caption(self._canvas, place, words))

    def zoom(self, view, crs):
        """Go where all of it is seen."""
        extent = self._to_map(crs).transformBoundingBox(QgsRectangle(*view.extent()))
        extent.scale(_AIR)
        self._canvas.setExtent(extent)
        self._canvas.refresh()

    def clear(self):
        """Take the drawing away."""
        for band in self._outlines:
            band.remove()
        self._outlines = []
        for band in self._grounds.values():
            band.clear()
        self._drop_captions()
        self._legend.hide()

    def remove(self):
        """Leave the canvas."""
        self.clear()
        for band in self._grounds.values():
            band.remove()
        self._grounds = {}
        self._legend.deleteLater()

    def _draw(self, lines, crs, colour, width, pen):
        if lines.isNull():
            return
        band = Band(self._canvas, _LINE, colour, width)
        if colour != SIDE_COLOURS[BEFORE]:  # its dots let the line below be seen
            band.setSecondaryStrokeColor(_HALO)
        band.setLineStyle(pen)
        band.draw(lines, crs)
        self._outlines.append(band)

    def _drop_captions(self):
        for caption in self._captions:
            caption.remove()
        self._captions = []

    def _to_map(self, crs):
        return QgsCoordinateTransform(crs, self._canvas.mapSettings().destinationCrs(), QgsProject.instance())


class ConflictLegend(QLabel):
    """A card on the canvas that lets every click through."""

    def __init__(self, canvas):
        super().__init__(canvas.viewport())
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(_PAPER)
        self.move(*_LEGEND_PLACE)
        self.hide()

    def show_sides(self, who):
        """Tell the colours, with the colleague's name."""
        theirs = self.tr("Theirs: {name}").format(name=who) if who else self.tr("Theirs: a colleague")
        lines = [
            (MINE, "▬▬▬", self.tr("Mine")),
            (THEIRS, "▬ ▬", theirs),
            (BEFORE, "····", self.tr("Before both")),
        ]
        rows = [
            f'<tr><td><b style="color:{SIDE_COLOURS[side].name()}">{line}</b>&nbsp;</td><td>{escape(words)}</td></tr>'
            for side, line, words in lines
        ]
        hint = escape(self.tr("Filled: what is chosen. Click a unit to choose the other side."))
        self.setText(f'<table cellspacing=1>{"".join(rows)}</table><span style="color:#666666">{hint}</span>')
        self.adjustSize()
        self.show()
        self.raise_()
