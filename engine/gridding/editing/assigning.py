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
    reason : str; with one, the grid may go over its maximum

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
    reason : str; with one, the grid may go over its maximum

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        As `merged`.
    """
    return _all_given(draft, "retire", [code], into, reason)


def _all_given(draft, action, codes, into, reason):
    for code in codes if into == UNASSIGNED else [*codes, into]:
        draft.record(code)
    rows = np.concatenate([np.empty(0, dtype=int), *(draft.units_of(code) for code in codes)])
    records = {code: replace(draft.records[code], void=True) for code in codes}
    edit = checked(draft, edit_of(draft, action, rows, into, records, reason))
    if into != UNASSIGNED and not reason:
        _keep_to_the_maximum(draft, rows, into)
    return edit


def _keep_to_the_maximum(draft, rows, into):
    """Refuse ground that takes a grid over its maximum, and say by how much."""
    households = draft.households(into) + int(draft.fabric.units.households[rows].sum())
    maximum = draft.band(into).maximum
    if households > maximum:
        numbers = {"households": households, "maximum": maximum, "excess": households - maximum}
        raise RefusedError(found("edit_over_maximum", grid_code=into, value=households, grid=into, **numbers))
