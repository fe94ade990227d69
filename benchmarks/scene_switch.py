"""The 2.5D view on a large map: on, off, and in step with edits.

`make bench BENCH=scene_switch` prints the table. A town of 50,000 made-up buildings stands in grids of 250 m, with
streets and grids as layers of the project; what is timed is all that a click does but drawing the map, which `scene`
times.
"""

import time
from itertools import pairwise

import numpy as np
import shapely
from community_grids.adapters.layers.roles import mark
from community_grids.adapters.looks.styles import apply_style
from community_grids.adapters.scene.show import SceneShow, raise_buildings
from community_grids.adapters.scene.source import GridLoad
from community_grids.engine.premises.model import buildings_of
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from .raised_town import FLOOR_M, raised_town

__all__ = ["show"]

BUILDINGS = 50_000
GRID_M, STROKE = 250.0, 100
CRS = "EPSG:4546"
TIMES = 5


def show(buildings=BUILDINGS):
    """Start QGIS without a screen and print all figures.

    Parameters
    ----------
    buildings : int
    """
    application = QgsApplication([], False)
    application.initQgis()
    project, town = QgsProject.instance(), Town(buildings)
    for role, shapes in (("grids", town.ground), ("streets", town.streets), ("buildings", town.buildings.footprints)):
        add_layer(project, role, shapes)
    print(f"{buildings:,d} buildings in {len(town.ground):,d} grids; milliseconds, the best of {TIMES}", flush=True)
    on, off, shown = [], [], None
    for _ in range(TIMES):
        if shown is not None:
            off.append(timed(shown.take_off))
        started = time.perf_counter()
        raised = raise_buildings(town.buildings)
        shown = SceneShow(project, town, raised, "grid", "light", lambda _: {})
        on.append(time.perf_counter() - started)
    tell("on: raised, filled into layers, the map dressed", on)
    tell("off: all as it was before", off)
    tell("a stroke gives 100 buildings another grid", [timed(shown.follow) for _ in town.strokes(TIMES)])
    tell("coloured by floors", [timed(lambda name=name: shown.colour_by(name)) for name in ("floors", "grid") * 2][::2])
    tell("by night", [timed(lambda name=name: shown.set_theme(name)) for name in ("dark", "light") * 2])
    middle = shapely.box(*shapely.total_bounds(town.buildings.footprints)).centroid
    crs = QgsCoordinateReferenceSystem(CRS)
    for scale, width in ((5_000, 1_300.0), (2_000, 520.0), (1_000, 260.0)):
        places = (QgsRectangle.fromCenterAndSize(town.at(middle, step), width, 0.66 * width) for step in range(TIMES))
        spent = [timed(lambda place=place, scale=scale: shown.look_at(place, crs, scale)) for place in places]
        tell(f"what is seen from near, 1:{scale:,d}", spent)
    shown.take_off()
    project.clear()
    application.exitQgis()


class Town:
    """Buildings and grids that a scene can be drawn from; a stroke moves some buildings to the grid beside theirs."""

    def __init__(self, buildings):
        self.crs = QgsCoordinateReferenceSystem(CRS)
        footprints, heights = raised_town(buildings)
        footprints = shapely.transform(footprints, lambda points: points + np.array([566_000.0, 3_212_000.0]))
        floors = np.maximum(heights / FLOOR_M, 1).astype(int)
        ids = [str(number) for number in range(buildings)]
        self.buildings = buildings_of(ids, footprints=footprints, heights=heights, floors=floors)
        low = shapely.bounds(footprints)[:, :2]
        self._cells = np.floor((low - low.min(axis=0)) / GRID_M).astype(int)
        columns, rows = self._cells.max(axis=0) + 1
        corner = low.min(axis=0)
        places = [(column, row) for column in range(columns) for row in range(rows)]
        self.ground = np.array([self._square(corner, *place) for place in places], dtype=object)
        self.streets = shapely.boundary(self.ground)
        self._loads = {self._code(*place): GridLoad(430, 350, 500) for place in places}
        beside = ((one, other) for one in places for other in ((one[0] + 1, one[1]), (one[0], one[1] + 1)))
        self._pairs = [
            (self._code(*one), self._code(*other)) for one, other in beside if self._code(*other) in self._loads
        ]
        self._codes = np.array([self._code(*cell) for cell in self._cells.tolist()], dtype=object)

    def grid_codes(self):
        """The grid of each building."""
        return self._codes

    def grids(self):
        """What the grids hold."""
        return self._loads

    def neighbours(self):
        """The grids that meet."""
        return self._pairs

    def towers(self):
        """No building is divided."""
        return {}

    def strokes(self, count):
        """Brush `STROKE` buildings of one grid into another, `count` times."""
        codes = sorted(self._loads)
        for one, other in list(pairwise(codes[len(codes) // 2 :]))[:count]:
            rows = np.flatnonzero(self._codes == one)[:STROKE]
            self._codes = self._codes.copy()
            self._codes[rows] = other
            yield rows

    def at(self, middle, step):
        """A place beside the middle: another one for each step."""
        return QgsGeometry.fromWkt(f"POINT({middle.x + 1_400 * (step - 2)} {middle.y})").asPoint()

    @staticmethod
    def _code(column, row):
        return f"{column:03d}{row:03d}"

    @staticmethod
    def _square(corner, column, row):
        left, bottom = corner + np.array([column, row]) * GRID_M
        return shapely.box(left, bottom, left + GRID_M, bottom + GRID_M)


def add_layer(project, role, shapes):
    """Put shapes into a project as a layer of a role."""
    kind = "LineString" if role == "streets" else "Polygon"
    layer = QgsVectorLayer(f"{kind}?crs={CRS}", role, "memory")
    features = []
    for wkb in shapely.to_wkb(shapes):
        feature, geometry = QgsFeature(), QgsGeometry()
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    apply_style(layer, role)
    mark(layer, role)
    project.addMapLayer(layer)


def timed(work):
    """Seconds that something takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def tell(words, seconds):
    """Print a row."""
    print(f"  {words:<52} {1000 * min(seconds):>7.0f}", flush=True)
