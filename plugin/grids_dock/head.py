"""The head of the dock: which plan and scenario are open, and what undo and redo would do."""

from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..icons import icon
from ..text_colours import make_faint, readable

__all__ = ["Head"]


class Head(QWidget):
    """One line for the plan and its scenario, one for undo and redo, a banner where the plan cannot be changed.

    Signals
    -------
    scenario_chosen(plan_id)
    branch_asked, rename_asked, delete_asked, compare_asked, open_asked, close_asked, undo_asked, redo_asked
    sharing_asked : how things stand with the shared database is to be seen
    """

    scenario_chosen = pyqtSignal(object)
    branch_asked = pyqtSignal()
    rename_asked = pyqtSignal()
    delete_asked = pyqtSignal()
    compare_asked = pyqtSignal()
    open_asked = pyqtSignal()
    close_asked = pyqtSignal()
    undo_asked = pyqtSignal()
    redo_asked = pyqtSignal()
    sharing_asked = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._plan = QToolButton()
        self._plan.setIcon(icon("plan"))
        self._plan.setAutoRaise(True)
        self._plan.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._plan.setMenu(self._plan_menu())
        self._scenarios = QComboBox()
        self._scenarios.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._scenarios.setMinimumContentsLength(8)
        self._scenarios.setToolTip(self.tr("The scenario that you see and work on"))
        self._scenarios.activated.connect(self._choose)
        branch = _button("branch", self.tr("Branch: go on in a copy of this scenario, under a new name"))
        branch.clicked.connect(self.branch_asked)
        compare = _button("compare", self.tr("Compare two scenarios side by side"))
        compare.clicked.connect(self.compare_asked)
        self._undo, self._redo = _button("undo", ""), _button("redo", "")
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        self._last = QLabel()
        self._last.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        make_faint(self._last)
        self._sharing = QToolButton()
        self._sharing.setIcon(icon("sharing"))
        self._sharing.setAutoRaise(True)
        self._sharing.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sharing.setToolTip(self.tr("Show the dock Sharing"))
        self._sharing.clicked.connect(self.sharing_asked)
        self._sharing.hide()
        self._banner = _Banner()
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget in (self._plan, self._scenarios, branch, compare):
            first.addWidget(widget)
        for widget in (self._undo, self._redo, self._last):
            second.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._banner)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._sharing)
        self._writing = [branch]

    def show_plan(self, path, scenarios, open_id, read_only):
        """Name the plan, list its scenarios as (plan_id, name), and say so where nothing can be changed."""
        self._plan.setToolTip(path)
        self._plan.setText(Path(path).name)
        self._scenarios.blockSignals(True)
        self._scenarios.clear()
        for plan_id, name in scenarios:
            self._scenarios.addItem(name, plan_id)
        self._scenarios.setCurrentIndex(max(0, self._scenarios.findData(open_id)))
        self._scenarios.blockSignals(False)
        self._delete.setEnabled(len(scenarios) > 1 and not read_only)
        self._rename.setEnabled(not read_only)
        for button in self._writing:
            button.setEnabled(not read_only)
        words = self.tr("This plan is read-only: you can look and compare, but nothing can be changed.")
        self._banner.say(words if read_only else "")

    def show_steps(self, undo, redo):
        """Say what undo and redo would take back and do again; '' where there is nothing."""
        self._undo.setEnabled(bool(undo))
        self._redo.setEnabled(bool(redo))
        nothing = self.tr("Nothing to undo"), self.tr("Nothing to redo")
        self._undo.setToolTip((self.tr("Undo: {step}").format(step=undo) if undo else nothing[0]) + " (Ctrl+Z)")
        self._redo.setToolTip((self.tr("Redo: {step}").format(step=redo) if redo else nothing[1]) + " (Ctrl+Shift+Z)")
        self._last.setText(self.tr("Last: {step}").format(step=undo) if undo else self.tr("No changes yet"))
        self._last.setToolTip(undo)

    def show_sharing(self, words, colour):
        """Say how things stand with the shared database, in a colour; '' where the plan is not shared."""
        self._sharing.setText(words)
        self._sharing.setStyleSheet(f"color: {readable(QColor(colour)).name()};" if colour else "")
        self._sharing.setVisible(bool(words))

    def _plan_menu(self):
        menu = QMenu(self)
        menu.addAction(icon("open_plan"), self.tr("Open another plan…")).triggered.connect(self.open_asked)
        menu.addSeparator()
        self._rename = menu.addAction(self.tr("Rename this scenario…"))
        self._rename.triggered.connect(self.rename_asked)
        self._delete = menu.addAction(self.tr("Delete this scenario…"))
        self._delete.triggered.connect(self.delete_asked)
        menu.addSeparator()
        menu.addAction(self.tr("Close the plan")).triggered.connect(self.close_asked)
        return menu

    def _choose(self, place):
        self.scenario_chosen.emit(self._scenarios.itemData(place))


class _Banner(QFrame):
    """A strip that is seen at once, hidden while there is nothing to say."""

    def __init__(self):
        super().__init__()
        self._words = QLabel()
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._words)
        self.setStyleSheet("background: #fff3cd; color: #5c4400; border-radius: 3px;")
        self.hide()

    def say(self, words):
        self._words.setText(words)
        self.setVisible(bool(words))


def _button(picture, tip):
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    return button
