"""*Around* at work: a click is asked about in the background, and the answer stands in the dock and on the map."""

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapRendererParallelJob,
    QgsProcessingException,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction, QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog

from ....adapters.running.packages import package_trouble
from ...docked import Docked
from ...icons import icon
from ...one_question import OneQuestion
from .around_dock import AroundDock
from .around_on_map import AroundOnMap
from .around_tool import AroundTool

__all__ = ["AroundPanel"]

_MOST_TOLD = 3


class AroundPanel(QObject):
    """Joins the tool, the dock and the signs to the open plan and the project.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    settings : Settings
    project : QgsProject
    area : Qt.DockWidgetArea, where the dock lies at first

    Attributes
    ----------
    dock : AroundDock
    tool : AroundTool
    on_map : AroundOnMap
    question : OneQuestion, what is asked
    actions : list of QAction, for the menu and the toolbar
    """

    def __init__(self, iface, bench, settings, project: QgsProject, area, parent=None):
        super().__init__(parent)
        self._bench, self._settings, self._project = bench, settings, project
        self._canvas, self._window = iface.mapCanvas(), iface.mainWindow()
        self._reader = self._layers = self._job = self._scenario = None
        self.question = OneQuestion()
        self.dock = AroundDock(self._window)
        self._docked = Docked(iface, area, self.dock).lie_on_grids()
        self.tool = AroundTool(self._canvas)
        self.on_map = AroundOnMap(self._canvas, project)
        self._take = QAction(icon("around_event"), self.tr("Around"), self._window)
        self._take.setObjectName("CommunityGrids_around")
        self._take.setCheckable(True)
        self._take.setToolTip(self.tr("Click an event or a place: cameras that see it, who is near, how far on foot"))
        self._take.triggered.connect(lambda: self._canvas.setMapTool(self.tool))
        self.tool.setAction(self._take)
        self.actions = [self._take]
        self._connect()

    def remove(self):
        """Leave QGIS."""
        self.question.stop()
        if self._job is not None:
            self._job.finished.disconnect()
            self._job.cancel()
        self._reader = self._layers = self._job = None
        self._bench.opened.disconnect(self._forget)
        self._bench.closed.disconnect(self._forget)
        self._project.layersAdded.disconnect(self._forget_layers)
        self._project.layersWillBeRemoved.disconnect(self._forget_layers)
        self._canvas.mapToolSet.disconnect(self._tool_changed)
        if self.tool.isActive():
            self._canvas.unsetMapTool(self.tool)
        self.on_map.remove()
        self._docked.remove()
        for thing in (self.tool, self._take):
            thing.deleteLater()

    def follow_map(self, showing):
        """Look round the event that is chosen among those on the map while the dock is seen: a ShowingEvents."""
        showing.event_chosen.connect(lambda row: self._ask_chosen(showing, row))

    # A question

    def ask_place(self, point, within=0.0):
        """Look round a place of the map: QgsPointXY, and how near an event must be, in map units."""
        reader = self._ready()
        if reader is None:
            return
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            to_metres = QgsCoordinateTransform(crs, reader.crs, self._project)
            place, beside = to_metres.transform(point), to_metres.transform(point.x() + within, point.y())
        except QgsCsException as trouble:
            self.dock.show_nothing(str(trouble))
            return
        self._ask(place=(place.x(), place.y()), within=place.distance(beside))

    def ask_event(self, number):
        """Look round an event by its number."""
        if self._ready() is not None:
            self._ask(number=number)

    def save(self, path=""):
        """Save the sheet of what is shown; the map on it is drawn first.

        Parameters
        ----------
        path : str, asked for where it is empty
        """
        from ....adapters.events.around.sheet import map_settings

        answer = self.dock.answer
        if answer is None or self._job is not None:
            return
        path = path or self._ask_path(answer)
        if not path:
            return
        shown = self._canvas.mapSettings()
        layers, crs = shown.layers(), shown.destinationCrs()
        job = QgsMapRendererParallelJob(map_settings(answer, layers, crs, self._project.transformContext()))
        job.finished.connect(lambda: self._write(answer, path))
        self._job = job
        self.dock.say(self.tr("Drawing the sheet…"))
        job.start()

    def clear(self):
        """Take everything off the map and out of the dock."""
        self.question.stop()
        self.on_map.show_answer(None)
        self.dock.show_nothing()

    def _ask_chosen(self, showing, row):
        if self.dock.isUserVisible() and showing.shown is not None:
            self.ask_event(str(showing.shown.given.events.numbers[row]))

    def _ask(self, **question):
        from ....adapters.events.around.answer import ask_around

        self.question.stop()
        if not self.dock.isUserVisible():
            self.dock.setUserVisible(True)
        self.dock.show_working()
        reader = self._reader
        self.question.ask(
            self.tr("Around an event"),
            lambda feedback: ask_around(reader, cancelled=feedback.isCanceled, **question),
            self._hear,
        )

    def _hear(self, outcome):
        if outcome.result is None:
            self.on_map.show_answer(None)
            self.dock.show_nothing(outcome.trouble)
            return
        self.dock.show_answer(outcome.result)
        self.dock.say(_troubles(outcome.result))
        self.on_map.show_answer(outcome.result)
        self.on_map.bring_into_view()

    def _ready(self):
        """What reads the layers as they are now; None, with the reason in the dock, where nothing can be read."""
        trouble = package_trouble()
        if trouble:
            self.dock.show_nothing(trouble)
            return None
        from ....adapters.events.around.reading import AroundReader
        from ....adapters.events.around.sources import around_layers, rules_of, sources_of
        from ....adapters.events.clock import clock_of_layers
        from ....adapters.words.moments import offset_of

        session = self._bench.session
        scenario = None if session is None else session.scenario.plan_id
        if self._layers is None or scenario != self._scenario:
            self._reader, self._scenario = None, scenario
            self._layers = around_layers(self._project, session)
        sources = sources_of(self._layers)
        if self._reader is not None:
            self._reader.sources = sources
            return self._reader
        profile = {} if session is None else session.events.profile
        try:
            zone = clock_of_layers(self._layers.values()) if session is None else offset_of(profile)
            self._reader = AroundReader(sources, self._project.transformContext(), rules_of(profile), zone_minutes=zone)
        except QgsProcessingException as refused:
            self.dock.setUserVisible(True)
            self.dock.show_nothing(str(refused))
        return self._reader

    def _write(self, answer, path):
        from ....adapters.events.around.sheet import signed_map, write_sheet

        job, self._job = self._job, None
        picture = signed_map(answer, job.renderedImage(), job.mapSettings())
        job.deleteLater()  # it is still telling that it has finished
        try:
            write_sheet(answer, picture, path)
        except OSError as error:
            self.dock.say("")
            self._bench.messages.fail(self.tr("{file} cannot be written: {why}").format(file=path, why=error.strerror))
            return
        self._settings.around_folder = path.rpartition("/")[0]
        self.dock.say(self.tr("Saved as {file}.").format(file=path))

    def _ask_path(self, answer):
        title, kind = self.tr("Save the sheet"), self.tr("PDF files") + " (*.pdf)"
        folder = self._settings.around_folder or self._settings.plan_folder
        name = answer.number or self.tr("place")
        start = f"{folder}/{name}.pdf"
        path, _ = QFileDialog.getSaveFileName(self._window, title, start, kind)
        return path if not path or path.lower().endswith(".pdf") else f"{path}.pdf"

    def _copy(self):
        from ....adapters.events.around.words import answer_text

        if self.dock.answer is not None:
            QGuiApplication.clipboard().setText(answer_text(self.dock.answer))
            self.dock.say(self.tr("Copied."))

    def _open(self, item):
        """An event is looked round itself; all else is shown on the map."""
        if item.what == "event":
            self.ask_event(item.id)
        else:
            self.on_map.go_to(item)

    # What changes

    def _connect(self):
        self._bench.opened.connect(self._forget)
        self._bench.closed.connect(self._forget)
        self._project.layersAdded.connect(self._forget_layers)
        self._project.layersWillBeRemoved.connect(self._forget_layers)
        self._canvas.mapToolSet.connect(self._tool_changed)
        self.tool.place_clicked.connect(self.ask_place)
        self.tool.left.connect(self.clear)
        dock = self.dock
        dock.item_pointed.connect(self.on_map.point_at)
        dock.item_opened.connect(self._open)
        dock.zoom_asked.connect(lambda: self.on_map.bring_into_view(always=True))
        dock.copy_asked.connect(self._copy)
        dock.print_asked.connect(lambda: self.save())
        dock.clear_asked.connect(self.clear)
        dock.closed.connect(self.clear)

    def _forget(self, *_):
        """Another plan is open, or none."""
        self._reader = self._layers = None
        self.clear()

    def _forget_layers(self, *_):
        self._reader = self._layers = None

    def _tool_changed(self, tool, *_):
        if tool is self.tool:
            self._bench.messages.hint(self.tr("Click an event, or any place: what is round it is shown."))


def _troubles(answer):
    """What could not be read round the place, in a few sentences."""
    from ....adapters.sentences.saying import sentence

    told = [sentence(finding) for finding in answer.findings[:_MOST_TOLD]]
    return "\n".join(told)
