"""Around an event at the scale of a whole city: the first answer, the ones after it, and the walks beside QGIS's own.

`make bench BENCH=around` prints the figures, from the full sample: 50,000 events, 8,247 cameras, 44,365 buildings,
15,339 streets, 348 resources, 1,868 places, and 576 squares for grids. *cold* opens every layer anew; *next* asks one
reader for another event. The peer is QGIS's network analysis: the ways from an event to all duty points.
"""

import time

import numpy as np
import shapely
from community_grids.adapters.events.around.items import items_of
from community_grids.adapters.events.around.reading import AroundReader, AroundSources
from community_grids.adapters.layers.reading import Source
from community_grids.engine.events.around.place import around
from community_grids.engine.events.around.walking import walks
from qgis.analysis import QgsGraphAnalyzer, QgsGraphBuilder, QgsNetworkDistanceStrategy, QgsVectorLayerDirector
from qgis.core import (
    QgsApplication,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)

from .inputs import HOUSE

__all__ = ["show"]

FULL = HOUSE / "build" / "full.gpkg"
ASKED, COLD, SIDES, PEER = 100, 5, 24, 2
TABLES = {"events": "events", "cameras": "cameras", "buildings": "buildings", "streets": "streets",
          "resources": "duty_points", "places": "places", "communities": "communities"}  # fmt: skip


def show():
    """Start QGIS without a screen and print all figures."""
    if not FULL.exists():
        print("  left out: there is no build/full.gpkg; --full makes it")
        return
    application = QgsApplication([], False)
    application.initQgis()
    numbers = _numbers()
    print(f"the full sample, {ASKED} events; milliseconds: middle, nine of ten, most; middle of the processor's")
    spent = []
    for number in numbers[:COLD]:
        watch = _Watch()
        _answer(_reader(), number)
        spent.append(watch.spent())
    _tell("cold: layers opened, streets read, one event", spent)
    reader, spent, parts, seen, listed = _reader(), [], [], [], []
    _answer(reader, numbers[0])
    for number in numbers[COLD:]:
        watch = _Watch()
        items, reading = _answer(reader, number)
        spent.append(watch.spent())
        parts.append(reading)
        seen.append(sum(item.what == "camera" for item in items))
        listed.append(len(items))
    _tell("next: another event", spent)
    _tell("  of it reading what lies near", parts)
    print(f"  {'cameras that see it, things listed; mean':<46} {np.mean(seen):8.1f} {np.mean(listed):8.1f}", flush=True)
    _peer(reader, numbers[:PEER])
    application.exitQgis()


def _reader():
    sources = {role: Source.of_layer(QgsVectorLayer(f"{FULL}|layername={table}", table, "ogr"))
               for role, table in TABLES.items()}  # fmt: skip
    sources["grids"] = Source.of_layer(_squares(sources["communities"]))
    return AroundReader(AroundSources(**sources), QgsCoordinateTransformContext())


def _squares(source):
    """Squares over the whole district in place of grids, with an index as a file has one."""
    layer = QgsVectorLayer(f"Polygon?crs={source.crs.authid()}&field=grid_code:string&index=yes", "grids", "memory")
    box, features = source.extent, []
    for column in range(SIDES):
        for row in range(SIDES):
            feature = QgsFeature(layer.fields())
            left, bottom = box.xMinimum() + column * box.width() / SIDES, box.yMinimum() + row * box.height() / SIDES
            cell = QgsRectangle(left, bottom, left + box.width() / SIDES, bottom + box.height() / SIDES)
            feature.setGeometry(QgsGeometry.fromRect(cell))
            feature.setAttributes([f"{column:02}{row:02}"])
            features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def _numbers():
    """Some events, the same ones every time."""
    layer = QgsVectorLayer(f"{FULL}|layername=events", "events", "ogr")
    chosen = np.random.default_rng(1).choice(layer.featureCount(), ASKED + COLD, replace=False)
    return [layer.getFeature(int(row) + 1)["event_no"] for row in chosen]


def _answer(reader, number):
    """The list for an event, and the seconds that reading took."""
    event = reader.event(number)
    watch = _Watch()
    read = reader.read(event.places[0])
    reading = watch.spent()
    return items_of(around(event.places[0], read.surroundings, reader.rules, number), read), reading


class _Watch:
    """Seconds since it was made, by the clock and of the processor."""

    def __init__(self):
        self._clock, self._processor = time.perf_counter(), time.process_time()

    def spent(self):
        return time.perf_counter() - self._clock, time.process_time() - self._processor


def _tell(words, spent):
    clock, processor = 1000 * np.array(spent).T
    told = (np.median(clock), np.quantile(clock, 0.9), clock.max(), np.median(processor))
    print(f"  {words:<46}" + "".join(f" {value:8.0f}" for value in told), flush=True)


def _peer(reader, numbers):
    """QGIS's own network analysis, from the same places to the same duty points."""
    layer = QgsVectorLayer(f"{FULL}|layername=streets", "streets", "ogr")
    ours, theirs, differ = [], [], []
    for number in numbers:
        place = reader.event(number).places[0]
        helps = reader.read(place).surroundings.helps
        network, _ = reader.read(place).surroundings.streets_within(1.0)
        watch = _Watch()
        walked = walks(network, place, helps.places)
        ours.append(watch.spent())
        watch = _Watch()
        metres = _by_qgis(layer, place, helps.places)
        theirs.append(watch.spent())
        differ.append(np.abs(metres - _along_streets(walked, network)))
    _tell(f"ways to all {len(helps)} resources, streets ready", ours)
    _tell("QGIS's network analysis, with its graph", theirs)
    print(f"  {'difference along streets, median and most, m':<46} {np.median(differ):8.2f} {np.nanmax(differ):8.2f}")


def _along_streets(walked, network):
    """Metres along streets alone, without the ways to and from them."""
    points = shapely.points(np.concatenate([walked.place[None], walked.targets]))
    _, off = network.tree.query_nearest(points, return_distance=True, all_matches=False)
    return walked.metres - off[0] - off[1:]


def _by_qgis(layer, place, targets):
    director = QgsVectorLayerDirector(layer, -1, "", "", "", QgsVectorLayerDirector.Direction.DirectionBoth)
    director.addStrategy(QgsNetworkDistanceStrategy())
    builder = QgsGraphBuilder(layer.crs(), True, 0.0)
    points = [QgsPointXY(*place.tolist()), *(QgsPointXY(*target) for target in targets.tolist())]
    tied = director.makeGraph(builder, points)
    graph = builder.graph()
    _, costs = QgsGraphAnalyzer.dijkstra(graph, graph.findVertex(tied[0]), 0)
    return np.array([costs[graph.findVertex(point)] for point in tied[1:]])
