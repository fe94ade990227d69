"""The rows of a sheet of events or cameras: which are none, what stands in them by role, and where they are."""

from typing import NamedTuple

import numpy as np
import shapely

from ...gridding.editing.model import RefusedError
from ...gridding.findings import found
from ...premises.register.filling import fill_merged
from ...premises.register.headers import find_header
from ...premises.register.left_out import BLANK, left_out
from ...premises.register.telling import shown
from .column_roles import CLOCK
from .placing_checks import DEGREES, UNREAD, Placed, coordinates_of, look_geographic, mended_places

__all__ = ["SheetLook", "SheetRows", "look_of", "places_of", "refuse_useless", "rows_of"]


class SheetLook(NamedTuple):
    """What can be said of a sheet before it is read.

    Attributes
    ----------
    header : engine.premises.register.headers.Header
    columns : list of EventColumn or CameraColumn
    telling : collection of str, the roles of which there must be one
    """

    header: object
    columns: list
    telling: frozenset

    @property
    def score(self):
        """How much it looks like what is asked: the columns that are used, more for telling ones; 0 without such."""
        roles = {column.role for column in self.columns if column.used}
        return len(roles) + len(roles & self.telling) if roles & self.telling else 0


class SheetRows(NamedTuple):
    """The rows of a sheet that are none of titles, totals and blanks.

    Attributes
    ----------
    lines : (n,) array of int, the numbers that the rows have in the file
    cells : dict of str (role) to (n,) list of str
    headers : dict of str (role) to str, what the columns are called
    points : (n,) array of Point or None, what is drawn; None for a sheet without a map
    left_out : list of Finding, on the rows that are left out
    empty : list of Finding, on the columns in which no row says anything
    clocks : dict of str (role) to (n,) list of str, the time of day where another column tells the day
    """

    lines: np.ndarray
    cells: dict
    headers: dict
    points: np.ndarray
    left_out: list
    empty: list
    clocks: dict


def look_of(sheet, words, mapping, recognised, telling):
    """Say what the columns of a sheet mean.

    Parameters
    ----------
    sheet : engine.premises.register.sheet.Sheet, its first rows are enough
    words : EventWords or CameraWords
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none), or None
    recognised : callable of a header, the rows below it, the words and the mapping, that says what each column means
    telling : collection of str, as of `SheetLook`

    Returns
    -------
    SheetLook
    """
    header = find_header(sheet, words.table, mapping or ())
    columns = recognised(header, sheet.rows[header.top + header.height :], words, mapping)
    return SheetLook(header, columns, frozenset(telling))


def refuse_useless(sheet, look, mapping, words, known, checks):
    """Refuse a sheet that has no rows or tells nothing of what is looked for.

    Parameters
    ----------
    sheet : engine.premises.register.sheet.Sheet
    look : SheetLook
    mapping : dict or None, what a person said the columns mean
    words : engine.premises.register.sheet.Words
    known : collection of str, the roles that there are
    checks : (str, str), the checks that are found where there is no row, and where nothing is told

    Raises
    ------
    RefusedError
    """
    name = shown(sheet.name, words)
    unknown = sorted({role for role in (mapping or {}).values() if role and role not in known})
    if unknown:
        raise RefusedError(found("register_unknown_role", roles=", ".join(unknown), known=", ".join(known)))
    no_rows, nothing_told = checks
    if not sheet.rows:
        raise RefusedError(found(no_rows, layer=name))
    if not {column.role for column in look.columns if column.used} & look.telling:
        headers = ", ".join(shown(column.key, words, column.place) for column in look.columns)
        raise RefusedError(found(nothing_told, layer=name, columns=headers))


