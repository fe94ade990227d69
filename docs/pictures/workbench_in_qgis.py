"""What happens inside QGIS while the workbench's pictures are taken: a plan opens, a brush sweeps, a grid is split.

QGIS runs this file with `--code`; it photographs the plan file that COMMUNITY_GRIDS_PLAN names, with a newer register
that COMMUNITY_GRIDS_REGISTER names. Each step waits until the map is drawn.
"""

import os

from few_colours import keep
from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from qgis.PyQt.QtGui import QColor, QMouseEvent, QPainter
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QTableView
from qgis.utils import iface, plugins
from stepping import step_through

OUT, PLAN = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_PLAN"]
REGISTER = os.environ["COMMUNITY_GRIDS_REGISTER"]
SIZE = 1400, 860
PATIENCE = 260_000  # ms
FRAME = QColor("#777777")  # of a window that lies over the picture
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

window, canvas = iface.mainWindow(), iface.mapCanvas()
bench = plugins["community_grids"].workbench


def arrange():
    """Give the window its size, with nothing but what is to be seen."""
    window.showNormal()
    window.resize(*SIZE)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() in ("Browser", "Layers"):
            dock.setVisible(dock.objectName() == "Layers")


def open_plan():
    """Open the plan in the dock."""
    plugins["community_grids"].grids.setUserVisible(True)
    bench.open(PLAN)


def a_grid():
    """The grid in the middle of the largest community: code."""
    rows = bench.view.grid_rows()
    whole = [code for code, row in rows.items() if row.status == "in_band"]
    return whole[len(whole) // 2]


def go_near():
    """Go to a few grids; what QGIS says about itself goes."""
    iface.messageBar().clearWidgets()
    code = a_grid()
    bench.select([code])
    draft = bench.session.draft
    bench.zoom_to([code, *draft.neighbours(code)[:3]])


def photograph_dock():
    """Photograph the plan with a chosen grid."""
    save("dock")


def brush():
    """Take the brush."""
    bench.box.actions["brush"].trigger()


def stroke():
    """Photograph the brush in mid-stroke, from the chosen grid into a neighbour."""
    code = a_grid()
    draft = bench.session.draft
    neighbour = draft.neighbours(code)[0]
    here, there = (inner_point(one) for one in (code, neighbour))
    mouse(QEvent.Type.MouseButtonPress, here, LEFT, LEFT)
    for share in range(1, 13):
        at = QgsPointXY(*(a + (b - a) * share / 16 for a, b in zip(here, there, strict=True)))
        mouse(QEvent.Type.MouseMove, at, NONE, LEFT)
    QApplication.processEvents()
    save("brush")
    bench.box.tools["brush"].reset()


def inner_point(code):
    """A point inside a grid."""
    return QgsPointXY(bench.view.outline_of(code).convexHull().centroid().asPoint())


def mouse(kind, point, button, held):
    """Send a mouse event to the canvas."""
    pixel = canvas.getCoordinateTransform().transform(point)
    here = QPointF(pixel.x(), pixel.y())
    there = QPointF(canvas.viewport().mapToGlobal(here.toPoint()))
    event = QMouseEvent(kind, here, there, button, held, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(canvas.viewport(), event)


def propose():
    """Ask for ways to split a grid that is over the maximum: two that are made one, for the picture only."""
    code, draft = a_grid(), bench.session.draft
    other = next(
        near for near in draft.neighbours(code) if draft.records[near].community == draft.records[code].community
    )
    bench.session.do(draft.merged([code, other], code, reason="."))
    bench.zoom_to([code])
    bench.box.actions["propose"].trigger()
    bench.propose(code)
    bench.chooser.bar.page(1)


def photograph_proposals():
    """Photograph a proposal."""
    save("proposals")


def watch():
    """Ask which grids the new register puts out of their band."""
    bench.chooser.close()
    bench.box.put_down()
    bench.session.undo()
    window.findChild(QDockWidget, "Layers").hide()
    chinese = QgsApplication.instance().locale().startswith("zh")
    register = QgsVectorLayer(REGISTER, "户数台账" if chinese else "register", "ogr")
    QgsProject.instance().addMapLayer(register, False)
    bench.growth.start()
    bench.growth.dock.register.choose(register, "households", "building_id")


def choose():
    """Look at the grid that is worst off."""
    bench.growth.dock.findChild(QTableView).selectRow(0)


def photograph_growth():
    """Photograph the growth watch."""
    save("growth")


def rebalance():
    """Ask for a rebalance by the new register."""
    register = bench.growth.dock.register.layer()
    bench.growth.close()
    bench.select([])
    bench.rebalancing.start(bench.view, [], register=(register, "households", "building_id"))


def search():
    """Look for offers."""
    bench.rebalancing.search()


def photograph_offers():
    """Photograph the offers with the map behind them."""
    QApplication.processEvents()
    picture, dialog = window.grab(), bench.rebalancing.dialog
    painter = QPainter(picture)
    corner = window.mapFromGlobal(dialog.mapToGlobal(QPoint(0, 0)))
    painter.drawPixmap(corner, dialog.grab())
    painter.setPen(FRAME)
    painter.drawRect(QRect(corner, dialog.size()))
    painter.end()
    keep(picture, f"{OUT}_rebalance.png")
    bench.rebalancing.close()


def branch():
    """Go on in a copy."""
    bench.session.branch(f"{bench.session.scenario.name} 2")


def change():
    """Move boundaries, unit by unit, where grids stay in band by it; three units in all."""
    draft, moved = bench.session.draft, 0
    for code in draft.grid_codes():
        for neighbour in draft.neighbours(code):
            for row in draft.units_of(neighbour).tolist():
                if moved < 3 and draft.fabric.units.households[row] and fits(draft, row, code):
                    bench.editing.assign([row], code)
                    moved += 1


def fits(draft, row, code):
    """Whether a unit can go to a grid and all stays in band."""
    outlook = draft.outlook([row], code)
    in_band = outlook.status == "in_band" and all(donor[3] == "in_band" for donor in outlook.donors)
    return outlook.refused is None and in_band and draft.codes[row] != code


def compare():
    """Compare the copy with what it was made of."""
    bench.compare()
    bench.comparing.window.resize(*SIZE)


def photograph_comparison():
    """Photograph the window of the comparison."""
    QApplication.processEvents()
    keep(bench.comparing.window.grab(), f"{OUT}_comparison.png")


def save(name):
    """Photograph the window."""
    QApplication.processEvents()
    keep(window.grab(), f"{OUT}_{name}.png")


step_through(
    [
        arrange,
        open_plan,
        go_near,
        photograph_dock,
        brush,
        stroke,
        propose,
        photograph_proposals,
        watch,
        choose,
        photograph_growth,
        rebalance,
        search,
        canvas.refreshAllLayers,
        photograph_offers,
        branch,
        change,
        compare,
        photograph_comparison,
    ],
    PATIENCE,
)
