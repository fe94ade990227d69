"""What a person asks of events, in spans of days that have names, and the answer."""

from datetime import date, timedelta

from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from .event_periods import span_of, span_text
from .event_summary import Question, summarise
from .figure_rows import KINDS
from .progress import FeedbackProgress

__all__ = ["asked_summary", "days_of"]

_READ = 60.0

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
    reading : callable of a callable that says whether to stop; returns adapters.figure_sources.FigureEvents
    wish : (period, days, comparison, now, today), as of `days_of`; 'before', 'year' or ''; seconds
    feedback : QgsProcessingFeedback

    Returns
    -------
    adapters.event_summary.Summary; str, what to know of it

    Raises
    ------
    QgsProcessingException
        A layer cannot be used, the last day lies before the first, or nothing happened in the span.
    engine.progress.CancelledError
    """
    period, days, comparison, now, today = wish
    progress = FeedbackProgress(feedback, 0.0, 100.0)
    progress.report("reading", 0.0)
    read = reading(progress.cancelled)
    progress.report("event_figures", _READ / 100)
    first, last = days_of(period, today, days)
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
    if summary.without_place:
        lost = translate("Figures", "Events in no grid: {count}.")
        told.append(lost.format(count=summary.without_place))
    return summary, " ".join([*told, *read.told[:1]])
