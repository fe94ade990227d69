"""What a draft knows of its grids, and how edits change it."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import Edit, GridRecord, RefusedError
from community_grids.engine.gridding.model import Band
from drawn_towns import code, drawn_again, town
from refusals import refused

A, B, C = map(code, "ABC")


def test_a_grid_holds_what_its_units_hold():
    draft = town("AAAABB", "AAAABB")
    assert (draft.households(A), draft.buildings(A), draft.area(A)) == (400, 8, 80_000)
    assert (draft.status(A), draft.status(B)) == ("in_band", "under")
    assert draft.band(A) == Band(350, 500)
    assert draft.polygon(A).equals(shapely.box(0, 0, 400, 200))
    assert draft.compactness(A) == pytest.approx(4 * np.pi * 80_000 / 1200**2)


def test_a_grid_of_another_kind_than_its_community_goes_by_the_band_of_its_kind():
    draft = town("AAAAAAAP", special="P")
    park = code("P")
    assert (draft.band(park), draft.status(park), draft.status(A)) == (Band(0, 10**9), "in_band", "in_band")
    assert [draft.stands_apart(grid) for grid in (A, park)] == [False, True]


def test_a_kind_without_a_band_goes_by_the_band_of_the_community():
    draft = town("AAAAAAAP", special="P")
    draft.fabric.kind_bands.clear()
    assert (draft.band(code("P")), draft.stands_apart(code("P"))) == (Band(350, 500), False)


def test_grids_are_listed_by_their_codes_without_those_that_retired():
    draft = town("BBAAD", retired="C")
    assert draft.grid_codes() == [A, B, code("D")]
    assert draft.units_of(C).tolist() == []
    assert draft.units_of("").tolist() == []


def test_a_grid_beside_another_is_its_neighbour_where_a_way_leads_over():
    draft = town("ABC", closed=[(1, 2)])
    assert draft.neighbours(B) == [A]
    assert draft.neighbours(C) == []


def test_a_grid_parted_by_another_is_in_two_pieces_the_larger_first():
    draft = town("ABAA")
    assert [piece.tolist() for piece in draft.pieces(A)] == [[2, 3], [0]]


def test_a_barrier_parts_a_grid():
    draft = town("AAA", closed=[(1, 2)])
    assert [piece.tolist() for piece in draft.pieces(A)] == [[0, 1], [2]]


def test_a_large_grid_falls_into_pieces_as_a_small_one_does():
    wide, high = 24, 20
    along = [(row * wide + 11, row * wide + 12) for row in range(high)]
    pieces = town(*["A" * wide] * high, closed=along).pieces(A)
    assert sorted(len(piece) for piece in pieces) == [12 * high, 12 * high]
    assert len(town(*["A" * wide] * high, closed=along[1:]).pieces(A)) == 1


def test_water_belongs_to_its_grid_and_joins_nobody():
    assert len(town("AAa").pieces(A)) == 1
    assert [piece.tolist() for piece in town("AAaA").pieces(A)] == [[0, 1, 2], [3]]


def test_units_of_an_unknown_grid_are_an_error():
    draft = town("AB")
    with pytest.raises(ValueError, match=B):
        Draft(draft.fabric, draft.codes, {A: GridRecord(A, "", 0)})


def test_an_edit_is_done_and_taken_back():
    draft = town("AAB", "AAB")
    edit = draft.assigned([2], A)
    draft.apply(edit)
    assert drawn_again(draft) == ["AAA", "AAB"]
    assert (draft.households(A), draft.households(B)) == (250, 50)
    assert draft.polygon(B).equals(shapely.box(200, 0, 300, 100))
    draft.revert(edit)
    assert drawn_again(draft) == ["AAB", "AAB"]
    assert (draft.households(A), draft.households(B)) == (200, 100)


def test_what_an_edit_says_of_itself_changes_nothing():
    draft = town("AAB", "AAB")
    draft.outlook([2], A)
    draft.assigned([2], A)
    assert drawn_again(draft) == ["AAB", "AAB"]


def test_an_edit_made_for_another_state_is_refused():
    draft = town("AABB")
    first, second = draft.assigned([2], A), draft.assigned([2, 3], A)
    draft.apply(first)
    assert refused(draft.apply, second).check == "edit_outdated"
    assert drawn_again(draft) == ["AAAB"]


def test_an_edit_of_records_made_for_others_is_refused():
    draft = town("AB")
    lock = draft.locked([A], True)
    draft.apply(lock)
    with pytest.raises(RefusedError):
        draft.apply(lock)
    assert draft.records[A].locked


def test_a_new_grid_appears_and_goes_with_its_edit():
    draft = town("AAB")
    made = Edit("split", np.array([0]), np.array([A]), np.array([C]), {C: None}, {C: GridRecord(C, "", 0)})
    draft.apply(made)
    assert draft.grid_codes() == [A, B, C]
    draft.revert(made)
    assert draft.grid_codes() == [A, B]
    assert C not in draft.records
