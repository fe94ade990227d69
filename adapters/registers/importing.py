"""Import a register: read what arrived, leave persons out, and make the table of rows that count."""

from dataclasses import dataclass, fields, replace

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ...engine.gridding.editing.model import RefusedError
from ...engine.gridding.findings import found
from ...engine.premises.model import RegisterRows
from ...engine.premises.register.counting import each_once
from ...engine.premises.register.reading import Reading, read_register
from ..layers.writing import OutputTable, finding_table
from ..sentences.saying import sentence
from ..words.register_words import register_words
from .rows import register_table

__all__ = ["ImportedRegister", "counted", "import_register"]


@dataclass(frozen=True)
class ImportedRegister:
    """A register that is ready to be written.

    Attributes
    ----------
    reading : engine.premises.register.reading.Reading
    register, findings : adapters.layers.writing.OutputTable
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
    arrived : adapters.registers.files.Arrived, or a list of those that make one register
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
    readings, places, refused = [], [], []
    for one in arrived if isinstance(arrived, list) else [arrived]:
        try:
            reading, where = _read(one, mapping, crs, progress)
        except RefusedError as error:
            refused.append(error.finding)
            continue
        readings.append(reading)
        places.append(where)
    if not readings:
        raise QgsProcessingException(sentence(refused[0]))
    reading = _together(readings, refused)
    somewhere = any(point is not None for point in reading.rows.points)
    where = next(filter(QgsCoordinateReferenceSystem.isValid, places), crs) if somewhere else None
    return ImportedRegister(
        reading,
        register_table(reading.rows),
        finding_table(reading.findings),
        QgsCoordinateReferenceSystem() if where is None else where,
    )


def _read(arrived, mapping, crs, progress):
    """Read one table: its Reading, and the reference system of its places."""
    told = crs is not None and crs.isValid()
    sheet, findings = arrived.sheet, list(arrived.findings)
    placed = sheet.points is not None and (arrived.crs.isValid() or told)
    if sheet.points is not None and not placed:
        count = sum(point is not None for point in sheet.points)
        findings.append(found("register_coordinates_unused", value=count, layer=sheet.name, count=count))
        sheet = replace(sheet, points=None)
    reading = read_register(sheet, register_words(), mapping, told and not placed, progress)
    where = arrived.crs if placed and arrived.crs.isValid() else crs if told else QgsCoordinateReferenceSystem()
    return replace(reading, findings=[*reading.findings, *findings]), where


def _together(readings, refused):
    """Several tables as one register; tables that are none are told."""
    if len(readings) == 1 and not refused:
        return readings[0]
    columns = {
        name: np.concatenate([getattr(reading.rows, name) for reading in readings])
        for name in (field.name for field in fields(RegisterRows))
    }
    columns["keys"] = np.array(each_once(columns["keys"].tolist()), dtype=object)
    findings = [finding for reading in readings for finding in reading.findings]
    return replace(readings[0], rows=RegisterRows(**columns), findings=[*findings, *refused])


def counted(reading):
    """How many rows, dwellings and households a register has: dict of str to int."""
    rows = reading.rows
    return {
        "rows": len(rows),
        "dwellings": int(np.sum(rows.dwellings)),
        "households": int(np.sum(rows.households)),
    }
