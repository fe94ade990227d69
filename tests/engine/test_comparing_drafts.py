"""Two drafts of one town: which code became which, and what each is worth."""

import numpy as np
from community_grids.engine.gridding.editing.comparing import code_rows, comparable, measures_of
from drawn_towns import code, town

BEFORE = town("AAAABBBB", "CCCCCCCC", households=100)
AFTER = town("AAAAABBB", "CCCCCCCC", households=100)


def test_only_grids_that_gained_or_lost_are_listed_what_moved_first():
    moved = np.flatnonzero(BEFORE.codes != AFTER.codes)
    rows = code_rows(BEFORE, AFTER, moved)
    assert [(row.before, row.after, row.households, row.share) for row in rows] == [
        (code("B"), code("A"), 100, 0.25),
        (code("A"), code("A"), 400, 1.0),
        (code("B"), code("B"), 300, 0.75),
    ]
    assert rows[0].rows.tolist() == moved.tolist()


def test_a_draft_is_measured_against_its_band():
    measures = measures_of(AFTER)
    assert (measures["grids"], measures["in_band"], measures["over"], measures["under"]) == (3, 1, 1, 1)
    assert measures["off"] == 300 + 50


def test_drafts_of_other_units_cannot_be_compared():
    assert comparable(BEFORE, AFTER)
    assert not comparable(BEFORE, town("AAAABBB", households=100))
