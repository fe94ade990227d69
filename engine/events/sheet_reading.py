"""A sheet of events understood: its rows as Events with places where they tell them, and findings on all the rest."""

from typing import NamedTuple

import numpy as np
import shapely

from ..gridding.editing.model import RefusedError
from ..gridding.findings import found
from ..premises.register.filling import fill_merged
from ..premises.register.headers import find_header
from ..premises.register.left_out import BLANK, left_out
from ..premises.register.telling import shown
from ..progress import Progress
from .columns_told import columns_told
from .event_columns import EVENT_ROLES, TIME_ROLES, recognised
from .intake import events_of_columns
from .model import Events
from .placing_checks import DEGREES, UNREAD, Placed, coordinates_of, look_geographic, mended_places

__all__ = ["EventLook", "SheetEvents", "look_at", "read_sheet"]

# A table of events has one of these at least.
_TELLING = {"event_no", "category", "state", "address", "road", "x", "coordinates", *TIME_ROLES}

_PLACING = {
    "zero": "event_places_zero",
    "unread": "event_places_unread",
    "outside": "event_places_outside",
    "lost": "event_places_lost",
    "swapped": "event_places_swapped",
    "degrees": "event_places_degrees",
    "signed": "event_places_signed",
    "scaled": "event_places_scaled",
    "zoned": "event_places_zoned",
}


class EventLook(NamedTuple):
    """What can be said of a sheet before it is read.

    Attributes
    ----------
    header : engine.premises.register.headers.Header
    columns : list of EventColumn
    """

    header: object
    columns: list

    @property
    def score(self):
        """How much the sheet looks like one of events; 0 where nothing of it is known."""
        roles = {column.role for column in self.columns if column.used}
        return len(roles) + len(roles & _TELLING) if roles & _TELLING else 0


class SheetEvents(NamedTuple):
    """The events of a sheet.

    Attributes
    ----------
    columns : list of EventColumn
    events : Events
    lines : (n,) array of int, the numbers that the rows have in the file
    asked : (n,) array of str, the address by which a row without a place is to be placed, '' where it tells none
    findings : list of Finding
    """

    columns: list
    events: Events
    lines: np.ndarray
    asked: np.ndarray
    findings: list


def look_at(sheet, words, mapping=None):
    """Say what the columns of a sheet mean.

    Parameters
    ----------
    sheet : engine.premises.register.sheet.Sheet, its first rows are enough
    words : EventWords
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none), optional

    Returns
    -------
    EventLook
    """
    header = find_header(sheet, words.table, mapping or ())
    return EventLook(header, recognised(header, sheet.rows[header.top + header.height :], words, mapping))


def read_sheet(sheet, words, mapping=None, zone_minutes=480, where=None, progress=None):
    """Read a sheet of events.

    Parameters
    ----------
    sheet : engine.premises.register.sheet.Sheet
    words : EventWords
    mapping : dict, optional, as of `look_at`
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from
    where : callable of (n, 2) coordinates, optional
        Says where the district lies as they are, (4,) sequence of float or None, and whether they are longitudes and
        latitudes; without it their size tells the latter.
    progress : Progress, optional

    Returns
    -------
    SheetEvents

    Raises
    ------
    RefusedError
        The sheet has no rows, or nothing in it tells of an event; its finding says which.
    engine.progress.CancelledError
    """
    progress = progress or Progress()
    progress.report("register_columns", 0.0)
    name = shown(sheet.name, words.table)
    look = look_at(sheet, words, mapping)
    _refuse_useless(sheet, look, mapping, words, name)
    top = look.header.top + look.header.height
    body, lines = [list(row) for row in sheet.rows[top:]], np.asarray(sheet.lines, dtype=int)[top:]
    merged = [(first - top, left, last - top, right) for first, left, last, right in sheet.merged if first >= top]
    fill_merged(body, merged)
    findings = columns_told(name, look.columns, words)
    if look.header.top:
        findings.append(_left_out(name, "titles", sheet.lines[: look.header.top]))
    out = left_out(body, look.columns, words.table)
    if sheet.points is not None:  # a point without a word is an event still
        drawn = np.array([point is not None for point in sheet.points[top:]], dtype=bool)
        out = {why: places[~drawn[places]] if why == BLANK else places for why, places in out.items()}
    findings += [_left_out(name, why, lines[places]) for why, places in out.items() if why != BLANK]
    kept = np.setdiff1d(np.arange(len(body)), np.concatenate([np.empty(0, dtype=int), *out.values()]))
    if not len(kept):
        raise RefusedError(found("event_no_rows", layer=name))
    progress.check()
    progress.report("event_values", 0.2)
    lines = lines[kept]
    cells = {column.role: [body[row][column.place] for row in kept.tolist()] for column in look.columns if column.used}
    headers = {column.role: shown(column.key, words.table, column.place) for column in look.columns if column.used}
    points = None if sheet.points is None else np.asarray(sheet.points, dtype=object)[top:][kept]
    places, told = _places(name, cells, points, lines, where or _nowhere)
    progress.check()
    findings += _empty(name, cells, headers)
    cells["address"], asked = _addresses(cells, len(lines))
    headers.setdefault("address", headers.get("road", ""))
    read = events_of_columns(name, cells, lines, words, zone_minutes, places, headers)
    asked = np.where(read.events.addresses == "", "", np.array(asked, dtype=object))
    return SheetEvents(look.columns, read.events, lines, asked, [*findings, *read.findings, *told])


