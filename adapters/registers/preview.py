"""What a person sees of a register before it is imported: first rows, what columns mean, what would become of it."""

from dataclasses import dataclass, field, replace
from itertools import islice

from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.premises.register.columns import SECOND
from ...engine.premises.register.filling import fill_merged
from ...engine.premises.register.person_names import names_person
from ...engine.premises.register.person_numbers import EMAIL, ID_NUMBER, PHONE, PLATE, tells_of_person
from ...engine.premises.register.persons import HEADER, NAME
from ...engine.premises.register.reading import look_at
from ...engine.premises.register.sheet import KNOWN, ROLES
from ..sentences.saying import sentence
from ..words.register_words import register_words
from .files import ALL, RegisterFile
from .importing import counted, import_register

__all__ = [
    "ROLES",
    "Opened",
    "Trial",
    "beginning",
    "columns_of",
    "first_rows",
    "kind_words",
    "most_serious_first",
    "open_register",
    "reason_words",
    "role_words",
    "rows_left_out",
    "shown_cells",
    "try_register",
]

HIDDEN = "•••"
"""What stands for what is about a person."""

_ROWS = 12
_LOOKED_AT = 500

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Opened:
    """A file that was opened.

    Attributes
    ----------
    path : str
    tables : list of str
    table : str, which of them was read; ALL for those that are alike
    alike : list of str, those with the headers of the one that was read first
    arrived : list of Arrived, the tables that were read
    """

    path: str
    tables: list
    table: str
    alike: list
    arrived: list


@dataclass(frozen=True)
class Trial:
    """What would become of a register.

    Attributes
    ----------
    columns : list of engine.premises.register.columns.Column
    lines : list of int, the numbers of the rows shown
    rows : list of lists of str, the first rows below the header; what is about persons is hidden
    trouble : str, why nothing can be made of it, '' where it can
    kind : str, 'dwelling', 'building' or ''
    counts : dict of str to int: rows, dwellings, households; empty where there is trouble
    refused : int, the rows that are not taken since something is wrong with them
    findings : list of (severity, sentence), the gravest first below what was dropped
    with_coordinates : bool, whether columns of coordinates wait to be told their reference system
    left_out : dict of int (number of a row in the file) to str, why it is no row of the table
    """

    columns: list
    lines: list
    rows: list
    trouble: str
    kind: str
    counts: dict
    refused: int
    findings: list
    with_coordinates: bool
    left_out: dict = field(default_factory=dict)


def open_register(path, table="", progress=None, look=None):
    """Open a file and read a table of it, '' for the one that looks most like a register.

    Parameters
    ----------
    path, look : as of `register_files.RegisterFile`
    table : str
    progress : engine.progress.Progress, optional

    Raises
    ------
    QgsProcessingException, engine.progress.CancelledError
    """
    file = RegisterFile(path, look)
    first = file.proposed(progress) if table in ("", ALL) else table
    alike = file.alike(first, progress)
    names = alike if table == ALL else [first]
    arrived = [file.read(name, None, progress) for name in names]
    return Opened(path, file.tables, ALL if table == ALL else first, alike, arrived)


def columns_of(arrived):
    """What the columns of a register mean by themselves: list of Column."""
    return look_at(beginning(arrived[0].sheet), register_words()).columns


def try_register(arrived, mapping=None, crs=None, progress=None):
    """See what would become of a register, and write nothing.

    Parameters
    ----------
    arrived : list of Arrived, the tables that make the register; the first is shown
    mapping, crs, progress : as of `register_importing.import_register`

    Returns
    -------
    Trial
    """
    look = look_at(beginning(arrived[0].sheet), register_words(), mapping)
    sheet, shown = arrived[0].sheet, first_rows(arrived[0].sheet, look.header)
    columns, kind, counts, refused, findings, trouble, out = look.columns, "", {}, 0, [], "", {}
    try:
        reading = import_register(arrived, mapping, crs, progress).reading
        columns, kind, counts = reading.columns, reading.kind, counted(reading)
        refused = sum(one.numbers["count"] for one in reading.findings if one.check == "register_rows_without_place")
        findings = [(one.severity, sentence(one)) for one in most_serious_first(reading.findings)]
        out = rows_left_out(sheet, reading.findings)
    except QgsProcessingException as error:
        trouble = str(error)
    roles = {column.role for column in columns if column.used}
    return Trial(
        columns,
        [line for line, _ in shown],
        [shown_cells(row, columns) for _, row in shown],
        trouble,
        kind,
        counts,
        refused,
        findings,
        sheet.points is None and bool({"x", "coordinates"} & roles),
        out,
    )


