"""Times that tell the day alone: a deadline holds until the day ends, a step comes after those before it."""

import numpy as np

from ..model import TIMES

__all__ = ["with_whole_days"]

_DAY = 86400.0

# A column tells days alone where so many of its times are midnight.
_MOST = 0.9


def with_whole_days(times, zone_minutes=480):
    """Make times of columns that tell the day alone agree with those that tell more.

    Parameters
    ----------
    times : dict of str (of `TIMES`) to (n,) array of float, seconds since 1970 UTC, nan where not known
    zone_minutes : int, minutes east of Greenwich of the clock that days are counted by

    Returns
    -------
    dict of str to (n,) array of float

    Examples
    --------
    >>> eight = 1704412800.0  # 2024-01-05 08:00 in China
    >>> midnight = eight - 8 * 3600
    >>> times = {"reported": np.array([eight]), "closed": np.array([midnight]), "due": np.array([midnight])}
    >>> found = with_whole_days(times)
    >>> (found["closed"] - eight).tolist(), (found["due"] - midnight).tolist()
    ([0.0], [86399.0])
    """
    shift, found = 60.0 * zone_minutes, dict(times)
    latest = None
    for name in TIMES:
        if name not in times:
            continue
        seconds = times[name]
        midnight = (seconds + shift) % _DAY == 0
        known = np.isfinite(seconds).sum()
        if known and midnight.sum() >= _MOST * known:
            if name == "due":
                seconds = np.where(midnight, seconds + _DAY - 1, seconds)
            elif latest is not None:
                same = midnight & (latest > seconds) & (latest - seconds < _DAY)
                seconds = np.where(same, latest, seconds)
            found[name] = seconds
        if name != "due":
            latest = seconds if latest is None else np.fmax(latest, seconds)
    return found