def _refuse_useless(sheet, look, mapping, words, name):
    unknown = sorted({role for role in (mapping or {}).values() if role and role not in EVENT_ROLES})
    if unknown:
        raise RefusedError(found("register_unknown_role", roles=", ".join(unknown), known=", ".join(EVENT_ROLES)))
    if not sheet.rows:
        raise RefusedError(found("event_no_rows", layer=name))
    if not {column.role for column in look.columns if column.used} & _TELLING:
        headers = ", ".join(shown(column.key, words.table, column.place) for column in look.columns)
        raise RefusedError(found("event_nothing_told", layer=name, columns=headers))


def _left_out(name, why, lines):
    rows = tuple(sorted(int(line) for line in lines))
    return found("register_rows_left_out", value=len(rows), layer=name, reason=why, count=len(rows), rows=rows)


def _empty(name, cells, headers):
    """A finding on the columns in which no row says anything."""
    empty = [headers[role] for role, values in cells.items() if not any(value.strip() for value in values)]
    return [found("event_columns_empty", layer=name, columns=", ".join(empty), count=len(empty))] if empty else []


def _nowhere(places):
    return None, look_geographic(places)


def _places(name, cells, points, lines, where):
    """Where the rows are: by what is drawn, else by columns of coordinates; findings on what is wrong with them."""
    troubles = {}
    places = np.full((len(lines), 2), np.nan)
    if points is not None:
        there = np.array([point is not None for point in points], dtype=bool)
        places[there] = shapely.get_coordinates(points[there])
    elif "coordinates" in cells or {"x", "y"} <= set(cells):
        both = cells.get("coordinates")
        read = coordinates_of(cells.get("x"), cells.get("y"), None if {"x", "y"} <= set(cells) else both)
        places, troubles[UNREAD], troubles[DEGREES] = read
    placed = mended_places(places, *where(places)) if np.isfinite(places).any() else Placed(places, {})
    told = []
    for why in dict.fromkeys((*troubles, *placed.troubles)):
        rows = np.union1d(troubles.get(why, []), placed.troubles.get(why, [])).astype(int)
        if len(rows):
            numbers = tuple(sorted(lines[rows].tolist()))
            told.append(found(_PLACING[why], value=len(rows), layer=name, count=len(rows), rows=numbers))
    return placed.places, told


def _addresses(cells, count):
    """The address of each row, made of its parts where it is not told; and that by which it is best looked for."""
    columns = (cells.get(role) or [""] * count for role in ("address", "house_number", "road", "cross_road"))
    told, asked = [], []
    for address, number, road, cross in zip(*columns):
        made = _joined(number.strip(), road.strip(), cross.strip())
        told.append(address.strip() or made)
        asked.append(made if made and (number or cross or not address) else address)
    return told, asked


def _joined(number, road, cross):
    if not road:
        return ""
    chinese = not road.isascii()
    if number:
        return f"{road}{number}{'' if number.endswith('号') else '号'}" if chinese else f"{number} {road}"
    return (f"{road}与{cross}交叉口" if chinese else f"{road} & {cross}") if cross else road
