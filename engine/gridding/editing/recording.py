"""What is known of grids beside their ground: locks and names."""

from dataclasses import replace

import numpy as np

from ..findings import found
from .making import edit_of
from .model import RefusedError

__all__ = ["locked", "renamed"]

NO_UNITS = np.empty(0, dtype=int)


def locked(draft, codes, on):
    """Lock grids, so that nothing but unlocking changes them, or unlock them.

    Parameters
    ----------
    draft : Draft
    codes : iterable of str
    on : bool

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        There is no such grid, or all are so already.
    """
    records = {code: replace(draft.record(code), locked=bool(on)) for code in codes}
    return edit_of(draft, "lock" if on else "unlock", NO_UNITS, "", records)


def renamed(draft, code, name):
    """Name a grid anew.

    Raises
    ------
    RefusedError
        There is no such grid, it is locked, or it has the name already.
    """
    record = draft.record(code)
    if record.locked:
        raise RefusedError(found("edit_locked", grid=code, grid_code=code))
    return edit_of(draft, "rename", NO_UNITS, "", {code: replace(record, name=str(name).strip())})
