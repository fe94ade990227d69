"""The dialog of a rebalance: what is asked for, the search, and the offers; the map stays in reach beside it."""

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from .offers_page import OffersPage
from .wish_page import WishPage

__all__ = ["ASK", "OFFER", "SEARCH", "RebalanceDialog"]

ASK, SEARCH, OFFER = range(3)
_AIR = 24


class RebalanceDialog(QDialog):
    """Shows one of its three pages and tells what is asked for.

    Attributes
    ----------
    page : int, which of them: ASK, SEARCH or OFFER
    wish : WishPage
    offers : OffersPage

    Signals
    -------
    search_asked, back_asked, apply_asked, left
    offered : the offers are seen, and the dialog lies where it is to lie
    """

    search_asked = pyqtSignal()
    back_asked = pyqtSignal()
    apply_asked = pyqtSignal()
    left = pyqtSignal()
    offered = pyqtSignal()

    def __init__(self, project, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsRebalance")
        self.setWindowTitle(self.tr("Rebalance"))
        self.wish, self.offers = WishPage(project), OffersPage()
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._stage, self._bar = QLabel(), QProgressBar()
        # No stack of Qt's: the dialog is as high as the page that is seen, not as the highest.
        self._pages = (self.wish, self._search_page(), self.offers)
        self.page = ASK
        self._buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self._back = self._buttons.addButton(self.tr("Back"), roles.ResetRole)
        self._go = self._buttons.addButton("", roles.AcceptRole)
        self._leave = self._buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        for button in (self._back, self._leave):
            button.setAutoDefault(False)
        self._go.setDefault(True)
        column = QVBoxLayout(self)
        column.addWidget(self._said)
        for page in self._pages:
            column.addWidget(page, 1)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self._proceed)
        self._buttons.rejected.connect(self.reject)
        self._back.clicked.connect(self.back_asked)
        self.wish.changed.connect(self._follow)
        self.ask()

    def ask(self, words=""):
        """Show what may be asked for, with a sentence above it."""
        self._turn(ASK, words)
        self._go.setText(self.tr("Look for offers"))
        self._follow()

    def search(self):
        """Show that it is being looked."""
        self._turn(SEARCH, "")
        self._bar.setRange(0, 100)
        self._bar.setValue(0)
        self.tell_stage(self.tr("Starting"))

    def offer(self, found, troubles):
        """Show what was found, and sentences about the register."""
        self._turn(OFFER, "")
        self._go.setText(self.tr("Apply"))
        self.offers.show_found(found, troubles)
        QTimer.singleShot(0, self._keep_clear)  # once the page knows how high it is

    def covers(self, widget):
        """How many pixels of a widget the dialog hides at its foot."""
        top = widget.mapFromGlobal(self.frameGeometry().topLeft()).y()
        return min(max(widget.height() - top, 0), widget.height())

    def tell_stage(self, words):
        """Say what is done now."""
        self._stage.setText(words + " …")

    def tell_share(self, percent):
        """Say how much is done."""
        self._bar.setValue(round(percent))

    def reject(self):
        """Cancel, Escape and the cross all leave; whoever opened the dialog closes it."""
        self.left.emit()
        super().reject()

    def _search_page(self):
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self._stage)
        column.addWidget(self._bar)
        hint = QLabel(self.tr("QGIS can be used meanwhile; nothing of the plan changes."))
        hint.setEnabled(False)
        column.addWidget(hint)
        column.addStretch(2)
        return page

    def _turn(self, page, words):
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self.page = page
        for place, widget in enumerate(self._pages):
            widget.setVisible(place == page)
        self._back.setVisible(page != ASK)
        self._go.setVisible(page != SEARCH)
        self._go.setEnabled(True)

    def _proceed(self):
        (self.search_asked if self.page == ASK else self.apply_asked).emit()

    def _follow(self):
        if self.page == ASK:
            self._go.setEnabled(self.wish.complete())

    def _keep_clear(self):
        """Go to the foot of QGIS's window, so that the map above shows who moves."""
        window = self.parentWidget()
        self.adjustSize()
        if window is not None:
            room = window.frameGeometry().intersected(window.screen().availableGeometry())
            self.move(room.left() + _AIR, max(room.top(), room.bottom() - self.frameGeometry().height() - _AIR))
        self.offered.emit()
