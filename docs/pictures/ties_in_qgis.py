"""What happens inside QGIS while the pictures of the list of ties are taken.

QGIS runs this file with `--code`; it ties the made-up register in COMMUNITY_GRIDS_REGISTER to the buildings of the plan
that COMMUNITY_GRIDS_PLAN names. Each step waits until the map is drawn.
"""

import os

import processing
from few_colours import keep
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins
from stepping import step_through

OUT, PLAN = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_PLAN"]
DISTRICT, REGISTER = os.environ["COMMUNITY_GRIDS_DISTRICT"], os.environ["COMMUNITY_GRIDS_REGISTER"]
SIZE = 1400, 900
PATIENCE = 200_000  # ms
DECIDED = 7

window, canvas = iface.mainWindow(), iface.mapCanvas()
plugin = plugins["community_grids"]
bench, ties = plugin.workbench, plugin.premises.ties


def arrange():
    """Give the window its size, with nothing but what is to be seen."""
    window.showNormal()
    window.resize(*SIZE)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() in ("Browser", "Layers"):
            dock.hide()


def open_plan():
    """Open the plan, take in what the district tells, and tie the register."""
    bench.open(PLAN)
    plugin.grids.hide()
    parts = {name: f"{DISTRICT}|layername={name.lower()}" for name in ("BUILDINGS", "ADDRESSES", "ENTRANCES")}
    processing.run("communitygrids:takepremises", {"PLAN": PLAN, **parts})
    processing.run("communitygrids:tiebuildings", {"PLAN": PLAN, "REGISTER": REGISTER, "TIES": "TEMPORARY_OUTPUT"})


def show_ties():
    """Open the dock beside the map, and decide some rows."""
    ties.dock.show()
    ties.dock.raise_()
    ties.dock.setUserVisible(True)
    window.resizeDocks([ties.dock], [520], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    for _ in range(DECIDED):
        QTest.keyClick(ties.dock.table, Qt.Key.Key_1)
    several = [place for place in ties.dock.model.places[:160] if _likely(place) > 1]
    if several:
        ties.dock.choose(int(several[0]))


def _likely(place):
    """How many buildings a row may well belong to."""
    return sum(each.likely for each in ties._ties.candidates(place))


def photograph():
    """Keep the window as it is."""
    keep(window.grab(), f"{OUT}_ties.png")


step_through([arrange, open_plan, show_ties, photograph], PATIENCE)
