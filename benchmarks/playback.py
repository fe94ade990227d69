"""100,000 events over a map: frames a second while time passes, and how long the map takes when it is moved.

`make bench BENCH=playback` prints the table. Ours are painted over the canvas; beside them QGIS's own temporal
controller draws the same events from a GeoPackage, as dots of one colour, alone and in a group that is drawn as one.
"""

import tempfile
import time
from pathlib import Path

import numpy as np
from community_grids.adapters.events.on_map.events_to_show import EventsShown, GivenEvents
from community_grids.adapters.events.on_map.patrols_shown import PatrolsShown
from community_grids.adapters.events.rows import event_table
from community_grids.engine.events.model import events_of
from community_grids.engine.events.patrols import fixes_of
from community_grids.engine.events.showing.view import View
from community_grids.plugin.events.on_map.event_item import EventItem
from community_grids.plugin.events.on_map.patrols import PatrolItem
from community_grids.plugin.events.on_map.time_bar import TimeBar
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDateTimeRange,
    QgsFeature,
    QgsGeometry,
    QgsGroupLayer,
    QgsMarkerSymbol,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QDateTime, QEvent, QEventLoop, Qt, QTimer
from qgis.PyQt.QtWidgets import QMainWindow

from . import editing

__all__ = ["made_up_events", "show"]

COUNT = 100_000
DAY = 86_400.0
START, DAYS = 1_704_038_400.0, 731  # 2024 and 2025
SIDE = 18_000.0  # metres
SIZE = 1600, 1000
SECONDS = 6.0
FRAMES, PANS = 12, 12
CRS = "EPSG:4546"
MIDDLE = np.array([567_600.0, 3_214_000.0])
PLACES = {"whole district": SIDE * 1.05, "a part of it": 4_000.0, "a few streets": 900.0}


def made_up_events(count=COUNT, seed=1):
    """Events of two years, thick in the middle of a town: engine.events.model.Events."""
    dice = np.random.default_rng(seed)
    core = dice.random(count) < 0.7
    offsets = np.where(
        core[:, None], dice.normal(0, SIDE / 8, (count, 2)), dice.uniform(-SIDE / 2, SIDE / 2, (count, 2))
    )
    reported = np.sort(START + dice.random(count) * DAYS * DAY)
    dispatched, done = reported + dice.exponential(0.05 * DAY, count), reported + dice.exponential(1.5 * DAY, count)
    closed = np.where(done < START + DAYS * DAY, np.maximum(done, dispatched), np.nan)
    return events_of(
        [f"E{number:06}" for number in range(count)],
        places=np.clip(offsets, -SIDE / 2, SIDE / 2) + MIDDLE,
        sources=dice.choice(["01", "02", "03", "09"], count).astype(object),
        categories=dice.choice(["市容环境", "矛盾纠纷", "民生服务", "消防"], count).astype(object),
        urgencies=dice.choice([1, 1, 1, 2, 2, 3, 4], count),
        states=np.where(np.isnan(closed), 50, 70),
        times={"reported": reported, "dispatched": dispatched, "due": reported + 3 * DAY, "closed": closed},
    )


def show(count=COUNT, seconds=SECONDS):
    """Start QGIS without a screen and print all figures."""
    application = QgsApplication([], True)
    application.initQgis()
    events = made_up_events(count)
    window, canvas = _window()
    print(f"{count:,} events on a map of {SIZE[0]} x {SIZE[1]} pixels")
    started = time.perf_counter()
    given = GivenEvents(events, QgsCoordinateReferenceSystem(CRS), 480, [])
    shown = EventsShown(given, canvas.mapSettings().destinationCrs(), QgsCoordinateTransformContext(), View())
    editing.row("ours: made ready", [time.perf_counter() - started])
    item = _Counted(canvas)
    item.show_events(shown)
    for name, width in PLACES.items():
        _look(canvas, width)
        for words, linger in (("done ones stay a day", DAY), ("all stay", float("inf"))):
            print(f"  ours, {name}, {words}: {_frames(window, shown, item, linger, seconds):.0f} frames/s", flush=True)
        shown.set_moment(START + DAYS * DAY)
        editing.row(f"ours, {name}: the map is moved, signs of all painted", _pans(canvas, width))
    item.show_events(None)
    _patrols(window, canvas, seconds)
    with tempfile.TemporaryDirectory() as folder:
        _peer(canvas, events, Path(folder))
    _close(canvas, window)
    application.exitQgis()


class _Counted(EventItem):
    """Counts how often it is painted."""

    times = 0

    def paint(self, painter, option=None, widget=None):
        super().paint(painter, option, widget)
        self.times += 1


class _CountedPatrols(PatrolItem):
    """Counts how often it is painted."""

    times = 0

    def paint(self, painter, option=None, widget=None):
        super().paint(painter, option, widget)
        self.times += 1


def _frames(window, shown, item, linger, seconds):
    """Let a year pass as fast as it will go, from the middle of the span: frames a second."""
    bar = TimeBar(7 * DAY, linger, window)
    bar.show_span(shown.line.first, shown.line.last, [1])

    def follow(moment):
        shown.set_moment(moment, True, linger)
        item.update()

    bar.moment_changed.connect(follow)
    bar.go(START + DAYS * DAY / 2)
    bar.start()
    _wait(500)
    before, started = item.times, time.perf_counter()
    _wait(int(seconds * 1000))
    rate = (item.times - before) / (time.perf_counter() - started)
    bar.stop()
    bar.deleteLater()
    return rate


