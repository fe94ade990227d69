"""Charts of figures of events, painted alike in the dock and on paper: bars of groups, and months in a row."""

from typing import NamedTuple

from qgis.PyQt.QtCore import QCoreApplication, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFontMetricsF, QPen, QPolygonF, QTextOption

__all__ = ["Bar", "ChartColours", "Month", "bar_places", "bars_of", "months_of_kind", "paint_bars", "paint_months"]

_MOST_NAME, _AIR = 0.45, 0.35
_TICKS = (1, 2, 5)

translate = QCoreApplication.translate


class ChartColours(NamedTuple):
    """The colours of a chart; ground and ink are those of the window or of paper."""

    ground: QColor
    ink: QColor
    faint: QColor
    bar: QColor = QColor("#3f86b5")
    before: QColor = QColor("#1b1b1b")
    closed: QColor = QColor("#1a7f5a")
    on_time: QColor = QColor("#d55e00")

    @classmethod
    def paper(cls):
        """Those of a printed page."""
        return cls(QColor("#ffffff"), QColor("#1b1b1b"), QColor("#c8ced3"))

    @classmethod
    def of_palette(cls, palette):
        """Those of a window, light or dark."""
        ink, ground = palette.color(palette.ColorRole.Text), palette.color(palette.ColorRole.Base)
        faint = QColor(*(round(0.75 * g + 0.25 * i) for g, i in zip(ground.getRgb()[:3], ink.getRgb()[:3])))
        dark = ground.lightness() < ink.lightness()
        bar = QColor("#6fb1dd") if dark else QColor("#3f86b5")
        return cls(ground, ink, faint, bar, ink, QColor("#4cc38f") if dark else QColor("#1a7f5a"))


class Bar(NamedTuple):
    """One group: its events now and before, None where they are masked or not known."""

    code: str
    name: str
    value: int | None
    before: int | None
    masked: bool


class Month(NamedTuple):
    """One month: events, and the rates in percent; None where masked or not known."""

    name: str
    events: int | None
    closure_rate: float | None
    on_time_rate: float | None


def bars_of(summary, kind):
    """The groups of a kind as bars, the most events first."""
    return [
        Bar(row.code, row.name, row.events, row.events_before, bool(row.masked))
        for row in summary.rows
        if row.by == kind and (row.events or row.masked or row.events_before)
    ]


def months_of_kind(summary, kind="", code=""):
    """The months of a summary: those of one group, empty where they are not told; else those of all events.

    Where all lies in one month, the days up to its end.
    """
    if kind:
        own = [row for row in summary.trend if row.by == kind and row.code == code]
        return [Month(row.month, row.events, row.closure_rate, row.on_time_rate) for row in own]
    months = [row for row in summary.rows if row.by == "month"]
    told = months if len(months) > 1 else summary.days
    return [Month(row.code, row.events, row.closure_rate, row.on_time_rate) for row in told]


