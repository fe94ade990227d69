"""What stands in each block: slabs and towers in walled compounds, old houses round yards, shops, schools, farmhouses."""

from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import LineString, Point, affinity

from .blocks import HALF_WIDTH
from .rectangles import along_the_edge, keep_apart, rectangles, rows, south_facing_angle

__all__ = ["Building", "Compound", "Ground", "add_fields", "build_up"]

SETBACK = {"expressway": 12, "arterial": 6, "street": 3.5, "lane": 1.5, "path": 1.5, "rail": 6, "none": 1.5}


@dataclass
class Building:
    """One building. `rooms` is the number of dwellings on one floor of one entrance."""

    shape: object
    face: int
    use: str
    floors: int
    entrances: int = 1
    rooms: int = 0
    shop_floors: int = 0
    year: int = 2000
    compound: int = -1
    kind: str = ""


@dataclass
class Compound:
    shape: object
    face: int
    kind: str
    gate: tuple
    year: int


@dataclass
class Ground:
    """Everything built: `lanes` are (line, face) inside compounds, `places` (shape, face, kind), `open_ground` shape by village face."""

    buildings: list = field(default_factory=list)
    compounds: list = field(default_factory=list)
    lanes: list = field(default_factory=list)
    places: list = field(default_factory=list)
    lakes: list = field(default_factory=list)
    open_ground: dict = field(default_factory=dict)


def build_up(blocks, rng):
    """Fill every face by its style. Buildings keep off the streets and off each other."""
    ground = Ground()
    for face, style in enumerate(blocks.style):
        if style in ("water", "rail green"):
            continue
        inner = _inner(blocks, face)
        if inner is None:
            continue
        _BUILDERS.get(style, _nothing)(ground, blocks, face, inner, rng)
    shapes = np.array([building.shape for building in ground.buildings])
    keep = keep_apart(shapes, 0.3)
    ground.buildings = [building for building, kept in zip(ground.buildings, keep) if kept]
    return ground


def add_fields(ground):
    """What houses and ponds leave of a village's ground is fields."""
    farms = [building for building in ground.buildings if building.kind == "farmhouse"]
    yards = shapely.buffer(np.array([farm.shape for farm in farms]), 14, quad_segs=1)
    banks = shapely.buffer(np.array([lake for lake, _ in ground.lakes]), 4, quad_segs=1)
    taken = {}
    for shape, face in zip([*yards, *banks], [*(farm.face for farm in farms), *(face for _, face in ground.lakes)]):
        taken.setdefault(face, []).append(shape)
    for face, open_ground in ground.open_ground.items():
        fields = shapely.buffer(shapely.buffer(open_ground - shapely.union_all(taken.get(face, [])), -3, quad_segs=1), 3, quad_segs=1)
        ground.places.extend((part, face, "农田") for part in shapely.get_parts(fields.simplify(1.0)) if part.area > 2500)


def _inner(blocks, face):
    """The part of a face that streets and their pavements leave."""
    rows_ = blocks.face_edges[face]
    wide = np.array([HALF_WIDTH[name] + SETBACK[name] for name in blocks.edge_class[rows_]])
    streets = shapely.union_all(shapely.buffer(blocks.edges[rows_], wide, quad_segs=2))
    parts = shapely.get_parts(blocks.faces[face] - streets)
    parts = parts[shapely.area(parts) > 250]
    return max(parts, key=lambda part: part.area) if len(parts) else None


def _nothing(ground, blocks, face, inner, rng):
    pass


def _add(ground, shapes, face, **kind):
    ground.buildings.extend(Building(shape, face, **kind) for shape in shapes)


