"""Streets between the main lines, the blocks that they leave, and the two noded together."""

from dataclasses import dataclass

import numpy as np
import shapely

from .layout import GREEN, Cut, cut_in_two

__all__ = ["HALF_WIDTH", "Blocks", "draw_blocks"]

HALF_WIDTH = {"expressway": 14, "arterial": 17, "street": 8, "lane": 3.5, "path": 2, "rail": 6, "none": 0}
GRAIN = 0.25  # metres: nodes nearer than this are one
STEP = 16  # metres between the points of a curving line

# How large a block of each style may be, in square metres, before it is cut again.
LARGEST = {
    "old town": 7_500,
    "compound": 115_000,
    "old compound": 60_000,
    "danwei": 60_000,
    "mixed": 19_000,
    "shops": 24_000,
    "offices": 26_000,
    "industry": 60_000,
    "school": 34_000,
    "hospital": 30_000,
    "market": 16_000,
    "park": 60_000,
    "woods": 400_000,
    "village": 150_000,
}
SHARES = {
    "centre": {
        "old town": 0.40,
        "mixed": 0.22,
        "old compound": 0.12,
        "shops": 0.1,
        "danwei": 0.05,
        "school": 0.04,
        "market": 0.03,
        "park": 0.04,
    },
    "middle": {
        "old compound": 0.17,
        "compound": 0.26,
        "mixed": 0.22,
        "danwei": 0.1,
        "old town": 0.04,
        "shops": 0.05,
        "offices": 0.03,
        "school": 0.06,
        "hospital": 0.02,
        "market": 0.02,
        "park": 0.03,
    },
    "edge": {
        "compound": 0.5,
        "mixed": 0.14,
        "old compound": 0.06,
        "industry": 0.12,
        "offices": 0.04,
        "shops": 0.03,
        "school": 0.05,
        "market": 0.02,
        "park": 0.04,
    },
}

_LIVED = ("old town", "compound", "old compound", "danwei", "mixed")
_ALONE = ("school", "hospital", "market", "park", "offices")


@dataclass
class Blocks:
    """Edges and faces of the whole district, on the map.

    Attributes
    ----------
    edges : (e,) array of LineString, from junction to junction, sharing their nodes
    edge_class, edge_name, edge_bridge : (e,) arrays; a name is a number that stands for one street
    faces : (f,) array of Polygon, made of the same nodes
    style : (f,) array of str, what the ground is used for
    cell : (f,) array of int, the community
    face_edges : list of arrays, the edges round each face
    """

    edges: np.ndarray
    edge_class: np.ndarray
    edge_name: np.ndarray
    edge_bridge: np.ndarray
    faces: np.ndarray
    style: np.ndarray
    cell: np.ndarray
    face_edges: list


def draw_blocks(layout, settings, warp, rng):
    """Cut every community's ground into blocks, node all lines together and bend them onto the map."""
    leaves, styles = [], []
    dry = layout.outline - _strips(layout, settings)
    for cell, urban in zip(layout.cells, layout.urban):
        cut = [
            block
            for ground in shapely.get_parts(cell & dry)
            if ground.area >= 300
            for block in _cut_ground(ground, urban, settings, layout, rng)
        ]
        if urban:
            cut = _enough_homes(cut)
        wooded = 0.0
        for leaf, style in cut:
            wooded += leaf.area * (style == "woods")
            leaves.append(leaf)
            styles.append("village" if style == "woods" and wooded > 0.4 * cell.area else style)
    lines = [cut.line for cut in layout.cuts]
    edges = shapely.get_parts(shapely.union_all([*lines, layout.outline.exterior], grid_size=GRAIN))
    edges = edges[shapely.within(shapely.line_interpolate_point(edges, 0.5, normalized=True), layout.outline.buffer(1))]
    edges = _without_dangles(edges)
    source = _source_of(edges, layout.cuts)
    edges = shapely.segmentize(edges, STEP)
    plan_faces = shapely.get_parts(shapely.polygonize(edges))
    inner = shapely.point_on_surface(plan_faces)
    style = _label(inner, leaves, np.array([*styles, "green"], dtype=object))
    style[shapely.within(inner, layout.water)] = "water"
    style[shapely.within(inner, layout.rail_strip) & (style != "water")] = "rail green"
    cell = _label(inner, layout.cells, np.arange(len(layout.cells) + 1))
    edge_class, edge_name, bridge = _street_of(edges, source, layout)
    faces, edges_on_map = warp.geometries(plan_faces), warp.geometries(edges)
    return Blocks(edges_on_map, edge_class, edge_name, bridge, faces, style, cell, _edges_of(faces, edges_on_map))


def _enough_homes(cut):
    """Homes on at least six tenths of an urban community, if need be instead of its largest halls and offices."""
    total = sum(leaf.area for leaf, _ in cut)
    lived = sum(leaf.area for leaf, style in cut if style in _LIVED)
    changed = list(cut)
    for at in sorted(range(len(cut)), key=lambda row: -cut[row][0].area):
        if lived >= 0.6 * total:
            break
        leaf, style = cut[at]
        if style not in _LIVED and style not in ("lake park", "school"):
            changed[at] = leaf, "compound" if leaf.area > 20_000 else "mixed"
            lived += leaf.area
    return changed


def _strips(layout, settings):
    x0, y0, x1, y1 = layout.outline.buffer(100).bounds
    half = settings.river_width / 2 + GREEN
    return shapely.box(x0, settings.river_y - half, x1, settings.river_y + half) | layout.rail_strip


