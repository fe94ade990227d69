"""A shared database that is only pretended: it keeps a plan in memory and allows what PostgreSQL would allow."""

import numpy as np
from community_grids.database.changes import Delta
from community_grids.database.errors import RefusedByDatabaseError, StaleError
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import UNASSIGNED
from community_grids.engine.gridding.editing.sharing_steps import in_steps
from community_grids.engine.gridding.editing.states import State

__all__ = ["PretendedDatabase"]


class PretendedDatabase:
    """Stands in for `fetch`, `write` and `was_written`, whose connection it does not look at.

    Parameters
    ----------
    draft : Draft, the plan as it is published
    """

    def __init__(self, draft):
        self.fabric, self.state, self.revision = draft.fabric, State.of(draft), 0
        self._units = np.zeros(len(draft.codes), dtype=int)
        self._grids = dict.fromkeys(draft.records, 0)
        self._written, self._versions = [], {}
        self._remember(draft.records)

    def fetch(self, _connection, _district, _plan, since, _seen=""):
        names, records = self.fabric.community_codes, self.state.records
        new = [records[code] for code, revision in self._grids.items() if revision > since]
        rows = np.flatnonzero(self._units > since)
        return Delta(
            self.revision,
            "plan",
            "draft",
            dict(zip(self.fabric.unit_ids[rows].tolist(), self.state.codes[rows].tolist(), strict=True)),
            {one.code: (one.name, str(names[one.community]), one.kind, one.locked, one.void, one.note) for one in new},
            (),
            str(self.revision),
        )

    def was_written(self, _connection, _district, _plan, change_id):
        return change_id in self._written

    def write(self, _connection, _district, _plan, base, change_id, edit, _fabric, _author, _words=None, theirs=None):
        newer = [code for code in sorted(edit.touched) if self._grids.get(code, 0) > base]
        if newer:
            raise StaleError(f"{newer[0]} is newer", newer[0])
        before = State(self.state.codes, self.state.records)
        assert not self._odd(before, edit), self._odd(before, edit)
        for step in in_steps(theirs, edit):
            self._refuse(step)
            self.state = self.state.after(step)
        try:
            Draft(self.fabric, self.state.codes, self.state.records)
        except ValueError:
            self.state = before
            raise
        self.revision += 1
        self._units[edit.units] = self.revision
        self._grids |= dict.fromkeys(edit.touched, self.revision)
        self._written.append(change_id)
        self._remember(edit.touched)
        return str(self.revision)

    def _odd(self, state, edit):
        """What an edit takes the plan for that it is not."""
        wrong = [row for row, code in zip(edit.units, edit.before, strict=True) if state.codes[row] != code]
        return wrong + [code for code, record in edit.records_before.items() if state.records.get(code) != record]

    def _refuse(self, edit):
        after = self.state.after(edit)
        before = Draft(self.fabric, self.state.codes, self.state.records)
        draft = Draft(self.fabric, after.codes, after.records)
        for code in sorted({*edit.before.tolist(), *edit.after.tolist()} - {UNASSIGNED}):
            was, now, units = (
                self.state.records.get(code),
                after.records[code],
                frozenset(after.units_of(code).tolist()),
            )
            if was is not None and was.locked and now.locked:
                raise RefusedByDatabaseError(f"{code} is locked", "grid_locked", code)
            if was is not None and was.void and units and units not in self._versions[code]:
                raise RefusedByDatabaseError(f"{code} was retired", "code_reused", code)
            if not _is_whole(draft, code) and _is_whole(before, code):
                raise RefusedByDatabaseError(f"{code} is in pieces", "pieces", code)
            if now.void == bool(units):
                raise RefusedByDatabaseError(f"{code} has {len(units)} units", "void_with_units", code)

    def _remember(self, codes):
        for code in codes:
            units = frozenset(self.state.units_of(code).tolist())
            if units:
                self._versions.setdefault(code, set()).add(units)


def _is_whole(draft, code):
    return len(draft.pieces(code)) <= 1 and draft.ways.pinch(draft.units_of(code)) is None
