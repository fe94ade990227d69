"""Splitting a grid by itself: proposals are looked for, shown on the map one by one, and one is taken or none."""

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QGuiApplication

from ..adapters.sentences import sentence
from .map_tools.preview import Preview
from .map_tools.proposals_bar import ProposalsBar

__all__ = ["SplitChooser"]


class SplitChooser(QObject):
    """Joins the strip of proposals, the preview and the verbs."""

    def __init__(self, canvas, editing, messages, settings, parent=None):
        super().__init__(parent)
        self._editing, self._messages, self._settings = editing, messages, settings
        self._preview = Preview(canvas)
        self._canvas = canvas
        self._view, self._code, self._proposals = None, "", []
        self.bar = ProposalsBar(canvas)
        self.bar.shown.connect(self._look)
        self.bar.taken.connect(self._take)
        self.bar.dismissed.connect(self.close)
        self.bar.parts_asked.connect(self._other_parts)

    def start(self, view, code):
        """Look for ways to split a grid."""
        self._view = view
        band = view.draft.band(code)
        wanted = round(view.draft.households(code) / max((band.minimum + band.maximum) / 2, 1))
        self._find(code, max(2, wanted))

    def close(self):
        """Leave the grid as it is."""
        self._proposals = []
        self._preview.clear()
        self.bar.hide()
        self._canvas.setFocus()

    def remove(self):
        """Leave the canvas for good."""
        self._preview.remove()
        self.bar.deleteLater()

    def _find(self, code, parts):
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        found = []
        try:
            refused = self._view.refusal_of(lambda draft: found.extend(draft.split_proposals(code, parts)))
        finally:
            QGuiApplication.restoreOverrideCursor()
        if refused is not None:
            self._messages.refuse(sentence(refused))
            return
        self._code, self._proposals = code, found
        self.bar.open(len(found), parts, len(self._view.draft.units_of(code)))

    def _other_parts(self, parts):
        self._find(self._code, parts)

    def _look(self, place):
        proposal = self._proposals[place]
        parts = self._view.part_shapes(proposal.edit)
        self._preview.show_parts(parts, self._view.crs)
        self.bar.describe([part for part, _ in parts], min(proposal.compactness))

    def _take(self, place):
        edit = self._proposals[place].edit
        self.close()
        self._editing.take(edit)
