"""Importing a table: opened and tried in the background, its columns' meaning asked and remembered, then written."""

import re
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from .messages import Messages
from .one_question import OneQuestion

__all__ = ["ImportingTable"]

translate = QCoreApplication.translate


class ImportingTable(QObject):
    """Has a dialog and does what it asks for. A kind of table says the rest in the methods at the end.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    settings : Settings
    project : QgsProject

    Attributes
    ----------
    actions : list of QAction
    dialog : ArrivingDialog or None
    question : OneQuestion, what is read, tried or written
    FOLDER, MAPPINGS : str, the settings that remember where it was looked for last, and what columns mean
    KIND : str, what a file beside the plan ends with

    Signals
    -------
    imported(layer) : the table is in the project
    """

    imported = pyqtSignal(object)

    FOLDER = MAPPINGS = KIND = ""

    def __init__(self, iface, bench, settings, project: QgsProject, parent=None):
        super().__init__(parent)
        self._window, self._bench, self._settings, self._project = iface.mainWindow(), bench, settings, project
        self._messages = Messages(iface.messageBar(), self)
        self.actions, self.question = [], OneQuestion()
        self._after, self._to_come = OneQuestion(), []
        self.dialog = self._opened = self._trial = None
        self._mapping = {}

    def start(self, path=""):
        """Open the dialog, with a file where one is given."""
        from ..adapters.registers.files import FILE_TYPES
        from ..adapters.running.packages import package_trouble

        trouble = package_trouble()
        if trouble:
            self._messages.fail(trouble)
            return
        if self.dialog is None:
            self.dialog = self.make_dialog(FILE_TYPES, getattr(self._settings, self.FOLDER))
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
        self.question.stop()
        self._opened = self._trial = None
        if self.dialog is not None:
            dialog, self.dialog = self.dialog, None
            dialog.deleteLater()

    def remove(self):
        """Take everything out again."""
        self.close()
        self._to_come.clear()
        self._after.stop()
        for action in self.actions:
            action.deleteLater()

    def open(self, path, table=""):
        """Read a table of a file, and show what would become of it."""
        from ..adapters.running.progress import FeedbackProgress

        setattr(self._settings, self.FOLDER, str(Path(path).parent))
        self._mapping = {}
        title, reading, _, _ = self.stages()
        self.dialog.show_busy(reading)
        self._work(title, lambda feedback: self.open_table(path, table, FeedbackProgress(feedback)), self._show_opened)

    def _show_opened(self, opened):
        from ..adapters.registers.mappings import headers_of, recalled
        from ..adapters.registers.preview import ALL

        self._opened = opened
        self._headers = headers_of(self.columns_of(opened.arrived))
        self._mapping = recalled(self._settings, self._headers, self.MAPPINGS)
        self.dialog.show_tables(opened.tables, opened.table, len(opened.alike), ALL)
        self._try()

    def _try(self):
        """See what would become of the table as its columns are understood now."""
        if self._opened is None:
            return
        title, _, looking, _ = self.stages()
        self.dialog.show_busy(looking, keep=self._trial is not None)
        self._work(title, self.trial_work(), self._show_trial)

    def _show_trial(self, trial):
        self._trial = trial
        self.dialog.offer_places(self._places(), self.can_go_on())
        self.show_trial(trial)

    def _take_meaning(self, place, role):
        """Take what the person said of a column; another column that meant the same gives way."""
        self._mapping = {key: said for key, said in self._mapping.items() if not said or said != role}
        self._mapping[self._trial.columns[place].key] = role
        self._try()

    def _places(self):
        """Where the table may go: beside the open plan, or into a layer that is gone with the project."""
        places = [(translate("ImportingRegister", "A temporary layer"), "memory:")]
        if self._bench.session is not None:
            plan = Path(self._bench.session.path)
            file = plan.with_name(f"{plan.stem}_{self.KIND}.gpkg")
            words = translate("ImportingRegister", "{file}, beside the plan").format(file=file.name)
            table = re.sub(r"\W+", "_", self._name()).strip("_") or self.KIND
            places.insert(0, (words, f"ogr:dbname='{file}' table=\"{table}\""))
        return places

    def _name(self):
        """What the table is called: its sheet, or its file where it is several sheets or the only one."""
        one = self._opened.table if len(self._opened.tables) > 1 and len(self._opened.arrived) == 1 else ""
        return one or Path(self._opened.path).stem

    def write(self):
        """Have the algorithm write the table."""
        from ..adapters.registers.mappings import remember

        remember(self._settings, self._headers, self._mapping, self.MAPPINGS)
        *_, importing = self.stages()
        self.dialog.show_busy(importing, keep=True)
        self.question.run(*self.algorithm(), self._project, self._hear_written, self.dialog.tell_share)

    # work in other threads

    def _work(self, title, work, then):
        """Do work in the background; what it gives goes to `then`, a trouble to the dialog."""

        def hear(outcome):
            if outcome.result is None:
                self._opened = self._trial = None
                self.dialog.show_nothing(outcome.trouble)
            else:
                then(outcome.result)

        self.question.ask(title, work, hear, self.dialog.tell_stage, self.dialog.tell_share)

    def _hear_written(self, done, results, context, trouble):
        if done:
            self.take(results, context)
        else:
            self.dialog.show_nothing(trouble or self.failure())

    def run_after(self, algorithm, parameters, hear):
        """Have an algorithm go on with what was imported, after those that go on already; leaving QGIS stops it.

        One at a time: they write to the same plan, and read layers that another thread must not read meanwhile.
        """
        self._to_come.append((algorithm, parameters, hear))
        if not self._after.is_open:
            self._run_next()

    def _run_next(self):
        algorithm, parameters, hear = self._to_come.pop(0)

        def heard(*answer):
            hear(*answer)
            if self._to_come and not self._after.is_open:
                self._run_next()

        self._after.run(algorithm, parameters, self._project, heard)

    # what each kind of table says

    def make_dialog(self, file_types, folder):
        """The dialog: an ArrivingDialog."""
        raise NotImplementedError

    def stages(self):
        """What is said while it works: the task's title; while it is read, looked through and imported."""
        raise NotImplementedError

    def failure(self):
        """What is said where it could not be written, and nobody says why."""
        raise NotImplementedError

    def open_table(self, path, table, progress):
        """Open a file: adapters.registers.preview.Opened. It runs in another thread."""
        raise NotImplementedError

    def columns_of(self, arrived):
        """What columns mean by themselves."""
        raise NotImplementedError

    def trial_work(self):
        """What finds out what would become of the table: a callable of a feedback, run in another thread."""
        raise NotImplementedError

    def show_trial(self, trial):
        """Show in the dialog what would become of it."""
        raise NotImplementedError

    def can_go_on(self):
        """Whether the table can go on into the open plan."""
        raise NotImplementedError

    def algorithm(self):
        """The algorithm that writes it, and its parameters."""
        raise NotImplementedError

    def take(self, results, context):
        """Take what the algorithm wrote."""
        raise NotImplementedError
