"""What a rebalance is to do: by which register, among which grids, and how much may move."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ..register_picker import RegisterPicker

__all__ = ["WishPage"]

WHOLE, COMMUNITY, CHOSEN = range(3)
_MOST_WIDE = 320  # pixels of a list of communities


class WishPage(QWidget):
    """The first page of the dialog.

    Signals
    -------
    changed : whether it is complete may be different now
    """

    changed = pyqtSignal()

    def __init__(self, project, parent=None):
        super().__init__(parent)
        self.register = RegisterPicker(project)
        self._name = QLineEdit()
        self._note = QLabel(self.tr("A new register goes into a new scenario; the plan in force stays as it is."))
        self._note.setWordWrap(True)
        self._reach = QButtonGroup(self)
        self._communities = QComboBox()
        self._communities.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._limited = QCheckBox(self.tr("At most"))
        self._percent = QDoubleSpinBox()
        self._percent.setRange(0.1, 100.0)
        self._percent.setDecimals(1)
        self._percent.setSuffix(" %")
        self._share = QLabel()
        self._households, self._suggestion = 0, ""
        column = QVBoxLayout(self)
        for title, content in (
            (self.tr("Register"), self._register_rows()),
            (self.tr("Which grids may change"), self._reach_rows()),
            (self.tr("How much may move"), self._limit_row()),
        ):
            group = QGroupBox(title)
            group.setLayout(content)
            column.addWidget(group)
        column.addStretch(1)
        self.register.changed.connect(self._follow)
        self._name.textChanged.connect(lambda _: self.changed.emit())
        self._limited.toggled.connect(self._follow)
        self._percent.valueChanged.connect(self._follow)
        self._reach.idToggled.connect(lambda *_: self._follow())

    def show_plan(self, scenario, communities, chosen, households, percent):
        """Begin with the plan as it is.

        Parameters
        ----------
        scenario : str, the name of the open one
        communities : list of (code, words), of which one may be chosen; the first is at first
        chosen : int, how many grids are chosen
        households : int, of the plan
        percent : float, how much may move; 100 or more is no limit
        """
        self._households, self._suggestion = households, scenario
        self.register.refresh()
        self._name.clear()
        self._communities.clear()
        for code, words in communities:
            self._communities.addItem(words, code)
        self._communities.setMinimumWidth(min(self._communities.sizeHint().width(), _MOST_WIDE))
        self._reach.button(CHOSEN).setText(self.tr("The chosen grids ({count})").format(count=chosen))
        self._reach.button(CHOSEN).setEnabled(chosen > 1)
        self._reach.button(COMMUNITY).setEnabled(bool(communities))
        self._reach.button(CHOSEN if chosen > 1 else WHOLE).setChecked(True)
        self._limited.setChecked(percent < 100)
        self._percent.setValue(percent if percent < 100 else 2.0)
        self._follow()

    def choose_community(self, code):
        """Let the grids of one community change."""
        self._communities.setCurrentIndex(max(0, self._communities.findData(code)))
        self._reach.button(COMMUNITY).setChecked(True)

    def complete(self):
        """Whether enough is chosen to look."""
        return self.register.complete() and (self.register.layer() is None or bool(self.scenario_name()))

    def scenario_name(self):
        """The name of the scenario that a new register goes into."""
        return self._name.text().strip()

    def reach(self):
        """WHOLE, COMMUNITY or CHOSEN."""
        return self._reach.checkedId()

    def community(self):
        """The code of the community that is chosen."""
        return self._communities.currentData()

    def percent(self):
        """How much may move, in percent of the plan's households."""
        return self._percent.value() if self._limited.isChecked() else 100.0

    def _register_rows(self):
        form = QFormLayout()
        form.addRow(self.register)
        self._name_words = QLabel(self.tr("New scenario:"))
        self._name_words.setMinimumWidth(self.register.label_width())
        form.addRow(self._name_words, self._name)
        form.addRow(self._note)
        return form

    def _reach_rows(self):
        column = QVBoxLayout()
        for number, words in (
            (WHOLE, self.tr("All grids of the plan; locked ones stay as they are")),
            (COMMUNITY, self.tr("The grids of one community:")),
            (CHOSEN, ""),
        ):
            button = QRadioButton(words)
            self._reach.addButton(button, number)
            row = QHBoxLayout()
            row.addWidget(button)
            if number == COMMUNITY:
                row.addWidget(self._communities, 1)
            column.addLayout(row)
        return column

    def _limit_row(self):
        row = QHBoxLayout()
        for widget in (self._limited, self._percent, self._share):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _follow(self, *_):
        layer = self.register.layer()
        for widget in (self._name, self._name_words, self._note):
            widget.setVisible(layer is not None)
        if layer is not None and not self._name.isModified():
            self._name.setText(f"{self._suggestion} · {layer.name()}")
        limited = self._limited.isChecked()
        self._percent.setEnabled(limited)
        count = int(self._percent.value() / 100 * self._households)
        words = self.tr("of the plan's households may change their grid: {count}").format(count=f"{count:,}")
        self._share.setText(words if limited else self.tr("No limit: as many as it takes to have all grids in band"))
        self._communities.setEnabled(self.reach() == COMMUNITY)
        self.changed.emit()
