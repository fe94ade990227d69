"""A plan in work: the ground that stays, the grids that come and go, and an edit between two states."""

from dataclasses import dataclass, field, replace

import numpy as np
import shapely

from ..arrangement import segments_of
from ..ground import HIDDEN_PRICE
from ..problems import Surroundings, surroundings_of
from ..units import Borders, Units

__all__ = ["UNASSIGNED", "Count", "Edit", "Fabric", "Fact", "GridRecord", "RefusedError", "VerticalGrid", "fabric_of"]

UNASSIGNED = ""
"""The code of the grid of a unit that belongs to none."""


class RefusedError(Exception):
    """An edit that would break the plan. It carries a Finding; the sentence is made at the edge."""

    def __init__(self, finding):
        super().__init__(finding.check)
        self.finding = finding


@dataclass(frozen=True)
class Fabric:
    """The units of a plan, which stay as they are while grids are edited, and how they hang together.

    Attributes
    ----------
    polygons : (u,) array of Polygon, normalized, that share their edges exactly
    unit_ids : (u,) array of int, each once
    units : Units; `units.communities` are rows of the two below, nothing in it is locked
    around : Surroundings
    community_codes : (c,) array of str
    bands : (c,) list of Band
    kinds : (c,) list of str, 'urban', 'rural' or 'special'
    kind_bands : dict of str (kind) to Band, those of grids of another kind than their community; where a kind has none,
        they go by the community's
    """

    polygons: np.ndarray
    unit_ids: np.ndarray
    units: Units
    around: Surroundings
    community_codes: np.ndarray
    bands: list
    kinds: list
    kind_bands: dict

    def rows_of(self, unit_ids):
        """Find the rows of the units that are among some ids, in the order of the rows: an array of int."""
        return np.flatnonzero(np.isin(self.unit_ids, list(unit_ids)))


@dataclass(frozen=True)
class GridRecord:
    """What is known of a grid beside its units.

    Attributes
    ----------
    code : str
    name : str
    community : int, the row of the community
    kind : str, 'urban', 'rural' or 'special'
    locked : bool
    void : bool, retired: it has no units, and its code is never given again
    note : str, why it may be out of its band, where an officer said so
    """

    code: str
    name: str
    community: int
    kind: str = "urban"
    locked: bool = False
    void: bool = False
    note: str = ""


@dataclass(frozen=True)
class VerticalGrid:
    """Some entrances of a tower as a grid of its own, on the ground of another grid.

    Attributes
    ----------
    code, name : str
    base : str, the code of the grid that keeps the ground
    building_id : str
    unit : int, the unit_id of the unit that the tower stands in
    entrances : tuple of str, in order
    households, dwellings : tuples of int, of each entrance. They are counted, not decided, so that two vertical grids
        that differ in them alone are the same
    void : bool, dissolved: its code is never given again
    """

    code: str
    name: str
    base: str
    building_id: str
    unit: int
    entrances: tuple
    households: tuple = field(default=(), compare=False)
    dwellings: tuple = field(default=(), compare=False)
    void: bool = False

    @property
    def held(self):
        """All its households."""
        return sum(self.households)


@dataclass(frozen=True)
class Count:
    """What a building holds by one row of its dwellings, before an edit and after it.

    Attributes
    ----------
    building_id : str
    entrance, room : str, '' for none
    floor : int, NO_FLOOR of engine.premises.model where not known
    unit : int, the unit_id of the unit that the building stands in, -1 for none
    before, after : (str, int, int) or None, the state, dwellings and households of the row; None where there is no row
    held_before, held_after : int, the households of the whole building
    """

    building_id: str
    entrance: str
    floor: int
    room: str
    unit: int
    before: tuple
    after: tuple
    held_before: int
    held_after: int

    @property
    def more(self):
        """How many households more the building holds after the edit."""
        return self.held_after - self.held_before

    def reversed(self):
        """The count that takes this one back."""
        return replace(
            self, before=self.after, after=self.before, held_before=self.held_after, held_after=self.held_before
        )


