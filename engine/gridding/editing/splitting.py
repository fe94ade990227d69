"""A grid split in parts: along a drawn line, or as a search proposes."""

import numpy as np
import shapely

from ..findings import found
from ..inner_places import inner_places
from ..numbering import reading_order
from .codes import new_records
from .making import checked, edit_of
from .model import RefusedError
from .sides import beyond, parts_made_whole

__all__ = ["split_by_line", "split_in_parts"]


def split_by_line(draft, code, line, new_codes=None, reason=""):
    """Split a grid along a line; it goes on straight from both its ends.

    A unit goes to the side that a point inside it lies on. What is cut off from the most of its side goes to the other.

    Parameters
    ----------
    draft : Draft
    code : str
    line : LineString
    new_codes : list of str, the code of the new grid; the next free one by default
    reason : str

    Returns
    -------
    Edit; the side with more households keeps the code

    Raises
    ------
    RefusedError
        The grid is locked, the line does not part it, or its sides cannot be made whole.
    """
    draft.record(code)
    rows = draft.units_of(code)
    side = side_of(draft, rows, line)
    if side is None:
        raise RefusedError(found("edit_line_misses", grid_code=code, grid=code))
    side = parts_made_whole(draft.ways, rows, side.astype(int))
    if side is None:
        raise cannot_split(draft, code, 2)
    return split_in_parts(draft, code, [rows[side == 0], rows[side == 1]], new_codes, reason)


def side_of(draft, rows, line):
    """The side of a line that each of some units lies on.

    Returns
    -------
    (n,) array of bool, None where all lie on one side
    """
    if shapely.is_empty(line) or not shapely.length(line) or not len(rows):
        return None
    points = inner_places(draft.fabric.polygons[rows])
    side = beyond(points, line)
    return side if side.any() else None


def split_in_parts(draft, code, parts, new_codes=None, reason=""):
    """Make grids of the parts of a grid.

    Parameters
    ----------
    draft : Draft
    code : str
    parts : list of arrays of int, the units of each, all of the grid's
    new_codes : list of str, for all but the part that keeps the code; the next free ones by default
    reason : str

    Returns
    -------
    Edit; the part with the most households keeps the code, the others are numbered in reading order

    Raises
    ------
    RefusedError
        The grid is locked, a code was given before, or a part is not whole.
    """
    record = draft.record(code)
    units = draft.fabric.units
    parts = sorted(parts, key=lambda part: (-units.households[part].sum(), -units.areas[part].sum(), part[0]))
    places = [draft.ways.place(part) for part in parts[1:]]
    others = [parts[1 + row] for row in reading_order(places)]
    records = new_records(draft, record.community, record.kind, len(others))
    if new_codes is not None:
        records = [_with_code(draft, record, new) for record, new in zip(records, new_codes, strict=True)]
    rows = np.concatenate(others)
    after = np.repeat(np.array([record.code for record in records], dtype=object), [len(part) for part in others])
    return checked(draft, edit_of(draft, "split", rows, after, {new.code: new for new in records}, reason))


def _with_code(draft, record, code):
    """A new grid's record with a code that a person chose."""
    if code in draft.records or not code:
        raise RefusedError(found("edit_code_taken", grid_code=code, grid=code))
    stem = draft.profile.stem(str(draft.fabric.community_codes[record.community]))
    number = draft.profile.number(stem, code)
    name = code if number is None else draft.profile.name(number)
    return type(record)(code, name, record.community, record.kind)


def cannot_split(draft, code, parts):
    """The refusal of a split that leaves a part in pieces however it is done."""
    units = len(draft.units_of(code))
    return RefusedError(found("edit_cannot_split", grid_code=code, grid=code, parts=parts, units=units))
