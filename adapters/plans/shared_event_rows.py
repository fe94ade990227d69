"""Events, cameras and resources as rows of the shared database, and back: times as text, places as x and y."""

import numpy as np

from ...engine.events.model import TIMES, Cameras, Events, Resources
from ..plan_file.events import CAMERA_COLUMNS, EVENT_COLUMNS, EVENT_TIMES
from ..words.moments import file_texts

__all__ = ["SHARED_COLUMNS", "rows_to_write", "things_read"]

_RESOURCE_COLUMNS = {"resource_id": "ids", "name": "names", "kind": "kinds"}
_NAMES = {"event": EVENT_COLUMNS, "camera": CAMERA_COLUMNS, "resource": _RESOURCE_COLUMNS}

SHARED_COLUMNS = {
    "event": (*EVENT_COLUMNS, *EVENT_TIMES),
    "camera": tuple(CAMERA_COLUMNS),
    "resource": tuple(_RESOURCE_COLUMNS),
}
"""The columns of each table but for its place, the number or id first."""

_FLOATS = ("azimuths", "fovs", "ranges", "heights", "status_times")
_CODES = {"urgencies": np.int8, "states": np.int16, "secrecy": np.int8}


def rows_to_write(table, things):
    """Write events, cameras or resources as rows; of one that comes twice, the last.

    Parameters
    ----------
    table : str, of `SHARED_COLUMNS`
    things : Events, Cameras or Resources

    Returns
    -------
    list of tuples: x and y, None without a place, and the columns

    Examples
    --------
    >>> from community_grids.engine.events.model import resources_of
    >>> rows_to_write("resource", resources_of(["R"], names=["站"], places=[(1, 2)]))
    [(1.0, 2.0, 'R', '站', '')]
    """
    columns = []
    for column, name in _NAMES[table].items():
        values = getattr(things, name)
        columns.append(file_texts(values) if column.endswith("_at") else _plain(values))
    if table == "event":
        columns += [file_texts(things.times[name]) for name in TIMES]
    edges = [_plain(edge) for edge in things.places.T]
    rows = {key: (x, None if x is None else y, key, *rest) for x, y, key, *rest in zip(*edges, *columns, strict=True)}
    return list(rows.values())


def things_read(table, rows):
    """Make events, cameras or resources of rows, whose times are seconds since 1970.

    Parameters
    ----------
    table : str, of `SHARED_COLUMNS`
    rows : list of tuples, as `rows_to_write` gives them

    Returns
    -------
    Events, Cameras or Resources

    Examples
    --------
    >>> things_read("resource", [(None, None, "R", "站", "")]).names.tolist()
    ['站']
    """
    columns = [np.empty(len(rows), dtype=object) for _ in range(len(SHARED_COLUMNS[table]) + 2)]
    for column, values in zip(columns, zip(*rows), strict=False):
        column[:] = [np.nan if value is None else value for value in values]
    x, y, *columns = columns
    held = {"places": np.column_stack([x, y]).astype(float).reshape(-1, 2)}
    for name, values in zip(_NAMES[table].values(), columns, strict=False):
        type_ = float if name in _FLOATS else _CODES.get(name, object)
        held[name] = values.astype(type_)
    if table == "event":
        times = columns[len(EVENT_COLUMNS) :]
        held["times"] = {name: values.astype(float) for name, values in zip(TIMES, times, strict=True)}
    return {"event": Events, "camera": Cameras, "resource": Resources}[table](**held)


def _plain(values):
    """Values as Python has them, None for a number that is not known; PostgreSQL keeps no text with a NUL in it."""
    if values.dtype.kind == "f":
        return [None if value != value else value for value in values.tolist()]
    return [value.replace("\0", "") if isinstance(value, str) else value for value in values.tolist()]
