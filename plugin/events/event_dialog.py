"""The dialog that imports events: beside what all such dialogs have, whether coordinates are shifted, and the plan."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QLabel

from ..arriving_dialog import ArrivingDialog

__all__ = ["EventDialog"]


class EventDialog(ArrivingDialog):
    """Shows what would become of events, and asks about their coordinates where they seem to be shifted.

    Signals
    -------
    datum_chosen : coordinates are shifted otherwise
    """

    datum_chosen = pyqtSignal()

    def __init__(self, file_types, folder, parent=None):
        self._take = QCheckBox()
        self._question, self._datum, self._datum_label = QLabel(), QComboBox(), QLabel()
        super().__init__(file_types, folder, self._take, parent)
        self._take.setText(self.tr("Then take them into the plan"))
        self.setObjectName("CommunityGridsEvents")
        self._datum.setObjectName("CommunityGridsEventDatum")
        self._datum.activated.connect(lambda _: self.datum_chosen.emit())

    def add_rows(self, form):
        self._question.setWordWrap(True)
        self._datum_label.setText(self.tr("Coordinates are:"))
        for words, datum in (
            (self.tr("as they are"), "find_out"),
            (self.tr("of Amap or Tencent (GCJ-02)"), "GCJ02"),
            (self.tr("of Baidu (BD-09)"), "BD09"),
        ):
            self._datum.addItem(words, datum)
        form.addRow(self._question)
        form.addRow(self._datum_label, self._datum)
        for part in (self._question, self._datum_label, self._datum):
            part.hide()

    def show_busy(self, words, keep=False):
        super().show_busy(words, keep)
        if not keep:
            self._ask(shown=False)

    def show_nothing(self, words):
        super().show_nothing(words)
        self._ask(shown=False)

    def show_datum(self, with_places, asked):
        """Ask what the coordinates are in, where there are any.

        Parameters
        ----------
        with_places : bool
        asked : str, in words, what they seem to be in; '' where they seem right or nothing shows
        """
        words = self.tr("The coordinates lie at the buildings of the plan as {datum}, not as they are. Convert them?")
        self._question.setText(f"<b>{words.format(datum=asked)}</b>" if asked else "")
        self._ask(with_places)

    def _ask(self, shown):
        self._question.setVisible(shown and bool(self._question.text()))
        for part in (self._datum_label, self._datum):
            part.setVisible(shown)

    def datum(self):
        """What the coordinates are in, as the algorithm is told."""
        return self._datum.currentData()

    def forget_datum(self):
        """Coordinates of another file are as they are until somebody says otherwise."""
        self._datum.setCurrentIndex(0)

    def take_too(self):
        """Whether the events are to be taken into the plan when they are there."""
        return self._with_plan and self._take.isChecked()

    def title(self):
        return self.tr("Import events")

    def label(self):
        return self.tr("Events:")

    def files(self):
        return self.tr("Tables of events")

    def invitation(self):
        return self.tr("Choose the file that the events arrived in: XLSX, XLS, ODS, CSV, DBF, SHP, GDB, GPKG.")

    def sum_up(self, trial, kind):
        number = self.locale().toString
        counts = {name: number(count) for name, count in trial.counts.items()}
        words = self.tr("Events: {events}; with coordinates: {placed}; with an address alone: {addresses}")
        return words.format(**counts)

    def offer_plan(self, with_plan):
        self._take.setChecked(with_plan)
