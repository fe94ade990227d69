"""What happens inside QGIS while the pictures of the repair list and of a round of cameras are taken.

QGIS runs this file with `--code`; the layers are those of COMMUNITY_GRIDS_SAMPLE.
"""

import os

import processing
from community_grids.adapters.layers.roles import mark
from community_grids.adapters.looks.styles import apply_style
from few_colours import keep
from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import iface, plugins
from stepping import step_through

OUT, SAMPLE = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_SAMPLE"]
LAYERS = ("towns", "lakes", "rivers", "buildings", "streets", "entrances", "cameras")
MARKED = {"cameras", "buildings", "streets", "rivers", "lakes"}
SIZE, WIDE = (1400, 860), 460
REPAIR, STOP = 0, 4  # rows
PATIENCE = 120_000  # ms

window, canvas, project = iface.mainWindow(), iface.mapCanvas(), QgsProject.instance()
cameras = plugins["community_grids"].events.cameras


def arrange():
    """Give the window its size, with nothing but what is to be seen, and the sample on the map."""
    window.showNormal()
    window.resize(*SIZE)
    for dock in window.findChildren(QDockWidget):
        dock.setVisible(dock is cameras.dock)
    for bar in window.findChildren(QToolBar):
        bar.setVisible(bar.objectName() == "CommunityGridsToolbar")
    for name in LAYERS:
        layer = QgsVectorLayer(f"{SAMPLE}|layername={name}", name, "ogr")
        if name in MARKED:
            mark(layer, name)
            apply_style(layer, name)
        if name == "towns":
            layer.renderer().symbol().setColor(QColor("#f4f1ea"))
        project.addMapLayer(layer)
    canvas.setDestinationCrs(layer.crs())
    canvas.setExtent(QgsRectangle(566_100, 3_212_700, 569_000, 3_214_400))
    canvas.refresh()


def show_repair():
    """Fly to the repair that brings back most."""
    window.resizeDocks([cameras.dock], [WIDE], Qt.Orientation.Horizontal)
    cameras.dock.repair_table.selectRow(REPAIR)


def photograph_repairs():
    """Keep the list of repairs."""
    iface.messageBar().clearWidgets()
    keep(window.grab(), f"{OUT}_repairs.png")


def make_round():
    """Make a round along the longest street, and go some stops."""
    layers = {layer.name(): layer for layer in project.mapLayers().values()}
    streets = layers["streets"]
    lengths = {}
    for feature in streets.getFeatures():
        if isinstance(feature["name"], str) and feature["name"]:
            lengths[feature["name"]] = lengths.get(feature["name"], 0.0) + feature.geometry().length()
    longest = max(lengths, key=lambda name: (lengths[name], name))
    streets.selectByExpression(f"\"name\" = '{longest}'")
    only = QgsProcessingFeatureSourceDefinition(streets.id(), selectedFeaturesOnly=True)
    given = {"CAMERAS": layers["cameras"], "ROUTE": only, "REACH": 25, "ROUND": "memory:"}
    made = processing.run("communitygrids:cameraround", given)["ROUND"]
    streets.removeSelection()
    made.setName(longest)
    made.setOpacity(0.0)
    project.addMapLayer(made)
    cameras.dock.pages.setCurrentIndex(1)


def go_on():
    """Stop at one of its cameras."""
    page = cameras.dock.round
    page.template.setText("https://video.example/live/{id}")
    page.table.selectRow(STOP)


def photograph_round():
    """Keep the round."""
    iface.messageBar().clearWidgets()
    keep(window.grab(), f"{OUT}_camera_round.png")


steps = [arrange, canvas.refresh, show_repair, photograph_repairs, make_round, canvas.refresh, go_on, photograph_round]
step_through(steps, PATIENCE)
