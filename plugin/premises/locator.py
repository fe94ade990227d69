"""QGIS's locator bar finds places of the open plan: a grid, a community, a compound, an address or a code."""

from qgis.core import QgsLocatorFilter, QgsLocatorResult

from ...engine.progress import CancelledError
from ..icons import icon

__all__ = ["PREFIX", "PlaceLocator"]

PREFIX = "cgr"
"""What is typed before the words where no other filter is wanted; QGIS keeps shorter ones to itself."""

_SHORT_PREFIX = "cg "  # QGIS hands it on with the words
_SHORTEST = 2  # letters, where no prefix is typed: one letter finds everything
_ICONS = {
    "grid": "grids",
    "community": "community_grids",
    "compound": "boundary",
    "address": "building",
    "building": "building",
    "code": "find_code",
}


class PlaceLocator(QgsLocatorFilter):
    """Searches in a thread of the locator; each search has a copy of its own.

    Parameters
    ----------
    look : callable without arguments, called in the main thread before a search: it sees what the plan holds now
    search : callable of str and of a callable that says whether to stop; gives a list of Place
    go : callable of a Place
    """

    def __init__(self, look, search, go, parent=None):
        super().__init__(parent)
        self._look, self._search, self._go = look, search, go
        self._icons = {kind: icon(name) for kind, name in _ICONS.items()}
        self.setUseWithoutPrefix(True)

    def clone(self):
        """One search of its own; QGIS owns it."""
        return PlaceLocator(self._look, self._search, self._go)

    def name(self):
        return "community_grids_places"

    def displayName(self):
        return self.tr("Community Grids: grids, addresses, buildings")

    def prefix(self):
        return PREFIX

    def priority(self):
        return QgsLocatorFilter.Priority.High

    def prepare(self, string, context):
        """See what there is, in the main thread: the plan's file is read there alone."""
        self._look()
        return []

    def fetchResults(self, string, context, feedback):  # noqa: N802
        """Search, in the locator's thread."""
        words = string.removeprefix(_SHORT_PREFIX).strip()
        prefixed = context.usingPrefix or string.startswith(_SHORT_PREFIX)
        if len(words) < (1 if prefixed else _SHORTEST):
            return
        try:
            places = self._search(words, feedback.isCanceled)
        except CancelledError:
            return
        for place in places:
            if feedback.isCanceled():
                return
            result = QgsLocatorResult(self, place.title, place)
            result.description = place.about
            result.icon = self._icons[place.kind]
            result.score = place.fit
            self.resultFetched.emit(result)

    def triggerResult(self, result):  # noqa: N802
        """Go there."""
        place = result.userData() if callable(result.userData) else result.userData
        if place is not None:
            self._go(place)
