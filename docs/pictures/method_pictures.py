"""The pictures of one community's steps, each a sheet."""

import math

import numpy as np
import shapely
from method_steps import BAND, COARSE, FINE, HEAVY
from sheet import Sheet

__all__ = ["GRID_COLOURS", "annealing", "arrangement", "cutting", "first_trees", "units"]

GRID_COLOURS = ("#f6c9a8", "#b9d8ec", "#c9e3b4", "#e8c4dc", "#f5e6a3", "#c7c5e8", "#b5e0d6", "#e9d3b8")
BUILDING, STREET, EDGE, WATER = "#a59a90", "#c47f2a", "#8a3f8f", "#a9d3f2"
BOUNDARY, CUT = "#12376b", "#c0392b"
_AIR = 0.03


def arrangement(steps):
    """The lines as they come, and the faces that they make together."""
    extent = _extent(steps.ground.faces.polygons)
    sheet = Sheet(
        ["Lines: streets, walls (dashed), the community's edge", "Faces: each edge shared by its two sides"],
        [extent] * 2,
    )
    lines, faces = sheet.panels
    lines.areas(steps.district.barriers[shapely.get_dimensions(steps.district.barriers) == 2], fill=WATER)
    lines.areas(steps.district.buildings, fill="#e4dfd8")
    lines.lines(steps.district.compounds, "#8c8c8c", 1.6, dashed=True)
    lines.lines(steps.district.streets, STREET, 1.4)
    lines.lines(steps.district.communities, EDGE, 3)
    for row, polygon in enumerate(steps.ground.faces.polygons):
        faces.areas([polygon], fill=GRID_COLOURS[(row * 5) % len(GRID_COLOURS)], edge="#555555", width=0.8)
    return sheet


def cutting(steps):
    """The block with the most households, cut into pieces of both sizes."""
    ground = steps.ground
    block = _heaviest_block(steps)
    here = np.isin(ground.coarse, np.unique(ground.coarse[block]))
    coarse, fine = _pieces(ground, ground.coarse, here), _pieces(ground, ground.fine, here)
    extent = _extent([polygon for polygon, _ in coarse])
    total = sum(households for _, households in coarse)
    titles = [
        f"A block of {total} households, above {HEAVY}",
        f"Pieces of at most {COARSE}, where the search begins",
        f"Pieces of at most {FINE}, where it must try harder",
    ]
    sheet = Sheet(titles, [extent] * 3)
    for panel, pieces in zip(sheet.panels, ([], coarse, fine)):
        for row, (polygon, _) in enumerate(pieces):
            panel.areas([polygon], fill=GRID_COLOURS[row % len(GRID_COLOURS)], edge=CUT, width=1.4)
        panel.areas(_standing_in(steps, [polygon for polygon, _ in coarse]), fill=BUILDING, edge="#6d645c", width=0.6)
        panel.lines([shapely.union_all([polygon for polygon, _ in coarse])], BOUNDARY, 2.4)
        panel.texts(
            _places([polygon for polygon, _ in pieces]), [households for _, households in pieces], 13, bold=True
        )
    return sheet


def units(steps):
    """Units with their households, and the graph of what one can walk between."""
    extent = _extent(steps.unit_polygons)
    sheet = Sheet(["Units and their households", "The graph: lines join units that one can walk between"], [extent] * 2)
    left, right = sheet.panels
    places = _places(steps.unit_polygons)
    lived_in = steps.units.households > 0
    for panel in sheet.panels:
        panel.areas(steps.unit_polygons[lived_in], fill="#f3ead8", edge="#777777", width=0.9)
        panel.areas(steps.unit_polygons[~lived_in & ~steps.units.wet], fill="#e3eed9", edge="#777777", width=0.9)
        panel.areas(steps.unit_polygons[steps.units.wet], fill=WATER, edge="#777777", width=0.9)
    left.areas(steps.district.buildings, fill="#cfc4b6")
    left.texts(places[lived_in], steps.units.households[lived_in], 12, bold=True)
    borders = steps.units.borders
    right.lines(shapely.linestrings(places[borders.pairs[borders.open]]), BOUNDARY, 1.2)
    right.dots(places[~lived_in], "#7f9f6a", 3)
    right.dots(places[lived_in], BOUNDARY, 5)
    return sheet


