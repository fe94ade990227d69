"""Edits as values that can be written down and read again."""

import numpy as np

from .model import Count, Edit, Fact, GridRecord, VerticalGrid

__all__ = ["edit_as_dict", "edit_from_dict"]


def edit_as_dict(edit):
    """Write an edit as lists, dicts, text and numbers.

    Examples
    --------
    >>> import json
    >>> edit = Edit("assign", np.array([3, 5]), np.array(["a", "b"]), np.array(["c", "c"]), reason="new street")
    >>> again = edit_from_dict(json.loads(json.dumps(edit_as_dict(edit))))
    >>> again.units.tolist(), again.after.tolist(), again.reason
    ([3, 5], ['c', 'c'], 'new street')
    """
    values = {
        "action": edit.action,
        "units": np.asarray(edit.units, dtype=int).tolist(),
        "before": [str(code) for code in edit.before],
        "after": [str(code) for code in edit.after],
        "records_before": _as_dicts(edit.records_before),
        "records_after": _as_dicts(edit.records_after),
        "reason": edit.reason,
    }
    if edit.counts:
        values["counts"] = [dict(vars(count)) for count in edit.counts]
    if edit.facts:
        values["facts"] = [dict(vars(fact)) for fact in edit.facts]
    if edit.vertical_after:
        values["vertical_before"] = _as_dicts(edit.vertical_before)
        values["vertical_after"] = _as_dicts(edit.vertical_after)
    return values


def edit_from_dict(values):
    """Read an edit back.

    Raises
    ------
    KeyError, TypeError
        The values are not those of an edit.
    """
    return Edit(
        values["action"],
        np.array(values["units"], dtype=int),
        np.array(values["before"], dtype=object),
        np.array(values["after"], dtype=object),
        _from_dicts(values["records_before"]),
        _from_dicts(values["records_after"]),
        values["reason"],
        tuple(_with_tuples(Count, count) for count in values.get("counts", ())),
        _vertical(values.get("vertical_before", {})),
        _vertical(values.get("vertical_after", {})),
        tuple(Fact(**fact) for fact in values.get("facts", ())),
    )


def _vertical(grids):
    return {code: None if grid is None else _with_tuples(VerticalGrid, grid) for code, grid in grids.items()}


def _with_tuples(kind, values):
    """A value whose lists are tuples again."""
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def _as_dicts(records):
    return {code: None if record is None else dict(vars(record)) for code, record in records.items()}


def _from_dicts(records):
    return {code: None if record is None else GridRecord(**record) for code, record in records.items()}