def _compound(ground, blocks, face, inner, rng, kind="商品房"):
    """A walled compound: a gate, a lane up from it, rows of slabs on both sides, towers at its back or all through."""
    wall = inner.buffer(-1.0, join_style="mitre")
    if wall.geom_type != "Polygon" or wall.area < 9000:
        return _mixed(ground, blocks, face, inner, rng)
    angle = south_facing_angle(wall)
    number = len(ground.compounds)
    year = int(rng.integers(1982, 1999) if kind == "老旧" else rng.integers(1978, 2004) if kind == "单位房" else rng.integers(2000, 2023))
    gate, lane = _gate_lane(blocks, face, wall, angle)
    body = wall.buffer(-4)
    if body.is_empty or body.geom_type != "Polygon":
        return _mixed(ground, blocks, face, inner, rng)
    ground.compounds.append(Compound(wall, face, kind, gate, year))
    high = kind == "商品房" and year >= 2006 and rng.random() < 0.62
    if high and rng.random() < 0.4:
        floors, depth, gap, lengths = int(rng.choice([24, 26, 28, 30, 33])), 17.0, 46.0, (24.0, 30.0, 48.0)
    elif high:
        floors, depth, gap, lengths = int(rng.choice([11, 15, 18])), 14.0, 32.0, (26.0, 36.0, 52.0)
    else:
        floors, depth, gap, lengths = (7 if year > 1996 else 6), 12.0, (16.0 if kind == "老旧" else 20.0), (24.0, 36.0, 48.0, 60.0)
    leave = [gate] if gate is not None else []
    slabs, row, gaps = rows(body, angle, depth, gap, lengths, 9.0, rng, leave)
    if lane is not None:
        slabs_free = ~shapely.intersects(slabs, lane.buffer(4)) if len(slabs) else np.empty(0, bool)
        slabs = slabs[slabs_free]
    for slab in slabs:
        long = max(np.hypot(*np.diff(shapely.get_coordinates(slab)[:3], axis=0).T))
        tower = floors >= 24
        entrances = (2 if long > 40 else 1) if tower else max(1, round(long / (18 if floors > 8 else 12)))
        ground.buildings.append(Building(slab, face, "居住", floors - int(rng.integers(0, 2)), entrances, 4 if tower else 2,
                                         0, year, number, kind))
    if lane is not None:
        ground.lanes.append((lane, face, "lane", number))
        for across in gaps[:-1]:
            line = LineString(across) & body
            if line.geom_type == "LineString" and line.length > 30 and line.intersects(lane):
                ground.lanes.append((line, face, "path", number))


def _gate_lane(blocks, face, wall, angle):
    """A gate on a street's own node, and the lane from there through the compound, across its rows."""
    candidates = []
    for edge in blocks.face_edges[face]:
        cost = {"street": 0, "lane": 1, "arterial": 3}.get(blocks.edge_class[edge])
        if cost is not None and not blocks.edge_bridge[edge]:
            candidates.extend((cost, *point) for point in shapely.get_coordinates(blocks.edges[edge])[1:-1])
    if not candidates:
        return None, None
    candidates = np.array(candidates)
    middle = np.array(wall.centroid.coords[0])
    east = (candidates[:, 1:] - middle) @ np.array([np.cos(angle), np.sin(angle)])
    north = (candidates[:, 1:] - middle) @ np.array([-np.sin(angle), np.cos(angle)])
    # Not beside the block: its lane would run along the wall.
    order = np.lexsort((candidates[:, 2], np.abs(east) + 25 * candidates[:, 0] + 12 * (north > 0)))
    up = np.array([-np.sin(angle), np.cos(angle)])
    for at in order[:6]:
        gate = candidates[at, 1:]
        line = LineString([gate - up * 900, gate + up * 900]) & wall
        parts = [part for part in shapely.get_parts(line) if part.length > 40]
        if not parts:
            continue
        part = min(parts, key=lambda each: each.distance(Point(gate)))
        ends = np.array(part.coords)
        far = ends[np.argmax(np.hypot(*(ends - gate).T))]
        if part.distance(Point(gate)) < 40:
            stop = far + (gate - far) * 6 / np.hypot(*(gate - far))
            return tuple(gate), LineString(np.round([gate, stop], 3))
    return None, None


def _mixed(ground, blocks, face, inner, rng):
    """Flats over shops along the streets, a few rows of flats in the yard, no wall."""
    year = int(rng.integers(1985, 2012))
    front = along_the_edge(inner, (18, 44), (11, 13), (1.0, 9.0), rng, skip=0.08)
    for shape in front:
        long = max(np.hypot(*np.diff(shapely.get_coordinates(shape)[:3], axis=0).T))
        if rng.random() < 0.22:
            ground.buildings.append(Building(shape, face, "商业", int(rng.integers(2, 6)), 1, year=year, kind="shops"))
        else:
            floors = int(rng.choice([5, 6, 6, 7, 7, 8]))
            ground.buildings.append(Building(shape, face, "居住", floors, max(1, round(long / 16)), 2, 1, year, kind="front"))
    yard = inner.buffer(-26)
    for part in shapely.get_parts(yard):
        if part.area > 700:
            slabs, *_ = rows(part, south_facing_angle(part), 11.5, 15.0, (24.0, 36.0, 48.0), 8.0, rng)
            for slab in slabs:
                long = max(np.hypot(*np.diff(shapely.get_coordinates(slab)[:3], axis=0).T))
                ground.buildings.append(Building(slab, face, "居住", int(rng.choice([5, 6, 6, 7])), max(1, round(long / 12)), 2, 0, year, kind="slab"))


