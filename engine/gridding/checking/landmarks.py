"""What a boundary may follow: streets, water, railways, walls and communities' edges, with their names."""

import numpy as np
import shapely

__all__ = ["KINDS", "Landmarks", "no_landmarks"]

KINDS = ("street", "lane", "water", "railway", "wall", "community", "between", "open")
"""What a stretch of boundary runs along. A lane has no name and is narrow; 'between' is between buildings; 'open' is
open ground."""

NEAR_M = 7.0
"""Metres from a line within which a boundary follows it."""

TURNED = np.sin(np.radians(35))
"""Sine of the angle by which a boundary may be turned from the line that it follows."""

# Metres that a landmark is put further away than it is: a street that has a name is followed rather than one that
# has none beside it; walls and communities' edges count only where nothing else is.
_UNNAMED_M = 3.0
_BEHIND_M = {"wall": 20.0, "community": 40.0}


class Landmarks:
    """Named lines and areas of a district, ready to be asked what runs along a boundary.

    Parameters
    ----------
    geometries : (n,) array of lines or areas; a wall or a community is given by its polygon, of which the edge counts
    kinds : (n,) array of str, words of `KINDS`
    names : (n,) array of str, '' where there is none
    buildings : (b,) array of shapely geometries, optional, to tell built-up from open ground

    Examples
    --------
    >>> marks = Landmarks(shapely.from_wkt(["LINESTRING (0 0, 100 0)"]), ["street"], ["人民路"])
    >>> marks.along(np.array([[50.0, 1.0], [50.0, 30.0]]), np.array([[1.0, 0.0], [1.0, 0.0]])).tolist()
    [0, -1]
    """

    def __init__(self, geometries, kinds, names, buildings=None):
        geometries = np.asarray(geometries, dtype=object)
        self.kinds, self.names = np.asarray(kinds, dtype=object), np.asarray(names, dtype=object)
        edge_only = np.isin(self.kinds, list(_BEHIND_M))
        lines = np.where(shapely.get_dimensions(geometries) == 2, shapely.boundary(geometries), geometries)
        parts, part_of = shapely.get_parts(lines, return_index=True)
        coordinates, part = shapely.get_coordinates(parts, return_index=True)
        joined = part[1:] == part[:-1]
        self._ends = np.stack([coordinates[:-1][joined], coordinates[1:][joined]], axis=1)
        self._mark = part_of[part[:-1][joined]]
        self._tree = shapely.STRtree(shapely.linestrings(self._ends))
        self._areas = np.flatnonzero((shapely.get_dimensions(geometries) == 2) & ~edge_only)
        shapely.prepare(geometries[self._areas])
        self._area_tree = shapely.STRtree(geometries[self._areas])
        behind = np.array([_BEHIND_M.get(kind, 0.0) for kind in self.kinds], dtype=float)
        self._behind = behind + _UNNAMED_M * (self.names == "")
        self._buildings = None if buildings is None or not len(buildings) else shapely.STRtree(buildings)

    def along(self, places, directions):
        """Find what runs along a boundary at some of its points.

        Parameters
        ----------
        places : (p, 2) array of float
        directions : (p, 2) array of float, unit vectors along the boundary

        Returns
        -------
        (p,) array of int, rows of landmarks; -1 where nothing does
        """
        points = shapely.points(places)
        at, piece = self._tree.query(points, predicate="dwithin", distance=NEAR_M)
        step = self._ends[piece, 1] - self._ends[piece, 0]
        length = np.hypot(*step.T)
        sine = np.abs(step[:, 0] * directions[at, 1] - step[:, 1] * directions[at, 0]) / np.maximum(length, 1e-9)
        way = shapely.distance(points[at], self._tree.geometries[piece]) + self._behind[self._mark[piece]] + 2 * sine
        fits = sine <= TURNED
        inside, area = self._area_tree.query(points)
        wet = shapely.intersects_xy(self._area_tree.geometries[area], *places[inside].T)
        inside, area = inside[wet], self._areas[area[wet]]
        at = np.concatenate([at[fits], inside])
        mark = np.concatenate([self._mark[piece[fits]], area])
        way = np.concatenate([way[fits], self._behind[area]])
        followed = np.full(len(places), -1)
        order = np.lexsort((-mark, -way))  # the nearest comes last and stays
        followed[at[order]] = mark[order]
        return followed

    def near(self, place, distance):
        """Rows of named streets, waters and railways within a distance of a point, the nearest first."""
        point = shapely.Point(place)
        piece = self._tree.query(point, predicate="dwithin", distance=distance)
        mark, way = self._mark[piece], shapely.distance(point, self._tree.geometries[piece])
        named = (self.names[mark] != "") & (self._behind[mark] == 0)
        order = np.argsort(way[named], kind="stable")
        return list(dict.fromkeys(mark[named][order].tolist()))

    def built_up(self, places, distance):
        """Say of each place whether a building is near; True everywhere where the buildings are not known."""
        if self._buildings is None:
            return np.ones(len(places), dtype=bool)
        at = self._buildings.query(shapely.points(places), predicate="dwithin", distance=distance)[0]
        return np.bincount(at, minlength=len(places)) > 0


def no_landmarks():
    """Landmarks of a district of which nothing is known."""
    return Landmarks(np.empty(0, dtype=object), [], [])
