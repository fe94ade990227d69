"""A conflict between two sides, resolved: mine, theirs, or some of each."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..findings import found
from ..numbering import CodeProfile
from .making import unsound
from .model import Edit, RefusedError
from .new_on_both import renewed
from .states import State, difference
from .together import merged_record

__all__ = ["MINE", "THEIRS", "Resolution", "resolved"]

MINE, THEIRS = "mine", "theirs"


class Resolution(NamedTuple):
    """What resolves a conflict.

    Attributes
    ----------
    edit : Edit from mine to what was chosen, 'resolve'; it may be empty
    base : State, from which to go on: theirs in the grids of the conflict, so that what was chosen can be written
    """

    edit: Edit
    base: State


def resolved(fabric, base, mine, theirs, conflict, choice, profile=None):
    """Resolve a conflict.

    Parameters
    ----------
    fabric : Fabric
    base, mine, theirs : State, from which `reconciled` found the conflict, what it adopts adopted
    conflict : Conflict
    choice : 'mine', 'theirs', or dict of int (row of a unit) or str (code of a grid) to 'mine' or 'theirs'; units that
        it does not name are mine, what is known of grids is put together field by field, mine where they differ
    profile : CodeProfile, by which grids get a new code that they took back but changed, after others retired them

    Returns
    -------
    Resolution

    Raises
    ------
    RefusedError
        The states are not those of the conflict; or a grid would fall into pieces, touch itself at a corner or hold
        units of another community.
    """
    profile = profile or CodeProfile()
    if not _stands(conflict, mine, theirs):
        raise RefusedError(found("edit_outdated", grid=conflict.grid, grid_code=conflict.grid))
    chosen = _chosen(mine, theirs, conflict, choice)
    if choice not in (MINE, THEIRS):
        _refuse_unsound(fabric, mine, theirs, chosen, conflict, profile)
    chosen = _with_codes_of_their_own(fabric, base, theirs, chosen, conflict, profile)
    agreed = State(base.codes.copy(), dict(base.records))
    agreed.codes[conflict.units] = theirs.codes[conflict.units]
    return Resolution(
        difference("resolve", mine, chosen),
        State(agreed.codes, _with(agreed.records, {code: theirs.records.get(code) for code in conflict.grids})),
    )


def _stands(conflict, mine, theirs):
    """Whether both sides are still as they were when the conflict was found."""
    units = conflict.units
    return (
        mine.codes[units].tolist() == conflict.mine.tolist()
        and theirs.codes[units].tolist() == conflict.theirs.tolist()
        and all(
            (mine.records.get(code), theirs.records.get(code)) == three[1:] or _lost(mine, code, three)
            for code, three in conflict.records.items()
        )
    )


def _lost(mine, code, three):
    """Whether mine does not know a grid that the conflict counts as retired."""
    return code not in mine.records and three[1] is not None and three[1].void


def _chosen(mine, theirs, conflict, choice):
    """The state that a choice makes of mine."""
    said = choice if isinstance(choice, dict) else {}
    every = choice if choice in (MINE, THEIRS) else None
    units = np.array([(every or said.get(row, MINE)) == THEIRS for row in conflict.units.tolist()], dtype=bool)
    codes = mine.codes.copy()
    codes[conflict.units[units]] = conflict.theirs[units]
    records = {}
    for code in conflict.grids:
        was, my, their = conflict.records.get(code, (theirs.records.get(code),) * 3)
        side = every or said.get(code)
        record = {MINE: my, THEIRS: their, None: merged_record(was, my, their)[0]}[side]
        held = bool((codes == code).any())
        records[code] = _fitting(record or my or their, their, held)
    return State(codes, _with(mine.records, records))


def _fitting(record, their, held):
    """A record as it must be where a grid holds units, or none; None for one that nobody else ever saw."""
    if held:
        return replace(record, void=False)
    return None if their is None else replace(record, void=True)


def _with_codes_of_their_own(fabric, base, theirs, chosen, conflict, profile):
    """Give new codes to the grids that others retired and that were chosen with other ground than they ever had."""
    back = []
    for code in conflict.grids:
        was, their, record = (state.records.get(code) for state in (base, theirs, chosen))
        if record is None or record.void or their is None or not their.void:
            continue
        if was is None or was.void or not np.array_equal(base.units_of(code), chosen.units_of(code)):
            back.append(code)
    return chosen.after(renewed(fabric, base, chosen, theirs, back, profile)) if back else chosen


def _refuse_unsound(fabric, mine, theirs, chosen, conflict, profile):
    """Raise where a mix would be less sound than either side."""
    records = {code: chosen.records.get(code) for code in conflict.grids}
    for side in (mine, theirs):
        rows = conflict.units[side.codes[conflict.units] != chosen.codes[conflict.units]]
        edit = Edit("resolve", rows, side.codes[rows], chosen.codes[rows], {}, records)
        finding = unsound(side.draft(fabric, profile), edit)
        if finding is not None:
            raise RefusedError(finding)


def _with(records, some):
    """Records with some others; None takes one out."""
    return {code: record for code, record in {**records, **some}.items() if record is not None}
