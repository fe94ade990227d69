"""The straight plan: the outline, the river, the railway, the main roads, and one cell for every community."""

from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import LineString, Polygon, box

from .rectangles import oriented_box

__all__ = ["Cut", "Layout", "cut_in_two", "lay_out"]

GREEN = 34  # width of the green between river or railway and the road along it


@dataclass(frozen=True)
class Cut:
    """A line of the plan. `crosses` tells whether its street goes on over the river and the railway."""

    line: LineString
    street_class: str
    name: int
    crosses: bool = False


@dataclass
class Layout:
    """The plan before the blocks: lines, and a cell for every community."""

    outline: Polygon
    core: Polygon
    water: Polygon
    rail_strip: Polygon
    rail: LineString
    cells: list = field(default_factory=list)
    urban: list = field(default_factory=list)
    cuts: list = field(default_factory=list)


def lay_out(settings, rng):
    """Draw the main lines and cut the ground between them until there are as many cells as communities."""
    outline = _wobbly_box(settings.outline, rng)
    core = outline & (_wobbly_box(settings.core, rng, 2.5) if settings.round_core else box(*settings.core))
    west, south, east, north = outline.buffer(500).bounds
    half = settings.river_width / 2
    y, x = settings.river_y, settings.rail_x
    layout = Layout(
        outline,
        core,
        water=box(west, y - half, east, y + half) & outline,
        rail_strip=box(x - GREEN, south, x + GREEN, north) & outline,
        rail=LineString([(x, south), (x, north)]) & outline,
    )
    draw = _Pen(layout, outline)
    draw.line([(west, y), (east, y)], "none")
    for side in (-1, 1):
        draw.line([(west, y + side * half), (east, y + side * half)], "none")
        draw.line([(west, y + side * (half + GREEN)), (east, y + side * (half + GREEN))], "street", within=core)
        draw.line([(west, y + side * (half + GREEN)), (east, y + side * (half + GREEN))], "lane", within=outline - core)
        draw.line([(x + side * GREEN, south), (x + side * GREEN, north)], "lane")
    for at in settings.bridges_x:
        draw.line([(at, y - half - GREEN), (at, y + half + GREEN)], "street", crosses=True)
    for at in settings.crossings_y:
        draw.line([(x - GREEN, at), (x + GREEN, at)], "lane", crosses=True)
    draw.line([(x, south), (x, north)], "rail")
    if settings.expressway_y is not None:
        draw.line(
            [(west, settings.expressway_y - 260), (east, settings.expressway_y + 260)], "expressway", crosses=True
        )
    for at in settings.arterials_x:
        slant = rng.uniform(-0.04, 0.04) * (north - south)
        within = outline if at in settings.country_x else core
        draw.line([(at - slant, south), (at + slant, north)], "arterial", crosses=True, within=within)
    for at in settings.arterials_y:
        slant = rng.uniform(-0.02, 0.02) * (east - west)
        within = outline if at in settings.country_y else core
        draw.line([(west, at - slant), (east, at + slant)], "arterial", crosses=True, within=within)
    # The edge of the core is a ring road; where it is the railway or the outline, there is none.
    beside = [part for part in shapely.get_parts(core.exterior & layout.rail.buffer(1)) if part.length > 50]
    ring = shapely.difference(core.exterior - outline.exterior.buffer(1), shapely.union_all(beside), grid_size=0.001)
    for part in shapely.get_parts(shapely.line_merge(ring)):
        if part.length > 100:
            layout.cuts.append(Cut(part, "arterial", draw.next_name(), crosses=True))
    _cut_cells(layout, settings, rng, draw)
    return layout


class _Pen:
    def __init__(self, layout, outline):
        self.layout, self.outline, self.names = layout, outline, 0

    def next_name(self):
        self.names += 1
        return self.names

    def line(self, points, street_class, crosses=False, within=None):
        name = self.next_name()
        drawn = LineString(points) & (self.outline if within is None else within)
        for part in shapely.get_parts(drawn):
            if part.length > 1:
                self.layout.cuts.append(Cut(part, street_class, name, crosses))


