"""A limit to the time that a library may take."""

import signal
import time
from contextlib import contextmanager

__all__ = ["OutOfTimeError", "time_limit"]


class OutOfTimeError(BaseException):
    """The time is over; no library may take this for an error of its own and go on."""


@contextmanager
def time_limit(seconds):
    """Raise `OutOfTimeError` inside the block once the seconds are over, as soon as Python code runs again.

    A limit inside another one ends with that one, if that one ends first.
    """

    def ring(*_):
        raise OutOfTimeError

    before = signal.signal(signal.SIGALRM, ring)
    outer, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    begin = time.perf_counter()
    if outer:
        signal.setitimer(signal.ITIMER_REAL, min(seconds, outer))
    try:
        yield
    finally:
        left = max(outer - (time.perf_counter() - begin), 1e-2) if outer else 0
        signal.setitimer(signal.ITIMER_REAL, left)
        signal.signal(signal.SIGALRM, before)