def first_rows(sheet, header):
    """The first rows below the header that say something: list of (number in the file, cells)."""
    top = header.top + header.height
    rows = list(sheet.rows[top : top + _LOOKED_AT])
    fill_merged(rows, [(first - top, left, min(last - top, len(rows) - 1), right)
                       for first, left, last, right in sheet.merged if top <= first < top + len(rows)])  # fmt: skip
    return list(islice(((line, row) for line, row in zip(sheet.lines[top:], rows) if any(row)), _ROWS))


def shown_cells(row, columns):
    """A row as a person may see it: what is about persons is hidden."""
    return [_shown(cell, column) for cell, column in zip(row, columns)]


def rows_left_out(sheet, findings):
    """The rows of a sheet that its reading left out: dict of int (number of a row in the file) to str, why."""
    words = {
        "blank": translate("RegisterRoles", "left out: blank"),
        "headers": translate("RegisterRoles", "left out: the header again"),
        "totals": translate("RegisterRoles", "left out: totals"),
        "notes": translate("RegisterRoles", "left out: a heading or a footnote"),
    }
    told = [one.numbers for one in findings if one.check == "register_rows_left_out"]
    own = [numbers for numbers in told if numbers["layer"] == sheet.name]
    return {line: words.get(numbers["reason"], "") for numbers in own for line in numbers["rows"]}


def most_serious_first(findings):
    """Findings in the order in which a person wants to hear them: who was dropped, then what is gravest."""
    return sorted(findings, key=_weight)


def _weight(finding):
    first = finding.check in ("register_personal_dropped", "register_cells_blanked")
    return (not first, ("error", "warning", "note").index(finding.severity))


def beginning(sheet):
    """The first rows of a sheet."""
    rows = sheet.rows[:_LOOKED_AT]
    merged = tuple(area for area in sheet.merged if area[2] < len(rows))
    return replace(sheet, rows=rows, merged=merged, points=None)


def _shown(cell, column):
    hidden = column.personal or tells_of_person(cell) or names_person(cell, register_words())
    return HIDDEN if cell and hidden else cell


def role_words(role):
    """Say in a word or two what a column means."""
    return {
        "": translate("RegisterRoles", "not read"),
        "code": translate("RegisterRoles", "Building code"),
        "dwelling_code": translate("RegisterRoles", "Dwelling code"),
        "address": translate("RegisterRoles", "Address"),
        "compound": translate("RegisterRoles", "Compound"),
        "road": translate("RegisterRoles", "Road"),
        "door_number": translate("RegisterRoles", "House number"),
        "group": translate("RegisterRoles", "Village group"),
        "building": translate("RegisterRoles", "Building number"),
        "building_name": translate("RegisterRoles", "Building name"),
        "entrance": translate("RegisterRoles", "Entrance"),
        "floor": translate("RegisterRoles", "Floor"),
        "room": translate("RegisterRoles", "Room"),
        "x": translate("RegisterRoles", "X, longitude"),
        "y": translate("RegisterRoles", "Y, latitude"),
        "coordinates": translate("RegisterRoles", "X and Y"),
        "dwellings": translate("RegisterRoles", "Dwellings"),
        "households": translate("RegisterRoles", "Households"),
        "household_number": translate("RegisterRoles", "Household number"),
        "state": translate("RegisterRoles", "State"),
        "use": translate("RegisterRoles", "Use"),
    }[role]


def reason_words(column):
    """Say why a column is dropped, or why it is not read; '' where it is read."""
    if column.personal:
        return {
            HEADER: translate("RegisterRoles", "dropped: about persons"),
            ID_NUMBER: translate("RegisterRoles", "dropped: identity numbers"),
            PHONE: translate("RegisterRoles", "dropped: telephone numbers"),
            EMAIL: translate("RegisterRoles", "dropped: e-mail addresses"),
            PLATE: translate("RegisterRoles", "dropped: about persons"),
            NAME: translate("RegisterRoles", "dropped: names of persons"),
        }[column.personal]
    if column.how == SECOND:
        return translate("RegisterRoles", "not needed: another column says it better")
    if column.role in KNOWN:
        return translate("RegisterRoles", "understood, and not needed")
    return "" if column.role in ROLES else translate("RegisterRoles", "not understood")


def kind_words(kind):
    """Say what a row of the file is."""
    return {
        "dwelling": translate("RegisterRoles", "a row for each dwelling"),
        "building": translate("RegisterRoles", "a row for each building or entrance"),
    }[kind]
