"""One offer as a card: its price in numbers, chosen by a click or by the arrow keys."""

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QRadioButton, QVBoxLayout

from ...adapters.gridding.rebalancing import option_names

__all__ = ["OfferCard"]

_PLAIN = "#CommunityGridsOffer { border: 1px solid palette(mid); border-radius: 6px; background: palette(base); }"
_CHOSEN = "#CommunityGridsOffer { border: 2px solid #0072b2; border-radius: 6px; background: palette(base); }"


class OfferCard(QFrame):
    """A card with a radio button, which stands for the whole card.

    Signals
    -------
    chosen
    """

    chosen = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("CommunityGridsOffer")
        self.button = QRadioButton()
        font = self.button.font()
        font.setBold(True)
        self.button.setFont(font)
        self._moved, self._more = QLabel(), QLabel()
        self._more.setWordWrap(True)
        self._more.setMinimumHeight(2 * self._more.fontMetrics().lineSpacing())
        self._more.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._table = QGridLayout()
        self._table.setColumnStretch(0, 1)
        self._table.setHorizontalSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        for widget in (self.button, self._moved, self._more):
            column.addWidget(widget)
        column.addLayout(self._table)
        column.addStretch(1)
        self.button.toggled.connect(self._show_choice)
        self._show_choice(False)

    def show_offer(self, offer, found):
        """Show an Offered of a Found."""
        price = offer.price
        self.button.setText(option_names()[price.option])
        self.button.setEnabled(offer.edit is not None)
        households = self.tr("households move ({share} %)").format(share=f"{100 * offer.share:.2f}")
        self._moved.setText(f'<span style="font-size:17pt"><b>{price.households:,}</b></span> {households}')
        self._more.setText(self._compared(offer, found))
        compactness = "–" if price.compactness != price.compactness else f"{price.compactness:.2f}"
        rows = (
            (self.tr("Buildings that move"), f"{price.buildings:,}"),
            (self.tr("Grids touched"), str(price.grids)),
            (self.tr("Compactness of these"), compactness),
            (self.tr("Grids out of band"), f"{found.out} → <b>{offer.out}</b>"),
            (self.tr("of these, that need not be"), f"<b>{price.out}</b>"),
        )
        while self._table.count():
            self._table.takeAt(0).widget().deleteLater()
        for row, (words, value) in enumerate(rows):
            number = QLabel(value)
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._table.addWidget(QLabel(words), row, 0)
            self._table.addWidget(number, row, 1)

    def mousePressEvent(self, event):
        """A click anywhere on the card chooses it."""
        if self.button.isEnabled():
            self.button.setChecked(True)
        super().mousePressEvent(event)

    def _compared(self, offer, found):
        if offer.like:
            return self.tr("The same as “{option}”.").format(option=option_names()[offer.like])
        if offer.edit is None:
            return self.tr("Nothing may move within the limit.")
        more = offer.price.households - found.least
        if more == 0:
            return self.tr("No plan could move fewer.")
        return self.tr("{more} more than the bound.").format(more=f"{more:,}") if more > 0 else ""

    def _show_choice(self, on):
        self.setStyleSheet(_CHOSEN if on else _PLAIN)
        if on:
            self.chosen.emit()
