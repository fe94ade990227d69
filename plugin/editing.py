"""What an officer does to the open plan, each as one edit, and the answer where the plan would not be whole."""

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QInputDialog, QLineEdit

from ..adapters.plan_file.errors import PlanFileError
from ..adapters.sentences.saying import sentence
from .hourglass import hourglass
from .slow_edits import SlowEdits

__all__ = ["Editing"]

# The refusals that a person may answer with a reason, or by taking more along.
_OVER, _PIECES = "edit_over_maximum", "edit_leaves_pieces"


class Editing(QObject):
    """The verbs. Each makes an edit of the draft as it is and hands it to the session; both may refuse.

    Signals
    -------
    done : an edit was made
    """

    done = pyqtSignal()

    def __init__(self, messages, window, parent=None):
        super().__init__(parent)
        self.session = self.view = None
        self._messages, self._window = messages, window
        self._slow = SlowEdits(messages, self)

    def stop(self):
        """Forget what is being made in the background."""
        self._slow.stop()

    def assign(self, rows, code, take_left_behind=False):
        """Give units to a grid; what would be left behind is offered on a button."""
        taken = self.tr("Take them too")
        way_out = (taken, lambda: self.assign(rows, code, True)) if not take_left_behind else None
        self._do(lambda draft: draft.assigned(rows, code, take_left_behind), {_PIECES: way_out})

    def split_along(self, points):
        """Split the grid that a drawn line crosses."""
        code = self.view.grid_under(points)
        if not code:
            self._messages.refuse(self.tr("The line crosses no grid."))
            return
        line = self.view.line(points)
        self._do(lambda draft: draft.split_by_line(code, line))

    def move_boundary(self, into, points):
        """Move the boundary of a grid and the neighbour that a line was drawn in to the line."""
        code = self.view.grid_under(points, other_than=into) if into else ""
        if not code:
            words = self.tr("Choose the grid that is to gain ground first: right-click it, then draw in its neighbour.")
            self._messages.refuse(words)
            return
        line = self.view.line(points)
        self._do(lambda draft: draft.boundary_moved(code, into, line))

    def take(self, edit):
        """Do an edit that was chosen among proposals."""
        return self._do(lambda draft: edit)

    def merge(self, codes, into):
        """Join grids to one; over the maximum it takes a reason."""
        self._with_reason(lambda draft, reason: draft.merged(codes, into, reason))

    def retire(self, code):
        """Ask which neighbour gets a grid's ground, and give the grid up; over the maximum it takes a reason."""
        from ..adapters.plans.retiring import heirs_of  # packages that QGIS does not bring everywhere

        heirs = heirs_of(self.session.draft, code)
        if not heirs:
            words = self.tr("Grid {grid} has no neighbour that is not locked, so nobody can get its ground.")
            self._messages.refuse(words.format(grid=code))
            return
        title, words = self.tr("Retire grid"), self.tr("Its code {grid} is given up for good. Its ground goes to:")
        line = self.tr("{grid} {name} (households then: {households})")
        lines = [line.format(grid=heir.code, name=heir.name, households=heir.households) for heir in heirs]
        chosen, agreed = QInputDialog.getItem(self._window, title, words.format(grid=code), lines, 0, False)
        if agreed:
            into = heirs[lines.index(chosen)].code
            self._with_reason(lambda draft, reason: draft.retired(code, into, reason))

    def switch_lock(self, codes):
        """Lock grids; where all are locked, unlock them."""
        draft = self.session.draft
        on = not all(draft.records[code].locked for code in codes)
        self._do(lambda draft: draft.locked(codes, on))

    def rename(self, code):
        """Ask for another name and give it."""
        name = self.session.draft.records[code].name
        title, words = self.tr("Rename grid"), self.tr("New name of grid {grid}:").format(grid=code)
        text, agreed = QInputDialog.getText(self._window, title, words, QLineEdit.EchoMode.Normal, name)
        if agreed and text.strip():
            self._do(lambda draft: draft.renamed(code, text.strip()))

    def fill(self, then=None):
        """Give every unit without a grid to one; `then` is called once it is done."""
        free = len(self.session.draft.units_of(""))
        if not free:
            self._messages.say(self.tr("Every unit belongs to a grid: there is nothing to fill."))
            return

        def done(edit):
            if self.take(edit) and then:
                then()

        self._make(free, self.tr("Fill what is unassigned"), lambda draft: draft.filled(), done)

    def repair(self, code, then=None):
        """Mend what is in pieces or out of band in a grid's community, and say what is left; `then` as with `fill`."""
        draft = self.session.draft
        community = draft.records[code].community
        units = int((draft.fabric.units.communities == community).sum())
        title = self.tr("Repair its community")
        self._make(units, title, lambda draft: draft.repair_of(community), lambda made: self._repaired(made, then))

    def _repaired(self, repair, then):
        left = " ".join(sentence(finding) for finding in repair.findings[:1])
        if repair.edit is None:
            self._messages.refuse(left or self.tr("Every grid of this community is whole and in band."))
        elif self.take(repair.edit):
            words = self.tr("Repaired. Households that changed their grid: {households}.")
            self._messages.say(f"{words.format(households=repair.households)} {left}".strip())
            if then:
                then()

    def renumber(self, codes):
        """Number the communities of some grids anew, or of all where none are given."""
        records = self.session.draft.records
        communities = sorted({records[code].community for code in codes}) or None
        with hourglass():
            self._do(lambda draft: draft.renumbered(communities))

    def undo(self):
        """Take the last edit back."""
        self._try(lambda: self.session.undo())

    def redo(self):
        """Do again what was taken back."""
        self._try(lambda: self.session.redo())

    def do_on_plan(self, act):
        """Do an edit that is made elsewhere: `act` is called without arguments, and may be refused."""
        return self._try(act)

    def take_over(self, plan_id, codes):
        """Make some grids what they are in another scenario."""
        with hourglass():
            return self._try(lambda: self.session.take_over(plan_id, codes))

    def _make(self, size, title, work, use):
        self._slow.make(self.session, self.view, size, title, work, use)

    def _with_reason(self, make):
        """Do an edit; where it would be over the maximum, ask why it should be done all the same."""
        refused = self.view.refusal_of(lambda draft: make(draft, ""))
        reason = ""
        if refused is not None and refused.check == _OVER:
            reason = self._ask_reason(sentence(refused))
            if not reason:
                return
        self._do(lambda draft: make(draft, reason))

    def _ask_reason(self, trouble):
        words = trouble + "\n\n" + self.tr("To do it all the same, say why. The reason stays with the grid:")
        text, agreed = QInputDialog.getMultiLineText(self._window, self.tr("Over the maximum"), words)
        return text.strip() if agreed else ""

    def _do(self, make, ways_out=None):
        return self._try(lambda: self.session.do(make(self.session.draft)), ways_out)

    def _try(self, act, ways_out=None):
        """Act; say a refusal in the message bar. Returns whether it was done."""
        if self.session is None:
            return False
        try:
            refused = self.view.refusal_of(lambda _: act())
            if refused is not None:
                self._messages.refuse(sentence(refused), *((ways_out or {}).get(refused.check) or ()))
                return False
        except PlanFileError as error:
            self._messages.fail(str(error))
            return False
        self.done.emit()
        return True