def rows_of(sheet, look, words, no_rows):
    """Take the rows of a sheet apart; a point that is drawn is a row even where nobody wrote a word beside it.

    Parameters
    ----------
    sheet, look, words : as of `refuse_useless`
    no_rows : str, the check that is found where no row is left

    Returns
    -------
    SheetRows

    Raises
    ------
    RefusedError
    """
    name, top = shown(sheet.name, words), look.header.top + look.header.height
    body, lines = [list(row) for row in sheet.rows[top:]], np.asarray(sheet.lines, dtype=int)[top:]
    merged = [(first - top, left, last - top, right) for first, left, last, right in sheet.merged if first >= top]
    fill_merged(body, merged)
    told = [_left_out(name, "titles", sheet.lines[: look.header.top])] if look.header.top else []
    out = left_out(body, look.columns, words)
    points = None if sheet.points is None else np.asarray(sheet.points, dtype=object)[top:]
    if points is not None:
        drawn = _drawn(points)
        out = {why: places[~drawn[places]] if why == BLANK else places for why, places in out.items()}
    told += [_left_out(name, why, lines[places]) for why, places in out.items() if why != BLANK]
    kept = np.setdiff1d(np.arange(len(body)), np.concatenate([np.empty(0, dtype=int), *out.values()]))
    if not len(kept):
        raise RefusedError(found(no_rows, layer=name))
    used = [column for column in look.columns if column.used]
    cells = {column.role: [body[row][column.place] for row in kept.tolist()] for column in used}
    headers = {column.role: shown(column.key, words, column.place) for column in used}
    beside = [column for column in look.columns if column.how == CLOCK]
    clocks = {column.role: [body[row][column.place] for row in kept.tolist()] for column in beside}
    points = None if points is None else points[kept]
    return SheetRows(lines[kept], cells, headers, points, told, _empty(name, cells, headers), clocks)


def places_of(rows, where=None):
    """Where rows are: by what is drawn, else by columns of coordinates; mended where it shows how.

    Parameters
    ----------
    rows : SheetRows
    where : callable of (n, 2) coordinates, optional
        Says where the district lies as they are, (4,) sequence of float or None, and whether they are longitudes and
        latitudes; without it their size tells the latter.

    Returns
    -------
    places : (n, 2) array of float, nan where nothing is told
    troubles : list of (str, tuple of int), the numbers of the rows with each trouble of `placing_checks`
    """
    places, troubles = _coordinates_in(rows)
    placed = Placed(places, {})
    if np.isfinite(places).any():
        bounds, geographic = (None, look_geographic(places)) if where is None else where(places)
        placed = mended_places(places, bounds, geographic)
    return placed.places, _rows_by_trouble(rows.lines, troubles, placed.troubles)


def _coordinates_in(rows):
    """Where rows are as they arrived, (n, 2), by what is drawn, else by columns; rows by UNREAD and DEGREES: dict."""
    cells, places, troubles = rows.cells, np.full((len(rows.lines), 2), np.nan), {}
    if rows.points is not None:
        there = _drawn(rows.points)
        places[there] = shapely.get_coordinates(rows.points[there])
    elif "coordinates" in cells or {"x", "y"} <= set(cells):
        both = None if {"x", "y"} <= set(cells) else cells.get("coordinates")
        places, troubles[UNREAD], troubles[DEGREES] = coordinates_of(cells.get("x"), cells.get("y"), both)
    return places, troubles


def _rows_by_trouble(lines, *troubles):
    """The numbers of the rows with each trouble: list of (str, tuple of int), troubles without a row left out.

    Parameters
    ----------
    lines : (n,) array of int
    *troubles : dicts of str to arrays of int, places in `lines`

    Examples
    --------
    >>> _rows_by_trouble(np.array([2, 3, 4]), {"unread": [2], "degrees": []}, {"unread": [0], "zero": [1]})
    [('unread', (2, 4)), ('zero', (3,))]
    """
    told = []
    for why in dict.fromkeys(why for some in troubles for why in some):
        places = np.unique(np.concatenate([np.asarray(some.get(why, ()), dtype=int) for some in troubles]))
        if len(places):
            told.append((why, tuple(sorted(lines[places].tolist()))))
    return told


def _drawn(points):
    return np.array([point is not None for point in points], dtype=bool)


def _left_out(name, why, lines):
    rows = tuple(sorted(int(line) for line in lines))
    return found("register_rows_left_out", value=len(rows), layer=name, reason=why, count=len(rows), rows=rows)


def _empty(name, cells, headers):
    """A finding on the columns in which no row says anything."""
    empty = [headers[role] for role, values in cells.items() if not any(value.strip() for value in values)]
    return [found("event_columns_empty", layer=name, columns=", ".join(empty), count=len(empty))] if empty else []
