"""Four thousand edits by chance, undone, redone and written down between: whatever is done, the plan stays whole."""

import json
from collections import Counter

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.gridding.editing.written import edit_as_dict, edit_from_dict
from grown_towns import grown_town

pytestmark = pytest.mark.slow

TOWNS, STEPS = 10, 400
SIZES = ((10, 6), (6, 5))  # in columns and rows: every other town is small

DEEDS = {
    "assign": 44,
    "undo": 14,
    "redo": 8,
    "save": 4,
    "merge": 6,
    "split": 7,
    "move": 5,
    "lock": 5,
    "rename": 2,
    "retire": 1,
    "fill": 2,
    "propose": 0.3,
    "repair": 0.1,
    "renumber": 0.5,
}


@pytest.mark.parametrize("seed", range(TOWNS))
def test_whatever_is_done_the_plan_stays_whole(seed):
    officer = Officer(grown_town(seed, *SIZES[seed % len(SIZES)]), seed)
    for _ in range(STEPS):
        officer.do_something()
    assert officer.done["assign"] > STEPS / 10
    assert {"assign", "undo", "redo", "save", "merge", "split", "move", "lock"} <= set(officer.done)
    while officer.place:
        officer.undo()
    assert officer.draft.codes.tolist() == officer.first


class Officer:
    """Somebody who edits a plan at random and looks after every step whether it is still whole.

    `log` are the edits as a plan file keeps them, as text; those from `place` on are taken back. `states` is what the
    plan was like before each of those that are done.
    """

    def __init__(self, draft, seed):
        self.draft, self.dice = draft, np.random.default_rng(seed)
        self.log, self.place, self.states = [], 0, []
        self.first = draft.codes.tolist()
        self.done = Counter()
        assert_whole(draft, draft.grid_codes())

    def do_something(self):
        """Do one thing, or find it refused, which must change nothing."""
        deed = self.dice.choice(list(DEEDS), p=np.array(list(DEEDS.values())) / sum(DEEDS.values()))
        if not self.draft.grid_codes():
            deed = "undo"  # the last grid was retired
        before, records = self.draft.codes.copy(), dict(self.draft.records)
        try:
            getattr(self, deed)()
        except RefusedError as refused:
            assert refused.finding.check.startswith(("edit_", "grid_", "community_"))
            assert (self.draft.codes == before).all()
            assert self.draft.records == records
            return
        self.done[str(deed)] += 1

    def apply(self, edit):
        """Do an edit and look at what it touched, and whether it touched anything else."""
        before, records = self.draft.codes.copy(), dict(self.draft.records)
        locked = {code for code, record in records.items() if record.locked}
        self.draft.apply(edit)
        self.states.append((before, records))
        self.log[self.place :] = [json.dumps(edit_as_dict(edit))]
        self.place += 1
        same = np.ones(len(before), dtype=bool)
        same[edit.units] = False
        assert (self.draft.codes[same] == before[same]).all()
        assert not locked & {*edit.before, *edit.after}
        assert {code for code in records if self.draft.records.get(code) != records[code]} <= edit.touched
        gone = {code for code, record in records.items() if record.void}
        assert all(self.draft.records[code].void for code in gone)
        assert_whole(self.draft, edit.touched)

    def grid(self):
        """Some grid."""
        return str(self.dice.choice(self.draft.grid_codes()))

    def neighbour(self, code):
        """Some grid beside another, or the same where it has none."""
        return str(self.dice.choice([*self.draft.neighbours(code), code][: max(len(self.draft.neighbours(code)), 1)]))

    def line(self, code):
        """A line across a grid."""
        west, south, east, north = self.draft.polygon(code).bounds
        ends = self.dice.uniform((west, south), (east, north), (2, 2))
        return shapely.LineString([ends[0], self.dice.uniform(ends.min(axis=0), ends.max(axis=0)), ends[1]])

    def assign(self):
        """Paint with a brush near a grid; what is foretold is what comes."""
        code = self.grid()
        around = self.draft.ways.beside(self.draft.units_of(code))[2].tolist() or [0]
        start = self.draft.fabric.polygons[self.dice.choice(around)]
        near = np.flatnonzero(
            shapely.dwithin(self.draft.fabric.polygons, start, float(self.dice.choice([0, 0, 0, 60])))
        )
        if self.dice.random() < 0.9:
            near = near[self.draft.fabric.units.communities[near] == self.draft.records[code].community]
            near = near[self.draft.codes[near] != code]
        rows = near if self.dice.random() < 0.2 else near[: self.dice.integers(1, 4)]
        along = bool(self.dice.random() < 0.5)
        outlook = self.draft.outlook(rows, code, take_left_behind=along)
        try:
            edit = self.draft.assigned(rows, code, take_left_behind=along)
        except RefusedError as refused:
            assert refused.finding == outlook.refused
            raise
        assert outlook.refused is None
        self.apply(edit)
        assert (self.draft.households(code), self.draft.status(code)) == (outlook.households_after, outlook.status)
        for donor, _, after, status in outlook.donors:
            assert self.draft.households(donor) == after
            assert self.draft.records[donor].void == (status == "")

    def merge(self):
        code = self.grid()
        self.apply(self.draft.merged([code, self.neighbour(code)], code, reason=str(self.dice.choice(["", "so"]))))

    def split(self):
        code = self.grid()
        self.apply(self.draft.split_by_line(code, self.line(code)))

    def move(self):
        code = self.grid()
        self.apply(self.draft.boundary_moved(code, self.neighbour(code), self.line(code)))

    def lock(self):
        locked = [code for code in self.draft.grid_codes() if self.draft.records[code].locked]
        if locked and self.dice.random() < 0.7:
            self.apply(self.draft.locked([str(self.dice.choice(locked))], False))
        else:
            self.apply(self.draft.locked([self.grid()], True))

    def rename(self):
        self.apply(self.draft.renamed(self.grid(), f"name {self.dice.integers(1000)}"))

    def retire(self):
        self.apply(self.draft.retired(self.grid(), ""))

    def fill(self):
        self.apply(self.draft.filled())
        assert not len(self.draft.units_of(""))

    def propose(self):
        proposals = self.draft.split_proposals(self.grid(), parts=int(self.dice.integers(2, 4)))
        self.apply(proposals[self.dice.integers(len(proposals))].edit)

    def repair(self):
        before = _off_band(self.draft)
        self.apply(self.draft.repaired(int(self.dice.integers(2))))
        assert _off_band(self.draft) <= before

    def renumber(self):
        self.apply(self.draft.renumbered(int(self.dice.integers(2))))

    def undo(self):
        if self.place:
            self.place -= 1
            edit = self.edit()
            self.draft.revert(edit)
            codes, records = self.states.pop()
            assert (self.draft.codes == codes).all()
            assert self.draft.records == records
            assert_whole(self.draft, edit.touched)

    def redo(self):
        if self.place < len(self.log):
            later = self.log[self.place :]
            self.apply(self.edit())
            self.log[self.place - 1 :] = later

    def edit(self):
        """Read the edit at the place."""
        return edit_from_dict(json.loads(self.log[self.place]))

    def save(self):
        """Close the plan and open it again."""
        self.draft = Draft(self.draft.fabric, self.draft.codes.tolist(), self.draft.records, self.draft.profile)
        assert_whole(self.draft, self.draft.grid_codes())


