"""A4 pages as PDF: laid out by whoever paints them, and written whole or not at all."""

from pathlib import Path

from qgis.PyQt.QtCore import QBuffer, QMarginsF, QSizeF
from qgis.PyQt.QtGui import QPageLayout, QPageSize, QPdfWriter

__all__ = ["write_pdf"]

_DPI = 300


def write_pdf(path, title, margin, paint, landscape=False):
    """Write a PDF of A4 pages.

    Parameters
    ----------
    path : str
    title : str
    margin : int, millimetres on each side
    paint : callable of the QPdfWriter and a QSizeF, of what is within the margins, in dots
    landscape : bool

    Raises
    ------
    OSError
        The file cannot be written.
    """
    paper = QBuffer()
    paper.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(paper)
    turn = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(margin, margin, margin, margin)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, turn, margins, QPageLayout.Unit.Millimeter))
    writer.setResolution(_DPI)
    writer.setTitle(title)
    area = writer.pageLayout().paintRectPixels(_DPI)
    paint(writer, QSizeF(area.width(), area.height()))
    Path(path).write_bytes(bytes(paper.data()))
