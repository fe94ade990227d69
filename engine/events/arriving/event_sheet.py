"""A sheet of events understood: its rows as Events with places where they tell them, and findings on all the rest."""

from typing import NamedTuple

import numpy as np

from ...gridding.findings import found
from ...premises.register.telling import shown
from ...progress import Progress
from ..model import Events
from .columns_told import columns_told
from .event_columns import EVENT_ROLES, KNOWN, TIME_ROLES, recognised
from .event_intake import events_of_columns
from .sheet_rows import look_of, places_of, refuse_useless, rows_of

__all__ = ["SheetEvents", "look_at", "read_sheet"]

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
    sheet_rows.SheetLook
    """
    return look_of(sheet, words, mapping, recognised, _TELLING)


def read_sheet(sheet, words, mapping=None, zone_minutes=480, where=None, progress=None):
    """Read a sheet of events.

    Parameters
    ----------
    sheet : engine.premises.register.sheet.Sheet
    words : EventWords
    mapping : dict, optional, as of `look_at`
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from
    where : callable, optional, as of `sheet_rows.places_of`
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
    refuse_useless(sheet, look, mapping, words.table, EVENT_ROLES, ("event_no_rows", "event_nothing_told"))
    rows = rows_of(sheet, look, words.table, "event_no_rows")
    findings = [*columns_told(name, look.columns, words.table, EVENT_ROLES, KNOWN), *rows.left_out]
    progress.check()
    progress.report("event_values", 0.2)
    places, troubles = places_of(rows, where)
    told = [found(_PLACING[why], value=len(lines), layer=name, count=len(lines), rows=lines) for why, lines in troubles]
    progress.check()
    cells, headers = dict(rows.cells), dict(rows.headers)
    cells["address"], asked = _addresses(cells, len(rows.lines))
    headers.setdefault("address", headers.get("road", ""))
    read = events_of_columns(name, cells, rows.lines, words, zone_minutes, places, headers, rows.clocks)
    asked = np.where(read.events.addresses == "", "", np.array(asked, dtype=object))
    findings += [*rows.empty, *read.findings, *told]
    return SheetEvents(look.columns, read.events, rows.lines, asked, findings)


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
