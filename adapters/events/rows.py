"""Events as rows of a table, under the names that a plan's own table and every algorithm know."""

import numpy as np
from qgis.core import Qgis, QgsField
from qgis.PyQt.QtCore import QMetaType

from ..layers.point_table import point_table, utc_times
from ..layers.writing import OutputTable, table_fields
from ..plan_file.events import EVENT_COLUMNS, EVENT_TIMES
from ..running.qgis_version import text_field, whole_number_field

__all__ = ["event_table", "unplaced_table"]

# The times stand behind the state.
_CODES = ("event_no", "source", "category", "urgency", "state")
_FIELDS = (*_CODES, *EVENT_TIMES, *(name for name in EVENT_COLUMNS if name not in _CODES))

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
    adapters.layers.writing.OutputTable, points; times are in UTC
    """
    fields, columns = [], []
    for name in _FIELDS:
        if name in EVENT_TIMES:
            fields.append(QgsField(name, QMetaType.Type.QDateTime))
            columns.append(utc_times(events.times[name.removesuffix("_at")]))
        else:
            fields.append(whole_number_field(name) if name in _NUMBERS else text_field(name))
            columns.append(getattr(events, EVENT_COLUMNS[name]).tolist())
    return point_table(fields, columns, events.places, lines)


def unplaced_table(events, lines, candidates):
    """Turn the events without a place into a list for a person.

    Parameters
    ----------
    events : engine.events.model.Events
    lines : (n,) array of int
    candidates : dict of int (row of `events`) to tuple of str, the addresses that it may mean

    Returns
    -------
    adapters.layers.writing.OutputTable, without geometry
    """
    fields = [text_field("event_no"), whole_number_field("file_row"), text_field("address")]
    fields += [text_field(f"candidate_{number}") for number in range(1, _MOST + 1)]
    rows = []
    for row in np.flatnonzero(~np.isfinite(events.places).all(axis=1)).tolist():
        maybe = list(candidates.get(row, ()))[:_MOST]
        maybe += [""] * (_MOST - len(maybe))
        rows.append([events.numbers[row], int(lines[row]), events.addresses[row], *maybe])
    return OutputTable(table_fields(*fields), Qgis.WkbType.NoGeometry, rows, [b""] * len(rows))
