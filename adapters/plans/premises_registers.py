"""Registers that come into a plan: their ties, what a person decides of them, and what the plan holds by them."""

import numpy as np

from ...engine.gridding.findings import found
from ...engine.premises.tied_dwellings import dwellings_of_ties
from ...engine.progress import Progress
from ..plan_file import premises_writing
from ..plan_file.connection import now
from ..plan_file.errors import StalePlanError, refusal
from .premises_taking import arrived, register_of, with_states

__all__ = ["PremisesRegisters"]


class PremisesRegisters:
    """The part of `PlanPremises` for registers."""

    @property
    def registers(self):
        """The names of the registers whose rows are tied: list of str, sorted."""
        return sorted(set(self.ties.registers.tolist()))

    def take_register(self, name, dwellings, ties=None, source="", period="", findings=(), progress=None):
        """Take a register's dwellings into the plan, and count a copy of the open scenario by them, which opens.

        Buildings that the register tells nothing of keep their counts.

        Parameters
        ----------
        name : str, of the new scenario
        dwellings : Dwellings, rows of the plan's buildings, in place of all that are there
        ties : as of `take`
        source, period : str, the register's name, and of what time it is
        findings : list of Finding, what reading the register showed
        progress : engine.progress.Progress, optional

        Returns
        -------
        list of Finding, what was found wrong with it

        Raises
        ------
        PlanFileError, engine.progress.CancelledError
            Nothing was written, and there is no new scenario.
        """
        own, progress = self.buildings, progress or Progress()
        register, taken = register_of(own, dwellings), arrived(own, dwellings=dwellings, ties=ties)

        def also(sqlite):
            self._write(sqlite, taken, source, period, progress)
            premises_writing.write_held(sqlite, own, register.households)
            self._note(sqlite)
            progress.lock()

        found = self._session.take_register(register, name, findings, also)
        self._forget(frozenset())
        return found

    def take_ties(self, register, name, rows=None, with_doubtful=False, progress=None):
        """Count a copy of the open scenario by a register whose rows are tied, and open the copy, as `take_register`.

        Parameters
        ----------
        register : str, its name in the plan
        name : str, of the new scenario
        rows : RegisterRows of the register, optional: by their keys they tell which dwellings are empty
        with_doubtful : bool, whether rows count whose tie waits for a person
        progress : engine.progress.Progress, optional

        Returns
        -------
        list of Finding, what was found wrong with it, and how many rows do not count

        Raises
        ------
        PlanFileError, engine.progress.CancelledError
            The plan has no such ties; as of `take_register`.
        """
        stored = self.ties
        mine = stored.registers == register
        if not mine.any():
            raise refusal("no_register", file=self._connection.path.name, register=register)
        told = with_states(stored.rows.taken(mine), rows)
        dwellings, counted = dwellings_of_ties(told, stored.ties.taken(mine), with_doubtful)
        findings = []
        if not counted.all():
            left = {"count": int((~counted).sum()), "households": int(told.households[~counted].sum())}
            doubtful = int((stored.ties.states[mine][~counted] == "doubtful").sum())
            findings.append(found("register_ties_left", value=left["count"], layer=register, doubtful=doubtful, **left))
        return self.take_register(name, dwellings, source=register, findings=findings, progress=progress)

    def decide(self, row_key, building_id, register=None):
        """Write down what a person decided of a tie; it is not asked again.

        Parameters
        ----------
        row_key : str
        building_id : str, None where the row belongs to no building
        register : str, where the same key may stand in several; None for any

        Raises
        ------
        StalePlanError
            Another window decided on it since: all was read anew, nothing was written.
        PlanFileError
            There is no such row, or the file does not allow it.
        """
        row = self._row(building_id) if building_id else -1
        stored, by, at = self.ties, self._session.author, now()
        mine = (stored.rows.keys == row_key) & ((stored.registers == register) | (register is None))
        if not mine.any():
            raise refusal("no_tie", file=self._connection.path.name, row=row_key)
        before = stored.ties.buildings[mine]
        were = zip(stored.ties.states[mine].tolist(), stored.decided_at[mine].tolist(), strict=True)
        try:
            with self._writing() as sqlite:
                for name, was in zip(stored.registers[mine].tolist(), were, strict=True):
                    if not premises_writing.write_decision(sqlite, name, row_key, building_id or "", by, at, was):
                        raise refusal("tie_changed", row=row_key)
        except StalePlanError:
            self.refresh()
            raise
        touched = np.unique(np.append(before, row))
        touched = frozenset(self.buildings.ids[touched[touched >= 0]].tolist())
        self._known["ties"] = stored.decided(mine, row, by, at)
        self._forget(touched, ())

    def reopen(self, row_key, building_id, method, confidence, state, register=None):
        """Take the decision on a tie back: it is again as it was found.

        Parameters
        ----------
        row_key : str
        building_id : str, None for none
        method, state : str, of engine.premises.model.METHODS and TIE_STATES
        confidence : float, 0 to 1
        register : str, where the same key may stand in several; None for any
        """
        with self._writing() as sqlite:
            found = premises_writing.write_reopened(
                sqlite, register, row_key, building_id or "", method, confidence, state
            )
            if not found:
                raise refusal("no_tie", file=self._connection.path.name, row=row_key)
        self._forget(frozenset({building_id} if building_id else ()), ("ties",))

    def decisions(self, register):
        """What was decided of a register's rows: dict of str (key) to str (building id), None where to none."""
        ties = self.ties
        chosen = (ties.registers == register) & (ties.ties.states == "decided")
        ids = np.append(self.buildings.ids, None)[ties.ties.buildings[chosen]]
        return dict(zip(ties.rows.keys[chosen].tolist(), ids.tolist(), strict=True))
