"""Villages: farmhouses in loose rows and hamlets along the lanes, ponds, and fields round them."""

import numpy as np
import shapely

from .blocks import HALF_WIDTH
from .ground import Building, pond_in
from .rectangles import keep_apart, rectangles, rows

__all__ = ["add_fields", "build_village"]


def build_village(ground, blocks, face, inner, rng):
    """Farmhouses in clusters along the lanes, ponds, and fields behind."""
    for _ in range(3):
        pond = pond_in(inner, rng, rng.uniform(0.004, 0.02))
        if pond is not None and not any(pond.buffer(15).intersects(lake) for lake, at in ground.lakes if at == face):
            ground.lakes.append((pond, face))
    ponds = shapely.union_all([lake for lake, at in ground.lakes if at == face])
    free = inner - ponds.buffer(6)
    houses = []
    ground.open_ground[face] = inner
    edges = blocks.face_edges[face]
    lanes = edges[
        np.isin(blocks.edge_class[edges], ("lane", "path", "street", "arterial")) & ~blocks.edge_bridge[edges]
    ]
    if len(lanes):
        houses.extend(_farmhouses(blocks.edges[lanes], blocks.edge_class[lanes], free, rng))
    houses = np.array([*houses, *_hamlet(free, rng)], dtype=object)
    houses = houses[keep_apart(houses, 2.0)] if len(houses) else houses
    for shape in houses:
        floors = int(rng.choice([1, 2, 2, 3]))
        ground.buildings.append(
            Building(shape, face, "居住", floors, 1, 1, floors - 1, int(rng.integers(1978, 2022)), kind="farmhouse")
        )


def _hamlet(free, rng):
    """A few loose rows of houses round one point of the ground, as a villager group (组) lives."""
    if rng.random() < 0.3:
        return []
    middle = (
        shapely.point_on_surface(free)
        if rng.random() < 0.4
        else shapely.line_interpolate_point(shapely.boundary(free), rng.random(), normalized=True)
    )
    x, y = shapely.get_coordinates(middle)[0] + rng.normal(0, 25, 2)
    angle = np.linspace(0, 2 * np.pi, 25)[:-1]
    radius = rng.uniform(38, 75) * (
        1 + 0.25 * np.sin(2 * angle + rng.uniform(0, 6.3)) + 0.15 * np.sin(3 * angle + rng.uniform(0, 6.3))
    )
    ground = (
        shapely.Polygon(np.column_stack([x + 1.3 * radius * np.cos(angle), y + 0.9 * radius * np.sin(angle)])) & free
    )
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
    made = rectangles(
        centres[inside], rng.uniform(10, 15, inside.sum()), rng.uniform(8.5, 11, inside.sum()), turned[inside]
    )
    made = made[shapely.covers(free, made)]
    return list(made[keep_apart(made, 2.0)]) if len(made) else []


def add_fields(ground):
    """What houses and ponds leave of a village's ground is fields."""
    farms = [building for building in ground.buildings if building.kind == "farmhouse"]
    yards = shapely.buffer(np.array([farm.shape for farm in farms]), 14, quad_segs=1)
    banks = shapely.buffer(np.array([lake for lake, _ in ground.lakes]), 4, quad_segs=1)
    taken = {}
    for shape, face in zip([*yards, *banks], [*(farm.face for farm in farms), *(face for _, face in ground.lakes)]):
        taken.setdefault(face, []).append(shape)
    for face, open_ground in ground.open_ground.items():
        fields = shapely.buffer(
            shapely.buffer(open_ground - shapely.union_all(taken.get(face, [])), -3, quad_segs=1), 3, quad_segs=1
        )
        ground.places.extend(
            (part, face, "农田") for part in shapely.get_parts(fields.simplify(1.0)) if part.area > 2500
        )
