"""A tower of a draft divided by entrance: codes, totals, status, undo, and what is refused as long as it is divided."""

import json
from dataclasses import replace

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.editing.comparing import measures_of
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import Count, GridRecord, RefusedError, fabric_of
from community_grids.engine.gridding.editing.new_on_both import renumbered_apart
from community_grids.engine.gridding.editing.states import State
from community_grids.engine.gridding.editing.written import edit_as_dict, edit_from_dict
from community_grids.engine.gridding.model import Band
from community_grids.engine.gridding.numbering import CodeProfile
from community_grids.engine.premises.vertical import EntranceCounts

A, B = "430702001001001", "430702001001002"
COUNTS = EntranceCounts(("1", "2", "3", "4"), (225, 225, 215, 215), (230, 230, 220, 220), 0)
PAIRS = [("1", "2"), ("3", "4")]


@pytest.fixture
def draft():
    """Six units in a row, 100 m each; the first three are grid A, whose first holds a tower of 880 households."""
    polygons = shapely.normalize(np.array([shapely.box(100 * at, 0, 100 * at + 100, 100) for at in range(6)]))
    households = [880, 0, 0, 200, 200, 0]
    fabric = fabric_of(
        polygons, np.arange(6) + 10, np.zeros(6, int), households, np.ones(6, int), ["430702001001"], [Band(350, 500)]
    )
    records = {A: GridRecord(A, "第一网格", 0), B: GridRecord(B, "第二网格", 0)}
    return Draft(fabric, [A] * 3 + [B] * 3, records)


def divide(draft, groups=PAIRS):
    draft.apply(draft.divided("tower", 10, COUNTS, groups))


def refused(act):
    with pytest.raises(RefusedError) as refusal:
        act()
    return refusal.value.finding.check


def test_vertical_grids_get_the_next_free_codes_and_the_ground_stays(draft):
    before = draft.polygon(A)
    assert draft.status(A) == "over"
    divide(draft)
    assert draft.vertical.codes() == ["430702001001003", "430702001001004"]
    assert [grid.held for grid in draft.vertical.of_base(A)] == [450, 430]
    assert draft.grid_codes() == [A, B] and draft.polygon(A) == before and draft.households(A) == 880
    assert draft.status(A) == "in_band" and draft.is_divided(A) and draft.stands_apart(A)


def test_undo_redo_and_what_is_written_down(draft):
    edit = draft.divided("tower", 10, COUNTS, PAIRS)
    again = edit_from_dict(json.loads(json.dumps(edit_as_dict(edit))))
    assert again.vertical_after == edit.vertical_after and again.touched == edit.touched >= {A, "430702001001003"}
    draft.apply(again)
    draft.revert(again)
    assert not draft.vertical and draft.status(A) == "over"
    draft.apply(again)
    assert draft.vertical.of_base(A)[0].held == 450


def test_a_dissolved_grid_keeps_its_code_for_itself(draft):
    divide(draft)
    draft.apply(draft.dissolved("tower"))
    assert draft.status(A) == "over" and draft.vertical.codes() == []
    divide(draft)
    assert draft.vertical.codes() == ["430702001001005", "430702001001006"]
    draft.apply(draft.split_by_line(B, shapely.LineString([(400, -10), (400, 110)])))
    assert draft.grid_codes()[-1] == "430702001001007"


def test_dividing_anew_keeps_the_codes_of_groups_that_stay(draft):
    divide(draft)
    divide(draft, [("1", "2"), ("3",), ("4",)])
    assert [(grid.code[-3:], grid.entrances) for grid in draft.vertical.of_base(A)] == [
        ("003", ("1", "2")), ("005", ("3",)), ("006", ("4",)),
    ]  # fmt: skip
    assert draft.status(A) == "under"


def test_it_counts_once_and_is_off_by_its_parts(draft):
    assert measures_of(draft)["over"] == 1 and measures_of(draft)["off"] == 380
    divide(draft, [("1", "2"), ("3",), ("4",)])
    measures = measures_of(draft)
    assert (measures["grids"], measures["in_band"], measures["under"], measures["off"]) == (2, 1, 1, 270)


def test_a_count_changes_its_vertical_grid_and_the_status(draft):
    divide(draft)
    count = Count("tower", "1", 3, "301", 10, ("occupied", 1, 1), ("occupied", 1, 61), 880, 940)
    edit = draft.counted([count])
    draft.apply(edit)
    assert draft.vertical.of_base(A)[0].held == 510 and draft.status(A) == "over" and draft.households(A) == 940
    draft.revert(edit)
    assert draft.vertical.of_base(A)[0].held == 450 and draft.status(A) == "in_band"