def _patrols(window, canvas, seconds):
    """550 shifts of eight hours with a fix every half minute, a minute of them in a second."""
    dice, shifts, each = np.random.default_rng(2), 550, 960
    steps = dice.normal(0, 25, (shifts, each, 2)).cumsum(axis=1) + dice.uniform(-SIDE / 3, SIDE / 3, (shifts, 1, 2))
    times = START + dice.integers(0, 3, (shifts, 1)) * DAY / 3 + 30.0 * np.arange(each)
    keys = np.repeat([f"shift {number:03}" for number in range(shifts)], each)
    crs = QgsCoordinateReferenceSystem(CRS)
    shown = PatrolsShown(
        fixes_of(keys, times.ravel(), steps.reshape(-1, 2) + MIDDLE), crs, QgsCoordinateTransformContext()
    )
    item = _CountedPatrols(canvas)
    item.shown = shown
    bar = TimeBar(600.0, 0.0, window)
    bar.show_span(shown.first, shown.last, [1])

    def follow(moment):
        shown.moment = moment
        item.update()

    bar.moment_changed.connect(follow)
    for name, width in PLACES.items():
        _look(canvas, width)
        bar.go(shown.first + DAY / 6)
        bar.start()
        _wait(300)
        before, started = item.times, time.perf_counter()
        _wait(int(seconds * 500))
        rate = (item.times - before) / (time.perf_counter() - started)
        bar.stop()
        print(f"  patrols of {shifts} shifts, {len(keys):,} fixes, {name}: {rate:.0f} frames/s", flush=True)
    canvas.scene().removeItem(item)
    bar.deleteLater()


def _pans(canvas, width):
    """Move the map by a third, over and over: seconds until everything is painted."""
    spent = []
    for number in range(PANS):
        started = time.perf_counter()
        centre = canvas.center()
        step = width / 3 * (1 if number % 2 else -1)
        canvas.setCenter(QgsPointXY(centre.x() + step, centre.y()))
        canvas.refresh()
        _until_drawn(canvas)
        canvas.grab()
        spent.append(time.perf_counter() - started)
    return spent


def _peer(canvas, events, folder):
    """QGIS's own: a layer with times in the temporal controller's way, alone and in a group layer."""
    path = folder / "events.gpkg"
    _write(events, path)
    layer = QgsVectorLayer(f"{path}|layername=events", "events", "ogr")
    symbol = QgsMarkerSymbol.createSimple({"color": "#e8820c", "size": "2", "outline_style": "no"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    temporal = layer.temporalProperties()
    temporal.setIsActive(True)
    temporal.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields)
    temporal.setStartField("reported_at")
    temporal.setEndField("closed_at")
    project = QgsProject.instance()
    project.addMapLayer(layer)
    group = QgsGroupLayer("group", QgsGroupLayer.LayerOptions(project.transformContext()))
    group.setChildLayers([layer])
    project.addMapLayer(group)
    for words, shown in (("alone", layer), ("in a group layer", group)):
        canvas.setLayers([shown])
        for name, width in PLACES.items():
            _look(canvas, width)
            spent, pictures = [], set()
            for number in range(FRAMES):
                moment = QDateTime.fromSecsSinceEpoch(int(START + DAY * (200 + 7 * number)), Qt.TimeSpec.UTC)
                started = time.perf_counter()
                canvas.setTemporalRange(QgsDateTimeRange(moment, moment.addDays(1)))
                canvas.refresh()
                _until_drawn(canvas)
                canvas.grab()
                spent.append(time.perf_counter() - started)
                image = canvas.grab().toImage()
                bits = image.constBits()
                bits.setsize(image.sizeInBytes())
                pictures.add(hash(bytes(bits)))
            rate = 1 / np.mean(spent)
            told = f"{len(pictures)} of {FRAMES} frames differ"
            print(f"  QGIS's temporal controller, {words}, {name}: {rate:.1f} frames/s, {told}", flush=True)
            canvas.setTemporalRange(QgsDateTimeRange(QDateTime(), QDateTime()))
            editing.row(f"QGIS, {words}, {name}: the map is moved, all dots drawn", _pans(canvas, width))
    canvas.setLayers([])


def _write(events, path):
    table = event_table(events)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "events"
    writer = QgsVectorFileWriter.create(
        str(path),
        table.fields,
        table.wkb_type,
        QgsCoordinateReferenceSystem(CRS),
        QgsCoordinateTransformContext(),
        options,
    )
    for row, wkb in zip(table.rows, table.geometries, strict=True):
        feature = QgsFeature(table.fields)
        feature.setAttributes(row)
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
        writer.addFeature(feature)
    del writer


def _window():
    window, canvas = QMainWindow(), QgsMapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
    canvas.setCachingEnabled(True)
    window.setCentralWidget(canvas)
    window.resize(*SIZE)
    window.show()
    _wait(200)
    return window, canvas


def _look(canvas, width):
    canvas.setExtent(QgsRectangle.fromCenterAndSize(QgsPointXY(*MIDDLE), width, width * SIZE[1] / SIZE[0]))
    canvas.refresh()
    _until_drawn(canvas)


def _until_drawn(canvas):
    """Wait until the map is drawn; a canvas draws a moment after it was told to."""
    loop, end = QEventLoop(), QTimer()
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    canvas.mapCanvasRefreshed.connect(loop.quit)
    end.start(20_000)
    loop.exec()
    canvas.mapCanvasRefreshed.disconnect(loop.quit)


def _wait(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _close(canvas, window):
    """Take everything down while Qt still runs."""
    QgsProject.instance().clear()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _wait(300)


if __name__ == "__main__":
    show()
