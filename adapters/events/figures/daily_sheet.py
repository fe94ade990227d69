"""The daily sheet of a command centre: one page with the day's figures, charts, and what stands out."""

from qgis.PyQt.QtCore import QCoreApplication, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextOption,
)

from ...looks.pdf_page import write_pdf
from ...words.moments import shown_moment
from .charts import ChartColours, bars_of, months_of_kind, paint_bars, paint_months
from .periods import span_text
from .rows import figure_heads, kind_words

__all__ = ["paint_sheet", "write_sheet"]

_MARGIN = 14  # mm
_TEXT, _SMALL, _TITLE, _NUMBER = 8.5, 7.0, 17.0, 16.0
_GRIDS = 12
_EDGE = QColor("#c8ced3")
_CHARTED = ("category", "department", "source")

translate = QCoreApplication.translate


def write_sheet(summary, name, path, sentences=()):
    """Write the sheet as a PDF of one page.

    Parameters
    ----------
    summary : adapters.events.figures.summary.Summary
    name : str, what the figures are of
    path : str
    sentences : sequence of str, what stands out

    Raises
    ------
    OSError
        The file cannot be written.
    """

    def paint(writer, size):
        painter = QPainter(writer)
        paint_sheet(painter, QRectF(QPointF(0, 0), size), summary, name, sentences)
        painter.end()

    write_pdf(path, _title(summary), _MARGIN, paint)


def paint_sheet(painter, area, summary, name, sentences=()):
    """Paint the sheet.

    Parameters
    ----------
    painter : QPainter
    area : QRectF, the page without its margins
    summary, name, sentences : as of `write_sheet`
    """
    _Sheet(painter, area, summary).paint(name, sentences)


def _title(summary):
    return translate("Figures", "Events: daily sheet") if _one_day(summary) else translate("Figures", "Events: figures")


def _one_day(summary):
    return summary.question.span.days <= 1


