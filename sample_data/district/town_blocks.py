"""Blocks without a wall: flats over shops, old houses round yards, shops, offices, halls, schools, markets, parks."""

import numpy as np
import shapely
from shapely import affinity

from .ground import Building, long_side, pond_in
from .rectangles import along_the_edge, rectangles, rows, south_facing_angle

__all__ = ["BUILDERS", "build_mixed"]


def build_mixed(ground, blocks, face, inner, rng):
    """Flats over shops along the streets, a few rows of flats in the yard, no wall."""
    year = int(rng.integers(1985, 2012))
    front = along_the_edge(inner, (18, 44), (11, 13), (1.0, 9.0), rng, skip=0.08)
    for shape in front:
        long = long_side(shape)
        if rng.random() < 0.22:
            ground.buildings.append(Building(shape, face, "商业", int(rng.integers(2, 6)), 1, year=year, kind="shops"))
        else:
            floors = int(rng.choice([5, 6, 6, 7, 7, 8]))
            ground.buildings.append(
                Building(shape, face, "居住", floors, max(1, round(long / 16)), 2, 1, year, kind="front")
            )
    yard = inner.buffer(-26)
    for part in shapely.get_parts(yard):
        if part.area > 700:
            slabs, *_ = rows(part, south_facing_angle(part), 11.5, 15.0, (24.0, 36.0, 48.0), 8.0, rng)
            for slab in slabs:
                long = long_side(slab)
                ground.buildings.append(
                    Building(
                        slab,
                        face,
                        "居住",
                        int(rng.choice([5, 6, 6, 7])),
                        max(1, round(long / 12)),
                        2,
                        0,
                        year,
                        kind="slab",
                    )
                )


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
                ground.buildings.append(
                    Building(
                        shape, face, "商业", min(floors, 3), 1, year=int(rng.integers(1955, 2005)), kind="old shop"
                    )
                )
            else:
                ground.buildings.append(
                    Building(
                        shape,
                        face,
                        "居住",
                        floors,
                        1,
                        1 if small else 2,
                        int(shop and floors > 1),
                        int(rng.integers(1950, 2000)),
                        kind="old house",
                    )
                )
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
            ground.buildings.append(
                Building(shape, face, "居住", int(rng.choice([11, 16, 18])), 2, 3, 2, year, kind="front")
            )
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
        ground.buildings.append(
            Building(
                shape,
                face,
                "公共" if public else "商业",
                int(rng.integers(4, 9) if public else rng.integers(8, 25)),
                1,
                year=year,
                kind="office",
            )
        )


def _industry(ground, blocks, face, inner, rng):
    year = int(rng.integers(1975, 2018))
    use = "工业" if rng.random() < 0.65 else "仓储"
    halls, *_ = rows(
        inner.buffer(-8), south_facing_angle(inner, 0.8), float(rng.uniform(26, 40)), 16, (50.0, 70.0, 96.0), 12, rng
    )
    _add(ground, halls, face, use=use, floors=int(rng.integers(1, 4)), entrances=2, year=year, kind="hall")


def _school(ground, blocks, face, inner, rng):
    """Teaching blocks in rows, and a sports ground with its running track where it fits."""
    ground.places.append((inner, face, "学校"))
    year, angle = int(rng.integers(1970, 2016)), south_facing_angle(inner, 0.8)
    track = _track_in(inner, angle)
    if track is not None:
        ground.places.append((track, face, "操场"))
        inner = inner - track.buffer(7)
    for part in shapely.get_parts(inner.buffer(-3)):
        halls, *_ = rows(part, angle, 12, 18, (24.0, 36.0, 48.0, 60.0), 12, rng)
        _add(ground, halls, face, use="公共", floors=int(rng.integers(3, 6)), entrances=2, year=year, kind="school")


def _track_in(inner, angle):
    """The largest running track that leaves at least half of a school's ground, to one side of it; or None."""
    west, south, east, north = affinity.rotate(inner, -np.degrees(angle), origin=inner.centroid).bounds
    for length, width in ((85, 36), (60, 30), (40, 24)):
        for turn, room in ((np.pi / 2, east - west), (0.0, north - south)):
            track = (
                rectangles([inner.centroid.coords[0]], length, width, angle + turn)[0].buffer(width / 3).simplify(0.3)
            )
            away = np.array([np.cos(angle), np.sin(angle)] if turn else [-np.sin(angle), np.cos(angle)])
            for share in (0.36, 0.3, 0.24, 0.18):
                moved = affinity.translate(track, *(room * share * away))
                if track.area < 0.5 * inner.area and inner.covers(moved):
                    return shapely.transform(moved, lambda xy: np.round(xy, 3))
    return None


def _hospital(ground, blocks, face, inner, rng):
    halls, *_ = rows(inner.buffer(-8), south_facing_angle(inner, 0.8), 20, 26, (50.0, 64.0, 80.0), 20, rng)
    for shape in halls:
        ground.buildings.append(Building(shape, face, "公共", int(rng.integers(4, 15)), 2, year=2005, kind="hospital"))
    ground.places.append((inner, face, "医院"))


def _market(ground, blocks, face, inner, rng):
    halls, *_ = rows(inner.buffer(-4), south_facing_angle(inner, 0.8), 22, 9, (40.0, 54.0, 70.0), 8, rng)
    _add(
        ground,
        halls,
        face,
        use="商业",
        floors=1 + int(rng.random() < 0.4),
        entrances=4,
        year=int(rng.integers(1990, 2015)),
        kind="market",
    )
    ground.places.append((inner, face, "市场"))


def _park(ground, blocks, face, inner, rng):
    ground.places.append((inner, face, "公园"))
    if inner.area > 12_000:
        pond = pond_in(inner, rng, 0.16)
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


def _add(ground, shapes, face, **kind):
    ground.buildings.extend(Building(shape, face, **kind) for shape in shapes)


BUILDERS = {
    "mixed": build_mixed,
    "old town": _old_town,
    "shops": _shops,
    "offices": _offices,
    "industry": _industry,
    "school": _school,
    "hospital": _hospital,
    "market": _market,
    "park": _park,
    "lake park": _lake_park,
    "green": _green,
    "woods": _woods,
}
