"""Locks, names and numbers of grids, and the history of all edits."""

import json

import numpy as np
import pytest
from community_grids.engine.gridding.editing.draft import ACTIONS
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.gridding.editing.written import edit_as_dict, edit_from_dict
from community_grids.engine.gridding.numbering import CodeProfile
from drawn_districts import line
from drawn_towns import STEM, code, drawn_again, town
from refusals import refused

A, B, C, D = map(code, "ABCD")


def test_grids_are_locked_and_unlocked_together():
    draft = town("ABC")
    draft.apply(draft.locked([A, B], True))
    assert [draft.records[one].locked for one in (A, B, C)] == [True, True, False]
    draft.apply(draft.locked([A, C], False))
    assert [draft.records[one].locked for one in (A, B, C)] == [False, True, False]


def test_a_name_is_given_and_taken_back():
    draft = town("AB")
    edit = draft.renamed(A, " 桥头 ")
    draft.apply(edit)
    assert draft.records[A].name == "桥头"
    draft.revert(edit)
    assert draft.records[A].name == "grid A"


def test_a_locked_grid_keeps_its_name():
    with pytest.raises(RefusedError):
        town("AB", locked="A").renamed(A, "new")


def test_grids_are_numbered_from_north_to_south_and_west_to_east():
    draft = town("DDCC", "DDCC", "BBAA", "BBAA")
    edit = draft.renumbered()
    draft.apply(edit)
    assert drawn_again(draft) == ["AABB", "AABB", "CCDD", "CCDD"]
    draft.revert(edit)
    assert drawn_again(draft) == ["DDCC", "DDCC", "BBAA", "BBAA"]


def test_numbering_leaves_locked_grids_and_skips_codes_of_retired_ones():
    draft = town("DDCC", "DDCC", locked="C", retired="A")
    draft.apply(draft.renumbered(0))
    assert drawn_again(draft) == ["BBCC", "BBCC"]
    assert draft.records[D].void


def test_a_name_by_number_changes_with_it_and_a_chosen_one_stays_with_its_ground():
    draft = town("BBAA", "BBAA")
    draft.apply(draft.renamed(A, "第一网格"))
    draft.apply(draft.renumbered())
    assert (draft.records[A].name, draft.records[B].name) == ("grid B", "第二网格")


def test_only_the_communities_asked_for_are_numbered():
    draft = town("BA", "DC", communities=["00", "11"])
    assert draft.renumbered([0]).touched == {A, B}


def test_another_profile_gives_other_codes():
    draft = town("BA")
    draft.apply(draft.renumbered(profile=CodeProfile(number_digits=2)))
    assert draft.grid_codes() == [STEM + "01", STEM + "02"]


def test_the_only_grid_may_have_number_0():
    draft = town("AA")
    draft.apply(draft.renumbered(profile=CodeProfile(zero_when_undivided=True)))
    assert draft.grid_codes() == [STEM + "000"]


def test_what_is_numbered_well_stays():
    assert refused(town("AB").renumbered).check == "edit_nothing"


def test_edits_are_text_and_back():
    draft = town("AAAABB", "AAAABB")
    edits = []
    for make in (
        lambda: draft.split_by_line(A, line((200, 0), (200, 200)), reason="新建道路"),
        lambda: draft.renamed(A, "west"),
        lambda: draft.merged([B, C], B),
        lambda: draft.assigned(np.array([2]), A),
    ):
        edits.append(make())
        draft.apply(edits[-1])
    again = [edit_from_dict(json.loads(json.dumps(edit_as_dict(edit)))) for edit in edits]
    assert [edit_as_dict(edit) for edit in again] == [edit_as_dict(edit) for edit in edits]
    for edit in reversed(again):
        draft.revert(edit)
    assert (drawn_again(draft), draft.grid_codes()) == (["AAAABB", "AAAABB"], [A, B])


def test_every_edit_has_an_action_that_is_known():
    draft = town("AAAABB")
    made = [draft.assigned([3], B), draft.locked([A], True), draft.renamed(A, "x"), draft.merged([A, B], A)]
    assert {edit.action for edit in made} <= set(ACTIONS)
