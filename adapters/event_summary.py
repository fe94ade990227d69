"""Figures of events, group by group: counted, compared with an earlier span, and masked where they are small."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ..engine.events.masking import MASK_FLOOR, masked_in_levels, masked_in_table
from ..engine.events.rates import compared, counts_by_period, in_span, moment_of_arrival, per_thousand, rates
from .event_areas import town_of_code
from .event_periods import Span, before, months_of, whole_days
from .event_words import source_name, urgency_name
from .moments import CHINA

__all__ = ["KINDS", "NESTED", "FigureRow", "Question", "Summary", "TrendRow", "kind_words", "summarise"]

KINDS = ("grid", "community", "street", "department", "source", "category", "urgency", "month")
"""What events may be counted by; a street is a subdistrict or town (街道)."""

NESTED = ("grid", "community", "street")
"""Kinds of which each lies within the next: what is masked of one must not come out of another."""

TOTAL = "total"

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Question:
    """What is asked of events.

    Attributes
    ----------
    kinds : tuple of str, of `KINDS`
    span : Span
    then : Span or None, what to compare with
    now : float, seconds; what is past its deadline by then is overdue
    floor : int, counts below are masked
    offset : int, minutes that the clocks are ahead of UTC
    """

    kinds: tuple
    span: Span
    then: Span | None
    now: float
    floor: int = MASK_FLOOR
    offset: int = CHINA

    @classmethod
    def asked(cls, events, kinds, span, comparison, now, floor=MASK_FLOOR, offset=CHINA):
        """The same with a span without limits made that of the days on which events came in.

        `comparison` is 'before', 'year' or ''.
        """
        span = whole_days(span, moment_of_arrival(events), offset)
        then = before(span, years=comparison == "year", offset=offset) if comparison else None
        return cls(tuple(kinds), span, then, now, floor, offset)


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


class Summary(NamedTuple):
    """Figures of events.

    Attributes
    ----------
    question : Question
    total : FigureRow
    rows : list of FigureRow, kind by kind, within each the most events first, months in their order
    trend : list of TrendRow, months in their order
    without_place : int, events of the span that lie in no grid
    """

    question: Question
    total: FigureRow
    rows: list
    trend: list
    without_place: int


class _Groups(NamedTuple):
    """Events in groups: the codes, the names, the row of each event's group, households of each, nan if not known."""

    codes: list
    names: list
    rows: np.ndarray
    households: np.ndarray


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


def summarise(events, areas, question, progress):
    """Count events.

    Parameters
    ----------
    events : engine.events.model.Events, as `areas.placed` gave them
    areas : adapters.event_areas.EventAreas
    question : Question
    progress : engine.progress.Progress

    Returns
    -------
    Summary

    Raises
    ------
    engine.progress.CancelledError
    """
    names, edges = months_of(question.span, question.offset) if np.isfinite(question.span).all() else ([], [0.0])
    kinds = dict.fromkeys([*NESTED, "month", *question.kinds])
    groups = {kind: _grouped(events, areas, kind, names, edges) for kind in kinds}
    groups[TOTAL] = _Groups([""], [kind_words()[TOTAL]], np.zeros(len(events), dtype=int), _all_households(areas))
    masks = _masks(events, groups, question)
    (total,) = _figures(events, TOTAL, groups[TOTAL], question, masks[TOTAL])
    rows, trend = [], []
    finest = next((kind for kind in NESTED if kind in question.kinds), "")
    for number, kind in enumerate(question.kinds):
        progress.check()
        progress.report("event_figures", number / len(question.kinds))
        own = _figures(events, kind, groups[kind], question, masks[kind])
        rows += (
            _beside_earlier(own)
            if kind == "month" and own
            else sorted(own, key=lambda row: (-(row.events or -1), row.code))
        )
        if len(names) > 1 and kind != "month" and (kind not in NESTED or kind == finest):
            trend += _trend(events, kind, groups[kind], names, edges, question, masks)
    inside = in_span(moment_of_arrival(events), *question.span)
    without = int((inside & (events.grid_codes == "")).sum()) if len(areas) else 0
    return Summary(question, total, rows, trend, without)


