"""How what was done here is written to others: what is locked there is unlocked first, what is refused left out."""

from dataclasses import replace

import numpy as np

from .model import UNASSIGNED, Edit

__all__ = ["in_steps", "without_grids"]


def in_steps(theirs, edit):
    """Cut an edit for others into those that they allow one after the other.

    A grid that was unlocked, changed and locked again looks as if ground of a locked grid was changed, once the steps
    between are forgotten.

    Parameters
    ----------
    theirs : State, before the edit
    edit : Edit, `Reconciliation.writable`

    Returns
    -------
    tuple of Edit, to be written one after the other: one, or an 'unlock' and the rest

    Examples
    --------
    >>> from .model import GridRecord
    >>> from .states import State
    >>> records = {"a": GridRecord("a", "", 0, locked=True), "b": GridRecord("b", "", 0)}
    >>> codes = np.array(["a", "a", "b"], dtype=object)
    >>> edit = Edit("share", np.array([1]), np.array(["a"], dtype=object), np.array(["b"], dtype=object))
    >>> unlock, rest = in_steps(State(codes, records), edit)
    >>> unlock.records_after["a"].locked, rest.records_after["a"].locked, rest.units.tolist()
    (False, True, [1])
    """
    kept = {}
    for code in sorted({*edit.before.tolist(), *edit.after.tolist()} - {UNASSIGNED}):
        before = theirs.records.get(code)
        after = edit.records_after.get(code, before)
        if before is not None and after is not None and before.locked and after.locked:
            kept[code] = before, after
    if not kept:
        return (edit,)
    none = np.empty(0, dtype=int), np.empty(0, dtype=object), np.empty(0, dtype=object)
    free = {code: replace(before, locked=False) for code, (before, _) in kept.items()}
    unlock = Edit("unlock", *none, {code: before for code, (before, _) in kept.items()}, free, edit.reason)
    before, after = edit.records_before | free, edit.records_after | {code: last for code, (_, last) in kept.items()}
    return unlock, Edit(edit.action, edit.units, edit.before, edit.after, before, after, edit.reason)


def without_grids(edit, codes):
    """Leave out of an edit all that hangs together with some grids: those that units go to from them or come from.

    Parameters
    ----------
    edit : Edit
    codes : set of str

    Returns
    -------
    Edit

    Examples
    --------
    >>> before, after = (np.array(codes, dtype=object) for codes in (["a", "b", "d"], ["b", "c", "e"]))
    >>> rest = without_grids(Edit("share", np.array([1, 2, 3]), before, after), {"c"})
    >>> rest.units.tolist(), rest.before.tolist()
    ([3], ['d'])
    """
    out, more = set(), set(codes) - {UNASSIGNED}
    while more:
        out |= more
        hit = np.isin(edit.before, list(out)) | np.isin(edit.after, list(out))
        more = {*edit.before[hit].tolist(), *edit.after[hit].tolist()} - out - {UNASSIGNED}
    kept = ~(np.isin(edit.before, list(out)) | np.isin(edit.after, list(out)))
    left = [code for code in edit.records_after if code not in out]
    return Edit(
        edit.action,
        edit.units[kept],
        edit.before[kept],
        edit.after[kept],
        {code: edit.records_before[code] for code in left},
        {code: edit.records_after[code] for code in left},
        edit.reason,
    )
