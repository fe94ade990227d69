"""What a person waits for at the map: a move of the brush with its preview and totals, and the end of a stroke.

`make bench BENCH=canvas` prints the table. It opens a plan file in the workbench on a canvas without a screen,
and sends mouse events; a time ends when Qt has painted what the event changed. The map itself is drawn in threads of
its own, as always in QGIS, and is not waited for.
"""

import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from community_grids.adapters.plan_file.creating import create_plan
from community_grids.adapters.running.settings import Settings
from community_grids.plugin.grids_dock.grids_dock import GridsDock
from community_grids.plugin.workbench import Workbench
from qgis.core import QgsApplication, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QMainWindow, QToolBar

from . import editing
from .town_plans import new_plan

__all__ = ["show"]

PLANS = ((10_000, 435), (60_000, 5_162))
STROKES, MOVES = 30, 20
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def show(plans=PLANS, strokes=STROKES):
    """Start QGIS without a screen and print all figures.

    Parameters
    ----------
    plans : iterable of (int, int), units and grids
    strokes : int, for each plan
    """
    application = QgsApplication([], True)
    application.initQgis()
    print("At the map: milliseconds, half and 95 of 100 within")
    for units, grids in plans:
        draft = editing.town(units, grids)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "town.gpkg"
            create_plan(path, new_plan(draft))
            started = time.perf_counter()
            bench, canvas, window = _open(path)
            print(f"  {len(draft.codes):,} units, {len(draft.grid_codes()):,} grids", flush=True)
            editing.row("the plan opens", [time.perf_counter() - started])
            moves, releases, undos = _strokes(bench, canvas, strokes)
            editing.row("a move of the brush, preview and totals painted", moves)
            editing.row("the end of a stroke: saved, table and totals new", releases)
            editing.row("undo: saved, table and totals as before", undos)
            _close(bench, canvas, window)
    application.exitQgis()


def _open(path):
    window = QMainWindow()
    canvas = QgsMapCanvas()
    window.setCentralWidget(canvas)
    window.resize(1400, 900)
    dock = GridsDock(Settings(), window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.show()
    bar = QgsMessageBar(window)
    iface = SimpleNamespace(
        mapCanvas=lambda: canvas,
        mainWindow=lambda: window,
        messageBar=lambda: bar,
        addToolBar=lambda words: window.addToolBar(QToolBar(words)),
    )
    bench = Workbench(iface, QgsProject.instance(), Settings(), dock)
    bench.open(path)
    _settle()
    return bench, canvas, window


def _close(bench, canvas, window):
    """Take everything down while Qt still runs: what Python clears away at its own end starts timers in no thread."""
    bench.remove()
    bench.deleteLater()
    canvas.stopRendering()
    QgsProject.instance().clear()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _settle()


def _strokes(bench, canvas, count):
    """Sweep from the middle of a grid into a neighbour, over and over: seconds of moves, releases, undos."""
    dice = np.random.default_rng(1)
    brush = bench.box.tools["brush"]
    bench.box.actions["brush"].trigger()
    moves, releases, undos = [], [], []
    codes = bench.session.draft.grid_codes()
    while len(releases) < count:
        code = codes[dice.integers(len(codes))]
        neighbours = bench.session.draft.neighbours(code)
        if not neighbours:
            continue
        bench.select([code])
        bench.zoom_to([code, *neighbours])
        _settle()
        here, there = (np.array(bench.session.draft.polygon(one).centroid.coords[0]) for one in (code, neighbours[0]))
        _mouse(canvas, QEvent.Type.MouseButtonPress, here, LEFT, LEFT)
        for share in np.linspace(0.1, 0.8, MOVES):
            at = here + (there - here) * share
            moves.append(_seconds(lambda at=at: _mouse(canvas, QEvent.Type.MouseMove, at, NONE, LEFT)))
        before = bench.session.scenario.history_place
        spent = _seconds(lambda at=at: _mouse(canvas, QEvent.Type.MouseButtonRelease, at, LEFT, NONE))
        brush.reset()
        if bench.session.scenario.history_place > before:
            releases.append(spent)
            undos.append(_seconds(bench.editing.undo))
    return moves, releases, undos


def _seconds(act):
    started = time.perf_counter()
    act()
    QCoreApplication.processEvents()
    return time.perf_counter() - started


def _settle():
    """Let the map be drawn, so that its threads do not run into what is measured."""
    end = time.perf_counter() + 0.4
    while time.perf_counter() < end:
        QCoreApplication.processEvents()


def _mouse(canvas, kind, place, button, held):
    pixel = canvas.getCoordinateTransform().transform(QgsPointXY(*place))
    here = QPointF(pixel.x(), pixel.y())
    there = QPointF(canvas.viewport().mapToGlobal(here.toPoint()))
    QCoreApplication.sendEvent(
        canvas.viewport(), QMouseEvent(kind, here, there, button, held, Qt.KeyboardModifier.NoModifier)
    )


if __name__ == "__main__":
    show()
