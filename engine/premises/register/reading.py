"""A sheet understood: its rows as RegisterRows, and findings on everything that was dropped, mended or refused."""

from dataclasses import dataclass, replace

import numpy as np

from ...gridding.editing.model import RefusedError
from ...gridding.findings import found
from ...progress import Progress
from ..model import RegisterRows
from .columns import MAPPED, SECOND, recognise
from .counting import by_value
from .filling import fill_down, fill_merged
from .headers import find_header
from .left_out import left_out
from .numbers import plain_number
from .places import tidied
from .rows import row_each, rows_of_cells
from .sheet import ROLES
from .telling import Told, shown

__all__ = ["Look", "Reading", "look_at", "read_register"]

_PLACES = {
    *("code", "dwelling_code", "coordinates", "x"),
    *("address", "road", "door_number", "compound", "group", "building", "building_name"),
}


@dataclass(frozen=True)
class Look:
    """What can be said of a sheet before it is read.

    Attributes
    ----------
    header : Header
    columns : list of Column
    """

    header: object
    columns: list

    @property
    def score(self):
        """How much the sheet looks like a register; 0 where it names no place or holds nothing."""
        roles = {column.role for column in self.columns if column.used}
        return len(roles) + len(roles & {"code", "address", "households", "room"}) if roles & _PLACES else 0


@dataclass(frozen=True)
class Reading:
    """A register as it was read.

    Attributes
    ----------
    kind : str, DWELLING or BUILDING: what a row of the sheet was
    columns : list of Column
    rows : RegisterRows
    findings : list of Finding
    """

    kind: str
    columns: list
    rows: RegisterRows
    findings: list


def look_at(sheet, words, mapping=None):
    """Say what the columns of a sheet mean.

    Parameters
    ----------
    sheet : Sheet, its first rows are enough
    words : Words
    mapping : dict, optional, as for `columns.recognise`

    Returns
    -------
    Look
    """
    header = find_header(sheet, words, mapping or ())
    return Look(header, recognise(header, sheet.rows[header.top + header.height :], words, mapping))


def read_register(sheet, words, mapping=None, with_points=True, progress=None):
    """Read a register.

    Parameters
    ----------
    sheet : Sheet
    words : Words
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none), optional
    with_points : bool, whether columns of coordinates are taken
    progress : Progress, optional

    Returns
    -------
    Reading

    Raises
    ------
    RefusedError
        The sheet has no rows, names no places, or counts nothing; its finding says which.
    CancelledError
        The caller asked for the work to stop.
    """
    progress = progress or Progress()
    progress.report("register_columns", 0.0)
    sheet = replace(sheet, name=shown(sheet.name, words))
    look = look_at(sheet, words, mapping)
    told = Told(sheet.name, look.columns, words)
    roles = _refuse_useless(sheet, look, mapping, words)
    top = look.header.top + look.header.height
    body, lines = sheet.rows[top:], np.asarray(sheet.lines)[top:]
    progress.check()
    progress.report("register_rows", 0.2)
    out = left_out(body, look.columns, words)
    if look.header.top:
        told.add("register_rows_left_out", sheet.lines[: look.header.top], reason="titles")
    for reason, places in out.items():
        told.add("register_rows_left_out", lines[places], reason=reason)
    _fill_merged(sheet, body, top, look.columns, told, words)
    kept = np.setdiff1d(np.arange(len(body)), np.concatenate([np.empty(0, dtype=int), *out.values()]))
    if not len(kept):
        raise RefusedError(found("register_no_rows", layer=sheet.name))
    progress.check()
    progress.report("register_counts", 0.4)
    cells = {}
    if len(kept) < len(body):
        body = [body[row] for row in kept.tolist()]
    for role, column in roles.items():
        cells[role] = by_value([row[column.place] for row in body], _cell)
        progress.check()
    headers = {role: shown(column.header, words, column.place) for role, column in roles.items()}
    for role, count in fill_down(cells, cells).items():
        told.filled(headers[role], count)
    points = None if sheet.points is None else np.asarray(sheet.points, dtype=object)[top:][kept]
    of_whom = row_each(look.columns, words)
    kind, rows = rows_of_cells(cells, headers, lines[kept], words, told, of_whom, points, with_points)
    progress.check()
    return Reading(kind, look.columns, rows, told.findings())


def _cell(text):
    return plain_number(tidied(text))


def _fill_merged(sheet, body, top, columns, told, words):
    """Fill the merged cells below the header, column by column."""
    for column in columns:
        if column.used:
            merged = [(first - top, left, last - top, right) for first, left, last, right in sheet.merged
                      if first >= top and left == column.place]  # fmt: skip
            told.filled(shown(column.header, words, column.place), fill_merged(body, merged))


def _refuse_useless(sheet, look, mapping, words):
    """The column of each role; raise where what is there makes no register."""
    roles = {column.role: column for column in look.columns if column.used}
    unknown = sorted({role for role in (mapping or {}).values() if role and role not in ROLES})
    if unknown:
        raise RefusedError(found("register_unknown_role", roles=", ".join(unknown), known=", ".join(ROLES)))
    if not sheet.rows:
        raise RefusedError(found("register_no_rows", layer=sheet.name))
    if not set(roles) & _PLACES and sheet.points is None:
        headers = ", ".join(shown(column.key, words, column.place) for column in look.columns)
        line = sheet.lines[look.header.top] if look.header.height else 0
        raise RefusedError(found("register_no_place", layer=sheet.name, row=line, columns=headers))
    community = next((column for column in look.columns if column.role == "community"), None)
    if community is not None and not community.personal and community.how not in (SECOND, MAPPED):
        roles["community"] = community
    return roles
