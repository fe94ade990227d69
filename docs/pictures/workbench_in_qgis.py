"""What happens inside QGIS while the workbench's pictures are taken: a plan opens, a brush sweeps, a grid is split.

QGIS runs this file with `--code`; it photographs the plan file that COMMUNITY_GRIDS_PLAN names, with a newer register
that COMMUNITY_GRIDS_REGISTER names. Each step waits until the map is drawn.
"""

import os
import sys
import traceback

import numpy as np
from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QImage, QMouseEvent, QPainter
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QTableView
from qgis.utils import iface, plugins

OUT, PLAN = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_PLAN"]
REGISTER = os.environ["COMMUNITY_GRIDS_REGISTER"]
SIZE = 1400, 860
PATIENCE = 260_000  # ms
COLOURS = 256  # of a picture
SPECK = 4  # pixels; a colour that fewer have is none of its own
FRAME = QColor("#777777")  # of a window that lies over the picture
QUIET = 1_200  # ms without drawing after which the map is taken to be finished
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

window, canvas = iface.mainWindow(), iface.mapCanvas()
bench = plugins["community_grids"].workbench


def main():
    """Take the steps one after another; leave with an error as soon as one fails."""
    QTimer.singleShot(PATIENCE, lambda: leave(1))
    run(
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
        ]
    )


def run(steps):
    """Take the first step, and the others once the map is drawn and nothing is being searched."""
    if not steps:
        return leave(0)
    try:
        steps[0]()
    except Exception:  # noqa: BLE001  QGIS would show a dialog that nobody can answer
        traceback.print_exc()
        leave(1)
    return when_drawn(lambda: run(steps[1:]))


def when_drawn(then):
    """Go on once the map has been still for a while, and no work goes on in the background."""
    still = QTimer(window)
    still.setSingleShot(True)
    still.timeout.connect(lambda: still.start(QUIET) if busy() else then())
    canvas.mapCanvasRefreshed.connect(lambda: still.isActive() and still.start(QUIET))
    still.start(2 * QUIET)


def busy():
    """Whether the map is being drawn, or something searched."""
    return canvas.isDrawing() or QgsApplication.taskManager().countActiveTasks() > 0


def leave(code):
    """End QGIS at once: it would ask whether to save."""
    sys.stdout.flush()
    os._exit(code)


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
    keep(picture, "rebalance")
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
    keep(bench.comparing.window.grab(), "comparison")


def save(name):
    """Photograph the window."""
    QApplication.processEvents()
    keep(window.grab(), name)


def keep(picture, name):
    """Write a picture with few colours, which takes a third of the room."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    small = image.convertToFormat(QImage.Format.Format_Indexed8, few_colours(image), flags)
    if not small.save(f"{OUT}_{name}.png", "PNG", 0):
        raise OSError(f"{OUT}_{name}.png could not be written.")


def few_colours(image):
    """Choose colours for a picture: half of them those it has most of, the others those that are least like these."""
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    colours, counts = np.unique(np.frombuffer(bits, dtype=np.uint32), return_counts=True)
    order = np.argsort(-counts, kind="stable")
    colours = colours[order[counts[order] >= SPECK]]
    parts = np.column_stack([colours >> shift & 255 for shift in (16, 8, 0)]).astype(int)
    chosen = list(range(min(COLOURS // 2, len(colours))))
    far = np.min([np.abs(parts - parts[place]).sum(axis=1) for place in chosen], axis=0)
    while len(chosen) < min(COLOURS, len(colours)):
        chosen.append(int(np.argmax(far)))
        far = np.minimum(far, np.abs(parts - parts[chosen[-1]]).sum(axis=1))
    return [int(colour) for colour in colours[chosen]]


QTimer.singleShot(3000, main)
