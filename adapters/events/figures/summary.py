"""Figures of events, group by group: counted, compared with an earlier span, and masked where they are small."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ....engine.events.figures.masking import MASK_FLOOR, masked_in_table
from ....engine.events.figures.rates import (
    compared,
    counts_by_period,
    fell_due,
    in_span,
    moment_of_arrival,
    per_thousand,
    rates,
)
from ...words.moments import CHINA
from .groups import everything, grouped
from .masks import masked_days, masks_of
from .periods import DAY, Span, before, months_of, span_text, whole_days
from .rows import NESTED, TOTAL, FigureRow, TrendRow

__all__ = ["Question", "Summary", "summarise"]

_MOST_DAYS = 30


@dataclass(frozen=True)
class Question:
    """What is asked of events.

    Attributes
    ----------
    kinds : tuple of str, of `figure_rows.KINDS`
    span : Span
    deadlines : Span, the same without the limits that nobody set: what came last may be due after all came in
    then : Span or None, what to compare with
    now : float, seconds; what is past its deadline by then is overdue
    floor : int, counts below are masked
    offset : int, minutes that the clocks are ahead of UTC
    """

    kinds: tuple
    span: Span
    deadlines: Span
    then: Span | None
    now: float
    floor: int = MASK_FLOOR
    offset: int = CHINA

    @classmethod
    def asked(cls, events, kinds, span, comparison, now, floor=MASK_FLOOR, offset=CHINA):
        """The same with a span without limits made that of the days on which events came in.

        `comparison` is 'before', 'year' or ''.
        """
        arrived = moment_of_arrival(events)
        deadlines, span = span, whole_days(span, arrived, offset)
        then = before(span, years=comparison == "year", offset=offset) if comparison else None
        known = arrived[np.isfinite(arrived)]
        if then is not None and len(known) and known.min() >= then.until:
            then = None  # that nothing is known of what was before is no rise
        return cls(tuple(kinds), span, deadlines, then, now, floor, offset)


class Summary(NamedTuple):
    """Figures of events.

    Attributes
    ----------
    question : Question
    total : FigureRow
    rows : list of FigureRow, kind by kind, within each the most events first, months in their order
    trend : list of TrendRow, months in their order
    days : list of TrendRow, all events day by day, up to 30 days to the end of the span; empty without one
    without_place : int, events of the span that lie in no grid; None where that is masked
    """

    question: Question
    total: FigureRow
    rows: list
    trend: list
    days: list
    without_place: int | None


def summarise(events, areas, question, progress):
    """Count events.

    Parameters
    ----------
    events : engine.events.model.Events, as `areas.placed` gave them
    areas : adapters.events.areas.EventAreas
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
    groups = {kind: grouped(events, areas, kind, names, edges) for kind in kinds}
    groups[TOTAL] = everything(events, areas)
    masks = _masks(events, groups, question)
    untold = _untold_days(events, groups["month"].rows, question, masks)
    (total,) = _figures(events, TOTAL, groups[TOTAL], question, masks)
    rows, trend = [], []
    finest = next((kind for kind in NESTED if kind in question.kinds and groups[kind].codes != [""]), "")
    for number, kind in enumerate(question.kinds):
        progress.check()
        progress.report("event_figures", number / len(question.kinds))
        if groups[kind].codes == [""]:
            continue  # nobody knows anything of the kind
        own = _figures(events, kind, groups[kind], question, masks)
        rows += _beside_earlier(own) if kind == "month" else _most_first(own)
        if len(names) > 1 and kind != "month" and (kind not in NESTED or kind == finest):
            trend += _trend(events, kind, groups[kind], names, edges, question, masks)
    inside = in_span(moment_of_arrival(events), *question.span)
    places = events.grid_codes if areas.of_grids else events.community_codes
    without = int((inside & (places == "")).sum()) if len(areas) else 0
    if without and masks.now["grid" if areas.of_grids else "community"][0]:  # the group without a code comes first
        without = None
    return Summary(question, total, rows, trend, _day_by_day(events, question, untold), without)


class _Masks(NamedTuple):
    """Which groups to mask by kind: their events and deadlines of the span, and those of the span before."""

    now: dict
    due: dict
    then: dict
    due_then: dict


def _masks(events, groups, question):
    """Say for all kinds what to mask."""
    arrived = moment_of_arrival(events)
    told = []
    for span, deadlines in ((question.span, question.deadlines), (question.then, question.then)):
        if span is None:
            told += [{}, {}]
        else:
            told.append(masks_of(groups, in_span(arrived, *span), question.floor))
            due = fell_due(events, *deadlines, question.now)
            told.append(masks_of(groups, due, question.floor, of_deadlines=True))
    return _Masks(*told)


def _rates(events, groups, span, deadlines, now):
    """The figures of groups; deadlines count where they fall, which of months may be another one."""
    count = len(groups.codes)
    told = rates(events, groups.rows, count, *span, now)
    if groups.due_rows is groups.rows and deadlines == span:
        return told
    due = rates(events, groups.due_rows, count, *deadlines, now)
    return replace(told, due=due.due, on_time=due.on_time)


