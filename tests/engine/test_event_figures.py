"""Rates, rises, repeated places and clusters of events, on days that one can count by hand."""

import numpy as np
import pytest
from community_grids.engine.events.figures.clusters import DAY, NO_CLUSTER, cluster_labels, clusters
from community_grids.engine.events.figures.rates import compared, counts_by_period, per_thousand, rates
from community_grids.engine.events.figures.repeats import repeats
from community_grids.engine.events.figures.rises import rises
from community_grids.engine.events.model import events_of
from community_grids.engine.progress import CancelledError, Progress

nan, ever = float("nan"), float("inf")


class Impatient(Progress):
    def cancelled(self):
        return True


def day_of_six():
    """Closed in time, closed late, open and late, rejected, a repeat, just reported."""
    return events_of(
        list("abcdef"),
        states=[80, 70, 50, 90, 93, 10],
        times={
            "reported": [0, 0, 0, 0, 0, 0],
            "dispatched": [60, 180, nan, nan, nan, nan],
            "closed": [3600, 7200, nan, nan, nan, nan],
            "due": [5000, 5000, 5000, 5000, 5000, 9000],
        },
    )


def test_rates_follow_the_formulas():
    told = rates(day_of_six(), np.zeros(6, dtype=int), 1, 0, 10_000, 8_000)
    assert (told.events[0], told.received[0], told.rejected[0], told.merged[0]) == (6, 5, 1, 1)
    assert told.closure_rate[0] == pytest.approx(2 / (5 - 1 - 1))
    assert (told.due[0], told.on_time[0], told.overdue[0], told.open[0]) == (3, 1, 1, 2)
    assert told.on_time_rate[0] == pytest.approx(1 / 3)
    assert (told.minutes_to_dispatch[0], told.hours_to_close[0]) == (2.0, 1.5)


def test_events_count_in_the_span_in_which_they_came_and_deadlines_in_that_in_which_they_fell():
    told = rates(day_of_six(), np.zeros(6, dtype=int), 1, 4_000, 6_000, 8_000)
    assert told.events[0] == 0
    assert told.due[0] == 3
    assert np.isnan(told.closure_rate[0])


def test_a_deadline_that_is_still_to_come_is_not_counted_yet():
    told = rates(day_of_six(), np.zeros(6, dtype=int), 1, -ever, ever, 4_999)
    assert (told.due[0], told.overdue[0]) == (0, 0)


def test_events_without_a_group_count_nowhere_and_those_without_a_time_only_in_all_of_time():
    events = events_of(["a", "b", "c"], states=[70, 70, 70], times={"reported": [5, nan, 5]})
    assert rates(events, [0, 0, -1], 2, -ever, ever, 9).events.tolist() == [2, 0]
    assert rates(events, [0, 0, -1], 2, 0, 9, 9).events.tolist() == [1, 0]


def test_an_event_closed_at_no_known_time_is_left_out_of_the_deadlines():
    events = events_of(["a", "b"], states=[70, 70], times={"reported": [0, 0], "closed": [nan, 5], "due": [9, 9]})
    told = rates(events, [0, 0], 1, 0, 10, 20)
    assert (told.closed[0], told.due[0], told.on_time[0]) == (2, 1, 1)


def test_comparison_and_events_for_each_thousand_households():
    told = compared([30, 0, 5], [10, 0, 0], length=31, length_then=31)
    assert told.change.tolist() == [20, 0, 5]
    assert told.ratio[0] == 3 and np.isnan(told.ratio[1:]).all()
    assert told.p[0] < 0.01 and np.isnan(told.p[1]) and told.p[2] > 0.05
    assert per_thousand([5, 5], [500, 0])[0] == 10 and np.isnan(per_thousand([5, 5], [500, 0])[1])
    assert counts_by_period([0, 9.9, 10, nan], [0, 0, 0, 0], 1, [0, 10, 20]).tolist() == [[2, 1]]


def year(generator, extra):
    """A year of three classes in six areas, some a day, and `extra` events (class, area, how many) in December."""
    days = generator.integers(0, 365, 1800)
    kinds, areas = generator.integers(0, 3, 1800), generator.integers(0, 6, 1800)
    for kind, area, count in extra:
        days = np.append(days, generator.integers(334, 365, count))
        kinds, areas = np.append(kinds, np.full(count, kind)), np.append(areas, np.full(count, area))
    return days, kinds, areas


