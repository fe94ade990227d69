"""Cameras at work: the full sample's rate, what its broken cameras cost, and the list of repairs beside plain orders.

`make bench BENCH=cameras` prints the figures. What is lost is counted a second time on a part of the town: by the
polygons that cameras see, which is another way through the code than the one that asks place by place. The list is
compared with cameras in the order of their ids, of the ground that each would see, and of what each brings back alone.
"""

import time
from types import SimpleNamespace

import numpy as np
import shapely
from community_grids.adapters.cameras.at_work import CameraWorkLayers, cameras_at_work
from community_grids.adapters.layers.reading import Source
from community_grids.engine.events.cameras.cost import ENTRANCE_M, lost_marks, repair_order, street_marks
from community_grids.engine.events.cameras.rounds import round_within
from community_grids.engine.events.sight import sight_of
from community_grids.engine.events.sight.outside import moved_outside
from community_grids.engine.progress import Progress
from qgis.core import QgsCoordinateTransformContext, QgsVectorLayer

from .inputs import HOUSE

__all__ = ["show"]

FULL = HOUSE / "build" / "full.gpkg"
AT_WALL_M = 2.0
PART = 25  # broken cameras whose marks are counted a second time
TOPS = (10, 50, 100)


def show():
    """Print all figures."""
    if not FULL.exists():
        print(f"  left out: there is no {FULL.name}")
        return
    names = ("cameras", "buildings", "streets", "entrances", "towns")
    layers = {name: QgsVectorLayer(f"{FULL}|layername={name}", name, "ogr") for name in names}
    sources = CameraWorkLayers(**{name: Source.of_layer(layer) for name, layer in layers.items()})
    start = time.perf_counter(), time.process_time()
    work = cameras_at_work(sources, QgsCoordinateTransformContext(), Progress())
    spent = time.perf_counter() - start[0], time.process_time() - start[1]
    total = work.rates[0]
    print(f"  {total.working:,} of {total.cameras:,} cameras work: {total.rate:.2f} %")
    print(f"  broken ones cost {work.lost_m / 1000:.2f} km of street and {work.lost_entrances} entrances")
    print(f"  layers read, counted, repairs listed: {spent[0]:.1f} s, of the processor {spent[1]:.1f} s")
    lines, doors = (
        np.array([shapely.from_wkb(one.geometry().asWkb().data()) for one in layers[name].getFeatures()])
        for name in ("streets", "entrances")
    )
    marks = street_marks(lines)
    town = SimpleNamespace(
        places=np.concatenate([marks.places, shapely.get_coordinates(doors)]),
        worths=np.concatenate([marks.metres, np.full(len(doors), ENTRANCE_M)]),
    )
    start = time.perf_counter()
    found = lost_marks(work.cameras, work.viewers, work.obstacles, town.places)
    middle = time.perf_counter()
    order = repair_order(found, town.worths, work.cameras.ids)
    end = time.perf_counter()
    print(f"  {len(town.places):,} marks looked at: {middle - start:.1f} s; list of repairs: {end - middle:.3f} s")
    _again(work, found, order, town)
    _orders(work, found, order, town)
    start = time.perf_counter()
    way = round_within(work.cameras.places, [shapely.box(*shapely.total_bounds(lines))])
    print(f"  a round of {len(way.rows):,} cameras: {way.along[-1] / 1000:.0f} km, {time.perf_counter() - start:.1f} s")


def _again(work, found, order, town):
    """Count what the first repairs bring back by the polygons that cameras see."""
    viewers, statuses, same, either = work.viewers, work.cameras.statuses, 0, 0
    places = town.places.copy()
    inside = np.unique(work.obstacles.tree.query(shapely.points(places), predicate="intersects")[0])
    outside = moved_outside(places[inside], work.obstacles, AT_WALL_M)  # entrances lie on walls
    places[inside] = np.where(np.isnan(outside), places[inside], outside)
    points = shapely.points(places)
    tree = shapely.STRtree(points)
    for camera in [one.camera for one in order[:PART] if viewers.able[one.camera]]:
        apart = np.hypot(*(viewers.places - viewers.places[camera]).T)
        others = np.flatnonzero((apart < viewers.ranges + viewers.ranges[camera]) & viewers.able & (statuses != "off"))
        (own,) = sight_of(viewers, [camera], work.obstacles)
        seen = shapely.union_all(sight_of(viewers, others, work.obstacles)) if len(others) else shapely.Polygon()
        inside = tree.query(own, predicate="intersects")
        with np.errstate(invalid="ignore"):
            lost = set(inside[~shapely.intersects(points[inside], seen)].tolist())
        told = set(found.marks[found.cameras == camera].tolist())
        same, either = same + len(lost & told), either + len(lost | told)
    print(f"  marks lost with {PART} cameras, counted by polygons too: {same} of {either} the same")


def _orders(work, found, order, town):
    """What the first repairs bring back, in several orders."""
    greedy = [one.camera for one in order]
    alone = [one.camera for one in sorted(order, key=lambda one: (-one.alone, work.cameras.ids[one.camera]))]
    plain = sorted(greedy, key=lambda row: work.cameras.ids[row])
    rows = np.array(plain)
    ground = shapely.area(sight_of(work.viewers, rows[work.viewers.able[rows]], work.obstacles))
    by_ground = rows[work.viewers.able[rows]][np.argsort(-ground, kind="stable")].tolist()
    whole = town.worths[found.lost].sum()
    for name, rows in (("ours", greedy), ("alone", alone), ("ground", by_ground), ("ids", plain)):
        shares = []
        for top in TOPS:
            back = np.unique(found.marks[np.isin(found.cameras, rows[:top])])
            shares.append(f"{100 * town.worths[back].sum() / whole:5.1f} % with {top}")
        print(f"  brought back by the order {name:<7} {', '.join(shares)}")