def bar_places(area, bars, height):
    """Where each bar's line lies, as many as there is room for: list of QRectF."""
    count = min(len(bars), int(area.height() // height))
    return [QRectF(area.left(), area.top() + row * height, area.width(), height) for row in range(count)]


def paint_bars(painter, area, bars, colours):
    """Paint groups as bars lying below one another, each with its name, number and a mark where it stood before.

    Parameters
    ----------
    painter : QPainter, with the font to write in
    area : QRectF
    bars : list of Bar
    colours : ChartColours
    """
    metrics = QFontMetricsF(painter.font(), painter.device())
    height = metrics.height() * (1 + _AIR)
    places = bar_places(area, bars, height)
    shown = bars[: len(places)]
    air = metrics.horizontalAdvance("0")
    most_name = area.width() * _MOST_NAME
    wide = min(max((metrics.horizontalAdvance(bar.name) for bar in shown), default=0) + air, most_name)
    most = max([bar.value or 0 for bar in shown] + [bar.before or 0 for bar in shown] + [1])
    room = max(area.width() - wide - metrics.horizontalAdvance("00,000") - air, 1.0)
    for bar, place in zip(shown, places):
        _line_of_text(painter, metrics, QRectF(place.left(), place.top(), wide - air, height), bar.name, colours.ink)
        body = QRectF(place.left() + wide, place.top() + height * 0.14, 0, height * 0.72)
        if bar.masked:
            body.setWidth(room * 0.04)
            painter.fillRect(body, QBrush(colours.faint, Qt.BrushStyle.Dense4Pattern))
        else:
            body.setWidth(room * (bar.value or 0) / most)
            painter.fillRect(body, colours.bar)
        said = translate("Figures", "masked") if bar.masked else f"{bar.value:,}"
        at = QRectF(body.right() + air * 0.6, place.top(), metrics.horizontalAdvance(said) + air, height)
        if bar.before is not None and not bar.masked:
            x = body.left() + room * bar.before / most
            painter.setPen(QPen(colours.before, max(metrics.lineWidth() * 1.6, 1.0)))
            painter.drawLine(QPointF(x, place.top() + height * 0.04), QPointF(x, place.bottom() - height * 0.04))
            if at.left() - air * 0.4 < x < at.right():
                at.moveLeft(x + air * 0.6)
        _line_of_text(painter, metrics, at, said, colours.ink, Qt.AlignmentFlag.AlignLeft)


def paint_months(painter, area, months, colours):
    """Paint months as columns of events, and the closure and on-time rates as lines above them, 0 to 100 %.

    Parameters
    ----------
    painter : QPainter, with the font to write in
    area : QRectF
    months : list of Month
    colours : ChartColours
    """
    if not months:
        return
    metrics = QFontMetricsF(painter.font(), painter.device())
    line, air = metrics.height(), metrics.horizontalAdvance("0")
    most, step = _scale(max((month.events or 0 for month in months), default=0))
    left = metrics.horizontalAdvance(f"{most:,}") + air
    right = metrics.horizontalAdvance("100 %") + air
    rows = _legend(painter, metrics, area, colours)
    plot = area.adjusted(left, line * (rows + 0.5), -right, -line * 1.4)
    for value in range(0, most + 1, step):
        y = plot.bottom() - plot.height() * value / most
        painter.setPen(QPen(colours.faint, max(metrics.lineWidth() * 0.6, 1.0)))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        box = QRectF(area.left(), y - line / 2, left - air * 0.5, line)
        _line_of_text(painter, metrics, box, f"{value:,}", colours.ink)
    for percent in (0, 50, 100):
        y = plot.bottom() - plot.height() * percent / 100
        box = QRectF(plot.right() + air * 0.5, y - line / 2, right, line)
        _line_of_text(painter, metrics, box, f"{percent} %", colours.ink, Qt.AlignmentFlag.AlignLeft)
    wide = plot.width() / len(months)
    every = max(1, int(-(-metrics.horizontalAdvance(f"{months[0].name} ") // wide)))
    for place, month in enumerate(months):
        body = QRectF(plot.left() + place * wide + wide * 0.15, plot.bottom(), wide * 0.7, 0)
        body.setTop(plot.bottom() - plot.height() * (month.events or 0) / most)
        if month.events is None:
            body.setTop(plot.bottom() - plot.height() * 0.04)
            painter.fillRect(body, QBrush(colours.faint, Qt.BrushStyle.Dense4Pattern))
        else:
            painter.fillRect(body, colours.bar)
        if place % every == 0:
            name = QRectF(plot.left() + place * wide, plot.bottom() + line * 0.2, wide * every, line)
            _line_of_text(painter, metrics, name, month.name, colours.ink, Qt.AlignmentFlag.AlignLeft)
    for values, colour in (
        ([month.closure_rate for month in months], colours.closed),
        ([month.on_time_rate for month in months], colours.on_time),
    ):
        _paint_line(painter, metrics, plot, wide, values, colour)


def _paint_line(painter, metrics, plot, wide, values, colour):
    """A line of percents, broken where one is not told."""
    painter.setPen(QPen(colour, max(metrics.lineWidth() * 2.2, 1.6)))
    run = QPolygonF()
    for place, value in enumerate([*values, None]):
        if value is not None:
            x = plot.left() + (place + 0.5) * wide
            run.append(QPointF(x, plot.bottom() - plot.height() * value / 100))
        elif len(run):
            painter.drawPolyline(run)
            size = metrics.height() * 0.14
            painter.setBrush(colour)
            for at in range(len(run)):
                painter.drawEllipse(run[at], size, size)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            run = QPolygonF()


def _legend(painter, metrics, area, colours):
    """Say what the columns and lines are, in as many rows as it takes; return how many."""
    left, row, line = area.left(), 0, metrics.height()
    for words, colour in (
        (translate("Figures", "Events"), colours.bar),
        (translate("Figures", "Closure rate, %"), colours.closed),
        (translate("Figures", "On-time rate, %"), colours.on_time),
    ):
        wide = metrics.horizontalAdvance(words) + line * 1.6
        if left > area.left() and left + wide > area.right():
            left, row = area.left(), row + 1
        top = area.top() + row * line
        sign = QRectF(left, top + line * 0.3, line * 0.8, line * 0.4)
        painter.fillRect(sign, colour)
        text = QRectF(sign.right() + line * 0.2, top, wide, line)
        _line_of_text(painter, metrics, text, words, colours.ink, Qt.AlignmentFlag.AlignLeft)
        left += wide
    return row + 1


def _scale(most):
    """A round number at or above the most, and the step of its marks."""
    ten = 1
    while True:
        for factor in _TICKS:
            step = ten * factor
            if step * 4 >= most:
                return max(step * -(-most // step), step), step
        ten *= 10


def _line_of_text(painter, metrics, box, words, colour, side=Qt.AlignmentFlag.AlignRight):
    """Write one line, shortened where it does not fit."""
    option = QTextOption(side | Qt.AlignmentFlag.AlignVCenter)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.setPen(colour)
    painter.drawText(box, metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 1), option)
