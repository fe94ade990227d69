"""Buildings that lines run through: which block each whole building belongs to."""

from dataclasses import dataclass

import numpy as np
import shapely

from .groups import joined

__all__ = ["CUT_M2", "TOUCH_M2", "Crossings", "cluster_overlapping", "crossings_of", "torn_m2"]

TOUCH_M2 = 0.5
"""Square metres under which two shapes only touch: registers draw the same wall twice."""

CUT_M2 = 1.0
"""Square metres of a building that must lie on each side before a boundary counts as cutting it."""


@dataclass(frozen=True)
class Crossings:
    """Footprints that lie in more than one block, and the block that each is given to.

    Attributes
    ----------
    footprints : (n,) array of Polygon or MultiPolygon, overlapping buildings taken as one
    owners : (n,) list of dict, community row to block row
    buildings : array of int, the rows of the buildings concerned
    """

    footprints: np.ndarray
    owners: list
    buildings: np.ndarray


def cluster_overlapping(buildings, chosen):
    """Join buildings that overlap by more than a touch, as far as the chain starts at a chosen one.

    Parameters
    ----------
    buildings : (b,) array of shapely geometries
    chosen : array of int, rows of `buildings` to start from

    Returns
    -------
    (b,) array of int, the cluster of each building; one that overlaps no chosen one is a cluster of its own

    Examples
    --------
    >>> row = np.array([shapely.box(0, 0, 4, 4), shapely.box(3, 0, 7, 4), shapely.box(8, 0, 9, 4)])
    >>> cluster_overlapping(row, [0]).tolist()
    [0, 0, 1]
    """
    pairs = []
    tree = shapely.STRtree(buildings)
    frontier = np.unique(np.asarray(chosen, dtype=int))
    seen = np.zeros(len(buildings), dtype=bool)
    while len(frontier):
        seen[frontier] = True
        position, other = tree.query(buildings[frontier], predicate="intersects")
        one = frontier[position]
        different = one != other
        one, other = one[different], other[different]
        deep = shapely.area(shapely.intersection(buildings[one], buildings[other])) > TOUCH_M2
        pairs.append(np.column_stack([one[deep], other[deep]]))
        found = np.unique(other[deep])
        frontier = found[~seen[found]]
    pairs = np.concatenate(pairs) if pairs else np.empty((0, 2), dtype=int)
    return joined(len(buildings), *pairs.T)


def crossings_of(buildings, blocks, block_communities):
    """Find the buildings that lie in several blocks of one community and give each to the block that holds most of it.

    The parts of a multipart building stand apart, as buildings do: a line between them crosses none of them.

    Parameters
    ----------
    buildings : (b,) array of Polygon or MultiPolygon, valid
    blocks : (f,) array of Polygon
    block_communities : (f,) array of int

    Returns
    -------
    Crossings
    """
    buildings, row_of = shapely.get_parts(buildings, return_index=True)
    building, block = shapely.STRtree(blocks).query(buildings, predicate="intersects")
    several = np.bincount(building, minlength=len(buildings))[building] > 1
    building, block = building[several], block[several]
    area = shapely.area(shapely.intersection(buildings[building], blocks[block]))
    building, block = building[area > TOUCH_M2], block[area > TOUCH_M2]
    home = np.column_stack([building, block_communities[block]])
    _, pair, count = np.unique(home, axis=0, return_inverse=True, return_counts=True)
    crossing = np.unique(building[count[pair.ravel()] > 1])
    if not len(crossing):
        return Crossings(np.empty(0, dtype=object), [], crossing)
    cluster = cluster_overlapping(buildings, crossing)
    wanted, members = np.unique(cluster[crossing]), np.arange(len(buildings))
    rows = members[np.isin(cluster, wanted)]
    rows = rows[np.argsort(cluster[rows], kind="stable")]
    starts = np.flatnonzero(np.r_[True, np.diff(cluster[rows]) != 0])
    groups = np.split(rows, starts[1:])
    footprints = np.array([shapely.union_all(buildings[group]) for group in groups], dtype=object)
    owners = _largest_share(footprints, blocks, block_communities)
    return Crossings(footprints, owners, np.unique(row_of[rows]))


def torn_m2(building, areas):
    """Measure how much of a part of a building lies in a second of some areas; 0 where each part is whole in one.

    Parameters
    ----------
    building : geometry
    areas : (n,) array of Polygon or MultiPolygon, two or more

    Returns
    -------
    float, square metres

    Examples
    --------
    >>> west, east, two_houses = shapely.box(0, 0, 5, 9), shapely.box(5, 0, 9, 9), "MULTIPOINT (2 2, 7 2)"
    >>> parts = shapely.buffer(shapely.get_parts(shapely.from_wkt(two_houses)), 1, cap_style="square")
    >>> torn_m2(shapely.multipolygons(parts), np.array([west, east]))
    0.0
    >>> torn_m2(shapely.box(2, 0, 8, 1), np.array([west, east]))
    3.0
    """
    parts = shapely.get_parts(building)
    row, part = shapely.STRtree(parts).query(areas, predicate="intersects")
    shares = np.zeros((len(parts), len(areas)))
    shares[part, row] = shapely.area(shapely.intersection(parts[part], areas[row]))
    shares.sort(axis=1)
    whole = shares[:, -1] > shapely.area(parts) - CUT_M2
    return float(np.where(whole, 0.0, shares[:, -2]).max(initial=0.0))


def _largest_share(footprints, blocks, block_communities):
    """Find per footprint and community the block with the largest part of the footprint."""
    footprint, block = shapely.STRtree(blocks).query(footprints, predicate="intersects")
    area = shapely.area(shapely.intersection(footprints[footprint], blocks[block]))
    owners = [{} for _ in footprints]
    for row in np.lexsort((-block, area)):  # the largest comes last and stays; of equals, the first block
        owners[footprint[row]][int(block_communities[block[row]])] = int(block[row])
    return owners