def _off_band(draft):
    return sum(draft.status(code) != "in_band" for code in draft.grid_codes())


def assert_whole(draft, codes):
    """Hold grids to what a recount of all units says, by other ways than the draft's."""
    known = {code for code, record in draft.records.items() if not record.void}
    assert set(draft.codes) - {""} <= known
    assert draft.grid_codes() == sorted(known)
    units = draft.fabric.units
    for code in codes & known if isinstance(codes, frozenset) else codes:
        own = draft.codes == code
        rows = np.flatnonzero(own)
        assert draft.units_of(code).tolist() == rows.tolist()
        assert draft.households(code) == units.households[own].sum()
        assert draft.buildings(code) == units.buildings[own].sum()
        assert (units.communities[rows] == draft.records[code].community).all()
        if not len(rows):
            continue
        assert_joined(draft, rows)
        outline = shapely.union_all(draft.fabric.polygons[rows])
        assert (outline.geom_type, outline.is_valid) == ("Polygon", True)
        assert shapely.equals(outline, draft.polygon(code))
        assert draft.area(code) == pytest.approx(outline.area)
        assert draft.compactness(code) == pytest.approx(4 * np.pi * outline.area / outline.length**2)
        rings = [point for ring in shapely.get_rings(outline) for point in ring.coords[1:]]
        assert len(rings) == len(set(rings))


def assert_joined(draft, rows):
    """Walk through a grid from one inhabited unit: every other inhabited one is reached."""
    borders = draft.fabric.units.borders
    inside = set(rows.tolist())
    beside = {row: [] for row in inside}
    for one, other in borders.pairs[borders.open & np.isin(borders.pairs, rows).all(axis=1)].tolist():
        beside[one].append(other)
        beside[other].append(one)
    inhabited = [row for row in inside if draft.fabric.units.households[row]]
    reached, todo = set(inhabited[:1]), inhabited[:1]
    while todo:
        for other in beside[todo.pop()]:
            if other not in reached:
                reached.add(other)
                todo.append(other)
    assert set(inhabited) <= reached
