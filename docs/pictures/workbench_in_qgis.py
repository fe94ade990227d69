"""What happens inside QGIS while the workbench's pictures are taken: a plan opens, a brush sweeps, a grid is split.

QGIS runs this file with `--code`; it photographs the plan file that COMMUNITY_GRIDS_PLAN names. Each step waits until
the map is drawn.
"""

import os
import sys
import traceback

from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins

OUT, PLAN = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_PLAN"]
SIZE = 1400, 860
PATIENCE = 200_000  # ms
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
            show_empty,
            open_plan,
            go_near,
            photograph_dock,
            brush,
            stroke,
            propose,
            photograph_proposals,
            branch,
            change,
            compare,
            photograph_comparison,
        ]
    )


def run(steps):
    """Take the first step, and the others once the map is drawn."""
    if not steps:
        return leave(0)
    try:
        steps[0]()
    except Exception:  # noqa: BLE001  QGIS would show a dialog that nobody can answer
        traceback.print_exc()
        leave(1)
    return when_drawn(lambda: run(steps[1:]))


def when_drawn(then):
    """Go on once the map has been still for a while."""
    still = QTimer(window)
    still.setSingleShot(True)
    still.timeout.connect(then)
    canvas.mapCanvasRefreshed.connect(lambda: still.isActive() and still.start(QUIET))
    still.start(2 * QUIET)


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


def show_empty():
    """Photograph the dock before a plan is open."""
    plugins["community_grids"].grids.setUserVisible(True)
    QApplication.processEvents()
    save("empty")


def open_plan():
    """Open the plan as the dock's button does."""
    bench.open(PLAN)


def a_grid():
    """The grid in the middle of the largest community: code."""
    rows = bench.view.grid_rows()
    whole = [code for code, row in rows.items() if row.status == "in_band"]
    return whole[len(whole) // 2]


def go_near():
    """Go to a few grids."""
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
    """Ask for ways to split a grid that is over the maximum."""
    rows = bench.view.grid_rows().values()
    code = next((row.code for row in rows if row.status == "over"), a_grid())
    bench.zoom_to([code])
    bench.box.actions["propose"].trigger()
    bench.propose(code)
    bench.chooser.bar.page(1)


def photograph_proposals():
    """Photograph a proposal."""
    save("proposals")


def branch():
    """Go on in a copy."""
    bench.chooser.close()
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
    bench.comparing.window.grab().save(f"{OUT}_comparison.png")


def save(name):
    """Photograph the window."""
    QApplication.processEvents()
    window.grab().save(f"{OUT}_{name}.png")


QTimer.singleShot(3000, main)
