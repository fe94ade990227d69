"""What happens inside QGIS while the pictures are taken: open the sample, divide it, go to a finding.

QGIS runs this file with `--code`; `take_pictures` starts it. Each step waits until the map is drawn.
"""

import os
from pathlib import Path

import community_grids
import processing
from community_grids.adapters.layers.roles import sibling
from community_grids.adapters.looks.project_layers import add_district_group
from community_grids.adapters.running.settings import Settings
from community_grids.plugin.guesses import division_parameters
from few_colours import keep
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QTableView
from qgis.utils import iface, plugins
from stepping import step_through

HOUSE = Path(community_grids.__file__).resolve().parent
OUT = os.environ["COMMUNITY_GRIDS_PICTURES"]
SIZE = 1280, 800
GRID_COLUMN = 3
PATIENCE = 400_000  # ms

window, canvas, project = iface.mainWindow(), iface.mapCanvas(), QgsProject.instance()


def open_district():
    """Load the sample."""
    window.showNormal()
    window.resize(*SIZE)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() == "Browser":
            dock.hide()
    add_district_group(project, HOUSE / "sample_data" / "small.gpkg")
    layers = list(project.mapLayers().values())
    project.setCrs(layers[0].crs())
    fold_legends()


def show_dialog():
    """Photograph the dialog as the toolbar opens it."""
    dialog = processing.createAlgorithmDialog("communitygrids:dividedistrict", division_parameters(project, Settings()))
    dialog.show()
    dialog.resize(1000, 760)
    QApplication.processEvents()
    keep(dialog.grab(), f"{OUT}_dialog.png")
    dialog.close()


def divide():
    """Divide with what the dialog was filled in with."""
    processing.runAndLoadResults("communitygrids:dividedistrict", outputs() | division_parameters(project, Settings()))


def divide_narrowly():
    """Divide once more, with a band so narrow that there is something to find."""
    before = project.layerTreeRoot().children()[0]
    before.setItemVisibilityChecked(False)
    before.setExpanded(False)
    narrow = division_parameters(project, Settings()) | {"MINIMUM": 350, "MAXIMUM": 400}
    processing.runAndLoadResults("communitygrids:dividedistrict", outputs() | narrow)
    fold_legends()


def outputs():
    """Have the plan in memory."""
    return dict.fromkeys(("GRIDS", "UNITS", "FINDINGS"), "TEMPORARY_OUTPUT")


def show_plan():
    """Zoom to the plan."""
    iface.messageBar().clearWidgets()
    fold_legends()
    canvas.setExtent(layer_of("grids").extent())
    canvas.refresh()


def photograph_plan():
    """Photograph the plan with the first band."""
    keep(window.grab(), f"{OUT}_plan.png")


def go_to_finding():
    """Do what a double click on the first finding of a grid does."""
    table = plugins["community_grids"].findings.findChild(QTableView)
    model = table.model()
    of_grids = [row for row in range(model.rowCount()) if model.index(row, GRID_COLUMN).data()]
    row = of_grids[0] if of_grids else 0
    table.selectRow(row)
    table.doubleClicked.emit(model.index(row, 1))


def photograph_finding():
    """Photograph where that leads."""
    iface.messageBar().clearWidgets()
    keep(window.grab(), f"{OUT}_finding.png")


def fold_legends():
    """Fold the legends of the district, which the plan's would else be pushed off the window by."""
    for node in project.layerTreeRoot().findLayers():
        node.setExpanded(node.layer().customProperty("community_grids/role") in ("grids", "findings"))


def layer_of(role):
    """Return the plan's layer of a role."""
    return sibling(project, next(iter(project.mapLayers().values())), role)


step_through(
    [
        open_district,
        show_dialog,
        divide,
        show_plan,
        photograph_plan,
        divide_narrowly,
        go_to_finding,
        photograph_finding,
    ],
    PATIENCE,
)
