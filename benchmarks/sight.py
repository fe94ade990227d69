"""What cameras see, of a whole city: seconds of the sweep, and its areas beside rays cast one by one.

`make bench BENCH=sight` prints the table. The made-up city is the full sample, with kiosks drawn at random beside the
cameras until there are more than 50,000 footprints. The real one is Cambridge, whose parcels are shrunk to footprints,
with a camera that looks all round at each of its traffic signals.
"""

import time
from typing import NamedTuple

import numpy as np
import shapely
from community_grids.adapters.cameras.profile import camera_profile
from community_grids.adapters.cameras.vocabulary import camera_vocabulary
from community_grids.engine.events.arriving.camera_intake import cameras_of_columns
from community_grids.engine.events.model import cameras_of
from community_grids.engine.events.sight import obstacles_of, sees, sight_in_bands, sight_of, viewers_of

from .inputs import HOUSE, SHARED, sample
from .layers import read
from .sight_rays import area_by_rays, area_by_shadows

__all__ = ["show"]

FOOTPRINTS = 52_000
CHECKED = 200
FLOOR_M = 3.0
SHRUNK_M = 3.0
LEAST_M2 = 30.0


class City(NamedTuple):
    """A city's name, footprints, their heights and cameras."""

    name: str
    footprints: np.ndarray
    heights: np.ndarray
    cameras: object


def show(checked=CHECKED):
    """Print all figures."""
    for city in (_sample(), _cambridge()):
        if isinstance(city, str):
            print(f"\n{city}", flush=True)
            continue
        for words, heights in (("with heights", city.heights), ("of any height", None)):
            if heights is None or np.isfinite(heights).any():
                _show(city, words, heights, checked)


def _show(city, words, heights, checked):
    print(f"\n{city.name}, buildings {words}: {len(city.cameras):,} cameras, {len(city.footprints):,} footprints")
    obstacles = _timed("buildings made ready", lambda: obstacles_of(city.footprints, heights))
    viewers = _timed("cameras made ready", lambda: viewers_of(city.cameras, obstacles, camera_profile().looks))
    moved, lost = len(viewers.troubles["moved"]), int((~viewers.able).sum())
    print(f"  {'cameras moved to a wall, without sight':<44} {moved:8,d} {lost:8,d}")
    everybody = np.arange(len(viewers))
    sights = _timed("sight of all cameras", lambda: sight_of(viewers, everybody, obstacles))
    _timed("the same in bands", lambda: sight_in_bands(viewers, everybody, sights))
    chance = np.random.default_rng(1)
    some = np.sort(chance.choice(viewers.able_rows, min(checked, len(viewers.able_rows)), replace=False))
    alone = _each("one camera", [lambda row=row: sight_of(viewers, [row], obstacles)[0].area for row in some])
    if heights is None:
        shadows = _each("one camera, baseline: shadows by shapely", [
            lambda row=row: area_by_shadows(viewers, row, obstacles) for row in some])  # fmt: skip
        _differ("baseline against ours", shadows, alone)
    tall = np.full(len(city.footprints), np.nan) if heights is None else heights
    tree = shapely.STRtree(city.footprints)
    rays = _each("one camera, brute force: rays", [
        lambda row=row: area_by_rays(viewers, row, city.footprints, tall, tree) for row in some])  # fmt: skip
    _differ("ours against rays", alone, rays)
    places = viewers.places[some] + chance.normal(0, 20, (len(some), 2))
    viewers.tree  # noqa: B018  the first question makes it
    seen = _each("which cameras see a place", [
        lambda one=one: len(sees(viewers, obstacles, [one]).cameras) for one in places])  # fmt: skip
    print(f"  {'cameras that see a place, mean':<44} {np.mean(seen):8.1f}", flush=True)


def _timed(words, work):
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(f"  {words:<44} {clock:8.2f} s, of the processor {processor:.2f} s", flush=True)
    return result


def _each(words, works):
    """Do things one by one and print what one takes: the middle and the longest of them, and of the processor."""
    results, seconds, processor = [], [], []
    for work in works:
        start, busy = time.perf_counter(), time.process_time()
        results.append(work())
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - busy)
    middle, longest, busy = 1000 * np.median(seconds), 1000 * max(seconds), 1000 * np.median(processor)
    print(f"  {words:<44} {middle:8.2f} ms, at most {longest:.2f} ms, of the processor {busy:.2f} ms", flush=True)
    return np.array(results)


def _differ(words, ours, theirs):
    share = np.abs(ours - theirs) / np.maximum(theirs, 1.0)
    print(f"  {words + ', mean and largest difference':<44} {share.mean():8.3%} {share.max():8.3%}", flush=True)


def _sample():
    full = sample("", "", HOUSE / "build" / "full.gpkg")
    if full.why_not():
        return "full sample: left out, there is no build/full.gpkg; --full makes it"
    buildings, layer = read(full.file, "buildings"), read(full.file, "cameras")
    columns = {name: layer[name].astype(object).where(layer[name].notna(), "").astype(str).tolist()
               for name in layer.columns if name not in ("geometry", "fid")}  # fmt: skip
    places = shapely.get_coordinates(layer.geometry.to_numpy())
    cameras = cameras_of_columns("cameras", columns, range(len(layer)), camera_vocabulary(), places=places).cameras
    footprints = buildings.geometry.to_numpy()
    heights = FLOOR_M * buildings["floors"].to_numpy(dtype=float)
    kiosks = _kiosks(places, footprints, FOOTPRINTS - len(footprints))
    return City("the made-up city", np.concatenate([footprints, kiosks]),
                np.concatenate([heights, np.full(len(kiosks), FLOOR_M)]), cameras)  # fmt: skip


def _kiosks(places, footprints, count):
    """Small buildings beside cameras, where nothing stands."""
    chance = np.random.default_rng(7)
    middles = places[chance.integers(len(places), size=3 * count)] + chance.normal(0, 25, (3 * count, 2))
    sides = chance.uniform(2, 4, (3 * count, 2)) / 2
    kiosks = shapely.box(*(middles - sides).T, *(middles + sides).T)
    taken, _ = shapely.STRtree(footprints).query(kiosks, predicate="intersects")
    over, _ = shapely.STRtree(shapely.points(places)).query(kiosks, predicate="intersects")
    free = np.ones(len(kiosks), dtype=bool)
    free[taken] = free[over] = False
    return kiosks[free][:count]


def _cambridge():
    file = SHARED / "data" / "cambridge_ma.gpkg"
    if not file.exists():
        return "Cambridge: left out, there is no cambridge_ma.gpkg"
    parcels, signals = read(file, "parcels"), read(file, "traffic_signals")
    parcels = parcels[parcels["units_derived"].notna() & parcels.geometry.notna()]
    crs = parcels.estimate_utm_crs()
    shapes = shapely.buffer(shapely.make_valid(parcels.to_crs(crs).geometry.to_numpy()), -SHRUNK_M, join_style="mitre")
    shapes = shapes[shapely.area(shapes) > LEAST_M2]
    places = shapely.get_coordinates(signals.to_crs(crs).geometry.to_numpy())
    names = [str(number) for number in range(len(places))]
    cameras = cameras_of(names, places=places, kinds=["dome"] * len(names))
    return City("Cambridge, parcels shrunk to footprints", shapes, np.full(len(shapes), np.nan), cameras)