def _old_town(ground, blocks, face, inner, rng):
    """Small houses wall to wall along the lanes, ring within ring; a few newer flats between them."""
    ring, depth = inner, 0
    while ring.geom_type == "Polygon" and ring.area > 220 and depth < 4:
        houses = along_the_edge(ring, (6.5, 15), (8.5, 11.5), (0.5, 2.2), rng, skip=0.06 + 0.06 * depth)
        for shape in houses:
            small = shape.area < 90
            floors = int(rng.choice([1, 2, 2, 3, 3, 4] if small else [2, 3, 3, 4, 5, 6]))
            shop = depth == 0 and rng.random() < 0.3
            if shop and rng.random() < 0.3:
                ground.buildings.append(Building(shape, face, "商业", min(floors, 3), 1, year=int(rng.integers(1955, 2005)), kind="old shop"))
            else:
                ground.buildings.append(Building(shape, face, "居住", floors, 1, 1 if small else 2, int(shop and floors > 1),
                                                 int(rng.integers(1950, 2000)), kind="old house"))
        ring = ring.buffer(-14 - rng.uniform(0, 2))
        if ring.geom_type == "MultiPolygon":
            ring = max(ring.geoms, key=lambda part: part.area)
        depth += 1


def _shops(ground, blocks, face, inner, rng):
    """A shopping block: long buildings on the street, a large hall behind, towers of offices and flats."""
    year = int(rng.integers(1995, 2020))
    front = along_the_edge(inner, (30, 70), (16, 24), (8, 14), rng, skip=0.05)
    for shape in front:
        if rng.random() < 0.25:
            ground.buildings.append(Building(shape, face, "居住", int(rng.choice([11, 16, 18])), 2, 3, 2, year, kind="front"))
        else:
            ground.buildings.append(Building(shape, face, "商业", int(rng.integers(2, 7)), 2, year=year, kind="shops"))
    yard = inner.buffer(-38)
    if yard.geom_type == "Polygon" and yard.area > 1800:
        halls, *_ = rows(yard, south_facing_angle(yard, 0.8), 40, 16, (50.0, 70.0, 90.0), 14, rng)
        _add(ground, halls, face, use="商业", floors=int(rng.integers(4, 7)), entrances=3, year=year, kind="mall")


def _offices(ground, blocks, face, inner, rng):
    year = int(rng.integers(1998, 2021))
    towers, *_ = rows(inner.buffer(-10), south_facing_angle(inner, 0.8), 22, 24, (30.0, 40.0, 60.0), 14, rng)
    for shape in towers:
        public = rng.random() < 0.5
        ground.buildings.append(Building(shape, face, "公共" if public else "商业", int(rng.integers(4, 9) if public else rng.integers(8, 25)),
                                         1, year=year, kind="office"))


def _industry(ground, blocks, face, inner, rng):
    year = int(rng.integers(1975, 2018))
    use = "工业" if rng.random() < 0.65 else "仓储"
    halls, *_ = rows(inner.buffer(-8), south_facing_angle(inner, 0.8), float(rng.uniform(26, 40)), 16, (50.0, 70.0, 96.0), 12, rng)
    _add(ground, halls, face, use=use, floors=int(rng.integers(1, 4)), entrances=2, year=year, kind="hall")


