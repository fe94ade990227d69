"""Units without a grid given to grids: to those beside them, or to new ones where enough people live there."""

import numpy as np

from ..feasibility import possible_counts
from ..problems import problem_of
from ..search.effort import FIRST
from ..search.solve import solve_all
from .codes import new_records
from .growing import Growing
from .making import checked, edit_of
from .model import UNASSIGNED
from .sides import parts_made_whole

__all__ = ["filled"]


def filled(draft, rows=None, reason=""):
    """Give units without a grid to grids, in band where that can be.

    Ground on which grids in band can live becomes new grids. Other ground goes unit by unit to the grids beside it,
    each time where the fewest households are off the band afterwards; what touches no grid that may grow becomes one.

    Parameters
    ----------
    draft : Draft
    rows : array of int, the units to look at; all where None
    reason : str

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        Every unit has a grid.
    """
    free = draft.units_of(UNASSIGNED)
    free = free if rows is None else np.intersect1d(free, rows)
    filling = _Filling(draft)
    communities = draft.fabric.units.communities[free]
    for community in np.unique(communities):
        for piece in draft.ways.pieces(free[communities == community]):
            filling.fill(piece, int(community))
    codes = np.array(list(filling.code_of.values()), dtype=object)
    rows = np.array(list(filling.code_of), dtype=int)
    return checked(draft, edit_of(draft, "fill", rows, codes, filling.records, reason))


class _Filling:
    """Units given so far.

    Attributes
    ----------
    code_of : dict of row to code
    records : dict of code to GridRecord, of the new grids
    """

    def __init__(self, draft):
        self.draft = draft
        self.records = {}
        self._growing = Growing(draft)
        self.code_of = self._growing.code_of

    def fill(self, piece, community):
        """Give all units of a piece of ground."""
        band = self.draft.fabric.bands[community]
        households = int(self.draft.fabric.units.households[piece].sum())
        if households >= band.minimum > 0 and possible_counts(households, band):
            self._found(piece, community, households)
            return
        left = self._growing.grow_over(piece, self._may_grow)
        for rest in self.draft.ways.pieces(left):
            self._found(rest, community, int(self.draft.fabric.units.households[rest].sum()))

    def _found(self, piece, community, households):
        """Make new grids of a piece."""
        draft = self.draft
        band = draft.fabric.bands[community]
        part = np.zeros(len(piece), dtype=int)
        if households > band.maximum:
            core = draft.ways.walkable(piece)
            problem = problem_of(draft.fabric.units, draft.fabric.around, core, band, (1, len(piece)))
            part[:] = -1
            part[np.searchsorted(piece, core)] = solve_all([problem], FIRST)[0].grid_of
            whole = parts_made_whole(draft.ways, piece, part)
            part = np.zeros(len(piece), dtype=int) if whole is None else whole
        names = np.unique(part)
        for name, record in zip(names, self._new_records(community, len(names)), strict=True):
            self.records[record.code] = record
            self.code_of.update(dict.fromkeys(piece[part == name].tolist(), record.code))

    def _new_records(self, community, count):
        """The next free records, those that were given here left out."""
        fresh = new_records(self.draft, community, self.draft.fabric.kinds[community], count + len(self.records))
        return [record for record in fresh if record.code not in self.records][:count]

    def _may_grow(self, code):
        if code == UNASSIGNED or code in self.records:
            return False
        return not self.draft.records[code].locked and not self.draft.stands_apart(code)
