"""A conflict as shapes and numbers: one unit that both gave away, drawn on a board of two rows and six columns."""

import pytest
from community_grids.adapters.plans.on_map.conflict_view import BEFORE, MINE, THEIRS, ConflictView, why_words
from community_grids.engine.gridding.editing.reconciling import reconciled
from community_grids.engine.gridding.editing.states import State, difference
from drawn_plans import board, code


@pytest.fixture
def view(qgis_app):
    """Three grids of two columns; unit 5, the lower left one of the middle grid, went left here and right there.

    Where it went right, its neighbours went with it, so that the grid stays whole.
    """
    draft = board(columns=6, rows=2, grids=3)
    base, mine, theirs = (State.of(draft) for _ in range(3))
    mine.codes[4] = code(1)
    theirs.codes[[4, 6]] = code(3)
    met = reconciled(draft.fabric, base, mine, theirs, draft.profile)
    draft.apply(difference("assign", base, mine))
    return ConflictView(draft, met.conflicts[0])


def test_its_grids_are_told_in_three_states(view):
    told = {line.code: (line.before, line.mine, line.theirs) for line in view.lines()}
    assert told == {code(1): ("100", "125", "100"), code(2): ("100", "75", "50"), code(3): ("100", "100", "150")}
    assert why_words(view.conflict) == "A unit went to two different grids."


def test_edges_are_drawn_where_the_states_differ(view):
    edges = view.edges()
    lengths = {side: round(edges[side].length()) for side in (BEFORE, MINE, THEIRS)}
    # The left side of unit 5 and the right side of unit 7 were edges before both, each 100 m.
    assert lengths == {BEFORE: 200, MINE: 300, THEIRS: 300}
    # The outline of the board, and the upper half of both lines across it.
    assert round(edges[""].length()) == 1600 + 200


def test_a_unit_is_flipped_and_a_grid_chosen(view):
    assert view.choice() == MINE
    assert view.flip(4)
    assert not view.flip(0)
    assert view.chosen[4] == THEIRS
    assert view.choice() != THEIRS
    view.choose_grid(code(3), THEIRS)
    assert view.choice() == THEIRS
    assert view.side_of(code(1)) == THEIRS


def test_the_ground_of_each_side_is_what_is_chosen(view):
    assert view.ground(MINE).area() == pytest.approx(20_000)
    assert view.ground(THEIRS).isNull()
    view.flip(4)
    assert view.ground(THEIRS).area() == pytest.approx(10_000)
