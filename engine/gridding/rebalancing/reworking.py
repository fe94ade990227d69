"""Communities laid out anew over the units of the plan in force, and their parts, each divided by itself."""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from ..ground_over import WHOLE, Relaid, ground_over, relaid
from ..problems import surroundings_of
from .parts import parts_in

__all__ = ["Reworked", "better_of", "lay_anew"]

NEAR = 200.0
"""Metres round a community within which streets and barriers matter to it: those of a bridge's far end, at most."""


@dataclass(frozen=True)
class Reworked:
    """A community with its units laid out anew.

    Attributes
    ----------
    community : int, its row in the district
    units : (n,) array of int, its rows of the relaid units
    relaid : Relaid, of this community and perhaps others
    rows : (m,) array of int, the drawn unit of every relaid unit, -1 where none
    whole : bool, whether the units are the drawn ones, uncut and in the same outline
    maximum : int, the most households of a grid here
    parts : list of Part
    """

    community: int
    units: np.ndarray
    relaid: Relaid
    rows: np.ndarray
    whole: bool
    maximum: int
    parts: list

    @property
    def settled(self):
        """Say whether all parts are as little out of band as their totals demand, and no unit is too much to grid."""
        units = self.relaid.units
        heavy = (units.households > self.maximum) & (units.buildings > 1) & (units.locked < 0)
        return not heavy[self.units].any() and all(part.settled for part in self.parts)

    @property
    def off(self):
        """Grids out of band and by how many households, at best, with what units are over the maximum."""
        units = self.relaid.units
        over = np.maximum(units.households[self.units] - self.maximum, 0)
        out, miss = (sum(part.off[place] for part in self.parts) for place in (0, 1))
        return out + int((over > 0).sum()), miss + int(over.sum())


def better_of(first, second):
    """Take of each community the attempt that is less out of band, the first where they are equal."""
    by_community = {one.community: one for one in first}
    for one in second:
        before = by_community.get(one.community)
        if before is None or one.off < before.off:
            by_community[one.community] = one
    return [by_community[community] for community in sorted(by_community)]


def lay_anew(district, drawn, standing, bands, todo, seed, fine, check, run_all):
    """Lay out some communities anew.

    Parameters
    ----------
    district : District, tidy
    drawn : DrawnUnits
    standing : Standing
    bands : (c,) list of Band
    todo : (n,) array of int, rows of communities, ascending
    seed : int
    fine : bool, whether blocks are cut between buildings where they hold too much
    check, run_all : callables, as of `lay_ground`

    Returns
    -------
    list of Reworked, one a community, without changes yet
    """
    laid_out = np.union1d(todo, _owners_before(district.communities, todo))
    part, near = _cut_out(district, standing, laid_out), _near(drawn.polygons, district.communities[laid_out])
    maximum = max(bands[community].maximum for community in todo)
    sizes = (maximum // 2, max(maximum // 4, 1), max(maximum // 8, 1)) if fine else (WHOLE,) * 3
    ground, row_of_face = ground_over(part, drawn.polygons[near], sizes, check, run_all)
    # Where a community's edge runs a hair beside its units, or has moved, a neighbour's unit is no unit here.
    home = np.append(standing.communities[near], -1)[row_of_face]
    row_of_face = np.where(home == laid_out[ground.communities], row_of_face, -1)
    laid = relaid(ground, row_of_face, ground.fine if fine else None)
    rows = np.append(near, -1)[laid.rows]
    locked = np.where((rows >= 0) & standing.kept[rows], rows, -1)
    laid = replace(laid, units=replace(laid.units, locked=locked))
    codes = np.where(rows >= 0, drawn.codes[rows], "")
    first_face = np.unique(laid.units.of_face, return_index=True)[1]
    parts = parts_in(
        laid.units,
        surroundings_of(laid.units, ground.segments),
        ground.faces.places[first_face],
        codes,
        [bands[community] for community in laid_out],
        seed,
    )
    return [
        Reworked(
            int(community),
            np.flatnonzero(laid.units.communities == row),
            laid,
            rows,
            not fine and not standing.redrawn[community],
            bands[community].maximum,
            parts.get(row, []),
        )
        for row, community in enumerate(laid_out.tolist())
        if community in todo
    ]


def _owners_before(communities, todo):
    """Communities listed before one of some that it overlaps: the ground that they share is theirs."""
    one, other = shapely.STRtree(communities).query(communities[todo], predicate="intersects")
    before = other < todo[one]
    one, other = todo[one[before]], other[before]
    return other[shapely.area(shapely.intersection(communities[one], communities[other])) > 0]


def _cut_out(district, standing, todo):
    """The district of some communities alone, with the lines near them."""
    inside = np.isin(standing.building_communities, todo)
    communities = district.communities[todo]
    streets = _near(district.streets, communities)
    return replace(
        district,
        communities=communities,
        community_codes=district.community_codes[todo],
        community_kinds=district.community_kinds[todo],
        buildings=district.buildings[inside],
        households=district.households[inside],
        streets=district.streets[streets],
        street_ranks=district.street_ranks[streets],
        barriers=district.barriers[_near(district.barriers, communities)],
        compounds=district.compounds[_near(district.compounds, communities)],
        locked=np.empty(0, dtype=object),
        locked_codes=np.empty(0, dtype=object),
    )


def _near(geometries, communities):
    """The rows of what comes near one of some communities, ascending."""
    if not len(geometries):
        return np.empty(0, dtype=int)
    return np.unique(shapely.STRtree(geometries).query(communities, predicate="dwithin", distance=NEAR)[1])
