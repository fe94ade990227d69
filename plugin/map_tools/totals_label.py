"""The small card at the cursor: what the gesture in hand would do to the totals, before the mouse is released."""

from html import escape

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QLabel

from ...adapters.looks.style_words import coded_values
from ..status_colours import LEFT_BEHIND, status_colour

__all__ = ["TotalsLabel", "short_code"]

_AWAY = QPoint(18, 18)
_MOST_PARTS, _WIDTH = 6, 300

_PAPER = "background: rgba(255,255,255,235); color: #222; border: 1px solid #8a8a8a; border-radius: 4px; padding: 4px;"


def short_code(code):
    """Write a grid's code as the map does: its number in the community."""
    return code[-3:]


class TotalsLabel(QLabel):
    """A card on the canvas that follows the cursor and lets every click through."""

    def __init__(self, canvas):
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(_PAPER)
        self.hide()

    def show_words(self, html, place):
        """Show a text beside a place on the canvas, inside it."""
        if html != self.text():
            self.setText(html)
            self.setWordWrap(False)
            if self.sizeHint().width() > _WIDTH:
                self.setWordWrap(True)
                self.setFixedWidth(_WIDTH)
            else:
                self.setMinimumWidth(0)
                self.setMaximumWidth(_WIDTH)
            self.adjustSize()
        room = self._canvas.viewport().rect()
        corner = place + _AWAY
        if corner.x() + self.width() > room.right():
            corner.setX(place.x() - _AWAY.x() - self.width())
        if corner.y() + self.height() > room.bottom():
            corner.setY(place.y() - _AWAY.y() - self.height())
        self.move(max(corner.x(), 0), max(corner.y(), 0))
        self.show()
        self.raise_()

    def show_prospect(self, prospect, place, hint=""):
        """Show totals, what would be left behind, and why it would be refused."""
        self.show_words(self._html(prospect, hint), place)

    def _html(self, prospect, hint):
        statuses = coded_values("grids")["status"]
        rows = []
        for part in prospect.parts[:_MOST_PARTS]:
            before = "" if part.before is None else f"{part.before} → "
            after = f"<b>{part.after}</b>" if part.status else self.tr("given up")
            colour = status_colour(part.status).name()
            rows.append(
                f'<tr><td><span style="color:{colour}">■</span> {escape(short_code(part.code))}&nbsp;</td>'
                f'<td align="right">{before}{after}&nbsp;</td><td>{statuses.get(part.status, "")}</td></tr>'
            )
        more = len(prospect.parts) - _MOST_PARTS
        if more > 0:
            words = self.tr("and {count} more").format(count=more)
            rows.append(f"<tr><td colspan=3>{words}</td></tr>")
        lines = [f"<table cellspacing=1>{''.join(rows)}</table>"] if rows else []
        for code, households in prospect.pieces:
            words = self.tr("A piece of {grid} would be left behind (households: {households}).")
            words = words.format(grid=short_code(code), households=households)
            lines.append(f'<span style="color:{LEFT_BEHIND.name()}">▨ {escape(words)}</span>')
        if prospect.pieces:
            lines.append(escape(self.tr("Hold Ctrl to take it too.")))
        elif prospect.trouble:
            lines.append(f'<span style="color:#b00020">✕ {escape(prospect.trouble)}</span>')
        if hint:
            lines.append(f'<span style="color:#666666">{escape(hint)}</span>')
        return "<br>".join(lines)
