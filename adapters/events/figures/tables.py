"""Figures of events as tables without a geometry."""

from qgis.core import Qgis

from ...layers.writing import OutputTable, table_fields
from ...running.qgis_version import number_field, text_field, whole_number_field
from .rows import FigureRow, TrendRow

__all__ = ["summary_table", "trend_table"]

_TEXTS = ("by", "code", "name", "month")
_NUMBERS = (
    *("per_1000", "closure_rate", "on_time_rate", "minutes_to_dispatch", "minutes_to_arrive", "hours_to_close"),
    *("ratio", "p_value", "closure_before", "on_time_before"),
)


def summary_table(summary):
    """A row for all events and one for each group, without a geometry: adapters.layers.writing.OutputTable."""
    return _table(FigureRow, [summary.total, *summary.rows])


def trend_table(summary):
    """A row for each group and month: adapters.layers.writing.OutputTable."""
    return _table(TrendRow, summary.trend)


def _table(kind, rows):
    fields = table_fields(*map(_field, kind._fields))
    return OutputTable(fields, Qgis.WkbType.NoGeometry, [list(row) for row in rows], [b""] * len(rows))


def _field(name):
    if name in _TEXTS:
        return text_field(name)
    return number_field(name) if name in _NUMBERS else whole_number_field(name)
