"""Cells that stand for several rows: merged ones, and what is written once and left blank in the rows below."""

import numpy as np

__all__ = ["fill_down", "fill_merged"]

# From the whole to its parts: what is written once for all the rows below that name a finer part.
_LEVELS = (
    ("compound", "road", "group"),
    ("door_number",),
    ("code", "address", "building", "building_name"),
    ("entrance",),
    ("floor",),
    ("room", "dwelling_code"),
)

# A value that is written once for many rows is followed by a blank in so many of the rows at least.
_FEWEST_BLANK = 0.2


def fill_merged(rows, merged):
    """Write what stands in merged cells into all the cells that they cover.

    Parameters
    ----------
    rows : (n,) list of sequences of str; those that are filled give way to lists
    merged : sequence of (top, left, bottom, right), inclusive

    Returns
    -------
    int, the cells that were filled

    Examples
    --------
    >>> rows = [("3栋", "101"), ("", "102"), ("4栋", "101")]
    >>> fill_merged(rows, [(0, 0, 1, 0)]), rows[1]
    (1, ['3栋', '102'])
    """
    count = 0
    for top, left, bottom, right in merged:
        if right > left or bottom >= len(rows):  # what lies across columns is a heading
            continue
        said = rows[top][left]
        for place in range(top + 1, bottom + 1):
            if said and not rows[place][left]:
                rows[place] = [*rows[place][:left], said, *rows[place][left + 1 :]]
                count += 1
    return count


def fill_down(columns, roles):
    """Repeat what is written once for several rows.

    A cell is filled from the one above where its own row names a finer part (a room, below a building) and nothing of
    its own level, and where the column is written that way: it never says the same twice in a row.

    Parameters
    ----------
    columns : dict of str (role) to (n,) list of str, changed in place
    roles : iterable of str, the roles that may be filled

    Returns
    -------
    dict of str (role) to int, the cells that were filled

    Examples
    --------
    >>> columns = {"building": ["3栋", "", "", "4栋", ""], "room": ["101", "102", "103", "101", "102"]}
    >>> fill_down(columns, columns), columns["building"]
    ({'building': 3}, ['3栋', '3栋', '3栋', '4栋', '4栋'])
    >>> columns = {"building": ["3栋", "3栋", "", "4栋"], "room": ["101", "102", "103", "101"]}
    >>> fill_down(columns, columns)
    {}
    """
    filled = {}
    blanks = {role: np.array([not value for value in values], dtype=bool) for role, values in columns.items()}
    for place, level in enumerate(_LEVELS[:-1]):
        here = [role for role in level if role in columns]
        finer = [role for below in _LEVELS[place + 1 :] for role in below if role in columns]
        if not here or not finer:
            continue
        named = ~np.logical_and.reduce([blanks[role] for role in finer])
        silent = np.logical_and.reduce([blanks[role] for role in here])
        begins = _changes(
            [columns[role] for above in _LEVELS[:place] for role in above if role in columns], len(silent)
        )
        for role in here:
            blank = blanks[role] & named & silent
            if role in roles and blank.any() and _written_once(columns[role], blanks[role], begins):
                count = _repeat(columns[role], blank, blanks[role], begins)
                if count:
                    filled[role] = count
    return filled


def _changes(columns, count):
    """Where a row says anything else than the row before it, in any of some columns."""
    changed = np.zeros(count, dtype=bool)
    for values in columns:
        said = np.array(values, dtype=object)
        changed[1:] |= (said[1:] != said[:-1]).astype(bool)
    return changed


def _written_once(values, blank, begins):
    """Whether a column says a thing once and leaves the rows below blank, until what it is part of changes."""
    if not len(values) or blank[0] or blank.mean() < _FEWEST_BLANK:
        return False
    return not any(
        one == other for one, other, anew in zip(values, values[1:], begins[1:].tolist()) if one and not anew
    )


def _repeat(values, wanted, blank, begins):
    """Write the last value that was said into the wanted cells; one that stays blank ends it."""
    last, count = "", 0
    for row, (fill, none, anew) in enumerate(zip(wanted.tolist(), blank.tolist(), begins.tolist())):
        if not none:
            last = values[row]
        elif fill and last and not anew:
            values[row] = last
            count += 1
        else:
            last = ""
    return count
