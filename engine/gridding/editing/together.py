"""Grids that two sides changed, put together unit by unit and field by field, where the result is sound."""

from dataclasses import replace

import numpy as np

from .making import unsound
from .model import UNASSIGNED, Edit

__all__ = ["WHYS", "Sides", "merged_record"]

WHYS = ("moved", "recorded", "locked", "retired", "broken")
"""Why a group is a conflict: a unit went to two grids; a field of a grid was written in two ways; ground of a grid that
the other side locked was changed; a grid would have units though it is retired, or none though it is not; a grid would
fall into pieces or touch itself at a corner."""

_FIELDS = ("name", "community", "kind", "locked", "void", "note")


def merged_record(base, mine, theirs):
    """Put two changes of a grid's record together, field by field.

    Parameters
    ----------
    base, mine, theirs : GridRecord or None

    Returns
    -------
    GridRecord or None; where a field was changed differently it is mine
    bool, whether none was
    """
    if mine == theirs or theirs == base:
        return mine, True
    if mine == base:
        return theirs, True
    if base is None or mine is None or theirs is None:
        return mine or theirs, False
    taken, good = {}, True
    for field in _FIELDS:
        was, my, their = (getattr(record, field) for record in (base, mine, theirs))
        if my == was:
            taken[field] = their
        elif their not in (was, my):
            good = False
    return replace(mine, **taken), good


class Sides:
    """The three states, and what becomes of a group of grids that both sides changed.

    Parameters
    ----------
    fabric : Fabric
    base, mine, theirs : State
    profile : CodeProfile
    """

    def __init__(self, fabric, base, mine, theirs, profile):
        self.base, self.mine, self.theirs = base, mine, theirs
        self._fabric, self._profile = fabric, profile

    def together(self, group):
        """Put a group together.

        Parameters
        ----------
        group : linked_grids.Group

        Returns
        -------
        (n,) array of str, the grids of its units; dict of its records; a word of `WHYS`, '' where it is sound, and the
        code of the grid that shows it
        """
        rows = group.rows
        was, my, their = (state.codes[rows] for state in (self.base, self.mine, self.theirs))
        codes = np.where(my == was, their, my)
        records, torn = {}, ""
        for code in group.grids:
            three = (state.records.get(code) for state in (self.base, self.mine, self.theirs))
            records[code], good = merged_record(*three)
            torn = torn or ("" if good else code)
        twice = rows[(my != was) & (their != was) & (my != their)]
        if len(twice):
            return codes, records, "moved", str(self.mine.codes[twice[0]] or self.theirs.codes[twice[0]])
        if torn:
            return codes, records, "recorded", torn
        for why, shows in (("locked", self._locked), ("retired", self._retired), ("broken", self._broken)):
            grid = shows(group, codes, records)
            if grid:
                return codes, records, why, grid
        return codes, records, "", ""

    def _locked(self, group, _codes, _records):
        """The grid that one side locked and whose ground the other changed; '' where there is none."""
        for one, other in ((self.mine, self.theirs), (self.theirs, self.mine)):
            moved = group.rows[one.codes[group.rows] != self.base.codes[group.rows]]
            for code in sorted({*self.base.codes[moved], *one.codes[moved]} - {UNASSIGNED}):
                was, now = self.base.records.get(code), other.records.get(code)
                if was is not None and now is not None and now.locked and not was.locked:
                    return code
        return ""

    def _retired(self, group, codes, records):
        """The grid that would have units though it is retired, or none though it is not; '' where there is none."""
        draft = self.mine.draft(self._fabric, self._profile)
        for code in group.grids:
            before = draft.units_of(code)
            held = len(np.setdiff1d(before, group.rows)) + np.count_nonzero(codes == code)
            record = records[code]
            if held and (record is None or record.void):
                return code
            if not held and record is not None and not record.void and len(before):
                return code
        return ""

    def _broken(self, group, codes, records):
        """The grid that would be less sound than it is on either side; '' where there is none."""
        for state in (self.mine, self.theirs):
            moved = state.codes[group.rows] != codes
            rows = group.rows[moved]
            edit = Edit("adopt", rows, state.codes[rows], codes[moved], {}, records)
            finding = unsound(state.draft(self._fabric, self._profile), edit)
            if finding is not None:
                return finding.grid_code
        return ""
