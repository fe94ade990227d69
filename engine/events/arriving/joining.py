"""What arrives of events, cameras or resources, brought together with what is known of them already."""

from dataclasses import fields
from typing import NamedTuple

import numpy as np

__all__ = ["Arrival", "arrival", "rows_of_keys"]


class Arrival(NamedTuple):
    """A table after something arrived.

    Attributes
    ----------
    table : Events, Cameras or Resources: what was known in the same rows, new ones behind
    rows : (k,) array of int, the rows that are new or different now, in the order in which they arrived
    new : (k,) array of bool, which of these are new
    """

    table: object
    rows: np.ndarray
    new: np.ndarray


def rows_of_keys(table):
    """The row of each thing by its number: dict of str to int."""
    return {key: row for row, key in enumerate(_keys(table).tolist())}


def arrival(own, given, whole=False, rows=None):
    """Bring a table together with rows that arrive, found again by their number; of one twice, the last counts.

    Parameters
    ----------
    own, given : Events, Cameras or Resources, both of one kind; given rows without a number are left out
    whole : bool, whether a given row takes the other's place as it is; else what it does not know stays as it was
    rows : dict of str to int, `rows_of_keys(own)`, where that is at hand

    Returns
    -------
    Arrival

    Examples
    --------
    >>> from community_grids.engine.events.model import cameras_of
    >>> own, given = cameras_of(["a", "b"], statuses=["on", "on"]), cameras_of(["b", "c"], statuses=["off", "on"])
    >>> found = arrival(own, given)
    >>> found.table.ids.tolist(), found.table.statuses.tolist(), found.rows.tolist(), found.new.tolist()
    (['a', 'b', 'c'], ['on', 'off', 'on'], [1, 2], [False, True])
    """
    known = rows_of_keys(own) if rows is None else rows
    last = {key: row for row, key in enumerate(_keys(given).tolist()) if key}
    places = np.array([known.get(key, -1) for key in last], dtype=int)
    source = np.array(list(last.values()), dtype=int)
    new = places < 0
    places[new] = len(own) + np.arange(int(new.sum()))
    there = np.flatnonzero(~new)
    changed = new.copy()
    columns = []
    for name, mine, theirs in _pairs(own, given):
        after = theirs[source]
        before = mine[places[there]]
        if not whole:
            after[there] = np.where(_aligned(_known(after[there]), before), after[there], before)
        differ = _differ(before, after[there])
        changed[there] |= differ
        if not new.any() and not differ.any():
            columns.append((name, mine))  # as most are where a few events move: nothing is copied
            continue
        table = np.concatenate([mine, after[new].astype(mine.dtype)])
        table[places] = after
        columns.append((name, table))
    return Arrival(_table(type(own), columns), places[changed], new[changed])


def _keys(table):
    return getattr(table, fields(table)[0].name)


def _pairs(own, given):
    """The columns of both by name; those of a dict by the dict's name and their own."""
    for each in fields(own):
        mine, theirs = getattr(own, each.name), getattr(given, each.name)
        if isinstance(mine, dict):
            yield from (((each.name, name), mine[name], theirs[name]) for name in mine)
        else:
            yield each.name, mine, theirs


def _table(kind, columns):
    held = {}
    for name, values in columns:
        if isinstance(name, tuple):
            held.setdefault(name[0], {})[name[1]] = values
        else:
            held[name] = values
    return kind(**held)


def _known(values):
    """Which rows of a column say something."""
    if values.dtype == object:
        return (values != "") & (values != "unknown")
    if values.dtype.kind == "f":
        return np.isfinite(values if values.ndim == 1 else values.sum(axis=1))
    return values != 0


def _aligned(rows, values):
    return rows if values.ndim == 1 else rows[:, None]


def _differ(before, after):
    if before.dtype.kind == "f":
        differ = (before != after) & ~(np.isnan(before) & np.isnan(after))
        return differ if differ.ndim == 1 else differ.any(axis=1)
    return before != after