def _grouped(events, areas, kind, months, edges):
    """Put events into the groups of a kind."""
    if kind == "month":
        period = np.searchsorted(edges, moment_of_arrival(events), side="right") - 1
        rows = np.where((period >= 0) & (period < len(months)), period, -1)
        return _Groups(months, months, rows, np.full(len(months), np.nan))
    communities = events.community_codes
    values = {
        "grid": events.grid_codes,
        "community": communities,
        "street": np.array([own or town_of_code(code) for own, code in zip(events.streets, communities)], dtype=object),
        "department": events.departments,
        "source": events.sources,
        "category": events.categories,
        "urgency": np.array([str(each) if each else "" for each in events.urgencies.tolist()], dtype=object),
    }[kind]
    known = {"grid": areas.codes.tolist(), "community": sorted(set(areas.communities.tolist()) - {""})}.get(kind, [])
    codes = sorted({*known, *values.tolist()})
    place = {code: row for row, code in enumerate(codes)}
    rows = np.array([place[value] for value in values.tolist()], dtype=np.int64)
    return _Groups(codes, _names(kind, codes, areas), rows, _households(kind, codes, areas))


def _names(kind, codes, areas):
    """What the groups of a kind are called."""
    unknown = translate("Figures", "not known")
    said = {
        "grid": dict(zip(areas.codes.tolist(), areas.names.tolist())).get,
        "community": areas.community_names.get,
        "street": areas.town_names.get,
        "source": lambda code, _: source_name(code),
        "urgency": lambda code, _: urgency_name(int(code)),
    }.get(kind, lambda code, usual: usual)
    return [(said(code, code) or code) if code else unknown for code in codes]


def _households(kind, codes, areas):
    """Households of the groups, nan where not known."""
    if kind not in NESTED or not len(areas):
        return np.full(len(codes), np.nan)
    owners = {"grid": areas.codes, "community": areas.communities}.get(kind)
    if owners is None:
        owners = np.array([town_of_code(code) for code in areas.communities], dtype=object)
    sums = {}
    for owner, households in zip(owners.tolist(), areas.households.tolist()):
        sums[owner] = sums.get(owner, 0.0) + households
    return np.array([sums.get(code, np.nan) if code else np.nan for code in codes], dtype=float)


def _all_households(areas):
    known = areas.households[np.isfinite(areas.households)]
    return np.array([known.sum() if len(known) else np.nan])


def _masks(events, groups, question):
    """Which groups to mask now and before, kind by kind: dict of str to (mask, mask before), the latter may be None.

    Grids, communities and streets are looked at together, whichever of them are asked for: each lies within the next.
    """
    arrived = moment_of_arrival(events)
    told = []
    for span in filter(None, (question.span, question.then)):
        inside = in_span(arrived, *span)
        # A grid of several communities, or events of no grid, are cells of their own under each.
        keys = np.column_stack([groups[kind].rows for kind in NESTED])[inside]
        cells, counts = np.unique(keys, axis=0, return_counts=True)
        parents, level = [], cells
        for _ in NESTED[1:]:
            level, rows = np.unique(level[:, 1:], axis=0, return_inverse=True)
            parents.append(rows.ravel())
        masks = _spread(groups, cells, masked_in_levels(counts, parents, question.floor))
        for kind, own in groups.items():
            if kind not in NESTED:
                rows = own.rows[inside]
                counts = np.bincount(rows[rows >= 0], minlength=len(own.codes))
                small = (counts > 0) & (counts < question.floor)
                masks[kind] = small if kind == TOTAL else masked_in_levels(counts, [], question.floor)[0]
        told.append(masks)
    return {kind: (told[0][kind], told[1][kind] if len(told) > 1 else None) for kind in groups}


def _spread(groups, cells, masks):
    """Masks of cells as masks of the groups of each nested kind."""
    spread, level = {}, cells
    for kind, mask in zip(NESTED, masks):
        spread[kind] = np.zeros(len(groups[kind].codes), dtype=bool)
        np.logical_or.at(spread[kind], level[:, 0], mask)
        level = np.unique(level[:, 1:], axis=0) if level.shape[1] > 1 else level
    return spread


