"""What two people changed differently, as shapes and numbers: how the grids were, how they are here and there."""

from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QCoreApplication

from ....engine.gridding.editing.model import UNASSIGNED
from .units import as_geometry

__all__ = ["BEFORE", "MINE", "SIDES", "THEIRS", "ConflictView", "GridLine", "waiting_beside", "why_words"]

translate = QCoreApplication.translate

BEFORE, MINE, THEIRS = "before", "mine", "theirs"
SIDES = (BEFORE, MINE, THEIRS)
"""The three states: as both knew it, as it is in this file, as it is in the database."""


@dataclass(frozen=True)
class GridLine:
    """A grid of a conflict in its three states.

    Attributes
    ----------
    code : str
    before, mine, theirs : str, its households, and what else changed, in words; '' where there is no such grid
    """

    code: str
    before: str
    mine: str
    theirs: str


class ConflictView:
    """A conflict beside the draft that it is in, and what was chosen of it so far.

    Parameters
    ----------
    draft : Draft, in which the conflict is as on this side
    conflict : engine.gridding.editing.reconciling.Conflict

    Attributes
    ----------
    rows : list of int, the units that went to other grids
    chosen : dict of int (row) or str (code of a grid, what is known of it) to MINE or THEIRS
    """

    def __init__(self, draft, conflict):
        self.draft, self.conflict = draft, conflict
        self.rows = conflict.units.tolist()
        self.chosen = dict.fromkeys([*self.rows, *conflict.records], MINE)
        self._codes = {side: self._state(getattr(conflict, side)) for side in SIDES}

    def lines(self):
        """The grids of the conflict: list of GridLine."""
        return [GridLine(code, *(self._words(code, side) for side in SIDES)) for code in self.conflict.grids]

    def households(self):
        """The households of the units that went to other grids."""
        return int(self.draft.fabric.units.households[self.conflict.units].sum())

    def ground(self, side):
        """The ground of the units for which a side is chosen, as a QgsGeometry."""
        return self._union(np.array([row for row in self.rows if self.chosen[row] == side], dtype=int))

    def edges(self):
        """Where the grids of the conflict end: dict of side to QgsGeometry of lines, where the three states differ.

        Under '' stand the edges that are the same in all three.
        """
        drawn = {side: self._edges(self._codes[side]) for side in SIDES}
        same = _lines_of(shapely.intersection(drawn[BEFORE], drawn[MINE]))
        same = _lines_of(shapely.intersection(same, drawn[THEIRS]))
        lines = {side: shapely.difference(drawn[side], same) for side in SIDES} | {"": same}
        return {side: QgsGeometry() if line.is_empty else as_geometry(line) for side, line in lines.items()}

    def extent(self):
        """Return x_min, y_min, x_max, y_max of all that it is about."""
        rows = [np.flatnonzero(np.isin(self._codes[side], self.conflict.grids)) for side in SIDES]
        return tuple(shapely.total_bounds(self.draft.fabric.polygons[np.concatenate(rows)]).tolist())

    def units(self):
        """Where each unit goes: list of (row, code before, mine, theirs)."""
        conflict = self.conflict
        return list(zip(self.rows, conflict.before, conflict.mine, conflict.theirs, strict=True))

    def inner_point(self, row):
        """A point inside a unit: (x, y)."""
        point = shapely.point_on_surface(self.draft.fabric.polygons[row])
        return point.x, point.y

    def flip(self, row):
        """Choose the other side for a unit. Returns whether it is one of the conflict's."""
        if row not in self.chosen:
            return False
        self.chosen[row] = THEIRS if self.chosen[row] == MINE else MINE
        return True

    def choose_grid(self, code, side):
        """Choose a side for all that a grid gained or lost on it, and for what is known of it."""
        for row, before, mine, theirs in self.units():
            if code in (before, mine, theirs):
                self.chosen[row] = side
        if code in self.conflict.records:
            self.chosen[code] = side

    def side_of(self, code):
        """The side that is chosen for a grid, '' where it is some of each."""
        sides = {self.chosen[row] for row, *codes in self.units() if code in codes}
        sides |= {self.chosen[code]} if code in self.conflict.records else set()
        return sides.pop() if len(sides) == 1 else ""

    def choice(self):
        """What is chosen, as the session's `resolve` takes it: a side where all is of that one, else `chosen`."""
        sides = set(self.chosen.values())
        return sides.pop() if len(sides) == 1 else dict(self.chosen)

    def _edges(self, codes):
        """The lines at which the grids of a state end."""
        polygons = self.draft.fabric.polygons
        grounds = [shapely.union_all(polygons[codes == code]) for code in self.conflict.grids if (codes == code).any()]
        return shapely.line_merge(shapely.union_all([shapely.boundary(ground) for ground in grounds]))

    def _state(self, codes):
        state = self.draft.codes.copy()
        state[self.conflict.units] = codes
        return state

    def _words(self, code, side):
        record = self._record(code, side)
        if record is None:
            return ""
        if record.void:
            return translate("ConflictView", "given up")
        held = int(self.draft.fabric.units.households[self._codes[side] == code].sum())
        words = [f"{held:,}"]
        before = self._record(code, BEFORE)
        if before is not None and before.name != record.name:
            words.append(record.name)
        if record.locked:
            words.append(translate("ConflictView", "locked"))
        return translate("ConflictView", ", ").join(words)

    def _record(self, code, side):
        three = self.conflict.records.get(code)
        return self.draft.records.get(code) if three is None else three[SIDES.index(side)]

    def _union(self, rows):
        if not len(rows):
            return QgsGeometry()
        return as_geometry(shapely.union_all(self.draft.fabric.polygons[rows]))


def _lines_of(shape):
    """The lines of a shape, without the points at which lines only cross."""
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.length(parts) > 0])


def waiting_beside(session):
    """Count what was done here and only waits to be written, without what is to be resolved first.

    Parameters
    ----------
    session : PlanSession, of a plan that is shared

    Returns
    -------
    adapters.plans.shared_scenario.Waiting
    """
    waiting, conflicts = session.waiting(), session.conflicts()
    units = sum(int((conflict.mine != conflict.before).sum()) for conflict in conflicts)
    grids = {code for conflict in conflicts for code in conflict.grids}
    return waiting._replace(units=max(waiting.units - units, 0), grids=max(waiting.grids - len(grids), 0))


def why_words(conflict):
    """Say in a sentence why both changes do not go together."""
    words = {
        "moved": translate("ConflictView", "A unit went to two different grids."),
        "recorded": translate("ConflictView", "Grid {grid} was given two different names, kinds or notes."),
        "locked": translate("ConflictView", "Grid {grid} was locked on one side and changed on the other."),
        "retired": translate("ConflictView", "Grid {grid} was given up on one side and goes on on the other."),
        "broken": translate("ConflictView", "Both changes together would leave grid {grid} in pieces."),
    }
    grid = conflict.grid[-3:] if conflict.grid != UNASSIGNED else "–"
    return words.get(conflict.why, translate("ConflictView", "Both changed the same grids.")).format(grid=grid)
