"""Rule D1: each grid is one valid polygon, without slivers; what a grid encloses is told."""

import re

import numpy as np
import shapely

from ..findings import found
from ..intake import place_in

__all__ = ["LEAST_M2", "NARROW_M", "shape_findings"]

LEAST_M2 = 1.0
"""Square metres under which a piece is a sliver."""

NARROW_M = 0.5
"""Metres; a piece that is nowhere wider is a sliver, and a strip that is not is a fault of drawing."""

LONG_M = 5.0
"""Metres of a narrow strip below which it is only a sharp corner."""

_AT = re.compile(r"\[(\S+) (\S+)\]")


def shape_findings(layer, areas):
    """Find grids that are invalid, in parts, slivers or with strips, and grids that enclose others.

    Parameters
    ----------
    layer : GridLayer
    areas : (g,) array of Polygon or MultiPolygon, the layer's shapes repaired

    Returns
    -------
    list of Finding
    """
    return [*_invalid(layer, areas), *_multipart(layer, areas), *_slivers(layer, areas), *_enclosing(layer, areas)]


def _invalid(layer, areas):
    for row in np.flatnonzero(~shapely.is_valid(layer.shapes)):
        at = _AT.search(shapely.is_valid_reason(layer.shapes[row]))
        place = (float(at[1]), float(at[2])) if at else place_in(areas[row])
        yield found("grid_invalid", grid_code=layer.codes[row], place=place)


def _multipart(layer, areas):
    """Grids in several parts; the place is in the smallest one, which is likely the stray."""
    parts = shapely.get_num_geometries(layer.shapes)
    for row in np.flatnonzero(parts > 1):
        pieces = shapely.get_parts(areas[row])
        if not len(pieces):
            continue
        smallest = pieces[np.argmin(shapely.area(pieces))]
        numbers = {"parts": int(parts[row]), "area_m2": round(float(shapely.area(smallest)), 1)}
        yield found("grid_multipart", grid_code=layer.codes[row], value=parts[row], place=place_in(smallest), **numbers)


def _slivers(layer, areas):
    """Pieces that are slivers as a whole, and narrow strips of pieces that are not."""
    pieces, grid = shapely.get_parts(areas, return_index=True)
    core = shapely.buffer(pieces, -NARROW_M / 2, join_style="mitre")
    sliver = (shapely.area(pieces) < LEAST_M2) | shapely.is_empty(core)
    for row in np.flatnonzero(sliver):
        area = float(shapely.area(pieces[row]))
        code, place = layer.codes[grid[row]], place_in(pieces[row])
        yield found("grid_sliver", grid_code=code, value=area, place=place, area_m2=round(area, 2))
    # What an opening takes away is narrow; only what is long as well is more than a sharp corner.
    wide = shapely.buffer(core, NARROW_M / 2 * 1.01, join_style="mitre")
    strips, owner = shapely.get_parts(shapely.difference(pieces[~sliver], wide[~sliver]), return_index=True)
    length = shapely.length(strips) / 2
    for row in np.flatnonzero(length > LONG_M):
        code = layer.codes[grid[~sliver][owner[row]]]
        numbers = {"length_m": round(float(length[row]), 1)}
        yield found("grid_narrow", grid_code=code, value=length[row], place=place_in(strips[row]), **numbers)


def _enclosing(layer, areas):
    """Grids with a hole in which another grid lies; a hole that no grid fills is a gap."""
    pieces, grid = shapely.get_parts(areas, return_index=True)
    rings, piece = shapely.get_rings(pieces, return_index=True)
    inner = np.flatnonzero(np.r_[False, piece[1:] == piece[:-1]])
    holes = shapely.polygons(rings[inner])
    inside = shapely.point_on_surface(areas)
    hole, other = shapely.STRtree(inside).query(holes, predicate="contains") if len(holes) else ((), ())
    for one, enclosed in zip(hole, other):
        row = grid[piece[inner[one]]]
        area = float(shapely.area(areas[enclosed]))
        numbers = {"other": str(layer.codes[enclosed]), "area_m2": round(area, 1)}
        yield found("grid_encloses", grid_code=layer.codes[row], value=area, place=place_in(areas[enclosed]), **numbers)