class _Sheet:
    """Paints from the top to the foot of one page."""

    def __init__(self, painter, area, summary):
        self._painter, self._area, self._summary = painter, area, summary
        self._top, self._colours = area.top(), ChartColours.paper()
        self._font(_TEXT)
        self._line = self._metrics().height()

    def paint(self, name, sentences):
        self._head(name)
        self._numbers()
        self._charts()
        self._months()
        self._grids(sentences)
        self._foot()

    def _head(self, name):
        question = self._summary.question
        self._font(_TITLE, bold=True)
        high = self._metrics().height()
        self._write(QRectF(self._area.left(), self._top, self._area.width(), high), _title(self._summary))
        self._top += high
        self._font(_TEXT)
        said = [name, span_text(question.span, question.offset)]
        if question.then is not None:
            before = translate("Figures", "compared with {span} (black lines)")
            said.append(before.format(span=span_text(question.then, question.offset)))
        self._write(QRectF(self._area.left(), self._top, self._area.width(), self._line), " · ".join(said))
        self._top += self._line * 1.8

    def _numbers(self):
        """The day in a row of large numbers."""
        total, heads, floor = self._summary.total, figure_heads(), self._summary.question.floor
        boxes = (
            (heads["events"], f"< {floor}" if total.masked else total.events, total.change),
            (heads["closure_rate"], total.closure_rate, _less(total.closure_rate, total.closure_before)),
            (heads["on_time_rate"], total.on_time_rate, _less(total.on_time_rate, total.on_time_before)),
            (heads["open"], total.open, None),
            (heads["overdue"], total.overdue, None),
            (heads["hours_to_close"], total.hours_to_close, None),
        )
        wide, high = self._area.width() / len(boxes), self._line * 4.6
        for place, (words, value, change) in enumerate(boxes):
            box = QRectF(self._area.left() + place * wide, self._top, wide - self._line * 0.4, high)
            self._painter.setPen(QPen(_EDGE, self._line * 0.05))
            self._painter.drawRoundedRect(box, self._line * 0.3, self._line * 0.3)
            inner = box.adjusted(self._line * 0.4, self._line * 0.3, -self._line * 0.3, 0)
            self._font(_SMALL)
            self._write(QRectF(inner.left(), inner.top(), inner.width(), self._line), words)
            self._font(_NUMBER, bold=True)
            tall = self._metrics().height()
            self._write(QRectF(inner.left(), inner.top() + self._line * 0.9, inner.width(), tall), _shown(value))
            self._font(_SMALL)
            foot = QRectF(inner.left(), box.bottom() - self._line * 1.2, inner.width(), self._line)
            self._write(foot, "" if change is None else f"{change:+,}")
        self._top += high + self._line

    def _charts(self):
        """Classes, departments and sources beside one another."""
        words = kind_words()
        wide, high = self._area.width() / len(_CHARTED), self._line * 16
        for place, kind in enumerate(_CHARTED):
            box = QRectF(self._area.left() + place * wide, self._top, wide - self._line, high)
            self._heading(box, words[kind])
            self._font(_SMALL)
            paint_bars(
                self._painter, box.adjusted(0, self._line * 1.5, 0, 0), bars_of(self._summary, kind), self._colours
            )
        self._top += high + self._line

    def _months(self):
        months = months_of_kind(self._summary)
        if len(months) < 2:
            return
        high = self._line * 13
        box = QRectF(self._area.left(), self._top, self._area.width(), high)
        several = sum(row.by == "month" for row in self._summary.rows) > 1
        self._heading(box, translate("Figures", "Month by month") if several else translate("Figures", "Day by day"))
        self._font(_SMALL)
        paint_months(self._painter, box.adjusted(0, self._line * 1.4, 0, 0), months, self._colours)
        self._top += high + self._line

    def _grids(self, sentences):
        """The busiest grids as a table, and what stands out in sentences beside it."""
        rows = self._busiest()
        wide = self._area.width() * (0.62 if sentences else 1.0)
        box = QRectF(self._area.left(), self._top, wide - self._line, self._line * 16)
        heads, names = figure_heads(), ("code", "name", "events", "closure_rate", "on_time_rate", "overdue", "change")
        if rows:
            self._heading(box, translate("Figures", "Where most came in"))
            shares = (0.24, 0.14, 0.1, 0.13, 0.13, 0.13, 0.13)
            self._font(_SMALL, bold=True)
            self._cells(box, 1.4, shares, [heads[name] for name in names], names, lines=2)
            self._font(_SMALL)
            for place, row in enumerate(rows):
                told = [_shown(getattr(row, name), row.masked and name not in ("code", "name")) for name in names]
                self._cells(box, 3.4 + place * 1.1, shares, told, names)
        if sentences:
            side = QRectF(self._area.left() + wide, self._top, self._area.width() - wide, self._line * 16)
            self._heading(side, translate("Figures", "What stands out"))
            self._font(_SMALL)
            option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._painter.setPen(self._colours.ink)
            self._painter.drawText(side.adjusted(0, self._line * 1.5, 0, 0), "\n".join(sentences), option)

    def _busiest(self):
        """The busiest grids; where most of them are masked, the busiest communities, or the subdistricts told."""
        told = []
        for kind in ("grid", "community", "street"):
            named = [row for row in self._summary.rows if row.by == kind and row.code]
            rows = [row for row in named if row.events or row.masked][:_GRIDS]
            told = [row for row in rows if not row.masked]
            if len(told) * 2 > len(rows):
                return rows
        return told

    def _cells(self, box, down, shares, words, names, lines=1):
        left = box.left()
        for share, said, name in zip(shares, words, names):
            wide = box.width() * share
            side = Qt.AlignmentFlag.AlignLeft if name in ("code", "name") else Qt.AlignmentFlag.AlignRight
            cell = QRectF(left, box.top() + self._line * down, wide - self._line * 0.3, self._line * lines)
            self._write(cell, said, side, wrapped=lines > 1)
            left += wide

    def _foot(self):
        question = self._summary.question
        self._font(_SMALL)
        said = [translate("Figures", "As of {moment}.").format(moment=shown_moment(question.now, question.offset))]
        if question.floor:
            masked = translate("Figures", "Groups with fewer than {floor} events are masked.")
            said.append(masked.format(floor=question.floor))
        said.append(translate("Figures", "Closure rate: closed / (received − rejected − merged)."))
        said.append(translate("Figures", "On-time rate: closed by the deadline / due in the span."))
        box = QRectF(self._area.left(), self._area.bottom() - 2 * self._line, self._area.width(), 2 * self._line)
        self._write(box, " ".join(said), wrapped=True)

    def _heading(self, box, words):
        self._font(_TEXT, bold=True)
        self._write(QRectF(box.left(), box.top(), box.width(), self._line * 1.2), words)
        self._painter.setPen(QPen(_EDGE, self._line * 0.05))
        y = box.top() + self._line * 1.25
        self._painter.drawLine(round(box.left()), round(y), round(box.right()), round(y))

    def _write(self, box, words, side=Qt.AlignmentFlag.AlignLeft, wrapped=False):
        """Write a line, shortened where it does not fit, or as many as there is room for."""
        option = QTextOption(side | (Qt.AlignmentFlag.AlignBottom if wrapped else Qt.AlignmentFlag.AlignVCenter))
        self._painter.setPen(self._colours.ink)
        if not wrapped:
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            words = self._metrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 1)
        self._painter.drawText(box, words, option)

    def _font(self, points, bold=False):
        font = QFont()
        font.setPointSizeF(points)
        font.setBold(bold)
        self._painter.setFont(font)

    def _metrics(self):
        return QFontMetricsF(self._painter.font(), self._painter.device())


def _less(now, then):
    return None if now is None or then is None else round(now - then, 2)


def _shown(value, masked=False):
    if masked:
        return "*"
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else f"{value:g}" if isinstance(value, float) else str(value)
