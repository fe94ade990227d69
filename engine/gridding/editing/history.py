"""What was done to a plan and what was taken back, as values that can be written down and read again."""

from dataclasses import dataclass

import numpy as np

from .model import Edit, GridRecord

__all__ = ["History", "edit_as_dict", "edit_from_dict"]


@dataclass(frozen=True)
class History:
    """Edits in the order in which they were done; those from `place` on are taken back.

    Attributes
    ----------
    edits : tuple of Edit
    place : int, how many of them are done
    """

    edits: tuple = ()
    place: int = 0

    def done(self, edit):
        """The history after one more edit; what was taken back is gone."""
        return History((*self.edits[: self.place], edit), self.place + 1)

    @property
    def undoable(self):
        """The edit that would be taken back, or None."""
        return self.edits[self.place - 1] if self.place else None

    @property
    def redoable(self):
        """The edit that would be done again, or None."""
        return self.edits[self.place] if self.place < len(self.edits) else None

    def undone(self):
        """The history after taking one edit back."""
        return History(self.edits, max(self.place - 1, 0))

    def redone(self):
        """The history after doing one edit again."""
        return History(self.edits, min(self.place + 1, len(self.edits)))

    def as_dict(self):
        """The history as lists, dicts, text and numbers."""
        return {"place": self.place, "edits": [edit_as_dict(edit) for edit in self.edits]}

    @staticmethod
    def from_dict(values):
        """Read a history back."""
        return History(tuple(map(edit_from_dict, values["edits"])), int(values["place"]))


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
    return {
        "action": edit.action,
        "units": np.asarray(edit.units, dtype=int).tolist(),
        "before": [str(code) for code in edit.before],
        "after": [str(code) for code in edit.after],
        "records_before": _as_dicts(edit.records_before),
        "records_after": _as_dicts(edit.records_after),
        "reason": edit.reason,
    }


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
    )


def _as_dicts(records):
    return {code: None if record is None else dict(vars(record)) for code, record in records.items()}


def _from_dicts(records):
    return {code: None if record is None else GridRecord(**record) for code, record in records.items()}
