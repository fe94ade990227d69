"""How far it is from a place to what helps and to key places: no farther on foot than it takes to know the nearest."""

import numpy as np

from ..model import resources_of
from .walking import walks

__all__ = ["Ways"]


class Ways:
    """How far what helps and key places are: straight, and on foot as far as need be.

    Parameters
    ----------
    place : (2,) array of float, metres
    helps, keys : Resources, None where there is none
    streets_within : callable or None, as of engine.events.around.place.Surroundings
    rules : engine.events.around.place.AroundRules

    Attributes
    ----------
    count : int, of `helps`, whose rows come first; those of `keys` follow
    straight : (n,) array of float, metres in a straight line, inf without a place
    walk : (n,) array of float, metres on foot; inf where there is no way, nan where no street is known
    of_kind : dict of str (kind of what helps) to (k,) array of int, rows
    walked : bool, whether streets are known near by
    """

    def __init__(self, place, helps, keys, streets_within, rules):
        helps, keys = (one if one is not None else resources_of([]) for one in (helps, keys))
        self.count = len(helps)
        places = np.concatenate([helps.places, keys.places]).reshape(-1, 2)
        self.straight = np.nan_to_num(np.hypot(*(places - place).T), nan=np.inf)
        self.walk = np.full(len(places), np.nan)
        self._walks = None
        kinds = helps.kinds.tolist()
        self.of_kind = {
            kind: np.array([row for row, own in enumerate(kinds) if own == kind], dtype=int)
            for kind in dict.fromkeys(kinds)
        }
        if streets_within is not None and len(places):
            self._measure(place, places, streets_within, rules)
        self.walked = self._walks is not None

    def _measure(self, place, places, streets_within, rules):
        """Walk ever farther until the nearest of each kind are known."""
        metres = self._wanted(self.straight, rules) * 1.5
        while True:
            metres = min(max(metres, rules.keys_m), rules.walk_m)
            network, complete = streets_within(metres)
            if not len(network):
                return
            self._walks = walks(network, place, places, rules.walk_m)
            self.walk = self._walks.metres
            complete = min(complete, rules.walk_m)
            farthest = self._wanted(self.walk, rules)
            if farthest <= complete or complete >= rules.walk_m:
                return
            metres = min(farthest, 2 * complete)

    def _wanted(self, metres, rules):
        """How far the farthest is of those that are told."""
        told = [np.sort(metres[rows])[: rules.each] for rows in self.of_kind.values()]
        found = np.concatenate([*told, [0.0]])
        return float(found.max()) if np.isfinite(found).all() else np.inf

    def ordered(self, rows):
        """Rows by how far they are on foot, those without a way last, by how far they are."""
        walk = np.nan_to_num(self.walk[rows], nan=np.inf)
        return rows[np.lexsort((self.straight[rows], walk))]

    def line(self, row):
        """The way there on foot: LineString, None where there is none."""
        return None if self._walks is None else self._walks.line(row)