def first_trees(steps):
    """A random tree over the units, and what two of them were cut into."""
    extent = _extent(steps.unit_polygons)
    best, worst = steps.firsts[0], steps.firsts[-1]
    titles = ["A random tree, long shared edges first", _title("The best first division", best, steps)]
    sheet = Sheet([*titles, _title("The worst one", worst, steps)], [extent] * 3)
    tree, *panels = sheet.panels
    tree.areas(steps.unit_polygons, fill="#f3ead8", edge="#999999", width=0.8)
    places = _places(steps.unit_polygons[steps.members])
    branches = [places[[unit, steps.tree[parent][0]]] for unit, parent in steps.tree if parent >= 0]
    tree.lines(shapely.linestrings(np.array(branches)), BOUNDARY, 1.8)
    tree.dots(places, BOUNDARY, 3.5)
    for panel, (_, grid_of) in zip(panels, (best, worst)):
        _draw_division(panel, steps, grid_of)
    return sheet


def annealing(steps):
    """The best division after each stage of the search."""
    extent = _extent(steps.unit_polygons)
    stages = (("Trees", steps.firsts), ("Pairs cut anew", steps.recut), ("Units moved", steps.annealed))
    sheet = Sheet([_title(name, ranked[0], steps) for name, ranked in stages], [extent] * 3)
    for panel, (_, ranked) in zip(sheet.panels, stages):
        _draw_division(panel, steps, ranked[0][1])
    return sheet


def _draw_division(panel, steps, grid_of):
    grids, households = _grids(steps, grid_of)
    rest = np.setdiff1d(np.arange(len(steps.unit_polygons)), steps.members)
    panel.areas(steps.unit_polygons[rest], fill=WATER, edge="#999999", width=0.6)
    # From west to east, so that a grid keeps its colour from stage to stage.
    for colour, row in enumerate(_west_to_east(grids)):
        panel.areas([grids[row]], fill=GRID_COLOURS[colour % len(GRID_COLOURS)])
    panel.areas(steps.unit_polygons[steps.members], edge="#ffffff", width=0.7)
    panel.lines(grids, BOUNDARY, 2.2)
    colours = [BOUNDARY if BAND.minimum <= count <= BAND.maximum else CUT for count in households]
    for place, count, colour in zip(_places(grids), households, colours):
        panel.texts([place], [count], 14, colour, bold=True)


def _grids(steps, grid_of):
    """The polygons of a division's grids, and their households."""
    households = steps.units.households[steps.members]
    shapes = steps.unit_polygons[steps.members]
    numbers = range(grid_of.max() + 1)
    grids = [shapely.union_all(shapes[grid_of == grid]) for grid in numbers]
    return np.array(grids, dtype=object), [int(households[grid_of == grid].sum()) for grid in numbers]


def _west_to_east(grids):
    return np.argsort(shapely.get_x(shapely.centroid(grids)))


def _title(name, division, steps):
    score, grid_of = division
    grids, _ = _grids(steps, grid_of)
    compactness = np.mean(4 * math.pi * shapely.area(grids) / shapely.length(grids) ** 2)
    return f"{name}: {score.out} out of band, compactness {compactness:.2f}"


def _heaviest_block(steps):
    """The faces of the block with the most households: those whose coarse labels count from the same thousands."""
    blocks = steps.ground.coarse // 4096
    totals = np.bincount(blocks, weights=steps.ground.households)
    return blocks == totals.argmax()


def _pieces(ground, labels, here):
    """Polygon and households of each piece."""
    return [
        (
            shapely.union_all(ground.faces.polygons[here & (labels == label)]),
            int(ground.households[here & (labels == label)].sum()),
        )
        for label in np.unique(labels[here])
    ]


def _standing_in(steps, polygons):
    whole = shapely.union_all(polygons)
    return steps.district.buildings[shapely.contains(whole, shapely.centroid(steps.district.buildings))]


def _extent(geometries):
    left, bottom, right, top = shapely.total_bounds(np.asarray(geometries, dtype=object))
    air = _AIR * max(right - left, top - bottom)
    return left - air, bottom - air, right + air, top + air


def _places(polygons):
    return shapely.get_coordinates(shapely.point_on_surface(np.asarray(polygons, dtype=object))).reshape(-1, 2)