def _wobbly_box(bounds, rng, strength=1.0):
    """A box with round corners and an edge that wavers, as the limits of a district do."""
    west, south, east, north = bounds
    angle = np.linspace(0, 2 * np.pi, 241)[:-1]
    radius = 1 + sum(
        strength * rng.uniform(0.004, 0.013) * np.sin(k * angle + rng.uniform(0, 6.3)) for k in range(2, 14)
    )
    corner = (np.abs(np.cos(angle)) ** 4 + np.abs(np.sin(angle)) ** 4) ** -0.25
    x = (west + east) / 2 + (east - west) / 2 * radius * corner * np.cos(angle)
    y = (south + north) / 2 + (north - south) / 2 * radius * corner * np.sin(angle)
    return Polygon(np.round(np.column_stack([x, y]), 3))


def _cut_cells(layout, settings, rng, draw):
    """Polygons between the main lines, the largest cut on until the number is right; middle ones smaller."""
    limits = [cut.line for cut in layout.cuts if cut.street_class in ("arterial", "expressway", "rail")]
    middle = LineString(
        [(layout.outline.bounds[0] - 10, settings.river_y), (layout.outline.bounds[2] + 10, settings.river_y)]
    )
    faces = shapely.get_parts(
        shapely.polygonize(
            [shapely.union_all([*limits, middle, layout.outline.exterior, layout.core.exterior], grid_size=0.001)]
        )
    )
    faces = [face for face in faces if layout.outline.contains(face.representative_point())]
    hard = shapely.union_all(
        [middle, *(cut.line for cut in layout.cuts if cut.street_class in ("expressway", "rail"))]
    ).buffer(1)
    for urban, wanted in ((True, settings.urban), (False, settings.rural)):
        cells = [face for face in faces if layout.core.contains(face.representative_point()) == urban]
        cells = _join_crumbs(cells, wanted, hard)
        while len(cells) < wanted:
            weights = [_weight(cell, urban, settings) for cell in cells]
            cell = cells.pop(int(np.argmax(weights)))
            pieces, line = cut_in_two(cell, rng)
            layout.cuts.append(Cut(line, "street", draw.next_name(), crosses=False))
            cells.extend(pieces)
        layout.cells.extend(cells)
        layout.urban.extend([urban] * len(cells))
    layout.names = draw


def _join_crumbs(cells, wanted, hard):
    """Join small cells to a neighbour, never over river or railway, while there are too many or one is a crumb."""
    cells = sorted(cells, key=lambda cell: -cell.area)
    mean = sum(cell.area for cell in cells) / wanted
    at = len(cells) - 1
    while at >= 0 and (len(cells) > wanted or cells[at].area < 0.4 * mean):
        shared = [shapely.length(shapely.intersection(cells[at], other, grid_size=0.001) - hard) for other in cells]
        shared[at] = 0
        if max(shared) > 30:
            best = int(np.argmax(shared))
            cells[best] = shapely.union(cells[best], cells[at], grid_size=0.001)
            cells.pop(at)
            cells.sort(key=lambda cell: -cell.area)
            at = len(cells)
        at -= 1
    return cells


def _weight(cell, urban, settings):
    x, y = cell.centroid.coords[0]
    reach = 2500 * settings.bend
    return cell.area * (1 + (1.2 * np.exp(-(x * x + y * y) / reach**2) if urban else 0))


def cut_in_two(polygon, rng, jitter=0.06, spread=0.08):
    """Two pieces of a polygon and the line between them, across its longer side near the middle."""
    corners = oriented_box(polygon)
    sides = np.diff(corners, axis=0)[:2]
    long = sides[np.argmax(np.hypot(*sides.T))]
    for _ in range(20):
        at = corners[0] + sides.sum(axis=0) / 2 + long * rng.uniform(-spread, spread)
        across = np.array([-long[1], long[0]]) / np.hypot(*long)
        turn = rng.normal(0, jitter)
        across = np.array(
            [across[0] * np.cos(turn) - across[1] * np.sin(turn), across[0] * np.sin(turn) + across[1] * np.cos(turn)]
        )
        reach = across * np.hypot(*sides.sum(axis=0))
        normal = np.array([-reach[1], reach[0]])
        half = Polygon([at - reach, at + reach, at + reach + 2 * normal, at - reach + 2 * normal])
        left, right = polygon & half, polygon - half
        if left.geom_type == right.geom_type == "Polygon":
            return [left, right], LineString([at - reach, at + reach]) & polygon
    pieces = [*shapely.get_parts(left), *shapely.get_parts(right)]
    biggest = max(pieces, key=lambda piece: piece.area)
    return [biggest, polygon - biggest], biggest.exterior & polygon.buffer(-0.01)
