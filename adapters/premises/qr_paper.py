"""Print sheets of QR labels into a PDF, page by page, without ever leaving half a file."""

import os
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QPolygonF,
    QTextOption,
)

from ...engine.premises.public_ids import spoken
from ...engine.progress import CancelledError
from ..looks.map_picture import FONTS

__all__ = ["print_sheets"]

_DPI = 600
_MM_PER_INCH = 25.4
_TITLE, _WORDS, _SMALL, _ID = 11.0, 8.5, 6.5, 11.5  # points
_SMALLER = (0.85, 0.7)
_MARK = 2.0  # mm, the arm of a cutting mark
_HAIR = 0.1  # mm
_GREY = QColor(120, 120, 120)

translate = QCoreApplication.translate


def print_sheets(file, pages, cells, codes, cancelled=lambda: False, progress=lambda share: None):
    """Write a PDF of labels.

    Parameters
    ----------
    file : path of the PDF; what is there is replaced when the new one is whole
    pages : list of engine.premises.qr_sheets.Page
    cells : list of engine.premises.qr_sheets.Slot, of a page
    codes : iterator of (modules, rings), one for each label in the order of the pages
    cancelled : callable that returns whether to stop
    progress : callable of a share, 0 to 1

    Raises
    ------
    OSError
        The file cannot be written.
    engine.progress.CancelledError
        `cancelled` returned True; nothing was written.
    """
    file = Path(file)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        _print(part, pages, cells, codes, cancelled, progress)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _print(part, pages, cells, codes, cancelled, progress):
    writer = QPdfWriter(str(part))
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setCreator("Community Grids")
    writer.setTitle(translate("QrSheets", "QR labels of buildings"))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"{part.name} cannot be written")
    try:
        sheet = _Sheet(painter)
        for number, page in enumerate(pages):
            if cancelled():
                raise CancelledError
            if number and not writer.newPage():
                raise OSError(f"{part.name} cannot be written")
            sheet.draw(page, cells, codes, f"{number + 1} / {len(pages)}")
            progress((number + 1) / len(pages))
    finally:
        whole = painter.end()
    if not whole:
        raise OSError(f"{part.name} cannot be written")


class _Sheet:
    """Draws pages in millimetres.

    Parameters
    ----------
    painter : QPainter on a QPdfWriter
    """

    def __init__(self, painter):
        self._painter = painter
        self._scale = _DPI / _MM_PER_INCH
        self._title, self._words, self._small = (_font(size) for size in (_TITLE, _WORDS, _SMALL))
        self._title.setBold(True)
        self._sizes = [self._words, *(_font(_WORDS * share) for share in _SMALLER)]
        self._id = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._id.setPointSizeF(_ID)
        self._id.setBold(True)

    def draw(self, page, cells, codes, foot):
        """Draw one page; of `codes` as many are taken as it has labels."""
        first, last = cells[0].box, cells[-1].box
        left, right = first[0], last[0] + last[2]
        self._draw_head(page, left, right, first[1])
        bottom = last[1] + last[3]
        self._write(self._small, (left, bottom + 1.5, right - left, 4), foot, Qt.AlignmentFlag.AlignRight, _GREY)
        for label, cell in zip(page.labels, cells, strict=False):
            self._draw_marks(cell.box)
            modules, rings = next(codes)
            self._draw_code(cell.code, modules, rings)
            self._draw_words(cell.text, label)

    def _draw_head(self, page, left, right, bottom):
        grid = page.grid_code or translate("QrSheets", "in no grid")
        words = [translate("QrSheets", "Grid {grid}").format(grid=grid) if page.grid_code else grid, page.community]
        title = "   ".join(filter(None, words))
        count = translate("QrSheets", "Labels: {labels}; sheet {number} of {of}").format(
            labels=len(page.labels), number=page.number, of=page.of
        )
        box = (left, bottom - 8, right - left, 6)
        self._write(self._title, box, title, Qt.AlignmentFlag.AlignLeft)
        self._write(self._words, box, count, Qt.AlignmentFlag.AlignRight, _GREY)

    def _draw_marks(self, box):
        """A cross at each corner, along which one cuts."""
        left, top, width, height = box
        self._painter.setPen(QPen(_GREY, _HAIR * self._scale))
        for x in (left, left + width):
            for y in (top, top + height):
                for dx, dy in ((_MARK, 0), (0, _MARK)):
                    self._painter.drawLine(self._point(x - dx, y - dy), self._point(x + dx, y + dy))

    def _draw_code(self, box, modules, rings):
        left, top, side, _ = box
        step = side / modules
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for ring in rings:
            path.addPolygon(QPolygonF([self._point(left + x * step, top + y * step) for x, y in ring]))
            path.closeSubpath()
        self._painter.fillPath(path, Qt.GlobalColor.black)

    def _draw_words(self, box, label):
        """The id, which always fits, and what there is of number and address below it, smaller where there is much."""
        left, top, width, height = box
        below = [text for text in (label.number, label.address) if text]
        head, words = self._id_that_fits(spoken(label.public_id), width), self._sizes[0]
        for words in self._sizes:
            heights = [self._height(words, text, width) for text in below]
            if self._height(head, label.public_id, width) + sum(heights) <= height:
                break
        lines = [(head, spoken(label.public_id)), *((words, text) for text in below)]
        heights = [self._height(head, label.public_id, width), *heights]
        place = top + max(0.0, (height - sum(heights)) / 2)
        self._painter.save()
        self._painter.setClipRect(QRectF(*(each * self._scale for each in box)))
        for (font, text), high in zip(lines, heights, strict=True):
            self._write(font, (left, place, width, high), text, Qt.AlignmentFlag.AlignLeft, wrapped=True)
            place += high
        self._painter.restore()

    def _id_that_fits(self, text, width):
        self._painter.setFont(self._id)
        wide = self._painter.fontMetrics().horizontalAdvance(text)
        if wide <= width * self._scale:
            return self._id
        shrunk = QFont(self._id)
        shrunk.setPointSizeF(_ID * width * self._scale / wide)
        return shrunk

    def _height(self, font, text, width):
        self._painter.setFont(font)
        room = QRectF(0, 0, width * self._scale, 1e6)
        return self._painter.boundingRect(room, text, _option(Qt.AlignmentFlag.AlignLeft, True)).height() / self._scale

    def _write(self, font, box, text, alignment, colour=Qt.GlobalColor.black, wrapped=False):
        self._painter.setFont(font)
        self._painter.setPen(QPen(colour))
        room = QRectF(*(each * self._scale for each in box))
        self._painter.drawText(room, text, _option(alignment, wrapped))

    def _point(self, x, y):
        return QPointF(x * self._scale, y * self._scale)


def _option(alignment, wrapped):
    """How words lie in a box: wrapped from its top, or on one line in its middle."""
    option = QTextOption(alignment if wrapped else alignment | Qt.AlignmentFlag.AlignVCenter)
    wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrapped else QTextOption.WrapMode.NoWrap
    option.setWrapMode(wrap)
    return option


def _font(points):
    font = QFont()
    font.setFamilies([QFont().family(), *FONTS])
    font.setPointSizeF(points)
    return font
