"""The generator makes the same district from the same seed, in any process."""

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest
import shapely
from district import names, premises, rectangles
from district.communities import totals
from district.make import make_layers
from district.settings import TINY
from district.write import write_geopackage

from . import checks
from .conftest import SAMPLE_DATA

DIGEST = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from district.make import make_layers
from district.settings import TINY
from district.write import write_geopackage
write_geopackage(make_layers(TINY, int(sys.argv[2])), sys.argv[3], "a test")
print(hashlib.sha256(open(sys.argv[3], "rb").read()).hexdigest())
"""


@pytest.fixture(scope="module")
def tiny():
    return make_layers(TINY, seed=5)


def test_the_same_seed_makes_the_same_file_in_another_process(tiny, tmp_path):
    here = tmp_path / "here.gpkg"
    write_geopackage(tiny, here, "a test")
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    there = subprocess.run(
        [sys.executable, "-c", DIGEST, str(SAMPLE_DATA), "5", str(tmp_path / "there.gpkg")],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert there.stdout.split()[-1] == hashlib.sha256(here.read_bytes()).hexdigest()


def test_another_seed_makes_another_district(tiny):
    other = make_layers(TINY, seed=6)
    assert not np.array_equal(shapely.to_wkb(tiny["communities"][1]), shapely.to_wkb(other["communities"][1]))


@pytest.mark.parametrize("seed", [5, 11])
def test_any_seed_keeps_the_promises(seed):
    layers = make_layers(TINY, seed)
    communities, outlines, _ = layers["communities"]
    buildings, shapes, _ = layers["buildings"]
    surplus, holes, parts = checks.tiling_error(outlines)
    assert surplus < 1e-4 and holes == 0 and parts == 1
    assert checks.unshared_edges(outlines) == 0
    assert checks.touching_pairs(shapes) == 0
    assert checks.unnoded_crossings(layers["streets"][1]) == 0
    assert checks.communities_out_of_reach(communities, buildings) == []
    assert len(layers["cameras"][0]) == TINY.cameras and (layers["cameras"][0].status == "ON").sum() == TINY.cameras_on
    assert len(layers["events"][0]) == TINY.events


def test_totals_are_near_the_sum_wanted_and_fit_whole_grids():
    dwellings = np.array([900, 2500, 4000, 1800, 500, 1000])
    urban = np.array([True, True, True, True, False, False])
    found = totals(dwellings, urban, 6000)
    assert found.sum() == 6000
    assert (found <= dwellings).all()
    assert all(checks.divisible(int(total), 350, 500) for total in found)
    assert all(checks.divisible(int(total), 150, 350) for total in found[~urban])


def test_rows_of_slabs_stay_inside_and_leave_the_lane_free():
    ground = shapely.Polygon([(0, 0), (160, 10), (150, 120), (5, 110)])
    slabs, row, lanes = rectangles.rows(
        ground, 0.05, 12, 16, (24.0, 36.0, 48.0), 9, np.random.default_rng(2), leave=[(80, 0)]
    )
    assert len(slabs) >= 8 and len(lanes) >= row.max()
    assert shapely.covers(ground, slabs).all() and checks.touching_pairs(slabs) == 0
    lane = shapely.LineString([(80 + 200 * np.sin(0.05), -200), (80 - 200 * np.sin(0.05), 200)])
    assert not shapely.intersects(slabs, lane.buffer(3)).any()


def test_dwellings_that_cannot_be_reached_are_refused(tiny):
    class Flat:
        rooms, entrances, floors, shop_floors = 2, 2, 6, 0

    with pytest.raises(ValueError, match="do not fit"):
        premises.fit_dwellings([Flat() for _ in range(5)], np.zeros(5, dtype=int), 100_000, np.random.default_rng(1))


def test_names_of_one_kind_never_repeat():
    naming = names.Names(np.random.default_rng(3))
    given = [naming.community(True) for _ in range(400)]
    assert len(set(given)) == 400
