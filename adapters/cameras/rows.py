"""Cameras and what they see as rows of tables, under the names that a plan's own table and every algorithm know."""

import math

import numpy as np
import shapely
from qgis.core import Qgis, QgsField
from qgis.PyQt.QtCore import QMetaType

from ..layers.point_table import point_table, utc_times
from ..layers.writing import OutputTable, table_fields
from ..plan_file.events import CAMERA_COLUMNS
from ..running.qgis_version import number_field, text_field, whole_number_field

__all__ = ["SIGHT_FIELDS", "camera_table", "sight_table"]

SIGHT_FIELDS = ("camera_id", "name", "status", "camera_kind", "band", "sure", "secrecy", "range_m", "area_m2")

_NUMBERS = ("azimuth_deg", "fov_deg", "range_m", "height_m")


def camera_table(cameras, lines=None):
    """Turn cameras into rows.

    Parameters
    ----------
    cameras : engine.events.model.Cameras
    lines : (n,) array of int, optional, the rows of the file that they came from, for the field file_row

    Returns
    -------
    adapters.layers.writing.OutputTable, points; times are in UTC
    """
    fields, columns = [], []
    for name, column in CAMERA_COLUMNS.items():
        values = getattr(cameras, column)
        if name == "status_at":
            fields.append(QgsField(name, QMetaType.Type.QDateTime))
            columns.append(utc_times(values))
        elif name in _NUMBERS:
            fields.append(number_field(name))
            columns.append([_number(value) for value in values.tolist()])
        else:
            fields.append(whole_number_field(name) if name == "secrecy" else text_field(name))
            columns.append(values.tolist())
    return point_table(fields, columns, cameras.places, lines)


def sight_table(cameras, viewers, rows, areas, bands=None):
    """Turn what cameras see into rows.

    Parameters
    ----------
    cameras : engine.events.model.Cameras
    viewers : engine.events.sight.Viewers of them
    rows : (n,) array of int, the camera of each area
    areas : (n,) array of Polygon or MultiPolygon
    bands : (n,) sequence of str, optional, '' for the whole sight of a camera

    Returns
    -------
    adapters.layers.writing.OutputTable, multipolygons
    """
    rows = np.asarray(rows, dtype=np.int64)
    fields = table_fields(
        *(text_field(name) for name in SIGHT_FIELDS[:5]),
        whole_number_field("sure"),
        whole_number_field("secrecy"),
        number_field("range_m"),
        number_field("area_m2"),
    )
    columns = [
        cameras.ids[rows].tolist(),
        cameras.names[rows].tolist(),
        cameras.statuses[rows].tolist(),
        cameras.kinds[rows].tolist(),
        [""] * len(rows) if bands is None else list(bands),
        viewers.sure[rows].astype(int).tolist(),
        cameras.secrecy[rows].tolist(),
        viewers.ranges[rows].tolist(),
        shapely.area(areas).round(1).tolist(),
    ]
    several = np.empty(len(rows), dtype=object)
    several[:] = [_several(area) for area in areas]
    lines = [list(row) for row in zip(*columns, strict=True)]
    return OutputTable(fields, Qgis.WkbType.MultiPolygon, lines, shapely.to_wkb(several).tolist())


def _several(area):
    return area if area.geom_type == "MultiPolygon" else shapely.multipolygons([area])


def _number(value):
    return None if math.isnan(value) else value
