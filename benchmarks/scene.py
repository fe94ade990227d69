"""The scene beside QGIS's own 2.5D: how fast it is built, drawn and picked, how often the wrong building lies on top.

`make bench BENCH=scene` prints the table. What is really seen at a place is found by following a ray (`rays.py`); what
is drawn there is read from a picture in which each building has a colour of its own.
"""

import time
from types import SimpleNamespace

import numpy as np
import shapely
from community_grids.adapters.scene.layers import SceneLayers
from community_grids.adapters.scene.theme import THEMES
from community_grids.engine.premises.scene import Picker, bands_of, entrances_of, scene_of
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from .rays import seen_at
from .scene_inputs import raisable_inputs
from .scene_peer import coloured_faces, coloured_peer, peer_layer

__all__ = ["show"]

ANGLE = 70.0
WIDE, HIGH = 1600, 1000
TIMES = 3
CLASSES = ("#dcb08c", "#a8c197", "#9cb7d2", "#b7a6cc", "#dfcb8c", "#8fbdb8", "#d6a3ae", "#c3bfb6")
WINDOWS, WINDOW_M = 6, 400.0
RAYS, PICKS = 12_000, 2_000
COLUMNS = (
    ("buildings", 9, ",d"),
    ("faces", 8, ",d"),
    ("engine s", 8, ".2f"),
    ("layer s", 7, ".2f"),
    ("built s", 7, ".2f"),
    ("processor s", 11, ".2f"),
    ("drawn s", 7, ".2f"),
    ("wrong %", 7, ".3f"),
    ("pick ms", 7, ".2f"),
    ("bands s", 7, ".2f"),
    ("2.5D drawn s", 12, ".2f"),
    ("2.5D wrong %", 12, ".3f"),
)


def show(only=None, buildings=None):
    """Start QGIS without a screen and print all figures.

    Parameters
    ----------
    only : list of str, names of inputs; all by default
    buildings : int, of the made-up town
    """
    application = QgsApplication([], False)
    application.initQgis()
    print(f"A scene of the whole input at {WIDE} x {HIGH}; the best of {TIMES} times; QGIS's 2.5D without its shadows")
    print(" ".join([f"{'':>12}", *(f"{words:>{width}}" for words, width, _ in COLUMNS)]), flush=True)
    for one in raisable_inputs(only, **({} if buildings is None else {"buildings": buildings})):
        print(_row(one), flush=True)
    application.exitQgis()


def _row(one):
    crs = QgsCoordinateReferenceSystem(one.crs)
    classes = _classes(one.footprints)
    engine, engine_work, scene = _best(lambda: scene_of(one.footprints, one.heights, ANGLE))
    layer, layer_work, layers = _best(lambda: _dressed(scene, crs, classes))
    extent = QgsRectangle(*shapely.total_bounds(scene.polygons))
    drawn = min(_drawn(layers.layers(), extent)[0] for _ in range(TIMES))
    peer = peer_layer(one, crs, ANGLE)
    peer_drawn = min(_drawn([peer], extent)[0] for _ in range(TIMES))
    wrong, peer_wrong = _wrong(one, scene, crs)
    built, work = engine + layer, engine_work + layer_work
    near = _pick_ms(scene, one), _band_seconds(scene, one)
    figures = (len(one.footprints), len(scene), engine, layer, built, work, drawn, 100 * wrong, *near)
    figures += peer_drawn, 100 * peer_wrong
    told = (f"{figure:>{width}{form}}" for figure, (_, width, form) in zip(figures, COLUMNS, strict=True))
    return " ".join([f"{one.name:>12}", *told])


def _best(work):
    """Seconds of the quickest of some times by the clock, and of the processor, and what was made."""
    clock, processor, made = [], [], None
    for _ in range(TIMES):
        started, worked = time.perf_counter(), time.process_time()
        made = work()
        clock.append(time.perf_counter() - started)
        processor.append(time.process_time() - worked)
    return min(clock), min(processor), made


