"""Moments as people and files write them. Inside they are seconds since 1970 UTC, a float, nan where not known."""

from datetime import UTC, datetime, timedelta, timezone
from math import isnan, nan

__all__ = ["CHINA", "file_text", "moment_of", "offset_text", "shown_moment"]

CHINA = 480
"""Minutes that the clocks of China are ahead of UTC; a plan's profile may name another offset."""


def shown_moment(seconds, offset=CHINA):
    """A moment on the clocks of a place, to the minute; '' where not known.

    Parameters
    ----------
    seconds : float
    offset : int, minutes ahead of UTC

    Examples
    --------
    >>> shown_moment(0.0), shown_moment(float("nan"))
    ('1970-01-01 08:00', '')
    """
    if seconds is None or isnan(seconds):
        return ""
    return f"{datetime.fromtimestamp(seconds, timezone(timedelta(minutes=offset))):%Y-%m-%d %H:%M}"


def offset_text(offset=CHINA):
    """How far the clocks are ahead of UTC, as people write it.

    Examples
    --------
    >>> offset_text(), offset_text(-210)
    ('UTC+08:00', 'UTC-03:30')
    """
    sign, minutes = ("-" if offset < 0 else "+"), abs(offset)
    return f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def file_text(seconds):
    """A moment as a GeoPackage keeps it, in UTC to the millisecond; None where not known.

    Examples
    --------
    >>> file_text(1.5), file_text(float("nan"))
    ('1970-01-01T00:00:01.500Z', None)
    """
    if seconds is None or isnan(seconds):
        return None
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"


def moment_of(text):
    """The moment that `file_text` wrote, or another ISO text; without an offset it is in UTC. Nan for what is none.

    Examples
    --------
    >>> moment_of("1970-01-01T00:00:01.500Z"), moment_of("1970-01-01 08:00:00+08:00"), moment_of("soon")
    (1.5, 0.0, nan)
    """
    if not text:
        return nan
    try:
        read = datetime.fromisoformat(str(text))
    except ValueError:
        return nan
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp()
