"""What two people did to the same plan, put together: on towns drawn with letters."""

from dataclasses import replace

import pytest
from community_grids.engine.gridding.editing.codes import new_records
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.making import edit_of
from community_grids.engine.gridding.editing.new_on_both import renewed
from community_grids.engine.gridding.editing.reconciling import is_empty, reconciled
from community_grids.engine.gridding.editing.resolving import MINE, THEIRS, resolved
from community_grids.engine.gridding.editing.sharing_steps import in_steps
from community_grids.engine.gridding.editing.states import State, difference
from drawn_towns import code, drawn_again, town
from refusals import refused

A, B, C, D, E, F = map(code, "ABCDEF")


class Meeting:
    """A town that two people copied, what each made of it, and what comes of both."""

    def __init__(self, *lines, **told):
        self.draft = town(*lines, **told)
        self.fabric = self.draft.fabric
        self.base, self.my, self.their = State.of(self.draft), self.copy(), self.copy()

    def copy(self):
        return Draft(self.fabric, self.draft.codes, self.draft.records)

    @property
    def mine(self):
        return State.of(self.my)

    @property
    def theirs(self):
        return State.of(self.their)

    def together(self):
        return reconciled(self.fabric, self.base, self.mine, self.theirs)

    def drawn(self, state):
        return drawn_again(Draft(self.fabric, state.codes, state.records))

    def adopt(self):
        """Adopt theirs as a session does, and give what is found then."""
        done = self.together()
        self.my.apply(done.adopted)
        self.base = done.base
        return self.together()

    def resolve(self, choice, conflict=None):
        """Resolve the only conflict, and give what is found then."""
        conflict = conflict or self.together().conflicts[0]
        done = resolved(self.fabric, self.base, self.mine, self.theirs, conflict, choice)
        self.my.apply(done.edit)
        self.base = done.base
        return self.together()


def give(draft, rows, target):
    draft.apply(draft.assigned(rows, target))


def test_where_nobody_did_anything_nothing_is_to_do():
    done = Meeting("AABB").together()
    assert is_empty(done.adopted)
    assert is_empty(done.writable)
    assert (done.conflicts, done.renumbered) == ((), {})


def test_what_only_i_did_stays_and_can_be_written():
    meeting = Meeting("AABB")
    give(meeting.my, [1], B)
    done = meeting.together()
    assert is_empty(done.adopted)
    assert meeting.drawn(done.merged) == ["ABBB"]
    assert (done.writable.units.tolist(), done.writable.before.tolist()) == ([1], [A])
    assert done.base.equals(meeting.theirs)


def test_what_only_they_did_is_adopted():
    meeting = Meeting("AABB")
    give(meeting.their, [1], B)
    meeting.their.apply(meeting.their.renamed(B, "new"))
    done = meeting.together()
    assert done.adopted.action == "adopt"
    assert is_empty(done.writable)
    meeting.my.apply(done.adopted)
    assert meeting.mine.equals(meeting.theirs)


def test_what_both_did_in_other_grids_is_all_there():
    meeting = Meeting("AABBCCDD")
    give(meeting.my, [1], B)
    give(meeting.their, [5], D)
    done = meeting.together()
    assert meeting.drawn(done.merged) == ["ABBBCDDD"]
    assert done.adopted.units.tolist() == [5]
    assert done.writable.units.tolist() == [1]
    assert not done.conflicts


def test_what_both_did_to_one_grid_goes_together_where_it_stays_whole():
    meeting = Meeting("AABBBCC")
    give(meeting.my, [2], A)
    give(meeting.their, [4], C)
    done = meeting.together()
    assert meeting.drawn(done.merged) == ["AAABCCC"]
    assert not done.conflicts


def test_what_both_did_alike_is_no_conflict():
    meeting = Meeting("AABB")
    for draft in (meeting.my, meeting.their):
        give(draft, [1], B)
    done = meeting.together()
    assert not done.conflicts
    assert is_empty(done.adopted)
    assert is_empty(done.writable)


def test_a_unit_that_went_to_two_grids_is_a_conflict_and_stays_mine():
    meeting = Meeting("AABBBCCDD")
    give(meeting.my, [2, 3], A)
    give(meeting.their, [3, 4], C)
    give(meeting.their, [7], C)
    done = meeting.together()
    (conflict,) = done.conflicts
    assert (conflict.why, conflict.grids) == ("moved", (A, B, C, D))
    assert conflict.units.tolist() == [2, 3, 4, 7]
    assert conflict.before.tolist() == [B, B, B, D]
    assert conflict.mine.tolist() == [A, A, B, D]
    assert conflict.theirs.tolist() == [B, C, C, C]
    assert meeting.drawn(done.merged) == meeting.drawn(meeting.mine)
    assert is_empty(done.adopted)
    assert is_empty(done.writable)


