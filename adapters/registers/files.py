"""Read whatever file a register arrives in: workbooks, text, DBF and SHP, geodatabases, GeoPackages."""

import re
from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.findings import found
from ...engine.premises.register.reading import look_at
from ...engine.progress import Progress
from ..words.register_words import register_words
from .text import read_text
from .vectors import Vectors

__all__ = ["ALL", "FILE_TYPES", "Arrived", "RegisterFile", "read_file", "read_tables"]

FILE_TYPES = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "dbf", "shp", "gpkg", "gdb", "tab", "geojson")

ALL = "*"
"""What stands for all tables that have the same headers."""

# A look at so many rows tells what a table is.
_LOOK = 500

_TEXT = (".csv", ".tsv", ".txt")
_SHEETS = {b"PK\x03\x04": (".xlsx", ".xlsm", ".ods"), b"\xd0\xcf\x11\xe0": (".xls",)}
_LAYER = re.compile(r"^(?P<file>.+?)\|layername=(?P<layer>[^|]+)(?:\|.*)?$")

translate = QCoreApplication.translate


class Arrived(NamedTuple):
    """A table as it arrived.

    Attributes
    ----------
    sheet : engine.premises.register.sheet.Sheet
    crs : QgsCoordinateReferenceSystem of its points; not valid where none is told
    findings : list of Finding on how it was read
    """

    sheet: object
    crs: QgsCoordinateReferenceSystem
    findings: list


class RegisterFile:
    """A file that is open: its tables, what they look like, and what stands in them.

    Parameters
    ----------
    path : str, a file or a geodatabase's folder; '|layername=' behind it names the table, as QGIS writes it
    look : callable of a Sheet, optional, that says what it is taken for, with `columns` and `score`; as a register
        where it is not given

    Attributes
    ----------
    tables : list of str, the sheets of a workbook, the layers of a geodatabase; text has one

    Raises
    ------
    QgsProcessingException
        The file is missing, or is none that can be read; the sentence names it and says why.
    """

    def __init__(self, path, look=None):
        self._look_at = look or (lambda sheet: look_at(sheet, register_words()))
        self._file, layer = _parts(path)
        _refuse_missing(self._file)
        self._vectors = None if _is_text(self._file) else Vectors(self._file)
        names = [self._file.stem] if self._vectors is None else self._vectors.tables
        self._looks = {}
        self.tables = names
        if layer:
            self.tables = [layer]
            self._refuse_unknown(layer, names)

    def proposed(self, progress=None):
        """The table that looks most like a register: its name."""
        if len(self.tables) == 1:
            return self.tables[0]
        scores = {name: self._look(name, progress).score for name in self.tables}
        return max(scores, key=scores.get)  # the first of equals

    def alike(self, table, progress=None):
        """The tables that have the same headers as one of them, itself among them."""
        if len(self.tables) == 1:
            return [table]
        headers = [column.header for column in self._look(table, progress).columns]
        others = {name: [column.header for column in self._look(name, progress).columns] for name in self.tables}
        return [name for name in self.tables if others[name] == headers and any(headers)]

    def read(self, table="", most=None, progress=None):
        """Read a table.

        Parameters
        ----------
        table : str, '' for the one that looks most like a register
        most : int, optional, so many rows at most
        progress : engine.progress.Progress, optional

        Returns
        -------
        Arrived

        Raises
        ------
        QgsProcessingException
            The file has no such table, or it cannot be read; the sentence says which.
        engine.progress.CancelledError
        """
        progress = progress or Progress()
        if self._vectors is None:
            return Arrived(*read_text(self._file, most, progress))
        wanted = table or self.proposed(progress)
        self._refuse_unknown(wanted, self.tables)
        return Arrived(*self._vectors.read(wanted, most, progress))

    def _look(self, table, progress):
        if table not in self._looks:
            self._looks[table] = self._look_at(self.read(table, _LOOK, progress).sheet)
        return self._looks[table]

    def _refuse_unknown(self, table, tables):
        if table not in tables:
            said = translate("RegisterFiles", "The file {file} has no table {table}. It has: {tables}.")
            raise QgsProcessingException(said.format(file=self._file.name, table=table, tables=", ".join(tables)))


def read_file(path, table="", most=None, progress=None):
    """Read one table of a file: `RegisterFile.read`, for who needs no more of it."""
    return RegisterFile(path).read(table, most, progress)


def read_tables(path, table="", progress=None, look=None):
    """Read a table of a file, or with `ALL` those that have the same headers as the likeliest one.

    Parameters
    ----------
    path, look : as of `RegisterFile`
    table, progress : as of `RegisterFile.read`

    Returns
    -------
    list of Arrived
    """
    file = RegisterFile(path, look)
    if table and table != ALL:
        return [file.read(table, None, progress)]
    proposed = file.proposed(progress)
    alike = file.alike(proposed, progress)
    if table == ALL:
        return [file.read(name, None, progress) for name in alike]
    arrived = file.read(proposed, None, progress)
    others = [name for name in alike if name != proposed]
    if others:  # a sheet for each building is one register, and nobody may think that it was read whole
        numbers = {"tables": ", ".join(others), "count": len(others)}
        told = found("register_tables_left", value=len(others), layer=arrived.sheet.name, **numbers)
        arrived = arrived._replace(findings=[*arrived.findings, told])
    return [arrived]


def _parts(path):
    match = _LAYER.match(str(path))
    return (Path(match["file"]), match["layer"]) if match else (Path(str(path).partition("|")[0]), "")


def _refuse_missing(file):
    if not file.exists():
        raise QgsProcessingException(translate("RegisterFiles", "There is no file {file}.").format(file=file))


def _is_text(file):
    """Whether a file is text: by its ending, or by what is in it where the ending says that it is a workbook."""
    if file.is_dir():
        return False
    if file.suffix.lower() in _TEXT:
        return True
    if file.suffix.lower() not in (".xls", ".xlsx", ".xlsm", ".ods"):
        return False
    with file.open("rb") as begin:
        first = begin.read(512)
    if any(first.startswith(sign) for sign in _SHEETS):
        return False
    if first.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        said = translate(
            "RegisterFiles", "The file {file} is a web page, no workbook. Open it, save it as XLSX and import that."
        )
        raise QgsProcessingException(said.format(file=file.name))
    return True