def _figures(events, kind, groups, question, masks):
    """The rows of one kind."""
    told = _rates(events, groups, question.span, question.deadlines, question.now)
    then = _rates(events, groups, question.then, question.then, question.now) if question.then else None
    against = compared(told.events, then.events, question.span.days, question.then.days) if then else None
    rate = per_thousand(told.events, groups.households)
    rows = []
    for row in range(len(groups.codes)):
        hidden = bool(masks.now[kind][row])
        came = [None] * 6 if hidden else [
            int(told.events[row]), _round(rate[row], 2), int(told.received[row]), int(told.rejected[row]),
            int(told.merged[row]), int(told.closed[row]),
        ]  # fmt: skip
        due = [None] * 3 if masks.due[kind][row] else [
            int(told.due[row]), int(told.on_time[row]), _percent(told.on_time_rate[row])
        ]  # fmt: skip
        rest = [None] * 5 if hidden else [
            int(told.open[row]), int(told.overdue[row]), _round(told.minutes_to_dispatch[row], 1),
            _round(told.minutes_to_arrive[row], 1), _round(told.hours_to_close[row], 1),
        ]  # fmt: skip
        closure = None if hidden else _percent(told.closure_rate[row])
        households = groups.households[row]
        households = None if np.isnan(households) else int(households)
        earlier = _earlier(kind, row, then, against, masks)
        rows.append(
            FigureRow(
                kind, groups.codes[row], groups.names[row], households, *came, closure, *due, *rest, *earlier,
                int(hidden),
            )
        )  # fmt: skip
    # A grid without events is told too; what nobody knows, or another word for a source, only where there are some.
    known = told.events + told.due + (then.events if then else 0) > 0
    named = np.array([code != "" for code in groups.codes], dtype=bool) & (kind in ("grid", "community", "month"))
    return [row for row, kept in zip(rows, known | named | (kind == TOTAL)) if kept]


def _earlier(kind, row, then, against, masks):
    """What a group was before, and what changed, as far as both are told."""
    told = [None] * 6
    if then is None:
        return told
    if not masks.then[kind][row]:
        told[0], told[4] = int(then.events[row]), _percent(then.closure_rate[row])
        if not masks.now[kind][row]:
            told[1:4] = int(against.change[row]), _round(against.ratio[row], 2), _round(against.p[row], 4)
    if not masks.due_then[kind][row]:
        told[5] = _percent(then.on_time_rate[row])
    return told


def _most_first(rows):
    """The most events first; what is masked stands where few are."""
    return sorted(rows, key=lambda row: (-(0.5 if row.events is None else row.events), row.code))


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
    untold = (masks.now[kind][there][:, None] | masks.now["month"]) & (counts[there] > 0)
    masked = masked_in_table(counts[there], question.floor, untold)
    if masked is None:
        masked = counts[there] > 0
    period = np.searchsorted(edges, arrived, side="right") - 1
    cell = np.where((period >= 0) & (period < size), groups.rows * size + period, -1)
    told = rates(events, cell, count * size, *question.span, question.now)
    # A deadline is of the month in which it falls, not of that in which the event came.
    due_in = np.searchsorted(edges, events.times["due"], side="right") - 1
    cell = np.where((due_in >= 0) & (due_in < size), groups.rows * size + due_in, -1)
    kept = rates(events, cell, count * size, *question.deadlines, question.now)
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


def _days(moments, question):
    """The place of each moment among the last days of the span, -1 for none of them."""
    day = np.searchsorted(_day_edges(question), moments, side="right") - 1
    return np.where((day >= 0) & (day < _MOST_DAYS), day, -1)


def _day_edges(question):
    return question.span.until - np.arange(_MOST_DAYS, -1, -1) * DAY


def _untold_days(events, months, question, masks):
    """Which of the last days to mask; months and the span before are sums of them, and are masked with them."""
    if not np.isfinite(question.span.until):
        return np.zeros(_MOST_DAYS, dtype=bool)
    arrived = moment_of_arrival(events)
    days = _days(arrived, question)
    sums = np.where(in_span(arrived, *question.span), months, -1)
    masked, lost = masked_days(days, sums, _MOST_DAYS, question.floor)
    masks.now["month"][lost] = True
    hidden = (sums >= 0) & np.append(masks.now["month"], False)[months]
    if hidden.any():  # the sum of a month that is masked must not come out as that of its days
        masked[days[hidden & (days >= 0)]] = True
    if question.then is not None:
        before = np.where((sums < 0) & in_span(arrived, *question.then), 0, -1)
        masked |= masked_days(np.where(sums < 0, days, -1), before, _MOST_DAYS, question.floor)[0]
    return masked


def _day_by_day(events, question, masked):
    """All events of each of the last days of the span."""
    if not np.isfinite(question.span.until):
        return []
    last, place = _day_edges(question), _days(moment_of_arrival(events), question)
    due = _days(events.times["due"], question)
    told, kept = (rates(events, day, _MOST_DAYS, -np.inf, np.inf, question.now) for day in (place, due))
    rows = []
    for day in range(_MOST_DAYS):
        name, hidden = span_text(Span(last[day], last[day + 1]), question.offset), bool(masked[day])
        figures = [None, None] if hidden else [int(told.events[day]), _percent(told.closure_rate[day])]
        on_time = None if hidden or kept.due[day] < question.floor else _percent(kept.on_time_rate[day])
        rows.append(TrendRow("day", name, name, name, *figures, on_time, int(hidden)))
    return rows


def _percent(share):
    return None if np.isnan(share) else round(100 * float(share), 2)


def _round(value, digits):
    return None if np.isnan(value) else round(float(value), digits)
