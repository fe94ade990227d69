"""Three offers side by side, the lower bound beside them in words, and why it is done."""

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from .offer_card import OfferCard

__all__ = ["OffersPage"]


class OffersPage(QWidget):
    """The last page of the dialog.

    Signals
    -------
    looked_at(place) : an offer was chosen, to be looked at
    """

    looked_at = pyqtSignal(int)

    def __init__(self, count=3, parent=None):
        super().__init__(parent)
        self._bound = QLabel()
        self._bound.setWordWrap(True)
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(self.tr("Stays in the history (optional)"))
        self._group = QButtonGroup(self)
        self.cards = [OfferCard() for _ in range(count)]
        row = QHBoxLayout()
        for place, card in enumerate(self.cards):
            self._group.addButton(card.button, place)
            card.chosen.connect(lambda place=place: self.looked_at.emit(place))
            row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.addWidget(self._bound)
        column.addLayout(row)
        column.addWidget(self._trouble)
        form = QFormLayout()
        form.addRow(self.tr("Reason:"), self._reason)
        column.addLayout(form)
        column.addStretch(1)

    def show_found(self, found, troubles):
        """Show a Found, and sentences about the register; the first offer that changes something is looked at."""
        for card, offer in zip(self.cards, found.offers, strict=True):
            card.button.setAutoExclusive(False)
            card.button.setChecked(False)
            card.show_offer(offer, found)
        self._bound.setText(self._bound_words(found))
        self._trouble.setText(" ".join(troubles))
        self._trouble.setVisible(bool(troubles))
        first = next((card for card, offer in zip(self.cards, found.offers, strict=True) if offer.edit), None)
        if first is not None:
            first.button.setChecked(True)
            first.button.setFocus()

    def place(self):
        """Which offer is chosen; -1 for none."""
        return self._group.checkedId()

    def reason(self):
        """Why, in the officer's words."""
        return self._reason.text().strip()

    def _bound_words(self, found):
        share = f"{100 * found.least / max(found.households, 1):.2f}"
        if found.least:
            words = self.tr(
                "The bound: whatever the plan, at least {least} of {households} households ({share} %) must change "
                "their grid until no grid is out of band that need not be."
            )
        else:
            words = self.tr(
                "The bound says nothing here: by numbers alone, no household would have to change its grid."
            )
        return words.format(least=f"{found.least:,}", households=f"{found.households:,}", share=share)
