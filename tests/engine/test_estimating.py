"""Households of made-up towns are estimated; what is claimed of intervals is counted over many towns."""

import numpy as np
import pytest
from community_grids.engine.premises.estimating.estimate import Sums, estimate_households
from community_grids.engine.premises.estimating.fitting import fitted, log_mean
from community_grids.engine.premises.estimating.floors import filled_floors
from community_grids.engine.premises.estimating.holding import held
from community_grids.engine.premises.estimating.kinds import UseWords, kinds_of, row_of_use
from community_grids.engine.premises.estimating.stock import NO_KIND, Assumptions, Kind, Stock
from community_grids.engine.progress import CancelledError, Progress

nan = float("nan")
FLATS = Kind("flats", 100.0, 0.4)
NO_GRID = -1


def stock(areas, floors, kinds=0, communities=0, known=nan, places=None):
    """Buildings in a row, 100 m apart; a single value is that of all."""
    count = len(areas)
    places = np.column_stack([np.arange(count) * 100.0, np.zeros(count)]) if places is None else places
    return Stock(
        np.array(areas, dtype=float),
        np.broadcast_to(np.array(floors, dtype=float), count).copy(),
        np.broadcast_to(np.array(kinds), count).copy(),
        places,
        np.broadcast_to(np.array(communities), count).copy(),
        np.broadcast_to(np.array(known, dtype=float), count).copy(),
    )


def estimate(town, totals=(nan,), kinds=(FLATS,), groups=None, **more):
    groups = np.full(len(town), NO_GRID) if groups is None else np.array(groups, dtype=int)
    return estimate_households(town, list(kinds), np.array(totals, dtype=float), groups, **more)


def test_a_total_is_shared_out_by_floor_area():
    told = estimate(stock([400, 400, 400], [6, 3, 3]), [48])
    assert told.counts.sum() == 48
    assert told.counts[0] > 1.5 * told.counts[1]
    assert abs(int(told.counts[1]) - int(told.counts[2])) <= 1
    assert told.methods.tolist() == ["estimated"] * 3


def test_what_a_register_or_the_use_says_stays_and_nobody_lives_in_a_school():
    kinds = [FLATS, Kind("two-family", 110.0, 0.0, 2, 2)]
    town = stock([400, 400, 200, 900], 4, [0, 0, 1, NO_KIND], known=[21, nan, nan, nan])
    told = estimate(town, [40], kinds)
    assert told.counts.tolist() == [21, 17, 2, 0]
    assert told.methods.tolist() == ["register", "estimated", "use", "none"]
    assert (told.low[[0, 2, 3]] == told.high[[0, 2, 3]]).all()
    assert told.low[1] == pytest.approx(17) == told.high[1]  # the only one that is open takes the rest


def test_without_a_total_the_published_size_speaks_and_the_interval_is_wide():
    told = estimate(stock([400] * 20, 5))
    assert told.counts.mean() == pytest.approx(20, rel=0.3)
    assert told.low[0] < 10 and told.high[0] > 35


def test_a_total_that_is_less_than_what_is_known_is_told_and_nothing_known_is_changed():
    told = estimate(stock([400, 400], 4, known=[30, nan]), [20])
    assert told.counts.tolist() == [30, 0]
    assert told.missed[0] == pytest.approx(-10)


def test_bounds_of_the_use_hold_where_the_total_allows_it():
    kinds = [Kind("small block", 100.0, 0.4, 4, 8), Kind("block", 100.0, 0.4, 9)]
    told = estimate(stock([200, 200, 2000], 3, [0, 0, 1]), [60], kinds)
    assert told.counts.sum() == 60
    assert 4 <= told.counts[0] <= 8 and 4 <= told.counts[1] <= 8


def test_known_buildings_teach_those_like_them():
    town = stock([400] * 40, 5, known=[40.0] * 20 + [nan] * 20)  # half the published size
    without = estimate(stock([400] * 40, 5))
    told = estimate(town)
    assert told.counts[20:].mean() > 1.5 * without.counts[20:].mean()
    assert told.counts[20:].mean() == pytest.approx(40, rel=0.25)
    assert (told.high - told.low)[20:].mean() < (without.high - without.low)[20:].mean()


def test_totals_alone_teach_that_villas_are_larger_than_flats():
    rng = np.random.default_rng(3)
    communities = np.repeat(np.arange(12), 40)
    share = np.repeat(np.linspace(0, 1, 12), 40)
    kinds = (rng.random(480) < share).astype(int)
    truth = np.where(kinds == 1, 1200 / 260, 1200 / 90)
    totals = np.bincount(communities, truth)
    both = [Kind("flats", 120.0, 0.4), Kind("villas", 120.0, 0.4)]
    told = estimate(stock([400] * 480, 3, kinds, communities), totals, both)
    assert told.counts[kinds == 0].mean() == pytest.approx(1200 / 90, rel=0.2)
    assert told.counts[kinds == 1].mean() == pytest.approx(1200 / 260, rel=0.4)
    assert told.counts.sum() == pytest.approx(totals.sum(), abs=12)


