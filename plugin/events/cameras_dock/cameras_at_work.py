"""Cameras at work, joined to the open plan and the project: counted in the background, and shown on the map."""

from contextlib import suppress

from qgis.core import QgsCoordinateTransformContext, QgsProcessingException, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ....adapters.running.packages import package_trouble
from ...algorithm_dialog import open_algorithm
from ...docked import Docked
from ...one_question import OneQuestion
from .cameras_dock import CamerasDock
from .cameras_on_map import CamerasOnMap

__all__ = ["CamerasAtWork"]

_PAUSE_MS = 800


class CamerasAtWork(QObject):
    """Opens the dock, counts what it asks for, and lets the map follow.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    settings : Settings
    project : QgsProject
    area : Qt.DockWidgetArea, where the dock lies at first

    Attributes
    ----------
    dock : CamerasDock
    on_map : CamerasOnMap
    actions : list of QAction, for the menu and the toolbar
    """

    def __init__(self, iface, bench, settings, project: QgsProject, area, parent=None):
        super().__init__(parent)
        self._bench, self._settings, self._project = bench, settings, project
        self._counting, self._looking = OneQuestion(), OneQuestion()
        self._session, self._stale, self._round_crs = None, True, None
        self.dock = CamerasDock(iface.mainWindow())
        self.on_map = CamerasOnMap(iface.mapCanvas(), project)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._docked = Docked(iface, area, self.dock).lie_on_grids()
        told = self.tr("How many cameras work, which repair brings back most, and rounds of cameras")
        self.actions = [self._docked.dress_action("cameras_at_work", told)]
        page = self.dock.round
        page.template.setText(settings.camera_link_template)
        page.seconds.setValue(settings.camera_round_seconds)
        self._connect()

    def remove(self):
        """Leave QGIS."""
        self._stop()
        self._let_go()
        self._pause.stop()
        self.dock.round.pause()
        self._bench.opened.disconnect(self._forget)
        self._bench.closed.disconnect(self._forget)
        self._project.layersAdded.disconnect(self._layers_changed)
        self._project.layersRemoved.disconnect(self._layers_changed)
        self.on_map.remove()
        self._docked.remove()

    # State and repairs

    def count(self):
        """Count the cameras of the plan or the project, in the background."""
        self._stop()
        self._stale = False
        trouble = package_trouble()
        if trouble:
            self.dock.show_nothing(trouble)
            return
        from ....adapters.cameras.work_shown import asked_work
        from ....adapters.cameras.work_sources import camera_sources, work_layers

        layers = work_layers(self._project, self._bench.session)
        if "cameras" not in layers:
            self.dock.show_nothing()
            return
        plan = "" if self._bench.session is None else str(self._bench.session.path)
        try:
            sources = camera_sources(layers, plan)
        except QgsProcessingException as refused:
            self.dock.show_nothing(str(refused))
            return
        context = QgsCoordinateTransformContext(self._project.transformContext())
        self.dock.show_working()
        self._counting.ask(
            self.tr("Cameras at work"),
            lambda feedback: asked_work(sources, context, feedback),
            self._hear,
            moved=self.dock.show_progress,
        )

    def show_repair(self, row):
        """Fly to a camera of the list of repairs, and show what is lost with it."""
        from ....adapters.cameras.work_shown import camera_point, lost_with

        self._looking.stop()
        work = self.dock.work
        point = None if work is None else camera_point(work, row.camera)
        if point is None:
            self.on_map.clear()
            return
        self.on_map.fly_to(point, work.crs)
        self._looking.ask(
            self.tr("What a camera would see"),
            lambda feedback: lost_with(work, row.camera),
            lambda outcome: self._show_lost(outcome, work.crs),
        )

    def _show_lost(self, outcome, crs):
        if outcome.result is not None:
            self.on_map.show_lost(outcome.result.sight, outcome.result.streets, crs)

    def _hear(self, outcome):
        if outcome.result is None:
            self.dock.show_nothing(outcome.trouble)
            return
        self.dock.show_work(*outcome.result)

    def _show_group(self, row):
        """Show a grid of the open plan on the map."""
        session = self._bench.session
        if row is not None and row.by == "grid" and session is not None and row.code in session.draft.records:
            self._bench.select([row.code])
            self._bench.zoom_to([row.code])

    # Rounds

    def make_round(self):
        """Show the dialog that makes a round; what it makes is shown in the dock."""
        from ....adapters.cameras.work_sources import work_layers

        layers = work_layers(self._project, self._bench.session)
        given = {"CAMERAS": layers["cameras"]} if "cameras" in layers else {}
        open_algorithm("communitygrids:cameraround", given, self.take_round)

    def take_round(self, results):
        """Show a round that was just made."""
        self._list_rounds()
        self.dock.round.choose_round(str(results.get("ROUND", "")))

    def open_link(self, stop):
        """Open a camera of a round in the city's own system."""
        from ....adapters.cameras.links import LinkError, link_of

        page = self.dock.round
        try:
            address = link_of(page.template.text(), stop.camera_id, stop.link_key)
        except LinkError as refused:
            page.say(str(refused))
            return
        page.say("")
        QDesktopServices.openUrl(QUrl(address))

    def keep_template(self, text):
        """Remember the template of links, unless it holds a way in."""
        from ....adapters.cameras.links import LinkError, refuse_secret_template

        page = self.dock.round
        if text.strip():
            try:
                refuse_secret_template(text)
            except LinkError as refused:
                page.say(str(refused))
                return
        page.say("")
        self._settings.camera_link_template = text.strip()

    def _list_rounds(self):
        from ....adapters.cameras.work_sources import round_layers

        self.dock.round.show_rounds([(layer.name(), layer.id()) for layer in round_layers(self._project)])

    def _show_round(self, own):
        from ....adapters.cameras.work_sources import round_stops

        layer = self._project.mapLayer(own) if own else None
        self._round_crs = None if layer is None else layer.crs()
        self.dock.round.show_stops([] if layer is None else round_stops(layer))

    def _go_to_stop(self, stop):
        self._looking.stop()
        if stop.point is not None:
            self.on_map.fly_to(stop.point, self._round_crs)

    # What changes

    def _connect(self):
        self._bench.opened.connect(self._forget)
        self._bench.closed.connect(self._forget)
        self._project.layersAdded.connect(self._layers_changed)
        self._project.layersRemoved.connect(self._layers_changed)
        self._pause.timeout.connect(self._refresh)
        dock, page = self.dock, self.dock.round
        dock.visibilityChanged.connect(lambda seen: self._pause.start() if seen else page.pause())
        dock.closed.connect(self.on_map.clear)
        dock.count_asked.connect(self.count)
        dock.stop_asked.connect(self._give_up)
        dock.repair_chosen.connect(self.show_repair)
        dock.group_chosen.connect(self._show_group)
        page.round_chosen.connect(self._show_round)
        page.new_asked.connect(self.make_round)
        page.stop_reached.connect(self._go_to_stop)
        page.link_asked.connect(self.open_link)
        page.template_given.connect(self.keep_template)
        page.seconds_given.connect(self._hear_seconds)
        self._forget()

    def _hear_seconds(self, seconds):
        self._settings.camera_round_seconds = seconds

    def _forget(self, *_):
        """Another plan is open, or none."""
        self._stop()
        self._let_go()
        self._session = self._bench.session
        if self._session is not None:
            self._session.events.cameras_changed.connect(self._cameras_changed)
        self.on_map.clear()
        self.dock.show_nothing()
        self._stale = True
        self._later()

    def _let_go(self):
        if self._session is not None:
            with suppress(RuntimeError, TypeError):  # a plan that is closed has let go itself
                self._session.events.cameras_changed.disconnect(self._cameras_changed)
            self._session = None

    def _cameras_changed(self, _):
        """States come by the minute: what is counted stays until somebody asks, or where nothing was yet."""
        if self.dock.work is not None:
            self.dock.show_stale()
        else:
            self._stale = True
            self._later()

    def _layers_changed(self, *_):
        """Layers come and go: what is counted stays, but where nothing is yet, it is counted."""
        self._stale = self._stale or self.dock.work is None
        self._later()

    def _later(self):
        if self.dock.isVisible():
            self._pause.start()

    def _refresh(self):
        if not self.dock.isVisible() or package_trouble():
            return
        self._list_rounds()
        if self._stale and not self._counting.is_open:
            self.count()

    def _stop(self):
        self._looking.stop()
        self._counting.stop()

    def _give_up(self):
        self._stop()
        if self.dock.work is None:
            self.dock.show_nothing(self.tr("Stopped."))
        else:
            self.dock.show_done()