def _school(ground, blocks, face, inner, rng):
    """Teaching blocks in rows, and a sports ground with its running track."""
    kind = "school"
    year = int(rng.integers(1970, 2016))
    angle = south_facing_angle(inner, 0.8)
    west, _, east, _ = affinity.rotate(inner, -np.degrees(angle), origin=inner.centroid).bounds
    track = rectangles([inner.centroid.coords[0]], 70, 34, angle + np.pi / 2)[0].buffer(16).simplify(0.5)
    for share in (0.3, 0.2, 0.12, 0.0):
        shift = (east - west) * share * np.array([np.cos(angle), np.sin(angle)])
        moved = affinity.translate(track, *shift)
        if inner.covers(moved):
            ground.places.append((moved, face, "操场"))
            rest = inner - moved.buffer(8)
            break
    else:
        rest = inner
    for part in shapely.get_parts(rest.buffer(-4)):
        if part.area > 900:
            blocks_, *_ = rows(part, angle, 13, 22, (36.0, 48.0, 60.0), 14, rng)
            _add(ground, blocks_, face, use="公共", floors=int(rng.integers(3, 6)), entrances=2, year=year, kind=kind)
    ground.places.append((inner, face, "学校"))


def _hospital(ground, blocks, face, inner, rng):
    halls, *_ = rows(inner.buffer(-8), south_facing_angle(inner, 0.8), 20, 26, (50.0, 64.0, 80.0), 20, rng)
    for shape in halls:
        ground.buildings.append(Building(shape, face, "公共", int(rng.integers(4, 15)), 2, year=2005, kind="hospital"))
    ground.places.append((inner, face, "医院"))


def _market(ground, blocks, face, inner, rng):
    halls, *_ = rows(inner.buffer(-4), south_facing_angle(inner, 0.8), 22, 9, (40.0, 54.0, 70.0), 8, rng)
    _add(ground, halls, face, use="商业", floors=1 + int(rng.random() < 0.4), entrances=4, year=int(rng.integers(1990, 2015)), kind="market")
    ground.places.append((inner, face, "市场"))


def _park(ground, blocks, face, inner, rng):
    ground.places.append((inner, face, "公园"))
    if inner.area > 12_000:
        pond = _blob(inner, rng, 0.16)
        if pond is not None:
            ground.lakes.append((pond, face))
    for _ in range(3):
        x, y = inner.representative_point().coords[0] + rng.normal(0, 45, 2)
        pavilion = rectangles([(x, y)], 12, 9, rng.uniform(0, 3))[0]
        if inner.contains(pavilion) and not any(pavilion.intersects(lake) for lake, at in ground.lakes if at == face):
            ground.buildings.append(Building(pavilion, face, "公共", 1, 1, year=1998, kind="pavilion"))


def _lake_park(ground, blocks, face, inner, rng):
    ground.places.append((inner, face, "公园"))
    bay = 0.2 * np.sqrt(inner.area)
    lake = inner.buffer(-bay - 14).buffer(bay)
    if lake.geom_type == "Polygon" and not lake.is_empty:
        ground.lakes.append((lake.simplify(0.6), face))


def _woods(ground, blocks, face, inner, rng):
    ground.places.append((inner, face, "林地"))


def _green(ground, blocks, face, inner, rng):
    ground.places.append((inner, face, "滨江绿地"))


def _blob(inner, rng, share):
    """A smooth pond in a polygon, covering about a share of it."""
    angle = np.linspace(0, 2 * np.pi, 49)[:-1]
    radius = np.sqrt(share * inner.area / np.pi)
    wave = radius * (1 + sum(rng.uniform(0.05, 0.18) * np.sin(k * angle + rng.uniform(0, 6.3)) for k in (2, 3, 4)))
    centre = np.array(inner.representative_point().coords[0]) + rng.normal(0, radius / 3, 2)
    stretch = rng.uniform(0.7, 1.4)
    pond = shapely.Polygon(np.round(np.column_stack([centre[0] + wave * np.cos(angle) * stretch, centre[1] + wave * np.sin(angle) / stretch]), 3))
    return pond if pond.is_valid and inner.buffer(-6).contains(pond) else None


