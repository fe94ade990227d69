"""Own claims: taken with the first edit in a community, renewed while the plan is open, let go at its close."""

from functools import partial

from qgis.PyQt.QtCore import QObject, QTimer

from . import claims

__all__ = ["KeepingClaims"]

# A claim ends by itself after ten minutes; it is renewed long before.
_RENEW_MS = 4 * 60_000


class KeepingClaims(QObject):
    """Says what is to be asked of the database; others ask it.

    Parameters
    ----------
    ask : callable of the work for a connection
    look : callable that is told that claims may have ended
    """

    def __init__(self, ask, look, parent=None):
        super().__init__(parent)
        self._ask, self._look = ask, look
        self._district, self._held = None, set()
        self._renewal = QTimer(self)
        self._renewal.setInterval(_RENEW_MS)
        self._renewal.timeout.connect(self._renew)

    def begin(self, district):
        """A connection is there: claim again what was claimed."""
        self._district = district
        self._renewal.start()
        self._claim(self._held)

    def edited(self, communities, online):
        """Communities were edited here; those that are new are claimed, at once or when the connection is back."""
        new = communities - self._held
        self._held |= communities
        if new and online:
            self._claim(new)

    def releasing(self):
        """The work of letting all go; None where nothing is held. From now on nothing is."""
        self._renewal.stop()
        held, self._held = sorted(self._held), set()
        return partial(claims.release, district=self._district, communities=held) if held else None

    def _renew(self):
        self._claim(self._held)
        self._look()

    def _claim(self, communities):
        if communities:
            self._ask(partial(claims.claim, district=self._district, communities=sorted(communities)))
