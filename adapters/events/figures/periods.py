"""Spans of time on the clocks of a place: days and months as people count them, as seconds since 1970 UTC."""

from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

import numpy as np

from ...words.moments import CHINA

__all__ = ["DAY", "Span", "before", "day_numbers", "months_of", "span_of", "span_text", "whole_days"]

DAY = 86400.0


class Span(NamedTuple):
    """From `since` up to, but not with, `until`: seconds since 1970 UTC."""

    since: float
    until: float

    @property
    def days(self):
        """How long it is, in days."""
        return (self.until - self.since) / DAY


def span_of(first, last, offset=CHINA):
    """The span from one day to another, both within.

    Parameters
    ----------
    first, last : str, '2024-12-01', '' for no limit
    offset : int, minutes that the clocks are ahead of UTC

    Raises
    ------
    ValueError
        A text is no day, or the last day lies before the first.

    Examples
    --------
    >>> span_of("1970-01-01", "1970-01-02", 0)
    Span(since=0.0, until=172800.0)
    """
    since = _midnight(first, offset) if first else -np.inf
    until = _midnight(last, offset) + DAY if last else np.inf
    if until <= since:
        raise ValueError(f"{last} lies before {first}")
    return Span(since, until)


def _midnight(day, offset):
    return datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=_zone(offset)).timestamp()


def _zone(offset):
    return timezone(timedelta(minutes=offset))


def whole_days(span, moments, offset=CHINA):
    """Give a span without limits those of the days on which something happened.

    Parameters
    ----------
    span : Span
    moments : (n,) array of float, seconds, nan where not known
    offset : int

    Returns
    -------
    Span, `span` itself where it has limits or nothing happened
    """
    known = moments[np.isfinite(moments)]
    if not len(known):
        return span
    first, last = (
        float(np.floor((each + offset * 60) / DAY) * DAY - offset * 60) for each in (known.min(), known.max())
    )
    return Span(first if np.isinf(span.since) else span.since, last + DAY if np.isinf(span.until) else span.until)


def before(span, years=0, offset=CHINA):
    """The span to compare one with: as long, just before it; or the same days some years before.

    Whole months are compared with as many whole months.

    Examples
    --------
    >>> span_text(before(span_of("2024-12-01", "2024-12-31"))), span_text(before(span_of("2024-12-08", "2024-12-14")))
    ('2024-11-01 – 2024-11-30', '2024-12-01 – 2024-12-07')
    >>> span_text(before(span_of("2024-12-08", "2024-12-14"), years=1))
    '2023-12-08 – 2023-12-14'
    """
    if np.isinf(span.since) or np.isinf(span.until):
        return None
    since, until = (datetime.fromtimestamp(each, _zone(offset)) for each in span)
    if years:
        return Span(_moved(since, -12 * years).timestamp(), _moved(until, -12 * years).timestamp())
    if since.day == until.day == 1:
        months = (until.year - since.year) * 12 + until.month - since.month
        return Span(_moved(since, -months).timestamp(), span.since)
    return Span(span.since - (span.until - span.since), span.since)


def _moved(moment, months):
    """The same day so many months on, or the last day of that month where it is shorter."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return moment.replace(year=year, month=month + 1)


def months_of(span, offset=CHINA):
    """The months that a span touches.

    Returns
    -------
    list of str, '2024-12'; list of float, one more, their edges in seconds; the outer ones are those of the span

    Examples
    --------
    >>> months_of(span_of("1970-01-20", "1970-02-10", 0), 0)
    (['1970-01', '1970-02'], [1641600.0, 2678400.0, 3542400.0])
    """
    moment, names, edges = datetime.fromtimestamp(span.since, _zone(offset)), [], []
    while moment.timestamp() < span.until:
        names.append(f"{moment:%Y-%m}")
        edges.append(moment.timestamp())
        moment = _moved(moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0), 1)
    return names, [*edges, span.until]


def day_numbers(moments, offset=CHINA):
    """The day of each moment on the clocks of a place, counted from 1970: (n,) array of int, -1 where not known.

    Examples
    --------
    >>> day_numbers([0, 57600, float("nan")]).tolist()
    [0, 1, -1]
    """
    days = np.floor((np.asarray(moments, dtype=float) + offset * 60) / DAY)
    return np.where(np.isfinite(days), days, -1).astype(np.int64)


def span_text(span, offset=CHINA):
    """The first and the last day of a span; '' for a limit that it does not have.

    Examples
    --------
    >>> span_text(span_of("2024-12-01", "2024-12-31"))
    '2024-12-01 – 2024-12-31'
    """
    first = "" if np.isinf(span.since) else _day_text(span.since, offset)
    last = "" if np.isinf(span.until) else _day_text(span.until - 1, offset)
    return first if first == last else f"{first} – {last}"


def _day_text(moment, offset):
    return f"{datetime.fromtimestamp(moment, UTC).astimezone(_zone(offset)):%Y-%m-%d}"
