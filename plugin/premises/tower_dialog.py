"""How a tower is to be divided by entrance: a proposal, what it would make, and room for groups of one's own."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from ..status_colours import status_colour
from ..text_colours import readable
from .tower_bars import TowerBars

__all__ = ["TowerDialog"]

_WIDTH, _ROWS = 520, 4


class TowerDialog(QDialog):
    """Shows one tower of several; it computes nothing and writes nothing.

    Signals
    -------
    tower_chosen(place) : another of the towers that were listed
    groups_typed(text), groups_drawn(groups) : other groups
    divide_asked, dissolve_asked, propose_asked
    """

    tower_chosen = pyqtSignal(int)
    groups_typed = pyqtSignal(str)
    groups_drawn = pyqtSignal(list)
    divide_asked = pyqtSignal()
    dissolve_asked = pyqtSignal()
    propose_asked = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Divide tower by entrance"))
        self.setMinimumWidth(_WIDTH)
        self.towers, self.bars, self.groups = QComboBox(), TowerBars(), QLineEdit()
        self.groups.setPlaceholderText("1-2; 3-4")
        self.groups.setToolTip(self.tr("Entrances with commas between or as a run, groups with semicolons between"))
        self._said, self._notes = QLabel(), QLabel()
        for label in (self._said, self._notes):
            label.setWordWrap(True)
        self.table = QTableWidget(0, 4)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        heads = [self.tr("Grid code"), self.tr("Entrances"), self.tr("Households"), self.tr("Status")]
        self.table.setHorizontalHeaderLabels(heads)
        buttons = QDialogButtonBox()
        self.divide = buttons.addButton(self.tr("Divide"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.dissolve = QPushButton(self.tr("Make it whole again"))
        self.propose = QPushButton(self.tr("Propose"))
        self.propose.setToolTip(self.tr("Within the limits where they can be, few, and of even size"))
        buttons.addButton(self.dissolve, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.propose, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        form = QFormLayout()
        form.addRow(self.tr("Building:"), self.towers)
        form.addRow(self.tr("Groups:"), self.groups)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._said)
        column.addWidget(self.bars, 1)
        column.addWidget(self.table)
        column.addWidget(self._notes)
        column.addWidget(buttons)
        self.towers.currentIndexChanged.connect(self.tower_chosen)
        self.groups.textEdited.connect(self.groups_typed)
        self.bars.groups_changed.connect(self.groups_drawn)
        self.divide.clicked.connect(self.divide_asked)
        self.dissolve.clicked.connect(self.dissolve_asked)
        self.propose.clicked.connect(self.propose_asked)
        buttons.rejected.connect(self.reject)

    def list_towers(self, words):
        """List the buildings that one may divide: list of str."""
        self.towers.blockSignals(True)
        self.towers.clear()
        self.towers.addItems(words)
        self.towers.blockSignals(False)
        self.towers.setEnabled(len(words) > 1)

    def show_tower(self, words, names, households, divided):
        """Show a tower in words, its entrances, and whether it is divided now."""
        self._said.setText(words)
        self.bars.show_tower(names, households)
        self.dissolve.setEnabled(divided)
        self.bars.setVisible(bool(names))

    def show_groups(self, text, groups, rows, notes, possible):
        """Show what groups would make of it.

        Parameters
        ----------
        text : str, the groups as a person writes them; None where they were just typed
        groups : list of tuples of str
        rows : list of (code, entrances, households, status, words of the status)
        notes : str, what one must know of it
        possible : bool, whether it can be done
        """
        if text is not None:
            self.groups.setText(text)
        self.bars.show_groups(groups, [f"{code[-3:]}: {households}" for code, _, households, *_ in rows])
        self.table.setRowCount(len(rows))
        for place, (code, entrances, households, status, words) in enumerate(rows):
            for column, value in enumerate((code, entrances, str(households), words)):
                item = QTableWidgetItem(value)
                if column == 2:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if column == 3:
                    item.setForeground(readable(status_colour(status)))
                self.table.setItem(place, column, item)
        self.table.resizeColumnsToContents()
        lines = self.table.rowHeight(0) * max(min(len(rows), 8), _ROWS) if rows else 0
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + lines + 4)
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self.divide.setEnabled(possible)
