"""What totals allow, held against trying every number of grids."""

import pytest
from community_grids.engine.gridding.feasibility import (
    best_counts,
    explain,
    least_out,
    least_out_count,
    possible_counts,
    smallest_relaxation,
)
from community_grids.engine.gridding.findings import found
from community_grids.engine.gridding.model import Band
from hypothesis import given
from hypothesis import strategies as st

URBAN = Band(350, 500)

totals = st.integers(0, 400)
bands = st.tuples(st.integers(1, 60), st.integers(0, 40)).map(lambda pair: Band(pair[0], pair[0] + pair[1]))


def fits(total, k, band):
    return k * band.minimum <= total <= k * band.maximum


def tried(total, band):
    """Every number of grids that fits, found by trying them all."""
    return [k for k in range(total + 2) if fits(total, k, band)]


def fewest_missed(total, k, band):
    """Fewest households by which k grids miss the band, all of them together."""
    return max(k * band.minimum - total, total - k * band.maximum, 0)


@given(totals, bands)
def test_possible_counts_are_those_that_fit(total, band):
    assert list(possible_counts(total, band)) == tried(total, band)


@given(totals, bands, st.integers(0, 5))
def test_best_counts_are_possible_and_nearest_to_the_middle(total, band, preferred):
    best = best_counts(total, band, preferred)
    possible = tried(total, band)
    assert set(best) <= set(possible)
    assert len(best) == min(preferred, len(possible))

    def distance(k):
        return abs(k * (band.minimum + band.maximum) - 2 * total)

    assert sorted(best, key=distance) == list(best)
    assert all(distance(k) <= distance(other) for k in best for other in set(possible) - set(best))


@given(totals, bands)
def test_least_out_is_the_least_over_all_numbers_of_grids(total, band):
    grids, households = least_out(total, band)
    assert households == min(fewest_missed(total, k, band) for k in range(1, total + 2)) or total == 0
    assert grids == (0 if tried(total, band) else 1)
    assert fewest_missed(total, least_out_count(total, band), band) == households


@given(totals.filter(bool), bands)
def test_one_grid_alone_can_carry_all_that_is_missed(total, band):
    """The claim behind `least_out`: the others within the band, one grid takes the rest and is not below zero."""
    k = least_out_count(total, band)
    households = least_out(total, band)[1]
    limit = band.minimum if total < k * band.minimum else band.maximum
    if households:
        rest = total - (k - 1) * limit
        assert rest >= 0
        assert fewest_missed(rest, 1, band) == households


@given(totals.filter(bool), bands)
def test_relaxation_is_the_smallest_that_will_do(total, band):
    minimum, maximum = smallest_relaxation(total, band)
    assert tried(total, Band(minimum, band.maximum))
    assert minimum == band.minimum or not tried(total, Band(minimum + 1, band.maximum))
    if maximum is None:
        assert total < band.minimum
    else:
        assert tried(total, Band(band.minimum, maximum))
        assert maximum == band.maximum or not tried(total, Band(band.minimum, maximum - 1))


@given(totals, bands)
def test_an_explanation_is_given_when_nothing_fits_and_makes_a_finding(total, band):
    explanation = explain(total, band)
    assert (explanation is None) == bool(tried(total, band))
    if explanation:
        check, numbers = explanation
        assert found(check, **numbers).numbers["households"] == total


def test_the_example_of_530_households():
    check, numbers = explain(530, URBAN)
    assert check == "community_gap_in_numbers"
    assert numbers == {
        "households": 530,
        "low_count": 1,
        "low_excess": 30,
        "high_count": 2,
        "high_short": 170,
        "relaxation_minimum": 265,
        "relaxation_maximum": 530,
    }
    assert least_out_count(530, URBAN) == 1


def test_a_tie_goes_to_fewer_grids():
    band = Band(10, 14)
    assert explain(17, band)[1]["low_excess"] == explain(17, band)[1]["high_short"] == 3
    assert least_out_count(17, band) == 1


def test_a_minimum_of_nought_does_not_divide_by_it():
    assert possible_counts(3, Band(0, 2)) == range(2, 4)


@pytest.mark.parametrize(("total", "band"), [(-1, URBAN), (1000, Band(500, 350))])
def test_nonsense_is_refused(total, band):
    with pytest.raises(ValueError, match=r"negative|above the maximum"):
        possible_counts(total, band)
