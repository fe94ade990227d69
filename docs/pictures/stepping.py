"""Steps inside QGIS, one after another: each waits until the map is drawn and nothing is searched any more."""

import os
import sys
import traceback

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

__all__ = ["step_through"]

SETTLED = 3_000  # ms after which QGIS has opened its window
QUIET = 1_200  # ms without drawing after which the map is taken to be finished


def step_through(steps, patience):
    """Take the steps once QGIS has opened, then end it; with an error as soon as one fails.

    Parameters
    ----------
    steps : list of callables
    patience : int, ms after which QGIS is ended whatever it does
    """
    QTimer.singleShot(SETTLED + patience, lambda: _leave(1))
    QTimer.singleShot(SETTLED, lambda: _take(steps))


def _take(steps):
    """Take the first step, and the others once nothing goes on any more."""
    if not steps:
        _leave(0)
    try:
        steps[0]()
    except Exception:  # noqa: BLE001  QGIS would show a dialog that nobody can answer
        traceback.print_exc()
        _leave(1)
    _when_still(lambda: _take(steps[1:]))


def _when_still(then):
    """Go on once the map has been still for a while, and no work goes on in the background."""
    still = QTimer(iface.mainWindow())
    still.setSingleShot(True)
    still.timeout.connect(lambda: still.start(QUIET) if _busy() else then())
    iface.mapCanvas().mapCanvasRefreshed.connect(lambda: still.isActive() and still.start(QUIET))
    still.start(2 * QUIET)


def _busy():
    """Whether the map is being drawn, or something searched."""
    return iface.mapCanvas().isDrawing() or QgsApplication.taskManager().countActiveTasks() > 0


def _leave(code):
    """End QGIS at once: it would ask whether to save."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
