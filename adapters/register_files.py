"""Read whatever file a register arrives in: workbooks, text, DBF and SHP, geodatabases, GeoPackages."""

import re
from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ..engine.premises.register.reading import look_at
from ..engine.progress import Progress
from .register_text import read_text
from .register_vectors import read_vector, vector_tables
from .register_words import register_words

__all__ = ["FILE_TYPES", "Arrived", "read_file", "table_proposed", "tables_of"]

FILE_TYPES = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "dbf", "shp", "gpkg", "gdb", "tab", "geojson")

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


def tables_of(path):
    """Name the tables of a file: the sheets of a workbook, the layers of a geodatabase; text has one.

    Raises
    ------
    QgsProcessingException
        The file is missing, or is none that can be read; the sentence names it and says why.
    """
    file, layer = _parts(path)
    _refuse_missing(file)
    if layer:
        return [layer]
    return [file.stem] if _is_text(file) else vector_tables(file)


def table_proposed(path, progress=None):
    """The table of a file that looks most like a register: its name."""
    names = tables_of(path)
    if len(names) == 1:
        return names[0]
    words = register_words()
    scores = {name: look_at(read_file(path, name, _LOOK, progress).sheet, words).score for name in names}
    return max(names, key=lambda name: scores[name])  # the first of equals


def read_file(path, table="", most=None, progress=None):
    """Read a table of a file.

    Parameters
    ----------
    path : str, a file or a geodatabase's folder; '|layername=' behind it names the table, as QGIS writes it
    table : str, '' for the one that looks most like a register
    most : int, optional, so many rows at most
    progress : engine.progress.Progress, optional

    Returns
    -------
    Arrived

    Raises
    ------
    QgsProcessingException
        The file cannot be read or has no such table; the sentence says which.
    engine.progress.CancelledError
    """
    progress = progress or Progress()
    file, layer = _parts(path)
    _refuse_missing(file)
    if _is_text(file):
        return Arrived(*read_text(file, most, progress))
    names = vector_tables(file)
    wanted = table or layer or (names[0] if len(names) == 1 else table_proposed(path, progress))
    if wanted not in names:
        said = translate("RegisterFiles", "The file {file} has no table {table}. It has: {tables}.")
        raise QgsProcessingException(said.format(file=file.name, table=wanted, tables=", ".join(names)))
    return Arrived(*read_vector(file, wanted, most, progress))


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
