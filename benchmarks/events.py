"""Events coming in: dates beside pandas, addresses beside a plain look-up, counts beside a plain spatial join, shifts.

`make bench BENCH=events` prints the figures. The real events are Cambridge's, 9,110 with coordinates and 1,225 without;
of the first the addresses alone are looked for too, so that it shows how far from the city's own coordinates they come
out. Seconds are those of the processor.
"""

import importlib.util
import time
from collections import Counter
from datetime import datetime, timedelta

import numpy as np
import shapely
from community_grids.adapters.events.ground import EventGround
from community_grids.adapters.events.importing import Wishes, import_events
from community_grids.adapters.events.reading import moved_places, read_events
from community_grids.adapters.layers.reading import Source
from community_grids.adapters.registers.layers import read_layer
from community_grids.engine.events.arriving.dates import times_of
from community_grids.engine.geodesy.gcj import BD09, WGS84, converted
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsVectorLayer

from .inputs import HOUSE, SHARED

__all__ = ["show"]

CITY = SHARED / "data" / "cambridge_ma.gpkg"
FULL = HOUSE / "build" / "full.gpkg"
METRIC = QgsCoordinateReferenceSystem("EPSG:32619")
EAST = -300  # minutes

# As people write them; the last is what a spreadsheet keeps.
WAYS = (
    lambda at: at.isoformat() + "+08:00",
    lambda at: f"{at.year}/{at.month}/{at.day} {at:%H:%M:%S}",
    lambda at: f"{at.year}年{at.month}月{at.day}日 {at:%H:%M:%S}",
    lambda at: f"民國{at.year - 1911}年{at.month}月{at.day}日 {at:%H:%M:%S}",
    lambda at: f"{at.year}-{at.month:02}-{at.day:02} {_half(at)}{at.hour % 12 or 12}:{at:%M:%S}",
    lambda at: f"{(at - datetime(1899, 12, 30)) / timedelta(days=1):.8f}",
)


def _half(at):
    return "下午" if at.hour > 11 else "上午"


def show():
    """Print all figures."""
    _dates()
    _shifts()
    if FULL.exists():
        _sample()
    if CITY.exists():
        _city()
    else:
        print(f"  left out: there is no {CITY.name}")


def _dates(count=20_000):
    """Dates of which the truth is known."""
    moments = [datetime(2024, 1, 1) + timedelta(seconds=397 * row) for row in range(count)]
    truth = np.array([(at - datetime(1970, 1, 1)).total_seconds() - 8 * 3600 for at in moments])
    print(f"{count:,} dates in each of {len(WAYS)} ways, and all mixed: seconds, and the share that is right")
    print(f"{'':>30} {'ours':>14} {'pandas':>14}", flush=True)
    columns = {WAYS[way](moments[-1]): [WAYS[way](at) for at in moments] for way in range(len(WAYS))}
    columns["mixed"] = [WAYS[row % len(WAYS)](at) for row, at in enumerate(moments)]
    for words, column in columns.items():
        print(f"{words:>30} {_right(_ours, column, truth)} {_right(_pandas, column, truth)}", flush=True)


def _right(read, column, truth):
    clock = time.process_time()
    seconds = read(column)
    clock = time.process_time() - clock
    return f"{'-':>14}" if seconds is None else f"{clock:7.2f} {(np.abs(seconds - truth) <= 1).mean():6.1%}"


def _ours(column):
    return times_of(column).seconds


def _pandas(column):
    if importlib.util.find_spec("pandas") is None:
        return None
    import pandas

    read = pandas.to_datetime(pandas.Series(column), errors="coerce", format="mixed")
    local = [at if at is pandas.NaT or at.tzinfo else pandas.Timestamp(at, tz="Asia/Shanghai") for at in read]
    return np.array([np.nan if at is pandas.NaT else at.timestamp() for at in local])


def _shifts(count=1_000_000):
    chance = np.random.default_rng(1)
    places = np.column_stack([chance.uniform(75, 134, count), chance.uniform(18, 53, count)])
    clock = time.process_time()
    back = converted(converted(places, WGS84, BD09), BD09, WGS84)
    clock = time.process_time() - clock
    off = np.abs(back - places).max() * 111_320
    print(f"\n{count:,} places to BD-09 and back: {clock:.2f} s, {off * 1000:.3f} mm off at most")


