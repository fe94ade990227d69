"""Edits, undos, redos, and what others did, by chance: the plan stays whole, and nobody loses what is theirs."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from community_grids.adapters.plan_file.sharing import Sharing
from community_grids.adapters.plans.session import PlanFileError, PlanSession
from community_grids.engine.gridding.editing.codes import new_records
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.making import checked, edit_of
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.gridding.editing.states import State
from drawn_plans import plan_file

STEPS = 120
DEEDS = ("edit",) * 6 + ("undo",) * 4 + ("redo",) * 2 + ("theirs",) * 4 + ("meet",) * 3 + ("write", "resolve", "reopen")


class Officer:
    """Somebody with a shared plan, and the others as a draft that they edit."""

    def __init__(self, path, seed):
        self.session, self.dice, self.done = PlanSession.open(path, "officer"), np.random.default_rng(seed), Counter()
        state = State.of(self.session.draft)
        self.session.adopt(None, Sharing(1, "office", 1), state, state)
        self.others = Draft(self.session.draft.fabric, state.codes, state.records)

    def do_something(self):
        deed = str(self.dice.choice(DEEDS))
        try:
            getattr(self, deed)()
        except (RefusedError, PlanFileError):
            deed += " refused"
        self.done[deed] += 1

    def edit(self):
        self.session.do(self.made(self.session.draft))

    def theirs(self):
        self.others.apply(self.made(self.others))

    def made(self, draft):
        """Some edit of a draft."""
        grid = str(self.dice.choice(draft.grid_codes()))
        kind = self.dice.choice(["assign", "assign", "assign", "split", "merge", "rename", "lock"])
        if kind == "rename":
            return draft.renamed(grid, str(self.dice.choice(["east", "west"])))
        if kind == "lock":
            return draft.locked([grid], not draft.record(grid).locked)
        if kind == "merge":
            return draft.merged([grid, str(self.dice.choice(draft.neighbours(grid) or [grid]))], grid, "so")
        if kind == "split":
            record = new_records(draft, 0, "urban", 1)[0]
            half = draft.units_of(grid)[: len(draft.units_of(grid)) // 2]
            return checked(draft, edit_of(draft, "split", half, record.code, {record.code: record}))
        return draft.assigned([self.dice.choice(draft.ways.beside(draft.units_of(grid))[2])], grid)

    def undo(self):
        self.session.undo()

    def redo(self):
        self.session.redo()

    def meet(self):
        """Adopt what the others did; where nothing of mine clashes all of it is there."""
        theirs = State.of(self.others)
        done = self.session.reconciled(theirs)
        more = replace(self.session.sharing, revision=self.session.sharing.revision + 1)
        self.session.adopt(done.adopted, more, done.base, theirs)
        clash = {row for conflict in self.session.conflicts() for row in conflict.units.tolist()}
        assert all(self.session.draft.codes[row] == theirs.codes[row] for row in done.adopted.units if row not in clash)

    def write(self):
        self.meet()
        writable = self.session.reconciled().writable
        self.others.apply(writable)
        base, theirs = (state.after(writable) for state in (self.session.base, self.session.theirs))
        self.session.adopt(None, replace(self.session.sharing, revision=1), base, theirs)

    def resolve(self):
        for conflict in self.session.conflicts():
            self.session.resolve(conflict, str(self.dice.choice(["mine", "theirs"])))
            return
        raise PlanFileError("There is no conflict.")

    def reopen(self):
        path = self.session.path
        self.session.close()
        self.session = PlanSession.open(path, "officer")

    def assert_whole(self):
        for draft in (self.session.draft, self.others):
            for grid in draft.grid_codes():
                assert len(draft.pieces(grid)) == 1
                assert draft.ways.pinch(draft.units_of(grid)) is None
        assert "" not in self.session.draft.codes
        again = PlanSession.open(self.session.path, "reader")
        assert State.of(again.draft).equals(State.of(self.session.draft))
        assert again.base.equals(self.session.base)
        assert again.theirs.equals(self.session.theirs)
        again.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_by_whom_the_plan_stays_whole(qgis_app, tmp_path, seed):
    officer = Officer(plan_file(tmp_path, grids=4), seed)
    for _ in range(STEPS):
        officer.do_something()
        officer.assert_whole()
    for _ in range(20):
        if not officer.session.conflicts():
            break
        officer.session.resolve(officer.session.conflicts()[0], "mine")
    officer.write()
    assert officer.session.waiting() == (0, 0)
    assert officer.session.draft.codes.tolist() == officer.others.codes.tolist()
    assert {"edit", "undo", "theirs", "meet"} <= set(officer.done)
    officer.session.close()
