"""What an assignment would do, told before it is done: while the mouse is still down."""

from dataclasses import dataclass

import numpy as np

from .making import edit_of, refusal
from .model import UNASSIGNED, RefusedError

__all__ = ["Outlook", "look_ahead"]


@dataclass(frozen=True)
class Outlook:
    """The totals after units were given to a grid.

    Attributes
    ----------
    code : str, the grid that gets them
    households_before, households_after : int, its households
    status : str, 'in_band', 'over' or 'under', afterwards; '' where units are only let go
    donors : tuple of (code, households before, households after, status after); the status is '' where nothing is left
    left_behind : tuple of (code of a donor, (n,) array of rows), pieces that the rest of the donor would lose
    refused : Finding, why `assigned` would refuse it as it is; None where it would not
    """

    code: str
    households_before: int
    households_after: int
    status: str
    donors: tuple
    left_behind: tuple
    refused: object


def look_ahead(draft, rows, code, take_left_behind=False):
    """Say what it would do to give some units to a grid.

    Parameters
    ----------
    draft : Draft
    rows : array of int, units; those of the grid already count for nothing
    code : str, the grid; '' lets the units go
    take_left_behind : bool, whether pieces that would be left behind go along

    Returns
    -------
    Outlook

    Raises
    ------
    RefusedError
        There is no such grid, or it is retired.
    """
    if code != UNASSIGNED:
        draft.record(code)
    rows = movers(draft, rows, code)
    left = left_behind(draft, rows)
    if take_left_behind and left:
        rows = np.union1d(rows, np.concatenate([piece for _, piece in left]))
        left = ()
    households = draft.fabric.units.households
    before = draft.households(code)
    after = before + int(households[rows].sum())
    try:
        refused = refusal(draft, edit_of(draft, "assign", rows, code))
    except RefusedError as nothing:
        refused = nothing.finding
    donors = []
    for donor in sorted(set(draft.codes[rows]) - {UNASSIGNED}):
        own, gives = draft.households(donor), rows[draft.codes[rows] == donor]
        rest = own - int(households[gives].sum())
        emptied = len(gives) == len(draft.units_of(donor))
        donors.append((donor, own, rest, "" if emptied else draft.status_of(rest, donor)))
    status = "" if code == UNASSIGNED else draft.status_of(after, code)
    return Outlook(code, before, after, status, tuple(donors), left, refused)


def movers(draft, rows, code):
    """The units among some that a grid does not hold yet: (n,) array of int, ascending, each once."""
    rows = np.unique(np.asarray(rows, dtype=int))
    return rows[draft.codes[rows] != code]


def left_behind(draft, rows):
    """The pieces that grids would lose besides the units that they give.

    Parameters
    ----------
    draft : Draft
    rows : (n,) array of int, units that leave their grids, ascending

    Returns
    -------
    tuple of (code, (n,) array of int, ascending)
    """
    lost = []
    for donor in sorted(set(draft.codes[rows]) - {UNASSIGNED}):
        own = draft.units_of(donor)
        rest = np.setdiff1d(own, rows, assume_unique=True)
        lost += [(donor, piece) for piece in draft.ways.lost(own, rest)]
    return tuple(lost)
