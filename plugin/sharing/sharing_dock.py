"""The dock *Sharing* put together of its parts. It shows how things stand and tells what is asked for."""

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..icons import icon
from ..row_table import row_table
from ..text_colours import make_faint
from .changes_model import ChangesModel
from .conflicts_box import ConflictsBox
from .connection_box import ConnectionBox
from .life_box import LifeBox

__all__ = ["SharingDock"]

_SIZE = QSize(430, 520)
_TABLE_HEIGHT = 120


class SharingDock(QgsDockWidget):
    """The dock; `connection`, `life` and `conflicts` tell of themselves what was asked for.

    Signals
    -------
    set_up_asked, publish_asked, bring_asked, as_of_asked, restore_asked
    grids_chosen(codes) : they are to be shown on the map
    """

    set_up_asked = pyqtSignal()
    publish_asked = pyqtSignal()
    bring_asked = pyqtSignal()
    as_of_asked = pyqtSignal()
    restore_asked = pyqtSignal()
    grids_chosen = pyqtSignal(list)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsSharing")
        self.setWindowTitle(self.tr("Sharing"))
        self.connection, self.life, self.conflicts = ConnectionBox(), LifeBox(), ConflictsBox()
        self._changes = ChangesModel(self)
        self._table = row_table(self._changes, "CommunityGridsSharedChanges")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setMinimumHeight(_TABLE_HEIGHT)
        self._table.setToolTip(self.tr("Double-click a change to see its grids"))
        self._table.doubleClicked.connect(lambda index: self.grids_chosen.emit(self._changes.codes(index.row())))
        self._title, self._claims, self._invitation = QLabel(), QLabel(), QLabel()
        for label in (self._title, self._claims, self._invitation):
            label.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._pages = _Pages()
        self._pages.addWidget(self._invitation_page())
        self._pages.addWidget(_scrolled(self._shared_page()))
        self.setWidget(self._pages)
        self.show_unshared(False)

    def show_unshared(self, is_open):
        """Show how to begin; `is_open` says whether there is a plan that could be published."""
        self._invitation.setText(
            self.tr("The open plan is in its file only. Publish it, and colleagues can work on it at the same time.")
            if is_open
            else self.tr("Open a plan to publish it, or bring one that colleagues have published.")
        )
        self._publish.setEnabled(is_open)
        self._pages.setCurrentIndex(0)

    def show_shared(self, title):
        """Show a shared plan, named by a line."""
        self._title.setText(title)
        self._pages.setCurrentIndex(1)

    def shows_shared(self):
        """Whether a shared plan is shown."""
        return self._pages.currentIndex() == 1

    def show_changes(self, lines):
        """Show what was done of late: a sequence of database.news.Line."""
        self._changes.show(lines)
        for column in range(self._changes.columnCount() - 1):
            self._table.resizeColumnToContents(column)

    def show_claims(self, lines):
        """Show who works where, a line each."""
        self._claims.setText("\n".join(lines))
        self._claims.setVisible(bool(lines))

    def allow(self, online, can_edit):
        """Let be asked for what can be done now."""
        self._as_of.setEnabled(online)
        self._restore.setEnabled(online and can_edit)

    def _invitation_page(self):
        self._publish = self._button("publish", self.tr("Publish plan…"), self.publish_asked)
        bring = self._button("bring", self.tr("Bring plan…"), self.bring_asked)
        set_up = self._button("set_up", self.tr("Set up shared database…"), self.set_up_asked)
        page = QWidget()
        column = QVBoxLayout(page)
        for widget in (self._invitation, self._publish, bring, set_up):
            column.addWidget(widget)
        column.addStretch(1)
        return page

    def _shared_page(self):
        self._as_of = self._button("as_of", self.tr("Grids as of…"), self.as_of_asked)
        self._as_of.setToolTip(self.tr("Show the grids as they were on a date, as a layer"))
        self._restore = self._button("undo", self.tr("Restore…"), self.restore_asked)
        self._restore.setToolTip(self.tr("Make grids, or all of them, what they were on a date"))
        row = QHBoxLayout()
        row.addWidget(self._as_of)
        row.addWidget(self._restore)
        row.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(6, 6, 6, 6)
        self._title.setStyleSheet("font-weight: bold;")
        late = QLabel(self.tr("Recent changes"))
        make_faint(late)
        for widget in (self._title, self.connection, _line(), self.conflicts, self.life, _line(), self._claims, late):
            column.addWidget(widget)
        column.addWidget(self._table, 1)
        column.addLayout(row)
        return page

    def _button(self, picture, words, signal):
        button = QPushButton(icon(picture), words)
        button.clicked.connect(lambda: signal.emit())
        return button


class _Pages(QStackedWidget):
    """How to begin, and the shared plan; it asks for room enough."""

    def sizeHint(self):  # noqa: N802
        return _SIZE


def _line():
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line


def _scrolled(page):
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area