def test_a_conflict_holds_up_nothing_elsewhere():
    meeting = Meeting("ABBCDDEEFF")
    give(meeting.my, [1], A)
    give(meeting.their, [1, 2], C)
    give(meeting.my, [5], E)
    meeting.their.apply(meeting.their.renamed(F, "new"))
    done = meeting.together()
    assert [conflict.grids for conflict in done.conflicts] == [(A, B, C)]
    assert done.adopted.touched == {F}
    assert done.writable.touched == {D, E}
    assert done.base.records[F].name == "new"
    assert done.base.codes[:4].tolist() == [A, B, B, C]


def test_a_conflict_is_found_again_after_the_rest_was_adopted():
    meeting = Meeting("ABBCDDEE")
    give(meeting.my, [1], A)
    give(meeting.their, [1, 2], C)
    give(meeting.their, [5], E)
    first = meeting.together()
    again = meeting.adopt()
    assert is_empty(again.adopted)
    assert [one.same_as(other) for one, other in zip(first.conflicts, again.conflicts, strict=True)] == [True]
    assert again.base.equals(first.base)


def test_a_grid_that_both_together_would_cut_in_pieces_is_a_conflict():
    meeting = Meeting("BAAC", "BAAC")
    give(meeting.my, [1], B)
    give(meeting.their, [6], C)
    done = meeting.together()
    (conflict,) = done.conflicts
    assert (conflict.why, conflict.grid) == ("broken", A)
    assert meeting.drawn(done.merged) == meeting.drawn(meeting.mine)


def split(draft, grid, rows):
    """Make a new grid of some units of another, by the code that comes next."""
    record = new_records(draft, 0, "urban", 1)[0]
    draft.apply(edit_of(draft, "split", rows, record.code, {record.code: record}))
    return record.code


def test_of_two_new_grids_with_one_code_mine_gets_the_next():
    meeting = Meeting("AAAABBBB")
    assert split(meeting.my, A, [0, 1]) == split(meeting.their, B, [6, 7]) == C
    done = meeting.together()
    assert done.renumbered == {C: D}
    assert meeting.drawn(done.merged) == ["DDAABBCC"]
    assert (done.records[D].name, done.records[C].name) == ("第四网格", "第三网格")
    assert not done.conflicts
    assert meeting.adopt().renumbered == {}
    assert set(meeting.together().writable.records_after) == {D}


def test_a_new_grid_keeps_the_name_that_i_gave_it():
    meeting = Meeting("AAAABBBB")
    split(meeting.my, A, [0, 1])
    meeting.my.apply(meeting.my.renamed(C, "park"))
    split(meeting.their, B, [6, 7])
    assert meeting.together().records[D].name == "park"


def test_two_new_grids_of_the_same_ground_are_one():
    meeting = Meeting("AAAABBBB")
    for draft in (meeting.my, meeting.their):
        split(draft, A, [0, 1])
    done = meeting.together()
    assert (done.renumbered, done.conflicts) == ({}, ())
    assert is_empty(done.writable)


def test_ground_that_i_moved_goes_together_with_a_new_grid_of_theirs():
    meeting = Meeting("AABBBB")
    give(meeting.my, [1], B)
    (new,) = new_records(meeting.their, 0, "urban", 1)
    meeting.their.apply(edit_of(meeting.their, "split", [4, 5], new.code, {new.code: new}))
    done = meeting.together()
    assert not done.conflicts
    assert meeting.drawn(done.merged) == ["ABBBCC"]


def test_a_grid_that_only_came_and_went_here_is_not_written():
    meeting = Meeting("AAAABBBB")
    split(meeting.my, A, [0, 1])
    meeting.my.apply(meeting.my.merged([C, A], A, "so"))
    split(meeting.their, B, [6, 7])
    done = meeting.together()
    assert meeting.drawn(done.merged) == ["AAAABBCC"]
    assert (done.conflicts, done.renumbered) == ((), {})
    assert C not in done.writable.records_after


