"""The same plan whatever the order of the rows, the process and the hands that do the work; and it stops when told."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely
import shapely.affinity
from community_grids.engine.gridding.divide import STAGES
from community_grids.engine.progress import CancelledError, Progress
from drawn_districts import RAILWAY, box, drawn, house, lattice, lattice_streets, line, plan_of, shuffled
from plan_checks import assert_sound, fingerprint

SUPPORT = Path(__file__).resolve().parent.parent / "support"


def mixed_town():
    """Two communities, a railway with one crossing, a lake, a compound, slanted footprints and streets through some."""
    draw = np.random.default_rng(11)
    houses = [
        (shapely.affinity.rotate(box(x, y, wide, deep), turn), int(number))
        for x, y, wide, deep, turn, number in zip(
            *draw.uniform(5, 575, (2, 220)),
            *draw.uniform(8, 22, (2, 220)),
            draw.uniform(0, 90, 220),
            draw.integers(1, 30, 220),
        )
    ]
    streets = [*lattice_streets(4, 4, side=150), line((0, 80), (600, 95)), line((33, 0), (58, 600))]
    return drawn(
        [box(0, 0, 350, 600), box(350, 0, 250, 600)],
        houses,
        [(street, row % 6) for row, street in enumerate(streets)],
        barriers=[RAILWAY, line((320, 250), (320, 900)), box(420, 420, 60, 70)],
        compounds=[box(155, 155, 100, 100), box(460, 10, 100, 100)],
    )


@cache
def plan_of_mixed_town():
    """As it comes in this process, from the rows as they are."""
    return plan_of(mixed_town())


def summary(plan):
    return hashlib.sha256(repr(fingerprint(plan)).encode()).hexdigest()


def backwards(work, payloads):
    """Like `map`, the last piece of work first."""
    payloads = list(payloads)
    return [work(payload) for payload in reversed(payloads)][::-1]


def test_the_town_of_these_tests_is_sound():
    assert_sound(plan_of_mixed_town(), mixed_town())


def test_the_same_input_gives_the_same_plan_again():
    assert fingerprint(plan_of(mixed_town())) == fingerprint(plan_of_mixed_town())


def test_another_seed_gives_another_plan_of_the_same_ground():
    district = lattice(7, 7, 61)
    here, there = plan_of(district, seed=1), plan_of(district, seed=2)
    assert here.grid_households.sum() == there.grid_households.sum()
    assert shapely.area(here.grids).sum() == pytest.approx(shapely.area(there.grids).sum())


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2, 3))])
def test_the_order_of_the_rows_does_not_matter(seed):
    turned, order = shuffled(mixed_town(), seed)
    here, there = plan_of_mixed_town(), plan_of(turned)
    apart = {"findings", "grid_reasons"}  # these name buildings by their rows
    one, other = fingerprint(here), fingerprint(there)
    assert {name for name in one if one[name] != other[name]} <= apart
    assert here.building_units[order].tolist() == there.building_units.tolist()
    assert sorted(found.check for found in here.findings) == sorted(found.check for found in there.findings)


def test_the_order_of_communities_that_do_not_overlap_does_not_matter():
    town = mixed_town()
    by_community = ("communities", "community_codes", "community_kinds")
    turned = replace(town, **{name: getattr(town, name)[::-1] for name in by_community})
    here, there = plan_of_mixed_town(), plan_of(turned)
    for name in ("grids", "units"):
        assert shapely.to_wkb(getattr(here, name)).tolist() == shapely.to_wkb(getattr(there, name)).tolist()
    for name in ("grid_codes", "grid_community_codes", "grid_households", "unit_ids", "unit_grids", "building_units"):
        assert getattr(here, name).tolist() == getattr(there, name).tolist(), name


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_points_in_one_block_does_not_matter(seed):
    draw = np.random.default_rng(2)
    places = draw.integers(0, 40, (400, 2)) * 10.0  # many share a place or a line
    district = drawn(
        [box(0, 0, 400, 400)], [(shapely.Point(place), int(n)) for place, n in zip(places, draw.integers(1, 9, 400))]
    )
    turned, order = shuffled(district, seed)
    here, there = plan_of(district), plan_of(turned)
    assert shapely.to_wkb(here.units).tolist() == shapely.to_wkb(there.units).tolist()
    assert shapely.to_wkb(here.grids).tolist() == shapely.to_wkb(there.grids).tolist()
    assert here.building_units[order].tolist() == there.building_units.tolist()


def every_order_of(houses, ground, streets=()):
    """The plans of some orders of the same buildings, each once, as bytes."""
    orders = [np.random.default_rng(seed).permutation(len(houses)) for seed in range(6)]
    plans = [plan_of(drawn([ground], [houses[row] for row in order], streets)) for order in orders]
    return {tuple(shapely.to_wkb([*plan.grids, *plan.units])) for plan in plans}


def test_the_order_of_overlapping_footprints_in_a_block_does_not_matter():
    """Each L is two footprints that overlap, and the Ls reach into each other."""
    corners = [(10, 10), (40, 40), (100, 20), (150, 60), (200, 10)]
    feet = [(box(x, y, 60, 10), 60) for x, y in corners]
    legs = [(box(x + 50, y, 10, 60), 60) for x, y in corners]
    assert len(every_order_of([*feet, *legs, (box(20, 60, 15, 15), 100)], box(0, 0, 300, 140))) == 1


def test_the_order_of_neighbours_that_overlap_by_a_hair_on_a_street_does_not_matter():
    """One belongs to the north and one to the south of the street; a centimetre of wall is both's."""
    houses = [(box(10, 85, 20, 40), 200), (box(29.99, 75, 20, 40), 200), (house(85, 25), 250), (house(85, 155), 250)]
    assert len(every_order_of(houses, box(0, 0, 100, 200), [line((0, 100), (100, 100))])) == 1


