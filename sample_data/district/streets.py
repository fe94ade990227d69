"""The layers of lines and water: streets with their names, the river, the lakes, the railway."""

from itertools import pairwise

import numpy as np
import pandas as pd
import shapely

from . import names
from .blocks import HALF_WIDTH

__all__ = ["lake_layer", "name_edges", "railway_layer", "river_layer", "street_layer"]

STREET_CLASSES = ("expressway", "arterial", "street", "lane", "path")


def name_edges(blocks, naming, urban, community_names):
    """A name for every edge; the lanes of a village are its 村道, an edge that is no street has none."""
    edge_face = np.full(len(blocks.edges), -1)
    for face, rows in enumerate(blocks.face_edges):
        edge_face[rows] = face
    found, result = {}, np.full(len(blocks.edges), "", dtype=object)
    for at, (street_class, number) in enumerate(zip(blocks.edge_class, blocks.edge_name)):
        if street_class not in STREET_CLASSES or street_class == "path":
            continue
        community = blocks.cell[edge_face[at]]
        if street_class == "lane" and not urban[community]:
            result[at] = community_names[community].removesuffix("村") + "村道"
            continue
        if number not in found:
            found[number] = naming.street(street_class)
        result[at] = found[number]
    return result


def street_layer(blocks, edge_names, ground):
    rows = np.flatnonzero(np.isin(blocks.edge_class, STREET_CLASSES))
    lines, classes, streets = list(blocks.edges[rows]), list(blocks.edge_class[rows]), list(edge_names[rows])
    bridges = list(blocks.edge_bridge[rows].astype(int))
    inner = {}
    gates = {each.gate for each in ground.compounds if each.gate is not None}
    for at in range(len(lines)):
        pieces = _split_at(lines[at], gates)
        lines[at] = pieces[0]
        for piece in pieces[1:]:
            lines.append(piece)
            for column in (classes, streets, bridges):
                column.append(column[at])
    for line, _, street_class, compound in ground.lanes:
        inner.setdefault(compound, []).append((line, street_class))
    for given in inner.values():
        spine = given[0][0]
        for part in shapely.get_parts(shapely.union_all([line for line, _ in given], grid_size=0.001)):
            on_spine = spine.distance(part.interpolate(0.5, normalized=True)) < 0.01
            lines.append(shapely.transform(part, lambda xy: np.round(xy, 3)))
            classes.append("lane" if on_spine else "path")
            streets.append("")
            bridges.append(0)
    width = [2 * HALF_WIDTH[street_class] for street_class in classes]
    return (
        pd.DataFrame({"name": streets, "class": classes, "bridge": bridges, "width_m": np.array(width, dtype=float)}),
        np.array(lines),
        "LineString",
    )


def _split_at(line, nodes):
    """The pieces of a line between those of its vertices that are nodes."""
    xy = [tuple(point) for point in shapely.get_coordinates(line)]
    stops = [0, *(at for at in range(1, len(xy) - 1) if xy[at] in nodes), len(xy) - 1]
    return [line] if len(stops) == 2 else [shapely.LineString(xy[a : b + 1]) for a, b in pairwise(stops)]


def river_layer(blocks):
    water = shapely.normalize(shapely.coverage_union_all(blocks.faces[blocks.style == "water"]))
    parts = shapely.get_parts(water)
    return pd.DataFrame({"name": [names.RIVER] * len(parts)}), parts, "Polygon"


def lake_layer(ground, naming, settings, warp):
    shapes = np.array([lake for lake, _ in ground.lakes])
    x, y, _ = settings.lake
    middle = shapely.points(warp(np.array([[x, y]], dtype=float)))[0]
    called = np.array(["" if area < 6000 else naming.lake() for area in shapely.area(shapes)], dtype=object)
    called[np.argmin(shapely.distance(shapes, middle))] = names.LAKE
    return pd.DataFrame({"name": called}), shapes, "Polygon"


def railway_layer(blocks):
    lines = shapely.get_parts(
        shapely.line_merge(shapely.multilinestrings([blocks.edges[blocks.edge_class == "rail"]])[0])
    )
    return pd.DataFrame({"name": [names.RAILWAY] * len(lines)}), lines, "LineString"
