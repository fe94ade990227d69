"""The head of the panel *Building*: what it is, the facts, and its grid with the load against the band."""

from html import escape

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyle, QToolButton, QVBoxLayout, QWidget

from ..grids_dock.band_bar import draw_band_bar
from ..text_colours import faint
from .floors_field import FloorsField

__all__ = ["BuildingHead"]

_HERE = "\0"  # where the link goes, in words that are no markup


class BuildingHead(QWidget):
    """Shows the head of a Card.

    Signals
    -------
    building_asked(id) : the one before or after
    grid_asked(code) : the grid is to be chosen
    floors_typed(floors)
    """

    building_asked = pyqtSignal(str)
    grid_asked = pyqtSignal(str)
    floors_typed = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._card = None
        self._title, self._facts, self._place = QLabel(), QLabel(), QLabel()
        self.floors = FloorsField()
        self.floors.typed.connect(self.floors_typed)
        self._lines = []
        for label in (self._title, self._facts):
            label.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.RichText)
        self._facts.setTextFormat(Qt.TextFormat.RichText)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts.setAccessibleName(self.tr("What is known of the building"))
        self._before = self._arrow(QStyle.StandardPixmap.SP_ArrowBack, self.tr("Building before (Alt+Left)"))
        self._after = self._arrow(QStyle.StandardPixmap.SP_ArrowForward, self.tr("Building after (Alt+Right)"))
        self._before.clicked.connect(self.go_before)
        self._after.clicked.connect(self.go_after)
        self._build()

    def show_card(self, card, writable):
        """Take a Card, and whether it can be changed."""
        self._card = card
        self.floors.show_floors(card.floors, writable)
        self._title.setText(f"<b>{escape(card.title)}</b>")
        rows = "".join(
            f'<tr><td style="color:{faint().name()};white-space:nowrap;">{escape(fact.caption)}&nbsp;&nbsp;</td>'
            f"<td>{escape(fact.words)}</td></tr>"
            for fact in card.facts
        )
        self._facts.setText(f"<table cellspacing=1>{rows}</table>")
        words = self.tr("{place} of {count} in {group}")
        alone = card.count < 2 or not card.group
        self._place.setText("" if alone else words.format(place=card.place, count=card.count, group=card.group))
        self._before.setEnabled(bool(card.before))
        self._after.setEnabled(bool(card.after))
        self._show_grids(card.grids)

    def go_before(self):
        """Ask for the building before."""
        if self._card is not None and self._card.before:
            self.building_asked.emit(self._card.before)

    def go_after(self):
        """Ask for the building after."""
        if self._card is not None and self._card.after:
            self.building_asked.emit(self._card.after)

    def _show_grids(self, grids):
        """A line and a bar for each; lines that are left over wait hidden."""
        from ...adapters.premises.building_words import grid_words  # packages that QGIS does not bring everywhere

        while len(self._lines) < max(len(grids), 1):
            self._add_line()
        for place, (words, bar) in enumerate(self._lines):
            grid = grids[place] if place < len(grids) else None
            words.setVisible(grid is not None or place == 0)
            bar.show_grid(grid)
            if grid is not None:
                link = f'<a href="{escape(grid.code)}">{escape(grid.code)}</a>'
                words.setText(escape(grid_words(grid, _HERE)).replace(_HERE, link).replace("\n", "<br>"))
            elif place == 0:
                words.setText(self.tr("It stands in no grid."))

    def _add_line(self):
        words, bar = QLabel(), _LoadBar()
        words.setWordWrap(True)
        words.linkActivated.connect(self.grid_asked)
        self.layout().addWidget(words)
        self.layout().addWidget(bar)
        self._lines.append((words, bar))

    def _arrow(self, picture, words):
        button = QToolButton()
        button.setIcon(self.style().standardIcon(picture))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        return button

    def _build(self):
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._place)
        top.addWidget(self._before)
        top.addWidget(self._after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self._facts)
        column.addWidget(self.floors)


class _LoadBar(QWidget):
    """The households of a grid against its band."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values = None

    def show_grid(self, grid):
        """Take a GridRow, or None."""
        self._values = None if grid is None else (grid.households, grid.minimum, grid.maximum, grid.status)
        self.setVisible(grid is not None)
        self.update()

    def sizeHint(self):  # noqa: N802
        return QSize(160, 14)

    def paintEvent(self, event):
        if self._values is not None:
            painter = QPainter(self)
            draw_band_bar(painter, QRectF(self.rect()).adjusted(0, 2, 0, -2), *self._values)
            painter.end()