def _figures(events, kind, groups, question, masks):
    """The rows of one kind."""
    count = len(groups.codes)
    told = rates(events, groups.rows, count, *question.span, question.now)
    then = rates(events, groups.rows, count, *question.then, question.now) if question.then else None
    masked, masked_then = masks
    against = compared(told.events, then.events, question.span.days, question.then.days) if then else None
    rate = per_thousand(told.events, groups.households)
    rows = []
    for row in range(count):
        hidden = bool(masked[row])
        figures = [None] * 15 if hidden else [
            int(told.events[row]), _round(rate[row], 2), int(told.received[row]), int(told.rejected[row]),
            int(told.merged[row]), int(told.closed[row]), _percent(told.closure_rate[row]), int(told.due[row]),
            int(told.on_time[row]), _percent(told.on_time_rate[row]), int(told.open[row]), int(told.overdue[row]),
            _round(told.minutes_to_dispatch[row], 1), _round(told.minutes_to_arrive[row], 1),
            _round(told.hours_to_close[row], 1),
        ]  # fmt: skip
        earlier = [None] * 6
        if then is not None and not masked_then[row]:
            earlier[0] = int(then.events[row])
            earlier[4:] = _percent(then.closure_rate[row]), _percent(then.on_time_rate[row])
            if not hidden:
                earlier[1:4] = int(against.change[row]), _round(against.ratio[row], 2), _round(against.p[row], 4)
        households = groups.households[row]
        households = None if np.isnan(households) else int(households)
        rows.append(FigureRow(kind, groups.codes[row], groups.names[row], households, *figures, *earlier, int(hidden)))
    # A grid without events is told too; what nobody knows, or another word for a source, only where there are some.
    known = told.events + told.due + (then.events if then else 0) > 0
    named = np.array([code != "" for code in groups.codes]) & (kind in ("grid", "community", "month"))
    return [row for row, kept in zip(rows, known | named | (kind == TOTAL)) if kept]


def _most_first(rows):
    return sorted(rows, key=lambda row: (-(row.events or -1), row.code))


def _beside_earlier(months):
    """Months, each compared with the one before it."""
    rows = [row._replace(events_before=None, change=None, ratio=None, p_value=None,
                         closure_before=None, on_time_before=None) for row in months[:1]]  # fmt: skip
    for earlier, row in pairwise(months):
        both = earlier.events is not None and row.events is not None
        change = row.events - earlier.events if both else None
        ratio = round(row.events / earlier.events, 2) if both and earlier.events else None
        rows.append(
            row._replace(
                events_before=earlier.events, change=change, ratio=ratio, p_value=None,
                closure_before=earlier.closure_rate, on_time_before=earlier.on_time_rate,
            )
        )  # fmt: skip
    return rows


def _trend(events, kind, groups, months, edges, question, masks):
    """Each group month by month, as far as its whole is told."""
    count, size = len(groups.codes), len(months)
    arrived = moment_of_arrival(events)
    counts = counts_by_period(arrived, groups.rows, count, edges)
    there = np.flatnonzero(counts.sum(axis=1))
    untold = (masks[kind][0][there][:, None] | masks["month"][0]) & (counts[there] > 0)
    masked = masked_in_table(counts[there], question.floor, untold)
    if masked is None:
        masked = counts[there] > 0
    period = np.searchsorted(edges, arrived, side="right") - 1
    cell = np.where((period >= 0) & (period < size), groups.rows * size + period, -1)
    told = rates(events, cell, count * size, *question.span, question.now)
    # A deadline is of the month in which it falls, not of that in which the event came.
    due_in = np.searchsorted(edges, events.times["due"], side="right") - 1
    cell = np.where((due_in >= 0) & (due_in < size), groups.rows * size + due_in, -1)
    kept = rates(events, cell, count * size, *question.span, question.now)
    rows = []
    for place, row in enumerate(there.tolist()):
        for month in range(size):
            at, hidden = row * size + month, bool(masked[place, month])
            few = hidden or kept.due[at] < question.floor
            figures = [None, None] if hidden else [int(counts[row, month]), _percent(told.closure_rate[at])]
            on_time = None if few else _percent(kept.on_time_rate[at])
            rows.append(
                TrendRow(kind, groups.codes[row], groups.names[row], months[month], *figures, on_time, int(hidden))
            )
    return rows


def _percent(share):
    return None if np.isnan(share) else round(100 * float(share), 2)


def _round(value, digits):
    return None if np.isnan(value) else round(float(value), digits)
