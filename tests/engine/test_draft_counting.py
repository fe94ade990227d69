"""A count of a building is an edit of the draft: its unit and its grid hold more or less, and nothing else changes."""

import json
from dataclasses import replace

import numpy as np
from community_grids.engine.gridding.editing.model import Count, Fact
from community_grids.engine.gridding.editing.written import edit_as_dict, edit_from_dict
from drawn_towns import code, drawn_again, town
from refusals import refused

A, B = code("A"), code("B")


def count(unit, before, after, building="b"):
    row = ("occupied", 1, before), ("occupied", 1, after)
    return Count(building, "1", 3, "301", unit, *row, before, after)


def held(draft):
    return {grid: draft.households(grid) for grid in draft.grid_codes()}


def test_the_grid_of_the_unit_holds_more_and_again_less():
    draft = town("AAB", "AAB")
    fabric, ways = draft.fabric, draft.ways
    edit = draft.counted([count(1, 2, 5)], "seen")
    assert (edit.touched, edit.reason) == (frozenset({A}), "seen")
    draft.apply(edit)
    assert held(draft) == {A: 203, B: 100}
    assert draft.fabric.polygons is fabric.polygons
    assert fabric.units.households.tolist() == [50] * 6
    assert draft.ways.measured(np.array([0])).households == 53
    assert ways.measured(np.array([0])).households == 50
    draft.revert(edit)
    assert held(draft) == {A: 200, B: 100}
    assert drawn_again(draft) == ["AAB", "AAB"]


def test_an_edit_of_the_ground_goes_on_after_a_count():
    draft = town("AAB", "AAB")
    draft.apply(draft.counted([count(2, 0, 10), count(2, 0, 5, "c"), count(3, 9, 2)]))
    draft.apply(draft.assigned([1], B))
    assert held(draft) == {A: 150, B: 158}


def test_a_building_outside_every_unit_touches_no_grid():
    draft = town("AB")
    edit = draft.counted([count(-1, 1, 2), count(99, 1, 2, "c")])
    assert edit.touched == frozenset()
    draft.apply(edit)
    assert held(draft) == {A: 50, B: 50}


def test_a_state_alone_is_an_edit_and_nothing_is_none():
    draft = town("AB")
    state = Count("b", "", 1, "101", 1, ("unknown", 1, 2), ("shop", 1, 2), 2, 2)
    assert draft.counted([state]).counts == (state,)
    assert refused(lambda: draft.counted([replace(state, after=state.before)])).check == "edit_nothing"


def test_a_note_goes_when_the_grid_is_in_its_band_again_and_comes_back_with_undo():
    draft = town("AAAAAA", band=(310, 500))
    draft.records[A] = replace(draft.records[A], note="a park")
    edit = draft.counted([count(1, 0, 20)])
    draft.apply(edit)
    assert draft.records[A].note == ""
    draft.revert(edit)
    assert draft.records[A].note == "a park"


def test_a_locked_grid_is_counted_like_others():
    draft = town("AB", locked="A")
    draft.apply(draft.counted([count(1, 0, 20)]))
    assert held(draft) == {A: 70, B: 50}


def test_a_count_is_written_and_read_back():
    edit = town("AB").counted([count(1, 2, 3), Count("n", "", -32768, "", 2, None, None, 4, 5)])
    again = edit_from_dict(json.loads(json.dumps(edit_as_dict(edit))))
    assert again.counts == edit.counts
    assert again.reversed().counts == tuple(one.reversed() for one in reversed(edit.counts))


def test_edits_of_the_ground_are_written_as_they_were_before_there_were_counts():
    draft = town("AAB", "AAB")
    assert "counts" not in edit_as_dict(draft.assigned([1], B))


def test_a_building_that_is_put_into_another_unit_counts_there_and_is_written_down():
    draft = town("AB")
    moved = Count("b", "", -32768, "", 1, None, None, 5, 0), Count("b", "", -32768, "", 2, None, None, 0, 5)
    edit = draft.counted(moved, "", [Fact("b", "unit", 2, 1, 2), Fact("b", "floors", 2, -1, 6)])
    edit = edit_from_dict(json.loads(json.dumps(edit_as_dict(edit))))
    assert (edit.action, edit.touched) == ("correct", frozenset({A, B}))
    draft.apply(edit)
    assert held(draft) == {A: 45, B: 55}
    assert draft.buildings(A) + 2 == draft.buildings(B)
    draft.revert(edit)
    assert (held(draft), draft.buildings(A)) == ({A: 50, B: 50}, draft.buildings(B))
