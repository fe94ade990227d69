"""What happens inside QGIS while the pictures of the duty desk, of the wall screen and of playback are taken.

QGIS runs this file with `--code`; the events of COMMUNITY_GRIDS_SAMPLE are put into the plan of COMMUNITY_GRIDS_PLAN.
"""

import os

from busy_days import MORNING, busy_days
from community_grids.adapters.events.reading import read_events
from community_grids.adapters.layers.reading import Source
from community_grids.engine.events.showing.view import View
from few_colours import keep
from qgis.core import QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPainter, QPixmap
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import iface, plugins
from stepping import step_through

OUT, PLAN = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_PLAN"]
SAMPLE = os.environ["COMMUNITY_GRIDS_SAMPLE"]
SIZE, WALL = (1400, 860), (1600, 900)
MIDDLE, TOWN = (566_950, 3_213_250, 568_150, 3_213_950), (566_100, 3_212_700, 569_000, 3_214_400)
STREETS = (566_900, 3_213_330, 567_650, 3_213_810)
FRAMES, STEP = 6, 12 * 3600.0
PATIENCE = 200_000  # ms

window, canvas, project = iface.mainWindow(), iface.mapCanvas(), QgsProject.instance()
plugin = plugins["community_grids"]
showing = plugin.events.showing


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
    """Open the plan, and have events in it."""
    plugin.workbench.open(PLAN)
    plugin.grids.hide()
    session = plugin.workbench.session
    layer = QgsVectorLayer(f"{SAMPLE}|layername=events", "events", "ogr")
    events = read_events(Source.of_layer(layer), session.crs, project.transformContext()).events
    session.events.take(events=busy_days(events))


def show_desk():
    """Show the open events with the time bar."""
    showing.clock = lambda: MORNING
    showing.start()
    showing.show_view(showing.views.every()[0])
    showing.play()
    canvas.setExtent(QgsRectangle(*MIDDLE))
    canvas.refresh()


def photograph_desk():
    """Keep the duty desk."""
    iface.messageBar().clearWidgets()
    keep(window.grab(), f"{OUT}_desk.png")


def show_all():
    """Show all events of the district."""
    showing.show_view(View())
    canvas.setExtent(QgsRectangle(*TOWN))
    canvas.refresh()


def photograph_all():
    """Keep the district."""
    keep(window.grab(), f"{OUT}_events.png")


def play():
    """Show all of them, what is done for a day more."""
    showing.play()
    showing.show_view(View())
    showing.bar.linger.setCurrentIndex(showing.bar.linger.findData(86_400.0))
    canvas.setExtent(QgsRectangle(*STREETS))
    canvas.refresh()


def photograph_frames():
    """Keep one picture of several moments."""
    wide, high, foot = 500, 340, 58
    sheet = QPixmap(3 * wide, 2 * (high + foot))
    sheet.fill(Qt.GlobalColor.white)
    painter, smooth = QPainter(sheet), Qt.TransformationMode.SmoothTransformation
    for number in range(FRAMES):
        showing.bar.go(MORNING - FRAMES * STEP + number * STEP)
        x, y = number % 3 * wide, number // 3 * (high + foot)
        for widget, top, tall in ((canvas, y, high), (showing.bar.strip, y + high, foot - 18)):
            part = widget.grab().scaled(wide - 8, tall, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            painter.drawPixmap(x, top, part)
        painter.fillRect(x + 8, y + 8, 150, 24, Qt.GlobalColor.white)
        painter.drawText(x + 14, y + 25, showing.bar.said.text())
    painter.end()
    keep(sheet, f"{OUT}_playback.png")


def put_on_wall():
    """Save two views, and put them on the wall."""
    showing.play(False)
    showing.show_view(View(only="open"))
    canvas.setExtent(QgsRectangle(*TOWN))
    showing.save_view(showing.views.every()[0].name)
    showing.on_wall.start()
    wall = showing.on_wall.wall
    wall.setWindowState(Qt.WindowState.WindowNoState)
    wall.resize(*WALL)


def photograph_wall():
    """Keep the wall screen."""
    wall = showing.on_wall.wall
    keep(wall.grab(), f"{OUT}_wall.png")
    wall.close()


steps = [arrange, open_plan, show_desk, photograph_desk, show_all, photograph_all, play, photograph_frames]
step_through([*steps, put_on_wall, canvas.refresh, photograph_wall], PATIENCE)
