"""What a person wants to see of events: which of them, when, beside what, and counted by what."""

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from ....adapters.events.figures.rows import KINDS, kind_words

__all__ = ["PERIODS", "Wishes"]

PERIODS = ("today", "yesterday", "week", "month", "last_month", "year", "last_year", "all", "days")
"""Spans of days to choose from; `days` are those that a person says."""

_COMPARISONS = ("before", "year", "")


class Wishes(QWidget):
    """Boxes to choose from.

    Signals
    -------
    changed : other events, or another span or comparison
    kind_changed(kind) : another kind of groups

    Parameters
    ----------
    kind, period, comparison : str, what is chosen at first
    """

    changed = pyqtSignal()
    kind_changed = pyqtSignal(str)

    def __init__(self, kind, period, comparison, parent=None):
        super().__init__(parent)
        self._source, self._period, self._comparison, self._kind = (QComboBox() for _ in range(4))
        self._since, self._until = QDateEdit(), QDateEdit()
        self._fill()
        self._build()
        self.choose(kind, period, comparison)
        self._follow_period()
        for box in (self._source, self._period, self._comparison):
            box.currentIndexChanged.connect(self._hear)
        for edit in (self._since, self._until):
            edit.dateChanged.connect(lambda _: self.period() == "days" and self.changed.emit())
        self._kind.currentIndexChanged.connect(lambda _: self.kind_changed.emit(self.kind()))

    def choose(self, kind=None, period=None, comparison=None):
        """Choose something else; what is None stays."""
        for box, data in ((self._kind, kind), (self._period, period), (self._comparison, comparison)):
            if data is not None:
                box.setCurrentIndex(max(box.findData(data), 0))

    def source(self):
        """What is chosen to be counted: '' for the open plan, else the id of a layer; None for nothing."""
        return self._source.currentData()

    def kind(self):
        """What is counted by."""
        return self._kind.currentData()

    def period(self):
        """One of PERIODS."""
        return self._period.currentData()

    def days(self):
        """The days that a person says: ('2024-12-01', '2024-12-31')."""
        return tuple(edit.date().toString("yyyy-MM-dd") for edit in (self._since, self._until))

    def comparison(self):
        """'before', 'year' or ''."""
        return self._comparison.currentData()

    def show_sources(self, sources):
        """List what can be counted: list of (words, data); the one chosen before stays where it is there still."""
        before = self.source()
        self._source.blockSignals(True)
        self._source.clear()
        for words, data in sources:
            self._source.addItem(words, data)
        at = self._source.findData(before) if before is not None else -1
        self._source.setCurrentIndex(max(at, 0) if sources else -1)
        self._source.blockSignals(False)

    def _fill(self):
        words = kind_words()
        for each in KINDS:
            self._kind.addItem(words[each], each)
        for each, said in zip(PERIODS, self._period_words(), strict=True):
            self._period.addItem(said, each)
        for each, said in zip(_COMPARISONS, self._comparison_words(), strict=True):
            self._comparison.addItem(said, each)
        self._comparison.setToolTip(self.tr("What the figures are compared with: black lines in the chart"))
        self._kind.setToolTip(self.tr("What the events are counted by"))
        for edit in (self._since, self._until):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setDate(QDate.currentDate())

    def _period_words(self):
        return (
            self.tr("Today"),
            self.tr("Yesterday"),
            self.tr("Last 7 days"),
            self.tr("This month"),
            self.tr("Last month"),
            self.tr("This year"),
            self.tr("Last year"),
            self.tr("All that there is"),
            self.tr("From … to …"),
        )

    def _comparison_words(self):
        return self.tr("And the time before"), self.tr("And the year before"), self.tr("No comparison")

    def _build(self):
        for box in (self._source, self._period, self._comparison, self._kind):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for boxes in ((self._source, self._period), (self._since, self._until), (self._comparison, self._kind)):
            row = QHBoxLayout()
            for box in boxes:
                row.addWidget(box, 1)
            column.addLayout(row)

    def _hear(self, _):
        self._follow_period()
        self.changed.emit()

    def _follow_period(self):
        for edit in (self._since, self._until):
            edit.setVisible(self.period() == "days")
