"""How events look on a map: a sign for each kind of event, and one for many of them, by day and for a dark wall."""

from typing import NamedTuple

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTextOption

from ....engine.events.showing.stages import NEAR, OVERDUE, STAGES

__all__ = ["DARK", "KINDS", "LIGHT", "EventTheme", "Signs"]

KINDS = ("done", "open", "near", "overdue")
"""What the ring round a number tells apart."""


class EventTheme(NamedTuple):
    """Colours of the signs.

    Attributes
    ----------
    name : str, 'light' or 'dark'
    stages : tuple of str, a colour for each of `STAGES`
    kinds : tuple of str, a colour for each of `KINDS`
    near, overdue : str, the rings of what is nearly late and of what is late
    plate, ink, edge : str, under a number, the number, and round each sign
    """

    name: str
    stages: tuple
    kinds: tuple
    near: str
    overdue: str
    plate: str
    ink: str
    edge: str


# new, known, under way, submitted, closed, evaluated, held, dropped, unknown: DOMAIN.md 2.1
LIGHT = EventTheme(
    "light",
    ("#5f6b7a", "#1f6fd6", "#e8820c", "#0f9b8e", "#4caf50", "#1d6b35", "#b3261e", "#8a8f98", "#9aa0a8"),
    ("#8fbf95", "#3b82d6", "#f2a900", "#d3122a"),
    "#f2a900",
    "#d3122a",
    "#ffffff",
    "#1b2430",
    "#ffffff",
)
DARK = EventTheme(
    "dark",
    ("#c3ccd8", "#5aa9ff", "#ffa53d", "#2fd3c2", "#6fdc7b", "#3da05a", "#ff6b60", "#7d8794", "#9aa4b2"),
    ("#3f8f5a", "#5aa9ff", "#ffcc33", "#ff4455"),
    "#ffcc33",
    "#ff4455",
    "#101a26",
    "#f4f8fc",
    "#0b121b",
)

_HOLLOW = (STAGES.index("held"), STAGES.index("dropped"), STAGES.index("unknown"))
_DONE = (STAGES.index("closed"), STAGES.index("evaluated"), STAGES.index("dropped"))

# Pixels across, by urgency; what is done is smaller.
_SIZES = (9.0, 9.0, 11.0, 13.5, 16.5)
_DONE_SIZE = 0.72
_RING = 2.2
_DIAMOND, _STAR = 3, 4

# How strong, by age: today, this week, this month, older.
_OPEN_STRENGTHS = (1.0, 1.0, 0.92, 0.84)
_DONE_STRENGTHS = (0.95, 0.75, 0.55, 0.4)

_STEPS = 24
_KEPT = 6_000
_FONTS = ["Noto Sans", "Noto Sans CJK SC", "Segoe UI", "Microsoft YaHei", "PingFang SC"]


