"""A plan at one moment: which grid each unit belongs to and what is known of the grids; and what differs of two."""

from dataclasses import dataclass, field

import numpy as np

from .draft import Draft
from .model import UNASSIGNED, Edit

__all__ = ["State", "difference", "nothing_agreed"]


@dataclass(frozen=True, eq=False)
class State:
    """A plan at one moment. It is never changed.

    Attributes
    ----------
    codes : (u,) array of object (str), the grid of each unit, '' where it has none
    records : dict of str (code) to GridRecord
    vertical : tuple of VerticalGrid; nobody changes them while a plan is shared, but their codes are given
    """

    codes: np.ndarray
    records: dict
    vertical: tuple = ()
    _draft: Draft = field(default=None, init=False, repr=False)

    @classmethod
    def of(cls, draft):
        """The state that a draft is in now."""
        return cls(draft.codes.copy(), dict(draft.records), tuple(draft.vertical))

    def units_of(self, code):
        """The rows of a grid's units: (n,) array of int, ascending."""
        return np.flatnonzero(self.codes == code)

    def draft(self, fabric, profile=None):
        """A draft of the state, made once: it is only to be looked at.

        Parameters
        ----------
        fabric : Fabric
        profile : CodeProfile

        Returns
        -------
        Draft
        """
        if self._draft is None or self._draft.fabric is not fabric:
            object.__setattr__(self, "_draft", Draft(fabric, self.codes, self.records, profile, self.vertical))
        return self._draft

    def after(self, edit):
        """The state that an edit leads to from here.

        Parameters
        ----------
        edit : Edit

        Returns
        -------
        State
        """
        codes, records = self.codes.copy(), dict(self.records)
        codes[edit.units] = edit.after
        for code, record in edit.records_after.items():
            if record is None:
                records.pop(code, None)
            else:
                records[code] = record
        return State(codes, records, self.vertical)

    def equals(self, other):
        """Whether another state is the same."""
        same = self.codes is other.codes or np.array_equal(self.codes, other.codes)
        return same and self.records == other.records


def difference(action, before, after, reason=""):
    """The edit that leads from a state to another; it may be empty.

    Parameters
    ----------
    action : str
    before, after : State, of the same units
    reason : str

    Returns
    -------
    Edit

    Examples
    --------
    >>> before = State(np.array(["a", "a", "b"], dtype=object), {})
    >>> edit = difference("adopt", before, State(np.array(["a", "b", "b"], dtype=object), {}))
    >>> edit.units.tolist(), edit.before.tolist(), edit.after.tolist()
    ([1], ['a'], ['b'])
    """
    rows = np.flatnonzero(before.codes != after.codes)
    changed = sorted(
        code for code in {*before.records, *after.records} if before.records.get(code) != after.records.get(code)
    )
    return Edit(
        action,
        rows,
        before.codes[rows],
        after.codes[rows],
        {code: before.records.get(code) for code in changed},
        {code: after.records.get(code) for code in changed},
        reason,
    )


def nothing_agreed(mine, theirs):
    """A state from which two states look as if both sides had made whatever differs: so all of that is a conflict.

    Parameters
    ----------
    mine, theirs : State, of the same units

    Returns
    -------
    State

    Examples
    --------
    >>> mine, theirs = (State(np.array(codes, dtype=object), {}) for codes in (["a", "b"], ["a", "a"]))
    >>> nothing_agreed(mine, theirs).codes.tolist()
    ['a', '']
    """
    codes = np.where(mine.codes == theirs.codes, theirs.codes, UNASSIGNED).astype(object)
    records = {}
    for code, record in theirs.records.items():
        known = mine.records.get(code)
        same_ground = np.array_equal(mine.codes == code, theirs.codes == code)
        if known is not None and (known == record or record.void or not same_ground):
            records[code] = record
    return State(codes, records)
