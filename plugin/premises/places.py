"""Where a found place leads: the map flies there and flashes, and a building's panel opens."""

from qgis.PyQt.QtCore import QObject

from .locator import PlaceLocator

__all__ = ["Places"]


class Places(QObject):
    """Puts the search into QGIS's locator bar.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    building : BuildingPanel
    """

    def __init__(self, iface, bench, building, parent=None):
        super().__init__(parent)
        self._iface, self._bench, self._building = iface, bench, building
        self._finder = None
        self.locator = PlaceLocator(self._look, self._search, self.go)
        iface.registerLocatorFilter(self.locator)
        bench.closed.connect(self._forget)

    def remove(self):
        """Leave the locator bar, which deletes what it is given back."""
        self._bench.closed.disconnect(self._forget)
        self._iface.deregisterLocatorFilter(self.locator)
        self.locator = self._finder = None

    def go(self, place):
        """Go to a Place."""
        bench = self._bench
        if bench.session is None:
            return
        if place.kind == "address" and not place.key:
            if place.spot is not None:
                self._building.show_spot(place.spot)
        elif place.kind in ("code", "building", "address"):
            self._building.open(place.key, zoom=True)
        elif place.kind == "compound":
            self._building.show_compound(place.key)
        else:
            codes = [place.key] if place.kind == "grid" else self._grids_of(place.key)
            bench.select(codes if place.kind == "grid" else [])
            bench.zoom_to(codes)
            self._building.flash([bench.view.outline_of(code) for code in codes])

    def _grids_of(self, community):
        rows = self._bench.view.grid_rows()
        return [code for code, row in rows.items() if row.community_code == community]

    def _look(self):
        """See what the open plan holds now."""
        session = self._bench.session
        if session is None:
            return
        if self._finder is None:
            from ...adapters.plans.place_finder import PlaceFinder  # packages that QGIS does not bring everywhere

            self._finder = PlaceFinder()
        self._finder.look(session, self._bench.view.names)

    def _search(self, words, cancelled):
        finder = self._finder
        return [] if finder is None else finder.find(words, cancelled)

    def _forget(self):
        self._finder = None
