"""Units given to a grid: some of them, or all that other grids hold."""

from dataclasses import replace

import numpy as np

from ..findings import found
from .looking_ahead import left_behind, movers
from .making import checked, edit_of
from .model import UNASSIGNED, RefusedError

__all__ = ["assigned", "merged", "retired"]


def assigned(draft, rows, code, take_left_behind=False, reason=""):
    """Give some units to a grid.

    Parameters
    ----------
    draft : Draft
    rows : array of int
    code : str, the grid that gets them; '' lets them go
    take_left_behind : bool, whether pieces that the rest of a grid would lose go along
    reason : str

    Returns
    -------
    Edit; a grid that gives its last unit retires

    Raises
    ------
    RefusedError
        A grid is locked, retired or in another community, would fall apart or touch itself; or nothing would change.
    """
    if code != UNASSIGNED:
        draft.record(code)
    rows = movers(draft, rows, code)
    if take_left_behind:
        rows = np.unique(np.concatenate([rows, *(piece for _, piece in left_behind(draft, rows))]))
    return checked(draft, edit_of(draft, "assign", rows, code, reason=reason))


def merged(draft, codes, into, reason=""):
    """Join grids to one of them; the others retire.

    Parameters
    ----------
    draft : Draft
    codes : iterable of str, with or without `into`
    into : str, the grid that stays
    reason : str; with one, which becomes the note of the grid, it may go over its maximum

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        As `assigned`; or the grid would be over its maximum and no reason was given.
    """
    return _all_given(draft, "merge", sorted({*codes} - {into}), into, reason)


def retired(draft, code, into, reason=""):
    """Give all the ground of a grid to another; its code is never given again.

    Parameters
    ----------
    draft : Draft
    code, into : str; where `into` is '' the units are let go
    reason : str, as of `merged`

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        As `merged`; or both are the same grid.
    """
    if code == into:
        raise RefusedError(found("edit_nothing", grid_code=code))
    return _all_given(draft, "retire", [code], into, reason)


def _all_given(draft, action, codes, into, reason):
    for code in codes if into == UNASSIGNED else [*codes, into]:
        draft.record(code)
    rows = np.concatenate([np.empty(0, dtype=int), *(draft.units_of(code) for code in codes)])
    records = {code: replace(draft.records[code], void=True) for code in codes}
    excess = 0 if into == UNASSIGNED else _excess(draft, rows, into)
    if excess > 0 and reason:
        records[into] = replace(draft.records[into], note=reason)
    edit = checked(draft, edit_of(draft, action, rows, into, records, reason))
    if excess > 0 and not reason:
        maximum = draft.band(into).maximum
        numbers = {"households": maximum + excess, "maximum": maximum, "excess": excess}
        raise RefusedError(found("edit_over_maximum", grid_code=into, value=excess, grid=into, **numbers))
    return edit


def _excess(draft, rows, into):
    """By how many households a grid would be over its maximum with some more units; below 0 where it would not."""
    more = int(draft.fabric.units.households[rows].sum())
    return draft.households(into) - draft.vertical.held(into) + more - draft.band(into).maximum
