"""Two people edit the same plan by chance and meet, again and again: the plan stays whole and nothing is lost."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.gridding.editing.reconciling import is_empty, reconciled
from community_grids.engine.gridding.editing.resolving import MINE, THEIRS, resolved
from community_grids.engine.gridding.editing.states import State
from grown_towns import grown_town

TOWNS, MEETINGS, MOST_EDITS = 6, 8, 4

DEEDS = ("assign",) * 5 + ("merge", "split", "split", "lock", "rename", "undo")


class Officer:
    """Somebody with a copy of the plan, who edits it by chance and brings it together with what all share."""

    def __init__(self, draft, seed):
        self.draft = Draft(draft.fabric, draft.codes, draft.records)
        self.base = State.of(draft)
        self.dice = np.random.default_rng(seed)
        self.last = None

    @property
    def state(self):
        return State.of(self.draft)

    def work(self, edits):
        """Do some edits; what is refused is not counted."""
        while edits:
            try:
                getattr(self, str(self.dice.choice(DEEDS)))()
            except RefusedError:
                continue
            edits -= 1

    def grid(self):
        return str(self.dice.choice(self.draft.grid_codes()))

    def apply(self, edit):
        self.draft.apply(edit)
        self.last = edit

    def assign(self):
        grid = self.grid()
        beside = self.draft.ways.beside(self.draft.units_of(grid))[2]
        some = self.dice.choice(beside, min(len(beside), 2), replace=False)
        self.apply(self.draft.assigned(some, grid, take_left_behind=True))

    def merge(self):
        grid = self.grid()
        self.apply(self.draft.merged([grid, str(self.dice.choice(self.draft.neighbours(grid) or [grid]))], grid, "so"))

    def split(self):
        grid = self.grid()
        middle, reach = self.draft.polygon(grid).centroid, self.dice.uniform(-1, 1, 2) * 5000
        ends = [(middle.x - reach[0], middle.y - reach[1]), (middle.x + reach[0], middle.y + reach[1])]
        self.apply(self.draft.split_by_line(grid, shapely.LineString(ends)))

    def lock(self):
        grid = self.grid()
        self.apply(self.draft.locked([grid], not self.draft.record(grid).locked))

    def rename(self):
        self.apply(self.draft.renamed(self.grid(), str(self.dice.choice(["east", "west"]))))

    def undo(self):
        if self.last is not None:
            self.draft.revert(self.last)
            self.last = None

    def meet(self, shared, choice):
        """Bring together, resolve everything, and give what all share then."""
        done = reconciled(self.draft.fabric, self.base, self.state, shared)
        assert_whole(self.draft.fabric, done, self.base, self.state, shared)
        self.draft.apply(done.adopted)
        base = done.base
        for conflict in done.conflicts:
            resolution = resolved(self.draft.fabric, base, self.state, shared, conflict, choice(self.dice))
            self.draft.apply(resolution.edit)
            base = resolution.base
        done = reconciled(self.draft.fabric, base, self.state, shared)
        assert not done.conflicts
        assert is_empty(done.adopted)
        shared = shared.after(done.writable)
        self.base = base.after(done.writable)
        assert self.base.equals(shared)
        self.last = None
        return shared


def assert_whole(fabric, done, base, mine, theirs):
    """Every grid is as sound as it was on a side, every unit is in a grid of its community, and nothing is lost."""
    ours = Draft(fabric, done.codes, done.records)
    sides = [Draft(fabric, side.codes, side.records) for side in (mine, theirs)]
    new_code = {new: old for old, new in done.renumbered.items()}
    for code in ours.grid_codes():
        assert len(ours.units_of(code)), code
        assert set(fabric.units.communities[ours.units_of(code)]) == {ours.records[code].community}
        worst = max(len(side.pieces(new_code.get(code, code))) for side in sides)
        assert len(ours.pieces(code)) <= max(worst, 1)
        pinched = [side.ways.pinch(side.units_of(new_code.get(code, code))) for side in sides]
        assert ours.ways.pinch(ours.units_of(code)) is None or any(pinched)
    assert {code for code, record in base.records.items() if record.void} <= set(done.records)
    clash = np.zeros(len(base.codes), dtype=bool)
    for conflict in done.conflicts:
        clash[conflict.units] = True
    codes = np.array([done.renumbered.get(code, code) for code in mine.codes], dtype=object)
    by_me, by_them = codes != base.codes, theirs.codes != base.codes
    assert (done.codes[by_me] == codes[by_me]).all()
    assert (done.codes[by_them & ~clash] == theirs.codes[by_them & ~clash]).all()
    assert (done.codes[clash] == codes[clash]).all()
    assert (done.codes[~by_me & ~by_them] == base.codes[~by_me & ~by_them]).all()
    written = theirs.after(done.writable)
    assert (written.codes[~clash] == done.codes[~clash]).all()
    assert (written.codes[clash] == theirs.codes[clash]).all()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(TOWNS))
@pytest.mark.parametrize(
    "choice",
    [lambda dice: MINE, lambda dice: THEIRS, lambda dice: str(dice.choice([MINE, THEIRS]))],
    ids=["mine", "theirs", "either"],
)
def test_who_meets_again_and_again_ends_with_one_plan(seed, choice):
    town = grown_town(seed)
    officers = [Officer(town, [seed, number]) for number in range(2)]
    shared = State.of(town)
    for _ in range(MEETINGS):
        for officer in officers:
            officer.work(int(officer.dice.integers(MOST_EDITS + 1)))
        for officer in officers:
            shared = officer.meet(shared, choice)
    for officer in officers:
        shared = officer.meet(shared, choice)
        assert set(officer.state.records.items()) >= set(shared.records.items())
        assert (officer.state.codes == shared.codes).all()


@pytest.mark.parametrize("seed", range(40))
def test_it_is_the_same_from_either_side_where_nothing_clashes(seed):
    town = grown_town(seed % TOWNS)
    one, other = (Officer(town, [seed, number]) for number in range(2))
    for officer in (one, other):
        officer.work(3)
    here = reconciled(town.fabric, one.base, one.state, other.state)
    there = reconciled(town.fabric, one.base, other.state, one.state)
    assert [conflict.grids for conflict in here.conflicts] == [conflict.grids for conflict in there.conflicts] or (
        here.renumbered
    )
    if not here.conflicts and not here.renumbered and not there.renumbered:
        assert here.merged.equals(there.merged)