def made_up(rng, beliefs, buildings=240, communities=4):
    """A town drawn from the very model; with its truth."""
    town = stock(
        rng.uniform(150, 900, buildings),
        rng.integers(2, 12, buildings),
        communities=np.arange(buildings) * communities // buildings,
        places=np.column_stack([np.arange(buildings) // 10 * 60.0, np.arange(buildings) % 10 * 60.0]),
    )
    fit = fitted(town, town.floors, [FLATS], np.full(communities, nan), beliefs)
    sizes = rng.multivariate_normal(np.zeros(fit.design.shape[1]), np.eye(fit.design.shape[1]))
    place = (town.places[:, 0] // 300).astype(int)
    logs = fit.design @ sizes + fit.start + rng.normal(0, FLATS.spread, buildings) - log_mean(fit.spreads)
    logs += rng.normal(0, beliefs.place_spread, 99)[place]
    logs += rng.normal(0, beliefs.community_spread, communities)[town.communities]
    return town, np.rint(np.exp(logs))


def test_nine_in_ten_intervals_of_grids_hold_the_truth():
    rng, beliefs, inside = np.random.default_rng(11), Assumptions(draws=150), []
    for _ in range(25):
        town, truth = made_up(rng, beliefs)
        grids = np.arange(240) // 12
        totals = np.bincount(town.communities, truth)
        told = estimate(town, totals, groups=grids, beliefs=beliefs)
        of_grid = np.bincount(grids, truth)
        inside.append((of_grid >= told.groups.low) & (of_grid <= told.groups.high))
    # 500 grids, those of a town not independent: two standard errors of 500 are 2.7 %
    assert 0.84 <= np.mean(inside) <= 0.97


def test_an_interval_of_a_sum_knows_what_its_buildings_have_in_common():
    town = stock([400] * 100, 5)
    told = estimate(town, groups=np.zeros(100, dtype=int))
    alone = np.sqrt(((told.high - told.low) ** 2).sum())  # as wide as it would be, were all independent
    assert told.groups.high[0] - told.groups.low[0] > 3 * alone
    assert told.groups.counts[0] == told.counts.sum()


def test_a_whole_community_as_one_grid_is_as_sure_as_its_total():
    told = estimate(stock([300, 700, 200], 4), [77], groups=[0, 0, 0])
    assert (told.groups.low[0], told.groups.counts[0], told.groups.high[0]) == pytest.approx((77, 77, 77))


def test_grids_whose_status_could_flip():
    low, high = np.array([380, 300, 505, 100, 40]), np.array([420, 430, 540, 349, 95])
    draws = np.linspace(low, high, 101).T
    sums = Sums(draws.mean(axis=1), low, high, draws)
    assert sums.could_flip(350, 500).tolist() == [False, True, False, False, False]
    assert sums.chance_within(350, 500).round(2).tolist() == [1.0, 0.61, 0.0, 0.0, 0.0]


def test_the_same_seed_gives_the_same_and_another_one_nearly():
    town = stock(np.linspace(200, 900, 30), 5)
    one, same, other = (estimate(town, [500], seed=seed) for seed in (1, 1, 2))
    assert one.low.tolist() == same.low.tolist()
    assert one.low.tolist() != other.low.tolist()
    assert np.abs(one.counts - other.counts).max() <= 3


def test_floors_are_filled_from_buildings_of_the_same_kind_and_size():
    places = np.zeros((6, 2))
    town = stock([400, 400, 400, 90, 90, 90], [6, 6, nan, 2, 2, nan], [0, 0, 0, 1, 1, 1], places=places)
    assert filled_floors(town).round(1).tolist() == [6, 6, 6, 2, 2, 2]
    assert filled_floors(stock([400, 300], [nan, 0])).tolist() == [2, 2]


def test_guesses_are_held_each_giving_way_as_far_as_it_is_unsure():
    guesses = np.array([[2.0], [10.0], [10.0]])
    moved = held(guesses, np.array([0.0, 0.1, 0.5]), 0.0, np.zeros(3), np.full(3, 999.0), 30.0)
    assert moved.sum() == pytest.approx(30)
    assert moved[0, 0] == 2
    assert moved[2, 0] > 16 > 11.5 > moved[1, 0]
    past = held(guesses, np.array([0.0, 0.4, 0.4]), 0.1, np.zeros(3), np.full(3, 12.0), 42.0)
    assert past.sum() == pytest.approx(42)  # the bounds cannot be kept


def test_kinds_follow_words_and_form():
    homes = UseWords(("住宅", "apartment"), True, 0, 9999, 100, 130, 180, 0.4, 0.02)
    shops = UseWords(("shop",), False, 0, 0, 0, 0, 0, 0, 0)
    table = [shops, homes]
    rows = np.array([row_of_use(text, table) for text in ("住宅", "APARTMENT", "住宅楼", "Shop", "gym", "住宅")])
    areas, floors = np.array([500.0, 500, 100, 500, 500, 9]), np.array([8.0, 2, 2, 2, 2, 2])
    kinds, kind = kinds_of(rows, table, areas, floors, parcels=False)
    assert [None if each == NO_KIND else kinds[each].m2 for each in kind] == [100, 130, 180, None, None, None]
    kinds, kind = kinds_of(rows, table, areas, floors, parcels=True)
    assert kinds[kind[2]].m2 == 130


def test_a_cancel_is_heard():
    class Impatient(Progress):
        def cancelled(self):
            return True

    with pytest.raises(CancelledError):
        estimate(stock([400], 4), progress=Impatient())


def test_no_buildings_at_all():
    told = estimate(stock([], []), [5], groups=[], group_count=2)
    assert told.counts.tolist() == [] and told.groups.counts.tolist() == [0, 0]
    assert told.missed[0] == 5
