"""Edits out of what they should change, and the gate that each passes: the plan must stay whole."""

from dataclasses import replace

import numpy as np

from ..findings import found
from .model import UNASSIGNED, Edit, RefusedError

__all__ = ["checked", "edit_of", "refusal", "unsound"]

LOCKS = ("lock", "unlock")
"""The actions that locked grids allow."""


def edit_of(draft, action, rows, after, records_after=None, reason="", vertical_after=None):
    """Make an edit; grids that lose their last unit retire, and those that are in band again lose their note.

    Parameters
    ----------
    draft : Draft
    action : str, a word of `draft.ACTIONS`
    rows : (n,) array of int, units, each once
    after : str or (n,) array of str, the codes of their grids
    records_after : dict of str to GridRecord, what changes of the records besides
    reason : str
    vertical_after : dict of str to VerticalGrid, those that change

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        It would change nothing.
    """
    rows = np.asarray(rows, dtype=int)
    after = np.full(len(rows), after, dtype=object) if isinstance(after, str) else np.asarray(after, dtype=object)
    order = np.argsort(rows)
    order = order[(draft.codes[rows] != after)[order]]
    rows, after = rows[order], after[order]
    before = draft.codes[rows]
    records_after = dict(records_after or {})
    kept = set(after.tolist())
    for code in sorted(set(before.tolist()) - kept - {UNASSIGNED}):
        record = records_after.get(code, draft.records[code])
        if len(draft.units_of(code)) == np.count_nonzero(before == code):
            records_after[code] = replace(record, void=True)
    records_after |= _without_note(draft, rows, before, after, records_after)
    records_after = {code: record for code, record in records_after.items() if draft.records.get(code) != record}
    vertical_after = dict(vertical_after or {})
    if not len(rows) and not records_after and not vertical_after:
        raise RefusedError(found("edit_nothing"))
    records_before = {code: draft.records.get(code) for code in records_after}
    vertical_before = {code: draft.vertical.by_code.get(code) for code in vertical_after}
    return Edit(action, rows, before, after, records_before, records_after, reason, (), vertical_before, vertical_after)


def _without_note(draft, rows, before, after, records):
    """The records of the grids that an edit brings back into their band: nobody need say any more why they are out."""
    cleared = {}
    households = draft.fabric.units.households[rows]
    for code in sorted({*before.tolist(), *after.tolist()} - {UNASSIGNED}):
        record = records.get(code, draft.records.get(code))
        if record is not None and record.note and not record.void:
            more = int(households[after == code].sum() - households[before == code].sum())
            if draft.status_with(record, draft.households(code) + more) == "in_band":
                cleared[code] = replace(record, note="")
    return cleared


def checked(draft, edit):
    """Give an edit back that keeps the plan whole.

    Raises
    ------
    RefusedError
        It does not; the finding names the grid, and the piece and its households where it is about one.
    """
    finding = refusal(draft, edit)
    if finding is not None:
        raise RefusedError(finding)
    return edit


def refusal(draft, edit):
    """Say why an edit may not be done.

    No locked grid is touched, nor what is known of it; a tower that is divided stays in its grid; every unit stays in
    its community; no touched grid falls into more pieces than before or touches itself at a corner where it did not
    before.

    Returns
    -------
    Finding, None where it may be done
    """
    if edit.action not in LOCKS:
        for code in sorted(edit.touched):
            if code in draft.records and draft.records[code].locked:
                return found("edit_locked", grid=code, grid_code=code)
    return _parted(draft, edit) or unsound(draft, edit)


def _parted(draft, edit):
    """Say that a tower that is divided would leave the grid whose ground it shares with its vertical grids."""
    if not draft.vertical:
        return None
    for code in sorted({*edit.before.tolist(), *edit.records_after} - {UNASSIGNED}):
        above = draft.vertical.of_base(code)
        record = edit.records_after.get(code, draft.records.get(code))
        leaves = draft.fabric.unit_ids[edit.units[(edit.before == code) & (edit.after != code)]]
        if above and (record is None or record.void or np.isin([grid.unit for grid in above], leaves).any()):
            told = draft.vertical.told(code)
            return found("edit_parts_tower", grid_code=code, grid=code, building=above[0].building_id, vertical=told)
    return None


def unsound(draft, edit):
    """Say why the ground of an edit would leave the plan in worse shape, whether grids are locked or not.

    Returns
    -------
    Finding, None where it would not
    """
    touched = sorted({*edit.before.tolist(), *edit.after.tolist()} - {UNASSIGNED})
    for code in touched:
        joins = edit.units[edit.after == code]
        finding = _foreign(draft, edit, code, joins) if len(joins) else None
        if finding is not None:
            return finding
    for code in sorted(touched, key=lambda code: (code not in edit.before, code)):
        finding = _broken(draft, edit, code)
        if finding is not None:
            return finding
    return None


def _foreign(draft, edit, code, joins):
    """Say that a grid does not exist, or that units would join it from another community."""
    record = edit.records_after.get(code, draft.records.get(code))
    if record is None or record.void:
        return found("edit_unknown_grid", grid=code, grid_code=code)
    foreign = draft.fabric.units.communities[joins] != record.community
    if not foreign.any():
        return None
    own = str(draft.fabric.community_codes[record.community])
    return found(
        "edit_other_community",
        grid_code=code,
        community_code=own,
        place=draft.ways.place(joins[foreign]),
        grid=code,
        community=own,
        units=int(foreign.sum()),
    )


def _broken(draft, edit, code):
    """Say that a grid would not be one piece, or not a simple polygon, and was so before."""
    before = draft.units_of(code)
    leaves, joins = edit.units[edit.before == code], edit.units[edit.after == code]
    after = np.union1d(np.setdiff1d(before, leaves, assume_unique=True), joins)
    if len(after) < 2:
        return None
    lost = draft.ways.lost(before, after)
    if lost:
        return _in_pieces(draft, code, after, lost, joins)
    pinch = draft.ways.pinch(after)
    if pinch is not None and (not len(before) or draft.ways.pinch(before) is None):
        return found("edit_pinches", grid_code=code, place=pinch, grid=code)
    return None


def _in_pieces(draft, code, after, lost, joins):
    """Name what would be parted from a grid: ground that it gets, or what is left of its own."""
    strange = [piece for piece in draft.ways.pieces(after) if np.isin(piece, joins).any()]
    lost = strange[-len(lost) :] or lost
    rows = np.sort(np.concatenate(lost))
    numbers = {
        "grid": code,
        "units": len(rows),
        "unit": int(draft.fabric.unit_ids[lost[0][0]]),
        "households": int(draft.fabric.units.households[rows].sum()),
    }
    where = {"grid_code": code, "value": numbers["households"], "place": draft.ways.place(lost[0])}
    if not strange:
        return found("edit_leaves_pieces", **where, **numbers, pieces=len(lost))
    rest = np.setdiff1d(after, rows, assume_unique=True)
    touches = np.isin(draft.ways.beside(rows)[2], rest).any()
    return found("edit_across_barrier" if touches else "edit_not_touching", **where, **numbers)
