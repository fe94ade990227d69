"""Hot spots, clusters, rises and density of 100,000 events: time, and whether esda and scikit-learn say the same."""

import json
import subprocess
import time

import numpy as np
import shapely

from .inputs import HOUSE
from .peers import PYTHON, peers_environment, set_up_spots

__all__ = ["made_up_events", "show"]

DAY = 86_400.0
GRIDS = 577
EVENTS = 100_000
DAYS = 730
SIDE = 15_000.0
HEAPS, FLARES = 400, 40


def made_up_events(count=EVENTS, seed=1):
    """Events of two years in a town 15 km wide: heaps, a spread over all of it, and flares of 12 in three days.

    Returns
    -------
    (n, 2) array of places in metres, (n,) array of seconds, (n,) array of int, classes
    """
    generator = np.random.default_rng(seed)
    spread, flares = count * 6 // 10, FLARES * 12
    heaped = count - spread - flares
    middles = generator.random((HEAPS, 2)) * SIDE
    heap = generator.integers(0, HEAPS, heaped)
    start = generator.random((FLARES, 2)) * SIDE
    flare = np.repeat(np.arange(FLARES), 12)
    places = np.concatenate(
        [
            generator.random((spread, 2)) * SIDE,
            middles[heap] + generator.normal(0, 60, (heaped, 2)),
            start[flare] + generator.normal(0, 20, (flares, 2)),
        ]
    )
    when = np.concatenate(
        [
            generator.random(spread + heaped) * DAYS,
            (generator.random(FLARES) * (DAYS - 3))[flare] + generator.random(flares) * 3,
        ]
    )
    order = np.argsort(when, kind="stable")
    return places[order], when[order] * DAY, generator.integers(0, 9, len(when))[order]


def grids_over(count=GRIDS):
    """Squares over the town, rows and columns as even as can be: (count,) array of Polygon."""
    across = int(np.ceil(np.sqrt(count)))
    column, row = np.arange(count) % across, np.arange(count) // across
    side = SIDE / across
    return shapely.box(column * side, row * side, (column + 1) * side, (row + 1) * side)


def show(folder):
    """Print everything."""
    from community_grids.engine.events.figures.clusters import cluster_labels, clusters
    from community_grids.engine.events.figures.hotspots import contiguity, hot_spots
    from community_grids.engine.events.figures.kernel_density import kernel_density
    from community_grids.engine.events.figures.repeats import repeats
    from community_grids.engine.events.figures.rises import rises

    places, times, kinds = made_up_events()
    areas = grids_over()
    grid = shapely.STRtree(areas).query(shapely.points(places), predicate="within")
    counts = np.bincount(grid[1], minlength=len(areas))
    own = np.full(len(places), -1)
    own[grid[0]] = grid[1]
    print(f"Events of {DAYS} days: {len(places)}; {len(areas)} grids; made up, with {FLARES} flares of 12 in 3 days")
    print(f"  {'':44}{'seconds':>9}{'of the processor':>18}")
    spots = timed("Gi* with neighbours, p and FDR", lambda: hot_spots(counts, contiguity(areas)))
    labels = timed("ST-DBSCAN alone, 100 m, 7 days, 5", lambda: cluster_labels(places, times))
    found = timed("clusters with p, 99 shuffles or fewer", lambda: clusters(places, times))
    clear = sum(one.p <= 0.05 for one in found)
    edges = np.append(np.arange(0, DAYS, 30), DAYS)
    days = (times / DAY).astype(int)
    risen = timed("rises, 9 classes x 577 grids x 25 months, 999", lambda: rises(days, kinds, own, edges))
    again = timed("repeated places, 3 in 30 days in 50 m", lambda: repeats(places, times))
    surface = timed("density, radius 200 m, cells of 25 m", lambda: kernel_density(places, 200, 25))
    print(
        f"  clusters {len(found)}, with p <= 0.05 {clear}; rises {len(risen)}; repeated places {len(again)}; ", end=""
    )
    print(f"events in the density {surface.density.sum() * surface.cell**2 / 1e6:.1f}")
    _beside_peers(folder, areas, counts, spots, places, times, labels)


def timed(words, work):
    """Do something and print how long it took."""
    begin, busy = time.perf_counter(), time.process_time()
    result = work()
    seconds, busy = time.perf_counter() - begin, time.process_time() - busy
    print(f"  {words:<44}{seconds:>9.2f}{busy:>18.2f}", flush=True)
    return result


def _beside_peers(folder, areas, counts, spots, places, times, labels):
    """The same from esda and scikit-learn, in an environment of their own."""
    if not set_up_spots():
        return
    given = folder / "spots.npz"
    np.savez(given, areas=shapely.to_wkb(areas).astype("V"), sizes=[len(one) for one in shapely.to_wkb(areas)],
             counts=counts, places=places, times=times)  # fmt: skip
    command = [str(PYTHON), "-m", "benchmarks.peer_tools.spots", str(given), str(folder / "spots_told.npz")]
    told = subprocess.run(command, cwd=HOUSE, env=peers_environment(), capture_output=True, text=True, check=False)
    if told.returncode:
        print(f"  the peers are left out: {(told.stderr.strip().splitlines() or ['they crashed'])[-1]}")
        return
    seconds = json.loads(told.stdout.splitlines()[-1])
    theirs = np.load(folder / "spots_told.npz")
    print(f"  {'esda, G_Local(star) with Queen neighbours':<44}{seconds['gi']:>9.2f}")
    print(f"  {'scikit-learn, DBSCAN on the same neighbours':<44}{seconds['dbscan']:>9.2f}")
    print(f"  largest difference of z to esda: {np.abs(theirs['z'] - spots.z).max():.1e}")
    cores = theirs["cores"]
    pairs = np.unique(np.column_stack([labels[cores], theirs["labels"][cores]]), axis=0)
    same = len(pairs) == len(np.unique(pairs[:, 0])) == len(np.unique(pairs[:, 1]))
    print(f"  clusters of scikit-learn: {theirs['labels'].max() + 1}, the same cores in the same clusters: {same}")