class Signs:
    """Pictures of signs, each drawn once.

    Parameters
    ----------
    theme : EventTheme
    scale : float, 1 for a desk; larger for a wall
    ratio : float, pixels of the screen for each pixel of the map
    """

    def __init__(self, theme=LIGHT, scale=1.0, ratio=1.0):
        self.theme, self.scale, self.ratio = theme, scale, ratio
        self._kept = {}

    def single(self, stage, urgency, due, age):
        """The sign of one event: QImage, to be laid with its middle on the place.

        Parameters
        ----------
        stage, due, age : int, as of engine.events.showing.situation
        urgency : int, 0 to 4
        """
        key = stage, urgency, due, age
        if key not in self._kept:
            self._kept[key] = self._draw_single(*key)
        return self._kept[key]

    def crowd(self, count, parts, radius):
        """The sign of many events: QImage.

        Parameters
        ----------
        count : int
        parts : sequence of int, how many of each of `KINDS`
        radius : int, pixels
        """
        key = number_text(count), _steps(parts, count), radius
        if key not in self._kept:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            self._kept[key] = self._draw_crowd(*key)
        return self._kept[key]

    def _draw_single(self, stage, urgency, due, age):
        done = stage in _DONE
        across = _SIZES[urgency] * self.scale * (_DONE_SIZE if done else 1.0)
        ring = _RING * self.scale if due >= NEAR else 0.0
        side = across + 2 * ring + 4 * self.scale
        image, painter = self._canvas(side)
        middle = QPointF(side / 2, side / 2)
        painter.setOpacity((_DONE_STRENGTHS if done else _OPEN_STRENGTHS)[age])
        if ring:
            painter.setPen(QPen(QColor(self.theme.overdue if due == OVERDUE else self.theme.near), ring))
            painter.setBrush(QColor(self.theme.edge))
            reach = across / 2 + ring / 2 + 0.4 * self.scale
            painter.drawEllipse(middle, reach, reach)
        colour = QColor(self.theme.stages[stage])
        if stage in _HOLLOW:
            painter.setPen(QPen(colour, 1.8 * self.scale))
            painter.setBrush(QColor(self.theme.edge))
            across -= 1.8 * self.scale
        else:
            painter.setPen(QPen(QColor(self.theme.edge), 1.0 * self.scale))
            painter.setBrush(colour)
        painter.drawPath(_shape(middle, across / 2, urgency))
        if age == 0 and not done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#ffffff") if stage not in _HOLLOW else colour)
            painter.drawEllipse(middle, across / 6, across / 6)
        painter.end()
        return image

    def _draw_crowd(self, text, steps, radius):
        ring = max(3.0, radius * 0.2)
        side = 2 * radius + 2
        image, painter = self._canvas(side)
        whole = QRectF(1, 1, 2 * radius, 2 * radius)
        painter.setPen(Qt.PenStyle.NoPen)
        start = 90 * 16
        for colour, step in zip(reversed(self.theme.kinds), reversed(steps), strict=True):
            if step:
                span = -round(step * 360 * 16 / _STEPS)
                painter.setBrush(QColor(colour))
                painter.drawPie(whole, start, span)
                start += span
        inner = whole.adjusted(ring, ring, -ring, -ring)
        plate = QColor(self.theme.plate)
        painter.setBrush(plate)
        painter.drawEllipse(inner)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.edge), 1.0))
        painter.drawEllipse(whole.adjusted(0.5, 0.5, -0.5, -0.5))
        font = QFont()
        font.setFamilies(_FONTS)
        font.setPixelSize(max(8, round(radius * (0.78 if len(text) < 3 else 0.62 if len(text) < 4 else 0.52))))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.ink))
        option = QTextOption(Qt.AlignmentFlag.AlignCenter)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.drawText(whole, text, option)
        painter.end()
        return image

    def _canvas(self, side):
        pixels = max(1, round(side * self.ratio))
        image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self.ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return image, painter


def number_text(count):
    """A number in little room.

    Examples
    --------
    >>> [number_text(count) for count in (7, 999, 1000, 1260, 12_345)]
    ['7', '999', '1k', '1.3k', '12k']
    """
    if count < 1000:
        return str(count)
    return f"{count / 1000:.1f}".removesuffix(".0") + "k" if count < 9950 else f"{count / 1000:.0f}k"


def _steps(parts, count):
    """Parts of a ring in steps; what is there at all has one."""
    steps = [max(1, round(part * _STEPS / count)) if part else 0 for part in parts]
    most = max(range(len(steps)), key=steps.__getitem__)
    steps[most] += _STEPS - sum(steps)
    return tuple(steps)


def _shape(middle, reach, urgency):
    """A circle; a diamond where it is urgent, a star where nothing is more urgent."""
    path = QPainterPath()
    x, y = middle.x(), middle.y()
    if urgency == _DIAMOND:
        reach *= 1.12
        path.addPolygon(QPolygonF([QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach),
                                   QPointF(x - reach, y)]))  # fmt: skip
        path.closeSubpath()
    elif urgency == _STAR:
        path.addPolygon(QPolygonF([QPointF(x + reach * 1.15 * a, y + reach * 1.15 * b) for a, b in _STAR_POINTS]))
        path.closeSubpath()
    else:
        path.addEllipse(middle, reach, reach)
    return path


_STAR_POINTS = (
    *((0.0, -1.0), (0.294, -0.405), (0.951, -0.309), (0.476, 0.155), (0.588, 0.809)),
    *((0.0, 0.5), (-0.588, 0.809), (-0.476, 0.155), (-0.951, -0.309), (-0.294, -0.405)),
)
