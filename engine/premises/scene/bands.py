"""Floors and entrances on the walls one sees: lines between them, and the parts of the walls of each entrance."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from .model import WALL
from .sight import GRID_M, visible_faces

__all__ = ["Bands", "bands_of"]


@dataclass(frozen=True)
class Bands:
    """What is drawn on buildings when they are near, cut to what one sees: it can lie in layers over the scene.

    Attributes
    ----------
    line_building : (n,) array of int, row of the scene's buildings
    line_kind : (n,) array of str, 'floor' or 'entrance'
    lines : (n,) array of LineString or MultiLineString
    part_building : (m,) array of int
    part_entrance : (m,) array of str, the entrance's name
    part_kind : (m,) array of uint8, WALL or ROOF
    part_shade : (m,) array of float
    parts : (m,) array of Polygon or MultiPolygon
    """

    line_building: np.ndarray
    line_kind: np.ndarray
    lines: np.ndarray
    part_building: np.ndarray
    part_entrance: np.ndarray
    part_kind: np.ndarray
    part_shade: np.ndarray
    parts: np.ndarray


def bands_of(scene, rows, floors, entrances=None, parts_of=()):
    """Draw floors and entrances on a few buildings.

    Parameters
    ----------
    scene : Scene
    rows : (n,) array of int, buildings: those near enough on the map
    floors : (n,) array of int, their floors; below 2 draws no line
    entrances : Entrances of all buildings of the scene, optional
    parts_of : array of int, the buildings of `rows` that are wanted in parts, one colour an entrance (vertical grids)

    Returns
    -------
    Bands

    Examples
    --------
    >>> from .entrances import entrances_of
    >>> from .making import scene_of
    >>> slab = np.array([shapely.box(0, 0, 40, 10)])
    >>> bands = bands_of(scene_of(slab, [9.0], angle=90), [0], [3], entrances_of(slab, [2]), parts_of=[0])
    >>> [line.wkt for line in bands.lines]
    ['LINESTRING (0 3, 40 3)', 'LINESTRING (0 6, 40 6)', 'LINESTRING (20 0, 20 9)']
    >>> bands.part_entrance.tolist(), shapely.area(bands.parts).tolist()  # walls and roof of each
    (['1', '2', '1', '2'], [180.0, 180.0, 200.0, 200.0])
    """
    rows = np.asarray(rows, dtype=np.int64)
    floors = np.asarray(floors, dtype=np.int64)
    faces, of_row = scene.faces_of(rows)
    seen = visible_faces(scene, faces)
    there = ~shapely.is_empty(seen)
    faces, of_row, seen = faces[there], of_row[there], seen[there]
    wanted = np.isin(rows, np.asarray(parts_of, dtype=np.int64))
    lines, parts = [], []
    for face, row, sight in zip(faces.tolist(), of_row.tolist(), seen, strict=True):
        building = int(rows[row])
        if scene.kind[face] == WALL:
            lines += [(building, kind, line, sight) for kind, line in _lines(scene, face, floors[row], entrances)]
        if wanted[row] and entrances is not None:
            parts += [(building, face, name, strip, sight) for name, strip in _strips(scene, face, entrances)]
    return Bands(*_cut_lines(lines), *_cut_parts(scene, parts))


def _lines(scene, face, floors, entrances):
    """The lines of a wall, seen or not: pairs of a kind and (p, 2) points."""
    building, feet = scene.building[face], scene.feet_of(face)
    height, up = scene.heights[building], scene.direction
    for floor in range(1, int(floors)):
        yield "floor", feet + height * floor / floors * up
    if entrances is None:
        return
    along = feet @ entrances.axes[building]
    for between in entrances.between(building).tolist():
        for edge in np.flatnonzero((along[:-1] < between) != (along[1:] < between)).tolist():
            share = (between - along[edge]) / (along[edge + 1] - along[edge])
            foot = feet[edge] + share * (feet[edge + 1] - feet[edge])
            yield "entrance", np.array([foot, foot + height * up])


def _strips(scene, face, entrances):
    """Each entrance of the building, with where on the picture this face shows it."""
    building = scene.building[face]
    lift = scene.heights[building] * scene.direction
    axis, names = entrances.axes[building], entrances.names_of(building)
    if not names:
        return
    wall = scene.kind[face] == WALL
    ground = scene.feet_of(face) if wall else shapely.get_coordinates(scene.polygons_of(np.array([face]))) - lift
    along = ground @ axis
    limits = [along.min() - 1, *entrances.between(building).tolist(), along.max() + 1]
    for name, (low, high) in zip(names, pairwise(limits), strict=True):
        if high > along.min() and low < along.max():
            if wall:
                yield name, _wall_between(ground, along, low, high, lift)
            else:
                yield name, _roof_between(ground, axis, low, high, lift)


def _wall_between(feet, along, low, high, lift):
    """The parts of a wall whose feet lie between two places along an axis."""
    pieces = []
    for start, stop, u, v in zip(feet[:-1], feet[1:], along[:-1], along[1:], strict=True):
        if max(u, v) < low or min(u, v) > high:
            continue
        shares = np.clip((np.array([low, high]) - u) / (v - u), 0, 1) if u != v else np.array([0.0, 1.0])
        left, right = start + np.sort(shares)[:, None] * (stop - start)
        pieces.append([left, right, right + lift, left + lift])
    pieces = shapely.polygons(np.array(pieces))
    return pieces[0] if len(pieces) == 1 else shapely.union_all(pieces)


def _roof_between(ground, axis, low, high, lift):
    """All of the picture at a roof's height between two places along an axis, as wide as the roof."""
    side = np.array([-axis[1], axis[0]])
    near, far = (ground @ side).min() - 1, (ground @ side).max() + 1
    corners = [low * axis + near * side, high * axis + near * side, high * axis + far * side, low * axis + far * side]
    return shapely.Polygon(np.array(corners) + lift)


