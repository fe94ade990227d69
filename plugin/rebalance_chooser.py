"""Rebalancing from the map: three ways to bring grids back into band, each with its price, to choose among."""

from html import escape

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QRadioButton, QSpinBox, QVBoxLayout

from .chooser import Chooser

__all__ = ["RebalanceChooser", "RebalanceDialog"]


class RebalanceChooser(Chooser):
    """Offers of the engine, those that do the same shown once."""

    def __init__(self, canvas, editing, messages, settings, window, zoom, parent=None):
        super().__init__(canvas, editing, messages, parent)
        self.bar.name_button(self.tr("Rebalance so"))
        self._settings, self._window, self._zoom = settings, window, zoom
        self._offers = None

    def start(self, view, chosen):
        """Ask what may move, and look for ways; `chosen` are the grids that are chosen."""
        dialog = RebalanceDialog(chosen, self._settings.most_moved_percent, self._window)
        if not dialog.exec():
            return
        self._settings.most_moved_percent = dialog.percent()
        self.look(view, dialog.codes(), dialog.percent() / 100)

    def look(self, view, codes, most_moved):
        """Look for ways among some grids, all with None, that move at most this share of the households."""
        from ..engine.gridding.editing.offers import rebalance_offers  # needs packages that QGIS need not bring

        self._view = view
        offers = self.found(lambda draft: rebalance_offers(draft, codes, most_moved))
        if offers is None:
            return
        self._offers, self._proposals = offers, _different(offers.offers)
        if not self._proposals:
            self._messages.say(self.tr("Every grid is in band, or cannot be by whole units: there is nothing to move."))
            return
        self._zoom(sorted(self._proposals[0].edit.touched))
        self.bar.open(len(self._proposals))

    def words(self, proposal, parts):
        price = proposal.price
        aims = {
            "fewest_households": self.tr("Fewest households"),
            "fewest_grids": self.tr("Fewest grids"),
            "rounder_grids": self.tr("Rounder grids"),
        }
        moved = self.tr("households moved {households} (at least {least}), buildings {buildings}, grids {grids}")
        rest = self.tr("compactness {value}; still out {out}")
        moved = moved.format(
            households=price.households, least=self._offers.least, buildings=price.buildings, grids=price.grids
        )
        rest = rest.format(value=f"{price.compactness:.2f}", out=price.out)
        return f"<b>{escape(aims[price.option])}</b>: {escape(moved)}<br>{escape(rest)}"


class RebalanceDialog(QDialog):
    """Which grids may change, and how much may move.

    Parameters
    ----------
    chosen : list of str, the codes of the chosen grids
    percent : int, of all households that may move
    """

    def __init__(self, chosen, percent, parent=None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rebalance"))
        self._chosen = chosen
        words = QLabel(self.tr("Grids are brought back into band with as few households moved as possible."))
        words.setWordWrap(True)
        self._all = QRadioButton(self.tr("All grids may change, but for locked ones"))
        self._some = QRadioButton(self.tr("Only the chosen grids may change ({count})").format(count=len(chosen)))
        self._some.setEnabled(len(chosen) > 1)
        (self._some if len(chosen) > 1 else self._all).setChecked(True)
        self._percent = QSpinBox()
        self._percent.setRange(1, 100)
        self._percent.setSuffix(" %")
        self._percent.setValue(percent)
        form = QFormLayout()
        form.addRow(self.tr("Households that may move at most:"), self._percent)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self._all)
        column.addWidget(self._some)
        column.addLayout(form)
        column.addWidget(buttons)

    def codes(self):
        """The grids that may change; None for all."""
        return self._chosen if self._some.isChecked() else None

    def percent(self):
        """The share of households that may move."""
        return self._percent.value()


def _different(offers):
    """The offers that change something, each change once."""
    kept, known = [], set()
    for offer in offers:
        if offer.edit is None:
            continue
        change = tuple(zip(offer.edit.units.tolist(), map(str, offer.edit.after), strict=True))
        if change not in known:
            known.add(change)
            kept.append(offer)
    return kept