def test_streets_drawn_the_other_way_round_give_the_same_plan():
    district = mixed_town()
    turned = type(district)(**{**vars(district), "streets": shapely.reverse(district.streets)})
    assert fingerprint(plan_of_mixed_town()) == fingerprint(plan_of(turned))


@pytest.mark.parametrize("hash_seed", ["0", *(pytest.param(seed, marks=pytest.mark.slow) for seed in ("1", "4242"))])
def test_another_process_with_another_hash_seed_gives_the_same_plan(hash_seed, package_folder):
    program = "from test_divide_order import *; print(summary(plan_of(mixed_town())))"
    path = os.pathsep.join([package_folder, str(SUPPORT), str(Path(__file__).parent)])
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [summary(plan_of_mixed_town())]


def test_who_does_the_work_and_in_which_order_does_not_matter():
    district = mixed_town()
    assert fingerprint(plan_of(district, run_all=map)) == fingerprint(plan_of(district, run_all=backwards))


def test_work_that_is_sent_to_another_process_arrives_there():
    """Payloads and functions go through pickle, as a pool of processes sends them."""
    import pickle

    def through_pickle(work, payloads):
        return [pickle.loads(pickle.dumps(work))(pickle.loads(pickle.dumps(payload))) for payload in payloads]

    district = lattice(6, 6, 70)
    assert fingerprint(plan_of(district, run_all=through_pickle)) == fingerprint(plan_of(district))


class Listener(Progress):
    """Hears everything, and says stop at one report or one question."""

    def __init__(self, stop_at_report=None, stop_at_question=None):
        self.reports, self.questions = [], 0
        self.stop_at_report, self.stop_at_question = stop_at_report, stop_at_question
        self.stopped = False

    def report(self, stage, fraction):
        self.reports.append((stage, fraction))
        self.stopped |= len(self.reports) - 1 == self.stop_at_report

    def cancelled(self):
        self.questions += 1
        return self.stopped or self.questions - 1 == self.stop_at_question


def hard_town():
    """Small, and with numbers that send the search through all its stages."""
    return lattice(4, 2, 80)


def listened_to(district, **when):
    listener = Listener(**when)
    plan_of(district, progress=listener)
    return listener


def test_progress_goes_from_nothing_to_all_in_known_words():
    reports = listened_to(hard_town()).reports
    fractions = [fraction for _, fraction in reports]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert {stage for stage, _ in reports} <= set(STAGES)
    assert [reports[0][0], reports[-1][0]] == ["blocks", "done"]


def test_it_stops_at_whatever_question_it_is_told_to():
    questions = listened_to(hard_town()).questions
    assert questions > 5
    for question in {0, 1, 2, questions // 2, questions - 2, questions - 1}:
        with pytest.raises(CancelledError):
            listened_to(hard_town(), stop_at_question=question)


def test_it_stops_after_whatever_report_before_the_last_one():
    reports = len(listened_to(hard_town()).reports)
    for report in range(reports - 2):
        with pytest.raises(CancelledError):
            listened_to(hard_town(), stop_at_report=report)


def test_cutting_a_giant_block_can_be_stopped():
    draw = np.random.default_rng(3)
    houses = [(shapely.Point(x, y), 2) for x, y in draw.uniform(0, 500, (1000, 2))]
    district = drawn([box(0, 0, 500, 500)], houses)
    asked = listened_to(district)
    assert asked.questions > 0
    with pytest.raises(CancelledError):
        listened_to(district, stop_at_report=0)