@dataclass(frozen=True)
class Fact:
    """What is known of a building besides its counts, before an edit and after it.

    Attributes
    ----------
    building_id : str
    name : str, 'floors', or 'unit' for the unit that it stands in
    unit : int, the unit_id of the unit that the building stands in, -1 for none
    before, after : int, floors or a unit_id, -1 where not known
    """

    building_id: str
    name: str
    unit: int
    before: int
    after: int

    def reversed(self):
        """The fact that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True)
class Edit:
    """One gesture: what it changed, from what to what, so that it can be done, undone and written down.

    Attributes
    ----------
    action : str, a word of `engine.gridding.editing.draft.ACTIONS`
    units : (n,) array of int, rows of the fabric whose grid changes
    before, after : (n,) arrays of str, the codes of their grids
    records_before, records_after : dict of str (code) to GridRecord or None (no such grid), those that change
    reason : str, in the officer's words, '' where none was asked for
    counts : tuple of Count, each of another row; their units stand in `units` with the same grid before and after
    vertical_before, vertical_after : dict of str (code) to VerticalGrid or None, those that change
    facts : tuple of Fact; their units stand in `units` as those of counts do
    """

    action: str
    units: np.ndarray
    before: np.ndarray
    after: np.ndarray
    records_before: dict = field(default_factory=dict)
    records_after: dict = field(default_factory=dict)
    reason: str = ""
    counts: tuple = ()
    vertical_before: dict = field(default_factory=dict)
    vertical_after: dict = field(default_factory=dict)
    facts: tuple = ()

    @property
    def touched(self):
        """The codes of all grids that the edit changes in any way; those that are divided are among them."""
        codes = {*map(str, self.before), *map(str, self.after), *self.records_before, *self.records_after}
        vertical = [*self.vertical_before.values(), *self.vertical_after.values()]
        codes |= {*self.vertical_after, *(grid.base for grid in vertical if grid is not None)}
        return frozenset(codes - {UNASSIGNED})

    def reversed(self):
        """The edit that takes this one back."""
        return Edit(
            self.action,
            self.units,
            self.after,
            self.before,
            self.records_after,
            self.records_before,
            self.reason,
            tuple(count.reversed() for count in reversed(self.counts)),
            self.vertical_after,
            self.vertical_before,
            tuple(fact.reversed() for fact in reversed(self.facts)),
        )


def fabric_of(
    polygons,
    unit_ids,
    communities,
    households,
    buildings,
    community_codes,
    bands,
    borders=None,
    wet=None,
    kinds=None,
    kind_bands=None,
):
    """Put a fabric together from polygons.

    Parameters
    ----------
    polygons : (u,) array of Polygon, normalized, that share their edges exactly
    unit_ids, communities, households, buildings : (u,) arrays of int
    community_codes : (c,) array of str
    bands : (c,) list of Band
    borders : Borders as the plan file keeps them; where None, one can walk over every edge of two units of a community
    wet : (u,) array of bool, water without households
    kinds : (c,) list of str, all 'urban' where None
    kind_bands : dict of str (kind) to Band, as of `Fabric`

    Returns
    -------
    Fabric
    """
    count = len(polygons)
    segments = segments_of(polygons)
    outline = np.zeros(count)
    for side in (segments.left, segments.right):
        np.add.at(outline, side[side >= 0], segments.lengths[side >= 0])
    units = Units(
        of_face=np.arange(count),
        communities=np.asarray(communities, dtype=int),
        households=np.asarray(households, dtype=int),
        buildings=np.asarray(buildings, dtype=int),
        areas=shapely.area(polygons),
        perimeters=outline,
        locked=np.full(count, -1),
        wet=np.zeros(count, dtype=bool) if wet is None else np.asarray(wet, dtype=bool),
        borders=_plain_borders(segments, communities) if borders is None else borders,
    )
    around = surroundings_of(units, segments)
    return Fabric(
        polygons,
        np.asarray(unit_ids, dtype=int),
        units,
        around,
        np.asarray(community_codes, object),
        bands,
        ["urban"] * len(bands) if kinds is None else list(kinds),
        dict(kind_bands or {}),
    )


def _plain_borders(segments, communities):
    """Borders of which nothing is known but their length."""
    home = np.append(np.asarray(communities, dtype=int), -1)
    inner = (segments.left >= 0) & (segments.right >= 0) & (home[segments.left] == home[segments.right])
    ends = np.sort(np.column_stack([segments.left, segments.right])[inner], axis=1)
    pairs, row = np.unique(ends, axis=0, return_inverse=True)
    lengths = np.bincount(row.ravel(), weights=segments.lengths[inner], minlength=len(pairs))
    return Borders(pairs, lengths, HIDDEN_PRICE * lengths, np.ones(len(pairs), dtype=bool))
