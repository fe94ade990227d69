"""Several tables of events as one."""

from dataclasses import fields

import numpy as np

from ..model import TIMES, Events

__all__ = ["events_together"]


def events_together(tables):
    """Put tables of events below each other.

    Parameters
    ----------
    tables : sequence of Events, one at least

    Returns
    -------
    Events

    Examples
    --------
    >>> from ..model import events_of
    >>> events_together([events_of(["a"], {"reported": [1.0]}), events_of(["b"])]).times["reported"].tolist()
    [1.0, nan]
    """
    if len(tables) == 1:
        return tables[0]
    columns = {
        each.name: np.concatenate([getattr(table, each.name) for table in tables])
        for each in fields(Events)
        if each.name != "times"
    }
    return Events(times={name: np.concatenate([table.times[name] for table in tables]) for name in TIMES}, **columns)
