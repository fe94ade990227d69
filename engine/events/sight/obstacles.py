"""What sight is stopped by: the walls of buildings as line segments, found fast round a place."""

from dataclasses import dataclass

import numpy as np
import shapely

from ...premises.scene.ragged import pairs_within, positions, starts_of

__all__ = ["Obstacles", "obstacles_of"]

_POLYGON = 3

# Walls that meet so near their ends, as a share of their length, meet there.
_AT_END = 1e-9


@dataclass(frozen=True)
class Obstacles:
    """Buildings that one cannot see through, ready to be asked.

    Attributes
    ----------
    shapes : (p,) array of Polygon, the parts of buildings
    buildings : (p,) array of int, the row of the footprint that each is a part of
    heights : (p,) array of float, metres, nan where not known
    tree : shapely.STRtree of `shapes`
    wall_starts : (p + 1,) array of int, where the walls of each part begin
    froms, tos : (w, 2) arrays of float, walls, with the building on their left; none crosses another one
    """

    shapes: np.ndarray
    buildings: np.ndarray
    heights: np.ndarray
    tree: shapely.STRtree
    wall_starts: np.ndarray
    froms: np.ndarray
    tos: np.ndarray

    def __len__(self):
        return len(self.shapes)

    def walls_of(self, parts):
        """The walls of some parts, one part after the other.

        Parameters
        ----------
        parts : (n,) array of int

        Returns
        -------
        walls, row : arrays of int, the walls and which of `parts` each is of
        """
        return positions(self.wall_starts[parts], self.wall_starts[parts + 1] - self.wall_starts[parts])

    def stops(self, parts, heights):
        """Whether parts hide all behind them from eyes at these heights; what is lower is looked over.

        Parameters
        ----------
        parts : (n,) array of int
        heights : (n,) array of float, metres, nan where not known

        Returns
        -------
        (n,) array of bool; True where either height is not known
        """
        return ~(self.heights[parts] < heights)


def obstacles_of(footprints, heights=None):
    """Make buildings ready to be asked.

    Parameters
    ----------
    footprints : (b,) array of shapely geometries in metres; what is no area stops no sight
    heights : (b,) array of float, metres, optional; nan where not known: nothing is seen over such a building

    Returns
    -------
    Obstacles

    Examples
    --------
    >>> one = obstacles_of(np.array([shapely.box(0, 0, 10, 5)], dtype=object))
    >>> len(one), len(one.froms), one.walls_of(np.array([0]))[0].tolist()
    (1, 4, [0, 1, 2, 3])
    """
    footprints = np.array(footprints, dtype=object)
    wrong = ~(shapely.is_valid(footprints) | shapely.is_missing(footprints))
    footprints[wrong] = shapely.make_valid(footprints[wrong])
    shapes, buildings = shapely.get_parts(footprints, return_index=True)
    solid = (shapely.get_type_id(shapes) == _POLYGON) & ~shapely.is_empty(shapes)
    shapes, buildings = shapes[solid], buildings[solid]
    heights = np.full(len(footprints), np.nan) if heights is None else np.asarray(heights, dtype=float)
    tree = shapely.STRtree(shapes)
    froms, tos, part = _walls(shapes)
    froms, tos, part = _cut_where_crossing(froms, tos, part, tree)
    starts = starts_of(np.bincount(part, minlength=len(shapes)))
    return Obstacles(shapes, buildings, heights[buildings], tree, starts, froms, tos)


def _walls(shapes):
    """The walls of polygons, with the inside on the left, and the polygon of each."""
    rings, of_shape = shapely.get_rings(shapes, return_index=True)
    corners, of_ring = shapely.get_coordinates(rings, return_index=True)
    same = of_ring[1:] == of_ring[:-1]
    ring = of_ring[:-1][same]
    froms, tos = corners[:-1][same], corners[1:][same]
    firsts = corners[np.searchsorted(of_ring, np.arange(len(rings)))]
    areas = np.bincount(ring, _cross(froms - firsts[ring], tos - firsts[ring]), minlength=len(rings))
    outer = np.diff(of_shape, prepend=-1) > 0
    turned = ((areas > 0) != outer)[ring]
    froms, tos = np.where(turned[:, None], tos, froms), np.where(turned[:, None], froms, tos)
    long = (froms != tos).any(axis=1)
    return froms[long], tos[long], of_shape[ring[long]]


def _cut_where_crossing(froms, tos, part, tree):
    """Cut walls of buildings that were drawn over each other, so that no wall crosses another one."""
    shapes = tree.geometries
    one, other = tree.query(shapes)
    one, other = one[one < other], other[one < other]
    over = shapely.overlaps(shapes[one], shapes[other])
    one, other = one[over], other[over]
    if not len(one):
        return froms, tos, part
    starts = starts_of(np.bincount(part, minlength=len(shapes)))
    first, second, _ = pairs_within(starts, one, other)
    along, across = tos[first] - froms[first], tos[second] - froms[second]
    between, turn = froms[second] - froms[first], _cross(along, across)
    with np.errstate(divide="ignore", invalid="ignore"):  # walls side by side
        on_first, on_second = _cross(between, across) / turn, _cross(between, along) / turn
    meet = (on_first >= 0) & (on_first <= 1) & (on_second >= 0) & (on_second <= 1)
    walls = np.concatenate([np.arange(len(froms)), first[meet], second[meet]])
    where = np.concatenate([np.zeros(len(froms)), on_first[meet], on_second[meet]])
    inner = (np.arange(len(walls)) < len(froms)) | ((where > _AT_END) & (where < 1 - _AT_END))
    walls, where = walls[inner], where[inner]
    order = np.lexsort((where, walls))
    walls, where = walls[order], where[order]
    ends = np.where(np.append(walls[1:] == walls[:-1], False), np.append(where[1:], 1.0), 1.0)
    long = ends - where > _AT_END
    walls, where, ends = walls[long], where[long], ends[long]
    whole = tos[walls] - froms[walls]
    new_tos = np.where((ends == 1)[:, None], tos[walls], froms[walls] + ends[:, None] * whole)
    return froms[walls] + where[:, None] * whole, new_tos, part[walls]


def _cross(one, other):
    return one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