def test_what_is_beside_the_tower_must_fit_too(draft):
    divide(draft, [("1", "2")])
    assert draft.status(A) == "in_band"  # 430 stay with the ground
    assert draft.status_of(draft.households(A) + 71, A) == "over"
    assert draft.status_of(draft.households(A) - 81, A) == "under"


def test_the_tower_stays_in_its_grid_while_it_is_divided(draft):
    divide(draft)
    assert refused(lambda: draft.assigned([0], B)) == "edit_parts_tower"
    assert refused(lambda: draft.merged([A], B, reason="so")) == "edit_parts_tower"
    assert refused(lambda: draft.retired(A, B, reason="so")) == "edit_parts_tower"
    assert refused(lambda: draft.assigned([0], "")) == "edit_parts_tower"
    draft.apply(draft.assigned([2], B))
    assert draft.units_of(A).tolist() == [0, 1]


def test_merging_into_it_and_numbering_anew(draft):
    divide(draft)
    draft.apply(draft.merged([B], A))  # 400 beside the tower are in band
    assert draft.status(A) == "in_band" and draft.households(A) == 1280
    assert refused(lambda: draft.renumbered()) == "edit_nothing"


def test_a_locked_grid_is_neither_divided_nor_made_whole(draft):
    draft.apply(draft.locked([A], True))
    assert refused(lambda: divide(draft)) == "edit_locked"
    draft.apply(draft.locked([A], False))
    divide(draft)
    draft.apply(draft.locked([A], True))
    assert refused(lambda: draft.dissolved("tower")) == "edit_locked"


def test_repair_and_rebalance_leave_it_alone(draft):
    divide(draft)
    assert refused(lambda: draft.repaired(0)) == "edit_nothing"


@pytest.mark.parametrize(
    ("unit", "groups", "check"),
    [
        (10, [("1", "7")], "edit_wrong_entrance"),
        (10, [("1",), ("1", "2")], "edit_wrong_entrance"),
        (10, [], "edit_nothing"),
        (99, PAIRS, "edit_tower_in_no_grid"),
    ],
)
def test_what_cannot_be_divided(draft, unit, groups, check):
    assert refused(lambda: draft.divided("tower", unit, COUNTS, groups)) == check


def test_divided_the_same_way_again_is_nothing(draft):
    divide(draft)
    assert refused(lambda: divide(draft)) == "edit_nothing"
    assert refused(lambda: draft.dissolved("other")) == "edit_not_divided"


def test_two_officers_new_grids_get_no_code_of_a_vertical_grid(draft):
    divide(draft)
    base, five = State.of(draft), "430702001001005"
    sides = []
    for unit in (3, 5):
        codes = base.codes.copy()
        codes[unit] = five
        sides.append(replace(base, codes=codes, records={**base.records, five: GridRecord(five, "", 0)}))
    mine, given = renumbered_apart(draft.fabric, base, *sides, CodeProfile())
    assert given == {five: "430702001001006"} and mine.codes[3] == "430702001001006"


def test_whatever_is_done_the_tower_stays_in_its_grid_and_no_code_is_given_twice(draft):
    dice = np.random.default_rng(4)
    done, undone, first = [], [], (draft.codes.copy(), dict(draft.records))
    groups = [PAIRS, [("1", "2")], [("1",), ("2", "3", "4")], [("1", "2"), ("3",), ("4",)]]
    for _ in range(300):
        what = int(dice.integers(8))
        if what < 2:
            pile, other = (done, undone) if what else (undone, done)
            if pile:
                edit = pile.pop()
                (draft.revert if what else draft.apply)(edit)
                other.append(edit)
            continue
        makers = [
            lambda: draft.divided("tower", 10, COUNTS, groups[dice.integers(4)]),
            lambda: draft.dissolved("tower"),
            lambda: draft.assigned([int(dice.integers(6))], (A, B)[dice.integers(2)]),
            lambda: draft.locked([A], bool(dice.integers(2))),
            lambda: draft.retired(A, B, "so"),
            lambda: draft.merged([B], A, "so"),
        ]
        try:
            edit = edit_from_dict(json.loads(json.dumps(edit_as_dict(makers[what - 2]()))))
        except RefusedError:
            continue
        new = {code for code, grid in edit.vertical_before.items() if grid is None}
        new |= {code for code, record in edit.records_before.items() if record is None}
        assert not new & {*draft.records, *draft.vertical.by_code}
        draft.apply(edit)
        done.append(edit)
        undone.clear()
        assert all(draft.codes[0] == grid.base for grid in draft.vertical if not grid.void)
        assert not {*draft.vertical.by_code} & {*draft.records}
    assert len(done) > 10
    while done:
        draft.revert(done.pop())
    assert np.array_equal(draft.codes, first[0]) and draft.records == first[1] and not list(draft.vertical)
