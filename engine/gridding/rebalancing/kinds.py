"""What kind each grid in force is of: special grids know no limits, and a village in a town has its own."""

from dataclasses import dataclass

import numpy as np

from ..groups import rows_by

__all__ = ["Kinds", "kinds_of"]


@dataclass(frozen=True)
class Kinds:
    """What kinds the communities and the grids of a plan in force are of.

    Attributes
    ----------
    communities : (c,) array of str
    grids : dict of str (code) to str, where they are known
    bands : dict of str (kind) to Band
    """

    communities: np.ndarray
    grids: dict
    bands: dict

    def of_grid(self, code, community):
        """The kind of a grid with a code, '' for a new one, in a community."""
        return self.grids.get(code) or self.communities[community]

    def band(self, kind, community):
        """The Band of a grid of a kind in a community."""
        return self.bands.get(kind, self.bands[self.communities[community]])

    def apart(self, code, community):
        """Say whether a grid goes by another band than its community, as a school does: only people change it."""
        own = self.bands[self.communities[community]]
        return community >= 0 and self.band(self.of_grid(code, community), community) != own


def kinds_of(district, drawn, communities, bands):
    """Say what kinds there are.

    A community is of the kind of its grids where these agree and are known, whatever the district says; special ones
    among others have no say.

    Parameters
    ----------
    district : District
    drawn : DrawnUnits
    communities : (n,) array of int, the community of each drawn unit, -1 outside all
    bands : dict of str (kind) to Band

    Returns
    -------
    Kinds
    """
    kinds = np.array(district.community_kinds, dtype=object)
    for community, rows in rows_by(communities) if drawn.kinds else ():
        told = {drawn.kinds.get(code) or kinds[community] for code in set(drawn.codes[rows].tolist()) - {""}}
        told = told - {"special"} or told
        if len(told) == 1 and told <= set(bands):
            kinds[community] = told.pop()
    return Kinds(kinds, drawn.kinds, bands)
