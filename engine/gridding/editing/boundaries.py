"""The boundary of two grids moved to a street."""

import numpy as np

from ..findings import found
from .making import checked, edit_of
from .model import RefusedError
from .sides import parts_made_whole
from .splitting import side_of

__all__ = ["boundary_moved"]


def boundary_moved(draft, from_code, to_code, line, reason=""):
    """Move the common boundary of two grids to a line.

    The grid that the line parts gives the units between the old boundary and the line: the first of the two if the line
    parts it, else the other. Pieces that either would lose go to the other of the two.

    Parameters
    ----------
    draft : Draft
    from_code, to_code : str
    line : LineString, which goes on straight from both its ends
    reason : str

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        The grids have no boundary that one can walk over, one is locked, the line parts neither, or they cannot be made
        whole.
    """
    for code in (from_code, to_code):
        draft.record(code)
    if to_code not in draft.neighbours(from_code):
        raise RefusedError(found("edit_not_neighbours", grid_code=from_code, grid=from_code, other=to_code))
    for giver, taker in ((from_code, to_code), (to_code, from_code)):
        side = side_of(draft, draft.units_of(giver), line)
        if side is not None:
            return _moved(draft, giver, taker, side, reason)
    raise RefusedError(found("edit_line_misses", grid_code=from_code, grid=from_code))


def _moved(draft, giver, taker, side, reason):
    own, others = draft.units_of(giver), draft.units_of(taker)
    borders, inside, outside = draft.ways.beside(own)
    common = np.isin(outside, others)
    lengths = np.bincount(
        side[np.searchsorted(own, inside[common])].astype(int),
        weights=draft.fabric.units.borders.lengths[borders[common]],
        minlength=2,
    )
    gives = own[side == (lengths[1] > lengths[0])]
    rows = np.union1d(own, others)
    after = np.isin(rows, others) | np.isin(rows, gives)
    whole = parts_made_whole(draft.ways, rows, after.astype(int))
    whole = after.astype(int) if whole is None else whole  # the gate says what is wrong with it
    codes = np.array([giver, taker], dtype=object)[whole]
    return checked(draft, edit_of(draft, "move_boundary", rows, codes, reason=reason))
