"""Who works where, told: in the dock, in the table of communities, on the map, and where an own edit reaches in."""

from qgis.PyQt.QtCore import QObject

from ...adapters.plans.on_map.communities import communities_of, community_outline
from .claims_on_map import ClaimsOnMap
from .life_box import local_time

__all__ = ["TellingClaims"]


class TellingClaims(QObject):
    """Tells the claims of others.

    Parameters
    ----------
    bench : Workbench, for its session, view and messages
    dock : SharingDock
    grids : GridsDock
    canvas : QgsMapCanvas
    """

    def __init__(self, bench, dock, grids, canvas, parent=None):
        super().__init__(parent)
        self._bench, self._dock, self._grids = bench, dock, grids
        self._claims, self._warned, self._resting = (), set(), False
        self.on_map = ClaimsOnMap(canvas)

    def begin(self):
        """Another plan is open, or none."""
        self._warned = set()
        self.show(())

    def show(self, claims):
        """Show a tuple of database.claims.Claim."""
        self._claims = tuple(claim for claim in claims if not claim.own)
        line, short = self.tr("{name} is working in {community} until {time}."), self.tr("{name} until {time}")
        marks = {claim.community: short.format(**self._words(claim)) for claim in self._claims}
        self._dock.show_claims([line.format(**self._words(claim)) for claim in self._claims])
        self._grids.mark_communities(marks)
        self._draw(marks)

    def rest(self, on):
        """Leave the map to something else, or come back to it."""
        self._resting = on
        self.show(self._claims)

    def warn(self, codes):
        """Warn, once of each claim, that an own edit of grids reaches into it."""
        edited = communities_of(self._bench.session.draft, codes)
        for claim in self._claims:
            who = claim.community, claim.holder
            if claim.community in edited and who not in self._warned:
                self._warned.add(who)
                words = self.tr("{name} is working in {community} until {time}: your changes may clash.")
                self._bench.messages.refuse(words.format(**self._words(claim)))

    def remove(self):
        """Leave the canvas."""
        self.on_map.clear()

    def _draw(self, marks):
        view = self._bench.view
        if view is None or self._resting:
            self.on_map.clear()
            return
        shapes = [(community_outline(view, code), words) for code, words in marks.items()]
        self.on_map.show([(ground, words) for ground, words in shapes if ground is not None], view.crs)

    def _words(self, claim):
        names = {} if self._bench.view is None else self._bench.view.names
        community = names.get(claim.community) or claim.community
        return {"name": claim.holder, "community": community, "time": local_time(claim.until)}
