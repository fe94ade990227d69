"""What a person waits for at one building: its panel, the building under the pointer, and a search in the locator bar.

`make bench BENCH=building` prints the table. The plan is the full sample district, all its dwellings known one by one,
with a community for a grid; the panel is painted on a screen that nobody sees.
"""

import sqlite3
import tempfile
import time
from pathlib import Path

import numpy as np
import shapely
from community_grids.adapters.plan_file.creating import NewPlan, create_plan
from community_grids.adapters.plan_file.geopackage import geometries
from community_grids.adapters.plans.on_map.buildings import BuildingsOnMap
from community_grids.adapters.plans.place_finder import PlaceFinder
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.premises.building_cards import BuildingCards
from community_grids.engine.gridding.editing.draft import Draft
from community_grids.engine.gridding.editing.model import GridRecord, fabric_of
from community_grids.engine.premises.model import addresses_of, buildings_of, dwellings_of
from community_grids.plugin.premises.building_dock import BuildingDock
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QCoreApplication

from .editing import BAND, row
from .inputs import all_inputs

__all__ = ["show"]

OPENED, PICKED, SOUGHT = 200, 2000, 200
USES = {"居住": "residential", "商业": "commercial", "公共": "public", "工业": "industrial", "仓储": "storage"}


def show(folder, opened=OPENED):
    """Start QGIS without a screen and print all figures.

    Parameters
    ----------
    folder : Path, for inputs that must be made first
    opened : int, how many buildings are opened
    """
    one = next(each for each in all_inputs(folder, full=True) if each.name == "sample-full")
    missing = one.why_not()
    if missing:
        print(f"One building: left out, {missing}")
        return
    application = QgsApplication([], True)
    application.initQgis()
    print("One building: milliseconds, half and 95 of 100 within")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "town.gpkg"
        _write_plan(one.file, path)
        session = PlanSession.open(path, "benchmark")
        dice = np.random.default_rng(1)
        first, *others = _panels(session, dice, opened + 1)
        buildings, dwellings = session.premises.buildings, session.premises.dwellings
        print(f"  {len(buildings):,} buildings, {len(dwellings):,} dwellings", flush=True)
        row("the first panel, for which all is read", [first])
        row("the panel of a building, painted", others, "wanted: 200")
        row("the building under the pointer", _picks(session, dice), "wanted: 5")
        _searches(session, dice)
        session.close()
    application.exitQgis()


def _panels(session, dice, count):
    """Seconds of opening buildings by chance, each until Qt has painted it."""
    cards, dock = BuildingCards(session, {}), BuildingDock()
    dock.resize(460, 700)
    dock.show()
    spent = []
    ids = PlanSession.open(session.path).premises.buildings.ids
    for building_id in dice.choice(ids, count, replace=False).tolist():
        started = time.perf_counter()
        dock.show_card(cards.card(building_id), True)
        dock.repaint()
        QCoreApplication.processEvents()
        spent.append(time.perf_counter() - started)
    dock.close()
    return spent


def _picks(session, dice):
    """Seconds of asking what is at places by chance, half of them on a building."""
    buildings = BuildingsOnMap(session)
    centres = shapely.get_coordinates(shapely.centroid(session.premises.buildings.footprints))
    places = centres[dice.integers(len(centres), size=PICKED)] + dice.uniform(-25, 25, (PICKED, 2))
    buildings.at(places[0])
    return [_seconds(lambda place=place: buildings.at(place, 1.0)) for place in places]


def _searches(session, dice):
    """Print what a search takes: by parts of addresses, by codes, and by one letter, which everything has."""
    premises, finder = session.premises, PlaceFinder()
    finder.look(session, {})
    started = time.perf_counter()
    finder.find("?")
    row("the first search, which prepares the rest", [time.perf_counter() - started])
    texts = premises.addresses.texts[dice.integers(len(premises.addresses), size=SOUGHT)].tolist()
    ids = premises.buildings.ids[dice.integers(len(premises.buildings), size=SOUGHT)].tolist()
    spent = [_seconds(lambda text=text: finder.find(f"{text[:3]} {text[-3:]}")) for text in texts]
    row("a search by two parts of an address", spent, "wanted: 100")
    row("a search by the code of a building", [_seconds(lambda id_=id_: finder.find(id_)) for id_ in ids])
    row("a search by one digit", [_seconds(lambda n=n: finder.find(str(n))) for n in range(1, 10)])


