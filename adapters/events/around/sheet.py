"""What is round an event on paper: the facts, a map, and the lists; secret cameras are left out."""

from html import escape

from qgis.core import QgsMapSettings, QgsRectangle
from qgis.PyQt.QtCore import QCoreApplication, QRectF, QSize
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter, QTextDocument

from ...looks.pdf_page import write_pdf
from .items import without_secret
from .painting import paint_around, sign_colour
from .signs import signs_of
from .words import (
    LISTED,
    answer_title,
    fact_rows,
    item_cells,
    list_title,
    more_words,
    nothing_words,
    secret_words,
)

__all__ = ["head_html", "lists_html", "map_settings", "paint_sheet", "signed_map", "write_sheet"]

_MARGIN = 12  # mm
_WIDTH, _HEIGHT, _MAP_DPI = 1860, 880, 254  # pixels of the map, of 186 mm
_LEAST_M, _AIR = 120.0, 1.3
_FONT, _SMALLEST, _STEP = 10.0, 6.0, 0.5  # points
_WIDTHS = ("52%", "22%", "11%", "11%")
_MOST = 10  # of each list

translate = QCoreApplication.translate


def map_settings(answer, layers, crs, transform_context):
    """How the map of the sheet is drawn.

    Parameters
    ----------
    answer : AroundAnswer
    layers : list of QgsMapLayer, the topmost first
    crs : QgsCoordinateReferenceSystem of the map
    transform_context : QgsCoordinateTransformContext

    Returns
    -------
    QgsMapSettings, ready for a renderer job
    """
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(crs)
    settings.setTransformContext(transform_context)
    settings.setOutputSize(QSize(_WIDTH, _HEIGHT))
    settings.setOutputDpi(_MAP_DPI)
    settings.setBackgroundColor(QColor("#fbfaf6"))
    settings.setExtent(_extent(signs_of(_for_paper(answer), crs, transform_context), crs))
    return settings


def signed_map(answer, image, settings):
    """Paint the signs over a map that was drawn with these settings: QImage."""
    signs = signs_of(_for_paper(answer), settings.destinationCrs(), settings.transformContext())
    to_pixel = settings.mapToPixel()
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    paint_around(painter, signs.signs, signs.place, lambda x, y: to_pixel.transform(x, y).toQPointF(), 2.2)
    painter.end()
    return image


def write_sheet(answer, image, path):
    """Write the sheet as a PDF.

    Parameters
    ----------
    answer : AroundAnswer
    image : QImage of `signed_map`, None for a sheet without a map
    path : str

    Raises
    ------
    OSError
        The file cannot be written.
    """

    def paint(writer, size):
        painter = QPainter(writer)
        paint_sheet(painter, writer, size, answer, image)
        painter.end()

    write_pdf(path, answer_title(answer), _MARGIN, paint)


def paint_sheet(painter, device, size, answer, image):
    """Paint the sheet on one page, in letters small enough for all of it.

    Parameters
    ----------
    painter : QPainter
    device : QPaintDevice that it paints on
    size : QSizeF, of the page, in dots
    answer, image : as of `write_sheet`
    """
    gap = size.width() / 100
    tall = 0.0 if image is None else size.width() * image.height() / image.width()
    points = _FONT
    while True:
        head, lists = (
            _document(html, device, size.width(), points) for html in (head_html(answer), lists_html(answer))
        )
        high = head.size().height() + tall + gap + lists.size().height()
        if high <= size.height() or points <= _SMALLEST:
            break
        points -= _STEP
    head.drawContents(painter)
    painter.translate(0, head.size().height())
    if image is not None:
        painter.drawImage(QRectF(0, 0, size.width(), tall), image)
        painter.translate(0, tall + gap)
    lists.drawContents(painter)


def _document(html, device, width, points):
    """HTML laid out in letters of a size, so wide."""
    document, font = QTextDocument(), QFont()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    font.setPointSizeF(points)
    document.setDefaultFont(font)
    document.setHtml(html)
    document.setTextWidth(width)
    return document


def head_html(answer):
    """What is known of the event, as HTML that QTextDocument reads."""
    facts = "".join(
        f"<tr><td><b>{escape(caption)}</b>&nbsp;&nbsp;</td><td>{escape(words)}</td></tr>"
        for caption, words in fact_rows(answer)
    )
    return f"<h2>{escape(answer_title(answer))}</h2><table>{facts}</table><p></p>"


def lists_html(answer):
    """The lists without secret cameras, as HTML that QTextDocument reads."""
    kept, secret = without_secret(answer.items)
    lists = "".join(_list(what, [item for item in kept if item.what == what], answer) for what in LISTED)
    left_out = f"<p><small>{escape(secret_words(secret))}</small></p>" if secret else ""
    return f"{lists}{left_out}"


def _list(what, items, answer):
    head = f'<p style="margin-top:6px;margin-bottom:2px;"><b>{escape(list_title(what))}</b></p>'
    if not items:
        return f"{head}<p>{escape(nothing_words(what, answer))}</p>"
    rows = "".join(
        f'<tr><td width="4%"><b style="color:{sign_colour(item.what, item.status)};">{item.rank}</b></td>'
        + "".join(_cell(words, column) for column, words in enumerate(item_cells(item)))
        + "</tr>"
        for item in items[:_MOST]
    )
    more = f"<p>{escape(more_words(len(items) - _MOST))}</p>" if len(items) > _MOST else ""
    return f'{head}<table width="100%" cellspacing="0" cellpadding="1">{rows}</table>{more}'


def _cell(words, column):
    side = "right" if column > 1 else "left"
    return f'<td width="{_WIDTHS[column]}" align="{side}">{escape(words)}</td>'


def _for_paper(answer):
    return answer._replace(items=without_secret(answer.items)[0])


def _extent(signs, crs):
    """What the map shows: the place with cameras, duty point and events, with some air, in the sheet's shape."""
    box = signs.extent()
    least = _LEAST_M / (111_000.0 if crs.isGeographic() else 1.0)
    width, height = max(_AIR * box.width(), 2 * least), max(_AIR * box.height(), least)
    width = max(width, height * _WIDTH / _HEIGHT)
    return QgsRectangle.fromCenterAndSize(box.center(), width, width * _HEIGHT / _WIDTH)
