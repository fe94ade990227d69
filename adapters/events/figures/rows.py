"""What is told of groups of events, and in which words; it needs no packages, so that a window can be made without."""

from typing import NamedTuple

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["KINDS", "NESTED", "TOTAL", "FigureRow", "TrendRow", "figure_heads", "kind_words", "trend_heads"]

KINDS = ("grid", "community", "street", "department", "source", "category", "urgency", "month")
"""What events may be counted by; a street is a subdistrict or town (街道)."""

NESTED = ("grid", "community", "street")
"""Kinds of which each lies within the next: what is masked of one must not come out of another."""

TOTAL = "total"

translate = QCoreApplication.translate


class FigureRow(NamedTuple):
    """The figures of one group; those that are masked or not known are None. Shares are in percent."""

    by: str
    code: str
    name: str
    households: int | None
    events: int | None
    per_1000: float | None
    received: int | None
    rejected: int | None
    merged: int | None
    closed: int | None
    closure_rate: float | None
    due: int | None
    on_time: int | None
    on_time_rate: float | None
    open: int | None
    overdue: int | None
    minutes_to_dispatch: float | None
    minutes_to_arrive: float | None
    hours_to_close: float | None
    events_before: int | None
    change: int | None
    ratio: float | None
    p_value: float | None
    closure_before: float | None
    on_time_before: float | None
    masked: int


class TrendRow(NamedTuple):
    """One group in one month."""

    by: str
    code: str
    name: str
    month: str
    events: int | None
    closure_rate: float | None
    on_time_rate: float | None
    masked: int


def kind_words():
    """What events are counted by, in words: dict of str to str."""
    return {
        "grid": translate("Figures", "Grid"),
        "community": translate("Figures", "Community"),
        "street": translate("Figures", "Subdistrict or town"),
        "department": translate("Figures", "Department"),
        "source": translate("Figures", "Source"),
        "category": translate("Figures", "Class"),
        "urgency": translate("Figures", "Urgency"),
        "month": translate("Figures", "Month"),
        TOTAL: translate("Figures", "All"),
    }


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
