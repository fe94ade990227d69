"""Choosing among proposals: a strip at the foot of the map, the preview of one of them, and the taking."""

from qgis.PyQt.QtCore import QObject

from ..adapters.sentences.saying import sentence
from .hourglass import hourglass
from .map_tools.preview import Preview
from .map_tools.proposals_bar import ProposalsBar

__all__ = ["Chooser"]


class Chooser(QObject):
    """What choosers have in common. Each finds its proposals, says what one is, and hands over its edit.

    Parameters
    ----------
    canvas : QgsMapCanvas
    editing : Editing
    messages : Messages
    """

    def __init__(self, canvas, editing, messages, parent=None):
        super().__init__(parent)
        self._editing, self._messages, self._canvas = editing, messages, canvas
        self._preview = Preview(canvas)
        self._view, self._proposals = None, []
        self.bar = ProposalsBar(canvas)
        self.bar.shown.connect(self._look)
        self.bar.taken.connect(self._take)
        self.bar.dismissed.connect(self.close)

    def words(self, proposal, parts):
        """Say in rich text what a proposal would do; `parts` are its grids as they would be."""
        raise NotImplementedError

    def close(self):
        """Leave everything as it is."""
        if self._proposals:
            self._canvas.setFocus()
        self._proposals = []
        self._preview.clear()
        self.bar.hide()

    def follow(self, codes):
        """Grids have changed: the proposals go, unless they are about others."""
        if not codes or any(codes & proposal.edit.touched for proposal in self._proposals):
            self.close()

    def remove(self):
        """Leave the canvas for good."""
        self._preview.remove()
        self.bar.deleteLater()

    def found(self, look):
        """Look for proposals under an hourglass.

        Parameters
        ----------
        look : callable of the Draft that gives them

        Returns
        -------
        What `look` gave, None where it was refused: the message bar says why
        """
        found = []
        with hourglass():
            refused = self._view.refusal_of(lambda draft: found.append(look(draft)))
        if refused is not None:
            self._messages.refuse(sentence(refused))
            return None
        return found[0]

    def _look(self, place):
        proposal = self._proposals[place]
        parts = self._view.part_shapes(proposal.edit)
        self._preview.show_parts(parts, self._view.crs)
        self.bar.describe(self.words(proposal, [part for part, _ in parts]))

    def _take(self, place):
        edit = self._proposals[place].edit
        self.close()
        self._editing.take(edit)
