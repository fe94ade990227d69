"""A building that a street runs through belongs to one block, whole."""

import numpy as np
import shapely
from community_grids.engine.gridding.footprints import cluster_overlapping, crossings_of
from drawn_districts import box, house, objects

WEST, EAST = box(0, 0, 100, 100), box(100, 0, 100, 100)
TWO_BLOCKS = objects([WEST, EAST])


def owners(*buildings, blocks=TWO_BLOCKS, communities=(0, 0)):
    return crossings_of(objects(buildings), blocks, np.array(communities)).owners


def test_a_building_within_a_block_is_no_crossing():
    crossings = crossings_of(objects([house(50, 50), house(150, 50)]), TWO_BLOCKS, np.array([0, 0]))
    assert (len(crossings.footprints), crossings.owners, len(crossings.buildings)) == (0, [], 0)


def test_the_block_with_the_larger_part_gets_the_building():
    assert owners(box(85, 10, 20, 10)) == [{0: 0}]
    assert owners(box(95, 10, 20, 10)) == [{0: 1}]


def test_of_equal_parts_the_first_block_gets_the_building():
    assert owners(box(90, 10, 20, 10)) == [{0: 0}]
    assert owners(box(90, 10, 20, 10), blocks=TWO_BLOCKS[::-1]) == [{0: 0}]


def test_a_wall_drawn_a_few_centimetres_over_the_street_is_no_crossing():
    assert owners(box(80.03, 10, 20, 10)) == []


def test_buildings_that_overlap_stay_together_even_if_only_one_is_crossed():
    crossed, behind, apart = box(90, 10, 15, 10), box(75, 10, 18, 10), box(40, 10, 30, 10)
    crossings = crossings_of(objects([behind, apart, crossed]), TWO_BLOCKS, np.array([0, 0]))
    assert crossings.buildings.tolist() == [0, 2]
    assert crossings.owners == [{0: 0}]
    assert crossings.footprints[0].equals(shapely.union(crossed, behind))


def test_parts_that_stand_apart_are_no_crossing_and_keep_their_blocks():
    assert owners(shapely.multipolygons([house(50, 50), house(150, 50)])) == []


def test_of_several_parts_the_one_that_a_street_runs_through_gets_a_block():
    crossed, apart = box(90, 10, 15, 10), house(150, 50)
    crossings = crossings_of(objects([house(20, 20), shapely.multipolygons([crossed, apart])]), TWO_BLOCKS, np.zeros(2))
    assert (crossings.buildings.tolist(), crossings.owners) == ([1], [{0: 0}])
    assert crossings.footprints[0].equals(crossed)


def test_the_edge_between_communities_does_cut_a_building():
    assert owners(box(90, 10, 20, 10), communities=(0, 1)) == []


def test_a_building_over_a_street_and_a_community_edge_has_an_owner_in_each_community():
    blocks = objects([WEST, EAST, box(0, -100, 200, 100)])
    assert owners(box(95, -10, 20, 40), blocks=blocks, communities=(0, 0, 1)) == [{0: 1, 1: 2}]


def test_a_chain_of_overlaps_is_one_cluster():
    chain = [box(8 * place, 0, 10, 10) for place in range(4)]
    assert cluster_overlapping(objects([*chain, box(100, 0, 10, 10)]), [2]).tolist() == [0, 0, 0, 0, 1]


def test_houses_that_share_a_wall_are_not_one():
    assert len(set(cluster_overlapping(objects([box(0, 0, 10, 10), box(10, 0, 10, 10)]), [0, 1]).tolist())) == 2


def test_a_stack_of_footprints_is_one():
    assert set(cluster_overlapping(objects([house(50, 50)] * 40), np.arange(40)).tolist()) == {0}
