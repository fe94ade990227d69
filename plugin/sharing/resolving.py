"""Conflicts of the open plan: listed in the dock, shown on the map, and resolved as the person chooses."""

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...adapters.plan_file.errors import PlanFileError
from ...adapters.plans.on_map.conflict_view import ConflictView
from ...adapters.sentences.saying import sentence
from ..map_tools.totals_label import short_code
from .conflict_on_map import ConflictOnMap
from .conflict_tool import ConflictTool
from .life_box import local_time

__all__ = ["Resolving"]

_MOST_CODES = 4


class Resolving(QObject):
    """Joins the box of conflicts with the map and the session.

    Parameters
    ----------
    bench : Workbench, for its session, view and messages
    box : ConflictsBox
    canvas : QgsMapCanvas
    project : QgsProject

    Signals
    -------
    looking(on) : a conflict is shown on the map, or no more
    """

    looking = pyqtSignal(bool)

    def __init__(self, bench, box, canvas, project, parent=None):
        super().__init__(parent)
        self._bench, self._box, self._canvas = bench, box, canvas
        self._conflicts, self._lines = (), ()
        self._view = self._drawing = None
        self._before = None
        self.tool = ConflictTool(canvas, project)
        self.tool.unit_clicked.connect(self.flip)
        box.looked_at.connect(self.look)
        box.grid_chosen.connect(self._choose_grid)
        box.resolve_asked.connect(self.resolve)

    @property
    def conflicts(self):
        """The conflicts that are not resolved: tuple of Conflict."""
        return self._conflicts

    @property
    def view(self):
        """The ConflictView that is looked at, or None."""
        return self._view

    def show_lines(self, lines):
        """Take the log of late, which tells who changed what."""
        self._lines = lines
        self._list(self._place())

    def refresh(self):
        """List the session's conflicts anew; the one that is looked at stays so while it is the same."""
        session = self._bench.session
        self._conflicts = () if session is None else session.conflicts()
        place = self._place()
        self._list(place)
        if self._view is not None and place < 0:
            self.leave()

    def look(self, place):
        """Show a conflict on the map, with a tool to choose among its units; -1 shows none."""
        if not 0 <= place < len(self._conflicts):
            self.leave()
            return
        conflict = self._conflicts[place]
        self._bench.select([])  # the yellow of a selection would lie over the colours
        self._view = ConflictView(self._bench.session.draft, conflict)
        self._drawing = self._drawing or ConflictOnMap(self._canvas)
        self.looking.emit(True)
        self._drawing.show(self._view, self._bench.view.crs, self._who(conflict))
        self._drawing.zoom(self._view, self._bench.view.crs)
        self._box.show_view(self._view)
        self.tool.show_plan(self._bench.view)
        self._canvas.setMapTool(self.tool)

    def flip(self, row):
        """Choose the other side for a unit."""
        if self._view is not None and self._view.flip(row):
            self._show_choice()

    def resolve(self, choice):
        """Resolve what is looked at: MINE, THEIRS, or '' for what is chosen unit by unit."""
        if self._view is None:
            return
        conflict, session = self._view.conflict, self._bench.session
        chosen = choice or self._view.choice()
        try:
            refused = self._bench.view.refusal_of(lambda _: session.resolve(conflict, chosen))
        except PlanFileError as error:
            self._bench.messages.fail(str(error))
            return
        if refused is not None:
            words = self.tr("So it would not be sound, and nothing was done. {reason}")
            self._bench.messages.refuse(words.format(reason=sentence(refused)))
            return
        self.leave()
        self.refresh()
        self._bench.messages.say(self.tr("Resolved; left to resolve: {count}.").format(count=len(self._conflicts)))

    def leave(self):
        """Look at none."""
        self._view = None
        if self._drawing is not None:
            self._drawing.remove()
            self._drawing = None
            self.looking.emit(False)
        if self.tool.isActive():
            self._canvas.unsetMapTool(self.tool)
        self.tool.show_plan(None)
        self._box.list.setCurrentRow(-1)
        self._box.show_view(None)

    def remove(self):
        """Leave QGIS."""
        self.leave()
        self.tool.remove()
        self.tool.deleteLater()

    def _choose_grid(self, code, side):
        self._view.choose_grid(code, side)
        self._show_choice()

    def _show_choice(self):
        self._drawing.show_choice(self._view, self._bench.view.crs)
        self._box.show_view(self._view)

    def _place(self):
        """Where in the list the conflict stands that is looked at, -1 where it is there no more."""
        if self._view is None:
            return -1
        same = (place for place, one in enumerate(self._conflicts) if one.same_as(self._view.conflict))
        return next(same, -1)

    def _list(self, place):
        self._box.show_conflicts([self._words(conflict) for conflict in self._conflicts], place)

    def _words(self, conflict):
        view = ConflictView(self._bench.session.draft, conflict)
        codes = ", ".join(map(short_code, conflict.grids[:_MOST_CODES]))
        codes += " …" if len(conflict.grids) > _MOST_CODES else ""
        line = self._line(conflict)
        if line is None:
            words = self.tr("Grids {grids}: units {units}, households {households}")
        else:
            words = self.tr("Grids {grids}: units {units}, households {households} ({name}, {time})")
        return words.format(
            grids=codes,
            units=len(view.rows),
            households=f"{view.households():,}",
            name=line and line.author,
            time=line and local_time(line.at),
        )

    def _who(self, conflict):
        line = self._line(conflict)
        return "" if line is None else line.author

    def _line(self, conflict):
        """The newest line of the log that is about a grid of a conflict; None where none is known."""
        grids = set(conflict.grids)
        return next((line for line in self._lines if grids & set(line.grids)), None)
