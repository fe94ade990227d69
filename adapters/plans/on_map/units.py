"""Where the units of a plan lie: what a map tool points at, sweeps over or encircles, and outlines to show it by."""

import numpy as np
import shapely
from qgis.core import QgsGeometry

__all__ = ["UnitsOnMap", "drawn_line"]


class UnitsOnMap:
    """The units' polygons behind a spatial index, made once for a plan, so that no mouse move reads a feature.

    Parameters
    ----------
    fabric : engine.gridding.editing.model.Fabric
    """

    def __init__(self, fabric):
        self._polygons = fabric.polygons
        self._areas = shapely.STRtree(fabric.polygons)
        self._inner_points = shapely.point_on_surface(fabric.polygons)
        self._points = shapely.STRtree(self._inner_points)

    def at(self, x, y):
        """Find the unit under a point, in the plan's coordinates.

        Returns
        -------
        int, its row; -1 where there is none
        """
        rows = self._areas.query(shapely.Point(x, y), predicate="intersects")
        return int(rows.min()) if len(rows) else -1

    def along(self, path, radius=0.0):
        """Find the units that a brush sweeps over: those its middle crosses, and those whose inner point it covers.

        Parameters
        ----------
        path : list of (float, float), the way of the brush's middle, at least one point
        radius : float, of the brush, in metres

        Returns
        -------
        (n,) array of int, rows, ascending
        """
        way = shapely.LineString(path) if len(set(path)) > 1 else shapely.Point(path[0])
        crossed = self._areas.query(way, predicate="intersects")
        covered = self._points.query(way, predicate="dwithin", distance=radius) if radius > 0 else crossed[:0]
        return np.unique(np.concatenate([crossed, covered]))

    def inside(self, ring):
        """Find the units whose inner point lies inside a drawn ring.

        Parameters
        ----------
        ring : list of (float, float), in order; it closes itself and may cross itself

        Returns
        -------
        (n,) array of int, rows, ascending
        """
        if len(set(ring)) < 3:
            return np.zeros(0, dtype=int)
        area = shapely.make_valid(shapely.Polygon(ring))
        return np.sort(self._points.query(area, predicate="intersects"))

    def nearest_edge(self, x, y, reach):
        """Find the corner of a unit near a point, or the nearest place on a unit's edge where no corner is near.

        Parameters
        ----------
        x, y : float, in the plan's coordinates
        reach : float, metres within which something is near

        Returns
        -------
        ((float, float), bool), the place and whether it is a corner; None where nothing is near
        """
        point = shapely.Point(x, y)
        rows = self._areas.query(point, predicate="dwithin", distance=reach)
        if not len(rows):
            return None
        edges = shapely.boundary(self._polygons[rows])
        corners = shapely.get_coordinates(edges)
        apart = np.hypot(corners[:, 0] - x, corners[:, 1] - y)
        if apart.min() <= reach:
            return tuple(corners[apart.argmin()].tolist()), True
        apart = shapely.distance(edges, point)
        if apart.min() > reach:
            return None
        edge = shapely.shortest_line(edges[apart.argmin()], point)
        return tuple(shapely.get_coordinates(edge)[0].tolist()), False

    def outline(self, rows):
        """Draw units as one shape, as a rubber band takes it.

        Returns
        -------
        QgsGeometry, empty for no rows
        """
        if not len(rows):
            return QgsGeometry()
        return as_geometry(shapely.MultiPolygon(list(self._polygons[np.asarray(rows, dtype=int)])))

    def length_inside(self, line, row):
        """How many metres of a line lie in a unit."""
        return float(shapely.intersection(line, self._polygons[row]).length)

    def extent(self, rows):
        """Return x_min, y_min, x_max, y_max of some units."""
        return tuple(shapely.total_bounds(self._polygons[np.asarray(rows, dtype=int)]))


def as_geometry(shape):
    """Hand a shapely geometry to QGIS."""
    geometry = QgsGeometry()
    geometry.fromWkb(shapely.to_wkb(shape))
    return geometry


def drawn_line(points):
    """Make the line that a person drew out of (x, y) pairs; points drawn twice count once.

    Returns
    -------
    shapely LineString, or None where there are fewer than two points
    """
    kept = [point for row, point in enumerate(points) if row == 0 or point != points[row - 1]]
    return shapely.LineString(kept) if len(kept) > 1 else None
