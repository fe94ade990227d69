"""Street blocks of each community and their graphs: what one has before a library is asked to divide anything.

The lines of a community are noded, snapped to a millimetre and polygonized. A block is never cut.
"""

from typing import NamedTuple

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

__all__ = ["Blocks", "Graph", "blocks_of", "graphs_of"]

GRAIN_M = 1e-3
LEAST_M2 = 1.0
LEAST_M = 1.0


class Blocks(NamedTuple):
    """Street blocks: polygons, the community of each, and its households."""

    polygons: np.ndarray
    communities: np.ndarray
    households: np.ndarray


class Graph(NamedTuple):
    """Blocks that hang together.

    Attributes
    ----------
    members : (n,) array of int, rows of `Blocks`
    households : (n,) array of int
    pairs : (e, 2) array of int, rows of `members` that share an edge
    lengths : (e,) array of int, metres, at least 1
    """

    members: np.ndarray
    households: np.ndarray
    pairs: np.ndarray
    lengths: np.ndarray

    def rows(self):
        """Neighbours in compressed rows: starts, neighbours, lengths."""
        ends = np.concatenate([self.pairs, self.pairs[:, ::-1]])
        lengths = np.tile(self.lengths, 2)
        order = np.lexsort((ends[:, 1], ends[:, 0]))
        starts = np.searchsorted(ends[order, 0], np.arange(len(self.members) + 1))
        return starts.tolist(), ends[order, 1].tolist(), lengths[order].tolist()


def blocks_of(arrays):
    """Cut the communities of a district into street blocks.

    Parameters
    ----------
    arrays : benchmarks.layers.Arrays

    Returns
    -------
    Blocks
    """
    lines = np.where(shapely.get_dimensions(arrays.lines) == 2, shapely.boundary(arrays.lines), arrays.lines)
    tree = shapely.STRtree(lines)
    polygons, home = [], []
    for row, community in enumerate(arrays.communities):
        near = shapely.intersection(lines[tree.query(community, predicate="intersects")], community)
        net = shapely.set_precision(shapely.union_all([*near, community.boundary]), GRAIN_M)
        faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.node(net))))
        own = faces[(shapely.area(faces) > LEAST_M2) & shapely.intersects(community, shapely.point_on_surface(faces))]
        polygons.extend(own)
        home += [row] * len(own)
    polygons = np.array(polygons, dtype=object)
    places = shapely.point_on_surface(arrays.buildings)
    building, block = shapely.STRtree(polygons).query(places, predicate="intersects")
    building, first = np.unique(building, return_index=True)
    households = np.bincount(block[first], weights=arrays.households[building], minlength=len(polygons))
    return Blocks(polygons, np.array(home), households.astype(int))


def graphs_of(blocks):
    """Join blocks of one community that share an edge, and part what does not hang together.

    Returns
    -------
    list of Graph
    """
    one, other = shapely.STRtree(blocks.polygons).query(blocks.polygons, predicate="intersects")
    kept = (one < other) & (blocks.communities[one] == blocks.communities[other])
    one, other = one[kept], other[kept]
    lengths = shapely.length(shapely.intersection(blocks.polygons[one], blocks.polygons[other]))
    long = lengths > LEAST_M
    one, other, lengths = one[long], other[long], np.maximum(lengths[long].astype(int), 1)
    size = len(blocks.polygons)
    part = connected_components(coo_matrix((np.ones(len(one)), (one, other)), shape=(size, size)), directed=False)[1]
    place = np.zeros(size, dtype=int)
    graphs = []
    for number in range(part.max() + 1):
        members = np.flatnonzero(part == number)
        place[members] = np.arange(len(members))
        own = part[one] == number
        pairs = np.column_stack([place[one[own]], place[other[own]]])
        graphs.append(Graph(members, blocks.households[members], pairs, lengths[own]))
    return graphs