MONTHS = np.cumsum([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


def test_a_class_that_rose_in_december_in_two_areas_is_found_with_both():
    days, kinds, areas = year(np.random.default_rng(5), [(1, 4, 70), (1, 2, 50)])
    first, *others = rises(days, kinds, areas, MONTHS, permutations=199)
    assert (first.category, first.period, first.areas, first.local) == (1, 11, (4, 2), False)
    assert 3 < first.ratio < 5
    assert first.p <= 0.01
    assert all(rise.category != 1 or rise.period != 11 for rise in others)


def test_a_rise_in_one_area_alone_is_found_there():
    days, kinds, areas = year(np.random.default_rng(6), [(0, 3, 22)])
    found = rises(days, kinds, areas, MONTHS, permutations=199)
    assert [(rise.category, rise.period, rise.areas, rise.local) for rise in found] == [(0, 11, (3,), True)]


def test_chance_alone_makes_a_rise_in_few_years_of_many():
    told = [rises(*year(np.random.default_rng(seed), []), MONTHS, ratio=1.2, permutations=49) for seed in range(20)]
    assert sum(map(bool, told)) <= 4  # two looks, everywhere and in areas, at 5 % each


def test_rises_are_the_same_again_stop_when_asked_and_need_two_periods():
    days, kinds, areas = year(np.random.default_rng(5), [(1, 4, 70)])
    assert rises(days, kinds, areas, MONTHS, permutations=19) == rises(days, kinds, areas, MONTHS, permutations=19)
    assert rises(days, kinds, areas, [0, 365]) == []
    assert rises([], [], [], MONTHS) == []
    with pytest.raises(CancelledError):
        rises(days, kinds, areas, MONTHS, progress=Impatient())


def test_three_in_thirty_days_within_fifty_metres_make_a_repeated_place():
    places = [(0, 0), (40, 0), (0, 40), (300, 0), (300, 10), (300, 20), (900, 0), (900, 0)]
    times = np.array([0, 10, 30, 0, 20, 45, 1, 2]) * DAY  # the second place needs 45 days, the third has two only
    first, *others = repeats(places, times)
    assert first.rows.tolist() == [0, 1, 2] and first.most == 3
    assert (first.since, first.until) == (0, 30 * DAY)
    assert others == []
    assert [one.rows.tolist() for one in repeats(places, times, days=45)] == [[0, 1, 2], [3, 4, 5]]


def test_a_place_goes_on_and_each_event_is_of_one_place_only():
    generator = np.random.default_rng(2)
    places = np.concatenate([generator.normal(0, 12, (40, 2)), generator.random((60, 2)) * 400])
    times = generator.random(100) * 200 * DAY
    found = repeats(places, times)
    rows = np.concatenate([one.rows for one in found])
    assert len(set(rows.tolist())) == len(rows)
    assert [one.most for one in found] == sorted((one.most for one in found), reverse=True)
    for one in found:
        assert (np.diff(times[one.rows]) >= 0).all() and one.most >= 3


def test_a_thousand_events_at_one_address_are_one_place():
    found = repeats(np.zeros((1000, 2)), np.arange(1000) * DAY)
    assert len(found) == 1 and found[0].most == 31 and len(found[0].rows) == 1000
    assert repeats(np.full((5, 2), nan), np.zeros(5)) == [] == repeats(np.empty((0, 2)), [])


def brute(places, times, metres, days, least):
    """ST-DBSCAN by its definition, on all pairs."""
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) / metres
    between = np.abs(times[:, None] - times[None]) / (days * DAY)
    close = (apart <= 1) & (between <= 1)
    core = close.sum(axis=1) >= least
    labels, count = np.full(len(places), NO_CLUSTER), 0
    for start in range(len(places)):
        if core[start] and labels[start] == NO_CLUSTER:
            waiting = [start]
            while waiting:
                row = waiting.pop()
                if labels[row] == NO_CLUSTER:
                    labels[row] = count
                    waiting += np.flatnonzero(close[row] & core).tolist()
            count += 1
    for row in np.flatnonzero(~core & (close & core).any(axis=1)):
        near = np.where(close[row] & core, apart[row] ** 2 + between[row] ** 2, np.inf)
        labels[row] = labels[np.argmin(near)]
    return labels


@pytest.mark.parametrize("seed", range(5))
def test_clusters_are_those_of_the_definition(seed):
    generator = np.random.default_rng(seed)
    places, times = generator.random((500, 2)) * 2000, generator.random(500) * 60 * DAY
    assert cluster_labels(places, times, metres=150, days=9, least=4).tolist() == (
        brute(places, times, 150, 9, 4).tolist()
    )
    assert cluster_labels(places, times, metres=150, days=9, least=4).max() > 3


def test_a_flare_is_clear_and_a_busy_place_alone_is_not():
    generator = np.random.default_rng(4)
    market = generator.normal(500, 20, (300, 2)), generator.random(300) * 365 * DAY
    around = generator.random((600, 2)) * 3000, generator.random(600) * 365 * DAY
    flare = generator.normal(2500, 20, (12, 2)), 100 * DAY + generator.random(12) * 3 * DAY
    places, times = (np.concatenate(parts) for parts in zip(market, around, flare))
    found = clusters(places, times, permutations=39)
    clear = [one for one in found if one.p <= 0.05]
    assert len(clear) == 1 and set(range(900, 912)) <= set(clear[0].rows.tolist())
    assert clear[0].ratio > 10
    assert len(found) > 1


def test_chance_alone_makes_clear_clusters_as_often_as_it_should():
    often = 0
    for seed in range(20):
        generator = np.random.default_rng(seed)
        found = clusters(generator.random((150, 2)) * 600, generator.random(150) * 90 * DAY, permutations=19, least=3)
        often += any(one.p <= 0.05 for one in found)
    assert often <= 4


def test_clusters_stop_when_asked_and_nothing_makes_none():
    with pytest.raises(CancelledError):
        clusters(np.zeros((9, 2)), np.zeros(9), progress=Impatient())
    assert clusters(np.full((3, 2), nan), np.zeros(3)) == []
    assert clusters(np.array([(0, 0), (900, 900)]), np.zeros(2)) == []
