"""Splitting a grid by itself: proposals are looked for, shown on the map one by one, and one is taken or none."""

from html import escape

from .chooser import Chooser
from .map_tools.totals_label import short_code
from .status_colours import status_colour

__all__ = ["SplitChooser"]


class SplitChooser(Chooser):
    """Ways to split one grid."""

    def __init__(self, canvas, editing, messages, parent=None):
        super().__init__(canvas, editing, messages, parent)
        self.bar.name_button(self.tr("Split so"))
        self._code = ""
        self.bar.parts_asked.connect(lambda parts: self._find(self._code, parts))

    def start(self, view, code):
        """Look for ways to split a grid into as many parts as its households ask for."""
        self._view = view
        band = view.draft.band(code)
        wanted = round(view.draft.households(code) / max((band.minimum + band.maximum) / 2, 1))
        self._find(code, max(2, wanted))

    def words(self, proposal, parts):
        listed = [
            f'<span style="color:{status_colour(part.status).name()}">■</span> '
            f"{escape(short_code(part.code))}: <b>{part.after}</b>"
            for part in parts
        ]
        compactness = self.tr("compactness {value}").format(value=f"{min(proposal.compactness):.2f}")
        return "&nbsp;&nbsp; ".join([*listed, escape(compactness)])

    def _find(self, code, parts):
        proposals = self.found(lambda draft: draft.split_proposals(code, parts))
        if proposals is not None:
            self._code, self._proposals = code, proposals
            self.bar.open(len(proposals), parts, len(self._view.draft.units_of(code)))