def _cut_lines(lines):
    """The lines as far as they are seen."""
    if not lines:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=object), np.empty(0, dtype=object)
    points = [line for _, _, line, _ in lines]
    shapes = shapely.linestrings(
        np.concatenate(points), indices=np.repeat(np.arange(len(points)), list(map(len, points)))
    )
    sights = np.array([sight for _, _, _, sight in lines], dtype=object)
    seen = shapely.intersection(shapes, sights, grid_size=GRID_M)
    kept = np.flatnonzero(shapely.length(seen) > 0)
    buildings = np.array([building for building, _, _, _ in lines], dtype=np.int64)
    kinds = np.array([kind for _, kind, _, _ in lines], dtype=object)
    return buildings[kept], kinds[kept], _only_lines(seen[kept])


def _only_lines(shapes):
    """The lines among what cutting left of each shape; every shape has one at least."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    lines = shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING
    parts, owner = parts[lines], owner[lines]
    starts = np.searchsorted(owner, np.arange(len(shapes) + 1))
    several = shapely.multilinestrings(parts, indices=owner)
    return np.where(np.diff(starts) == 1, parts[starts[:-1]], several)


def _cut_parts(scene, parts):
    """The parts as far as they are seen, those of one entrance and shade together."""
    together = {}
    for building, face, name, strip, sight in parts:
        key = building, name, int(scene.kind[face]), float(scene.shade[face])
        together.setdefault(key, []).append(shapely.intersection(strip, sight, grid_size=GRID_M))
    keys, shapes = [], []
    for key, several in sorted(together.items(), key=lambda item: (item[0][0], item[0][2])):
        shape = _areas(shapely.union_all(several, grid_size=GRID_M))
        if not shape.is_empty:
            keys.append(key)
            shapes.append(shape)
    columns = zip(*keys, strict=True) if keys else ([], [], [], [])
    types = np.int64, object, np.uint8, float
    return *(np.array(column, dtype=type_) for column, type_ in zip(columns, types, strict=True)), np.array(
        shapes, dtype=object
    )


def _areas(geometry):
    """The areas among what cutting left."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)
