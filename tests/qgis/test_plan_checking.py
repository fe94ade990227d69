"""A plan that a new register counted is checked by its units: a park counts for no limits of its community."""

from dataclasses import replace

from community_grids.adapters.plans.checking import _by_units
from community_grids.engine.gridding.editing.draft import Draft
from drawn_plans import BANDS, board, code


def told(kind):
    """Of four grids with 132 households, one of the kind: 528 fit no number of grids, 396 make one."""
    drawn = board(columns=16, rows=1, households=33, grids=4)
    records = {
        grid: replace(record, kind=kind if grid == code(1) else "urban") for grid, record in drawn.records.items()
    }
    fabric = replace(drawn.fabric, kinds=["urban"], kind_bands=BANDS)
    return [finding.check for finding in _by_units(Draft(fabric, drawn.codes, records)) if finding is not None]


def test_without_a_park_the_total_fits_no_number_of_grids():
    assert "community_gap_in_numbers" in told("urban")


def test_the_households_of_a_park_count_for_no_limits_of_its_community():
    assert set(told("special")) == {"grid_under"}
