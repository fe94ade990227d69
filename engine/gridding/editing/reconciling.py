"""Two people changed the same plan: what both did is put together, and where they clash it is said.

A grid is its units, so two changes can clash only where they touch the same grids. The units that either side moved
link the grids that they leave and enter; a group of grids so linked that only one side changed is as that side has it.
A group that both changed is put together unit by unit and field by field where the result is sound; else it is a
conflict, which stays as it is on my side until somebody resolves it. Everything follows from the three states, so the
same conflicts are found again after a restart.
"""

from dataclasses import dataclass

import numpy as np

from ..numbering import CodeProfile
from .linked_grids import linked_grids
from .model import Edit
from .new_on_both import renumbered_apart, with_retired
from .states import State, difference
from .together import Sides

__all__ = ["Conflict", "Reconciliation", "is_empty", "reconciled"]


@dataclass(frozen=True, eq=False)
class Conflict:
    """Grids that both sides changed in ways that do not go together.

    Attributes
    ----------
    grids : tuple of str, the codes, sorted, as they are after `Reconciliation.adopted`
    units : (n,) array of int, rows of the units that either side moved
    before, mine, theirs : (n,) arrays of str, the codes of their grids
    records : dict of str (code) to (GridRecord or None before, mine, theirs), those that either side changed
    why : str, a word of `together.WHYS`
    grid : str, the grid that it shows at
    """

    grids: tuple
    units: np.ndarray
    before: np.ndarray
    mine: np.ndarray
    theirs: np.ndarray
    records: dict
    why: str
    grid: str

    def same_as(self, other):
        """Whether another conflict is about the same changes of the same grids."""
        return (
            (self.grids, self.units.tolist(), self.records) == (other.grids, other.units.tolist(), other.records)
            and self.mine.tolist() == other.mine.tolist()
            and self.theirs.tolist() == other.theirs.tolist()
        )


@dataclass(frozen=True, eq=False)
class Reconciliation:
    """What two sides did to a plan, put together.

    Attributes
    ----------
    merged : State, with both sides' changes; where they clash, mine
    base : State, from which to go on: theirs, but in the conflicts as it was before both
    adopted : Edit from mine to merged, 'adopt'; it may be empty
    writable : Edit from theirs to merged, 'share', without the conflicts; it may be empty
    conflicts : tuple of Conflict
    renumbered : dict of str to str, codes that both sides gave to new grids, to those that mine have now
    """

    merged: State
    base: State
    adopted: Edit
    writable: Edit
    conflicts: tuple
    renumbered: dict

    @property
    def codes(self):
        """The grid of each unit, merged."""
        return self.merged.codes

    @property
    def records(self):
        """What is known of the grids, merged."""
        return self.merged.records


def is_empty(edit):
    """Whether an edit changes nothing."""
    return not len(edit.units) and not edit.records_after


def reconciled(fabric, base, mine, theirs, profile=None):
    """Put together what two sides did to a plan since they last agreed.

    Parameters
    ----------
    fabric : Fabric, which both share
    base : State, from which both began; `Reconciliation.base` of the last time
    mine, theirs : State, each whole in itself
    profile : CodeProfile, by which grids are renumbered that both sides made

    Returns
    -------
    Reconciliation
    """
    profile = profile or CodeProfile()
    before = mine
    theirs = with_retired(theirs, base)
    mine, renumbered = renumbered_apart(fabric, base, with_retired(mine, base), theirs, profile)
    codes, records = mine.codes.copy(), dict(mine.records)
    base_codes, base_records = theirs.codes.copy(), dict(theirs.records)
    sides = Sides(fabric, base, mine, theirs, profile)
    conflicts = []
    for group in linked_grids(base, mine, theirs):
        by_me, by_them = _changes(base, mine, group), _changes(base, theirs, group)
        if not by_them:
            continue
        if not by_me:
            group_codes, group_records = theirs.codes[group.rows], _records(theirs, group)
        else:
            group_codes, group_records, why, grid = sides.together(group)
            if why:
                conflicts.append(_conflict(base, mine, theirs, group, why, grid))
                base_codes[group.rows] = base.codes[group.rows]
                _put(base_records, _records(base, group))
                continue
        codes[group.rows] = group_codes
        _put(records, group_records)
    merged = State(codes, records, mine.vertical)
    return Reconciliation(
        merged,
        State(base_codes, base_records),
        difference("adopt", before, merged),
        _without(difference("share", theirs, merged), conflicts),
        tuple(conflicts),
        renumbered,
    )


def _changes(base, side, group):
    """Whether a side changed a group."""
    return bool((base.codes[group.rows] != side.codes[group.rows]).any()) or any(
        base.records.get(code) != side.records.get(code) for code in group.grids
    )


def _records(state, group):
    return {code: state.records.get(code) for code in group.grids}


def _put(records, some):
    """Enter records; None takes one out."""
    for code, record in some.items():
        if record is None:
            records.pop(code, None)
        else:
            records[code] = record


def _conflict(base, mine, theirs, group, why, grid):
    states = (base, mine, theirs)
    records = {code: tuple(state.records.get(code) for state in states) for code in group.grids}
    changed = {code: three for code, three in records.items() if len(set(three)) > 1}
    return Conflict(group.grids, group.rows, *(state.codes[group.rows] for state in states), changed, why, grid)


def _without(edit, conflicts):
    """An edit without conflicts, and without the grids that only came and went on my side."""
    rows = np.concatenate([np.empty(0, dtype=int), *(conflict.units for conflict in conflicts)])
    grids = {code for conflict in conflicts for code in conflict.grids}
    kept = ~np.isin(edit.units, rows)
    codes = [
        code
        for code, record in edit.records_after.items()
        if code not in grids and not (edit.records_before[code] is None and record.void)
    ]
    return Edit(
        edit.action,
        edit.units[kept],
        edit.before[kept],
        edit.after[kept],
        {code: edit.records_before[code] for code in codes},
        {code: edit.records_after[code] for code in codes},
        edit.reason,
    )
