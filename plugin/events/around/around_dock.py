"""The dock *Around*: what is round an event or a place, in lists whose numbers stand on the map."""

from html import escape

from qgis.core import QgsApplication
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QPointF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...text_colours import faint

__all__ = ["AroundDock"]

_SIZE = QSize(420, 560)
_ITEM = Qt.ItemDataRole.UserRole


class AroundDock(QgsDockWidget):
    """Shows an AroundAnswer and tells what is wanted.

    Signals
    -------
    item_pointed(Item or None), item_opened(Item)
    zoom_asked, copy_asked, print_asked, clear_asked
    """

    item_pointed = pyqtSignal(object)
    item_opened = pyqtSignal(object)
    zoom_asked = pyqtSignal()
    copy_asked = pyqtSignal()
    print_asked = pyqtSignal()
    clear_asked = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsAround")
        self.setWindowTitle(self.tr("Around"))
        self._empty, self._title, self._facts, self._status = QLabel(), QLabel(), QLabel(), QLabel()
        for label in (self._empty, self._title, self._facts, self._status):
            label.setWordWrap(True)
        self.list = QTreeWidget()
        self.answer = None
        self._build()
        self.show_nothing()

    def show_nothing(self, words=""):
        """Say how to come to an answer, or why there is none."""
        self.answer = None
        self.list.clear()
        self._empty.setText(words or self.tr("Click an event or any place on the map with the tool Around."))
        self._pages.setCurrentIndex(0)

    def show_working(self):
        """Say that an answer is on its way; what is shown stays until it is there."""
        if self.answer is None:
            self._empty.setText(self.tr("Looking around…"))
        self.say(self.tr("Looking around…"))

    def show_answer(self, answer):
        """Show an AroundAnswer."""
        from ....adapters.events.around.words import (  # packages that QGIS does not bring everywhere
            answer_title,
            fact_rows,
        )

        self.answer = answer
        self._title.setText(f"<b>{escape(answer_title(answer))}</b>")
        rows = "".join(
            f'<tr><td style="color:{faint().name()};white-space:nowrap;">{escape(caption)}&nbsp;&nbsp;</td>'
            f"<td>{escape(words)}</td></tr>"
            for caption, words in fact_rows(answer)
        )
        self._facts.setText(f"<table cellspacing=1>{rows}</table>")
        self._fill(answer)
        self.say("")
        self._pages.setCurrentIndex(1)

    def say(self, sentence):
        """Tell something under the lists."""
        self._status.setText(sentence)
        self._status.setVisible(bool(sentence))

    def _fill(self, answer):
        from ....adapters.events.around.words import LISTED, item_cells, item_tip, list_heads, list_title, nothing_words

        self.list.clear()
        self.list.setHeaderLabels(list_heads())
        for what in LISTED:
            items = [item for item in answer.items if item.what == what]
            words = self.tr("{list} ({count})").format(list=list_title(what), count=len(items))
            head = QTreeWidgetItem([words])
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            self.list.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            for item in items:
                row = QTreeWidgetItem(item_cells(item))
                row.setIcon(0, _number(item))
                row.setToolTip(0, "\n".join(item_tip(item)))
                row.setData(0, _ITEM, item)
                for column in (2, 3):
                    row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if item.status == "off":
                    for column in range(4):
                        row.setForeground(column, QBrush(faint()))
                head.addChild(row)
            if not items:
                nothing = QTreeWidgetItem([nothing_words(what, answer)])
                nothing.setFlags(Qt.ItemFlag.ItemIsEnabled)
                nothing.setForeground(0, QBrush(faint()))
                head.addChild(nothing)
                nothing.setFirstColumnSpanned(True)
            head.setExpanded(True)
        for column in (1, 2, 3):
            self.list.resizeColumnToContents(column)

    def _build(self):
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setTextFormat(Qt.TextFormat.RichText)
        self._facts.setTextFormat(Qt.TextFormat.RichText)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts.setAccessibleName(self.tr("What is known of the event"))
        tree = self.list
        tree.setColumnCount(4)
        tree.setUniformRowHeights(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(10)
        tree.setAccessibleName(self.tr("What is round the event"))
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.currentItemChanged.connect(lambda row, _: self.item_pointed.emit(row.data(0, _ITEM) if row else None))
        tree.itemActivated.connect(self._open)
        tools = QHBoxLayout()
        for name, picture, words, signal in (
            ("zoom", "/mActionZoomToSelected.svg", self.tr("Show on the map"), self.zoom_asked),
            ("copy", "/mActionEditCopy.svg", self.tr("Copy as text"), self.copy_asked),
            ("print", "/mActionSaveAsPDF.svg", self.tr("Save as PDF…"), self.print_asked),
            ("clear", "/mActionRemove.svg", self.tr("Take the signs off the map"), self.clear_asked),
        ):
            button = QToolButton()
            button.setObjectName(name)
            button.setIcon(QgsApplication.getThemeIcon(picture))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setAutoRaise(True)
            button.clicked.connect(signal)
            tools.addWidget(button)
        tools.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 6, 6, 6)
        for part in (tools, self._title, self._facts, self.list, self._status):
            if part is tools:
                column.addLayout(part)
            else:
                column.addWidget(part, 1 if part is self.list else 0)
        self._pages = _Pages()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(content)
        self.setWidget(self._pages)

    def _open(self, row, _column):
        item = row.data(0, _ITEM)
        if item is not None:
            self.item_opened.emit(item)


def _number(item):
    """The sign of an item as it stands on the map: QIcon."""
    from ....adapters.events.around.painting import Sign, paint_sign

    pixmap = QPixmap(22, 22)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sign = Sign(item.what, str(item.rank), item.status, item.sure, (11.0, 11.0), None)
    paint_sign(painter, sign, QPointF)
    painter.end()
    return QIcon(pixmap)


class _Pages(QStackedWidget):
    """How to begin, and an answer."""

    def sizeHint(self):  # noqa: N802
        return _SIZE
