"""Figures of events, joined to the open plan and the project: what is counted, and what a person saves."""

from contextlib import suppress
from pathlib import Path
from time import time

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QFileDialog

from ....adapters.running.packages import package_trouble
from ...algorithm_dialog import open_algorithm
from ...docked import Docked
from ...icons import icon
from ...one_question import OneQuestion
from .figures_dock import FiguresDock

__all__ = ["Figures"]

_PAUSE_MS = 800
_FILTERS = {"csv": "CSV (*.csv)", "xlsx": "XLSX (*.xlsx)", "sheet": "PDF (*.pdf)"}


class Figures(QObject):
    """Opens the dock and keeps it in step with the plan's events.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    settings : Settings
    project : QgsProject
    area : Qt.DockWidgetArea, where the dock lies at first

    Attributes
    ----------
    dock : FiguresDock
    actions : list of QAction, for the menu and the toolbar
    """

    def __init__(self, iface, bench, settings, project: QgsProject, area, parent=None):
        super().__init__(parent)
        self._bench, self._settings, self._project = bench, settings, project
        self.dock = FiguresDock(
            settings.figures_by, settings.figures_period, settings.figures_comparison, iface.mainWindow()
        )
        self._session = self._read = self._areas = None
        self._question, self._name = OneQuestion(), ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._docked = Docked(iface, area, self.dock).lie_on_grids()
        told = self.tr("How many events there are, closed and on time, by grid, department, month")
        toggle = self._docked.dress_action("event_figures", told)
        self._hot = QAction(icon("hot_spots"), self.tr("Find hot spots…"), iface.mainWindow())
        self._hot.setToolTip(self.tr("Find hot grids, rises, clusters and repeated places of events"))
        self.actions = [toggle, self._hot]
        self._connect()

    def remove(self):
        """Leave QGIS."""
        self._question.stop()
        self._bench.opened.disconnect(self._follow)
        self._bench.closed.disconnect(self._follow)
        self._project.layersAdded.disconnect(self._later)
        self._project.layersRemoved.disconnect(self._later)
        self._let_go()
        self._docked.remove()
        self._hot.deleteLater()

    def count(self):
        """Count what is chosen, in the background."""
        from ....adapters.events.figures.asking import asked_summary  # packages that QGIS does not bring everywhere

        self._question.stop()
        trouble = package_trouble()
        if trouble:
            self.dock.show_nothing(trouble)
            return
        reading = self._reading()
        if reading is None:
            return
        settings, dock, wishes = self._settings, self.dock, self.dock.wishes
        settings.figures_period, settings.figures_comparison = wishes.period(), wishes.comparison()
        wish = wishes.period(), wishes.days(), wishes.comparison(), time()
        dock.show_working()
        self._question.ask(
            self.tr("Figures of events"),
            lambda feedback: asked_summary(reading, wish, feedback),
            self._hear,
            moved=dock.show_progress,
        )

    def look_what_stands_out(self):
        """Look for rises and clusters in what is shown, in the background."""
        from ....adapters.events.figures.asking import standing_out

        summary, read = self.dock.summary(), self._read
        if summary is None or read is None or self._question.is_open:
            return
        self.dock.show_working()
        self._question.ask(
            self.tr("What stands out"),
            lambda feedback: standing_out(read, summary.question, feedback),
            self._hear_standing_out,
            moved=self.dock.show_progress,
        )

    def find_hot_spots(self):
        """Open the dialog of the algorithm, with the layers that look right in it."""
        from ....adapters.events.figures.sources import event_layers
        from ....adapters.layers.roles import role_of

        parameters, layers = {}, event_layers(self._project)
        chosen = self._project.mapLayer(self.dock.wishes.source() or "")
        if chosen is not None or layers:
            parameters["EVENTS"] = (chosen or layers[0]).id()
        for layer in self._project.mapLayers().values():
            if role_of(layer) == "grids":
                parameters["GRIDS"] = layer.id()
        open_algorithm("communitygrids:findhotspots", parameters)

    def save(self, kind, path=""):
        """Save the figures that are shown.

        Parameters
        ----------
        kind : str, 'csv', 'xlsx' or 'sheet'
        path : str, asked for where it is empty
        """
        from ....adapters.events.figures.daily_sheet import write_sheet
        from ....adapters.events.figures.files import FigureFileError, write_figures

        summary = self.dock.summary()
        path = path or self._ask(kind)
        if summary is None or not path:
            return
        self._settings.figures_folder = str(Path(path).parent)
        try:
            if kind == "sheet":
                write_sheet(summary, self._name, path, self.dock.sentences())
            else:
                write_figures(summary, path)
        except (OSError, FigureFileError) as wrong:
            self._bench.messages.fail(str(wrong))
            return
        self._bench.messages.say(self.tr("Saved: {file}").format(file=path))

    def _connect(self):
        self._bench.opened.connect(self._follow)
        self._bench.closed.connect(self._follow)
        self._project.layersAdded.connect(self._later)
        self._project.layersRemoved.connect(self._later)
        self._pause.timeout.connect(self._refresh)
        self._hot.triggered.connect(lambda: self.find_hot_spots())
        dock = self.dock
        dock.visibilityChanged.connect(lambda seen: seen and self._later())
        dock.asked.connect(self.count)
        dock.kind_chosen.connect(self._hear_kind)
        dock.group_chosen.connect(self._show_group)
        dock.save_asked.connect(self.save)
        dock.hot_spots_asked.connect(self.find_hot_spots)
        dock.stop_asked.connect(self._give_up)
        dock.standing_out_asked.connect(self.look_what_stands_out)
        self._follow()

    def _follow(self, *_):
        """Another plan is open, or none."""
        self._let_go()
        self._session = self._bench.session
        if self._session is not None:
            self._session.events.changed.connect(self._later)
            self._session.changed.connect(self._forget_areas)
        self._later()

    def _let_go(self):
        if self._session is not None:
            with suppress(RuntimeError, TypeError):  # a plan that is closed has let go itself
                self._session.events.changed.disconnect(self._later)
                self._session.changed.disconnect(self._forget_areas)
            self._session = None
        self._areas = None

    def _forget_areas(self, _):
        """Grids are different: they are taken anew when they are asked for."""
        self._areas = None
        self._later()

    def _later(self, *_):
        if self.dock.isVisible() and not self._pause.isActive():
            self._pause.start()  # however fast changes come, they are counted after each pause

    def _refresh(self):
        """List what can be counted, and count; what is being counted is let come to its end."""
        from ....adapters.events.figures.sources import event_layers

        if self._question.is_open:
            self._pause.start()
            return
        sources = [(layer.name(), layer.id()) for layer in event_layers(self._project)]
        if self._session is not None and len(self._session.events.events):
            words = self.tr("The plan: {name}")
            sources.insert(0, (words.format(name=Path(self._session.path).stem), ""))
        self.dock.wishes.show_sources(sources)
        if sources:
            self.count()
        else:
            self._question.stop()
            self.dock.show_nothing()

    def _reading(self):
        """What reads the chosen events: a callable of whether to stop; None where there is nothing to read."""
        from ....adapters.events.areas import areas_of_plan
        from ....adapters.events.figures.sources import LayersToRead, PlanToRead
        from ....adapters.plan_file.errors import PlanFileError

        chosen = self.dock.wishes.source()
        if chosen is None:
            return None
        if chosen:
            layer = self._project.mapLayer(chosen)
            if layer is None:
                return None
            self._name = layer.name()
            return LayersToRead(layer, self._project).read
        self._name = Path(self._session.path).stem
        try:
            if self._areas is None:
                self._areas = areas_of_plan(self._session)
            return PlanToRead(self._session, self._areas).read
        except PlanFileError as wrong:
            self.dock.show_nothing(str(wrong))
            return None

    def _give_up(self):
        self._question.stop()
        self.dock.show_nothing(self.tr("Stopped. Choose what to count."))

    def _hear(self, outcome):
        if outcome.result is None:
            self.dock.show_nothing(outcome.trouble)
            return
        summary, said, self._read = outcome.result
        self.dock.show_summary(summary, said)

    def _hear_standing_out(self, outcome):
        self.dock.show_standing_out(outcome.result or [], outcome.trouble)

    def _hear_kind(self, kind):
        self._settings.figures_by = kind

    def _show_group(self, kind, code):
        """Show a grid of the open plan on the map."""
        if kind == "grid" and code and self._session is not None and code in self._session.draft.records:
            self._bench.select([code])
            self._bench.zoom_to([code])

    def _ask(self, kind):
        name = self.tr("events")
        suggested = str(Path(self._settings.figures_folder or Path.home()) / f"{name}.{_ending(kind)}")
        path, _ = QFileDialog.getSaveFileName(self.dock, self.tr("Save the figures"), suggested, _FILTERS[kind])
        return path if not path or Path(path).suffix else f"{path}.{_ending(kind)}"


def _ending(kind):
    return "pdf" if kind == "sheet" else kind
