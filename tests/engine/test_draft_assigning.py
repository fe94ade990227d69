"""Units given to a grid: what it would do, what is refused, and grids joined to one."""

import numpy as np
import pytest
import shapely
from drawn_towns import code, drawn_again, town
from refusals import refused

A, B, C = map(code, "ABC")


def test_the_outlook_tells_the_totals_of_both_sides():
    outlook = town("AAAAAAA", "BBBBBBB").outlook([7, 8], A)
    assert (outlook.households_before, outlook.households_after, outlook.status) == (350, 450, "in_band")
    assert outlook.donors == ((B, 350, 250, "under"),)
    assert (outlook.left_behind, outlook.refused) == ((), None)


def test_units_that_the_grid_has_already_count_for_nothing():
    draft = town("AAB")
    assert draft.outlook([0, 2], A).households_after == 150
    assert draft.outlook([0], A).refused.check == "edit_nothing"
    assert draft.assigned([0, 2], A).units.tolist() == [2]


def test_a_piece_left_behind_is_named_with_its_households():
    draft = town("ABBB", "AABB", "BBBB", households=["9 9 9 9", "9 9 9 9", "7 9 9 9"])
    outlook = draft.outlook([9], A)
    assert [(donor, rows.tolist()) for donor, rows in outlook.left_behind] == [(B, [8])]
    finding = refused(draft.assigned, [9], A)
    assert finding == outlook.refused
    assert (finding.check, finding.grid_code, finding.value) == ("edit_leaves_pieces", B, 7)
    assert finding.numbers == {"grid": B, "pieces": 1, "units": 1, "unit": 9, "households": 7}
    assert finding.place == (50.0, 50.0)


def test_a_piece_left_behind_is_taken_too():
    draft = town("ABBB", "AABB", "BBBB")
    outlook = draft.outlook([9], A, take_left_behind=True)
    assert (outlook.left_behind, outlook.refused, outlook.households_after) == ((), None, 250)
    draft.apply(draft.assigned([9], A, take_left_behind=True))
    assert drawn_again(draft) == ["ABBB", "AABB", "AABB"]


def test_ground_that_does_not_touch_is_refused():
    finding = refused(town("AABB").assigned, [3], A)
    assert (finding.check, finding.grid_code, finding.numbers["unit"]) == ("edit_not_touching", A, 4)


def test_ground_behind_a_barrier_is_refused():
    finding = refused(town("AAB", "AAB", closed=[(1, 2)]).assigned, [2], A)
    assert (finding.check, finding.grid_code, finding.value) == ("edit_across_barrier", A, 50)


def test_water_joins_any_grid_that_it_touches():
    draft = town("AAbB")
    draft.apply(draft.assigned([2], A))
    assert drawn_again(draft) == ["AAAB"]


def test_a_corner_is_no_way():
    assert refused(town("AAB", "CCB").assigned, [5], A).check == "edit_not_touching"


def test_a_grid_may_not_touch_itself_at_a_corner():
    finding = refused(town("AAA", "ABA", "ABC").assigned, [7], A)
    assert (finding.check, finding.grid_code, finding.place) == ("edit_pinches", A, (200.0, 100.0))


def test_a_grid_may_lie_all_round_another():
    draft = town("AAA", "ABA", "ACA")
    draft.apply(draft.assigned([7], A))
    assert drawn_again(draft) == ["AAA", "ABA", "AAA"]
    assert len(draft.polygon(A).interiors) == 1


def test_ground_of_another_community_is_refused():
    draft = town("AAB", communities=["001"])
    finding = refused(draft.assigned, [2], A)
    assert (finding.check, finding.numbers["community"]) == ("edit_other_community", "430702001001")


@pytest.mark.parametrize("locked", "AB")
def test_a_locked_grid_neither_gives_nor_takes(locked):
    draft = town("AAB", locked=locked)
    finding = refused(draft.assigned, [1], B)
    assert (finding.check, finding.grid_code) == ("edit_locked", code(locked))
    ahead = draft.outlook([1], B).refused
    assert (ahead.check, ahead.numbers) == (finding.check, finding.numbers)


@pytest.mark.parametrize("target", "CD")
def test_a_grid_that_is_not_there_takes_nothing(target):
    draft = town("AAB", retired="C")
    assert refused(draft.assigned, [1], code(target)).check == "edit_unknown_grid"
    assert refused(draft.outlook, [1], code(target)).check == "edit_unknown_grid"


