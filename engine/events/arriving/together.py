"""Several tables of events or of cameras as one."""

from dataclasses import fields

import numpy as np

__all__ = ["together"]


def together(tables):
    """Put tables below each other.

    Parameters
    ----------
    tables : sequence of Events, or of Cameras, one at least

    Returns
    -------
    Events or Cameras

    Examples
    --------
    >>> from ..model import cameras_of, events_of
    >>> together([events_of(["a"], {"reported": [1.0]}), events_of(["b"])]).times["reported"].tolist()
    [1.0, nan]
    >>> together([cameras_of(["a"]), cameras_of(["b", "c"])]).ids.tolist()
    ['a', 'b', 'c']
    """
    if len(tables) == 1:
        return tables[0]
    columns = {each.name: [getattr(table, each.name) for table in tables] for each in fields(tables[0])}
    return type(tables[0])(**{name: _below(own) for name, own in columns.items()})


def _below(columns):
    """Columns below each other; those that are dicts of columns, one by one."""
    if isinstance(columns[0], dict):
        return {name: np.concatenate([column[name] for column in columns]) for name in columns[0]}
    return np.concatenate(columns)
