"""Figures of events as tables: for layers, and with words for heads as files that an office opens."""

from qgis.core import Qgis
from qgis.PyQt.QtCore import QCoreApplication

from .event_groups import kind_words
from .event_summary import FigureRow, TrendRow
from .qgis_version import number_field, text_field, whole_number_field
from .writing import OutputTable, table_fields

__all__ = ["figure_heads", "summary_table", "trend_heads", "trend_table"]

_TEXTS = ("by", "code", "name", "month")
_NUMBERS = (
    *("per_1000", "closure_rate", "on_time_rate", "minutes_to_dispatch", "minutes_to_arrive", "hours_to_close"),
    *("ratio", "p_value", "closure_before", "on_time_before"),
)

translate = QCoreApplication.translate


def summary_table(summary):
    """A row for all events and one for each group, without a geometry: adapters.writing.OutputTable."""
    return _table(FigureRow, [summary.total, *summary.rows])


def trend_table(summary):
    """A row for each group and month: adapters.writing.OutputTable."""
    return _table(TrendRow, summary.trend)


def _table(kind, rows):
    fields = table_fields(*map(_field, kind._fields))
    return OutputTable(fields, Qgis.WkbType.NoGeometry, [list(row) for row in rows], [b""] * len(rows))


def _field(name):
    if name in _TEXTS:
        return text_field(name)
    return number_field(name) if name in _NUMBERS else whole_number_field(name)


# fmt: off

def figure_heads():
    """The heads of the columns of `FigureRow`: dict of str to str."""
    return {
        "by": translate("Figures", "By"),
        "code": translate("Figures", "Code"),
        "name": translate("Figures", "Name"),
        "households": translate("Figures", "Households"),
        "events": translate("Figures", "Events"),
        "per_1000": translate("Figures", "Per 1,000 households"),
        "received": translate("Figures", "Received"),
        "rejected": translate("Figures", "Rejected"),
        "merged": translate("Figures", "Merged"),
        "closed": translate("Figures", "Closed"),
        "closure_rate": translate("Figures", "Closure rate, %"),
        "due": translate("Figures", "Due"),
        "on_time": translate("Figures", "On time"),
        "on_time_rate": translate("Figures", "On-time rate, %"),
        "open": translate("Figures", "Open"),
        "overdue": translate("Figures", "Overdue"),
        "minutes_to_dispatch": translate("Figures", "Minutes to dispatch"),
        "minutes_to_arrive": translate("Figures", "Minutes to arrive"),
        "hours_to_close": translate("Figures", "Hours to close"),
        "events_before": translate("Figures", "Events before"),
        "change": translate("Figures", "Change"),
        "ratio": translate("Figures", "Times as many"),
        "p_value": translate("Figures", "Chance (p)"),
        "closure_before": translate("Figures", "Closure rate before, %"),
        "on_time_before": translate("Figures", "On-time rate before, %"),
        "masked": translate("Figures", "Masked"),
    }


def trend_heads():
    """The heads of the columns of `TrendRow`: dict of str to str."""
    return {"month": kind_words()["month"], **{name: words for name, words in figure_heads().items()
            if name in TrendRow._fields}}

# fmt: on
