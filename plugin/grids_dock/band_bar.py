"""A number of households drawn as a bar against the band it should lie in."""

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen, QTextOption
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..status_colours import GROUND, INK, status_colour

__all__ = ["BAND_ROLE", "BandBarDelegate"]

BAND_ROLE = Qt.ItemDataRole.UserRole + 10
"""The role under which a model gives (households, minimum, maximum, status) of the bar; its text is the number."""

# The bar's right end, as a multiple of the maximum: what is more than that is cut off with a mark.
_END = 1.4

_NUMBER, _WIDTH, _HEIGHT = 34, 130, 20
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_BAND = QColor("#c9d3dc")


class BandBarDelegate(QStyledItemDelegate):
    """The number, then a bar in the status's colour over a lane in which the band is a darker stretch."""

    def sizeHint(self, option, index):  # noqa: N802
        return QSize(_WIDTH, _HEIGHT)

    def paint(self, painter, option, index):
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
        values = index.data(BAND_ROLE)
        if values:
            painter.save()
            whole = QRectF(option.rect)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            roles = plain.palette.ColorRole
            painter.setPen(plain.palette.color(roles.HighlightedText if chosen else roles.Text))
            place = QRectF(whole.left(), whole.top(), _NUMBER, whole.height())
            painter.drawText(place, index.data(), QTextOption(Qt.AlignmentFlag.AlignRight | _MIDDLE))
            draw_band_bar(painter, whole.adjusted(_NUMBER + 7, 4, -5, -4), *values)
            painter.restore()


def draw_band_bar(painter, lane, households, minimum, maximum, status):
    """Draw one bar into a rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    step = lane.width() / max(maximum * _END, 1)
    low, high = lane.left() + minimum * step, lane.left() + maximum * step
    painter.setBrush(GROUND)
    painter.drawRoundedRect(lane, 2, 2)
    painter.setBrush(_BAND)
    painter.drawRect(QRectF(low, lane.top(), high - low, lane.height()))
    inner = lane.adjusted(0, 2, 0, -2)
    inner.setWidth(min(households * step, lane.width()))
    painter.setBrush(status_colour(status))
    painter.drawRect(inner)
    painter.setPen(QPen(INK, 1))
    for x in (low, high):
        painter.drawLine(int(x), int(lane.top()) - 1, int(x), int(lane.bottom()) + 1)
    if households * step > lane.width():
        painter.setPen(QPen(Qt.GlobalColor.white, 2))
        x = int(lane.right()) - 5
        painter.drawLine(x, int(lane.top()) + 1, x - 4, int(lane.bottom()) - 1)