def _seconds(act):
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _write_plan(source, path):
    """Make a plan of a district: communities for grids, and rooms numbered up the floors of every entrance."""
    with sqlite3.connect(source) as district:
        read = lambda query: zip(*district.execute(query).fetchall(), strict=True)  # noqa: E731
        towns, codes = read("SELECT geom, community_code FROM communities ORDER BY community_code")
        fields = "geom, building_id, name, use, floors, entrances, dwellings, households, compound_name, community_code"
        shapes, ids, names, uses, floors, entrances, flats, held, compounds, homes = read(
            f"SELECT {fields} FROM buildings"
        )
        addresses, addressed = read("SELECT address, building_id FROM addresses")
        doors = district.execute(
            "SELECT building_id, entrance_no, floors, dwellings, households FROM entrances"
        ).fetchall()
    towns, shapes, codes = geometries(towns), geometries(shapes), list(codes)
    town_of = {code: number for number, code in enumerate(codes)}
    home = np.array([town_of[code] for code in homes])
    grids = [f"{code}001" for code in codes]
    count, total = (np.bincount(home, weights=weights, minlength=len(codes)).astype(int) for weights in (None, held))
    bands = [BAND] * len(codes)
    fabric = fabric_of(towns, np.arange(1, len(codes) + 1), np.arange(len(codes)), total, count, codes, bands)
    records = {grid: GridRecord(grid, f"第{number + 1}网格", number) for number, grid in enumerate(grids)}
    plan = NewPlan(
        name="In force",
        author="benchmark",
        crs=QgsCoordinateReferenceSystem("EPSG:4546"),
        draft=Draft(fabric, np.array(grids, dtype=object), records),
        visible=np.zeros(len(fabric.units.borders.lengths)),
        bands={"urban": BAND, "rural": BAND, "special": BAND},
        communities=towns,
        community_codes=np.array(codes, dtype=object),
        community_names=np.array(codes, dtype=object),
        community_kinds=np.full(len(codes), "urban", dtype=object),
        buildings=shapes,
        building_ids=np.array(ids, dtype=object),
        building_units=home + 1,
        building_households=np.array(held),
    )
    create_plan(path, plan)
    rows = {id_: number for number, id_ in enumerate(ids)}
    session = PlanSession.open(path, "benchmark")
    session.premises.take(
        buildings=buildings_of(
            ids,
            names=names,
            uses=[USES.get(use, "") for use in uses],
            floors=floors,
            entrances=entrances,
            dwellings=flats,
            households=held,
            compounds=[compound or "" for compound in compounds],
        ),
        addresses=addresses_of(addresses, buildings=[rows[id_] for id_ in addressed]),
        dwellings=_rooms(doors, rows),
    )
    session.close()


def _rooms(doors, rows):
    """A row a dwelling: as many on a floor as an entrance has room for, the first ones lived in."""
    listed = []
    for id_, entrance, floors, flats, held in doors:
        beside = -(-flats // max(floors, 1))
        for number in range(flats):
            lived = held // flats + (number < held % flats)
            floor, place = divmod(number, beside)
            room = f"{floor + 1}{place + 1:02d}"
            listed.append((rows[id_], entrance.removesuffix("单元"), floor + 1, room, lived))
    buildings, entrances, floors, rooms, held = zip(*listed, strict=True)
    states = ["occupied" if lived else "empty" for lived in held]
    return dwellings_of(buildings, entrances=entrances, floors=floors, rooms=rooms, states=states, households=held)
