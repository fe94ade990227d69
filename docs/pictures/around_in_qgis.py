"""What happens inside QGIS while the pictures of what is round an event are taken.

QGIS runs this file with `--code`; events, cameras and duty points of COMMUNITY_GRIDS_SAMPLE are put into the plan of
COMMUNITY_GRIDS_PLAN.
"""

import os

from community_grids.adapters.cameras.reading import read_cameras
from community_grids.adapters.events.around.resource_reading import read_resources
from community_grids.adapters.events.reading import read_events
from community_grids.adapters.layers.reading import Source
from community_grids.adapters.looks.styles import apply_style
from community_grids.engine.events.states import is_open
from few_colours import keep
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import iface, plugins
from stepping import step_through

OUT, PLAN = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_PLAN"]
SAMPLE, SHEET = os.environ["COMMUNITY_GRIDS_SAMPLE"], os.environ["COMMUNITY_GRIDS_SHEET"]
SIZE = 1400, 860
PATIENCE = 200_000  # ms

window, canvas, project = iface.mainWindow(), iface.mapCanvas(), QgsProject.instance()
plugin = plugins["community_grids"]
around = plugin.events.around


def source(table):
    """A layer of the sample."""
    return Source.of_layer(QgsVectorLayer(f"{SAMPLE}|layername={table}", table, "ogr"))


def arrange():
    """Give the window its size, with nothing but what is to be seen."""
    window.showNormal()
    window.resize(*SIZE)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() in ("Browser", "Layers"):
            dock.hide()
    for bar in window.findChildren(QToolBar):
        bar.setVisible(bar.objectName() == "CommunityGridsToolbar")


def open_plan():
    """Open the plan, and have events, cameras and duty points in it; key places are a layer of the project."""
    plugin.workbench.open(PLAN)
    plugin.grids.hide()
    session = plugin.workbench.session
    told = session.crs, project.transformContext()
    session.events.take(
        events=read_events(source("events"), *told).events,
        cameras=read_cameras(source("cameras"), *told).cameras,
        resources=read_resources(source("duty_points"), *told).resources,
    )
    places = QgsVectorLayer(f"{SAMPLE}|layername=places", "places", "ogr")
    apply_style(places, "places")
    project.addMapLayer(places, False)
    project.layerTreeRoot().addLayer(places)  # below the plan


def look_round():
    """Look round the open event that most cameras are near to."""
    session = plugin.workbench.session
    events, cameras = session.events.events, session.events.cameras
    best, most = "", -1
    for row in is_open(events.states).nonzero()[0].tolist():
        near = int((((cameras.places - events.places[row]) ** 2).sum(axis=1) < 60.0**2).sum())
        if near > most:
            best, most = str(events.numbers[row]), near
    around.ask_event(best)


def go_there():
    """Show it with what is near, and no other dock."""
    for dock in window.findChildren(QDockWidget):
        dock.setVisible(dock is around.dock)
    around.on_map.bring_into_view(always=True)
    around.save(SHEET)


def photograph():
    """Keep the window."""
    iface.messageBar().clearWidgets()
    around.dock.say("")
    keep(window.grab(), f"{OUT}_around.png")


step_through([arrange, open_plan, look_round, go_there, photograph], PATIENCE)
