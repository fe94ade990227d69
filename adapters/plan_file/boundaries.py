"""The boundaries of a plan's grids in words, kept in step: an edit empties them, and they are written anew in peace."""

import numpy as np
import shapely

from ...engine.gridding.checking.boundary_description import describe_boundary
from ...engine.gridding.checking.landmarks import Landmarks
from ..gridding.describing import street_kind
from ..words.boundary_words import boundary_en, boundary_zh
from .geopackage import geometries
from .schema import table_names

__all__ = ["BoundaryWords", "forget_boundaries", "write_words"]

# Each table that holds something a boundary may follow: its geometry, name, and kind or rank.
_LANDMARKS = {
    "street": "SELECT geom, name, rank FROM street",
    "barrier": "SELECT geom, name, kind FROM barrier",
    "compound": "SELECT geom, name, 'wall' FROM compound",
    "community": "SELECT geom, '', 'community' FROM community",
}


def forget_boundaries(sqlite, plan_id, codes):
    """Empty the words of grids whose ground has changed, inside a transaction."""
    sqlite.executemany(
        "UPDATE grid SET boundary_zh = '', boundary_en = '' WHERE plan_id = ? AND grid_code = ?",
        [(plan_id, code) for code in sorted(codes)],
    )


def write_words(sqlite, plan_id, words):
    """Write the words of grids, inside a transaction.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    plan_id : int
    words : dict of str (code) to (str, str), Chinese and English
    """
    sqlite.executemany(
        "UPDATE grid SET boundary_zh = ?, boundary_en = ? WHERE plan_id = ? AND grid_code = ?",
        [(chinese, english, plan_id, code) for code, (chinese, english) in words.items()],
    )


class BoundaryWords:
    """What the boundaries of a plan may follow, read once it is asked for.

    Parameters
    ----------
    connection : PlanConnection
    """

    def __init__(self, connection):
        self._connection = connection
        self._landmarks = None

    def without(self, plan_id):
        """The codes of the grids that have ground and no words: list of str."""
        rows = self._connection.rows(
            "SELECT grid_code FROM grid WHERE plan_id = ? AND geom IS NOT NULL AND boundary_zh = '' ORDER BY grid_code",
            (plan_id,),
        )
        return [code for (code,) in rows]

    def of(self, polygon):
        """Say a boundary in words.

        Parameters
        ----------
        polygon : Polygon or MultiPolygon

        Returns
        -------
        (str, str), in Chinese and in English
        """
        if self._landmarks is None:
            self._landmarks = self._read()
        stretches = describe_boundary(polygon, self._landmarks)
        return boundary_zh(stretches), boundary_en(stretches)

    def _read(self):
        tables = table_names(self._connection)
        rows = [row for table, query in _LANDMARKS.items() if table in tables for row in self._connection.rows(query)]
        shapes = geometries([row[0] for row in rows])
        there = np.flatnonzero(~(shapely.is_missing(shapes) | shapely.is_empty(shapes)))
        buildings = self._connection.rows("SELECT geom FROM building") if "building" in tables else []
        buildings = geometries([shape for (shape,) in buildings])
        return Landmarks(
            shapes[there],
            [
                kind if isinstance(kind, str) else street_kind(name, kind)
                for _, name, kind in (rows[row] for row in there)
            ],
            [rows[row][1] for row in there],
            buildings[~shapely.is_missing(buildings)],
        )
