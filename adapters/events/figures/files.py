"""Figures of events as files that an office opens: CSV and XLSX, with words for heads."""

import csv
from pathlib import Path

from qgis.core import QgsCoordinateTransformContext, QgsFeature, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from .rows import FigureRow, TrendRow, figure_heads, kind_words, trend_heads
from .tables import summary_table, trend_table

__all__ = ["FigureFileError", "write_figures"]

translate = QCoreApplication.translate


class FigureFileError(Exception):
    """The file could not be written; the sentence names it."""


def write_figures(summary, path):
    """Write the figures into a file, by its ending XLSX with a sheet for each table, else CSV of the first.

    Parameters
    ----------
    summary : adapters.events.figures.summary.Summary
    path : str

    Raises
    ------
    FigureFileError
    """
    if Path(path).suffix.lower() == ".xlsx":
        _write_sheets(summary, path)
        return
    heads, words = figure_heads(), kind_words()
    try:
        # A spreadsheet knows UTF-8 by its mark.
        with Path(path).open("w", encoding="utf-8-sig", newline="") as lines:
            writer = csv.writer(lines)
            writer.writerow([heads[name] for name in FigureRow._fields])
            for row in (summary.total, *summary.rows):
                cells = ["" if value is None else value for value in row]
                writer.writerow([words.get(row.by, row.by), *map(_plain, cells[1:])])
    except OSError as wrong:
        raise _not_written(path, wrong.strerror or str(wrong)) from wrong


def _plain(value):
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def _write_sheets(summary, path):
    """Write an XLSX through OGR, which every QGIS has."""
    Path(path).unlink(missing_ok=True)
    sheets = (
        (translate("Figures", "Figures"), summary_table(summary), figure_heads(), FigureRow._fields),
        (translate("Figures", "Month by month"), trend_table(summary), trend_heads(), TrendRow._fields),
    )
    words = kind_words()
    for number, (name, table, heads, fields) in enumerate(sheets):
        layer = QgsVectorLayer("None", name, "memory")
        named = []
        for index, field in enumerate(table.fields):
            copy = type(field)(field)
            copy.setName(heads[fields[index]])
            named.append(copy)
        layer.dataProvider().addAttributes(named)
        layer.updateFields()
        features = []
        for row in table.rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([words.get(row[0], row[0]), *row[1:]])
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName, options.fileEncoding = "XLSX", name, "UTF-8"
        if number:
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        trouble, said, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
            layer, str(path), QgsCoordinateTransformContext(), options
        )
        if trouble != QgsVectorFileWriter.WriterError.NoError:
            raise _not_written(path, said)


def _not_written(path, trouble):
    said = translate("Writing", "The output {name} could not be written: {trouble}")
    return FigureFileError(said.format(name=path, trouble=trouble))
