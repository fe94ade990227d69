"""What happens inside QGIS while the picture of the 2.5D view is taken: the plan is opened and its buildings raised.

QGIS runs this file with `--code`; it photographs the plan file that COMMUNITY_GRIDS_PLAN names. Each step waits until
the map is drawn.
"""

import os

from few_colours import keep
from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import iface, plugins
from stepping import step_through

OUT, PLAN = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_PLAN"]
SIZE = (1280, 800)
PLACE = (567330, 3213560, 567920, 3214020)
PATIENCE = 200_000  # ms

window, canvas = iface.mainWindow(), iface.mapCanvas()
plugin = plugins["community_grids"]


def arrange():
    """Give the window its size, with nothing but what is to be seen."""
    window.showNormal()
    window.resize(*SIZE)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() == "Browser":
            dock.hide()
    for bar in window.findChildren(QToolBar):
        bar.setVisible(bar.objectName().startswith("CommunityGrids"))


def open_plan():
    """Open the plan."""
    plugin.workbench.open(PLAN)
    plugin.grids.hide()


def rise():
    """Raise the buildings, coloured by the load of their grids."""
    next(action for action in plugin.scene.menu.actions() if action.data() == "load").trigger()
    plugin.scene.action.trigger()


def fold():
    """Fold all but the scene in the layer tree, and look at slabs and towers."""
    ours = {node.layerId() for node in plugin.scene.show.group.findLayers()}
    for node in QgsProject.instance().layerTreeRoot().findLayers():
        node.setExpanded(node.layerId() in ours and node.isExpanded())
    canvas.setExtent(QgsRectangle(*PLACE))
    canvas.refresh()


def photograph():
    """Keep the picture of the window."""
    iface.messageBar().clearWidgets()
    keep(window.grab(), f"{OUT}_scene.png")


step_through([arrange, open_plan, rise, fold, photograph], PATIENCE)
