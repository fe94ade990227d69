"""The scenarios of an open plan: looked at, copied, opened, named, deleted, and taken over from."""

from dataclasses import replace

from ...engine.gridding.editing.taking_over import taken_over
from ..plan_file import scenarios
from ..plan_file.errors import refusal
from ..plan_file.recounting import recounted_scenario

__all__ = ["EVERYTHING", "PlanScenarios"]

EVERYTHING = frozenset()
"""What `changed` says where more than some grids may be different."""


class PlanScenarios:
    """The part of `PlanSession` for the scenarios of its file; one of them is open."""

    @property
    def scenario(self):
        """The open scenario: `plan_id`, `name`, `revision`, `history_place`."""
        return self._standing

    def scenarios(self):
        """All scenarios: list of `plan_file.scenarios.Scenario`."""
        return scenarios.list_scenarios(self._connection)

    def plan_id_of(self, name):
        """Find a scenario by its name; raises where there is none."""
        return scenarios.standing_named(self._connection, name).plan_id

    def draft_of(self, plan_id):
        """Read another scenario, to look at beside the open one.

        Returns
        -------
        Draft
        """
        return self._reading.scenario(self.standing_of(plan_id))[1]

    def standing_of(self, plan_id):
        """Read where any scenario stands, which is the same as long as nobody edits it: `scenario` of that one."""
        return scenarios.standing_of(self._connection, plan_id)

    def grid_households(self, plan_id):
        """How many households each grid of a scenario holds: dict of str (code) to int."""
        rows = self._connection.rows(
            "SELECT grid_code, households FROM grid WHERE plan_id = ? AND status <> 'void'", (plan_id,)
        )
        return {code: int(households) for code, households in rows}

    def branch(self, name, note=""):
        """Copy the open scenario as it stands under a new name, and open the copy.

        Returns
        -------
        int, its plan_id
        """
        with self._read_anew_if_stale():
            plan_id = scenarios.branch(self._connection, self._standing, name, self._author, note)
        self.switch(plan_id)
        return plan_id

    def take_register(self, register, name, findings=(), also=None):
        """Copy the open scenario under a new name, count it by a new register, and open it; the old one stays.

        Parameters
        ----------
        register : engine.gridding.editing.recounting.Register
        name : str
        findings : list of Finding, what reading the register showed
        also : callable of a sqlite3.Connection, what else to write in the same transaction; optional

        Returns
        -------
        list of Finding, what was found wrong with it
        """
        with self._read_anew_if_stale():
            plan_id, findings = recounted_scenario(
                self._connection,
                self._standing,
                self._stored,
                self.draft,
                register,
                name,
                self._author,
                self._srs_id,
                findings,
                also=also,
            )
        self.switch(plan_id)
        return findings

    def switch(self, plan_id):
        """Open another scenario of the file."""
        standing = scenarios.standing_of(self._connection, plan_id)
        if not self.read_only:
            scenarios.remember_open(self._connection, plan_id)
        self._load(standing)
        self.changed.emit(EVERYTHING)

    def rename_scenario(self, plan_id, name):
        """Give a scenario another name."""
        scenarios.rename_scenario(self._connection, plan_id, name, self._author)
        if plan_id == self._standing.plan_id:
            self._standing = replace(self._standing, name=str(name).strip())

    def delete_scenario(self, plan_id):
        """Delete a scenario; where it is the open one, the first of the others opens."""
        scenarios.delete_scenario(self._connection, plan_id, self._author)
        if plan_id == self._standing.plan_id:
            self.switch(self.scenarios()[0].plan_id)

    def take_over(self, plan_id, codes, reason=""):
        """Make the ground of some grids what it is in another scenario, as one edit.

        Parameters
        ----------
        plan_id : int, the other scenario
        codes : iterable of str, grids of the other one
        reason : str

        Raises
        ------
        PlanFileError
            There is no such scenario, or it is made of other units.
        engine.gridding.editing.model.RefusedError
            It would break the plan.
        """
        other = self.draft_of(plan_id)
        if other.fabric.unit_ids.tolist() != self.draft.fabric.unit_ids.tolist():
            names = {scenario.plan_id: scenario.name for scenario in self.scenarios()}
            raise refusal("other_units", scenario=self._standing.name, other=names[plan_id])
        self.do(taken_over(self.draft, other, codes, reason))
