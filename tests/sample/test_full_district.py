"""The full district, made only when COMMUNITY_GRIDS_FULL_SAMPLE is set (one minute)."""

import os
import resource
import subprocess
import sys
import time

import pytest

from . import checks
from .conftest import SAMPLE_DATA, Layers

pytestmark = pytest.mark.skipif(
    "COMMUNITY_GRIDS_FULL_SAMPLE" not in os.environ,
    reason="set COMMUNITY_GRIDS_FULL_SAMPLE=1 to make the full district",
)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    path = tmp_path_factory.mktemp("full") / "full.gpkg"
    started = time.monotonic()
    subprocess.run(
        [sys.executable, str(SAMPLE_DATA / "make_district.py"), "full", "--output", str(path)], check=True, timeout=600
    )
    layers = Layers(path)
    layers.seconds = time.monotonic() - started
    layers.memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    return layers


def test_counts(full):
    communities, buildings, cameras = full["communities"], full["buildings"], full["cameras"]
    assert len(full["towns"]) == 14
    assert (communities.kind == "urban").sum() == 92 and (communities.kind == "rural").sum() == 44
    assert buildings.dwellings.sum() == 290_934
    assert abs(buildings.households.sum() - 184_900) <= 184_900 * 0.005
    assert len(cameras) == 8_247 and (cameras.status == "ON").sum() == 7_715
    assert len(full["events"]) == 50_000


def test_time_and_memory(full):
    assert full.seconds < 180
    assert full.memory < 2  # GiB


def test_it_keeps_the_promises(full):
    communities, buildings = full["communities"], full["buildings"]
    surplus, holes, parts = checks.tiling_error(communities.geometry.values)
    assert surplus < 1e-3 and holes == 0 and parts == 1
    assert checks.touching_pairs(buildings.geometry.values) == 0
    assert checks.communities_out_of_reach(communities, buildings) == []
    assert buildings.households.max() < 300
    assert checks.unnoded_crossings(full["streets"].geometry.values) == 0
