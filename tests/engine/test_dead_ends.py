"""Dead ends drawn on to what they face."""

import numpy as np
import shapely
from community_grids.engine.gridding.dead_ends import lines_beyond_dead_ends
from drawn_districts import box, line

BLOCK = [line((0, 0), (100, 0)), line((100, 0), (100, 100)), line((100, 100), (0, 100)), line((0, 100), (0, 0))]
NO_BUILDINGS = np.empty(0, dtype=object)


def drawn_on(lane, heavy, buildings=NO_BUILDINGS):
    # The lane leaves the block's west side at a node.
    west = [line((0, 100), (0, 50)), line((0, 50), (0, 0))]
    edges = np.array([*BLOCK[:3], *west, lane], dtype=object)
    return lines_beyond_dead_ends(edges, np.array([box(0, 0, 100, 100)]), np.array([heavy]), buildings)


def test_a_lane_in_a_heavy_block_reaches_the_other_side():
    lines = drawn_on(line((0, 50), (60, 50)), heavy=True)
    assert len(lines) == 1
    assert shapely.length(lines[0]) > 40


def test_in_a_light_block_it_stays_a_dead_end():
    assert len(drawn_on(line((0, 50), (60, 50)), heavy=False)) == 0


def test_a_street_that_stops_a_step_short_is_mended_in_any_block():
    assert len(drawn_on(line((0, 50), (97, 50)), heavy=False)) == 1


def test_no_line_goes_through_a_building():
    house = np.array([box(70, 40, 20, 20)], dtype=object)
    assert len(drawn_on(line((0, 50), (60, 50)), heavy=True, buildings=house)) == 0