def test_a_grid_that_i_retired_and_they_enlarged_is_a_conflict():
    meeting = Meeting("AABBCC")
    meeting.my.apply(meeting.my.retired(B, A, "so"))
    give(meeting.their, [4], B)
    (conflict,) = meeting.together().conflicts
    assert (conflict.why, conflict.grid) == ("retired", B)
    assert (conflict.records[B][1].void, conflict.records[B][2].void) == (True, False)


def test_a_grid_that_both_together_would_empty_is_a_conflict():
    meeting = Meeting("ABBC")
    give(meeting.my, [1], A)
    give(meeting.their, [2], C)
    (conflict,) = meeting.together().conflicts
    assert (conflict.why, conflict.grid) == ("retired", B)


def test_ground_of_a_grid_that_the_other_side_locked_is_a_conflict():
    for locks, moves in (("my", "their"), ("their", "my")):
        meeting = Meeting("AABB")
        getattr(meeting, locks).apply(getattr(meeting, locks).locked([A], True))
        give(getattr(meeting, moves), [1], B)
        (conflict,) = meeting.together().conflicts
        assert (conflict.why, conflict.grid) == ("locked", A)


def noted(draft, grid, note):
    draft.apply(edit_of(draft, "rename", [], "", {grid: replace(draft.records[grid], note=note)}))


def test_what_is_known_of_a_grid_is_put_together_field_by_field():
    meeting = Meeting("AABB")
    meeting.my.apply(meeting.my.renamed(A, "mine"))
    noted(meeting.their, A, "theirs")
    meeting.their.apply(meeting.their.locked([A], True))
    done = meeting.together()
    record = done.records[A]
    assert (record.name, record.note, record.locked) == ("mine", "theirs", True)
    assert not done.conflicts
    assert done.writable.records_after[A].name == "mine"


def test_a_field_written_in_two_ways_is_a_conflict_of_that_grid_alone():
    meeting = Meeting("AABB")
    meeting.my.apply(meeting.my.renamed(A, "mine"))
    meeting.their.apply(meeting.their.renamed(A, "theirs"))
    meeting.my.apply(meeting.my.renamed(B, "other"))
    done = meeting.together()
    (conflict,) = done.conflicts
    assert (conflict.why, conflict.grids, conflict.grid) == ("recorded", (A,), A)
    assert [record.name for record in conflict.records[A]] == ["grid A", "mine", "theirs"]
    assert set(done.writable.records_after) == {B}


def test_a_name_and_a_move_of_one_grid_go_together():
    meeting = Meeting("AABB")
    meeting.my.apply(meeting.my.renamed(A, "mine"))
    give(meeting.their, [1], B)
    done = meeting.together()
    assert (meeting.drawn(done.merged), done.records[A].name, done.conflicts) == (["ABBB"], "mine", ())


def test_two_who_let_go_ground_of_different_grids_do_not_meet():
    meeting = Meeting("AABBCC")
    give(meeting.my, [0], "")
    give(meeting.their, [5], "")
    assert meeting.drawn(meeting.together().merged) == [".ABBC."]


def test_ground_without_a_grid_that_both_took_is_a_conflict():
    meeting = Meeting("A.B")
    give(meeting.my, [1], A)
    give(meeting.their, [1], B)
    (conflict,) = meeting.together().conflicts
    assert (conflict.why, conflict.grids) == ("moved", (A, B))


def test_a_grid_that_is_gone_on_my_side_is_retired_for_the_others():
    meeting = Meeting("AAAABBBB")
    split(meeting.my, A, [0, 1])
    undo = difference("split", State.of(meeting.my), meeting.base)
    meeting.their.apply(undo.reversed())
    meeting.base = meeting.theirs
    meeting.my.apply(undo)
    done = meeting.together()
    assert done.adopted.records_after == {C: replace(meeting.base.records[C], void=True)}
    assert done.writable.records_after[C].void


@pytest.fixture
def quarrel():
    """B's middle: I gave it to A, they gave it and its neighbour to C; both named C."""
    meeting = Meeting("AABBBCC")
    give(meeting.my, [2, 3], A)
    meeting.my.apply(meeting.my.renamed(C, "mine"))
    give(meeting.their, [3, 4], C)
    meeting.their.apply(meeting.their.renamed(C, "theirs"))
    return meeting


def test_theirs_resolves_a_conflict(quarrel):
    done = quarrel.resolve(THEIRS)
    assert not done.conflicts
    assert is_empty(done.adopted)
    assert is_empty(done.writable)
    assert quarrel.mine.equals(quarrel.theirs)