def test_a_grid_that_gives_its_last_unit_retires_and_comes_back():
    draft = town("AAB")
    edit = draft.assigned([2], A)
    draft.apply(edit)
    assert (draft.grid_codes(), draft.records[B].void) == ([A], True)
    assert draft.outlook([0], A).donors == ()
    draft.revert(edit)
    assert (draft.grid_codes(), draft.records[B].void) == ([A, B], False)


def test_units_are_let_go():
    draft = town("AAB")
    assert draft.outlook([0], "").donors == ((A, 100, 50, "under"),)
    draft.apply(draft.assigned([0], ""))
    assert drawn_again(draft) == [".AB"]


def test_a_grid_in_pieces_may_be_mended_but_not_made_worse():
    draft = town("ABAAA", "BBBBB")
    draft.apply(draft.assigned([1], A))
    assert drawn_again(draft) == ["AAAAA", "BBBBB"]
    draft = town("ABAAA", "BBBBB")
    assert refused(draft.assigned, [3], B).numbers["pieces"] == 1


def test_grids_are_merged_and_the_others_retire():
    draft = town("AABC")
    edit = draft.merged([A, B, C], B)
    draft.apply(edit)
    assert drawn_again(draft) == ["BBBB"]
    assert draft.grid_codes() == [B]
    assert edit.touched == {A, B, C}


def test_grids_that_do_not_touch_are_not_merged():
    assert refused(town("ABC").merged, [A, C], A).check == "edit_not_touching"


def test_a_merge_over_the_maximum_says_by_how_much_and_is_done_with_a_reason():
    draft = town("AAAABBBB", households=70)
    finding = refused(draft.merged, [A, B], A)
    assert finding.check == "edit_over_maximum"
    assert finding.numbers == {"grid": A, "households": 560, "maximum": 500, "excess": 60}
    edit = draft.merged([A, B], A, reason="one compound")
    assert edit.reason == "one compound"
    draft.apply(edit)
    assert (draft.status(A), draft.records[A].note) == ("over", "one compound")
    draft.revert(edit)
    assert draft.records[A].note == ""


def test_a_note_goes_when_the_grid_is_in_band_again_and_comes_back_with_an_undo():
    draft = town("AAAABBBB", households=70)
    draft.apply(draft.merged([A, B], A, reason="one compound"))
    split = draft.split_by_line(A, shapely.LineString([(500, 0), (500, 100)]))
    draft.apply(split)
    assert (draft.status(A), draft.records[A].note) == ("in_band", "")
    draft.revert(split)
    assert draft.records[A].note == "one compound"


def test_a_note_stays_while_the_grid_is_out_of_band():
    draft = town("AAAAAABBBB", households=70)
    draft.apply(draft.merged([A, B], A, reason="one compound"))
    draft.apply(draft.assigned([9], ""))
    assert (draft.status(A), draft.records[A].note) == ("over", "one compound")


def test_a_merge_within_the_maximum_leaves_no_note():
    draft = town("AABB")
    draft.apply(draft.merged([A, B], A, reason="quieter"))
    assert draft.records[A].note == ""


def test_a_locked_grid_is_not_merged():
    assert refused(town("AB", locked="B").merged, [A, B], A).check == "edit_locked"


def test_a_grid_retires_into_another_or_into_none():
    draft = town("AABB")
    into_another, into_none = draft.retired(B, A), draft.retired(B, "")
    draft.apply(into_another)
    assert (drawn_again(draft), draft.grid_codes()) == (["AAAA"], [A])
    draft.revert(into_another)
    draft.apply(into_none)
    assert (drawn_again(draft), draft.grid_codes()) == (["AA.."], [A])


@pytest.mark.parametrize("households", [50, 100])
def test_a_grid_does_not_retire_into_itself(households):
    finding = refused(town("AAAABB", households=households).retired, A, A)
    assert (finding.check, finding.grid_code) == ("edit_nothing", A)


def test_the_rows_of_an_edit_are_in_order_and_each_there_once():
    edit = town("AABB", "AABB").assigned([6, 2, 6], A)
    assert edit.units.tolist() == [2, 6]
    assert np.array_equal(edit.before, [B, B])


def test_the_records_of_an_edit_are_in_the_order_of_their_codes():
    draft = town("ABCDEFGHIJKL", households=30)
    edit = draft.assigned(range(1, 12), A)
    assert list(edit.records_after) == [code(letter) for letter in "BCDEFGHIJKL"]
