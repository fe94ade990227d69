"""Tables of points that are ready to be written: where they are, and times as layers keep them."""

import numpy as np
import shapely
from qgis.core import Qgis
from qgis.PyQt.QtCore import QDateTime, Qt

from ..running.qgis_version import whole_number_field
from .writing import OutputTable, table_fields

__all__ = ["point_table", "points_wkb", "utc_times"]


def point_table(fields, columns, places, lines=None):
    """Join columns to rows with a point each.

    Parameters
    ----------
    fields : list of QgsField
    columns : list of (n,) lists of values, in their order
    places : (n, 2) array of float, nan without a place
    lines : (n,) array of int, optional, the rows of the file that they came from, for the field file_row

    Returns
    -------
    adapters.layers.writing.OutputTable
    """
    if lines is not None:
        fields = [*fields, whole_number_field("file_row")]
        columns = [*columns, np.asarray(lines).tolist()]
    rows = [list(row) for row in zip(*columns, strict=True)]
    return OutputTable(table_fields(*fields), Qgis.WkbType.Point, rows, points_wkb(places))


def points_wkb(places):
    """Points as WKB, b'' without a place: list of bytes.

    Parameters
    ----------
    places : (n, 2) array of float, nan without a place
    """
    there = np.isfinite(places).all(axis=1)
    wkb = np.full(len(places), b"", dtype=object)
    wkb[there] = shapely.to_wkb(shapely.points(places[there]))
    return wkb.tolist()


def utc_times(seconds):
    """Times as a layer keeps them, in UTC: list of QDateTime, None where it is not known.

    Parameters
    ----------
    seconds : (n,) array of float, seconds since 1970 UTC, nan where not known
    """
    return [
        None if second != second else QDateTime.fromMSecsSinceEpoch(round(second * 1000), Qt.TimeSpec.UTC)
        for second in seconds.tolist()
    ]