def _village(ground, blocks, face, inner, rng):
    """Farmhouses in clusters along the lanes, ponds, and fields behind."""
    for _ in range(3):
        pond = _blob(inner, rng, rng.uniform(0.004, 0.02))
        if pond is not None and not any(pond.buffer(15).intersects(lake) for lake, at in ground.lakes if at == face):
            ground.lakes.append((pond, face))
    ponds = shapely.union_all([lake for lake, at in ground.lakes if at == face])
    free = inner - ponds.buffer(6)
    houses = []
    ground.open_ground[face] = inner
    edges = blocks.face_edges[face]
    lanes = edges[np.isin(blocks.edge_class[edges], ("lane", "path", "street", "arterial")) & ~blocks.edge_bridge[edges]]
    if len(lanes):
        houses.extend(_farmhouses(blocks.edges[lanes], blocks.edge_class[lanes], free, rng))
    houses = np.array([*houses, *_hamlet(free, rng)], dtype=object)
    houses = houses[keep_apart(houses, 2.0)] if len(houses) else houses
    for shape in houses:
        floors = int(rng.choice([1, 2, 2, 3]))
        ground.buildings.append(Building(shape, face, "居住", floors, 1, 1, floors - 1, int(rng.integers(1978, 2022)), kind="farmhouse"))


def _hamlet(free, rng):
    """A few loose rows of houses round one point of the ground, as a villager group (组) lives."""
    if rng.random() < 0.3:
        return []
    middle = shapely.point_on_surface(free) if rng.random() < 0.4 else shapely.line_interpolate_point(shapely.boundary(free), rng.random(), normalized=True)
    x, y = shapely.get_coordinates(middle)[0] + rng.normal(0, 25, 2)
    angle = np.linspace(0, 2 * np.pi, 25)[:-1]
    radius = rng.uniform(38, 75) * (1 + 0.25 * np.sin(2 * angle + rng.uniform(0, 6.3)) + 0.15 * np.sin(3 * angle + rng.uniform(0, 6.3)))
    ground = shapely.Polygon(np.column_stack([x + 1.3 * radius * np.cos(angle), y + 0.9 * radius * np.sin(angle)])) & free
    if ground.geom_type != "Polygon" or ground.area < 900:
        return []
    slabs, *_ = rows(ground, rng.normal(0, 0.15), 10, 9, (10.0, 12.0, 13.5), 5, rng)
    return slabs[rng.random(len(slabs)) < 0.72]


def _farmhouses(edges, classes, free, rng):
    """Houses in loose rows along the lanes, in runs with gaps, mostly looking south."""
    lengths = shapely.length(edges)
    places = [(row, at) for row, length in enumerate(lengths) for at in np.arange(12, length - 10, 15.0)]
    if not places:
        return []
    row, at = np.array(places).T
    row = np.tile(row.astype(int), 5)
    at = np.tile(at, 5) + rng.uniform(-3, 3, len(row))
    period, phase = rng.uniform(35, 60, len(edges)), rng.uniform(0, 6.3, len(edges))
    lived = np.sin(at / period[row] + phase[row]) + rng.normal(0, 0.35, len(at)) > 0.1
    row, at = row[lived], at[lived]
    points = shapely.get_coordinates(shapely.line_interpolate_point(edges[row], at))
    along = shapely.get_coordinates(shapely.line_interpolate_point(edges[row], at - 2)) - points
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    half = np.array([HALF_WIDTH[name] for name in classes])[row]
    off = half + rng.choice([11, 13, 28, 44], len(at), p=[0.4, 0.3, 0.2, 0.1]) + rng.uniform(0, 5, len(at))
    normal = np.column_stack([-along[:, 1], along[:, 0]]) * rng.choice([-1, 1], len(at))[:, None]
    centres = points + normal * off[:, None]
    turned = np.where(rng.random(len(at)) < 0.6, rng.normal(0, 0.16, len(at)), np.arctan2(along[:, 1], along[:, 0]))
    shapely.prepare(free)
    inside = shapely.contains_xy(free, centres)
    if not inside.any():
        return []
    made = rectangles(centres[inside], rng.uniform(10, 15, inside.sum()), rng.uniform(8.5, 11, inside.sum()), turned[inside])
    made = made[shapely.covers(free, made)]
    return list(made[keep_apart(made, 2.0)]) if len(made) else []


_BUILDERS = {
    "compound": _compound,
    "old compound": lambda *given: _compound(*given, kind="老旧"),
    "danwei": lambda *given: _compound(*given, kind="单位房"),
    "mixed": _mixed, "old town": _old_town, "shops": _shops, "offices": _offices, "industry": _industry, "school": _school,
    "hospital": _hospital, "market": _market, "park": _park, "lake park": _lake_park, "green": _green, "woods": _woods, "village": _village,
}
