"""Communities mended by moving few households."""

from drawn_towns import code, drawn_again, town
from refusals import refused

A, B, C = map(code, "ABC")


def repaired(draft, community=0):
    repair = draft.repair_of(community)
    draft.apply(repair.edit)
    return repair


def test_a_grid_gives_just_what_it_has_too_much():
    draft = town("AAAAAAAAAAABBBBBBBB", households=50)
    repair = repaired(draft)
    assert drawn_again(draft) == ["AAAAAAAAAABBBBBBBBB"]
    assert (repair.households, repair.findings) == (50, [])


def test_a_grid_between_passes_on_what_it_cannot_keep():
    draft = town("AAAAAAAAAAABBBBBBBBBBCCCCCCCC", households=50)
    repair = repaired(draft)
    assert drawn_again(draft) == ["AAAAAAAAAABBBBBBBBBBCCCCCCCCC"]
    assert repair.households == 100


def test_a_piece_joins_what_it_touches():
    draft = town("AAAAAAAABAB", "BBBBBBBBBBB", households=40)
    repaired(draft)
    assert [len(draft.pieces(code)) for code in draft.grid_codes()] == [1, 1]


def test_a_piece_for_a_grid_of_its_own_becomes_one():
    draft = town("AAAAAAAABBBBBBBBAAAAAAAA")
    repair = repaired(draft)
    assert drawn_again(draft) == ["AAAAAAAABBBBBBBBCCCCCCCC"]
    assert repair.findings == []


def test_a_grid_for_two_is_split_and_one_too_few_is_merged():
    draft = town("A" * 16)
    repaired(draft)
    assert [draft.status(code) for code in draft.grid_codes()] == ["in_band"] * 2
    draft = town("AAAABBBB")
    repaired(draft)
    assert (len(draft.grid_codes()), draft.status(draft.grid_codes()[0])) == (1, "in_band")


def test_locked_grids_stay():
    draft = town("AAAAAAAAAAABBBBBBBB", locked="B")
    repair = draft.repair_of(0)
    assert repair.edit is None
    assert [(finding.check, finding.grid_code) for finding in repair.findings] == [("grid_over", A)]
    assert refused(draft.repaired, 0) == repair.findings[0]


def test_a_park_stays_and_is_not_out_of_band():
    draft = town("AAAAAAAAAP", special="P")
    assert (draft.repair_of(0).edit, draft.repair_of(0).findings) == (None, [])
    draft = town("AAAAAAAAAAABBBBBBBBP", special="P")
    repaired(draft)
    assert drawn_again(draft) == ["AAAAAAAAAABBBBBBBBBP"]


def test_a_total_that_fits_no_number_of_grids_is_said():
    repair = town("AAAA").repair_of(0)
    assert repair.edit is None
    assert [finding.check for finding in repair.findings] == ["community_too_small", "grid_under"]


def test_a_barrier_is_not_mended_across():
    draft = town("AAAAAAAAAAABBBBBBBB", closed=[(10, 11)])
    assert draft.repair_of(0).edit is None


def test_a_sound_community_has_nothing_to_mend():
    assert refused(town("AAAAAAAABBBBBBBB").repaired, 0).check == "edit_nothing"


def test_other_communities_stay():
    draft = town("AAAAAAAAAAABBBBBBBB", "CCCCCCCCCCCCCCCCCCC", communities=["0" * 19, "1" * 19])
    assert draft.repaired(0).touched == {A, B}
