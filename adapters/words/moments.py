"""Moments as people and files write them. Inside they are seconds since 1970 UTC, a float, nan where not known."""

from datetime import UTC, datetime, timedelta, timezone
from math import isnan, nan

__all__ = [
    "CHINA",
    "file_text",
    "file_texts",
    "moment_of",
    "moments_of",
    "month_starts",
    "offset_of",
    "offset_text",
    "shown_moment",
]

CHINA = 480
"""Minutes that the clocks of China are ahead of UTC; a plan's profile may name another offset."""

_OFFSET = "offset_minutes"

# Where in an ISO text the zone stands at the earliest: behind hours and minutes.
_ZONE_AT = 16


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


def offset_of(profile):
    """The minutes that a city's clocks are ahead of UTC, as a plan's profile says under `offset_minutes`.

    Parameters
    ----------
    profile : dict, as of adapters.plans.events.PlanEvents.profile

    Examples
    --------
    >>> offset_of({"offset_minutes": 420}), offset_of({}), offset_of({"offset_minutes": "soon"})
    (420, 480, 480)
    """
    told = profile.get(_OFFSET)
    return told if isinstance(told, int) else CHINA


def offset_text(offset=CHINA):
    """How far the clocks are ahead of UTC, as people write it.

    Examples
    --------
    >>> offset_text(), offset_text(-210)
    ('UTC+08:00', 'UTC-03:30')
    """
    sign, minutes = ("-" if offset < 0 else "+"), abs(offset)
    return f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def month_starts(first, last, offset=CHINA):
    """The months that begin within a span: list of (float moment, str 2024-03).

    Parameters
    ----------
    first, last : float, seconds since 1970 UTC
    offset : int, minutes ahead of UTC

    Examples
    --------
    >>> month_starts(0.0, 60 * 86400.0, offset=0)
    [(0.0, '1970-01'), (2678400.0, '1970-02'), (5097600.0, '1970-03')]
    """
    clock = timezone(timedelta(minutes=offset))
    day = datetime.fromtimestamp(first, clock)
    year, month, found = day.year, day.month, []
    while True:
        moment = datetime(year, month, 1, tzinfo=clock).timestamp()
        if moment > last:
            return found
        if moment >= first:
            found.append((moment, f"{year}-{month:02d}"))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def file_text(seconds):
    """A moment as a GeoPackage keeps it, in UTC to the millisecond; None where not known.

    Examples
    --------
    >>> file_text(1.5), file_text(float("nan"))
    ('1970-01-01T00:00:01.500Z', None)
    """
    if seconds is None or isnan(seconds):
        return None
    return f"{datetime.fromtimestamp(round(seconds, 3), UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"


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


def file_texts(seconds):
    """Many moments as `file_text` writes them.

    Parameters
    ----------
    seconds : (n,) array of float

    Returns
    -------
    list of str or None

    Examples
    --------
    >>> import numpy as np
    >>> file_texts(np.array([1.5, np.nan]))
    ['1970-01-01T00:00:01.500Z', None]
    """
    import numpy as np  # here and below: the plugin starts without it

    known = np.isfinite(seconds)
    when = np.round(np.where(known, seconds, 0.0) * 1000).astype("datetime64[ms]")
    texts = np.datetime_as_string(when, unit="ms").tolist()
    return [f"{text}Z" if there else None for text, there in zip(texts, known.tolist(), strict=True)]


def moments_of(texts):
    """Many moments as `moment_of` reads them: (n,) array of float.

    Parameters
    ----------
    texts : sequence of str or None

    Examples
    --------
    >>> moments_of(["1970-01-01T00:00:01.500Z", None]).tolist()
    [1.5, nan]
    """
    import numpy as np

    plain = [text[:-1] if text and text[-1] == "Z" else text or "NaT" for text in texts]
    try:
        if any("+" in rest or "-" in rest for rest in {text[_ZONE_AT:] for text in plain}):
            raise ValueError  # of other zones, which arrays do not read
        read = np.array(plain, dtype="datetime64[ms]")
    except (TypeError, ValueError):
        return np.array([moment_of(text) for text in texts], dtype=float)
    return np.where(np.isnat(read), np.nan, read.astype(np.int64) / 1000)
