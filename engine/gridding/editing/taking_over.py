"""Parts of another plan of the same units, taken into this one."""

from dataclasses import replace

import numpy as np

from .making import checked, edit_of
from .model import UNASSIGNED

__all__ = ["taken_over"]


def taken_over(draft, other, codes, reason=""):
    """Make the ground of some grids what it is in another plan: their units there, and what they hold too much here.

    Parameters
    ----------
    draft : Draft
    other : Draft of the same units in the same order
    codes : iterable of str, grids of `other`
    reason : str

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        There is no such grid in `other`; a grid of this plan would fall into pieces, or is locked; nothing differs.

    Notes
    -----
    A unit that belongs to one of the grids in either plan goes where it belongs in `other`. The locks and notes that
    grids have here stay. Grids that lose ground so may end up out of their band; what breaks one is refused, and the
    finding names it, so that it can be taken too.
    """
    codes = [str(code) for code in codes]
    records = {code: _as_here(draft, other.record(code)) for code in codes}
    rows = np.flatnonzero(np.isin(other.codes, codes) | np.isin(draft.codes, codes))
    after = other.codes[rows]
    for code in sorted(set(after.tolist()) - {UNASSIGNED}):
        if code not in draft.records or draft.records[code].void:
            records[code] = other.records[code]
    return checked(draft, edit_of(draft, "take_over", rows, after, records, reason))


def _as_here(draft, record):
    """A record of the other plan, with the lock and the note that the grid has here."""
    here = draft.records.get(record.code)
    return record if here is None or here.void else replace(record, locked=here.locked, note=here.note)
