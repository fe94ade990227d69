"""Walled compounds (小区): rows of slabs and towers that look south, a gate, and lanes from the gate to every row."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Point

from .ground import Building, Compound, long_side
from .rectangles import rows, south_facing_angle
from .town_blocks import build_mixed

__all__ = ["build_compound"]


@dataclass(frozen=True)
class _Rows:
    """How the rows of one compound are built: storeys, then metres."""

    floors: int
    depth: float
    gap: float
    lengths: tuple

    def entrances(self, length):
        if self.floors >= 24:
            return 2 if length > 40 else 1
        return max(1, round(length / (18 if self.floors > 8 else 12)))

    @property
    def rooms(self):
        return 4 if self.floors >= 24 else 2


_YEARS = {"商品房": (2000, 2023), "老旧": (1982, 1999), "单位房": (1978, 2004)}


def build_compound(ground, blocks, face, inner, rng, kind="商品房"):
    """Fill a block with one walled compound; a block too small for a wall becomes a mixed one."""
    wall = inner.buffer(-1.0, join_style="mitre")
    body = wall.buffer(-4)
    if wall.area < 12_000 or not wall.geom_type == body.geom_type == "Polygon":
        build_mixed(ground, blocks, face, inner, rng)
        return
    angle, number = south_facing_angle(wall), len(ground.compounds)
    year = int(rng.integers(*_YEARS[kind]))
    gate, lane = _gate_lane(blocks, face, wall, angle)
    ground.compounds.append(Compound(wall, face, kind, gate, year))
    style = _choose_rows(kind, year, rng)
    leave = [] if gate is None else [gate]
    slabs, _, gaps = rows(body, angle, style.depth, style.gap, style.lengths, 9.0, rng, leave)
    if lane is not None:
        slabs = slabs[~shapely.intersects(slabs, lane.buffer(4)).astype(bool)]
        _add_lanes(ground, lane, gaps[:-1], body, face, number)
    for slab in slabs:
        floors = style.floors - int(rng.integers(0, 2))
        entrances = style.entrances(long_side(slab))
        ground.buildings.append(Building(slab, face, "居住", floors, entrances, style.rooms, 0, year, number, kind))


def _choose_rows(kind, year, rng):
    """Six or seven storeys, and among the newer compounds slabs of 11 to 18 and towers of 24 to 33."""
    if kind == "商品房" and year >= 2006 and rng.random() < 0.62:
        if rng.random() < 0.4:
            return _Rows(int(rng.choice([24, 26, 28, 30, 33])), 17.0, 46.0, (24.0, 30.0, 48.0))
        return _Rows(int(rng.choice([11, 15, 18])), 14.0, 32.0, (26.0, 36.0, 52.0))
    return _Rows(7 if year > 1996 else 6, 12.0, 16.0 if kind == "老旧" else 20.0, (24.0, 36.0, 48.0, 60.0))


def _add_lanes(ground, lane, gaps, body, face, number):
    """The lane from the gate, and a path between the rows wherever it meets the lane."""
    ground.lanes.append((lane, face, "lane", number))
    for across in gaps:
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
