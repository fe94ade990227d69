"""What happens inside QGIS while the pictures of the panel of a building are taken.

QGIS runs this file with `--code`; it photographs the plan file that COMMUNITY_GRIDS_PLAN names, with what the district
in COMMUNITY_GRIDS_DISTRICT tells of its buildings. Each step waits until the map is drawn.
"""

import os

import processing
from few_colours import keep
from made_up_rooms import choose, furnish
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtGui import QPainter, QPixmap
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins
from stepping import step_through

OUT, PLAN = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_PLAN"]
DISTRICT = os.environ["COMMUNITY_GRIDS_DISTRICT"]
SIZE, PANEL = (1400, 900), (480, 700)
PATIENCE = 200_000  # ms

window, canvas = iface.mainWindow(), iface.mapCanvas()
plugin = plugins["community_grids"]
bench, panel = plugin.workbench, plugin.premises.building
chosen, sheets = {}, []


def arrange():
    """Give the window its size, with nothing but what is to be seen."""
    window.showNormal()
    window.resize(*SIZE)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() in ("Browser", "Layers"):
            dock.hide()


def open_plan():
    """Open the plan, of whose buildings nothing is known yet but their households."""
    bench.open(PLAN)


def look_at_nothing():
    """Keep the table of a building of which nothing is known."""
    buildings = bench.session.premises.buildings
    grab(str(buildings.ids[int(buildings.households.argmax())]))


def learn():
    """Take in what the district tells, and rooms that are made up."""
    parts = {name: f"{DISTRICT}|layername={name.lower()}" for name in ("BUILDINGS", "ADDRESSES", "ENTRANCES")}
    processing.run("communitygrids:takepremises", {"PLAN": PLAN, **parts})
    premises = bench.session.premises
    premises.refresh()
    chosen.update(choose(premises.buildings))
    furnish(premises, chosen, f"{bench.session.scenario.name} 2")


def look_at_all():
    """Keep the tables of the others."""
    for name in ("house", "entrances", "slab", "mixed"):
        grab(building(name))
    tower = building("tower")
    processing.run("communitygrids:dividetower", {"PLAN": PLAN, "BUILDING": tower})
    bench.session.reload_if_newer()
    grab(tower, (760, 900))


def paste():
    """Put the small tables beside each other on one sheet; the tower stands alone."""
    *small, tower = sheets
    wide = max(picture.width() for picture in small)
    high = max(picture.height() for picture in small)
    order = [1, 3, 4, 0]  # house, slab, house with shops, nothing known
    sheet = QPixmap(2 * wide + 12, 2 * high + 12)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    for place, number in enumerate(order):
        left, top = place % 2 * (wide + 12), place // 2 * (high + 12)
        painter.drawPixmap(QRect(left, top, wide, high), small[number], small[number].rect())
    painter.end()
    keep(sheet, f"{OUT}_elevation.png")
    keep(tower, f"{OUT}_elevation_tower.png")


def rise():
    """Let the buildings stand."""
    plugin.scene.raise_buildings()


def stand():
    """Show the slab beside the map."""
    panel.dock.setFloating(False)
    window.resizeDocks([panel.dock], [PANEL[0]], Qt.Orientation.Horizontal)
    plugin.grids.hide()
    panel.open(building("slab"), zoom=True)


def point():
    """Choose a dwelling."""
    iface.messageBar().clearWidgets()
    panel.dock.table.point_at(4, "2")
    panel.dock.table.setFocus()


def photograph():
    """Photograph the window."""
    QApplication.processEvents()
    keep(window.grab(), f"{OUT}_building.png")


def seek():
    """Search in the locator bar, in words that no address is written in."""
    premises = bench.session.premises
    address = premises.addresses_of(building("slab"))[0]
    street = address.partition("号")[0]
    iface.locatorSearch(f"cg {street}号 {address[-3:].replace('幢', '号楼')}")


def photograph_search():
    """Photograph what was found."""
    QApplication.processEvents()
    keep(window.grab(), f"{OUT}_locator.png")


def grab(building_id, size=PANEL):
    """Keep a picture of the panel with a building."""
    panel.open(building_id)
    panel.dock.setFloating(True)
    panel.dock.resize(*size)
    for _ in range(5):
        QApplication.processEvents()
    sheets.append(panel.dock.widget().grab())


def building(name):
    """The id of a chosen building."""
    return str(bench.session.premises.buildings.ids[chosen[name]])


first = [arrange, open_plan, look_at_nothing, learn, look_at_all, paste]
step_through([*first, rise, stand, point, photograph, seek, photograph_search], PATIENCE)
