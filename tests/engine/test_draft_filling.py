"""Ground without a grid is given to grids."""

from drawn_towns import code, drawn_again, town
from refusals import refused

A, B, C = map(code, "ABC")


def filled(*lines, **told):
    draft = town(*lines, **told)
    edit = draft.filled()
    draft.apply(edit)
    return draft


def test_a_unit_goes_where_it_is_missing():
    draft = filled("AAAAAA.BBBBBBBBB")
    assert drawn_again(draft) == ["AAAAAAABBBBBBBBB"]


def test_a_full_grid_takes_nothing_while_another_has_room():
    draft = filled("AAAAAAAAAA..BBBBBBB")
    assert drawn_again(draft) == ["AAAAAAAAAABBBBBBBBB"]


def test_ground_for_a_grid_becomes_one():
    draft = filled("AAAAAAA.......BBBBBBB")
    assert drawn_again(draft) == ["AAAAAAACCCCCCCBBBBBBB"]
    assert draft.records[C].name == "第三网格"


def test_ground_for_two_grids_becomes_two():
    draft = filled("AAAAAAAA", *["........"] * 2)
    assert [draft.status(code) for code in draft.grid_codes()] == ["in_band"] * 3


def test_a_locked_grid_takes_nothing():
    assert drawn_again(filled("AAAAAAAA..BBBBBBBB", locked="A")) == ["AAAAAAAABBBBBBBBBB"]


def test_ground_that_touches_no_grid_becomes_one_however_few_live_there():
    assert drawn_again(filled("A..B", closed=[(0, 1), (2, 3)])) == ["ACCB"]


def test_a_retired_code_is_not_given_again():
    assert filled("A..B", closed=[(0, 1), (2, 3)], retired="C").grid_codes()[-1] == code("D")


def test_water_is_filled_too():
    draft = town("AAaB")
    draft.apply(draft.assigned([2], ""))
    draft.apply(draft.filled())
    assert draft.units_of("").tolist() == []


def test_only_the_units_asked_for_are_filled():
    draft = town("A.B.")
    draft.apply(draft.filled([1]))
    assert drawn_again(draft)[0][3] == "."


def test_communities_are_filled_each_by_itself():
    draft = filled("A..B", communities=["0011"])
    assert drawn_again(draft) == ["AABB"]


def test_nothing_to_fill_is_said():
    assert refused(town("AB").filled).check == "edit_nothing"


def test_a_park_takes_nothing():
    assert drawn_again(filled("AAAAAAABBBBBBB.C", special="C")) == ["AAAAAAABBBBBBBBC"]
    assert drawn_again(filled("B.", special="B")) == ["BA"]


def test_a_new_grid_is_of_the_kind_of_its_community_whatever_most_others_are():
    draft = filled("A.......B", special="AB")
    assert draft.records[C].kind == "urban"


def test_each_unit_is_looked_at_with_those_round_it_however_much_is_filled():
    draft = town(*["A" + "." * 14] * 14, households=1)
    polygon, looked_at = draft.ways.polygon, []

    def counted(rows):
        looked_at.append(len(rows))
        return polygon(rows)

    draft.ways.polygon = counted
    assert len(draft.filled().units) == 14 * 14
    assert sum(looked_at) <= 12 * 14 * 14


def test_a_unit_that_would_close_a_corner_waits_until_the_grid_has_grown_round_it():
    # The last unit of the first row touches the grid at a corner of the second one from both sides.
    draft = filled("AA..", ".AA.", "..AA", households=20)
    assert draft.ways.pinch(draft.units_of(A)) is None
    assert draft.units_of("").tolist() == []
