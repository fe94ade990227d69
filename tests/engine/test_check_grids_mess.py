"""Whatever shapes a layer of grids holds, the check ends, and every finding says where to look."""

import numpy as np
import pytest
import shapely
from community_grids.engine.gridding.checking.boundary_description import describe_boundary
from community_grids.engine.gridding.checking.check import check_grids
from community_grids.engine.gridding.checking.grid_layer import GridLayer, areal
from community_grids.engine.gridding.checking.landmarks import Landmarks
from drawn_districts import box, drawn, lattice_houses, lattice_streets, line, objects, point, rules

DISTRICT = drawn(
    [box(0, 0, 400, 200), box(390, 0, 210, 200), shapely.MultiPolygon([box(0, 200, 50, 50), box(100, 210, 50, 50)])],
    [*lattice_houses(6, 2, 90), (box(95, 95, 30, 10), 620), (point(20, 20), 5)],
    [*lattice_streets(6, 2), (line((0, 100), (600, 100)), 6)],
    barriers=[box(290, -20, 20, 240), line((100, 0), (100, 200))],
    compounds=[box(10, 10, 180, 180)],
)
LANDMARKS = Landmarks(DISTRICT.streets, ["street"] * len(DISTRICT.streets), ["人民路", ""] * 5 + ["朝阳街"])
CODES = ["", "7", "110101001001001", "110101001002001", "110101001002002"]


def scribble(rng):
    """A shape as it may come: crossing itself, in parts, a hair, with a hole, or over everything."""
    ring = shapely.Polygon(rng.integers(-5, 65, (rng.integers(3, 8), 2)) * 10.0)
    corner = rng.integers(0, 50, 2) * 10.0
    return [
        ring,
        shapely.MultiPolygon([ring, shapely.Polygon(rng.integers(0, 60, (3, 2)) * 10.0)]),
        box(*corner, rng.choice([0.3, 50.0, 200.0]), rng.choice([0.3, 60.0])),
        shapely.difference(box(*corner, 120, 120), box(*(corner + 40), 30, 30)),
        box(0, 0, 400, 200),
    ][rng.integers(0, 5)]


@pytest.mark.parametrize("seed", range(30))
def test_any_mess_is_checked(seed):
    rng = np.random.default_rng(seed)
    shapes = objects([scribble(rng) for _ in range(rng.integers(1, 7))])
    layer = GridLayer.of(
        shapes,
        objects(rng.choice(CODES, len(shapes))),
        kinds=objects(rng.choice(["", "urban", "special", "vertical"], len(shapes))),
    )
    checked = check_grids(layer, DISTRICT, rules())
    assert checked.findings
    assert all(one.place is not None for one in checked.findings)
    measures = checked.measures
    assert measures.gap_m2 >= 0 <= measures.overlap_m2
    assert 0 <= measures.in_band <= 1


@pytest.mark.parametrize("seed", range(30))
def test_any_area_has_four_sides(seed):
    rng = np.random.default_rng(seed)
    area = areal(objects([scribble(rng)]))[0]
    if area.area:
        assert {one.side for one in describe_boundary(area, LANDMARKS)} == {"north", "east", "south", "west"}
