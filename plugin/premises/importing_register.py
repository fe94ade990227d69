"""Importing a register: opened and tried in the background, written by the algorithm, and tied where a plan is open."""

import json
import re
from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QAction

from ..icons import icon
from ..messages import Messages
from .algorithm_run import AlgorithmRun
from .register_dialog import RegisterDialog

__all__ = ["ImportingRegister"]

_ALGORITHM, _TYING = "communitygrids:importregister", "communitygrids:tiebuildings"


class ImportingRegister(QObject):
    """Has the dialog and does what it asks for.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    settings : Settings
    project : QgsProject

    Attributes
    ----------
    actions : list of QAction
    dialog : RegisterDialog or None

    Signals
    -------
    imported(layer) : a register is in the project
    tied : its rows are tied, and the plan has the ties
    """

    imported = pyqtSignal(object)
    tied = pyqtSignal()

    def __init__(self, iface, bench, settings, project: QgsProject, parent=None):
        super().__init__(parent)
        self._window, self._bench, self._settings, self._project = iface.mainWindow(), bench, settings, project
        self._messages = Messages(iface.messageBar(), self)
        action = QAction(icon("import_register"), self.tr("Import register…"), self._window)
        action.setToolTip(self.tr("Read a register of households from a file, without what is about persons"))
        action.triggered.connect(lambda: self.start())
        self.actions = [action]
        self.dialog = self._opened = self._trial = self._task = self._tying = None
        self._mapping, self._runs = {}, 0

    def start(self, path=""):
        """Open the dialog, with a file where one is given."""
        from ...adapters.packages import package_trouble
        from ...adapters.register_files import FILE_TYPES

        trouble = package_trouble()
        if trouble:
            self._messages.fail(trouble)
            return
        if self.dialog is None:
            self.dialog = RegisterDialog(FILE_TYPES, self._settings.register_folder, self._window)
            self.dialog.file_chosen.connect(self.open)
            self.dialog.crs_chosen.connect(self._try)
            self.dialog.import_asked.connect(self.write)
            self.dialog.left.connect(self.close)
            self.dialog.table.meaning_chosen.connect(self._take_meaning)
        self.dialog.show()
        self.dialog.raise_()
        if path:
            self.dialog.open(path)

    def close(self):
        """Stop what is being done, and close the dialog."""
        self._stop()
        self._opened = self._trial = None
        if self.dialog is not None:
            dialog, self.dialog = self.dialog, None
            dialog.deleteLater()

    def remove(self):
        """Take everything out again."""
        self.close()
        if self._tying is not None:
            tying, self._tying = self._tying, None
            tying.cancel()
        for action in self.actions:
            action.deleteLater()

    def open(self, path, table=""):
        """Read a table of a file, and show what would become of it."""
        from ...adapters.progress import FeedbackProgress
        from ...adapters.register_preview import open_register

        self._settings.register_folder = str(Path(path).parent)
        self._mapping = {}
        self.dialog.show_busy(self.tr("Reading the register …"))
        self._work(
            self.tr("Reading a register"),
            lambda feedback: open_register(path, table, FeedbackProgress(feedback)),
            self._show_opened,
        )

    def _show_opened(self, opened):
        from ...adapters.register_mappings import headers_of, recalled
        from ...adapters.register_preview import ALL, columns_of

        self._opened = opened
        self._headers = headers_of(columns_of(opened.arrived))
        self._mapping = recalled(self._settings, self._headers)
        self.dialog.show_tables(opened.tables, opened.table, len(opened.alike), ALL)
        self._try()

    def _try(self):
        """See what would become of the register as its columns are understood now."""
        from ...adapters.progress import FeedbackProgress
        from ...adapters.register_preview import try_register

        if self._opened is None:
            return
        arrived, mapping, crs = self._opened.arrived, dict(self._mapping), self.dialog.crs()
        self.dialog.show_busy(self.tr("Looking through the register …"), keep=self._trial is not None)
        self._work(
            self.tr("Reading a register"),
            lambda feedback: try_register(arrived, mapping, crs, FeedbackProgress(feedback)),
            self._show_trial,
        )

    def _show_trial(self, trial):
        from ...adapters.register_preview import ROLES, kind_words, reason_words, role_words

        self._trial = trial
        kind = kind_words(trial.kind) if trial.kind else ""
        session = self._bench.session
        tieable = session is not None and not session.read_only and len(session.premises.buildings) > 0
        self.dialog.offer_places(self._places(), tieable)
        self.dialog.show_trial(trial, ROLES, role_words, reason_words, kind)

    def _take_meaning(self, place, role):
        """Take what the person said of a column; another column that meant the same gives way."""
        self._mapping = {key: said for key, said in self._mapping.items() if not said or said != role}
        self._mapping[self._trial.columns[place].key] = role
        self._try()

    def _places(self):
        """Where the register may go: beside the open plan, or into a layer that is gone with the project."""
        places = [(self.tr("A temporary layer"), "memory:")]
        if self._bench.session is not None:
            plan = Path(self._bench.session.path)
            file = plan.with_name(f"{plan.stem}_register.gpkg")
            words = self.tr("{file}, beside the plan").format(file=file.name)
            table = re.sub(r"\W+", "_", self._name()).strip("_") or "register"
            places.insert(0, (words, f"ogr:dbname='{file}' table=\"{table}\""))
        return places

    def _name(self):
        """What the register is called: its sheet, or its file where it is several sheets or the only one."""
        one = self._opened.table if len(self._opened.tables) > 1 and len(self._opened.arrived) == 1 else ""
        return one or Path(self._opened.path).stem

    def write(self):
        """Have the algorithm write the register."""
        from ...adapters.register_mappings import remember

        remember(self._settings, self._headers, self._mapping)
        parameters = {
            "INPUT": self._opened.path,
            "SHEET": self._opened.table,
            "MAPPING": json.dumps(self._mapping, ensure_ascii=False),
            "CRS": self.dialog.crs() if self.dialog.crs().isValid() else None,
            "REGISTER": self.dialog.place(),
            "FINDINGS": None,
        }
        self.dialog.show_busy(self.tr("Importing the register …"), keep=True)
        self._run(_ALGORITHM, parameters, self._take_register)

    def _take_register(self, results, context):
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

    def _take_ties(self, results):
        words = self.tr(
            "Rows tied to buildings: {sure} for sure, {doubtful} wait for a decision, {unmatched} are not tied."
        )
        number = self._window.locale().toString
        counts = {name: number(results[name.upper()]) for name in ("sure", "doubtful", "unmatched")}
        self._messages.say(words.format(**counts))
        self.tied.emit()

    # work in other threads

    def _work(self, title, work, then):
        """Do work in the background; what it gives goes to `then`, a trouble to the dialog."""
        from ...adapters.background import run_in_background

        self._stop()
        self._runs += 1
        number = self._runs

        def hear(outcome):
            if number != self._runs or self.dialog is None:
                return
            self._task = None
            if outcome.result is None:
                self._opened = self._trial = None
                self.dialog.show_nothing(outcome.trouble)
            else:
                then(outcome.result)

        self._task = run_in_background(title, work, hear, self.dialog.tell_stage, self.dialog.tell_share)

    def _run(self, name, parameters, then):
        """Run an algorithm; its results go to `then`, a trouble to the dialog or the message bar."""
        self._stop()
        self._runs += 1
        number = self._runs

        def hear(done, results, context, trouble):
            if number == self._runs:
                self._task = None
                then(results, context) if done else self._fail(trouble)

        self._task = AlgorithmRun(name, parameters, self._project, hear, self.dialog.tell_share)

    def _tie(self, layer):
        """Have the rows tied to the buildings of the plan, in a run that another import does not stop."""
        parameters = {
            "REGISTER": layer.id(),
            "PLAN": str(self._bench.session.path),
            "TIES": "memory:",
            "FINDINGS": None,
        }

        def hear(done, results, _, trouble):
            if self._tying is None:
                return
            self._tying = None
            if done:
                self._take_ties(results)
            else:
                self._messages.fail(trouble or self.tr("The rows could not be tied; the log messages say why."))

        self._tying = AlgorithmRun(_TYING, parameters, self._project, hear)

    def _fail(self, trouble):
        words = trouble or self.tr("The register could not be imported; the log messages say why.")
        if self.dialog is None:
            self._messages.fail(words)
        else:
            self.dialog.show_nothing(words)

    def _stop(self):
        if self._task is not None:
            task, self._task = self._task, None
            self._runs += 1
            task.cancel()