def _sample():
    layer = QgsVectorLayer(f"{FULL}|layername=events", "events", "ogr")
    source, context = Source.of_layer(layer), QgsCoordinateTransformContext()
    clock = time.process_time()
    plain = sum(1 for feature in layer.getFeatures() if feature.attributes())
    plain, count = time.process_time() - clock, plain
    clock = time.process_time()
    read_events(source, layer.crs(), context)
    ours = time.process_time() - clock
    clock = time.process_time()
    import_events(read_layer(source), EventGround(context), Wishes())
    whole = time.process_time() - clock
    print(f"\n{count:,} events of the full sample: read by QGIS and no more {plain:.2f} s, by us {ours:.2f} s, "
          f"imported {whole:.2f} s", flush=True)  # fmt: skip


def _city():
    sources = {name: Source.of_layer(_layer(name)) for name in ("communities", "addresses", "roads")}
    context = QgsCoordinateTransformContext()
    ground = EventGround(context, sources["communities"], sources["addresses"], sources["roads"], None, "", "Street")
    print("\nCambridge")
    events = _imported("events", ground)
    joined = _by_area(_points(_layer("events")), context)
    counted = _by_area(moved_places(events.events.places, events.crs, METRIC, context), context)
    print(f"  imported {len(events.events):,}, with a place {events.counts['placed']:,}; by neighbourhood as a plain "
          f"spatial join counts them: {'yes' if counted == joined else 'no'} ({sum(joined.values()):,} in "
          f"{len(joined)})", flush=True)  # fmt: skip
    left = _imported("events_no_coords", ground)
    print(f"  without coordinates {len(left.events):,}, of which {_vague():,} tell no more than a street: placed "
          f"{left.counts['placed']:,}, listed {left.counts['unplaced']:,}", flush=True)  # fmt: skip
    _addresses(ground, context)


def _imported(table, ground):
    clock = time.process_time()
    done = import_events(read_layer(Source.of_layer(_layer(table))), ground, Wishes(zone_minutes=EAST))
    print(f"  {table}: {time.process_time() - clock:.1f} s", flush=True)
    return done


def _vague():
    """Events without coordinates that name neither a house nor a second street."""
    rows = _layer("events_no_coords").getFeatures()
    return sum(1 for row in rows if not row["Street Number"] and not row["Cross Street"])


def _addresses(ground, context):
    """Where the events with coordinates come out by their addresses alone."""
    known = ground.address_places(_Silent())
    layer = _layer("events")
    asked, there = [], moved_places(_points(layer), METRIC, ground.crs, context)
    for feature in layer.getFeatures():
        number, road, cross = (
            str(feature[name] or "").strip() for name in ("Street Number", "Steet Name", "Cross Street")
        )
        asked.append(f"{number} {road}" if number else f"{road} & {cross}" if cross else road)
    clock = time.process_time()
    found = [known.find(text) for text in asked]
    clock = time.process_time() - clock
    print(f"  by address alone, {len(asked):,} events in {clock:.1f} s; metres from the city's own coordinates")
    print(f"{'':>24} {'placed':>8} {'half':>8} {'90 %':>8}")
    for how in ("address", "neighbour", "corner"):
        rows = [row for row, one in enumerate(found) if one.how == how]
        off = np.array([np.hypot(*np.subtract(found[row].place, there[row])) for row in rows])
        print(f"{how:>24} {len(rows):8,d} {np.median(off):8.1f} {np.percentile(off, 90):8.1f}", flush=True)
    plain = {
        feature["full_address"].upper() for feature in _layer("addresses").getFeatures() if feature["full_address"]
    }
    alike = Counter(text.upper() in plain for text in asked)
    print(f"{'a plain look-up':>24} {alike[True]:8,d}")


class _Silent:
    def check(self):
        pass

    def cancelled(self):
        return False

    def report(self, stage, fraction):
        pass


def _layer(name):
    return QgsVectorLayer(f"{CITY}|layername={name}", name, "ogr")


def _points(layer):
    """The places of a layer in metres, by QGIS alone."""
    places = [feature.geometry().asPoint() for feature in layer.getFeatures()]
    return moved_places(
        np.array([(one.x(), one.y()) for one in places]), layer.crs(), METRIC, QgsCoordinateTransformContext()
    )


def _by_area(places, context):
    """How many places lie in each neighbourhood."""
    layer, counts = _layer("communities"), {}
    for feature in layer.getFeatures():
        shape = shapely.from_wkb(feature.geometry().asWkb().data())
        shape = shapely.transform(shape, lambda part: moved_places(part, layer.crs(), METRIC, context))
        counts[feature["NAME"]] = int(shapely.contains_xy(shape, places).sum())
    return counts
