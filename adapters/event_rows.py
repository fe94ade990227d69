"""Events as rows of a table, under the names that a plan's own table and every algorithm know."""

import numpy as np
import shapely
from qgis.core import Qgis, QgsField
from qgis.PyQt.QtCore import QDateTime, QMetaType, Qt

from ..engine.events.model import TIMES
from .qgis_version import text_field, whole_number_field
from .writing import OutputTable, table_fields

__all__ = ["EVENT_FIELDS", "event_table", "unplaced_table"]

# Field: the column of Events.
EVENT_FIELDS = {
    "event_no": "numbers",
    "source": "sources",
    "category": "categories",
    "urgency": "urgencies",
    "state": "states",
    **{f"{name}_at": name for name in TIMES},
    "grid_code": "grid_codes",
    "other_grid": "other_grids",
    "lead_grid": "lead_grids",
    "community_code": "community_codes",
    "department": "departments",
    "street": "streets",
    "address": "addresses",
    "building_id": "buildings",
}

_NUMBERS = ("urgency", "state")
_MOST = 3


def event_table(events, lines=None):
    """Turn events into rows.

    Parameters
    ----------
    events : engine.events.model.Events
    lines : (n,) array of int, optional, the rows of the file that they came from, for the field file_row

    Returns
    -------
    adapters.writing.OutputTable, points; times are in UTC
    """
    fields, columns = [], []
    for name, column in EVENT_FIELDS.items():
        if column in TIMES:
            fields.append(QgsField(name, QMetaType.Type.QDateTime))
            columns.append([_moment(second) for second in events.times[column].tolist()])
        else:
            fields.append(whole_number_field(name) if name in _NUMBERS else text_field(name))
            columns.append(getattr(events, column).tolist())
    if lines is not None:
        fields.append(whole_number_field("file_row"))
        columns.append(np.asarray(lines).tolist())
    rows = [list(row) for row in zip(*columns, strict=True)]
    there = np.isfinite(events.places).all(axis=1)
    wkb = np.full(len(events), b"", dtype=object)
    wkb[there] = shapely.to_wkb(shapely.points(events.places[there]))
    return OutputTable(table_fields(*fields), Qgis.WkbType.Point, rows, wkb.tolist())


def unplaced_table(events, lines, candidates):
    """Turn the events without a place into a list for a person.

    Parameters
    ----------
    events : engine.events.model.Events
    lines : (n,) array of int
    candidates : dict of int (row of `events`) to tuple of str, the addresses that it may mean

    Returns
    -------
    adapters.writing.OutputTable, without geometry
    """
    fields = [text_field("event_no"), whole_number_field("file_row"), text_field("address")]
    fields += [text_field(f"candidate_{number}") for number in range(1, _MOST + 1)]
    rows = []
    for row in np.flatnonzero(~np.isfinite(events.places).all(axis=1)).tolist():
        maybe = list(candidates.get(row, ()))[:_MOST]
        maybe += [""] * (_MOST - len(maybe))
        rows.append([events.numbers[row], int(lines[row]), events.addresses[row], *maybe])
    return OutputTable(table_fields(*fields), Qgis.WkbType.NoGeometry, rows, [b""] * len(rows))


def _moment(second):
    """A time in UTC; None where it is not known."""
    return None if second != second else QDateTime.fromMSecsSinceEpoch(round(second * 1000), Qt.TimeSpec.UTC)
