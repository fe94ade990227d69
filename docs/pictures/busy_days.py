"""The sample's events of two years pressed into five weeks, as they stand on a morning: a desk with much to do."""

from dataclasses import replace

import numpy as np

__all__ = ["MORNING", "busy_days"]

MORNING = 1_767_057_000.0  # 2025-12-30 09:10 in China
_PRESSED = 20.0
_SLOWER = 1.6


def busy_days(events, morning=MORNING):
    """Press events together, and forget what had not happened by the morning.

    Parameters
    ----------
    events : engine.events.model.Events
    morning : float, seconds since 1970 UTC

    Returns
    -------
    engine.events.model.Events, those that had been reported
    """
    reported = events.times["reported"]
    last = np.nanmax(reported)
    came = morning + 3 * 86_400 - (last - reported) / _PRESSED
    times = {}
    for name, own in events.times.items():
        slower = 1.0 if name == "due" else _SLOWER
        times[name] = came + (own - reported) * slower
    happened = {name: np.where(own <= morning, own, np.nan) if name != "due" else own for name, own in times.items()}
    states = events.states.copy()
    waiting = np.isnan(happened["closed"])
    dispatched = ~np.isnan(happened["dispatched"])
    states[waiting & dispatched] = 50
    states[waiting & ~dispatched] = 10
    # Some of those that wait are at other steps of the way.
    number = np.arange(len(events))
    states[waiting & dispatched & (number % 5 == 0)] = 60
    states[waiting & dispatched & (number % 7 == 0)] = 40
    states[waiting & ~dispatched & (number % 2 == 0)] = 30
    states[waiting & dispatched & (number % 31 == 0)] = 92
    events = replace(events, states=states, times=happened)
    return events.taken(np.flatnonzero(came <= morning))
