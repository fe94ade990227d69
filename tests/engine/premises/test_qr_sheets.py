"""Where labels stand on a page, and outlines that fill exactly the dark modules."""

import numpy as np
import pytest
from community_grids.engine.premises.qr_sheets import PAGE, Layout, outline


def filled(rings, side):
    """The modules inside an odd number of rings."""
    y, x = np.mgrid[:side, :side] + 0.5
    inside = np.zeros((side, side), dtype=bool)
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
            assert (x0 == x1) != (y0 == y1)
            if x0 == x1:
                inside ^= (x < x0) & (y > min(y0, y1)) & (y < max(y0, y1))
    return inside


@pytest.mark.parametrize("seed", range(5))
def test_an_outline_fills_the_dark_modules_and_no_other(seed):
    matrix = np.random.default_rng(seed).random((15, 15)) < 0.5
    assert np.array_equal(filled(outline(matrix), 15), matrix)


def test_modules_that_touch_are_one_ring():
    assert len(outline(np.ones((3, 3), dtype=bool))) == 1
    ring = np.ones((3, 3), dtype=bool)
    ring[1, 1] = False
    assert len(outline(ring)) == 2
    assert outline(np.zeros((3, 3), dtype=bool)) == []


@pytest.mark.parametrize(("columns", "rows", "size"), [(3, 7, 25), (3, 8, 20), (2, 2, 60), (2, 4, 30), (1, 1, 120)])
def test_code_border_and_words_lie_in_the_label_and_labels_on_the_page(columns, rows, size):
    cells = Layout(columns, rows, size).cells(21)
    assert len(cells) == columns * rows
    for box, code, text in cells:
        quiet = 4 * size / 21
        assert box[0] >= 0 and box[1] >= 0 and box[0] + box[2] <= PAGE[0] and box[1] + box[3] <= PAGE[1]
        around = (code[0] - quiet, code[1] - quiet, code[2] + 2 * quiet, code[3] + 2 * quiet)
        assert within(around, box) and within(text, box) and apart(around, text)


def within(inner, outer):
    return all(
        inner[at] >= outer[at] - 1e-9 and inner[at] + inner[at + 2] <= outer[at] + outer[at + 2] + 1e-9 for at in (0, 1)
    )


def apart(one, other):
    return any(
        one[at] + one[at + 2] <= other[at] + 1e-9 or other[at] + other[at + 2] <= one[at] + 1e-9 for at in (0, 1)
    )


def test_a_code_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        Layout(3, 7, 40).cells(21)
