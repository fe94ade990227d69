"""What an open plan can tell and do where its scenario is shared with others through a database."""

from dataclasses import replace
from typing import NamedTuple

from ...engine.gridding.editing.new_on_both import renewed
from ...engine.gridding.editing.reconciling import is_empty, reconciled
from ...engine.gridding.editing.resolving import resolved
from ...engine.gridding.editing.states import State, difference
from ..plan_file.errors import refusal
from ..plan_file.saving import refuse_stale
from ..plan_file.sharing import adopted_since, forget_sharing, read_sharing, read_states, write_sharing

__all__ = ["SharedScenario", "Waiting"]


class Waiting(NamedTuple):
    """What of one's own is not in the database yet.

    Attributes
    ----------
    units : int, whose grid is another there
    grids : int, that are touched in any way
    """

    units: int
    grids: int


class SharedScenario:
    """The part of `PlanSession` for scenarios that are shared. The database itself is none of its business.

    Attributes
    ----------
    sharing : Sharing, None where the scenario is not shared
    base, theirs : State, what both sides last agreed on and what the others have; None where it is not shared
    """

    sharing = base = theirs = None
    _met = None

    def _load_sharing(self):
        """Read what the file knows of the others."""
        self._met = self.base = self.theirs = None
        self.sharing = read_sharing(self._connection, self._standing.plan_id)
        if self.sharing is not None:
            self.base, self.theirs = read_states(self._connection, self._standing.plan_id, self._stored.rows)

    def reconciled(self, theirs=None, base=None):
        """Put together what was done here and what others did.

        Parameters
        ----------
        theirs : State, what the others have now; None for what the file knows of it
        base : State, what both sides last agreed on; None for what the file knows of it

        Returns
        -------
        engine.gridding.editing.reconciling.Reconciliation

        Raises
        ------
        PlanFileError
            The scenario is not shared.
        """
        if self.sharing is None:
            raise refusal("not_shared", scenario=self._standing.name)
        states = base or self.base, State.of(self.draft), theirs or self.theirs
        return reconciled(self.draft.fabric, *states, self.draft.profile)

    def conflicts(self):
        """What was changed here and by others in ways that do not go together: tuple of Conflict."""
        if self.sharing is None:
            return ()
        if self._met is None or self._met[0] != self._standing.revision:
            agreed = self.theirs.equals(self.base)
            self._met = self._standing.revision, () if agreed else self.reconciled().conflicts
        return self._met[1]

    def waiting(self):
        """Count what was done here and is not in the database yet: Waiting; conflicts are counted too."""
        if self.sharing is None:
            return Waiting(0, 0)
        edit = difference("share", self.base, State.of(self.draft))
        passing = {code for code, record in edit.records_after.items() if _came_and_went(edit, code, record)}
        return Waiting(len(edit.units), len(edit.touched - passing))

    def adopt(self, edit, sharing, base=None, theirs=None):
        """Write down what others did, and how far both sides came, in one step; it is not on the stack of undo.

        Parameters
        ----------
        edit : Edit, what others did, `Reconciliation.adopted`; None or an empty one where that is nothing
        sharing : Sharing, how it stands then; None to share the scenario no more
        base, theirs : State, `Reconciliation.base` and what the others have; None where they stay

        Raises
        ------
        StalePlanError
            Another window wrote since: the session has read it anew, nothing was adopted.
        PlanFileError
            It could not be written and was not adopted.
        engine.gridding.editing.model.RefusedError
            The edit was made for another state of the draft.
        """
        states = (base or self.base, theirs or self.theirs)
        if edit is None or is_empty(edit):
            self._write_standing(sharing, states)
        else:
            self._write(edit, "adopt", also=lambda sqlite: self._write_states(sqlite, sharing, states))
            self._remember(sharing, states)

    def resolve(self, conflict, choice, reason=""):
        """Resolve a conflict.

        Parameters
        ----------
        conflict : Conflict, of `conflicts`
        choice : 'mine', 'theirs', or dict of int (row of a unit) or str (code of a grid) to 'mine' or 'theirs'
        reason : str, in the officer's words

        Raises
        ------
        PlanFileError
            It is not there any more, or as of `adopt`.
        engine.gridding.editing.model.RefusedError
            What was chosen would break the plan.
        """
        met = self.reconciled()
        if not any(conflict.same_as(other) for other in met.conflicts):
            raise refusal("conflict_gone", grid=conflict.grid)
        fabric, profile, mine = self.draft.fabric, self.draft.profile, State.of(self.draft)
        done = resolved(fabric, met.base, met.merged, self.theirs, conflict, choice, profile)
        edit = difference("resolve", mine, met.merged.after(done.edit), reason)
        states = (done.base, self.theirs)
        self._write(edit, "adopt", also=lambda sqlite: self._write_states(sqlite, self.sharing, states))
        self._remember(self.sharing, states)

    def renew(self, code, words):
        """Give a grid another code, where others know its own as that of a grid that is retired for good.

        Parameters
        ----------
        code : str
        words : callable of the new code that gives a sentence, to be written in the log

        Returns
        -------
        str, the new code; '' where it is not so, and nothing was done

        Raises
        ------
        PlanFileError, as of `adopt`
        """
        mine, (their, own) = State.of(self.draft), (side.records.get(code) for side in (self.theirs, self.draft))
        if their is None or not their.void or own is None or own.void:
            return ""
        edit = renewed(self.draft.fabric, self.base, mine, self.theirs, [code], self.draft.profile)
        new = str(edit.after[0])
        self.adopt(replace(edit, reason=words(new)), self.sharing)
        return new

    # Undo where others changed something in between

    def _fitting(self, place, trouble):
        """The edit at a place, to be undone or redone: refused where others changed one of its grids since.

        Raises
        ------
        PlanFileError
        """
        edit = self._stack.edit(place)
        if edit.counts or edit.facts:
            self.refuse_counts()
        common = sorted(edit.touched & adopted_since(self._connection, self._standing.plan_id, place))
        if common:
            raise refusal(trouble, grid=common[0])
        return edit

    def _with_known_codes(self, edit):
        """An edit that retires the grids whose codes others know, instead of forgetting them, and the other way."""
        if self.base is None:
            return edit
        before, after = dict(edit.records_before), dict(edit.records_after)
        for code in set(before) & set(self.base.records):
            record = self.draft.records.get(code)
            if before[code] is None and record is not None and record.void:
                before[code] = record
            if after[code] is None and record is not None:
                after[code] = replace(record, void=True)
        return replace(edit, records_before=before, records_after=after)

    def refuse_counts(self):
        """Raise where the open scenario cannot be counted anew: what it holds is what all others who share it see."""
        if self.sharing is not None:
            raise refusal("count_shared", scenario=self._standing.name)

    # Writing

    def _write_standing(self, sharing, states):
        """Write how far both sides came, where the plan itself stays as it is."""
        with self._read_anew_if_stale():
            more = sharing is None or self.sharing is None or not _same(states, (self.base, self.theirs))
            with self._connection.transaction() as sqlite:
                refuse_stale(self._connection, self._standing)
                self._write_states(sqlite, sharing, states)
                if more:
                    sqlite.execute(
                        "UPDATE plan SET revision = revision + 1 WHERE plan_id = ?", (self._standing.plan_id,)
                    )
            if more:
                self._standing = replace(self._standing, revision=self._standing.revision + 1)
        self._remember(sharing, states)

    def _write_states(self, sqlite, sharing, states):
        plan_id = self._standing.plan_id
        stored = read_sharing(self._connection, plan_id)
        if (stored and stored.place) != (self.sharing and self.sharing.place):
            raise refusal("shared_elsewhere", scenario=self._standing.name)
        if sharing is None:
            forget_sharing(sqlite, plan_id)
            return
        known = None if self.sharing is None else (self.base, self.theirs)
        write_sharing(sqlite, plan_id, sharing, self.draft.fabric.unit_ids, states, known)

    def _remember(self, sharing, states):
        self.sharing, self._met = sharing, None
        self.base, self.theirs = (None, None) if sharing is None else states


def _same(states, others):
    return all(one is other or one.equals(other) for one, other in zip(states, others, strict=True))


def _came_and_went(edit, code, record):
    """Whether a grid was made and retired here before others saw it."""
    return edit.records_before[code] is None and record is not None and record.void
