"""What of the events is wanted: source, class, state, grid, urgency, department, age, words."""

from qgis.gui import QgsCheckableComboBox, QgsFilterLineEdit
from qgis.PyQt.QtCore import QSignalBlocker, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QSizePolicy, QToolButton, QWidget

from ....engine.events.showing.view import ONLY, View

__all__ = ["FilterBox"]

_DAYS = (0.0, 1.0, 3.0, 7.0, 30.0, 90.0, 365.0)
_TYPING_MS, _COUNTING_MS, _BREATH_MS = 300, 1000, 20
_LISTS = ("sources", "categories", "states", "grids", "urgencies", "departments")


class FilterBox(QWidget):
    """Boxes to choose with.

    Signals
    -------
    changed : something else is wanted
    """

    changed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._wanted, self._listed = View(), {}
        self.only, self.days, self.text = QComboBox(), QComboBox(), QgsFilterLineEdit()
        self.lists = {name: _list(self.tr("All")) for name in _LISTS}
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._views, self._coming, self._counting = None, [], QTimer(self)
        self._counting.setSingleShot(True)
        self._fill()
        self._build()
        self.only.currentIndexChanged.connect(self._tell)
        self.days.currentIndexChanged.connect(self._tell)
        for box in self.lists.values():
            box.checkedItemsChanged.connect(self._tell)
        self.text.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.changed)
        self._counting.timeout.connect(self._show_coming)

    def view(self):
        """What is wanted: View, without name and place."""
        lists = {name: tuple(box.checkedItemsData()) for name, box in self.lists.items()}
        return View(only=self.only.currentData(), days=self.days.currentData(), text=self.text.text(), **lists)

    def show_view(self, view):
        """Show what a view wants, without telling of it."""
        self._wanted = view
        with self._silence():
            self.only.setCurrentIndex(max(0, self.only.findData(view.only)))
            at = self.days.findData(view.days)
            if at < 0:
                self.days.addItem(self.tr("Last {count} days").format(count=f"{view.days:g}"), view.days)
                at = self.days.count() - 1
            self.days.setCurrentIndex(at)
            self.text.setText(view.text)
            for name, box in self.lists.items():
                _check(box, getattr(view, name))
        self._typing.stop()

    def show_values(self, views):
        """List what there is to choose from, with how many events have it.

        Parameters
        ----------
        views : engine.events.showing.views.Views
        """
        self._counting.stop()
        self._coming = []
        for name in _LISTS:
            self._list_values(name, views)

    def show_values_later(self, views):
        """The same after a while, a list at a time, so that the window answers in between; of several, the last."""
        self._views = views
        if not self._coming:
            self._coming = list(_LISTS)
            self._counting.start(_COUNTING_MS)

    def _show_coming(self):
        if self._coming:
            self._list_values(self._coming.pop(0), self._views)
        if self._coming:
            self._counting.start(_BREATH_MS)

    def _list_values(self, name, views):
        """List the values of one box."""
        box, counts = self.lists[name], views.values(name)
        before, self._listed[name] = self._listed.get(name, {}), counts
        with self._silence():
            if list(before) == list(counts):
                # An open list stays open, and what is checked in it checked.
                for row, (value, count) in enumerate(counts.items()):
                    if count != before[value]:
                        box.setItemText(row, f"{_words(name, value)} ({count})")
                return
            wanted = self.view()
            box.clear()
            for value, count in counts.items():
                box.addItemWithCheckState(f"{_words(name, value)} ({count})", Qt.CheckState.Unchecked, value)
            _check(box, getattr(wanted, name) or getattr(self._wanted, name))

    def _silence(self):
        return _Silence([self.only, self.days, self.text, *self.lists.values()])

    def _tell(self, *_):
        self._wanted = self.view()
        self.changed.emit()

    def _fill(self):
        words = {
            "all": self.tr("All events"),
            "open": self.tr("Open ones"),
            "late": self.tr("Overdue or nearly"),
            "overdue": self.tr("Overdue"),
            "done": self.tr("Done"),
        }
        for only in ONLY:
            self.only.addItem(words[only], only)
        for days in _DAYS:
            said = self.tr("Last {count} days").format(count=f"{days:g}") if days else self.tr("Whenever")
            self.days.addItem(said if days != 1 else self.tr("Last 24 hours"), days)
        self.text.setPlaceholderText(self.tr("Number or address"))

    def _build(self):
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        heads = {
            "sources": self.tr("Source"),
            "categories": self.tr("Class"),
            "states": self.tr("State"),
            "grids": self.tr("Grid"),
            "urgencies": self.tr("Urgency"),
            "departments": self.tr("Department"),
        }
        rows.addRow(self.tr("Which"), self.only)
        for name, box in self.lists.items():
            rows.addRow(heads[name], box)
        rows.addRow(self.tr("Reported"), self.days)
        rows.addRow(self.tr("Words"), self.text)
        self.clear = QToolButton()
        self.clear.setText(self.tr("Leave nothing out"))
        self.clear.clicked.connect(self._clear)
        rows.addRow("", self.clear)

    def _clear(self):
        self.show_view(View())
        self.changed.emit()


class _Silence:
    """Keeps widgets quiet for a while."""

    def __init__(self, widgets):
        self._widgets = widgets

    def __enter__(self):
        self._blockers = [QSignalBlocker(widget) for widget in self._widgets]

    def __exit__(self, *_):
        for blocker in self._blockers:
            blocker.unblock()


def _list(default):
    box = QgsCheckableComboBox()
    box.setDefaultText(default)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setMinimumContentsLength(8)
    return box


def _check(box, values):
    for row in range(box.count()):
        wanted = Qt.CheckState.Checked if box.itemData(row) in values else Qt.CheckState.Unchecked
        if box.itemCheckState(row) != wanted:
            box.setItemCheckState(row, wanted)


def _words(name, value):
    from ....adapters.words.of_events import source_name, state_name, urgency_name

    said = {"sources": source_name, "states": state_name, "urgencies": urgency_name}.get(name)
    return said(value) if said else str(value) or "–"
