"""The dialog that imports a table: which file, what its columns mean, what becomes of it, and where it goes."""

from html import escape
from pathlib import Path

from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
)

from .icons import icon_file
from .premises.register_table import RegisterTable

__all__ = ["ArrivingDialog"]

_WIDE, _HIGH = 84, 42  # letters and lines
_ICONS = {"error": "error", "warning": "warning", "note": "note"}

translate = QCoreApplication.translate


class ArrivingDialog(QDialog):
    """Shows what it is given and tells what is asked for. A kind of table says the rest in the methods at the end.

    Parameters
    ----------
    file_types : sequence of str, endings
    folder : str, where to look first
    then : QWidget, that says what is to become of the table once it is there

    Attributes
    ----------
    table : RegisterTable

    Signals
    -------
    file_chosen(path, table) : a table is to be opened; table is '' where the likeliest is wanted
    crs_chosen : coordinates are in another reference system
    import_asked, left
    """

    file_chosen = pyqtSignal(str, str)
    crs_chosen = pyqtSignal()
    import_asked = pyqtSignal()
    left = pyqtSignal()

    def __init__(self, file_types, folder, then, parent=None):
        super().__init__(parent)
        self.setWindowTitle(self.title())
        self.table = RegisterTable()
        self._file = self._file_box(file_types, folder)
        self._sheets, self._sheet_label = QComboBox(), QLabel(translate("RegisterDialog", "Sheet:"))
        self._said, self._summary = QLabel(), QLabel()
        for words in (self._said, self._summary):
            words.setWordWrap(True)
        self._findings = QTextBrowser()
        self._findings.setObjectName("CommunityGridsRegisterFindings")
        self._crs, self._crs_label = (
            QgsProjectionSelectionWidget(),
            QLabel(translate("RegisterDialog", "Coordinates in:")),
        )
        self._crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self._places, self._then = QComboBox(), then
        self._with_plan = False
        self._stage, self._bar = QLabel(), QProgressBar()
        self._buttons = QDialogButtonBox()
        accept, reject = QDialogButtonBox.ButtonRole.AcceptRole, QDialogButtonBox.ButtonRole.RejectRole
        self._go = self._buttons.addButton(translate("RegisterDialog", "Import"), accept)
        self._leave = self._buttons.addButton(translate("RegisterDialog", "Cancel"), reject)
        self._leave.setAutoDefault(False)
        self._lay_out()
        self._file.fileChanged.connect(self._choose_file)
        self._sheets.activated.connect(
            lambda _: self.file_chosen.emit(self._file.filePath(), self._sheets.currentData())
        )
        self._crs.crsChanged.connect(lambda _: self.crs_chosen.emit())
        self._buttons.accepted.connect(self.import_asked)
        self._buttons.rejected.connect(self.reject)
        self.show_nothing("")

    # what is shown

    def show_nothing(self, words):
        """Show no table, with a sentence why."""
        self._say(words or self.invitation())
        self._show_parts(trial=False, busy=False)
        self._go.setEnabled(False)

    def show_busy(self, words, keep=False):
        """Show that something is done; `keep` leaves the preview."""
        self._say("")
        self._show_parts(trial=keep, busy=True)
        self.table.let_choose(False)
        self._go.setEnabled(False)
        self._bar.setRange(0, 0)
        self.tell_stage(words)

    def show_trial(self, trial, roles, words, reason, kind):
        """Show what would become of a table.

        Parameters
        ----------
        trial, roles, words, reason : as of `RegisterTable.show_trial`
        kind : str, in words, what a row is
        """
        self.table.show_trial(trial, roles, words, reason)
        self._say(trial.trouble)
        self._summary.setText("" if trial.trouble else self.sum_up(trial, kind))
        self._list(trial.findings)
        self._show_parts(trial=True, busy=False)
        self._summary.setVisible(not trial.trouble)
        self._findings.setVisible(not trial.trouble)
        for part in (self._crs, self._crs_label):
            part.setVisible(trial.with_coordinates)
        self.table.let_choose(True)
        self._go.setEnabled(not trial.trouble)
        self._go.setDefault(True)

    def show_tables(self, tables, chosen, alike=0, all_of_them=""):
        """Show the sheets of the file, where there are several; `alike` of them can be read as one."""
        self._sheets.clear()
        for table in tables:
            self._sheets.addItem(table, table)
        if alike > 1:
            self._sheets.addItem(
                translate("RegisterDialog", "all {count} with the same headers").format(count=alike), all_of_them
            )
        self._sheets.setCurrentIndex(self._sheets.findData(chosen))
        for part in (self._sheets, self._sheet_label):
            part.setVisible(len(tables) > 1)

    def offer_places(self, places, with_plan):
        """Offer where the table may go: pairs (words, what the algorithm is told)."""
        self._places.clear()
        for words, given in places:
            self._places.addItem(words, given)
        if with_plan != self._with_plan:
            self.offer_plan(with_plan)
        self._with_plan = with_plan

    def tell_stage(self, words):
        """Say what is done now."""
        self._stage.setText(words)

    def tell_share(self, percent):
        """Say how much is done."""
        self._bar.setRange(0, 100)
        self._bar.setValue(round(percent))

    # what is chosen

    def open(self, path):
        """Choose a file, as the person would."""
        self._file.setFilePath(path)

    def path(self):
        """The file."""
        return self._file.filePath()

    def sheet(self):
        """The sheet of it."""
        return self._sheets.currentData()

    def crs(self):
        """The reference system of coordinates in columns; not valid where none is told."""
        return self._crs.crs()

    def place(self):
        """Where the table goes, as the algorithm is told."""
        return self._places.currentData()

    def reject(self):
        """Cancel, Escape and the cross all leave."""
        self.left.emit()
        super().reject()

    # how it is put together

    def _file_box(self, file_types, folder):
        box = QgsFileWidget()
        box.setObjectName("CommunityGridsRegisterFile")
        patterns = " ".join(f"*.{ending}" for ending in file_types)
        ours, others = self.files(), translate("RegisterDialog", "All files")
        box.setFilter(f"{ours} ({patterns});;{others} (*)")
        box.setDefaultRoot(folder)
        box.setDialogTitle(self.title())
        return box

    def _lay_out(self):
        top = QHBoxLayout()
        top.addWidget(QLabel(self.label()))
        top.addWidget(self._file, 3)
        top.addWidget(self._sheet_label)
        top.addWidget(self._sheets, 1)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._findings)
        self._middle.setStretchFactor(0, 3)
        self._middle.setStretchFactor(1, 2)
        form = QFormLayout()
        form.addRow(self._crs_label, self._crs)
        self.add_rows(form)
        self._place_label = QLabel(translate("RegisterDialog", "Save to:"))
        form.addRow(self._place_label, self._places)
        form.addRow(self._then)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self._said)
        column.addWidget(self._summary)
        column.addWidget(self._middle, 1)
        column.addLayout(form)
        column.addWidget(self._stage)
        column.addWidget(self._bar)
        column.addStretch(0)
        column.addWidget(self._buttons)
        for part in (self._sheets, self._sheet_label):
            part.hide()
        letters = self.fontMetrics()
        self.resize(QSize(_WIDE * letters.horizontalAdvance("字"), _HIGH * letters.lineSpacing()))

    def _say(self, words):
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _show_parts(self, trial, busy):
        for part in (self._middle, self._summary, self._places, self._place_label):
            part.setVisible(trial)
        for part in (self._crs, self._crs_label):
            part.setVisible(trial and not part.isHidden())
        for part in (self._stage, self._bar):
            part.setVisible(busy)
        self.show_then(trial)
        self._file.setEnabled(not busy)
        self._sheets.setEnabled(not busy)

    def _choose_file(self, path):
        if path and Path(path).exists():
            self.show_tables([], "")
            self.file_chosen.emit(path, "")

    def _list(self, findings):
        """Show findings so that their rows can be copied."""
        high = self.fontMetrics().lineSpacing()
        lines = [
            f'<tr><td><img src="{escape(icon_file(_ICONS[severity]))}" height="{high}">&nbsp;</td>'
            f"<td>{escape(words)}</td></tr>"
            for severity, words in findings
        ]
        self._findings.setHtml(f'<table cellpadding="2">{"".join(lines)}</table>')

    # what each kind of table says

    def title(self):
        """What the window is called."""
        raise NotImplementedError

    def label(self):
        """What stands before the file."""
        raise NotImplementedError

    def files(self):
        """What files that may hold such a table are called."""
        raise NotImplementedError

    def invitation(self):
        """What is said while no file is chosen."""
        raise NotImplementedError

    def sum_up(self, trial, kind):
        """What would become of the table, in a line."""
        raise NotImplementedError

    def add_rows(self, form):
        """Add what else is asked to a QFormLayout."""

    def offer_plan(self, with_plan):
        """Hear that a plan is open that the table can go on to, or no longer."""

    def show_then(self, trial):
        """Show what is to become of the table, where one is shown."""
        self._then.setVisible(trial and self._with_plan)
