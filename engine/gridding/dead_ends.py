"""Streets that stop short: a lane that ends inside a block goes on, as a line on the ground, to what it faces.

A dead end closes no mesh, so it parts no ground, though it is what a person would part a block by. Where a block holds
too many households, or where only a drawing error leaves a gap, the line is drawn on until it meets another one.
"""

import numpy as np
import shapely

from .arrangement import first_container

__all__ = ["lines_beyond_dead_ends"]

REACH, GAP = 60.0, 5.0
"""Metres that a lane may be drawn on in a block with too many households, and in any block."""


def lines_beyond_dead_ends(edges, blocks, heavy, buildings):
    """Draw on the dead ends among noded lines.

    Parameters
    ----------
    edges : (m,) array of LineString, noded
    blocks : (f,) array of Polygon
    heavy : (f,) array of bool, blocks that hold too many households
    buildings : (b,) array of shapely geometries, which the new lines leave alone

    Returns
    -------
    (n,) array of LineString, from the dead end to a hair's breadth beyond what it meets

    Examples
    --------
    >>> edges = shapely.from_wkt(["LINESTRING (0 0, 50 0, 50 50, 0 50, 0 0)", "LINESTRING (0 25, 30 25)"])
    >>> lines_beyond_dead_ends(edges, shapely.box([0], [0], [50], [50]), np.array([True]), np.array([]))
    array([<LINESTRING (30 25, 50.001 25)>], dtype=object)
    """
    tips, steps, owners = _rays(edges)
    block = first_container(tips, blocks)
    inside = block >= 0
    tips, steps, owners = tips[inside], steps[inside], owners[inside]
    reach = np.where(heavy[block[inside]], REACH, GAP)
    distances = _distances(tips, shapely.linestrings(_between(tips, steps, reach)), owners, edges)
    met = np.isfinite(distances)
    lines = shapely.linestrings(_between(tips[met], steps[met], distances[met] + 1e-3))
    hit = shapely.STRtree(buildings).query(lines, predicate="intersects")[0]
    return np.delete(lines, np.unique(hit))


def _between(tips, steps, reach):
    """(n, 2, 2) array: from each tip so far along its step."""
    return np.stack([tips, tips + steps * reach[:, None]], axis=1)


def _distances(tips, rays, owners, edges):
    """How far it is from each tip along its ray to the next line but its own; infinite where there is none."""
    ray, edge = shapely.STRtree(edges).query(rays, predicate="intersects")
    other = edge != owners[ray]
    ray, edge = ray[other], edge[other]
    hits, row = shapely.get_coordinates(shapely.intersection(rays[ray], edges[edge]), return_index=True)
    far = np.hypot(*(hits - tips[ray[row]]).T)
    distances = np.full(len(tips), np.inf)
    np.minimum.at(distances, ray[row], np.where(far > 1e-3, far, np.inf))
    return distances


def _rays(edges):
    """Dead ends: their points, the unit vectors in which their lines run out, and the rows of their lines."""
    coordinates, edge = shapely.get_coordinates(edges, return_index=True)
    first = np.flatnonzero(np.r_[True, np.diff(edge) != 0]) if len(edge) else np.zeros(0, dtype=int)
    last = np.r_[first[1:], len(edge)] - 1 if len(edge) else first
    ends = np.concatenate([coordinates[first], coordinates[last]])
    before = np.concatenate([coordinates[first + 1], coordinates[last - 1]])
    owner = np.tile(np.arange(len(edges)), 2)
    _, vertex, times = np.unique(ends[:, 0] + 1j * ends[:, 1], return_inverse=True, return_counts=True)
    dead = times[vertex.ravel()] == 1
    step = ends[dead] - before[dead]
    return ends[dead], step / np.maximum(np.hypot(*step.T), 1e-9)[:, None], owner[dead]
