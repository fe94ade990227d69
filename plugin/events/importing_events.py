"""Importing events: opened and tried in the background, written by the algorithm, and taken into the open plan."""

import json

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QAction

from ..icons import icon
from ..importing_table import ImportingTable
from .event_dialog import EventDialog

__all__ = ["ImportingEvents"]

_ALGORITHM, _TAKING = "communitygrids:importevents", "communitygrids:takeevents"


class ImportingEvents(ImportingTable):
    """Has the dialog and does what it asks for.

    Signals
    -------
    taken : the events are in the open plan
    """

    taken = pyqtSignal()

    FOLDER, MAPPINGS, KIND = "event_folder", "event_mappings", "events"

    def __init__(self, iface, bench, settings, project: QgsProject, parent=None):
        super().__init__(iface, bench, settings, project, parent)
        action = QAction(icon("import_events"), self.tr("Import events…"), self._window)
        action.setToolTip(self.tr("Read events from a file, without what is about persons, and find their places"))
        action.triggered.connect(lambda: self.start())
        self.actions = [action]

    def open(self, path, table=""):
        """Read a table of a file, and show what would become of it."""
        self.dialog.forget_datum()
        super().open(path, table)

    def make_dialog(self, file_types, folder):
        dialog = EventDialog(file_types, folder, self._window)
        dialog.datum_chosen.connect(self._try)
        return dialog

    def stages(self):
        return (
            self.tr("Reading events"),
            self.tr("Reading the events …"),
            self.tr("Looking through the events …"),
            self.tr("Importing the events …"),
        )

    def failure(self):
        return self.tr("The events could not be imported; the log messages say why.")

    def open_table(self, path, table, progress):
        from ...adapters.events.preview import open_events

        return open_events(path, table, progress)

    def columns_of(self, arrived):
        from ...adapters.events.preview import columns_of

        return columns_of(arrived)

    def trial_work(self):
        from ...adapters.events.ground import sources_of_plan
        from ...adapters.events.preview import try_events
        from ...adapters.running.progress import FeedbackProgress

        sources = sources_of_plan(self._plan()) if self._plan() else {}
        told = self._opened.arrived, sources, dict(self._mapping), self.dialog.crs(), self.dialog.datum()
        context = self._project.transformContext()
        return lambda feedback: try_events(*told, context, FeedbackProgress(feedback))

    def show_trial(self, trial):
        from ...adapters.events.preview import ROLES, datum_name, reason_of, role_words

        self.dialog.show_trial(trial, ROLES, role_words, reason_of, "")
        self.dialog.show_datum(trial.with_places, datum_name(trial.asked) if trial.asked else "")

    def can_go_on(self):
        session = self._bench.session
        return session is not None and not session.read_only

    def _plan(self):
        session = self._bench.session
        return "" if session is None else str(session.path)

    def algorithm(self):
        return _ALGORITHM, {
            "INPUT": self._opened.path,
            "SHEET": self._opened.table,
            "MAPPING": json.dumps(self._mapping, ensure_ascii=False),
            "CRS": self.dialog.crs() if self.dialog.crs().isValid() else None,
            "DATUM": self.dialog.datum(),
            "PLAN": self._plan() or None,
            "EVENTS": self.dialog.place(),
            "UNPLACED": "memory:",
            "FINDINGS": None,
        }

    def take(self, results, context):
        take_too, name = self.dialog.take_too(), self._name()
        layer = context.takeResultLayer(results["EVENTS"]) or QgsVectorLayer(results["EVENTS"], name, "ogr")
        layer.setName(name)
        self._project.addMapLayer(layer)
        if results["NOT_PLACED"]:
            left = context.takeResultLayer(results["UNPLACED"])
            left.setName(self.tr("{name}: without a place").format(name=name))
            self._project.addMapLayer(left)
        self.close()
        number = self._window.locale().toString
        words = self.tr("The events {name} are imported: {rows}, of which {placed} have a place and {left} have none.")
        counts = {key: number(results[count]) for key, count in _COUNTS.items()}
        self._messages.say(words.format(name=name, **counts))
        self.imported.emit(layer)
        if take_too and self._bench.session is not None:
            self._take_into_plan(layer)

    def _take_into_plan(self, layer):
        """Have the events taken into the plan."""

        def hear(done, results, _, trouble):
            if not done:
                self._messages.fail(trouble or self.tr("The events could not be taken; the log messages say why."))
                return
            number = self._window.locale().toString
            words = self.tr("Events taken into the plan: {new} new, {changed} changed.")
            counts = {"new": number(results["NEW_EVENTS"]), "changed": number(results["CHANGED_EVENTS"])}
            self._messages.say(words.format(**counts))
            if self._bench.session is not None:
                self._bench.session.events.refresh()
            self.taken.emit()

        self.run_after(_TAKING, {"PLAN": self._plan(), "EVENTS": layer.id()}, hear)


_COUNTS = {"rows": "ROWS", "placed": "PLACED", "left": "NOT_PLACED"}
