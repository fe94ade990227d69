"""What a person asks of events, in spans of days that have names, and the answer."""

from datetime import date, timedelta

import numpy as np
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...running.progress import FeedbackProgress
from ...words.moments import shown_moment
from .hot_spots import Closeness, find_clusters, find_rises, of_span
from .periods import Span, months_of, span_of, span_text
from .rows import KINDS
from .summary import Question, summarise

__all__ = ["asked_summary", "days_of", "standing_out"]

_READ = 60.0
_RISE_SHUFFLES, _CLUSTER_SHUFFLES = 199, 39
_MOST_CLUSTERS = 12

translate = QCoreApplication.translate


def days_of(period, today, days=("", "")):
    """The first and the last day of a span that has a name.

    Parameters
    ----------
    period : str, 'today', 'yesterday', 'week', 'month', 'last_month', 'year', 'last_year', 'all' or 'days'
    today : str, '2024-12-01'
    days : (str, str), those of 'days'

    Returns
    -------
    (str, str), '' for no limit

    Examples
    --------
    >>> days_of("week", "2024-03-03"), days_of("last_month", "2024-03-03")
    (('2024-02-26', '2024-03-03'), ('2024-02-01', '2024-02-29'))
    """
    now = date.fromisoformat(today)
    month, year = now.replace(day=1), now.replace(month=1, day=1)
    one = timedelta(days=1)
    spans = {
        "today": (now, now),
        "yesterday": (now - one, now - one),
        "week": (now - 6 * one, now),
        "month": (month, now),
        "last_month": ((month - one).replace(day=1), month - one),
        "year": (year, now),
        "last_year": ((year - one).replace(month=1, day=1), year - one),
    }
    if period in spans:
        return tuple(each.isoformat() for each in spans[period])
    return tuple(days) if period == "days" else ("", "")


def asked_summary(reading, wish, feedback):
    """Read events and count them.

    Parameters
    ----------
    reading : callable of a callable that says whether to stop; returns adapters.events.figures.sources.FigureEvents
    wish : (period, days, comparison, now), as of `days_of`; 'before', 'year' or ''; seconds since 1970 UTC, by which
        it is told which day it is where the events are
    feedback : QgsProcessingFeedback

    Returns
    -------
    adapters.events.figures.summary.Summary; str, what to know of it; what was read:
        adapters.events.figures.sources.FigureEvents

    Raises
    ------
    QgsProcessingException
        A layer cannot be used, the last day lies before the first, or nothing happened in the span.
    engine.progress.CancelledError
    """
    period, days, comparison, now = wish
    progress = FeedbackProgress(feedback, 0.0, 100.0)
    progress.report("reading", 0.0)
    read = reading(progress.cancelled)
    progress.report("event_figures", _READ / 100)
    first, last = days_of(period, shown_moment(now, read.offset)[:10], days)
    try:
        span = span_of(first, last, read.offset)
    except ValueError as wrong:
        said = translate("EventInputs", "The last day, {last}, lies before the first, {first}.")
        raise QgsProcessingException(said.format(last=last, first=first)) from wrong
    question = Question.asked(read.events, KINDS, span, comparison, now, read.floor, read.offset)
    summary = summarise(read.events, read.areas, question, FeedbackProgress(feedback, _READ, 100.0))
    said = [span_text(question.span, read.offset)]
    if question.then is not None:
        said.append(translate("Figures", "beside {span}").format(span=span_text(question.then, read.offset)))
    told = [", ".join(said) + "."]
    if summary.without_place != 0:
        lost = translate("Figures", "Events in no grid: {count}.")
        told.append(lost.format(count="*" if summary.without_place is None else summary.without_place))
    return summary, " ".join([*told, *read.told[:1]]), read


def standing_out(read, question, feedback):
    """Say what stands out in a span: classes that rose against all months up to its end, and clusters within it.

    Parameters
    ----------
    read : adapters.events.figures.sources.FigureEvents
    question : adapters.events.figures.summary.Question
    feedback : QgsProcessingFeedback

    Returns
    -------
    list of str, sentences

    Raises
    ------
    engine.progress.CancelledError
    """
    rules = {"floor": read.floor, "offset": read.offset, "progress": FeedbackProgress(feedback)}
    past, long = of_span(read.events, Span(-np.inf, question.span.until), offset=read.offset)
    told = []
    if len(past) and np.isfinite(long).all():
        rose = find_rises(past, read.areas, long, permutations=_RISE_SHUFFLES, **rules)
        months = set(months_of(question.span, read.offset)[0])
        told += [row[-1] for row in rose.table.rows if row[1] in months]
    here, _ = of_span(read.events, question.span, offset=read.offset)
    close = find_clusters(here, read.areas, Closeness(), permutations=_CLUSTER_SHUFFLES, **rules)
    return told + [" ".join((row[-1], f"{row[5]} – {row[6]}.")) for row in close.table.rows[:_MOST_CLUSTERS]]
