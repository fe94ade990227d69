"""Rows of blocks, for which all ways to divide them can be written down."""

import itertools

from community_grids.engine.gridding.feasibility import least_out_count, possible_counts
from community_grids.engine.gridding.search.partition import off_band


def least_out_of_a_row(row, band):
    """The fewest grids out of band and the fewest households off it, over all ways to cut a row of blocks.

    Only numbers of grids that the total allows are tried: one grid of 1118 would be a single grid out of band, too.
    """
    counts = possible_counts(sum(row), band) or [least_out_count(sum(row), band)]
    ways = [way for count in counts for way in itertools.combinations(range(1, len(row)), count - 1)]
    return min(_off(row, [0, *way, len(row)], band) for way in ways or [tuple(range(1, len(row)))])


def _off(row, edges, band):
    off = [off_band(sum(row[start:stop]), band) for start, stop in itertools.pairwise(edges)]
    return sum(households > 0 for households in off), sum(off)
