"""What happens inside QGIS while the pictures of a divided tower are taken.

QGIS runs this file with `--code`; it photographs the plan file that COMMUNITY_GRIDS_PLAN names, with what the district
in COMMUNITY_GRIDS_DISTRICT tells of its buildings. Each step waits until the map is drawn.
"""

import os
from dataclasses import replace

import numpy as np
import processing
from community_grids.engine.premises.model import dwellings_of
from few_colours import keep
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins
from stepping import step_through

OUT, PLAN = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_PLAN"]
DISTRICT = os.environ["COMMUNITY_GRIDS_DISTRICT"]
SIZE, DIALOG = (1400, 900), (520, 560)
FLOORS, ENTRANCES, PLACES, LIVED_IN, SEED = 33, 4, 8, 0.83, 5
PATIENCE = 200_000  # ms

window, canvas = iface.mainWindow(), iface.mapCanvas()
plugin = plugins["community_grids"]
bench, towers = plugin.workbench, plugin.premises.towers
tower = {}


def arrange():
    """Give the window its size, with nothing but what is to be seen."""
    window.showNormal()
    window.resize(*SIZE)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() == "Browser":
            dock.hide()
    bench.open(PLAN)


def raise_tower():
    """Take in what the district tells, and make the highest building a tower of four entrances and 33 floors."""
    parts = {name: f"{DISTRICT}|layername={name.lower()}" for name in ("BUILDINGS", "ADDRESSES", "ENTRANCES")}
    processing.run("communitygrids:takepremises", {"PLAN": PLAN, **parts})
    premises = bench.session.premises
    premises.refresh()
    buildings, known = premises.buildings, premises.dwellings
    row, dice = int(np.argmax(buildings.floors)), np.random.default_rng(SEED)
    rooms = [
        (str(entrance + 1), floor + 1, f"{floor + 1}{place + 1:02d}", int(dice.random() < LIVED_IN))
        for entrance in range(ENTRANCES)
        for floor in range(FLOORS)
        for place in range(PLACES)
    ]
    kept = known.taken(known.buildings != row)
    entrances, floors, names, held = zip(*rooms, strict=True)
    new = dwellings_of(
        [*kept.buildings, *[row] * len(rooms)],
        entrances=[*kept.entrances, *entrances],
        floors=[*kept.floors, *floors],
        rooms=[*kept.rooms, *names],
        states=[*kept.states, *("occupied" if each else "empty" for each in held)],
        households=[*kept.households, *held],
        dwellings=[*kept.dwellings, *[1] * len(rooms)],
    )
    facts = {name: getattr(buildings, name).copy() for name in ("floors", "entrances", "dwellings")}
    facts["floors"][row], facts["entrances"][row], facts["dwellings"][row] = FLOORS, ENTRANCES, len(rooms)
    premises.take(buildings=replace(buildings, **facts))
    premises.take_register(f"{bench.session.scenario.name} 2", new)
    tower["id"] = str(buildings.ids[row])
    tower["grid"] = premises.grid_of(tower["id"])


def look_at_it():
    """Go to its grid."""
    plugin.grids.show()
    window.resizeDocks([plugin.grids], [470], Qt.Orientation.Horizontal)
    bench.select([tower["grid"]])
    bench.zoom_to([tower["grid"]])


def ask():
    """Photograph the dialog with its proposal."""
    towers.start(tower["id"])
    towers.dialog.resize(*DIALOG)
    for _ in range(5):
        QApplication.processEvents()
    keep(towers.dialog.grab(), f"{OUT}_tower_dialog.png")


def divide():
    """Divide it."""
    towers.dialog.divide.click()
    towers.dialog.hide()
    bench.select([grid.code for grid in bench.session.premises.vertical_grids][:1])
    look_round(160)


def photograph():
    """Photograph the window."""
    iface.messageBar().clearWidgets()
    QApplication.processEvents()
    keep(window.grab(), f"{OUT}_tower.png")


def stand():
    """Let the buildings stand, each entrance in the colour of its vertical grid."""
    bench.select([])
    plugin.scene.raise_buildings()


def come_near():
    """Go near enough to see the tower whole."""
    look_round(95, up=45)


def photograph_scene():
    """Photograph the map with the tower standing."""
    iface.messageBar().clearWidgets()
    QApplication.processEvents()
    keep(window.grab(), f"{OUT}_tower_scene.png")


def look_round(wide, up=0):
    """Show so many metres to both sides of the tower, from a place above its foot."""
    premises = bench.session.premises
    middle = premises.buildings.footprints[premises.rows[tower["id"]]].centroid
    extent = canvas.extent()
    high = wide * extent.height() / extent.width()
    extent.set(middle.x - wide, middle.y + up - high, middle.x + wide, middle.y + up + high)
    canvas.setExtent(extent)
    canvas.refresh()


step_through([arrange, raise_tower, look_at_it, ask, divide, photograph, stand, come_near, photograph_scene], PATIENCE)
