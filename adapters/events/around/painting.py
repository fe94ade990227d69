"""Paints what is round an event over a map: lines of sight, ways on foot, numbered signs."""

from typing import NamedTuple

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from ....engine.events.around.place import CAMERA, DUTY, EVENT, HELP, KEY

__all__ = ["COLOURS", "Sign", "paint_around", "paint_sign", "sign_colour"]

COLOURS = {CAMERA: "#e6a100", DUTY: "#0f8a3c", HELP: "#0091a8", KEY: "#7d4fb3", EVENT: "#d2402f"}
_BROKEN = "#8b8f94"
_PLACE, _PAPER = QColor("#d2101f"), QColor(255, 255, 255, 225)
_RADIUS, _LINE = 8.0, 2.4


class Sign(NamedTuple):
    """One item as it is painted.

    Attributes
    ----------
    what, words, status : str, what it is, what stands in it, and its status
    sure : bool
    place : (float, float)
    line : (n, 2) array of float or None
    """

    what: str
    words: str
    status: str
    sure: bool
    place: tuple
    line: object


def sign_colour(what, status=""):
    """The colour of an item, as str."""
    return _BROKEN if what == CAMERA and status == "off" else COLOURS[what]


def paint_around(painter, signs, place, to_pixel, scale=1.0, pointed=-1):
    """Paint all signs, the first ones on top.

    Parameters
    ----------
    painter : QPainter
    signs : list of Sign
    place : (float, float)
    to_pixel : callable of x and y to QPointF
    scale : float, of signs and lines
    pointed : int, the sign that is painted larger, -1 for none
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for sign in reversed(signs):
        if sign.line is not None:
            _line(painter, sign, to_pixel, scale)
    _target(painter, to_pixel(*place), scale)
    for row in reversed(range(len(signs))):
        if row != pointed:
            paint_sign(painter, signs[row], to_pixel, scale)
    if 0 <= pointed < len(signs):
        paint_sign(painter, signs[pointed], to_pixel, 1.5 * scale)
    painter.restore()


def _line(painter, sign, to_pixel, scale):
    path = QPolygonF([to_pixel(x, y) for x, y in sign.line])
    colour = QColor(sign_colour(sign.what, sign.status))
    if sign.what == CAMERA and (sign.status == "off" or not sign.sure):
        style = Qt.PenStyle.DashLine
    else:
        style = Qt.PenStyle.SolidLine
    for pen in (QPen(_PAPER, (_LINE + 2) * scale), QPen(colour, _LINE * scale, style)):
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if style == Qt.PenStyle.SolidLine else Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(path)


def _target(painter, at, scale):
    """The place itself: a ring with a point."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((_PAPER, 6.0), (_PLACE, 3.0)):
        painter.setPen(QPen(colour, width * scale))
        painter.drawEllipse(at, 13 * scale, 13 * scale)
    painter.setPen(QPen(_PAPER, 1.5 * scale))
    painter.setBrush(_PLACE)
    painter.drawEllipse(at, 5 * scale, 5 * scale)


def paint_sign(painter, sign, to_pixel, scale=1.0):
    """Paint one sign without its line."""
    at, radius = to_pixel(*sign.place), _RADIUS * scale
    box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(_PAPER, 1.8 * scale))
    painter.setBrush(QColor(sign_colour(sign.what, sign.status)))
    if sign.what == CAMERA:
        painter.drawEllipse(box)
    elif sign.what == EVENT:
        painter.drawPolygon(QPolygonF([
            QPointF(at.x(), box.top() - 2 * scale), QPointF(box.right() + 2 * scale, at.y()),
            QPointF(at.x(), box.bottom() + 2 * scale), QPointF(box.left() - 2 * scale, at.y()),
        ]))  # fmt: skip
    else:
        painter.drawRoundedRect(box, 3 * scale, 3 * scale)
    font = QFont()
    font.setPixelSize(max(round(10.5 * scale), 1))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor("#1d1d1d") if sign_colour(sign.what, sign.status) == COLOURS[CAMERA] else QColor("#ffffff"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign.words)