def _cut_ground(ground, urban, settings, layout, rng):
    """Yield (block, style), having noted the street of every cut."""
    waiting, lake = [(ground, None)], shapely.Point(settings.lake[:2])
    while waiting:
        piece, style = waiting.pop()
        with_lake = piece.contains(lake)
        if with_lake and piece.area < 1.6 * settings.lake[2]:
            yield piece, "lake park"
            continue
        if style is None and not with_lake and (not urban or piece.area < 130_000):
            style = _style(piece, urban, settings, layout, rng)
        if style is not None and piece.area < LARGEST[style] * rng.uniform(0.75, 1.25):
            yield piece, style
            continue
        pieces, line = cut_in_two(piece, rng, jitter=0.1 if style == "old town" else 0.05, spread=0.1)
        if min(part.area for part in pieces) < 1500:
            yield piece, style or "park"
            continue
        small = style in ("old town", "village", "woods") or piece.area < 42_000
        street_class = (
            "path" if style in ("village", "woods") and piece.area < 300_000 else "lane" if small else "street"
        )
        for part in shapely.get_parts(line):
            layout.cuts.append(Cut(part, street_class, layout.names.next_name()))
        # One school is enough: of a school's ground only one piece stays a school.
        waiting.extend((part, None if at and style in _ALONE else style) for at, part in enumerate(pieces))


def _style(piece, urban, settings, layout, rng):
    if not urban:
        x, y = piece.centroid.coords[0]
        hills = np.sin(x / 830 + 1.3 * np.sin(y / 1100)) + np.sin(y / 710 + np.sin(x / 1300))
        return "woods" if hills > 1.15 and layout.core.distance(piece) > 900 else "village"
    x, y = piece.centroid.coords[0]
    far = np.hypot(x, y - 0.5 * settings.river_y) / (2600 * max(settings.bend, 0.45))
    ring = "centre" if far < 0.35 else "middle" if far < 0.9 else "edge"
    names, shares = zip(*SHARES[ring].items())
    return str(rng.choice(names, p=np.array(shares) / sum(shares)))


def _without_dangles(edges):
    """Lines that end in nothing (a cut that a strip shortened) are no streets."""
    while True:
        ends = np.concatenate([shapely.get_coordinates(shapely.get_point(edges, at)) for at in (0, -1)])
        _, ids, counts = np.unique(ends.round(3), axis=0, return_inverse=True, return_counts=True)
        loose = (counts[ids.ravel()] == 1).reshape(2, -1).any(axis=0)
        if not loose.any():
            return edges
        edges = edges[~loose]


def _source_of(edges, cuts):
    """Row of the cut that an edge lies on; -1 on the outline."""
    middle = shapely.line_interpolate_point(edges, 0.5, normalized=True)
    tree = shapely.STRtree([cut.line for cut in cuts])
    rank = {"none": 0, "path": 1, "lane": 2, "street": 3, "arterial": 4, "expressway": 5, "rail": 6}
    source = np.full(len(edges), -1)
    for edge, cut in tree.query(middle, predicate="dwithin", distance=1.5 * GRAIN).T:
        if source[edge] < 0 or rank[cuts[cut].street_class] > rank[cuts[source[edge]].street_class]:
            source[edge] = cut
    return source


def _label(points, polygons, labels):
    """Label of the polygon that holds each point; the last label where none does."""
    found = np.full(len(points), len(labels) - 1)
    point, polygon = shapely.STRtree(polygons).query(points, predicate="within")
    found[point[::-1]] = polygon[::-1]
    return labels[found]


def _street_of(edges, source, layout):
    classes = np.array([cut.street_class for cut in layout.cuts] + ["none"], dtype=object)
    names = np.array([cut.name for cut in layout.cuts] + [0])
    crosses = np.array([cut.crosses for cut in layout.cuts] + [False])
    edge_class, edge_name = classes[source].copy(), names[source]
    middle = shapely.line_interpolate_point(edges, 0.5, normalized=True)
    in_strip = shapely.within(middle, layout.water.buffer(GREEN - 1)) | shapely.within(
        middle, layout.rail_strip.buffer(-1)
    )
    along = np.isin(edge_class, ["rail"])
    edge_class[in_strip & ~crosses[source] & ~along] = "none"
    bridge = shapely.within(middle, layout.water.buffer(-1)) & ~np.isin(edge_class, ["none"])
    return edge_class, edge_name, bridge


def _edges_of(faces, edges):
    """Rows of the edges round each face, by the segments that both hold."""
    face_xy, face_of = shapely.get_coordinates(faces, return_index=True)
    edge_xy, edge_of = shapely.get_coordinates(edges, return_index=True)
    _, ids = np.unique(np.concatenate([face_xy, edge_xy]).round(3), axis=0, return_inverse=True)
    ids = ids.ravel()
    owner = {}
    at = ids[len(face_xy) :]
    same = edge_of[1:] == edge_of[:-1]
    for a, b, edge in zip(at[:-1][same], at[1:][same], edge_of[1:][same]):
        owner[min(a, b), max(a, b)] = edge
    at = ids[: len(face_xy)]
    around = [set() for _ in faces]
    same = face_of[1:] == face_of[:-1]
    for a, b, face in zip(at[:-1][same], at[1:][same], face_of[1:][same]):
        edge = owner.get((min(a, b), max(a, b)))
        if edge is not None:
            around[face].add(edge)
    return [np.array(sorted(rows), dtype=int) for rows in around]
