"""Importing a register: opened and tried in the background, written by the algorithm, and tied where a plan is open."""

import json

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QAction

from ..icons import icon
from ..importing_table import ImportingTable
from .register_dialog import RegisterDialog

__all__ = ["ImportingRegister"]

_ALGORITHM, _TYING = "communitygrids:importregister", "communitygrids:tiebuildings"


class ImportingRegister(ImportingTable):
    """Has the dialog and does what it asks for.

    Signals
    -------
    tied : its rows are tied, and the plan has the ties
    """

    tied = pyqtSignal()

    FOLDER, MAPPINGS, KIND = "register_folder", "register_mappings", "register"

    def __init__(self, iface, bench, settings, project: QgsProject, parent=None):
        super().__init__(iface, bench, settings, project, parent)
        action = QAction(icon("import_register"), self.tr("Import register…"), self._window)
        action.setToolTip(self.tr("Read a register of households from a file, without what is about persons"))
        action.triggered.connect(lambda: self.start())
        self.actions = [action]

    def make_dialog(self, file_types, folder):
        return RegisterDialog(file_types, folder, self._window)

    def stages(self):
        return (
            self.tr("Reading a register"),
            self.tr("Reading the register …"),
            self.tr("Looking through the register …"),
            self.tr("Importing the register …"),
        )

    def failure(self):
        return self.tr("The register could not be imported; the log messages say why.")

    def open_table(self, path, table, progress):
        from ...adapters.registers.preview import open_register

        return open_register(path, table, progress)

    def columns_of(self, arrived):
        from ...adapters.registers.preview import columns_of

        return columns_of(arrived)

    def trial_work(self):
        from ...adapters.registers.preview import try_register
        from ...adapters.running.progress import FeedbackProgress

        arrived, mapping, crs = self._opened.arrived, dict(self._mapping), self.dialog.crs()
        return lambda feedback: try_register(arrived, mapping, crs, FeedbackProgress(feedback))

    def show_trial(self, trial):
        from ...adapters.registers.preview import ROLES, kind_words, reason_words, role_words

        kind = kind_words(trial.kind) if trial.kind else ""
        self.dialog.show_trial(trial, ROLES, role_words, reason_words, kind)

    def can_go_on(self):
        session = self._bench.session
        return session is not None and not session.read_only and len(session.premises.buildings) > 0

    def algorithm(self):
        return _ALGORITHM, {
            "INPUT": self._opened.path,
            "SHEET": self._opened.table,
            "MAPPING": json.dumps(self._mapping, ensure_ascii=False),
            "CRS": self.dialog.crs() if self.dialog.crs().isValid() else None,
            "REGISTER": self.dialog.place(),
            "FINDINGS": None,
        }

    def take(self, results, context):
        given, counts = results["REGISTER"], {name: results[name] for name in ("ROWS", "DWELLINGS", "HOUSEHOLDS")}
        tie_too, name = self.dialog.tie_too(), self._name()
        layer = context.takeResultLayer(given) or QgsVectorLayer(given, name, "ogr")
        layer.setName(name)
        self._project.addMapLayer(layer)
        self.close()
        number = self._window.locale().toString
        words = self.tr("The register {name} is imported: {rows} rows, {dwellings} dwellings, {households} households.")
        counts = {key.lower(): number(count) for key, count in counts.items()}
        self._messages.say(words.format(name=name, **counts))
        self.imported.emit(layer)
        if tie_too and self._bench.session is not None:
            self._tie(layer)

    def _tie(self, layer):
        """Have the rows tied to the buildings of the plan."""
        parameters = {
            "REGISTER": layer.id(),
            "PLAN": str(self._bench.session.path),
            "TIES": "memory:",
            "FINDINGS": None,
        }

        def hear(done, results, _, trouble):
            if done:
                self._take_ties(results)
            else:
                self._messages.fail(trouble or self.tr("The rows could not be tied; the log messages say why."))

        self.run_after(_TYING, parameters, hear)

    def _take_ties(self, results):
        words = self.tr(
            "Rows tied to buildings: {sure} for sure, {doubtful} wait for a decision, {unmatched} are not tied."
        )
        number = self._window.locale().toString
        counts = {name: number(results[name.upper()]) for name in ("sure", "doubtful", "unmatched")}
        self._messages.say(words.format(**counts))
        self.tied.emit()
