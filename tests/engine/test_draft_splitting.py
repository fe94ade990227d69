"""Grids split along a line or as proposed, and boundaries moved to a line."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.editing.sides import beyond
from drawn_districts import line
from drawn_towns import code, drawn_again, town
from refusals import refused

A, B, C, D = map(code, "ABCD")


def test_a_line_goes_on_from_both_its_ends():
    points = np.array([(0.0, 0.0), (10.0, 0.0), (0.0, 9.0), (10.0, 9.0)])
    assert beyond(points, line((5, 3), (5, 4))).tolist() == [False, True, False, True]


def test_a_bay_in_a_line_is_its_other_side():
    points = np.array([(0.0, 0.0), (5.0, 5.0), (5.0, 9.0)])
    bay = line((-5, 4), (4, 4), (4, 6), (6, 6), (6, 4), (20, 4))
    assert beyond(points, bay).tolist() == [False, False, True]


def test_a_line_that_ends_in_a_hook_goes_on_as_it_ran():
    points = np.array([(0.0, 0.0), (10.0, 0.0), (0.0, 90.0), (10.0, 90.0)])
    hook = line((5, 0), (5, 50), (5.1, 50))
    assert beyond(points, hook).tolist() == [False, True, False, True]


def test_a_grid_is_split_where_the_line_runs():
    draft = town("AAAAB", "AAAAB")
    edit = draft.split_by_line(A, line((110, 250), (110, -50)))
    draft.apply(edit)
    assert drawn_again(draft) == ["CAAAB", "CAAAB"]
    assert draft.records[C].name == "第三网格"
    draft.revert(edit)
    assert (drawn_again(draft), draft.grid_codes()) == (["AAAAB", "AAAAB"], [A, B])


def test_the_side_with_more_households_keeps_the_code():
    draft = town("AAAA", households=["9 1 1 1"])
    draft.apply(draft.split_by_line(A, line((100, 0), (100, 100))))
    assert drawn_again(draft) == ["ABBB"]


def test_what_a_line_cuts_off_twice_goes_to_the_side_that_it_touches():
    draft = town("AAA", "A A", "A A")
    draft.apply(draft.split_by_line(A, line((-50, 110), (350, 110))))
    assert [len(draft.pieces(code)) for code in draft.grid_codes()] == [1, 1]


def test_a_new_code_is_chosen_or_the_next_that_nobody_had():
    draft = town("AAAA", retired="BC")
    middle = line((200, 0), (200, 100))
    draft.apply(draft.split_by_line(A, middle, new_codes=["430702001001077"]))
    assert draft.records["430702001001077"].name == "第七十七网格"
    draft = town("AAAA", retired="BC")
    assert draft.split_by_line(A, middle).touched == {A, D}
    assert refused(draft.split_by_line, A, middle, new_codes=[B]).check == "edit_code_taken"


@pytest.mark.parametrize("beside", [line((500, 0), (500, 100)), line((0, 0), (0, 0)), shapely.LineString()])
def test_a_line_beside_the_grid_is_refused(beside):
    assert refused(town("AAB").split_by_line, A, beside).check == "edit_line_misses"


def test_a_locked_grid_is_not_split():
    draft = town("AAAA", locked="A")
    assert refused(draft.split_by_line, A, line((200, 0), (200, 100))).check == "edit_locked"
    assert refused(draft.split_proposals, A).check == "edit_locked"


def test_proposals_are_in_band_and_differ():
    draft = town(*["AAAAAA"] * 5, households=28)
    proposals = draft.split_proposals(A)
    assert len(proposals) == 3
    for proposal in proposals:
        assert sum(proposal.households) == 840
        assert all(350 <= households <= 500 for households in proposal.households)
        draft.apply(proposal.edit)
        assert [draft.households(code) for code in draft.grid_codes()] == list(proposal.households)
        assert [draft.compactness(code) for code in draft.grid_codes()] == list(proposal.compactness)
        draft.revert(proposal.edit)
    assert len({tuple(proposal.edit.units.tolist()) for proposal in proposals}) == 3
    assert proposals[0].cost == min(proposal.cost for proposal in proposals)


def test_ways_that_come_to_the_same_are_proposed_once():
    # West of the barrier live as many as east of it: what is split off there goes back to what it touches.
    draft = town("AAAAAA", "AAAAAA", households=100, closed=[(2, 3), (8, 9)])
    proposals = draft.split_proposals(A)
    assert len({tuple(proposal.edit.units.tolist()) for proposal in proposals}) == len(proposals)


def test_the_same_seed_proposes_the_same():
    once, again = (town(*["AAAAAA"] * 5, households=28).split_proposals(A, seed=7) for _ in range(2))
    assert [one.edit.units.tolist() for one in once] == [one.edit.units.tolist() for one in again]


def test_a_grid_is_split_into_more_than_two():
    draft = town(*["AAAAAA"] * 6, households=36)
    draft.apply(draft.split_proposals(A, parts=3)[0].edit)
    assert [draft.status(code) for code in draft.grid_codes()] == ["in_band"] * 3


def test_water_goes_with_one_of_the_parts():
    draft = town("AAAAaA", "AAAAAA", households=70)
    draft.apply(draft.split_proposals(A)[0].edit)
    assert draft.units_of("").tolist() == []
    assert [len(draft.pieces(code)) for code in draft.grid_codes()] == [1, 1]


def test_two_units_can_be_split_in_one_way_only_and_one_in_none():
    assert len(town("AA").split_proposals(A)) == 1
    finding = refused(town("AB").split_proposals, A)
    assert (finding.check, finding.numbers) == ("edit_cannot_split", {"grid": A, "parts": 2, "units": 1})


@pytest.mark.parametrize("households", ["900 1 1", "0 0 0", "1 900 1"])
def test_as_many_parts_as_units_are_one_each(households):
    draft = town("AAA", households=[households])
    assert len(draft.split_proposals(A, parts=3)[0].households) == 3
    assert refused(draft.split_proposals, A, parts=4).check == "edit_cannot_split"


def test_a_star_cannot_be_split_in_two_parts_of_two():
    draft = town(" A ", "AAA", " A ")
    proposals = draft.split_proposals(A)
    assert all(min(len(one.edit.units), 5 - len(one.edit.units)) == 1 for one in proposals)


def test_a_boundary_moves_to_the_line():
    draft = town("AAAABB", "AAAABB")
    draft.apply(draft.boundary_moved(A, B, line((300, 300), (300, -100))))
    assert drawn_again(draft) == ["AAABBB", "AAABBB"]


def test_a_line_in_the_other_grid_moves_the_boundary_there():
    draft = town("AABBBB", "AABBBB")
    draft.apply(draft.boundary_moved(A, B, line((300, 300), (300, -100))))
    assert drawn_again(draft) == ["AAABBB", "AAABBB"]


def test_what_a_moved_boundary_would_leave_behind_goes_along():
    draft = town("AAAB", "A AB", "A AB")
    draft.apply(draft.boundary_moved(A, B, line((-50, 150), (450, 150))))
    assert [len(draft.pieces(code)) for code in draft.grid_codes()] == [1, 1]


def test_a_boundary_that_is_none_does_not_move():
    middle = line((50, 0), (50, 100))
    assert refused(town("AACBB").boundary_moved, A, B, middle).check == "edit_not_neighbours"
    assert refused(town("AABB", closed=[(1, 2)]).boundary_moved, A, B, middle).check == "edit_not_neighbours"
    assert refused(town("AABB").boundary_moved, A, B, line((200, 0), (200, 9))).check == "edit_line_misses"


def test_the_boundary_of_a_locked_grid_does_not_move():
    draft = town("AABB", locked="B")
    assert refused(draft.boundary_moved, A, B, line((100, 0), (100, 100))).check == "edit_locked"
