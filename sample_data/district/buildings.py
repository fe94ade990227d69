"""Every block filled with what belongs there, the streets and their pavements left free."""

from functools import partial

import numpy as np
import shapely

from .blocks import HALF_WIDTH
from .compounds import build_compound
from .ground import Ground
from .rectangles import keep_apart
from .town_blocks import BUILDERS
from .villages import build_village

__all__ = ["build_up"]

SETBACK = {"expressway": 12, "arterial": 6, "street": 3.5, "lane": 1.5, "path": 1.5, "rail": 6, "none": 1.5}
_BUILDERS = {
    **BUILDERS,
    "compound": build_compound,
    "old compound": partial(build_compound, kind="老旧"),
    "danwei": partial(build_compound, kind="单位房"),
    "village": build_village,
}


def build_up(blocks, rng):
    """Fill every face by its style. Buildings keep off the streets and off each other.

    Parameters
    ----------
    blocks : Blocks
    rng : numpy.random.Generator

    Returns
    -------
    Ground
    """
    ground = Ground()
    for face, style in enumerate(blocks.style):
        inner = _inner(blocks, face) if style in _BUILDERS else None
        if inner is not None:
            _BUILDERS[style](ground, blocks, face, inner, rng)
    shapes = np.array([building.shape for building in ground.buildings])
    keep = keep_apart(shapes, 0.3) & ~_on_a_street(shapes, blocks)
    ground.buildings = [building for building, kept in zip(ground.buildings, keep) if kept]
    return ground


def _on_a_street(shapes, blocks):
    """Buildings at a corner that reach into a street which only touches their block in a node."""
    wide = np.array([HALF_WIDTH[name] for name in blocks.edge_class])
    surfaces = shapely.buffer(blocks.edges, wide + 0.1, quad_segs=2)[wide > 0]
    hit = np.zeros(len(shapes), dtype=bool)
    hit[shapely.STRtree(shapes).query(surfaces, predicate="intersects")[1]] = True
    return hit


def _inner(blocks, face):
    """The part of a face that streets and their pavements leave."""
    edges = blocks.face_edges[face]
    wide = np.array([HALF_WIDTH[name] + SETBACK[name] for name in blocks.edge_class[edges]])
    streets = shapely.union_all(shapely.buffer(blocks.edges[edges], wide, quad_segs=2))
    parts = shapely.get_parts(blocks.faces[face] - streets)
    parts = parts[shapely.area(parts) > 250]
    return max(parts, key=lambda part: part.area) if len(parts) else None
