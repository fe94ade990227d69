"""What a plan file takes that knows its buildings: reading them, taking a register, and the edit of a count.

`make bench BENCH=premises` prints the table. The plan is a lattice town of 6,000 units with 60,000 buildings of five
dwellings, the size of a city's core.
"""

import tempfile
import time
from pathlib import Path

import numpy as np
import shapely
from community_grids.adapters.plan_file.creating import NewPlan, create_plan
from community_grids.adapters.plans.session import PlanSession
from community_grids.engine.premises.model import (
    addresses_of,
    buildings_of,
    dwellings_of,
    register_rows_of,
    ties_of,
)
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem

from .editing import BAND, row, town

__all__ = ["show"]

UNITS, GRIDS, BUILDINGS, FLOORS = 6_000, 300, 60_000, 5
COUNTED = 100


def show():
    """Start QGIS without a screen and print all figures."""
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as scratch:
        session = _session(Path(scratch) / "town.gpkg")
        print(f"A plan file with {BUILDINGS:,} buildings of {FLOORS} dwellings: milliseconds", flush=True)
        premises = session.premises
        dwellings = _dwellings()
        _once("addresses, floors and dwellings taken", lambda: premises.take(_facts(premises), _addresses(), dwellings))
        _once("buildings read", lambda: premises.buildings)
        _once("addresses read", lambda: premises.addresses)
        _once("dwellings read", lambda: premises.dwellings, "wanted: 2,000 for buildings and dwellings")
        _edits(session, np.random.default_rng(1))
        _once("a register of as many dwellings, counted anew", lambda: premises.take_register("new", dwellings))
        _once("their ties taken", lambda: premises.take(ties={"r": _ties(dwellings)}))
        _once("their ties read", lambda: len(premises.ties))
        _once("one of them decided", lambda: premises.decide("k7", str(premises.buildings.ids[3])))
        session.close()
    application.exitQgis()


def _once(name, work, remark=""):
    started, busy = time.perf_counter(), time.process_time()
    work()
    row(name, [time.perf_counter() - started], f"processor: {1000 * (time.process_time() - busy):,.0f}   {remark}")


def _edits(session, dice):
    """Counts by chance, each taken back and done again."""
    spent = {"a count, with all totals": [], "taken back": [], "done again": []}
    ids = session.premises.buildings.ids
    for building in dice.choice(ids, COUNTED, replace=False).tolist():
        floor = int(dice.integers(1, FLOORS + 1))
        for name, work in zip(
            spent,
            (
                lambda: session.premises.set_count(building, "1", floor, f"{floor}01", households=3),  # noqa: B023
                session.undo,
                session.redo,
            ),
        ):
            started = time.perf_counter()
            work()
            spent[name].append(time.perf_counter() - started)
    for name, seconds in spent.items():
        row(name, seconds)


def _session(path):
    draft, dice = town(UNITS, GRIDS), np.random.default_rng(1)
    unit = dice.integers(0, len(draft.codes), BUILDINGS)
    x0, y0 = shapely.bounds(draft.fabric.polygons[unit])[:, :2].T + dice.random((2, BUILDINGS)) * 80
    communities = len(draft.fabric.community_codes)
    of = draft.fabric.units.communities
    plan = NewPlan(
        name="town",
        author="benchmark",
        crs=QgsCoordinateReferenceSystem("EPSG:4547"),
        draft=draft,
        visible=np.zeros(len(draft.fabric.units.borders.lengths)),
        bands={"urban": BAND},
        communities=np.array([shapely.union_all(draft.fabric.polygons[of == one]) for one in range(communities)]),
        community_codes=draft.fabric.community_codes,
        community_names=np.full(communities, "", dtype=object),
        community_kinds=np.full(communities, "urban", dtype=object),
        buildings=shapely.box(x0, y0, x0 + 12, y0 + 9),
        building_ids=np.array([f"43070200100{number:06d}" for number in range(BUILDINGS)], dtype=object),
        building_units=draft.fabric.unit_ids[unit],
        building_households=np.full(BUILDINGS, FLOORS),
    )
    create_plan(path, plan)
    return PlanSession.open(path, "benchmark")


def _facts(premises):
    return buildings_of(premises.buildings.ids, floors=np.full(BUILDINGS, FLOORS))


def _addresses():
    return addresses_of([f"路{number}号" for number in range(BUILDINGS)], buildings=np.arange(BUILDINGS))


def _dwellings():
    floors = np.tile(np.arange(1, FLOORS + 1), BUILDINGS)
    return dwellings_of(
        np.repeat(np.arange(BUILDINGS), FLOORS),
        entrances=["1"] * len(floors),
        floors=floors,
        rooms=[f"{floor}01" for floor in floors.tolist()],
        households=np.ones(len(floors), dtype=int),
    )


def _ties(dwellings):
    states = np.where(np.arange(len(dwellings)) % 20, "sure", "doubtful").astype(object)
    near = np.column_stack([dwellings.buildings] * 3)
    return (
        register_rows_of([f"k{number}" for number in range(len(dwellings))], rooms=dwellings.rooms),
        ties_of(dwellings.buildings, states=states, candidates=near, candidate_scores=near / BUILDINGS),
    )