def _classes(footprints):
    """A colour for each neighbourhood, as grids have it."""
    bounds = shapely.bounds(footprints)
    column, row = np.floor(bounds[:, :2].T / 250).astype(int)
    return (column + 3 * row) % len(CLASSES)


def _dressed(scene, crs, classes):
    layers = SceneLayers(scene, crs, classes)
    layers.dress(THEMES["light"], SimpleNamespace(colours=CLASSES, words=lambda: [""] * len(CLASSES)))
    return layers


def _drawn(layers, extent, smooth=True):
    """Seconds of drawing a map, and the picture."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(extent)
    settings.setOutputSize(QSize(WIDE, HIGH))
    settings.setBackgroundColor(QColor(0, 0, 0))
    settings.setFlag(Qgis.MapSettingsFlag.Antialiasing, smooth)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    started = time.perf_counter()
    job.start()
    job.waitForFinished()
    return time.perf_counter() - started, job.renderedImage(), settings


def _wrong(one, scene, crs):
    """The share of building pixels where another building lies on top than the ray meets: ours, QGIS's."""
    ours, theirs = coloured_faces(scene, crs), coloured_peer(one, crs, ANGLE)
    dice = np.random.default_rng(1)
    places = shapely.get_coordinates(shapely.centroid(one.footprints))
    counts = np.zeros(3)
    for middle in places[dice.choice(len(places), min(WINDOWS, len(places)), replace=False)]:
        extent = QgsRectangle(*(middle - WINDOW_M / 2), *(middle + WINDOW_M / 2))
        pictures = []
        for layer in (ours, theirs):
            _, image, settings = _drawn([layer], extent, smooth=False)
            pictures.append(_buildings_in(image))
        columns, rows = dice.integers(0, WIDE, RAYS // WINDOWS), dice.integers(0, HIGH, RAYS // WINDOWS)
        seen_extent, pixel = settings.visibleExtent(), settings.mapUnitsPerPixel()
        points = np.column_stack(
            [seen_extent.xMinimum() + (columns + 0.5) * pixel, seen_extent.yMaximum() - (rows + 0.5) * pixel]
        )
        seen, _ = seen_at(points, one.footprints, one.heights, ANGLE)
        built = seen >= 0
        counts += built.sum(), *(((picture[rows, columns] != seen) & built).sum() for picture in pictures)
    return counts[1:] / max(counts[0], 1)


def _buildings_in(image):
    """The row of the building at each pixel of a picture in which each has its own colour; -1 for the ground."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    buffer = image.constBits()
    buffer.setsize(image.sizeInBytes())
    pixels = np.frombuffer(buffer, dtype="<u4").reshape(image.height(), image.width()) & 0xFFFFFF
    return pixels.astype(np.int64) - 1


def _pick_ms(scene, one):
    """Milliseconds within which 95 of 100 picks are answered."""
    floors = np.maximum(np.round(one.heights / 3), 1).astype(int)
    picker = Picker(scene, floors, entrances_of(one.footprints, np.full(len(floors), 2)))
    left, bottom, right, top = shapely.total_bounds(scene.polygons)
    spent = []
    for x, y in np.random.default_rng(2).uniform((left, bottom), (right, top), (PICKS, 2)).tolist():
        started = time.perf_counter()
        picker.pick(x, y)
        spent.append(time.perf_counter() - started)
    return float(np.percentile(spent, 95)) * 1000


def _band_seconds(scene, one):
    """Seconds for floors and entrances of the 200 buildings round the middle, as a map shows that is near enough."""
    places = shapely.get_coordinates(shapely.centroid(one.footprints))
    apart = np.hypot(*(places - np.median(places, axis=0)).T)
    rows = np.argsort(apart)[:200]
    floors = np.maximum(np.round(one.heights / 3), 1).astype(int)
    entrances = entrances_of(one.footprints, np.where(shapely.area(one.footprints) > 250, 3, 1))
    return _best(lambda: bands_of(scene, rows, floors[rows], entrances))[0]
