"""The dialog that imports a register: beside what all such dialogs have, whether its rows are to be tied."""

from qgis.PyQt.QtWidgets import QCheckBox

from ..arriving_dialog import ArrivingDialog

__all__ = ["RegisterDialog"]


class RegisterDialog(ArrivingDialog):
    """Shows what would become of a register, and asks whether to tie its rows."""

    def __init__(self, file_types, folder, parent=None):
        self._tie = QCheckBox()
        super().__init__(file_types, folder, self._tie, parent)
        self._tie.setText(self.tr("Then tie its rows to the buildings of the plan"))
        self.setObjectName("CommunityGridsRegister")

    def tie_too(self):
        """Whether rows are to be tied when they are there."""
        return self._with_plan and self._tie.isChecked()

    def title(self):
        return self.tr("Import register")

    def label(self):
        return self.tr("Register:")

    def files(self):
        return self.tr("Registers")

    def invitation(self):
        return self.tr("Choose the file that the register arrived in: XLSX, XLS, ODS, CSV, DBF, SHP, GDB, GPKG.")

    def sum_up(self, trial, kind):
        number = self.locale().toString
        words = self.tr("{kind}: {rows} rows, {dwellings} dwellings, {households} households")
        counts = {name: number(count) for name, count in trial.counts.items()}
        words = words.format(kind=kind[:1].upper() + kind[1:], **counts)
        if not trial.refused:
            return words
        refused = self.tr("rows refused: {count}").format(count=number(trial.refused))
        return f"{words} · <b>{refused}</b>"

    def offer_plan(self, with_plan):
        self._tie.setChecked(with_plan)
