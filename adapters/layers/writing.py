"""Write a plan into layers: grids, units and findings."""

import math
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..running.qgis_version import number_field, text_field, whole_number_field
from ..sentences.saying import sentence

__all__ = [
    "OutputTable",
    "as_of_table",
    "finding_table",
    "grid_table",
    "refuse_full_disk",
    "refuse_unwritten",
    "table_fields",
    "unit_table",
    "write_table",
]

# What a feature takes in a GeoPackage beside its geometry: attributes, header, index.
_BYTES_A_ROW = 400
_BYTES_A_FILE = 200_000

translate = QCoreApplication.translate


@dataclass(frozen=True)
class OutputTable:
    """A layer that is ready to be written.

    Attributes
    ----------
    fields : QgsFields
    wkb_type : Qgis.WkbType
    rows : list of lists of values, in the order of the fields
    geometries : list of bytes (WKB), b'' where there is none
    """

    fields: QgsFields
    wkb_type: Qgis.WkbType
    rows: list
    geometries: list


def _grid_fields():
    """The fields of GRIDS, which scripts and models know by these names."""
    return table_fields(
        text_field("grid_code"),
        text_field("grid_name"),
        text_field("community_code"),
        text_field("kind"),
        whole_number_field("households"),
        whole_number_field("buildings"),
        number_field("area_m2"),
        text_field("status"),
        text_field("reason"),
        number_field("compactness"),
        number_field("visible_boundary"),
    )


def grid_table(plan, reasons, community_names=None):
    """Turn a plan's grids into rows, in the order of their codes.

    Parameters
    ----------
    plan : engine.gridding.model.Plan
    reasons : (g,) list of Finding or None, as `plan.grid_reasons`
    community_names : (c,) array of str, optional
    """
    fields = _grid_fields()
    columns = [
        _texts(plan.grid_codes),
        _texts(plan.grid_names),
        _texts(plan.grid_community_codes),
        _texts(plan.grid_kinds),
        plan.grid_households.tolist(),
        plan.grid_buildings.tolist(),
        shapely.area(plan.grids).tolist(),
        _texts(plan.grid_statuses),
        ["" if reason is None else sentence(reason) for reason in reasons],
        [_number(value) for value in plan.compactness.tolist()],
        [_number(value) for value in plan.visible_boundary.tolist()],
    ]
    if community_names is not None:
        fields.append(text_field("community_name"))
        columns.append(_texts(community_names[plan.grid_communities]))
    return OutputTable(fields, Qgis.WkbType.Polygon, _rows(columns), _wkb(plan.grids))


def as_of_table(grids):
    """Turn grids of a moment into rows.

    Parameters
    ----------
    grids : list of objects with the fields of GRIDS and `wkb`, such as database.as_of.GridAsOf
    """
    fields = _grid_fields()
    rows = [[getattr(grid, name) for name in fields.names()] for grid in grids]
    return OutputTable(fields, Qgis.WkbType.Polygon, rows, [grid.wkb for grid in grids])


def unit_table(plan):
    """Turn a plan's units into rows, in the order of their ids."""
    fields = table_fields(
        whole_number_field("unit_id"),
        text_field("community_code"),
        text_field("grid_code"),
        whole_number_field("households"),
        whole_number_field("buildings"),
        whole_number_field("locked"),
    )
    columns = [
        plan.unit_ids.tolist(),
        _texts(plan.grid_community_codes[plan.unit_grids]),
        _texts(plan.grid_codes[plan.unit_grids]),
        plan.unit_households.tolist(),
        plan.unit_buildings.tolist(),
        plan.unit_locked.astype(int).tolist(),
    ]
    return OutputTable(fields, Qgis.WkbType.Polygon, _rows(columns), _wkb(plan.units))


def finding_table(findings):
    """Turn findings into rows with a sentence each."""
    fields = table_fields(
        text_field("check"),
        text_field("severity"),
        text_field("grid_code"),
        text_field("community_code"),
        number_field("value"),
        text_field("message"),
    )
    rows = [
        [
            finding.check,
            finding.severity,
            finding.grid_code,
            finding.community_code,
            _number(finding.value),
            sentence(finding),
        ]
        for finding in findings
    ]
    geometries = [
        b"" if finding.place is None else QgsGeometry.fromPointXY(QgsPointXY(*finding.place)).asWkb().data()
        for finding in findings
    ]
    return OutputTable(fields, Qgis.WkbType.Point, rows, geometries)


def write_table(table, sink, name):
    """Write all rows of a table.

    Parameters
    ----------
    table : OutputTable
    sink : QgsFeatureSink
    name : str, what the sentence calls the output

    Raises
    ------
    QgsProcessingException
        The sink did not take the rows: the disk is full or the connection lost.
    """
    features = []
    for row, wkb in zip(table.rows, table.geometries, strict=True):
        feature = QgsFeature(table.fields)
        feature.setAttributes(row)
        if wkb:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            feature.setGeometry(geometry)
        features.append(feature)
    if not sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert) or not sink.flushBuffer():
        raise _not_written(name, sink.lastError())


def refuse_unwritten(table, destination, name):
    """Raise where a file does not hold all rows once it is closed: a sink says nothing of a disk that is full by then.

    Parameters
    ----------
    table : OutputTable
    destination : str, the layer as QGIS opens it
    name : str, what the sentence calls the output

    Raises
    ------
    QgsProcessingException
    """
    layer = QgsVectorLayer(destination, name, "ogr")
    if not layer.isValid() or 0 <= layer.featureCount() < len(table.rows):
        raise _not_written(name, "")


def refuse_full_disk(tables, folders):
    """Raise where the disk has no room for the tables, before anything that is there is overwritten.

    Parameters
    ----------
    tables : list of OutputTable
    folders : list of path, where each table goes; None where it goes to no file

    Raises
    ------
    QgsProcessingException
        With the folder and the room in a sentence.
    """
    wanted = {}
    for table, folder in zip(tables, folders, strict=True):
        if folder is not None and Path(folder).is_dir():
            size = _BYTES_A_FILE + sum(map(len, table.geometries)) + _BYTES_A_ROW * len(table.rows)
            wanted[str(folder)] = wanted.get(str(folder), 0) + size
    for folder, size in wanted.items():
        free = shutil.disk_usage(folder).free
        if free < size:
            raise QgsProcessingException(
                translate(
                    "Writing", "The disk of {folder} has {free} MB left; the plan takes {size} MB. Nothing was written."
                ).format(folder=folder, free=round(free / 1e6, 1), size=round(size / 1e6, 1))
            )


def _not_written(name, trouble):
    return QgsProcessingException(
        translate("Writing", "The output {name} could not be written: {trouble}").format(
            name=name, trouble=trouble or translate("Writing", "the disk may be full.")
        )
    )


def table_fields(*fields):
    """Put fields together."""
    table = QgsFields()
    for field in fields:
        table.append(field)
    return table


def _rows(columns):
    return [list(row) for row in zip(*columns, strict=True)]


def _texts(values):
    return [str(value) for value in values]


def _number(value):
    """QGIS writes None as null; a NaN would stay a NaN in some formats and become a null in others."""
    return None if value is None or math.isnan(value) else float(value)


def _wkb(geometries):
    return shapely.to_wkb(np.asarray(geometries, dtype=object)).tolist()