def test_mine_resolves_a_conflict_and_can_be_written(quarrel):
    done = quarrel.resolve(MINE)
    assert not done.conflicts
    assert is_empty(done.adopted)
    assert quarrel.drawn(done.merged) == ["AAAABCC"]
    assert quarrel.theirs.after(done.writable).equals(quarrel.mine)


def test_some_of_each_resolves_a_conflict(quarrel):
    done = quarrel.resolve({3: THEIRS, 4: THEIRS, C: THEIRS})
    assert quarrel.drawn(done.merged) == ["AAACCCC"]
    assert done.records[C].name == "theirs"
    assert done.records[B].void
    assert not done.conflicts
    assert quarrel.theirs.after(done.writable).equals(quarrel.mine)


def test_some_of_each_that_would_cut_a_grid_is_refused(quarrel):
    conflict = quarrel.together().conflicts[0]
    states = (quarrel.base, quarrel.mine, quarrel.theirs)
    finding = refused(resolved, quarrel.fabric, *states, conflict, {2: THEIRS, 3: MINE})
    assert (finding.check, finding.grid_code) == ("edit_leaves_pieces", A)


def test_a_conflict_that_is_not_the_same_any_more_is_not_resolved(quarrel):
    conflict = quarrel.together().conflicts[0]
    quarrel.my.apply(quarrel.my.renamed(C, "another"))
    states = (quarrel.base, quarrel.mine, quarrel.theirs)
    assert refused(resolved, quarrel.fabric, *states, conflict, MINE).check == "edit_outdated"


def test_a_grid_that_only_they_have_retires_where_mine_is_chosen():
    meeting = Meeting("AAAABB")
    give(meeting.my, [3], B)
    split(meeting.their, A, [2, 3])
    done = meeting.resolve(MINE)
    assert meeting.my.records[C].void
    assert meeting.drawn(done.merged) == ["AAABBB"]
    assert meeting.theirs.after(done.writable).equals(meeting.mine)


def test_a_grid_that_only_i_have_is_gone_where_theirs_is_chosen():
    meeting = Meeting("AAAABB")
    split(meeting.my, A, [2, 3])
    give(meeting.their, [3], B)
    done = meeting.resolve(THEIRS)
    assert meeting.mine.equals(meeting.theirs)
    assert not done.conflicts


def test_a_grid_that_they_retired_comes_back_by_its_code_where_its_ground_is_the_same():
    meeting = Meeting("AABB")
    meeting.my.apply(meeting.my.locked([B], True))
    meeting.their.apply(meeting.their.retired(B, A, "so"))
    done = meeting.resolve(MINE)
    assert meeting.drawn(done.merged) == ["AABB"]
    assert not done.conflicts
    assert set(done.writable.after) == {B}


def test_a_grid_that_they_retired_comes_back_by_a_new_code_where_its_ground_is_another():
    meeting = Meeting("AABBDD")
    give(meeting.my, [4], B)
    meeting.their.apply(meeting.their.retired(B, A, "so"))
    done = meeting.resolve(MINE)
    assert meeting.drawn(done.merged) == ["AACCCD"]
    assert meeting.my.records[B].void
    assert not done.conflicts
    assert meeting.theirs.after(done.writable).equals(meeting.mine)


def test_a_locked_grid_that_was_changed_here_is_unlocked_there_first():
    meeting = Meeting("AABB", locked="A")
    meeting.my.apply(meeting.my.locked([A], False))
    give(meeting.my, [1], B)
    meeting.my.apply(meeting.my.locked([A], True))
    steps = in_steps(meeting.theirs, meeting.together().writable)
    assert [step.action for step in steps] == ["unlock", "share"]
    state = meeting.theirs
    for step in steps:
        for grid, record in step.records_before.items():
            assert state.records.get(grid) == record
        state = state.after(step)
    assert state.equals(meeting.mine)


def test_what_touches_no_locked_grid_is_one_step():
    meeting = Meeting("AABBC", locked="C")
    give(meeting.my, [1], B)
    writable = meeting.together().writable
    assert in_steps(meeting.theirs, writable) == (writable,)


def test_a_grid_that_came_back_and_changed_gets_a_new_code():
    meeting = Meeting("AABBDD", retired="C")
    meeting.their.apply(meeting.their.retired(B, A, "so"))
    meeting.my.apply(renewed(meeting.fabric, meeting.base, meeting.mine, meeting.theirs, [B], meeting.draft.profile))
    assert drawn_again(meeting.my) == ["AAEEDD"]
    assert meeting.my.records[B] == meeting.their.records[B]
    assert meeting.my.records[E].name == "grid B"
