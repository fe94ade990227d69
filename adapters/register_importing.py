"""Import a register: read what arrived, leave persons out, and make the table of rows that count."""

from dataclasses import dataclass, replace

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ..engine.gridding.editing.model import RefusedError
from ..engine.gridding.findings import found
from ..engine.premises.register.reading import Reading, read_register
from .register_rows import register_table
from .register_words import register_words
from .sentences import sentence
from .writing import OutputTable, finding_table

__all__ = ["ImportedRegister", "counted", "import_register"]


@dataclass(frozen=True)
class ImportedRegister:
    """A register that is ready to be written.

    Attributes
    ----------
    reading : engine.premises.register.reading.Reading
    register, findings : adapters.writing.OutputTable
    crs : QgsCoordinateReferenceSystem of the points
    """

    reading: Reading
    register: OutputTable
    findings: OutputTable
    crs: QgsCoordinateReferenceSystem


def import_register(arrived, mapping=None, crs=None, progress=None):
    """Import a register.

    Parameters
    ----------
    arrived : adapters.register_files.Arrived
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none), optional
    crs : QgsCoordinateReferenceSystem, optional
        Of coordinates in columns, and of places whose layer tells none; without it such coordinates are not used.
    progress : engine.progress.Progress, optional

    Returns
    -------
    ImportedRegister

    Raises
    ------
    QgsProcessingException
        Nothing of it can be used; the sentence says why.
    engine.progress.CancelledError
    """
    told = crs is not None and crs.isValid()
    sheet, findings = arrived.sheet, list(arrived.findings)
    placed = sheet.points is not None and (arrived.crs.isValid() or told)
    if sheet.points is not None and not placed:
        count = sum(point is not None for point in sheet.points)
        findings.append(found("register_coordinates_unused", value=count, layer=sheet.name, count=count))
        sheet = replace(sheet, points=None)
    try:
        reading = read_register(sheet, register_words(), mapping, told and not placed, progress)
    except RefusedError as refused:
        raise QgsProcessingException(sentence(refused.finding)) from refused
    reading = replace(reading, findings=[*reading.findings, *findings])
    somewhere = any(point is not None for point in reading.rows.points)
    where = (arrived.crs if placed and arrived.crs.isValid() else crs) if somewhere else QgsCoordinateReferenceSystem()
    return ImportedRegister(reading, register_table(reading.rows), finding_table(reading.findings), where)


def counted(reading):
    """How many rows, dwellings and households a register has: dict of str to int."""
    rows = reading.rows
    return {
        "rows": len(rows),
        "dwellings": int(np.sum(rows.dwellings)),
        "households": int(np.sum(rows.households)),
    }
