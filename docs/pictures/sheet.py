"""A sheet of panels side by side, on which shapely geometries are drawn."""

import shapely
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPainterPath, QPen

__all__ = ["Panel", "Sheet"]

_MARGIN, _TITLE = 14, 46  # pixels
_FAMILIES = ["Noto Sans CJK SC", "Noto Sans", "DejaVu Sans"]
_INK = "#222222"


class Sheet:
    """A picture with some panels of the same size.

    Parameters
    ----------
    titles : list of str, one a panel, written above it
    extents : list of (x0, y0, x1, y1), what each panel shows
    width : int, pixels
    """

    def __init__(self, titles, extents, width=1280):
        count = len(titles)
        across = (width - _MARGIN * (count + 1)) / count
        tall = max((top - bottom) / (right - left) for left, bottom, right, top in extents) * across
        self._image = QImage(width, round(tall + _TITLE + _MARGIN), QImage.Format.Format_RGB32)
        self._image.fill(QColor("white"))
        self._painter = QPainter(self._image)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.panels = []
        for place, (title, extent) in enumerate(zip(titles, extents)):
            frame = QRectF(_MARGIN + place * (across + _MARGIN), _TITLE, across, tall)
            above = QRectF(frame.left(), 4, across, _TITLE - 6)
            self._painter.setPen(QColor(_INK))
            self._painter.setFont(_font(15, bold=True))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            self._painter.drawText(above, int(flags), title)
            self.panels.append(Panel(self._painter, frame, extent))

    def save(self, file):
        """Write the picture as a PNG."""
        self._painter.end()
        if not self._image.save(str(file)):
            raise OSError(f"{file} could not be written.")


class Panel:
    """A part of a sheet with a scale of its own."""

    def __init__(self, painter, frame, extent):
        self._painter, self._frame = painter, frame
        left, bottom, right, top = extent
        self._scale = min(frame.width() / (right - left), frame.height() / (top - bottom))
        self._left, self._top = left, top

    def areas(self, polygons, fill=None, edge=None, width=1.0):
        """Draw polygons, each with the same colours; None leaves the inside or the edge out."""
        for polygon in shapely.get_parts(polygons):
            self._draw(_path(self._points, polygon), fill, edge, width, dashed=False)

    def lines(self, lines, colour, width=1.0, dashed=False):
        """Draw lines, or the outlines of polygons."""
        for line in shapely.get_parts(shapely.get_parts(lines)):
            outline = shapely.boundary(line) if shapely.get_dimensions(line) == 2 else line
            for part in shapely.get_parts(outline):
                path = QPainterPath()
                _trace(path, self._points(shapely.get_coordinates(part)))
                self._draw(path, None, colour, width, dashed)

    def dots(self, places, colour, size=4.0):
        """Draw round dots."""
        self._painter.setPen(QPen(QColor("white"), 1))
        self._painter.setBrush(QBrush(QColor(colour)))
        for point in self._points(places):
            self._painter.drawEllipse(point, size, size)

    def texts(self, places, words, size=11, colour=_INK, bold=False):
        """Write words, centred, with a white halo."""
        font = _font(size, bold)
        for point, word in zip(self._points(places), words):
            path = QPainterPath()
            path.addText(QPointF(0, 0), font, str(word))
            box = path.boundingRect()
            path.translate(point - box.center())
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setPen(QPen(QColor("white"), 3.5))
            self._painter.drawPath(path)
            self._painter.fillPath(path, QBrush(QColor(colour)))

    def _draw(self, path, fill, edge, width, dashed):
        self._painter.save()
        self._painter.setClipRect(self._frame)
        self._painter.setBrush(QBrush(QColor(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush))
        pen = QPen(QColor(edge), width) if edge else QPen(Qt.PenStyle.NoPen)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.drawPath(path)
        self._painter.restore()

    def _points(self, coordinates):
        x0, y0 = self._frame.left(), self._frame.top()
        return [
            QPointF(x0 + (x - self._left) * self._scale, y0 + (self._top - y) * self._scale) for x, y in coordinates
        ]


def _path(points, polygon):
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in shapely.get_rings(polygon):
        _trace(path, points(shapely.get_coordinates(ring)))
        path.closeSubpath()
    return path


def _trace(path, points):
    path.moveTo(points[0])
    for point in points[1:]:
        path.lineTo(point)


def _font(size, bold=False):
    font = QFont()
    font.setFamilies(_FAMILIES)
    font.setPixelSize(size)
    font.setBold(bold)
    return font
