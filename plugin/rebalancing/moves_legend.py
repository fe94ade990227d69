"""The legend of who moves, in a corner of the map: the grids that gain in their colours, and those that only lose."""

from html import escape

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel

from ...adapters.looks.style_words import coded_values
from ..status_colours import status_colour

__all__ = ["MovesLegend"]

_MOST = 14

# Below where QGIS's message bar comes down.
_PLACE = 12, 46
_PAPER = "background: rgba(255,255,255,235); color: #222; border: 1px solid #8a8a8a; border-radius: 4px; padding: 6px;"


class MovesLegend(QLabel):
    """A card on the canvas that lets every click through."""

    def __init__(self, canvas):
        super().__init__(canvas.viewport())
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(_PAPER)
        self.move(*_PLACE)
        self.hide()

    def show_parts(self, parts, names, colours, counted_by):
        """List grids as they would be.

        Parameters
        ----------
        parts : sequence of adapters.plans.on_map.view.Part
        names : dict of str (code) to str
        colours : dict of str to QColor, of those that gain something
        counted_by : str, the register that their households are counted by, '' for the plan itself
        """
        statuses = coded_values("grids")["status"]
        parts = sorted(parts, key=lambda part: (part.code not in colours, part.code))
        gaining = sum(part.code in colours for part in parts)
        rows = [_head(self.tr("Counted by: {register}").format(register=counted_by))] if counted_by else []
        if gaining:
            rows.append(_head(self.tr("Ground that moves, in the colour of its new grid")))
        for place, part in enumerate(parts[:_MOST]):
            if place == gaining:
                rows.append(_head(self.tr("Grids that only lose")))
            mark = f'<span style="color:{colours[part.code].name()}">■ →</span>' if part.code in colours else "□"
            before = self.tr("new") if part.before is None else f"{part.before}"
            dot = f'<span style="color:{status_colour(part.status).name()}">●</span>'
            after = f"<b>{part.after}</b>" if part.status else self.tr("given up")
            rows.append(
                f"<tr><td>{mark} {escape(names[part.code])}&nbsp;</td><td align=right>{before} → {after}&nbsp;"
                f"</td><td>{dot if part.status else ''} {escape(statuses.get(part.status, ''))}</td></tr>"
            )
        if len(parts) > _MOST:
            rows.append(_head(self.tr("and {count} more").format(count=len(parts) - _MOST)))
        self.setText(f"<table cellspacing=1>{''.join(rows)}</table>")
        self.adjustSize()
        self.show()
        self.raise_()


def _head(words):
    return f'<tr><td colspan=3><span style="color:#666666">{escape(words)}</span></td></tr>'
